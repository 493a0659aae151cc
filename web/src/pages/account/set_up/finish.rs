//! The answers once more, and the one button that keeps them. The recovery sheets are shown on the page that answers it, once.

use super::{
    desk::{FirstAgency, Person, ROLES, SetUp},
    steps::{drawn, only_local},
};
use crate::{
    AppState, View, WebError,
    cookie::Cookie,
    doors::Pass,
    frame::icon,
    parts::{code, name, recovery_sheets},
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::credential::{Account, AccountState, Instant};
use lantern_gate::GateError;
use lantern_vault::Passphrase;
use maud::{Markup, html};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The first page that lacks an answer.
fn missing(set_up: &SetUp) -> Option<&'static str> {
    let pages = [("/set-up/person/1", "/set-up/authenticator/1"), ("/set-up/person/2", "/set-up/authenticator/2")];
    for (person, (name, authenticator)) in set_up.people.iter().zip(pages) {
        if person.named.is_none() {
            return Some(name);
        }
        if !person.is_ready() {
            return Some(authenticator);
        }
    }
    set_up.agency.is_none().then_some("/set-up/agency")
}

/// `GET /set-up/check`.
pub async fn check(State(state): State<AppState>, view: View, pass: Pass) -> Result<Response, WebError> {
    only_local(&pass)?;
    let answers = state.set_up.with(pass.entered.session(), |set_up| match missing(set_up) {
        Some(path) => Err(path),
        None => Ok(answers(&view, set_up)),
    });
    let answers = match answers {
        Ok(answers) => answers,
        Err(path) => return Ok(Redirect::to(&view.to(path)).into_response()),
    };
    let body = html! {
        p class="lede" { (view.t("account-set-up-check-what")) }
        (answers)
        form class="acts bar-act" method="post" action=(view.to("/set-up/finish")) { (view.form()) button class="btn btn-primary" { (view.t("account-set-up-finish")) } }
    };
    Ok(drawn(&state, &view, (6, "account-set-up-check"), &[], &body).into_response())
}

/// Question, answer, change; no secret is shown again.
fn answers(view: &View, set_up: &SetUp) -> Markup {
    let line = |term: String, answer: Markup, path: String| {
        html! { div { dt { (term) } dd { (answer) } dd class="change" { a href=(view.to(&path)) { (view.t("account-change")) span class="visually-hidden" { ": " (term) } } } } }
    };
    let people = set_up.people.iter().zip(ROLES).enumerate();
    html! {
        dl class="answers" {
            @for (at, (person, role)) in people {
                @if let Some((login, _)) = &person.named { (line(view.t(&role.key()), code(login.as_str()), format!("/set-up/person/{}", at + 1))) }
                (line(view.t("account-totp"), html! { span class="state done" { (icon("check")) (view.t("account-way-there")) } }, format!("/set-up/authenticator/{}", at + 1)))
            }
            @if let Some(agency) = &set_up.agency {
                (line(view.t("import-list-agency"), html! { (name(&agency.name)) " · " (code(agency.code.as_str())) }, "/set-up/agency".to_owned()))
                (line(view.t("account-sheets"), sheets_of(view, agency), "/set-up/agency".to_owned()))
            }
        }
    }
}

fn sheets_of(view: &View, agency: &FirstAgency) -> Markup {
    html! { (view.t(if agency.sheets == (3, 5) { "account-sheets-three-of-five" } else { "account-sheets-two-of-three" })) }
}

/// `POST /set-up/finish`: the agency with its key, its recovery sheets, then the two accounts; with them `local` is over.
pub async fn finish(State(state): State<AppState>, view: View, pass: Pass) -> Result<Response, WebError> {
    only_local(&pass)?;
    if let Some(path) = state.set_up.with(pass.entered.session(), |set_up| missing(set_up)) {
        return Ok(Redirect::to(&view.to(path)).into_response());
    }
    let SetUp { people, agency, .. } = state.set_up.take(pass.entered.session());
    let agency = agency.ok_or(WebError::NotFound)?;
    let now = state.now();
    let [first, second] = people;
    let accounts = [account(first, 0, &now)?, account(second, 1, &now)?];
    state.gate.create_agency(&pass.entered, &agency.code, (&agency.name, None), Some(&passphrase(&agency)?), &now).await?;
    let sheets = sheets(&state, &pass, &agency, &now).await?;
    state.gate.first_accounts(&pass.entered, accounts, &now).await?;
    let mut view = view;
    // The session of `local` has ended with it: the page that is left is one of nobody.
    view.entered = None;
    let mut response = done(&state, &view, &agency, sheets.as_deref()).into_response();
    Cookie::Session.clear(response.headers_mut(), state.secure);
    Ok(response)
}

fn account(person: Person, at: usize, now: &str) -> Result<Account, WebError> {
    let ours = |error: lantern_access::credential::CredentialError| WebError::ours(&error);
    let instant = Instant::parse(now).map_err(ours)?;
    let (login, password) = person.named.ok_or(WebError::NotFound)?;
    let mut account = Account::invite(Uuid::new_v4(), login, BTreeSet::from([ROLES[at]]), None, instant);
    account.credentials.password = Some(password);
    account.credentials.totp = person.totp;
    account.change_state(AccountState::Active, instant).map_err(ours)?;
    Ok(account)
}

fn passphrase(agency: &FirstAgency) -> Result<Passphrase, WebError> {
    Passphrase::new(agency.passphrase.to_string()).map_err(|error| WebError::ours(&error))
}

/// The sheets, where a vault runs here that can cut the key. Without one the house begins all the same, and the page says how to
/// make them later.
async fn sheets(state: &AppState, pass: &Pass, agency: &FirstAgency, now: &str) -> Result<Option<Vec<String>>, WebError> {
    let unlocked = state.gate.unlock_agency(&pass.entered, &agency.code, Some(passphrase(agency)?), now).await;
    let made = match unlocked {
        Ok(()) => state.gate.recovery_sheets(&pass.entered, &agency.code, agency.sheets, now).await,
        Err(error) => Err(error),
    };
    match made {
        Ok(sheets) => {
            state.gate.lock_agency(&pass.entered, &agency.code, now).await?;
            Ok(Some(sheets))
        }
        Err(GateError::NoVault | GateError::Refused { .. }) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

fn done(state: &AppState, view: &View, agency: &FirstAgency, sheets: Option<&[String]>) -> Markup {
    let body = html! {
        header { h1 { (view.t("account-set-up-done")) } p class="lede" { (view.t("account-set-up-done-what")) } }
        @match sheets {
            Some(sheets) => {
                (recovery_sheets(view, (agency.code.as_str(), agency.sheets.0, &state.now()), sheets))
            }
            None => { section { p class="lamp-box" { (view.t("account-sheets-none")) } } }
        }
        p class="acts bar-act" { a class={ "btn " @if sheets.is_some() { "btn-plain" } @else { "btn-primary" } } href=(view.to("/sign-in")) { (view.t("account-sign-in")) } }
    };
    super::super::page(state, view, "account-set-up-done", body)
}
