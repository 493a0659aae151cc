//! Who may do what, to what, for which purpose and on which basis.
//!
//! The rules are Cedar policies, one file for each theme under `policies/`, checked against a schema when the program starts.
//! What no rule allows is denied, and a rule that forbids outweighs every rule that allows. A deployment may add files that
//! forbid more. Each rule has a sentence in six languages, so that a page can show what is in force.
//!
//! ```
//! use lantern_access::policy::{Action, Context, Policies, Principal, Purpose, Question, Resource, Role, Sensitivity, Wing};
//!
//! let policies = Policies::builtin()?;
//! let mut question = Question {
//!     principal: Principal::new("worker-7", &[Role::CaseWorker]).of_agency("NORTH"),
//!     action: Action::OpenIdentity,
//!     resource: Resource::record("NORTH", Wing::Protect, Sensitivity::Identity),
//!     context: Context::new(Purpose::Casework),
//! };
//! assert!(policies.decide(&question).allowed);
//!
//! question.resource.agency = Some("SOUTH".to_owned());
//! let decision = policies.decide(&question);
//! assert!(!decision.allowed);
//! assert_eq!(decision.by, ["records-own-agency-only"]);
//! # Ok::<(), lantern_access::policy::PolicyError>(())
//! ```

mod codes;
mod error;
mod matrix;
mod policies;
mod question;
mod statements;
mod theme;
mod translate;

pub use codes::{Action, BasisKind, Body, Purpose, ResourceKind, Role, Sensitivity, Wing};
pub use error::PolicyError;
pub use matrix::{actions_of, matrix};
pub use policies::{Decision, Effect, FILES, Policies, SCHEMA, Sentence};
pub use question::{Basis, Context, Principal, Protocol, Question, Recipient, Resource};
pub use theme::Theme;
