//! Giving a lost sign-in back: one issues a code, another confirms that the right person asks, and only then does the code open.

use super::{drawn, one::named};
use crate::{AppState, View, WebError, doors::Pass, parts::note, session::random};
use axum::{
    Form,
    extract::{Path, State},
    response::Redirect,
};
use lantern_access::credential::{Account, AccountState, ResetScope};
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

/// The form on the page of an account.
pub fn form(view: &View, account: &Account) -> Markup {
    let is_first = account.state() == AccountState::Invited;
    let scopes: &[ResetScope] = if is_first { &[ResetScope::Everything] } else { ResetScope::ALL };
    html! {
        section aria-labelledby="reset" {
            h2 id="reset" { (view.t(if is_first { "people-first-code" } else { "people-reset" })) }
            p { (view.t(if is_first { "people-first-code-what" } else { "people-reset-what" })) }
            form method="post" action=(view.to(&format!("/people/account/{}/reset", account.login))) {
                (view.form())
                fieldset class="field-group" {
                    legend { (view.t("people-reset-scope")) }
                    @for (at, scope) in scopes.iter().enumerate() {
                        label class="choice" { input class="form-check-input" type="radio" name="scope" value=(scope.code()) checked[at == 0]; span { (view.t(&scope.key())) } }
                    }
                }
                p class="acts" { button class="btn btn-plain" { (view.t("people-reset-issue")) } }
            }
        }
    }
}

/// What is sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    scope: String,
    seen: Option<String>,
}

/// `POST /people/account/{login}/reset`: the code is shown once, on the page that answers.
pub async fn issue(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, login)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Markup, WebError> {
    let held = named(&state, &login).await?;
    let scope = ResetScope::from_code(&sent.scope).ok_or(WebError::NotFound)?;
    let random = random()?;
    let random: [u8; 14] = random[..14].try_into().map_err(|_| WebError::Busy)?;
    let code = state.gate.issue_reset(&pass.entered, &held.body, scope, random, &state.now()).await.map_err(|error| super::one::said(&view, error))?;
    let body = html! {
        header {
            p class="crumb" { a href=(view.to("/people")) { (view.t("people-title")) } }
            (note(&view.t("people-second"), &html! { p { (view.t("people-reset-next")) } }))
            h1 { (view.t("people-reset-code")) }
            p class="lede" { (view.t("people-reset-code-what")) }
        }
        p class="reset-code" { bdi class="code" dir="ltr" { (code.text().as_str()) } }
        p class="acts bar-act" { a class="btn btn-primary" href=(view.to(&format!("/people/account/{}", held.body.login))) { (view.t("frame-back")) } }
    };
    Ok(drawn(&state, &view, "people-reset-code", body))
}

fn id(text: &str) -> Result<Uuid, WebError> {
    Uuid::parse_str(text).map_err(|_| WebError::NotFound)
}

/// `POST /people/resets/{id}/confirm`.
pub async fn confirm(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, reset)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Redirect, WebError> {
    let confirmed = state.gate.confirm_reset(&pass.entered, id(&reset)?, sent.seen.is_some(), &state.now()).await;
    confirmed.map_err(|error| super::one::said(&view, error))?;
    Ok(Redirect::to(&view.to("/people/waiting")))
}

/// `POST /people/resets/{id}/cancel`.
pub async fn cancel(State(state): State<AppState>, view: View, pass: Pass, Path((_, reset)): Path<(String, String)>) -> Result<Redirect, WebError> {
    state.gate.cancel_reset(&pass.entered, id(&reset)?, &state.now()).await?;
    Ok(Redirect::to(&view.to("/people/waiting")))
}
