//! Why a file is not imported at all. No message holds the value of a cell.

use crate::file::FileProblem;
use crate::layout::LayoutError;
use lantern_store::StoreError;
use lantern_words::{Arg, Words};

/// An import that did not happen, by what the caller can do about it.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The file cannot be read as a table.
    #[error(transparent)]
    File(#[from] FileProblem),
    /// The layout that was given cannot be used.
    #[error(transparent)]
    Layout(#[from] LayoutError),
    /// No built-in layout has this name.
    #[error("there is no layout \"{name}\": use one of {known}, or give a layout file")]
    NoSuchLayout {
        /// The name.
        name: String,
        /// The names that there are.
        known: String,
    },
    /// No known layout fits.
    #[error("no known layout fits the columns of this file: name one with --layout, or run `lantern mapping suggest` and check the proposal")]
    LayoutUnknown,
    /// The layout needs columns that the file does not have.
    #[error("the file has no column {}: these columns say which record a row is", columns.join(", "))]
    KeyColumnsMissing {
        /// The layout's key columns.
        columns: Vec<String>,
    },
    /// The file has none of the columns that the layout takes.
    #[error("the layout \"{layout}\" takes no column of this file: choose another layout")]
    NothingToTake {
        /// The layout.
        layout: String,
    },
    /// A column to leave out is not in the file; going on would keep what the caller wanted out.
    #[error("the file has no column \"{column}\" to leave out: check its name")]
    NoSuchColumn {
        /// The name that was given.
        column: String,
    },
    /// A file name that cannot be a dataset's name.
    #[error("the file's name cannot name a dataset: give the dataset a name of 1 to 120 printable characters")]
    DatasetName,
    /// A problems file of another dataset or agency, or one whose tokens were not made here.
    #[error(
        "row {row} does not carry the token that this store wrote for dataset \"{dataset}\": import the file of rejected rows as Lantern wrote it, with only the faults corrected"
    )]
    ForeignToken {
        /// The first such row.
        row: u64,
        /// The dataset that it was held against.
        dataset: String,
    },
    /// A problems file is a part of a dataset by its nature.
    #[error("a file of rejected rows is never the complete dataset: import it without --complete")]
    ProblemsFileNotComplete,
    /// Too many rejected rows to keep inside.
    #[error("more rejected rows than can be kept here: the layout probably does not fit; name a file for them with --problems")]
    TooManyRejected,
    /// The file with the rejected rows cannot be written.
    #[error("cannot write the file of rejected rows: {0}")]
    ProblemsFile(std::io::Error),
    /// The caller stopped it. What was read stays in an open import, which does not count.
    #[error("stopped: nothing of this file counts until the import is run again or discarded")]
    Interrupted,
    /// The instant or day that the caller passed in is none.
    #[error("\"{0}\" is not a UTC instant or a day in the form 2026-11-25T09:00:00Z")]
    Instant(String),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The thread that reads the file ended without a result.
    #[error("reading the file ended unexpectedly; nothing of it counts")]
    Reader,
}

/// What an error says to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What is wrong.
    pub what: String,
    /// What to do, where there is something.
    pub remedy: Option<String>,
}

impl IntakeError {
    /// The key of the sentence for people; with `-remedy` behind it, of the one that says what to do.
    pub fn key(&self) -> &'static str {
        match self {
            Self::File(problem) => problem.key(),
            Self::Layout(_) => "import-layout-line",
            Self::NoSuchLayout { .. } => "problem-file-no-such-layout",
            Self::LayoutUnknown => "problem-file-layout-unknown",
            Self::NothingToTake { .. } => "problem-file-nothing-to-take",
            Self::KeyColumnsMissing { .. } => "problem-file-key-missing",
            Self::NoSuchColumn { .. } => "problem-file-no-such-column",
            Self::DatasetName => "problem-file-dataset-name",
            Self::ForeignToken { .. } => "problem-file-foreign-token",
            Self::ProblemsFileNotComplete => "problem-file-problems-complete",
            Self::TooManyRejected => "problem-file-too-many-rejected",
            Self::ProblemsFile(_) => "problem-file-problems-unwritable",
            Self::Interrupted => "cli-import-interrupted",
            Self::Instant(_) | Self::Store(_) | Self::Reader => "errors-ours",
        }
    }

    /// The columns that the sentence names.
    pub fn columns(&self) -> Vec<String> {
        match self {
            Self::File(problem) => problem.columns().to_vec(),
            Self::KeyColumnsMissing { columns } => columns.clone(),
            Self::NoSuchColumn { column } => vec![column.clone()],
            _ => Vec::new(),
        }
    }

    /// What is wrong and what to do, in a language.
    pub fn in_words(&self, words: &Words) -> Said {
        let key = self.key();
        let variables = self.variables(words);
        let variables: Vec<(&str, Arg<'_>)> = variables.iter().map(|(name, text)| (*name, Arg::from(text))).collect();
        let remedy = match self {
            Self::Interrupted | Self::Instant(_) | Self::Store(_) | Self::Reader => None,
            _ => Some(format!("{key}-remedy")),
        };
        Said { what: words.with(key, &variables), remedy: remedy.map(|key| words.with(&key, &variables)) }
    }

    /// What the sentences need, as texts of the language. They name columns, layouts and series, never what a cell says.
    fn variables(&self, words: &Words) -> Vec<(&'static str, String)> {
        match self {
            Self::Layout(error) => vec![("line", words.number(error.line)), ("problem", error.problem.clone())],
            Self::NoSuchLayout { name, known } => vec![("layout", name.clone()), ("known", known.clone())],
            Self::NothingToTake { layout } => vec![("layout", layout.clone())],
            Self::NoSuchColumn { column } => vec![("column", column.clone())],
            Self::ForeignToken { row, dataset } => vec![("row", words.number(*row)), ("dataset", dataset.clone())],
            Self::File(FileProblem::TooManyRows { limit }) => vec![("limit", words.number(*limit))],
            Self::File(FileProblem::NoSuchSheet { sheet }) => vec![("sheet", sheet.clone())],
            _ => vec![("columns", words.list(&self.columns()))],
        }
    }
}
