//! What leaves commit to: one spelling each, and receipts that prove exactly one entry.

use crate::folder;
use lantern_ledger::{
    ACCESS_SUBJECTS_MAX, AccessEvent, AccessKind, Checkpoint, CommitEvent, Frontier, Growth, Hash, JournalEntry, Leaf, LeafKind, LedgerError, NoteSigner,
    Receipt, entries_root, leaf_hash,
};

const ENTRY: JournalEntry<'_> = JournalEntry {
    position: 7,
    at: "2026-01-02T03:04:05Z",
    actor: "local",
    purpose: "casework",
    kind: "access",
    dataset: Some(3),
    import: None,
    change: b"sealed",
};

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|half| char::from_digit(half.into(), 16).unwrap()).collect()
}

/// The written forms of version 1 never change: logs that exist commit to these bytes.
#[test]
fn version_one_bytes() {
    assert_eq!(
        hexadecimal(&ENTRY.to_bytes()),
        "89010774323032362d30312d30325430333a30343a30355a656c6f63616c6863617365776f726b6661636365737303f6467365616c6564"
    );
    let event = CommitEvent { first: 7, last: 9, entries: 3, root: Hash([0xab; 32]) };
    assert_eq!(hexadecimal(&event.to_bytes()), format!("850107090358 20{}", "ab".repeat(32)).replace(' ', ""));
    let access = AccessEvent { what: AccessKind::Identity, basis: Some("b-1".into()), subjects: vec![[0xcd; 16]] };
    assert_eq!(hexadecimal(&access.to_bytes()), format!("8401686964656e7469747963622d318150{}", "cd".repeat(16)));
    let leaf = Leaf::commit(LeafKind::Access, &[1; 32], b"event");
    let commitment = <sha2::Sha256 as sha2::Digest>::digest([b"lantern-leaf".as_slice(), &[1; 32], b"event"].concat());
    assert_eq!(hexadecimal(leaf.bytes()), format!("0102{}", hexadecimal(&commitment)));
}

/// Everything written is read back, and no other bytes say the same.
#[test]
fn one_spelling() {
    let bytes = ENTRY.to_bytes();
    assert_eq!(JournalEntry::from_bytes(&bytes).unwrap(), ENTRY);
    let event = CommitEvent { first: -1, last: 900, entries: 902, root: Hash([1; 32]) };
    assert_eq!(CommitEvent::from_bytes(&event.to_bytes()).unwrap(), event);
    let access = AccessEvent { what: AccessKind::Break, basis: None, subjects: vec![[2; 16], [1; 16]] };
    assert_eq!(AccessEvent::from_bytes(&access.to_bytes()).unwrap(), access);
    // Position 7 written in two bytes, an array of unknown length, something after the end, the end cut off.
    let longer = [&bytes[..2], &[0x18, 0x07], &bytes[3..]].concat();
    let open = [&[0x9f], &bytes[1..], &[0xff]].concat();
    let more = [bytes.as_slice(), &[0]].concat();
    for other in [longer, open, more, bytes[..bytes.len() - 1].to_vec(), Vec::new(), vec![0x9b; 9]] {
        assert!(JournalEntry::from_bytes(&other).is_err(), "{other:?}");
    }
}

