//! Consent and the other recorded bases: what may be done with what a person has told, for whom, for how long, and who answers for it.
//!
//! Every type here is the JSON body of an entity in the store; `keys` says what it is looked up by. Free text about a person never stands
//! in these bodies: it is sealed beside them. Rules refuse by codes, and each code has a message in six languages under its `key`.
//!
//! ```
//! use std::collections::BTreeSet;
//! use lantern_access::consent::{Consent, DataGroup, FormGiven, GivenBy, Person, PersonAge, RecipientId, SpokenLanguage};
//! use lantern_access::credential::{Day, Instant, Login};
//! use lantern_access::policy::Purpose;
//! use uuid::Uuid;
//!
//! let at = Instant::parse("2026-11-25T08:00:00Z")?;
//! let consent = Consent {
//!     version: 1,
//!     id: Uuid::from_bytes([1; 16]),
//!     person: Person::parse("6b1f8d4e-3c52-4c0f-9a51-0f5d6a7b8c9d")?,
//!     purpose: Purpose::Referral,
//!     recipient: RecipientId(Uuid::from_bytes([2; 16])),
//!     groups: BTreeSet::from([DataGroup::Contact]),
//!     language: SpokenLanguage::parse("ti")?,
//!     form: FormGiven::OralWitnessed,
//!     age: PersonAge::Adult,
//!     given_by: GivenBy::Itself,
//!     supporter_chosen: false,
//!     assent: None,
//!     caregiver_bar: None,
//!     limits_told_at: Some(at),
//!     given_at: at,
//!     recorded_by: Login::parse("worker-12")?,
//!     until: Day::parse("2027-05-25")?,
//!     withdrawn_at: None,
//! };
//! assert!(consent.check_live(at).is_ok());
//! assert!(!consent.covers(Purpose::Investigation, consent.recipient, &consent.groups));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod basis;
mod duties;
mod fields;
#[cfg(test)]
mod fixtures;
#[path = "consent.rs"]
mod given;
mod group;
mod handover;
mod hold;
mod incident;
mod protocol;
mod recipient;
mod register;
mod request;
mod retention;
mod share;
mod shared;

pub use crate::policy::BasisKind;
pub use basis::{Asking, Decision, DecisionProblem, Told};
pub use duties::{ChildRetention, DutyAbout, DutyTable, ReportingDuty};
pub use fields::{Country, Line, Person, SealKey, Signature, SpokenLanguage};
pub use given::{Assent, CaregiverBar, Consent, ConsentProblem, FormGiven, GivenBy, PersonAge};
pub use group::DataGroup;
pub use handover::{Handover, HandoverRefusal};
pub use hold::{Hold, HoldProblem};
pub use incident::{Incident, IncidentKind, IncidentProblem, IncidentSeverity, IncidentState, IncidentStep, IncidentStepKind, TellPersons};
pub use protocol::{Frequency, Protocol, ProtocolProblem, ProtocolState, ProtocolTerms, SensitivityClass, ShareLevel};
pub use recipient::{Flag, Recipient, RecipientId, RecipientKind};
pub use register::{Processing, ProcessingProblem, WhoseData};
pub use request::{Request, RequestKind, RequestProblem, RequestState};
pub use retention::{Due, DueItem, RetentionAction, RetentionKind, RetentionStart, Schedule, due};
pub use share::{Ground, ShareQuestion, ShareRefusal, share};
pub use shared::Share;

/// Why something written into a basis, a protocol or a table cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConsentError {
    /// Not the id of a record.
    #[error("a person is named by the id of her record")]
    Person,
    /// Not a country.
    #[error("\"{0}\" is not a country: use the two letters of ISO 3166-1")]
    Country(String),
    /// Not a language.
    #[error("\"{0}\" is not a language: use the code of ISO 639, such as ti or prs")]
    Language(String),
    /// Text that is empty, too long or has control characters.
    #[error("a line of text has 1 to 300 printable characters")]
    Line,
    /// Not a public key of age.
    #[error("a recipient's key is a public key of age: it begins with age1 and has 62 characters")]
    SealKey,
    /// A table that cannot be read.
    #[error("cannot read the table of duties: {0}")]
    Table(String),
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;
