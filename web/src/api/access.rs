//! Who looked at what: in the whole house, at one record, from one's own account.

use super::list::{List, Paging};
use crate::{
    AppState, WebError,
    doors::{Doors, Need, Operation, Pass},
    pages::{NEEDS, accesslog},
};
use axum::{
    Json,
    extract::{Path, Query, State},
};
use lantern_access::policy::{Action, ResourceKind};
use lantern_store::{AccessFilter, AccessLine};
use schemars::JsonSchema;
use serde::Serialize;

/// The doors.
pub fn routes(doors: Doors) -> Doors {
    const OF_RECORD: Need = Need::policy(Action::ViewAccessLog, ResourceKind::Log);
    let all_of = Operation::get("access_list", "Who looked at what, newest first").query::<accesslog::Asked>().paged().gives::<List<Look>>();
    let record_of = Operation::get("records_access", "Who looked at one record, newest first").paged().gives::<List<Look>>();
    let own_of = Operation::get("account_access", "What the own account looked at, newest first").paged().gives::<List<Look>>();
    doors.api("/access", NEEDS.access_log, all_of, all).api("/records/{record}/access", OF_RECORD, record_of, of_record).api(
        "/account/access",
        Need::signed_in(Action::ViewOwnAccess),
        own_of,
        own,
    )
}

/// An entry of the access log. It does not say at whom: a list of looks is not a list of people.
#[derive(Serialize, JsonSchema)]
struct Look {
    /// Its position in the journal.
    position: i64,
    /// When.
    at: String,
    /// Who.
    actor: String,
    /// What was looked at, and how.
    what: String,
    /// What for.
    purpose: String,
    /// On what basis, where one was named.
    basis: Option<String>,
    /// How many people's data it names.
    subjects: u64,
}

async fn read(state: &AppState, filter: &AccessFilter, paging: Paging) -> Result<Json<List<Look>>, WebError> {
    let (lines, all) = state.store.access_log(filter, paging.offset, paging.limit).await?;
    let look = |line: AccessLine| Look {
        position: line.position,
        what: line.what.code().to_owned(),
        at: line.at,
        actor: line.actor,
        purpose: line.purpose,
        basis: line.basis,
        subjects: line.subjects,
    };
    Ok(Json(List::new(lines.into_iter().map(look).collect(), all, paging)))
}

async fn all(State(state): State<AppState>, pass: Pass, Query(asked): Query<accesslog::Asked>, paging: Paging) -> Result<Json<List<Look>>, WebError> {
    pass.may(&state, &pass.thing())?;
    read(&state, &asked.filter(), paging).await
}

async fn of_record(State(state): State<AppState>, pass: Pass, Path(record): Path<String>, paging: Paging) -> Result<Json<List<Look>>, WebError> {
    let record = accesslog::of_whom(&state, &pass, &record).await?;
    read(&state, &AccessFilter { subject: Some(*record.bytes()), ..AccessFilter::default() }, paging).await
}

async fn own(State(state): State<AppState>, pass: Pass, paging: Paging) -> Result<Json<List<Look>>, WebError> {
    read(&state, &accesslog::own_filter(&pass), paging).await
}
