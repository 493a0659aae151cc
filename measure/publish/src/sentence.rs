//! A table in words: its title, what is drawn, and the finding in one sentence.

use crate::Names;
use lantern_facts::{CountUnit, DimensionKind, Figure, Table};
use lantern_words::Arg;

/// Below this share of known units a finding would speak for the silent majority.
const KNOWN_PERCENT_MIN: u64 = 20;

/// A second row is named beside the first from this share of the first on.
const SECOND_PERCENT_MIN: u64 = 60;

impl Names<'_> {
    /// The title of a table.
    pub fn title(&self, table: &Table) -> String {
        if let Some(id) = table.id {
            return self.words.text(&format!("typology-{id}-title"));
        }
        let unit = self.unit(table.unit);
        let dimensions: Vec<String> = table.by.iter().map(|dimension| self.words.in_sentence(&self.dimension(*dimension))).collect();
        let dimensions = if dimensions.is_empty() { self.words.text("table-no-division") } else { self.words.list(&dimensions) };
        if table.conditions.is_empty() {
            return self.words.with("table-caption", &[("unit", Arg::from(&unit)), ("dimensions", Arg::from(&dimensions))]);
        }
        let conditions = self.conditions(table);
        self.words.with("table-caption-where", &[("unit", Arg::from(&unit)), ("dimensions", Arg::from(&dimensions)), ("conditions", Arg::from(&conditions))])
    }

    /// What the title's figure counts: people recorded, alleged perpetrators and so on.
    pub fn unit(&self, unit: CountUnit) -> String {
        self.words.text(match unit {
            CountUnit::Records => "table-unit-records",
            CountUnit::Perpetrators => "table-unit-perpetrators",
            CountUnit::AggregateFigures => "table-unit-aggregates",
            CountUnit::CourtCases => "table-unit-court-cases",
        })
    }

    /// The conditions of a table in one phrase.
    pub fn conditions(&self, table: &Table) -> String {
        let phrases: Vec<String> = table
            .conditions
            .iter()
            .map(|condition| {
                let values: Vec<String> = condition.codes.iter().map(|code| self.in_sentence(condition.dimension, code)).collect();
                let (field, value) = (self.words.in_sentence(&self.dimension(condition.dimension)), self.words.list(&values));
                self.words.with("table-condition", &[("field", Arg::from(&field)), ("value", Arg::from(&value))])
            })
            .collect();
        self.words.list(&phrases)
    }

    /// What a typology table shows, in a line under its title.
    pub fn what(&self, table: &Table) -> Option<String> {
        let key = format!("typology-{}-what", table.id?);
        Some(self.words.text(&key))
    }

    /// The finding in one sentence; none where the table is not of the typology, or nothing exact can be said.
    pub fn finding(&self, table: &Table) -> Option<String> {
        let id = table.id.filter(|id| !matches!(*id, "aggregate" | "court"))?;
        let (Some(all), Some(known)) = (table.all.exact(), table.known.exact()) else { return None };
        // A row withheld to protect another may be the largest: then nothing can be said about which one is.
        if table.rows.iter().any(|row| row.figure == Figure::Withheld) {
            return None;
        }
        let mut rows = table.rows.iter().filter(|row| row.is_known()).filter_map(|row| row.figure.exact().map(|count| (row, count)));
        let first = rows.next().filter(|(_, count)| *count > 0);
        let Some((row, count)) = first.filter(|_| known * 100 >= all * KNOWN_PERCENT_MIN) else {
            return (all > 0).then(|| self.words.text("typology-finding-none"));
        };
        let key = if table.by.first().is_some_and(|one| one.kind() == DimensionKind::Year) {
            "typology-year-finding".to_owned()
        } else {
            format!("typology-{id}-finding")
        };
        let first = self.row(&table.by, &row.codes);
        if let Some((second, more)) = rows.next().filter(|(_, more)| table.additive && more * 100 >= count * SECOND_PERCENT_MIN) {
            let (second, share) = (self.row(&table.by, &second.codes), self.words.share(count + more, known));
            return Some(self.words.with(&format!("{key}-two"), &[("first", Arg::from(&first)), ("second", Arg::from(&second)), ("share", Arg::from(&share))]));
        }
        let share = self.words.share(count, known);
        Some(self.words.with(&key, &[("first", Arg::from(&first)), ("share", Arg::from(&share))]))
    }

    /// A figure in the reader's digits, or the word for what is withheld.
    pub fn figure(&self, figure: Figure) -> String {
        match figure {
            Figure::Exact(count) => self.words.number(count),
            Figure::Between { low, high: Some(high) } => self.words.range(low, high),
            Figure::Between { low, high: None } => self.words.with("typology-map-more", &[("low", Arg::from(&self.words.number(low)))]),
            Figure::Withheld => self.words.text("typology-withheld"),
        }
    }

    /// A figure as a share of another; nothing where either is not exact.
    pub fn share(&self, part: Figure, whole: Figure) -> Option<String> {
        Some(self.words.share_one_decimal(part.exact()?, whole.exact().filter(|whole| *whole > 0)?))
    }
}
