//! The database of wrapped keys, apart from the record: one line per version of a record about a person, one per dataset.

use crate::{
    KeyRows, StoreError,
    bind::{Row, Rows, binds},
    engine::{Engine, Transaction},
};
use lantern_vault::{Entropy, RecordKey, StoreKey};
use std::{
    collections::HashMap,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

/// The dataset number under which the store's own check key stands.
const STORE_ITSELF: i64 = 0;

const DATASET_KEY: &str = "select coded from dataset_key where dataset = ?";
pub(crate) const ALL_DATASET_KEYS: &str = "select dataset, coded from dataset_key order by dataset";
const DROP_DATASET_KEYS: &str = "delete from dataset_key where dataset >= ?";
const DROP_RECORD_KEYS: &str = "delete from record_key where position > ?";
pub(crate) const RECORD_KEY_PAGE: &str = "select position, coded, identity, agency from record_key where position > ? order by position limit ?";
const RECORD_KEYS: &str = "select position, coded from record_key where position in";
const IDENTITY_KEYS: &str = "select position, identity, agency from record_key where identity is not null and position in";
const DESTROY: &str = "delete from record_key where position in";
pub(crate) const TOMBSTONES: &str = "select position, change from tombstone order by position";
const PUT_TOMBSTONE: &str = "insert into tombstone (position, change) values (?, ?) on conflict (position) do update set change = excluded.change";
const DROP_TOMBSTONE: &str = "delete from tombstone where position = ?";
pub(crate) const ROTATIONS: &str = "select agency, public_key, until_position, done_position from rotation order by agency";
const PUT_ROTATION: &str = "insert into rotation (agency, public_key, until_position, done_position) values (?, ?, ?, ?)
  on conflict (agency) do update set public_key = excluded.public_key, until_position = excluded.until_position, done_position = excluded.done_position";
const END_ROTATION: &str = "delete from rotation where agency = ?";
const REWRAP: &str = "update record_key set identity = ? where position = ? and agency = ? and identity is not null";
const SET_DATASET_KEY: &str = "update dataset_key set coded = ? where dataset = ?";
const SET_RECORD_KEY: &str = "update record_key set coded = ? where position = ?";
const TO_REWRAP: &str = "select position, identity from record_key
  where agency = ? and identity is not null and position > ? and position <= ? order by position limit ?";

pub(crate) const STATEMENTS: &[&str] = &[
    DATASET_KEY,
    ALL_DATASET_KEYS,
    DROP_DATASET_KEYS,
    DROP_RECORD_KEYS,
    RECORD_KEY_PAGE,
    TOMBSTONES,
    PUT_TOMBSTONE,
    DROP_TOMBSTONE,
    ROTATIONS,
    PUT_ROTATION,
    END_ROTATION,
    REWRAP,
    TO_REWRAP,
    SET_DATASET_KEY,
    SET_RECORD_KEY,
];
pub(crate) const LOOKUPS: &[&str] = &[RECORD_KEYS, IDENTITY_KEYS, DESTROY];

/// The database of keys with the store key that opens them.
#[derive(Debug)]
pub(crate) struct Keys {
    engine: Engine,
    store_key: StoreKey,
    /// Dataset keys met so far. Bounded by the number of datasets; ends with the store.
    datasets: Mutex<HashMap<i64, RecordKey>>,
    /// Keys were saved for a commit that has not been seen to end: they may be keys of nothing.
    are_ahead: AtomicBool,
}

/// Keys that a commit has made and that must be durable before it.
pub(crate) struct NewKeys {
    records: Rows,
    datasets: Rows,
    rewrapped: Option<Rewrapped>,
}

/// An agency's change of key that is under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeyChange {
    pub(crate) agency: String,
    /// Its new public key.
    pub(crate) public_key: [u8; 32],
    /// The last position that may have sealed to the old key.
    pub(crate) until: i64,
    /// Up to which position keys are wrapped anew.
    pub(crate) done: i64,
}

/// A part of it: keys by position, wrapped anew, and whether they were the last.
struct Rewrapped {
    change: KeyChange,
    wrapped: Vec<(i64, Vec<u8>)>,
    is_last: bool,
}

