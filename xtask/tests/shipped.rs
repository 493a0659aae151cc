//! What a package for deployments is made of: neither the invented region nor anything that only tests need (ASVS 5.0.0, 15.2.3).

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{collections::BTreeSet, process::Command};

/// Packages that only tests, benches and the demonstration use.
const OUTSIDE: &[&str] = &["lantern-scenario", "proptest", "insta", "calamine", "microlp", "fuser", "ct-merkle", "signed_note", "tlog_tiles", "xtask"];

/// Names and versions of what is linked into the program, built with these features.
fn linked(features: &[&str]) -> BTreeSet<String> {
    let tree = ["tree", "--locked", "--package", "lantern", "--edges", "normal", "--prefix", "none", "--format", "{p}"];
    let output = Command::new(env!("CARGO")).args(tree).args(features).current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

/// A package without the demonstration has no invented region in it; with it, the region is all that is added.
#[test]
fn a_package_holds_no_samples() {
    let (package, everyday) = (linked(&["--no-default-features"]), linked(&[]));
    assert!(package.contains("lantern-web") && package.len() > 100, "{} packages", package.len());
    let present: Vec<&&str> = OUTSIDE.iter().filter(|name| package.contains(**name)).collect();
    assert!(present.is_empty(), "{present:?}");
    let added: Vec<&String> = everyday.difference(&package).collect();
    assert!(
        added.contains(&&"lantern-scenario".to_owned()) && added.iter().all(|name| ["lantern-scenario", "rand_chacha"].contains(&name.as_str())),
        "{added:?}"
    );
}
