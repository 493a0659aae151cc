//! Records in coded form: the list, one, and how it came to be. What identifies a person is not here. Every look is written down:
//! a piece of the list is one entry that names its records.

use super::list::{List, Paging};
use crate::{
    AppState, View, WebError,
    doors::{Doors, Need, Operation, Pass},
    pages::{
        NEEDS,
        records::{self, Piece, Values, read_many, read_one},
    },
};
use axum::{
    Json,
    extract::{Path, Query, State},
};
use lantern_access::policy::{Action, ResourceKind};
use lantern_ledger::AccessKind;
use lantern_model::{Coded, Field, change::ChangeKind, field};
use lantern_store::{HistoryEntry, RecordDetail, RecordStanding, UnitValues};
use schemars::JsonSchema;
use serde::Serialize;

/// The doors.
pub fn routes(doors: Doors) -> Doors {
    const ONE: Need = Need::policy(Action::ViewRecord, ResourceKind::Record);
    const HISTORY: Need = Need::policy(Action::ViewHistory, ResourceKind::Record);
    let many_of = Operation::get("records_list", "Records that the account may see, in coded form").query::<records::Asked>().paged().gives::<List<Line>>();
    let one_of = Operation::get("records_get", "One record in coded form").gives::<Record>();
    let history_of = Operation::get("records_history", "What happened to a record, oldest first").paged().gives::<List<Entry>>();
    doors.api("/records", NEEDS.records, many_of, many).api("/records/{record}", ONE, one_of, one).api(
        "/records/{record}/history",
        HISTORY,
        history_of,
        history,
    )
}

/// A record in a list.
#[derive(Serialize, JsonSchema)]
struct Line {
    /// Its code.
    record: String,
    /// Whose it is.
    agency: String,
    /// The series of files that it comes from.
    dataset: String,
    /// What kind of material it is.
    source_kind: String,
    /// The version that counts.
    version: u32,
    /// When it first counted.
    recorded_at: String,
    /// When it last changed.
    changed_at: String,
}

/// A record.
#[derive(Serialize, JsonSchema)]
struct Record {
    #[serde(flatten)]
    line: Line,
    /// Whether it counts: `counts`, `withdrawn`, `open` or `discarded`.
    standing: String,
    /// What is recorded of the three elements of the Palermo Protocol, a code: a reading, never a finding about the person.
    elements: String,
    /// Its values, unit by unit.
    values: Vec<Recorded>,
    /// What it has that identifies a person: these stay sealed.
    sealed: Vec<Place>,
}

/// Where a value stands.
#[derive(Serialize, JsonSchema)]
struct Place {
    /// The unit: `victim`, `event`, `perpetrator` and so on.
    unit: String,
    /// Which of several, from 0.
    sequence: u8,
    /// The field's name.
    field: String,
}

/// A value.
#[derive(Serialize, JsonSchema)]
struct Recorded {
    #[serde(flatten)]
    place: Place,
    /// The value as it is kept: a code, several with spaces between them, a date, or `!unknown` and its like.
    value: String,
    /// The same in words, in the language that was asked for.
    label: String,
}

/// What happened to a record.
#[derive(Serialize, JsonSchema)]
struct Entry {
    /// The position in the journal.
    position: i64,
    /// When.
    at: String,
    /// Who.
    actor: String,
    /// What for.
    purpose: String,
    /// What happened: `new`, `edit` or `withdraw`.
    kind: String,
    /// How the import stands that brought it.
    import: String,
    /// The file's name.
    file: String,
    /// The row in the file.
    row: u64,
    /// The version that it made.
    version: u32,
    /// The fields that changed.
    changes: Vec<Change>,
}

/// A field before and after.
#[derive(Serialize, JsonSchema)]
struct Change {
    #[serde(flatten)]
    place: Place,
    /// What was recorded before; null where nothing was, or where it is sealed.
    before: Option<String>,
    /// What is recorded now.
    after: Option<String>,
    /// Whether the field identifies a person: its values stay sealed.
    sealed: bool,
}

fn line(detail: &RecordDetail) -> Line {
    let one = &detail.summary;
    Line {
        record: one.record.to_string(),
        agency: one.agency.as_str().to_owned(),
        dataset: one.dataset.as_str().to_owned(),
        source_kind: one.source_kind.code().to_owned(),
        version: one.version,
        recorded_at: one.recorded_at.clone(),
        changed_at: one.changed_at.clone(),
    }
}

fn place(field: &Field, sequence: u8) -> Place {
    Place { unit: field.unit.name().to_owned(), sequence, field: field.name.to_owned() }
}

const fn standing(standing: RecordStanding) -> &'static str {
    match standing {
        RecordStanding::Counts => "counts",
        RecordStanding::Withdrawn => "withdrawn",
        RecordStanding::Open => "open",
        RecordStanding::Discarded => "discarded",
    }
}

async fn many(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Query(asked): Query<records::Asked>,
    paging: Paging,
) -> Result<Json<List<Line>>, WebError> {
    let scope = pass.scope_or_refuse(&state)?;
    let found = read_many(&state, &view, &pass, &scope, &asked, Piece { offset: paging.offset, limit: paging.limit }).await?;
    Ok(Json(List::new(found.records.iter().map(line).collect(), found.all, paging)))
}

async fn one(State(state): State<AppState>, view: View, pass: Pass, Path(record): Path<String>) -> Result<Json<Record>, WebError> {
    let detail = read_one(&state, &pass, &record, AccessKind::Record).await?;
    let words = Values { words: view.words, places: &state.places };
    let values = |unit: &UnitValues| {
        let value = |(field, value): &(&'static Field, Coded)| Recorded {
            place: place(field, unit.sequence),
            value: value.as_text().to_owned(),
            label: words.say(field, value),
        };
        unit.values.iter().map(value).collect::<Vec<_>>()
    };
    let sealed = detail.sealed_fields.iter().filter_map(|(_, sequence, number)| Some(place(field::by_number(*number)?, *sequence)));
    Ok(Json(Record {
        line: line(&detail),
        standing: standing(detail.standing).to_owned(),
        elements: detail.summary.elements.clone(),
        values: detail.units.iter().flat_map(values).collect(),
        sealed: sealed.collect(),
    }))
}

async fn history(State(state): State<AppState>, pass: Pass, Path(record): Path<String>, paging: Paging) -> Result<Json<List<Entry>>, WebError> {
    let detail = read_one(&state, &pass, &record, AccessKind::History).await?;
    let history = state.store.history(detail.summary.record).await?;
    Ok(Json(List::cut(history.into_iter().map(entry), paging)))
}

fn entry(one: HistoryEntry) -> Entry {
    let kind = match one.kind {
        ChangeKind::New => "new",
        ChangeKind::Edit => "edit",
        ChangeKind::Withdraw => "withdraw",
    };
    let change = |change: &lantern_store::FieldChange| {
        // The value of a sealed field stays sealed in its history too.
        let said = |value: &Option<Coded>| value.as_ref().filter(|_| !change.sealed).map(|value| value.as_text().to_owned());
        let place = place(field::by_number(change.field)?, change.sequence);
        Some(Change { place, before: said(&change.before), after: said(&change.after), sealed: change.sealed })
    };
    Entry {
        position: one.position,
        kind: kind.to_owned(),
        import: one.import.code().to_owned(),
        row: one.row_number,
        version: one.version,
        changes: one.changes.iter().filter_map(change).collect(),
        at: one.at,
        actor: one.actor,
        purpose: one.purpose,
        file: one.file_name,
    }
}
