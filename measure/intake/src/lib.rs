//! Readers of agency files → model, each problem named by row and column.
//!
//! A file is opened by its content ([`file`]), read by a [`Layout`] that says which column means which field, and turned into
//! records row by row in bounded memory. A value that cannot be read becomes "unknown" with a warning; a row stays outside only
//! when its unit or key cannot be read, and can come back corrected. Nothing here guesses, and no message holds a value.
//!
//! ```
//! use lantern_intake::Layout;
//! let headings = ["yearOfRegistration", "gender", "ageBroad", "citizenship", "isForcedLabour"].map(str::to_owned);
//! assert_eq!(Layout::recognise(&headings).map(|layout| layout.id.as_str()), Some("ctdc-kanon"));
//! let error = Layout::parse("lantern_layout = 1\nid = \"x\"\nsource_kind = \"case_records\"\nkeys = []").unwrap_err();
//! assert_eq!(error.line, 4);
//! ```

pub mod codebook;
pub mod file;
pub mod template;

mod builtin;
mod column;
mod convert;
mod derive;
mod error;
mod fold;
mod identity;
mod import;
mod inspect;
mod instant;
mod layout;
mod layout_text;
mod marks;
mod plan;
mod problem;
mod report;
mod returned;
mod rows;
mod suggest;
mod suggest_words;
mod tally;
mod words;

pub use error::{IntakeError, Said};
pub use file::{Input, Limits};
pub use import::{ImportRequest, Progress, import};
pub use inspect::{ColumnReading, Inspection, inspect};
/// The same in a report as in the store.
pub use lantern_store::ProblemGroup;
pub use layout::{Century, Column, Constant, Flag, LAYOUT_FORMAT, Layout, LayoutError, Reading, When};
pub use marks::{Example, RowMark};
pub use plan::LayoutChoice;
pub use problem::ProblemClass;
pub use report::{ClassProblems, ImportReport};
pub use returned::{COLUMNS as RETURNED_COLUMNS, ProblemsTo};
pub use suggest::{ColumnSuggestion, Confidence, Suggestion, suggest};
pub use words::AreaList;
