//! What proves me, and where I am signed in.

use super::{notices, openid, own, proof, role_names, tokens};
use crate::{
    AppState, View, WebError,
    cookie::Cookie,
    doors::Pass,
    frame::icon,
    parts::{code, day, name, note, number},
};
use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::credential::Account;
use lantern_store::SessionRow;
use maud::{Markup, html};
use serde::Deserialize;

/// `GET /account`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass) -> Result<Markup, WebError> {
    let body = if pass.entered.is_local() {
        html! {
            header { h1 { (view.t("account-title")) } p class="lede" { (view.t("account-local-what")) } }
            p class="acts" { a class="btn btn-primary" href=(view.to("/set-up")) { (view.t("account-set-up-begin")) } }
        }
    } else {
        let held = own(&state, &pass).await?;
        let sessions = state.store.sessions_of(&held.id.to_string(), &state.now()).await?;
        html! {
            header {
                (note(&view.t("account-roles"), &html! { p { (role_names(&view, &pass.entered.roles())) } p { a href=(view.to("/policy")) { (view.t("account-policy-title")) } } }))
                h1 { (view.t("account-title")) }
                p class="lede" { (code(pass.entered.login())) @if let Some(agency) = pass.entered.agency() { " · " (name(agency)) } }
            }
            (notices::section(&view, &state.gate.notices(&pass.entered, &state.now()).await?))
            (ways(&state, &view, &held.body, pass.entered.is_fresh()))
            (openid::section(&state, &view, &held.body))
            section aria-labelledby="tokens" {
                h2 id="tokens" { (view.t("api-tokens-title")) }
                p { (view.t("api-tokens-short")) }
                (tokens::ending(&view, &state.gate.tokens_ending(&held.body.login, &state.now()).await?))
                p class="acts" { a class="btn btn-plain" href=(view.to("/account/tokens")) { (view.t("api-tokens-see")) } }
            }
            (sessions_of(&view, &sessions, pass.entered.session()))
        }
    };
    Ok(super::page(&state, &view, "account-title", body))
}

/// The ways to sign in.
fn ways(state: &AppState, view: &View, account: &Account, is_fresh: bool) -> Markup {
    let credentials = &account.credentials;
    let state_of = |is_there: bool| {
        let (class, mark, key) = if is_there { ("state done", "check", "account-way-there") } else { ("state", "circle", "account-way-none") };
        html! { span class=(class) { (icon(mark)) (view.t(key)) } }
    };
    let has_desk = state.gate.passkey_desk().is_ok();
    html! {
        section aria-labelledby="ways" {
            h2 id="ways" { (view.t("account-ways")) }
            dl class="answers" {
                div { dt { (view.t("account-password")) } dd { (state_of(credentials.password.is_some())) } dd class="change" { a href=(view.to("/account/password")) { (view.t("account-change")) span class="visually-hidden" { ": " (view.t("account-password")) } } } }
                div { dt { (view.t("account-totp")) } dd { (state_of(credentials.totp.is_some())) } dd class="change" { a href=(view.to("/account/authenticator")) { (view.t("account-change")) span class="visually-hidden" { ": " (view.t("account-totp")) } } } }
                @for passkey in &credentials.passkeys {
                    div {
                        dt { (icon("key-round")) " " bdi { (passkey.label) } }
                        dd { (number(view.words, &day(view.words, &passkey.added.to_string()))) }
                        dd class="change" {
                            form method="post" action=(view.to("/account/passkeys/remove")) {
                                (view.form())
                                input type="hidden" name="credential" value=(passkey.credential_id());
                                button class="btn btn-word" { (view.t("account-passkey-remove")) span class="visually-hidden" { ": " (passkey.label) } }
                            }
                        }
                    }
                }
            }
            @if has_desk && !is_fresh { (proof::way(view, &view.to("/account"), "proof-passkey-first")) }
            @else if has_desk {
                form class="passkey-new" method="post" action=(view.to("/account/passkeys")) data-passkey-new=(view.to("/account/passkeys/begin")) hidden {
                    (view.form())
                    h3 { (view.t("account-passkey-add")) }
                    (crate::parts::Field::new("label", "account-passkey-label", crate::parts::Typed::Text).hint("account-passkey-label-hint").draw(view))
                    div class="acts" { button class="btn btn-plain" { (icon("key-round")) " " (view.t("account-passkey-add")) } }
                    p class="field-problem" data-passkey-problem role="status" hidden { (view.t("account-passkey-failed")) }
                }
                noscript { p class="quiet small" { (view.t("account-passkey-needs-script")) } }
            } @else { p class="quiet small" { (view.t("account-passkey-needs-host")) } }
        }
    }
}

