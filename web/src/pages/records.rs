//! Records: a list without names, and what one record says now and said before.

mod emergency;
mod find;
mod history;
mod identity;
mod list;
mod looked;
mod one;
mod value;

pub use emergency::reason_key;
pub use identity::OPEN_SECONDS;
pub use list::{Asked, Piece, found_table, read as read_many};
pub use value::{Values, field_name, missing_key};

use crate::{
    AppState, Place, View, WebError,
    doors::{Doors, Need, Pass},
    frame,
};
use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::policy::{Action, ResourceKind};
use lantern_ledger::AccessKind;
use lantern_model::RecordId;
use lantern_store::RecordDetail;
use maud::Markup;

/// The addresses under `/records`.
pub fn routes(doors: Doors) -> Doors {
    doors
        .get("/records", Need::policy(Action::ViewRecords, ResourceKind::Record), many)
        .get("/records/{record}", Need::policy(Action::ViewRecord, ResourceKind::Record), single)
        .get("/records/{record}/identity", identity::NEED, identity::ask)
        .post("/records/{record}/identity", identity::NEED, identity::show)
        .get("/records/{record}/emergency", emergency::NEED, emergency::ask)
        .post("/records/{record}/emergency", emergency::NEED.secret(), emergency::show)
}

pub use looked::look;

/// A page of this place. Its title never carries a code: it shows in the tab and in the history of the browser.
fn page(state: &AppState, view: &View, body: Markup) -> Markup {
    frame::document(state, view, &frame::Page { place: Place::Records, title: view.t("records-title"), body, reload_seconds: None })
}

/// `GET /records`.
async fn many(State(state): State<AppState>, view: View, pass: Pass, Query(asked): Query<Asked>) -> Result<Response, WebError> {
    let scope = pass.scope_or_refuse(&state)?;
    if let Some(address) = find::elsewhere(&state, &view, &scope, asked.code.trim()).await? {
        return Ok(Redirect::to(&address).into_response());
    }
    let body = list::body(&state, &view, &pass, &scope, &asked).await?;
    Ok(page(&state, &view, body).into_response())
}

/// A record for somebody who may see it; who looks at one file is written down before anything of it is shown.
pub async fn read_one(state: &AppState, pass: &Pass, text: &str, what: AccessKind) -> Result<RecordDetail, WebError> {
    let id = RecordId::parse(text).ok_or(WebError::NotFound)?;
    let detail = state.store.record(id).await?.ok_or(WebError::NotFound)?;
    look(state, pass, what, &detail.summary.agency, &[id]).await?;
    Ok(detail)
}

/// `GET /records/{record}`.
async fn single(State(state): State<AppState>, view: View, pass: Pass, Path((_, record)): Path<(String, String)>) -> Result<Markup, WebError> {
    // The entry covers the history as well.
    let detail = read_one(&state, &pass, &record, AccessKind::Record).await?;
    let id = detail.summary.record;
    let history = state.store.history(id).await?;
    let agencies = state.store.agencies().await?;
    let (is_person, is_named) = (detail.summary.source_kind.has_person_keys(), !detail.sealed_fields.is_empty());
    // Ways from a record, each for whom it opens: the end of the address, and the words.
    let ways = [
        ("identity", "opened-title", is_named && identity::offered(&state, &pass, id).await.is_ok_and(|purposes| !purposes.is_empty())),
        ("forms", "instruments-of-record", is_person && view.may(&state, super::forms::SEE)),
        ("consents", "sharing-consents", is_person && view.may(&state, super::consents::NEED)),
        ("rights", "rights-record", is_person && view.may(&state, super::rights::OPEN)),
        ("access", "accesslog-record-title", view.may(&state, Need::policy(Action::ViewAccessLog, ResourceKind::Log))),
        (EMERGENCY, "glass-title", is_named && emergency::is_offered(&state, &pass, id).await),
    ];
    let ways: Vec<_> = ways.into_iter().filter(|(.., opens)| *opens).map(|(end, words, _)| (end, words)).collect();
    let body = one::body(&state, &view, &one::Whole { detail: &detail, history: &history, agencies: &agencies, ways: &ways });
    Ok(page(&state, &view, body))
}

/// The way that is taken last: it stands apart from the others.
const EMERGENCY: &str = "emergency";

/// The part of a record's code that people read out to each other: eight of its 32 signs.
fn short_code(record: RecordId) -> String {
    record.to_string().chars().take(8).collect()
}
