//! Search tokens: made inside the vault, against an entry of the log, for one agency; and the frames that carry it all.

use crate::asking::{Log, over, refusal};
use lantern_ledger::AccessKind;
use lantern_vault::{
    Entropy, KeyFolder, PersonKey, Protection, VaultError,
    process::{IndexItem, Refusal, SealedField, Vault, serve},
};
use std::{
    io::{Read, Write},
    os::unix::net::UnixStream,
    thread,
};

const SUBJECT: [u8; 16] = [1; 16];

/// An unlocked agency, and one person with a name.
fn world() -> (Log, Vault, IndexItem) {
    let folder = tempfile::tempdir().unwrap();
    let files = KeyFolder::new(folder.path().join("keys"));
    let mut entropy = Entropy::from_system();
    let public = files.create_agency_key("shelter", Protection::Open, &mut entropy).unwrap();
    let key = PersonKey::generate(&mut entropy).unwrap();
    let sealed = key.seal(b"here", "Ana-María Invented".as_bytes(), &mut entropy).unwrap();
    let wrapped = public.sealer(&mut entropy).unwrap().wrap_for(&key, &SUBJECT, &mut entropy).unwrap();
    let log = Log::new(1);
    let mut vault = over(&log);
    vault.unlock("shelter", &files.agency_key_text("shelter").unwrap(), None, &log.checkpoint()).unwrap();
    (log, vault, IndexItem { subject: SUBJECT, wrapped, values: vec![SealedField { field: 9, context: b"here".to_vec(), sealed }] })
}

/// A person is found by each word of her name however it is spelled, in the field and the epoch of the index only.
#[test]
fn a_person_is_found_by_her_words() {
    let (mut log, mut vault, item) = world();
    let indexed = vault.index("shelter", &log.look(AccessKind::Reindex, &[SUBJECT]), 1, &[item]).unwrap().remove(0).unwrap();
    assert_eq!(indexed.len(), 3);
    let receipt = log.look(AccessKind::Search, &[]);
    let sought = vault.search_tokens("shelter", &receipt, 1, &[(9, "MARIA ana"), (8, "maria"), (9, "mari")]).unwrap();
    assert!(sought[0].len() == 2 && sought[0].iter().all(|token| indexed.contains(token)));
    assert!(!indexed.contains(&sought[1][0]) && !indexed.contains(&sought[2][0]));
    let receipt = log.look(AccessKind::Search, &[]);
    let other_epoch = vault.search_tokens("shelter", &receipt, 2, &[(9, "maria")]).unwrap();
    assert!(!indexed.contains(&other_epoch[0][0]));
}

/// Searching, indexing, dividing and rewrapping each need their own kind of entry, for this agency, naming whom they touch.
#[test]
fn each_use_needs_its_own_entry() {
    let (mut log, mut vault, item) = world();
    let identity = log.look(AccessKind::Identity, &[SUBJECT]);
    assert_eq!(refusal(vault.search_tokens("shelter", &identity, 1, &[(9, "ana")])), Refusal::WrongKind);
    assert_eq!(refusal(vault.index("shelter", &identity, 1, std::slice::from_ref(&item))), Refusal::WrongKind);
    assert_eq!(refusal(vault.shares("shelter", &identity, 2, 3)), Refusal::WrongKind);
    for what in [AccessKind::Search, AccessKind::Reindex, AccessKind::Keys] {
        let elsewhere = log.look_as("access", what, Some("another"), &[SUBJECT]);
        let refused = match what {
            AccessKind::Search => refusal(vault.search_tokens("shelter", &elsewhere, 1, &[(9, "ana")])),
            AccessKind::Reindex => refusal(vault.index("shelter", &elsewhere, 1, std::slice::from_ref(&item))),
            _ => refusal(vault.shares("shelter", &elsewhere, 2, 3)),
        };
        assert_eq!(refused, Refusal::OtherAgency, "{}", what.code());
    }
    let unnamed = log.look(AccessKind::Reindex, &[[2; 16]]);
    assert_eq!(refusal(vault.index("shelter", &unnamed, 1, std::slice::from_ref(&item))), Refusal::NotNamed);
    let unnamed = log.look(AccessKind::Keys, &[]);
    let stranger = lantern_vault::AgencySecret::generate(&mut Entropy::from_system()).unwrap().public();
    assert_eq!(refusal(vault.rewrap("shelter", &unnamed, &stranger, &[(SUBJECT, item.wrapped.clone())])), Refusal::NotNamed);
    // What was refused was not spent: the same entry still serves what it allows, once.
    vault.shares("shelter", &unnamed, 2, 3).unwrap();
    assert_eq!(refusal(vault.shares("shelter", &unnamed, 2, 3)), Refusal::UsedReceipt);
}

/// A locked agency searches nothing.
#[test]
fn a_locked_agency_searches_nothing() {
    let (mut log, mut vault, item) = world();
    vault.lock_all().unwrap();
    let (search, reindex) = (log.look(AccessKind::Search, &[]), log.look(AccessKind::Reindex, &[SUBJECT]));
    assert_eq!(refusal(vault.search_tokens("shelter", &search, 1, &[(9, "ana")])), Refusal::Locked);
    assert_eq!(refusal(vault.index("shelter", &reindex, 1, &[item])), Refusal::Locked);
}

/// A frame that announces more than 16 MiB ends the vault before anything is reserved; too much to ask is not sent at all.
#[test]
fn frames_are_bounded() {
    let (mut ours, theirs) = UnixStream::pair().unwrap();
    let vault = thread::spawn(move || serve(theirs));
    ours.write_all(&(16 * 1024 * 1024 + 1_u32).to_be_bytes()).unwrap();
    let mut answer = Vec::new();
    ours.read_to_end(&mut answer).unwrap();
    assert!(answer.is_empty() && vault.join().unwrap().is_err());
    let (mut log, mut vault, _) = world();
    let receipt = log.look(AccessKind::Identity, &[SUBJECT]);
    assert_eq!(refusal(vault.open_keys("shelter", &receipt, &[(SUBJECT, vec![0; 17 * 1024 * 1024])])), Refusal::TooMuch);
    assert_eq!(vault.unlocked().unwrap(), ["shelter"], "the vault goes on");
}

/// Whose ledger counts is said once; before that, and by a second voice, nothing is taken.
#[test]
fn whose_ledger_counts_is_said_once() {
    let log = Log::new(1);
    let (mut ours, theirs) = UnixStream::pair().unwrap();
    let second = ours.try_clone().unwrap();
    let served = thread::spawn(move || serve(theirs));
    // Unlocking (operation 1) is refused (answer 7) as not started (code 2).
    let unlock = [&[0x85, 1, 0x61, b'a', 0x60, 0xf6, 0x60][..]].concat();
    ours.write_all(&[&u32::try_from(unlock.len()).unwrap().to_be_bytes()[..], &unlock].concat()).unwrap();
    let mut answer = [0; 7];
    ours.read_exact(&mut answer).unwrap();
    assert_eq!(answer, [0, 0, 0, 3, 0x82, 7, 2]);
    let mut vault = Vault::over(ours, &log.signer.verifier()).unwrap();
    assert!(vault.unlocked().unwrap().is_empty());
    let stranger = Log::new(2);
    let error = Vault::over(second, &stranger.signer.verifier()).unwrap_err();
    assert!(matches!(error, VaultError::Refused(Refusal::AlreadyStarted)));
    drop(vault);
    served.join().unwrap().unwrap();
}
