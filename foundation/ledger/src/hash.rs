//! Hashes of the tree: RFC 6962 §2.1 over SHA-256.

use crate::{Frontier, LedgerError};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// A SHA-256 value: a leaf, a node or the root of a tree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

/// The root of a tree without leaves: the SHA-256 of nothing (RFC 6962 §2.1).
pub const EMPTY_ROOT: Hash = Hash([
    0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24, 0x27, 0xae, 0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95,
    0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
]);

impl Hash {
    /// Standard base64 with padding, as checkpoints and proofs carry it.
    #[must_use]
    pub fn to_base64(&self) -> String {
        STANDARD.encode(self.0)
    }

    /// Reads base64 and takes exactly one spelling of each hash, so that no second text says the same.
    pub fn from_base64(text: &str) -> Result<Self, LedgerError> {
        // 32 bytes are 44 characters; the length is looked at first so that a long line costs nothing.
        let bytes = (text.len() == 44).then(|| STANDARD.decode(text).ok()).flatten().ok_or(LedgerError::malformed("hash", "it is not 32 bytes in base64"))?;
        bytes.try_into().map(Self).map_err(|_| LedgerError::malformed("hash", "it is not 32 bytes in base64"))
    }
}

impl std::fmt::Debug for Hash {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Hash({})", self.to_base64())
    }
}

/// The hash of a leaf: SHA-256 over 0x00 and the entry (RFC 6962 §2.1).
#[must_use]
pub fn leaf_hash(entry: &[u8]) -> Hash {
    Hash(Sha256::new().chain_update([0]).chain_update(entry).finalize().into())
}

/// The hash of a node: SHA-256 over 0x01 and its two children (RFC 6962 §2.1).
#[must_use]
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    let mut input = [1; 65];
    input[1..33].copy_from_slice(&left.0);
    input[33..].copy_from_slice(&right.0);
    Hash(Sha256::digest(input).into())
}

/// The RFC 6962 root over leaf hashes in order.
#[must_use]
pub fn entries_root(leaves: &[Hash]) -> Hash {
    let mut frontier = Frontier::empty();
    for leaf in leaves {
        frontier.push(*leaf);
    }
    frontier.root()
}
