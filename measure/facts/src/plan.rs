//! What a query means: which file, which kind of source, which rows. Every refusal is made here.

use crate::{
    Condition, CountUnit, DIMENSIONS_MAX, Dimension, DimensionKind, FactsError, Query, Snapshot,
    column::{COUNTED, REPATRIATION, SEVERAL},
    dimension::{NAME_SHOWN_CHARS, Origin},
    table::{NOT_RECORDED, is_missing},
};
use lantern_model::{SourceKind, value::NONE_OF_THEM};
use lantern_vocab::Missing;

/// How many codes an error lists.
const CODES_SHOWN: usize = 60;

/// What a reported total is broken down by.
const CATEGORY: &str = "aggregate_category";

/// A query that makes sense in this snapshot.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) unit: CountUnit,
    pub(crate) source_kind: SourceKind,
    /// Conditions for the engine; none where no row can meet them.
    pub(crate) filters: Option<Vec<String>>,
}

impl Snapshot {
    /// The kinds of source that have records, in the order in which pages list them.
    pub fn source_kinds(&self) -> Vec<SourceKind> {
        SourceKind::ALL.into_iter().filter(|kind| self.sources.iter().any(|source| source.source_kind == *kind && source.records > 0)).collect()
    }

    pub(crate) fn plan(&self, query: &Query) -> Result<Plan, FactsError> {
        check_dimensions(&query.by)?;
        for condition in &query.conditions {
            check_codes(condition, &self.source_codes)?;
        }
        let unit = unit_of(query)?;
        let source_kind = self.kind_of(query, unit)?;
        let unit = unit.unwrap_or(match source_kind {
            SourceKind::Aggregate => CountUnit::AggregateFigures,
            SourceKind::CourtCase => CountUnit::CourtCases,
            _ => CountUnit::Records,
        });
        let asked = |name: &str| query.by.iter().chain(query.conditions.iter().map(|condition| &condition.dimension)).any(|dimension| dimension.name() == name);
        let mut filters = Vec::new();
        match unit {
            CountUnit::Records | CountUnit::Perpetrators if !asked("status") => filters.push(format!("{COUNTED} = 1")),
            CountUnit::AggregateFigures => filters.extend(self.one_breakdown(query, &asked)?),
            _ => {}
        }
        let filters = self.source_filter(source_kind).zip(self.condition_filters(&query.conditions)).map(|(sources, conditions)| {
            filters.extend(sources);
            filters.extend(conditions);
            filters
        });
        Ok(Plan { unit, source_kind, filters })
    }

    /// The kind that was asked for, or the only one there is.
    pub(crate) fn kind_of(&self, query: &Query, unit: Option<CountUnit>) -> Result<SourceKind, FactsError> {
        let named = query.by.iter().chain(query.conditions.iter().map(|condition| &condition.dimension)).find(|dimension| !dimension.is_common());
        if let Some(kind) = query.source_kind {
            return match named {
                Some(dimension) if !holds(kind, dimension.unit()) => Err(FactsError::NotInKind { dimension: dimension.name(), kind }),
                _ => Ok(kind),
            };
        }
        let is_asked =
            |index: &String| query.conditions.iter().filter(|condition| condition.dimension.is_common()).all(|condition| condition.codes.contains(index));
        let in_question = |kind: &SourceKind| {
            self.sources.iter().zip(&self.source_codes).any(|(source, code)| source.source_kind == *kind && source.records > 0 && is_asked(code))
        };
        let present: Vec<SourceKind> = self.source_kinds().into_iter().filter(in_question).collect();
        let fitting: Vec<SourceKind> = present.iter().copied().filter(|kind| unit.is_none_or(|unit| holds(*kind, unit))).collect();
        match (fitting.as_slice(), present.as_slice(), named) {
            ([kind], ..) => Ok(*kind),
            ([], [kind, ..], Some(dimension)) => Err(FactsError::NotInKind { dimension: dimension.name(), kind: *kind }),
            ([], ..) => Err(FactsError::Empty),
            (several, ..) => Err(FactsError::SeveralKinds(several.to_vec())),
        }
    }

