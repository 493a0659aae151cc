//! The leaf: what the log shows of an event, which is next to nothing.

use crate::LedgerError;
use sha2::{Digest, Sha256};

/// What kind of event a leaf commits to: all that a reader of the log can see of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeafKind {
    /// The journal changed.
    Change = 1,
    /// Somebody looked at people's data.
    Access = 2,
    /// Data left the house.
    Share = 3,
    /// A person's data was destroyed.
    Erasure = 4,
    /// Keys were made, rotated or recovered.
    Keys = 5,
    /// A complaint was received or answered.
    Complaint = 6,
}

impl LeafKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Change, Self::Access, Self::Share, Self::Erasure, Self::Keys, Self::Complaint];

    /// The byte that stands in the leaf.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The kind with this byte.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The leaf's form that this crate writes.
const VERSION: u8 = 1;

/// What separates this hash from every other SHA-256 that Lantern takes.
const DOMAIN: &[u8] = b"lantern-leaf";

/// A log entry: version, kind and a salted commitment to the event; 34 bytes whatever the event is.
///
/// The commitment is salted because a bare hash would let whoever already holds the data confirm that it was handed in. It
/// holds nothing of the actor either, which would link one worker's acts. Where the salt is destroyed, the leaf means nothing
/// any more, and the tree still verifies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Leaf([u8; 34]);

impl Leaf {
    /// Commits to an event: SHA-256 over "lantern-leaf", the salt and the event's bytes.
    #[must_use]
    pub fn commit(kind: LeafKind, salt: &[u8; 32], event: &[u8]) -> Self {
        let commitment: [u8; 32] = Sha256::new().chain_update(DOMAIN).chain_update(salt).chain_update(event).finalize().into();
        let mut bytes = [0; 34];
        bytes[0] = VERSION;
        bytes[1] = kind.code();
        bytes[2..].copy_from_slice(&commitment);
        Self(bytes)
    }

    /// What kind of event it commits to.
    ///
    /// # Panics
    /// Never: a leaf is made with a kind that exists.
    #[must_use]
    pub fn kind(&self) -> LeafKind {
        LeafKind::from_code(self.0[1]).expect("both constructors checked the kind")
    }

    /// The bytes that the tree hashes.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 34] {
        &self.0
    }

    /// Reads a leaf.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LedgerError> {
        let refused = |why| LedgerError::malformed("leaf", why);
        let leaf: [u8; 34] = bytes.try_into().map_err(|_| refused("it is not 34 bytes long"))?;
        if leaf[0] != VERSION {
            return Err(refused("its version is not 1"));
        }
        LeafKind::from_code(leaf[1]).map(|_| Self(leaf)).ok_or(refused("its kind is unknown"))
    }
}
