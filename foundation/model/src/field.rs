//! The catalogue of fields: name, unit, class and type, each with a number that never changes.
//!
//! The numbers stand in the journal, so a number once given is never given again. Units and fields follow
//! S/2017/939 paragraph 63, the units of ICS-TIP/IC-TIP (event, victim, perpetrator, reporting entity) and HTCDS 2.0.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a group of fields describes. The number is the one in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A person recorded as possibly or certainly trafficked.
    Victim = 1,
    /// What happened: acts, means, exploitation, places, relation to the conflict.
    Event = 2,
    /// An alleged perpetrator, as described by the source.
    Perpetrator = 3,
    /// The file that the reporting entity keeps.
    Case = 4,
    /// One published figure about many people; never summed with records.
    Aggregate = 5,
    /// One decided court case; never summed with records.
    CourtCase = 6,
}

impl Unit {
    /// All units in the order of their numbers.
    pub const ALL: [Self; 6] = [Self::Victim, Self::Event, Self::Perpetrator, Self::Case, Self::Aggregate, Self::CourtCase];

    /// The name used in field paths and as table name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Victim => "victim",
            Self::Event => "event",
            Self::Perpetrator => "perpetrator",
            Self::Case => "case",
            Self::Aggregate => "aggregate",
            Self::CourtCase => "court_case",
        }
    }

    /// The state table that holds the unit (`case` is a reserved word of SQL).
    pub const fn table(self) -> &'static str {
        match self {
            Self::Case => "case_file",
            other => other.name(),
        }
    }

    /// The unit with this number in the journal.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| *unit as u8 == number)
    }
}

/// Who may ever see a value; the class of a field decides how it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Names, contacts, documents, exact birth dates, free text: sealed everywhere.
    Identity,
    /// Values of code lists, coarse dates and areas: clear in the state tables, sealed in the journal.
    Coded,
    /// Settings and published lists.
    Open,
}

/// What a value of the field looks like. The text names the value set of `lantern-vocab`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One code of the set.
    Code(&'static str),
    /// Several codes of the set, kept in the set's order.
    Codes(&'static str),
    /// One ISO 3166 alpha-2 code.
    Country,
    /// Several ISO 3166 alpha-2 codes, in alphabetical order.
    Countries,
    /// One first-level area, as the deployment codes it.
    Area,
    /// Several first-level areas.
    Areas,
    /// A date with the precision it was told in, and its source calendar.
    Date,
    /// A calendar year (Gregorian).
    Year,
    /// A count of years, months or people; may be censored ("fewer than five").
    Count,
    /// Words; identity only.
    Text,
}

impl Kind {
    /// The value set behind the kind, if it has one.
    pub const fn set(self) -> Option<&'static str> {
        match self {
            Self::Code(set) | Self::Codes(set) => Some(set),
            _ => None,
        }
    }

    /// Whether one field may hold several values for the same person.
    pub const fn is_multiple(self) -> bool {
        matches!(self, Self::Codes(_) | Self::Countries | Self::Areas)
    }
}

/// One field of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Field {
    /// The number in the journal; frozen.
    pub number: u16,
    /// The unit it belongs to.
    pub unit: Unit,
    /// The name inside the unit, also the column name of the state table.
    pub name: &'static str,
    /// How the value is kept.
    pub class: Class,
    /// What a value looks like.
    pub kind: Kind,
}

impl Field {
    /// `unit.name`, as mapping files write it.
    pub fn path(&self) -> String {
        format!("{}.{}", self.unit.name(), self.name)
    }
}

const fn identity(number: u16, unit: Unit, name: &'static str, kind: Kind) -> Field {
    Field { number, unit, name, class: Class::Identity, kind }
}

const fn coded(number: u16, unit: Unit, name: &'static str, kind: Kind) -> Field {
    Field { number, unit, name, class: Class::Coded, kind }
}

use Kind::{Area, Areas, Code, Codes, Count, Countries, Country, Date, Text, Year};
use Unit::{Aggregate, Case, CourtCase, Event, Perpetrator, Victim};

