//! Opening a store: the folder's lock, the keys, the two databases, the migrations.

use crate::{
    Act, Folder, FolderLock, StoreError,
    bind::binds,
    commit::{Kind, Writer},
    engine::Engine,
    keys::Keys,
    ledger,
    lookup::Waiting,
    migrate::{self, Mark, Mode},
    rekey,
    sequencer::Queue,
};
use lantern_ledger::{LeafKind, NoteSigner, NoteVerifier};
use lantern_vault::{Entropy, KeyFolder, StoreKey};
use sqlx::{
    ConnectOptions as _,
    postgres::{PgConnectOptions, PgPoolOptions, PgSslMode},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    fmt,
    fs::{OpenOptions, Permissions},
    ops::Deref,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, RwLock},
    time::Duration,
};

/// Where a store lives. The folder also holds what is derived from the record; the key files can stand elsewhere.
#[derive(Clone)]
pub enum Place {
    /// SQLite with SQLCipher, all in one folder.
    Folder {
        /// The data folder.
        folder: Folder,
        /// The folder of the key files.
        key_files: PathBuf,
    },
    /// PostgreSQL: one database for the record, another for the keys.
    Postgres {
        /// The data folder, for derived files.
        folder: Folder,
        /// The folder of the key files.
        key_files: PathBuf,
        /// The database of the record.
        url: String,
        /// The database of the keys.
        keys_url: String,
    },
}

impl Place {
    pub(crate) fn folder(&self) -> &Folder {
        let (Self::Folder { folder, .. } | Self::Postgres { folder, .. }) = self;
        folder
    }

    pub(crate) fn key_folder(&self) -> KeyFolder {
        let (Self::Folder { key_files, .. } | Self::Postgres { key_files, .. }) = self;
        KeyFolder::new(key_files.clone())
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder { folder, key_files } => f.debug_struct("Folder").field("folder", folder).field("key_files", key_files).finish(),
            // An address may hold a password.
            Self::Postgres { folder, key_files, .. } => {
                f.debug_struct("Postgres").field("folder", folder).field("key_files", key_files).finish_non_exhaustive()
            }
        }
    }
}

/// An open store. One process at a time holds its folder. A clone is the same store.
#[derive(Debug, Clone)]
pub struct Store(Arc<Inner>);

/// Everything behind [`Store`]: shared, because the sequencer goes on with what it was given when whoever asked has gone.
#[derive(Debug)]
pub struct Inner {
    pub(crate) record: Engine,
    pub(crate) keys: Keys,
    pub(crate) key_folder: KeyFolder,
    pub(crate) waiting: Waiting,
    pub(crate) queue: Queue,
    /// Who signs the log. A replay gives the store the name of the log that it takes over.
    pub(crate) signer: RwLock<Arc<NoteSigner>>,
    opener: StoreKey,
    /// The version of the database layout.
    pub(crate) layout: i64,
    folder: Folder,
    lock: Mutex<Option<FolderLock>>,
}

impl Deref for Store {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

/// A page cache for the connection that writes: the table of places has random keys and should fit, or each row costs a
/// decrypted page. The database of keys grows at its end only and needs no more than a reader.
const WRITER_CACHE_KIB: u32 = 128 * 1024;
const READER_CACHE_KIB: u32 = 16 * 1024;
/// The log is folded into the file after this many pages: a page touched by many batches is then copied once.
const CHECKPOINT_PAGES: u32 = 16 * 1024;
/// Facts walk over four tables side by side, and pages are read meanwhile.
const READERS_MAX: u32 = 8;
const POSTGRES_CONNECTIONS_MAX: u32 = 8;
/// How long a commit waits for the one before it; an import's closing commit can take minutes.
const WAIT: Duration = Duration::from_mins(15);

impl Store {
    /// Whether a store was made here.
    pub fn exists(place: &Place) -> bool {
        match place {
            Place::Folder { folder, .. } => folder.database().exists(),
            Place::Postgres { .. } => place.key_folder().has_store_key(),
        }
    }

