//! Commands come to people's data by the gate's own ways alone.

use lantern_ledger::AccessKind;
use std::{collections::BTreeSet, fs, path::Path};

/// What each way that a command takes leaves in the access log. Those that are made anew from words of paper leave what theirs leaves.
pub const LEAVES: [(&str, AccessKind); 11] = [
    ("break_glass", AccessKind::Break),
    ("export_person", AccessKind::Export),
    ("find_person", AccessKind::Search),
    ("open_record", AccessKind::Identity),
    ("papers", AccessKind::Record),
    ("recover_agency", AccessKind::Keys),
    ("recovery_sheets", AccessKind::Keys),
    ("reindex", AccessKind::Reindex),
    ("rotate_agency", AccessKind::Keys),
    ("share", AccessKind::Share),
    ("unlock_agency", AccessKind::Keys),
];

/// Proves that each call of one of the gate's ways in a command stands in the golden list and is walked in the life of
/// [`crate::canaries`], which looks for what it leaves; and that no command speaks to a vault or reads what is sealed.
#[test]
fn commands_have_no_way_of_their_own() {
    let ways: Vec<&str> = include_str!("../../../foundation/gate/tests/golden/ways.txt").lines().filter_map(|line| line.split(" | ").next()).collect();
    let (mut calls, mut taken, mut files) = (BTreeSet::new(), BTreeSet::new(), vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")]);
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let (source, name) = (fs::read_to_string(&path).unwrap(), path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display().to_string());
        for word in ["PersonKey", "process::Vault", "sealed_of(", "entity_sealed(", "Change::Access", "log: Some("] {
            assert!(!source.contains(word), "{name} goes round the gate: {word}");
        }
        for way in ways.iter().filter(|way| source.contains(&format!("gate.{way}("))) {
            calls.insert(format!("{name} | {way}\n"));
            taken.insert(*way);
        }
    }
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/ways.txt");
    let text: String = calls.into_iter().collect();
    if std::env::var("LANTERN_GOLDEN").is_ok_and(|value| value == "write") {
        fs::write(&golden, &text).unwrap();
    }
    assert_eq!(text, fs::read_to_string(&golden).unwrap_or_default(), "run with LANTERN_GOLDEN=write and read the difference");
    assert_eq!(taken, LEAVES.iter().map(|(way, _)| *way).collect(), "left: ways that commands take; right: those whose entry is looked for");
}
