//! The order to destroy: who signed it, from when it may be carried out, and how far it has come.

use super::{RequestAt, code_of, instant, login_of};
use crate::{Entered, Gate, GateError, Held, Kept};
use lantern_access::{
    consent::{ChildRetention, Country, Hold, Person, Request, RequestProblem},
    credential::{Agency, Day, Instant, Login},
    policy::{Action, Context, Principal, Purpose, Question, ResourceKind, Role, Sensitivity},
};
use lantern_model::{AgencyCode, RecordId};
use lantern_store::{Change, EntityFilter, ErasedRecord};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Why a record is destroyed; the code stands in its tombstone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// The person asked for it.
    Request,
    /// The time to keep it is over, and a supervisor said so of this very file.
    Retention,
}

impl Ground {
    /// The code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Retention => "retention",
        }
    }

    /// Under which rule it was signed, and for what.
    const fn rule(self) -> (Action, Purpose) {
        match self {
            Self::Request => (Action::ConfirmErasure, Purpose::PersonRequest),
            Self::Retention => (Action::DecideRequest, Purpose::DataProtection),
        }
    }
}

/// How far an order is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderState {
    /// It waits for its day; it can be taken back.
    Open,
    /// The cadence is at it: nobody takes it back any more.
    Taken,
    /// Carried out.
    Done,
    /// Taken back.
    Cancelled,
}

impl OrderState {
    /// The code under which orders are found.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Taken => "taken",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
        }
    }
}

/// An order to destroy one record. It is not *about* the person in the store's sense, so that it outlives her: it says which random
/// number was destroyed, on whose signature and when, and nothing else. The request itself goes with her.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    version: u8,
    /// The id of the request, or of the file that was due.
    pub id: Uuid,
    /// Which record.
    pub person: Person,
    /// Whose.
    pub agency: Agency,
    /// Why.
    pub ground: Ground,
    /// Who signed.
    pub by: Login,
    roles: BTreeSet<Role>,
    /// When.
    pub signed_at: Instant,
    /// A child's file.
    pub child: bool,
    /// Whose law on children's files applies.
    pub country: Option<Country>,
    /// When the file was closed.
    pub file_closed: Option<Day>,
    /// How far it is.
    pub state: OrderState,
}

impl Kept for Order {
    const KIND: &'static str = "erasure-order";

    fn keys(&self) -> Vec<(String, String)> {
        vec![("state".to_owned(), self.state.code().to_owned())]
    }

    fn agency(&self) -> Option<AgencyCode> {
        Some(code_of(&self.agency).clone())
    }
}

/// What whoever asked the person signs for.
#[derive(Debug, Clone, Default)]
pub struct Confirmation {
    /// Nobody was beside her.
    pub alone: bool,
    /// Whose law on children's files applies.
    pub country: Option<Country>,
    /// When the file was closed.
    pub file_closed: Option<Day>,
}

impl Gate {
    /// The person confirms, alone, that her data shall be destroyed; from now on fourteen days run. A second confirmation begins them anew.
    pub async fn confirm_erasure(&self, entered: &Entered, id: Uuid, confirmation: Confirmation, at: &str) -> Result<(), GateError> {
        let found = self.request(entered, id, at).await?;
        let record = found.held.body.person.record();
        let thing = self.erasure_thing(&found, &self.holds_on(record).await?, at).await?;
        let context = Context { confirmed_alone: confirmation.alone, ..Context::new(Purpose::PersonRequest) };
        let act = self.ask(entered, Action::ConfirmErasure, &thing, &context, at).map_err(in_terms_of_the_request)?;
        Self::proved(entered)?;
        let RequestAt { mut held, agency } = found;
        let (by, now) = (login_of(entered)?, instant(at)?);
        held.body.confirm_alone(by.clone(), confirmation.alone, now).map_err(GateError::Request)?;
        let order = Order {
            version: 1,
            id,
            person: held.body.person,
            agency: Agency::from(agency.clone()),
            ground: Ground::Request,
            by,
            roles: entered.roles().into_iter().collect(),
            signed_at: now,
            child: held.body.child,
            country: confirmation.country,
            file_closed: confirmation.file_closed,
            state: OrderState::Open,
        };
        let before = self.kept::<Order>(id).await?;
        if before.as_ref().is_some_and(|before| before.body.state != OrderState::Open) {
            return Err(GateError::Request(RequestProblem::Over));
        }
        let mut changes = self.change_in(&agency, id, held.version, &held.body).await?;
        changes.extend(self.change_of(id, before.map_or(0, |before| before.version), &order).await?);
        self.store().commit(&act, Change::Entities(changes)).await?;
        Ok(())
    }

    /// An order for a file that was due, in the making.
    pub(super) fn retention_order(
        entered: &Entered,
        due: &super::DueFile,
        (country, file_closed): (Option<Country>, Option<Day>),
        at: &str,
    ) -> Result<Order, GateError> {
        Ok(Order {
            version: 1,
            id: due.id,
            person: due.person,
            agency: due.agency.clone(),
            ground: Ground::Retention,
            by: login_of(entered)?,
            roles: entered.roles().into_iter().collect(),
            signed_at: instant(at)?,
            child: due.child,
            country,
            file_closed,
            state: OrderState::Open,
        })
    }

