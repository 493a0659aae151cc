//! The log from the command line: verified from its files alone, proven, witnessed.

use crate::home::Home;
use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Stdio},
};

/// A house with a few commits, published as each command leaves it.
fn house() -> Home {
    let home = Home::new();
    home.done(&["init", "--data", "store"]);
    home.file("people.csv", "record,victim.sex,victim.detection_date,victim.status,event.exploitation_area,event.forms\n1,female,2024-03-05,identified,XA-01,forced_labour\n2,male,2024-04,presumed,XA-02,forced_labour\n");
    home.done(&["import", "people.csv", "--agency", "shelter", "--data", "store"]);
    home
}

fn publish(home: &Home) {
    home.done(&["ledger", "publish", "--data", "store"]);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), place).unwrap();
        }
    }
}

/// An intact log verifies without store, key or lock; a changed byte is found in its file; a log put back, or begun anew, contradicts
/// the checkpoint that was kept.
#[test]
fn a_log_is_verified_from_its_files() {
    let home = house();
    publish(&home);
    copy(&home.path("store/ledger"), &home.path("early"));
    home.done(&["import", "people.csv", "--agency", "police", "--data", "store"]);
    publish(&home);
    fs::copy(home.path("store/ledger/checkpoint"), home.path("pin.txt")).unwrap();
    copy(&home.path("store/ledger"), &home.path("alone"));
    let said = home.run(&["ledger", "verify", "alone", "--pin", "pin.txt", "--json"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(said.out.contains("\"sound\":true") && said.out.contains("\"pin\":\"contained\""), "{}", said.out);
    // The folder as it was before: sound in itself, and shorter than what somebody has kept.
    let early = home.run(&["ledger", "verify", "early", "--pin", "pin.txt"]);
    assert_eq!(early.code, 8, "{}{}", early.out, early.err);
    let other = house();
    publish(&other);
    let foreign = home.run(&["ledger", "verify", other.path("store").to_str().unwrap(), "--pin", "pin.txt"]);
    assert_eq!(foreign.code, 8, "another log does not pass for this one");
    // The widest of the partial bundles is the one under the published head.
    let width = |path: &Path| path.file_name().unwrap().to_str().unwrap().parse::<u32>().unwrap();
    let bundles = fs::read_dir(home.path("alone/tile/entries/000.p")).unwrap().map(|entry| entry.unwrap().path());
    let partial = bundles.max_by_key(|path| width(path)).unwrap();
    let mut bytes = fs::read(&partial).unwrap();
    bytes[10] ^= 1;
    fs::write(&partial, bytes).unwrap();
    let altered = home.run(&["ledger", "verify", "alone"]);
    assert_eq!(altered.code, 7, "{}{}", altered.out, altered.err);
    let place = format!("{}: altered (bytes 0–35, entries 0)", partial.strip_prefix(home.path("alone")).unwrap().display());
    assert!(altered.out.contains(&place), "file, bytes and entries are named: {}", altered.out);
    assert!(altered.err.contains("--key"), "a key from the folder itself is warned of: {}", altered.err);
    let key = home.run(&["ledger", "verify", "alone", "--key", "store/ledger/vkey"]);
    assert_eq!((key.code, key.err.as_str()), (7, ""));
}

/// A proof of one entry holds under a policy that names the log, and no longer when a letter of it is changed.
#[test]
fn an_entry_is_proven() {
    let home = house();
    publish(&home);
    home.done(&["ledger", "proof", "2", "--out", "two.tlog-proof", "--data", "store"]);
    let key = fs::read_to_string(home.path("store/ledger/vkey")).unwrap();
    fs::write(home.path("policy"), format!("log {}\nquorum none\n", key.trim())).unwrap();
    let said = home.run(&["ledger", "check-proof", "two.tlog-proof", "--policy", "policy", "--json"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(said.out.contains("\"position\":2"), "{}", said.out);
    let proof = fs::read_to_string(home.path("two.tlog-proof")).unwrap();
    let index = proof.lines().find(|line| line.starts_with("index ")).unwrap();
    fs::write(home.path("forged.tlog-proof"), proof.replace(index, "index 0")).unwrap();
    let forged = home.run(&["ledger", "check-proof", "forged.tlog-proof", "--policy", "policy"]);
    assert_eq!(forged.code, 7, "{}{}", forged.out, forged.err);
    assert_ne!(home.run(&["ledger", "proof", "999999", "--out", "x", "--data", "store"]).code, 0);
}

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a witness of a log; gives it with its key line and address.
fn witness(home: &Home, log: &str) -> (Running, String, String) {
    let mut child =
        home.command(&["witness", "--listen", "127.0.0.1:0", "--dir", "witness", "--log", log]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (mut key, mut address) = (String::new(), String::new());
    for line in lines.map_while(Result::ok) {
        if let Some(at) = line.find("http://") {
            line[at..].trim().clone_into(&mut address);
            break;
        }
        // Marks of direction belong to the sentence, not to the key.
        line.rsplit(' ').next().unwrap_or_default().trim_matches(['\u{2068}', '\u{2069}']).clone_into(&mut key);
    }
    (Running(child), key, address)
}

/// A witness cosigns what is published, goes on where it was after it was killed, and does not follow a log that was put back.
#[test]
fn a_witness_cosigns_and_remembers() {
    let home = house();
    publish(&home);
    let log = fs::read_to_string(home.path("store/ledger/vkey")).unwrap();
    let (running, key, address) = witness(&home, log.trim());
    let policy = |address: &str| fs::write(home.path("policy"), format!("log {}\nwitness w {key} {address}\nquorum w\n", log.trim())).unwrap();
    policy(&address);
    fs::write(home.path("store/lantern.toml"), "ledger_policy = \"../policy\"\n").unwrap();
    let said = home.done(&["ledger", "publish", "--data", "store", "--json"]);
    assert!(said.contains("\"quorum\":true"), "{said}");
    copy(&home.path("store"), &home.path("older"));
    home.done(&["import", "people.csv", "--agency", "police", "--data", "store"]);
    drop(running);
    let (_again, same, address) = witness(&home, log.trim());
    assert_eq!(same, key, "the witness keeps its key");
    policy(&address);
    assert!(home.done(&["ledger", "publish", "--data", "store", "--json"]).contains("\"quorum\":true"));
    // The copy from before goes another way: the witness knows the longer log and signs nothing of it.
    home.done(&["import", "people.csv", "--agency", "elsewhere", "--data", "older"]);
    home.done(&["import", "people.csv", "--agency", "elsewhere-too", "--data", "older"]);
    let forked = home.done(&["ledger", "publish", "--data", "older", "--json"]);
    assert!(forked.contains("\"quorum\":false"), "{forked}");
}
