//! Invented names, numbers and short accounts in the script of each agency. Names are made of syllables, so that one
//! person has the same name in every script and nobody real has it.

mod accounts;
mod syllables;

use crate::dice::Dice;
use crate::places::Tongue;
use syllables::{FAMILY_ENDS, FEMALE_END, SYLLABLES, Sound};

pub(crate) use accounts::narrative;

/// The given name made of this number.
pub(crate) fn given(number: u32, female: bool, tongue: Tongue) -> String {
    let mut sounds = sounds(number, 2 + usize::from(number.is_multiple_of(3)));
    if female {
        sounds.push(&FEMALE_END);
    }
    spell(&sounds, tongue)
}

/// The family name made of this number.
pub(crate) fn family(number: u32, tongue: Tongue) -> String {
    let mut sounds = sounds(number, 2);
    sounds.push(&FAMILY_ENDS[(number >> 20) as usize % FAMILY_ENDS.len()]);
    spell(&sounds, tongue)
}

/// Both names in the order of the language.
pub(crate) fn full(given_number: u32, family_number: u32, female: bool, tongue: Tongue) -> String {
    let (given, family) = (given(given_number, female, tongue), family(family_number, tongue));
    if tongue == Tongue::Chinese { format!("{given}·{family}") } else { format!("{given} {family}") }
}

fn sounds(number: u32, count: usize) -> Vec<&'static Sound> {
    let mut left = number;
    let mut sounds = Vec::with_capacity(count + 1);
    for _ in 0..count {
        sounds.push(&SYLLABLES[left as usize % SYLLABLES.len()]);
        left = left / 24 + left % 7;
    }
    sounds
}

fn spell(sounds: &[&Sound], tongue: Tongue) -> String {
    let text: String = sounds.iter().map(|sound| sound.in_tongue(tongue)).collect();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The name with two neighbouring letters changed over.
pub(crate) fn misspelt(name: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    if letters.len() > 3 {
        let at = 1 + dice.index(letters.len() - 2);
        letters.swap(at, at + 1);
    }
    letters.into_iter().collect()
}

/// A telephone number. No country has the code 999.
pub(crate) fn phone(number: u32) -> String {
    format!("+999 5550 {:03} {:03}", number % 1000, number / 1000 % 1000)
}

/// The number of a paper that no authority issues.
pub(crate) fn document(first: u32, second: u32) -> String {
    format!("ZZ{:06}{:02}", first % 1_000_000, second % 100)
}

/// Where somebody stays.
pub(crate) fn address(number: u32, area: &str, tongue: Tongue) -> String {
    let (block, tent) = (number % 9 + 1, number / 16 % 240 + 1);
    match tongue {
        Tongue::Arabic => format!("{area}، القطاع {block}، خيمة {tent}"),
        Tongue::English => format!("Block {block}, shelter {tent}, {area}"),
        Tongue::Spanish => format!("Bloque {block}, refugio {tent}, {area}"),
        Tongue::French => format!("Bloc {block}, abri {tent}, {area}"),
        Tongue::Russian => format!("{area}, блок {block}, место {tent}"),
        Tongue::Chinese => format!("{area}第{block}区{tent}号"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One person's name has a spelling in every script, and all letters of it belong there.
    #[test]
    fn names_keep_to_their_script() {
        for number in (0..40_000_000).step_by(97_003) {
            assert!(family(number, Tongue::English).is_ascii());
            assert!(given(number, true, Tongue::Arabic).chars().all(|c| ('\u{0600}'..='\u{06ff}').contains(&c)));
            assert!(given(number, false, Tongue::Russian).chars().all(|c| ('\u{0400}'..='\u{04ff}').contains(&c)));
            assert!(family(number, Tongue::Chinese).chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)));
        }
        assert_eq!(given(7, true, Tongue::English), given(7, true, Tongue::French));
    }
}
