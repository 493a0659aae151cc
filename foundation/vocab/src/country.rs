//! Countries and areas: ISO 3166-1 codes, the UN geoscheme (M49) and names in six languages.
//!
//! A name does not imply any opinion about the legal status of a country, territory, city or area.

use crate::{Language, VocabError};
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The longest text compared with country names, in bytes: no name comes near it.
const NAME_BYTES_MAX: usize = 256;

/// One country or area of ISO 3166-1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    alpha2: String,
    alpha3: String,
    m49: String,
    region: Option<String>,
    names: [String; 6],
    un_names: [bool; 6],
    other_names: Vec<String>,
}

impl Country {
    /// The two-letter code of ISO 3166-1.
    pub fn alpha2(&self) -> &str {
        &self.alpha2
    }

    /// The three-letter code of ISO 3166-1.
    pub fn alpha3(&self) -> &str {
        &self.alpha3
    }

    /// The three digits of the UN standard M49.
    pub fn m49(&self) -> &str {
        &self.m49
    }

    /// The region of the UN geoscheme, as a code of the set `un_region`; Antarctica has none.
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// The name for people.
    pub fn label(&self, language: Language) -> &str {
        &self.names[language.index()]
    }

    /// Whether the name in this language is a short name given by the United Nations. Where it is not, the name follows
    /// M49 or is our translation, and pages mark it "not a UN name".
    pub fn is_un_name(&self, language: Language) -> bool {
        self.un_names[language.index()]
    }
}

struct Index {
    countries: Vec<Country>,
    by_alpha2: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
}

static INDEX: LazyLock<Index> =
    LazyLock::new(|| Index::new(parse(include_str!("../data/countries.csv")).expect("the shipped list of countries is checked by a test")));

impl Index {
    fn new(countries: Vec<Country>) -> Self {
        let by_alpha2 = countries.iter().enumerate().map(|(at, country)| (country.alpha2.clone(), at)).collect();
        let mut by_name = HashMap::new();
        for (at, country) in countries.iter().enumerate() {
            for name in country.names.iter().chain(&country.other_names).chain(std::iter::once(&country.alpha3)) {
                by_name.insert(folded(name), at);
            }
        }
        Self { countries, by_alpha2, by_name }
    }
}

/// All countries and areas, in the order of their two-letter codes.
pub fn countries() -> &'static [Country] {
    &INDEX.countries
}

/// The country with this two-letter code, written in capitals.
pub fn country(alpha2: &str) -> Option<&'static Country> {
    INDEX.by_alpha2.get(alpha2).map(|at| &INDEX.countries[*at])
}

/// The country that a file means by a name in any of the six languages, a known other spelling, or a three-letter code.
/// Case, accents, spaces and punctuation do not matter; beyond that the name has to be the same, since a near guess would
/// move a person to another country.
pub fn country_by_name(text: &str) -> Option<&'static Country> {
    if text.len() > NAME_BYTES_MAX {
        return None;
    }
    INDEX.by_name.get(&folded(text)).map(|at| &INDEX.countries[*at])
}

/// Whether ISO 3166-1 leaves a two-letter code to its users: AA, QM to QZ, XA to XZ, ZZ. Invented regions use them. XK is
/// left out, because files use it for a real place.
pub fn is_user_assigned(code: &str) -> bool {
    match code.as_bytes() {
        [b'A', b'A'] | [b'Z', b'Z'] | [b'Q', b'M'..=b'Z'] => true,
        [b'X', second @ b'A'..=b'Z'] => *second != b'K',
        _ => false,
    }
}

/// Lower case, without marks; every run of other signs is one space.
fn folded(text: &str) -> String {
    let plain: String =
        text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

const COLUMNS: [&str; 12] = ["alpha2", "alpha3", "m49", "region", "en", "fr", "ar", "es", "ru", "zh", "not_un_name", "other_names"];

/// Reads the compact file: lines that begin with `#` are comments, the order of columns is fixed.
fn parse(text: &str) -> Result<Vec<Country>, VocabError> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| VocabError::Unreadable(error.to_string()))?;
    if let Some(column) = COLUMNS.into_iter().enumerate().find_map(|(at, column)| (header.get(at) != Some(column)).then_some(column)) {
        return Err(VocabError::NoColumn { column });
    }
    let mut countries = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let record = record.map_err(|error| VocabError::Unreadable(error.to_string()))?;
        countries.push(row(&record, at + 2)?);
    }
    Ok(countries)
}

