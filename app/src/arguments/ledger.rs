//! What can be typed about the log that nobody can rewrite.

use super::{Data, Reading};
use clap::Subcommand;
use std::path::PathBuf;

/// `lantern ledger`
#[derive(Debug, Subcommand)]
pub enum Ledger {
    /// Check the files of a log alone: no lock, no secret key, no server
    Verify {
        /// The folder of the log, or the data folder that it stands in
        folder: PathBuf,
        /// A checkpoint that was kept elsewhere: shows a chopped tail, a fork or a rollback
        #[arg(long, value_name = "CHECKPOINT")]
        pin: Option<PathBuf>,
        /// The log's key line, or a file that holds it [default: the one beside the log, which a forger would replace]
        #[arg(long, value_name = "VKEY|FILE")]
        key: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// The log's name, key, size and newest checkpoints
    Show(Reading),
    /// Write a proof that a journal entry stands in the published log (c2sp.org/tlog-proof)
    Proof {
        #[command(flatten)]
        data: Data,
        /// The entry's position in the journal
        position: i64,
        /// The file to write, ending in .tlog-proof
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Check a proof with nothing but a policy: which logs and which witnesses are believed
    CheckProof {
        /// The proof
        file: PathBuf,
        /// The policy (c2sp.org/tlog-policy)
        #[arg(long, value_name = "FILE")]
        policy: PathBuf,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Write the files of the log as of now and ask the witnesses of the policy; a server does it by itself
    Publish(Reading),
}
