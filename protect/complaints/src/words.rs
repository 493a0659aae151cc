//! 2,048 short words that nobody had to collect: consonant, vowel, consonant, vowel, consonant, by rule.
//!
//! The eleven bits of a number choose the first four letters: four bits the first consonant of `bdfghklmnprstvwz`, two bits a vowel of `aeio`, three bits a
//! consonant of `dflmnrtz`, two bits a vowel. The last consonant is number `c1 + 13·v1 + 5·c2 + 5·v2` modulo 16 of the first row. Each factor is odd, so a
//! change in one letter always changes another: any two words differ in at least two letters, and one slip of a finger never makes another word of the
//! list. The factors were chosen by trial: of some two hundred loaded words of several
//! languages that were tried, none comes out.

/// How many words there are.
pub(crate) const COUNT: u16 = 2048;
/// How many letters each has.
pub(crate) const LETTERS: usize = 5;
const OUTER: &[u8; 16] = b"bdfghklmnprstvwz";
const VOWELS: &[u8; 4] = b"aeio";
const MIDDLE: &[u8; 8] = b"dflmnrtz";

/// The letters of word number `index`.
pub(crate) fn letters(index: u16) -> [u8; LETTERS] {
    let index = usize::from(index % COUNT);
    let [first, vowel, middle, second_vowel] = [index >> 7, (index >> 5) & 3, (index >> 2) & 7, index & 3];
    let last = (first + 13 * vowel + 5 * middle + 5 * second_vowel) % 16;
    [OUTER[first], VOWELS[vowel], MIDDLE[middle], VOWELS[second_vowel], OUTER[last]]
}

/// The number of a word that is spelled as it should be.
pub(crate) fn exact(typed: &[u8]) -> Option<u16> {
    (0..COUNT).find(|index| letters(*index) == typed)
}

/// The numbers of all words that one slip could have turned into what was typed: a letter wrong, missing, too many, or two exchanged.
pub(crate) fn near(typed: &[u8]) -> Vec<u16> {
    (0..COUNT).filter(|index| is_one_slip(letters(*index), typed)).collect()
}

fn is_one_slip(word: [u8; LETTERS], typed: &[u8]) -> bool {
    let same_start = word.iter().zip(typed).take_while(|(one, other)| one == other).count();
    let (word, typed) = (&word[same_start..], &typed[same_start..]);
    match (word, typed) {
        ([_, word @ ..], [_, typed @ ..]) if word == typed => true,
        ([_, word @ ..], typed) if word == typed => true,
        (word, [_, typed @ ..]) if word == typed => true,
        ([a, b, word @ ..], [c, d, typed @ ..]) => a == d && b == c && word == typed,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Proves what correction rests on: 2,048 different words, any two of which differ in at least two letters.
    #[test]
    fn one_wrong_letter_never_makes_another_word() {
        for one in 0..COUNT {
            for other in 0..one {
                let differing = letters(one).iter().zip(letters(other)).filter(|(a, b)| **a != *b).count();
                assert!(differing >= 2, "words {one} and {other}");
            }
        }
    }
}
