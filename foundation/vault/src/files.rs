//! Key files: one line of text, mode 0600, written whole before anything depends on them.
//! What a file held before it was replaced or deleted may stay on the medium: a solid-state disk wipes when it likes.

use crate::{Entropy, StoreKey, VaultError, hexadecimal};
use std::{
    fs,
    io::Write,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

const STORE_FILE: &str = "store.key";
const STORE_MARK: &str = "lantern-store-key-1:";
const LEDGER_FILE: &str = "ledger.key";
const LEDGER_MARK: &str = "lantern-ledger-key-1:";

/// The longest line that a key file has, with room.
pub(crate) const TEXT_BYTES_MAX: usize = 1024;

/// The folder that holds the key files.
#[derive(Debug, Clone)]
pub struct KeyFolder(PathBuf);

impl KeyFolder {
    /// Names the folder; nothing is read or made yet.
    pub const fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Whether a store key is there.
    pub fn has_store_key(&self) -> bool {
        self.file(STORE_FILE).exists()
    }

    /// Reads the store key.
    pub fn store_key(&self) -> Result<StoreKey, VaultError> {
        read_key(&self.file(STORE_FILE), STORE_MARK).map(|key| StoreKey::from_root(*key))
    }

    /// Makes and writes a store key; refuses to overwrite one.
    pub fn create_store_key(&self, entropy: &mut Entropy) -> Result<StoreKey, VaultError> {
        let key = StoreKey::generate(entropy)?;
        write_new(&self.file(STORE_FILE), &plain_text(STORE_MARK, key.root()))?;
        Ok(key)
    }

    /// The texts of the two files without which a copy of the wrapped keys opens nothing: the store key and the key that signs the
    /// ledger. Keys of agencies are never among them.
    pub fn deployment_texts(&self) -> Result<[(&'static str, Zeroizing<String>); 2], VaultError> {
        let read = |name| read_text(&self.file(name));
        Ok([(STORE_FILE, read(STORE_FILE)?), (LEDGER_FILE, read(LEDGER_FILE)?)])
    }

    /// Puts one of these texts back where there is none, and says whether it did; another text that is there already is refused.
    pub fn put_deployment_text(&self, name: &str, text: &str) -> Result<bool, VaultError> {
        let (name, mark) = match name {
            STORE_FILE => (STORE_FILE, STORE_MARK),
            LEDGER_FILE => (LEDGER_FILE, LEDGER_MARK),
            other => return Err(VaultError::NotAKeyFile(other.to_owned())),
        };
        let key = text.trim_end().strip_prefix(mark).and_then(hexadecimal::parse::<32>).ok_or_else(|| VaultError::NotAKeyFile(name.to_owned()))?;
        let path = self.file(name);
        if path.exists() {
            return if *read_key(&path, mark)? == *key { Ok(false) } else { Err(VaultError::OtherKeyThere(name)) };
        }
        write_new(&path, &plain_text(mark, &key)).map(|()| true)
    }

    /// Takes one of these files away again, after a restore that failed.
    pub fn remove_deployment_text(&self, name: &str) -> Result<(), VaultError> {
        if [STORE_FILE, LEDGER_FILE].contains(&name) { remove(&self.file(name)) } else { Err(VaultError::NotAKeyFile(name.to_owned())) }
    }

    /// The seed of the key that signs the ledger; made and written where there is none.
    pub fn ledger_seed(&self, entropy: &mut Entropy) -> Result<Zeroizing<[u8; 32]>, VaultError> {
        let path = self.file(LEDGER_FILE);
        if path.exists() {
            return read_key(&path, LEDGER_MARK);
        }
        let seed = Zeroizing::new(entropy.bytes()?);
        write_new(&path, &plain_text(LEDGER_MARK, &seed))?;
        Ok(seed)
    }
}

pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn file_error(action: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> VaultError {
    let file = file_name(path);
    move |cause| VaultError::File { action, file, cause }
}

/// The line of a key file that nothing else protects.
pub(crate) fn plain_text(mark: &str, key: &[u8; 32]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(mark.len() + 65));
    text.push_str(mark);
    hexadecimal::append(key, &mut text);
    text.push('\n');
    text
}

fn read_key(path: &Path, mark: &str) -> Result<Zeroizing<[u8; 32]>, VaultError> {
    let text = read_text(path)?;
    text.trim_end().strip_prefix(mark).and_then(hexadecimal::parse).ok_or_else(|| VaultError::NotAKeyFile(file_name(path)))
}

/// The text of a key file that nobody else on this machine can read.
pub(crate) fn read_text(path: &Path) -> Result<Zeroizing<String>, VaultError> {
    let about = fs::metadata(path).map_err(file_error("read", path))?;
    if about.permissions().mode() & 0o077 != 0 {
        return Err(VaultError::KeyFileOpenToOthers(file_name(path)));
    }
    if about.len() > TEXT_BYTES_MAX as u64 {
        return Err(VaultError::NotAKeyFile(file_name(path)));
    }
    fs::read_to_string(path).map(Zeroizing::new).map_err(file_error("read", path))
}

/// Writes a file that is not there yet, through to the disk.
pub(crate) fn write_new(path: &Path, text: &str) -> Result<(), VaultError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(file_error("make the folder of", path))?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(file_error("protect the folder of", path))?;
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(file_error("create", path))?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(file_error("write", path))?;
    sync_folder(path)
}

/// Puts a new text in the place of a file: whoever reads it finds the old one or the new one, whole.
/// With `kept`, the old one goes on under that name.
pub(crate) fn replace(path: &Path, text: &str, kept: Option<&Path>) -> Result<(), VaultError> {
    let next = path.with_extension("next");
    // Only a write that did not end leaves one.
    if next.exists() {
        remove(&next)?;
    }
    write_new(&next, text)?;
    if let Some(kept) = kept {
        fs::hard_link(path, kept).map_err(file_error("keep", path))?;
    }
    fs::rename(&next, path).map_err(file_error("replace", path))?;
    sync_folder(path)
}

pub(crate) fn remove(path: &Path) -> Result<(), VaultError> {
    fs::remove_file(path).map_err(file_error("delete", path))?;
    sync_folder(path)
}

fn sync_folder(path: &Path) -> Result<(), VaultError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(file_error("write the folder of", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys read back; a key that others can read, a damaged one and an overwrite are refused.
    #[test]
    fn key_files_are_guarded() {
        let folder = tempfile::tempdir().unwrap();
        let keys = KeyFolder::new(folder.path().join("keys"));
        let mut entropy = Entropy::from_system();
        assert!(!keys.has_store_key());
        let key = keys.create_store_key(&mut entropy).unwrap();
        assert_eq!(keys.store_key().unwrap().root(), key.root());
        assert!(keys.create_store_key(&mut entropy).is_err(), "an existing key is never overwritten");
        let path = folder.path().join("keys/store.key");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(keys.store_key(), Err(VaultError::KeyFileOpenToOthers(_))));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&path, "lantern-store-key-1:00").unwrap();
        assert!(matches!(keys.store_key(), Err(VaultError::NotAKeyFile(_))));
    }

    /// The ledger's seed is made once and stays the same.
    #[test]
    fn the_ledger_seed_stays() {
        let folder = tempfile::tempdir().unwrap();
        let keys = KeyFolder::new(folder.path().join("keys"));
        let mut entropy = Entropy::from_system();
        let seed = keys.ledger_seed(&mut entropy).unwrap();
        assert_eq!(*keys.ledger_seed(&mut entropy).unwrap(), *seed);
        assert_ne!(*seed, [0; 32]);
    }
}
