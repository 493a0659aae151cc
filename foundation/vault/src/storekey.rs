//! The store key and what is derived from it: each purpose gets a key of its own.

use crate::{Entropy, VaultError};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Opens the database files and wraps record keys. It opens no identity field.
#[derive(Clone, ZeroizeOnDrop)]
pub struct StoreKey {
    root: [u8; 32],
    wrapping: [u8; 32],
    /// Outlives a change of the rest: the rows that it hashed are not kept, so nobody could hash them again.
    content: [u8; 32],
}

impl StoreKey {
    /// A fresh key.
    pub fn generate(entropy: &mut Entropy) -> Result<Self, VaultError> {
        entropy.bytes().map(Self::from_root)
    }

    /// A fresh key for the same store: everything is new but the key of the row hashes.
    pub fn successor(&self, entropy: &mut Entropy) -> Result<Self, VaultError> {
        entropy.bytes().map(|root| Self::from_parts(root, self.content))
    }

    pub(crate) fn from_root(root: [u8; 32]) -> Self {
        Self::from_parts(root, content_of(&root))
    }

    pub(crate) fn from_parts(root: [u8; 32], content: [u8; 32]) -> Self {
        Self { root, wrapping: blake3::derive_key("lantern 2026 store key: wraps record keys", &root), content }
    }

    pub(crate) fn root(&self) -> &[u8; 32] {
        &self.root
    }

    /// The key of the row hashes, where it does not follow from the root because the root was changed.
    pub(crate) fn carried_content(&self) -> Option<&[u8; 32]> {
        (self.content != content_of(&self.root)).then_some(&self.content)
    }

    pub(crate) fn wrapping_key(&self) -> &[u8; 32] {
        &self.wrapping
    }

    /// The key of one database file, as the raw-key literal that SQLCipher takes.
    pub fn database_key(&self, file: &str) -> String {
        let mut key = blake3::derive_key("lantern 2026 store key: database file", &[&self.root[..], file.as_bytes()].concat());
        let hex = blake3::Hash::from_bytes(key).to_hex();
        key.zeroize();
        format!("\"x'{hex}'\"")
    }

    /// The key of the encrypted facts files (Parquet modular encryption, AES-256-GCM).
    pub fn facts_key(&self) -> [u8; 32] {
        blake3::derive_key("lantern 2026 store key: facts files of 256 bits", &self.root)
    }

    /// The key of the hashes that identify a row and its content, so that nobody can try names against them.
    pub fn content_key(&self) -> [u8; 32] {
        self.content
    }
}

fn content_of(root: &[u8; 32]) -> [u8; 32] {
    blake3::derive_key("lantern 2026 store key: row hashes", root)
}

impl std::fmt::Debug for StoreKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StoreKey(…)")
    }
}
