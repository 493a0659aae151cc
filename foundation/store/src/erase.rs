//! Erasing people: the tombstone first, then the keys. What is about an erased person stays in the journal and in every backup as
//! bytes that nothing opens; it is gone from every table here.
//!
//! The tombstone is an open entry of the journal: which records, which positions of the journal lost their keys, which rows of
//! which datasets stay outside from now on (as keyed hashes), on what ground. It says nothing about the person. With the keys goes
//! a copy of it into the database of keys, so that a data backup that is older than the erasure, restored beside the present
//! keys, knows that they were destroyed and not lost.
//!
//! "Destroyed" is said when the keys are gone here, "erased" once no registered copy of the database of keys can hold them any
//! more ([`Store::mark_erased`]). On SQLite deleted pages are overwritten and the write-ahead log is cut; PostgreSQL is told to
//! vacuum, but keeps bytes in free space and in its own log until it uses them again. Nothing here reaches what a disk keeps of
//! overwritten sectors.

use crate::{
    Store, StoreError,
    bind::{Bind, binds},
    commit::{Kind, TEXT_BYTES_MAX, Writer, bounded},
    engine::Transaction,
    entity, lookup,
    read::PAGE_MAX,
    rows::record_id,
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

/// The tombstone of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErasedRecord {
    /// Which record it was.
    pub record: RecordId,
    /// The tombstone's position in the journal.
    pub position: i64,
    /// On what ground.
    pub ground: String,
    /// The request that asked for it.
    pub request: Option<Uuid>,
    /// When it was decided.
    pub at: String,
    /// When its keys were gone here.
    pub destroyed_at: Option<String>,
    /// When every registered copy of its keys was replaced or had expired.
    pub erased_at: Option<String>,
}

/// How many records one erasure takes at most.
pub const ERASED_MAX: usize = 1_000;

/// The kind of entity that forbids an erasure: its subject is the record, `until` its last day, `released_at` its end.
pub const HOLD: &str = "hold";

/// The kind of entity that registers a copy of the database of keys: `made_at` (before its first byte was read), `expires_at`
/// (when it is destroyed at the latest), `replaced_at` (when a newer one was written over it).
pub const KEY_COPY: &str = "key-copy";

/// The class of problem of a row that stays outside because its person was erased.
pub const ERASED_PERSON: &str = "erased-person";

/// As the journal keeps it: open, so that whoever may read the journal can check what was destroyed.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Tombstone {
    records: Vec<String>,
    /// The positions of the journal whose keys are destroyed, in order.
    destroyed: Vec<i64>,
    /// Dataset and row key of each row that stays outside.
    rows: Vec<(i64, String)>,
    ground: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    request: Option<String>,
}

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
const PENDING: &str = "select distinct e.position, j.change from erasure e join journal j on j.position = e.position where e.destroyed_at is null order by e.position";
const DESTROYED: &str = "update erasure set destroyed_at = coalesce(?, at) where position = ? and destroyed_at is null";
const DESTROYED_ONLY: &str = "select record, destroyed_at from erasure where destroyed_at is not null and erased_at is null";
const ERASED: &str = "update erasure set erased_at = ? where record = ? and erased_at is null";
const COPIES: &str = "select body from entity where kind = ?";
const PAGE: &str = "select record, position, ground, request, at, destroyed_at, erased_at from erasure order by position desc, record limit ? offset ?";
const COUNT: &str = "select count(*) from erasure";
const ONE: &str = "select record, position, ground, request, at, destroyed_at, erased_at from erasure where record = ?";
const TOMBSTONES: &str = "select position, change from journal where kind = 'erase' order by position";

pub(crate) const STATEMENTS: &[&str] = &[
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
    PENDING,
    DESTROYED,
    DESTROYED_ONLY,
    ERASED,
    COPIES,
    PAGE,
    COUNT,
    ONE,
    TOMBSTONES,
];

fn versions_sql(table: &str) -> String {
    format!(
        "select r.position, r.id, r.row_key, r.dataset, d.source_kind from {table} l cross join record r join dataset d on d.number = r.dataset
  where r.position = l.position and r.id = l.key and l.key in"
    )
}

/// The tables that hold a version under its position.
fn version_tables() -> Vec<String> {
    let units = Unit::ALL.into_iter().map(|unit| unit.table());
    units.chain(["sealed", "corrected", "record"]).map(|table| format!("delete from {table} where position in")).collect()
}

