//! Why policies are refused.

/// A policy file that is not taken. A deployment whose policies are refused does not start.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum PolicyError {
    /// The file cannot be read as policies, or uses a name that the schema does not have.
    #[error("{file}:{line}: {what}")]
    Statement {
        /// The file's name.
        file: String,
        /// The line on which the statement begins.
        line: usize,
        /// What is wrong and what to do.
        what: String,
    },
    /// More text or more files than anybody would write by hand.
    #[error("{file}: too large: at most {files_max} policy files of {bytes_max} bytes are read")]
    TooLarge {
        /// The file's name.
        file: String,
        /// How many files are read at most.
        files_max: usize,
        /// How many bytes one of them may have.
        bytes_max: usize,
    },
    /// The schema itself does not parse.
    #[error("the policy schema cannot be read: {0}")]
    Schema(String),
}
