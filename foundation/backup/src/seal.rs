//! The seal around a backup: an age file (C2SP age v1), to recipients or under a passphrase, so that outside tools open it.
//!
//! Whoever does the work names recipients whose identities lie elsewhere; so the machine that makes backups every night cannot open
//! one of them. Nothing is ever written without a seal.

use crate::BackupError;
use age::{
    Decryptor, Encryptor,
    secrecy::{ExposeSecret, SecretString},
    stream::{StreamReader, StreamWriter},
};
use std::{
    fs::{self, File, OpenOptions},
    io::{BufReader, BufWriter, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    str::FromStr,
};
use zeroize::Zeroizing;

/// What a passphrase must have before it seals a backup: whoever copies the file can try without limit.
pub const PASSPHRASE_CHARACTERS_MIN: usize = 12;

/// 2^18 rounds of scrypt, as age's own tools take.
const WORK_FACTOR: u8 = 18;
/// A file may ask for so much work at most.
const WORK_FACTOR_MAX: u8 = 20;
/// A file with a few identities.
const IDENTITIES_BYTES_MAX: u64 = 64 * 1024;

/// For whom a backup is sealed.
#[derive(Clone)]
pub enum Seal {
    /// For whoever has one of these identities.
    To(Vec<age::x25519::Recipient>),
    /// For whoever knows a passphrase.
    Passphrase(SecretString),
}

impl Seal {
    /// For these recipients, each as `age1…`.
    pub fn to(recipients: &[String]) -> Result<Self, BackupError> {
        if recipients.is_empty() {
            return Err(BackupError::NoRecipient);
        }
        let read = |text: &String| age::x25519::Recipient::from_str(text.trim()).map_err(|_| BackupError::BadRecipient(text.clone()));
        recipients.iter().map(read).collect::<Result<_, _>>().map(Self::To)
    }

    /// Under a passphrase.
    pub fn under(passphrase: &str) -> Result<Self, BackupError> {
        if passphrase.chars().count() < PASSPHRASE_CHARACTERS_MIN {
            return Err(BackupError::WeakPassphrase(PASSPHRASE_CHARACTERS_MIN));
        }
        Ok(Self::Passphrase(SecretString::from(passphrase.to_owned())))
    }

    fn encryptor(&self) -> Result<Encryptor, BackupError> {
        let made = match self {
            Self::To(recipients) => Encryptor::with_recipients(recipients.iter().map(|recipient| recipient as &dyn age::Recipient)),
            Self::Passphrase(passphrase) => {
                let mut recipient = age::scrypt::Recipient::new(passphrase.clone());
                recipient.set_work_factor(WORK_FACTOR);
                Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
            }
        };
        made.map_err(|_| BackupError::NoRecipient)
    }
}

/// What opens a backup.
#[derive(Clone)]
pub enum Opener {
    /// Identities, each as `AGE-SECRET-KEY-1…`.
    Identities(Vec<SecretString>),
    /// A passphrase.
    Passphrase(SecretString),
}

impl Opener {
    /// The identities in a file such as `age-keygen` writes, which nobody else on this machine can read.
    pub fn identities(path: &Path) -> Result<Self, BackupError> {
        let about = fs::metadata(path).map_err(BackupError::file("read", path))?;
        if about.permissions().mode() & 0o077 != 0 {
            return Err(BackupError::OpenToOthers(path.display().to_string()));
        }
        let none = || BackupError::NoIdentity(path.display().to_string());
        if about.len() > IDENTITIES_BYTES_MAX {
            return Err(none());
        }
        let text = Zeroizing::new(fs::read_to_string(path).map_err(BackupError::file("read", path))?);
        let lines = text.lines().map(str::trim).filter(|line| line.starts_with("AGE-SECRET-KEY-1"));
        let found: Vec<SecretString> = lines.map(|line| SecretString::from(line.to_owned())).collect();
        let is_good = !found.is_empty() && found.iter().all(|line| age::x25519::Identity::from_str(line.expose_secret()).is_ok());
        if is_good { Ok(Self::Identities(found)) } else { Err(none()) }
    }

    /// A passphrase.
    pub fn passphrase(passphrase: &Zeroizing<String>) -> Self {
        Self::Passphrase(SecretString::from(passphrase.as_str().to_owned()))
    }

    fn open(&self, decryptor: Decryptor<BufReader<File>>) -> Result<StreamReader<BufReader<File>>, age::DecryptError> {
        match self {
            Self::Identities(identities) => {
                let identities: Vec<_> = identities.iter().filter_map(|line| age::x25519::Identity::from_str(line.expose_secret()).ok()).collect();
                decryptor.decrypt(identities.iter().map(|identity| identity as &dyn age::Identity))
            }
            Self::Passphrase(passphrase) => {
                let mut identity = age::scrypt::Identity::new(passphrase.clone());
                identity.set_max_work_factor(WORK_FACTOR_MAX);
                decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity))
            }
        }
    }
}

