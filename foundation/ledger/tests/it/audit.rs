//! The audit: every altered byte is found in its file at its place; a cut, forked or put-back log against a pin.

use crate::{
    folder::{self, Folder, ORIGIN},
    naive::{Numbers, rounds},
    policies::witness,
};
use lantern_ledger::{
    Checkpoint, Files, Note, NoteSigner, TileWriter,
    audit::{AuditReport, PinVerdict, ProblemKind, audit, audit_with},
    leaf_hash,
};

fn report(folder: &Folder) -> AuditReport {
    audit(folder, &folder::signer().verifier(), None)
}

fn pinned(folder: &Folder, pin: &str) -> PinVerdict {
    audit(folder, &folder::signer().verifier(), Some(pin)).pin
}

/// A whole log is sound at every kind of size, with partial tiles of older heads beside it.
#[test]
fn whole_logs() {
    for sizes in [&[0][..], &[1], &[255, 256], &[256, 257, 300], &[3, 700, 702], &[65_400, 65_600]] {
        let log = folder::log(sizes, folder::entry);
        let found = report(&log);
        assert!(found.is_sound() && found.strays.is_empty() && found.unchecked.is_empty(), "{sizes:?}: {:?}", found.problems);
        assert_eq!(found.size, *sizes.last().unwrap());
        // Without them, too: a log may delete what a full tile replaces.
        let lean = folder::log(&[found.size], folder::entry);
        assert!(report(&lean).is_sound() && lean.0.iter().all(|(path, bytes)| log.0.get(path) == Some(bytes)));
    }
}

/// One bit flipped anywhere: a problem in that file whose range holds the byte, no other file accused, and no wide guesses.
fn flips(log: &mut Folder, count: usize, seed: u64) {
    let mut numbers = Numbers(seed);
    let paths: Vec<String> = log.0.keys().cloned().collect();
    for _ in 0..count {
        // Files are chosen evenly, or the small ones would hardly ever be hit.
        let path = &paths[numbers.below(paths.len())];
        let place = numbers.below(log.0[path].len());
        let bit = 1 << numbers.below(8);
        log.0.get_mut(path).unwrap()[place] ^= bit;
        let found = report(log);
        let here = found.problems.iter().find(|problem| problem.file == *path && problem.bytes.contains(&(place as u64)));
        let here = here.unwrap_or_else(|| panic!("byte {place} of {path} was flipped: {:?}", found.problems));
        assert!(found.problems.iter().all(|problem| problem.file == *path), "{path} {place}: {:?}", found.problems);
        let width = here.bytes.end - here.bytes.start;
        assert!(path == "checkpoint" || path == "vkey" || path.contains(".p/") || width <= 36 * 2, "{path} {place}: {here:?}");
        log.0.get_mut(path).unwrap()[place] ^= bit;
    }
}

/// Any one byte of a log's folder flipped is found and located.
#[test]
fn flipped_bytes() {
    flips(&mut folder::log(&[100, 600, 700], folder::entry), rounds(170, 8_000), 11);
    flips(&mut folder::log(&[200], folder::entry), rounds(20, 1_000), 12);
    flips(&mut folder::log(&[65_000, 66_000], folder::entry), rounds(10, 1_000), 13);
}

/// Entries of many lengths: a flipped length or content is held to its own entry.
#[test]
fn flipped_bytes_of_uneven_entries() {
    let mut log = folder::log(&[300], |index| vec![u8::try_from(index % 251).unwrap(); usize::try_from(index * 7 % 90).unwrap()]);
    let path = "tile/entries/000";
    // 13 and the entries' lengths have no common step, so lengths and contents are both hit.
    for place in (0..log.0[path].len()).step_by(rounds(13, 1)) {
        log.0.get_mut(path).unwrap()[place] ^= 0x41;
        let found = report(&log);
        assert!(
            found.problems.len() == 1 && found.problems[0].file == path && found.problems[0].bytes.contains(&(place as u64)),
            "{place}: {:?}",
            found.problems
        );
        assert!(found.problems[0].entries.end - found.problems[0].entries.start <= 2, "{place}: {:?}", found.problems);
        log.0.get_mut(path).unwrap()[place] ^= 0x41;
    }
}

