//! Which column stands in which file, and how its text is found in the units of a record.
//!
//! Every dimension is one column. A cell is a key into the column's list of texts ([`crate::values::Values`]), 0 for
//! "nothing recorded": the engine groups by small numbers, and only Rust ever looks at texts.

use crate::{CountUnit, Dimension, dimension::Origin, table::is_missing};
use lantern_model::{PartialDate, Unit, age, field, value::NONE_OF_THEM};
use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

/// One file of a snapshot, and the table of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FactsFile {
    Records,
    Perpetrators,
    Aggregates,
    CourtCases,
}

impl FactsFile {
    pub(crate) const ALL: [Self; 4] = [Self::Records, Self::Perpetrators, Self::Aggregates, Self::CourtCases];

    pub(crate) const fn table(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Perpetrators => "perpetrators",
            Self::Aggregates => "aggregates",
            Self::CourtCases => "court_cases",
        }
    }

    pub(crate) fn file_name(self) -> String {
        format!("{}.parquet", self.table())
    }

    pub(crate) const fn of(unit: CountUnit) -> Self {
        match unit {
            CountUnit::Records => Self::Records,
            CountUnit::Perpetrators => Self::Perpetrators,
            CountUnit::AggregateFigures => Self::Aggregates,
            CountUnit::CourtCases => Self::CourtCases,
        }
    }

    /// The dimensions that are columns of the file. Perpetrators carry what their record says, so that they can be
    /// counted under a condition on the person or the event.
    pub(crate) fn dimensions(self) -> Vec<Dimension> {
        let takes = |dimension: &Dimension| {
            dimension.is_common()
                || match self {
                    Self::Records => dimension.unit() == CountUnit::Records,
                    Self::Perpetrators => matches!(dimension.unit(), CountUnit::Records | CountUnit::Perpetrators),
                    Self::Aggregates => dimension.unit() == CountUnit::AggregateFigures,
                    Self::CourtCases => dimension.unit() == CountUnit::CourtCases,
                }
        };
        Dimension::all().filter(takes).collect()
    }

    /// Columns beside the dimensions: small numbers that tables never show.
    pub(crate) const fn flags(self) -> &'static [&'static str] {
        match self {
            Self::Records | Self::Perpetrators => &[COUNTED, LATEST_MONTH],
            Self::Aggregates => &[REPATRIATION, BOUNDED],
            Self::CourtCases => &[],
        }
    }

    /// Columns of counts.
    pub(crate) const fn counts(self) -> &'static [&'static str] {
        match self {
            Self::Aggregates => &[LOW, HIGH],
            _ => &[],
        }
    }
}

/// 1 where the record counts as a person recorded (not at risk, not a victim, withdrawn).
pub(crate) const COUNTED: &str = "counted";
/// The last month in which the person can have been detected, in months since year 0.
pub(crate) const LATEST_MONTH: &str = "latest_month";
/// 1 where a reported total is one of its country of repatriation.
pub(crate) const REPATRIATION: &str = "repatriation";
/// 1 where a reported total has an upper bound.
pub(crate) const BOUNDED: &str = "bounded";
/// The smallest a reported total can be.
pub(crate) const LOW: &str = "low";
/// The largest, where it is bounded.
pub(crate) const HIGH: &str = "high";

/// The values of one unit, in the order of [`field::coded_of`].
pub(crate) type UnitValues<'a> = [Option<&'a str>];

/// The units of one record, as far as it has them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Units<'a> {
    pub(crate) elements: &'a str,
    pub(crate) victim: Option<&'a UnitValues<'a>>,
    pub(crate) event: Option<&'a UnitValues<'a>>,
    pub(crate) perpetrator: Option<&'a UnitValues<'a>>,
    pub(crate) aggregate: Option<&'a UnitValues<'a>>,
    pub(crate) court_case: Option<&'a UnitValues<'a>>,
}

/// Where a coded field stands: its unit, and its place among the unit's coded fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    unit: Unit,
    at: usize,
}

static PLACES: LazyLock<HashMap<String, Place>> = LazyLock::new(|| {
    Unit::ALL.into_iter().flat_map(|unit| field::coded_of(unit).enumerate().map(move |(at, field)| (field.path(), Place { unit, at }))).collect()
});

/// The place of a coded field of the catalogue.
pub(crate) fn place(path: &str) -> Place {
    *PLACES.get(path).expect("paths are written in this crate, and a test walks through all dimensions")
}

impl<'a> Units<'a> {
    /// The text at a place; none where nothing is recorded.
    pub(crate) fn at(&self, place: Place) -> Option<&'a str> {
        let values = match place.unit {
            Unit::Victim => self.victim,
            Unit::Event => self.event,
            Unit::Perpetrator => self.perpetrator,
            Unit::Aggregate => self.aggregate,
            Unit::CourtCase => self.court_case,
            Unit::Case => None,
        };
        *values?.get(place.at)?
    }

    /// The text at a place, unless it only says why there is none.
    pub(crate) fn known(&self, place: Place) -> Option<&'a str> {
        self.at(place).filter(|text| !is_missing(text))
    }
}

