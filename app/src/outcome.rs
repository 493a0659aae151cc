//! How a command ended, and the one place where that becomes an exit code.

use lantern_facts::FactsError;
use lantern_intake::IntakeError;
use lantern_model::ids::IdProblem;
use lantern_publish::PublishError;
use lantern_store::StoreError;
use std::{error::Error, fmt, process::ExitCode};

/// The end of a command that did what it could.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All of it.
    Done,
    /// Some rows stayed outside.
    SomeRowsOutside,
    /// A log or a proof is not what it was.
    Altered,
    /// A log contradicts a checkpoint that was kept elsewhere.
    Contradicted,
    /// The doctor found something.
    ToMend,
}

impl Outcome {
    /// The worse of two.
    pub fn and(self, other: Self) -> Self {
        if self == Self::Done { other } else { self }
    }
}

/// A slip of the pen on the command line: a name that does not exist, an address that is refused.
#[derive(Debug)]
pub struct Mistyped(String);

impl Mistyped {
    /// The slip that a message describes.
    pub fn error(message: impl Into<String>) -> anyhow::Error {
        anyhow::Error::new(Self(message.into()))
    }
}

impl fmt::Display for Mistyped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Mistyped {}

/// Whether the cause is something that was typed, so that typing it otherwise mends it.
fn is_mistyped(cause: &(dyn Error + 'static)) -> bool {
    let is_question = |error: &FactsError| error.is_question() && !matches!(error, FactsError::Empty);
    cause.is::<Mistyped>()
        || cause.is::<IdProblem>()
        || cause.downcast_ref::<FactsError>().is_some_and(is_question)
        || match cause.downcast_ref::<PublishError>() {
            Some(PublishError::NotPublic { .. }) => true,
            Some(PublishError::Question(error)) => is_question(error),
            _ => false,
        }
}

/// The number that scripts see; documented in the help.
pub fn code(outcome: &anyhow::Result<Outcome>) -> u8 {
    let error = match outcome {
        Ok(Outcome::Done) => return 0,
        Ok(Outcome::SomeRowsOutside) => return 3,
        Ok(Outcome::Altered) => return 7,
        Ok(Outcome::Contradicted) => return 8,
        Ok(Outcome::ToMend) => return 9,
        Err(error) => error,
    };
    for cause in error.chain() {
        if is_mistyped(cause) {
            return 2;
        }
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
