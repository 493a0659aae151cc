//! Erasing people: the tombstone first, then the keys. What is about an erased person stays in the journal and in every backup as
//! bytes that nothing opens; it is gone from every table here.
//!
//! The tombstone is an open entry of the journal: which records, which positions of the journal lost their keys, which rows of
//! which datasets stay outside from now on (as keyed hashes), on what ground. It says nothing about the person. With the keys goes
//! a copy of it into the database of keys, so that a data backup that is older than the erasure, restored beside the present
//! keys, knows that they were destroyed and not lost.

use crate::{
    StoreError,
    bind::{Bind, binds},
    commit::{Kind, TEXT_BYTES_MAX, Writer, bounded},
    engine::Transaction,
    entity, lookup,
};
use lantern_model::{RecordId, Unit};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashSet};
use uuid::Uuid;

/// People's records to be destroyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Which records.
    pub records: Vec<RecordId>,
    /// On what ground, as a code.
    pub ground: String,
    /// The request that asked for it.
    pub request: Option<Uuid>,
}

/// How many records one erasure takes at most.
pub const ERASED_MAX: usize = 1_000;

/// The kind of entity that forbids an erasure: its subject is the record, `until` its last day, `released_at` its end.
pub const HOLD: &str = "hold";

/// The class of problem of a row that stays outside because its person was erased.
pub const ERASED_PERSON: &str = "erased-person";

/// As the journal keeps it: open, so that whoever may read the journal can check what was destroyed.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Tombstone {
    pub(crate) records: Vec<String>,
    /// The positions of the journal whose keys are destroyed, in order.
    pub(crate) destroyed: Vec<i64>,
    /// Dataset and row key of each row that stays outside.
    rows: Vec<(i64, String)>,
    pub(crate) ground: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) request: Option<String>,
}

const IS_DATASET: &str = "select 1 from dataset where number = ?";
const IS_ERASED: &str = "select 1 from erasure where record = ?";
const PUT: &str = "insert into erasure (position, record, ground, request, at) values (?, ?, ?, ?, ?)";
const PUT_ROW: &str = "insert into erased_row (dataset, row_key, position) values (?, ?, ?) on conflict (dataset, row_key) do nothing";
const HOLDS: &str = "select body from entity where kind = ? and subject = ?";
const ENTITIES: &str = "select kind, id from entity where subject = ?";
const ENTITY_POSITIONS: &str = "select position from entity_version where kind = ? and id = ?";
const DROP_ENTITY: [&str; 4] = [
    "delete from entity_key where kind = ? and id = ?",
    "delete from entity_sealed where kind = ? and id = ?",
    "delete from entity_version where kind = ? and id = ?",
    "delete from entity where kind = ? and id = ?",
];
const DROP_PLACE: [&str; 2] = ["delete from lookup_new where key = ? and position = ?", "delete from lookup where key = ? and position = ?"];
const DROP_OF_RECORD: [&str; 2] = ["delete from search_token where record = ?", "delete from search_state where record = ?"];
/// The rejected rows of a file are kept as they came, so any of them may be the person's.
const DROP_PROBLEM_FILES: &str = "delete from problem_file where import in (select number from import where dataset = ?)";
const ANY_ROW: &str = "select 1 from erased_row where dataset = ? limit 1";
const ROWS: &str = "select row_key from erased_row where dataset = ? and row_key in";
const SEEN: &str = "delete from row_seen where import in (select number from import where state = 'open') and position in";
pub(crate) const STATEMENTS: &[&str] = &[
    IS_DATASET,
    IS_ERASED,
    PUT,
    PUT_ROW,
    HOLDS,
    ENTITIES,
    ENTITY_POSITIONS,
    DROP_ENTITY[0],
    DROP_ENTITY[1],
    DROP_ENTITY[2],
    DROP_ENTITY[3],
    DROP_PLACE[0],
    DROP_PLACE[1],
    DROP_OF_RECORD[0],
    DROP_OF_RECORD[1],
    DROP_PROBLEM_FILES,
    ANY_ROW,
];

fn versions_sql(table: &str) -> String {
    format!(
        "select r.position, r.id, r.row_key, r.dataset, d.source_kind from {table} l cross join record r join dataset d on d.number = r.dataset
  where r.position = l.position and r.id = l.key and l.key in"
    )
}