    /// Makes a store: its folder, its key file (unless one is there already) and its tables.
    pub async fn create(place: &Place, act: &Act) -> Result<Self, StoreError> {
        act.check()?;
        place.folder().create()?;
        let lock = place.folder().lock()?;
        if matches!(place, Place::Folder { .. }) && Self::exists(place) {
            return Err(StoreError::AlreadyInitialised);
        }
        let key_folder = place.key_folder();
        let mut entropy = Entropy::from_system();
        let store_key = if key_folder.has_store_key() { key_folder.store_key()? } else { key_folder.create_store_key(&mut entropy)? };
        let store = Self::connect(place, lock, key_folder, store_key, Mode::Work).await?;
        if store.position().await? > 0 {
            return Err(StoreError::AlreadyInitialised);
        }
        store.keys.begin_store(&mut entropy).await?;
        let mut writer = Writer::begin(&store, act).await?;
        let position = writer.next_position();
        writer.enter_open(position, Kind::Create, &serde_json::json!({ "layout": migrate::LATEST }));
        writer.end_part(LeafKind::Change)?;
        writer.finish().await?;
        Ok(store)
    }

    /// Opens a store that is there. One of an earlier program is refused until [`Store::upgrade`] has brought it to this layout.
    pub async fn open(place: &Place) -> Result<Self, StoreError> {
        Self::open_there(place, Mode::Work).await
    }

    /// Brings the tables of a store to this program's layout, and opens it.
    pub async fn upgrade(place: &Place) -> Result<Self, StoreError> {
        Self::open_there(place, Mode::Upgrade).await
    }

    /// Opens a store whatever its layout, to back it up before an upgrade. Nothing is to be committed in it.
    pub async fn open_as_it_is(place: &Place) -> Result<Self, StoreError> {
        Self::open_there(place, Mode::AsItIs).await
    }

    /// Opens a store that is marked as moved or unfinished, to finish its move.
    pub async fn open_moved(place: &Place) -> Result<Self, StoreError> {
        Self::open_there(place, Mode::Moved).await
    }

    async fn open_there(place: &Place, mode: Mode) -> Result<Self, StoreError> {
        if !Self::exists(place) {
            return Err(StoreError::NotInitialised);
        }
        let store = Self::open_for(place, mode).await?;
        if store.position().await? == 0 {
            return Err(StoreError::NotInitialised);
        }
        store.keys.check_store_key().await?;
        // A change of the store key ended before it could take the old one away.
        store.key_folder.destroy_previous_store_key()?;
        if mode != Mode::AsItIs {
            store.keys.drop_after(store.position().await?).await?;
            store.finish_at_start().await?;
        }
        Ok(store)
    }

    /// Takes the folder and connects; the folder and the key files must be there.
    pub(crate) async fn open_for(place: &Place, mode: Mode) -> Result<Self, StoreError> {
        let lock = place.folder().lock()?;
        let key_folder = place.key_folder();
        if key_folder.has_next_store_key() {
            rekey::carry_on(place, &key_folder).await?;
        }
        let store_key = key_folder.store_key()?;
        Self::connect(place, lock, key_folder, store_key, mode).await
    }

    async fn connect(place: &Place, lock: FolderLock, key_folder: KeyFolder, store_key: StoreKey, mode: Mode) -> Result<Self, StoreError> {
        let (record, keys) = match place {
            Place::Folder { folder, .. } => {
                (sqlite(&folder.database(), &store_key, WRITER_CACHE_KIB).await?, sqlite(&folder.keys_database(), &store_key, READER_CACHE_KIB).await?)
            }
            Place::Postgres { url, keys_url, .. } => (postgres(url).await?, postgres(keys_url).await?),
        };
        let layout = migrate::record(&record, mode).await?;
        migrate::keys(&keys, mode).await?;
        if mode == Mode::Rebuild && migrate::mark(&record).await? == Some(Mark::Unfinished) {
            migrate::begin_again(&record, &keys).await?;
        }
        let signer = ledger::begin(&record, &key_folder).await?;
        Ok(Self(Arc::new(Inner {
            record,
            keys: Keys::new(keys, store_key.clone()),
            key_folder,
            waiting: Waiting::default(),
            queue: Queue::default(),
            signer: RwLock::new(Arc::new(signer)),
            opener: store_key,
            layout,
            folder: place.folder().clone(),
            lock: Mutex::new(Some(lock)),
        })))
    }

