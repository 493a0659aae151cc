//! A place for each test on each engine, and a small life of a store.

use lantern_backup::{BackupError, KeyCopyLabel, Opener, Restore, Restored, Seal, Target, back_up, copy_keys, restore};
use lantern_ledger::{AccessEvent, AccessKind};
use lantern_model::{AgencyCode, Coded, DatasetName, Identity, ImportId, Record, RecordId, SourceKind, field};
use lantern_store::{Act, Change, EntityChange, Folder, ImportClosing, ImportOpening, ImportRows, Place, RecordFilter, RowWrite, Store};
use lantern_vault::KeyFolder;
use sqlx::{Executor, PgPool, Row, SqlitePool, sqlite::SqliteConnectOptions};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};
use uuid::Uuid;

pub const AT: &str = "2026-03-17T08:00:00Z";
pub const LATER: &str = "2026-04-16T08:00:00Z";

pub struct World {
    pub folder: tempfile::TempDir,
    server: Option<String>,
}

/// Runs a test on SQLite, and on PostgreSQL where there is one.
#[expect(clippy::needless_pass_by_value, reason = "a closure stands in the call, without a reference before it")]
pub fn on_each_engine(test: impl AsyncFn(&World)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        test(&World { folder: tempfile::tempdir().unwrap(), server: None }).await;
        match server() {
            Some(server) => test(&World { folder: tempfile::tempdir().unwrap(), server: Some(server) }).await,
            None => println!("LANTERN_TEST_POSTGRES is not set: SQLite only"),
        }
    });
}

pub fn server() -> Option<String> {
    std::env::var("LANTERN_TEST_POSTGRES").ok()
}

pub fn act(purpose: &str) -> Act {
    Act { actor: "data officer".into(), purpose: purpose.into(), at: AT.into() }
}

/// A seal that costs no stretching: the identity is invented for the test.
pub fn seal() -> (Seal, Opener) {
    let folder = tempfile::tempdir().unwrap();
    let (path, identity) = (folder.path().join("identity"), age_identity());
    std::fs::write(&path, format!("# an invented identity\n{}\n", identity.0)).unwrap();
    std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    (Seal::to(&[identity.1]).unwrap(), Opener::identities(&path).unwrap())
}

/// An identity and its recipient, made by age's library.
pub fn age_identity() -> (String, String) {
    use age::secrecy::ExposeSecret;
    let identity = age::x25519::Identity::generate();
    (identity.to_string().expose_secret().to_owned(), identity.to_public().to_string())
}

pub fn folder_of(place: &Place) -> Folder {
    match place {
        Place::Folder { folder, .. } | Place::Postgres { folder, .. } => folder.clone(),
    }
}

pub fn key_files_of(place: &Place) -> PathBuf {
    match place {
        Place::Folder { key_files, .. } | Place::Postgres { key_files, .. } => key_files.clone(),
    }
}

impl World {
    /// A place of this name with key files of its own and empty databases.
    pub async fn place(&self, name: &str) -> Place {
        match &self.server {
            None => self.sqlite(name),
            Some(server) => self.postgres(name, server).await,
        }
    }

    pub fn sqlite(&self, name: &str) -> Place {
        let folder = Folder::new(self.folder.path().join(name));
        Place::Folder { key_files: folder.key_files(), folder }
    }

