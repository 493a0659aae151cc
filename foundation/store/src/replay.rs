//! Rebuilding the tables from the journal and the keys. No agency key is needed: identity values are copied as they stand.
//!
//! What a tombstone says was destroyed is skipped, whether its key is gone or came back with an old copy of the keys; an entry
//! whose key is gone and of which no tombstone speaks is damage. So a replay equals the state after those erasures.

use crate::{
    Rebuild, Store, StoreError,
    access::Looks,
    agency, batch,
    bind::{Bind, Row, Rows, binds},
    commit::{ENTRIES, JOURNAL_COLUMNS, Kind, entry_context},
    correct,
    engine::Transaction,
    entity, erase,
    history::{cells_of, entry_key},
    imports::{self, source_kind},
    lookup, rotate,
    rows::{self, Line, Sink, version},
    setting,
    state::{self, Values},
};
use lantern_ledger::{AccessEvent, JournalEntryOwned};
use lantern_model::{RecordId, RowChange, SourceKind, change::ChangeKind};
use lantern_vault::RecordKey;
use std::collections::{HashMap, HashSet};

const KINDS: &str = "select number, source_kind from dataset";

pub(crate) const STATEMENTS: &[&str] = &[ENTRIES, KINDS];

fn versions_sql(table: &str) -> String {
    format!(
        "select r.id, r.version, r.position, r.row_key, r.content, r.row_number, r.elements from {table} l cross join record r
  where r.position = l.position and r.id = l.key and l.key in"
    )
}

pub(crate) fn lookups() -> Vec<String> {
    vec![versions_sql("lookup_new"), versions_sql("lookup")]
}

/// A journal entry as it is read.
struct Entry {
    position: i64,
    at: String,
    actor: String,
    purpose: String,
    kind: Kind,
    /// Dataset and import; none for open entries.
    place: Option<(i64, i64)>,
    change: Vec<u8>,
}

impl Store {
    /// Rebuilds every table of the record in a store that was just made with the same store key. What is not in the
    /// journal stays behind: the files of rejected rows, which the journal must not remember, sessions and search tokens. Where the
    /// keys know of erasures that the journal does not, they have to be committed before anything else: see
    /// [`Store::unapplied_erasures`].
    pub async fn replay_into(&self, other: &Self) -> Result<(), StoreError> {
        if self.content_key() != other.content_key() {
            return Err(StoreError::WrongKey);
        }
        // A new store has one entry, that of its making; the journal that is replayed has its own.
        if other.position().await? > 1 {
            return Err(StoreError::NotEmpty);
        }
        let rebuild = Rebuild::over(other.clone(), self.snapshot().await?).await?;
        self.give_to(rebuild, &mut |_| ()).await.map(drop)
    }

    /// Gives a store that is being built everything that this one holds. Says after each page how far the journal has come.
    pub async fn give_to(&self, mut rebuild: Rebuild, progress: &mut (dyn FnMut(i64) + Send)) -> Result<Self, StoreError> {
        let snapshot = rebuild.snapshot().clone();
        let mut after = 0;
        loop {
            let tombstones = self.export_tombstones(&snapshot, after).await?;
            let Some((last, _)) = tombstones.last() else { break };
            after = *last;
            rebuild.tombstones(&tombstones)?;
        }
        let mut keys = self.export_keys().await?;
        while let Some(page) = keys.next().await? {
            rebuild.keys(page).await?;
        }
        drop(keys);
        let mut index = 0;
        loop {
            let leaves = self.export_leaves(&snapshot, index).await?;
            if leaves.is_empty() {
                break;
            }
            index += leaves.len() as u64;
            rebuild.leaves(&leaves).await?;
        }
        let mut after = 0;
        loop {
            let entries = self.export_entries(&snapshot, after).await?;
            let Some(last) = entries.last() else { break };
            after = last.position;
            rebuild.entries(entries).await?;
            progress(after);
        }
        rebuild.finish().await
    }
}

/// Entries in a row, into a store whose keys are there.
pub(crate) async fn page(store: &Store, page: Vec<JournalEntryOwned>, destroyed: &HashSet<i64>) -> Result<(), StoreError> {
    let mut tx = store.record.begin().await?;
    copy(&mut tx, &page).await?;
    let mut entries = page.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
    entries.retain(|entry| !destroyed.contains(&entry.position));
    let positions: Vec<i64> = entries.iter().map(|entry| entry.position).collect();
    let keys = store.keys.record_keys(&positions).await?;
    let mut wave = Vec::new();
    for entry in entries {
        if matches!(entry.kind, Kind::New | Kind::Edit | Kind::Withdraw | Kind::Correct) {
            wave.push(entry);
        } else {
            store.replay_versions(&mut tx, std::mem::take(&mut wave), &keys).await?;
            store.replay_event(&mut tx, entry, &keys).await?;
        }
    }
    store.replay_versions(&mut tx, wave, &keys).await?;
    tx.commit().await
}

