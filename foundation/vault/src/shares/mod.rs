//! Recovery words: a 32-byte secret divided so that any `threshold` of `count` sheets bring it back, and fewer tell nothing.
//!
//! SLIP-39 (SatoshiLabs, "Shamir's Secret-Sharing for Mnemonic Codes") with one group, 33 words a sheet, no passphrase over
//! the words: other programs combine them too, for instance PyPI `shamir-mnemonic`. The list of words
//! (`data/slip39-words.txt`, 1,024 words) is the code list of that standard.
//!
//! ```
//! use lantern_vault::{Entropy, Secret32, shares};
//! let sheets = shares::split(&[7; 32], 2, 3, &mut Entropy::from_system())?;
//! let secret: Secret32 = shares::combine(&[sheets[2].as_str(), sheets[0].as_str()])?;
//! assert_eq!(secret.expose(), &[7; 32]);
//! assert!(shares::combine(&[sheets[1].as_str()]).is_err(), "one of two is not enough");
//! # Ok::<(), lantern_vault::VaultError>(())
//! ```

mod cipher;
mod field;
mod mnemonic;

use crate::{Entropy, Secret32, VaultError};
use field::Point;
use hmac::{Hmac, KeyInit, Mac};
use mnemonic::{Common, Sheet};
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

/// The standard numbers sheets with four bits.
pub const SHEETS_MAX: u8 = 16;

const SECRET_AT: u8 = 255;
const DIGEST_AT: u8 = 254;
const DIGEST_BYTES: usize = 4;

/// What is wrong with recovery words. Says which sheet, and which word by its place: never the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ShareProblem {
    /// The numbers make no sense.
    #[error("choose 2 to 16 sheets, and no more needed than there are; one sheet alone is 1 of 1")]
    Numbers,
    /// Not a sheet of 33 words.
    #[error("sheet {sheet} does not have 33 words")]
    Length {
        /// Which sheet, from 1.
        sheet: usize,
    },
    /// A word that is not in the list.
    #[error("word {word} of sheet {sheet} is not in the list: look at its spelling")]
    UnknownWord {
        /// Which sheet, from 1.
        sheet: usize,
        /// Which word, from 1.
        word: usize,
    },
    /// The checksum does not fit.
    #[error("sheet {sheet} has a mistake in its words: compare them with the paper")]
    Checksum {
        /// Which sheet, from 1.
        sheet: usize,
    },
    /// Made by a program with settings that are not used here.
    #[error("sheet {sheet} was not made for a key of this program: groups of groups are not taken")]
    Unsupported {
        /// Which sheet, from 1.
        sheet: usize,
    },
    /// Sheets of different keys, or of different divisions of one key.
    #[error("sheet {sheet} does not belong to sheet 1: they were not made together")]
    Different {
        /// Which sheet, from 1.
        sheet: usize,
    },
    /// The same sheet twice.
    #[error("sheet {sheet} was given twice")]
    Twice {
        /// Which sheet, from 1.
        sheet: usize,
    },
    /// Fewer than needed.
    #[error("{given} of the {needed} sheets that are needed were given")]
    TooFew {
        /// How many were given.
        given: usize,
        /// How many are needed.
        needed: usize,
    },
    /// The digest inside does not fit.
    #[error("the sheets do not fit together: one of them was made up")]
    Digest,
}

fn digest(secret: &[u8; 32], random: &[u8]) -> [u8; DIGEST_BYTES] {
    let mut mac = Hmac::<Sha256>::new_from_slice(random).expect("HMAC takes a key of any length");
    mac.update(secret);
    let mut long = mac.finalize().into_bytes();
    let mut short = [0; DIGEST_BYTES];
    short.copy_from_slice(&long[..DIGEST_BYTES]);
    long.as_mut_slice().zeroize();
    short
}

/// Divides the secret onto `count` sheets of which any `threshold` bring it back.
pub fn split(secret: &[u8; 32], threshold: u8, count: u8, entropy: &mut Entropy) -> Result<Vec<Zeroizing<String>>, VaultError> {
    let alone = threshold == 1 && count == 1;
    if !(alone || (threshold >= 2 && threshold <= count && count <= SHEETS_MAX)) {
        return Err(ShareProblem::Numbers.into());
    }
    let identifier = u16::from_be_bytes(entropy.bytes()?) >> 1;
    // Nobody puts a passphrase over these words, so the standard's extra rounds of stretching would protect nothing.
    let common = Common { identifier, is_extendable: true, exponent: 0, threshold };
    let hidden = cipher::encrypt(secret, common);
    let points = if alone { vec![Point { x: 0, y: hidden }] } else { points(hidden, threshold, count, entropy)? };
    Ok(points.iter().map(|point| mnemonic::write(common, point)).collect())
}

/// The first `threshold - 2` sheets are random; with digest and secret they fix the polynomial, which gives the others.
fn points(hidden: Zeroizing<[u8; 32]>, threshold: u8, count: u8, entropy: &mut Entropy) -> Result<Vec<Point>, VaultError> {
    let mut base = Vec::with_capacity(usize::from(threshold));
    for x in 0..threshold - 2 {
        base.push(Point { x, y: Zeroizing::new(entropy.bytes()?) });
    }
    let mut check = Zeroizing::new([0; 32]);
    check[DIGEST_BYTES..].copy_from_slice(&entropy.bytes::<{ 32 - DIGEST_BYTES }>()?);
    let short = digest(&hidden, &check[DIGEST_BYTES..]);
    check[..DIGEST_BYTES].copy_from_slice(&short);
    base.push(Point { x: DIGEST_AT, y: check });
    base.push(Point { x: SECRET_AT, y: hidden });
    Ok((0..count).map(|x| Point { x, y: field::interpolate(&base, x) }).collect())
}

