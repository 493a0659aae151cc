//! What can go wrong, named so that the caller can say what to ask for instead. No message holds a count.

use crate::lattice::{CLIQUE_DIMENSIONS_MAX, DIMENSIONS_MAX, Dimension, named, named_tables};

/// Why a lattice, a set of counts, a release or a request for a table was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DisclosureError {
    /// A lattice needs at least one clique.
    #[error("the lattice has no clique")]
    NoClique,
    /// A lattice may hold [`DIMENSIONS_MAX`] dimensions and a clique [`CLIQUE_DIMENSIONS_MAX`].
    #[error(
        "too many dimensions in {}: a clique holds at most {CLIQUE_DIMENSIONS_MAX}, a lattice {DIMENSIONS_MAX}",
        named(.dimensions)
    )]
    TooManyDimensions {
        /// The clique, or all dimensions of the lattice.
        dimensions: Vec<Dimension>,
    },
    /// The cliques form no tree with running intersections, so tables that agree pairwise need not fit one population.
    #[error("the cliques cannot be joined to a tree: {} would close a cycle", named(.dimensions))]
    NotDecomposable {
        /// The dimensions whose cliques cannot be kept together.
        dimensions: Vec<Dimension>,
    },
    /// Below 3 a suppressed cell could only be 1, and suppressing it would print it; beyond 1000 the search has no bound.
    #[error("a threshold of {threshold} cannot be used: take one from 3 to 1000")]
    ThresholdOutside {
        /// The threshold asked for.
        threshold: u64,
    },
    /// With this table all tables together would have more cells than [`crate::CELLS_MAX`].
    #[error("with {} the lattice has more than {} cells: take fewer dimensions together or coarser categories", named(.dimensions), crate::CELLS_MAX)]
    TooManyCells {
        /// The table's dimensions.
        dimensions: Vec<Dimension>,
    },
    /// The sum of all counts leaves the range of the protection's arithmetic.
    #[error("the counts are too large to add")]
    TooLarge,
    /// A record or a cell names more or fewer categories than there are dimensions.
    #[error("{found} categories where {} asks for {}", named(.dimensions), .dimensions.len())]
    WrongLength {
        /// The dimensions that want one category each.
        dimensions: Vec<Dimension>,
        /// How many categories stood there.
        found: usize,
    },
    /// A code that [`crate::Counts::code`] never gave out for this dimension.
    #[error("a code for {dimension} that was never given out: ask for it first")]
    UnknownCode {
        /// The dimension.
        dimension: Dimension,
    },
    /// A dimension has more categories than [`crate::CATEGORIES_MAX`].
    #[error("too many categories in {dimension}: at most {}", crate::CATEGORIES_MAX)]
    TooManyCategories {
        /// The dimension.
        dimension: Dimension,
    },
    /// The lattice does not know this dimension.
    #[error("no dimension {dimension} in the lattice")]
    UnknownDimension {
        /// The dimension asked for.
        dimension: Dimension,
    },
    /// The dimension does not have this category.
    #[error("no category {category} in {dimension}")]
    UnknownCategory {
        /// The dimension.
        dimension: Dimension,
        /// The category asked for.
        category: crate::Category,
    },
    /// Two filters, or two coordinates of a cell, fix one dimension.
    #[error("{dimension} is fixed twice")]
    FixedTwice {
        /// The dimension.
        dimension: Dimension,
    },
    /// The dimensions and filters asked for do not stand together in the lattice.
    #[error("no public table {}; nearest: {}", named(.asked), named_tables(.nearest))]
    NotOnLattice {
        /// Dimensions and filter dimensions together.
        asked: Vec<Dimension>,
        /// The largest published tables within what was asked.
        nearest: Vec<Vec<Dimension>>,
    },
    /// The table is on the lattice, but could only be protected by withholding it whole.
    #[error("the table {} is withheld whole; nearest: {}", named(.asked), named_tables(.nearest))]
    WithheldWhole {
        /// Dimensions and filter dimensions together.
        asked: Vec<Dimension>,
        /// The largest published tables within what was asked; empty when nothing at all is published.
        nearest: Vec<Vec<Dimension>>,
    },
    /// The stored release was written by another version of the format.
    #[error("stored release of format {found}, this program reads {}: decide the release again", crate::FORMAT_VERSION)]
    OtherVersion {
        /// The version that stands in front.
        found: u16,
    },
    /// The stored release is cut short or damaged.
    #[error("stored release is damaged at {part}: decide the release again")]
    Damaged {
        /// Which part could not be read.
        part: &'static str,
    },
    /// A column number that the microdata do not have.
    #[error("no column {column}: the rows have {columns}")]
    UnknownColumn {
        /// The column asked for.
        column: usize,
        /// How many there are.
        columns: usize,
    },
    /// A row has more or fewer values than there are columns.
    #[error("a row of {found} values where {columns} are expected")]
    RowLength {
        /// How many columns there are.
        columns: usize,
        /// How many values stood there.
        found: usize,
    },
    /// Checking this many combinations over this many rows would not end in useful time.
    #[error("too many combinations to check: take fewer columns or shorter combinations")]
    TooManyCombinations,
    /// More rows than [`crate::ROWS_MAX`].
    #[error("too many rows to check: at most {}", crate::ROWS_MAX)]
    TooManyRows,
    /// The second look at a finished release found a cell without protection. Nothing is published; this is a defect.
    #[error("the release of {} failed its own check: {defect}", named(.dimensions))]
    CheckFailed {
        /// The table in which it failed.
        dimensions: Vec<Dimension>,
        /// What was found, without any count.
        defect: &'static str,
    },
}
