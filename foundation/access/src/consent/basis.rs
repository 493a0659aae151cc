//! The bases other than consent: each decided by a named supervisor, with least data, the person told unless that is unsafe.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{DataGroup, DutyTable, Line, Person, RecipientId};
use crate::codes;
use crate::credential::{Day, Instant, Login};
use crate::policy::{BasisKind, Purpose, Role};

codes! {
    /// Whether the person knows of the decision.
    pub enum Told: "told" {
        /// She was told.
        Told = "told",
        /// She will be told: nobody has reached her yet.
        NotReached = "not_reached",
        /// Telling her now would endanger her; looked at again at each review.
        TooDangerous = "too_dangerous",
    }
}

codes! {
    /// Why a decision counts for nothing.
    pub enum DecisionProblem: "decision-problem" {
        /// Consent is not decided by others.
        ConsentIsNotDecided = "consent_is_not_decided",
        /// Whoever decided is no supervisor.
        NotASupervisor = "not_a_supervisor",
        /// The one who asked decided herself.
        DecidedByAsker = "decided_by_asker",
        /// Best interests are those of a child.
        NotAChild = "not_a_child",
        /// It names no data, or was not cut down to the least.
        NotLeastData = "not_least_data",
        /// It names no duty of the table, no order of a court.
        NoReference = "no_reference",
        /// Its end lies before its beginning or too far away.
        EndOutOfRange = "end_out_of_range",
        /// It lies in the future.
        NotYet = "not_yet",
        /// Its time is over.
        Expired = "expired",
        /// Taken back.
        Revoked = "revoked",
    }
}

/// A worker asks a supervisor for a decision. It allows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asking {
    /// The form of this body.
    pub version: u8,
    /// The entity's id.
    pub id: Uuid,
    /// Whose data.
    pub person: Person,
    /// On which basis; anything but consent.
    pub kind: BasisKind,
    /// What for.
    pub purpose: Purpose,
    /// To whom.
    pub recipient: RecipientId,
    /// The data that the worker thinks are needed.
    pub groups: BTreeSet<DataGroup>,
    /// The person is a child, or treated as one for the benefit of the doubt.
    pub child: bool,
    /// The id of the duty in the table, or the court's file number.
    pub reference: Option<Line>,
    /// Who asks.
    pub by: Login,
    /// When.
    pub at: Instant,
    /// A supervisor has answered, one way or the other.
    pub answered_at: Option<Instant>,
}

impl Asking {
    /// The decision of a supervisor who goes along with it, with the data cut down to `groups`. Nothing is added to what was asked.
    pub fn decided(&self, id: Uuid, groups: &BTreeSet<DataGroup>, by: Login, (at, until): (Instant, Day), told: Told) -> Decision {
        Decision {
            version: 1,
            id,
            person: self.person,
            kind: self.kind,
            purpose: self.purpose,
            recipient: self.recipient,
            groups: self.groups.intersection(groups).copied().collect(),
            least_data: true,
            child: self.child,
            reference: self.reference.clone(),
            asked_by: self.by.clone(),
            decided_by: by,
            decided_at: at,
            until,
            told,
            revoked_at: None,
        }
    }

    /// What it is looked up by; the person is the subject of the entity.
    pub fn keys(&self) -> Vec<(String, String)> {
        vec![("state".to_owned(), if self.answered_at.is_some() { "answered" } else { "waiting" }.to_owned())]
    }
}

/// A supervisor's decision that something may be shared without consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The form of this body.
    pub version: u8,
    /// The entity's id.
    pub id: Uuid,
    /// Whose data.
    pub person: Person,
    /// The basis; anything but consent.
    pub kind: BasisKind,
    /// What for.
    pub purpose: Purpose,
    /// To whom.
    pub recipient: RecipientId,
    /// The least data that serve the purpose.
    pub groups: BTreeSet<DataGroup>,
    /// The supervisor has gone through the groups and left out what is not needed.
    pub least_data: bool,
    /// The person is a child, or treated as one for the benefit of the doubt.
    pub child: bool,
    /// The id of the duty in the table, or the court's file number.
    pub reference: Option<Line>,
    /// Who asked for the decision.
    pub asked_by: Login,
    /// The supervisor who decided.
    pub decided_by: Login,
    /// When.
    pub decided_at: Instant,
    /// The last day on which it counts.
    pub until: Day,
    /// Whether the person knows.
    pub told: Told,
    /// When it was taken back.
    pub revoked_at: Option<Instant>,
}

impl Decision {
    /// Whether it was rightly taken. `decider_roles` are those of the supervisor; `duties` is the table of reporting duties.
    pub fn check(&self, decider_roles: &BTreeSet<Role>, duties: &DutyTable) -> Result<(), DecisionProblem> {
        self.check_form()?;
        if !decider_roles.contains(&Role::Supervisor) {
            return Err(DecisionProblem::NotASupervisor);
        }
        let named = self.reference.as_ref().map(Line::as_str);
        if self.kind == BasisKind::LegalDuty && named.and_then(|id| duties.duty(id)).is_none() {
            return Err(DecisionProblem::NoReference);
        }
        Ok(())
    }

