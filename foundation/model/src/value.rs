//! Values as they are kept. A coded value has one canonical text, made only by checked constructors; an identity value
//! has no way to be printed, logged or serialised: the only way on is through the vault's seal.

use crate::{
    Censored, PartialDate,
    field::{Class, Field, Kind},
};
use lantern_vocab::Missing;
use std::fmt;

/// What a record says about one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Known {
    /// It is recorded as being so.
    Present,
    /// It is recorded as not being so.
    Absent,
    /// It is not recorded, for whatever reason.
    NotKnown,
}

/// The text of "asked, and none of them": a known empty answer of a multi-valued field.
pub const NONE_OF_THEM: &str = "-";

/// A coded value in its canonical text: one code, several codes separated by spaces in the order of the set, a partial
/// date, a count, a country, an area, `-` for "none of them", or `!unknown`, `!not_asked`, `!declined`, `!not_applicable`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Coded(String);

/// Why a value was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ValueProblem {
    /// The code is not in the set.
    #[error("not a code of this list")]
    UnknownCode,
    /// Not an ISO country.
    #[error("not a country code")]
    UnknownCountry,
    /// An area code has 1 to 32 of A-Z a-z 0-9 - _.
    #[error("not an area code")]
    BadArea,
    /// Not a number, or out of range.
    #[error("not a number in range")]
    BadNumber,
    /// Not a date.
    #[error("not a date")]
    BadDate,
    /// The field is identity or free text; it cannot be coded.
    #[error("not a coded field")]
    NotCoded,
}

impl Coded {
    /// Keeps a canonical text after checking it against the field: what is read back from the store passes here too.
    pub fn checked(field: &Field, text: &str) -> Result<Self, ValueProblem> {
        if field.class != Class::Coded {
            return Err(ValueProblem::NotCoded);
        }
        if text.starts_with('!') {
            return Missing::parse(text).map(Self::missing).ok_or(ValueProblem::UnknownCode);
        }
        if text == NONE_OF_THEM && field.kind.is_multiple() {
            return Ok(Self(text.to_owned()));
        }
        match field.kind {
            Kind::Code(set) => Self::codes(set, std::iter::once(text)),
            Kind::Codes(set) => Self::codes(set, text.split(' ')),
            Kind::Country => Self::countries(std::iter::once(text)),
            Kind::Countries => Self::countries(text.split(' ')),
            Kind::Area => Self::areas(std::iter::once(text)),
            Kind::Areas => Self::areas(text.split(' ')),
            Kind::Date => PartialDate::parse(text).map(|date| Self::date(&date)).ok_or(ValueProblem::BadDate),
            Kind::Year => {
                text.parse().ok().and_then(|year| PartialDate::gregorian(year, None, None).ok()).map(|date| Self::date(&date)).ok_or(ValueProblem::BadNumber)
            }
            Kind::Count => Censored::parse(text).map(Self::count).ok_or(ValueProblem::BadNumber),
            Kind::Text => Err(ValueProblem::NotCoded),
        }
    }

    /// No value, for this reason.
    pub fn missing(missing: Missing) -> Self {
        Self(missing.to_text().to_owned())
    }

    /// Asked, and none of them.
    pub fn none_of_them() -> Self {
        Self(NONE_OF_THEM.to_owned())
    }

