//! The return code: six words of chance and one that checks them, and the keys that follow from them.

use crate::{AnswerAddress, ComplaintError, Identity, answer::Proof, words};
use argon2::{Algorithm, Argon2, Params, Version};
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Words of chance: 66 bits.
const CHANCE_WORDS: usize = 6;
/// All words, the checking one included.
const WORDS: usize = CHANCE_WORDS + 1;
/// What is read at all when somebody types a code.
const TYPED_BYTES_MAX: usize = 400;
/// How many mistyped words are put right; beyond that the guess would be worth little.
const CORRECTED_MAX: usize = 3;

/// argon2id with 19 MiB, two passes, one lane: the second of the equivalent settings of the OWASP password storage cheat sheet. In plain JavaScript (no
/// WebAssembly, which a strict content policy forbids) the derivation, and sealing to seven handlers after it, took 0.3 s in Chromium on a desktop machine
/// and 2 s with its processor slowed six times, which stands for a cheap phone. Every browser has 19 MiB. On top of 66 bits of chance it need not be
/// heavier.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// The same for all: the look-up must follow from the words alone. It keeps tables made for other purposes out.
const SALT: &[u8] = b"lantern complaint code v1";
const CONTEXT_CHECK: &str = "lantern complaints 2026 code check";
const CONTEXT_LOOK_UP: &str = "lantern complaints 2026 look-up";
const CONTEXT_IDENTITY: &str = "lantern complaints 2026 answer identity";
const CONTEXT_PROOF: &str = "lantern complaints 2026 answer proof";

/// The words that a person who complained keeps. Only [`Code::phrase`] shows them.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Code([u16; WORDS]);

impl Code {
    /// A code from random bytes; the last six bits are not used.
    pub fn generate(random: [u8; 9]) -> Self {
        let random = Zeroizing::new(random);
        let mut bits = random.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte)) >> 6;
        let mut chance = [0; CHANCE_WORDS];
        for index in chance.iter_mut().rev() {
            *index = u16::try_from(bits & u128::from(words::COUNT - 1)).expect("eleven bits");
            bits >>= 11;
        }
        Self::with_check(chance)
    }

    /// Reads what somebody typed: capitals, signs, numbering and missing spaces do not matter, and a slip in up to three words is put right where only one
    /// code fits.
    pub fn parse(typed: &str) -> Result<Self, ComplaintError> {
        if typed.len() > TYPED_BYTES_MAX {
            return Err(ComplaintError::CodeLength(typed.split_whitespace().count()));
        }
        let tokens = tokens(typed);
        if tokens.len() != WORDS {
            return Err(ComplaintError::CodeLength(tokens.len()));
        }
        let mut choices: Vec<Vec<u16>> = Vec::with_capacity(WORDS);
        let mut corrected = 0;
        for (place, token) in tokens.iter().enumerate() {
            let choice = words::exact(token).map_or_else(|| words::near(token), |index| vec![index]);
            corrected += usize::from(words::exact(token).is_none());
            if choice.is_empty() || corrected > CORRECTED_MAX {
                return Err(ComplaintError::CodeWord(place + 1));
            }
            choices.push(choice);
        }
        Self::only_one_of(&choices)
    }

    /// The words, with a space between them.
    pub fn phrase(&self) -> Zeroizing<String> {
        spell(&self.0)
    }

    /// The keys that follow from the words. This takes a moment and 19 MiB, by intention.
    pub fn keys(&self) -> Keys {
        let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(32)).expect("the numbers are within argon2's bounds");
        let mut master = Zeroizing::new([0; 32]);
        let phrase = spell(&self.0[..CHANCE_WORDS]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(phrase.as_bytes(), SALT, &mut *master)
            .expect("the salt and the output are within argon2's bounds");
        let [look_up, proof] = [CONTEXT_LOOK_UP, CONTEXT_PROOF].map(|context| half_of(blake3::derive_key(context, &*master)));
        Keys { look_up: LookUp(look_up), proof: Proof(proof), identity: Identity::from_secret(blake3::derive_key(CONTEXT_IDENTITY, &*master)) }
    }

    fn with_check(chance: [u16; CHANCE_WORDS]) -> Self {
        let mut all = [0; WORDS];
        all[..CHANCE_WORDS].copy_from_slice(&chance);
        all[CHANCE_WORDS] = check(&chance);
        Self(all)
    }

    fn only_one_of(choices: &[Vec<u16>]) -> Result<Self, ComplaintError> {
        let mut found = None;
        let mut turn = vec![0; choices.len()];
        loop {
            let mut all = [0; WORDS];
            for (place, choice) in choices.iter().enumerate() {
                all[place] = choice[turn[place]];
            }
            if check(&all[..CHANCE_WORDS]) == all[CHANCE_WORDS] && found.replace(Self(all)).is_some() {
                return Err(ComplaintError::CodeUnclear);
            }
            // Counts through the choices like an odometer.
            let Some(place) = (0..choices.len()).find(|place| turn[*place] + 1 < choices[*place].len()) else {
                return found.ok_or(ComplaintError::CodeCheck);
            };
            turn[place] += 1;
            turn[..place].fill(0);
        }
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(withheld)")
    }
}

