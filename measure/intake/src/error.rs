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
    /// The file carries identities.
    #[error("the file is refused as a whole, because it identifies people in the columns {}: leave them out, or say that everybody in it is invented", columns.join(", "))]
    Identity {
        /// The columns' headings.
        columns: Vec<String>,
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
    /// More rows than the limit allows.
    #[error("the file has more than {limit} rows: divide it, or raise the limit")]
    TooManyRows {
        /// The limit.
        limit: u64,
    },
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
    /// The key of the sentence for people. Where the words have none of their own, the sentence says that it is ours to mend or
    /// that the layout cannot be used, and [`std::fmt::Display`] says the rest in English.
    pub fn key(&self) -> &'static str {
        match self {
            Self::File(problem) => problem.key(),
            Self::Layout(_) => "import-layout-line",
            Self::NoSuchLayout { .. } | Self::LayoutUnknown | Self::NothingToTake { .. } => "problem-file-layout-unknown",
            Self::KeyColumnsMissing { .. } | Self::NoSuchColumn { .. } => "problem-file-headings-missing",
            Self::Identity { .. } => "import-identity-refused",
            Self::Interrupted => "cli-import-interrupted",
            Self::TooManyRows { .. } | Self::TooManyRejected => "problem-file-too-large",
            Self::ForeignToken { .. } | Self::ProblemsFileNotComplete | Self::DatasetName => "problem-file-damaged",
            Self::ProblemsFile(_) | Self::Instant(_) | Self::Store(_) | Self::Reader => "errors-ours",
        }
    }

    /// The columns that the sentence names.
    pub fn columns(&self) -> Vec<String> {
        match self {
            Self::File(problem) => problem.columns().to_vec(),
            Self::KeyColumnsMissing { columns } | Self::Identity { columns } => columns.clone(),
            Self::NoSuchColumn { column } => vec![column.clone()],
            _ => Vec::new(),
        }
    }

    /// What is wrong and what to do, in a language.
    pub fn in_words(&self, words: &Words) -> Said {
        let key = self.key();
        let remedy = key.strip_prefix("problem-file-").map(|_| format!("{key}-remedy")).or_else(|| (key == "import-identity-refused").then(|| format!("{key}-what")));
        Said { what: self.sentence(words), remedy: remedy.map(|key| words.text(&key)) }
    }

    /// The sentence in a language.
    fn sentence(&self, words: &Words) -> String {
        match self {
            Self::Layout(error) => words.with(self.key(), &[("line", Arg::count(error.line)), ("problem", Arg::from(&error.problem))]),
            _ if matches!(self.key(), "problem-file-headings-missing" | "problem-file-headings-twice" | "import-identity-refused") => {
                words.with(self.key(), &[("columns", Arg::from(&self.columns().join(", ")))])
            }
            _ => words.text(self.key()),
        }
    }
}
