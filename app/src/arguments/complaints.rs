//! What can be typed about sealed complaints. Only the list needs a store.

use super::Reading;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `lantern complaints`
#[derive(Debug, Subcommand)]
pub enum Complaints {
    /// What came about other organisations than yours; no text is opened
    List(Reading),
    /// Make a key; its public half is printed, to be pasted on the page "My key"
    Key {
        /// The file of the secret half, readable by its owner only
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Answer the question on the page "My key", read from a file or standard input
    Prove {
        /// The file of the secret half
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// The question [default: standard input]
        question: Option<PathBuf>,
    },
    /// Open a complaint taken from its page: the first person makes a half, the second reads
    Open {
        /// The file taken from the page
        file: PathBuf,
        #[command(flatten)]
        keys: HandlerKeys,
        /// Where the first person's half is written
        #[arg(long, value_name = "FILE")]
        half: Option<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Seal an answer to whoever holds the seven words
    Answer {
        /// The file that the second person took from the page
        file: PathBuf,
        #[command(flatten)]
        keys: HandlerKeys,
        /// The answer, UTF-8 [default: standard input]
        #[arg(long, value_name = "FILE")]
        text: Option<PathBuf>,
        /// The sealed answer, to be pasted on the page of the complaint
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// The keys of one person, or of two who sit together.
#[derive(Debug, Clone, Args)]
pub struct HandlerKeys {
    /// The file of a secret half; twice where both people are at one machine
    #[arg(long = "key", value_name = "FILE", required = true)]
    pub keys: Vec<PathBuf>,
    /// The other person's half, where the file does not hold it
    #[arg(long, value_name = "FILE")]
    pub with_half: Option<PathBuf>,
}
