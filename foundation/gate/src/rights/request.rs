//! What a person asks for: received, decided, taken back.

use super::{Order, OrderState, instant, login_of};
use crate::{
    Entered, Gate, GateError, Held, Kept,
    compartment::{is_child, year_of},
};
use lantern_access::{
    consent::{Hold, Person, Request, RequestKind, RequestProblem, RequestState},
    policy::{Action, Context, Purpose, Resource, ResourceKind, Sensitivity},
};
use lantern_model::{AgencyCode, Identity, RecordId};
use lantern_store::{Change, EntityFilter};
use uuid::Uuid;

impl Kept for Request {
    const KIND: &'static str = "request";

    fn keys(&self) -> Vec<(String, String)> {
        self.keys()
    }

    fn subject(&self) -> Option<RecordId> {
        Some(self.person.record())
    }
}

/// Requests about one person: more are a mistake.
const ABOUT_MAX: u32 = 1_000;

/// The sealed words beside a request: why it was refused.
const REASON: &str = "reason";

/// A request with the agency that holds the data.
#[derive(Debug, Clone)]
pub struct RequestAt {
    /// The request.
    pub held: Held<Request>,
    /// Whose record it is about.
    pub agency: AgencyCode,
}

/// What is decided on a request.
#[derive(Debug)]
pub enum Decided {
    /// It was done.
    Done,
    /// It is refused; why is sealed, and goes to the person with her data.
    Refused(Identity),
    /// A restriction ends, because the person lifts it.
    Lifted,
}

impl Gate {
    /// Receives a request of a person. From this moment an erasure or a restriction stops all sharing. What was asked already and is
    /// still open is not asked twice.
    pub async fn open_request(&self, entered: &Entered, record: RecordId, kind: RequestKind, child: bool, at: &str) -> Result<Uuid, GateError> {
        let detail = self.record_of(record).await?;
        let agency = &detail.summary.agency;
        // Totals, court cases and rows without a key of their own are no person's file.
        if !detail.summary.source_kind.has_person_keys() {
            return Err(GateError::NotFound);
        }
        let thing = self.about(agency, ResourceKind::Request, Sensitivity::Identity).await?;
        let act = self.ask(entered, Action::OpenRequest, &thing, &Context::new(Purpose::PersonRequest), at)?;
        if let Some(open) = self.requests_about(record).await?.into_iter().find(|held| held.body.kind == kind && held.body.is_open()) {
            return Ok(open.id);
        }
        let id = Uuid::new_v4();
        let request = Request::receive(id, Person::new(record), kind, child || is_child(&detail, year_of(at)), login_of(entered)?, instant(at)?);
        self.store().commit(&act, Change::Entities(self.change_in(agency, id, 0, &request).await?)).await?;
        Ok(id)
    }

    /// Every request about one person, oldest first: what a share asks before it goes.
    pub async fn requests_about(&self, record: RecordId) -> Result<Vec<Held<Request>>, GateError> {
        Ok(self.list::<Request>(&EntityFilter { subject: Some(record), ..EntityFilter::default() }, 0, ABOUT_MAX).await?.0)
    }

    /// Requests to one agency, oldest first, and how many there are; only those in a state where one is named.
    pub async fn requests(
        &self,
        entered: &Entered,
        agency: &AgencyCode,
        state: Option<RequestState>,
        (offset, limit): (u64, u32),
        at: &str,
    ) -> Result<(Vec<Held<Request>>, u64), GateError> {
        let thing = self.about(agency, ResourceKind::Request, Sensitivity::Identity).await?;
        self.ask(entered, Action::ViewRequests, &thing, &Context::new(Purpose::PersonRequest), at)?;
        let key = state.map(|state| ("state".to_owned(), state.to_string()));
        self.list(&EntityFilter { key, agency: Some(agency.clone()), ..EntityFilter::default() }, offset, limit).await
    }

