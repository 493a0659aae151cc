//! An agency's key pair (X25519), and the sealing of person keys to its public half.
//!
//! A wrapped person key is version (1 byte), the sealer's public key (32 bytes), nonce (24 bytes), ciphertext of
//! `crypto_box` (X25519, XSalsa20-Poly1305). Inside stands the key in version 1; in version 2 the id of the subject
//! (16 bytes) and then the key, so that the key of one person cannot be handed in under the name of another.
//! The sealer's own pair is forgotten when its batch is done, so what it sealed opens with the agency's secret half
//! only; one key agreement serves a whole batch of an import.

use crate::{Entropy, PersonKey, Secret32, VaultError};
use crypto_box::{PublicKey, SalsaBox, SecretKey, aead::Aead};
use zeroize::{Zeroize, Zeroizing};

const UNBOUND: u8 = 1;
const BOUND: u8 = 2;
const PUBLIC_BYTES: usize = 32;
const NONCE_BYTES: usize = 24;
const SUBJECT_BYTES: usize = 16;

/// The public half: seals, opens nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyPublic(PublicKey);

/// The secret half: opens the identity keys of the agency's persons.
/// Kept as bytes and not as `crypto_box::SecretKey`, which wipes its scalar only and leaves the bytes.
#[derive(Debug)]
pub struct AgencySecret(Secret32);

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
    /// Seals a person's identity key to the agency, bound to the record it belongs to (version 2).
    pub fn wrap_for(&self, key: &PersonKey, subject: &[u8; SUBJECT_BYTES], entropy: &mut Entropy) -> Result<Vec<u8>, VaultError> {
        let mut inside = Zeroizing::new([0; SUBJECT_BYTES + 32]);
        inside[..SUBJECT_BYTES].copy_from_slice(subject);
        inside[SUBJECT_BYTES..].copy_from_slice(&key.0);
        self.seal(BOUND, &inside[..], entropy)
    }

    fn seal(&self, version: u8, inside: &[u8], entropy: &mut Entropy) -> Result<Vec<u8>, VaultError> {
        let nonce = entropy.bytes::<NONCE_BYTES>()?;
        let sealed = self.sealing.encrypt(&nonce.into(), inside).map_err(|_| VaultError::DoesNotOpen)?;
        let mut bytes = Vec::with_capacity(1 + PUBLIC_BYTES + NONCE_BYTES + sealed.len());
        bytes.push(version);
        bytes.extend_from_slice(self.public.as_bytes());
        bytes.extend_from_slice(&nonce);
        bytes.extend_from_slice(&sealed);
        Ok(bytes)
    }
}

impl AgencySecret {
    /// A fresh pair.
    pub fn generate(entropy: &mut Entropy) -> Result<Self, VaultError> {
        entropy.bytes().map(|mut bytes| Self(Secret32::take(&mut bytes)))
    }

    /// From the 32 bytes, as recovery words give them back.
    pub const fn from_secret(secret: Secret32) -> Self {
        Self(secret)
    }

    pub(crate) const fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }

    /// The public half.
    pub fn public(&self) -> AgencyPublic {
        AgencyPublic(self.key().public_key())
    }

    /// Opens a key that names no subject (version 1).
    pub fn open_person_key(&self, wrapped: &[u8]) -> Result<PersonKey, VaultError> {
        match self.open(wrapped)? {
            (UNBOUND, inside) => person_key(&inside),
            _ => Err(VaultError::DoesNotOpen),
        }
    }

    /// Opens the key of this subject: version 2 where it names it, or version 1, which names nobody.
    pub fn open_person_key_for(&self, wrapped: &[u8], subject: &[u8; SUBJECT_BYTES]) -> Result<PersonKey, VaultError> {
        match self.open(wrapped)? {
            (UNBOUND, inside) => person_key(&inside),
            (_, inside) => match inside.split_first_chunk::<SUBJECT_BYTES>() {
                Some((named, key)) if named == subject => person_key(key),
                _ => Err(VaultError::DoesNotOpen),
            },
        }
    }

    fn key(&self) -> SecretKey {
        SecretKey::from_bytes(*self.expose())
    }

    fn open(&self, wrapped: &[u8]) -> Result<(u8, Zeroizing<Vec<u8>>), VaultError> {
        let (version, rest) = wrapped.split_first().ok_or(VaultError::DoesNotOpen)?;
        let (public, rest) = rest.split_first_chunk::<PUBLIC_BYTES>().ok_or(VaultError::DoesNotOpen)?;
        let (nonce, sealed) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(VaultError::DoesNotOpen)?;
        let length = match *version {
            UNBOUND => 32,
            BOUND => SUBJECT_BYTES + 32,
            _ => return Err(VaultError::DoesNotOpen),
        };
        let opening = SalsaBox::new(&PublicKey::from_bytes(*public), &self.key());
        let inside = Zeroizing::new(opening.decrypt(&(*nonce).into(), sealed).map_err(|_| VaultError::DoesNotOpen)?);
        // The version byte stands outside the box: the length inside says whether it was changed.
        if inside.len() == length { Ok((*version, inside)) } else { Err(VaultError::DoesNotOpen) }
    }
}

fn person_key(bytes: &[u8]) -> Result<PersonKey, VaultError> {
    let mut key: [u8; 32] = bytes.try_into().map_err(|_| VaultError::DoesNotOpen)?;
    let person = PersonKey(key);
    key.zeroize();
    Ok(person)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A wrapped key of either version opens with its agency's secret half only, and only unaltered; two wraps of one key differ.
    #[test]
    fn only_the_agency_opens_a_person_key() {
        let mut entropy = Entropy::from_system();
        let (agency, other) = (AgencySecret::generate(&mut entropy).unwrap(), AgencySecret::generate(&mut entropy).unwrap());
        let key = PersonKey::generate(&mut entropy).unwrap();
        let sealer = agency.public().sealer(&mut entropy).unwrap();
        let subject = [7; 16];
        for wrapped in [sealer.seal(UNBOUND, &key.0, &mut entropy).unwrap(), sealer.wrap_for(&key, &subject, &mut entropy).unwrap()] {
            assert_eq!(agency.open_person_key_for(&wrapped, &subject).unwrap().0, key.0);
            assert!(other.open_person_key_for(&wrapped, &subject).is_err());
            for at in 0..wrapped.len() {
                let mut altered = wrapped.clone();
                // The top bit of an X25519 public key is not part of it (RFC 7748 section 5).
                altered[at] ^= if at == 0 { 3 } else { 1 };
                assert!(agency.open_person_key_for(&altered, &subject).is_err(), "byte {at}");
                assert!(agency.open_person_key_for(&wrapped[..at], &subject).is_err(), "cut at {at}");
            }
        }
        assert_ne!(sealer.seal(UNBOUND, &key.0, &mut entropy).unwrap(), sealer.seal(UNBOUND, &key.0, &mut entropy).unwrap());
    }

    /// The key of one person cannot be handed in under the name of another, nor as one that names nobody.
    #[test]
    fn a_bound_key_opens_for_its_subject_only() {
        let mut entropy = Entropy::from_system();
        let agency = AgencySecret::generate(&mut entropy).unwrap();
        let key = PersonKey::generate(&mut entropy).unwrap();
        let wrapped = agency.public().sealer(&mut entropy).unwrap().wrap_for(&key, &[1; 16], &mut entropy).unwrap();
        assert!(agency.open_person_key_for(&wrapped, &[1; 16]).is_ok());
        assert!(agency.open_person_key_for(&wrapped, &[2; 16]).is_err());
        assert!(agency.open_person_key(&wrapped).is_err());
    }
}
