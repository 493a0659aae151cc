//! The Python package pymerkle builds the same roots.

use crate::naive;
use lantern_ledger::leaf_hash;
use std::{fmt::Write as _, path::Path, process::Command};

const PYMERKLE: &str = "pymerkle==7.0.0";

/// A Python with the package, made once per build folder; none where it cannot be had.
fn python() -> Option<std::path::PathBuf> {
    let environment = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pymerkle");
    let python = environment.join("bin/python");
    let has_package = || Command::new(&python).args(["-c", "import pymerkle"]).output().is_ok_and(|output| output.status.success());
    if !has_package() {
        let made = Command::new("python3").args(["-m", "venv"]).arg(&environment).output();
        if made.is_ok_and(|output| output.status.success()) {
            _ = Command::new(&python).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", PYMERKLE]).output();
        }
    }
    if has_package() {
        return Some(python);
    }
    assert!(std::env::var_os("CI").is_none(), "{PYMERKLE} cannot be installed; continuous integration must compare the roots");
    println!("skipped: {PYMERKLE} cannot be installed");
    None
}

/// pymerkle's root over our leaves is ours at every size up to 130.
#[test]
fn pymerkle_roots() {
    let Some(python) = python() else { return };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/python/roots.py");
    let output = Command::new(python).args([script, "130"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let leaves: Vec<_> = (0..130_u64).map(|number| leaf_hash(&number.to_be_bytes())).collect();
    let mut ours = String::new();
    for size in 1..=leaves.len() {
        let root = lantern_ledger::entries_root(&leaves[..size]);
        assert_eq!(root, naive::root(&leaves[..size]));
        writeln!(ours, "{}", root.to_base64()).unwrap();
    }
    assert_eq!(String::from_utf8(output.stdout).unwrap(), ours);
}
