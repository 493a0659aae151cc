//! One account: what it is trusted to do, where it stands, and what may be done about it.

use super::{TOKENS, agency_of, drawn, proposal, reset, roles_of, standing, tokens};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    pages::account::{openid, security::moment},
    parts::{Act, code, note, number},
};
use axum::{
    Form,
    extract::{Path, State},
    response::Redirect,
};
use lantern_access::credential::{Account, AccountState, Instant, Login};
use lantern_gate::{GateError, Held};
use maud::{Markup, html};
use serde::Deserialize;

/// The account that an address names.
pub async fn named(state: &AppState, login: &str) -> Result<Held<Account>, WebError> {
    let login = Login::parse(login).map_err(|_| WebError::NotFound)?;
    state.gate.account(&login).await?.ok_or(WebError::NotFound)
}

/// `GET /people/account/{login}`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Path((_, login)): Path<(String, String)>) -> Result<Markup, WebError> {
    let held = named(&state, &login).await?;
    let is_own = pass.entered.login() == held.body.login.as_str();
    let agencies = state.store.agencies().await?;
    let tokens = if is_own || !view.may(&state, TOKENS) { Markup::default() } else { tokens::section(&state, &view, &held.body).await? };
    let body = html! {
        header {
            p class="crumb" { a href=(view.to("/people")) { (view.t("people-title")) } }
            (note(&view.t("people-second"), &html! { p { (view.t("people-second-what")) } }))
            h1 { (code(held.body.login.as_str())) }
            p { (standing(&view, held.body.state())) }
        }
        dl class="facts" {
            div { dt { (view.t("account-roles")) } dd { (roles_of(&view, &held.body)) } }
            div { dt { (view.t("import-list-agency")) } dd { (agency_of(&view, &held.body)) } }
            div { dt { (view.t("people-child-trained")) } dd { (view.t(if held.body.child_trained { "frame-yes" } else { "frame-no" })) } }
            @if state.openid.is_some() || held.body.credentials.openid.is_some() { div { dt { (view.t("openid-title")) } dd { (openid::standing(&view, &held.body)) } } }
            div { dt { (view.t("people-changed")) } dd { (number(view.words, &moment(&view, &held.body.changed.to_string()))) } }
        }
        @if is_own { section { p class="own-words" { (view.t("people-own")) } } }
        @else if held.body.state() != AccountState::Closed {
            (proposal::form_of(&view, &held.body, &agencies))
            (reset::form(&view, &held.body))
            (unlinking(&view, &held.body))
            (states(&view, &held.body))
            @if held.body.state() == AccountState::Active { (sessions(&view, &held.body)) }
        }
        (tokens)
    };
    Ok(drawn(&state, &view, "people-title", body))
}

/// What the account can become from here.
fn states(view: &View, account: &Account) -> Markup {
    let ways: &[(AccountState, &str, &str)] = match account.state() {
        AccountState::Active => {
            &[(AccountState::Suspended, "people-suspend", "people-suspend-what"), (AccountState::Closed, "people-close", "people-close-what")]
        }
        AccountState::Suspended => {
            &[(AccountState::Active, "people-reopen", "people-reopen-what"), (AccountState::Closed, "people-close", "people-close-what")]
        }
        AccountState::Invited => &[(AccountState::Closed, "people-close", "people-close-what")],
        AccountState::Closed => &[],
    };
    html! {
        section aria-labelledby="state" {
            h2 id="state" { (view.t("people-state")) }
            @for &(to, says, what) in ways { (Act { to: &below(view, account, "state"), hidden: Some(("to", to.code())), what, says }.draw(view)) }
        }
    }
}

/// Where an act on an account is sent.
fn below(view: &View, account: &Account, act: &str) -> String {
    view.to(&format!("/people/account/{}/{act}", account.login))
}

/// Out everywhere, and nothing else: the person signs in again.
fn sessions(view: &View, account: &Account) -> Markup {
    let to = below(view, account, "sessions/end");
    Act { to: &to, hidden: None, what: "proof-sessions-what", says: "proof-sessions-end" }.section(view, "sessions", "proof-sessions")
}

/// The way to take a link with an OpenID provider back.
fn unlinking(view: &View, account: &Account) -> Markup {
    if account.credentials.openid.is_none() {
        return Markup::default();
    }
    let to = below(view, account, "openid/unlink");
    Act { to: &to, hidden: None, what: "openid-people-what", says: "openid-unlink" }.section(view, "openid", "openid-title")
}

/// `POST /people/account/{login}/sessions/end`.
pub async fn end_sessions(State(state): State<AppState>, view: View, pass: Pass, Path((_, login)): Path<(String, String)>) -> Result<Redirect, WebError> {
    let held = named(&state, &login).await?;
    state.gate.sign_out_everywhere(&pass.entered, held.id, &state.now()).await?;
    Ok(Redirect::to(&view.to(&format!("/people/account/{}", held.body.login))))
}

/// `POST /people/account/{login}/openid/unlink`. Whoever came in by it is out at once, everywhere.
pub async fn unlink(State(state): State<AppState>, view: View, pass: Pass, Path((_, login)): Path<(String, String)>) -> Result<Redirect, WebError> {
    let held = named(&state, &login).await?;
    if pass.entered.login() == held.body.login.as_str() {
        return Err(WebError::Refused(view.t("people-own")));
    }
    let back = view.to(&format!("/people/account/{}", held.body.login));
    state.gate.unlink(&pass.entered, held, &state.now()).await?;
    Ok(Redirect::to(&back))
}

/// What it shall become.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct To {
    to: String,
}

/// `POST /people/account/{login}/state`. Whoever is suspended or closed is out at once, everywhere.
pub async fn change_state(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, login)): Path<(String, String)>,
    Form(form): Form<To>,
) -> Result<Redirect, WebError> {
    let mut held = named(&state, &login).await?;
    if pass.entered.login() == held.body.login.as_str() {
        return Err(WebError::Refused(view.t("people-own")));
    }
    let to = AccountState::from_code(&form.to).ok_or(WebError::NotFound)?;
    let now = state.now();
    let at = Instant::parse(&now).map_err(|error| WebError::ours(&error))?;
    held.body.change_state(to, at).map_err(|_| WebError::Refused(view.t("people-state-refused")))?;
    state.gate.save_account(&pass.entered, &held.body, held.version, None, &now).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to(&format!("/people/account/{}", held.body.login))))
}

/// A refusal that a rule of accounts gives is explained; every other one is for the page of errors.
pub fn said(view: &View, error: GateError) -> WebError {
    match error {
        GateError::Credential(lantern_access::credential::CredentialError::TwoMustRemain) => WebError::Refused(view.t("people-two-must-remain")),
        GateError::LoginTaken => WebError::Refused(view.t("account-login-taken")),
        other => other.into(),
    }
}
