//! One counted table: what was asked, its rows, and what is known of the whole.

use crate::{CountUnit, Dimension, FactsError, dimension::NAME_SHOWN_CHARS};
use lantern_model::SourceKind;

/// A question: divide by these dimensions, only where these conditions hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Dimensions of one unit, at most [`DIMENSIONS_MAX`].
    pub by: Vec<Dimension>,
    /// Conditions, all of which hold.
    pub conditions: Vec<Condition>,
    /// The kind of source; kinds are never summed, so without it only one kind may be present.
    pub source_kind: Option<SourceKind>,
}

/// The most dimensions a table is divided by.
pub const DIMENSIONS_MAX: usize = 4;

/// The most rows a table has: more is no table for people, and would not fit in memory beside the others.
pub const ROWS_MAX: usize = 1_000_000;

/// A record meets the condition if it has one of the codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The dimension.
    pub dimension: Dimension,
    /// Codes, missing ones (`!unknown`) included.
    pub codes: Vec<String>,
}

impl Condition {
    /// Reads `dimension=code` or `dimension=code,code`. Whether the codes exist is checked where the condition is used.
    pub fn parse(text: &str) -> Result<Self, FactsError> {
        let unreadable = || FactsError::UnreadableCondition { text: text.chars().take(NAME_SHOWN_CHARS).collect() };
        let (name, codes) = text.split_once('=').ok_or_else(unreadable)?;
        let codes: Vec<String> = codes.split(',').map(|code| code.trim().to_owned()).filter(|code| !code.is_empty()).collect();
        if codes.is_empty() { Err(unreadable()) } else { Ok(Self { dimension: Dimension::named(name.trim())?, codes }) }
    }
}

/// A figure of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// An exact count.
    Exact(u64),
    /// A sum of counts of which some are censored at the source.
    Between {
        /// The smallest it can be.
        low: u64,
        /// The largest, where every source gave one.
        high: Option<u64>,
    },
    /// Small, or needed to protect a small one.
    Withheld,
}

impl Figure {
    /// The count, if it is exact.
    pub const fn exact(self) -> Option<u64> {
        match self {
            Self::Exact(count) => Some(count),
            _ => None,
        }
    }
}

/// Who a figure is for. The three kinds are never mixed in one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureKind {
    /// Exact, for those who may see the records.
    Operational,
    /// For everybody: counts below the threshold are withheld, and whatever would give them away.
    Public {
        /// Counts from 1 to one less are withheld.
        threshold: u64,
    },
}

/// One row: a code per dimension, and its figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// A code of the dimension, a missing one such as [`NOT_RECORDED`], or `-` for "asked, and none of them".
    pub codes: Vec<String>,
    /// How many units.
    pub figure: Figure,
}

impl TableRow {
    /// Whether every code says something.
    pub fn is_known(&self) -> bool {
        self.codes.iter().all(|code| !is_missing(code))
    }
}

/// Nothing at all stands in the record for this field.
pub const NOT_RECORDED: &str = "!not_recorded";

/// Whether a code stands for the absence of a value.
pub fn is_missing(code: &str) -> bool {
    code.starts_with('!')
}

/// A counted table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its id, where it is one of the typology.
    pub id: Option<&'static str>,
    /// What it is divided by.
    pub by: Vec<Dimension>,
    /// Where it holds.
    pub conditions: Vec<Condition>,
    /// What is counted.
    pub unit: CountUnit,
    /// The kind of source it was counted from.
    pub source_kind: SourceKind,
    /// Rows: known ones by figure, largest first, then in the order of the vocabulary; missing ones last.
    pub rows: Vec<TableRow>,
    /// Units that meet the conditions.
    pub all: Figure,
    /// Units for which every dimension is known: what percent of known refers to.
    pub known: Figure,
    /// Whether the rows add up to `all`; not so where one unit may stand in several rows.
    pub additive: bool,
    /// The journal position of the snapshot.
    pub position: i64,
    /// Who it is for.
    pub figures: FigureKind,
}
