//! From a file's words to codes: the codes, labels in six languages and foreign codes of a list; countries; areas; absences.

use crate::fold::fold;
use lantern_vocab::{Crosswalk, Language, Missing};
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

/// The folded words of one list, with the code that each means; none where two codes of the list share a word.
type SetWords = HashMap<String, Option<&'static str>>;

/// One index per list, made when a layout first asks for the list, kept as long as the program: the lists never change.
static SETS: LazyLock<Mutex<HashMap<&'static str, &'static SetWords>>> = LazyLock::new(Mutex::default);

/// The words of a list.
pub fn of_set(name: &'static str) -> &'static SetWords {
    let mut sets = SETS.lock().unwrap_or_else(PoisonError::into_inner);
    sets.entry(name).or_insert_with(|| Box::leak(Box::new(index(name))))
}

fn index(name: &str) -> SetWords {
    let mut words = SetWords::new();
    let Some(set) = lantern_vocab::set(name) else { return words };
    // What our own list says goes before what another classification says: its codes may be coarser than ours.
    let mut own = SetWords::new();
    let mut foreign = SetWords::new();
    for code in set.codes() {
        add(&mut own, code.code(), code.code());
        for language in Language::ALL {
            add(&mut own, code.label(language), code.code());
        }
        for value in code.maps_to(Crosswalk::Htcds).iter().filter_map(|value| value.split_once(':')) {
            add(&mut foreign, value.1, code.code());
        }
        for value in code.maps_to(Crosswalk::Ctdc).iter().filter_map(|value| value.split_once('=')) {
            add(&mut foreign, value.1, code.code());
        }
        for section in code.maps_to(Crosswalk::Isic) {
            add(&mut foreign, section, code.code());
        }
    }
    words.extend(foreign);
    words.extend(own);
    words
}

fn add(words: &mut SetWords, word: &str, code: &'static str) {
    let folded = fold(word);
    if folded.is_empty() {
        return;
    }
    words.entry(folded).and_modify(|known| *known = known.filter(|known| *known == code)).or_insert(Some(code));
}

/// The absence that a word means in any of the six languages, or by its canonical text.
pub fn missing(folded: &str, text: &str) -> Option<Missing> {
    static WORDS: LazyLock<HashMap<String, Missing>> = LazyLock::new(|| {
        let labels = Missing::ALL.into_iter().flat_map(|missing| Language::ALL.map(|language| (fold(missing.label(language)), missing)));
        labels.chain(Missing::ALL.map(|missing| (fold(missing.code()), missing))).collect()
    });
    Missing::parse(text).or_else(|| WORDS.get(folded).copied())
}

/// The country that a text means: two or three letters, three digits of M49, or a name in any of the six languages.
pub fn country(text: &str) -> Option<&'static str> {
    static BY_M49: LazyLock<HashMap<&'static str, &'static str>> =
        LazyLock::new(|| lantern_vocab::countries().iter().map(|country| (country.m49(), country.alpha2())).collect());
    static STATELESS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let code = lantern_vocab::set("displacement").and_then(|set| set.code("stateless"));
        let labels = code.into_iter().flat_map(|code| Language::ALL.map(|language| fold(code.label(language))));
        labels.chain(std::iter::once("stateless".to_owned())).collect()
    });
    if text.len() == 2 && text.is_ascii() {
        let code = text.to_ascii_uppercase();
        return lantern_vocab::country(&code).map(lantern_vocab::Country::alpha2).or_else(|| user_assigned(&code));
    }
    if text.len() == 3 && text.bytes().all(|b| b.is_ascii_digit()) {
        return BY_M49.get(text).copied();
    }
    if let Some(country) = lantern_vocab::country_by_name(text) {
        return Some(country.alpha2());
    }
    STATELESS.contains(&fold(text)).then_some("stateless")
}

/// The codes that invented regions use, as texts that live as long as the program.
fn user_assigned(code: &str) -> Option<&'static str> {
    static CODES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let pairs = (b'A'..=b'Z').flat_map(|first| (b'A'..=b'Z').map(move |second| String::from_utf8_lossy(&[first, second]).into_owned()));
        pairs.filter(|code| lantern_vocab::is_user_assigned(code)).collect()
    });
    CODES.iter().find(|known| *known == code).map(String::as_str)
}

