//! A lying server: mutated proofs, notes, receipts and proof files. None is accepted, and nothing panics.

use crate::{
    folder,
    naive::{self, Numbers, rounds},
    policies::example,
    proof_files, records,
};
use lantern_ledger::{Frontier, Growth, Hash, Policy, ProofFile, Receipt, consistency_proof, inclusion_proof, verify_consistency, verify_inclusion};

/// Changes a list of hashes in one of the ways in which a proof can lie. It may come out as it was.
fn mutate_proof(proof: &mut Vec<Hash>, stranger: Hash, numbers: &mut Numbers) {
    let (place, bit) = (numbers.below(proof.len().max(1)), numbers.below(256));
    match numbers.below(6) {
        0 if !proof.is_empty() => proof[place].0[bit / 8] ^= 1 << (bit % 8),
        1 if !proof.is_empty() => _ = proof.remove(place),
        2 if !proof.is_empty() => proof.insert(place, proof[place]),
        3 => proof.insert(place.min(proof.len()), stranger),
        4 if proof.len() > 1 => {
            let other = numbers.below(proof.len());
            proof.swap(place, other);
        }
        _ => proof.extend((0..numbers.below(70)).map(|_| stranger)),
    }
}

/// Changes some bytes: bits flipped, bytes lost, doubled, made up, or moved.
fn mutate_bytes(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    for _ in 0..=numbers.below(3) {
        let (place, length) = (numbers.below(bytes.len().max(1)), numbers.below(40));
        let end = bytes.len().min(place + length);
        match numbers.below(6) {
            0 | 1 if !bytes.is_empty() => bytes[place] ^= 1 << numbers.below(8),
            2 if !bytes.is_empty() => _ = bytes.drain(place..end),
            3 if !bytes.is_empty() => {
                let part = bytes[place..end].to_vec();
                let at = numbers.below(bytes.len());
                bytes.splice(at..at, part);
            }
            4 => bytes.insert(place.min(bytes.len()), u8::try_from(numbers.below(256)).unwrap()),
            _ => bytes.truncate(place),
        }
    }
}

/// A tree with all its nodes in memory, and its root at each size.
fn tree(size: usize) -> (Growth, Vec<Hash>, Vec<Hash>) {
    let leaves = naive::leaves(size);
    let mut growth = Growth::from_frontier(Frontier::empty());
    let mut roots = vec![growth.root()];
    for leaf in &leaves {
        growth.push(*leaf);
        roots.push(growth.root());
    }
    (growth, leaves, roots)
}

/// Inclusion: another hash, place, leaf or root never passes.
#[test]
fn inclusion_proofs() {
    let mut numbers = Numbers(1);
    let (source, leaves, roots) = tree(600);
    for _ in 0..rounds(10_000, 1_000_000) {
        let size = numbers.below(600) + 1;
        let index = numbers.below(size);
        let proof = inclusion_proof(index as u64, size as u64, &source).unwrap();
        let (leaf, root) = (leaves[index], roots[size]);
        verify_inclusion(index as u64, size as u64, &leaf, &proof, &root).unwrap();
        let (mut lie, mut place, mut other_leaf, mut other_root) = (proof.clone(), index, leaf, root);
        match numbers.below(8) {
            0 => place = numbers.below(size + 3),
            1 => other_leaf = leaves[numbers.below(600)],
            2 => other_root.0[numbers.below(32)] ^= 1 << numbers.below(8),
            _ => mutate_proof(&mut lie, leaf, &mut numbers),
        }
        let is_same = (place, other_leaf, other_root, &lie) == (index, leaf, root, &proof);
        assert!(is_same || verify_inclusion(place as u64, size as u64, &other_leaf, &lie, &other_root).is_err(), "{index} in {size}");
    }
}

