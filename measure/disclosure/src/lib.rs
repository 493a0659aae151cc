//! Exact public figures by suppression.
mod blocks;
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

pub use counts::{CATEGORIES_MAX, Code, Counts};
pub use cube::CELLS_MAX;
pub use error::DisclosureError;
pub use lattice::{CLIQUE_DIMENSIONS_MAX, Category, DIMENSIONS_MAX, Dimension, Lattice};
pub use public::{PublicCell, PublicRow, PublicTable};
pub use release::Release;
pub use threshold::Threshold;
/// x
pub const FORMAT_VERSION: u16 = 1;
/// x
pub const ROWS_MAX: usize = 1;
