//! The tree as RFC 6962 §2.1 writes it, recursion and all, and a seeded stream of numbers.

use lantern_ledger::{EMPTY_ROOT, Hash, NodeSource, leaf_hash, node_hash};

/// MTH of RFC 6962 §2.1.
pub fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => EMPTY_ROOT,
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            node_hash(&root(left), &root(right))
        }
    }
}

/// PATH of RFC 6962 §2.1.1.
pub fn path(index: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() < 2 {
        return Vec::new();
    }
    let middle = leaves.len().next_power_of_two() / 2;
    let (left, right) = leaves.split_at(middle);
    let (mut path, sibling) = if index < middle { (path(index, left), root(right)) } else { (path(index - middle, right), root(left)) };
    path.push(sibling);
    path
}

/// SUBPROOF of RFC 6962 §2.1.2.
pub fn subproof(old: usize, leaves: &[Hash], is_whole: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if is_whole { Vec::new() } else { vec![root(leaves)] };
    }
    let middle = leaves.len().next_power_of_two() / 2;
    let (left, right) = leaves.split_at(middle);
    let (mut proof, sibling) = if old <= middle { (subproof(old, left, is_whole), root(right)) } else { (subproof(old - middle, right, false), root(left)) };
    proof.push(sibling);
    proof
}

/// All leaves in memory, as a source of nodes.
pub struct Leaves(pub Vec<Hash>);

impl NodeSource for Leaves {
    fn node(&self, level: u8, index: u64) -> Option<Hash> {
        let from = usize::try_from(index << level).ok()?;
        self.0.get(from..from + (1 << level)).map(root)
    }
}

/// Leaf hashes of numbered entries.
pub fn leaves(count: usize) -> Vec<Hash> {
    (0..count).map(|number| leaf_hash(&number.to_be_bytes())).collect()
}

/// SplitMix64: the same numbers in every run.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }
}

/// How often a tampering is tried: a hundred times as often in the long run (`make soak`).
pub fn rounds(everyday: usize, soak: usize) -> usize {
    if std::env::var_os("LANTERN_SOAK").is_some() { soak } else { everyday }
}
