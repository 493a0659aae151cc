//! What a handler takes home: a sealed complaint, and the first person's half where there is one.

use crate::{BODY_BYTES_MAX, ComplaintError, Half, SealedComplaint};
use serde::{Deserialize, Serialize};

const VERSION: u32 = 1;
/// The longest parcel: a complaint, and a half of seven inner files.
pub const PARCEL_BYTES_MAX: usize = BODY_BYTES_MAX + 32 * 1024;

/// A file for a handler. As JSON: `version`, `sealed`, and `half` for the second person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parcel {
    version: u32,
    /// The complaint.
    pub sealed: SealedComplaint,
    /// The first person's half.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub half: Option<Half>,
}

impl Parcel {
    /// A parcel for the first person, or with a half for the second.
    pub const fn new(sealed: SealedComplaint, half: Option<Half>) -> Self {
        Self { version: VERSION, sealed, half }
    }

    /// Reads the JSON form and checks its bounds, and that the half is of this complaint.
    pub fn parse(json: &[u8]) -> Result<Self, ComplaintError> {
        if json.len() > PARCEL_BYTES_MAX {
            return Err(ComplaintError::Malformed("the file is longer than its bound"));
        }
        let parcel: Self = serde_json::from_slice(json).map_err(|_| ComplaintError::Malformed("the file is not JSON of the format"))?;
        if parcel.version != VERSION {
            return Err(ComplaintError::Version(parcel.version));
        }
        if parcel.half.as_ref().is_some_and(|half| half.look_up() != parcel.sealed.look_up()) {
            return Err(ComplaintError::Altered("the half"));
        }
        Ok(parcel)
    }

    /// The JSON form.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("strings and numbers are always JSON")
    }
}