/// Missing, cut and lengthened files are named, with the entries that they held.
#[test]
fn missing_and_cut_files() {
    let log = folder::log(&[700], folder::entry);
    for (path, bytes) in &log.0 {
        let (mut without, mut cut, mut longer) = (log.clone(), log.clone(), log.clone());
        without.0.remove(path);
        cut.0.insert(path.clone(), bytes[..bytes.len() - 3].to_vec());
        longer.0.get_mut(path).unwrap().push(0);
        for (what, changed) in [("missing", without), ("cut", cut), ("longer", longer)] {
            let found = report(&changed);
            if path == "vkey" && what == "missing" {
                assert!(found.is_sound(), "the key's line is a convenience");
                continue;
            }
            assert!(!found.problems.is_empty() && found.problems.iter().all(|problem| problem.file == *path), "{what} {path}: {:?}", found.problems);
            assert!(what != "missing" || found.problems[0].kind == ProblemKind::Missing);
        }
    }
}

/// A log of 700 in which these files come from another history, where entry 300 is another one.
fn forged(paths: &[&str]) -> Folder {
    let forged = folder::log(&[700], |index| if index == 300 { b"forged".to_vec() } else { folder::entry(index) });
    let mut log = folder::log(&[700], folder::entry);
    for path in paths {
        log.0.insert((*path).to_owned(), forged.0[*path].clone());
    }
    log
}

/// Any two of the three files that hold an entry, altered alike, are both found, and the third is not accused.
#[test]
fn two_files_altered_alike() {
    for paths in [["tile/0/001", "tile/entries/001"], ["tile/0/001", "tile/1/000.p/2"], ["tile/entries/001", "tile/1/000.p/2"]] {
        let found = report(&forged(&paths));
        let files: Vec<&str> = found.problems.iter().map(|problem| problem.file.as_str()).collect();
        assert_eq!(files, paths);
        assert!(found.problems.iter().all(|problem| problem.entries.contains(&300)));
    }
}

/// Without the tile above, the signed root tells whether the entries or their tile were altered.
#[test]
fn altered_and_nothing_above() {
    for path in ["tile/0/001", "tile/entries/001"] {
        let mut log = forged(&[path]);
        log.0.remove("tile/1/000.p/2");
        let files: Vec<String> = report(&log).problems.into_iter().map(|problem| problem.file).collect();
        assert_eq!(files, [path, "tile/1/000.p/2"]);
    }
}

/// Where one tile can be measured by the tile above and another by the signed root alone, both are.
#[test]
fn altered_with_half_of_what_stands_above() {
    let mut log = forged(&["tile/0/001"]);
    log.0.get_mut("tile/entries/000").unwrap()[50] ^= 1;
    log.0.get_mut("tile/1/000.p/2").unwrap().truncate(32);
    let files: Vec<String> = report(&log).problems.into_iter().map(|problem| problem.file).collect();
    assert_eq!(files, ["tile/entries/000", "tile/0/001", "tile/1/000.p/2"]);
}

/// Where entries and tile are gone, the tile above vouches for the rest.
#[test]
fn both_files_gone() {
    let mut log = folder::log(&[700], folder::entry);
    let gone = ["tile/0/001", "tile/entries/001"];
    log.0.retain(|path, _| !gone.contains(&path.as_str()));
    let found = report(&log);
    let files: Vec<&str> = found.problems.iter().map(|problem| problem.file.as_str()).collect();
    assert!(files == gone && found.problems.iter().all(|problem| problem.kind == ProblemKind::Missing && problem.entries == (256..512)));
    assert_eq!(pinned(&log, &folder::checkpoint(&folder::log(&[600], folder::entry))), PinVerdict::Contained);
}

