//! Roots and proofs against known vectors and the naive tree.

use crate::naive::{self, Leaves};
use lantern_ledger::{EMPTY_ROOT, Frontier, Growth, Hash, consistency_proof, entries_root, inclusion_proof, leaf_hash, verify_consistency, verify_inclusion};
use proptest::prelude::*;

/// The eight entries with which Certificate Transparency's own tests check RFC 6962, and the roots of their beginnings.
const VECTORS: [(&str, &str); 8] = [
    ("", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
    ("00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
    ("10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
    ("2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
    ("3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
    ("40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
    ("5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
    ("606162636465666768696a6b6c6d6e6f", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
];

fn bytes(hexadecimal: &str) -> Vec<u8> {
    hexadecimal.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

/// The roots of the RFC's reference trees come out, by every way that leads to a root.
#[test]
fn known_roots() {
    let mut growth = Growth::from_frontier(Frontier::empty());
    let mut leaves = Vec::new();
    assert_eq!(growth.root(), EMPTY_ROOT);
    for (entry, root) in VECTORS {
        let root = Hash(bytes(root).try_into().unwrap());
        leaves.push(leaf_hash(&bytes(entry)));
        growth.push(*leaves.last().unwrap());
        assert_eq!((growth.root(), entries_root(&leaves), naive::root(&leaves)), (root, root, root));
    }
}

/// A frontier that was written and read again is the same, and bytes that cannot be one are refused.
#[test]
fn frontier_bytes() {
    for size in [0, 1, 7, 256, 1000] {
        let frontier = grown(size);
        assert_eq!(Frontier::from_bytes(&frontier.to_bytes()).unwrap(), frontier);
        assert!(Frontier::from_bytes(&frontier.to_bytes()[1..]).is_err());
    }
    let three = Frontier::from_parts(3, vec![Hash([0xaa; 32]), Hash([0xbb; 32])]).unwrap();
    assert_eq!(three.to_bytes(), bytes(&format!("010000000000000003{}{}", "aa".repeat(32), "bb".repeat(32))), "version 1 never changes");
    let bytes = grown(7).to_bytes();
    assert!(Frontier::from_bytes(&bytes[..bytes.len() - 1]).is_err(), "a hash is cut");
    assert!(Frontier::from_bytes(&bytes[..bytes.len() - 32]).is_err(), "a hash is missing");
    assert!(Frontier::from_parts(1 << 63, vec![EMPTY_ROOT]).is_err(), "no tree is so large");
}

fn grown(size: usize) -> Frontier {
    let mut growth = Growth::from_frontier(Frontier::empty());
    for leaf in naive::leaves(size) {
        growth.push(leaf);
    }
    growth.into_frontier()
}

/// Sizes at the edge of what a tree may have neither overflow nor loop.
#[test]
fn largest_sizes() {
    let hash = leaf_hash(b"");
    for size in [(1 << 63) - 1, 1 << 63, u64::MAX] {
        for index in [0, size / 2, size - 1, size] {
            assert!(verify_inclusion(index, size, &hash, &[hash; 63], &EMPTY_ROOT).is_err());
            assert!(verify_consistency(index, &hash, size, &EMPTY_ROOT, &[hash; 64]).is_err());
        }
    }
}

/// A proof with too few or too many hashes for the size that is claimed is refused, though it leads to the root.
#[test]
fn claimed_sizes() {
    let leaves = naive::leaves(8);
    let (old_root, root, source) = (naive::root(&leaves[..3]), naive::root(&leaves), Leaves(leaves.clone()));
    let inclusion = inclusion_proof(2, 8, &source).unwrap();
    let consistency = consistency_proof(3, 8, &source).unwrap();
    for size in [3, 4, 16, 17, 1 << 40] {
        assert!(verify_inclusion(2, size, &leaves[2], &inclusion, &root).is_err(), "{size}");
        assert!(verify_consistency(3, &old_root, size, &root, &consistency).is_err(), "{size}");
    }
}

/// Nothing but the empty root stands for no entries, and no proof is needed from there.
#[test]
fn consistency_from_nothing() {
    let root = leaf_hash(b"one");
    verify_consistency(0, &EMPTY_ROOT, 1, &root, &[]).unwrap();
    verify_consistency(1, &root, 1, &root, &[]).unwrap();
    assert!(verify_consistency(0, &root, 1, &root, &[]).is_err());
    assert!(verify_consistency(0, &root, 0, &root, &[]).is_err());
    assert!(verify_consistency(0, &EMPTY_ROOT, 1, &root, &[root]).is_err());
    assert!(verify_consistency(1, &root, 1, &root, &[root]).is_err());
    assert!(verify_consistency(2, &root, 1, &root, &[]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Inclusion proofs are those of the RFC's recursion, and they verify.
    #[test]
    fn inclusion_equals_the_naive_tree(size in 1_usize..400, at in any::<prop::sample::Index>()) {
        let (leaves, index) = (naive::leaves(size), at.index(size));
        let proof = inclusion_proof(index as u64, size as u64, &Leaves(leaves.clone())).unwrap();
        prop_assert_eq!(&proof, &naive::path(index, &leaves));
        verify_inclusion(index as u64, size as u64, &leaves[index], &proof, &naive::root(&leaves)).unwrap();
    }

    /// Consistency proofs are those of the RFC's recursion, and they verify.
    #[test]
    fn consistency_equals_the_naive_tree(new in 1_usize..400, at in any::<prop::sample::Index>()) {
        let (leaves, old) = (naive::leaves(new), at.index(new) + 1);
        let proof = consistency_proof(old as u64, new as u64, &Leaves(leaves.clone())).unwrap();
        prop_assert_eq!(&proof, &naive::subproof(old, &leaves, true));
        verify_consistency(old as u64, &naive::root(&leaves[..old]), new as u64, &naive::root(&leaves), &proof).unwrap();
    }

    /// A tree that grows from a kept edge proves its new leaves as the whole tree would, and says nothing of old ones.
    #[test]
    fn growth_equals_the_naive_tree(old in 0_usize..140, added in 1_usize..80) {
        let leaves = naive::leaves(old + added);
        let mut growth = Growth::from_frontier(Frontier::from_bytes(&grown(old).to_bytes()).unwrap());
        for (index, leaf) in leaves.iter().enumerate().skip(old) {
            prop_assert_eq!(growth.push(*leaf), index as u64);
        }
        prop_assert_eq!(growth.root(), naive::root(&leaves));
        for index in 0..leaves.len() {
            let expected = (index >= old).then(|| naive::path(index, &leaves));
            prop_assert_eq!(growth.inclusion(index as u64), expected);
        }
        prop_assert_eq!(growth.inclusion(leaves.len() as u64), None);
        prop_assert_eq!(growth.into_frontier(), grown(old + added));
    }
}
