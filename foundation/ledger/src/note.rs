//! Signed notes (c2sp.org/signed-note): text, an empty line, signature lines.

use crate::LedgerError;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use zeroize::Zeroize as _;

/// No note is longer: 64 post-quantum signatures of about 3.3 KB and a text.
pub const NOTE_BYTES_MAX: usize = 256 * 1024;

/// No note has more signatures; the specification asks a verifier for at least 16.
pub const NOTE_SIGNATURES_MAX: usize = 64;

/// The type byte of plain Ed25519 note signatures.
const ED25519: u8 = 0x01;

/// One signature line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteSignature {
    /// The name of the key that signed.
    pub name: String,
    /// The key's number: four bytes of a hash over name, type and key.
    pub id: [u8; 4],
    /// What follows the number: its form depends on the key's type.
    pub bytes: Vec<u8>,
}

/// A note whose signatures nobody has checked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<NoteSignature>,
}

impl Note {
    /// Reads a note. Its text is not to be believed before a key opened it.
    pub fn parse(note: &str) -> Result<Self, LedgerError> {
        let refused = |why| LedgerError::malformed("note", why);
        if note.len() > NOTE_BYTES_MAX {
            return Err(LedgerError::TooLarge { what: "note", maximum: "the limit of 256 KiB" });
        }
        if note.bytes().any(|byte| byte < 0x20 && byte != b'\n') {
            return Err(refused("it has a control character"));
        }
        let blank = note.rfind("\n\n").ok_or(refused("no empty line stands before its signatures"))?;
        let (text, lines) = (&note[..=blank], &note[blank + 2..]);
        let lines = lines.strip_suffix('\n').ok_or(refused("it has no signature line that ends in a newline"))?;
        let mut signatures = Vec::new();
        for line in lines.split('\n') {
            if signatures.len() == NOTE_SIGNATURES_MAX {
                return Err(LedgerError::TooLarge { what: "note", maximum: "the limit of 64 signatures" });
            }
            signatures.push(NoteSignature::parse(line)?);
        }
        Ok(Self { text: text.to_owned(), signatures })
    }

    /// The text with its last newline, which is what was signed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signature lines, in order.
    #[must_use]
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }

    /// Adds a signature line, once.
    pub fn add(&mut self, signature: NoteSignature) -> Result<(), LedgerError> {
        if self.signatures.contains(&signature) {
            return Ok(());
        }
        if self.signatures.len() == NOTE_SIGNATURES_MAX {
            return Err(LedgerError::TooLarge { what: "note", maximum: "the limit of 64 signatures" });
        }
        self.signatures.push(signature);
        Ok(())
    }

    /// The note as it is written.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut note = format!("{}\n", self.text);
        for signature in &self.signatures {
            note.push_str(&signature.to_line());
        }
        note
    }
}

impl NoteSignature {
    /// Reads one line, without its newline: em dash, space, name, space, base64 of number and signature.
    pub fn parse(line: &str) -> Result<Self, LedgerError> {
        let refused = |why| LedgerError::malformed("signature line", why);
        let rest = line.strip_prefix("\u{2014} ").ok_or(refused("it does not begin with an em dash and a space"))?;
        let (name, encoded) = rest.split_once(' ').ok_or(refused("it has no signature"))?;
        if !is_key_name(name) {
            return Err(refused("its name is empty or has a space or a plus sign"));
        }
        let bytes = STANDARD.decode(encoded).map_err(|_| refused("its signature is not base64"))?;
        match bytes.split_first_chunk::<4>() {
            Some((id, bytes)) if !bytes.is_empty() => Ok(Self { name: name.to_owned(), id: *id, bytes: bytes.to_vec() }),
            _ => Err(refused("its signature is too short")),
        }
    }

    /// The line with its newline.
    #[must_use]
    pub fn to_line(&self) -> String {
        format!("\u{2014} {} {}\n", self.name, STANDARD.encode([self.id.as_slice(), &self.bytes].concat()))
    }
}

/// A key of any type as a line `name+number+base64(type, key)`, the "vkey" of the Go notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeyLine {
    pub(crate) name: String,
    pub(crate) id: [u8; 4],
    pub(crate) kind: u8,
    pub(crate) key: Vec<u8>,
}

/// No key line is longer: an ML-DSA-44 key has 1,312 bytes.
const KEY_LINE_BYTES_MAX: usize = 4096;

impl KeyLine {
    pub(crate) fn new(name: &str, kind: u8, key: &[u8]) -> Self {
        Self { name: name.to_owned(), id: key_id(name, kind, key), kind, key: key.to_vec() }
    }

    pub(crate) fn parse(line: &str) -> Result<Self, LedgerError> {
        let refused = |why| LedgerError::malformed("key line", why);
        if line.len() > KEY_LINE_BYTES_MAX {
            return Err(refused("it is too long"));
        }
        // The base64 part may hold plus signs; the name and the number may not.
        let mut parts = line.splitn(3, '+');
        let (Some(name), Some(id), Some(encoded)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(refused("it does not have three parts with plus signs between"));
        };
        if !is_key_name(name) {
            return Err(refused("its name is empty or has a space"));
        }
        let bytes = STANDARD.decode(encoded).map_err(|_| refused("its key is not base64"))?;
        let (kind, key) = bytes.split_first().ok_or(refused("it has no key"))?;
        let found = Self::new(name, *kind, key);
        if id.eq_ignore_ascii_case(&hexadecimal(found.id)) { Ok(found) } else { Err(refused("its number does not fit its name and key")) }
    }