    pub async fn postgres(&self, name: &str, server: &str) -> Place {
        let folder = Folder::new(self.folder.path().join(name));
        let admin = PgPool::connect(server).await.unwrap();
        let base = server.rsplit_once('/').unwrap().0;
        let mut urls = Vec::new();
        for part in ["record", "keys"] {
            let database = format!("b{}_{part}", Uuid::new_v4().simple());
            admin.execute(sqlx::AssertSqlSafe(format!("create database {database}"))).await.unwrap();
            urls.push(format!("{base}/{database}"));
        }
        admin.close().await;
        let (keys_url, url) = (urls.pop().unwrap(), urls.pop().unwrap());
        Place::Postgres { key_files: folder.key_files(), folder, url, keys_url }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// A store with everything that can be in one: files, people, entities, looks, an erasure.
pub async fn live(place: &Place) -> Store {
    let store = Store::create(place, &act("first set-up")).await.unwrap();
    let agency = AgencyCode::parse("shelter").unwrap();
    store.commit(&act("registers"), Change::Agency { code: agency.clone(), name: "An invented agency".into(), kind: None }).await.unwrap();
    people(&store, 0..30, "An invented name").await;
    people(&store, 10..20, "Another invented name").await;
    let records = records(&store).await;
    let event = AccessEvent { what: AccessKind::Identity, basis: None, subjects: records[..3].iter().map(|record| *record.bytes()).collect() };
    store.commit(&act("casework"), Change::Access(event)).await.unwrap();
    entity(&store, Uuid::from_bytes([5; 16]), records[4], "an invented note").await;
    erase(&store, records[0]).await;
    store
}

pub async fn entity(store: &Store, id: Uuid, subject: RecordId, words: &str) {
    let change = EntityChange {
        kind: "consent",
        id,
        base_version: 0,
        subject: Some(subject),
        agency: Some(AgencyCode::parse("shelter").unwrap()),
        set: BTreeMap::from([("note".to_owned(), Some(serde_json::json!(words)))]),
        seal: BTreeMap::from([("words".to_owned(), Some(Identity::new(words.to_owned()).unwrap()))]),
        keys: None,
    };
    store.commit(&act("casework"), Change::Entities(vec![change])).await.unwrap();
}

pub async fn erase(store: &Store, record: RecordId) {
    let erasure = lantern_store::Erasure { records: vec![record], ground: "wish".into(), request: None };
    store.commit(&act("erases a person"), Change::Erase(erasure)).await.unwrap();
}

pub async fn records(store: &Store) -> Vec<RecordId> {
    store.records(&RecordFilter::default(), 0, 200).await.unwrap().0.iter().map(|line| line.record).collect()
}

pub fn row(key: &str, number: u64, name: &str) -> RowWrite {
    let mut record = Record::new(SourceKind::CaseRecords);
    for (path, text) in [("victim.family_name", name), ("event.exploitation_area", name)] {
        let field = field::by_path(path).unwrap();
        if field.class == lantern_model::Class::Identity {
            record.entity_mut(field.unit, 0).identity.insert(field.number, Identity::new(text.to_owned()).unwrap());
        } else {
            record.set_coded(field, Coded::checked(field, &text.replace(' ', "-")).unwrap());
        }
    }
    let sixteen = |text: &str| blake3::hash(text.as_bytes()).as_bytes()[..16].try_into().unwrap();
    RowWrite { row_key: sixteen(key), content: sixteen(&format!("{key} {name}")), row_number: number, record, additional: false }
}

pub async fn people(store: &Store, which: std::ops::Range<u64>, name: &str) {
    rows(store, which.map(|at| row(&format!("k{at}"), at + 2, name)).collect()).await;
}

pub async fn rows(store: &Store, rows: Vec<RowWrite>) {
    let import = ImportId::new(Uuid::now_v7());
    let opening = ImportOpening {
        import,
        agency: AgencyCode::parse("shelter").unwrap(),
        dataset: DatasetName::parse("intake").unwrap(),
        layout: "lantern".into(),
        source_kind: SourceKind::CaseRecords,
        file_name: "intake.csv".into(),
        file_hash: [7; 32],
        whole: false,
    };
    store.commit(&act("imports a file"), Change::OpenImport(opening)).await.unwrap();
    let read = rows.len() as u64;
    store.commit(&act("imports a file"), Change::Rows(ImportRows { import, rows, problems: Vec::new(), outside: Vec::new(), read })).await.unwrap();
    let closing = ImportClosing { import, problem_file: None, keep_until: LATER.into() };
    store.commit(&act("imports a file"), Change::CloseImport(closing)).await.unwrap();
}

/// Both files of a backup.
pub async fn both(store: &Store, data: &Path, keys: &Path, seal: &Seal) {
    data_to(store, data, seal).await.unwrap();
    keys_to(store, keys, seal).await.unwrap();
}

pub async fn data_to(store: &Store, path: &Path, seal: &Seal) -> Result<lantern_backup::Made, BackupError> {
    back_up(store, &Target { path, seal, replaces: false }, AT, &[("policies/one.cedar".into(), b"// nothing".to_vec())], &mut |_, _| ()).await
}

pub async fn keys_to(store: &Store, path: &Path, seal: &Seal) -> Result<u64, BackupError> {
    copy_keys(store, &Target { path, seal, replaces: false }, &KeyCopyLabel { copy: "test", made_at: AT, expires_at: LATER }).await
}

pub async fn restore_to(place: &Place, data: &Path, keys: &Path, opener: &Opener) -> Result<Restored, BackupError> {
    let (folder, act) = (folder_of(place), act("restores"));
    let asked = Restore { data: (data, opener), keys: (keys, opener), place, folder: &folder, key_files: key_files_of(place), act: &act };
    restore(&asked, &mut |_, _| ()).await
}

/// The tables without what the restore itself has added.
pub async fn same_tables(expected: &Store, found: &Store) {
    for (expected, found) in expected.table_hashes().await.unwrap().iter().zip(&found.table_hashes().await.unwrap()) {
        if !["journal", "ledger", "ledger_head", "setting"].contains(&expected.table) {
            assert_eq!(expected, found, "table {}", expected.table);
        }
    }
}

pub fn key_folder(place: &Place) -> KeyFolder {
    KeyFolder::new(key_files_of(place))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    Record,
    Keys,
}

/// Runs SQL beside a store, as somebody with the database and the store key could, and gives the bytes found.
pub async fn beside(place: &Place, database: Database, sql: &str) -> Vec<Vec<u8>> {
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    match place {
        Place::Folder { folder, .. } => {
            let (path, name) = match database {
                Database::Record => (folder.database(), "record.db"),
                Database::Keys => (folder.keys_database(), "keys.db"),
            };
            let key = key_folder(place).store_key().unwrap().database_key(name);
            let pool = SqlitePool::connect_with(SqliteConnectOptions::new().filename(path).pragma("key", key)).await.unwrap();
            let rows = pool.fetch_all(sql).await.unwrap();
            pool.close().await;
            rows.iter().map(|row| row.get_unchecked(0)).collect()
        }
        Place::Postgres { url, keys_url, .. } => {
            let pool = PgPool::connect(if database == Database::Record { url } else { keys_url }).await.unwrap();
            let rows = pool.fetch_all(sql).await.unwrap();
            pool.close().await;
            rows.iter().map(|row| row.get_unchecked(0)).collect()
        }
    }
}
