//! What can be wrong with a list that a deployment or a release brings.

use crate::Language;

/// Why a value set, the list of countries or a mapping table was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VocabError {
    /// The text is not the expected TOML.
    #[error("cannot read value set: {0}")]
    Unreadable(String),
    /// A label is absent or blank.
    #[error("value set \"{set}\", code \"{code}\": no label in \"{}\"; give all six languages", .language.code())]
    MissingLabel {
        /// The set.
        set: String,
        /// The code; empty for the label of the set itself.
        code: String,
        /// The language without a label.
        language: Language,
    },
    /// Two codes of a set read the same, so that a reader cannot tell them apart.
    #[error("value set \"{set}\": codes \"{first}\" and \"{second}\" have the same label in \"{}\"", .language.code())]
    SameLabel {
        /// The set.
        set: String,
        /// The earlier code.
        first: String,
        /// The later code.
        second: String,
        /// The language in which they read the same.
        language: Language,
    },
    /// A code or set name has other characters than a-z, 0-9 and _.
    #[error("value set \"{set}\": \"{code}\" is not a code; use a-z, 0-9 and _ (64 at most)")]
    BadCode {
        /// The set.
        set: String,
        /// The refused code.
        code: String,
    },
    /// A code or set appears twice.
    #[error("value set \"{set}\": \"{code}\" appears twice")]
    Repeated {
        /// The set.
        set: String,
        /// The repeated code, or the set's own name.
        code: String,
    },
    /// An absence is used as a code of a set.
    #[error("value set \"{set}\": \"{code}\" is an absence, not a value; use the set \"missing\"")]
    AbsenceAsCode {
        /// The set.
        set: String,
        /// The refused code.
        code: String,
    },
    /// A validity date is not a date, or ends before it begins.
    #[error("value set \"{set}\", code \"{code}\": \"{text}\" is not a valid-from or valid-to date (YYYY-MM-DD)")]
    BadDate {
        /// The set.
        set: String,
        /// The code.
        code: String,
        /// What stood there.
        text: String,
    },
    /// A table lacks a column.
    #[error("the table has no column \"{column}\"; its first line must name it")]
    NoColumn {
        /// The absent column.
        column: &'static str,
    },
    /// A table has more rows or longer values than any real one.
    #[error("row {row}, column \"{column}\": beyond the limit of {limit}")]
    TooLarge {
        /// Row in the file; the header is row 1.
        row: usize,
        /// The column.
        column: &'static str,
        /// The limit.
        limit: usize,
    },
    /// A value of a table cannot be used.
    #[error("row {row}, column \"{column}\": {problem}")]
    BadCell {
        /// Row in the file; the header is row 1.
        row: usize,
        /// The column.
        column: &'static str,
        /// What is wrong with it and what to do.
        problem: String,
    },
}
