//! Parts that pages share. A part knows words and figures, never the store.

mod act;
mod address;
mod blank;
mod empty;
mod field;
mod figure;
mod note;
mod number;
mod pager;
mod picture;
mod problem;
mod rows;
mod sheet;
mod territory;

pub use act::Act;
pub use address::Address;
pub use blank::{Answer, Blank, Group, sentence};
pub use empty::empty;
pub use field::{Field, Typed};
pub use figure::{Drawn, FigurePart, Layout, pair};
pub use note::{facts_note, note};
pub use number::{code, day, name, number, walk_back};
pub use pager::Pager;
pub use picture::{direction, of_table};
pub use problem::problem_summary;
pub use rows::Rows;
pub use sheet::recovery_sheets;
pub use territory::{Maps, map_of_areas, map_of_countries};

#[cfg(test)]
mod tests;
