//! The doctor: looks a deployment over and says what to mend.
//!
//! It opens no identity and changes nothing, but for files of the log that are missing and are written anew. What it finds names
//! paths, agencies, dates and numbers, never a person.

mod finding;
mod folder;
mod house;
mod log;
mod machine;
mod setup;

pub use finding::{Finding, Kind, Severity, is_to_mend};
pub use setup::{Machine, Setup};

use lantern_access::credential::{CredentialError, Instant};
use lantern_gate::{Gate, GateError};
use lantern_store::StoreError;

/// What keeps the doctor from looking.
#[derive(Debug, thiserror::Error)]
pub enum DoctorError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The gate.
    #[error(transparent)]
    Gate(#[from] GateError),
    /// The instant that was given.
    #[error(transparent)]
    Instant(#[from] CredentialError),
}

/// How far to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// What is quickly seen: for a page.
    Quick,
    /// Every page of the databases, every entry of the journal, every file of the log.
    Thorough,
}

/// Looks a house over. The gravest findings come first.
pub async fn examine(gate: &Gate, setup: &Setup, now: &str, depth: Depth) -> Result<Vec<Finding>, DoctorError> {
    let now = Instant::parse(now)?;
    let mut found = Vec::new();
    folder::check(gate.store().folder(), setup, &mut found);
    machine::check(setup, &mut found);
    house::check(gate, setup, now, &mut found).await?;
    log::check(gate.store(), setup, now, depth, &mut found).await?;
    found.sort();
    Ok(found)
}

/// What can be seen of a house that does not open: why, and who can read its folders.
pub fn from_outside(folder: &lantern_store::Folder, setup: &Setup, reason: &StoreError) -> Vec<Finding> {
    let mut found = vec![Finding::new(Kind::CannotOpen, [("reason", reason.to_string())])];
    folder::check(folder, setup, &mut found);
    machine::check(setup, &mut found);
    found.sort();
    found
}
