//! What is asked of the table builder, read from its address. What does not fit is kept beside what does, so that nothing
//! that somebody chose is lost.

use crate::{pages::typology::filter::choice_of, scope::Scope};
use lantern_facts::{CountUnit, DIMENSIONS_MAX, Dimension, DimensionKind, Query, is_missing};
use lantern_model::SourceKind;
use lantern_publish::{Choice, Figures};
use lantern_vocab::set;

/// The most conditions that the sentence has blanks for.
pub const CONDITIONS_MAX: usize = 3;
/// The longest code that an address is read for.
const CODE_BYTES_MAX: usize = 200;

/// One condition as chosen: a dimension, and its value once that is chosen too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The dimension.
    pub dimension: Dimension,
    /// The code; empty while none is chosen, and then the condition does not hold anything back.
    pub code: String,
}

/// What does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// There is no such dimension.
    UnknownDimension(String),
    /// There is no such code of the dimension in blank number `.0`.
    UnknownValue(usize, Dimension, String),
    /// More dimensions than a table has.
    TooMany,
    /// Records, perpetrators, totals and court cases are not counted in one table.
    UnitsMixed,
}

/// The question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What the table is divided by.
    pub by: Vec<Dimension>,
    /// Where it holds.
    pub conditions: Vec<Asked>,
    /// The kind of source.
    pub kind: Option<SourceKind>,
    /// For whom.
    pub choice: Choice,
    /// What does not fit.
    pub problems: Vec<Problem>,
}

impl Question {
    /// Reads the pairs of an address: `by` (also several in one, with commas), `where` and the value under `is.` and the
    /// dimension's name, so that a value never meets a dimension that it was not chosen for.
    pub fn read(pairs: &[(String, String)], figures: &Figures) -> Self {
        let mut question = Self { by: Vec::new(), conditions: Vec::new(), kind: None, choice: Choice::Operational, problems: Vec::new() };
        let mut codes: Vec<(&str, &str)> = Vec::new();
        for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty() && value.len() <= CODE_BYTES_MAX) {
            match name.as_str() {
                "by" => value.split(',').for_each(|name| question.divide(name)),
                "where" => question.restrict(value),
                "kind" => question.kind = SourceKind::from_code(value),
                "figures" => question.choice = choice_of(value),
                _ => codes.extend(name.strip_prefix("is.").map(|dimension| (dimension, value.as_str()))),
            }
        }
        for asked in &mut question.conditions {
            if let Some((_, code)) = codes.iter().find(|(name, _)| *name == asked.dimension.name()) {
                (*code).clone_into(&mut asked.code);
            }
        }
        question.settle(figures);
        question
    }

    fn divide(&mut self, name: &str) {
        match Dimension::parse(name) {
            None => self.problems.push(Problem::UnknownDimension(name.to_owned())),
            Some(one) if self.by.contains(&one) => {}
            Some(_) if self.by.len() == DIMENSIONS_MAX => self.problems.push(Problem::TooMany),
            Some(one) => self.by.push(one),
        }
    }

    fn restrict(&mut self, name: &str) {
        match Dimension::parse(name) {
            None => self.problems.push(Problem::UnknownDimension(name.to_owned())),
            Some(dimension) if self.conditions.len() < CONDITIONS_MAX && self.conditions.iter().all(|asked| asked.dimension != dimension) => {
                self.conditions.push(Asked { dimension, code: String::new() });
            }
            Some(_) => {}
        }
    }

    /// Chooses the kind of source, and checks what can be checked without counting.
    fn settle(&mut self, figures: &Figures) {
        let kinds = figures.source_kinds();
        let unit = self.unit();
        let suits = |kind: &SourceKind| unit.is_none_or(|unit| counts(*kind, unit));
        self.kind = self.kind.filter(|kind| kinds.contains(kind) && suits(kind)).or_else(|| kinds.iter().copied().find(suits));
        let units: Vec<CountUnit> = self.by.iter().chain(self.conditions.iter().map(|asked| &asked.dimension)).filter_map(|one| unit_of(*one)).collect();
        if units.windows(2).any(|pair| pair[0] != pair[1]) {
            self.problems.push(Problem::UnitsMixed);
        }
        for (at, asked) in self.conditions.iter().enumerate().filter(|(_, asked)| !asked.code.is_empty()) {
            if !exists(asked, figures) {
                self.problems.push(Problem::UnknownValue(at + 1, asked.dimension, asked.code.clone()));
            }
        }
    }

    /// What the table counts: the unit of its first dimension that has one of its own.
    fn unit(&self) -> Option<CountUnit> {
        self.by.iter().chain(self.conditions.iter().map(|asked| &asked.dimension)).find_map(|one| unit_of(*one))
    }

    /// The same within what a reader may see: exact figures of one agency hold for one of its sources.
    pub fn cut(mut self, scope: &Scope, figures: &Figures) -> Self {
        let is_source = |asked: &&Asked| asked.dimension.kind() == DimensionKind::Source;
        let chosen = self.conditions.iter().find(is_source).and_then(|asked| asked.code.parse().ok());
        let (choice, source) = scope.cut(figures, self.choice, chosen);
        self.choice = choice;
        if let (Some(own), Some(dimension)) = (source.filter(|own| chosen != Some(*own)), Dimension::parse("source")) {
            self.conditions.retain(|asked| asked.dimension != dimension);
            self.conditions.truncate(CONDITIONS_MAX - 1);
            self.conditions.push(Asked { dimension, code: own.to_string() });
            self.kind = figures.sources().get(own).map(|source| source.source_kind);
        }
        self
    }

    /// The question as it is counted.
    pub fn query(&self) -> Query {
        let conditions = self.conditions.iter().filter(|asked| !asked.code.is_empty());
        let conditions = conditions.map(|asked| lantern_facts::Condition { dimension: asked.dimension, codes: vec![asked.code.clone()] }).collect();
        Query { by: self.by.clone(), conditions, source_kind: self.kind }
    }
}

/// The unit that a dimension binds a table to; a source has units of every kind.
pub fn unit_of(dimension: Dimension) -> Option<CountUnit> {
    (dimension.kind() != DimensionKind::Source).then(|| dimension.unit())
}

/// Whether sources of this kind hold units of this sort.
pub fn counts(kind: SourceKind, unit: CountUnit) -> bool {
    match unit {
        CountUnit::Records | CountUnit::Perpetrators => kind.is_about_persons(),
        CountUnit::AggregateFigures => kind == SourceKind::Aggregate,
        CountUnit::CourtCases => kind == SourceKind::CourtCase,
    }
}

/// Whether a code can be found: in its value set or among the sources. Places and years are as the files have them.
fn exists(asked: &Asked, figures: &Figures) -> bool {
    let code = asked.code.as_str();
    if is_missing(code) || code == "-" {
        return true;
    }
    match asked.dimension.kind() {
        DimensionKind::Set(name) => set(name).is_some_and(|set| set.code(code).is_some()) || (asked.dimension.name() == "form_group" && code == "several"),
        DimensionKind::Source => code.parse::<usize>().is_ok_and(|index| index < figures.sources().len()),
        DimensionKind::Country | DimensionKind::Area | DimensionKind::Route | DimensionKind::Year => true,
    }
}