pub(crate) fn lookups() -> Vec<String> {
    let mut all = vec![versions_sql("lookup_new"), versions_sql("lookup"), ROWS.to_owned(), SEEN.to_owned()];
    all.extend(version_tables());
    all
}

/// Every table from which a person's rows go: PostgreSQL is told to clean these.
const RECORD_TABLES: &str = "record, sealed, corrected, victim, event, perpetrator, case_file, aggregate, court_case, lookup, lookup_new, row_seen,
  entity, entity_version, entity_key, entity_sealed, search_token, search_state, problem_file";
const KEY_TABLES: &str = "record_key";

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
        let body = entity::body(&row.text(0)?)?;
        let text = |name: &str| body.get(name).and_then(serde_json::Value::as_str).map(str::to_owned);
        if text("released_at").is_some() {
            continue;
        }
        let until = text("until").unwrap_or_else(|| "9999-12-31".to_owned());
        if until >= today && latest.as_ref().is_none_or(|latest| *latest < until) {
            latest = Some(until);
        }
    }
    latest.map_or(Ok(()), |until| Err(StoreError::Held { until }))
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
                doomed.rows.insert((*dataset, entity::parse_id(key)?));
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

impl Store {
    /// Destroys the keys of every tombstone whose keys may still be here, and cleans both databases after them. Called after each
    /// erasure; when a long read kept an old state open meanwhile it finishes at the next call. Says how many are pending.
    pub async fn finish_erasures(&self, at: &str) -> Result<u64, StoreError> {
        self.destroy_pending(Some(at)).await
    }

    /// The same when a store opens, without a clock: what is finished then counts as finished when it was decided, because no
    /// copy of the keys can have been made and registered since.
    pub(crate) async fn finish_at_start(&self) -> Result<(), StoreError> {
        self.destroy_pending(None).await.map(drop)
    }

    async fn destroy_pending(&self, at: Option<&str>) -> Result<u64, StoreError> {
        let pending = self.record.rows(PENDING, binds![]).await?;
        if pending.is_empty() {
            return Ok(0);
        }
        for row in &pending {
            let (position, change) = (row.int(0)?, row.bytes(1)?);
            let tombstone: Tombstone = crate::replay::json(&change)?;
            let stale = self.stale_tombstones(position, &tombstone).await?;
            self.keys.destroy((position, &change), &tombstone.destroyed, &stale).await?;
        }
        let keys_clean = self.keys.engine().clean(KEY_TABLES).await?;
        if !self.record.clean(RECORD_TABLES).await? || !keys_clean {
            return Ok(pending.len() as u64);
        }
        let mut tx = self.record.begin().await?;
        for row in &pending {
            tx.run(DESTROYED, binds![at.map(str::to_owned), row.int(0)?]).await?;
        }
        tx.commit().await?;
        Ok(0)
    }

    /// Tombstones of the same people that a later journal wrote, before this one was restored from a backup: their positions
    /// are free again, and the new tombstone stands for them.
    async fn stale_tombstones(&self, position: i64, tombstone: &Tombstone) -> Result<Vec<i64>, StoreError> {
        let mut stale = Vec::new();
        for (later, change) in self.keys.tombstones().await? {
            let other: Tombstone = crate::replay::json(&change)?;
            if later > position && other.records.iter().any(|record| tombstone.records.contains(record)) {
                stale.push(later);
            }
        }
        Ok(stale)
    }

    /// Says "erased" of each destroyed record of whose keys no registered copy can be left: every copy that was begun before the
    /// destruction has been replaced or has expired by `now`. Gives those of which it is said now.
    pub async fn mark_erased(&self, now: &str) -> Result<Vec<RecordId>, StoreError> {
        let mut copies = Vec::new();
        for row in self.record.rows(COPIES, binds![KEY_COPY]).await? {
            copies.push(KeyCopy::read(&entity::body(&row.text(0)?)?));
        }
        let mut erased = Vec::new();
        for row in self.record.rows(DESTROYED_ONLY, binds![]).await? {
            let destroyed_at = row.text(1)?;
            if !copies.iter().any(|copy| copy.may_hold(&destroyed_at, now)) {
                erased.push(record_id(row.array(0)?));
            }
        }
        let mut tx = self.record.begin().await?;
        for record in &erased {
            tx.run(ERASED, binds![now, record.bytes()]).await?;
        }
        tx.commit().await?;
        Ok(erased)
    }

