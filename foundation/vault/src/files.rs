//! Key files: one line of text, mode 0600, written whole before anything depends on them.

use crate::{AgencySecret, Entropy, StoreKey, VaultError};
use std::{
    fs,
    io::Write,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};
use zeroize::Zeroize;

const STORE_FILE: &str = "store.key";
const STORE_MARK: &str = "lantern-store-key-1:";
const AGENCY_MARK: &str = "lantern-agency-key-1:";

/// The folder that holds the key files.
#[derive(Debug, Clone)]
pub struct KeyFolder(PathBuf);

impl KeyFolder {
    /// Names the folder; nothing is read or made yet.
    pub const fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Whether a store key is there.
    pub fn has_store_key(&self) -> bool {
        self.0.join(STORE_FILE).exists()
    }

    /// Reads the store key.
    pub fn store_key(&self) -> Result<StoreKey, VaultError> {
        read(&self.0.join(STORE_FILE), STORE_MARK).map(StoreKey::from_root)
    }

    /// Makes and writes a store key; refuses to overwrite one.
    pub fn create_store_key(&self, entropy: &mut Entropy) -> Result<StoreKey, VaultError> {
        let key = StoreKey::generate(entropy)?;
        write(&self.0.join(STORE_FILE), STORE_MARK, key.root())?;
        Ok(key)
    }

    /// The agency's secret key; made and written where there is none.
    pub fn agency_key(&self, agency: &str, entropy: &mut Entropy) -> Result<AgencySecret, VaultError> {
        let path = self.0.join(format!("agency-{agency}.key"));
        if path.exists() {
            return read(&path, AGENCY_MARK).map(AgencySecret::from_bytes);
        }
        let key = AgencySecret::generate(entropy)?;
        let mut bytes = key.to_bytes();
        write(&path, AGENCY_MARK, &bytes)?;
        bytes.zeroize();
        Ok(key)
    }
}

fn file_error(action: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> VaultError {
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    move |cause| VaultError::File { action, file, cause }
}

fn read(path: &Path, mark: &str) -> Result<[u8; 32], VaultError> {
    let name = || path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mode = fs::metadata(path).map_err(file_error("read", path))?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(VaultError::KeyFileOpenToOthers(name()));
    }
    let mut text = fs::read_to_string(path).map_err(file_error("read", path))?;
    let hash = text.trim_end().strip_prefix(mark).and_then(|hex| blake3::Hash::from_hex(hex).ok());
    text.zeroize();
    hash.map(|hash| *hash.as_bytes()).ok_or_else(|| VaultError::NotAKeyFile(name()))
}

fn write(path: &Path, mark: &str, key: &[u8; 32]) -> Result<(), VaultError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(file_error("make the folder of", path))?;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(file_error("protect the folder of", path))?;
    }
    let mut text = format!("{mark}{}\n", blake3::Hash::from_bytes(*key).to_hex());
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(file_error("create", path))?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    text.zeroize();
    written.map_err(file_error("write", path))
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
}
