//! Search without names: each word of a sealed value becomes a token, keyed by the agency's secret and an epoch.
//!
//! Whoever has the tokens learns which records share a word, and nothing of the word. A token is the first 16 bytes of a keyed
//! BLAKE3 hash over scheme version, field and folded word. Folding is by words: a language that writes without spaces has one
//! token for a whole run of letters, and is found by the whole run only.

use crate::AgencySecret;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use zeroize::{Zeroize, Zeroizing};

/// The version of folding and hashing; tokens of another version are made anew (`index`), never compared.
pub const SEARCH_SCHEME: u8 = 1;

/// What one word became.
pub type SearchToken = [u8; 16];

/// More words of one value are not searched for: names are shorter.
const WORDS_MAX: usize = 64;
const WORD_CHARACTERS_MAX: usize = 64;
const TEXT_BYTES_MAX: usize = 16 * 1024;

/// An agency's key for one epoch. A new epoch, and all tokens of the old one compare with nothing any more.
pub(crate) struct SearchKey(Zeroizing<[u8; 32]>);

impl SearchKey {
    pub(crate) fn derive(secret: &AgencySecret, epoch: u32) -> Self {
        let mut material = Zeroizing::new([0; 36]);
        material[..32].copy_from_slice(secret.expose());
        material[32..].copy_from_slice(&epoch.to_be_bytes());
        Self(Zeroizing::new(blake3::derive_key("lantern 2026 agency key: search tokens of one epoch", &material[..])))
    }

    /// The tokens of a value, in order and each once, so that their order says nothing about the words'.
    pub(crate) fn tokens(&self, field: u16, text: &str) -> Vec<SearchToken> {
        let mut tokens: Vec<SearchToken> = fold_words(text).iter().map(|word| self.token(field, word)).collect();
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }

    fn token(&self, field: u16, word: &str) -> SearchToken {
        let mut hasher = blake3::Hasher::new_keyed(&self.0);
        hasher.update(&[SEARCH_SCHEME]).update(&field.to_be_bytes()).update(word.as_bytes());
        let mut token = [0; 16];
        hasher.finalize_xof().fill(&mut token);
        hasher.zeroize();
        token
    }
}

/// Words as they are compared: compatibility forms undone (NFKD), marks stripped, case folded.
fn fold_words(text: &str) -> Vec<Zeroizing<String>> {
    let mut cut = text.len().min(TEXT_BYTES_MAX);
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    let mut words = Vec::new();
    let mut word = empty_word();
    let mut characters = 0;
    // Through capitals and back: so sharp s meets double s and the two small sigmas meet, as case folding has it. Normalised
    // again afterwards, because a capital may come apart into a letter and a mark.
    let cased = text[..cut].nfkd().filter(|c| !is_dropped(*c)).flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    for character in cased.nfkd().filter(|c| !is_dropped(*c)).map(same_letter).chain(std::iter::once(' ')) {
        if character.is_alphanumeric() {
            if characters < WORD_CHARACTERS_MAX {
                word.push(character);
            }
            characters += 1;
        } else if characters > 0 {
            words.push(std::mem::replace(&mut word, empty_word()));
            characters = 0;
            if words.len() == WORDS_MAX {
                break;
            }
        }
    }
    words
}

/// Large enough for its longest word, so that it is never moved without being wiped.
fn empty_word() -> Zeroizing<String> {
    Zeroizing::new(String::with_capacity(WORD_CHARACTERS_MAX * 4))
}

/// Marks, the Arabic stretching line, and what joins letters without being seen.
fn is_dropped(character: char) -> bool {
    is_combining_mark(character) || matches!(character, '\u{640}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// One letter that Arabic, Persian and Urdu keyboards give under different numbers, and the digits of these scripts.
fn same_letter(character: char) -> char {
    match character {
        '\u{649}' | '\u{6cc}' => '\u{64a}',
        '\u{6a9}' => '\u{643}',
        '\u{6c1}' | '\u{6be}' => '\u{647}',
        '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => char::from_digit(u32::from(character) & 15, 10).unwrap_or(character),
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Secret32;
    use proptest::prelude::*;

    fn folded(text: &str) -> Vec<String> {
        fold_words(text).iter().map(|word| word.to_string()).collect()
    }

    fn key(byte: u8, epoch: u32) -> SearchKey {
        SearchKey::derive(&AgencySecret::from_secret(Secret32::take(&mut [byte; 32])), epoch)
    }

    /// Spellings that people take for one name fold to the same words.
    #[test]
    fn spellings_of_one_name_fold_together() {
        for (one, other) in [
            ("María  José", "MARIA jose"),
            ("Strauß", "STRAUSS"),
            ("Ｊｏｈｎ", "john"),
            ("أحمد", "احمد"),
            ("مُحَمَّد", "محمد"),
            ("محـــمد", "محمد"),
            ("علی", "علي"),
            ("Łukasz-Ян", "łukasz ЯН"),
            ("Νίκος", "ΝΙΚΟΣ"),
            ("İstanbul", "istanbul"),
            ("١٢٣", "123"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
        assert_eq!(folded("O'Brien, Anne"), ["o", "brien", "anne"]);
        assert!(folded(" ,'- ").is_empty());
    }

    /// The tokens of the first scheme for an invented key: a change of folding or hashing needs a new scheme version.
    #[test]
    fn the_first_scheme_stays() {
        let token = key(1, 1).tokens(7, "Ana")[0];
        let mut text = String::new();
        crate::hexadecimal::append(&token, &mut text);
        assert_eq!(text, "10a4128d59fae1d37bb7215dca8ba38d");
    }

    /// Another agency, another epoch and another field make other tokens of the same word.
    #[test]
    fn tokens_do_not_compare_across_keys() {
        let token = key(1, 1).tokens(7, "Ana");
        for other in [key(2, 1).tokens(7, "Ana"), key(1, 2).tokens(7, "Ana"), key(1, 1).tokens(8, "Ana")] {
            assert_ne!(token, other);
        }
        assert_eq!(key(1, 1).tokens(7, "ANA ana"), token, "each word once");
    }

    proptest! {
        /// Whatever the text, folding is bounded, and folding what was folded changes nothing.
        #[test]
        fn folding_is_bounded_and_settles(text in "\\PC{0,200}") {
            let once = folded(&text);
            prop_assert!(once.len() <= WORDS_MAX);
            prop_assert!(once.iter().all(|word| word.chars().count() <= WORD_CHARACTERS_MAX));
            prop_assert_eq!(folded(&once.join(" ")), once);
        }
    }
}
