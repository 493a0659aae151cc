//! What leaves a store for a backup or a move: the journal, the log and the wrapped keys as they stand, never a state table.
//!
//! The journal and the log only grow, so a moment of them is named by two numbers and can be read page by page while commits go
//! on. The keys are no history: they are destroyed and wrapped anew, so they are read in one transaction.

use crate::{
    RotationState, Store, StoreError,
    agency::agency_code,
    bind::binds,
    commit::ENTRIES,
    engine::{LOOKUP_MAX, Transaction},
    keys::{ALL_DATASET_KEYS, RECORD_KEY_PAGE, ROTATIONS, TOMBSTONES},
    ledger::{HEAD, LEAVES, line},
    open::LAST_POSITION,
};
use lantern_ledger::JournalEntryOwned;
use serde::{Deserialize, Serialize};

/// One moment of a store: everything up to a position of its journal, and the head of the log that was signed with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The version of the database layout.
    pub layout: i64,
    /// The last position of the journal.
    pub position: i64,
    /// How many leaves the log has.
    pub leaves: u64,
    /// Its signed head.
    pub checkpoint: String,
    /// How many rows of each kind the tables hold.
    pub counts: Counts,
}

/// How many rows the tables hold: what a restored store must hold again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Versions of records.
    pub versions: u64,
    /// Entities.
    pub entities: u64,
    /// Looks at somebody's data.
    pub looks: u64,
    /// Erased records.
    pub erased: u64,
}

/// Keys as the database of keys holds them: all wrapped.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyRows {
    /// Tombstones, by the position of the journal that wrote them.
    pub tombstones: Vec<(i64, Vec<u8>)>,
    /// Changes of agencies' keys that are under way.
    pub rotations: Vec<RotationState>,
    /// Datasets' keys.
    pub datasets: Vec<(i64, Vec<u8>)>,
    /// Keys of versions.
    pub records: Vec<VersionKey>,
}

/// The keys of one version of a record or an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionKey {
    /// The position of the journal that made the version.
    pub position: i64,
    /// The key of its coded values, wrapped by the store key.
    pub coded: Vec<u8>,
    /// The key of its identity values, wrapped to an agency, and to which.
    pub identity: Option<(Vec<u8>, String)>,
}

/// How many journal entries or leaves one page has.
const PAGE: i64 = 1_000;

const COUNTS: &str = "select (select count(*) from record), (select count(*) from entity), (select count(*) from access_entry), (select count(*) from erasure)";
const TOMBSTONE_ENTRIES: &str = "select position, change from journal where kind = 'erase' and position > ? and position <= ? order by position limit ?";

pub(crate) const STATEMENTS: &[&str] = &[COUNTS, TOMBSTONE_ENTRIES];

/// The keys of one moment, page by page.
pub struct KeyExport {
    tx: Transaction,
    begun: bool,
    after: i64,
}

impl KeyExport {
    /// The next page: first what is about all keys, then keys of versions in order; none when all are read.
    pub async fn next(&mut self) -> Result<Option<KeyRows>, StoreError> {
        let mut page = KeyRows::default();
        if !std::mem::replace(&mut self.begun, true) {
            for row in self.tx.rows(TOMBSTONES, binds![]).await? {
                page.tombstones.push((row.int(0)?, row.bytes(1)?));
            }
            for row in self.tx.rows(ROTATIONS, binds![]).await? {
                page.rotations.push(RotationState { agency: agency_code(&row.text(0)?)?, public_key: row.array(1)?, until: row.int(2)?, done: row.int(3)? });
            }
            for row in self.tx.rows(ALL_DATASET_KEYS, binds![]).await? {
                page.datasets.push((row.int(0)?, row.bytes(1)?));
            }
            return Ok(Some(page));
        }
        for row in self.tx.rows(RECORD_KEY_PAGE, binds![self.after, i64::try_from(LOOKUP_MAX).unwrap_or(i64::MAX)]).await? {
            self.after = row.int(0)?;
            page.records.push(VersionKey { position: self.after, coded: row.bytes(1)?, identity: row.maybe_bytes(2)?.zip(row.maybe_text(3)?) });
        }
        Ok((!page.records.is_empty()).then_some(page))
    }
}

impl Store {
    /// This moment.
    pub async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        let mut tx = self.record.begin_read().await?;
        let head = tx.row(HEAD, binds![]).await?.ok_or(StoreError::NotFound("head of the ledger"))?;
        let position = tx.row(LAST_POSITION, binds![]).await?.map_or(Ok(0), |row| row.int(0))?;
        let counts = tx.row(COUNTS, binds![]).await?.ok_or(StoreError::NotFound("counts of the tables"))?;
        Ok(Snapshot {
            layout: self.layout,
            position,
            leaves: head.count(1)?,
            checkpoint: head.text(3)?,
            counts: Counts { versions: counts.count(0)?, entities: counts.count(1)?, looks: counts.count(2)?, erased: counts.count(3)? },
        })
    }

    /// The journal's entries after a position and up to that of the snapshot, a page at a time. An empty page: there are no more.
    pub async fn export_entries(&self, snapshot: &Snapshot, after: i64) -> Result<Vec<JournalEntryOwned>, StoreError> {
        let limit = PAGE.min(snapshot.position - after).max(0);
        let rows = self.record.rows(ENTRIES, binds![after, limit]).await?;
        rows.iter().map(crate::replay::owned).collect()
    }

    /// The log's leaves from an index on and up to the size of the snapshot, a page at a time.
    pub async fn export_leaves(&self, snapshot: &Snapshot, from: u64) -> Result<Vec<crate::LedgerLine>, StoreError> {
        let limit = PAGE.min(i64::try_from(snapshot.leaves.saturating_sub(from)).unwrap_or(PAGE));
        let rows = self.record.rows(LEAVES, binds![i64::try_from(from).unwrap_or(i64::MAX), limit]).await?;
        rows.iter().map(line).collect()
    }

    /// The tombstones of the journal after a position and up to that of the snapshot, a page at a time: position and what it says.
    pub async fn export_tombstones(&self, snapshot: &Snapshot, after: i64) -> Result<Vec<(i64, Vec<u8>)>, StoreError> {
        let rows = self.record.rows(TOMBSTONE_ENTRIES, binds![after, snapshot.position, PAGE]).await?;
        rows.iter().map(|row| Ok((row.int(0)?, row.bytes(1)?))).collect()
    }

    /// The wrapped keys of this moment. A copy of them must have been registered before: see [`crate::KEY_COPY`].
    pub async fn export_keys(&self) -> Result<KeyExport, StoreError> {
        Ok(KeyExport { tx: self.keys.engine().begin_read().await?, begun: false, after: 0 })
    }
}
