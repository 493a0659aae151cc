//! What kind of material a source is. Kinds are types, and figures of two kinds are never summed.

/// The kind of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// Records about persons, as an agency keeps them.
    CaseRecords,
    /// Microdata coarsened until every combination has at least k records.
    KAnonymised,
    /// Invented records that resemble real ones.
    Synthetic,
    /// Counts that somebody else made.
    Aggregate,
    /// Decided court cases.
    CourtCase,
}

impl SourceKind {
    /// Every kind, in the order in which pages list them.
    pub const ALL: [Self; 5] = [Self::CaseRecords, Self::KAnonymised, Self::Synthetic, Self::Aggregate, Self::CourtCase];

    /// The code in the set `source_kind`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CaseRecords => "case_records",
            Self::KAnonymised => "k_anonymised",
            Self::Synthetic => "synthetic",
            Self::Aggregate => "aggregate",
            Self::CourtCase => "court_case",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether a row of this kind is about one person, real or not.
    pub const fn is_about_persons(self) -> bool {
        matches!(self, Self::CaseRecords | Self::KAnonymised | Self::Synthetic)
    }

    /// Whether a row may belong to a living person, so that it gets a key of its own which erasure can destroy.
    pub const fn has_person_keys(self) -> bool {
        matches!(self, Self::CaseRecords)
    }
}
