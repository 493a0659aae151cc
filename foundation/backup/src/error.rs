//! What can go wrong with a backup, by what the caller can do.

use lantern_store::StoreError;
use lantern_vault::VaultError;

/// An error of a backup. No message holds a value of a record or a key.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Key files.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The file cannot be read or written.
    #[error("cannot {action} {file}: {cause}")]
    File {
        /// What was tried.
        action: &'static str,
        /// The file.
        file: String,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A file is there already.
    #[error("{0} is there already and is not written over: choose another name, or say that it is to be replaced")]
    FileThere(String),
    /// Nobody is named for whom the file is sealed.
    #[error("nobody is named who can open the backup: name an age recipient, or give a passphrase")]
    NoRecipient,
    /// Not a recipient.
    #[error("\"{0}\" is not an age recipient: it begins with age1 and stands in the file that `age-keygen` wrote")]
    BadRecipient(String),
    /// The file of identities cannot be used.
    #[error("{0} holds no age identity: it has a line that begins with AGE-SECRET-KEY-1")]
    NoIdentity(String),
    /// A file of secrets that others can read.
    #[error("{0} can be read by other accounts of this machine: run chmod 600 on it")]
    OpenToOthers(String),
    /// The passphrase is soon guessed.
    #[error("a passphrase that seals a backup has {0} characters at least: choose several words")]
    WeakPassphrase(usize),
    /// The file does not open with what was given.
    #[error("the file does not open with this identity or passphrase, or its beginning was altered")]
    DoesNotOpen,
    /// The file is not a backup.
    #[error("the file is not a backup of this program, or its beginning was altered")]
    NotABackup,
    /// A part is not as it was written.
    #[error("the file was altered or cut short: part \"{0}\" is not as it was written; nothing of it was kept")]
    Altered(String),
    /// Two files were given the wrong way round.
    #[error("the file is a backup of the {found} and not of the {wanted}: the two files were exchanged")]
    OtherKind {
        /// What it is.
        found: &'static str,
        /// What was asked for.
        wanted: &'static str,
    },
    /// A newer format.
    #[error("the backup was written by a newer version of lantern (format {found}, this program knows {known}): update the program")]
    NewerFormat {
        /// What the file says.
        found: u32,
        /// What this program knows.
        known: u32,
    },
    /// Data and keys belong to two deployments.
    #[error("the keys belong to another deployment than the backup")]
    OtherDeployment,
    /// Keys that are older than the data.
    #[error("the copy of the keys is older than the backup (journal position {keys}, the backup ends at {data}): give one that was made with it or later")]
    KeysTooOld {
        /// The position at which the keys were copied.
        keys: i64,
        /// The position at which the backup ends.
        data: i64,
    },
    /// Something is there already.
    #[error("{0} is not empty: nothing is ever restored or moved over something else; choose a new folder")]
    PlaceNotEmpty(String),
    /// What was built is not what was backed up.
    #[error("the rebuilt store is not the one that was backed up: {0}")]
    NotTheSame(String),
    /// The work was given up.
    #[error("the backup was interrupted: no file was written")]
    Interrupted,
}

impl BackupError {
    /// What the system said about a file.
    pub(crate) fn file(action: &'static str, path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        let file = path.display().to_string();
        move |cause| Self::File { action, file, cause }
    }
}
