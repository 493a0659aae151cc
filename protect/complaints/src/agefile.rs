//! Keys and files of age v1, with bounds: what is opened is never longer than asked for.

use crate::ComplaintError;
use age::secrecy::ExposeSecret;
use bech32::{Bech32, Hrp};
use std::{fmt, io::Read, iter, str::FromStr};
use zeroize::Zeroizing;

/// What every file of age v1 starts with.
pub(crate) const INTRODUCTION: &[u8] = b"age-encryption.org/v1\n";
/// A scalar like any other: times a point of low order, it is zero.
const PROBE: [u8; 32] = [0x40; 32];

/// To whom something is sealed: an X25519 recipient of age, in its one spelling.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient(age::x25519::Recipient);

impl Recipient {
    /// Reads `age1…`. Points of low order are refused: what is sealed to them is sealed to everybody.
    pub fn parse(text: &str) -> Result<Self, ComplaintError> {
        // The bech32 of 32 bytes has 62 characters; nothing longer is decoded.
        if text.len() != 62 {
            return Err(ComplaintError::Recipient);
        }
        let recipient = age::x25519::Recipient::from_str(text).map_err(|_| ComplaintError::Recipient)?;
        let (_, point) = bech32::decode(text).map_err(|_| ComplaintError::Recipient)?;
        let point: [u8; 32] = point.try_into().map_err(|_| ComplaintError::Recipient)?;
        let sound = x25519_dalek::x25519(PROBE, point) != [0; 32];
        if sound && recipient.to_string() == text { Ok(Self(recipient)) } else { Err(ComplaintError::Recipient) }
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({self})")
    }
}

/// A secret key: of a handler, of one complaint, or of the person who complained. It shows itself to nobody who prints it.
#[derive(Clone)]
pub struct Identity(age::x25519::Identity);

impl Identity {
    /// The identity whose secret are these random bytes.
    pub fn from_secret(secret: [u8; 32]) -> Self {
        let secret = Zeroizing::new(secret);
        let prefix = Hrp::parse("age-secret-key-").expect("the prefix is a constant of the format");
        let text = Zeroizing::new(bech32::encode_upper::<Bech32>(prefix, &secret[..]).expect("32 bytes fit into bech32"));
        Self::parse(&text).expect("what was just spelled is read back")
    }

    /// Reads `AGE-SECRET-KEY-1…`.
    pub fn parse(text: &str) -> Result<Self, ComplaintError> {
        // 74 characters; nothing longer is decoded.
        if text.len() != 74 {
            return Err(ComplaintError::Identity);
        }
        age::x25519::Identity::from_str(text).map(Self).map_err(|_| ComplaintError::Identity)
    }

    /// To whom one seals for this identity.
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// The line that other programs of age read: `AGE-SECRET-KEY-1…`.
    pub fn secret_line(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(withheld)")
    }
}

/// Seals bytes to one recipient.
pub(crate) fn seal(recipient: &Recipient, plain: &[u8]) -> Vec<u8> {
    age::encrypt(&recipient.0, plain).expect("an X25519 recipient wraps every file key and memory takes every byte")
}

/// Opens a file of at most `bytes_max` bytes of content.
pub(crate) fn open(identity: &Identity, file: &[u8], bytes_max: usize) -> Result<Zeroizing<Vec<u8>>, ComplaintError> {
    let broken = ComplaintError::Malformed("a part is no file of age v1");
    let decryptor = age::Decryptor::new_buffered(file).map_err(|_| broken.clone())?;
    let reader = decryptor.decrypt(iter::once(&identity.0 as &dyn age::Identity)).map_err(|problem| match problem {
        age::DecryptError::NoMatchingKeys => ComplaintError::NotForThisKey,
        _ => broken.clone(),
    })?;
    // Room for all of it at once: a growing buffer would leave copies behind that nobody wipes.
    let mut plain = Zeroizing::new(Vec::with_capacity(bytes_max + 1));
    reader.take(bytes_max as u64 + 1).read_to_end(&mut plain).map_err(|_| broken)?;
    if plain.len() > bytes_max { Err(ComplaintError::Malformed("a part is longer than its bound")) } else { Ok(plain) }
}
