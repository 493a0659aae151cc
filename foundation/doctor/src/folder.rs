//! The folders: who can read them, how full their disk is.

use crate::{Finding, Kind, Setup};
use lantern_store::Folder;
use std::{fs, io, os::unix::fs::PermissionsExt, path::Path};

/// Below this a disk is nearly full: an import and a backup need room.
const FREE_BYTES_MIN: u64 = 512 * 1024 * 1024;

/// So many files are named; more say nothing new.
const NAMED_MAX: usize = 20;

/// Files of a data folder that are secret, besides those of keys.
const SECRET: &[&str] = &["record.db", "keys.db", "local.token"];

pub(crate) fn check(folder: &Folder, setup: &Setup, found: &mut Vec<Finding>) {
    for path in [folder.path(), &setup.key_files] {
        if is_open(path) {
            found.push(Finding::new(Kind::FolderOpen, [("path", path.display().to_string())]));
        }
    }
    let keys = fs::read_dir(&setup.key_files).into_iter().flatten().flatten().map(|entry| entry.path());
    let open = SECRET.iter().map(|name| folder.path().join(name)).chain(keys).filter(|path| path.is_file() && is_open(path));
    found.extend(open.take(NAMED_MAX).map(|path| Finding::new(Kind::FileOpen, [("path", path.display().to_string())])));
    if setup.key_files.starts_with(folder.path()) && !setup.invented {
        found.push(Finding::new(Kind::KeysBeside, [("path", setup.key_files.display().to_string())]));
    }
    if let Ok(free) = free_bytes(folder.path())
        && free < FREE_BYTES_MIN
    {
        let (free, path) = ((free / (1024 * 1024)).to_string(), folder.path().display().to_string());
        found.push(Finding::new(Kind::DiskFull, [("free", free), ("path", path)]));
    }
}

/// Whether anybody but the owner can read it. What is not there is not open.
fn is_open(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.permissions().mode() & 0o077 != 0)
}

fn free_bytes(path: &Path) -> io::Result<u64> {
    let about = rustix::fs::statvfs(path)?;
    Ok(about.f_bavail.saturating_mul(about.f_frsize))
}
