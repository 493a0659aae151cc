//! The Feistel network that SLIP-39 puts over the secret: four rounds of PBKDF2-HMAC-SHA256 with an empty passphrase.

use super::mnemonic::Common;
use hmac::{Hmac, KeyInit, Mac};
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
    let keyed = Hmac::<Sha256>::new_from_slice(&[round]).expect("HMAC takes a key of any length");
    let mut first = keyed.clone();
    if !common.is_extendable {
        first.update(b"shamir");
        first.update(&common.identifier.to_be_bytes());
    }
    first.update(&half[..]);
    first.update(&1_u32.to_be_bytes());
    let mut block = Zeroizing::new(<[u8; 32]>::from(first.finalize().into_bytes()));
    let mut sum = Half::default();
    sum.copy_from_slice(&block[..HALF_BYTES]);
    for _ in 1..ROUND_ITERATIONS << common.exponent {
        let mut next = keyed.clone();
        next.update(&block[..]);
        block = Zeroizing::new(next.finalize().into_bytes().into());
        for (byte, next) in sum.iter_mut().zip(block.iter()) {
            *byte ^= next;
        }
    }
    sum
}
