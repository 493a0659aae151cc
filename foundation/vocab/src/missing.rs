//! The four ways in which an answer can be absent. CTDC writes all of them as `-99` and so loses which one it was.

use crate::Language;

/// Why there is no value. It is never a code inside another set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// It was asked or looked for, and nobody knows.
    Unknown,
    /// Nobody asked.
    NotAsked,
    /// The person was asked and chose not to answer.
    Declined,
    /// The question has no meaning for this record.
    NotApplicable,
}

impl Missing {
    /// All four, in the order of the set `missing`.
    pub const ALL: [Self; 4] = [Self::Unknown, Self::NotAsked, Self::Declined, Self::NotApplicable];

    /// The code in the set `missing`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::NotAsked => "not_asked",
            Self::Declined => "declined",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// The text that stands where a value would: the code behind an exclamation mark, which no code of a set contains.
    pub const fn to_text(self) -> &'static str {
        match self {
            Self::Unknown => "!unknown",
            Self::NotAsked => "!not_asked",
            Self::Declined => "!declined",
            Self::NotApplicable => "!not_applicable",
        }
    }

    /// Reads what [`Missing::to_text`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|missing| missing.to_text() == text)
    }

    /// The words for it in a language.
    pub fn label(self, language: Language) -> &'static str {
        // The set holds all four (a test counts them); the code itself is the last word if it ever did not.
        crate::set("missing").and_then(|set| set.code(self.code())).map_or(self.code(), |code| code.label(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The four absences have four codes, four texts and four labels in every language, and the texts read back.
    #[test]
    fn four_absences_are_four() {
        let distinct = |texts: Vec<&str>| texts.into_iter().collect::<std::collections::BTreeSet<_>>().len();
        assert_eq!(distinct(Missing::ALL.map(Missing::code).to_vec()), 4);
        for language in Language::ALL {
            assert_eq!(distinct(Missing::ALL.iter().map(|missing| missing.label(language)).collect()), 4, "{}", language.code());
        }
        for missing in Missing::ALL {
            assert_eq!(Missing::parse(missing.to_text()), Some(missing));
            assert_eq!(Missing::parse(missing.code()), None, "a bare code is not an absence");
        }
    }
}