fn sessions_of(view: &View, sessions: &[SessionRow], own: Option<&[u8; 32]>) -> Markup {
    let words = view.words;
    html! {
        section aria-labelledby="sessions" {
            h2 id="sessions" { (view.t("account-sessions")) }
            (note(&view.t("account-sessions"), &html! { p { (view.t("account-sessions-what")) } }))
            dl class="answers" {
                @for session in sessions {
                    @let is_this = own == Some(&session.hash);
                    div {
                        dt { (number(words, &moment(view, &session.created_at))) }
                        dd { @if is_this { strong { (view.t("account-session-this")) } } @else { (view.t("account-session-seen")) " " (number(words, &moment(view, &session.seen_at))) } }
                        dd class="change" { @if !is_this {
                            form method="post" action=(view.to("/account/sessions/end")) {
                                (view.form())
                                input type="hidden" name="session" value=(blake3::Hash::from_bytes(session.hash).to_hex().as_str());
                                button class="btn btn-word" { (view.t("account-session-end")) }
                            }
                        } }
                    }
                }
            }
            @if sessions.len() > 1 {
                form class="acts" method="post" action=(view.to("/account/sessions/end-others")) { (view.form()) button class="btn btn-plain" { (view.t("account-sessions-end-others")) } }
            }
            form class="acts" method="post" action=(view.to("/account/sessions/end-all")) { (view.form()) button class="btn btn-word" { (view.t("proof-sessions-end-all")) } }
        }
    }
}

/// An instant as day and minute, in UTC as the log has it.
pub fn moment(view: &View, at: &str) -> String {
    let minute = at.get(11..16).unwrap_or_default();
    format!("{} · {minute} UTC", day(view.words, at))
}

/// Which session.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Which {
    session: String,
}

/// `POST /account/sessions/end`. Another account's session is not there.
pub async fn end_session(State(state): State<AppState>, view: View, pass: Pass, Form(which): Form<Which>) -> Result<Redirect, WebError> {
    own(&state, &pass).await?;
    let hash = blake3::Hash::from_hex(which.session.as_bytes()).map_err(|_| WebError::NotFound)?;
    state.gate.end_other_sessions(&pass.entered, Some(*hash.as_bytes()), &state.now()).await?;
    Ok(Redirect::to(&view.to("/account")))
}

/// `POST /account/sessions/end-others`.
pub async fn end_others(State(state): State<AppState>, view: View, pass: Pass) -> Result<Redirect, WebError> {
    state.gate.end_other_sessions(&pass.entered, None, &state.now()).await?;
    Ok(Redirect::to(&view.to("/account")))
}

/// `POST /account/sessions/end-all`: this one as well. Whoever stole one is out, and nobody needs to know which it was.
pub async fn end_all(State(state): State<AppState>, view: View, pass: Pass) -> Result<Response, WebError> {
    let held = own(&state, &pass).await?;
    state.gate.sign_out_everywhere(&pass.entered, held.id, &state.now()).await?;
    let mut response = Redirect::to(&view.to("/signed-out")).into_response();
    Cookie::Session.clear(response.headers_mut(), state.secure);
    Ok(response)
}
