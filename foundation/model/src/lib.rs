//! People, events, cases, organisations: types and rules. No I/O, no clock.
//!
//! The record follows the four units of the UN classification of administrative data on trafficking
//! (event, victim, perpetrator, reporting entity) and the case that holds them together. Every field stands once
//! in the [`field`] catalogue with its class: *identity* is sealed everywhere, *coded* is clear in the state
//! tables so that it can be counted, *open* belongs to nobody. The class decides how a value is kept, never the caller.
//!
//! ```
//! use lantern_model::{Coded, field};
//! let sex = field::by_path("victim.sex").expect("a field of the catalogue");
//! let value = Coded::checked(sex, "female").expect("a code of the set");
//! assert_eq!(value.as_text(), "female");
//! ```

pub mod age;
pub mod calendar;
pub mod change;
pub mod date;
pub mod field;
pub mod ids;
pub mod number;
pub mod palermo;
pub mod record;
pub mod source;
pub mod value;

pub use change::{Cell, CellValue, RowChange};
pub use date::PartialDate;
pub use field::{Class, Field, Kind, Unit};
pub use ids::{AgencyCode, DatasetName, ImportId, RecordId};
pub use number::Censored;
pub use record::{EntityValues, Record};
pub use source::SourceKind;
pub use value::{Coded, Identity, ValueProblem};
