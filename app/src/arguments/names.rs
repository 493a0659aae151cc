//! What can be typed about names: opening one, finding one, and who opens many.

use super::{Data, Reading};
use clap::Args;

/// `lantern open`
#[derive(Debug, Clone, Args)]
pub struct Open {
    /// The whole code of the record
    pub record: String,
    /// What for: casework, referral, person_request or legal_aid
    #[arg(long, value_name = "CODE")]
    pub purpose: String,
    #[command(flatten)]
    pub reading: Reading,
}

/// `lantern emergency`
#[derive(Debug, Clone, Args)]
pub struct Emergency {
    /// The whole code of the record
    pub record: String,
    /// Why it cannot wait: life, missing, medical or threat
    #[arg(long, value_name = "CODE")]
    pub reason: String,
    #[command(flatten)]
    pub reading: Reading,
}

/// `lantern find`
#[derive(Debug, Clone, Args)]
pub struct Find {
    /// Where to look: names, phone, document, address or birth-date
    #[arg(long = "in", value_name = "PLACE", default_value = "names")]
    pub place: String,
    #[command(flatten)]
    pub reading: Reading,
}

/// `lantern reindex`
#[derive(Debug, Clone, Args)]
pub struct Reindex {
    #[command(flatten)]
    pub data: Data,
    /// Make the index of all records anew
    #[arg(long)]
    pub anew: bool,
}

/// `lantern browsing`
#[derive(Debug, Clone, Args)]
pub struct Browsing {
    #[command(flatten)]
    pub reading: Reading,
    /// How many days the report looks back
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u16).range(1..=366))]
    pub days: u16,
    /// Say of a record that nobody has a reason to open it: its person was invented for that
    #[arg(long, value_name = "RECORD", conflicts_with = "no_canary")]
    pub canary: Option<String>,
    /// Take that back
    #[arg(long, value_name = "RECORD")]
    pub no_canary: Option<String>,
}
