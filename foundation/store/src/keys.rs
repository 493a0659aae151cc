//! The database of wrapped keys, apart from the record: one line per version of a record about a person, one per dataset.

use crate::{
    StoreError,
    bind::{Row, Rows, binds},
    engine::{Engine, LOOKUP_MAX},
};
use lantern_vault::{Entropy, RecordKey, StoreKey};
use std::{collections::HashMap, sync::Mutex};

/// The dataset number under which the store's own check key stands.
const STORE_ITSELF: i64 = 0;

const DATASET_KEY: &str = "select coded from dataset_key where dataset = ?";
const ALL_DATASET_KEYS: &str = "select dataset, coded from dataset_key order by dataset";
const DROP_DATASET_KEYS: &str = "delete from dataset_key where dataset >= ?";
const DROP_RECORD_KEYS: &str = "delete from record_key where position > ?";
const RECORD_KEY_PAGE: &str = "select position, coded, identity, agency from record_key where position > ? order by position limit ?";
const RECORD_KEYS: &str = "select position, coded from record_key where position in";

pub(crate) const STATEMENTS: &[&str] = &[DATASET_KEY, ALL_DATASET_KEYS, DROP_DATASET_KEYS, DROP_RECORD_KEYS, RECORD_KEY_PAGE];
pub(crate) const LOOKUPS: &[&str] = &[RECORD_KEYS];

/// The database of keys with the store key that opens them.
#[derive(Debug)]
pub(crate) struct Keys {
    engine: Engine,
    store_key: StoreKey,
    /// Dataset keys met so far. Bounded by the number of datasets; ends with the store.
    datasets: Mutex<HashMap<i64, RecordKey>>,
}

/// Keys that a commit has made and that must be durable before it.
pub(crate) struct NewKeys {
    records: Rows,
    datasets: Rows,
}

impl NewKeys {
    pub(crate) fn none() -> Self {
        Self { records: Rows::new("record_key", "position, coded, identity, agency"), datasets: Rows::new("dataset_key", "dataset, coded") }
    }

    /// A line of a version: the wrapped coded key, and the identity key wrapped to the agency.
    pub(crate) fn add_record(&mut self, position: i64, coded: Vec<u8>, identity: Option<Vec<u8>>, agency: &str) {
        let agency = identity.is_some().then(|| agency.to_owned());
        self.records.push(binds![position, coded, identity, agency]);
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
        Self { engine, store_key, datasets: Mutex::new(HashMap::new()) }
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
        if keys.records.len() + keys.datasets.len() == 0 {
            return Ok(());
        }
        let mut tx = self.engine.begin().await?;
        tx.run(DROP_RECORD_KEYS, binds![last]).await?;
        if let Some(crate::bind::Bind::Int(Some(first))) = keys.datasets.values.first() {
            tx.run(DROP_DATASET_KEYS, binds![*first]).await?;
            self.datasets.lock().expect("no holder of this lock panics").retain(|dataset, _| dataset < first);
        }
        tx.insert(keys.datasets).await?;
        tx.insert(keys.records).await?;
        tx.commit().await
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

    /// Copies every wrapped key as it stands; both stores have the same store key.
    pub(crate) async fn copy_to(&self, other: &Self) -> Result<(), StoreError> {
        let mut keys = NewKeys::none();
        for row in self.engine.rows(ALL_DATASET_KEYS, binds![]).await? {
            keys.datasets.push(binds![row.int(0)?, row.bytes(1)?]);
        }
        other.save(0, keys).await?;
        let mut last = 0;
        loop {
            let page = self.engine.rows(RECORD_KEY_PAGE, binds![last, i64::try_from(LOOKUP_MAX).unwrap_or(i64::MAX)]).await?;
            if page.is_empty() {
                return Ok(());
            }
            let mut keys = NewKeys::none();
            for row in &page {
                keys.records.push(binds![row.int(0)?, row.bytes(1)?, row.maybe_bytes(2)?, row.maybe_text(3)?]);
            }
            other.save(last, keys).await?;
            last = page.last().map_or(Ok(last), |row: &Row| row.int(0))?;
        }
    }
}
