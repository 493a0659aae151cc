//! Inclusion and consistency: made as RFC 6962 §2.1.1 and §2.1.2 define them, checked as RFC 9162 §2.1.3.2 and §2.1.4.2 write it
//! out (the same proofs).

use crate::{EMPTY_ROOT, Hash, LedgerError, TREE_SIZE_MAX, node_hash};

/// No proof has more hashes: one per bit of the largest size, and one more that a consistency proof may begin with.
pub const PROOF_HASHES_MAX: usize = 64;

/// Where the hashes of complete subtrees come from: tiles, memory.
pub trait NodeSource {
    /// The hash over the leaves from `index` · 2^`level` to (`index` + 1) · 2^`level`.
    fn node(&self, level: u8, index: u64) -> Option<Hash>;
}

/// The proof that a leaf stands in a tree: sibling hashes from the leaf up (RFC 6962 §2.1.1).
pub fn inclusion_proof(index: u64, size: u64, source: &impl NodeSource) -> Result<Vec<Hash>, LedgerError> {
    if index >= size || size > TREE_SIZE_MAX {
        return Err(LedgerError::OutOfTree { what: "entry", given: index, size });
    }
    let (mut low, mut high) = (0, size);
    let mut proof = Vec::new();
    while high - low > 1 {
        let middle = low + split(high - low);
        if index < middle {
            proof.push(range_root(middle, high, source)?);
            high = middle;
        } else {
            proof.push(range_root(low, middle, source)?);
            low = middle;
        }
    }
    proof.reverse();
    Ok(proof)
}

/// The proof that a tree is the beginning of a larger one (RFC 6962 §2.1.2). Nothing is needed from an empty or an equal one.
pub fn consistency_proof(old: u64, new: u64, source: &impl NodeSource) -> Result<Vec<Hash>, LedgerError> {
    if old > new || new > TREE_SIZE_MAX {
        return Err(LedgerError::OutOfTree { what: "size", given: old, size: new });
    }
    let mut proof = Vec::new();
    if old == 0 {
        return Ok(proof);
    }
    let (mut low, mut high) = (0, new);
    while high != old {
        let middle = low + split(high - low);
        if old <= middle {
            proof.push(range_root(middle, high, source)?);
            high = middle;
        } else {
            proof.push(range_root(low, middle, source)?);
            low = middle;
        }
    }
    // The verifier knows the old root; only a part of it that is not the whole must be told.
    if low > 0 {
        proof.push(range_root(low, high, source)?);
    }
    proof.reverse();
    Ok(proof)
}

/// Checks that a leaf hash stands at an index of the tree with this root.
pub fn verify_inclusion(index: u64, size: u64, leaf: &Hash, proof: &[Hash], root: &Hash) -> Result<(), LedgerError> {
    let refused = |why| LedgerError::BadProof { what: "inclusion", why };
    if index >= size || size > TREE_SIZE_MAX {
        return Err(LedgerError::OutOfTree { what: "entry", given: index, size });
    }
    let (mut node, mut last, mut hash) = (index, size - 1, *leaf);
    for sibling in proof {
        if last == 0 {
            return Err(refused("it has too many hashes"));
        }
        if node % 2 == 1 || node == last {
            hash = node_hash(sibling, &hash);
            while node.is_multiple_of(2) && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(&hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    if last != 0 {
        return Err(refused("it has too few hashes"));
    }
    if hash == *root { Ok(()) } else { Err(refused("it leads to another root")) }
}

/// Checks that the tree with the old root is the beginning of the tree with the new one.
pub fn verify_consistency(old: u64, old_root: &Hash, new: u64, new_root: &Hash, proof: &[Hash]) -> Result<(), LedgerError> {
    let refused = |why| LedgerError::BadProof { what: "consistency", why };
    if old > new || new > TREE_SIZE_MAX {
        return Err(LedgerError::OutOfTree { what: "size", given: old, size: new });
    }
    if old == 0 || old == new {
        let expected = if old == new { new_root } else { &EMPTY_ROOT };
        if old == 0 && new == 0 && *new_root != EMPTY_ROOT {
            return Err(refused("an empty tree has another root"));
        }
        return match (proof.is_empty(), old_root == expected) {
            (true, true) => Ok(()),
            (false, _) => Err(refused("it must have no hashes")),
            (true, false) => Err(refused("the roots differ")),
        };
    }
    // Where the old tree is one complete subtree, its root is the first hash and need not be told.
    let (first, rest) = if old.is_power_of_two() { (old_root, proof) } else { proof.split_first().ok_or(refused("it has too few hashes"))? };
    let shift = (old - 1).trailing_ones();
    let (mut node, mut last) = ((old - 1) >> shift, (new - 1) >> shift);
    let (mut old_hash, mut new_hash) = (*first, *first);
    for sibling in rest {
        if last == 0 {
            return Err(refused("it has too many hashes"));
        }
        if node % 2 == 1 || node == last {
            old_hash = node_hash(sibling, &old_hash);
            new_hash = node_hash(sibling, &new_hash);
            while node.is_multiple_of(2) && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            new_hash = node_hash(&new_hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    if last != 0 {
        return Err(refused("it has too few hashes"));
    }
    if old_hash != *old_root {
        return Err(refused("it does not lead to the old root"));
    }
    if new_hash == *new_root { Ok(()) } else { Err(refused("it does not lead to the new root")) }
}

/// The largest power of two that is smaller than a width of two or more.
const fn split(width: u64) -> u64 {
    1 << (width - 1).ilog2()
}

/// The root over the leaves from `low` to `high`, where every complete subtree inside begins at a multiple of its width.
pub(crate) fn range_root(low: u64, high: u64, source: &impl NodeSource) -> Result<Hash, LedgerError> {
    let mut parts = Vec::new();
    let mut from = low;
    while from < high {
        let level = (high - from).ilog2();
        let (level, index) = (u8::try_from(level).expect("a u64 has 64 bits"), from >> level);
        parts.push(source.node(level, index).ok_or(LedgerError::MissingNode { level, index })?);
        from += 1 << level;
    }
    let Some((last, rest)) = parts.split_last() else { return Ok(EMPTY_ROOT) };
    Ok(rest.iter().rfold(*last, |right, left| node_hash(left, &right)))
}
