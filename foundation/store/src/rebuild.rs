//! Building a store out of what another one gave away: keys, leaves, journal entries, in this order, page by page.
//!
//! Until the end the store is marked as unfinished, and nothing but another attempt opens it: a process that is killed half-way
//! leaves nothing that looks like a store. The end checks that the journal is whole and that the log's signed head follows from the
//! leaves that came.

use crate::{
    KeyRows, LedgerLine, Place, RotationState, Snapshot, Store, StoreError,
    agency::agency_code,
    bind::{Rows, binds},
    erase::destroyed_positions,
    keys::{KeyChange, NewKeys},
    ledger::{self, LEAF_COLUMNS, PUT_HEAD},
    migrate::{self, Mark, Mode},
    replay,
};
use lantern_ledger::{Checkpoint, Frontier, JournalEntryOwned, Note, NoteSigner, leaf_hash};
use lantern_model::AgencyCode;
use lantern_vault::Entropy;
use std::{
    collections::HashSet,
    sync::{Arc, PoisonError},
};

const EMPTY_JOURNAL: &str = "delete from journal";

const AGENCY_KEYS: &str = "select code, public_key from agency order by code";

pub(crate) const STATEMENTS: &[&str] = &[EMPTY_JOURNAL, AGENCY_KEYS];

/// A store that is being built.
pub struct Rebuild {
    store: Store,
    snapshot: Snapshot,
    /// Positions whose keys were destroyed on purpose: their entries are kept and not replayed.
    destroyed: HashSet<i64>,
    /// Tombstones of the journal that were told before it came, and those that came with it.
    told: HashSet<i64>,
    met: HashSet<i64>,
    reached: i64,
    frontier: Frontier,
}

impl Rebuild {
    /// Begins in an empty place, or in one where an earlier attempt ended half-way: what that one left is thrown away. The key
    /// files must be there.
    pub async fn begin(place: &Place, snapshot: Snapshot) -> Result<Self, StoreError> {
        if snapshot.layout > migrate::LATEST {
            return Err(StoreError::NewerLayout { found: snapshot.layout, known: migrate::LATEST });
        }
        let store = Store::open_for(place, Mode::Rebuild).await?;
        if store.position().await? > 0 {
            return Err(StoreError::NotEmpty);
        }
        store.set_mark(Some(&Mark::Unfinished)).await?;
        Self::over(store, snapshot).await
    }

    /// Begins over a store that was just made.
    pub(crate) async fn over(store: Store, snapshot: Snapshot) -> Result<Self, StoreError> {
        let mut tx = store.record.begin().await?;
        tx.run(EMPTY_JOURNAL, binds![]).await?;
        for sql in [ledger::EMPTY, ledger::EMPTY_HEAD] {
            tx.run(sql, binds![]).await?;
        }
        tx.commit().await?;
        let empty = HashSet::new;
        Ok(Self { store, snapshot, destroyed: empty(), told: empty(), met: empty(), reached: 0, frontier: Frontier::empty() })
    }

    /// What is being built.
    pub const fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// What the journal's own tombstones destroyed; told before the keys and before the journal.
    pub fn tombstones(&mut self, tombstones: &[(i64, Vec<u8>)]) -> Result<(), StoreError> {
        for (position, change) in tombstones {
            self.told.insert(*position);
            self.destroyed.extend(destroyed_positions(change)?);
        }
        Ok(())
    }

    /// Keys, in the order in which [`Store::export_keys`] gave them. What was destroyed on purpose stays destroyed, whatever the
    /// copy of the keys still holds; keys behind the journal's end belong to commits that are not in it.
    pub async fn keys(&mut self, rows: KeyRows) -> Result<(), StoreError> {
        for (_, change) in rows.tombstones.iter().filter(|(position, _)| *position > self.snapshot.position) {
            self.destroyed.extend(destroyed_positions(change)?);
        }
        self.store.keys.put_about_all(&rows).await?;
        let mut keys = NewKeys::none();
        for (dataset, coded) in rows.datasets {
            keys.add_dataset(dataset, coded);
        }
        for key in rows.records {
            if key.position <= self.snapshot.position && !self.destroyed.contains(&key.position) {
                let (identity, agency) = key.identity.unzip();
                keys.add_record(key.position, key.coded, identity, agency.as_deref().unwrap_or_default());
            }
        }
        // Keys behind the last one are taken away; without keys of versions there is nothing to take away.
        let last = keys.first_record().map_or(i64::MAX, |first| first - 1);
        self.store.keys.save(last, keys).await
    }

