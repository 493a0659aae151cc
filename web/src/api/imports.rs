//! Files that came in, what became of their rows, and bringing one in.

use super::list::{List, Paging};
use crate::{
    AppState, View, WebError,
    desk::{Ending, Run, Token},
    doors::{Doors, Operation, Pass},
    pages::{NEEDS, files, import},
};
use axum::{
    Json,
    extract::{Multipart, Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use lantern_store::ImportSummary;
use schemars::JsonSchema;
use serde::Serialize;
use std::time::{Duration, Instant};

/// How long a program waits for an import before it is told to look again.
const WAIT: Duration = Duration::from_secs(20);

/// How often it is looked whether the import has ended.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// The doors.
pub fn routes(doors: Doors) -> Doors {
    let many_of = Operation::get("imports_list", "Files that came in, newest first").paged().gives::<List<Arrival>>();
    let one_of = Operation::get("imports_get", "One file that came in").gives::<Arrival>();
    let problems_of = Operation::get("imports_problems", "What was wrong with the rows of a file, row by row, never a value");
    let send = Operation::post("imports_create", "Bring a file in: CSV, XLSX or JSON lines, with the answers that the import page asks for");
    let run_of = Operation::get("imports_run", "How far an import is that this account began");
    doors
        .api("/imports", NEEDS.files, many_of, many)
        .api("/imports", NEEDS.import, send.takes_file(import::FILE_FORM_BYTES_MAX).may_pend().gives::<Running>(), create)
        .api("/imports/{import}", NEEDS.files, one_of, one)
        .api("/imports/{import}/problems", NEEDS.files, problems_of.paged().gives::<List<RowTrouble>>(), problems)
        .api("/imports/runs/{run}", NEEDS.import, run_of.gives::<Running>(), running)
}

/// A file that came in.
#[derive(Serialize, JsonSchema)]
struct Arrival {
    /// Its id.
    import: String,
    /// The agency that sent it.
    agency: String,
    /// The series of files that it belongs to.
    dataset: String,
    /// The file's name.
    file: String,
    /// The layout by which it was read.
    layout: String,
    /// Where it stands: `open`, `complete` or `discarded`.
    state: String,
    /// When it began.
    opened_at: String,
    /// When it ended.
    closed_at: Option<String>,
    /// Rows of the file.
    read: u64,
    /// Rows that were new.
    new: u64,
    /// Rows that changed an earlier one.
    changed: u64,
    /// Rows that were held as they are.
    unchanged: u64,
    /// Rows that stayed outside.
    rejected: u64,
    /// Records that a complete file no longer holds.
    withdrawn: u64,
}

impl From<ImportSummary> for Arrival {
    fn from(one: ImportSummary) -> Self {
        Self {
            import: one.import.to_string(),
            agency: one.agency.as_str().to_owned(),
            dataset: one.dataset.as_str().to_owned(),
            file: one.file_name,
            layout: one.layout,
            state: one.state.code().to_owned(),
            opened_at: one.opened_at,
            closed_at: one.closed_at,
            read: one.read,
            new: one.new,
            changed: one.changed,
            unchanged: one.unchanged,
            rejected: one.rejected,
            withdrawn: one.withdrawn,
        }
    }
}

/// What was wrong with a row.
#[derive(Serialize, JsonSchema)]
struct RowTrouble {
    /// The row's number in the file.
    row: u64,
    /// The column's heading.
    column: Option<String>,
    /// What kind of problem it is, a code.
    problem: String,
    /// The shape of the value, never the value.
    shape: Option<String>,
    /// Whether the row stayed outside.
    rejected: bool,
}

/// An import that runs or has ended.
#[derive(Serialize, JsonSchema)]
struct Running {
    /// Its name for `GET /api/v1/imports/runs/{run}`, while this server remembers it.
    run: String,
    /// `running`, `done` or `stopped`.
    state: String,
    /// Rows read so far.
    rows_read: u64,
    /// Rows of the file.
    rows: u64,
    /// The id under which it came in, once it is done.
    import: Option<String>,
}

async fn many(State(state): State<AppState>, pass: Pass, paging: Paging) -> Result<Json<List<Arrival>>, WebError> {
    let seen = files::seen(&state, &pass.scope_or_refuse(&state)?).await?;
    Ok(Json(List::cut(seen.into_iter().map(Arrival::from), paging)))
}

async fn one(State(state): State<AppState>, pass: Pass, Path(import): Path<String>) -> Result<Json<Arrival>, WebError> {
    Ok(Json(files::summary(&state, &pass, &import).await?.0.into()))
}

async fn problems(State(state): State<AppState>, pass: Pass, Path(import): Path<String>, paging: Paging) -> Result<Json<List<RowTrouble>>, WebError> {
    let (import, _) = files::summary(&state, &pass, &import).await?;
    let all = state.store.problem_groups(import.import).await?.iter().map(|group| group.rows).sum();
    let rows = state.store.problems(import.import, paging.offset, paging.limit).await?;
    let line = |row: lantern_store::ProblemRow| RowTrouble {
        row: row.row_number,
        column: row.column,
        problem: row.class,
        shape: row.value_class,
        rejected: row.rejected,
    };
    Ok(Json(List::new(rows.into_iter().map(line).collect(), all, paging)))
}

/// How a run stands; one that failed says why.
fn standing(run: &Run) -> Result<(StatusCode, Running), WebError> {
    let (status, state, import) = match run.ending() {
        None => (StatusCode::ACCEPTED, "running", None),
        Some(Ending::Done(import)) => (StatusCode::CREATED, "done", Some(import.to_string())),
        Some(Ending::Stopped) => (StatusCode::OK, "stopped", None),
        Some(Ending::Failed(error)) => return Err(error.clone()),
    };
    let (rows_read, rows) = run.rows_read();
    Ok((status, Running { run: run.token.to_string(), state: state.to_owned(), rows_read, rows, import }))
}

/// `POST /api/v1/imports`. A file that takes longer than a moment goes on by itself, and the answer says where to look.
async fn create(State(state): State<AppState>, view: View, pass: Pass, form: Multipart) -> Result<Response, WebError> {
    let (run, begun) = (import::take_in(&state, &view, &pass, form).await?, Instant::now());
    while run.ending().is_none() && begun.elapsed() < WAIT {
        tokio::time::sleep(LOOK_EVERY).await;
    }
    let (status, running) = standing(&run)?;
    let place = match &running.import {
        Some(import) => format!("/api/v1/imports/{import}"),
        None => format!("/api/v1/imports/runs/{}", running.run),
    };
    let mut response = (status, Json(running)).into_response();
    if let Ok(place) = HeaderValue::from_str(&place) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    Ok(response)
}

async fn running(State(state): State<AppState>, pass: Pass, Path(run): Path<String>) -> Result<Json<Running>, WebError> {
    let token = Token::parse(&run).ok_or(WebError::NotFound)?;
    let run = import::run(&state, &pass, &token).ok_or(WebError::NotFound)?;
    Ok(Json(standing(&run)?.1))
}
