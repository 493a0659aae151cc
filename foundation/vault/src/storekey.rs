//! The store key and what is derived from it: each purpose gets a key of its own.

use crate::{Entropy, VaultError};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Opens the database files and wraps record keys. It opens no identity field.
#[derive(Clone, ZeroizeOnDrop)]
pub struct StoreKey {
    root: [u8; 32],
    wrapping: [u8; 32],
}

impl StoreKey {
    /// A fresh key.
    pub fn generate(entropy: &mut Entropy) -> Result<Self, VaultError> {
        entropy.bytes().map(Self::from_root)
    }

    pub(crate) fn from_root(root: [u8; 32]) -> Self {
        Self { root, wrapping: blake3::derive_key("lantern 2026 store key: wraps record keys", &root) }
    }

    pub(crate) fn root(&self) -> &[u8; 32] {
        &self.root
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

    /// The key of the encrypted facts files (Parquet modular encryption, AES-128: the length it supports everywhere).
    pub fn facts_key(&self) -> [u8; 16] {
        let mut key = [0; 16];
        key.copy_from_slice(&blake3::derive_key("lantern 2026 store key: facts files", &self.root)[..16]);
        key
    }

    /// The key of the hashes that identify a row and its content, so that nobody can try names against them.
    pub fn content_key(&self) -> [u8; 32] {
        blake3::derive_key("lantern 2026 store key: row hashes", &self.root)
    }
}

impl std::fmt::Debug for StoreKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StoreKey(…)")
    }
}
