//! Disclosure: exact public figures of one snapshot, with small counts and whatever would give them back suppressed.
//!
//! # How it works
//!
//! Which tables are public is fixed once, by a [`Lattice`]: some *cliques* of dimensions that may be read together, and every
//! table within them down to the grand total. [`Counts`] adds the records of a snapshot up. [`Release::decide`] then decides
//! for all tables at once which cells are published, and [`Release::table`] reads it, with totals and under filters. Nothing is
//! decided per question, so no two questions can be played off against each other.
//!
//! ```
//! use lantern_disclosure::{Counts, Dimension, Lattice, PublicCell, Release, Threshold};
//!
//! let dimensions = ["form", "sex"].map(Dimension::from);
//! let mut counts = Counts::new(&Lattice::new([dimensions.clone()])?);
//! counts.add(&["forced_labour", "female"], 120)?;
//! counts.add(&["forced_labour", "male"], 80)?;
//! counts.add(&["sexual_exploitation", "female"], 60)?;
//! counts.add(&["sexual_exploitation", "male"], 4)?;
//! let release = Release::decide(&counts, Threshold::default())?;
//!
//! let table = release.table(&dimensions, &[])?;
//! assert_eq!(table.cell(&[Some("sexual_exploitation"), Some("male")])?, PublicCell::Withheld);
//! assert_eq!(table.cell(&[Some("sexual_exploitation"), None])?, PublicCell::Count(64));
//! assert_eq!(table.cell(&[Some("sexual_exploitation"), Some("female")])?, PublicCell::Withheld); // or 64 − 60 would be 4
//! assert_eq!(table.total(), PublicCell::Count(264));
//! # Ok::<(), lantern_disclosure::DisclosureError>(())
//! ```
//!
//! # What is promised
//!
//! The reader is taken to hold every public table of the release, to know the [`Threshold`] t and the rule, and to know that
//! a cell printed as 0 is empty and that a withheld one is not. Where rare categories are counted under another name before
//! they come here, the reader knows that too: each category that stands by itself has at least so many ([`Counts::at_least`]).
//!
//! 1. No count from 1 to t − 1 is published, in any table, total or filtered table. Every other published cell is exact.
//! 2. For each such count, the values that fit everything published lie at least t − 1 apart, and the highest of them is at
//!    least t: the reader cannot even be sure that the count is small. This is the sliding protection level of Fischetti and
//!    Salazar-González, *Models and Algorithms for Optimizing Cell Suppression in Tabular Data with Linear Constraints*, JASA
//!    95 (2000), 916–928; compare Hundepool et al., *Statistical Disclosure Control* (2012), chapter 4.
//! 3. Every other withheld cell keeps at least two possible values.
//! 4. Whoever is alone in a cell, and so knows it and the other cells in which they are certainly alone, still faces at least
//!    two possible values for each small cell of somebody else.
//!
//! Each promise is kept by a *witness*: another population that agrees with all that is published. A table for which no
//! witnesses are found is withheld whole rather than published unprotected. A second look then checks the finished release
//! against its witnesses, without the bookkeeping of the search; if it finds a defect, nothing comes out.
//!
//! # What is not
//!
//! * **Successive snapshots.** Two releases may be subtracted. Publish at fixed dates, rarely, and not for a few new records.
//! * **A reader who re-runs the rule.** Promises 2 to 4 count every population that fits the figures. Somebody who tries this
//!   very procedure on each of them can rule some out, since a pattern of suppression is chosen for one population.
//! * **Groups of people who pool what they know**, and an agency that knows its own records.
//! * **Known shares.** If all records of an area have one form, its total says so of everybody there. Zeros are published as
//!   zeros. Whether a figure harms a group is for people to judge before it goes out.
//! * **Figures elsewhere.** Restricted returns are exact and go to named bodies; whoever has one can subtract.
//!
//! [`Microdata`] is the other half: it says whether a file of records, not a table, is k-anonymous.

mod anonymity;
mod blocks;
mod bytes;
mod check;
mod counts;
mod cube;
mod error;
mod lattice;
mod moves;
mod persons;
mod protect;
mod public;
mod release;
mod threshold;

pub use anonymity::{Anonymity, Microdata, ROWS_MAX};
pub use bytes::FORMAT_VERSION;
pub use counts::{CATEGORIES_MAX, Code, Counts};
pub use cube::CELLS_MAX;
pub use error::DisclosureError;
pub use lattice::{CLIQUE_DIMENSIONS_MAX, Category, DIMENSIONS_MAX, Dimension, Lattice};
pub use public::{PublicCell, PublicRow, PublicTable};
pub use release::Release;
pub use threshold::Threshold;
