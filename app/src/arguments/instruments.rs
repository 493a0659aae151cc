//! What can be typed about forms: what they ask, and what answers lead to.

use super::Reading;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Where forms are, besides those of the program.
#[derive(Debug, Clone, Args)]
pub struct Forms {
    /// A folder with forms of your own, each in a folder of its name [setting: instruments]
    #[arg(long = "forms", value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `lantern instruments`
#[derive(Debug, Clone, Subcommand)]
pub enum Instruments {
    /// List the forms with their versions and languages
    List(Forms),
    /// Show what a form asks, what speaks for what, by which rules, and what informed it
    Show {
        /// Its id; `lantern instruments list` names them
        #[arg(value_name = "ID")]
        id: String,
        #[command(flatten)]
        forms: Forms,
    },
    /// Judge a file of answers: the next step, what led there and what was not asked; keeps nothing
    Score {
        /// The form's id
        #[arg(value_name = "ID")]
        id: String,
        /// A JSON object of answers by question; - reads what is piped in
        #[arg(value_name = "ANSWERS.json")]
        answers: PathBuf,
        #[command(flatten)]
        forms: Forms,
    },
    /// Print a form as an XForm, for the tools that people carry
    Xform {
        /// The form's id
        #[arg(value_name = "ID")]
        id: String,
        /// A folder with forms of your own
        #[arg(long = "forms", value_name = "DIR")]
        folder: Option<PathBuf>,
    },
    /// Judge the rows of a registration that your agency holds; rows that ask for a look wait on a worklist, nothing is written back
    CheckRegistration {
        /// The file; its columns have the names of the questions, see `lantern instruments show registration-check`
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// The column with the registration's own number
        #[arg(long, value_name = "COLUMN", default_value = "record")]
        key: String,
        #[command(flatten)]
        reading: Reading,
    },
}
