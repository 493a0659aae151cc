//! A value set: an ordered list of codes with labels in six languages, a source and mappings.

use crate::{Crosswalk, Language, Missing, VocabError};
use serde::Deserialize;
use std::collections::HashMap;

/// The longest code or set name, in bytes.
const CODE_BYTES_MAX: usize = 64;

/// One answer of a value set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    text: String,
    labels: [String; 6],
    source: String,
    valid_from: String,
    valid_to: Option<String>,
    maps_to: [Vec<String>; 5],
}

impl Code {
    /// The code, as the store and the exports write it.
    pub fn code(&self) -> &str {
        &self.text
    }

    /// The words for people.
    pub fn label(&self, language: Language) -> &str {
        &self.labels[language.index()]
    }

    /// What the code stands for in another classification; empty where nothing corresponds. `list:value` for HTCDS,
    /// see [`Crosswalk`].
    pub fn maps_to(&self, crosswalk: Crosswalk) -> &[String] {
        &self.maps_to[crosswalk.index()]
    }

    /// Where the code comes from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The first day on which the code is valid, as `YYYY-MM-DD`.
    pub fn valid_from(&self) -> &str {
        &self.valid_from
    }

    /// The last day on which the code is valid; none while it is in force.
    pub fn valid_to(&self) -> Option<&str> {
        self.valid_to.as_deref()
    }
}

/// A value set. The order of its codes is the order of forms, tables and canonical texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    name: String,
    labels: [String; 6],
    source: String,
    codes: Vec<Code>,
    positions: HashMap<String, usize>,
}

impl Set {
    /// The name by which fields refer to the set.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the set is about, for people.
    pub fn label(&self, language: Language) -> &str {
        &self.labels[language.index()]
    }

    /// Where the list comes from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The codes in order.
    pub fn codes(&self) -> &[Code] {
        &self.codes
    }

    /// The place of a code in the order.
    pub fn position(&self, code: &str) -> Option<usize> {
        self.positions.get(code).copied()
    }

    /// The code with this text.
    pub fn code(&self, code: &str) -> Option<&Code> {
        self.position(code).map(|position| &self.codes[position])
    }

    /// The codes that map to a value of another classification, in order: the way back of [`Code::maps_to`].
    pub fn mapped_from<'a>(&'a self, crosswalk: Crosswalk, value: &'a str) -> impl Iterator<Item = &'a Code> {
        self.codes.iter().filter(move |code| code.maps_to(crosswalk).iter().any(|mapped| mapped == value))
    }

