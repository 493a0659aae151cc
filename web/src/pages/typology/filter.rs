//! What of the typology is shown: the sentence above it, which is a form.

use crate::{
    View,
    parts::{Address, Answer, Blank, Group, sentence},
    scope::Scope as Reach,
};
use lantern_facts::{Condition, Dimension, FigureKind, Query, Scope, Source, is_missing};
use lantern_model::SourceKind;
use lantern_publish::{Choice, Figures, Names};
use lantern_words::Words;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;

/// The longest year or span of years in an address.
const YEAR_BYTES_MAX: usize = 20;

/// The query of an address, as it comes.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(rename = "TypologyAsked")]
pub struct Asked {
    /// Only this kind of source: `case_records`, `k_anonymised`, `synthetic`, `aggregate` or `court_case`.
    kind: String,
    /// Only the source with this number.
    source: String,
    /// Only this year of detection.
    year: String,
    /// `public` for figures without small numbers.
    figures: String,
    /// The page of a long table.
    #[schemars(skip)]
    pub page: String,
}

/// What is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// The kind of source; kinds are never summed.
    pub kind: Option<SourceKind>,
    /// Index of one source.
    pub source: Option<usize>,
    /// A year of detection.
    pub year: Option<String>,
    /// For whom the figures are.
    pub choice: Choice,
}

impl Filter {
    /// Reads what was asked; what does not exist, or does not go with the kind of source, is as if not asked.
    pub fn read(asked: &Asked, figures: &Figures) -> Self {
        let kinds = figures.source_kinds();
        let kind = SourceKind::from_code(&asked.kind).filter(|kind| kinds.contains(kind)).or_else(|| kinds.first().copied());
        let of_kind = |at: &usize| figures.sources().get(*at).is_some_and(|source| Some(source.source_kind) == kind);
        let is_year = |year: &&String| !year.is_empty() && year.len() <= YEAR_BYTES_MAX && year.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let has_records = kind.is_some_and(SourceKind::is_about_persons);
        Self {
            kind,
            source: asked.source.parse().ok().filter(of_kind),
            year: Some(&asked.year).filter(is_year).filter(|_| has_records).cloned(),
            choice: choice_of(&asked.figures),
        }
    }

    /// The same within what a reader may see.
    pub fn cut(mut self, scope: &Reach, figures: &Figures) -> Self {
        let (choice, source) = scope.cut(figures, self.choice, self.source);
        if source != self.source {
            // Another source may be of another kind.
            self.kind = source.and_then(|at| figures.sources().get(at)).map_or(self.kind, |source| Some(source.source_kind));
        }
        (self.choice, self.source) = (choice, source);
        self
    }

    /// The scope that the figures are counted in.
    pub fn scope(&self) -> Scope {
        Scope { source_kind: self.kind, conditions: self.conditions() }
    }

    /// Where the figures hold.
    pub fn conditions(&self) -> Vec<Condition> {
        let condition = |name: &str, code: String| Dimension::parse(name).map(|dimension| Condition { dimension, codes: vec![code] });
        let source = self.source.and_then(|index| condition("source", index.to_string()));
        source.into_iter().chain(self.year.clone().and_then(|year| condition("year_detection", year))).collect()
    }

    /// An address with what is shown.
    pub fn address(&self, path: String) -> Address {
        let address = Address::new(path).with("kind", self.kind.map_or("", SourceKind::code));
        let address = address.with("source", &self.source.map_or_else(String::new, |index| index.to_string()));
        let address = address.with("year", self.year.as_deref().unwrap_or_default());
        address.with("figures", if self.choice == Choice::Public { PUBLIC } else { "" })
    }

    /// The sentence.
    pub async fn sentence(&self, view: &View, names: &Names<'_>, figures: &Figures) -> Markup {
        let kinds = figures.source_kinds();
        let years = self.years(figures).await;
        html! {
            (sentence(view, "/typology", &view.t("typology-filter-showing"), &view.t("frame-show"), &html! {
                (view.t("typology-filter-showing")) " "
                @if let ([_, _, ..], Some(kind)) = (kinds.as_slice(), self.kind) { (kind_blank(view, &kinds, kind).draw()) }
                @else if let Some(kind) = self.kind { strong { (kind_label(view.words, kind)) } }
                " " (view.t("typology-filter-from")) " " (self.source_blank(view, names, figures.sources()).draw())
                @if !years.is_empty() { " " (view.t("typology-filter-year")) " " (self.year_blank(view, names, &years).draw()) }
                " " span class="hold" { (view.t("typology-filter-figures")) " " (choice_blank(view, self.choice).draw()) }
            }))
        }
    }