impl NewKeys {
    pub(crate) fn none() -> Self {
        let records = Rows::new("record_key", "position, coded, identity, agency");
        Self { records, datasets: Rows::new("dataset_key", "dataset, coded"), rewrapped: None }
    }

    /// Keys of an agency wrapped anew, and how far that has come.
    pub(crate) fn rewrap(&mut self, change: KeyChange, wrapped: Vec<(i64, Vec<u8>)>, is_last: bool) {
        self.rewrapped = Some(Rewrapped { change, wrapped, is_last });
    }

    /// A dataset's key, wrapped already.
    pub(crate) fn add_dataset(&mut self, dataset: i64, coded: Vec<u8>) {
        self.datasets.push(binds![dataset, coded]);
    }

    /// The first position whose key is among them.
    pub(crate) fn first_record(&self) -> Option<i64> {
        match self.records.values.first() {
            Some(crate::bind::Bind::Int(first)) => *first,
            _ => None,
        }
    }

    /// A line of a version: the wrapped coded key, and the identity key wrapped to the agency.
    pub(crate) fn add_record(&mut self, position: i64, coded: Vec<u8>, identity: Option<Vec<u8>>, agency: &str) {
        let agency = identity.is_some().then(|| agency.to_owned());
        self.records.push(binds![position, coded, identity, agency]);
    }
}

/// How many wrapped keys a change of the store key takes at once.
const PAGE: i64 = 2_000;

/// Wraps every key anew, under the successor of the store key: all of them or none. Says how many; none where it was done before.
pub(crate) async fn rewrap_all(engine: &Engine, (old, new): (&StoreKey, &StoreKey), entropy: &mut Entropy) -> Result<u64, StoreError> {
    let mut tx = engine.begin().await?;
    tx.one_writer().await?;
    let own = tx.row(DATASET_KEY, binds![STORE_ITSELF]).await?.ok_or(StoreError::NotFound("dataset key"))?;
    if RecordKey::unwrap_from(new, &dataset_context(STORE_ITSELF), &own.bytes(0)?).is_ok() {
        return Ok(0);
    }
    let mut anew = |context: &[u8], wrapped: &[u8]| RecordKey::unwrap_from(old, context, wrapped)?.wrap(new, context, entropy);
    let mut count = 0;
    for row in tx.rows(ALL_DATASET_KEYS, binds![]).await? {
        let wrapped = anew(&dataset_context(row.int(0)?), &row.bytes(1)?)?;
        tx.run(SET_DATASET_KEY, binds![wrapped, row.int(0)?]).await?;
        count += 1;
    }
    let mut after = i64::MIN;
    loop {
        let rows = tx.rows(RECORD_KEY_PAGE, binds![after, PAGE]).await?;
        let Some(last) = rows.last() else { break };
        after = last.int(0)?;
        for row in &rows {
            let wrapped = anew(&record_context(row.int(0)?), &row.bytes(1)?)?;
            tx.run(SET_RECORD_KEY, binds![wrapped, row.int(0)?]).await?;
            count += 1;
        }
    }
    tx.commit().await?;
    Ok(count)
}

/// Opens every wrapped key once: proof that a store key is the one that all of them are wrapped under.
pub(crate) async fn open_all(engine: &Engine, key: &StoreKey) -> Result<u64, StoreError> {
    let mut count = 0;
    for row in engine.rows(ALL_DATASET_KEYS, binds![]).await? {
        RecordKey::unwrap_from(key, &dataset_context(row.int(0)?), &row.bytes(1)?)?;
        count += 1;
    }
    let mut after = i64::MIN;
    loop {
        let rows = engine.rows(RECORD_KEY_PAGE, binds![after, PAGE]).await?;
        let Some(last) = rows.last() else { return Ok(count) };
        after = last.int(0)?;
        for row in &rows {
            RecordKey::unwrap_from(key, &record_context(row.int(0)?), &row.bytes(1)?)?;
            count += 1;
        }
    }
}

fn dataset_context(dataset: i64) -> Vec<u8> {
    [b"lantern dataset key 1 ".as_slice(), &dataset.to_be_bytes()].concat()
}

fn record_context(position: i64) -> Vec<u8> {
    [b"lantern record key 1 ".as_slice(), &position.to_be_bytes()].concat()
}

impl Keys {
    pub(crate) fn new(engine: Engine, store_key: StoreKey) -> Self {
        Self { engine, store_key, datasets: Mutex::new(HashMap::new()), are_ahead: AtomicBool::new(false) }
    }

