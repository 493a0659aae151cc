//! The Feistel network that SLIP-39 puts over the secret: four rounds of PBKDF2-HMAC-SHA256 with an empty passphrase.

use super::mnemonic::Common;
use pbkdf2::pbkdf2_hmac;
use sha2::Sha256;
use zeroize::Zeroizing;

const HALF_BYTES: usize = 16;
const ROUND_ITERATIONS: u32 = 2500;

type Half = Zeroizing<[u8; HALF_BYTES]>;

pub(super) fn encrypt(secret: &[u8; 32], common: Common) -> Zeroizing<[u8; 32]> {
    run(secret, common, [0, 1, 2, 3])
}

pub(super) fn decrypt(hidden: &[u8; 32], common: Common) -> Zeroizing<[u8; 32]> {
    run(hidden, common, [3, 2, 1, 0])
}

fn run(from: &[u8; 32], common: Common, rounds: [u8; 4]) -> Zeroizing<[u8; 32]> {
    let (mut left, mut right) = (Half::default(), Half::default());
    left.copy_from_slice(&from[..HALF_BYTES]);
    right.copy_from_slice(&from[HALF_BYTES..]);
    for round in rounds {
        let mixed = mix(round, &right, common);
        for (byte, mixed) in left.iter_mut().zip(mixed.iter()) {
            *byte ^= mixed;
        }
        std::mem::swap(&mut left, &mut right);
    }
    let mut out = Zeroizing::new([0; 32]);
    out[..HALF_BYTES].copy_from_slice(&right[..]);
    out[HALF_BYTES..].copy_from_slice(&left[..]);
    out
}

/// One round: PBKDF2 (RFC 8018) for half a secret, which is less than one block of it.
fn mix(round: u8, half: &Half, common: Common) -> Half {
    let mut salt = Zeroizing::new(Vec::with_capacity(b"shamir".len() + 2 + HALF_BYTES));
    if !common.is_extendable {
        salt.extend_from_slice(b"shamir");
        salt.extend_from_slice(&common.identifier.to_be_bytes());
    }
    salt.extend_from_slice(&half[..]);
    let mut mixed = Half::default();
    pbkdf2_hmac::<Sha256>(&[round], &salt, ROUND_ITERATIONS << common.exponent, &mut mixed[..]);
    mixed
}