/// The tables that hold a version under its position.
fn version_tables() -> Vec<String> {
    let units = Unit::ALL.into_iter().map(Unit::table);
    units.chain(["sealed", "corrected", "record"]).map(|table| format!("delete from {table} where position in")).collect()
}

pub(crate) fn lookups() -> Vec<String> {
    let mut all = vec![versions_sql("lookup_new"), versions_sql("lookup"), ROWS.to_owned(), SEEN.to_owned()];
    all.extend(version_tables());
    all
}

/// What is to be destroyed.
#[derive(Default)]
struct Doomed {
    records: Vec<RecordId>,
    /// Positions of versions of the records.
    versions: Vec<i64>,
    /// Record or row key, and position.
    places: Vec<([u8; 16], i64)>,
    rows: BTreeSet<(i64, [u8; 16])>,
    entities: BTreeSet<(String, String)>,
    /// Positions of versions of the entities, and of versions that only an earlier tombstone names.
    others: BTreeSet<i64>,
}

/// Writes the tombstone and deletes every row about the people. Whoever is erased already is left out.
pub(crate) async fn write(writer: &mut Writer<'_>, erasure: Erasure) -> Result<(), StoreError> {
    bounded("the ground of an erasure", &erasure.ground, TEXT_BYTES_MAX)?;
    if erasure.records.len() > ERASED_MAX {
        return Err(StoreError::OutOfBounds("a list of records to erase"));
    }
    let mut doomed = Doomed::default();
    for record in erasure.records.iter().copied().collect::<BTreeSet<_>>() {
        if !is_erased(&mut writer.tx, record).await? {
            refuse_held(writer, record).await?;
            gather(writer, record, &mut doomed).await?;
        }
    }
    if doomed.records.is_empty() {
        return Ok(());
    }
    let position = writer.next_position();
    let tombstone = Tombstone {
        records: doomed.records.iter().map(ToString::to_string).collect(),
        destroyed: doomed.versions.iter().chain(&doomed.others).copied().collect::<BTreeSet<_>>().into_iter().collect(),
        rows: doomed.rows.iter().map(|(dataset, key)| (*dataset, Uuid::from_bytes(*key).simple().to_string())).collect(),
        ground: erasure.ground,
        request: erasure.request.map(|request| request.to_string()),
    };
    writer.enter_open(position, Kind::Erase, &tombstone);
    delete(&mut writer.tx, doomed).await?;
    let at = writer.act.at.clone();
    apply(&mut writer.tx, (position, &at), tombstone).await
}

pub(crate) async fn is_erased(tx: &mut Transaction, record: RecordId) -> Result<bool, StoreError> {
    Ok(tx.row(IS_ERASED, binds![record.bytes()]).await?.is_some())
}

/// A hold ends on its last day or when it is released. One that does not say when it ends does not end.
async fn refuse_held(writer: &mut Writer<'_>, record: RecordId) -> Result<(), StoreError> {
    let today: String = writer.act.at.chars().take(10).collect();
    let mut latest: Option<String> = None;
    for row in writer.tx.rows(HOLDS, binds![HOLD, record.bytes()]).await? {
        let until = held_until(&entity::body(&row.text(0)?)?, &today);
        latest = latest.max(until);
    }
    latest.map_or(Ok(()), |until| Err(StoreError::Held { until }))
}

/// Until when a hold stands, where it stands on this day.
pub(crate) fn held_until(body: &serde_json::Map<String, serde_json::Value>, today: &str) -> Option<String> {
    let text = |name: &str| body.get(name).and_then(serde_json::Value::as_str);
    let until = text("until").unwrap_or("9999-12-31");
    (text("released_at").is_none() && until >= today).then(|| until.to_owned())
}

/// Finds every version of a record, and everything else that is about its person.
async fn gather(writer: &mut Writer<'_>, record: RecordId, doomed: &mut Doomed) -> Result<(), StoreError> {
    let found = lookup::rows(&mut writer.tx, versions_sql, &[], vec![Bind::from(record.bytes())]).await?;
    for row in &found {
        // Rows of other kinds stand under their dataset's key in the journal: to destroy one would destroy all.
        if !crate::imports::source_kind(&row.text(4)?)?.has_person_keys() {
            return Err(StoreError::NoOwnKeys);
        }
        let (position, row_key) = (row.int(0)?, row.array(2)?);
        doomed.versions.push(position);
        doomed.places.extend([(*record.bytes(), position), (row_key, position)]);
        doomed.rows.insert((row.int(3)?, row_key));
    }
    if found.is_empty() {
        earlier(writer, record, doomed).await?;
    }
    doomed.records.push(record);
    for row in writer.tx.rows(ENTITIES, binds![record.bytes()]).await? {
        let (kind, id) = (row.text(0)?, row.text(1)?);
        for row in writer.tx.rows(ENTITY_POSITIONS, binds![kind.as_str(), id.as_str()]).await? {
            doomed.others.insert(row.int(0)?);
        }
        doomed.entities.insert((kind, id));
    }
    Ok(())
}