    /// Reads and checks one data file.
    pub(crate) fn parse(text: &str) -> Result<Self, VocabError> {
        let file: SetFile = toml::from_str(text).map_err(|error| VocabError::Unreadable(error.to_string()))?;
        check_code(&file.name, &file.name)?;
        let labels = file.label.complete(&file.name, "")?;
        let mut codes = Vec::with_capacity(file.codes.len());
        let mut positions = HashMap::with_capacity(file.codes.len());
        for (position, row) in file.codes.into_iter().enumerate() {
            let code = row.check(&file.name, &file.source, &file.valid_from)?;
            if positions.insert(code.text.clone(), position).is_some() {
                return Err(VocabError::Repeated { set: file.name, code: code.text });
            }
            refuse_same_label(&file.name, &codes, &code)?;
            codes.push(code);
        }
        Ok(Self { name: file.name, labels, source: file.source, codes, positions })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetFile {
    name: String,
    source: String,
    valid_from: String,
    label: Labels,
    codes: Vec<CodeRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CodeRow {
    code: String,
    label: Labels,
    source: Option<String>,
    valid_from: Option<String>,
    valid_to: Option<String>,
    #[serde(default)]
    maps_to: Mappings,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Labels {
    ar: Option<String>,
    en: Option<String>,
    es: Option<String>,
    fr: Option<String>,
    ru: Option<String>,
    zh: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Mappings {
    htcds: Vec<String>,
    ctdc: Vec<String>,
    protocol_art3: Vec<String>,
    isic: Vec<String>,
    iccs: Vec<String>,
}

impl Labels {
    /// All six labels, or the language in which one is absent.
    fn complete(self, set: &str, code: &str) -> Result<[String; 6], VocabError> {
        let mut labels = [self.ar, self.en, self.es, self.fr, self.ru, self.zh].map(Option::unwrap_or_default);
        for language in Language::ALL {
            let label = &mut labels[language.index()];
            if label.trim().is_empty() {
                return Err(VocabError::MissingLabel { set: set.to_owned(), code: code.to_owned(), language });
            }
        }
        Ok(labels)
    }
}

impl CodeRow {
    fn check(self, set: &str, source: &str, valid_from: &str) -> Result<Code, VocabError> {
        check_code(set, &self.code)?;
        // The four absences live in one set; anywhere else they would turn "nobody asked" into an answer.
        if set != "missing" && Missing::ALL.iter().any(|missing| missing.code() == self.code) {
            return Err(VocabError::AbsenceAsCode { set: set.to_owned(), code: self.code });
        }
        let labels = self.label.complete(set, &self.code)?;
        let valid_from = self.valid_from.unwrap_or_else(|| valid_from.to_owned());
        for date in std::iter::once(&valid_from).chain(&self.valid_to) {
            if !is_date(date) || *date < valid_from {
                return Err(VocabError::BadDate { set: set.to_owned(), code: self.code, text: date.clone() });
            }
        }
        let Mappings { htcds, ctdc, protocol_art3, isic, iccs } = self.maps_to;
        Ok(Code {
            text: self.code,
            labels,
            source: self.source.unwrap_or_else(|| source.to_owned()),
            valid_from,
            valid_to: self.valid_to,
            maps_to: [htcds, ctdc, protocol_art3, isic, iccs],
        })
    }
}

fn check_code(set: &str, code: &str) -> Result<(), VocabError> {
    let fits = (1..=CODE_BYTES_MAX).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if fits { Ok(()) } else { Err(VocabError::BadCode { set: set.to_owned(), code: code.to_owned() }) }
}

fn refuse_same_label(set: &str, earlier: &[Code], later: &Code) -> Result<(), VocabError> {
    for language in Language::ALL {
        if let Some(first) = earlier.iter().find(|code| code.label(language) == later.label(language)) {
            return Err(VocabError::SameLabel { set: set.to_owned(), first: first.text.clone(), second: later.text.clone(), language });
        }
    }
    Ok(())
}

/// Whether a text is `YYYY-MM-DD` with a month and a day; such texts order as their dates do.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str, digits: usize| if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) { part.parse::<u16>().ok() } else { None };
    number(year, 4).is_some() && number(month, 2).is_some_and(|m| (1..=12).contains(&m)) && number(day, 2).is_some_and(|d| (1..=31).contains(&d))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = r#"
name = "colour"
source = "invented for this test"
valid_from = "2026-01-01"
label = { en = "Colour", fr = "Couleur", ar = "لون", es = "Color", ru = "Цвет", zh = "颜色" }
[[codes]]
code = "red"
label = { en = "Red", fr = "Rouge", ar = "أحمر", es = "Rojo", ru = "Красный", zh = "红" }
maps_to = { htcds = ["list:Red"] }
[[codes]]
code = "blue"
label = { en = "Blue", fr = "Bleu", ar = "أزرق", es = "Azul", ru = "Синий", zh = "蓝" }
valid_to = "2026-12-31"
"#;

    /// A sound set is read with its order, labels, dates and mappings, and mapped back.
    #[test]
    fn a_sound_set_is_read() {
        let set = Set::parse(SOUND).unwrap();
        assert_eq!((set.name(), set.position("blue"), set.position("green")), ("colour", Some(1), None));
        assert_eq!(set.code("blue").unwrap().label(Language::Ru), "Синий");
        assert_eq!(set.code("blue").unwrap().valid_to(), Some("2026-12-31"));
        assert_eq!(set.mapped_from(Crosswalk::Htcds, "list:Red").map(Code::code).collect::<Vec<_>>(), ["red"]);
    }

    /// Every check can fail: the same set with one thing spoilt is refused for that thing.
    #[test]
    fn a_broken_set_is_refused() {
        let refused = |from: &str, to: &str| {
            assert!(SOUND.contains(from), "the test spoils something that is there");
            Set::parse(&SOUND.replace(from, to)).unwrap_err().to_string()
        };
        assert!(refused(r#", zh = "红""#, "").contains("no label in \"zh\""));
        assert!(refused(r#""أحمر""#, r#"" ""#).contains("no label in \"ar\""));
        assert!(refused(r#", fr = "Couleur""#, "").contains("no label in \"fr\""));
        assert!(refused(r#"code = "blue""#, r#"code = "Blue""#).contains("is not a code"));
        assert!(refused(r#"code = "blue""#, r#"code = "red""#).contains("appears twice"));
        assert!(refused(r#"code = "blue""#, r#"code = "unknown""#).contains("is an absence"));
        assert!(refused("Azul", "Rojo").contains("same label in \"es\""));
        assert!(refused("2026-12-31", "2025-12-31").contains("valid-to"));
        assert!(refused("htcds", "hdtcs").contains("cannot read value set"));
    }
}
