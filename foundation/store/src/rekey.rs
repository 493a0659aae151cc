//! A new store key in the place of the old one, for a keeper who leaves or a key that may have been seen.
//!
//! In this order: the successor is written beside the old key; on SQLite each file is encrypted anew, in one transaction of the
//! database; the keys of records are wrapped anew, in one transaction; everything is opened once with the successor; it takes the
//! old key's place; the old key is destroyed. Every step can be seen to be done, so that a change that was broken off, however it
//! was, is carried on by whoever opens the store next, and until the last step both keys are there.
//!
//! The key of the row hashes stays: the rows that it hashed are not kept. It opens nothing.

use crate::{
    Act, Change, Place, Store, StoreError,
    engine::Engine,
    keys::{open_all, rewrap_all},
    open::{postgres, wrong_key},
};
use lantern_vault::{Entropy, KeyFolder, StoreKey};
use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{fs, path::Path};

/// The setting that says when a change of the store key was begun.
pub const STORE_KEY_CHANGED: &str = "store_key_changed";

/// The tables of the database of keys whose lines are wrapped anew.
const KEY_TABLES: &str = "record_key, dataset_key";

impl Store {
    /// Gives the store of a place a new key. Nobody may have it open. The journal says that it was begun, and by whom.
    pub async fn change_store_key(place: &Place, act: &Act) -> Result<(), StoreError> {
        // Opened first: a change that was broken off ends here, and a store that does not open is not touched.
        let store = Self::open(place).await?;
        store.commit(act, Change::Setting { name: STORE_KEY_CHANGED.to_owned(), value: act.at.clone() }).await?;
        store.close().await;
        let files = place.key_folder();
        let lock = place.folder().lock()?;
        files.create_next_store_key(&mut Entropy::from_system())?;
        carry_on(place, &files).await?;
        drop(lock);
        Self::open(place).await?.close().await;
        Ok(())
    }
}

/// Brings a change to its end, wherever it was broken off. The folder's lock is held.
pub(crate) async fn carry_on(place: &Place, files: &KeyFolder) -> Result<(), StoreError> {
    let (old, new) = (files.store_key()?, files.next_store_key()?);
    let keys = match place {
        Place::Folder { folder, .. } => {
            encrypt_anew(&folder.keys_database(), "keys.db", &old, &new).await?;
            encrypt_anew(&folder.database(), "record.db", &old, &new).await?;
            let options = options(&folder.keys_database(), "keys.db", &new);
            let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.map_err(wrong_key)?;
            Engine::Sqlite { writer: pool.clone(), readers: pool }
        }
        Place::Postgres { keys_url, .. } => postgres(keys_url).await?,
    };
    rewrap_all(&keys, (&old, &new), &mut Entropy::from_system()).await?;
    let opened = open_all(&keys, &new).await;
    if matches!(keys, Engine::Postgres(_)) {
        // What was wrapped under the old key leaves the tables as far as PostgreSQL lets itself be told.
        keys.clean(KEY_TABLES).await?;
    }
    keys.close().await;
    if matches!(opened, Err(StoreError::Vault(_))) {
        return Err(StoreError::KeyUnproven("the keys of the records"));
    }
    opened?;
    // Snapshots are sealed under a key that followed from the old one; they come back from the record.
    let derived = place.folder().derived();
    if derived.is_dir() {
        fs::remove_dir_all(derived)?;
    }
    files.adopt_next_store_key()?;
    Ok(())
}

/// One file, without the write-ahead log, so that the change is one transaction of the rollback journal, whose pages stay
/// under the old key.
fn options(path: &Path, name: &str, key: &StoreKey) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .pragma("key", format!("{}; pragma cipher_log_level = none", key.database_key(name)))
        .journal_mode(SqliteJournalMode::Delete)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "on")
        .pragma("temp_store", "memory")
}

async fn open(path: &Path, name: &str, key: &StoreKey) -> Result<SqliteConnection, StoreError> {
    options(path, name, key).connect().await.map_err(wrong_key)
}

async fn encrypt_anew(path: &Path, name: &'static str, old: &StoreKey, new: &StoreKey) -> Result<(), StoreError> {
    // The old key first: it can roll an interrupted transaction back.
    match open(path, name, old).await {
        Ok(mut connection) => {
            sqlx::query(AssertSqlSafe(format!("pragma rekey = {}", new.database_key(name)))).execute(&mut connection).await?;
            connection.close().await?;
        }
        Err(StoreError::WrongKey) => {}
        Err(other) => return Err(other),
    }
    let mut connection = open(path, name, new).await?;
    // Reads every page and checks its code; silence is health.
    let broken: Vec<(String,)> = sqlx::query_as("pragma cipher_integrity_check").fetch_all(&mut connection).await?;
    connection.close().await?;
    if broken.is_empty() { Ok(()) } else { Err(StoreError::KeyUnproven(name)) }
}
