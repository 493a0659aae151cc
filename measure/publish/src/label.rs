//! Codes in the reader's words.

use crate::Places;
use lantern_facts::{Dimension, DimensionKind, NOT_RECORDED, Source};
use lantern_vocab::{Language, Missing};
use lantern_words::Words;

/// What names are needed to read a table aloud: the language, the places and the sources.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The language.
    pub words: &'static Words,
    /// The names of areas.
    pub places: &'a Places,
    /// The sources of the snapshot.
    pub sources: &'a [Source],
}

impl Names<'_> {
    /// A code of a dimension, as a label that stands by itself.
    pub fn label(&self, dimension: Dimension, code: &str) -> String {
        if let Some(missing) = self.missing(code) {
            return missing;
        }
        let language = self.words.language();
        match dimension.kind() {
            DimensionKind::Set("exploitation_form") if code == "several" => self.words.text("typology-form-several"),
            // Lists are written with Latin digits in every language; a reader gets those of the language.
            DimensionKind::Set(set) => {
                lantern_vocab::set(set).and_then(|set| set.code(code)).map_or_else(|| code.to_owned(), |code| self.words.ungrouped(code.label(language)))
            }
            DimensionKind::Country => self.country(code),
            DimensionKind::Area => self.area(code),
            DimensionKind::Route => code.split('>').map(|part| self.area(part)).collect::<Vec<_>>().join(self.arrow()),
            DimensionKind::Year => self.years(code),
            DimensionKind::Source => code.parse().map_or_else(|_| code.to_owned(), |index| self.source(index)),
        }
    }

    /// The labels of a row in one phrase.
    pub fn row(&self, by: &[Dimension], codes: &[String]) -> String {
        let labels: Vec<String> = by.iter().zip(codes).map(|(dimension, code)| self.in_sentence(*dimension, code)).collect();
        labels.join(if leads(by) { self.arrow() } else { self.comma() })
    }

    /// A label as it stands inside a sentence: codes lose their capital, names of places and agencies keep it.
    pub fn in_sentence(&self, dimension: Dimension, code: &str) -> String {
        let label = self.label(dimension, code);
        if matches!(dimension.kind(), DimensionKind::Set(_)) { self.words.in_sentence(&label) } else { label }
    }

    /// The name of a dimension, as the head of a column.
    pub fn dimension(&self, dimension: Dimension) -> String {
        let key = match dimension.name() {
            name @ ("source" | "route" | "form_count" | "form_group" | "age_broad" | "year_detection" | "year_registration" | "year_exploitation"
            | "year_decision") => {
                format!("table-dimension-{}", name.replace('_', "-"))
            }
            "elements" => "records-palermo".to_owned(),
            _ => match dimension.field() {
                Some(field) => format!("field-{}-{}", field.unit.name().replace('_', "-"), field.name.replace('_', "-")),
                None => return dimension.name().to_owned(),
            },
        };
        self.words.text(&key)
    }

    fn missing(&self, code: &str) -> Option<String> {
        let key = match (code, Missing::parse(code)) {
            (NOT_RECORDED, _) => "typology-not-recorded",
            (crate::plan::UNKNOWN_OR_FEW, _) => "typology-unknown-or-few",
            ("-", _) => "typology-none-of-them",
            (_, Some(Missing::Unknown)) => "typology-unknown",
            (_, Some(Missing::NotAsked)) => "typology-not-asked",
            (_, Some(Missing::Declined)) => "typology-declined",
            (_, Some(Missing::NotApplicable)) => "typology-not-applicable",
            (_, None) => return None,
        };
        Some(self.words.text(key))
    }

    fn country(&self, code: &str) -> String {
        let language = self.words.language();
        if code == "stateless" {
            return lantern_vocab::set("displacement").and_then(|set| set.code(code)).map_or_else(|| code.to_owned(), |code| code.label(language).to_owned());
        }
        let given = self.places.country(code, language).map(str::to_owned);
        given.or_else(|| lantern_vocab::country(code).map(|country| country.label(language).to_owned())).unwrap_or_else(|| code.to_owned())
    }

    fn area(&self, code: &str) -> String {
        self.places.area(code, self.words.language()).unwrap_or(code).to_owned()
    }

    fn comma(&self) -> &'static str {
        match self.words.language() {
            Language::Ar => "، ",
            Language::Zh => "、",
            _ => ", ",
        }
    }

    fn arrow(&self) -> &'static str {
        if self.words.direction() == "rtl" { " ← " } else { " → " }
    }

    fn years(&self, code: &str) -> String {
        let year = |text: &str| text.parse().map_or_else(|_| text.to_owned(), |year| self.words.year(year));
        match code.split_once('-') {
            Some((first, last)) => format!("{}–{}", year(first), year(last)),
            None => year(code),
        }
    }

    /// The name of a source: its agency's, and the series of files where the agency has several.
    pub fn source(&self, index: usize) -> String {
        let Some(source) = self.sources.get(index) else { return index.to_string() };
        let has_several = self.sources.iter().filter(|other| other.agency == source.agency).count() > 1;
        if has_several { format!("{} · {}", source.agency_name, source.dataset) } else { source.agency_name.clone() }
    }
}

/// Whether a row leads from one place to another: it is then read as a route, not as a list.
fn leads(by: &[Dimension]) -> bool {
    matches!(by, [from, to] if matches!((from.name(), to.name()), ("recruitment_area", "exploitation_area") | ("recruitment_country", "exploitation_country")))
}