    /// Closes the databases; the folder is free again afterwards, and this store answers nothing more.
    pub async fn close(&self) {
        self.record.close().await;
        self.keys.close().await;
        self.lock.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    pub(crate) fn signer(&self) -> Arc<NoteSigner> {
        self.signer.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Who signs this store's ledger.
    pub fn ledger_verifier(&self) -> NoteVerifier {
        self.signer().verifier()
    }

    /// The folder of the key files.
    pub fn key_files(&self) -> &KeyFolder {
        &self.key_folder
    }

    /// The version of the database layout.
    pub fn layout(&self) -> i64 {
        self.layout
    }

    /// The data folder.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The key of the hashes that identify a row and its content.
    pub fn content_key(&self) -> [u8; 32] {
        self.opener.content_key()
    }

    /// The key of the encrypted facts files.
    pub fn facts_key(&self) -> [u8; 32] {
        self.opener.facts_key()
    }
}

/// Opens one encrypted file. The key comes before every other word to the database.
async fn sqlite(path: &Path, store_key: &StoreKey, writer_cache_kib: u32) -> Result<Engine, StoreError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // Its owner's alone before the first byte; SQLite gives the files beside it the same mode.
    OpenOptions::new().append(true).create(true).mode(0o600).open(path)?.set_permissions(Permissions::from_mode(0o600))?;
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        // A wrong key is our message to give: without the second word SQLCipher would print lines of its own before it.
        .pragma("key", format!("{}; pragma cipher_log_level = none", store_key.database_key(&name)))
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        // What is deleted is overwritten: an erased person leaves no page behind.
        .pragma("secure_delete", "on")
        .busy_timeout(WAIT)
        // Sorting must never spill plain text into a temporary file.
        .pragma("temp_store", "memory")
        .pragma("wal_autocheckpoint", CHECKPOINT_PAGES.to_string())
        // The first statement is the key: a log that repeats statements, or the slow ones among them, would hold it.
        .disable_statement_logging();
    let cached = |kib: u32| options.clone().pragma("cache_size", format!("-{kib}"));
    let writer = SqlitePoolOptions::new().max_connections(1).acquire_timeout(WAIT).connect_with(cached(writer_cache_kib)).await.map_err(wrong_key)?;
    let cipher: Option<(String,)> = sqlx::query_as("pragma cipher_version").fetch_optional(&writer).await?;
    if cipher.is_none_or(|(version,)| version.is_empty()) {
        return Err(StoreError::NoCipher);
    }
    let readers = SqlitePoolOptions::new().max_connections(READERS_MAX).acquire_timeout(WAIT).connect_lazy_with(cached(READER_CACHE_KIB));
    Ok(Engine::Sqlite { writer, readers })
}

pub(crate) async fn postgres(url: &str) -> Result<Engine, StoreError> {
    let options: PgConnectOptions = url.parse().map_err(|_| StoreError::BadAddress)?;
    if !stays_here(&options) && !matches!(options.get_ssl_mode(), PgSslMode::VerifyFull) {
        return Err(StoreError::OpenNetwork);
    }
    Ok(Engine::Postgres(PgPoolOptions::new().max_connections(POSTGRES_CONNECTIONS_MAX).acquire_timeout(WAIT).connect_with(options).await?))
}

/// Whether a connection never leaves this machine; any other must prove whom it has reached (ASVS 5.0, 12.3.2).
fn stays_here(options: &PgConnectOptions) -> bool {
    let host = options.get_host();
    options.get_socket().is_some()
        || host.starts_with('/')
        || host == "localhost"
        || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// SQLite says "not a database" (26) when the key is not the file's.
pub(crate) fn wrong_key(error: sqlx::Error) -> StoreError {
    let code = error.as_database_error().and_then(|database| database.code().map(std::borrow::Cow::into_owned));
    if code.as_deref() == Some("26") { StoreError::WrongKey } else { StoreError::Database(error) }
}

pub(crate) const LAST_COUNTING_POSITION: &str = "select coalesce(max(position), 0) from journal where kind in ('close', 'agency', 'erase', 'correct')";
pub(crate) const LAST_POSITION: &str = "select coalesce(max(position), 0) from journal";

impl Store {
    /// The last position at which something changed that is counted or named in figures: rows of an import that is still open
    /// move the journal on, and no figure with it.
    pub async fn counting_position(&self) -> Result<i64, StoreError> {
        self.record.row(LAST_COUNTING_POSITION, binds![]).await?.map_or(Ok(0), |row| row.int(0))
    }

    /// The last position of the journal.
    pub async fn position(&self) -> Result<i64, StoreError> {
        self.record.row(LAST_POSITION, binds![]).await?.map_or(Ok(0), |row| row.int(0))
    }
}