    /// The order of a request, with the tombstone where it was carried out. Another agency's is not there.
    pub async fn order(&self, entered: &Entered, id: Uuid, at: &str) -> Result<(Held<Order>, Option<ErasedRecord>), GateError> {
        let held = self.kept::<Order>(id).await?.ok_or(GateError::NotFound)?;
        self.may_see_orders(entered, code_of(&held.body.agency), at).await?;
        let tombstone = self.store().erasure(held.body.person.record()).await?;
        Ok((held, tombstone))
    }

    /// The orders of an agency, oldest first, each with its tombstone, and how many there are.
    pub async fn orders(
        &self,
        entered: &Entered,
        agency: &AgencyCode,
        (offset, limit): (u64, u32),
        at: &str,
    ) -> Result<(Vec<(Held<Order>, Option<ErasedRecord>)>, u64), GateError> {
        self.may_see_orders(entered, agency, at).await?;
        let filter = EntityFilter { agency: Some(agency.clone()), ..EntityFilter::default() };
        let (orders, all) = self.list::<Order>(&filter, offset, limit).await?;
        let mut found = Vec::with_capacity(orders.len());
        for order in orders {
            let tombstone = self.store().erasure(order.body.person.record()).await?;
            found.push((order, tombstone));
        }
        Ok((found, all))
    }

    async fn may_see_orders(&self, entered: &Entered, agency: &AgencyCode, at: &str) -> Result<(), GateError> {
        let thing = self.about(agency, ResourceKind::Request, Sensitivity::Identity).await?;
        self.ask(entered, Action::ViewRequests, &thing, &Context::new(Purpose::PersonRequest), at).map(drop)
    }

    /// Whether an order may be carried out now; why not, where it may not. Default is no: it takes a signed order, a request or a due
    /// file that agrees with it, no hold, and policies that still let the signer sign.
    pub(super) async fn may_carry_out(&self, order: &Order, at: &str) -> Result<Result<(), RequestProblem>, GateError> {
        let (record, now) = (order.person.record(), instant(at)?);
        let holds = self.holds_on(record).await?;
        let law = order.country.as_ref().and_then(|country| self.duties().child_retention(country));
        let let_pass = match order.ground {
            Ground::Request => match self.kept::<Request>(order.id).await? {
                Some(request) if request.body.person == order.person => request.body.may_destroy(&holds, law, order.file_closed, now),
                _ => Err(RequestProblem::NotConfirmed),
            },
            Ground::Retention => match self.kept::<super::DueFile>(order.id).await? {
                Some(due) if due.body.person == order.person && due.body.is_to_be_destroyed() => let_retention_pass(order, &holds, law, now.day()),
                _ => Err(RequestProblem::NotConfirmed),
            },
        };
        if let_pass.is_err() {
            return Ok(let_pass);
        }
        let agency = code_of(&order.agency);
        let roles: Vec<Role> = order.roles.iter().copied().collect();
        let principal = Principal { body: self.body(agency).await?, ..Principal::new(order.by.as_str(), &roles).of_agency(agency.as_str()) };
        let (action, purpose) = order.ground.rule();
        let resource = self.about(agency, ResourceKind::Request, Sensitivity::Identity).await?;
        let context = Context { confirmed_alone: order.ground == Ground::Request, ..Context::new(purpose) };
        let decision = self.policies().decide(&Question { principal, action, resource, context });
        Ok(if decision.allowed { Ok(()) } else { Err(RequestProblem::NotConfirmed) })
    }

    /// What would keep a confirmed erasure on its day, as things stand now: told early, so that whoever handles it can do something about it.
    pub async fn what_keeps(&self, request: &Request, at: &str) -> Result<Option<RequestProblem>, GateError> {
        let (Some(from), Some(order)) = (request.destroy_from(), self.kept::<Order>(request.id).await?) else { return Ok(None) };
        let day = from.max(instant(at)?).to_string();
        Ok(self.may_carry_out(&order.body, &day).await?.err())
    }

    pub(super) async fn holds_on(&self, record: RecordId) -> Result<Vec<Hold>, GateError> {
        Ok(self.holds_about(record).await?.into_iter().map(|held| held.body).collect())
    }
}

/// What the law and the holds say of a file that was due.
pub(super) fn let_retention_pass(order: &Order, holds: &[Hold], law: Option<&ChildRetention>, on: Day) -> Result<(), RequestProblem> {
    if holds.iter().any(|hold| hold.person == order.person && hold.blocks(on)) {
        return Err(RequestProblem::Held);
    }
    match law {
        _ if !order.child => Ok(()),
        None => Err(RequestProblem::ChildLawUnknown),
        Some(law) if law.keeps(order.file_closed, on) => Err(RequestProblem::ChildLawKeeps),
        Some(_) => Ok(()),
    }
}

/// The policies' reasons in the request's own terms, so that whoever asked learns what to do.
fn in_terms_of_the_request(error: GateError) -> GateError {
    let GateError::Refused { by } = &error else { return error };
    match () {
        () if by.iter().any(|rule| rule == "rights-erasure-held") => GateError::Request(RequestProblem::Held),
        () if by.iter().any(|rule| rule == "rights-erasure-alone") => GateError::Request(RequestProblem::NotAlone),
        () => error,
    }
}
