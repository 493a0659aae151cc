//! The agencies whose imports the account may see.

use super::list::{List, Paging};
use crate::{
    AppState, WebError,
    doors::{Doors, Operation, Pass},
    pages::{NEEDS, import},
};
use axum::{Json, extract::State};
use schemars::JsonSchema;
use serde::Serialize;

/// The door.
pub fn routes(doors: Doors) -> Doors {
    let operation = Operation::get("agencies_list", "Agencies whose files the account may see").paged().gives::<List<Agency>>();
    doors.api("/agencies", NEEDS.files, operation, many)
}

/// An agency.
#[derive(Serialize, JsonSchema)]
struct Agency {
    /// Its code.
    code: String,
    /// Its name.
    name: String,
    /// What kind of body it is, a code; null where nobody said.
    kind: Option<String>,
}

async fn many(State(state): State<AppState>, pass: Pass, paging: Paging) -> Result<Json<List<Agency>>, WebError> {
    let seen = import::agencies(&state, &pass).await?;
    let line = |one: lantern_store::Agency| Agency { code: one.code.as_str().to_owned(), name: one.name, kind: one.kind };
    Ok(Json(List::cut(seen.into_iter().map(line), paging)))
}
