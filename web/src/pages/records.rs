//! Records: a list without names, and what one record says now and said before.

mod find;
mod history;
mod list;
mod one;
mod value;

pub use value::field_name;

use crate::{AppState, Place, View, WebError, frame};
use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use lantern_model::RecordId;
use list::Asked;
use maud::Markup;

/// The addresses under `/records`.
pub fn routes() -> Router<AppState> {
    Router::new().route("/records", get(many)).route("/records/{record}", get(single))
}

/// A page of this place. Its title never carries a code: it shows in the tab and in the history of the browser.
fn page(state: &AppState, view: &View, body: Markup) -> Markup {
    frame::document(state, view, &frame::Page { place: Place::Records, title: view.t("records-title"), body, reload_seconds: None })
}

/// `GET /records`.
async fn many(State(state): State<AppState>, view: View, Query(asked): Query<Asked>) -> Result<Response, WebError> {
    if let Some(address) = find::elsewhere(&state, &view, asked.code.trim()).await? {
        return Ok(Redirect::to(&address).into_response());
    }
    let body = list::body(&state, &view, &asked).await?;
    Ok(page(&state, &view, body).into_response())
}

/// `GET /records/{record}`.
async fn single(State(state): State<AppState>, view: View, Path((_, record)): Path<(String, String)>) -> Result<Markup, WebError> {
    let id = RecordId::parse(&record).ok_or(WebError::NotFound)?;
    let detail = state.store.record(id).await?.ok_or(WebError::NotFound)?;
    let history = state.store.history(id).await?;
    let agencies = state.store.agencies().await?;
    let body = one::body(&state, &view, &one::Whole { detail: &detail, history: &history, agencies: &agencies });
    Ok(page(&state, &view, body))
}

/// The part of a record's code that people read out to each other: eight of its 32 signs.
fn short_code(record: RecordId) -> String {
    record.to_string().chars().take(8).collect()
}