/// All three altered alike are found by the signature alone, and no pin can be measured against them.
#[test]
fn all_files_altered_alike() {
    let log = forged(&["tile/0/001", "tile/entries/001", "tile/1/000.p/2"]);
    let found = report(&log);
    assert_eq!((found.problems.len(), found.problems[0].kind, &found.problems[0].entries), (1, ProblemKind::Rewritten, &(0..700)));
    assert_eq!(pinned(&log, &folder::checkpoint(&folder::log(&[600], folder::entry))), PinVerdict::Undecided);
    assert_eq!(pinned(&log, &folder::checkpoint(&folder::log(&[300], folder::entry))), PinVerdict::Contained);
}

/// Several altered places at once are each found.
#[test]
fn several_places() {
    let mut log = folder::log(&[700], folder::entry);
    for (path, place) in [("tile/0/000", 40), ("tile/entries/001", 3600), ("tile/0/002.p/188", 0), ("tile/1/000.p/2", 32)] {
        log.0.get_mut(path).unwrap()[place] ^= 0x10;
    }
    let files: Vec<String> = report(&log).problems.into_iter().map(|problem| problem.file).collect();
    assert_eq!(files, ["tile/0/000", "tile/entries/001", "tile/0/002.p/188", "tile/1/000.p/2"]);
}

/// A chopped tail agrees with itself; the pin shows how much is gone.
#[test]
fn chopped_tail() {
    let pin = folder::checkpoint(&folder::log(&[700], folder::entry));
    let chopped = folder::log(&[600], folder::entry);
    assert!(report(&chopped).is_sound(), "without a pin nothing shows");
    assert_eq!(pinned(&chopped, &pin), PinVerdict::Chopped(600..700));
}

/// A head put back to an older one, with the later entries still there, is told from a chopped tail.
#[test]
fn rolled_back_head() {
    let mut log = folder::log(&[600, 700], folder::entry);
    let pin = folder::checkpoint(&log);
    let older = folder::log(&[600], folder::entry);
    log.0.insert("checkpoint".into(), older.0["checkpoint"].clone());
    assert_eq!(pinned(&log, &pin), PinVerdict::RolledBack(600..700));
}

/// A second history under the same key is a fork against a pin of the first, at every size of the pin.
#[test]
fn forked_history() {
    let forged = folder::log(&[700], |index| if index == 300 { b"forged".to_vec() } else { folder::entry(index) });
    assert!(report(&forged).is_sound());
    for (size, expected) in
        [(1, PinVerdict::Contained), (300, PinVerdict::Contained), (301, PinVerdict::Forked), (512, PinVerdict::Forked), (700, PinVerdict::Forked)]
    {
        let pin = folder::checkpoint(&folder::log(&[size], folder::entry));
        assert_eq!(pinned(&forged, &pin), expected, "pin of {size}");
    }
}

/// The log that the pin saw, grown since or not, and damaged or not in a way that can be mended, is said to hold it.
#[test]
fn contained_pin() {
    let mut log = folder::log(&[100, 600, 700], folder::entry);
    for size in [0, 1, 100, 256, 600, 699, 700] {
        assert_eq!(pinned(&log, &folder::checkpoint(&folder::log(&[size], folder::entry))), PinVerdict::Contained, "{size}");
    }
    log.0.get_mut("tile/entries/000").unwrap()[50] ^= 1;
    assert_eq!(pinned(&log, &folder::checkpoint(&folder::log(&[600], folder::entry))), PinVerdict::Contained);
    let stranger =
        NoteSigner::from_seed(ORIGIN, [8; 32]).unwrap().sign(&Checkpoint { origin: ORIGIN.into(), size: 1, root: leaf_hash(b"") }.to_text()).unwrap();
    assert!(matches!(pinned(&log, &stranger), PinVerdict::Refused(_)) && matches!(pinned(&log, "no note"), PinVerdict::Refused(_)));
    log.0.remove("checkpoint");
    let pin = folder::checkpoint(&folder::log(&[700], folder::entry));
    let found = audit(&log, &folder::signer().verifier(), Some(&pin));
    assert_eq!((found.pin, found.problems.len(), found.size), (PinVerdict::Undecided, 2, 700), "measured by the pin, damage is still located");
}

