//! What can go wrong while the invented region is written or read back.

use std::path::{Path, PathBuf};

/// Why the scenario could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum ScenarioError {
    /// A file or folder of the scenario cannot be written or read.
    #[error("cannot use {path}: {cause}", path = .path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// More or fewer people than the region can hold.
    #[error("a region of {people} people cannot be made: choose 1 to {most}", most = crate::PEOPLE_MAX)]
    People {
        /// How many were asked for.
        people: u32,
    },
    /// The spreadsheet cannot be written.
    #[error("cannot write the spreadsheet {path}: {cause}", path = .path.display())]
    Spreadsheet {
        /// Which file.
        path: PathBuf,
        /// What the writer says.
        cause: rust_xlsxwriter::XlsxError,
    },
    /// A truth file is not one that this version wrote.
    #[error("{path}, row {row}: {problem}; make the scenario again", path = .path.display())]
    Truth {
        /// Which file.
        path: PathBuf,
        /// Which row, the heading being 1.
        row: u64,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// Rows cannot be written out.
    #[error("cannot write rows: {0}")]
    Rows(#[from] csv::Error),
}

impl ScenarioError {
    /// Names the file in an error of the system.
    pub(crate) fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |cause| Self::File { path, cause }
    }
}
