//! Keys and sealed fields: what a person told us is sealed before it is stored.
//!
//! First form. The *store key* opens the database file and wraps the key under which a record's coded values stand in
//! the journal; it opens no identity field. Each *agency* has a key pair that stands under no other key: a person's
//! identity key is sealed to the agency's public half, so that sealing needs no unlock and opening does.
//! Keys stand in files of their own (mode 0600); a deployment moves them away from the data.
//!
//! ```
//! use lantern_vault::{AgencySecret, Entropy, PersonKey};
//! let mut entropy = Entropy::from_system();
//! let agency = AgencySecret::generate(&mut entropy)?;
//! let key = PersonKey::generate(&mut entropy)?;
//! let wrapped = agency.public().sealer(&mut entropy)?.wrap(&key, &mut entropy)?;
//! let sealed = key.seal(b"record 1, field 2", b"an invented name", &mut entropy)?;
//! assert_eq!(agency.open_person_key(&wrapped)?.open(b"record 1, field 2", &sealed)?, b"an invented name");
//! # Ok::<(), lantern_vault::VaultError>(())
//! ```

mod agency;
mod entropy;
mod files;
mod seal;
mod storekey;

pub use agency::{AgencyPublic, AgencySecret, PersonKeySealer};
pub use entropy::Entropy;
pub use files::KeyFolder;
pub use seal::{PersonKey, RecordKey};
pub use storekey::StoreKey;

/// What can go wrong with keys. No message ever holds a key or a plaintext.
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
}