const FIELDS: &[Field] = &[
    identity(1, Victim, "family_name", Text),
    identity(2, Victim, "given_name", Text),
    identity(3, Victim, "other_names", Text),
    identity(4, Victim, "phone", Text),
    identity(5, Victim, "address", Text),
    identity(6, Victim, "document_number", Text),
    identity(7, Victim, "birth_date", Text),
    identity(8, Victim, "narrative", Text),
    coded(20, Victim, "sex", Code("sex")),
    coded(21, Victim, "gender", Code("gender")),
    coded(22, Victim, "birth_year", Year),
    coded(23, Victim, "age_at_detection", Count),
    coded(24, Victim, "age_at_recruitment", Count),
    coded(25, Victim, "age_at_exploitation", Count),
    coded(26, Victim, "age_group", Code("age_group")),
    coded(27, Victim, "age_status_detection", Code("age_status")),
    coded(28, Victim, "age_status_recruitment", Code("age_status")),
    coded(29, Victim, "age_status_exploitation", Code("age_status")),
    coded(30, Victim, "citizenship", Countries),
    coded(31, Victim, "citizenship_region", Code("un_region")),
    coded(32, Victim, "displacement", Code("displacement")),
    coded(33, Victim, "disability", Code("disability")),
    coded(34, Victim, "wg_seeing", Code("wg_level")),
    coded(35, Victim, "wg_hearing", Code("wg_level")),
    coded(36, Victim, "wg_walking", Code("wg_level")),
    coded(37, Victim, "wg_remembering", Code("wg_level")),
    coded(38, Victim, "wg_selfcare", Code("wg_level")),
    coded(39, Victim, "wg_communicating", Code("wg_level")),
    coded(40, Victim, "status", Code("victim_status")),
    coded(41, Victim, "decider", Code("status_decider")),
    coded(42, Victim, "channel", Code("identification_channel")),
    coded(43, Victim, "detection_date", Date),
    coded(44, Victim, "registration_date", Date),
    coded(45, Victim, "decision_date", Date),
    coded(46, Victim, "recruiter_relation", Codes("recruiter_relation")),
    coded(47, Victim, "recruitment_channel", Codes("recruitment_channel")),
    coded(48, Victim, "assistance", Codes("assistance")),
    coded(49, Victim, "marital_status", Code("marital_status")),
    coded(50, Victim, "education", Code("education")),
    coded(70, Event, "acts", Codes("act")),
    coded(71, Event, "means", Codes("means")),
    coded(72, Event, "control", Codes("control_means")),
    coded(73, Event, "forms", Codes("exploitation_form")),
    coded(74, Event, "purposes", Codes("purpose")),
    coded(75, Event, "sectors", Codes("sector")),
    coded(76, Event, "sexual_types", Codes("sexual_exploitation_type")),
    coded(77, Event, "recruitment_country", Country),
    coded(78, Event, "recruitment_area", Area),
    coded(79, Event, "transit_countries", Countries),
    coded(80, Event, "transit_areas", Areas),
    coded(81, Event, "exploitation_country", Country),
    coded(82, Event, "exploitation_area", Area),
    coded(83, Event, "exploitation_region", Code("un_region")),
    coded(84, Event, "exploitation_start", Date),
    coded(85, Event, "exploitation_end", Date),
    coded(86, Event, "months", Count),
    coded(87, Event, "conflict_relation", Code("conflict_relation")),
    coded(88, Event, "conflict_source", Code("conflict_source")),
    coded(89, Event, "actor_kind", Code("armed_actor_kind")),
    coded(90, Event, "area_control", Code("area_control")),
    coded(91, Event, "conflict_phase", Code("conflict_phase")),
    coded(92, Event, "grave_violations", Codes("grave_violation")),
    coded(93, Event, "sexual_violence", Codes("conflict_sexual_violence")),
    coded(94, Event, "trafficker_kind", Code("trafficker_kind")),
    identity(120, Perpetrator, "name", Text),
    coded(121, Perpetrator, "kind", Code("perpetrator_kind")),
    coded(122, Perpetrator, "roles", Codes("perpetrator_role")),
    coded(123, Perpetrator, "sex", Codes("sex")),
    coded(124, Perpetrator, "age_group", Codes("age_group")),
    coded(125, Perpetrator, "citizenship", Countries),
    coded(126, Perpetrator, "citizenship_region", Codes("un_region")),
    coded(127, Perpetrator, "relation", Codes("recruiter_relation")),
    coded(128, Perpetrator, "stage", Code("justice_stage")),
    coded(129, Perpetrator, "paid", Codes("yes_no")),
    coded(150, Case, "status", Code("case_status")),
    coded(151, Case, "opened", Date),
    coded(152, Case, "closed", Date),
    coded(170, Aggregate, "country", Country),
    coded(171, Aggregate, "indicator", Code("indicator")),
    coded(172, Aggregate, "form", Code("exploitation_form")),
    coded(173, Aggregate, "citizenship", Country),
    coded(174, Aggregate, "repatriation", Country),
    coded(175, Aggregate, "sex", Code("sex")),
    coded(176, Aggregate, "age_status", Code("age_status")),
    coded(177, Aggregate, "year", Year),
    coded(178, Aggregate, "value", Count),
    coded(179, Aggregate, "category", Code("aggregate_category")),
    coded(200, CourtCase, "acts", Codes("act")),
    coded(201, CourtCase, "means", Codes("means")),
    coded(202, CourtCase, "purposes", Codes("purpose")),
    coded(203, CourtCase, "sectors", Codes("sector")),
    coded(204, CourtCase, "verdict_date", Date),
    coded(205, CourtCase, "place", Area),
    coded(206, CourtCase, "scope", Codes("trafficking_scope")),
    coded(207, CourtCase, "victims", Count),
    coded(208, CourtCase, "minors", Code("yes_no")),
    coded(209, CourtCase, "female_victims", Code("yes_no")),
    coded(210, CourtCase, "male_victims", Code("yes_no")),
    coded(211, CourtCase, "female_defendants", Code("yes_no")),
    coded(212, CourtCase, "male_defendants", Code("yes_no")),
    coded(213, CourtCase, "domestic_nationality", Code("yes_no")),
    coded(214, CourtCase, "foreign_nationality", Code("yes_no")),
];

