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
    /// A landed migration's text changed.
    #[error("migration {0} differs from the one that this store was made with")]
    MigrationChanged(i64),
    /// Two people changed the same field.
    #[error("somebody else changed this field in between: read the record again")]
    Conflict,
    /// What was asked for is not there.
    #[error("{0} not found")]
    NotFound(&'static str),
    /// An import of the same dataset is still open.
    #[error("an earlier import of this dataset is still open: resume or discard it first")]
    ImportOpen,
    /// The journal or a table is damaged.
    #[error(transparent)]
    Damaged(#[from] DamagedChange),
    /// A stored value is not one of its field.
    #[error("a stored value does not fit its field ({0})")]
    DamagedValue(&'static str),
}
