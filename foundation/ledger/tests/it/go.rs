//! The Go team's golang.org/x/mod/sumdb note and tlog check a folder and proofs of ours, and we check a note of theirs.

use crate::{folder, policies::witness};
use lantern_ledger::{Checkpoint, Note, NoteVerifier, TileFolder, consistency_proof, inclusion_proof};
use std::{fmt::Write as _, fs, path::Path, process::Command};

/// Where Debian's golang-golang-x-mod-dev puts its source.
const GO_PATH: &str = "/usr/share/gocode";

fn is_there() -> bool {
    let has_go = Command::new("go").arg("version").output().is_ok_and(|output| output.status.success());
    if has_go && Path::new(GO_PATH).join("src/golang.org/x/mod/sumdb/tlog").is_dir() {
        return true;
    }
    assert!(std::env::var_os("CI").is_none(), "continuous integration needs Debian's golang-go and golang-golang-x-mod-dev");
    println!("skipped: the Go checkers are not installed (Debian: golang-go, golang-golang-x-mod-dev)");
    false
}

/// Go opens our checkpoint with its cosignature, authenticates our tiles, makes the proofs that we make, and refuses each of them with one bit changed;
/// and we open what Go signs.
#[test]
fn go_accepts_our_log() {
    if !is_there() {
        return;
    }
    let size = 70_000;
    let mut log = folder::log(&[size], folder::entry);
    let mut note = Note::parse(&folder::checkpoint(&log)).unwrap();
    note.add(witness("X1").cosign(note.text(), 1_790_000_000).unwrap()).unwrap();
    log.0.insert("checkpoint".into(), note.to_text().into_bytes());
    log.0.insert("witness".into(), witness("X1").verifier().vkey().into_bytes());
    let directory = tempfile::tempdir().unwrap();
    for (path, bytes) in &log.0 {
        let path = directory.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let tree = TileFolder::new(&log, size).unwrap();
    let mut proofs = String::new();
    let mut line = |kind: &str, number: u64, proof: Vec<lantern_ledger::Hash>| {
        let proof: Vec<String> = proof.iter().map(lantern_ledger::Hash::to_base64).collect();
        writeln!(proofs, "{kind} {number} {}", proof.join(" ")).unwrap();
    };
    for index in [0, 1, 255, 256, 65_535, 65_536, 69_887, 69_888, 69_999] {
        line("inclusion", index, inclusion_proof(index, size, &tree).unwrap());
    }
    for old in [1, 2, 255, 256, 4_097, 65_536, 69_999, 70_000] {
        line("consistency", old, consistency_proof(old, size, &tree).unwrap());
    }
    fs::write(directory.path().join("proofs"), proofs).unwrap();
    let program = directory.path().join("check");
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/go/check/main.go");
    let build = Command::new("go")
        .args(["build", "-o"])
        .arg(&program)
        .arg(source)
        .env("GO111MODULE", "off")
        .env("GOPATH", GO_PATH)
        .env("GOCACHE", directory.path().join("cache"))
        .output()
        .unwrap();
    assert!(build.status.success(), "{}", String::from_utf8_lossy(&build.stderr));
    let checked = Command::new(&program).arg(directory.path()).output().unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    // What Go signed: its key's line, then its note.
    let answer = String::from_utf8(checked.stdout).unwrap();
    let (key, note) = answer.split_once('\n').unwrap();
    let head = Checkpoint::open(note, &NoteVerifier::parse(key).unwrap()).unwrap();
    assert_eq!(head.size, size);
}
