//! What can be typed about a data folder as a whole: copies of it, other places for it, its end.

use super::{Data, Reading};
use clap::Args;
use std::path::PathBuf;

/// `lantern backup`
#[derive(Debug, Clone, Args)]
pub struct Backup {
    /// The file to write: an age file
    pub out: PathBuf,
    #[command(flatten)]
    pub reading: Reading,
    /// Also write a copy of the keys, to be kept apart from the backup; it is registered and must be destroyed in time
    #[arg(long, value_name = "FILE")]
    pub keys: Option<PathBuf>,
    /// Days until the copy of the keys is destroyed: erasures wait for it
    #[arg(long, value_name = "DAYS", default_value_t = lantern_gate::KEY_COPY_DAYS_MAX, value_parser = clap::value_parser!(u16).range(1..=30))]
    pub keep_days: u16,
    /// Who can open it: an age recipient; may be repeated [default: the setting backup_to, else a passphrase is asked for]
    #[arg(long = "to", value_name = "RECIPIENT")]
    pub to: Vec<String>,
    /// Write over earlier files of these names, and say that the copy of the keys there is gone
    #[arg(long)]
    pub replace: bool,
}

/// `lantern restore`
#[derive(Debug, Clone, Args)]
pub struct Restore {
    /// The backup
    pub backup: PathBuf,
    /// The newest copy of the keys, made with the backup or later
    #[arg(long, value_name = "FILE")]
    pub keys: PathBuf,
    /// The age identities that open both files [default: a passphrase is asked for]
    #[arg(long, value_name = "FILE")]
    pub identity: Option<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
}

/// `lantern move`
#[derive(Debug, Clone, Args)]
pub struct Move {
    /// The new data folder: absent or empty
    pub into: PathBuf,
    #[command(flatten)]
    pub data: Data,
    /// The address of an empty PostgreSQL database for the record; without it the new folder holds SQLite files
    #[arg(long = "to", value_name = "ADDRESS", env = "LANTERN_MOVE_TO", hide_env_values = true, requires = "keys_to")]
    pub to: Option<String>,
    /// The address of an empty PostgreSQL database for the keys, apart from it
    #[arg(long = "keys-to", value_name = "ADDRESS", env = "LANTERN_MOVE_KEYS_TO", hide_env_values = true, requires = "to")]
    pub keys_to: Option<String>,
}

/// `lantern upgrade`
#[derive(Debug, Clone, Args)]
pub struct Upgrade {
    #[command(flatten)]
    pub data: Data,
    /// Where the backup goes that is made first
    #[arg(long, value_name = "FILE", required_unless_present = "without_backup")]
    pub backup: Option<PathBuf>,
    /// Who can open it: an age recipient; may be repeated [default: the setting backup_to, else a passphrase is asked for]
    #[arg(long = "to", value_name = "RECIPIENT")]
    pub to: Vec<String>,
    /// There is a backup already
    #[arg(long, conflicts_with = "backup")]
    pub without_backup: bool,
}

/// `lantern wipe`
#[derive(Debug, Clone, Args)]
pub struct Wipe {
    #[command(flatten)]
    pub data: Data,
    /// The name of the folder, instead of being asked for it
    #[arg(long = "yes-wipe", value_name = "NAME")]
    pub typed: Option<String>,
    /// Destroy records too that are held as evidence
    #[arg(long)]
    pub despite_holds: bool,
}
