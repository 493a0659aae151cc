//! Complaints do not depend on this program: the age of the distribution opens them by hand.

use crate::invented::{SECRET, TEXT, identity, sealed};
use base64::{Engine, engine::general_purpose::STANDARD};
use lantern_complaints::Identity;
use serde_json::Value;
use std::{fs, path::Path, process::Command};

/// Opens a file of age with a secret line, by the program `age`.
fn age(folder: &Path, secret_line: &str, file: &[u8]) -> Vec<u8> {
    let [key, sealed] = ["key.txt", "sealed.age"].map(|name| folder.join(name));
    fs::write(&key, secret_line).unwrap();
    fs::write(&sealed, file).unwrap();
    let opened = Command::new("age").arg("--decrypt").arg("--identity").arg(&key).arg(&sealed).output().unwrap();
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    opened.stdout
}

fn bytes(text: &Value) -> Vec<u8> {
    STANDARD.decode(text.as_str().unwrap()).unwrap()
}

/// Proves that `age` opens the payload given K, and comes to K with the keys of two handlers.
#[test]
fn two_keys_and_age_open_by_hand() {
    if Command::new("age").arg("--version").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "age is not installed; CI must open complaints by hand");
        println!("skipped: the program age is not installed");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let stored: Value = serde_json::from_str(&sealed().to_json()).unwrap();
    let lock = age(folder.path(), &identity("birch").secret_line(), &bytes(&stored["locks"][0]["sealed"]));
    let inner: Value = serde_json::from_slice(&lock).unwrap();
    assert_eq!(inner[1]["handler"], "elm");
    let line = age(folder.path(), &identity("elm").secret_line(), &bytes(&inner[1]["sealed"]));
    assert_eq!(line, Identity::from_secret(SECRET).secret_line().as_bytes());
    let padded = age(folder.path(), std::str::from_utf8(&line).unwrap(), &bytes(&stored["payload"]));
    assert_eq!(padded.len(), 4096);
    let length = usize::try_from(u32::from_be_bytes(*padded.first_chunk().unwrap())).unwrap();
    let content: Value = serde_json::from_slice(&padded[4..4 + length]).unwrap();
    assert_eq!(content["text"], TEXT);
}
