//! What can go wrong with keys.

use crate::{process::Refusal, shares::ShareProblem};

/// What can go wrong with keys. No message ever holds a key, a passphrase or a plaintext.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The operating system gave no random bytes.
    #[error("the operating system gave no random bytes")]
    NoEntropy,
    /// The bytes were altered, or another key made them.
    #[error("a sealed value does not open with this key: it was altered or belongs to another key")]
    DoesNotOpen,
    /// The key file is not one.
    #[error("\"{0}\" is not a Lantern key file")]
    NotAKeyFile(String),
    /// The key file can be read by others.
    #[error("\"{0}\" can be read by other accounts of this machine: run chmod 600 on it")]
    KeyFileOpenToOthers(String),
    /// A key file of another deployment is there.
    #[error("\"{0}\" is there already and holds another key: it belongs to another deployment, and nothing was written over it")]
    OtherKeyThere(&'static str),
    /// The key lies where only the service manager can change it.
    #[error("\"{0}\" is handed over by the service manager: put it into the folder of key files, change it there, and hand the new one over")]
    KeyIsHanded(&'static str),
    /// The file cannot be read or written.
    #[error("cannot {action} key file \"{file}\": {cause}")]
    File {
        /// What was tried.
        action: &'static str,
        /// The file's name, without its folder.
        file: String,
        /// What the system said.
        cause: std::io::Error,
    },
    /// Not a code that a key file can be named after.
    #[error("an agency code has 1 to 40 small letters, digits, hyphens or underscores")]
    BadAgencyCode,
    /// The key file is sealed and no passphrase was given.
    #[error("the key of agency \"{0}\" is sealed by a passphrase: give it")]
    NeedsPassphrase(String),
    /// The passphrase does not open the key file.
    #[error("the passphrase does not open the key of agency \"{0}\", or the key file was altered")]
    WrongPassphrase(String),
    /// The passphrase is empty, too long, or too short to seal with.
    #[error("a passphrase has {least} to {most} characters: choose several words")]
    BadPassphrase {
        /// The least number of characters.
        least: usize,
        /// The greatest.
        most: usize,
    },
    /// Work factors outside what is taken.
    #[error("the passphrase's work factors are outside the bounds of this program")]
    BadCost,
    /// A key is being replaced already.
    #[error("the key of agency \"{0}\" is being replaced: finish that first")]
    ReplacementUnderWay(String),
    /// Recovery words.
    #[error("cannot use recovery words: {0}")]
    Shares(#[from] ShareProblem),
    /// The agency's key is locked.
    #[error("the key of agency \"{0}\" is locked: unlock it first")]
    Locked(String),
    /// There is no vault process, it ended, or it does not answer as one.
    #[error("the vault is not running: start it again and unlock the agencies")]
    NotRunning,
    /// The vault refuses.
    #[error("the vault refuses: {0}")]
    Refused(Refusal),
    /// The process could not be started, or not be protected.
    #[error("cannot {action} the vault process: {cause}")]
    Process {
        /// What was tried.
        action: &'static str,
        /// What the system said.
        cause: std::io::Error,
    },
}
