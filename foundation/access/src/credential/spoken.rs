//! Codes that are read out: seven pronounceable words, good once and for a while.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Instant, SecretHash};

/// Wrong codes after which a code is void.
const WRONG_CODES_MAX: u8 = 5;
/// Bytes of randomness in a code: 112 bits, from which on a plain hash is enough (6.5.2).
pub(super) const SPOKEN_BYTES: usize = 14;

/// A one-time code of seven pronounceable words of five letters.
///
/// The words are proquints (Wilkerson, "A Proposal for Proquints", arXiv:0901.4016): sixteen bits each as consonant, vowel,
/// consonant, vowel, consonant. They can be read out over a bad line in any of the six languages, and need no word list.
pub struct SpokenCode(Zeroizing<[u8; SPOKEN_BYTES]>);

const CONSONANTS: &[u8; 16] = b"bdfghjklmnprstvz";
const VOWELS: &[u8; 4] = b"aiou";

impl SpokenCode {
    /// A code of these random bytes.
    pub fn from_random(random: [u8; SPOKEN_BYTES]) -> Self {
        Self(Zeroizing::new(random))
    }

    /// The words, with hyphens between them.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(SPOKEN_BYTES * 3));
        for pair in self.0.chunks_exact(2) {
            if !text.is_empty() {
                text.push('-');
            }
            let bits = u16::from_be_bytes([pair[0], pair[1]]);
            for (shift, letters) in [(12, &CONSONANTS[..]), (10, &VOWELS[..]), (6, &CONSONANTS[..]), (4, &VOWELS[..]), (0, &CONSONANTS[..])] {
                let place = usize::from(bits >> shift) & (letters.len() - 1);
                text.push(char::from(letters[place]));
            }
        }
        text
    }

    /// Reads the words, however they are separated and whether large or small.
    pub fn parse(text: &str) -> Option<Self> {
        let letters: Zeroizing<Vec<u8>> =
            Zeroizing::new(text.bytes().filter(u8::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).take(200).collect());
        if letters.len() != SPOKEN_BYTES / 2 * 5 {
            return None;
        }
        let mut bytes = Zeroizing::new([0; SPOKEN_BYTES]);
        for (word, pair) in letters.chunks_exact(5).zip(bytes.chunks_exact_mut(2)) {
            let mut bits = 0_u16;
            for (place, letter) in word.iter().enumerate() {
                let (alphabet, width) = if place % 2 == 0 { (&CONSONANTS[..], 4) } else { (&VOWELS[..], 2) };
                bits = bits << width | u16::try_from(alphabet.iter().position(|one| one == letter)?).ok()?;
            }
            pair.copy_from_slice(&bits.to_be_bytes());
        }
        Some(Self(bytes))
    }

    fn hash(&self) -> SecretHash {
        SecretHash::of("spoken code", &*self.0)
    }
}

impl fmt::Debug for SpokenCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SpokenCode(…)")
    }
}

/// Why a code does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeProblem {
    /// Not the code.
    #[error("the code does not fit")]
    Wrong,
    /// Its time is over.
    #[error("the code is too old: ask for a new one")]
    Late,
    /// Void after too many wrong ones.
    #[error("the code is void after {WRONG_CODES_MAX} wrong tries: ask for a new one")]
    Over,
}

/// What is stored of a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CodeLock {
    hash: SecretHash,
    issued_at: Instant,
    wrong_codes: u8,
}

impl CodeLock {
    pub(super) fn of(code: &SpokenCode, at: Instant) -> Self {
        Self { hash: code.hash(), issued_at: at, wrong_codes: 0 }
    }

    /// A clock that was turned back revives nothing: before its birth a code is late, too.
    pub(super) fn is_late(&self, life_seconds: i64, at: Instant) -> bool {
        !(0..life_seconds).contains(&at.seconds_since(self.issued_at))
    }

    /// Compares in constant time and counts what was wrong.
    pub(super) fn open(&mut self, text: &str, life_seconds: i64, at: Instant) -> Result<(), CodeProblem> {
        if self.wrong_codes >= WRONG_CODES_MAX {
            return Err(CodeProblem::Over);
        }
        if self.is_late(life_seconds, at) {
            return Err(CodeProblem::Late);
        }
        if SpokenCode::parse(text).is_none_or(|code| code.hash() != self.hash) {
            self.wrong_codes = self.wrong_codes.saturating_add(1);
            return Err(CodeProblem::Wrong);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The published example of the encoding: 127.0.0.1 is lusab-babad.
    #[test]
    fn words_are_proquints() {
        let mut random = [0; 14];
        random[..4].copy_from_slice(&[127, 0, 0, 1]);
        let text = SpokenCode::from_random(random).text();
        assert!(text.starts_with("lusab-babad-"), "{}", *text);
        assert_eq!(text.split('-').count(), 7);
    }

    proptest! {
        /// Every code reads back, however it was typed.
        #[test]
        fn codes_read_back(random in prop::array::uniform14(any::<u8>())) {
            let code = SpokenCode::from_random(random);
            let typed = code.text().to_uppercase().replace('-', "  ");
            prop_assert_eq!(SpokenCode::parse(&typed).map(|read| *read.0), Some(random));
        }

        /// Nothing typed makes the reader panic.
        #[test]
        fn any_text_can_be_read(text in "\\PC{0,80}") {
            let _ = SpokenCode::parse(&text);
        }
    }
}
