//! An agency's key pair (X25519), and the sealing of person keys to its public half.
//!
//! A wrapped person key is version (1 byte, 1), the sealer's public key (32 bytes), nonce (24 bytes), ciphertext of
//! `crypto_box` (X25519, XSalsa20-Poly1305). The sealer's own pair is forgotten when its batch is done, so what it
//! sealed opens with the agency's secret half only; one key agreement serves a whole batch of an import.

use crate::{Entropy, PersonKey, VaultError};
use crypto_box::{PublicKey, SalsaBox, SecretKey, aead::Aead};

const VERSION: u8 = 1;
const PUBLIC_BYTES: usize = 32;
const NONCE_BYTES: usize = 24;

/// The public half: seals, opens nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyPublic(PublicKey);

/// The secret half: opens the identity keys of the agency's persons.
pub struct AgencySecret(SecretKey);

/// Seals person keys to one agency, a batch at a time.
pub struct PersonKeySealer {
    public: PublicKey,
    sealing: SalsaBox,
}

impl AgencyPublic {
    /// The 32 bytes.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// From its 32 bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, VaultError> {
        PublicKey::from_slice(bytes).map(Self).map_err(|_| VaultError::DoesNotOpen)
    }

    /// A sealer with a fresh pair of its own.
    pub fn sealer(&self, entropy: &mut Entropy) -> Result<PersonKeySealer, VaultError> {
        let own = SecretKey::from_bytes(entropy.bytes()?);
        Ok(PersonKeySealer { public: own.public_key(), sealing: SalsaBox::new(&self.0, &own) })
    }
}

impl PersonKeySealer {
    /// Seals a person's identity key to the agency: nobody but the agency opens it again.
    pub fn wrap(&self, key: &PersonKey, entropy: &mut Entropy) -> Result<Vec<u8>, VaultError> {
        let nonce = entropy.bytes::<NONCE_BYTES>()?;
        let sealed = self.sealing.encrypt(&nonce.into(), &key.0[..]).map_err(|_| VaultError::DoesNotOpen)?;
        let mut bytes = Vec::with_capacity(1 + PUBLIC_BYTES + NONCE_BYTES + sealed.len());
        bytes.push(VERSION);
        bytes.extend_from_slice(self.public.as_bytes());
        bytes.extend_from_slice(&nonce);
        bytes.extend_from_slice(&sealed);
        Ok(bytes)
    }
}

impl AgencySecret {
    /// A fresh pair.
    pub fn generate(entropy: &mut Entropy) -> Result<Self, VaultError> {
        entropy.bytes().map(|bytes| Self(SecretKey::from_bytes(bytes)))
    }

    pub(crate) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(SecretKey::from_bytes(bytes))
    }

    pub(crate) fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The public half.
    pub fn public(&self) -> AgencyPublic {
        AgencyPublic(self.0.public_key())
    }

    /// Opens a person's identity key.
    pub fn open_person_key(&self, wrapped: &[u8]) -> Result<PersonKey, VaultError> {
        let (version, rest) = wrapped.split_first().ok_or(VaultError::DoesNotOpen)?;
        let (public, rest) = rest.split_first_chunk::<PUBLIC_BYTES>().ok_or(VaultError::DoesNotOpen)?;
        let (nonce, sealed) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(VaultError::DoesNotOpen)?;
        if *version != VERSION {
            return Err(VaultError::DoesNotOpen);
        }
        let opening = SalsaBox::new(&PublicKey::from_bytes(*public), &self.0);
        let key = opening.decrypt(&(*nonce).into(), sealed).map_err(|_| VaultError::DoesNotOpen)?;
        key.try_into().map(PersonKey).map_err(|_| VaultError::DoesNotOpen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A wrapped key opens with its agency's secret half only, and only unaltered; two wraps of one key differ.
    #[test]
    fn only_the_agency_opens_a_person_key() {
        let mut entropy = Entropy::from_system();
        let (agency, other) = (AgencySecret::generate(&mut entropy).unwrap(), AgencySecret::generate(&mut entropy).unwrap());
        let key = PersonKey::generate(&mut entropy).unwrap();
        let sealer = agency.public().sealer(&mut entropy).unwrap();
        let wrapped = sealer.wrap(&key, &mut entropy).unwrap();
        assert_eq!(agency.open_person_key(&wrapped).unwrap().0, key.0);
        assert!(other.open_person_key(&wrapped).is_err());
        assert_ne!(sealer.wrap(&key, &mut entropy).unwrap(), wrapped);
        for at in 0..wrapped.len() {
            let mut altered = wrapped.clone();
            // The top bit of an X25519 public key is not part of it (RFC 7748 section 5).
            altered[at] ^= 1;
            assert!(agency.open_person_key(&altered).is_err(), "byte {at}");
            assert!(agency.open_person_key(&wrapped[..at]).is_err(), "cut at {at}");
        }
    }
}