/// A record whose tables were rebuilt from a backup that is older than its erasure: its rows are named by the tombstone that
/// stands with the keys. Positions behind the journal's end were never there, as far as this journal knows.
async fn earlier(writer: &mut Writer<'_>, record: RecordId, doomed: &mut Doomed) -> Result<(), StoreError> {
    let text = record.to_string();
    let last = writer.tx.row(crate::open::LAST_POSITION, binds![]).await?.map_or(Ok(0), |row| row.int(0))?;
    for (_, change) in writer.store.keys.tombstones().await? {
        let tombstone: Tombstone = crate::replay::json(&change)?;
        if tombstone.records.contains(&text) {
            doomed.others.extend(tombstone.destroyed.iter().filter(|position| **position <= last));
            for (dataset, key) in &tombstone.rows {
                // A dataset that came after the backup is not there, and its number will be another's.
                if writer.tx.row(IS_DATASET, binds![*dataset]).await?.is_some() {
                    doomed.rows.insert((*dataset, entity::parse_id(key)?));
                }
            }
            return Ok(());
        }
    }
    Err(StoreError::NotFound("record"))
}

async fn delete(tx: &mut Transaction, doomed: Doomed) -> Result<(), StoreError> {
    let positions: Vec<Bind> = doomed.versions.iter().map(|position| Bind::from(*position)).collect();
    tx.update_each(SEEN, &[], positions.clone()).await?;
    for sql in version_tables() {
        tx.update_each(&sql, &[], positions.clone()).await?;
    }
    for (key, position) in doomed.places {
        for sql in DROP_PLACE {
            tx.run(sql, binds![&key, position]).await?;
        }
    }
    for record in &doomed.records {
        for sql in DROP_OF_RECORD {
            tx.run(sql, binds![record.bytes()]).await?;
        }
    }
    for dataset in doomed.rows.iter().map(|(dataset, _)| *dataset).collect::<BTreeSet<_>>() {
        tx.run(DROP_PROBLEM_FILES, binds![dataset]).await?;
    }
    for (kind, id) in doomed.entities {
        for sql in DROP_ENTITY {
            tx.run(sql, binds![kind.as_str(), id.as_str()]).await?;
        }
    }
    Ok(())
}

/// Writes the tables of a tombstone; a replay comes here too, and has nothing to delete because it skipped what was destroyed.
pub(crate) async fn apply(tx: &mut Transaction, (position, at): (i64, &str), tombstone: Tombstone) -> Result<(), StoreError> {
    for record in &tombstone.records {
        let record = entity::parse_id(record)?;
        tx.run(PUT, binds![position, &record, tombstone.ground.as_str(), tombstone.request.clone(), at]).await?;
    }
    for (dataset, key) in tombstone.rows {
        tx.run(PUT_ROW, binds![dataset, &entity::parse_id(&key)?, position]).await?;
    }
    Ok(())
}

/// The positions of the journal whose keys a tombstone says were destroyed.
pub(crate) fn destroyed_positions(change: &[u8]) -> Result<Vec<i64>, StoreError> {
    crate::replay::json::<Tombstone>(change).map(|tombstone| tombstone.destroyed)
}

/// Which of these rows of a dataset belong to people who were erased.
pub(crate) async fn rows_of(tx: &mut Transaction, dataset: i64, keys: impl Iterator<Item = [u8; 16]>) -> Result<HashSet<[u8; 16]>, StoreError> {
    if tx.row(ANY_ROW, binds![dataset]).await?.is_none() {
        return Ok(HashSet::new());
    }
    let keys = keys.map(|key| Bind::from(&key)).collect();
    tx.lookup(ROWS, &[Bind::from(dataset)], keys).await?.iter().map(|row| row.array(0)).collect()
}