struct Index {
    by_number: HashMap<u16, &'static Field>,
    by_path: HashMap<String, &'static Field>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| Index {
    by_number: FIELDS.iter().map(|field| (field.number, field)).collect(),
    by_path: FIELDS.iter().map(|field| (field.path(), field)).collect(),
});

/// Every field, in catalogue order.
pub fn all() -> &'static [Field] {
    FIELDS
}

/// The fields of one unit, in catalogue order.
pub fn of(unit: Unit) -> impl Iterator<Item = &'static Field> {
    FIELDS.iter().filter(move |field| field.unit == unit)
}

/// The coded fields of one unit: the columns of its state table.
pub fn coded_of(unit: Unit) -> impl Iterator<Item = &'static Field> {
    of(unit).filter(|field| field.class == Class::Coded)
}

/// The field with this path (`victim.sex`).
pub fn by_path(path: &str) -> Option<&'static Field> {
    INDEX.by_path.get(path).copied()
}

/// The field with this journal number.
pub fn by_number(number: u16) -> Option<&'static Field> {
    INDEX.by_number.get(&number).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers and paths are unique, and every value set named here exists.
    #[test]
    fn the_catalogue_is_sound() {
        assert_eq!(INDEX.by_number.len(), FIELDS.len());
        assert_eq!(INDEX.by_path.len(), FIELDS.len());
        for field in FIELDS {
            if let Some(set) = field.kind.set() {
                assert!(lantern_vocab::set(set).is_some(), "{} names the set {set}", field.path());
            }
            assert!(field.kind != Kind::Text || field.class == Class::Identity, "words are identity: {}", field.path());
        }
    }

    /// The journal's numbers are a promise: this list only grows.
    #[test]
    fn landed_numbers_do_not_move() {
        let landed: Vec<_> = FIELDS.iter().map(|f| format!("{}={}", f.number, f.path())).collect();
        let digest = blake3_like(&landed.join("\n"));
        assert_eq!((FIELDS.len(), digest), (102, 10_357_273_812_879_110_000), "add fields with new numbers; then update this line");
    }

    // A small stable checksum (FNV-1a); no dependency for one test.
    fn blake3_like(text: &str) -> u64 {
        text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }
}
