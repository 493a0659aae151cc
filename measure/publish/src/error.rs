//! What can go wrong between the facts and a published table.

use lantern_disclosure::DisclosureError;
use lantern_facts::{Dimension, FactsError};
use lantern_store::StoreError;

/// An error by what the caller can do.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The table is not on the public lattice.
    #[error("this table is not among the public ones; nearest: {}", named(.nearest))]
    NotPublic {
        /// The public tables that share most with it.
        nearest: Vec<Vec<Dimension>>,
    },
    /// A question that has no answer: an unknown value, units or kinds that do not go together.
    #[error("{0}")]
    Question(FactsError),
    /// The facts cannot be read or made.
    #[error(transparent)]
    Facts(FactsError),
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The protection could not be worked out; nothing is published.
    #[error("the public figures could not be protected: {0}")]
    Disclosure(#[from] DisclosureError),
    /// A file could not be written.
    #[error("the table could not be written: {0}")]
    Csv(#[from] csv::Error),
    /// Memory that could not be taken back; never seen.
    #[error("the table could not be written")]
    NotWritten,
}

impl From<FactsError> for PublishError {
    fn from(error: FactsError) -> Self {
        if error.is_question() { Self::Question(error) } else { Self::Facts(error) }
    }
}

fn named(tables: &[Vec<Dimension>]) -> String {
    if tables.is_empty() {
        return "none".to_owned();
    }
    tables.iter().map(|table| table.iter().map(|one| one.name()).collect::<Vec<_>>().join(",")).collect::<Vec<_>>().join("; ")
}