/// How the text of one dimension is found.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reading {
    Field(Place),
    YearOf(Place),
    /// The source is a number already.
    Source,
    Elements,
    AgeBroad(Place),
    FormCount(Place),
    FormGroup(Place),
    Route {
        recruitment: Place,
        transit: Place,
        exploitation: Place,
    },
}

impl Reading {
    pub(crate) fn of(dimension: Dimension) -> Self {
        match dimension.origin() {
            Origin::Field(path) => Self::Field(place(path)),
            Origin::YearOf(path) => Self::YearOf(place(path)),
            Origin::Source => Self::Source,
            Origin::Elements => Self::Elements,
            Origin::AgeBroad => Self::AgeBroad(place("victim.age_group")),
            Origin::FormCount => Self::FormCount(place("event.forms")),
            Origin::FormGroup => Self::FormGroup(place("event.forms")),
            Origin::Route => Self::Route {
                recruitment: place("event.recruitment_area"),
                transit: place("event.transit_areas"),
                exploitation: place("event.exploitation_area"),
            },
        }
    }

    /// The text of the dimension in a record; none where nothing is recorded.
    pub(crate) fn text<'a>(self, units: &Units<'a>) -> Option<Cow<'a, str>> {
        match self {
            Self::Field(place) => units.at(place).map(Cow::Borrowed),
            Self::YearOf(place) => units.at(place).map(|text| unless_missing(text, year)),
            Self::Source => None,
            Self::Elements => Some(Cow::Borrowed(units.elements)),
            Self::AgeBroad(place) => units.at(place).map(|text| unless_missing(text, |band| Cow::Borrowed(age::broad(band).unwrap_or(UNKNOWN)))),
            Self::FormCount(place) => {
                units.at(place).map(|text| unless_missing(text, |forms| Cow::Borrowed(if forms.contains(' ') { SEVERAL } else { SINGLE })))
            }
            Self::FormGroup(place) => {
                units.at(place).map(|text| unless_missing(text, |forms| Cow::Borrowed(if forms.contains(' ') { SEVERAL } else { forms })))
            }
            Self::Route { recruitment, transit, exploitation } => route(units.at(recruitment), units.at(transit), units.at(exploitation)),
        }
    }
}

/// The text of "it was told, and cannot be said in these terms", such as an age band that straddles two broad ones.
const UNKNOWN: &str = "!unknown";
/// One form of exploitation.
const SINGLE: &str = "single";
/// More than one.
pub(crate) const SEVERAL: &str = "several";

/// Missing values and "none of them" stay as they are; anything else is translated.
fn unless_missing<'a>(text: &'a str, translate: impl FnOnce(&'a str) -> Cow<'a, str>) -> Cow<'a, str> {
    if is_missing(text) || text == NONE_OF_THEM { Cow::Borrowed(text) } else { translate(text) }
}

fn year(text: &str) -> Cow<'_, str> {
    PartialDate::parse(text).map_or(Cow::Borrowed(UNKNOWN), |date| Cow::Owned(date.year_text()))
}

/// A route needs both ends; what is between them is named where it is recorded.
fn route<'a>(recruitment: Option<&'a str>, transit: Option<&'a str>, exploitation: Option<&'a str>) -> Option<Cow<'a, str>> {
    let (from, to) = (recruitment?, exploitation?);
    if let Some(missing) = [from, to].into_iter().find(|end| is_missing(end)) {
        return Some(Cow::Borrowed(missing));
    }
    let between = transit.filter(|text| !is_missing(text) && *text != NONE_OF_THEM);
    Some(Cow::Owned(match between {
        Some(areas) => format!("{from}>{}>{to}", areas.replace(' ', ">")),
        None => format!("{from}>{to}"),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every dimension is a column of the file of its unit, and its text can be looked for in an empty record.
    #[test]
    fn every_dimension_is_a_column() {
        for dimension in Dimension::all() {
            assert!(FactsFile::of(dimension.unit()).dimensions().contains(&dimension), "{}", dimension.name());
            assert!(matches!(Reading::of(dimension).text(&Units::default()).as_deref(), None | Some("")), "{}", dimension.name());
        }
    }

    /// Neither a record id nor anything else that could hold a name is a column: each one is a dimension, a flag or a count.
    #[test]
    fn no_column_could_hold_a_name() {
        for dimension in Dimension::all() {
            assert!(dimension.field().is_none_or(|field| field.class == lantern_model::Class::Coded), "{}", dimension.name());
        }
    }

    /// A route needs both ends and keeps its reason where one is missing.
    #[test]
    fn routes_need_both_ends() {
        assert_eq!(route(Some("XA-01"), Some("XA-02 XB-01"), Some("XC-01")).as_deref(), Some("XA-01>XA-02>XB-01>XC-01"));
        assert_eq!(route(Some("XA-01"), Some("!unknown"), Some("XC-01")).as_deref(), Some("XA-01>XC-01"));
        assert_eq!(route(Some("XA-01"), None, Some("!declined")).as_deref(), Some("!declined"));
        assert_eq!(route(Some("XA-01"), None, None), None);
    }
}
