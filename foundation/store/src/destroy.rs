//! After the tombstone: the keys are destroyed, and in time "erased" can be said.
//!
//! "Destroyed" is said when the keys are gone here, "erased" once no registered copy of the database of keys can hold them any
//! more ([`Store::mark_erased`]). On SQLite deleted pages are overwritten and the write-ahead log is cut; PostgreSQL is told to
//! vacuum, but keeps bytes in free space and in its own log until it uses them again. Nothing here reaches what a disk keeps of
//! overwritten sectors.

use crate::{
    Erasure, Store, StoreError,
    bind::{Row, binds},
    entity,
    erase::{Tombstone, destroyed_positions},
    read::PAGE_MAX,
    replay::json,
    rows::record_id,
};
use lantern_model::RecordId;
use std::collections::HashSet;
use uuid::Uuid;

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

/// The kind of entity that registers a copy of the database of keys: `made_at` (before its first byte was read), `expires_at`
/// (when it is destroyed at the latest), `replaced_at` (when a newer one was written over it).
pub const KEY_COPY: &str = "key-copy";

const PENDING: &str =
    "select distinct e.position, j.change from erasure e join journal j on j.position = e.position where e.destroyed_at is null order by e.position";
const DESTROYED: &str = "update erasure set destroyed_at = coalesce(?, at) where position = ? and destroyed_at is null";
const DESTROYED_ONLY: &str = "select record, destroyed_at from erasure where destroyed_at is not null and erased_at is null";
const ERASED: &str = "update erasure set erased_at = ? where record = ? and erased_at is null";
const COPIES: &str = "select body from entity where kind = ?";
const PAGE: &str = "select record, position, ground, request, at, destroyed_at, erased_at from erasure order by position desc, record limit ? offset ?";
const COUNT: &str = "select count(*) from erasure";
const ONE: &str = "select record, position, ground, request, at, destroyed_at, erased_at from erasure where record = ?";
const TOMBSTONES: &str = "select position, change from journal where kind = 'erase' order by position";

pub(crate) const STATEMENTS: &[&str] = &[PENDING, DESTROYED, DESTROYED_ONLY, ERASED, COPIES, PAGE, COUNT, ONE, TOMBSTONES];

/// Every table from which a person's rows go: PostgreSQL is told to clean these.
const RECORD_TABLES: &str = "record, sealed, corrected, victim, event, perpetrator, case_file, aggregate, court_case, lookup, lookup_new, row_seen,
  entity, entity_version, entity_key, entity_sealed, search_token, search_state, problem_file";
const KEY_TABLES: &str = "record_key";

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
            let tombstone: Tombstone = json(&change)?;
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
            let other: Tombstone = json(&change)?;
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
            let tombstone: Tombstone = json(&change)?;
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

    /// The positions whose keys the journal's own tombstones say were destroyed.
    pub(crate) async fn destroyed_by_journal(&self) -> Result<HashSet<i64>, StoreError> {
        let mut destroyed = HashSet::new();
        for row in self.record.rows(TOMBSTONES, binds![]).await? {
            destroyed.extend(destroyed_positions(&row.bytes(1)?)?);
        }
        Ok(destroyed)
    }
}

fn erased_record(row: &Row) -> Result<ErasedRecord, StoreError> {
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
    made: Option<String>,
    expires: Option<String>,
    replaced: Option<String>,
}

impl KeyCopy {
    fn read(body: &serde_json::Map<String, serde_json::Value>) -> Self {
        let text = |name: &str| body.get(name).and_then(serde_json::Value::as_str).map(str::to_owned);
        Self { made: text("made_at"), expires: text("expires_at"), replaced: text("replaced_at") }
    }

    /// Whether the copy may hold, at `now`, a key that was destroyed here at `destroyed_at`. What is not said is taken for the
    /// worse, and instants are compared by whole seconds, equal ones for the worse too.
    fn may_hold(&self, destroyed_at: &str, now: &str) -> bool {
        let second = |text: &str| text.chars().take(19).collect::<String>();
        let is_past = |instant: &Option<String>| instant.as_ref().is_some_and(|instant| second(instant) < second(now));
        let began_later = self.made.as_ref().is_some_and(|made| second(made) > second(destroyed_at));
        !began_later && !is_past(&self.expires) && !is_past(&self.replaced)
    }
}
