//! The first and the last part of a backup, as JSON: what it is, and what its parts are.

use crate::BackupError;
use lantern_store::Snapshot;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The version of the format of both kinds of file.
pub const FORMAT: u32 = 1;

/// The name of the first part.
pub(crate) const HEAD: &str = "head.json";
/// The name of the last part.
pub(crate) const MANIFEST: &str = "manifest.json";

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Journal, log and open data.
    Data,
    /// The wrapped keys.
    Keys,
}

impl Kind {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Keys => "keys",
        }
    }
}

/// What every head begins with: enough to refuse what a newer program wrote.
#[derive(Debug, Serialize, Deserialize)]
struct Begin {
    format: u32,
    kind: Kind,
}

/// The head of a backup of the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataHead {
    /// The version of the format.
    pub format: u32,
    /// Always [`Kind::Data`].
    pub kind: Kind,
    /// The version of the program that wrote it.
    pub program: String,
    /// When.
    pub made_at: String,
    /// Which moment of the store it holds.
    pub snapshot: Snapshot,
}

/// The head of a copy of the keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeysHead {
    /// The version of the format.
    pub format: u32,
    /// Always [`Kind::Keys`].
    pub kind: Kind,
    /// The version of the program that wrote it.
    pub program: String,
    /// When, before its first byte was read.
    pub made_at: String,
    /// When it is to be destroyed at the latest.
    pub expires_at: String,
    /// Under which id it is registered.
    pub copy: String,
    /// The name of the log: which deployment it belongs to.
    pub origin: String,
    /// The journal's last position before the keys were read: for every entry up to it they hold the key, or say where it went.
    pub position: i64,
    /// The public key of each agency, hexadecimal.
    pub agencies: Vec<(String, String)>,
}

/// One part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PartLine {
    pub(crate) name: String,
    pub(crate) bytes: u64,
    pub(crate) sha256: String,
}

/// Every part before the manifest, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Manifest {
    pub(crate) parts: Vec<PartLine>,
}

impl Manifest {
    pub(crate) fn add(&mut self, name: &str, bytes: &[u8]) {
        self.parts.push(PartLine { name: name.to_owned(), bytes: bytes.len() as u64, sha256: hex(&Sha256::digest(bytes)) });
    }

    /// Names the first part that is not as the manifest says.
    pub(crate) fn check(&self, written: &Self) -> Result<(), BackupError> {
        for (at, line) in self.parts.iter().enumerate() {
            if written.parts.get(at) != Some(line) {
                return Err(BackupError::Altered(line.name.clone()));
            }
        }
        if written.parts.len() == self.parts.len() { Ok(()) } else { Err(BackupError::Altered(MANIFEST.to_owned())) }
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Reads a head of the wanted kind.
pub(crate) fn read<T: serde::de::DeserializeOwned>(bytes: &[u8], wanted: Kind) -> Result<T, BackupError> {
    let begin: Begin = serde_json::from_slice(bytes).map_err(|_| BackupError::NotABackup)?;
    if begin.format > FORMAT {
        return Err(BackupError::NewerFormat { found: begin.format, known: FORMAT });
    }
    if begin.kind != wanted {
        return Err(BackupError::OtherKind { found: begin.kind.name(), wanted: wanted.name() });
    }
    serde_json::from_slice(bytes).map_err(|_| BackupError::NotABackup)
}
