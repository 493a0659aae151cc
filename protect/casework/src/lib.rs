//! Case work: what was asked of a person, what came of it, and what follows from it.
//!
//! Everything here goes through the gate: the policies are asked, the look is written down, and only then something is shown.
//! A screening is kept as the answers that may be counted, the judgement as it was made, and what was typed, sealed. It says
//! a step and never what somebody is; it expires; and it is erased with the person whom it is about.

mod determination;
mod registration;
mod screening;
mod sensitivity;

pub use determination::{
    Answered, DECIDER_SET, Determination, DeterminationProblem, KNOWN, Proposal, REFLECTION_DAYS, STATUS_SET, STATUSES, answer, determinations, propose,
    reason_of,
};
pub use registration::{
    CellProblem, Check, Checked, Line, LineState, NewLine, REGISTRATION_CHECK, Review, Tally, Verdict, check_registration, is_assessed, key_of, read_rows,
    review, worklist,
};
pub use screening::{Begun, KeptScreening, Screening, keep, screening, screenings_about, words_of};
pub use sensitivity::{may_ask, opens_for};

use lantern_gate::GateError;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum CaseworkError {
    /// The gate said so.
    #[error(transparent)]
    Gate(#[from] GateError),
    /// The answers have faults: they are put right first.
    #[error("{} answers must be put right first", .0.len())]
    Answers(Vec<lantern_instruments::Problem>),
    /// An anonymous form is about nobody, and is never linked to a file.
    #[error("an anonymous form is never linked to a person's file")]
    Anonymous,
    /// The agency has approved no impact assessment for this.
    #[error(
        "no impact assessment is approved: an entry of the register of processing must name your agency, the purpose of watching risks, and the day on which its impact assessment was approved"
    )]
    NotAssessed,
    /// The file cannot be checked.
    #[error(transparent)]
    Reading(#[from] registration::ReadingError),
    /// A determination that cannot stand.
    #[error(transparent)]
    Determination(DeterminationProblem),
    /// Nothing was answered.
    #[error("nothing was answered")]
    Nothing,
}