/// Cosignature lines are checked where their key is given, and named where it is not.
#[test]
fn cosigned_head() {
    let mut log = folder::log(&[10], folder::entry);
    let mut note = Note::parse(&folder::checkpoint(&log)).unwrap();
    note.add(witness("X1").cosign(note.text(), 1).unwrap()).unwrap();
    log.0.insert("checkpoint".into(), note.to_text().into_bytes());
    assert_eq!(report(&log).unchecked, ["witness.example/X1"]);
    let (key, witnesses) = (folder::signer().verifier(), [witness("X1").verifier()]);
    assert!(audit_with(&log, &key, &witnesses, None).unchecked.is_empty());
    for place in 0..log.0["checkpoint"].len() {
        log.0.get_mut("checkpoint").unwrap()[place] ^= 1;
        let found = audit_with(&log, &key, &witnesses, None);
        let is_located = found.problems.iter().any(|problem| problem.file == "checkpoint" && problem.bytes.contains(&(place as u64)));
        assert!(is_located || !found.unchecked.is_empty(), "byte {place}");
        log.0.get_mut("checkpoint").unwrap()[place] ^= 1;
    }
}

/// Files that are not the log's are named and accuse nothing.
#[test]
fn strays() {
    let mut log = folder::log(&[700], folder::entry);
    for path in ["notes.txt", "tile/0/003", "tile/0/002.p/200", "tile/4/000.p/1"] {
        log.0.insert(path.into(), vec![0; 32]);
    }
    let found = report(&log);
    assert!(found.is_sound());
    assert_eq!(found.strays, ["notes.txt", "tile/0/002.p/200", "tile/0/003", "tile/4/000.p/1"]);
}

/// Where more is wrong than a report lists, what it lists is wrong and nothing else.
#[test]
fn more_than_a_report_holds() {
    let mut log = folder::log(&[600], folder::entry);
    let head = Checkpoint { origin: ORIGIN.into(), size: 600_000, root: leaf_hash(b"") };
    log.0.insert("checkpoint".into(), folder::signer().sign(&head.to_text()).unwrap().into_bytes());
    let found = report(&log);
    assert!(found.is_cut_short && found.problems.len() == 1_000);
    assert!(found.problems.iter().all(|problem| problem.kind == ProblemKind::Missing && !log.0.contains_key(&problem.file)));
}

/// A head that signs for entries without files ends in a bounded report, soon.
#[test]
fn head_without_files() {
    let mut log = Folder::default();
    let head = Checkpoint { origin: ORIGIN.into(), size: (1 << 63) - 1, root: leaf_hash(b"") };
    log.0.insert("checkpoint".into(), folder::signer().sign(&head.to_text()).unwrap().into_bytes());
    let found = report(&log);
    assert!(found.is_cut_short && !found.is_sound() && found.problems.len() <= 1_000);
    assert_eq!(pinned(&log, &folder::checkpoint(&folder::log(&[5], folder::entry))), PinVerdict::Undecided);
}

struct Broken;

impl Files for Broken {
    fn read(&self, _path: &str) -> std::io::Result<Option<Vec<u8>>> {
        Err(std::io::Error::other("no"))
    }
}

/// A folder that cannot be read, or has nothing, is not sound.
#[test]
fn unreadable_folder() {
    let key = folder::signer().verifier();
    assert_eq!(audit(&Broken, &key, None).problems[0].kind, ProblemKind::Unreadable);
    assert_eq!(audit(&Folder::default(), &key, None).problems[0].kind, ProblemKind::Missing);
    assert!(TileWriter::resume(5, &Broken).is_err());
}
