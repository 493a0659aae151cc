//! What can be typed about keys of agencies and the key of the store.

use super::{Data, Reading};
use clap::Subcommand;
use std::path::PathBuf;

/// `lantern keys`
///
/// Passphrases are typed, or read from the file that LANTERN_KEY_FILE names, and new ones from LANTERN_NEW_KEY_FILE: files with nothing
/// else in them, of mode 600.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// How the key of each agency stands
    List(Reading),
    /// Unlock a key in the server that holds the folder, and make new records findable
    Unlock {
        #[command(flatten)]
        data: Data,
        /// Code of the agency
        agency: String,
    },
    /// Lock a key again
    Lock {
        #[command(flatten)]
        data: Data,
        /// Code of the agency
        agency: String,
    },
    /// Print recovery sheets (SLIP-39): so many of them bring the key back without its passphrase
    Sheets {
        #[command(flatten)]
        data: Data,
        /// Code of the agency
        agency: String,
        /// How many sheets are needed
        #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(2..=16))]
        needed: u8,
        /// How many sheets there are
        #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u8).range(2..=16))]
        of: u8,
    },
    /// Put a new key in the place of the old one; goes on where an earlier try broke off
    Rotate {
        #[command(flatten)]
        data: Data,
        /// Code of the agency
        agency: String,
    },
    /// The key of the store itself
    #[command(subcommand)]
    Store(StoreKey),
    /// Bring a key back from its recovery sheets, under a new passphrase
    Recover {
        #[command(flatten)]
        data: Data,
        /// Code of the agency
        agency: String,
        /// A file with the words of one sheet, of mode 600; repeat it [default: the words are asked for]
        #[arg(long, value_name = "FILE")]
        sheet: Vec<PathBuf>,
    },
}

/// `lantern keys store`
#[derive(Debug, Clone, Subcommand)]
pub enum StoreKey {
    /// Give the store a new key and encrypt everything anew; goes on where an earlier try broke off
    Rotate(Data),
}
