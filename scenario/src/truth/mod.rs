//! The truth beside the files: what is so about each person, what each row of each file says, and how recorded figures
//! differ from the truth, line by line.

mod compare;
mod read;
mod write;

pub use compare::{Comparison, Line, Totals};
pub use read::Truth;
pub(crate) use read::{PEOPLE_FILE, ROWS_FILE};
pub(crate) use write::{people_csv, rows_csv};

use crate::item::Item;

/// The dimension that joins where people were recruited, brought through and exploited.
pub(crate) const ROUTE: &str = "route";

/// The names of the compared dimensions, in the order of the truth file's columns.
pub(crate) fn dimension_names() -> Vec<&'static str> {
    Item::ALL.into_iter().map(Item::name).chain(std::iter::once(ROUTE)).collect()
}

/// What a record that says nothing about a question counts as.
pub(crate) const NOT_RECORDED: &str = "!not_recorded";

/// What stands between alleged perpetrators in one cell; none of their codes holds it.
pub(crate) const BETWEEN_UNITS: &str = " / ";

/// Stands for a perpetrator whom the row does not describe at all.
pub(crate) const NO_UNIT: &str = "~";

/// Stands in every cell of a row that stayed outside.
pub(crate) const REJECTED: &str = "rejected";