    fn source_blank(&self, view: &View, names: &Names<'_>, sources: &[Source]) -> Blank {
        let mut answers = vec![Answer::new("", view.t("typology-filter-every-source"))];
        if let Some(dimension) = Dimension::parse("source") {
            let of_kind = sources.iter().enumerate().filter(|(_, source)| Some(source.source_kind) == self.kind);
            answers.extend(of_kind.map(|(at, _)| Answer::new(at.to_string(), names.label(dimension, &at.to_string()))));
        }
        Blank {
            id: "source".to_owned(),
            name: "source".to_owned(),
            label: view.t("quality-source"),
            groups: vec![Group::plain(answers)],
            chosen: self.source.map_or_else(String::new, |index| index.to_string()),
        }
    }

    fn year_blank(&self, view: &View, names: &Names<'_>, years: &[String]) -> Blank {
        let mut answers = vec![Answer::new("", view.t("typology-filter-every-year"))];
        if let Some(dimension) = Dimension::parse("year_detection") {
            answers.extend(years.iter().map(|year| Answer::new(year, names.label(dimension, year))));
        }
        Blank {
            id: "year".to_owned(),
            name: "year".to_owned(),
            label: view.t("table-dimension-year-detection"),
            groups: vec![Group::plain(answers)],
            chosen: self.year.clone().unwrap_or_default(),
        }
    }

    /// The years that can be chosen: those of the table by year, which is one of the public ones too.
    async fn years(&self, figures: &Figures) -> Vec<String> {
        let has_records = self.kind.is_some_and(SourceKind::is_about_persons);
        let Some(dimension) = Dimension::parse("year_detection").filter(|_| has_records) else { return Vec::new() };
        let query = Query { by: vec![dimension], conditions: Vec::new(), source_kind: self.kind };
        let Ok(table) = figures.table(&query, self.choice).await else { return Vec::new() };
        let mut years: Vec<String> = table.rows.into_iter().filter_map(|row| row.codes.into_iter().next()).filter(|code| !is_missing(code)).collect();
        years.sort_unstable_by(|one, other| other.cmp(one));
        years
    }
}

/// The word in addresses for public figures.
const PUBLIC: &str = "public";

/// For whom figures are asked; without a word, for those who may see the records.
pub fn choice_of(word: &str) -> Choice {
    if word == PUBLIC { Choice::Public } else { Choice::Operational }
}

/// Operational or public, as a blank.
pub fn choice_blank(view: &View, chosen: Choice) -> Blank {
    let answers = vec![Answer::new("", view.t("typology-kind-operational")), Answer::new(PUBLIC, view.t("typology-kind-public"))];
    Blank {
        id: "figures".to_owned(),
        name: "figures".to_owned(),
        label: view.t("typology-kind"),
        groups: vec![Group::plain(answers)],
        chosen: if chosen == Choice::Public { PUBLIC.to_owned() } else { String::new() },
    }
}

/// The kind of source, as a blank.
pub fn kind_blank(view: &View, kinds: &[SourceKind], chosen: SourceKind) -> Blank {
    let answers = kinds.iter().map(|kind| Answer::new(kind.code(), kind_label(view.words, *kind))).collect();
    Blank {
        id: "kind".to_owned(),
        name: "kind".to_owned(),
        label: view.t("table-dimension-source-kind"),
        groups: vec![Group::plain(answers)],
        chosen: chosen.code().to_owned(),
    }
}

/// The words for a kind of source.
pub fn kind_label(words: &Words, kind: SourceKind) -> String {
    words.text(&format!("typology-source-kind-{}", kind.code().replace('_', "-")))
}

/// The words for a kind of figure, and what it means.
pub fn figures_label(view: &View, kind: FigureKind) -> (String, String) {
    match kind {
        FigureKind::Operational => (view.t("typology-kind-operational"), view.t("typology-kind-operational-what")),
        FigureKind::Public { .. } => (view.t("typology-kind-public"), view.t("typology-kind-public-what")),
    }
}
