//! What a person asks for about her own data: see, correct, withdraw, restrict, erase.
//!
//! Erasure can be coerced (practice §1.10): sharing stops at once; destruction waits for the person's word given alone and for fourteen
//! days in which she may change her mind; children's files follow the law on retention.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{ChildRetention, Hold, Person, Signature};
use crate::codes;
use crate::credential::{Day, Instant, Login};

codes! {
    /// What is asked for.
    pub enum RequestKind: "request" {
        /// To see the data.
        See = "see",
        /// To have them corrected.
        Correct = "correct",
        /// To withdraw a consent.
        Withdraw = "withdraw",
        /// To have nothing more done with them.
        Restrict = "restrict",
        /// To have them destroyed.
        Erase = "erase",
    }
}

codes! {
    /// Where a request stands.
    pub enum RequestState: "request-state" {
        /// Received.
        Received = "received",
        /// An erasure that the person confirmed alone: the fourteen days run.
        Waiting = "waiting",
        /// Done.
        Done = "done",
        /// Taken back by the person.
        Cancelled = "cancelled",
        /// Refused, with a reason by code.
        Refused = "refused",
    }
}

codes! {
    /// Why a request does not go on.
    pub enum RequestProblem: "request-problem" {
        /// It is over.
        Over = "over",
        /// Only an erasure is confirmed.
        NotAnErasure = "not_an_erasure",
        /// Somebody was with the person when she confirmed.
        NotAlone = "not_alone",
        /// The person has not confirmed alone.
        NotConfirmed = "not_confirmed",
        /// The fourteen days are not over.
        TooEarly = "too_early",
        /// A hold keeps the record.
        Held = "held",
        /// The country's law on children's files is not in the table: the data-protection officer enters it first.
        ChildLawUnknown = "child_law_unknown",
        /// The law keeps a child's file until a later day.
        ChildLawKeeps = "child_law_keeps",
    }
}

/// Days in which a confirmed erasure can be taken back.
const CANCEL_DAYS: i64 = 14;
/// Days within which a request is answered. [P]
const ANSWER_DAYS: i64 = 30;

/// A request of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    version: u8,
    /// The entity's id.
    pub id: Uuid,
    /// Whose data; who asks.
    pub person: Person,
    /// What for.
    pub kind: RequestKind,
    /// The file is a child's.
    pub child: bool,
    received: Signature,
    confirmed_alone: Option<Signature>,
    state: RequestState,
    closed: Option<Signature>,
}

impl Request {
    /// Receives a request.
    pub fn receive(id: Uuid, person: Person, kind: RequestKind, child: bool, by: Login, at: Instant) -> Self {
        let received = Signature { by, at };
        Self { version: 1, id, person, kind, child, received, confirmed_alone: None, state: RequestState::Received, closed: None }
    }

    /// Where it stands.
    pub fn state(&self) -> RequestState {
        self.state
    }

    /// When it was received, when the person confirmed it alone, when it was closed; and by whom each was written down.
    pub const fn steps(&self) -> (&Signature, Option<&Signature>, Option<&Signature>) {
        (&self.received, self.confirmed_alone.as_ref(), self.closed.as_ref())
    }

    /// Whether somebody still has to act on it.
    pub fn is_open(&self) -> bool {
        matches!(self.state, RequestState::Received | RequestState::Waiting)
    }

    /// Since when it stops all sharing: an erasure or a restriction does, from the moment it is received. A restriction that was put in
    /// place goes on; a finished erasure has left nothing to share.
    pub fn stops_sharing_since(&self) -> Option<Instant> {
        let stops = match self.kind {
            RequestKind::Erase | RequestKind::Restrict => self.is_open() || self.state == RequestState::Done,
            RequestKind::See | RequestKind::Correct | RequestKind::Withdraw => false,
        };
        stops.then_some(self.received.at)
    }

    /// Whether nothing may rest on consent for now: whoever has asked to withdraw does not wait until somebody has marked the paper.
    pub fn stops_consent(&self) -> bool {
        self.stops_sharing_since().is_some() || self.kind == RequestKind::Withdraw && self.is_open()
    }