/// What follows from a code: where answers lie, what opens them, and what an answer must show.
#[derive(Debug, Clone)]
pub struct Keys {
    look_up: LookUp,
    identity: Identity,
    proof: Proof,
}

impl Keys {
    /// Under what the complaint and its answers are kept.
    pub fn look_up(&self) -> &LookUp {
        &self.look_up
    }

    /// The identity that opens answers.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Where answers go; it is sealed into the complaint.
    pub(crate) fn address(&self) -> AnswerAddress {
        AnswerAddress { recipient: self.identity.recipient(), proof: self.proof.clone() }
    }
}

/// Under what a complaint and its answers are kept: 16 bytes, written as 32 hexadecimal digits. It does not lead back to the code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LookUp([u8; 16]);

impl LookUp {
    /// Reads 32 small hexadecimal digits.
    pub fn parse(text: &str) -> Result<Self, ComplaintError> {
        sixteen(text).map(Self).ok_or(ComplaintError::Malformed("a look-up has 32 hexadecimal digits"))
    }
}

impl fmt::Display for LookUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Sixteen bytes from 32 small hexadecimal digits.
pub(crate) fn sixteen(text: &str) -> Option<[u8; 16]> {
    if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)) {
        return None;
    }
    u128::from_str_radix(text, 16).ok().map(u128::to_be_bytes)
}

fn half_of(bytes: [u8; 32]) -> [u8; 16] {
    let bytes = Zeroizing::new(bytes);
    *bytes.first_chunk().expect("32 bytes have 16")
}

fn spell(indexes: &[u16]) -> Zeroizing<String> {
    let mut phrase = Zeroizing::new(String::with_capacity(WORDS * (words::LETTERS + 1)));
    for index in indexes {
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        phrase.extend(words::letters(*index).map(char::from));
    }
    phrase
}

fn check(chance: &[u16]) -> u16 {
    let bytes: Zeroizing<Vec<u8>> = Zeroizing::new(chance.iter().flat_map(|index| index.to_be_bytes()).collect());
    let digest = blake3::derive_key(CONTEXT_CHECK, &bytes);
    u16::from_be_bytes([digest[0], digest[1]]) % words::COUNT
}

/// The words of what was typed. A letter or digit inside a word that the list does not know stands as `?` and counts as one slip; numbers alone are
/// numbering.
fn tokens(typed: &str) -> Vec<Zeroizing<Vec<u8>>> {
    let typed = Zeroizing::new(typed.to_lowercase());
    let mut tokens: Vec<Zeroizing<Vec<u8>>> = Vec::new();
    for token in typed.split(|letter: char| !letter.is_alphanumeric()) {
        if token.is_empty() || token.chars().all(char::is_numeric) {
            continue;
        }
        tokens.push(Zeroizing::new(token.chars().map(|letter| if letter.is_ascii_lowercase() { letter as u8 } else { b'?' }).collect()));
    }
    if tokens.len() != WORDS && tokens.iter().map(|token| token.len()).sum::<usize>() == WORDS * words::LETTERS {
        let joined: Zeroizing<Vec<u8>> = Zeroizing::new(tokens.iter().flat_map(|token| token.iter().copied()).collect());
        return joined.chunks(words::LETTERS).map(|token| Zeroizing::new(token.to_vec())).collect();
    }
    tokens
}