    /// Only sources of the kind; no condition where all are.
    pub(crate) fn source_filter(&self, kind: SourceKind) -> Option<Vec<String>> {
        let of_kind: Vec<&str> =
            self.sources.iter().zip(&self.source_codes).filter(|(source, _)| source.source_kind == kind).map(|(_, code)| code.as_str()).collect();
        match of_kind.len() {
            0 => None,
            count if count == self.sources.len() => Some(Vec::new()),
            _ => Some(vec![format!("source in ({})", of_kind.join(", "))]),
        }
    }

    /// Each condition as the keys whose texts meet it; none where one has no such key.
    fn condition_filters(&self, conditions: &[Condition]) -> Option<Vec<String>> {
        let filter = |condition: &Condition| {
            let keys: Vec<String> = if condition.dimension.is_common() {
                condition.codes.clone()
            } else {
                let meets = |text: Option<&str>| codes_of(condition.dimension, text).any(|code| condition.codes.iter().any(|wanted| wanted == code));
                self.values.entries(condition.dimension).filter(|(_, text)| meets(*text)).map(|(key, _)| key.to_string()).collect()
            };
            (!keys.is_empty()).then(|| format!("{} in ({})", condition.dimension.name(), keys.join(", ")))
        };
        conditions.iter().map(filter).collect()
    }

    /// Reported totals overlap: the same people stand in the total, by sex, by age, by form. A table takes one breakdown:
    /// figures that name what it divides by, and of everything else the total. An empty sex of such a figure means
    /// "both", not "not recorded".
    fn one_breakdown(&self, query: &Query, asked: &dyn Fn(&str) -> bool) -> Result<Vec<String>, FactsError> {
        let divides = query.by.iter().any(|dimension| dimension.name() == "aggregate_indicator");
        let picks_one = query.conditions.iter().any(|condition| condition.dimension.name() == "aggregate_indicator" && condition.codes.len() == 1);
        if !divides && !picks_one {
            return Err(FactsError::IndicatorNeeded);
        }
        let (form, citizenship, category) = (asked("aggregate_form"), asked("aggregate_citizenship"), asked(CATEGORY));
        let named = |column: &'static str, is_asked: bool| {
            // A source says "total" by leaving the cell empty, or by a word that reads as "not applicable".
            let is_total = |text: Option<&str>| text.is_none_or(|text| Missing::parse(text) == Some(Missing::NotApplicable));
            let dimension = Dimension::parse(column).expect("the columns below are dimensions of the catalogue");
            let totals: Vec<String> = self.values.entries(dimension).filter(|(_, text)| is_total(*text)).map(|(key, _)| key.to_string()).collect();
            format!("{column} {} ({})", if is_asked { "not in" } else { "in" }, totals.join(", "))
        };
        let mut filters = vec![named("aggregate_sex", asked("aggregate_sex")), named("aggregate_age_status", asked("aggregate_age_status"))];
        if category {
            // The category says what each figure is broken down by, so figures of several breakdowns stand apart.
            filters.push(named(CATEGORY, true));
            filters.extend(
                [("aggregate_form", form), ("aggregate_citizenship", citizenship)]
                    .into_iter()
                    .filter(|(_, is_asked)| *is_asked)
                    .map(|(column, _)| named(column, true)),
            );
            return Ok(filters);
        }
        let breakdown = if form {
            "by_form"
        } else if citizenship {
            "by_citizenship"
        } else {
            "total"
        };
        let dimension = Dimension::named(CATEGORY)?;
        let keys: Vec<String> =
            self.values.entries(dimension).filter(|(_, text)| text.is_none_or(|text| text == breakdown)).map(|(key, _)| key.to_string()).collect();
        filters.extend([
            named("aggregate_form", form),
            named("aggregate_citizenship", citizenship),
            format!("{REPATRIATION} = 0"),
            format!("{CATEGORY} in ({})", keys.join(", ")),
        ]);
        Ok(filters)
    }
}

