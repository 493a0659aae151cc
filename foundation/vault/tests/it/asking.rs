//! What the vault gives, and everything that it refuses.

use lantern_ledger::{
    AccessEvent, AccessKind, Checkpoint, CommitEvent, Frontier, Growth, JournalEntry, Leaf, LeafKind, NoteSigner, Receipt, entries_root, leaf_hash,
};
use lantern_vault::{
    AgencySecret, Entropy, KeyFolder, PersonKey, Protection, VaultError,
    process::{Refusal, Vault, serve},
};
use std::{
    io::{Read, Write},
    os::unix::net::UnixStream,
    thread,
};

const ORIGIN: &str = "lantern.invalid/test";

/// A log that grows by access entries, as a store's does.
pub struct Log {
    pub signer: NoteSigner,
    growth: Growth,
    position: i64,
}

impl Log {
    pub fn new(seed: u8) -> Self {
        let mut growth = Growth::from_frontier(Frontier::empty());
        growth.push(leaf_hash(b"the making of the store"));
        Self { signer: NoteSigner::from_seed(ORIGIN, [seed; 32]).unwrap(), growth, position: 1 }
    }

    pub fn checkpoint(&self) -> String {
        let head = Checkpoint { origin: ORIGIN.into(), size: self.growth.size(), root: self.growth.root() };
        self.signer.sign(&head.to_text()).unwrap()
    }

    pub fn look_as(&mut self, kind: &str, what: AccessKind, basis: Option<&str>, subjects: &[[u8; 16]]) -> Receipt {
        self.position += 1;
        let event = AccessEvent { what, basis: basis.map(str::to_owned), subjects: subjects.to_vec() };
        let change = event.to_bytes();
        let entry = JournalEntry {
            position: self.position,
            at: "2026-03-17T08:00:00Z",
            actor: "worker-1",
            purpose: "casework",
            kind,
            dataset: None,
            import: None,
            change: &change,
        }
        .to_bytes();
        let event = CommitEvent { first: self.position, last: self.position, entries: 1, root: entries_root(&[leaf_hash(&entry)]) };
        let leaf = Leaf::commit(LeafKind::Access, &[7; 32], &event.to_bytes());
        let index = self.growth.push(leaf_hash(leaf.bytes()));
        let proof = self.growth.inclusion(index).unwrap();
        Receipt { leaf, salt: [7; 32], event, index, proof, checkpoint: self.checkpoint(), entry }
    }

    pub fn look(&mut self, what: AccessKind, subjects: &[[u8; 16]]) -> Receipt {
        self.look_as("access", what, Some("shelter"), subjects)
    }
}

struct World {
    log: Log,
    vault: Vault,
    key_text: String,
    wrapped: Vec<([u8; 16], Vec<u8>)>,
    keys: Vec<PersonKey>,
}

pub fn over(log: &Log) -> Vault {
    let (ours, theirs) = UnixStream::pair().unwrap();
    thread::spawn(move || serve(theirs));
    Vault::over(ours, &log.signer.verifier()).unwrap()
}

/// An agency with two people, unlocked.
fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    let files = KeyFolder::new(folder.path().join("keys"));
    let mut entropy = Entropy::from_system();
    let public = files.create_agency_key("shelter", Protection::Open, &mut entropy).unwrap();
    let sealer = public.sealer(&mut entropy).unwrap();
    let (mut wrapped, mut keys) = (Vec::new(), Vec::new());
    for subject in [[1; 16], [2; 16]] {
        let key = PersonKey::generate(&mut entropy).unwrap();
        wrapped.push((subject, sealer.wrap_for(&key, &subject, &mut entropy).unwrap()));
        keys.push(key);
    }
    let log = Log::new(1);
    let mut vault = over(&log);
    let key_text = files.agency_key_text("shelter").unwrap().to_string();
    vault.unlock("shelter", &key_text, None, &log.checkpoint()).unwrap();
    World { log, vault, key_text, wrapped, keys }
}

pub fn refusal<T>(answer: Result<T, VaultError>) -> Refusal {
    match answer {
        Err(VaultError::Refused(refusal)) => refusal,
        Err(VaultError::Locked(_)) => Refusal::Locked,
        Err(other) => panic!("another error: {other}"),
        Ok(_) => panic!("the vault gave what it must not"),
    }
}

/// A logged look gives the keys of the people whom it names.
#[test]
fn a_logged_look_gives_the_keys_that_it_names() {
    let World { mut log, mut vault, wrapped, keys, .. } = world();
    let receipt = log.look(AccessKind::Identity, &[[1; 16], [2; 16]]);
    let given = vault.open_keys("shelter", &receipt, &wrapped).unwrap();
    let mut entropy = Entropy::from_system();
    for (given, key) in given.into_iter().zip(&keys) {
        let sealed = key.seal(b"here", b"invented", &mut entropy).unwrap();
        assert_eq!(given.unwrap().open(b"here", &sealed).unwrap(), b"invented");
    }
}

