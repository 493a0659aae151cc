//! The unit for systemd that docs/operations.md hands out.

use std::{fs, process::Command};

const UNIT: &str = include_str!("../../docs/lantern.service");

/// systemd understands every line of it and rates the service well protected. Where there is no systemd, that is said.
#[test]
fn systemd_understands_the_unit() {
    let Ok(there) = Command::new("systemd-analyze").arg("--version").output() else {
        println!("skipped: there is no systemd-analyze");
        return;
    };
    assert!(there.status.success());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lantern.service");
    // The program need not be installed where this is tested.
    let start = UNIT.lines().find(|line| line.starts_with("ExecStart=")).unwrap();
    assert_eq!(start, "ExecStart=/usr/bin/lantern serve --data /var/lib/lantern");
    fs::write(&path, UNIT.replace(start, "ExecStart=/bin/true")).unwrap();
    let verified = Command::new("systemd-analyze").args(["verify", "--man=no"]).arg(&path).env("SYSTEMD_LOG_LEVEL", "warning").output().unwrap();
    let said = String::from_utf8_lossy(&verified.stderr).into_owned();
    assert!(verified.status.success() && !said.contains("lantern.service:"), "{said}");
    // In tenths: 2.0 of 10 is what systemd calls well protected.
    let rated = Command::new("systemd-analyze").args(["security", "--offline=yes", "--no-pager", "--threshold=20"]).arg(&path).output().unwrap();
    assert!(rated.status.success(), "{}", String::from_utf8_lossy(&rated.stdout));
}