/// The first-level areas of a deployment, by code and by name.
#[derive(Debug, Clone, Default)]
pub struct AreaList {
    codes: HashMap<String, String>,
}

/// The most names that an area list may have.
const AREA_NAMES_MAX: usize = 500_000;

impl AreaList {
    /// Takes codes with their names in any language; a name that two areas share finds neither. Invented or real, a code has 1
    /// to 32 of A-Z, a-z, 0-9, - and _; others are left out, because no record could hold them.
    pub fn new<'a>(areas: impl IntoIterator<Item = (&'a str, Vec<&'a str>)>) -> Self {
        let mut names: HashMap<String, Option<String>> = HashMap::new();
        let mut codes = HashMap::new();
        for (code, labels) in areas {
            if !is_area_code(code) || names.len() >= AREA_NAMES_MAX {
                continue;
            }
            codes.insert(fold(code), code.to_owned());
            for label in labels {
                names.entry(fold(label)).and_modify(|known| *known = known.take().filter(|known| known == code)).or_insert_with(|| Some(code.to_owned()));
            }
        }
        let unambiguous = names.into_iter().filter_map(|(name, code)| Some((name, code?))).filter(|(name, _)| !name.is_empty());
        let mut all: HashMap<String, String> = unambiguous.collect();
        all.extend(codes);
        Self { codes: all }
    }

    /// The code of the area that a text means.
    pub fn find(&self, text: &str) -> Option<&str> {
        self.codes.get(&fold(text)).map(String::as_str)
    }
}

/// Whether a text can stand in a record as an area code.
fn is_area_code(text: &str) -> bool {
    (1..=32).contains(&text.len()) && text != "-" && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// The area that a text means. Without a list only what looks like a code is taken: a name could be a person's.
pub fn area<'a>(list: Option<&'a AreaList>, text: &'a str) -> Option<&'a str> {
    match list {
        Some(list) => list.find(text),
        None => Some(text).filter(|text| is_area_code(text) && text.len() <= 16 && !text.bytes().any(|b| b.is_ascii_lowercase())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Labels in any language, foreign codes and ISIC letters find their code; a word of two codes finds none.
    #[test]
    fn words_find_codes() {
        for (set, word, code) in [
            ("sex", "أنثى", Some("female")),
            ("sex", "МУЖСКОЙ", Some("male")),
            ("exploitation_form", "ForcedMilitaryByNonStateActors", Some("armed_group_recruitment")),
            ("age_group", "9--17", Some("9_17")),
            ("age_group", "48+", Some("48_plus")),
            ("sector", "T", Some("isic_t")),
            ("recruiter_relation", "Familial", None),
            ("sex", "M", None),
        ] {
            assert_eq!(of_set(set).get(&fold(word)).copied().flatten(), code, "{word}");
        }
    }

    /// Countries are found by each of their codes and names, invented regions by theirs.
    #[test]
    fn countries_are_found() {
        for (text, code) in [("ml", "ML"), ("MLI", "ML"), ("466", "ML"), ("مالي", "ML"), ("XA", "XA"), ("Apatride", "stateless")] {
            assert_eq!(country(text), Some(code), "{text}");
        }
        assert_eq!(country("Atlantis"), None);
    }

    /// With a list, names count; without one, only codes do, since a name could be somebody's.
    #[test]
    fn areas_need_a_list_for_names() {
        let list = AreaList::new([("XA-01", vec!["Northern Hills", "التلال"]), ("XA-02", vec!["Coast"]), ("XB-02", vec!["Coast"])]);
        assert_eq!(area(Some(&list), "northern hills"), Some("XA-01"));
        assert_eq!(area(Some(&list), "Coast"), None);
        assert_eq!(area(Some(&list), "xb-02"), Some("XB-02"));
        assert_eq!(area(None, "US-CA"), Some("US-CA"));
        assert_eq!(area(None, "Maria"), None);
    }
}
