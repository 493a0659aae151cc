//! What can be typed about sharing: protocols, recipients, consents, shares.

use super::{Data, Reading};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `lantern protocols`
#[derive(Debug, Subcommand)]
pub enum Protocols {
    /// List the protocols and where each stands
    List(Reading),
    /// Show one protocol with its signatures
    Show {
        /// Its id
        protocol: String,
        #[command(flatten)]
        reading: Reading,
    },
    /// Draft a protocol from a TOML file; nothing may be shared under it yet
    Draft {
        /// Its terms: title, parties, recipient, purpose, groups, level, frequency, class, starts, expires
        file: PathBuf,
        #[command(flatten)]
        reading: Reading,
    },
    /// Sign that you have checked a draft, where the drafter's own signature does not count
    Check {
        /// Its id
        protocol: String,
        #[command(flatten)]
        data: Data,
    },
    /// Put a draft of somebody else into force
    Approve {
        /// Its id
        protocol: String,
        #[command(flatten)]
        data: Data,
    },
    /// End a protocol before its time
    End {
        /// Its id
        protocol: String,
        #[command(flatten)]
        data: Data,
    },
}

/// `lantern recipients`
#[derive(Debug, Subcommand)]
pub enum Recipients {
    /// List the recipients with their gates
    List(Reading),
    /// Enter a recipient; somebody else assesses its jurisdiction
    Add {
        /// Its name, as a person hears it when she is asked
        #[arg(long)]
        name: String,
        /// What kind of body: protection, medical, legal_aid, human_rights, oversight, statistics, donor, judicial, investigative, …
        #[arg(long)]
        kind: String,
        /// The country under whose law it stands, two letters
        #[arg(long)]
        country: String,
        /// Its code, where it takes part in this deployment
        #[arg(long)]
        agency: Option<String>,
        /// To which public key of age its files are sealed
        #[arg(long, value_name = "age1…")]
        key: Option<String>,
        #[command(flatten)]
        reading: Reading,
    },
    /// Bring a recipient's new key of age, take the one that somebody else brought, or give it up
    Key {
        /// Its id
        recipient: String,
        /// The new public key; it counts when somebody else has taken it
        #[arg(long, value_name = "age1…", required_unless_present_any = ["take", "none"])]
        bring: Option<String>,
        /// The waiting key, as the recipient told it to you by another way
        #[arg(long, value_name = "age1…", conflicts_with_all = ["bring", "none"])]
        take: Option<String>,
        /// Seal nothing to it any more: only coded answers leave
        #[arg(long, conflicts_with = "bring")]
        none: bool,
        #[command(flatten)]
        data: Data,
    },
    /// Say what you found out about the jurisdiction of a recipient that somebody else entered
    Assess {
        /// Its id
        recipient: String,
        /// Can what is investigated be punished by death there: yes, no or unknown
        #[arg(long)]
        death_penalty: String,
        /// Do its courts give a fair trial: yes, no or unknown
        #[arg(long)]
        fair_trial: String,
        /// Where you found it
        #[arg(long)]
        source: String,
        #[command(flatten)]
        data: Data,
    },
}

/// `lantern consents`
#[derive(Debug, Subcommand)]
pub enum Consents {
    /// List what a person agreed to and what was decided for her; the look is written down
    List {
        /// Her record
        record: String,
        #[command(flatten)]
        reading: Reading,
    },
    /// Record a consent from a TOML file
    Record {
        /// Her record
        record: String,
        /// What she agreed to: purpose, recipient, groups, language, form, age, given_by, limits_told_at, until
        file: PathBuf,
        #[command(flatten)]
        reading: Reading,
    },
    /// Take a consent back for the person; sharing on it stops at once
    Withdraw {
        /// The consent
        consent: String,
        #[command(flatten)]
        data: Data,
    },
}

/// `lantern share`
#[derive(Debug, Clone, Args)]
pub struct Share {
    /// The record
    pub record: String,
    /// To whom
    #[arg(long, value_name = "RECIPIENT")]
    pub recipient: String,
    /// Under which protocol
    #[arg(long, value_name = "PROTOCOL")]
    pub protocol: String,
    /// Which data, separated by commas: coded, identity, contact, location, family, narrative, medical, sexual_violence, legal, financial, media
    #[arg(long, value_name = "A,B", value_delimiter = ',', required = true)]
    pub groups: Vec<String>,
    /// What for: referral, casework, legal_aid, …
    #[arg(long)]
    pub purpose: String,
    /// The file to write; it must not be there yet
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    #[command(flatten)]
    pub reading: Reading,
}

/// `lantern shares`
#[derive(Debug, Subcommand)]
pub enum Shares {
    /// List what left: when, to whom, what for, on what ground
    List(Reading),
}
