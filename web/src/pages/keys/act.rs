//! What is done with a key. Long work goes on by itself; the page shows how far it is.

use super::{
    drawn,
    one::{of_address, whole},
    said::{Problems, problem},
};
use crate::{
    AppState, View, WebError,
    chores::ChoreKind,
    doors::Pass,
    pages::account::PASSPHRASE_LETTERS_MIN,
    parts::{name, recovery_sheets},
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lantern_gate::{AgencyKey, GateError};
use lantern_vault::Passphrase;
use maud::html;
use serde::Deserialize;
use zeroize::Zeroizing;

type Parts = Path<(String, String)>;

/// What is sent; which of it, depends on the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    passphrase: Zeroizing<String>,
    old: Zeroizing<String>,
    new: Zeroizing<String>,
    again: Zeroizing<String>,
    words: Zeroizing<String>,
    recovered: Zeroizing<String>,
    recovered_again: Zeroizing<String>,
    sheets: String,
    anew: Option<String>,
}

fn passphrase(typed: &str) -> Option<Passphrase> {
    Passphrase::new(typed.to_owned()).ok()
}

/// A new passphrase that was typed twice the same; what is too short is refused before anything else is done.
fn new_passphrase(view: &View, (field, typed): (&str, &str), (again_field, again): (&str, &str)) -> Result<Passphrase, Problems> {
    let short = || vec![(field.to_owned(), view.t("account-passphrase-short"))];
    if typed.chars().count() < PASSPHRASE_LETTERS_MIN {
        return Err(short());
    }
    if typed != again {
        return Err(vec![(again_field.to_owned(), view.t("account-passphrase-differs"))]);
    }
    passphrase(typed).ok_or_else(short)
}

fn back(view: &View, key: &AgencyKey) -> Response {
    Redirect::to(&view.to(&format!("/keys/{}", key.agency.code.as_str()))).into_response()
}

async fn again(state: &AppState, view: &View, key: &AgencyKey, problems: &Problems) -> Result<Response, WebError> {
    Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, whole(state, view, key, problems).await?).into_response())
}

/// `POST /keys/{agency}/unlock`. What came in since the last time is indexed at once.
pub async fn unlock(State(state): State<AppState>, view: View, pass: Pass, Path((_, agency)): Parts, Form(sent): Form<Sent>) -> Result<Response, WebError> {
    let key = of_address(&state, &pass, &agency).await?;
    match state.gate.unlock_agency(&pass.entered, &key.agency.code, passphrase(&sent.passphrase), &state.now()).await {
        Ok(()) => {
            if !key.rotating && state.gate.waits_for_index(&key.agency.code).await? {
                begin_index(&state, &pass, &key, false);
            }
            Ok(back(&view, &key))
        }
        Err(error) => again(&state, &view, &key, &problem(&view, "passphrase", error)?).await,
    }
}

/// `POST /keys/{agency}/lock`.
pub async fn lock(State(state): State<AppState>, view: View, pass: Pass, Path((_, agency)): Parts) -> Result<Response, WebError> {
    let key = of_address(&state, &pass, &agency).await?;
    state.gate.lock_agency(&pass.entered, &key.agency.code, &state.now()).await?;
    Ok(back(&view, &key))
}

/// `POST /keys/{agency}/index`.
pub async fn index(State(state): State<AppState>, view: View, pass: Pass, Path((_, agency)): Parts, Form(sent): Form<Sent>) -> Result<Response, WebError> {
    let key = of_address(&state, &pass, &agency).await?;
    if !key.unlocked {
        return Err(GateError::AgencyLocked { agency: key.agency.code.as_str().to_owned() }.into());
    }
    begin_index(&state, &pass, &key, sent.anew.is_some());
    Ok(back(&view, &key))
}

fn begin_index(state: &AppState, pass: &Pass, key: &AgencyKey, anew: bool) {
    let Some(chore) = state.chores.begin(key.agency.code.as_str(), ChoreKind::Index) else { return };
    let (state, entered, agency) = (state.clone(), pass.entered.clone(), key.agency.code.clone());
    // It ends with the last record, with a locked key, or with the server; what is indexed stays.
    tokio::spawn(async move {
        let done = state.gate.reindex(&entered, &agency, anew, &|done, of| chore.tell(done, of), &state.now()).await;
        chore.end(done.map(drop).map_err(WebError::from));
    });
}

