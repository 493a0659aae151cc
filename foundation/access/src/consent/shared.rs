//! A share that was made: what left the house, about whom, to whom, on what ground, by whom and when. The data themselves do not stand
//! here.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{DataGroup, Person, RecipientId};
use crate::credential::{Agency, Instant, Login};
use crate::policy::{BasisKind, Purpose};

/// One line of the register of shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// The form of this body.
    pub version: u8,
    /// The entity's id; the package carries it instead of the record's code, which would let two recipients find out that they know one person.
    pub id: Uuid,
    /// Whose data.
    pub person: Person,
    /// The agency that shared.
    pub agency: Agency,
    /// To whom.
    pub recipient: RecipientId,
    /// Under which protocol.
    pub protocol: Uuid,
    /// What for.
    pub purpose: Purpose,
    /// Which data.
    pub groups: BTreeSet<DataGroup>,
    /// The kind of the basis.
    pub basis: BasisKind,
    /// The consent or the decision.
    pub basis_id: Uuid,
    /// The handover that it was, where it went through the door.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handover: Option<Uuid>,
    /// Who shared.
    pub by: Login,
    /// When.
    pub at: Instant,
    /// The journal's position of the entry that was written before anything was opened.
    pub logged_at: i64,
    /// The file left sealed to the recipient's key.
    pub sealed: bool,
    /// BLAKE3 of the file as it left, in hexadecimal: which of two files was the one.
    pub file_hash: String,
}

impl Share {
    /// What it is looked up by; the person is the subject of the entity.
    pub fn keys(&self) -> Vec<(String, String)> {
        vec![
            ("recipient".to_owned(), self.recipient.0.to_string()),
            ("protocol".to_owned(), self.protocol.to_string()),
            ("basis".to_owned(), self.basis_id.to_string()),
        ]
    }
}
