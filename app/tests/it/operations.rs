//! Moving, upgrading, looking over and wiping a deployment from the command line.

use crate::home::{Home, Said, said};
use serde_json::Value;
use std::{fs, os::unix::fs::PermissionsExt};

fn house() -> Home {
    let home = Home::new();
    home.file("people.csv", "record,victim.sex,victim.status,event.forms\nA1,female,identified,forced_labour\nA2,male,presumed,servitude\n");
    home.done(&["import", "people.csv", "--agency", "shelter", "--data", "store"]);
    home
}

fn figures(home: &Home, data: &str) -> Value {
    home.json(&["table", "--data", data, "--by", "sex,form", "--json"])
}

fn codes(said: &Said) -> Vec<String> {
    let all: Value = serde_json::from_str(&said.out).unwrap();
    all["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

/// To another folder and back: the figures are the same, and what was left says where it went.
#[test]
fn a_house_is_moved() {
    let home = house();
    let before = figures(&home, "store");
    home.file("store/lantern.toml", "threshold = 12\n");
    home.done(&["move", "there", "--data", "store"]);
    assert_eq!(figures(&home, "there"), before);
    let left = home.run(&["imports", "--data", "store"]);
    assert!(left.code != 0 && left.err.contains("there"), "{}", left.err);
    assert!(home.done(&["config", "--data", "there"]).contains("12"));
    let again = home.run(&["move", "elsewhere", "--data", "store"]);
    assert!(again.code != 0, "{}", again.out);
    home.done(&["move", "back", "--data", "there"]);
    assert_eq!(figures(&home, "back"), before);
    let verified = home.run(&["ledger", "verify", "back", "--json"]);
    assert!(verified.out.contains("\"sound\":true"), "{}{}", verified.out, verified.err);
}

/// The doctor says what is wrong, with a code for scripts; a house that does not open is looked at too; one that is not there is none.
#[test]
fn a_doctor_is_asked() {
    let home = house();
    let said = home.run(&["doctor", "--data", "store", "--json"]);
    assert_eq!(said.code, 9, "{}", said.err);
    assert!(["local-acts", "no-backup", "keys-beside", "agency-key-unsealed"].iter().all(|code| codes(&said).contains(&(*code).to_owned())), "{}", said.out);
    let text = home.run(&["doctor", "--data", "store"]);
    assert!(text.out.contains("lantern backup FILE --keys FILE"), "{}", text.out);
    fs::set_permissions(home.path("store/keys/store.key"), fs::Permissions::from_mode(0o644)).unwrap();
    let closed = home.run(&["doctor", "--data", "store", "--json"]);
    assert_eq!((closed.code, codes(&closed)[0].as_str()), (9, "cannot-open"), "{}", closed.err);
    assert!(codes(&closed).contains(&"file-open".to_owned()));
    assert_eq!(home.run(&["doctor", "--data", "nowhere"]).code, 6);
}

/// Nothing is wiped by a slip; a wiped folder is gone, and its last head was printed.
#[test]
fn a_house_is_wiped() {
    let home = house();
    let slip = home.run(&["wipe", "--data", "store", "--yes-wipe", "other"]);
    assert_eq!(slip.code, 2, "{}", slip.err);
    assert!(home.run(&["wipe", "--data", "store"]).code == 2, "nobody typed the name");
    figures(&home, "store");
    fs::create_dir(home.path("letters")).unwrap();
    assert_eq!(home.run(&["wipe", "--data", "letters", "--yes-wipe", "letters"]).code, 6, "what is no data folder is left alone");
    let wiped = home.done(&["wipe", "--data", "store", "--yes-wipe", "store"]);
    assert!(wiped.contains("lantern.invalid/"), "the last head of the log: {wiped}");
    assert!(!home.path("store").exists());
}

/// A store of this version needs no upgrade, and the command says which backup it wants otherwise.
#[test]
fn an_upgrade_is_asked_for() {
    let home = house();
    assert!(home.done(&["upgrade", "--data", "store", "--without-backup"]).contains("Nothing to do"));
    assert_eq!(home.run(&["upgrade", "--data", "store"]).code, 2);
}

/// The store gets a new key: everything is as it was, and a copy of the old key file opens nothing. A folder that a server holds is
/// left alone.
#[test]
fn the_store_key_is_changed() {
    let home = house();
    let (before, file) = (figures(&home, "store"), home.path("store/keys/store.key"));
    let old = fs::read(&file).unwrap();
    let said = home.done(&["keys", "store", "rotate", "--data", "store"]);
    assert!(said.contains("new backup"), "{said}");
    assert_eq!(figures(&home, "store"), before);
    let new = fs::read(&file).unwrap();
    fs::write(&file, &old).unwrap();
    let refused = home.run(&["imports", "--data", "store"]);
    assert!(refused.code != 0 && refused.err.contains("does not open"), "{}{}", refused.out, refused.err);
    fs::write(&file, &new).unwrap();
    assert!(home.done(&["ledger", "verify", "store", "--json"]).contains("\"sound\":true"));
}

/// Keys that the service manager hands over need not lie in the folder; without them nothing opens.
#[test]
fn keys_are_handed_over() {
    let home = house();
    fs::create_dir(home.path("handed")).unwrap();
    for name in ["store.key", "ledger.key"] {
        fs::rename(home.path(&format!("store/keys/{name}")), home.path(&format!("handed/{name}"))).unwrap();
    }
    assert!(home.run(&["imports", "--data", "store"]).code != 0);
    let handed = || home.path("handed");
    let with = |arguments: &[&str]| said(home.command(arguments).env("CREDENTIALS_DIRECTORY", handed()));
    let imports = with(&["imports", "--data", "store", "--json"]);
    assert!(imports.code == 0 && imports.out.contains("shelter"), "{}", imports.err);
    let change = with(&["keys", "store", "rotate", "--data", "store"]);
    assert!(change.code != 0 && change.err.contains("handed over"), "{}", change.err);
    fs::set_permissions(home.path("handed/store.key"), fs::Permissions::from_mode(0o644)).unwrap();
    assert!(with(&["imports", "--data", "store"]).code != 0, "a key that others can read");
    let blind = home.run(&["wipe", "--data", "store", "--yes-wipe", "store"]);
    assert!(blind.code != 0 && blind.err.contains("nothing was destroyed"), "without its key nobody can tell what is held: {}", blind.err);
}