/// `POST /keys/{agency}/sheets`: shown on the page that answers, once.
pub async fn sheets(State(state): State<AppState>, view: View, pass: Pass, Path((_, agency)): Parts, Form(sent): Form<Sent>) -> Result<Response, WebError> {
    let key = of_address(&state, &pass, &agency).await?;
    let numbers = if sent.sheets == "2-3" { (2, 3) } else { (3, 5) };
    let (code, now) = (key.agency.code.as_str(), state.now());
    let sheets = state.gate.recovery_sheets(&pass.entered, &key.agency.code, numbers, &now).await?;
    let body = html! {
        header {
            p class="crumb" { a href=(view.to("/keys")) { (view.t("keys-title")) } " › " a href=(view.to(&format!("/keys/{code}"))) { (name(&key.agency.name)) } }
            h1 { (view.t("account-sheets")) }
        }
        (recovery_sheets(&view, (code, numbers.0, &now), &sheets))
    };
    Ok(drawn(&state, &view, body, None).into_response())
}

/// `POST /keys/{agency}/rotate`. What can be mended at once is told at once; the rest goes on by itself.
pub async fn rotate(State(state): State<AppState>, view: View, pass: Pass, Path((_, agency)): Parts, Form(sent): Form<Sent>) -> Result<Response, WebError> {
    let key = of_address(&state, &pass, &agency).await?;
    state.gate.may_manage_key(&pass.entered, &key.agency.code, &state.now()).await?;
    let new = match new_passphrase(&view, ("new", &sent.new), ("again", &sent.again)) {
        Ok(new) => new,
        Err(problems) => return again(&state, &view, &key, &problems).await,
    };
    let old = passphrase(&sent.old);
    let Some(chore) = state.chores.begin(key.agency.code.as_str(), ChoreKind::Rotate) else { return Err(WebError::Busy) };
    let (begun, ended) = tokio::sync::oneshot::channel();
    let (shared, entered, code, words) = (state.clone(), pass.entered.clone(), key.agency.code.clone(), view.clone());
    // It ends with the last key, or breaks off with the server and goes on when somebody says so.
    tokio::spawn(async move {
        let done = shared.gate.rotate_agency(&entered, &code, (old, new), &|done, of| chore.tell(done, of), &shared.now()).await;
        match done {
            Ok(()) => {
                chore.end(Ok(()));
                let _ = begun.send(Ok(Problems::new()));
            }
            Err(error) => {
                let said = problem(&words, "old", error);
                // What a person can mend is said at its field; a change that broke off shows by itself.
                chore.end(said.clone().map(drop));
                let _ = begun.send(said);
            }
        }
    });
    // A wrong passphrase is known in a moment: whoever typed it learns it at the field.
    match tokio::time::timeout(std::time::Duration::from_secs(10), ended).await {
        Ok(Ok(Ok(problems))) if !problems.is_empty() => again(&state, &view, &of_address(&state, &pass, &agency).await?, &problems).await,
        Ok(Ok(Err(error))) => Err(error),
        _ => Ok(back(&view, &key)),
    }
}

/// `POST /keys/{agency}/recover`.
pub async fn recover(State(state): State<AppState>, view: View, pass: Pass, Path((_, agency)): Parts, Form(sent): Form<Sent>) -> Result<Response, WebError> {
    let key = of_address(&state, &pass, &agency).await?;
    let new = match new_passphrase(&view, ("recovered", &sent.recovered), ("recovered_again", &sent.recovered_again)) {
        Ok(new) => new,
        Err(problems) => return again(&state, &view, &key, &problems).await,
    };
    let lines = sent.words.lines().map(str::trim).filter(|line| !line.is_empty());
    let sheets = lines.map(|line| Zeroizing::new(line.to_lowercase())).collect();
    match state.gate.recover_agency(&pass.entered, &key.agency.code, sheets, new, &state.now()).await {
        Ok(()) => Ok(back(&view, &key)),
        Err(error) => again(&state, &view, &key, &problem(&view, "words", error)?).await,
    }
}
