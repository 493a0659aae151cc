//! What can go wrong with the facts, by what the caller can do.

use crate::Dimension;
use datafusion::{error::DataFusionError, parquet::errors::ParquetError};
use lantern_model::SourceKind;
use lantern_store::StoreError;

/// An error of the facts. No message holds a value of a record; what the caller asked for is named back.
#[derive(Debug, thiserror::Error)]
pub enum FactsError {
    /// The record could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The folder of derived files cannot be used.
    #[error("cannot use the folder of derived files: {0}")]
    Folder(#[from] std::io::Error),
    /// A file does not open under its key, or is not the one that its place says.
    #[error("facts file \"{file}\" is damaged or was altered: delete its folder, it is rebuilt from the record")]
    Altered {
        /// The file's name.
        file: String,
    },
    /// A newer snapshot has taken the place of this one.
    #[error("a newer snapshot of the facts has taken the place of this one: open it again")]
    Superseded,
    /// What counts changed between the first page and the last.
    #[error("the record kept changing while the facts were built: try again when no import is closing")]
    Moving,
    /// The tables of the store do not fit together.
    #[error("the state tables do not fit together ({0}): rebuild them from the journal")]
    Inconsistent(&'static str),
    /// Nothing has been imported.
    #[error("there is nothing to count yet: import a file first")]
    Empty,
    /// Kinds are never summed.
    #[error("several kinds of source are present ({}): name one of them, they are never added together", kinds(.0))]
    SeveralKinds(Vec<SourceKind>),
    /// The dimension does not exist in this kind of source.
    #[error("\"{dimension}\" does not exist in sources of the kind \"{}\"", .kind.code())]
    NotInKind {
        /// What was asked for.
        dimension: &'static str,
        /// The kind of source.
        kind: SourceKind,
    },
    /// No such dimension.
    #[error("there is no dimension \"{name}\"; there are: {}", names())]
    UnknownDimension {
        /// What was asked for, shortened.
        name: String,
    },
    /// Not `dimension=code,code`.
    #[error("\"{text}\" is not a condition: write dimension=code or dimension=code,code")]
    UnreadableCondition {
        /// What was asked for, shortened.
        text: String,
    },
    /// The dimension has no such code.
    #[error("\"{dimension}\" has no code \"{code}\"; it has: {known}")]
    UnknownCode {
        /// The dimension.
        dimension: &'static str,
        /// What was asked for, shortened.
        code: String,
        /// Codes that exist, as far as a line holds them.
        known: String,
    },
    /// Units are never mixed.
    #[error("\"{first}\" and \"{second}\" count different things and cannot stand in one table")]
    MixedUnits {
        /// One dimension.
        first: &'static str,
        /// The other.
        second: &'static str,
    },
    /// A dimension stands twice.
    #[error("\"{0}\" stands twice: name each dimension once")]
    Repeated(&'static str),
    /// More than [`crate::DIMENSIONS_MAX`].
    #[error("a table is divided by at most {max} dimensions, and {asked} were asked for", max = crate::DIMENSIONS_MAX)]
    TooManyDimensions {
        /// How many were asked for.
        asked: usize,
    },
    /// The answer would be larger than anybody can read.
    #[error("the table would have more than {max} rows: add a condition, or take fewer dimensions", max = crate::ROWS_MAX)]
    TooManyRows,
    /// Victims detected and persons convicted are not one sum.
    #[error("totals of different indicators are never added together: divide by aggregate_indicator, or name one with aggregate_indicator=…")]
    IndicatorNeeded,
    /// The snapshot's files could not be written.
    #[error("cannot write the facts: {0}")]
    Write(#[from] ParquetError),
    /// The query engine refused.
    #[error("cannot count the facts: {0}")]
    Engine(#[from] DataFusionError),
}

impl FactsError {
    /// Whether the question cannot be answered as it was asked; the message says how to ask. Anything else is trouble of ours.
    pub const fn is_question(&self) -> bool {
        match self {
            Self::Empty
            | Self::SeveralKinds(_)
            | Self::NotInKind { .. }
            | Self::UnknownDimension { .. }
            | Self::UnreadableCondition { .. }
            | Self::UnknownCode { .. }
            | Self::MixedUnits { .. }
            | Self::Repeated(_)
            | Self::TooManyDimensions { .. }
            | Self::TooManyRows
            | Self::IndicatorNeeded => true,
            Self::Store(_)
            | Self::Folder(_)
            | Self::Altered { .. }
            | Self::Superseded
            | Self::Moving
            | Self::Inconsistent(_)
            | Self::Write(_)
            | Self::Engine(_) => false,
        }
    }
}

fn kinds(kinds: &[SourceKind]) -> String {
    kinds.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(", ")
}

fn names() -> String {
    Dimension::all().map(Dimension::name).collect::<Vec<_>>().join(", ")
}
