//! A fresh place for each test on each engine, and a small language for rows of invented people.

use lantern_model::{AgencyCode, Coded, DatasetName, Identity, ImportId, Record, SourceKind, field};
use lantern_store::{Act, Change, Committed, Folder, ImportClosing, ImportOpening, ImportRows, NewProblem, Place, RowWrite, Store, StoreError};
use lantern_vault::KeyFolder;
use sqlx::{Executor, PgPool, Row, SqlitePool, sqlite::SqliteConnectOptions};
use std::path::PathBuf;
use uuid::Uuid;

/// Where one test works.
pub struct World {
    pub folder: tempfile::TempDir,
    postgres: Option<String>,
}

/// Runs a test on SQLite, and on PostgreSQL where there is one.
#[expect(clippy::needless_pass_by_value, reason = "a closure stands in the call, without a reference before it")]
pub fn on_each_engine(test: impl AsyncFn(&World)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        test(&World { folder: tempfile::tempdir().unwrap(), postgres: None }).await;
        let Ok(server) = std::env::var("LANTERN_TEST_POSTGRES") else {
            println!("LANTERN_TEST_POSTGRES is not set: SQLite only");
            return;
        };
        test(&World { folder: tempfile::tempdir().unwrap(), postgres: Some(server) }).await;
    });
}

pub fn act(purpose: &str) -> Act {
    Act { actor: "data officer".into(), purpose: purpose.into(), at: "2026-03-17T08:00:00Z".into() }
}

impl World {
    pub fn key_files(&self) -> PathBuf {
        self.folder.path().join("key-files")
    }

    pub fn key_folder(&self) -> KeyFolder {
        KeyFolder::new(self.key_files())
    }

    /// A place of this name, with empty databases; all places of a world share their key files.
    pub async fn place(&self, name: &str) -> Place {
        let folder = Folder::new(self.folder.path().join(name));
        let Some(server) = &self.postgres else { return Place::Folder { folder, key_files: self.key_files() } };
        let admin = PgPool::connect(server).await.unwrap();
        let base = server.rsplit_once('/').unwrap().0;
        let mut urls = Vec::new();
        for part in ["record", "keys"] {
            let database = format!("t{}_{part}", Uuid::new_v4().simple());
            admin.execute(sqlx::AssertSqlSafe(format!("create database {database}"))).await.unwrap();
            urls.push(format!("{base}/{database}"));
        }
        admin.close().await;
        let (keys_url, url) = (urls.pop().unwrap(), urls.pop().unwrap());
        Place::Postgres { folder, key_files: self.key_files(), url, keys_url }
    }

    pub async fn store(&self) -> Store {
        let store = Store::create(&self.place("data").await, &act("first set-up")).await.unwrap();
        agency(&store, "shelter").await;
        store
    }

    /// Runs SQL beside the store, as somebody with the database file and the store key could, and gives the bytes found.
    pub async fn beside(&self, place: &Place, database: Database, sql: &str) -> Vec<Vec<u8>> {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        match place {
            Place::Folder { folder, .. } => {
                let (path, name) = match database {
                    Database::Record => (folder.database(), "record.db"),
                    Database::Keys => (folder.keys_database(), "keys.db"),
                };
                let key = self.key_folder().store_key().unwrap().database_key(name);
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
}

/// Opens a store that was dropped without being closed: the task that wrote its last commit may hold it a moment longer.
pub async fn open_again(place: &Place) -> Store {
    loop {
        match Store::open(place).await {
            Err(StoreError::InUse) => tokio::task::yield_now().await,
            other => return other.unwrap(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    Record,
    Keys,
}

pub async fn agency(store: &Store, code: &str) -> AgencyCode {
    let code = AgencyCode::parse(code).unwrap();
    store.commit(&act("registers the agency"), Change::Agency { code: code.clone(), name: "An invented agency".into(), kind: None }).await.unwrap();
    code
}

/// One row: its key, its row number, coded values by path.
pub fn row(key: &str, row_number: u64, values: &[(&str, &str)]) -> RowWrite {
    let mut record = Record::new(SourceKind::CaseRecords);
    let mut content = blake3::Hasher::new();
    for (path, text) in values {
        let field = field::by_path(path).unwrap();
        content.update(path.as_bytes()).update(text.as_bytes());
        if field.class == lantern_model::Class::Identity {
            record.entity_mut(field.unit, 0).identity.insert(field.number, Identity::new((*text).to_owned()).unwrap());
        } else {
            record.set_coded(field, Coded::checked(field, text).unwrap());
        }
    }
    RowWrite { row_key: sixteen(blake3::hash(key.as_bytes())), content: sixteen(content.finalize()), row_number, record, additional: false }
}

fn sixteen(hash: blake3::Hash) -> [u8; 16] {
    hash.as_bytes()[..16].try_into().unwrap()
}

/// An import of dataset "intake" of the agency "shelter".
pub struct Import<'a> {
    pub store: &'a Store,
    pub id: ImportId,
}

pub fn opening(id: ImportId, whole: bool) -> ImportOpening {
    ImportOpening {
        import: id,
        agency: AgencyCode::parse("shelter").unwrap(),
        dataset: DatasetName::parse("intake").unwrap(),
        layout: "lantern".into(),
        source_kind: SourceKind::CaseRecords,
        file_name: "intake.csv".into(),
        file_hash: [7; 32],
        whole,
    }
}

impl<'a> Import<'a> {
    pub async fn open(store: &'a Store, whole: bool) -> Self {
        let id = ImportId::new(Uuid::now_v7());
        store.commit(&act("imports a file"), Change::OpenImport(opening(id, whole))).await.unwrap();
        Self { store, id }
    }

    pub async fn rows(&self, rows: Vec<RowWrite>) -> Committed {
        self.rows_with(rows, Vec::new()).await
    }

    pub async fn rows_with(&self, rows: Vec<RowWrite>, problems: Vec<NewProblem>) -> Committed {
        let read = rows.len() as u64 + problems.iter().filter(|problem| problem.rejected).count() as u64;
        self.store.commit(&act("imports a file"), Change::Rows(ImportRows { import: self.id, rows, problems, outside: Vec::new(), read })).await.unwrap()
    }

    pub async fn close(&self) -> Committed {
        self.try_close(None).await.unwrap()
    }

    pub async fn try_close(&self, problem_file: Option<Vec<u8>>) -> Result<Committed, StoreError> {
        let closing = ImportClosing { import: self.id, problem_file, keep_until: "2026-04-16T08:00:00Z".into() };
        self.store.commit(&act("imports a file"), Change::CloseImport(closing)).await
    }

    pub async fn discard(&self) {
        self.store.commit(&act("gives the import up"), Change::DiscardImport(self.id)).await.unwrap();
    }
}

/// A whole import in one go.
pub async fn import(store: &Store, whole: bool, rows: Vec<RowWrite>) -> (Committed, Committed) {
    let import = Import::open(store, whole).await;
    (import.rows(rows).await, import.close().await)
}

/// What counts now: the victim's sex of each record that counts, in scan order.
pub async fn counted(store: &Store) -> Vec<String> {
    let mut found = Vec::new();
    store
        .scan_unit::<StoreError>(lantern_model::Unit::Victim, &mut |page| {
            found.extend(page.iter().map(|row| row.values().next().flatten().unwrap_or("none").to_owned()));
            Ok(())
        })
        .await
        .unwrap();
    found
}