/// Opens a sealed file.
pub(crate) fn open(path: &Path, opener: &Opener) -> Result<StreamReader<BufReader<File>>, BackupError> {
    let file = File::open(path).map_err(BackupError::file("read", path))?;
    let refused = |error: age::DecryptError| match error {
        // A wrong passphrase and an altered beginning look the same to age.
        age::DecryptError::NoMatchingKeys
        | age::DecryptError::DecryptionFailed
        | age::DecryptError::KeyDecryptionFailed
        | age::DecryptError::ExcessiveWork { .. } => BackupError::DoesNotOpen,
        age::DecryptError::Io(_) | age::DecryptError::InvalidMac => BackupError::Altered("seal".to_owned()),
        _ => BackupError::NotABackup,
    };
    let decryptor = Decryptor::new_buffered(BufReader::with_capacity(128 * 1024, file)).map_err(refused)?;
    opener.open(decryptor).map_err(refused)
}

/// A sealed file that is there whole or not at all: it gets its name when it is finished.
pub(crate) struct SealedFile {
    output: Option<StreamWriter<BufWriter<File>>>,
    unfinished: PathBuf,
    path: PathBuf,
    /// Whether a file of this name goes.
    replaces: bool,
}

impl SealedFile {
    pub(crate) fn create(path: &Path, seal: &Seal, replaces: bool) -> Result<Self, BackupError> {
        if path.exists() && !replaces {
            return Err(BackupError::FileThere(path.display().to_string()));
        }
        let name = path.file_name().ok_or_else(|| BackupError::FileThere(path.display().to_string()))?.to_string_lossy().into_owned();
        let unfinished = path.with_file_name(format!(".{name}.unfinished"));
        let fail = BackupError::file("write", path);
        if unfinished.exists() {
            // Only a backup that was killed leaves one.
            fs::remove_file(&unfinished).map_err(BackupError::file("remove", &unfinished))?;
        }
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&unfinished).map_err(fail)?;
        let mut new = Self { output: None, unfinished, path: path.to_owned(), replaces };
        let sealed = seal.encryptor()?.wrap_output(BufWriter::with_capacity(128 * 1024, file));
        new.output = Some(sealed.map_err(BackupError::file("write", path))?);
        Ok(new)
    }

    pub(crate) fn finish(mut self) -> Result<(), BackupError> {
        let output = self.output.take().expect("an open file is finished once");
        let fail = || BackupError::file("write", &self.path);
        let file = output.finish().and_then(|buffer| buffer.into_inner().map_err(std::io::IntoInnerError::into_error)).map_err(fail())?;
        file.sync_all().map_err(fail())?;
        let earlier = if self.replaces { OpenOptions::new().write(true).open(&self.path).ok() } else { None };
        if !self.replaces && self.path.exists() {
            return Err(BackupError::FileThere(self.path.display().to_string()));
        }
        fs::rename(&self.unfinished, &self.path).map_err(fail())?;
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(fail())?;
        // The copy that this one replaces has lost its name; its bytes are overwritten too, as far as the medium lets itself be told.
        earlier.map_or(Ok(()), overwrite).map_err(BackupError::file("overwrite the earlier", &self.path))
    }
}

fn overwrite(mut file: File) -> std::io::Result<()> {
    let mut left = file.metadata()?.len();
    let zeros = vec![0; 64 * 1024];
    while left > 0 {
        let count = usize::try_from(left.min(zeros.len() as u64)).unwrap_or(zeros.len());
        file.write_all(&zeros[..count])?;
        left -= count as u64;
    }
    file.sync_all()
}

impl Write for SealedFile {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.output.as_mut().map_or(Ok(0), |output| output.write(bytes))
    }
    fn flush(&mut self) -> std::io::Result<()> {
        self.output.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for SealedFile {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.unfinished);
    }
}
