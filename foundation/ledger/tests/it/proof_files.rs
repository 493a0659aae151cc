//! `.tlog-proof` files.

use crate::{
    folder,
    policies::{example, witness},
    records,
};
use lantern_ledger::{Checkpoint, Frontier, Growth, LedgerError, Note, Policy, ProofFile, TimeBounds, leaf_hash};

/// A proof in a log of a size, cosigned by three witnesses.
pub fn proof(size: u64, index: u64) -> ProofFile {
    // What stands before the entry is only known by its hashes, as in any log.
    let before = (0..index.count_ones()).map(|number| leaf_hash(&number.to_be_bytes())).collect();
    let mut growth = Growth::from_frontier(Frontier::from_parts(index, before).unwrap());
    for leaf in index..size {
        growth.push(leaf_hash(&folder::entry(leaf)));
    }
    let text = Checkpoint { origin: folder::ORIGIN.into(), size, root: growth.root() }.to_text();
    let mut note = Note::parse(&folder::signer().sign(&text).unwrap()).unwrap();
    for name in ["X1", "X2", "Y3"] {
        note.add(witness(name).cosign(&text, 1_790_000_000).unwrap()).unwrap();
    }
    ProofFile { extra: None, index, proof: growth.inclusion(index).unwrap(), checkpoint: note.to_text() }
}

/// With a million entries, the log's signature and three witnesses, a proof file has at most 2.0 KB, and it verifies.
#[test]
fn two_kilobytes_at_a_million() {
    let proof = proof(1_000_000, 999_000);
    let file = proof.write();
    assert!(proof.proof.len() <= 20 && file.len() <= 2_000, "{} hashes, {} bytes", proof.proof.len(), file.len());
    let policy = Policy::parse(example()).unwrap();
    let read = ProofFile::parse(&file).unwrap();
    assert_eq!(read, proof);
    assert_eq!(read.verify(&policy, &folder::entry(999_000)).unwrap().checkpoint.size, 1_000_000);
    assert!(matches!(read.verify(&policy, &folder::entry(999_001)), Err(LedgerError::BadProof { .. })));
    let later = TimeBounds { earliest_seconds: Some(1_790_000_001), latest_seconds: None };
    assert!(matches!(read.verify_within(&policy, &folder::entry(999_000), later), Err(LedgerError::NoQuorum(_))));
}

/// Extra data travels along and is told apart from the rest.
#[test]
fn extra_data() {
    let proof = ProofFile { extra: Some(b"index 7\n".to_vec()), ..proof(3, 2) };
    assert!(proof.write().starts_with("c2sp.org/tlog-proof@v1\nextra aW5kZXggNwo=\nindex 2\n"));
    assert_eq!(ProofFile::parse(&proof.write()).unwrap(), proof);
}

/// What is nearly a proof file is refused.
#[test]
fn malformed_files() {
    let good = proof(5, 2).write();
    let (head, checkpoint) = good.split_once("\n\n").unwrap();
    let bad = [
        String::new(),
        good.replace("@v1", "@v2"),
        good.replace("index 2", "index 02"),
        good.replace("index 2", "index -2"),
        good.replace("index 2\n", ""),
        good.replace("index 2\n", "index 2\nextra YQ==\n"),
        good.replace("index 2\n", "extra \nindex 2\n"),
        good.replace("index 2\n", "extra YR==\nindex 2\n"),
        good.replace("index 2\n", "extra YQ==\nextra YQ==\nindex 2\n"),
        good.replace('\n', "\r\n"),
        format!("{head}\n{checkpoint}"),
        format!("{head}\n\n\n{checkpoint}"),
        format!("{head}\nAAAA\n\n{checkpoint}"),
        format!("{head}\n{}\n{checkpoint}", format!("{}\n", leaf_hash(b"").to_base64()).repeat(65)),
        head.to_owned(),
        good.trim_end().to_owned(),
    ];
    for file in bad {
        assert!(ProofFile::parse(&file).is_err(), "{file}");
    }
}

/// The proof file of a receipt proves the leaf to an outsider and carries neither salt nor entry.
#[test]
fn receipt_as_a_proof_file() {
    let receipt = records::receipt();
    let file = receipt.proof_file().write();
    let policy = Policy::of_log(&folder::signer().verifier());
    ProofFile::parse(&file).unwrap().verify(&policy, receipt.leaf.bytes()).unwrap();
    assert!(!file.contains("casework") && !file.contains("extra"));
}