    pub(crate) fn to_line(&self) -> String {
        format!("{}+{}+{}", self.name, hexadecimal(self.id), STANDARD.encode([[self.kind].as_slice(), &self.key].concat()))
    }

    pub(crate) fn ed25519(&self) -> Result<VerifyingKey, LedgerError> {
        let refused = LedgerError::malformed("key line", "its key is not an Ed25519 key");
        let bytes: [u8; 32] = self.key.as_slice().try_into().map_err(|_| refused.clone())?;
        // A key of small order would accept signatures that nobody made.
        VerifyingKey::from_bytes(&bytes).ok().filter(|key| !key.is_weak()).ok_or(refused)
    }
}

/// A key that signs notes.
pub struct NoteSigner {
    key: SigningKey,
    verifier: NoteVerifier,
}

impl NoteSigner {
    /// The key made of a seed, under a name.
    pub fn from_seed(name: &str, mut seed: [u8; 32]) -> Result<Self, LedgerError> {
        if !is_key_name(name) {
            seed.zeroize();
            return Err(LedgerError::KeyName(name.to_owned()));
        }
        let key = SigningKey::from_bytes(&seed);
        seed.zeroize();
        let public = key.verifying_key();
        let id = key_id(name, ED25519, public.as_bytes());
        Ok(Self { key, verifier: NoteVerifier { name: name.to_owned(), id, key: public } })
    }

    /// What checks its signatures.
    #[must_use]
    pub fn verifier(&self) -> NoteVerifier {
        self.verifier.clone()
    }

    /// Signs a text, which must end in a newline, and gives the note.
    pub fn sign(&self, text: &str) -> Result<String, LedgerError> {
        let refused = |why| LedgerError::malformed("text to sign", why);
        if !text.ends_with('\n') || text.bytes().any(|byte| byte < 0x20 && byte != b'\n') {
            return Err(refused("it must end in a newline and have no other control character"));
        }
        let bytes = self.key.sign(text.as_bytes()).to_bytes().to_vec();
        let signature = NoteSignature { name: self.verifier.name.clone(), id: self.verifier.id, bytes };
        Ok(Note { text: text.to_owned(), signatures: vec![signature] }.to_text())
    }
}

/// Shows the name, never the key.
impl std::fmt::Debug for NoteSigner {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("NoteSigner").field("name", &self.verifier.name).finish_non_exhaustive()
    }
}

/// The public half of a key that signs notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteVerifier {
    name: String,
    id: [u8; 4],
    key: VerifyingKey,
}

impl NoteVerifier {
    /// Reads a key line (`name+number+base64`) of type Ed25519.
    pub fn parse(vkey: &str) -> Result<Self, LedgerError> {
        let line = KeyLine::parse(vkey)?;
        if line.kind != ED25519 {
            return Err(LedgerError::malformed("key line", "its key does not sign notes with plain Ed25519"));
        }
        Ok(Self { key: line.ed25519()?, name: line.name, id: line.id })
    }

    /// The key as a line.
    #[must_use]
    pub fn vkey(&self) -> String {
        KeyLine::new(&self.name, ED25519, self.key.as_bytes()).to_line()
    }

    /// The key's name: for a log, its origin.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The public key itself.
    #[must_use]
    pub fn public_key(&self) -> &[u8; 32] {
        self.key.as_bytes()
    }

    /// Whether a line claims to be by this key.
    pub(crate) fn claims(&self, line: &NoteSignature) -> bool {
        line.name == self.name && line.id == self.id
    }

    /// The text of a note that this key signed.
    pub fn open(&self, note: &str) -> Result<String, LedgerError> {
        let note = Note::parse(note)?;
        self.check(&note)?;
        Ok(note.text)
    }

    /// Checks a note: lines of other keys are ignored, and every line of this key must verify.
    pub fn check(&self, note: &Note) -> Result<(), LedgerError> {
        let mut is_signed = false;
        for line in note.signatures.iter().filter(|line| self.claims(line)) {
            let signature = Signature::from_slice(&line.bytes).map_err(|_| LedgerError::BadSignature(self.name.clone()))?;
            self.key.verify_strict(note.text.as_bytes(), &signature).map_err(|_| LedgerError::BadSignature(self.name.clone()))?;
            is_signed = true;
        }
        if is_signed { Ok(()) } else { Err(LedgerError::NotSigned(self.name.clone())) }
    }
}

/// A name is not empty and has no Unicode space, no plus sign and no control character.
pub(crate) fn is_key_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= 1024 && !name.chars().any(|letter| letter.is_whitespace() || letter == '+' || letter < ' ')
}

/// The first four bytes of SHA-256 over name, newline, type and key.
pub(crate) fn key_id(name: &str, kind: u8, key: &[u8]) -> [u8; 4] {
    let hash = Sha256::new().chain_update(name).chain_update([b'\n', kind]).chain_update(key).finalize();
    [hash[0], hash[1], hash[2], hash[3]]
}

fn hexadecimal(id: [u8; 4]) -> String {
    format!("{:08x}", u32::from_be_bytes(id))
}