/// An access can name so many people and not one more, however many its bytes claim.
#[test]
fn bounded_subjects() {
    let mut access = AccessEvent { what: AccessKind::List, basis: None, subjects: vec![[0; 16]; ACCESS_SUBJECTS_MAX] };
    assert!(AccessEvent::from_bytes(&access.to_bytes()).is_ok());
    access.subjects.push([0; 16]);
    assert!(AccessEvent::from_bytes(&access.to_bytes()).is_err());
    let claims_much = [0x84, 0x01, 0x64, b'l', b'i', b's', b't', 0xf6, 0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
    assert!(AccessEvent::from_bytes(&claims_much).is_err());
}

/// Codes and kinds are each other's inverse, and nothing else is a kind.
#[test]
fn codes() {
    assert!(LeafKind::ALL.into_iter().all(|kind| LeafKind::from_code(kind.code()) == Some(kind)));
    assert!(AccessKind::ALL.into_iter().all(|kind| AccessKind::from_code(kind.code()) == Some(kind)));
    assert_eq!((LeafKind::from_code(0), LeafKind::from_code(7), AccessKind::from_code("look")), (None, None, None));
    for bytes in [[0, 1], [2, 1], [1, 0], [1, 7]] {
        assert!(Leaf::from_bytes(&[bytes.as_slice(), &[0; 32]].concat()).is_err());
    }
}

/// A receipt for one entry among others, as a commit gives it.
pub fn receipt() -> Receipt {
    let entry = ENTRY.to_bytes();
    let event = CommitEvent { first: 7, last: 7, entries: 1, root: entries_root(&[leaf_hash(&entry)]) };
    let leaf = Leaf::commit(LeafKind::Access, &[9; 32], &event.to_bytes());
    let mut growth = Growth::from_frontier(Frontier::empty());
    for index in 0..41 {
        growth.push(leaf_hash(&folder::entry(index)));
    }
    let index = growth.push(leaf_hash(leaf.bytes()));
    growth.push(leaf_hash(b"a later one"));
    let checkpoint = Checkpoint { origin: folder::ORIGIN.into(), size: growth.size(), root: growth.root() };
    let checkpoint = folder::signer().sign(&checkpoint.to_text()).unwrap();
    Receipt { leaf, salt: [9; 32], event, index, proof: growth.inclusion(index).unwrap(), checkpoint, entry }
}

/// A receipt proves its entry; with any link exchanged it proves nothing.
#[test]
fn receipt_holds_link_by_link() {
    let (key, receipt) = (folder::signer().verifier(), receipt());
    let verified = receipt.verify(&key).unwrap();
    assert_eq!((verified.entry, verified.checkpoint.size), (ENTRY.to_owned(), 43));
    assert_eq!(Receipt::from_bytes(&receipt.to_bytes()).unwrap(), receipt);
    let other = JournalEntry { actor: "somebody else", ..ENTRY }.to_bytes();
    let elsewhere = CommitEvent { first: 8, last: 8, ..receipt.event };
    let several = CommitEvent { last: 8, entries: 2, ..receipt.event };
    let broken: [fn(&mut Receipt); 6] = [
        |receipt| receipt.salt[0] ^= 1,
        |receipt| receipt.index -= 1,
        |receipt| _ = receipt.proof.pop(),
        |receipt| receipt.leaf = Leaf::commit(LeafKind::Change, &receipt.salt, &receipt.event.to_bytes()),
        |receipt| receipt.checkpoint = receipt.checkpoint.replace("\n43\n", "\n44\n"),
        |receipt| receipt.event.root.0[0] ^= 1,
    ];
    for (number, break_it) in broken.into_iter().enumerate() {
        let mut receipt = receipt.clone();
        break_it(&mut receipt);
        assert!(receipt.verify(&key).is_err(), "link {number}");
    }
    for (entry, event) in [(&other, receipt.event), (&receipt.entry, elsewhere), (&receipt.entry, several)] {
        assert!(Receipt { entry: entry.clone(), event, ..receipt.clone() }.verify(&key).is_err());
    }
    let stranger = NoteSigner::from_seed(folder::ORIGIN, [4; 32]).unwrap().verifier();
    assert_eq!(receipt.verify(&stranger).unwrap_err(), LedgerError::NotSigned(folder::ORIGIN.into()));
}

/// A leaf that honestly commits to several entries, or to an entry at another position, gives no receipt for one.
#[test]
fn receipt_is_of_one_entry_at_its_position() {
    let entry = ENTRY.to_bytes();
    let root = entries_root(&[leaf_hash(&entry)]);
    for (first, last, entries) in [(8, 8, 1), (6, 7, 1), (7, 8, 1), (7, 7, 2), (7, 8, 2)] {
        let event = CommitEvent { first, last, entries, root };
        let leaf = Leaf::commit(LeafKind::Access, &[9; 32], &event.to_bytes());
        let root = leaf_hash(leaf.bytes());
        let checkpoint = folder::signer().sign(&Checkpoint { origin: folder::ORIGIN.into(), size: 1, root }.to_text()).unwrap();
        let receipt = Receipt { leaf, salt: [9; 32], event, index: 0, proof: Vec::new(), checkpoint, entry: entry.clone() };
        assert!(matches!(receipt.verify(&folder::signer().verifier()), Err(LedgerError::BadReceipt(_))));
    }
}

/// What is printed of a receipt, an entry or an access names nobody and shows no salt.
#[test]
fn debug_tells_nothing() {
    let receipt = receipt();
    let access = AccessEvent { what: AccessKind::Record, basis: Some("secret".into()), subjects: vec![[0xee; 16]] };
    let printed = format!("{receipt:?} {:?} {access:?} {:?}", receipt.verify(&folder::signer().verifier()).unwrap().entry, folder::signer());
    for secret in ["local", "casework", "sealed", "secret", "238", "[9", "9, 9", "3, 3"] {
        assert!(!printed.contains(secret), "{secret} in {printed}");
    }
}