    /// The day by which it is to be done or answered.
    pub fn due(&self) -> Option<Day> {
        let received = self.received.at.day();
        match (self.state, self.kind) {
            (RequestState::Received, RequestKind::Withdraw | RequestKind::Restrict) => Some(received),
            (RequestState::Received, _) => Some(received.plus_days(ANSWER_DAYS)),
            (RequestState::Waiting, _) => self.destroy_from().map(Instant::day),
            _ => None,
        }
    }

    /// The person confirms the erasure, with nobody beside her. `alone` is what the one who asked her signs for.
    pub fn confirm_alone(&mut self, by: Login, alone: bool, at: Instant) -> Result<(), RequestProblem> {
        if !self.is_open() {
            return Err(RequestProblem::Over);
        }
        if self.kind != RequestKind::Erase {
            return Err(RequestProblem::NotAnErasure);
        }
        if !alone {
            return Err(RequestProblem::NotAlone);
        }
        // A second confirmation begins the fourteen days anew: it may have been pressed for.
        self.confirmed_alone = Some(Signature { by, at });
        self.state = RequestState::Waiting;
        Ok(())
    }

    /// From when a confirmed erasure may destroy.
    pub fn destroy_from(&self) -> Option<Instant> {
        self.confirmed_alone.as_ref().map(|confirmed| confirmed.at.plus_seconds(CANCEL_DAYS * 24 * 60 * 60))
    }

    /// Whether the erasure may destroy now. `holds` are those of the record; `child_law` is the entry of the country's table.
    pub fn may_destroy(&self, holds: &[Hold], child_law: Option<&ChildRetention>, child_file_closed: Option<Day>, at: Instant) -> Result<(), RequestProblem> {
        if !self.is_open() {
            return Err(RequestProblem::Over);
        }
        if self.kind != RequestKind::Erase {
            return Err(RequestProblem::NotAnErasure);
        }
        let from = self.destroy_from().ok_or(RequestProblem::NotConfirmed)?;
        if at < from {
            return Err(RequestProblem::TooEarly);
        }
        if holds.iter().any(|hold| hold.person == self.person && hold.blocks(at.day())) {
            return Err(RequestProblem::Held);
        }
        if self.child {
            let law = child_law.ok_or(RequestProblem::ChildLawUnknown)?;
            if law.keeps(child_file_closed, at.day()) {
                return Err(RequestProblem::ChildLawKeeps);
            }
        }
        Ok(())
    }

    /// The person takes it back; possible until it is done.
    pub fn cancel(&mut self, by: Login, at: Instant) -> Result<(), RequestProblem> {
        self.close(RequestState::Cancelled, by, at)
    }

    /// Refused; the reason stands sealed beside it, and the person is told where she can complain.
    pub fn refuse(&mut self, by: Login, at: Instant) -> Result<(), RequestProblem> {
        self.close(RequestState::Refused, by, at)
    }

    /// Done. An erasure is done only after [`Request::may_destroy`] has let it pass.
    pub fn done(&mut self, by: Login, at: Instant) -> Result<(), RequestProblem> {
        if self.kind == RequestKind::Erase && self.destroy_from().is_none_or(|from| at < from) {
            return Err(if self.confirmed_alone.is_none() { RequestProblem::NotConfirmed } else { RequestProblem::TooEarly });
        }
        self.close(RequestState::Done, by, at)
    }

    /// A restriction is lifted by the person.
    pub fn lift(&mut self, by: Login, at: Instant) -> Result<(), RequestProblem> {
        if self.kind != RequestKind::Restrict || self.state != RequestState::Done {
            return Err(RequestProblem::Over);
        }
        self.state = RequestState::Cancelled;
        self.closed = Some(Signature { by, at });
        Ok(())
    }

    fn close(&mut self, state: RequestState, by: Login, at: Instant) -> Result<(), RequestProblem> {
        if !self.is_open() {
            return Err(RequestProblem::Over);
        }
        self.state = state;
        self.closed = Some(Signature { by, at });
        Ok(())
    }

    /// What it is looked up by; the person is the subject of the entity.
    pub fn keys(&self) -> Vec<(String, String)> {
        vec![("kind".to_owned(), self.kind.to_string()), ("state".to_owned(), self.state.to_string())]
    }
}

#[cfg(test)]
#[path = "request_tests.rs"]
mod tests;
