//! One part of the typology: its heading, how complete it is, and its figures.

use super::drawing::Sheet;
use crate::parts::{facts_note, number};
use lantern_facts::{CountUnit, Figure, Part, Table};
use lantern_model::SourceKind;
use lantern_words::Arg;
use maud::{Markup, html};

/// A margin holds so many figures.
const NOTE_FACTS_MAX: usize = 8;

impl Sheet<'_> {
    /// The heading of a part. Totals of states and court cases are parts of their own, whichever part their tables stand in.
    pub fn part_title(&self, key: &str, kind: SourceKind) -> String {
        self.view.t(&match apart(kind) {
            Some(apart) => format!("typology-{apart}-title"),
            None => format!("typology-part-{key}"),
        })
    }

    /// The part.
    pub fn part(&self, part: &Part, kind: SourceKind) -> Markup {
        let routes = part.tables.iter().find(|table| table.id == Some("routes"));
        html! {
            section class="part" aria-labelledby={ "part-" (part.key) } {
                h2 id={ "part-" (part.key) } { (self.part_title(part.key, kind)) }
                (self.completeness(&part.tables))
                @for line in about(apart(kind).unwrap_or(part.key)) { p class="small quiet measure" { (self.view.t(line)) } }
                @for table in &part.tables { (self.figure(table, routes)) }
            }
        }
    }

    /// How often each dimension is known, in the margin. A withheld number has no share.
    fn completeness(&self, tables: &[Table]) -> Markup {
        let share = |table: &Table| {
            let [dimension] = table.by.as_slice() else { return None };
            let share = self.names.words.share(table.known.exact()?, table.all.exact().filter(|all| *all > 0)?);
            Some((self.names.dimension(*dimension), number(self.names.words, &share)))
        };
        let facts: Vec<(String, Markup)> = tables.iter().filter_map(share).take(NOTE_FACTS_MAX).collect();
        if facts.is_empty() { Markup::default() } else { facts_note(&self.view.t("typology-how-complete"), &facts) }
    }

    /// How many of the units answer the question at all.
    pub fn known_of_all(&self, table: &Table) -> Option<String> {
        let (Figure::Exact(known), Figure::Exact(all)) = (table.known, table.all) else { return None };
        let (known, all) = (self.names.words.number(known), self.names.words.number(all));
        (table.unit == CountUnit::Records).then(|| self.names.words.with("typology-known-of-all", &[("known", Arg::from(&known)), ("all", Arg::from(&all))]))
    }
}

/// The key of a kind of source whose figures are no records of persons.
const fn apart(kind: SourceKind) -> Option<&'static str> {
    match kind {
        SourceKind::Aggregate => Some("aggregate"),
        SourceKind::CourtCase => Some("court"),
        _ => None,
    }
}

/// What must be said of a whole part before its figures are read.
fn about(key: &str) -> &'static [&'static str] {
    match key {
        "people" => &["typology-recorded-not-decided"],
        "perpetrators" => &["typology-alleged"],
        "sources" => &["typology-year-four"],
        "aggregate" => &["typology-aggregate-what", "typology-aggregate-censored"],
        "court" => &["typology-court-what"],
        _ => &[],
    }
}