/// Whoever is not named, was looked at before, or is asked about without a true entry of this log, stays sealed.
#[test]
fn nothing_is_given_beyond_the_log() {
    let World { mut log, mut vault, wrapped, .. } = world();
    let one = log.look(AccessKind::Identity, &[[1; 16]]);
    assert_eq!(refusal(vault.open_keys("shelter", &one, &wrapped)), Refusal::NotNamed);
    let one = log.look(AccessKind::Identity, &[[1; 16]]);
    vault.open_keys("shelter", &one, &wrapped[..1]).unwrap();
    assert_eq!(refusal(vault.open_keys("shelter", &one, &wrapped[..1])), Refusal::UsedReceipt);
    for what in [AccessKind::List, AccessKind::Search, AccessKind::Keys, AccessKind::History] {
        let other = log.look(what, &[[1; 16]]);
        assert_eq!(refusal(vault.open_keys("shelter", &other, &wrapped[..1])), Refusal::WrongKind, "{}", what.code());
    }
    let forged_kind = log.look_as("setting", AccessKind::Identity, None, &[[1; 16]]);
    assert_eq!(refusal(vault.open_keys("shelter", &forged_kind, &wrapped[..1])), Refusal::WrongKind);
    let stranger = Log::new(2).look(AccessKind::Identity, &[[1; 16]]);
    assert_eq!(refusal(vault.open_keys("shelter", &stranger, &wrapped[..1])), Refusal::BadReceipt);
    // A true entry about one person, altered to name another.
    let mut altered = log.look(AccessKind::Identity, &[[2; 16]]);
    let place = altered.entry.windows(16).position(|part| part == [2; 16]).unwrap();
    altered.entry[place..place + 16].copy_from_slice(&[1; 16]);
    assert_eq!(refusal(vault.open_keys("shelter", &altered, &wrapped[..1])), Refusal::BadReceipt);
    // Another person's key under this person's name does not open.
    let swapped = log.look(AccessKind::Identity, &[[1; 16]]);
    assert!(vault.open_keys("shelter", &swapped, &[([1; 16], wrapped[1].1.clone())]).unwrap()[0].is_none());
}

/// A receipt from before the unlocking opens nothing, a locked agency gives nothing, and another agency's key opens nothing.
#[test]
fn locked_means_locked() {
    let World { mut log, mut vault, key_text, wrapped, .. } = world();
    let early = log.look(AccessKind::Identity, &[[1; 16]]);
    vault.lock("shelter").unwrap();
    assert!(vault.unlocked().unwrap().is_empty());
    let late = log.look(AccessKind::Identity, &[[1; 16]]);
    assert_eq!(refusal(vault.open_keys("shelter", &late, &wrapped[..1])), Refusal::Locked);
    vault.unlock("shelter", &key_text, None, &log.checkpoint()).unwrap();
    assert_eq!(refusal(vault.open_keys("shelter", &early, &wrapped[..1])), Refusal::OldReceipt);
    let now = log.look(AccessKind::Identity, &[[1; 16]]);
    assert_eq!(refusal(vault.open_keys("another", &now, &wrapped[..1])), Refusal::Locked);
    let forged = Log::new(2).checkpoint();
    assert_eq!(refusal(vault.unlock("shelter", &key_text, None, &forged)), Refusal::BadCheckpoint);
}

/// Whatever bytes come, the vault answers or ends; it never gives a key and never runs on without its asker.
#[test]
fn garbage_ends_nothing_but_the_connection() {
    let mut random = 0x2388_u64;
    for round in 0..200 {
        let (mut ours, theirs) = UnixStream::pair().unwrap();
        let vault = thread::spawn(move || serve(theirs));
        let mut bytes = Vec::new();
        for _ in 0..round {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            bytes.push(u8::try_from(random >> 56).unwrap());
        }
        // Half of them claim a length that they do not have.
        if round % 2 == 0 {
            let claimed = u32::try_from(bytes.len()).unwrap().to_be_bytes();
            bytes.splice(0..0, claimed);
        }
        let _ = ours.write_all(&bytes);
        drop(ours.shutdown(std::net::Shutdown::Write));
        let mut answer = Vec::new();
        let _ = ours.read_to_end(&mut answer);
        let _ = vault.join().unwrap();
        assert!(answer.len() < 64, "round {round}: {} bytes", answer.len());
    }
}

/// A key file under a passphrase opens with it only; a wrong one is refused by the vault as by the library.
#[test]
fn a_passphrase_is_needed() {
    let folder = tempfile::tempdir().unwrap();
    let files = KeyFolder::new(folder.path().join("keys"));
    let passphrase = lantern_vault::Passphrase::new("seven lanterns over water".into()).unwrap();
    let wrong = lantern_vault::Passphrase::new("seven lanterns over waters".into()).unwrap();
    files.create_agency_key("shelter", Protection::Passphrase(&passphrase, lantern_vault::Cost::LEAST), &mut Entropy::from_system()).unwrap();
    let text = files.agency_key_text("shelter").unwrap();
    let log = Log::new(1);
    let mut vault = over(&log);
    assert!(vault.unlock("shelter", &text, None, &log.checkpoint()).is_err());
    assert!(vault.unlock("shelter", &text, Some(&wrong), &log.checkpoint()).is_err());
    vault.unlock("shelter", &text, Some(&passphrase), &log.checkpoint()).unwrap();
    assert_eq!(vault.unlocked().unwrap(), ["shelter"]);
}

/// The key of an agency moves to another one inside the vault; the old one no longer opens what was moved.
#[test]
fn keys_are_moved_without_leaving() {
    let World { mut log, mut vault, wrapped, keys, .. } = world();
    let next = AgencySecret::generate(&mut Entropy::from_system()).unwrap();
    let receipt = log.look(AccessKind::Keys, &[[1; 16], [2; 16]]);
    let moved = vault.rewrap("shelter", &receipt, &next.public(), &wrapped).unwrap();
    let opened = next.open_person_key_for(moved[0].as_ref().unwrap(), &[1; 16]).unwrap();
    let sealed = keys[0].seal(b"here", b"invented", &mut Entropy::from_system()).unwrap();
    assert_eq!(opened.open(b"here", &sealed).unwrap(), b"invented");
    let look = log.look(AccessKind::Identity, &[[1; 16]]);
    assert!(vault.open_keys("shelter", &look, &[([1; 16], moved[0].clone().unwrap())]).unwrap()[0].is_none());
}
