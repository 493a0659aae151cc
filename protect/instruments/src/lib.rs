//! Questionnaires: one form language (a part of XForms), one evaluator, and results that name their reasons.
//!
//! An instrument is data: pages of questions, gates of safety and consent before them, indicators with weights, the rules that
//! combine them, and words in each of its languages. [`Library`] holds those of the program and of a deployment; an
//! [`Instrument`] is filled with [`Answers`] and judged. The result is a step, never a verdict: it names the indicators that speak
//! for and against, the rules, and what was not asked (practice: screening explains, people decide).
//!
//! ```
//! use lantern_instruments::{Answers, Library, Step};
//!
//! let library = Library::bundled().expect("the program's instruments can be read");
//! let card = library.get("forced-labour-card").expect("it is bundled");
//! assert_eq!(card.fill(&Answers::default(), "2026-03-04").judge().result, None, "who asks nothing learns nothing");
//! ```

mod answers;
mod codes;
mod describe;
mod expression;
mod filled;
mod instrument;
mod judgement;
mod library;
mod read;
mod texts;
mod xform;

pub use answers::{ANSWER_BYTES_MAX, Answers, Fault, Problem};
pub use describe::{Description, Listed};
pub use expression::{Context, Expression, ExpressionError, Value};
pub use filled::Filled;
pub use instrument::{
    ABSENT_CODES, Advice, Dimension, Gate, Indicator, Informed, Instrument, Kind, Opens, Outcome, Page, Positive, Question, Scale, Step, Use, Weight,
};
pub use judgement::{Counted, Judgement, Silence, Silent, Spoken};
pub use library::Library;
pub use read::{FILE_BYTES_MAX, Files, InstrumentError};
pub use texts::Texts;