    pub(crate) const fn engine(&self) -> &Engine {
        &self.engine
    }

    pub(crate) async fn close(&self) {
        self.engine.close().await;
    }

    /// The first line of a new store. An interrupted creation may have left one: it opens nothing and is replaced.
    pub(crate) async fn begin_store(&self, entropy: &mut Entropy) -> Result<(), StoreError> {
        let mut keys = NewKeys::none();
        self.make_dataset_key(STORE_ITSELF, &mut keys, entropy)?;
        self.save(0, keys).await
    }

    /// Tells a wrong store key from the right one before anything else is tried with it.
    pub(crate) async fn check_store_key(&self) -> Result<(), StoreError> {
        self.dataset_key(STORE_ITSELF).await.map(drop).map_err(|error| match error {
            StoreError::Vault(_) | StoreError::NotFound(_) => StoreError::WrongKey,
            other => other,
        })
    }

    /// A fresh key for a dataset; durable once `save` has returned.
    pub(crate) fn make_dataset_key(&self, dataset: i64, keys: &mut NewKeys, entropy: &mut Entropy) -> Result<RecordKey, StoreError> {
        let key = RecordKey::generate(entropy)?;
        keys.datasets.push(binds![dataset, key.wrap(&self.store_key, &dataset_context(dataset), entropy)?]);
        Ok(key)
    }

    /// A fresh key for a version, with its wrapped form.
    pub(crate) fn make_record_key(&self, position: i64, entropy: &mut Entropy) -> Result<(RecordKey, Vec<u8>), StoreError> {
        let key = RecordKey::generate(entropy)?;
        let wrapped = key.wrap(&self.store_key, &record_context(position), entropy)?;
        Ok((key, wrapped))
    }

    /// Makes the keys durable. Lines after `last` belong to commits that never came (the process ended between the two
    /// databases), so nothing was ever sealed under them that anybody can read.
    pub(crate) async fn save(&self, last: i64, keys: NewKeys) -> Result<(), StoreError> {
        let is_empty = keys.records.len() + keys.datasets.len() == 0 && keys.rewrapped.is_none();
        // A commit without keys may take the positions of one that never came: that one's keys go first.
        if is_empty && !self.are_ahead.load(Ordering::Relaxed) {
            return Ok(());
        }
        self.are_ahead.store(true, Ordering::Relaxed);
        let mut tx = self.engine.begin().await?;
        tx.run(DROP_RECORD_KEYS, binds![last]).await?;
        if let Some(crate::bind::Bind::Int(Some(first))) = keys.datasets.values.first() {
            tx.run(DROP_DATASET_KEYS, binds![*first]).await?;
            self.datasets.lock().expect("no holder of this lock panics").retain(|dataset, _| dataset < first);
        }
        tx.insert(keys.datasets).await?;
        tx.insert(keys.records).await?;
        if let Some(rewrapped) = keys.rewrapped {
            rewrapped.write(&mut tx).await?;
        }
        tx.commit().await
    }

    /// The commit that the saved keys belong to has ended well.
    pub(crate) fn are_settled(&self) {
        self.are_ahead.store(false, Ordering::Relaxed);
    }

    /// Takes away what a commit left that never came, because the process ended between the two databases.
    pub(crate) async fn drop_after(&self, last: i64) -> Result<(), StoreError> {
        self.are_ahead.store(true, Ordering::Relaxed);
        self.save(last, NewKeys::none()).await?;
        self.are_settled();
        Ok(())
    }

    pub(crate) async fn dataset_key(&self, dataset: i64) -> Result<RecordKey, StoreError> {
        if let Some(key) = self.datasets.lock().expect("no holder of this lock panics").get(&dataset) {
            return Ok(key.clone());
        }
        let row = self.engine.row(DATASET_KEY, binds![dataset]).await?.ok_or(StoreError::NotFound("dataset key"))?;
        let key = RecordKey::unwrap_from(&self.store_key, &dataset_context(dataset), &row.bytes(0)?)?;
        self.datasets.lock().expect("no holder of this lock panics").insert(dataset, key.clone());
        Ok(key)
    }

