//! A witness against a log that lies, hurries, or falls behind.

use crate::{
    folder::{self, ORIGIN, entry},
    naive::Leaves,
    policies::witness,
};
use lantern_ledger::{
    Checkpoint, EMPTY_ROOT, Hash, Note, NoteSigner, consistency_proof, entries_root, leaf_hash,
    witness::{AddCheckpoint, Answer, Heads, Witness, conflict_size, cosignatures},
};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    io,
};

#[derive(Default)]
struct Memory {
    heads: RefCell<BTreeMap<String, Checkpoint>>,
    is_full: Cell<bool>,
    /// A request that comes in between: it is kept first.
    rival: RefCell<Option<Checkpoint>>,
}

impl Heads for Memory {
    fn latest(&self, origin: &str) -> io::Result<Option<Checkpoint>> {
        Ok(self.heads.borrow().get(origin).cloned())
    }

    fn advance(&self, from: Option<&Checkpoint>, to: &Checkpoint) -> io::Result<bool> {
        if self.is_full.get() {
            return Err(io::Error::other("disk full"));
        }
        if let Some(rival) = self.rival.take() {
            self.heads.borrow_mut().insert(rival.origin.clone(), rival);
        }
        let mut heads = self.heads.borrow_mut();
        if heads.get(&to.origin) != from {
            return Ok(false);
        }
        heads.insert(to.origin.clone(), to.clone());
        Ok(true)
    }
}

fn leaves() -> Vec<Hash> {
    (0..40).map(|index| leaf_hash(&entry(index))).collect()
}

fn head(size: usize) -> Checkpoint {
    Checkpoint { origin: ORIGIN.into(), size: size as u64, root: entries_root(&leaves()[..size]) }
}

fn request(old: usize, new: usize) -> AddCheckpoint {
    let proof = consistency_proof(old as u64, new as u64, &Leaves(leaves())).unwrap();
    AddCheckpoint { old: old as u64, proof, checkpoint: folder::signer().sign(&head(new).to_text()).unwrap() }
}

fn us() -> Witness {
    Witness::new(witness("X1"), vec![folder::signer().verifier()])
}

fn ask(request: &AddCheckpoint, heads: &Memory) -> Answer {
    us().add_checkpoint(request.to_text().as_bytes(), 1_700_000_000, heads)
}

/// A log that grows is cosigned at each step, and again at the same size; the log finds the line good.
#[test]
fn growing_log() {
    let heads = Memory::default();
    for (old, new) in [(0, 0), (0, 1), (1, 8), (8, 13), (13, 13), (13, 40)] {
        let request = request(old, new);
        let answer = ask(&request, &heads);
        let Answer::Cosigned(lines) = &answer else { panic!("{old} to {new}: {answer:?}") };
        let mut note = Note::parse(&request.checkpoint).unwrap();
        let found = cosignatures(lines, note.text(), &us().verifier()).unwrap();
        note.add(found[0].clone()).unwrap();
        assert_eq!(us().verifier().times(&note), Ok(vec![1_700_000_000]));
        assert_eq!((answer.status(), heads.latest(ORIGIN).unwrap()), (200, Some(head(new))));
        assert!(cosignatures(lines, "log.example/test\n9\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", &us().verifier()).is_err());
    }
}

/// A log that is behind, or that never asked, learns the size from which its proof must begin.
#[test]
fn conflict_names_the_size() {
    let heads = Memory::default();
    ask(&request(0, 13), &heads);
    for (old, new) in [(0, 20), (8, 20), (14, 20)] {
        let answer = ask(&request(old, new), &heads);
        let (kind, body) = answer.body();
        assert_eq!((answer.status(), kind, conflict_size(&body)), (409, "text/x.tlog.size", Some(13)));
    }
    assert_eq!((conflict_size("13"), conflict_size("013\n"), conflict_size("\n")), (None, None, None));
}

