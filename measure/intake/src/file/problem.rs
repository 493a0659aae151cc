//! What can be wrong with a file or with one of its rows. Messages name rows, columns and limits, never the text of a cell.

use std::io;

/// How many column names a problem carries; the message stays short for any file.
const COLUMNS_NAMED_MAX: usize = 5;
/// How many characters of a column name a problem carries.
const COLUMN_NAME_CHARACTERS_MAX: usize = 80;

/// Why a file cannot be read as a table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileProblem {
    /// There is nothing in it.
    #[error("the file is empty: check that the right file was chosen")]
    Empty,
    /// It exceeds the limit on bytes.
    #[error("the file is larger than allowed: divide it into several files")]
    TooLarge,
    /// It exceeds the limit on rows.
    #[error("the file has more than {limit} rows: divide it into several files")]
    TooManyRows {
        /// The limit.
        limit: u64,
    },
    /// It exceeds the limit on columns.
    #[error("the file has more columns than allowed: check the separator")]
    TooManyColumns,
    /// It is neither CSV nor XLSX nor JSON lines.
    #[error("this is not a CSV, XLSX or JSON lines file: save the table in one of these forms")]
    UnknownKind,
    /// It is broken, or claims sizes that it does not have.
    #[error("the file is damaged or claims to be larger than it is: ask the sender for it again")]
    Damaged,
    /// It is a workbook without the sheet that was asked for.
    #[error("the workbook has no sheet \"{sheet}\": compare the name with its tabs")]
    NoSuchSheet {
        /// The name that was given.
        sheet: String,
    },
    /// Columns have no name in the file.
    #[error("the first row should name the columns, and {} cannot be found", columns.join(", "))]
    HeadingsMissing {
        /// The columns by letter, as a spreadsheet shows them.
        columns: Vec<String>,
    },
    /// Two columns have one name.
    #[error("two columns have the same name: {}: rename one of them", columns.join(", "))]
    HeadingsTwice {
        /// The names.
        columns: Vec<String>,
    },
    /// It is encrypted.
    #[error("the file is protected with a password: save a copy without one")]
    Password,
    /// The system could not read it.
    #[error("the file cannot be read: {0}")]
    Unreadable(io::ErrorKind),
}

impl FileProblem {
    /// The key of its sentence among the program's words; its `-remedy` says what to do.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty => "problem-file-empty",
            Self::TooLarge => "problem-file-too-large",
            Self::TooManyRows { .. } => "problem-file-too-many-rows",
            Self::NoSuchSheet { .. } => "problem-file-no-such-sheet",
            Self::TooManyColumns => "problem-file-too-many-columns",
            Self::UnknownKind => "problem-file-unknown-kind",
            Self::Damaged | Self::Unreadable(_) => "problem-file-damaged",
            Self::HeadingsMissing { .. } => "problem-file-headings-missing",
            Self::HeadingsTwice { .. } => "problem-file-headings-twice",
            Self::Password => "problem-file-password",
        }
    }

    /// The columns that the sentence names.
    pub fn columns(&self) -> &[String] {
        match self {
            Self::HeadingsMissing { columns } | Self::HeadingsTwice { columns } => columns,
            _ => &[],
        }
    }

    pub(super) fn missing<'a>(columns: impl IntoIterator<Item = &'a str>) -> Self {
        Self::HeadingsMissing { columns: shortened(columns) }
    }

    pub(super) fn no_such_sheet(name: &str) -> Self {
        Self::NoSuchSheet { sheet: name.chars().take(COLUMN_NAME_CHARACTERS_MAX).collect() }
    }

    pub(super) fn twice<'a>(columns: impl IntoIterator<Item = &'a str>) -> Self {
        Self::HeadingsTwice { columns: shortened(columns) }
    }
}

fn shortened<'a>(columns: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    columns.into_iter().take(COLUMNS_NAMED_MAX).map(|name| name.chars().take(COLUMN_NAME_CHARACTERS_MAX).collect()).collect()
}

impl From<io::Error> for FileProblem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // The unpacker speaks of broken packed data in these two ways.
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => Self::Damaged,
            kind => Self::Unreadable(kind),
        }
    }
}

/// What is wrong with a row as a row, before any of its cells is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowProblemClass {
    /// It has fewer cells than the heading.
    TooShort,
    /// It has more cells than the heading.
    TooLong,
    /// Bytes that the file's encoding does not have. A U+FFFD that stands in the file is a letter like others: published files have some.
    BrokenEncoding,
    /// U+0000, which no text contains.
    Nul,
    /// The row or one of its cells exceeds the limit; often a quotation mark that is never closed.
    TooLarge,
    /// It does not have the form of a row of this file.
    Unreadable,
}

impl RowProblemClass {
    /// The name that the record of problems and the program's words use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TooShort => "row-too-short",
            Self::TooLong => "row-too-long",
            Self::BrokenEncoding => "broken-encoding",
            Self::Nul => "nul",
            Self::TooLarge => "row-too-large",
            Self::Unreadable => "unreadable-row",
        }
    }
}

/// A row that cannot be taken as it is.
#[derive(Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// The row's number, as [`super::RawRow::number`] has it.
    pub number: u64,
    /// What is wrong.
    pub class: RowProblemClass,
    /// How many cells it has.
    pub found: usize,
    /// How many cells the heading has.
    pub expected: usize,
    /// The cells, where they could be told apart, for the file of problems: damaged letters stand as U+FFFD.
    pub cells: Option<Vec<String>>,
}

impl std::fmt::Debug for RowProblem {
    /// Leaves the cells out: they may identify somebody.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "RowProblem({} in row {}: {} of {} cells)", self.class.name(), self.number, self.found, self.expected)
    }
}
