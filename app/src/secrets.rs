//! What a command needs that must not stand on its command line, where other accounts of the machine could read it: passphrases, the
//! words of recovery sheets, what is looked for. It is asked for where the command was typed, or read from a file for use without
//! anybody there, and goes to a server through its socket.

use crate::{
    arguments::{Command, Keys},
    outcome::Mistyped,
    passphrase,
    settings::Settings,
};
use anyhow::{Context, Result, ensure};
use lantern_backup::Seal;
use lantern_vault::{KeyFolder, Passphrase, ProtectionKind};
use lantern_words::{Arg, Words};
use serde::{Deserialize, Serialize};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// The file that holds the passphrase of a key, and the one with that of a new key.
const FILE: &str = "LANTERN_KEY_FILE";
const NEW_FILE: &str = "LANTERN_NEW_KEY_FILE";

/// The longest file that is read.
const FILE_BYTES_MAX: u64 = 4_096;

/// More sheets of one key do not exist (SLIP-39).
const SHEETS_MAX: usize = 16;

/// A secret text on its way. Prints nothing and is wiped.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(Zeroizing<String>);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// The text.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// As a passphrase.
    pub fn passphrase(&self) -> Result<Passphrase> {
        Ok(Passphrase::new(self.0.to_string())?)
    }
}

/// What came with a command.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Secrets {
    /// The passphrase of the agency's key.
    pub passphrase: Option<Secret>,
    /// That of a new one.
    pub new_passphrase: Option<Secret>,
    /// Recovery sheets, each with its words.
    pub sheets: Vec<Secret>,
    /// What is looked for, or why a glass is broken.
    pub text: Option<Secret>,
}

/// The passphrase in a file that nobody else can read.
fn from_file(variable: &str) -> Result<Option<Secret>> {
    let Some(path) = std::env::var_os(variable).map(PathBuf::from) else { return Ok(None) };
    read(&path).map(Some)
}

/// Reads a secret out of a file that nobody else can read.
pub fn read(path: &Path) -> Result<Secret> {
    let about = fs::metadata(path).with_context(|| format!("cannot read the file {}", path.display()))?;
    let mode = about.permissions().mode() & 0o777;
    ensure!([0o600, 0o400].contains(&mode), "the file {} holds a secret and has the mode {mode:o}: run chmod 600 on it", path.display());
    ensure!(about.len() <= FILE_BYTES_MAX, "the file {} is too long to be a secret of a key", path.display());
    let text = Zeroizing::new(fs::read_to_string(path).with_context(|| format!("cannot read the file {}", path.display()))?);
    let text = Zeroizing::new(text.trim_end_matches(['\r', '\n']).to_owned());
    ensure!(!text.is_empty(), "the file {} is empty", path.display());
    Ok(Secret(text))
}

fn ask(question: &str) -> Result<Secret> {
    passphrase::ask(question).map(Secret)
}

fn new_passphrase(words: &Words) -> Result<Option<Secret>> {
    match from_file(NEW_FILE)? {
        Some(secret) => Ok(Some(secret)),
        None => passphrase::ask_new(&words.text("cli-keys-ask-new"), &words.text("cli-keys-ask-again")).map(|text| Some(Secret(text))),
    }
}

/// The passphrase of a backup, where nobody is named who can open it. Refused before the work begins where it is soon guessed.
pub fn of_backup(to: &[String], settings: &Settings, words: &Words) -> Result<Option<Secret>> {
    if !to.is_empty() || !settings.backup_to.value.is_empty() {
        return Ok(None);
    }
    let typed = passphrase::ask_new(&words.text("backup-passphrase"), &words.text("backup-passphrase-again"))?;
    Seal::under(&typed)?;
    Ok(Some(Secret(typed)))
}

fn of_agency(agency: &str, protection: Option<ProtectionKind>, words: &Words) -> Result<Option<Secret>> {
    match (from_file(FILE)?, protection) {
        (Some(secret), _) => Ok(Some(secret)),
        (None, Some(ProtectionKind::Passphrase)) => ask(&words.with("cli-keys-ask", &[("agency", Arg::from(agency))])).map(Some),
        (None, _) => Ok(None),
    }
}

fn sheets(files: &[PathBuf], words: &Words) -> Result<Vec<Secret>> {
    if !files.is_empty() {
        return files.iter().map(|file| read(file)).collect();
    }
    let mut sheets = Vec::new();
    while sheets.len() < SHEETS_MAX {
        // The end of what is typed ends the sheets; an empty line too.
        match passphrase::ask(&words.text("cli-keys-ask-sheet")) {
            Ok(sheet) if !sheet.trim().is_empty() => sheets.push(Secret(sheet)),
            _ => break,
        }
    }
    if sheets.is_empty() { Err(Mistyped::error("no sheet was given: type its words, or name its file with --sheet")) } else { Ok(sheets) }
}

/// Asks for what a command needs. `agency` is that of whoever acts here; through a server, which knows it and may hold the key unlocked
/// already, only what was put into a file comes along.
pub fn gather(command: &Command, settings: &Settings, agency: Option<&str>, words: &Words) -> Result<Secrets> {
    let (mut secrets, keys) = (Secrets::default(), KeyFolder::new(settings.key_files.value.clone()));
    let own = |here: Option<&str>| match here {
        Some(code) => of_agency(code, keys.agency_protection(code)?, words),
        None => from_file(FILE),
    };
    match command {
        Command::Keys(Keys::Unlock { agency, .. }) => secrets.passphrase = of_agency(agency, keys.agency_protection(agency)?, words)?,
        Command::Keys(Keys::Sheets { agency: of, .. }) => secrets.passphrase = own(agency.map(|_| of.as_str()))?,
        Command::Keys(Keys::Rotate { agency, .. }) => {
            let protection = keys.previous_agency_protection(agency)?.map_or_else(|| keys.agency_protection(agency), |kind| Ok(Some(kind)))?;
            secrets.passphrase = of_agency(agency, protection, words)?;
            secrets.new_passphrase = new_passphrase(words)?;
        }
        Command::Keys(Keys::Recover { sheet, .. }) => {
            secrets.sheets = sheets(sheet, words)?;
            secrets.new_passphrase = new_passphrase(words)?;
        }
        Command::Backup(backup) => secrets.new_passphrase = of_backup(&backup.to, settings, words)?,
        Command::Open(_) | Command::Reindex(_) => secrets.passphrase = own(agency)?,
        Command::Find(_) => {
            secrets.passphrase = own(agency)?;
            secrets.text = Some(ask(&words.text("cli-find-ask"))?);
        }
        Command::Emergency(_) => {
            secrets.passphrase = own(agency)?;
            secrets.text = Some(ask(&words.text("cli-glass-ask"))?);
        }
        _ => {}
    }
    Ok(secrets)
}
