//! What can go wrong with the store, by what the caller can do.

use lantern_model::change::DamagedChange;
use lantern_vault::VaultError;

/// An error of the store. No message holds a value of a record.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused.
    #[error("the database refused: {0}")]
    Database(#[from] sqlx::Error),
    /// Keys.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The folder cannot be used.
    #[error("cannot use the data folder: {0}")]
    Folder(#[from] std::io::Error),
    /// Another command holds the folder.
    #[error("another lantern command is using this data folder: wait for it, or stop it")]
    InUse,
    /// Not made yet.
    #[error("there is no store here yet: run `lantern init --data DIR`, or import a file")]
    NotInitialised,
    /// Made already.
    #[error("there is a store here already: open it, or choose an empty folder or database")]
    AlreadyInitialised,
    /// The key does not belong to the database.
    #[error("the store key does not open this store: name the folder of its key files")]
    WrongKey,
    /// A change of the store key that must not end.
    #[error("the new store key does not open {0}: the old one was kept, so nothing is lost; check the disk, then open the store again")]
    KeyUnproven(&'static str),
    /// The address of the database cannot be read; it may hold a password and is not repeated.
    #[error("the database address cannot be read: write it as postgres://USER@HOST/DATABASE")]
    BadAddress,
    /// Everything would go over the network for others to read and to answer.
    #[error("the database stands on another machine: end its address with ?sslmode=verify-full, and &sslrootcert=FILE where its authority is your own")]
    OpenNetwork,
    /// A build without encryption would write plain text.
    #[error("this build has no SQLCipher: refusing to write an unencrypted database")]
    NoCipher,
    /// The database belongs to a newer program.
    #[error("the store was written by a newer version of lantern (layout {found}, this program knows {known}): update the program")]
    NewerLayout {
        /// What the database says.
        found: i64,
        /// What this program knows.
        known: i64,
    },
    /// The database was made by an older program.
    #[error("the store was made by an earlier version of lantern (layout {found}, this program writes {known}): run `lantern upgrade`")]
    OlderLayout {
        /// What the database says.
        found: i64,
        /// What this program writes.
        known: i64,
    },
    /// A restore or a move ended half-way.
    #[error("a restore or a move into this place has not ended: run it again")]
    Unfinished,
    /// The store is elsewhere now.
    #[error("this store was moved to {0}: use it there")]
    Moved(String),
    /// A landed migration's text changed.
    #[error("migration {0} differs from the one that this store was made with")]
    MigrationChanged(i64),
    /// What was asked for is not there.
    #[error("{0} not found")]
    NotFound(&'static str),
    /// An import of the same dataset is still open.
    #[error("an earlier import of this dataset is still open: resume or discard it first")]
    ImportOpen,
    /// The import is no longer open.
    #[error("this import is not open: it was completed or discarded")]
    ImportNotOpen,
    /// Figures of two kinds are never summed, so a dataset has one kind for ever.
    #[error("this dataset holds material of another kind: give the file a dataset name of its own")]
    SourceKindDiffers,
    /// A bound was exceeded, or a text holds what no database keeps.
    #[error("{0} is too long, or holds a NUL")]
    OutOfBounds(&'static str),
    /// Rebuilding writes into an empty store only.
    #[error("the store to rebuild into is not empty")]
    NotEmpty,
    /// The journal or a table is damaged.
    #[error(transparent)]
    Damaged(#[from] DamagedChange),
    /// A stored value is not one of its field.
    #[error("a stored value does not fit its field ({0})")]
    DamagedValue(&'static str),
    /// The ledger key file belongs to another store.
    #[error("the ledger of this store was not signed with this \"ledger.key\": put the right key file back")]
    WrongLedgerKey,
    /// A note or a proof of the ledger is not one.
    #[error(transparent)]
    Ledger(#[from] lantern_ledger::LedgerError),
    /// Too many commits wait.
    #[error("too many changes wait to be written: try again in a minute")]
    TooManyWaiting,
    /// Somebody else changed the same meanwhile.
    #[error("\"{field}\" was changed by somebody else since: look at what stands there now, then change it again")]
    Conflict {
        /// The field that both changed.
        field: String,
    },
    /// A hold forbids the erasure.
    #[error("the record is held until {until}: it cannot be erased before the hold ends or is released")]
    Held {
        /// The last day of the hold.
        until: String,
    },
    /// The person was erased.
    #[error("this person's record was erased: nothing can be kept about it")]
    Erased,
    /// Rows of such sources share one key.
    #[error("records of this kind of source have no key of their own, so none of them can be destroyed alone")]
    NoOwnKeys,
    /// The commit was given up with others in its transaction; nothing of it was written.
    #[error("the change was not written because writing was interrupted: try again")]
    Interrupted,
}
