//! Key files: one line of text, mode 0600, written whole before anything depends on them.
//! What a file held before it was replaced or deleted may stay on the medium: a solid-state disk wipes when it likes.

use crate::{Entropy, StoreKey, VaultError, hexadecimal};
use std::{
    fs,
    io::Write,
    os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

const STORE_FILE: &str = "store.key";
/// A key file of version 1 holds the root alone.
const STORE_MARK: &str = "lantern-store-key-1:";
/// One of version 2 holds the root, and the key of the row hashes that a change of the root left as it was.
const STORE_MARK_CARRIED: &str = "lantern-store-key-2:";
/// The successor, while everything is moved over to it.
const NEXT_FILE: &str = "store-next.key";
/// The key before, until its successor has proved that it opens everything.
const PREVIOUS_FILE: &str = "store-previous.key";
const LEDGER_FILE: &str = "ledger.key";
const LEDGER_MARK: &str = "lantern-ledger-key-1:";

/// The longest line that a key file has, with room.
pub(crate) const TEXT_BYTES_MAX: usize = 1024;

/// The folder that holds the key files, and the one in which a service manager hands over secrets, if there is one.
#[derive(Debug, Clone)]
pub struct KeyFolder {
    folder: PathBuf,
    handed: Option<PathBuf>,
}

/// Where systemd puts the secrets that a unit names with `LoadCredential=` or `LoadCredentialEncrypted=`.
const HANDED: &str = "CREDENTIALS_DIRECTORY";

impl KeyFolder {
    /// Names the folder; nothing is read or made yet. Where the service manager hands over `store.key` or `ledger.key`, they are read
    /// there: the process finds that folder in its environment, which stays as it was at the start.
    pub fn new(folder: PathBuf) -> Self {
        Self::beside(folder, std::env::var_os(HANDED).map(PathBuf::from))
    }

    /// The same, with the folder of handed secrets by name.
    pub const fn beside(folder: PathBuf, handed: Option<PathBuf>) -> Self {
        Self { folder, handed }
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Where a key of the deployment is read: as it was handed over, else from the folder.
    fn deployment_file(&self, name: &str) -> PathBuf {
        let handed = self.handed.as_ref().map(|folder| folder.join(name)).filter(|path| path.exists());
        handed.unwrap_or_else(|| self.file(name))
    }

    fn is_handed(&self, name: &str) -> bool {
        self.deployment_file(name) != self.file(name)
    }

    /// Whether a store key is there.
    pub fn has_store_key(&self) -> bool {
        self.deployment_file(STORE_FILE).exists()
    }

    /// Reads the store key.
    pub fn store_key(&self) -> Result<StoreKey, VaultError> {
        self.read_deployment(STORE_FILE).and_then(|text| store_key_of(&text, STORE_FILE))
    }

    fn read_deployment(&self, name: &str) -> Result<Zeroizing<String>, VaultError> {
        let path = self.deployment_file(name);
        if path == self.file(name) { read_text(&path) } else { read_handed(&path) }
    }

    /// Whether a change of the store key is under way.
    pub fn has_next_store_key(&self) -> bool {
        self.file(NEXT_FILE).exists()
    }

    /// Reads the store key to which everything is being moved.
    pub fn next_store_key(&self) -> Result<StoreKey, VaultError> {
        read_text(&self.file(NEXT_FILE)).and_then(|text| store_key_of(&text, NEXT_FILE))
    }

    /// Makes the successor of the store key and writes it beside it, before anything depends on it.
    pub fn create_next_store_key(&self, entropy: &mut Entropy) -> Result<StoreKey, VaultError> {
        if self.is_handed(STORE_FILE) {
            return Err(VaultError::KeyIsHanded(STORE_FILE));
        }
        let next = self.store_key()?.successor(entropy)?;
        write_new(&self.file(NEXT_FILE), &store_key_text(&next))?;
        Ok(next)
    }

    /// The successor becomes the store key; the one before is kept beside it.
    pub fn adopt_next_store_key(&self) -> Result<(), VaultError> {
        let (path, next, previous) = (self.file(STORE_FILE), self.file(NEXT_FILE), self.file(PREVIOUS_FILE));
        // Only a change that was broken off here leaves one.
        if previous.exists() {
            remove(&previous)?;
        }
        fs::hard_link(&path, &previous).map_err(file_error("keep", &path))?;
        sync_folder(&path)?;
        fs::rename(&next, &path).map_err(file_error("replace", &path))?;
        sync_folder(&path)
    }

    /// Writes the key before over and deletes it, once its successor has opened everything; says whether there was one.
    pub fn destroy_previous_store_key(&self) -> Result<bool, VaultError> {
        let path = self.file(PREVIOUS_FILE);
        if !path.exists() {
            return Ok(false);
        }
        // With a second name it is the key that counts: a change was broken off in the middle of the adoption.
        if fs::metadata(&path).map_err(file_error("read", &path))?.nlink() == 1 {
            let blank = vec![b'0'; TEXT_BYTES_MAX];
            let overwrite = |mut file: fs::File| file.write_all(&blank).and_then(|()| file.sync_all());
            fs::OpenOptions::new().write(true).open(&path).and_then(overwrite).map_err(file_error("write over", &path))?;
        }
        remove(&path).map(|()| true)
    }

    /// Makes and writes a store key; refuses to overwrite one.
    pub fn create_store_key(&self, entropy: &mut Entropy) -> Result<StoreKey, VaultError> {
        let key = StoreKey::generate(entropy)?;
        write_new(&self.file(STORE_FILE), &plain_text(STORE_MARK, key.root()))?;
        Ok(key)
    }

    /// The texts of the two files without which a copy of the wrapped keys opens nothing: the store key and the key that signs the
    /// ledger. Keys of agencies are never among them. The store key comes last: where it is there, so is the other, and a restore that
    /// was cut off between the two leaves no store that would make a ledger key of its own.
    pub fn deployment_texts(&self) -> Result<[(&'static str, Zeroizing<String>); 2], VaultError> {
        Ok([(LEDGER_FILE, self.read_deployment(LEDGER_FILE)?), (STORE_FILE, self.read_deployment(STORE_FILE)?)])
    }

    /// Puts one of these texts back where there is none, and says whether it did; another text that is there already is refused.
    pub fn put_deployment_text(&self, name: &str, text: &str) -> Result<bool, VaultError> {
        let checked = |name: &str, text: &str| match name {
            STORE_FILE => store_key_of(text, name).map(|key| store_key_text(&key)),
            _ => ledger_seed_of(text, name).map(|seed| plain_text(LEDGER_MARK, &seed)),
        };
        let name = [STORE_FILE, LEDGER_FILE].into_iter().find(|known| *known == name).ok_or_else(|| VaultError::NotAKeyFile(name.to_owned()))?;
        let text = checked(name, text)?;
        if self.deployment_file(name).exists() {
            return if *checked(name, &self.read_deployment(name)?)? == *text { Ok(false) } else { Err(VaultError::OtherKeyThere(name)) };
        }
        write_new(&self.file(name), &text).map(|()| true)
    }

    /// Takes one of these files away again, after a restore that failed.
    pub fn remove_deployment_text(&self, name: &str) -> Result<(), VaultError> {
        if [STORE_FILE, LEDGER_FILE].contains(&name) { remove(&self.file(name)) } else { Err(VaultError::NotAKeyFile(name.to_owned())) }
    }

    /// The seed of the key that signs the ledger; made and written where there is none.
    pub fn ledger_seed(&self, entropy: &mut Entropy) -> Result<Zeroizing<[u8; 32]>, VaultError> {
        if self.deployment_file(LEDGER_FILE).exists() {
            return self.read_deployment(LEDGER_FILE).and_then(|text| ledger_seed_of(&text, LEDGER_FILE));
        }
        let seed = Zeroizing::new(entropy.bytes()?);
        write_new(&self.file(LEDGER_FILE), &plain_text(LEDGER_MARK, &seed))?;
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

fn store_key_of(text: &str, name: &str) -> Result<StoreKey, VaultError> {
    let text = text.trim_end();
    let root = || text.strip_prefix(STORE_MARK).and_then(hexadecimal::parse).map(|root| StoreKey::from_root(*root));
    let carried = || {
        let (root, content) = text.strip_prefix(STORE_MARK_CARRIED)?.split_at_checked(64)?;
        Some(StoreKey::from_parts(*hexadecimal::parse(root)?, *hexadecimal::parse(content)?))
    };
    root().or_else(carried).ok_or_else(|| VaultError::NotAKeyFile(name.to_owned()))
}

fn store_key_text(key: &StoreKey) -> Zeroizing<String> {
    let Some(content) = key.carried_content() else { return plain_text(STORE_MARK, key.root()) };
    let mut text = Zeroizing::new(String::with_capacity(STORE_MARK_CARRIED.len() + 129));
    text.push_str(STORE_MARK_CARRIED);
    hexadecimal::append(key.root(), &mut text);
    hexadecimal::append(content, &mut text);
    text.push('\n');
    text
}

fn ledger_seed_of(text: &str, name: &str) -> Result<Zeroizing<[u8; 32]>, VaultError> {
    text.trim_end().strip_prefix(LEDGER_MARK).and_then(hexadecimal::parse).ok_or_else(|| VaultError::NotAKeyFile(name.to_owned()))
}

/// The text of a key file that nobody else on this machine can read.
pub(crate) fn read_text(path: &Path) -> Result<Zeroizing<String>, VaultError> {
    read_closed(path, 0o077)
}

/// The text of a key that the service manager has handed over. It owns the file and lets this account read it by an access list,
/// whose mask stands where the group's right to read would: that one is no sign of a file open to others.
fn read_handed(path: &Path) -> Result<Zeroizing<String>, VaultError> {
    read_closed(path, 0o037)
}

fn read_closed(path: &Path, forbidden: u32) -> Result<Zeroizing<String>, VaultError> {
    let about = fs::metadata(path).map_err(file_error("read", path))?;
    if about.permissions().mode() & forbidden != 0 {
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

    /// A successor keeps the key of the row hashes and nothing else; its file reads back, the old one stays until it is destroyed,
    /// and a change that was broken off in the middle of the adoption is taken up again.
    #[test]
    fn a_store_key_has_a_successor() {
        let folder = tempfile::tempdir().unwrap();
        let keys = KeyFolder::beside(folder.path().join("keys"), None);
        let mut entropy = Entropy::from_system();
        let first = keys.create_store_key(&mut entropy).unwrap();
        let mut before = first.clone();
        for _ in 0..3 {
            let next = keys.create_next_store_key(&mut entropy).unwrap();
            assert!(keys.create_next_store_key(&mut entropy).is_err(), "one change at a time");
            assert_eq!(keys.next_store_key().unwrap().root(), next.root());
            assert_eq!(keys.store_key().unwrap().root(), before.root(), "the old key counts until the new one is adopted");
            fs::hard_link(folder.path().join("keys/store.key"), folder.path().join("keys/store-previous.key")).unwrap();
            keys.adopt_next_store_key().unwrap();
            let now = keys.store_key().unwrap();
            assert_eq!((now.root(), now.content_key()), (next.root(), first.content_key()));
            assert_ne!((now.wrapping_key(), now.facts_key()), (before.wrapping_key(), before.facts_key()));
            assert_ne!(now.database_key("record.db"), before.database_key("record.db"));
            assert!(keys.destroy_previous_store_key().unwrap() && !keys.destroy_previous_store_key().unwrap());
            before = now;
        }
        // What a copy of the keys holds goes back in, changed key or not.
        let [_, (name, text)] = {
            keys.ledger_seed(&mut entropy).unwrap();
            keys.deployment_texts().unwrap()
        };
        let other = KeyFolder::beside(folder.path().join("other"), None);
        assert!(other.put_deployment_text(name, &text).unwrap() && !other.put_deployment_text(name, &text).unwrap());
        assert_eq!(other.store_key().unwrap().content_key(), first.content_key());
    }

    /// What the service manager hands over counts before the folder, is refused where others could read or write it, and is not
    /// changed behind the manager's back.
    #[test]
    fn handed_keys_are_read_where_they_are_handed() {
        let folder = tempfile::tempdir().unwrap();
        let handed = folder.path().join("handed");
        fs::create_dir(&handed).unwrap();
        let made = KeyFolder::beside(folder.path().join("keys"), None);
        let mut entropy = Entropy::from_system();
        let key = made.create_store_key(&mut entropy).unwrap();
        fs::rename(folder.path().join("keys/store.key"), handed.join("store.key")).unwrap();
        let keys = KeyFolder::beside(folder.path().join("keys"), Some(handed.clone()));
        assert!(keys.has_store_key() && !made.has_store_key());
        for (mode, is_closed) in [(0o400, true), (0o440, true), (0o444, false), (0o460, false), (0o402, false)] {
            fs::set_permissions(handed.join("store.key"), fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(keys.store_key().is_ok_and(|found| found.root() == key.root()), is_closed, "{mode:o}");
        }
        assert!(matches!(keys.create_next_store_key(&mut entropy), Err(VaultError::KeyIsHanded(_))));
        let seed = keys.ledger_seed(&mut entropy).unwrap();
        assert!(folder.path().join("keys/ledger.key").exists(), "what was not handed over lies in the folder");
        assert_eq!(*made.ledger_seed(&mut entropy).unwrap(), *seed);
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
