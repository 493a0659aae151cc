//! Backups from the command line: made beside a running server, restored elsewhere, with an identity file and with a passphrase.

use crate::{
    home::{Home, Said, mode},
    server::Server,
};
use serde_json::Value;
use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

/// A house with some cases, and an identity that age's own tool has made; none where there is no such tool.
fn house() -> Option<(Home, String)> {
    let home = Home::new();
    let Ok(made) = Command::new("age-keygen").arg("-o").arg(home.path("identity")).output() else {
        assert!(std::env::var_os("CI").is_none(), "CI needs age-keygen");
        println!("skipped: there is no age-keygen");
        return None;
    };
    let recipient = String::from_utf8(made.stderr).unwrap().trim().rsplit(' ').next().unwrap().to_owned();
    home.file("people.csv", "record,victim.sex,victim.status,event.forms\nA1,female,identified,forced_labour\nA2,male,presumed,servitude\n");
    home.done(&["import", "people.csv", "--agency", "shelter", "--data", "store"]);
    Some((home, recipient))
}

fn figures(home: &Home, data: &str) -> Value {
    home.json(&["table", "--data", data, "--by", "sex,form", "--json"])
}

/// Types one line for a command that asks.
fn typing(home: &Home, arguments: &[&str], line: &str) -> Said {
    let mut child = home.command(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(line.as_bytes()).unwrap();
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    Said { code: status.code().unwrap_or(-1), out: String::from_utf8(stdout).unwrap(), err: String::from_utf8(stderr).unwrap() }
}

/// There and back: the figures are the same, the files are their owner's, nothing is written over, and a copy of the keys is registered.
#[test]
fn a_backup_is_restored() {
    let Some((home, recipient)) = house() else { return };
    let before = figures(&home, "store");
    let made = home.json(&["backup", "data.age", "--keys", "keys.age", "--to", &recipient, "--data", "store", "--json"]);
    assert!(made["keys"]["expires_at"].is_string() && made["root"].is_string(), "{made}");
    assert_eq!((mode(&home.path("data.age")), mode(&home.path("keys.age"))), (0o600, 0o600));
    let again = home.run(&["backup", "data.age", "--to", &recipient, "--data", "store"]);
    assert!(again.code == 1 && again.err.contains("there already"), "{}", again.err);
    home.done(&["backup", "data.age", "--keys", "keys.age", "--to", &recipient, "--replace", "--data", "store"]);
    let restored = home.run(&["restore", "data.age", "--keys", "keys.age", "--identity", "identity", "--data", "restored"]);
    assert_eq!(restored.code, 0, "{}{}", restored.out, restored.err);
    assert_eq!(figures(&home, "restored"), before);
    let verified = home.run(&["ledger", "verify", "restored", "--json"]);
    assert!(verified.out.contains("\"sound\":true"), "{}{}", verified.out, verified.err);
    let full = home.run(&["restore", "data.age", "--keys", "keys.age", "--identity", "identity", "--data", "restored"]);
    assert!(full.code == 1 && full.err.contains("not empty"), "{}", full.err);
    // The copy of the keys is registered, and the doctor reminds of it.
    home.done(&["backup", "data.age", "--keys", "due.age", "--keep-days", "2", "--to", &recipient, "--replace", "--data", "store"]);
    let doctor: Value = serde_json::from_str(&home.run(&["doctor", "--data", "store", "--json"]).out).unwrap();
    let due: Vec<&Value> = doctor["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == "key-copy-due").collect();
    assert!(due.len() == 1 && due[0]["about"]["path"].as_str().unwrap().ends_with("due.age") && doctor["last_backup"].is_string(), "{doctor}");
    let exchanged = home.run(&["restore", "keys.age", "--keys", "data.age", "--identity", "identity", "--data", "other"]);
    assert!(exchanged.code == 1 && exchanged.err.contains("exchanged"), "{}", exchanged.err);
}

/// While a server holds the folder, the backup goes through it; the passphrase that was typed here goes with it and stands nowhere.
#[test]
fn a_backup_is_made_beside_a_server() {
    let Some((home, _)) = house() else { return };
    let before = figures(&home, "store");
    let Some(server) = Server::start(&home, "store") else { return };
    let passphrase = "an invented passphrase\n";
    let made = typing(&home, &["backup", "data.age", "--keys", "keys.age", "--data", "store"], passphrase);
    assert_eq!(made.code, 0, "{}{}", made.out, made.err);
    assert!(!format!("{}{}", made.out, made.err).contains("invented passphrase"));
    assert_eq!(server.stop(), 0);
    let weak = typing(&home, &["backup", "weak.age", "--data", "store"], "short\n");
    assert!(weak.code != 0 && weak.err.contains("12 characters"), "{}", weak.err);
    let wrong = typing(&home, &["restore", "data.age", "--keys", "keys.age", "--data", "restored"], "another passphrase\n");
    assert!(wrong.code == 1 && wrong.err.contains("does not open"), "{}", wrong.err);
    let restored = typing(&home, &["restore", "data.age", "--keys", "keys.age", "--data", "restored"], passphrase);
    assert_eq!(restored.code, 0, "{}{}", restored.out, restored.err);
    assert_eq!(figures(&home, "restored"), before);
}
