//! The command's side: starts the vault process and asks it.

use super::{Hardening, Refusal, answer::Answer, frame, question::Question};
use crate::{Passphrase, PersonKey, SearchToken, VaultError};
use lantern_ledger::{NoteVerifier, Receipt};
use std::{
    net::Shutdown,
    os::{
        fd::OwnedFd,
        unix::{net::UnixStream, process::CommandExt},
    },
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};
use zeroize::Zeroizing;

/// An answer takes at most so long: the slowest question stretches a passphrase or opens a frame full of keys.
const ANSWER_WITHIN: Duration = Duration::from_mins(2);

/// How often a closed vault is looked after, and for how long between, before it is ended.
const ENDING_LOOKS: u32 = 100;
const ENDING_PAUSE: Duration = Duration::from_millis(10);

/// A person's record id and the wrapped identity key that stands with it.
pub type WrappedKey = ([u8; 16], Vec<u8>);

/// A sealed value to be indexed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedField {
    /// The field's number.
    pub field: u16,
    /// The context in which it was sealed.
    pub context: Vec<u8>,
    /// The sealed bytes.
    pub sealed: Vec<u8>,
}

/// A person whose values are to be indexed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexItem {
    /// The record id.
    pub subject: [u8; 16],
    /// The wrapped identity key.
    pub wrapped: Vec<u8>,
    /// The values.
    pub values: Vec<SealedField>,
}

/// A running vault. It ends, and forgets every key, when this is dropped or this process ends however.
pub struct Vault {
    /// None once it failed: half an answer may be on its way, so nothing is asked again.
    stream: Option<UnixStream>,
    child: Option<Child>,
    hardening: Hardening,
}

impl Vault {
    /// Starts `program vault` and tells it whose ledger counts.
    pub fn spawn(program: &Path, log: &NoteVerifier) -> Result<Self, VaultError> {
        Self::spawn_with(program, &["vault"], log)
    }

    /// Starts a program that answers as [`super::run`] does, with arguments of its own.
    pub fn spawn_with(program: &Path, args: &[&str], log: &NoteVerifier) -> Result<Self, VaultError> {
        let failed = |cause| VaultError::Process { action: "start", cause };
        let (ours, theirs) = UnixStream::pair().map_err(failed)?;
        let child = Command::new(program)
            .args(args)
            .stdin(Stdio::from(OwnedFd::from(theirs)))
            .stdout(Stdio::null())
            // The vault reads no setting; what stands in the environment may be secret.
            .env_clear()
            // An interrupt typed at the command ends the command, which ends the vault in order.
            .process_group(0)
            .spawn()
            .map_err(failed)?;
        Self::begin(ours, Some(child), log)
    }

    /// Talks to a vault at the other end of a socket.
    pub fn over(stream: UnixStream, log: &NoteVerifier) -> Result<Self, VaultError> {
        Self::begin(stream, None, log)
    }

    fn begin(stream: UnixStream, child: Option<Child>, log: &NoteVerifier) -> Result<Self, VaultError> {
        let mut vault = Self { stream: Some(stream), child, hardening: Hardening::default() };
        if let Some(stream) = &vault.stream {
            let limited = stream.set_read_timeout(Some(ANSWER_WITHIN)).and_then(|()| stream.set_write_timeout(Some(ANSWER_WITHIN)));
            limited.map_err(|cause| VaultError::Process { action: "reach", cause })?;
        }
        match vault.ask(&Question::Start { log: &log.vkey(), origin: log.name() })? {
            Answer::Started(hardening) => vault.hardening = hardening,
            _ => return Err(vault.lost()),
        }
        Ok(vault)
    }

    /// The process, where one was started.
    pub fn process_id(&self) -> Option<u32> {
        self.child.as_ref().map(Child::id)
    }

    /// How far the process is protected.
    pub const fn hardening(&self) -> Hardening {
        self.hardening
    }

    /// Unlocks an agency. Receipts count from this checkpoint on. While a key is replaced, unlock the old line first and then
    /// the new one: both open, the last one divides and indexes.
    pub fn unlock(&mut self, agency: &str, key_text: &str, passphrase: Option<&Passphrase>, checkpoint: &str) -> Result<(), VaultError> {
        let question = Question::Unlock { agency, key_text, passphrase: passphrase.map(Passphrase::expose), checkpoint };
        self.ask_about(agency, &question).and_then(|answer| self.done(&answer))
    }

    /// Wipes an agency's keys from the vault.
    pub fn lock(&mut self, agency: &str) -> Result<(), VaultError> {
        self.ask(&Question::Lock { agency }).and_then(|answer| self.done(&answer))
    }

    /// Wipes every key from the vault.
    pub fn lock_all(&mut self) -> Result<(), VaultError> {
        self.ask(&Question::LockAll).and_then(|answer| self.done(&answer))
    }

    /// The agencies that are unlocked, in the order of their codes.
    pub fn unlocked(&mut self) -> Result<Vec<String>, VaultError> {
        match self.ask(&Question::Unlocked)? {
            Answer::Names(names) => Ok(names),
            _ => Err(self.lost()),
        }
    }

    /// The identity keys of persons whom the receipt's entry names, in the order asked. `None` where a wrapped key is not that
    /// person's, not this agency's, or was altered.
    pub fn open_keys(&mut self, agency: &str, receipt: &Receipt, items: &[WrappedKey]) -> Result<Vec<Option<PersonKey>>, VaultError> {
        let question = Question::OpenKeys { agency, receipt: &receipt.to_bytes(), items: borrowed(items) };
        match self.ask_about(agency, &question)? {
            Answer::Keys(keys) if keys.len() == items.len() => Ok(keys),
            _ => Err(self.lost()),
        }
    }

