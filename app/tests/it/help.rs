//! The help of every command, as a person reads it.

use crate::home::Home;
use std::{fs, path::Path};

const COMMANDS: [&str; 58] = [
    "",
    "demo",
    "init",
    "serve",
    "import",
    "imports",
    "mapping",
    "mapping suggest",
    "mapping show",
    "mapping template",
    "codebook",
    "typology",
    "table",
    "quality",
    "vocabulary",
    "config",
    "ca",
    "ca init",
    "ca renew",
    "ca show",
    "ledger",
    "ledger verify",
    "ledger show",
    "ledger proof",
    "ledger check-proof",
    "ledger publish",
    "backup",
    "restore",
    "move",
    "upgrade",
    "doctor",
    "wipe",
    "tokens",
    "tokens list",
    "tokens make",
    "tokens revoke",
    "witness",
    "requests",
    "requests list",
    "requests open",
    "requests decide",
    "requests cancel",
    "person",
    "person export",
    "erase",
    "holds",
    "holds list",
    "holds set",
    "holds release",
    "holds sign",
    "retention",
    "retention list",
    "retention due",
    "register",
    "register processing",
    "register incidents",
    "housekeeping",
    "help",
];

/// The help texts are those in tests/golden; LANTERN_GOLDEN=write writes them anew, to be read before they are kept.
#[test]
fn help_of_every_command() {
    let home = Home::new();
    let mut help = String::new();
    for command in COMMANDS {
        let words: Vec<&str> = command.split_whitespace().chain(std::iter::once("--help")).collect();
        let arguments = if command == "help" { vec!["help"] } else { words };
        help.extend(["$ lantern ", &arguments.join(" "), "\n\n", home.done(&arguments).trim_end(), "\n\n"]);
    }
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/help.txt");
    if std::env::var("LANTERN_GOLDEN").is_ok_and(|wish| wish == "write") {
        fs::create_dir_all(golden.parent().unwrap()).unwrap();
        fs::write(&golden, &help).unwrap();
    }
    let kept = fs::read_to_string(&golden).unwrap_or_default();
    for (line, (is, was)) in help.lines().zip(kept.lines()).enumerate() {
        assert_eq!(is, was, "line {} of the help; LANTERN_GOLDEN=write keeps it", line + 1);
    }
    assert_eq!(help.len(), kept.len(), "LANTERN_GOLDEN=write keeps the new help");
    assert!(help.lines().all(|line| line.chars().count() <= 100), "the help fits a terminal of 100 columns");
}
