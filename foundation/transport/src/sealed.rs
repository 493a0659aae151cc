//! The authority's private key as a line of text, open or sealed by a passphrase.

use crate::TransportError;
use argon2::{Algorithm, Argon2, Params, Version};
use base64::{Engine, engine::general_purpose::STANDARD};
use chacha20poly1305::{Key, KeyInit, XChaCha20Poly1305, XNonce, aead::Aead};
use zeroize::Zeroizing;

const OPEN_MARK: &str = "lantern-authority-key-1:";
const SEALED_MARK: &str = "lantern-authority-key-2:";

/// No line is longer; a key of this kind has about 140 bytes.
const LINE_BYTES_MAX: usize = 4_096;

/// What one guess at a passphrase costs: RFC 9106 section 4, second recommended option, with one lane.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;

/// What a passphrase must have: whoever copies the file can try without limit.
const CHARACTERS_MIN: usize = 12;

const SALT_BYTES: usize = 16;
const NONCE_BYTES: usize = 24;

/// A key as it stands in its file.
pub struct AuthorityKey(Zeroizing<Vec<u8>>);

impl std::fmt::Debug for AuthorityKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AuthorityKey(…)")
    }
}

impl AuthorityKey {
    pub(crate) const fn new(bytes: Zeroizing<Vec<u8>>) -> Self {
        Self(bytes)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The line of a key that is guarded by its file alone.
    pub fn to_line(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("{OPEN_MARK}{}\n", *Zeroizing::new(STANDARD.encode(&*self.0))))
    }

    /// The line of a key that a passphrase seals. The salt and the nonce are random bytes of the caller's.
    pub fn to_sealed_line(&self, passphrase: &str, random: [u8; 40]) -> Result<String, TransportError> {
        if passphrase.chars().count() < CHARACTERS_MIN {
            return Err(TransportError::WeakPassphrase(CHARACTERS_MIN));
        }
        let (salt, nonce) = random.split_at(SALT_BYTES);
        let cipher = cipher(passphrase, salt)?;
        let nonce = XNonce::try_from(nonce).map_err(|_| TransportError::NotAnAuthorityKey)?;
        let sealed = cipher.encrypt(&nonce, &self.0[..]).map_err(|_| TransportError::NotAnAuthorityKey)?;
        Ok(format!("{SEALED_MARK}{}\n", STANDARD.encode([&random[..], &sealed].concat())))
    }

    /// Whether a line needs a passphrase.
    pub fn is_sealed(line: &str) -> bool {
        line.starts_with(SEALED_MARK)
    }

    /// Reads a line; a sealed one with its passphrase.
    pub fn read(line: &str, passphrase: Option<&str>) -> Result<Self, TransportError> {
        let line = line.trim_end();
        let decoded = |text: &str| STANDARD.decode(text).map(Zeroizing::new).map_err(|_| TransportError::NotAnAuthorityKey);
        if line.len() > LINE_BYTES_MAX {
            return Err(TransportError::NotAnAuthorityKey);
        }
        if let Some(open) = line.strip_prefix(OPEN_MARK) {
            return decoded(open).map(Self);
        }
        let bytes = decoded(line.strip_prefix(SEALED_MARK).ok_or(TransportError::NotAnAuthorityKey)?)?;
        let passphrase = passphrase.ok_or(TransportError::WrongPassphrase)?;
        let (salt, rest) = bytes.split_at_checked(SALT_BYTES).ok_or(TransportError::NotAnAuthorityKey)?;
        let (nonce, sealed) = rest.split_at_checked(NONCE_BYTES).ok_or(TransportError::NotAnAuthorityKey)?;
        let nonce = XNonce::try_from(nonce).map_err(|_| TransportError::NotAnAuthorityKey)?;
        cipher(passphrase, salt)?.decrypt(&nonce, sealed).map(|key| Self(Zeroizing::new(key))).map_err(|_| TransportError::WrongPassphrase)
    }
}

fn cipher(passphrase: &str, salt: &[u8]) -> Result<XChaCha20Poly1305, TransportError> {
    let mut key = Zeroizing::new([0; 32]);
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32)).map_err(|_| TransportError::NotAnAuthorityKey)?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut key[..])
        .map_err(|_| TransportError::NotAnAuthorityKey)?;
    Ok(XChaCha20Poly1305::new(&Key::from(*key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sealed key opens with its passphrase and with nothing else, and the line betrays nothing of it.
    #[test]
    fn only_the_passphrase_opens() {
        let key = AuthorityKey::new(Zeroizing::new(b"the private key of an authority".to_vec()));
        assert!(!AuthorityKey::is_sealed(&key.to_line()));
        assert_eq!(AuthorityKey::read(&key.to_line(), None).unwrap().bytes(), key.bytes());
        assert!(matches!(key.to_sealed_line("too short", [7; 40]), Err(TransportError::WeakPassphrase(_))));
        let line = key.to_sealed_line("seven lanterns at dusk", [7; 40]).unwrap();
        assert!(AuthorityKey::is_sealed(&line) && !line.contains(&STANDARD.encode(key.bytes())[..8]));
        assert_eq!(AuthorityKey::read(&line, Some("seven lanterns at dusk")).unwrap().bytes(), key.bytes());
        for wrong in [None, Some("seven lanterns at dawn"), Some("")] {
            assert!(matches!(AuthorityKey::read(&line, wrong), Err(TransportError::WrongPassphrase)));
        }
        assert!(matches!(
            AuthorityKey::read(&line[..60], Some("seven lanterns at dusk")),
            Err(TransportError::NotAnAuthorityKey | TransportError::WrongPassphrase)
        ));
    }
}
