//! The rights of a person over what is held about her: to see it, to have it put right, to withdraw, to have it destroyed; what the
//! law keeps against her wish, and what time ends.
//!
//! Nothing is destroyed on a clock's word alone. An erasure is an [`Order`]: somebody whom the policies allowed signed it, and the
//! signature waits in the house until its day. The cadence ([`Gate::keep_house`]) has no rights of its own; it asks again, about the
//! order's signer, whether the policies, the holds and the law on children's files still let it pass.

mod correct;
mod due;
mod erase;
mod export;
mod hold;
mod house;
mod register;
mod request;
mod second;

pub use correct::{CodedValue, IdentityValue};
pub use due::{DueFile, DueState};
pub use erase::{Confirmation, Ground, Order, OrderState};
pub use export::{ExportedChange, ExportedEntity, ExportedLook, ExportedValue, PersonExport, Worker};
pub use hold::NewHold;
pub use house::{HOUSEKEEPING, Round};
pub use register::IncidentMove;
pub use request::{Decided, RequestAt};
pub use second::{TwoSigned, Wanted};

use crate::{Entered, Gate, GateError, Kept, accounts::wing_of};
use lantern_access::{
    credential::{Agency, Instant, Login},
    policy::{Action, Context, Resource, ResourceKind, Sensitivity, Wing},
};
use lantern_model::{AgencyCode, RecordId};
use lantern_store::{Act, EntityChange, RecordDetail};
use uuid::Uuid;

/// Whose refusal is answered as if the thing were not there.
const OWN_AGENCY_ONLY: &str = "records-own-agency-only";

/// An agency's code as the store knows it.
fn code_of(agency: &Agency) -> &AgencyCode {
    agency.code()
}

/// The login of whoever acts.
fn login_of(entered: &Entered) -> Result<Login, GateError> {
    Ok(Login::parse(entered.login())?)
}

impl Gate {
    /// A record, where there is one.
    pub(crate) async fn record_of(&self, record: RecordId) -> Result<RecordDetail, GateError> {
        self.store().record(record).await?.ok_or(GateError::NotFound)
    }

    /// Something that is about a record of this agency, as the policies see it. What police and courts hold belongs to prosecution.
    pub async fn about(&self, agency: &AgencyCode, kind: ResourceKind, sensitivity: Sensitivity) -> Result<Resource, GateError> {
        let wing = match wing_of(self.body(agency).await?) {
            Wing::Prosecute => Wing::Prosecute,
            _ => Wing::Measure,
        };
        Ok(Resource { wing, sensitivity, agency: Some(agency.as_str().to_owned()), ..Resource::new(kind) })
    }

    /// Asks the policies; another agency's thing is answered as one that is not there.
    pub(crate) fn ask(&self, entered: &Entered, action: Action, resource: &Resource, context: &Context, at: &str) -> Result<Act, GateError> {
        self.may(entered, action, resource, context, at).map_err(|error| match error {
            GateError::Refused { by } if by.iter().any(|rule| rule == OWN_AGENCY_ONLY) => GateError::NotFound,
            other => other,
        })
    }

    /// The change that keeps a body in the keeping of an agency; nothing where nothing differs.
    pub(crate) async fn change_in<T: Kept>(&self, agency: &AgencyCode, id: Uuid, base_version: u32, body: &T) -> Result<Vec<EntityChange>, GateError> {
        let change = self.change_of(id, base_version, body).await?;
        Ok(change.into_iter().map(|change| EntityChange { agency: Some(agency.clone()), ..change }).collect())
    }
}

/// Reads the clock's text.
fn instant(at: &str) -> Result<Instant, GateError> {
    Ok(Instant::parse(at)?)
}
