//! Passphrases, and the keys stretched from them (argon2id, RFC 9106).

use crate::VaultError;
use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

const CHARACTERS_MAX: usize = 256;

/// What a passphrase must have before it seals a key file: whoever copies the file can try without limit.
const SEALING_CHARACTERS_MIN: usize = 12;

/// What somebody types to unlock. Prints nothing and is wiped.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes what was typed and wipes it there. The same letters from different keyboards are made the same (NFC).
    pub fn new(mut typed: String) -> Result<Self, VaultError> {
        let count = typed.chars().count();
        // NFC makes UTF-8 at most three times as long (UAX 15): reserved, so that it does not move while it grows.
        let mut text = Zeroizing::new(String::with_capacity(typed.len() * 3));
        if count <= CHARACTERS_MAX {
            text.extend(typed.nfc());
        }
        typed.zeroize();
        if text.is_empty() { Err(VaultError::BadPassphrase { least: 1, most: CHARACTERS_MAX }) } else { Ok(Self(text)) }
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// Refuses to seal with what is soon guessed.
    pub(crate) fn check_strength(&self) -> Result<(), VaultError> {
        let enough = self.0.chars().count() >= SEALING_CHARACTERS_MIN;
        if enough { Ok(()) } else { Err(VaultError::BadPassphrase { least: SEALING_CHARACTERS_MIN, most: CHARACTERS_MAX }) }
    }

    pub(crate) fn stretch(&self, salt: &[u8; 16], cost: Cost) -> Result<Zeroizing<[u8; 32]>, VaultError> {
        let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(|_| VaultError::BadCost)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(self.0.as_bytes(), salt, &mut key[..]).map_err(|_| VaultError::BadCost)?;
        Ok(key)
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// What one guess at a passphrase costs. It stands in the key file, so that it can rise later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Cost {
    /// RFC 9106 section 4, second recommended option with one lane: 64 MiB, three passes.
    pub const STANDARD: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

    /// The least that argon2 takes. It protects nothing: for tests.
    pub const LEAST: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };

    /// Bounded, because the numbers come from a file: at most 1 GiB, 64 passes, 16 lanes.
    pub fn new(memory_kib: u32, passes: u32, lanes: u32) -> Result<Self, VaultError> {
        let fits = (1..=16).contains(&lanes) && (8 * lanes..=1024 * 1024).contains(&memory_kib) && (1..=64).contains(&passes);
        if fits { Ok(Self { memory_kib, passes, lanes }) } else { Err(VaultError::BadCost) }
    }

    /// As in a PHC string: `m=65536,t=3,p=1`.
    pub(crate) fn to_text(self) -> String {
        format!("m={},t={},p={}", self.memory_kib, self.passes, self.lanes)
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(',').zip(["m=", "t=", "p="]).map(|(part, name)| part.strip_prefix(name)?.parse().ok());
        let (memory_kib, passes, lanes) = (parts.next()??, parts.next()??, parts.next()??);
        let cost = Self::new(memory_kib, passes, lanes).ok()?;
        // One way to write it only: no signs, no leading zeros, nothing after.
        (cost.to_text() == text).then_some(cost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The stretched key is that of RFC 9106's algorithm: the value was computed with the PyPI package argon2-cffi.
    #[test]
    fn stretching_is_argon2id() {
        let passphrase = Passphrase::new("correct horse battery".to_owned()).unwrap();
        let key = passphrase.stretch(b"0123456789abcdef", Cost::new(256, 2, 1).unwrap()).unwrap();
        let mut text = String::new();
        crate::hexadecimal::append(&key[..], &mut text);
        assert_eq!(text, "c7102b770dc092ae55d8dd2b6560bc948f471efe1600fd4adf9b453d5ee608be");
    }

    /// Composed and decomposed letters are one passphrase, nothing of it is printed, and what is soon guessed seals nothing.
    #[test]
    fn passphrases_are_normalised_and_silent() {
        let (composed, decomposed) = (Passphrase::new("caf\u{e9} lantern".into()).unwrap(), Passphrase::new("cafe\u{301} lantern".into()).unwrap());
        assert_eq!(composed.expose(), decomposed.expose());
        assert_eq!(format!("{composed:?}"), "Passphrase(…)");
        assert!(Passphrase::new(String::new()).is_err());
        assert!(Passphrase::new("x".repeat(257)).is_err());
        assert!(Passphrase::new("password123".into()).unwrap().check_strength().is_err());
    }

    /// Work factors from a file are bounded and written in one way only.
    #[test]
    fn costs_are_bounded() {
        assert_eq!(Cost::parse("m=65536,t=3,p=1"), Some(Cost::STANDARD));
        for bad in ["m=4294967295,t=3,p=1", "m=65536,t=0,p=1", "m=65536,t=3,p=1,x=1", "m=+65536,t=3,p=1", "m=65536,t=3", "m=8,t=1,p=2", ""] {
            assert_eq!(Cost::parse(bad), None, "{bad}");
        }
    }
}
