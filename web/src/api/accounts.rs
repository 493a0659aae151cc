//! Accounts: who is trusted to do what. Nothing that proves anybody is here.

use super::{
    list::{List, Paging},
    tokens::{self, HeldToken},
};
use crate::{
    AppState, WebError,
    doors::{Doors, Operation, Pass},
    pages::{NEEDS, people},
};
use axum::{
    Json,
    extract::{Path, State},
};
use lantern_access::credential::Agency;
use schemars::JsonSchema;
use serde::Serialize;

/// The doors.
pub fn routes(doors: Doors) -> Doors {
    let many_of = Operation::get("accounts_list", "Accounts, oldest first").paged().gives::<List<Account>>();
    let one_of = Operation::get("accounts_get", "One account").gives::<Account>();
    let tokens_of = Operation::get("accounts_tokens", "The tokens of an account").paged().gives::<List<HeldToken>>();
    doors.api("/accounts", NEEDS.people, many_of, many).api("/accounts/{login}", NEEDS.people, one_of, one).api(
        "/accounts/{login}/tokens",
        people::TOKENS,
        tokens_of,
        of_account,
    )
}

/// An account.
#[derive(Serialize, JsonSchema)]
struct Account {
    /// Its login, a code.
    login: String,
    /// Where it stands: `invited`, `active`, `suspended` or `closed`.
    state: String,
    /// What it is trusted to do.
    roles: Vec<String>,
    /// The agency to which it belongs.
    agency: Option<String>,
    /// Whether its person was trained to work with children.
    child_trained: bool,
    /// When it last changed.
    changed_at: String,
}

fn account(one: &lantern_access::credential::Account) -> Account {
    Account {
        login: one.login.to_string(),
        state: one.state().code().to_owned(),
        roles: one.roles.iter().map(|role| role.code().to_owned()).collect(),
        agency: one.agency.as_ref().map(Agency::as_str).map(str::to_owned),
        child_trained: one.child_trained,
        changed_at: one.changed.to_string(),
    }
}

async fn many(State(state): State<AppState>, paging: Paging) -> Result<Json<List<Account>>, WebError> {
    let (held, all) = state.gate.accounts(paging.offset, paging.limit).await?;
    Ok(Json(List::new(held.iter().map(|held| account(&held.body)).collect(), all, paging)))
}

async fn one(State(state): State<AppState>, Path(login): Path<String>) -> Result<Json<Account>, WebError> {
    Ok(Json(account(&people::named(&state, &login).await?.body)))
}

async fn of_account(State(state): State<AppState>, pass: Pass, Path(login): Path<String>, paging: Paging) -> Result<Json<List<HeldToken>>, WebError> {
    let held = people::named(&state, &login).await?;
    pass.may(&state, &pass.thing())?;
    tokens::of(&state, &held.body.login, paging).await
}