/// Consistency: another hash or root never passes.
#[test]
fn consistency_proofs() {
    let mut numbers = Numbers(2);
    let (source, _, roots) = tree(600);
    for _ in 0..rounds(10_000, 1_000_000) {
        let new = numbers.below(600) + 1;
        let old = numbers.below(new) + 1;
        let proof = consistency_proof(old as u64, new as u64, &source).unwrap();
        verify_consistency(old as u64, &roots[old], new as u64, &roots[new], &proof).unwrap();
        let (mut lie, mut old_root, mut new_root) = (proof.clone(), roots[old], roots[new]);
        match numbers.below(6) {
            0 => old_root = roots[numbers.below(601)],
            1 => new_root = roots[numbers.below(601)],
            2 => new_root.0[numbers.below(32)] ^= 1 << numbers.below(8),
            _ => mutate_proof(&mut lie, roots[old], &mut numbers),
        }
        let is_same = (old_root, new_root, &lie) == (roots[old], roots[new], &proof);
        assert!(is_same || verify_consistency(old as u64, &old_root, new as u64, &new_root, &lie).is_err(), "{old} in {new}");
    }
}

/// Notes: whatever is done to their bytes, they open to the text that was signed or not at all.
#[test]
fn notes() {
    let mut numbers = Numbers(3);
    let key = folder::signer().verifier();
    let note = folder::checkpoint(&folder::log(&[5], folder::entry));
    let text = key.open(&note).unwrap();
    for _ in 0..rounds(10_000, 1_000_000) {
        let mut lie = note.clone().into_bytes();
        mutate_bytes(&mut lie, &mut numbers);
        let Ok(lie) = String::from_utf8(lie) else { continue };
        assert!(key.open(&lie).is_ok_and(|opened| opened == text) || key.open(&lie).is_err());
        assert!(lie == note || key.open(&lie).is_err() || lie.matches('\u{2014}').count() > 1, "{lie}");
    }
}

/// Receipts: no changed byte gives a receipt that verifies.
#[test]
fn receipts() {
    let mut numbers = Numbers(4);
    let (key, receipt) = (folder::signer().verifier(), records::receipt());
    for _ in 0..rounds(10_000, 1_000_000) {
        let mut lie = receipt.to_bytes();
        mutate_bytes(&mut lie, &mut numbers);
        let accepted = Receipt::from_bytes(&lie).ok().filter(|read| read.verify(&key).is_ok());
        assert!(accepted.is_none_or(|read| read == receipt));
    }
}

/// Proof files: no changed byte gives a file that proves another entry, place or head.
#[test]
fn proof_files() {
    let mut numbers = Numbers(5);
    let policy = Policy::parse(example()).unwrap();
    let proof = proof_files::proof(100, 60);
    let head = proof.verify(&policy, &folder::entry(60)).unwrap();
    for _ in 0..rounds(10_000, 1_000_000) {
        let mut lie = proof.write().into_bytes();
        mutate_bytes(&mut lie, &mut numbers);
        let read = String::from_utf8(lie).ok().and_then(|lie| ProofFile::parse(&lie).ok());
        let Some(read) = read else { continue };
        if let Ok(seen) = read.verify(&policy, &folder::entry(60)) {
            assert_eq!((seen.checkpoint, read.index, &read.proof), (head.checkpoint.clone(), 60, &proof.proof));
        }
        assert!(read.verify(&policy, &folder::entry(61)).is_err());
    }
}

/// Files of any bytes are refused without a panic by everything that reads them.
#[test]
fn readers_of_anything() {
    let mut numbers = Numbers(6);
    let seeds = [records::receipt().to_bytes(), example().into_bytes(), proof_files::proof(9, 3).write().into_bytes(), records::receipt().entry];
    for round in 0..rounds(10_000, 1_000_000) {
        let mut bytes = seeds[round % seeds.len()].clone();
        mutate_bytes(&mut bytes, &mut numbers);
        _ = Policy::parse(&bytes);
        _ = lantern_ledger::JournalEntry::from_bytes(&bytes);
        _ = lantern_ledger::AccessEvent::from_bytes(&bytes);
        _ = lantern_ledger::CommitEvent::from_bytes(&bytes);
        _ = Frontier::from_bytes(&bytes);
        _ = lantern_ledger::Bundle::decode(&bytes, numbers.below(300));
        if let Ok(text) = std::str::from_utf8(&bytes) {
            _ = lantern_ledger::witness::AddCheckpoint::parse(text);
            _ = lantern_ledger::TilePath::parse(text);
            _ = lantern_ledger::NoteVerifier::parse(text);
        }
    }
}
