//! Random tokens and the hash that is stored of them: whoever reads the database cannot sign in with what it holds.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::CredentialError;

/// A random token of 256 bits, shown or sent once. It has no serde and no readable `Debug`.
pub struct SecretToken(Zeroizing<[u8; 32]>);

impl SecretToken {
    /// A token of these random bytes (7.2.3 asks for 128 bits, from a generator for cryptography).
    pub fn from_random(random: [u8; 32]) -> Self {
        Self(Zeroizing::new(random))
    }

    /// Reads 64 hexadecimal digits.
    pub fn parse(text: &str) -> Result<Self, CredentialError> {
        if text.len() != 64 {
            return Err(CredentialError::Secret);
        }
        let bytes = blake3::Hash::from_hex(text).map_err(|_| CredentialError::Secret)?;
        Ok(Self(Zeroizing::new(*bytes.as_bytes())))
    }

    /// 64 hexadecimal digits, for the cookie or the person.
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(blake3::Hash::from_bytes(*self.0).to_hex().to_string())
    }

    /// What is stored. `use_for` keeps the hash of a session from ever passing for that of an API token.
    pub fn hash(&self, use_for: &str) -> SecretHash {
        SecretHash::of(use_for, &*self.0)
    }
}

impl fmt::Debug for SecretToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretToken(…)")
    }
}

/// The BLAKE3 hash of a secret with at least 112 bits of randomness (6.5.2: such a secret needs no slow hash).
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SecretHash(blake3::Hash);

impl SecretHash {
    /// Hashes `secret` under a context of its own.
    pub(crate) fn of(use_for: &str, secret: &[u8]) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key(&format!("lantern access 2026 {use_for}"));
        hasher.update(secret);
        Self(hasher.finalize())
    }

    /// The hash as the store keeps it.
    pub fn bytes(&self) -> [u8; 32] {
        *self.0.as_bytes()
    }
}

impl PartialEq for SecretHash {
    fn eq(&self, other: &Self) -> bool {
        // `blake3::Hash` compares in constant time.
        self.0 == other.0
    }
}

impl Eq for SecretHash {}

impl fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretHash(…)")
    }
}

impl TryFrom<String> for SecretHash {
    type Error = CredentialError;

    fn try_from(text: String) -> Result<Self, CredentialError> {
        blake3::Hash::from_hex(text.as_bytes()).map(Self).map_err(|_| CredentialError::Secret)
    }
}

impl From<SecretHash> for String {
    fn from(hash: SecretHash) -> Self {
        hash.0.to_hex().to_string()
    }
}

/// Compares a secret with what somebody sent, in a time that depends on the lengths only: how far a guess is right does not show.
pub fn is_equal(own: &[u8], sent: &[u8]) -> bool {
    let differing = own.iter().zip(sent).fold(0, |so_far, (one, other)| std::hint::black_box(so_far | (one ^ other)));
    own.len() == sent.len() && differing == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Only the whole secret passes: no part of it, nothing longer, nothing beside it.
    #[test]
    fn only_the_whole_secret_is_equal() {
        assert!(is_equal(b"secret", b"secret"));
        for sent in ["", "secre", "secret ", "Secret", "secreT"] {
            assert!(!is_equal(b"secret", sent.as_bytes()), "{sent}");
        }
    }

    /// The text of a token reads back to the same hash; another use gives another hash; neither shows itself in a log.
    #[test]
    fn a_token_is_stored_as_a_hash_of_its_use() {
        let token = SecretToken::from_random([7; 32]);
        let again = SecretToken::parse(&token.text()).unwrap();
        assert_eq!(token.hash("session"), again.hash("session"));
        assert_ne!(token.hash("session"), token.hash("api token"));
        assert!(!format!("{token:?} {:?}", token.hash("session")).contains("07"));
        assert!(SecretToken::parse("07").is_err());
        assert!(SecretToken::parse(&"zz".repeat(32)).is_err());
    }
}