    /// Codes of a set, without repetition, in the order of the set.
    pub fn codes<'a>(set: &str, codes: impl Iterator<Item = &'a str>) -> Result<Self, ValueProblem> {
        let set = lantern_vocab::set(set).ok_or(ValueProblem::UnknownCode)?;
        let mut positions = codes.map(|code| set.position(code).ok_or(ValueProblem::UnknownCode)).collect::<Result<Vec<_>, _>>()?;
        positions.sort_unstable();
        positions.dedup();
        Ok(Self(join(positions.into_iter().map(|position| set.codes()[position].code()))))
    }

    /// ISO 3166 alpha-2 codes (user-assigned ones too, for invented regions) or `stateless`.
    pub fn countries<'a>(codes: impl Iterator<Item = &'a str>) -> Result<Self, ValueProblem> {
        let mut list: Vec<&str> = codes.collect();
        let known = |code: &&str| *code == "stateless" || lantern_vocab::country(code).is_some() || lantern_vocab::is_user_assigned(code);
        if list.is_empty() || !list.iter().all(known) {
            return Err(ValueProblem::UnknownCountry);
        }
        list.sort_unstable();
        list.dedup();
        Ok(Self(join(list.into_iter())))
    }

    /// First-level area codes of the deployment.
    pub fn areas<'a>(codes: impl Iterator<Item = &'a str>) -> Result<Self, ValueProblem> {
        let mut list: Vec<&str> = codes.collect();
        let fits =
            |code: &&str| (1..=32).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') && *code != NONE_OF_THEM;
        if list.is_empty() || !list.iter().all(fits) {
            return Err(ValueProblem::BadArea);
        }
        list.sort_unstable();
        list.dedup();
        Ok(Self(join(list.into_iter())))
    }

    /// A date.
    pub fn date(date: &PartialDate) -> Self {
        Self(date.to_string())
    }

    /// A count, censored or not.
    pub fn count(count: Censored) -> Self {
        Self(count.to_string())
    }

    /// The canonical text.
    pub fn as_text(&self) -> &str {
        &self.0
    }

    /// The canonical text, given away.
    pub fn into_text(self) -> String {
        self.0
    }

    /// Why there is no value, if there is none.
    pub fn as_missing(&self) -> Option<Missing> {
        Missing::parse(&self.0)
    }

    /// The codes in it; empty for missing and for "none of them".
    pub fn list(&self) -> impl Iterator<Item = &str> {
        let known = !self.0.starts_with('!') && self.0 != NONE_OF_THEM;
        self.0.split(' ').filter(move |_| known)
    }

    /// Whether anything, or knowingly nothing, is recorded.
    pub fn known(&self) -> Known {
        match self.0.as_str() {
            NONE_OF_THEM => Known::Absent,
            text if text.starts_with('!') => Known::NotKnown,
            _ => Known::Present,
        }
    }
}

fn join<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(part);
    }
    text
}

/// The largest identity value, in bytes: a page of words.
pub const IDENTITY_BYTES_MAX: usize = 16 * 1024;

/// A name, contact, document, exact birth date or free text on its way to the seal. Printing it prints nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity(String);

impl Identity {
    /// Takes the words in; longer ones are refused.
    pub fn new(text: String) -> Result<Self, ValueProblem> {
        if text.len() <= IDENTITY_BYTES_MAX { Ok(Self(text)) } else { Err(ValueProblem::BadNumber) }
    }

    /// The bytes, for sealing and for the keyed hash of the row only.
    pub fn expose_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::by_path;

    fn check(path: &str, text: &str) -> Result<String, ValueProblem> {
        Coded::checked(by_path(path).unwrap(), text).map(|coded| coded.as_text().to_owned())
    }

    /// Canonical texts are in set order, and wrong ones are refused with their reason.
    #[test]
    fn coded_values_are_canonical() {
        assert_eq!(check("event.acts", "receipt recruitment receipt").unwrap(), "recruitment receipt");
        assert_eq!(check("event.acts", "-").unwrap(), "-");
        assert_eq!(check("victim.sex", "-"), Err(ValueProblem::UnknownCode));
        assert_eq!(check("victim.sex", "!declined").unwrap(), "!declined");
        assert_eq!(check("victim.sex", "!maybe"), Err(ValueProblem::UnknownCode));
        assert_eq!(check("victim.citizenship", "XB XA stateless").unwrap(), "XA XB stateless");
        assert_eq!(check("victim.citizenship", "Atlantis"), Err(ValueProblem::UnknownCountry));
        assert_eq!(check("event.exploitation_area", "XA-03; drop"), Err(ValueProblem::BadArea));
        assert_eq!(check("victim.age_at_detection", "17").unwrap(), "17");
        assert_eq!(check("victim.family_name", "x"), Err(ValueProblem::NotCoded));
    }

    /// The four ways of having no value stay four.
    #[test]
    fn four_absences_stay_apart() {
        let texts: std::collections::BTreeSet<_> =
            ["!unknown", "!not_asked", "!declined", "!not_applicable"].iter().map(|t| check("victim.sex", t).unwrap()).collect();
        assert_eq!(texts.len(), 4);
    }

    /// An identity value cannot be printed by accident.
    #[test]
    fn identity_prints_nothing() {
        let secret = Identity::new("Invented Name".to_owned()).unwrap();
        assert_eq!(format!("{secret:?}"), "Identity(…)");
    }
}
