//! The words of one sheet: identifier and settings (4 words), the value (26), a Reed-Solomon checksum (3).

use super::{ShareProblem, field::Point};
use zeroize::Zeroizing;

const WORDS: &str = include_str!("../../data/slip39-words.txt");
const WORD_BITS: u32 = 10;
const SHEET_WORDS: usize = 33;
const CHECK_WORDS: usize = 3;
const VALUE_FROM: usize = 4;
const VALUE_TO: usize = SHEET_WORDS - CHECK_WORDS;

/// Words are secret: their numbers are wiped like the words.
type Numbers = Zeroizing<[u16; SHEET_WORDS]>;

/// What all sheets of one division share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Common {
    /// Fifteen random bits: tells divisions apart.
    pub(super) identifier: u16,
    /// Whether the identifier stays out of the cipher, so that a key can be divided again.
    pub(super) is_extendable: bool,
    /// Twice the stretching for each step.
    pub(super) exponent: u8,
    /// How many sheets are needed.
    pub(super) threshold: u8,
}

pub(super) struct Sheet {
    pub(super) common: Common,
    pub(super) point: Point,
}

pub(super) fn write(common: Common, point: &Point) -> Zeroizing<String> {
    let mut numbers = Numbers::new([0; SHEET_WORDS]);
    let settings = u32::from(common.identifier) << 5 | u32::from(common.is_extendable) << 4 | u32::from(common.exponent);
    // Group 1 of 1, of which 1 is needed: the first twelve bits are zero.
    let place = u32::from(point.x) << 4 | u32::from(common.threshold - 1);
    for (at, twenty) in [(0, settings), (2, place)] {
        numbers[at] = low_word(twenty >> WORD_BITS);
        numbers[at + 1] = low_word(twenty);
    }
    write_value(&point.y, &mut numbers);
    let check = polymod(common.is_extendable, &numbers) ^ 1;
    for (at, number) in numbers[VALUE_TO..].iter_mut().rev().enumerate() {
        *number = low_word(check >> (WORD_BITS * u32::try_from(at).expect("three words")));
    }
    let mut text = Zeroizing::new(String::with_capacity(SHEET_WORDS * 10));
    for number in numbers.iter() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(WORDS.lines().nth(usize::from(*number)).expect("the list has a word for each of the 1,024 numbers"));
    }
    text
}

pub(super) fn read(text: &str, sheet: usize) -> Result<Sheet, ShareProblem> {
    let mut numbers = Numbers::new([0; SHEET_WORDS]);
    if text.split_whitespace().take(SHEET_WORDS + 1).count() != SHEET_WORDS {
        return Err(ShareProblem::Length { sheet });
    }
    for (at, (number, word)) in numbers.iter_mut().zip(text.split_whitespace()).enumerate() {
        let found = WORDS.lines().position(|listed| listed.eq_ignore_ascii_case(word)).and_then(|found| u16::try_from(found).ok());
        *number = found.ok_or(ShareProblem::UnknownWord { sheet, word: at + 1 })?;
    }
    let twenty = |at: usize| u32::from(numbers[at]) << WORD_BITS | u32::from(numbers[at + 1]);
    let (settings, place) = (twenty(0), twenty(2));
    let is_extendable = settings >> 4 & 1 == 1;
    if polymod(is_extendable, &numbers) != 1 {
        return Err(ShareProblem::Checksum { sheet });
    }
    // Twelve bits of group numbers; a value of 256 bits has four bits of padding before it.
    if place >> 8 != 0 || numbers[VALUE_FROM] >> 6 != 0 {
        return Err(ShareProblem::Unsupported { sheet });
    }
    let identifier = u16::try_from(settings >> 5).expect("fifteen bits are left of twenty");
    let common = Common { identifier, is_extendable, exponent: low_four(settings), threshold: low_four(place) + 1 };
    Ok(Sheet { common, point: Point { x: low_four(place >> 4), y: read_value(&numbers) } })
}

fn low_word(value: u32) -> u16 {
    u16::try_from(value & 1023).expect("ten bits")
}

fn low_four(value: u32) -> u8 {
    u8::try_from(value & 15).expect("four bits")
}

fn write_value(value: &[u8; 32], numbers: &mut Numbers) {
    // Four bits of padding come first.
    let (mut held, mut bits, mut at) = (0_u32, 4, VALUE_FROM);
    for byte in value {
        held = (held << 8 | u32::from(*byte)) & 0x3_ffff;
        bits += 8;
        while bits >= WORD_BITS {
            bits -= WORD_BITS;
            numbers[at] = low_word(held >> bits);
            at += 1;
        }
    }
}

fn read_value(numbers: &Numbers) -> Zeroizing<[u8; 32]> {
    let mut value = Zeroizing::new([0; 32]);
    let (mut held, mut bits, mut at) = (u32::from(numbers[VALUE_FROM]), 6, 0);
    for number in &numbers[VALUE_FROM + 1..VALUE_TO] {
        held = (held << WORD_BITS | u32::from(*number)) & 0x3_ffff;
        bits += WORD_BITS;
        while bits >= 8 {
            bits -= 8;
            value[at] = u8::try_from(held >> bits & 255).expect("eight bits");
            at += 1;
        }
    }
    value
}

/// RS1024 of the standard: finds up to three wrong words for certain. One where the checksum fits.
fn polymod(is_extendable: bool, numbers: &Numbers) -> u32 {
    const GENERATOR: [u32; 10] =
        [0x00e0_e040, 0x01c1_c080, 0x0383_8100, 0x0707_0200, 0x0e0e_0009, 0x1c0c_2412, 0x3808_6c24, 0x3090_fc48, 0x21b1_f890, 0x03f3_f120];
    let purpose: &[u8] = if is_extendable { b"shamir_extendable" } else { b"shamir" };
    let mut check = 1_u32;
    for value in purpose.iter().map(|byte| u32::from(*byte)).chain(numbers.iter().map(|number| u32::from(*number))) {
        let carried = check >> 20;
        check = (check & 0xf_ffff) << WORD_BITS ^ value;
        for (bit, generator) in GENERATOR.iter().enumerate() {
            if carried >> bit & 1 == 1 {
                check ^= generator;
            }
        }
    }
    check
}
