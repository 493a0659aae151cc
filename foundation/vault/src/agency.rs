//! An agency's key pair: X25519 with the sealed-box construction of `crypto_box`.

use crate::{Entropy, PersonKey, VaultError};
use crypto_box::{PublicKey, SecretKey, aead::OsRng};

/// The public half: seals, opens nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyPublic(PublicKey);

/// The secret half: opens the identity keys of the agency's persons.
pub struct AgencySecret(SecretKey);

impl AgencyPublic {
    /// The 32 bytes.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// From its 32 bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, VaultError> {
        PublicKey::from_slice(bytes).map(Self).map_err(|_| VaultError::DoesNotOpen)
    }

    pub(crate) fn seal(&self, bytes: &[u8]) -> Result<Vec<u8>, VaultError> {
        self.0.seal(&mut OsRng, bytes).map_err(|_| VaultError::NoEntropy)
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
        self.0.unseal(wrapped).ok().and_then(|bytes| bytes.try_into().ok()).map(PersonKey).ok_or(VaultError::DoesNotOpen)
    }
}
