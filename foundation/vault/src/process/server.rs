//! The vault's side: a loop of question and answer that ends, and forgets everything, when the other end is closed.

use super::{
    Hardening, Refusal,
    answer::Answer,
    frame::{self, FRAME_BYTES_MAX},
    question::{Item, Question, Value},
    receipts::{Need, Receipts},
};
use crate::{AgencyPublic, AgencySecret, Entropy, Passphrase, PersonKey, SearchToken, VaultError, agencyfile, keytext, search::SearchKey, secret, shares};
use std::{collections::BTreeMap, io, os::fd::AsFd, os::unix::net::UnixStream};
use zeroize::Zeroizing;

/// More agencies are not unlocked in one deployment.
const AGENCIES_MAX: usize = 1024;

/// A key and the one that it replaces.
const SECRETS_MAX: usize = 2;

/// The body of the vault process: protects it, then answers on standard input, which is one end of a pair of sockets.
pub fn run() -> Result<(), VaultError> {
    let hardening = Hardening::apply()?;
    let stream = io::stdin().as_fd().try_clone_to_owned().map_err(|cause| VaultError::Process { action: "reach the socket of", cause })?;
    Server::new(hardening).serve(UnixStream::from(stream))
}

/// Answers on a socket until the other end is closed. Protects nothing: [`run`] does.
pub fn serve(stream: UnixStream) -> Result<(), VaultError> {
    Server::new(Hardening::default()).serve(stream)
}

/// What an agency has here. It stays when the agency is locked, so that old receipts stay old.
#[derive(Default)]
struct Agency {
    /// The current key first, then the one that it replaces. None while locked.
    secrets: Vec<AgencySecret>,
    /// Receipts before this index are older than the unlocking.
    floor: u64,
}

struct Server {
    hardening: Hardening,
    receipts: Option<Receipts>,
    agencies: BTreeMap<String, Agency>,
    entropy: Entropy,
}

impl Server {
    fn new(hardening: Hardening) -> Self {
        Self { hardening, receipts: None, agencies: BTreeMap::new(), entropy: Entropy::from_system() }
    }

    fn serve(mut self, mut stream: UnixStream) -> Result<(), VaultError> {
        let broken = |cause| VaultError::Process { action: "talk to", cause };
        while let Some(bytes) = frame::read(&mut stream).map_err(broken)? {
            let written = self.reply(&bytes);
            drop(bytes);
            let sent = frame::write(&mut stream, &written);
            drop(written);
            secret::scrub_stack();
            sent.map_err(broken)?;
        }
        Ok(())
    }

    fn reply(&mut self, bytes: &[u8]) -> secret::SecretBytes {
        let answer = match Question::read(bytes) {
            Ok(question) => self.answer(question).unwrap_or_else(Answer::Refused),
            Err(_) => Answer::Refused(Refusal::Malformed),
        };
        let written = answer.to_bytes();
        if written.as_slice().len() > FRAME_BYTES_MAX { Answer::Refused(Refusal::TooMuch).to_bytes() } else { written }
    }

    fn answer(&mut self, question: Question<'_>) -> Result<Answer, Refusal> {
        match question {
            Question::Start { log, origin } => self.start(log, origin),
            Question::Unlock { agency, key_text, passphrase, checkpoint } => self.unlock(agency, key_text, passphrase, checkpoint),
            Question::Lock { agency } => {
                self.agencies.entry(agency.to_owned()).and_modify(|agency| agency.secrets.clear());
                Ok(Answer::Done)
            }
            Question::LockAll => {
                self.agencies.values_mut().for_each(|agency| agency.secrets.clear());
                Ok(Answer::Done)
            }
            Question::Unlocked => {
                let unlocked = self.agencies.iter().filter(|(_, agency)| !agency.secrets.is_empty());
                Ok(Answer::Names(unlocked.map(|(code, _)| code.clone()).collect()))
            }
            Question::OpenKeys { agency, receipt, items } => {
                let secrets = self.admit(Need::Open, agency, receipt, items.iter().map(|(subject, _)| *subject))?;
                Ok(Answer::Keys(items.iter().map(|item| open_one(secrets, *item)).collect()))
            }
            Question::SearchTokens { agency, receipt, epoch, texts } => {
                let key = SearchKey::derive(current(self.admit(Need::Search, agency, receipt, [])?)?, epoch);
                Ok(Answer::Tokens(texts.iter().map(|(field, text)| Some(key.tokens(*field, text))).collect()))
            }
            Question::Index { agency, receipt, epoch, items } => {
                let secrets = self.admit(Need::Reindex, agency, receipt, items.iter().map(|((subject, _), _)| *subject))?;
                let key = SearchKey::derive(current(secrets)?, epoch);
                Ok(Answer::Tokens(items.iter().map(|(item, values)| index_one(secrets, &key, *item, values)).collect()))
            }
            Question::Rewrap { agency, receipt, public, items } => self.rewrap(agency, receipt, public, &items),
            Question::Shares { agency, receipt, threshold, count } => self.shares(agency, receipt, threshold, count),
        }
    }

