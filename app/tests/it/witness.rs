//! `lantern witness`, asked over HTTP as any log asks one, and by `lantern ledger publish`.

use crate::home::{Home, mode, said};
use lantern_ledger::{Checkpoint, CosignatureVerifier, Hash, NoteSigner, entries_root, leaf_hash, witness};
use serde_json::Value;
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Stdio},
};

/// A witness on a free port; killed with the test, as a power cut would.
struct Running {
    child: Child,
    key: String,
    address: String,
}

impl Running {
    fn start(home: &Home, folder: &str, log: &str) -> Self {
        let mut command = home.command(&["witness", "--listen", "127.0.0.1:0", "--dir", folder, "--log", log, "--name", "witness.example/one"]);
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let key = lines.next().unwrap().rsplit(' ').next().unwrap().to_owned();
        let address = lines.next().unwrap();
        Self { child, key, address: address[address.find("http://").unwrap()..].trim().to_owned() }
    }

    /// Sends a request to cosign; gives the status and the body.
    fn ask(&self, body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(self.address.strip_prefix("http://").unwrap()).unwrap();
        let head = format!("POST /add-checkpoint HTTP/1.1\r\nHost: witness\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len());
        stream.write_all(head.as_bytes()).unwrap();
        // A body that is refused for its length may meet a closed door; the answer still comes.
        let _ = stream.write_all(body.as_bytes());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8(answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
    }

    fn grow(&self, old: u64, proof: &[Hash], checkpoint: &str) -> (u16, String) {
        self.ask(&witness::AddCheckpoint { old, proof: proof.to_vec(), checkpoint: checkpoint.to_owned() }.to_text())
    }

    /// Ends it in the middle of whatever it does (SIGKILL).
    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The signed head of a log with these entries.
fn head(signer: &NoteSigner, entries: &[&str]) -> String {
    let leaves: Vec<Hash> = entries.iter().map(|entry| leaf(entry)).collect();
    let checkpoint = Checkpoint { origin: signer.verifier().name().to_owned(), size: leaves.len() as u64, root: entries_root(&leaves) };
    signer.sign(&checkpoint.to_text()).unwrap()
}

fn leaf(entry: &str) -> Hash {
    leaf_hash(entry.as_bytes())
}

fn signer(name: &str, seed: u8) -> NoteSigner {
    NoteSigner::from_seed(name, [seed; 32]).unwrap()
}

/// A witness signs what has grown from what it signed last. It refuses forks, roll-backs, strangers and floods, and after it was
/// killed it refuses them still.
#[test]
fn growth_is_cosigned_and_nothing_else() {
    let home = Home::new();
    let log = signer("log.example/one", 1);
    let vkey = log.verifier().vkey();
    let first = Running::start(&home, "eye", &vkey);
    assert_eq!(mode(&home.path("eye/witness.key")), 0o600);
    let verifier = CosignatureVerifier::parse(&first.key).unwrap();
    let text = |note: &str| note.split_once("\n\n").unwrap().0.to_owned() + "\n";
    for (old, proof, entries) in [(0, vec![], &["a"][..]), (1, vec![leaf("b")], &["a", "b"])] {
        let note = head(&log, entries);
        let (status, body) = first.grow(old, &proof, &note);
        assert_eq!(status, 200, "{body}");
        assert_eq!(witness::cosignatures(&body, &text(&note), &verifier).unwrap().len(), 1, "the printed key checks the cosignature");
    }
    let refusals = |running: &Running| {
        assert_eq!(running.grow(0, &[], &head(&log, &["a"])), (409, "2\n".to_owned()), "an older head");
        assert_eq!(running.grow(0, &[], &head(&log, &["x", "y", "z"])), (409, "2\n".to_owned()), "a log that begins again");
        assert_eq!(running.grow(2, &[], &head(&log, &["x", "b"])), (409, "2\n".to_owned()), "another history of one size");
        assert_eq!(running.grow(2, &[leaf("c")], &head(&log, &["x", "b", "c"])).0, 422, "another history, grown");
        assert_eq!(running.grow(2, &[], &head(&log, &["a"])).0, 400, "an old size above the new");
        assert_eq!(running.grow(2, &[leaf("c")], &head(&signer("log.example/one", 2), &["a", "b", "c"])).0, 403, "another key under the name");
        assert_eq!(running.grow(0, &[], &head(&signer("log.example/two", 1), &["a"])).0, 404, "a log that it does not watch");
        assert_eq!(running.ask(&"a".repeat(100_000)).0, 413, "a flood");
    };
    refusals(&first);
    let key = first.key.clone();
    let beside = home.run(&["witness", "--listen", "127.0.0.1:0", "--dir", "eye", "--log", &vkey]);
    assert!(beside.code == 1 && beside.err.contains("another witness is using"), "{}", beside.err);
    first.kill();
    let second = Running::start(&home, "eye", &vkey);
    assert_eq!(second.key, key, "the key stays");
    refusals(&second);
    assert_eq!(second.grow(2, &[leaf("c")], &head(&log, &["a", "b", "c"])).0, 200, "what has truly grown is signed again");
}

/// A head that cannot be read is not taken for none: the witness would sign a log that begins again.
#[test]
fn a_damaged_head_signs_nothing() {
    let home = Home::new();
    let log = signer("log.example/one", 1);
    let running = Running::start(&home, "eye", &log.verifier().vkey());
    assert_eq!(running.grow(0, &[], &head(&log, &["a"])).0, 200);
    let mut files = fs::read_dir(home.path("eye")).unwrap().map(|entry| entry.unwrap().path());
    fs::write(files.find(|path| path.extension().is_some_and(|end| end == "head")).unwrap(), "").unwrap();
    assert_eq!(running.grow(0, &[], &head(&log, &["x"])).0, 503);
}

/// Publishing meets a witness at the size that it knows, names one that does not answer and goes on without it; proofs carry the
/// cosignature, and a policy that wants more of them refuses the proof.
#[test]
fn publishing_asks_every_witness() {
    let home = Home::new();
    home.done(&["init", "--data", "store"]);
    home.done(&["ledger", "publish", "--data", "store"]);
    let log = fs::read_to_string(home.path("store/ledger/vkey")).unwrap();
    let log = log.trim();
    // It knows nothing yet of a log that is published already, so its first answer is a conflict.
    let running = Running::start(&home, "eye", log);
    let absent = lantern_ledger::Cosigner::from_seed("witness.example/absent", [7; 32]).unwrap().verifier().vkey();
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let policy = |threshold: &str| {
        let witnesses = format!("witness one {} {}\nwitness absent {absent} http://{nobody}\n", running.key, running.address);
        home.file("policy", &format!("log {log}\n{witnesses}group both {threshold} one absent\nquorum both\n"));
    };
    policy("any");
    home.file("store/lantern.toml", "ledger_policy = \"../policy\"\n");
    home.file("people.csv", "record,victim.sex,victim.status,victim.citizenship\nA1,female,identified,PE\nA2,male,identified,PE\n");
    home.done(&["import", "people.csv", "--agency", "shelter", "--data", "store"]);

    // What the import logged is not shown without the witnesses; the proof sees to that itself.
    let proven = home.run(&["ledger", "proof", "2", "--out", "two.tlog-proof", "--data", "store"]);
    assert_eq!(proven.code, 0, "{}{}", proven.out, proven.err);
    assert!(proven.out.contains("witness.example/one cosigned") && proven.out.contains("stands for the journal entries"), "{}", proven.out);
    assert!(proven.err.contains("witness.example/absent did not cosign"), "{}", proven.err);
    let published: Value = home.json(&["ledger", "publish", "--data", "store", "--json"]);
    assert_eq!(published["cosigned"], serde_json::json!(["witness.example/one"]));
    assert_eq!((&published["silent"], &published["quorum"]), (&serde_json::json!(["witness.example/absent"]), &Value::Bool(true)));
    let checked = home.done(&["ledger", "check-proof", "two.tlog-proof", "--policy", "policy"]);
    assert!(checked.contains("Seen by witness.example/one"), "{checked}");

    policy("all");
    let alone = said(&mut home.command(&["ledger", "publish", "--data", "store"]));
    assert!(alone.code == 0 && alone.err.contains("Too few witnesses"), "{}{}", alone.out, alone.err);
    let refused = home.run(&["ledger", "check-proof", "two.tlog-proof", "--policy", "policy"]);
    assert_eq!(refused.code, 7, "{}{}", refused.out, refused.err);
    assert_eq!(home.run(&["ledger", "verify", "store"]).code, 0);
}
