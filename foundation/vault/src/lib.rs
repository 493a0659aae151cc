//! Keys and sealed fields: what a person told us is sealed before it is stored.
//!
//! The *store key* opens the database file and wraps the key under which a record's coded values stand in the journal; it
//! opens no identity field. Each *agency* has a key pair that stands under no other key: a person's identity key is sealed to
//! the agency's public half, so that sealing needs no unlock and opening does. Key files (mode 0600) lie apart from the data
//! and are open or sealed by a passphrase; recovery words (SLIP-39) bring an agency's key back without us.
//!
//! The secret halves are held by one small process ([`process`]) that gives out the keys of those persons only whom a receipt
//! of the ledger names: who wants to read has to leave a line first.
//!
//! ```
//! use lantern_vault::{AgencySecret, Entropy, PersonKey};
//! let mut entropy = Entropy::from_system();
//! let (agency, record) = (AgencySecret::generate(&mut entropy)?, [7; 16]);
//! let key = PersonKey::generate(&mut entropy)?;
//! let wrapped = agency.public().sealer(&mut entropy)?.wrap_for(&key, &record, &mut entropy)?;
//! let sealed = key.seal(b"record 7, field 2", b"an invented name", &mut entropy)?;
//! assert_eq!(agency.open_person_key_for(&wrapped, &record)?.open(b"record 7, field 2", &sealed)?, b"an invented name");
//! assert!(agency.open_person_key_for(&wrapped, &[8; 16]).is_err(), "it is the key of another record");
//! # Ok::<(), lantern_vault::VaultError>(())
//! ```

mod agency;
mod agencyfile;
mod entropy;
mod error;
mod files;
mod hexadecimal;
mod keytext;
mod passphrase;
pub mod process;
mod seal;
mod search;
mod secret;
pub mod shares;
mod storekey;

pub use agency::{AgencyPublic, AgencySecret, PersonKeySealer};
pub use entropy::Entropy;
pub use error::VaultError;
pub use files::KeyFolder;
pub use keytext::{Protection, ProtectionKind};
pub use passphrase::{Cost, Passphrase};
pub use seal::{PersonKey, RecordKey};
pub use search::{SEARCH_SCHEME, SearchToken};
pub use secret::Secret32;
pub use storekey::StoreKey;
