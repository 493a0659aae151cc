//! Files of tables: CSV, XLSX and JSON lines, recognised by content and read row by row in bounded memory.
//!
//! [`open`] looks at the content, never at the name's ending, and gives a [`TableFile`] with its headings. Rows come one at a
//! time; what is wrong with a row is a [`RowProblem`], what is wrong with the file a [`FileProblem`]. Every size has a bound in
//! [`Limits`], because a file is whatever somebody sends.

mod delimited;
mod delimiter;
mod encoding;
mod headings;
mod input;
mod json_lines;
mod kind;
mod lines;
mod problem;
mod row;
mod table;
mod text;
mod xlsx;

pub use input::{Input, Limits};
pub use problem::{FileProblem, RowProblem, RowProblemClass};
pub use row::RawRow;
pub use table::{Format, LineEnd, TableFile, open, open_sheet};