/// The codes that a text stands for: each of several, or the reason why there is none.
pub(crate) fn codes_of(dimension: Dimension, text: Option<&str>) -> impl Iterator<Item = &str> {
    let text = text.unwrap_or(NOT_RECORDED);
    let several = dimension.is_multiple() && !is_missing(text);
    text.split(move |separator| several && separator == ' ')
}

/// Refuses codes that the dimension does not have, and names those it has.
pub(crate) fn check_codes(condition: &Condition, source_codes: &[String]) -> Result<(), FactsError> {
    let dimension = condition.dimension;
    let set = if let DimensionKind::Set(set) = dimension.kind() { lantern_vocab::set(set) } else { None };
    let is_code = |code: &str| match dimension.kind() {
        DimensionKind::Set(_) => set.is_some_and(|set| set.position(code).is_some()) || (dimension.origin() == Origin::FormGroup && code == SEVERAL),
        DimensionKind::Country => code == "stateless" || lantern_vocab::country(code).is_some() || lantern_vocab::is_user_assigned(code),
        DimensionKind::Source => source_codes.iter().any(|known| known == code),
        DimensionKind::Area | DimensionKind::Route | DimensionKind::Year => !is_missing(code),
    };
    let is_absence = |code: &str| code == NOT_RECORDED || code == NONE_OF_THEM || Missing::parse(code).is_some();
    let Some(unknown) = condition.codes.iter().find(|code| !is_code(code) && !is_absence(code)) else { return Ok(()) };
    let known: Vec<&str> = match (dimension.kind(), set) {
        (_, Some(set)) => set.codes().iter().map(lantern_vocab::Code::code).collect(),
        (DimensionKind::Source, _) => source_codes.iter().map(String::as_str).collect(),
        _ => vec!["codes of two letters, such as XA"],
    };
    Err(FactsError::UnknownCode {
        dimension: dimension.name(),
        code: unknown.chars().take(NAME_SHOWN_CHARS).collect(),
        known: known.into_iter().take(CODES_SHOWN).collect::<Vec<_>>().join(", "),
    })
}

const fn holds(kind: SourceKind, unit: CountUnit) -> bool {
    match unit {
        CountUnit::Records | CountUnit::Perpetrators => kind.is_about_persons(),
        CountUnit::AggregateFigures => matches!(kind, SourceKind::Aggregate),
        CountUnit::CourtCases => matches!(kind, SourceKind::CourtCase),
    }
}

fn check_dimensions(by: &[Dimension]) -> Result<(), FactsError> {
    if by.len() > DIMENSIONS_MAX {
        return Err(FactsError::TooManyDimensions { asked: by.len() });
    }
    for (at, dimension) in by.iter().enumerate() {
        if by[..at].contains(dimension) {
            return Err(FactsError::Repeated(dimension.name()));
        }
    }
    Ok(())
}

/// What the query counts: units are never mixed, but perpetrators may be counted where their record meets a condition.
pub(crate) fn unit_of(query: &Query) -> Result<Option<CountUnit>, FactsError> {
    let divided: Vec<Dimension> = query.by.iter().copied().filter(|dimension| !dimension.is_common()).collect();
    let asked: Vec<Dimension> = query.conditions.iter().map(|condition| condition.dimension).filter(|dimension| !dimension.is_common()).collect();
    let perpetrator = asked.iter().find(|dimension| dimension.unit() == CountUnit::Perpetrators).filter(|_| divided.is_empty());
    let Some(first) = divided.first().or(perpetrator).or(asked.first()) else { return Ok(None) };
    let unit = first.unit();
    let differs = |dimension: &&Dimension| dimension.unit() != unit;
    let stays_out = |dimension: &&Dimension| differs(dimension) && !(unit == CountUnit::Perpetrators && dimension.unit() == CountUnit::Records);
    match divided.iter().find(differs).or_else(|| asked.iter().find(stays_out)) {
        Some(second) => Err(FactsError::MixedUnits { first: first.name(), second: second.name() }),
        None => Ok(Some(unit)),
    }
}