    /// Leaves of the log, in order.
    pub async fn leaves(&mut self, lines: &[LedgerLine]) -> Result<(), StoreError> {
        let mut rows = Rows::new("ledger", LEAF_COLUMNS);
        for line in lines {
            if line.index != self.frontier.size() {
                return Err(StoreError::DamagedValue("place of a leaf"));
            }
            self.frontier.push(leaf_hash(line.leaf.bytes()));
            let index = i64::try_from(line.index).map_err(|_| StoreError::DamagedValue("place of a leaf"))?;
            let kind = i64::from(line.leaf.kind().code());
            rows.push(binds![index, kind, &line.salt, line.event.first, line.event.last, &line.event.root.0, line.leaf.bytes()]);
        }
        let mut tx = self.store.record.begin().await?;
        tx.insert(rows).await?;
        tx.commit().await
    }

    /// Entries of the journal, in order; each one's change is made in the tables.
    pub async fn entries(&mut self, page: Vec<JournalEntryOwned>) -> Result<(), StoreError> {
        for entry in &page {
            if entry.position != self.reached + 1 {
                return Err(StoreError::DamagedValue("place of a journal entry"));
            }
            self.reached = entry.position;
            if entry.kind == "erase" {
                self.met.insert(entry.position);
            }
        }
        replay::page(&self.store, page, &self.destroyed).await
    }

    /// Writes the signed head and finishes what was being erased. The store is still marked: see [`Store::release`].
    pub async fn finish(self) -> Result<Store, StoreError> {
        let Self { store, snapshot, frontier, .. } = self;
        if self.reached != snapshot.position {
            return Err(StoreError::DamagedValue("end of the journal"));
        }
        if self.told != self.met {
            return Err(StoreError::DamagedValue("list of tombstones"));
        }
        let origin = Checkpoint::parse(Note::parse(&snapshot.checkpoint)?.text())?.origin;
        let signer = NoteSigner::from_seed(&origin, *store.key_folder.ledger_seed(&mut Entropy::from_system())?)?;
        let verifier = signer.verifier();
        verifier.open(&snapshot.checkpoint).map_err(|_| StoreError::WrongLedgerKey)?;
        let head = Checkpoint::open(&snapshot.checkpoint, &verifier)?;
        if head.size != frontier.size() || head.root != frontier.root() {
            return Err(StoreError::DamagedValue("root of the ledger"));
        }
        let size = i64::try_from(head.size).map_err(|_| StoreError::DamagedValue("size of the ledger"))?;
        let mut tx = store.record.begin().await?;
        tx.run(PUT_HEAD, binds![origin, size, frontier.to_bytes(), snapshot.checkpoint.as_str()]).await?;
        tx.commit().await?;
        *store.signer.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(signer);
        store.finish_at_start().await?;
        Ok(store)
    }
}

impl Store {
    /// Takes the mark of an unfinished store away: from now on it opens.
    pub async fn release(&self) -> Result<(), StoreError> {
        self.set_mark(None).await
    }

    /// Marks the store as moved: it opens no more, and says where it went.
    pub async fn mark_moved(&self, to: &str) -> Result<(), StoreError> {
        crate::commit::bounded("the place that a store is moved to", to, crate::commit::TEXT_BYTES_MAX)?;
        self.set_mark(Some(&Mark::Moved(to.to_owned()))).await
    }

    async fn set_mark(&self, mark: Option<&Mark>) -> Result<(), StoreError> {
        migrate::set_mark(&self.record, mark).await
    }

    /// The public key of each agency, as the record has it.
    pub async fn agency_keys(&self) -> Result<Vec<(AgencyCode, [u8; 32])>, StoreError> {
        let rows = self.record.rows(AGENCY_KEYS, binds![]).await?;
        rows.iter().map(|row| Ok((agency_code(&row.text(0)?)?, row.array(1)?))).collect()
    }

    /// Says to the keys that people's keys of an agency are already wrapped to another public key than the journal knows: the keys
    /// are newer than the journal, and the agency changed its key between the two. A closing [`crate::Rotation`] then tells the journal.
    pub async fn keys_are_wrapped_to(&self, agency: &AgencyCode, public_key: [u8; 32]) -> Result<(), StoreError> {
        let last = self.position().await?;
        if self.keys.key_changes().await?.iter().any(|change| change.agency == agency.as_str()) {
            return Ok(());
        }
        let change = RotationState { agency: agency.clone(), public_key, done: last, until: last };
        self.keys.put_about_all(&KeyRows { rotations: vec![change], ..KeyRows::default() }).await
    }
}

impl From<&RotationState> for KeyChange {
    fn from(state: &RotationState) -> Self {
        Self { agency: state.agency.as_str().to_owned(), public_key: state.public_key, until: state.until, done: state.done }
    }
}