impl Store {
    /// Whatever is no version of a record.
    async fn replay_event(&self, tx: &mut Transaction, entry: Entry, keys: &HashMap<i64, RecordKey>) -> Result<(), StoreError> {
        let Some((dataset, number)) = entry.place else { return replay_open(tx, entry, keys).await };
        let change = self.keys.dataset_key(dataset).await?.open(&entry_context(entry.position, entry.kind), &entry.change)?;
        match entry.kind {
            Kind::Open => imports::apply_open(tx, (dataset, number), json(&change)?, &entry.at).await,
            Kind::Batch => batch::apply(tx, number, json(&change)?).await,
            Kind::Close => {
                lookup::settle(tx).await?;
                imports::apply_close(tx, number, &json(&change)?, &entry.at).await
            }
            Kind::Discard => {
                lookup::settle(tx).await?;
                imports::apply_discard(tx, number, &entry.at).await
            }
            _ => Err(StoreError::DamagedValue("kind of a journal entry")),
        }
    }

    /// Versions in a row. A record that comes twice starts a new round, so that the second finds the first.
    async fn replay_versions(&self, tx: &mut Transaction, entries: Vec<Entry>, keys: &HashMap<i64, RecordKey>) -> Result<(), StoreError> {
        if entries.is_empty() {
            return Ok(());
        }
        let kinds =
            tx.rows(KINDS, binds![]).await?.iter().map(|row| Ok((row.int(0)?, source_kind(&row.text(1)?)?))).collect::<Result<HashMap<_, _>, StoreError>>()?;
        let mut round = Vec::new();
        let mut met: HashSet<RecordId> = HashSet::new();
        for entry in entries {
            let (dataset, _) = entry.place.ok_or(StoreError::DamagedValue("dataset of a journal entry"))?;
            let kind = *kinds.get(&dataset).ok_or(StoreError::NotFound("dataset"))?;
            let dataset_key = self.keys.dataset_key(dataset).await?;
            let key = entry_key(keys.get(&entry.position), &dataset_key, entry.kind, kind.has_person_keys())?;
            let change = RowChange::from_bytes(&key.open(&entry_context(entry.position, entry.kind), &entry.change)?)?;
            if !met.insert(change.record) {
                replay_round(tx, std::mem::take(&mut round)).await?;
                met = HashSet::from([change.record]);
            }
            round.push((entry, kind, change));
        }
        replay_round(tx, round).await
    }
}

/// Whatever belongs to no dataset.
async fn replay_open(tx: &mut Transaction, entry: Entry, keys: &HashMap<i64, RecordKey>) -> Result<(), StoreError> {
    let Entry { position, at, actor, purpose, kind, change, .. } = entry;
    match kind {
        Kind::Agency => agency::apply(tx, json(&change)?, &at).await,
        Kind::Setting => setting::apply(tx, json(&change)?).await,
        Kind::Rotate => rotate::apply(tx, json(&change)?).await,
        Kind::Erase => erase::apply(tx, (position, &at), json(&change)?).await,
        Kind::Access => {
            let event = AccessEvent::from_bytes(&change).map_err(|_| StoreError::DamagedValue("access entry"))?;
            let mut looks = Looks::none();
            looks.add(position, (&at, &actor, &purpose), &event);
            looks.write(tx).await
        }
        Kind::Entity => {
            let key = keys.get(&position).ok_or(StoreError::NotFound("key of a journal entry"))?;
            entity::apply(tx, (position, &at), json(&key.open(&entry_context(position, kind), &change)?)?).await
        }
        _ => Ok(()),
    }
}

fn read(entry: JournalEntryOwned) -> Result<Entry, StoreError> {
    let JournalEntryOwned { position, at, actor, purpose, kind, dataset, import, change } = entry;
    Ok(Entry { position, at, actor, purpose, kind: Kind::from_code(&kind)?, place: dataset.zip(import), change })
}

/// A row of the journal as the store gives it away.
pub(crate) fn owned(row: &Row) -> Result<JournalEntryOwned, StoreError> {
    let (at, actor, purpose, kind) = (row.text(1)?, row.text(2)?, row.text(3)?, row.text(4)?);
    Ok(JournalEntryOwned { position: row.int(0)?, at, actor, purpose, kind, dataset: row.maybe_int(5)?, import: row.maybe_int(6)?, change: row.bytes(7)? })
}