    /// Tombstones, newest first, and how many there are.
    pub async fn erasures(&self, offset: u64, limit: u32) -> Result<(Vec<ErasedRecord>, u64), StoreError> {
        let total = self.record.row(COUNT, binds![]).await?.map_or(Ok(0), |row| row.count(0))?;
        let page = binds![i64::from(limit.min(PAGE_MAX)), i64::try_from(offset).unwrap_or(i64::MAX)];
        Ok((self.record.rows(PAGE, page).await?.iter().map(erased_record).collect::<Result<_, _>>()?, total))
    }

    /// The tombstone of one record.
    pub async fn erasure(&self, record: RecordId) -> Result<Option<ErasedRecord>, StoreError> {
        self.record.row(ONE, binds![record.bytes()]).await?.as_ref().map(erased_record).transpose()
    }

    /// Erasures that stand with the keys and not in this journal: it was restored from a backup that is older than they are.
    /// They have to be committed before anything else.
    pub async fn unapplied_erasures(&self) -> Result<Vec<Erasure>, StoreError> {
        let mut unapplied = Vec::new();
        for (_, change) in self.keys.tombstones().await? {
            let tombstone: Tombstone = crate::replay::json(&change)?;
            let mut records = Vec::new();
            for record in &tombstone.records {
                let record = record_id(entity::parse_id(record)?);
                if self.erasure(record).await?.is_none() {
                    records.push(record);
                }
            }
            if !records.is_empty() {
                let request = tombstone.request.as_deref().map(entity::parse_id).transpose()?.map(Uuid::from_bytes);
                unapplied.push(Erasure { records, ground: tombstone.ground, request });
            }
        }
        Ok(unapplied)
    }

    /// Every position of the journal whose key was destroyed on purpose: by its own tombstones, and by those that stand with the
    /// keys and are newer than this journal.
    pub(crate) async fn destroyed(&self) -> Result<HashSet<i64>, StoreError> {
        let last = self.position().await?;
        let mut destroyed = HashSet::new();
        for row in self.record.rows(TOMBSTONES, binds![]).await? {
            destroyed.extend(destroyed_positions(&row.bytes(1)?)?);
        }
        for (_, change) in self.keys.tombstones().await?.iter().filter(|(position, _)| *position > last) {
            destroyed.extend(destroyed_positions(change)?);
        }
        Ok(destroyed)
    }
}

fn erased_record(row: &crate::bind::Row) -> Result<ErasedRecord, StoreError> {
    Ok(ErasedRecord {
        record: record_id(row.array(0)?),
        position: row.int(1)?,
        ground: row.text(2)?,
        request: row.maybe_text(3)?.as_deref().map(entity::parse_id).transpose()?.map(Uuid::from_bytes),
        at: row.text(4)?,
        destroyed_at: row.maybe_text(5)?,
        erased_at: row.maybe_text(6)?,
    })
}

/// A registered copy of the database of keys.
struct KeyCopy {
    made_at: Option<String>,
    expires_at: Option<String>,
    replaced_at: Option<String>,
}

impl KeyCopy {
    fn read(body: &serde_json::Map<String, serde_json::Value>) -> Self {
        let text = |name: &str| body.get(name).and_then(serde_json::Value::as_str).map(str::to_owned);
        Self { made_at: text("made_at"), expires_at: text("expires_at"), replaced_at: text("replaced_at") }
    }

    /// Whether the copy may hold, at `now`, a key that was destroyed here at `destroyed_at`. What is not said is taken for the
    /// worse, and instants are compared by whole seconds, equal ones for the worse too.
    fn may_hold(&self, destroyed_at: &str, now: &str) -> bool {
        let second = |text: &str| text.chars().take(19).collect::<String>();
        let is_past = |instant: &Option<String>| instant.as_ref().is_some_and(|instant| second(instant) < second(now));
        let began_later = self.made_at.as_ref().is_some_and(|made_at| second(made_at) > second(destroyed_at));
        !began_later && !is_past(&self.expires_at) && !is_past(&self.replaced_at)
    }
}
