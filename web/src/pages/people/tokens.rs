//! The tokens of an account, for whoever keeps the accounts: what programs act in its name, and the way to stop them.

use super::one::named;
use crate::{
    AppState, View, WebError,
    doors::Pass,
    pages::account::tokens::{Which, list, revoke, with_use},
};
use axum::{
    Form,
    extract::{Path, State},
    response::Redirect,
};
use lantern_access::credential::{Account, Instant};
use maud::{Markup, html};

/// The section of an account's page; nothing where no program was ever trusted.
pub async fn section(state: &AppState, view: &View, account: &Account) -> Result<Markup, WebError> {
    let held = with_use(state, &account.login).await?;
    let now = Instant::parse(&state.now()).map_err(|error| WebError::ours(&error))?;
    Ok(html! {
        @if !held.is_empty() {
            h2 { (view.t("api-tokens-title")) }
            p class="quiet small" { (view.t("api-tokens-of-account-what")) }
            (list(view, &held, now, &view.to(&format!("/people/account/{}/tokens", account.login))))
        }
    })
}

/// `POST /people/account/{login}/tokens`: takes one back.
pub async fn take_back(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, login)): Path<(String, String)>,
    Form(which): Form<Which>,
) -> Result<Redirect, WebError> {
    let held = named(&state, &login).await?;
    revoke(&state, &pass, which.id()?, Some(&held.body.login)).await?;
    Ok(Redirect::to(&view.to(&format!("/people/account/{}", held.body.login))))
}