async fn copy(tx: &mut Transaction, page: &[JournalEntryOwned]) -> Result<(), StoreError> {
    let mut journal = Rows::new("journal", JOURNAL_COLUMNS);
    for entry in page {
        let JournalEntryOwned { position, at, actor, purpose, kind, dataset, import, change } = entry;
        journal.push(binds![*position, at.as_str(), actor.as_str(), purpose.as_str(), kind.as_str(), *dataset, *import, change.clone()]);
    }
    tx.insert(journal).await
}

pub(crate) fn json<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, StoreError> {
    serde_json::from_slice(bytes).map_err(|_| StoreError::DamagedValue("text of a journal entry"))
}

/// Each record at most once: its earlier versions are in the tables.
async fn replay_round(tx: &mut Transaction, round: Vec<(Entry, SourceKind, RowChange)>) -> Result<(), StoreError> {
    let mut lines: HashMap<RecordId, Vec<(Line, String)>> = HashMap::new();
    let ids = round.iter().map(|(_, _, change)| Bind::from(change.record.bytes())).collect();
    for row in lookup::rows(tx, versions_sql, &[], ids).await? {
        let (record, version) = (rows::record_id(row.array(0)?), version(row.int(1)?)?);
        let line = Line { position: row.int(2)?, record, version, row_key: row.array(3)?, content: row.array(4)?, row_number: row.int(5)?, withdrawn: false };
        lines.entry(record).or_default().push((line, row.text(6)?));
    }
    let base = |change: &RowChange| lines.get(&change.record).and_then(|lines| lines.iter().find(|(line, _)| line.version == change.base_version));
    let bases: Vec<i64> = round.iter().filter_map(|(_, _, change)| Some(base(change)?.0.position)).collect();
    let mut before = state::values_at(tx, &bases).await?;
    let mut corrected = correct::at(tx, &bases).await?;
    let mut corrections = Vec::new();
    let mut sink = Sink::new();
    let mut superseded: HashMap<i64, Vec<i64>> = HashMap::new();
    for (entry, source_kind, change) in round {
        let place = entry.place.ok_or(StoreError::DamagedValue("dataset of a journal entry"))?;
        let line = base(&change);
        if line.is_none() != (change.kind == ChangeKind::New) {
            return Err(StoreError::DamagedValue("base version"));
        }
        let number = lines.get(&change.record).and_then(|lines| lines.iter().map(|(line, _)| line.version).max()).unwrap_or(0) + 1;
        let mut values: Values = line.and_then(|(line, _)| before.remove(&line.position)).unwrap_or_default();
        let stood = line.and_then(|(line, _)| corrected.remove(&line.position)).unwrap_or_default();
        let cells = cells_of(&change, &values);
        let stood = if entry.kind == Kind::Correct { stood.with(&values, &cells) } else { stood };
        state::lay_over(&mut values, cells);
        // What a withdrawal takes away may come back, and the correction with it.
        let stood = if change.kind == ChangeKind::Withdraw { stood } else { stood.kept(&values) };
        sink.corrected.add(entry.position, &stood);
        if let (Kind::Correct, Some((line, _))) = (entry.kind, line) {
            corrections.push((line.position, entry.position));
        }
        let cells = state::to_cells(values);
        let RowChange { record, row_key, content, row_number, .. } = change;
        if let (ChangeKind::Withdraw, Some((line, elements))) = (change.kind, line) {
            sink.add(&Line { position: entry.position, version: number, withdrawn: true, ..*line }, place, elements);
        } else {
            let row_number = i64::try_from(row_number).map_err(|_| StoreError::DamagedValue("row number"))?;
            let line = Line { position: entry.position, record, version: number, row_key, content, row_number, withdrawn: false };
            sink.add(&line, place, state::elements(source_kind, &cells));
        }
        sink.units.add(entry.position, cells);
        if let Some((line, _)) = line {
            superseded.entry(place.1).or_default().push(line.position);
        }
    }
    sink.write(tx).await?;
    for (import, positions) in superseded {
        rows::supersede(tx, import, &positions).await?;
    }
    if corrections.is_empty() {
        return Ok(());
    }
    for (line, position) in corrections {
        correct::seen_too(tx, line, position).await?;
    }
    // A correction is complete at once, and what is complete is found in the large table.
    lookup::settle(tx).await
}
