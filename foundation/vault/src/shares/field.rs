//! Polynomials over the field with 256 elements (Rijndael's), byte by byte, without tables: a table that is looked into by
//! secret bytes tells them to whoever watches the cache.

use zeroize::Zeroizing;

/// One sheet's place and value; places 254 and 255 are the digest and the secret.
pub(super) struct Point {
    pub(super) x: u8,
    pub(super) y: Zeroizing<[u8; 32]>,
}

const fn multiply(left: u8, right: u8) -> u8 {
    let (mut left, mut right, mut product) = (left, right, 0);
    let mut bit = 0;
    while bit < 8 {
        product ^= left & 0_u8.wrapping_sub(right & 1);
        left = left << 1 ^ 0x1b & 0_u8.wrapping_sub(left >> 7);
        right >>= 1;
        bit += 1;
    }
    product
}

/// The 254th power: 255 is the order of the group.
const fn invert(value: u8) -> u8 {
    let (mut power, mut result) = (value, 1);
    let mut bit = 0;
    while bit < 7 {
        power = multiply(power, power);
        result = multiply(result, power);
        bit += 1;
    }
    result
}

/// Lagrange's polynomial through the points, at `x`. The places differ: whoever collects the points checks that.
pub(super) fn interpolate(points: &[Point], x: u8) -> Zeroizing<[u8; 32]> {
    if let Some(point) = points.iter().find(|point| point.x == x) {
        return point.y.clone();
    }
    let mut value = Zeroizing::new([0; 32]);
    for point in points {
        let mut basis = 1;
        for other in points.iter().filter(|other| other.x != point.x) {
            basis = multiply(basis, multiply(x ^ other.x, invert(point.x ^ other.x)));
        }
        for (sum, y) in value.iter_mut().zip(point.y.iter()) {
            *sum ^= multiply(basis, *y);
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Multiplication is that of FIPS 197 (its worked example in section 4.2), and every element but zero has its inverse.
    #[test]
    fn the_field_is_that_of_rijndael() {
        assert_eq!(multiply(0x57, 0x83), 0xc1);
        assert_eq!(multiply(0x57, 0x13), 0xfe);
        for value in 1..=255 {
            assert_eq!(multiply(value, invert(value)), 1, "{value}");
        }
    }
}