    /// What can be seen from the decision alone.
    fn check_form(&self) -> Result<(), DecisionProblem> {
        if self.kind == BasisKind::Consent {
            return Err(DecisionProblem::ConsentIsNotDecided);
        }
        if self.decided_by == self.asked_by {
            return Err(DecisionProblem::DecidedByAsker);
        }
        if self.kind == BasisKind::BestInterests && !self.child {
            return Err(DecisionProblem::NotAChild);
        }
        if self.groups.is_empty() || !self.least_data {
            return Err(DecisionProblem::NotLeastData);
        }
        if matches!(self.kind, BasisKind::LegalDuty | BasisKind::CourtOrder) && self.reference.is_none() {
            return Err(DecisionProblem::NoReference);
        }
        let days = self.until.days_since(self.decided_at.day());
        if (0..=Self::days_max(self.kind)).contains(&days) { Ok(()) } else { Err(DecisionProblem::EndOutOfRange) }
    }

    /// How long a decision lasts before it is looked at again. A danger to life is a matter of days. [P]
    const fn days_max(kind: BasisKind) -> i64 {
        match kind {
            BasisKind::VitalInterests => 7,
            _ => 90,
        }
    }

    /// Whether it counts at `at`.
    pub fn check_live(&self, at: Instant) -> Result<(), DecisionProblem> {
        self.check_form()?;
        if self.revoked_at.is_some() {
            return Err(DecisionProblem::Revoked);
        }
        if self.decided_at > at {
            return Err(DecisionProblem::NotYet);
        }
        if at.day() > self.until { Err(DecisionProblem::Expired) } else { Ok(()) }
    }

    /// Whether it is about this purpose, this recipient and all of these data.
    pub fn covers(&self, purpose: Purpose, recipient: RecipientId, groups: &BTreeSet<DataGroup>) -> bool {
        self.purpose == purpose && self.recipient == recipient && groups.is_subset(&self.groups)
    }

    /// Takes it back.
    pub fn revoke(&mut self, at: Instant) {
        self.revoked_at.get_or_insert(at);
    }

    /// What it is looked up by; the person is the subject of the entity.
    pub fn keys(&self) -> Vec<(String, String)> {
        vec![("recipient".to_owned(), self.recipient.0.to_string()), ("kind".to_owned(), self.kind.to_string())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::fixtures::{at, decision, duties, login};

    const SUPERVISOR: Role = Role::Supervisor;

    /// Only a supervisor decides, and nobody decides what she asked for herself.
    #[test]
    fn a_named_supervisor_decides() {
        let good = decision(BasisKind::VitalInterests);
        assert_eq!(good.check(&BTreeSet::from([SUPERVISOR]), &duties()), Ok(()));
        for role in Role::ALL.iter().copied().filter(|role| *role != SUPERVISOR) {
            assert_eq!(good.check(&BTreeSet::from([role]), &duties()), Err(DecisionProblem::NotASupervisor), "{role}");
        }
        let alone = Decision { decided_by: login("worker-1"), ..good };
        assert_eq!(alone.check(&BTreeSet::from([SUPERVISOR]), &duties()), Err(DecisionProblem::DecidedByAsker));
    }

    /// Each basis has its own condition: a child, a duty of the table, a court's number, the least data, a near end; consent is not decided.
    #[test]
    fn each_basis_has_its_condition() {
        let check = |decision: Decision| decision.check(&BTreeSet::from([SUPERVISOR]), &duties());
        let best = decision(BasisKind::BestInterests);
        assert_eq!(check(best.clone()), Err(DecisionProblem::NotAChild));
        assert_eq!(check(Decision { child: true, ..best }), Ok(()));
        let duty = decision(BasisKind::LegalDuty);
        assert_eq!(check(duty.clone()), Err(DecisionProblem::NoReference));
        assert_eq!(check(Decision { reference: Line::parse("a duty I remember").ok(), ..duty.clone() }), Err(DecisionProblem::NoReference));
        assert_eq!(check(Decision { reference: Line::parse("xa-child-abuse").ok(), ..duty }), Ok(()));
        let order = decision(BasisKind::CourtOrder);
        assert_eq!(check(order.clone()), Err(DecisionProblem::NoReference));
        assert_eq!(check(Decision { reference: Line::parse("family court, 7/2026").ok(), ..order }), Ok(()));
        let vital = decision(BasisKind::VitalInterests);
        assert_eq!(check(Decision { least_data: false, ..vital.clone() }), Err(DecisionProblem::NotLeastData));
        assert_eq!(check(Decision { groups: BTreeSet::new(), ..vital.clone() }), Err(DecisionProblem::NotLeastData));
        assert_eq!(check(Decision { until: at(8).day(), ..vital.clone() }), Err(DecisionProblem::EndOutOfRange));
        assert_eq!(check(Decision { kind: BasisKind::Consent, ..vital }), Err(DecisionProblem::ConsentIsNotDecided));
    }

    /// A decision ends on its day, and at once when it is taken back.
    #[test]
    fn a_decision_ends() {
        let mut vital = decision(BasisKind::VitalInterests);
        assert_eq!(vital.check_live(at(0)), Ok(()));
        assert_eq!(vital.check_live(at(-1)), Err(DecisionProblem::NotYet));
        assert_eq!(vital.check_live(at(6)), Err(DecisionProblem::Expired));
        vital.revoke(at(1));
        assert_eq!(vital.check_live(at(1)), Err(DecisionProblem::Revoked));
    }
}
