//! Cosignatures (c2sp.org/tlog-cosignature): a witness says when it saw a head, and that the log had only grown.
//!
//! Only the Ed25519 form ("cosignature/v1") is made and checked. Lines of ML-DSA-44 cosigners are kept and passed over, as lines
//! of unknown keys must be.

use crate::{Checkpoint, LedgerError, Note, NoteSignature, note};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use zeroize::Zeroize as _;

/// The type byte of timestamped Ed25519 cosignatures.
pub(crate) const ED25519_COSIGNATURE: u8 = 0x04;
/// The type byte of ML-DSA-44 cosignatures.
pub(crate) const ML_DSA_44: u8 = 0x06;

/// A timestamp must not exceed 2^63 - 1.
const TIMESTAMP_MAX: u64 = (1 << 63) - 1;

/// A witness's key.
pub struct Cosigner {
    key: SigningKey,
    verifier: CosignatureVerifier,
}

impl Cosigner {
    /// The key made of a seed, under a name. Its seed must be no other key's: what it signs does not name it.
    pub fn from_seed(name: &str, mut seed: [u8; 32]) -> Result<Self, LedgerError> {
        if !note::is_key_name(name) {
            seed.zeroize();
            return Err(LedgerError::KeyName(name.to_owned()));
        }
        let key = SigningKey::from_bytes(&seed);
        seed.zeroize();
        let public = key.verifying_key();
        let id = note::key_id(name, ED25519_COSIGNATURE, public.as_bytes());
        Ok(Self { key, verifier: CosignatureVerifier { name: name.to_owned(), id, key: public } })
    }

    /// What checks its cosignatures.
    #[must_use]
    pub fn verifier(&self) -> CosignatureVerifier {
        self.verifier.clone()
    }

    /// Cosigns the text of a checkpoint at a POSIX time. Whoever calls has checked that the log only grew.
    pub fn cosign(&self, text: &str, timestamp_seconds: u64) -> Result<NoteSignature, LedgerError> {
        Checkpoint::parse(text)?;
        if timestamp_seconds > TIMESTAMP_MAX {
            return Err(LedgerError::malformed("time of a cosignature", "it exceeds 2^63 - 1"));
        }
        let signature = self.key.sign(message(text, timestamp_seconds).as_bytes());
        let bytes = [timestamp_seconds.to_be_bytes().as_slice(), &signature.to_bytes()].concat();
        Ok(NoteSignature { name: self.verifier.name.clone(), id: self.verifier.id, bytes })
    }
}

/// Shows the name, never the key.
impl std::fmt::Debug for Cosigner {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Cosigner").field("name", &self.verifier.name).finish_non_exhaustive()
    }
}

/// The public half of a witness's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CosignatureVerifier {
    name: String,
    id: [u8; 4],
    key: VerifyingKey,
}

impl CosignatureVerifier {
    /// Reads a key line (`name+number+base64`) of the type of Ed25519 cosignatures.
    pub fn parse(vkey: &str) -> Result<Self, LedgerError> {
        Self::from_line(&note::KeyLine::parse(vkey)?)
    }

    pub(crate) fn from_line(line: &note::KeyLine) -> Result<Self, LedgerError> {
        if line.kind != ED25519_COSIGNATURE {
            return Err(LedgerError::malformed("key line", "its key does not cosign with Ed25519"));
        }
        Ok(Self { key: line.ed25519()?, name: line.name.clone(), id: line.id })
    }

    /// The key as a line.
    #[must_use]
    pub fn vkey(&self) -> String {
        note::KeyLine::new(&self.name, ED25519_COSIGNATURE, self.key.as_bytes()).to_line()
    }

    /// The witness's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether a line claims to be by this key.
    pub(crate) fn claims(&self, line: &NoteSignature) -> bool {
        line.name == self.name && line.id == self.id
    }

    /// The POSIX times at which this witness cosigned the note's checkpoint; none where it did not. A line of its own that does
    /// not verify refuses the whole note.
    pub fn times(&self, note: &Note) -> Result<Vec<u64>, LedgerError> {
        let mut times = Vec::new();
        for line in note.signatures().iter().filter(|line| self.claims(line)) {
            times.push(self.time(note.text(), line)?);
        }
        Ok(times)
    }

    /// The time of one cosignature line over a checkpoint's text.
    pub fn time(&self, text: &str, line: &NoteSignature) -> Result<u64, LedgerError> {
        let refused = || LedgerError::BadSignature(self.name.clone());
        if !self.claims(line) {
            return Err(LedgerError::NotSigned(self.name.clone()));
        }
        Checkpoint::parse(text)?;
        let (timestamp, signature) = line.bytes.split_first_chunk::<8>().ok_or_else(refused)?;
        let timestamp = u64::from_be_bytes(*timestamp);
        let signature = Signature::from_slice(signature).map_err(|_| refused())?;
        if timestamp > TIMESTAMP_MAX {
            return Err(refused());
        }
        self.key.verify_strict(message(text, timestamp).as_bytes(), &signature).map_err(|_| refused())?;
        Ok(timestamp)
    }
}

fn message(text: &str, timestamp_seconds: u64) -> String {
    format!("cosignature/v1\ntime {timestamp_seconds}\n{text}")
}
