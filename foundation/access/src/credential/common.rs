//! Passwords that everybody tries first, as a list that others keep (ASVS 5.0, 6.2.4): with twelve letters at least, most of them come
//! back as a piece of a longer one, so they are looked for inside.

use std::collections::HashSet;

/// Shorter ones are words of every language: a sentence may have them.
const LETTERS_MIN: usize = 8;

/// Longer ones are sentences, and one list has few.
const LETTERS_MAX: usize = 24;

/// The list, in the form in which passwords are compared.
#[derive(Debug, Clone, Default)]
pub struct CommonPasswords(HashSet<Vec<char>>);

impl CommonPasswords {
    /// Reads one a line; what is too short or too long is left out.
    pub fn from_lines(text: &str) -> Self {
        let mut listed = HashSet::new();
        for line in text.lines() {
            let signs = super::password::plain_signs(line);
            if (LETTERS_MIN..=LETTERS_MAX).contains(&signs.len()) {
                listed.insert(signs.iter().copied().map(super::password::plain_letter).collect());
                listed.insert(signs);
            }
        }
        Self(listed)
    }

    /// How many there are, each in its own form and with letters for digits.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Marks the letters that belong to a listed one.
    pub(super) fn mark(&self, letters: &[char], taken: &mut [bool]) {
        for start in 0..letters.len() {
            let longest = LETTERS_MAX.min(letters.len() - start);
            for length in LETTERS_MIN..=longest {
                if self.0.contains(&letters[start..start + length]) {
                    taken[start..start + length].fill(true);
                }
            }
        }
    }
}
