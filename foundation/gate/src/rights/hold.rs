//! Holds: the law keeps a record against its person's wish, for a time, and says so.

use super::{instant, login_of};
use crate::{Entered, Gate, GateError, Held, Kept};
use lantern_access::{
    consent::{Hold, HoldProblem, Line, Person},
    credential::{Day, Login},
    policy::{Action, Basis, BasisKind, Context, Principal, Purpose, ResourceKind, Role, Sensitivity, Wing},
};
use lantern_model::{AgencyCode, RecordId};
use lantern_store::{Change, EntityFilter, HOLD};
use uuid::Uuid;

impl Kept for Hold {
    const KIND: &'static str = HOLD;

    fn keys(&self) -> Vec<(String, String)> {
        self.keys()
    }

    fn subject(&self) -> Option<RecordId> {
        Some(self.person.record())
    }
}

/// Holds on one record.
const ABOUT_MAX: u32 = 1_000;

/// A hold to be set.
#[derive(Debug, Clone)]
pub struct NewHold {
    /// A legal duty or a court order.
    pub basis: BasisKind,
    /// The law or the court's file number.
    pub legal_basis: Line,
    /// Who answers for it: another than the one who sets it, so that two know of each hold.
    pub owner: Login,
    /// Its last day.
    pub until: Day,
}

impl Gate {
    /// The holds on a record, oldest first.
    pub async fn holds_about(&self, record: RecordId) -> Result<Vec<Held<Hold>>, GateError> {
        Ok(self.list::<Hold>(&EntityFilter { subject: Some(record), ..EntityFilter::default() }, 0, ABOUT_MAX).await?.0)
    }

    /// The holds of one agency, oldest first, and how many there are.
    pub async fn holds(&self, entered: &Entered, agency: &AgencyCode, (offset, limit): (u64, u32), at: &str) -> Result<(Vec<Held<Hold>>, u64), GateError> {
        let thing = self.about(agency, ResourceKind::Request, Sensitivity::Identity).await?;
        self.ask(entered, Action::ViewRequests, &thing, &Context::new(Purpose::PersonRequest), at)?;
        self.list(&EntityFilter { agency: Some(agency.clone()), ..EntityFilter::default() }, offset, limit).await
    }

    /// Sets a hold. It counts at once, because what it protects could be gone tomorrow; two named persons answer for it.
    pub async fn set_hold(&self, entered: &Entered, record: RecordId, new: NewHold, at: &str) -> Result<Uuid, GateError> {
        let agency = self.record_of(record).await?.summary.agency;
        let thing = self.about(&agency, ResourceKind::Record, Sensitivity::Coded).await?;
        let purpose = if thing.wing == Wing::Prosecute { Purpose::Investigation } else { Purpose::PersonRequest };
        let now = instant(at)?;
        // A supervisor decides that the law requires it: the one who sets it, or else the owner.
        let (setter, owner) = (entered.principal(), self.principal_of(&new.owner).await?);
        let decided_by = if setter.roles.contains(&Role::Supervisor) { Some(setter) } else { owner.clone() };
        let basis = Basis { kind: new.basis, live: new.until >= now.day(), for_recipient: false, decided_by };
        let act = self.ask(entered, Action::SetHold, &thing, &Context { basis: Some(basis), ..Context::new(purpose) }, at).map_err(on_its_basis)?;
        let by = login_of(entered)?;
        let is_of_house = |owner: &Principal| owner.agency.as_deref().is_none_or(|own| own == agency.as_str());
        if new.owner == by || !owner.as_ref().is_some_and(is_of_house) {
            return Err(GateError::HoldOwner);
        }
        let id = Uuid::new_v4();
        let hold = Hold::set(id, Person::new(record), (new.basis, new.legal_basis), new.owner, new.until, by, now).map_err(GateError::Hold)?;
        self.store().commit(&act, Change::Entities(self.change_in(&agency, id, 0, &hold).await?)).await?;
        Ok(id)
    }
}

/// A hold on anything but the law is refused in the hold's own terms.
fn on_its_basis(error: GateError) -> GateError {
    match error {
        GateError::Refused { by } if by.iter().any(|rule| rule == "rights-hold-basis") => GateError::Hold(HoldProblem::Basis),
        other => other,
    }
}
