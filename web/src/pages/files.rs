//! Files that came in: the list, what became of each, the rows that stayed outside, and those that nobody has finished.

mod list;
mod report;

use crate::{
    AppState, Place, View, WebError,
    doors::{Doors, Need, Pass},
    frame,
    scope::Scope,
};
use axum::{
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::policy::{Action, Resource, ResourceKind};
use lantern_model::ImportId;
use lantern_store::{Act, Change, ImportStanding, ImportSummary};
use maud::Markup;
use serde::Deserialize;

/// The addresses under `/files`.
pub fn routes(doors: Doors) -> Doors {
    const SEES: Need = Need::policy(Action::ViewImports, ResourceKind::Import);
    const IMPORTS: Need = Need::policy(Action::ImportFile, ResourceKind::Import);
    doors
        .get("/files", SEES, list::page)
        .get("/files/{import}", SEES, one)
        .get("/files/{import}/discard", SEES, to_one)
        .post("/files/{import}/discard", IMPORTS, discard)
        // The rows hold what a file says of people, in the clear: they are for whoever brings files in.
        .get("/files/{import}/problems.csv", IMPORTS, problems)
}

type Parts = Path<(String, String)>;

fn import_id(text: &str) -> Result<ImportId, WebError> {
    ImportId::parse(text).ok_or(WebError::NotFound)
}

/// The imports that a reader sees, newest first.
pub async fn seen(state: &AppState, scope: &Scope) -> Result<Vec<ImportSummary>, WebError> {
    Ok(state.store.imports(list::FILES_MAX).await?.into_iter().filter(|one| scope.holds(&one.agency)).collect())
}

/// An import, and the act that whoever asks may do with it; that of another agency is not there.
pub async fn summary(state: &AppState, pass: &Pass, text: &str) -> Result<(ImportSummary, Act), WebError> {
    let import = state.store.import(import_id(text)?).await?.ok_or(WebError::NotFound)?;
    let act = pass.may(state, &Resource { agency: Some(import.agency.as_str().to_owned()), ..pass.thing() })?;
    Ok((import, act))
}

/// A page of this place.
fn page(state: &AppState, view: &View, title: &str, body: Markup) -> Markup {
    frame::document(state, view, &frame::Page { place: Place::Files, title: view.t(title), body, reload_seconds: None })
}

/// Which page of the rows with problems.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    page: String,
}

/// `GET /files/{import}`.
async fn one(State(state): State<AppState>, view: View, pass: Pass, Path((_, import)): Parts, Query(asked): Query<Asked>) -> Result<Markup, WebError> {
    let (import, _) = summary(&state, &pass, &import).await?;
    let body = report::body(&state, &view, &import, &asked.page).await?;
    Ok(page(&state, &view, "import-title", body))
}

async fn to_one(view: View, Path((_, import)): Parts) -> Result<Redirect, WebError> {
    Ok(Redirect::to(&view.to(&format!("/files/{}", import_id(&import)?))))
}

/// `POST /files/{import}/discard`: gives an unfinished import up. Its rows never counted.
async fn discard(State(state): State<AppState>, view: View, pass: Pass, Path((_, import)): Parts) -> Result<Redirect, WebError> {
    let (import, act) = summary(&state, &pass, &import).await?;
    if state.desk.running(std::time::Instant::now()).is_some() {
        return Err(WebError::Busy);
    }
    if import.state == ImportStanding::Open {
        state.store.commit(&act, Change::DiscardImport(import.import)).await?;
    }
    Ok(Redirect::to(&view.to("/files")))
}

/// `GET /files/{import}/problems.csv`: the rows that stayed outside, while they are kept. Taking them leaves an entry.
async fn problems(State(state): State<AppState>, pass: Pass, Path((_, import)): Parts) -> Result<Response, WebError> {
    let (import, act) = summary(&state, &pass, &import).await?;
    let bytes = state.gate.rows_outside(&act, import.import).await?;
    let disposition = attachment(&format!("{}.problems.csv", import.file_name));
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

/// A name for a file to take away: letters that every system takes, and the full name beside it (RFC 6266).
pub fn attachment(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '_' }).collect();
    let full: String =
        name.bytes().map(|b| if b.is_ascii_alphanumeric() || b"-._~".contains(&b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{full}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No name of a file breaks out of its header.
    #[test]
    fn names_stay_in_their_header() {
        assert_eq!(attachment("a\"\r\nb.csv"), "attachment; filename=\"a___b.csv\"; filename*=UTF-8''a%22%0D%0Ab.csv");
        assert!(attachment("وصول.csv").is_ascii());
    }
}
