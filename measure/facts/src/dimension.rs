//! What a table can be divided by. A dimension has a name, what it counts, and how its codes are labelled.

use crate::FactsError;
use lantern_model::{Field, field};
use std::fmt;

/// What one unit of a figure is. Units are never added to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CountUnit {
    /// Records of persons, by source: not persons, until records are linked (one person may be in several sources).
    Records,
    /// Alleged perpetrators, as each record describes them.
    Perpetrators,
    /// Totals that states reported; each may be censored.
    AggregateFigures,
    /// Court cases.
    CourtCases,
}

/// Where the labels of a dimension's codes come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DimensionKind {
    /// Codes of a value set.
    Set(&'static str),
    /// ISO 3166 alpha-2 codes, or `stateless`.
    Country,
    /// First-level areas of the deployment.
    Area,
    /// Areas of a route in order, joined by `>`.
    Route,
    /// Calendar years, or spans of years such as `2014-2018`.
    Year,
    /// Indices of [`crate::Source`].
    Source,
}

/// How a code is found in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Origin {
    /// The field as it is.
    Field(&'static str),
    /// The calendar year of a date field.
    YearOf(&'static str),
    /// The source of the record.
    Source,
    /// Article 3 of the Palermo Protocol, as the store worked it out.
    Elements,
    /// Five broad age bands.
    AgeBroad,
    /// `single` or `several` forms.
    FormCount,
    /// The only form, or `several`: divides the records, where "each form" does not.
    FormGroup,
    /// Recruitment, transit and exploitation areas.
    Route,
}

struct Spec {
    name: &'static str,
    unit: CountUnit,
    kind: DimensionKind,
    origin: Origin,
    is_multiple: bool,
}

/// How much of an unknown name an error repeats.
pub(crate) const NAME_SHOWN_CHARS: usize = 60;

/// A dimension of the catalogue.
#[derive(Clone, Copy)]
pub struct Dimension(&'static Spec);

impl Dimension {
    /// The dimension with this name.
    pub fn parse(name: &str) -> Option<Self> {
        SPECS.iter().find(|spec| spec.name == name).map(Self)
    }

    /// The dimension with this name, or an error that names those there are.
    pub fn named(name: &str) -> Result<Self, FactsError> {
        Self::parse(name).ok_or_else(|| FactsError::UnknownDimension { name: name.chars().take(NAME_SHOWN_CHARS).collect() })
    }

    /// Every dimension, in the order in which pages list them.
    pub fn all() -> impl Iterator<Item = Self> {
        SPECS.iter().map(Self)
    }

    /// The name, as commands and addresses write it.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// What the dimension counts.
    pub fn unit(self) -> CountUnit {
        self.0.unit
    }

    /// Where its labels come from.
    pub fn kind(self) -> DimensionKind {
        self.0.kind
    }

    /// Whether one unit may stand in several rows, so that rows do not add up.
    pub fn is_multiple(self) -> bool {
        self.0.is_multiple
    }

    /// The field it reads, if it reads one.
    pub fn field(self) -> Option<&'static Field> {
        match self.0.origin {
            Origin::Field(path) | Origin::YearOf(path) => field::by_path(path),
            _ => None,
        }
    }

    pub(crate) fn origin(self) -> Origin {
        self.0.origin
    }

    /// Every unit has a source, so this dimension goes with all of them.
    pub(crate) fn is_common(self) -> bool {
        self.0.origin == Origin::Source
    }
}

impl PartialEq for Dimension {
    fn eq(&self, other: &Self) -> bool {
        self.0.name == other.0.name
    }
}
impl Eq for Dimension {}

impl fmt::Debug for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name)
    }
}

const fn one(name: &'static str, unit: CountUnit, kind: DimensionKind, path: &'static str) -> Spec {
    Spec { name, unit, kind, origin: Origin::Field(path), is_multiple: false }
}

const fn many(name: &'static str, unit: CountUnit, kind: DimensionKind, path: &'static str) -> Spec {
    Spec { name, unit, kind, origin: Origin::Field(path), is_multiple: true }
}

const fn derived(name: &'static str, unit: CountUnit, kind: DimensionKind, origin: Origin) -> Spec {
    Spec { name, unit, kind, origin, is_multiple: false }
}

use CountUnit::{AggregateFigures, CourtCases, Perpetrators, Records};
use DimensionKind::{Area, Country, Route, Set, Source, Year};

