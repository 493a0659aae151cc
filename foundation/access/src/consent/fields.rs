//! Small values that the bodies are made of.

use std::fmt;

use lantern_model::RecordId;
use serde::{Deserialize, Serialize};

use super::ConsentError;
use crate::credential::{Instant, Login};

/// Serde through text for a checked newtype.
macro_rules! through_text {
    ($name:ident) => {
        impl TryFrom<String> for $name {
            type Error = ConsentError;

            fn try_from(text: String) -> Result<Self, ConsentError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

/// The person whom it is about, by her record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Person(RecordId);

impl Person {
    /// The person of this record.
    pub const fn new(record: RecordId) -> Self {
        Self(record)
    }

    /// Reads the hyphenated id.
    pub fn parse(text: &str) -> Result<Self, ConsentError> {
        RecordId::parse(text).map(Self).ok_or(ConsentError::Person)
    }

    /// Her record.
    pub const fn record(self) -> RecordId {
        self.0
    }
}

through_text!(Person);

/// A country or area, by its two letters in capitals; codes that ISO 3166-1 leaves to its users stand for invented ones.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country(String);

impl Country {
    /// Checks and keeps the code.
    pub fn parse(text: &str) -> Result<Self, ConsentError> {
        let code = text.trim().to_ascii_uppercase();
        let known = code.len() == 2 && (lantern_vocab::country(&code).is_some() || lantern_vocab::is_user_assigned(&code));
        if known { Ok(Self(code)) } else { Err(ConsentError::Country(text.chars().take(20).collect())) }
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

through_text!(Country);

/// A language that somebody understands: a code of ISO 639 with two or three letters. Many more than the six of the program.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SpokenLanguage(String);

impl SpokenLanguage {
    /// Checks and keeps the code.
    pub fn parse(text: &str) -> Result<Self, ConsentError> {
        let code = text.trim().to_ascii_lowercase();
        let fits = (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase());
        if fits { Ok(Self(code)) } else { Err(ConsentError::Language(text.chars().take(20).collect())) }
    }
}

through_text!(SpokenLanguage);

/// One line about an agency, a law or a protocol; never about a person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Line(String);

impl Line {
    /// Checks and keeps the text.
    pub fn parse(text: &str) -> Result<Self, ConsentError> {
        let line = text.trim();
        let fits = (1..=300).contains(&line.chars().count()) && !line.chars().any(char::is_control);
        if fits { Ok(Self(line.to_owned())) } else { Err(ConsentError::Line) }
    }

    /// A short line that stands in this crate.
    pub(super) fn of_our_own(text: &'static str) -> Self {
        Self(text.to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

through_text!(Line);

/// The public key of age to which files for a recipient are sealed: `age1…`. Whether it is a sound point of the curve is found out
/// where something is sealed to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SealKey(String);

impl SealKey {
    /// Checks the shape: the bech32 of 32 bytes has 62 characters.
    pub fn parse(text: &str) -> Result<Self, ConsentError> {
        let key = text.trim();
        let spelled = key.strip_prefix("age1").is_some_and(|rest| rest.bytes().all(|byte| b"qpzry9x8gf2tvdw0s3jn54khce6mua7l".contains(&byte)));
        if key.len() == 62 && spelled { Ok(Self(key.to_owned())) } else { Err(ConsentError::SealKey) }
    }

    /// The key as age writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

through_text!(SealKey);

/// Who signed, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The account.
    pub by: Login,
    /// The instant.
    pub at: Instant,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Codes are checked against the lists; texts are bounded.
    #[test]
    fn values_are_checked() {
        assert_eq!(Country::parse("ke").unwrap().as_str(), "KE");
        assert!(Country::parse("XA").is_ok(), "an invented country");
        assert!(Country::parse("XK").is_ok() == lantern_vocab::country("XK").is_some());
        for wrong in ["", "Kenya", "k3", "ÀÈ"] {
            assert!(Country::parse(wrong).is_err(), "{wrong}");
        }
        assert!(SpokenLanguage::parse("prs").is_ok() && SpokenLanguage::parse("Tigrinya").is_err());
        assert!(Line::parse(&"x".repeat(301)).is_err() && Line::parse(" \n ").is_err() && Line::parse("a\u{7}b").is_err());
        assert!(serde_json::from_str::<Person>("\"not an id\"").is_err());
    }
}
