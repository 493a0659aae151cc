//! How a command ended, and the one place where that becomes an exit code.

use lantern_intake::IntakeError;
use lantern_store::StoreError;
use std::process::ExitCode;

/// The end of a command that did what it could.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All of it.
    Done,
    /// Some rows stayed outside.
    SomeRowsOutside,
}

impl Outcome {
    /// The worse of two.
    pub fn and(self, other: Self) -> Self {
        if self == Self::Done { other } else { self }
    }
}

/// The number that scripts see; documented in the help.
pub fn code(outcome: &anyhow::Result<Outcome>) -> u8 {
    let error = match outcome {
        Ok(Outcome::Done) => return 0,
        Ok(Outcome::SomeRowsOutside) => return 3,
        Err(error) => error,
    };
    for cause in error.chain() {
        if let Some(intake) = cause.downcast_ref::<IntakeError>() {
            return match intake {
                IntakeError::Interrupted => 5,
                IntakeError::Store(_) | IntakeError::Reader | IntakeError::ProblemsFile(_) | IntakeError::Instant(_) => continue,
                _ => 4,
            };
        }
        if let Some(store) = cause.downcast_ref::<StoreError>() {
            return if matches!(store, StoreError::InUse | StoreError::NotInitialised) { 6 } else { 1 };
        }
    }
    1
}

/// The same for the end of the process.
pub fn exit(outcome: &anyhow::Result<Outcome>) -> ExitCode {
    ExitCode::from(code(outcome))
}
