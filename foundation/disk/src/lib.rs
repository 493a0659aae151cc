//! Files that are there whole or not at all, whenever the power goes.
//!
//! A file is written under a name of its own, synced, moved to its place, and the folder is synced: only then it is said to be
//! there. [`Disk`] does that over [`Operations`], the few things that a file system can do; the tests put [`Simulated`] there, which
//! forgets at a crash whatever was not synced, in part or whole, as real disks do.
//!
//! ```
//! use lantern_disk::Disk;
//! # let folder = tempfile::tempdir()?;
//! let disk = Disk::real();
//! let path = folder.path().join("checkpoint");
//! disk.replace(&path, b"first")?;
//! disk.replace(&path, b"second")?;
//! assert_eq!(disk.read(&path, 64)?.as_deref(), Some(&b"second"[..]));
//! # Ok::<(), std::io::Error>(())
//! ```

mod operations;
mod simulated;

pub use operations::{Operations, Real};
pub use simulated::Simulated;

use std::{
    io,
    path::{Path, PathBuf},
};

/// Writes and reads whole files.
#[derive(Debug, Clone)]
pub struct Disk<O = Real> {
    operations: O,
}

impl Disk<Real> {
    /// The disk of this machine.
    pub const fn real() -> Self {
        Self { operations: Real }
    }
}

impl<O: Operations> Disk<O> {
    /// A disk over other operations.
    pub const fn over(operations: O) -> Self {
        Self { operations }
    }

    /// A file's bytes; none where there is no such file. One that is longer than `bytes_max` is an error.
    pub fn read(&self, path: &Path, bytes_max: u64) -> io::Result<Option<Vec<u8>>> {
        self.operations.read(path, bytes_max)
    }

    /// Puts a file in its place, in the stead of one that is there. Afterwards it is there for good; if the power goes before, the
    /// old one is.
    pub fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let unfinished = unfinished(path)?;
        self.operations.write(&unfinished, bytes)?;
        self.operations.sync_file(&unfinished)?;
        self.operations.rename(&unfinished, path)?;
        self.operations.sync_folder(folder(path)?)
    }

    /// Puts a file in its place where there is none. The same bytes again are no error; others are, and stay out.
    pub fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        match self.read(path, bytes.len() as u64) {
            Ok(None) => self.replace(path, bytes),
            Ok(Some(there)) if there == bytes => Ok(()),
            Ok(Some(_)) => Err(io::Error::new(io::ErrorKind::AlreadyExists, "a file with other bytes is there")),
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => Err(io::Error::new(io::ErrorKind::AlreadyExists, "a longer file is there")),
            Err(error) => Err(error),
        }
    }

    /// Every whole file below a folder, in the order of their paths; what a crash left unfinished is not among them.
    pub fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let unfinished = |path: &PathBuf| path.extension().is_some_and(|end| end == "unfinished");
        Ok(self.operations.list(folder)?.into_iter().filter(|path| !unfinished(path)).collect())
    }

    /// Makes a folder with those above it, for its owner only.
    pub fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.operations.make_folder(path)
    }

    /// The operations, for a test that lets the power go.
    pub const fn operations(&self) -> &O {
        &self.operations
    }
}

fn folder(path: &Path) -> io::Result<&Path> {
    let folder = path.parent().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "a file stands in a folder"))?;
    // A bare name stands where one is.
    Ok(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}

/// The name under which a file is written. A crash may leave it; the next write of the same file takes its place.
fn unfinished(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "a file has a name"))?;
    let mut unfinished = std::ffi::OsString::from(".");
    unfinished.push(name);
    unfinished.push(".unfinished");
    Ok(folder(path)?.join(unfinished))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever the moment of the crash, a replaced file holds the old bytes or the new ones, and the new ones once that was said.
    #[test]
    fn a_power_cut_leaves_a_replaced_file_old_or_new() {
        let path = Path::new("folder/checkpoint");
        let seeds = if std::env::var_os("LANTERN_SOAK").is_some() { 1_000_000 } else { 20_000 };
        for seed in 0..seeds {
            let disk = Disk::over(Simulated::new(seed));
            disk.make_folder(Path::new("folder")).unwrap();
            disk.replace(path, &[1; 3_000]).unwrap();
            disk.operations().crash_after(seed % 6);
            let said = disk.replace(path, &[2; 2_000]).is_ok();
            disk.operations().power_returns();
            let there = disk.read(path, 10_000).unwrap().unwrap();
            let is_new = there == [2; 2_000];
            assert!(is_new || (!said && there == [1; 3_000]), "seed {seed}: {} bytes", there.len());
        }
    }

    /// The simulation does lose what was not synced: without the syncs, files come back torn, old or empty.
    #[test]
    fn the_simulation_loses_what_is_not_synced() {
        let (mut torn, mut lost, mut kept) = (0, 0, 0);
        for seed in 0..1_000 {
            let simulated = Simulated::new(seed);
            simulated.make_folder(Path::new("folder")).unwrap();
            let path = Path::new("folder/plain");
            simulated.write(path, &[7; 4_096]).unwrap();
            simulated.crash();
            simulated.power_returns();
            match simulated.read(path, 10_000).unwrap() {
                None => lost += 1,
                Some(bytes) if bytes.len() == 4_096 => kept += 1,
                Some(_) => torn += 1,
            }
        }
        assert!(torn > 100 && lost > 100 && kept > 100, "{torn} torn, {lost} lost, {kept} kept");
    }

    /// A file that is there is never overwritten by a creation; the same bytes again are welcome.
    #[test]
    fn a_created_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (disk, path) = (Disk::real(), folder.path().join("tile"));
        disk.create(&path, b"one").unwrap();
        disk.create(&path, b"one").unwrap();
        for other in [&b"two"[..], b"", b"ones"] {
            assert_eq!(disk.create(&path, other).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        }
        assert_eq!(disk.read(&path, 3).unwrap().unwrap(), b"one");
        assert_eq!(disk.read(&path, 2).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
    }
}
