//! Sealing a file to the key of its recipient, in the form that Debian's `age` opens.

use super::SharingProblem;
use lantern_access::consent::SealKey;

/// A scalar like any other: times a point of low order, it is zero.
const PROBE: [u8; 32] = [0x40; 32];

/// The key as age knows it. Points of low order are refused: what is sealed to them is sealed to everybody.
pub(super) fn sound(key: &SealKey) -> Result<age::x25519::Recipient, SharingProblem> {
    let recipient: age::x25519::Recipient = key.as_str().parse().map_err(|_| SharingProblem::UnsoundKey)?;
    let (_, point) = bech32::decode(key.as_str()).map_err(|_| SharingProblem::UnsoundKey)?;
    let point: [u8; 32] = point.try_into().map_err(|_| SharingProblem::UnsoundKey)?;
    let is_sound = x25519_dalek::x25519(PROBE, point) != [0; 32] && recipient.to_string() == key.as_str();
    if is_sound { Ok(recipient) } else { Err(SharingProblem::UnsoundKey) }
}

/// The file, sealed.
pub(super) fn seal(key: &SealKey, plain: &[u8]) -> Result<Vec<u8>, SharingProblem> {
    age::encrypt(&sound(key)?, plain).map_err(|_| SharingProblem::UnsoundKey)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A key to which everybody could open is refused, and so is one that only looks like a key.
    #[test]
    fn keys_of_low_order_are_refused() {
        let spell = |point: [u8; 32]| bech32::encode::<bech32::Bech32>(bech32::Hrp::parse("age").unwrap(), &point).unwrap();
        let mut one = [0; 32];
        one[0] = 1;
        for point in [[0; 32], one] {
            let key = SealKey::parse(&spell(point)).unwrap();
            assert_eq!(sound(&key).unwrap_err(), SharingProblem::UnsoundKey);
        }
        let good = SealKey::parse("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p").unwrap();
        assert!(sound(&good).is_ok());
        let slip = SealKey::parse("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8q").unwrap();
        assert!(sound(&slip).is_err(), "a slip of the pen is found");
    }
}
