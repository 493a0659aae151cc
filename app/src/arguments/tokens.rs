//! What can be typed about what lets programs act as an account.

use super::{Data, Reading};
use clap::Subcommand;
use std::path::PathBuf;

/// `lantern tokens`
#[derive(Debug, Clone, Subcommand)]
pub enum Tokens {
    /// List the tokens of your account; a token's text is shown nowhere again
    List(Reading),
    /// Make a token that is for no more, and ends no later, than the one in --token-file; the first comes from the account's page
    Make {
        #[command(flatten)]
        data: Data,
        /// What it is called
        #[arg(long, value_name = "NAME")]
        label: String,
        /// What it is for: actions such as view_figures, separated by commas
        #[arg(long, value_name = "ACTIONS", value_delimiter = ',', required = true)]
        scope: Vec<String>,
        /// How many days it lives
        #[arg(long, value_name = "DAYS", default_value_t = 30)]
        days: i64,
        /// The file to write, readable by you only; it must not be there yet
        #[arg(long, value_name = "PATH")]
        out: PathBuf,
    },
    /// Take a token back, and every token that was made with it
    Revoke {
        #[command(flatten)]
        data: Data,
        /// Its id
        token: String,
    },
}