    fn start(&mut self, log: &str, origin: &str) -> Result<Answer, Refusal> {
        if self.receipts.is_some() {
            return Err(Refusal::AlreadyStarted);
        }
        self.receipts = Some(Receipts::of(log, origin)?);
        Ok(Answer::Started(self.hardening))
    }

    fn unlock(&mut self, agency: &str, key_text: &str, passphrase: Option<&str>, checkpoint: &str) -> Result<Answer, Refusal> {
        let size = self.receipts.as_ref().ok_or(Refusal::NotStarted)?.size(checkpoint)?;
        agencyfile::check_agency(agency).map_err(|_| Refusal::Malformed)?;
        if self.agencies.len() >= AGENCIES_MAX && !self.agencies.contains_key(agency) {
            return Err(Refusal::TooMuch);
        }
        let passphrase = passphrase.map(|text| Passphrase::new(text.to_owned())).transpose().map_err(|_| Refusal::WrongPassphrase)?;
        let secret = keytext::open(agency, key_text, passphrase.as_ref()).map_err(|error| match error {
            VaultError::NeedsPassphrase(_) => Refusal::NeedsPassphrase,
            VaultError::WrongPassphrase(_) => Refusal::WrongPassphrase,
            _ => Refusal::NotAKeyFile,
        })?;
        let entry = self.agencies.entry(agency.to_owned()).or_default();
        entry.secrets.retain(|held| held.expose() != secret.expose());
        entry.secrets.insert(0, secret);
        entry.secrets.truncate(SECRETS_MAX);
        // An older checkpoint must not bring old receipts back.
        entry.floor = entry.floor.max(size);
        Ok(Answer::Done)
    }

    /// The agency's secrets, once the receipt has passed every rule and is spent.
    fn admit<'s>(&mut self, need: Need, agency: &str, receipt: &[u8], subjects: impl IntoIterator<Item = &'s [u8; 16]>) -> Result<&[AgencySecret], Refusal> {
        let receipts = self.receipts.as_mut().ok_or(Refusal::NotStarted)?;
        let unlocked = self.agencies.get(agency).filter(|agency| !agency.secrets.is_empty()).ok_or(Refusal::Locked)?;
        receipts.spend(need, agency, unlocked.floor, receipt, subjects)?;
        Ok(&unlocked.secrets)
    }

    fn rewrap(&mut self, agency: &str, receipt: &[u8], public: &[u8; 32], items: &[Item<'_>]) -> Result<Answer, Refusal> {
        let public = AgencyPublic::from_bytes(public).map_err(|_| Refusal::Malformed)?;
        let mut entropy = Entropy::from_system();
        let sealer = public.sealer(&mut entropy).map_err(|_| Refusal::NoEntropy)?;
        let secrets = self.admit(Need::Keys, agency, receipt, items.iter().map(|(subject, _)| *subject))?;
        let mut wrapped = Vec::with_capacity(items.len());
        for item in items {
            let again = open_one(secrets, *item).map(|key| sealer.wrap_for(&key, item.0, &mut entropy)).transpose();
            wrapped.push(again.map_err(|_| Refusal::NoEntropy)?);
        }
        Ok(Answer::Wrapped(wrapped))
    }

    fn shares(&mut self, agency: &str, receipt: &[u8], threshold: u8, count: u8) -> Result<Answer, Refusal> {
        let secret = Zeroizing::new(*current(self.admit(Need::Keys, agency, receipt, [])?)?.expose());
        shares::split(&secret, threshold, count, &mut self.entropy).map(Answer::Sheets).map_err(|error| match error {
            VaultError::Shares(_) => Refusal::SheetNumbers,
            _ => Refusal::NoEntropy,
        })
    }
}

/// The key that was unlocked last: during a replacement the old one is unlocked first.
fn current(secrets: &[AgencySecret]) -> Result<&AgencySecret, Refusal> {
    secrets.first().ok_or(Refusal::Locked)
}

/// Nothing where the wrapped key belongs to another person or agency, or was altered.
fn open_one(secrets: &[AgencySecret], (subject, wrapped): Item<'_>) -> Option<PersonKey> {
    secrets.iter().find_map(|secret| secret.open_person_key_for(wrapped, subject).ok())
}

/// The tokens of a person's values together; nothing where one of them does not open. The words never leave this function.
fn index_one(secrets: &[AgencySecret], key: &SearchKey, item: Item<'_>, values: &[Value<'_>]) -> Option<Vec<SearchToken>> {
    let person = open_one(secrets, item)?;
    let mut tokens = Vec::new();
    for (field, context, sealed) in values {
        let text = Zeroizing::new(person.open(context, sealed).ok()?);
        tokens.extend(key.tokens(*field, std::str::from_utf8(&text).ok()?));
    }
    tokens.sort_unstable();
    tokens.dedup();
    Some(tokens)
}
