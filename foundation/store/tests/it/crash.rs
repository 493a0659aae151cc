//! A process that is killed at random moments while it commits: what it was answered is there, the log has not forked, and
//! every sealed entry has its key.

use crate::world::{Import, World, act, import, on_each_engine, row};
use lantern_ledger::{AccessEvent, AccessKind, Checkpoint, Frontier, Growth, leaf_hash};
use lantern_model::{AgencyCode, DatasetName};
use lantern_store::{Change, Erasure, Folder, Place, RecordFilter, Store};
use std::{
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, Stdio},
    time::Duration,
};

/// How the worker is told where to work: folder, key files, addresses of the databases (empty for SQLite).
const PLACE: &str = "LANTERN_CRASH_PLACE";
const ROUNDS: u32 = 100;
const ROUNDS_SOAK: u32 = 2_000;

fn rounds() -> u32 {
    if std::env::var_os("LANTERN_SOAK").is_some() { ROUNDS_SOAK } else { ROUNDS }
}

/// Not a test of its own: the process that is killed. It commits looks, settings and files with people until it is, and says
/// after each answer what it was told.
#[test]
#[ignore = "runs as a child of the crash test"]
fn worker() {
    let Ok(text) = std::env::var(PLACE) else { return };
    runtime().block_on(async {
        let store = Store::open(&place_of(&text)).await.unwrap();
        println!("OPEN");
        tokio::join!(look(&store, 1), look(&store, 2), look(&store, 3), take_in(&store));
    });
}

pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

pub fn place_of(text: &str) -> Place {
    let parts: Vec<&str> = text.split('|').collect();
    let (folder, key_files) = (Folder::new(parts[0]), PathBuf::from(parts[1]));
    if parts[2].is_empty() {
        Place::Folder { folder, key_files }
    } else {
        Place::Postgres { folder, key_files, url: parts[2].into(), keys_url: parts[3].into() }
    }
}

async fn look(store: &Store, who: u8) {
    loop {
        let event = AccessEvent { what: AccessKind::Identity, basis: None, subjects: vec![[who; 16]] };
        let done = store.commit(&act("casework"), Change::Access(event)).await.unwrap();
        let receipt = done.receipt.unwrap();
        println!("DONE {} {} {}", done.position, receipt.index, hex(receipt.checkpoint.as_bytes()));
    }
}

