//! From facts to figures that may leave: operational or public, as sentences, CSV and JSON.
//!
//! Operational figures come from the snapshot as they are. Public ones come from a release that is decided once for a snapshot
//! on a fixed lattice of tables ([`lantern_disclosure`]); a table outside of it is refused, with the nearest ones named.
//!
//! ```
//! use lantern_publish::Places;
//! let map = r#"{"objects":{"areas":{"geometries":[{"properties":{"code":"XA-01","name_en":"Nahrin"}}]}}}"#;
//! assert_eq!(Places::from_topojson(map)?.area("XA-01", lantern_vocab::Language::Fr), Some("Nahrin"));
//! # Ok::<(), lantern_publish::PlacesError>(())
//! ```

mod error;
mod figures;
mod form;
mod label;
mod places;
mod plan;
mod public;
mod sentence;

pub use error::PublishError;
pub use figures::{Choice, FigureDesk, Figures, PublicRule, withholds};
pub use form::{quality_json, to_csv, to_json};
pub use label::Names;
pub use places::{Places, PlacesError};
