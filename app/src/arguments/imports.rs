//! What can be typed about files of agencies: taking them in, how they are read, what is in them.

use super::{Data, Reading};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `lantern import`
#[derive(Debug, Clone, Args)]
#[expect(clippy::struct_excessive_bools, reason = "switches of a command line")]
pub struct Import {
    /// CSV, XLSX or JSON lines
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub data: Data,
    /// Code of the agency that sends the files; made when it is new
    #[arg(long, value_name = "CODE")]
    pub agency: String,
    /// Name of the agency, when it is new
    #[arg(long, value_name = "NAME")]
    pub agency_name: Option<String>,
    /// Name of this series of files; the same each time [default: the file's name]
    #[arg(long, value_name = "NAME")]
    pub dataset: Option<String>,
    /// A built-in layout, or a layout file [default: recognised from the columns]
    #[arg(long, value_name = "NAME|FILE")]
    pub layout: Option<String>,
    /// The file is complete: withdraw what it no longer contains
    #[arg(long)]
    pub complete: bool,
    /// Everyone in the files is invented
    #[arg(long)]
    pub invented: bool,
    /// Columns to leave out, separated by commas
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub without: Vec<String>,
    /// Where rows that stay outside are written [default: FILE.problems.csv]
    #[arg(long, value_name = "PATH")]
    pub problems: Option<PathBuf>,
    /// Read and check, keep nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Print one JSON line per file
    #[arg(long)]
    pub json: bool,
}

/// `lantern imports`
#[derive(Debug, Clone, Args)]
pub struct Imports {
    #[command(flatten)]
    pub reading: Reading,
    /// Discard an interrupted import: what it read never counts
    #[arg(long, value_name = "IMPORT")]
    pub discard: Option<String>,
}

/// `lantern mapping`
#[derive(Debug, Subcommand)]
pub enum Mapping {
    /// Propose a layout for a file; check each line before you use it
    Suggest {
        /// CSV, XLSX or JSON lines
        file: PathBuf,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print a built-in layout, or list them all
    Show {
        /// The layout's name
        layout: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Write a blank XLSX template of a built-in layout
    Template {
        /// The layout's name
        #[arg(default_value = "lantern")]
        layout: String,
        /// The file to write
        #[arg(long, value_name = "PATH")]
        out: PathBuf,
    },
}

/// `lantern codebook`
#[derive(Debug, Clone, Args)]
pub struct Codebook {
    /// CSV, XLSX or JSON lines
    pub file: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}