    /// One request, after the policies let its reader see it. A request whose person was erased went with her: see [`Gate::order`].
    pub async fn request(&self, entered: &Entered, id: Uuid, at: &str) -> Result<RequestAt, GateError> {
        self.request_for(entered, Action::ViewRequests, id, at).await.map(|(found, _)| found)
    }

    pub(super) async fn request_for(&self, entered: &Entered, action: Action, id: Uuid, at: &str) -> Result<(RequestAt, lantern_store::Act), GateError> {
        let held = self.kept::<Request>(id).await?.ok_or(GateError::NotFound)?;
        let agency = self.record_of(held.body.person.record()).await?.summary.agency;
        let thing = self.about(&agency, ResourceKind::Request, Sensitivity::Identity).await?;
        let act = self.ask(entered, action, &thing, &Context::new(Purpose::PersonRequest), at)?;
        Ok((RequestAt { held, agency }, act))
    }

    /// The same thing for the confirmation of an erasure, with what holds it.
    pub(super) async fn erasure_thing(&self, found: &RequestAt, holds: &[Hold], at: &str) -> Result<Resource, GateError> {
        let thing = self.about(&found.agency, ResourceKind::Request, Sensitivity::Identity).await?;
        let today = instant(at)?.day();
        Ok(Resource { held: holds.iter().any(|hold| hold.blocks(today)), ..thing })
    }

    /// Decides a request. An erasure is never marked as done by hand: the cadence does it when it has destroyed.
    pub async fn decide_request(&self, entered: &Entered, id: Uuid, decided: Decided, at: &str) -> Result<(), GateError> {
        let (mut found, act) = self.request_for(entered, Action::DecideRequest, id, at).await?;
        let request = &mut found.held.body;
        let (by, now) = (login_of(entered)?, instant(at)?);
        let mut reason = None;
        match decided {
            Decided::Done if request.kind == RequestKind::Erase => {
                let confirmed = request.destroy_from().is_some();
                return Err(GateError::Request(if confirmed { RequestProblem::TooEarly } else { RequestProblem::NotConfirmed }));
            }
            Decided::Done => request.done(by, now).map_err(GateError::Request)?,
            Decided::Lifted => request.lift(by, now).map_err(GateError::Request)?,
            Decided::Refused(words) => {
                request.refuse(by, now).map_err(GateError::Request)?;
                reason = Some(words);
            }
        }
        let mut changes = self.change_in(&found.agency, id, found.held.version, &found.held.body).await?;
        if let (Some(change), Some(words)) = (changes.first_mut(), reason) {
            change.seal.insert(REASON.to_owned(), Some(words));
        }
        changes.extend(self.order_change(id, OrderState::Cancelled).await?);
        self.store().commit(&act, Change::Entities(changes)).await?;
        Ok(())
    }

    /// The person takes a request back: possible until it is done, an erasure until its first key is about to go.
    pub async fn cancel_request(&self, entered: &Entered, id: Uuid, at: &str) -> Result<(), GateError> {
        let (mut found, act) = self.request_for(entered, Action::CancelErasure, id, at).await?;
        found.held.body.cancel(login_of(entered)?, instant(at)?).map_err(GateError::Request)?;
        let mut changes = self.change_in(&found.agency, id, found.held.version, &found.held.body).await?;
        changes.extend(self.order_change(id, OrderState::Cancelled).await?);
        self.store().commit(&act, Change::Entities(changes)).await?;
        Ok(())
    }

    /// What a request's order becomes, in the same commit as the request itself: so the cadence cannot destroy what was just taken back.
    async fn order_change(&self, id: Uuid, state: OrderState) -> Result<Vec<lantern_store::EntityChange>, GateError> {
        let Some(mut order) = self.kept::<Order>(id).await? else { return Ok(Vec::new()) };
        if order.body.state != OrderState::Open {
            return Err(GateError::Request(RequestProblem::Over));
        }
        order.body.state = state;
        Ok(self.change_of(id, order.version, &order.body).await?.into_iter().collect())
    }
}
