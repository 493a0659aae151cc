//! Sealing with the two keys of a record. A sealed value is version (1 byte, 1), nonce (24 bytes), XChaCha20-Poly1305
//! ciphertext; the context (which record, which field) is authenticated, so that a value moved elsewhere does not open.

use crate::{Entropy, StoreKey, VaultError};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use zeroize::ZeroizeOnDrop;

const VERSION: u8 = 1;
const NONCE_BYTES: usize = 24;

pub(crate) fn seal(key: &[u8; 32], context: &[u8], plaintext: &[u8], entropy: &mut Entropy) -> Result<Vec<u8>, VaultError> {
    let nonce = entropy.bytes::<NONCE_BYTES>()?;
    let cipher = XChaCha20Poly1305::new(key.into());
    let sealed = cipher.encrypt(&XNonce::from(nonce), Payload { msg: plaintext, aad: context }).map_err(|_| VaultError::DoesNotOpen)?;
    let mut bytes = Vec::with_capacity(1 + NONCE_BYTES + sealed.len());
    bytes.push(VERSION);
    bytes.extend_from_slice(&nonce);
    bytes.extend_from_slice(&sealed);
    Ok(bytes)
}

pub(crate) fn open(key: &[u8; 32], context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
    let (version, rest) = sealed.split_first().ok_or(VaultError::DoesNotOpen)?;
    let (nonce, ciphertext) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(VaultError::DoesNotOpen)?;
    if *version != VERSION {
        return Err(VaultError::DoesNotOpen);
    }
    XChaCha20Poly1305::new(key.into()).decrypt(&XNonce::from(*nonce), Payload { msg: ciphertext, aad: context }).map_err(|_| VaultError::DoesNotOpen)
}

macro_rules! sealing_key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, ZeroizeOnDrop)]
        pub struct $name(pub(crate) [u8; 32]);

        impl $name {
            /// A fresh key.
            pub fn generate(entropy: &mut Entropy) -> Result<Self, VaultError> { entropy.bytes().map(Self) }
            /// Seals a value; the context says where it belongs.
            pub fn seal(&self, context: &[u8], plaintext: &[u8], entropy: &mut Entropy) -> Result<Vec<u8>, VaultError> {
                seal(&self.0, context, plaintext, entropy)
            }
            /// Opens a value sealed in the same context.
            pub fn open(&self, context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, VaultError> { open(&self.0, context, sealed) }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(concat!(stringify!($name), "(…)")) }
        }
    };
}

sealing_key! {
    /// Under which the coded values of one record (or of one dataset without persons) stand in the journal.
    RecordKey
}
sealing_key! {
    /// Under which the identity of one person is sealed.
    PersonKey
}

impl RecordKey {
    /// Wraps the key under the store key, bound to the id it belongs to.
    pub fn wrap(&self, store: &StoreKey, id: &[u8], entropy: &mut Entropy) -> Result<Vec<u8>, VaultError> {
        seal(store.wrapping_key(), id, &self.0, entropy)
    }

    /// Unwraps a key.
    pub fn unwrap_from(store: &StoreKey, id: &[u8], wrapped: &[u8]) -> Result<Self, VaultError> {
        open(store.wrapping_key(), id, wrapped)?.try_into().map(Self).map_err(|_| VaultError::DoesNotOpen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sealed value opens only unaltered, only in its own context and only with its own key.
    #[test]
    fn sealed_values_cannot_be_moved_or_altered() {
        let mut entropy = Entropy::from_system();
        let (key, other) = (PersonKey::generate(&mut entropy).unwrap(), PersonKey::generate(&mut entropy).unwrap());
        let sealed = key.seal(b"here", b"invented", &mut entropy).unwrap();
        assert_eq!(key.open(b"here", &sealed).unwrap(), b"invented");
        assert!(key.open(b"there", &sealed).is_err());
        assert!(other.open(b"here", &sealed).is_err());
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert!(key.open(b"here", &altered).is_err(), "byte {at}");
            assert!(key.open(b"here", &sealed[..at]).is_err(), "cut at {at}");
        }
    }

    /// The same words sealed twice are different bytes: equal names cannot be seen in the store.
    #[test]
    fn equal_words_seal_differently() {
        let mut entropy = Entropy::from_system();
        let key = PersonKey::generate(&mut entropy).unwrap();
        assert_ne!(key.seal(b"", b"same", &mut entropy).unwrap(), key.seal(b"", b"same", &mut entropy).unwrap());
    }
}