    /// The tokens of words to search for: one list for each text, one token for each of its words.
    pub fn search_tokens(&mut self, agency: &str, receipt: &Receipt, epoch: u32, texts: &[(u16, &str)]) -> Result<Vec<Vec<SearchToken>>, VaultError> {
        let question = Question::SearchTokens { agency, receipt: &receipt.to_bytes(), epoch, texts: texts.to_vec() };
        match self.ask_about(agency, &question)? {
            Answer::Tokens(lists) if lists.len() == texts.len() => Ok(lists.into_iter().map(Option::unwrap_or_default).collect()),
            _ => Err(self.lost()),
        }
    }

    /// The tokens of persons' sealed values, in the order asked; `None` where a key or a value does not open.
    pub fn index(&mut self, agency: &str, receipt: &Receipt, epoch: u32, items: &[IndexItem]) -> Result<Vec<Option<Vec<SearchToken>>>, VaultError> {
        let listed = items
            .iter()
            .map(|item| {
                let values = item.values.iter().map(|one| (one.field, &one.context[..], &one.sealed[..])).collect();
                ((&item.subject, &item.wrapped[..]), values)
            })
            .collect();
        let question = Question::Index { agency, receipt: &receipt.to_bytes(), epoch, items: listed };
        match self.ask_about(agency, &question)? {
            Answer::Tokens(lists) if lists.len() == items.len() => Ok(lists),
            _ => Err(self.lost()),
        }
    }

    /// Wraps the keys of persons whom the receipt's entry names to another public key; `None` where a key does not open.
    pub fn rewrap(&mut self, agency: &str, receipt: &Receipt, public: &crate::AgencyPublic, items: &[WrappedKey]) -> Result<Vec<Option<Vec<u8>>>, VaultError> {
        let question = Question::Rewrap { agency, receipt: &receipt.to_bytes(), public: &public.to_bytes(), items: borrowed(items) };
        match self.ask_about(agency, &question)? {
            Answer::Wrapped(keys) if keys.len() == items.len() => Ok(keys),
            _ => Err(self.lost()),
        }
    }

    /// Recovery sheets of the agency's current key. They are secrets: print them, and drop them.
    pub fn shares(&mut self, agency: &str, receipt: &Receipt, threshold: u8, count: u8) -> Result<Vec<String>, VaultError> {
        let question = Question::Shares { agency, receipt: &receipt.to_bytes(), threshold, count };
        match self.ask_about(agency, &question)? {
            Answer::Sheets(sheets) if sheets.len() == usize::from(count) => Ok(sheets.into_iter().map(|mut sheet| std::mem::take(&mut *sheet)).collect()),
            _ => Err(self.lost()),
        }
    }

    fn ask(&mut self, question: &Question<'_>) -> Result<Answer, VaultError> {
        let stream = self.stream.as_mut().ok_or(VaultError::NotRunning)?;
        let written = question.to_bytes();
        if written.as_slice().len() > frame::FRAME_BYTES_MAX {
            return Err(VaultError::Refused(Refusal::TooMuch));
        }
        let answered = frame::write(stream, &written).and_then(|()| frame::read(stream));
        match answered.ok().flatten().and_then(|bytes: Zeroizing<Vec<u8>>| Answer::read(&bytes).ok()) {
            Some(Answer::Refused(refusal)) => Err(VaultError::Refused(refusal)),
            Some(answer) => Ok(answer),
            None => Err(self.lost()),
        }
    }

    /// Says whose key is locked or sealed, where that is why.
    fn ask_about(&mut self, agency: &str, question: &Question<'_>) -> Result<Answer, VaultError> {
        self.ask(question).map_err(|error| match error {
            VaultError::Refused(Refusal::Locked) => VaultError::Locked(agency.to_owned()),
            VaultError::Refused(Refusal::NeedsPassphrase) => VaultError::NeedsPassphrase(agency.to_owned()),
            VaultError::Refused(Refusal::WrongPassphrase) => VaultError::WrongPassphrase(agency.to_owned()),
            other => other,
        })
    }

    fn done(&mut self, answer: &Answer) -> Result<(), VaultError> {
        if matches!(answer, Answer::Done) { Ok(()) } else { Err(self.lost()) }
    }

    /// Closes the socket: what answers like this is not a vault.
    fn lost(&mut self) -> VaultError {
        self.stream = None;
        VaultError::NotRunning
    }
}

fn borrowed(items: &[WrappedKey]) -> Vec<(&[u8; 16], &[u8])> {
    items.iter().map(|(subject, wrapped)| (subject, &wrapped[..])).collect()
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault").field("hardening", &self.hardening).finish_non_exhaustive()
    }
}

impl Drop for Vault {
    fn drop(&mut self) {
        if let Some(stream) = self.stream.take() {
            // The vault wipes and ends when it reads the end of its socket; an error means that it has ended.
            let _ = stream.shutdown(Shutdown::Both);
        }
        let Some(mut child) = self.child.take() else { return };
        for _ in 0..ENDING_LOOKS {
            if !matches!(child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(ENDING_PAUSE);
        }
        // It does not end by itself: the kernel clears its pages before anybody else gets them.
        let _ = child.kill();
        let _ = child.wait();
    }
}
