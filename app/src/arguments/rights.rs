//! The commands about a person's rights. They take the codes of records and requests, never a name.

use super::{Data, Reading};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `lantern requests`
#[derive(Debug, Subcommand)]
pub enum Requests {
    /// Requests to the agency of the account, oldest first
    List {
        #[command(flatten)]
        reading: Reading,
        /// Only those in this state: received, waiting, done, cancelled or refused
        #[arg(long, value_name = "STATE")]
        state: Option<String>,
    },
    /// Write down what a person asks for; an erasure or a restriction stops all sharing at once
    Open {
        #[command(flatten)]
        data: Data,
        /// The person's record
        record: String,
        /// see, correct, withdraw, restrict or erase
        #[arg(long, value_name = "KIND")]
        kind: String,
        /// The person is a child, or was one when this was recorded
        #[arg(long)]
        child: bool,
    },
    /// Mark a request as done, lift a restriction, or refuse with a reason
    Decide {
        #[command(flatten)]
        data: Data,
        /// The request
        request: String,
        /// done, lifted or refused
        #[arg(long = "as-done", value_name = "WHAT", default_value = "done")]
        what: String,
        /// A file with the reason for a refusal, in words that the person understands; it is sealed
        #[arg(long, value_name = "FILE")]
        reason: Option<PathBuf>,
    },
    /// The person takes a request back; possible until it is done
    Cancel {
        #[command(flatten)]
        data: Data,
        /// The request
        request: String,
    },
}

/// `lantern person`
#[derive(Debug, Subcommand)]
pub enum Person {
    /// Write everything that is held about one person into a file for that person; the look is logged first
    Export {
        #[command(flatten)]
        data: Data,
        /// The person's record
        record: String,
        /// The file to write, readable by its owner only
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// `lantern erase`
#[derive(Debug, Clone, Args)]
pub struct Erase {
    #[command(flatten)]
    pub data: Data,
    /// The request: erasing begins with one
    pub request: String,
    /// You sign that the person confirmed with nobody beside them
    #[arg(long)]
    pub alone: bool,
    /// For a child's file: the country whose law on children's files applies, two letters
    #[arg(long, value_name = "XX")]
    pub country: Option<String>,
    /// For a child's file: the day on which it was closed
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub closed: Option<String>,
}

/// `lantern holds`
#[derive(Debug, Subcommand)]
pub enum Holds {
    /// The holds of the account's agency, oldest first
    List(Reading),
    /// Hold a record against destruction; it counts at once
    // Written out, because the line would be wider than a terminal.
    #[command(override_usage = "lantern holds set [OPTIONS] --basis <KIND> --ground <TEXT> --owner <LOGIN>\n           --until <YYYY-MM-DD> <RECORD>")]
    Set {
        #[command(flatten)]
        data: Data,
        /// The record
        #[arg(value_name = "ID")]
        record: String,
        /// legal_duty or court_order
        #[arg(long, value_name = "KIND")]
        basis: String,
        /// The article of the law, or the court and its number
        #[arg(long, value_name = "LAW")]
        ground: String,
        /// Who answers for it: the login of another person than you
        #[arg(long, value_name = "WHO")]
        owner: String,
        /// Its last day, within a year: YYYY-MM-DD
        #[arg(long, value_name = "DAY")]
        until: String,
    },
    /// Propose that a hold ends; another person signs
    Release {
        #[command(flatten)]
        data: Data,
        /// The hold
        hold: String,
    },
    /// Sign what another person proposed
    Sign {
        #[command(flatten)]
        data: Data,
        /// The proposal
        proposal: String,
    },
}

/// `lantern retention`
#[derive(Debug, Subcommand)]
pub enum Retention {
    /// Every schedule
    List(Reading),
    /// Files whose time is over and that wait for a supervisor
    Due(Reading),
}

/// `lantern register`
#[derive(Debug, Subcommand)]
pub enum Register {
    /// What is done with people's data here, why, by whom, for how long
    Processing(Reading),
    /// Incidents with data
    Incidents(Reading),
}
