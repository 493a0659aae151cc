//! The data folder: one holder at a time, readable by its owner only.

use crate::StoreError;
use std::{
    fs::{self, File, TryLockError},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

/// A data folder.
#[derive(Debug, Clone)]
pub struct Folder(PathBuf);

/// Held as long as a command uses the folder; the system releases it when the process ends, however it ends.
#[derive(Debug)]
pub struct FolderLock(#[expect(dead_code, reason = "held for its lock")] File);

/// How often the lock is tried: a process that has given it back holds it until a child that it was just starting runs its own program.
const LOCK_TRIES: u32 = 10;

/// How long between two tries.
const LOCK_PAUSE: std::time::Duration = std::time::Duration::from_millis(5);

impl Folder {
    /// Names the folder.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// The path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The file of the record.
    pub fn database(&self) -> PathBuf {
        self.0.join("record.db")
    }

    /// The file of the wrapped record keys, apart from the record.
    pub fn keys_database(&self) -> PathBuf {
        self.0.join("keys.db")
    }

    /// The folder of the key files, unless the settings name another.
    pub fn key_files(&self) -> PathBuf {
        self.0.join("keys")
    }

    /// The folder of derived files, which can always be rebuilt.
    pub fn derived(&self) -> PathBuf {
        self.0.join("derived")
    }

    /// The folder of the log's files: nothing in it is secret.
    pub fn ledger(&self) -> PathBuf {
        self.0.join("ledger")
    }

    /// The socket on which the holder answers other commands.
    pub fn socket(&self) -> PathBuf {
        self.0.join("lantern.sock")
    }

    /// Makes the folder, for its owner only.
    pub fn create(&self) -> Result<(), StoreError> {
        fs::create_dir_all(&self.0)?;
        fs::set_permissions(&self.0, fs::Permissions::from_mode(0o700))?;
        Ok(())
    }

    /// Takes the folder for this process.
    pub fn lock(&self) -> Result<FolderLock, StoreError> {
        let file = File::options().create(true).truncate(false).write(true).open(self.0.join("lock"))?;
        for _ in 0..LOCK_TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(FolderLock(file)),
                Err(TryLockError::WouldBlock) => std::thread::sleep(LOCK_PAUSE),
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
        Err(StoreError::InUse)
    }
}
