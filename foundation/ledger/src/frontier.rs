//! The right edge of a tree: all that a log must remember to grow.

use crate::{EMPTY_ROOT, Hash, LedgerError, node_hash};

/// No tree is larger: 2^63 - 1 leaves, so that no proof has more than 63 hashes (tlog-witness, "add-checkpoint").
pub const TREE_SIZE_MAX: u64 = (1 << 63) - 1;

/// The first byte of a written frontier.
const VERSION: u8 = 1;

/// The complete subtrees at the right edge of a tree, largest first: one for each bit that is set in its size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    hashes: Vec<Hash>,
}

impl Frontier {
    /// The edge of a tree without leaves.
    #[must_use]
    pub const fn empty() -> Self {
        Self { size: 0, hashes: Vec::new() }
    }

    /// An edge that was kept elsewhere.
    pub fn from_parts(size: u64, hashes: Vec<Hash>) -> Result<Self, LedgerError> {
        if size > TREE_SIZE_MAX {
            return Err(LedgerError::TooLarge { what: "tree", maximum: "2^63 - 1 leaves" });
        }
        if hashes.len() != size.count_ones() as usize {
            return Err(LedgerError::malformed("edge of the tree", "its size asks for another number of hashes"));
        }
        Ok(Self { size, hashes })
    }

    /// How many leaves the tree has.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The complete subtrees, largest first.
    #[must_use]
    pub fn hashes(&self) -> &[Hash] {
        &self.hashes
    }

    pub(crate) fn into_hashes(self) -> Vec<Hash> {
        self.hashes
    }

    /// Adds a leaf.
    ///
    /// # Panics
    /// Never: the hashes follow the bits of the size.
    pub fn push(&mut self, leaf: Hash) {
        let mut hash = leaf;
        // Each trailing one of the size is a complete subtree as large as the one being carried: both become one.
        for _ in 0..self.size.trailing_ones() {
            let left = self.hashes.pop().expect("a bit of the size has its subtree");
            hash = node_hash(&left, &hash);
        }
        self.hashes.push(hash);
        self.size += 1;
    }

    /// The root of the tree.
    #[must_use]
    pub fn root(&self) -> Hash {
        let Some((last, rest)) = self.hashes.split_last() else { return EMPTY_ROOT };
        rest.iter().rfold(*last, |right, left| node_hash(left, &right))
    }

    /// Version, size in eight big-endian bytes, then the hashes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(9 + 32 * self.hashes.len());
        bytes.push(VERSION);
        bytes.extend_from_slice(&self.size.to_be_bytes());
        for hash in &self.hashes {
            bytes.extend_from_slice(&hash.0);
        }
        bytes
    }

    /// Reads what [`Frontier::to_bytes`] wrote.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LedgerError> {
        let refused = |why| LedgerError::malformed("edge of the tree", why);
        let Some((&VERSION, rest)) = bytes.split_first() else { return Err(refused("its version is not 1")) };
        let (size, rest) = rest.split_first_chunk::<8>().ok_or(refused("it ends early"))?;
        let (hashes, []) = rest.as_chunks::<32>() else { return Err(refused("it ends within a hash")) };
        Self::from_parts(u64::from_be_bytes(*size), hashes.iter().copied().map(Hash).collect())
    }
}