    /// The keys of these versions; a destroyed one is absent.
    pub(crate) async fn record_keys(&self, positions: &[i64]) -> Result<HashMap<i64, RecordKey>, StoreError> {
        let mut keys = HashMap::with_capacity(positions.len());
        let mut tx = self.engine.begin_read().await?;
        for row in tx.lookup(RECORD_KEYS, &[], positions.iter().map(|position| (*position).into()).collect()).await? {
            let position = row.int(0)?;
            keys.insert(position, RecordKey::unwrap_from(&self.store_key, &record_context(position), &row.bytes(1)?)?);
        }
        Ok(keys)
    }

    /// The identity keys of these versions, wrapped, and to which agency; versions without one are absent.
    pub(crate) async fn identity_keys(&self, positions: &[i64]) -> Result<HashMap<i64, (Vec<u8>, String)>, StoreError> {
        let mut tx = self.engine.begin_read().await?;
        let rows = tx.lookup(IDENTITY_KEYS, &[], positions.iter().map(|position| (*position).into()).collect()).await?;
        rows.iter().map(|row| Ok((row.int(0)?, (row.bytes(1)?, row.text(2)?)))).collect()
    }

    /// Destroys keys, and keeps the tombstone that says so beside those that are left.
    pub(crate) async fn destroy(&self, (position, tombstone): (i64, &[u8]), positions: &[i64], stale: &[i64]) -> Result<(), StoreError> {
        let mut tx = self.engine.begin().await?;
        for stale in stale {
            tx.run(DROP_TOMBSTONE, binds![*stale]).await?;
        }
        tx.run(PUT_TOMBSTONE, binds![position, tombstone.to_vec()]).await?;
        tx.update_each(DESTROY, &[], positions.iter().map(|position| (*position).into()).collect()).await?;
        tx.commit().await
    }

    /// The tombstones that stand with the keys, by their position in the journal that wrote them.
    pub(crate) async fn tombstones(&self) -> Result<Vec<(i64, Vec<u8>)>, StoreError> {
        self.engine.rows(TOMBSTONES, binds![]).await?.iter().map(|row| Ok((row.int(0)?, row.bytes(1)?))).collect()
    }

    /// Every change of an agency's key that is under way.
    pub(crate) async fn key_changes(&self) -> Result<Vec<KeyChange>, StoreError> {
        let read = |row: &Row| Ok(KeyChange { agency: row.text(0)?, public_key: row.array(1)?, until: row.int(2)?, done: row.int(3)? });
        self.engine.rows(ROTATIONS, binds![]).await?.iter().map(read).collect()
    }

    /// The next identity keys of an agency after one position and up to another, wrapped as they are.
    pub(crate) async fn to_rewrap(&self, agency: &str, after: i64, until: i64, limit: i64) -> Result<Vec<(i64, Vec<u8>)>, StoreError> {
        let rows = self.engine.rows(TO_REWRAP, binds![agency, after, until, limit]).await?;
        rows.iter().map(|row| Ok((row.int(0)?, row.bytes(1)?))).collect()
    }

    /// What is no key of one version or dataset, from another store.
    pub(crate) async fn put_about_all(&self, rows: &KeyRows) -> Result<(), StoreError> {
        let mut tx = self.engine.begin().await?;
        for (position, change) in &rows.tombstones {
            tx.run(PUT_TOMBSTONE, binds![*position, change.clone()]).await?;
        }
        for KeyChange { agency, public_key, until, done } in rows.rotations.iter().map(KeyChange::from) {
            tx.run(PUT_ROTATION, binds![agency, &public_key, until, done]).await?;
        }
        tx.commit().await
    }
}

impl Rewrapped {
    /// Keys and progress in one transaction: after a crash the next part begins where this one ended, whatever the record says.
    async fn write(self, tx: &mut Transaction) -> Result<(), StoreError> {
        let Self { change: KeyChange { agency, public_key, until, done }, wrapped, is_last } = self;
        for (position, identity) in wrapped {
            // A key that was destroyed meanwhile stays destroyed.
            tx.run(REWRAP, binds![identity, position, agency.as_str()]).await?;
        }
        if is_last {
            tx.run(END_ROTATION, binds![agency]).await.map(drop)
        } else {
            tx.run(PUT_ROTATION, binds![agency, &public_key, until, done]).await.map(drop)
        }
    }
}