async fn take_in(store: &Store) {
    let (agency, dataset) = (AgencyCode::parse("shelter").unwrap(), DatasetName::parse("intake").unwrap());
    if let Some(open) = store.open_import(&agency, &dataset).await.unwrap() {
        Import { store, id: open.import }.discard().await;
    }
    for number in 0_u64.. {
        let rows =
            (0..20).map(|line| row(&format!("{number}-{line}"), line + 2, &[("victim.sex", "female"), ("victim.family_name", "An invented name")])).collect();
        import(store, false, rows).await;
        println!("FILE");
        // One of each file is erased: the kill comes before, between and after tombstone and keys.
        for line in store.records(&RecordFilter::default(), number * 19, 1).await.unwrap().0 {
            let erasure = Erasure { records: vec![line.record], ground: "wish".into(), request: None };
            store.commit(&act("erases a person"), Change::Erase(erasure)).await.unwrap();
            println!("ERASED");
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}

/// What the worker was answered.
#[derive(Default)]
pub struct Answered {
    lines: Vec<String>,
    position: i64,
    checkpoints: Vec<Vec<u8>>,
    files: u32,
    erased: u64,
}

impl Answered {
    pub fn answers(&self) -> usize {
        self.checkpoints.len()
    }

    /// What was said, line by line.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    fn read(lines: impl Iterator<Item = String>) -> Self {
        let mut answered = Self::default();
        // A line that the kill cut in half has no end and is not counted.
        for line in lines {
            let parts: Vec<&str> = line.split(' ').collect();
            if let ["DONE", position, _, checkpoint] = parts.as_slice() {
                let Some(note) = unhex(checkpoint).filter(|note| note.ends_with(b"\n")) else { continue };
                answered.position = answered.position.max(position.parse().unwrap());
                answered.checkpoints.push(note);
            } else if line == "FILE" {
                answered.files += 1;
            } else if line == "ERASED" {
                answered.erased += 1;
            }
            answered.lines.push(line);
        }
        answered
    }
}

/// This program again, as a child that runs one of the tests that are no tests of their own.
pub fn child(name: &str, place: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", name, "--ignored", "--nocapture"]).env(PLACE, place).stdout(Stdio::piped());
    command
}

/// Lets a worker run for a while, kills it, and gives what it had said by then.
pub fn kill_one(place: &str, after: Duration) -> Answered {
    let mut worker = child("crash::worker", place).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(worker.stdout.take().unwrap());
    let reader = std::thread::spawn(move || Answered::read(lines.lines().map_while(Result::ok)));
    std::thread::sleep(after);
    worker.kill().unwrap();
    worker.wait().unwrap();
    reader.join().unwrap()
}

/// Not a test of its own: makes a store.
#[test]
#[ignore = "runs as a child of the test of power cuts"]
fn founder() {
    let Ok(text) = std::env::var(PLACE) else { return };
    runtime().block_on(async {
        let store = Store::create(&place_of(&text), &act("first set-up")).await.unwrap();
        crate::world::agency(&store, "shelter").await;
        store.close().await;
    });
}

/// Not a test of its own: examines a store against the answers on its standard input.
#[test]
#[ignore = "runs as a child of the test of power cuts"]
fn examiner() {
    let Ok(text) = std::env::var(PLACE) else { return };
    let answered = Answered::read(std::io::stdin().lines().map_while(Result::ok));
    runtime().block_on(examine(&place_of(&text), &answered, 0));
}

/// What was answered is there, under a log that grew and never forked; nothing is without its key.
#[test]
fn nothing_acknowledged_is_lost() {
    on_each_engine(async |world: &World| {
        let place = world.place("data").await;
        let store = Store::create(&place, &act("first set-up")).await.unwrap();
        crate::world::agency(&store, "shelter").await;
        store.close().await;
        let text = match &place {
            Place::Folder { folder, key_files } => format!("{}|{}||", folder.path().display(), key_files.display()),
            Place::Postgres { folder, key_files, url, keys_url } => format!("{}|{}|{url}|{keys_url}", folder.path().display(), key_files.display()),
        };
        let (mut answered_in_all, mut files, mut erased) = (0, 0, 0);
        for round in 0..rounds() {
            // From before the store is open to well into its work; a fixed series, so that a failure comes again.
            let after = Duration::from_millis(u64::from(round * 37 % 97) * 4 + 30);
            let answered = tokio::task::block_in_place(|| kill_one(&text, after));
            answered_in_all += answered.answers();
            files += answered.files;
            erased += answered.erased;
            examine(&place, &answered, round).await;
        }
        assert!(answered_in_all > 0, "no worker lived long enough to commit anything");
        println!("{} rounds, {answered_in_all} answers, {files} whole files, {erased} people erased", rounds());
    });
}

async fn examine(place: &Place, answered: &Answered, round: u32) {
    let store = loop {
        match Store::open(place).await {
            // PostgreSQL may take a moment to notice that its client is gone.
            Err(lantern_store::StoreError::InUse) => tokio::time::sleep(Duration::from_millis(10)).await,
            other => break other.unwrap(),
        }
    };
    assert!(store.position().await.unwrap() >= answered.position, "round {round}: an answered commit is lost");
    let found = store.examine().await.unwrap();
    assert_eq!(found.flaws, [], "round {round}");
    let (erasures, _) = store.erasures(0, 10_000).await.unwrap();
    assert!(erasures.iter().all(|erased| erased.destroyed_at.is_some()), "round {round}: the start left a tombstone without its end");
    let verifier = store.ledger_verifier();
    let mut signed: Vec<Checkpoint> =
        answered.checkpoints.iter().map(|note| Checkpoint::parse(&verifier.open(std::str::from_utf8(note).unwrap()).unwrap()).unwrap()).collect();
    signed.sort_by_key(|checkpoint| checkpoint.size);
    let mut growth = Growth::from_frontier(Frontier::empty());
    let mut signed = signed.into_iter().peekable();
    for line in store.ledger_lines(0, 1_000_000).await.unwrap() {
        growth.push(leaf_hash(line.leaf.bytes()));
        while let Some(checkpoint) = signed.next_if(|checkpoint| checkpoint.size == growth.size()) {
            assert_eq!(checkpoint.root, growth.root(), "round {round}: the log has forked at {}", checkpoint.size);
        }
    }
    assert!(signed.next().is_none(), "round {round}: the log is shorter than what was signed");
    store.close().await;
}