/// A second history is not cosigned: neither another root at the same size nor a larger tree on another beginning.
#[test]
fn forked_log() {
    let heads = Memory::default();
    ask(&request(0, 13), &heads);
    let forged = Checkpoint { root: leaf_hash(b"forged"), ..head(13) };
    let same_size = AddCheckpoint { checkpoint: folder::signer().sign(&forged.to_text()).unwrap(), ..request(13, 13) };
    assert_eq!(ask(&same_size, &heads), Answer::Conflict { size: 13 });
    let larger = Checkpoint { size: 20, ..forged };
    let larger = AddCheckpoint { checkpoint: folder::signer().sign(&larger.to_text()).unwrap(), ..request(13, 20) };
    assert_eq!(ask(&larger, &heads).status(), 422);
    let mut with_proof = request(13, 13);
    with_proof.proof.push(EMPTY_ROOT);
    assert_eq!(ask(&with_proof, &heads).status(), 422);
    assert_eq!(heads.latest(ORIGIN).unwrap(), Some(head(13)));
}

/// From zero no proof lines are allowed, unknown logs and keys are told apart, and nonsense is nonsense.
#[test]
fn refusals() {
    let heads = Memory::default();
    let mut from_zero = request(0, 13);
    from_zero.proof.push(EMPTY_ROOT);
    assert_eq!(ask(&from_zero, &heads).status(), 422);
    let stranger = NoteSigner::from_seed(ORIGIN, [8; 32]).unwrap();
    let forbidden = AddCheckpoint { checkpoint: stranger.sign(&head(13).to_text()).unwrap(), ..request(0, 13) };
    assert_eq!(ask(&forbidden, &heads), Answer::Forbidden);
    let elsewhere = Checkpoint { origin: "log.example/other".into(), ..head(13) };
    let unknown = AddCheckpoint { checkpoint: folder::signer().sign(&elsewhere.to_text()).unwrap(), ..request(0, 13) };
    assert_eq!(ask(&unknown, &heads), Answer::UnknownLog);
    assert_eq!(ask(&AddCheckpoint { old: 14, ..request(0, 13) }, &heads), Answer::BadRequest);
    let good = request(0, 13).to_text();
    let many = good.replacen("old 0\n", &("old 0\n".to_owned() + &"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n".repeat(64)), 1);
    for body in [
        "",
        "old 0\n",
        "old 0\n\n",
        &good[1..],
        &good.replacen("old 0", "old 00", 1),
        &good.replacen("old 0", "old  0", 1),
        &good.replacen("\n\n", "\n", 1),
        &many,
        good.trim_end(),
    ] {
        assert_eq!(us().add_checkpoint(body.as_bytes(), 1, &heads), Answer::BadRequest, "{body:?}");
    }
    assert_eq!(us().add_checkpoint(&[0xff, 0xfe], 1, &heads), Answer::BadRequest);
    assert_eq!(heads.latest(ORIGIN).unwrap(), None);
}

/// Nothing is signed that could not be kept, and of two requests at once one is told of the other.
#[test]
fn kept_before_signed() {
    let heads = Memory::default();
    heads.is_full.set(true);
    assert_eq!(ask(&request(0, 13), &heads).status(), 503);
    heads.is_full.set(false);
    heads.rival.replace(Some(head(20)));
    assert_eq!(ask(&request(0, 13), &heads), Answer::Conflict { size: 20 });
    assert_eq!(heads.latest(ORIGIN).unwrap(), Some(head(20)), "the later request did not roll the log back");
}

/// A log that changes its key is followed under both.
#[test]
fn two_keys_of_one_log() {
    let new_key = NoteSigner::from_seed(ORIGIN, [8; 32]).unwrap();
    let us = Witness::new(witness("X1"), vec![folder::signer().verifier(), new_key.verifier()]);
    let heads = Memory::default();
    assert_eq!(us.add_checkpoint(request(0, 8).to_text().as_bytes(), 1, &heads).status(), 200);
    let later = AddCheckpoint { checkpoint: new_key.sign(&head(13).to_text()).unwrap(), ..request(8, 13) };
    assert_eq!(us.add_checkpoint(later.to_text().as_bytes(), 2, &heads).status(), 200);
}