/// Brings the secret back from sheets in any order. More than needed are taken, and must fit too.
pub fn combine(sheets: &[&str]) -> Result<Secret32, VaultError> {
    if sheets.len() > usize::from(SHEETS_MAX) {
        return Err(ShareProblem::Numbers.into());
    }
    let mut read: Vec<Sheet> = Vec::with_capacity(sheets.len());
    for (index, text) in sheets.iter().enumerate() {
        let sheet = index + 1;
        let found = mnemonic::read(text, sheet)?;
        if read.first().is_some_and(|first| first.common != found.common) {
            return Err(ShareProblem::Different { sheet }.into());
        }
        if read.iter().any(|other| other.point.x == found.point.x) {
            return Err(ShareProblem::Twice { sheet }.into());
        }
        read.push(found);
    }
    let needed = read.first().map_or(2, |first| usize::from(first.common.threshold));
    if read.len() < needed {
        return Err(ShareProblem::TooFew { given: read.len(), needed }.into());
    }
    let common = read[0].common;
    let points: Vec<Point> = read.into_iter().map(|sheet| sheet.point).collect();
    let (enough, more) = points.split_at(needed);
    if more.iter().any(|point| field::interpolate(enough, point.x) != point.y) {
        return Err(ShareProblem::Digest.into());
    }
    let hidden = if needed == 1 { enough[0].y.clone() } else { recover(enough)? };
    Ok(Secret32::take(&mut cipher::decrypt(&hidden, common)))
}

fn recover(enough: &[Point]) -> Result<Zeroizing<[u8; 32]>, ShareProblem> {
    let (hidden, check) = (field::interpolate(enough, SECRET_AT), field::interpolate(enough, DIGEST_AT));
    let fits = digest(&hidden, &check[DIGEST_BYTES..]) == check[..DIGEST_BYTES];
    if fits { Ok(hidden) } else { Err(ShareProblem::Digest) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(sheets: &[Zeroizing<String>]) -> Vec<&str> {
        sheets.iter().map(|sheet| sheet.as_str()).collect()
    }

    /// Any two of three sheets bring the secret back, one does not, and numbers that make no sense are refused.
    #[test]
    fn any_two_of_three_are_enough() {
        let mut entropy = Entropy::from_system();
        let secret = entropy.bytes().unwrap();
        let sheets = split(&secret, 2, 3, &mut entropy).unwrap();
        let sheets = texts(&sheets);
        for pair in [[0, 1], [2, 0], [1, 2]] {
            assert_eq!(combine(&pair.map(|at| sheets[at])).unwrap().expose(), &secret);
        }
        assert_eq!(combine(&sheets).unwrap().expose(), &secret);
        assert!(matches!(combine(&sheets[..1]), Err(VaultError::Shares(ShareProblem::TooFew { given: 1, needed: 2 }))));
        assert!(matches!(combine(&[]), Err(VaultError::Shares(ShareProblem::TooFew { .. }))));
        assert_eq!(combine(&texts(&split(&secret, 1, 1, &mut entropy).unwrap())).unwrap().expose(), &secret);
        for (threshold, count) in [(0, 1), (1, 2), (3, 2), (2, 17), (0, 0), (17, 17)] {
            assert!(split(&secret, threshold, count, &mut entropy).is_err(), "{threshold} of {count}");
        }
    }

    /// Mistakes on paper are found and located: a wrong word, a lost word, a sheet twice, a sheet of another key.
    #[test]
    fn mistakes_are_located() {
        let mut entropy = Entropy::from_system();
        let (ours, others) = (split(&[1; 32], 2, 3, &mut entropy).unwrap(), split(&[1; 32], 2, 3, &mut entropy).unwrap());
        let refused = |sheets: &[&str]| match combine(sheets).unwrap_err() {
            VaultError::Shares(problem) => problem,
            other => panic!("{other}"),
        };
        let (first, second) = (ours[0].as_str(), ours[1].as_str());
        assert_eq!(refused(&[first, first]), ShareProblem::Twice { sheet: 2 });
        assert_eq!(refused(&[first, &others[1]]), ShareProblem::Different { sheet: 2 });
        assert_eq!(refused(&[second, &first[..first.rfind(' ').unwrap()]]), ShareProblem::Length { sheet: 2 });
        let words: Vec<&str> = first.split(' ').collect();
        for at in 0..words.len() {
            let mut changed = words.clone();
            changed[at] = "lantern";
            assert_eq!(refused(&[&changed.join(" "), second]), ShareProblem::UnknownWord { sheet: 1, word: at + 1 });
            changed[at] = if words[at] == "academic" { "acid" } else { "academic" };
            assert_eq!(refused(&[&changed.join(" "), second]), ShareProblem::Checksum { sheet: 1 }, "word {at}");
        }
        assert!(combine(&[&first.to_uppercase().replace(' ', "\n "), second]).is_ok(), "case and spacing do not matter");
    }
}
