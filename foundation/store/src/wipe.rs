//! Destroying a data folder: the keys first, so that the rest is noise from then on, whatever happens next.
//!
//! What is secret in itself is written over before it loses its name. A solid-state disk, a file system that copies on write, and whoever
//! made a copy before may still hold what was there: only keys that exist nowhere else are surely gone.

use crate::{Folder, FolderLock, Place, StoreError, bind::binds, engine::Engine, erase, migrate, open};
use lantern_model::RecordId;
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

/// What of a data folder is secret in itself: written over before it loses its name. Keys first.
const SECRET: &[&str] = &["keys", "keys.db", "keys.db-wal", "keys.db-shm", "local.token", "tls", "lantern.toml"];

/// The rest is sealed under keys that are gone by then, or was never secret: it only loses its name, because time may be short.
/// What else lies in the folder stays and is named.
const REST: &[&str] = &["record.db", "record.db-wal", "record.db-shm", "derived", "ledger", "policies", "duties.toml", "world", "lantern.sock", BEGUN, "lock"];

/// Says that a wiping was begun: from then on a missing key means that it was destroyed, and not that it is kept elsewhere.
const BEGUN: &str = "wiping";

const HOLDS: &str = "select body, subject from entity where kind = ?";

pub(crate) const STATEMENTS: &[&str] = &[HOLDS];

/// What a wiping did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wiped {
    /// How many files are gone.
    pub files: u64,
    /// What lay in the folder and is none of ours: it was left.
    pub left: Vec<PathBuf>,
}

impl Folder {
    /// Whether a wiping was begun here and cut off.
    pub fn is_being_wiped(&self) -> bool {
        self.path().join(BEGUN).exists()
    }

    /// Destroys the folder whose lock is held. Key files elsewhere go too, where they are files of keys.
    pub fn wipe(&self, lock: FolderLock, key_files: &Path) -> Result<Wiped, StoreError> {
        let mut wiped = Wiped::default();
        // Nothing waits for it: a full disk must not keep a folder from being destroyed.
        let _ = File::create(self.path().join(BEGUN)).and_then(|file| file.sync_all());
        // The key that opens the databases goes before everything else: from here on nothing opens, even if this ends now.
        for name in ["store.key", "store-next.key", "store-previous.key"] {
            destroy(&key_files.join(name), true, &mut wiped)?;
        }
        if key_files.is_dir() {
            sync(key_files)?;
        }
        if !key_files.starts_with(self.path()) && key_files.is_dir() {
            for path in inside(key_files)? {
                if path.file_name().is_some_and(|name| name.to_string_lossy().contains(".key")) {
                    destroy(&path, true, &mut wiped)?;
                }
            }
            sync(key_files)?;
        }
        for name in SECRET {
            destroy(&self.path().join(name), true, &mut wiped)?;
        }
        sync(self.path())?;
        for name in REST {
            destroy(&self.path().join(name), false, &mut wiped)?;
        }
        wiped.left = inside(self.path())?;
        sync(self.path())?;
        drop(lock);
        if wiped.left.is_empty() {
            fs::remove_dir(self.path())?;
        }
        Ok(wiped)
    }
}

fn inside(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    found.sort();
    Ok(found)
}

fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Takes a file's name, written over before where it is secret; a folder with all that is in it. Links lose their name only.
fn destroy(path: &Path, is_secret: bool, wiped: &mut Wiped) -> io::Result<()> {
    let about = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        other => other?,
    };
    if about.is_dir() {
        for path in inside(path)? {
            destroy(&path, is_secret, wiped)?;
        }
        return fs::remove_dir(path);
    }
    if is_secret && about.is_file() {
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
        overwrite(path, about.len())?;
    }
    fs::remove_file(path)?;
    wiped.files += 1;
    Ok(())
}

fn overwrite(path: &Path, length: u64) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    let zeros = vec![0; 64 * 1024];
    let mut left = length;
    while left > 0 {
        let count = usize::try_from(left.min(zeros.len() as u64)).unwrap_or(zeros.len());
        file.write_all(&zeros[..count])?;
        left -= count as u64;
    }
    file.sync_all()
}

/// Destroys the two databases of a PostgreSQL deployment: the keys first. The server may keep bytes in its files and its log.
pub async fn wipe_databases(place: &Place) -> Result<(), StoreError> {
    let Place::Postgres { url, keys_url, .. } = place else { return Ok(()) };
    for (url, is_keys) in [(keys_url, true), (url, false)] {
        let engine: Engine = open::postgres(url).await?;
        let done = migrate::drop_all(&engine, is_keys).await;
        engine.close().await;
        done?;
    }
    Ok(())
}

impl crate::Store {
    /// The records that a hold still keeps on a day, and until when: evidence that a wiping would destroy.
    pub async fn live_holds(&self, today: &str) -> Result<Vec<(RecordId, String)>, StoreError> {
        let mut live = Vec::new();
        for row in self.record.rows(HOLDS, binds![erase::HOLD]).await? {
            let body = crate::entity::body(&row.text(0)?)?;
            if let (Some(until), Some(_)) = (erase::held_until(&body, today), row.maybe_bytes(1)?) {
                live.push((crate::rows::record_id(row.array(1)?), until));
            }
        }
        Ok(live)
    }
}
