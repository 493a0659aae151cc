//! Chores of the repository:
//!
//! - `cargo run -p xtask -- licences` checks the licence and the origin of every dependency;
//! - `cargo run -p xtask -- advisories FOLDER…` compares every locked version with copies of advisory databases;
//! - `cargo run -p xtask -- cryptography` compares what uses cryptography with docs/cryptography.tsv;
//! - `cargo run -p xtask -- unlogged` leaves out each call that writes an access down and demands that the tests notice.

mod advisories;
mod cryptography;
mod licences;
mod locked;
mod metadata;
mod osv;
mod ranges;
mod rustsec;
mod unlogged;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

const USAGE: &str = "usage: cargo run -p xtask -- licences | advisories FOLDER… | cryptography | unlogged";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let outcome = match arguments.next().as_deref() {
        Some("licences") => licences::check(),
        Some("advisories") => advisories::check(&root(), &arguments.map(PathBuf::from).collect::<Vec<_>>()),
        Some("cryptography") => cryptography::check(&root()),
        Some("unlogged") => unlogged::run(),
        _ => Err(anyhow::anyhow!(USAGE)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