const SPECS: &[Spec] = &[
    derived("source", Records, Source, Origin::Source),
    one("sex", Records, Set("sex"), "victim.sex"),
    one("gender", Records, Set("gender"), "victim.gender"),
    one("age_group", Records, Set("age_group"), "victim.age_group"),
    derived("age_broad", Records, Set("age_group"), Origin::AgeBroad),
    one("age_status_detection", Records, Set("age_status"), "victim.age_status_detection"),
    one("age_status_recruitment", Records, Set("age_status"), "victim.age_status_recruitment"),
    one("age_status_exploitation", Records, Set("age_status"), "victim.age_status_exploitation"),
    many("citizenship", Records, Country, "victim.citizenship"),
    one("citizenship_region", Records, Set("un_region"), "victim.citizenship_region"),
    one("displacement", Records, Set("displacement"), "victim.displacement"),
    one("disability", Records, Set("disability"), "victim.disability"),
    one("status", Records, Set("victim_status"), "victim.status"),
    one("decider", Records, Set("status_decider"), "victim.decider"),
    one("channel", Records, Set("identification_channel"), "victim.channel"),
    many("recruiter_relation", Records, Set("recruiter_relation"), "victim.recruiter_relation"),
    many("recruitment_channel", Records, Set("recruitment_channel"), "victim.recruitment_channel"),
    many("assistance", Records, Set("assistance"), "victim.assistance"),
    one("marital_status", Records, Set("marital_status"), "victim.marital_status"),
    one("education", Records, Set("education"), "victim.education"),
    many("act", Records, Set("act"), "event.acts"),
    many("means", Records, Set("means"), "event.means"),
    many("control", Records, Set("control_means"), "event.control"),
    many("form", Records, Set("exploitation_form"), "event.forms"),
    derived("form_count", Records, Set("form_count"), Origin::FormCount),
    derived("form_group", Records, Set("exploitation_form"), Origin::FormGroup),
    many("purpose", Records, Set("purpose"), "event.purposes"),
    many("sector", Records, Set("sector"), "event.sectors"),
    many("sexual_type", Records, Set("sexual_exploitation_type"), "event.sexual_types"),
    one("recruitment_country", Records, Country, "event.recruitment_country"),
    one("recruitment_area", Records, Area, "event.recruitment_area"),
    many("transit_country", Records, Country, "event.transit_countries"),
    many("transit_area", Records, Area, "event.transit_areas"),
    one("exploitation_country", Records, Country, "event.exploitation_country"),
    one("exploitation_area", Records, Area, "event.exploitation_area"),
    one("exploitation_region", Records, Set("un_region"), "event.exploitation_region"),
    derived("route", Records, Route, Origin::Route),
    one("conflict_relation", Records, Set("conflict_relation"), "event.conflict_relation"),
    one("conflict_source", Records, Set("conflict_source"), "event.conflict_source"),
    one("actor_kind", Records, Set("armed_actor_kind"), "event.actor_kind"),
    one("area_control", Records, Set("area_control"), "event.area_control"),
    one("conflict_phase", Records, Set("conflict_phase"), "event.conflict_phase"),
    many("grave_violation", Records, Set("grave_violation"), "event.grave_violations"),
    many("sexual_violence", Records, Set("conflict_sexual_violence"), "event.sexual_violence"),
    one("trafficker_kind", Records, Set("trafficker_kind"), "event.trafficker_kind"),
    derived("elements", Records, Set("elements"), Origin::Elements),
    derived("year_detection", Records, Year, Origin::YearOf("victim.detection_date")),
    derived("year_registration", Records, Year, Origin::YearOf("victim.registration_date")),
    derived("year_exploitation", Records, Year, Origin::YearOf("event.exploitation_start")),
    derived("year_decision", Records, Year, Origin::YearOf("victim.decision_date")),
    one("perpetrator_kind", Perpetrators, Set("perpetrator_kind"), "perpetrator.kind"),
    many("perpetrator_role", Perpetrators, Set("perpetrator_role"), "perpetrator.roles"),
    many("perpetrator_sex", Perpetrators, Set("sex"), "perpetrator.sex"),
    many("perpetrator_age", Perpetrators, Set("age_group"), "perpetrator.age_group"),
    many("perpetrator_citizenship", Perpetrators, Country, "perpetrator.citizenship"),
    many("perpetrator_region", Perpetrators, Set("un_region"), "perpetrator.citizenship_region"),
    many("perpetrator_relation", Perpetrators, Set("recruiter_relation"), "perpetrator.relation"),
    one("perpetrator_stage", Perpetrators, Set("justice_stage"), "perpetrator.stage"),
    one("aggregate_country", AggregateFigures, Country, "aggregate.country"),
    one("aggregate_indicator", AggregateFigures, Set("indicator"), "aggregate.indicator"),
    one("aggregate_form", AggregateFigures, Set("exploitation_form"), "aggregate.form"),
    one("aggregate_citizenship", AggregateFigures, Country, "aggregate.citizenship"),
    one("aggregate_sex", AggregateFigures, Set("sex"), "aggregate.sex"),
    one("aggregate_age_status", AggregateFigures, Set("age_status"), "aggregate.age_status"),
    one("aggregate_year", AggregateFigures, Year, "aggregate.year"),
    one("aggregate_category", AggregateFigures, Set("aggregate_category"), "aggregate.category"),
    many("court_act", CourtCases, Set("act"), "court_case.acts"),
    many("court_means", CourtCases, Set("means"), "court_case.means"),
    many("court_purpose", CourtCases, Set("purpose"), "court_case.purposes"),
    many("court_sector", CourtCases, Set("sector"), "court_case.sectors"),
    many("court_scope", CourtCases, Set("trafficking_scope"), "court_case.scope"),
    one("court_minors", CourtCases, Set("yes_no"), "court_case.minors"),
    derived("court_year", CourtCases, Year, Origin::YearOf("court_case.verdict_date")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Names are unique, fields exist and belong to the unit, sets exist, and "several at once" agrees with the field.
    #[test]
    fn the_catalogue_is_sound() {
        let names: BTreeSet<_> = Dimension::all().map(Dimension::name).collect();
        assert_eq!(names.len(), SPECS.len());
        for dimension in Dimension::all() {
            if let Origin::Field(path) | Origin::YearOf(path) = dimension.origin() {
                let field = field::by_path(path).unwrap_or_else(|| panic!("{} names {path}", dimension.name()));
                assert!(!matches!(dimension.origin(), Origin::Field(_)) || dimension.is_multiple() == field.kind.is_multiple(), "{}", dimension.name());
            }
            if let Set(set) = dimension.kind() {
                assert!(lantern_vocab::set(set).is_some(), "{} names the set {set}", dimension.name());
            }
        }
    }
}
