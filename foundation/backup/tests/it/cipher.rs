//! The database file, read by a program that we did not write: PyPI sqlcipher3-wheels.

use crate::world::{key_folder, live, on_each_engine};
use lantern_store::Place;
use std::{path::PathBuf, process::Command};

const READ: &str = "import sys\nfrom sqlcipher3 import dbapi2 as sqlite\nc = sqlite.connect(sys.argv[1])\nc.execute('pragma key = ' + sys.argv[2])\n\
    print(c.execute('select count(*) from journal').fetchone()[0])";

/// A Python with sqlcipher3; none where there is no Python, which is an error where CI says that there must be.
fn python() -> Option<PathBuf> {
    let venv = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("sqlcipher");
    let python = venv.join("bin/python");
    let has = |python: &PathBuf| Command::new(python).args(["-c", "import sqlcipher3"]).output().is_ok_and(|run| run.status.success());
    if !has(&python) {
        let made = Command::new("python3").args(["-m", "venv"]).arg(&venv).output().is_ok_and(|run| run.status.success());
        let pip = || Command::new(venv.join("bin/pip")).args(["install", "--quiet", "sqlcipher3-wheels==0.5.7"]).status();
        let installed = made && pip().is_ok_and(|status| status.success());
        if !installed || !has(&python) {
            assert!(std::env::var_os("CI").is_none(), "CI needs Python with sqlcipher3");
            println!("no Python with sqlcipher3: not checked against it");
            return None;
        }
    }
    Some(python)
}

/// With the key that the store key yields, another program reads the file; without it or with another key it is noise.
#[test]
fn another_program_opens_the_database_with_the_key_only() {
    let Some(python) = python() else { return };
    on_each_engine(async |world| {
        let place = world.sqlite("data");
        let store = live(&place).await;
        let last = store.position().await.unwrap();
        store.close().await;
        let Place::Folder { folder, .. } = &place else { unreachable!("it is a folder") };
        let key = key_folder(&place).store_key().unwrap().database_key("record.db");
        let other = key_folder(&place).store_key().unwrap().database_key("keys.db");
        let read = |key: &str| Command::new(&python).args(["-c", READ]).arg(folder.database()).arg(key).output().unwrap();
        let found = read(&key);
        assert!(found.status.success(), "{}", String::from_utf8_lossy(&found.stderr));
        assert_eq!(String::from_utf8(found.stdout).unwrap().trim(), last.to_string());
        assert!(!read(&other).status.success(), "the key of another file opens nothing");
        let plain = READ.replace("c.execute('pragma key = ' + sys.argv[2])\n", "");
        assert!(!Command::new(&python).args(["-c", &plain]).arg(folder.database()).arg("-").output().unwrap().status.success());
        let bytes = std::fs::read(folder.database()).unwrap();
        for word in ["SQLite format 3", "create table", "An invented agency", "shelter"] {
            assert!(!bytes.windows(word.len()).any(|part| part == word.as_bytes()), "{word}");
        }
    });
}
