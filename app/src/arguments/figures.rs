//! What can be typed to count: the typology, tables, and the code lists that they are made of.

use super::Reading;
use clap::Args;
use std::path::PathBuf;

/// What figures are asked for, and how they are printed.
#[derive(Debug, Clone, Args)]
pub struct Figures {
    #[command(flatten)]
    pub reading: Reading,
    /// Public figures: small numbers are withheld
    #[arg(long)]
    pub public: bool,
    /// Only this kind of source: case_records, k_anonymised, synthetic, aggregate or court_case
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Only records that meet a condition, such as sex=female or form=servitude,forced_labour; may be repeated
    #[arg(long = "where", value_name = "C=D")]
    pub conditions: Vec<String>,
}

/// `lantern typology`
#[derive(Debug, Clone, Args)]
pub struct Typology {
    #[command(flatten)]
    pub figures: Figures,
}

/// `lantern table`
#[derive(Debug, Clone, Args)]
pub struct Table {
    /// Dimensions to divide by, separated by commas; `lantern table --list` names them
    #[arg(long, value_name = "A,B", value_delimiter = ',', required_unless_present = "list")]
    pub by: Vec<String>,
    /// List the dimensions
    #[arg(long)]
    pub list: bool,
    /// Print CSV
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    #[command(flatten)]
    pub figures: Figures,
}

/// `lantern vocabulary`
#[derive(Debug, Clone, Args)]
pub struct Vocabulary {
    /// A file of official IC-TIP numbers: columns set, code, ictip
    #[arg(long, value_name = "FILE")]
    pub ictip: Option<PathBuf>,
    /// Print one set with its labels
    #[arg(long, value_name = "NAME")]
    pub set: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}