fn row(record: &csv::StringRecord, row: usize) -> Result<Country, VocabError> {
    let cell = |column: usize| record.get(column).unwrap_or_default();
    let bad = |column: usize, problem: &str| VocabError::BadCell { row, column: COLUMNS[column], problem: problem.to_owned() };
    let has = |text: &str, count: usize, kind: fn(&u8) -> bool| text.len() == count && text.as_bytes().iter().all(kind);
    if !has(cell(0), 2, u8::is_ascii_uppercase) || !has(cell(1), 3, u8::is_ascii_uppercase) {
        return Err(bad(0, "two and three capital letters are needed"));
    }
    if !has(cell(2), 3, u8::is_ascii_digit) {
        return Err(bad(2, "three digits are needed"));
    }
    if let Some(column) = (4..=9).find(|column| cell(*column).trim().is_empty()) {
        return Err(bad(column, "a name is needed in all six languages"));
    }
    let names = Language::ALL.map(|language| COLUMNS.iter().position(|column| *column == language.code()).map(cell).unwrap_or_default().to_owned());
    let flagged: Vec<&str> = cell(10).split_whitespace().collect();
    Ok(Country {
        alpha2: cell(0).to_owned(),
        alpha3: cell(1).to_owned(),
        m49: cell(2).to_owned(),
        region: Some(cell(3)).filter(|region| !region.is_empty()).map(str::to_owned),
        names,
        un_names: Language::ALL.map(|language| !flagged.contains(&language.code())),
        other_names: cell(11).split('|').filter(|name| !name.is_empty()).map(str::to_owned).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The list is the 249 entries of ISO 3166-1, each with its own codes; 197 have UN short names in all six languages.
    #[test]
    fn the_list_is_complete() {
        let distinct = |part: fn(&Country) -> &str| countries().iter().map(part).collect::<BTreeSet<_>>().len();
        assert_eq!((countries().len(), distinct(Country::alpha2), distinct(Country::alpha3), distinct(Country::m49)), (249, 249, 249, 249));
        assert_eq!(countries().iter().filter(|country| Language::ALL.iter().all(|language| country.is_un_name(*language))).count(), 197);
        assert!(countries().is_sorted_by(|a, b| a.alpha2 < b.alpha2));
        for country in countries().iter().filter(|country| country.alpha2 != "AQ") {
            let region = country.region().unwrap();
            assert!(crate::set("un_region").unwrap().code(region).is_some(), "{} lies in {region}", country.alpha2);
        }
    }

    /// Spot checks of codes, regions and names in each language.
    #[test]
    fn known_countries() {
        let mali = country("ML").unwrap();
        assert_eq!((mali.alpha3(), mali.m49(), mali.region()), ("MLI", "466", Some("africa")));
        assert_eq!(Language::ALL.map(|language| mali.label(language)), ["مالي", "Mali", "Malí", "Mali", "Мали", "马里"]);
        assert_eq!(country("NA").unwrap().alpha3(), "NAM", "Namibia is not an empty cell");
        assert!(country("GL").unwrap().is_un_name(Language::En) && !country("GL").unwrap().is_un_name(Language::Ru));
        assert!(country("AQ").unwrap().region().is_none());
        assert!(["XA", "ml", "MLI", "", "00"].iter().all(|code| country(code).is_none()));
    }

    /// A file's name finds its country in any language and spelling of case and accents, and a near miss finds nothing.
    #[test]
    fn names_find_their_country() {
        let found = |text: &str| country_by_name(text).map(Country::alpha2);
        for (text, alpha2) in [
            ("MEXICO", "MX"),
            ("cote d'ivoire", "CI"),
            ("Сирийская Арабская Республика", "SY"),
            ("سوريا", "SY"),
            ("尼日利亚", "NG"),
            ("perú", "PE"),
            ("syr", "SY"),
            ("Turkey", "TR"),
        ] {
            assert_eq!(found(text), Some(alpha2), "{text}");
        }
        assert_eq!(found("Nigera"), None);
        assert_eq!(found(""), None);
        assert_eq!(found("Congo"), Some("CG"));
    }

    /// No two countries claim one name, or a file's rows would land in whichever came last.
    #[test]
    fn names_are_unambiguous() {
        let mut owners: HashMap<String, &str> = HashMap::new();
        for country in countries() {
            for name in country.names.iter().chain(&country.other_names).chain(std::iter::once(&country.alpha3)) {
                let owner = owners.entry(folded(name)).or_insert(&country.alpha2);
                assert_eq!(*owner, country.alpha2, "{name}");
            }
        }
    }

    /// A row without one of its names is refused with its place.
    #[test]
    fn a_broken_list_is_refused() {
        let text = format!("{}\nXA,XAA,900,africa,Name,,a,b,c,d,,", COLUMNS.join(","));
        assert_eq!(parse(&text).unwrap_err().to_string(), "row 2, column \"fr\": a name is needed in all six languages");
        assert_eq!(parse("alpha2,alpha3\n").unwrap_err(), VocabError::NoColumn { column: "m49" });
    }

    /// User-assigned codes are those of the standard, without the one in use for a real place.
    #[test]
    fn user_assigned_codes() {
        assert!(["AA", "QM", "QZ", "XA", "XZ", "ZZ"].iter().all(|code| is_user_assigned(code)));
        assert!(["XK", "QL", "ZA", "xa", "XAA", ""].iter().all(|code| !is_user_assigned(code)));
        assert!(countries().iter().all(|country| !is_user_assigned(&country.alpha2)));
    }
}
