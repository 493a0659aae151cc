//! Holds: what the law needs as evidence is not destroyed, for a time, on a named ground, and the person is shown it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Line, Person, Signature};
use crate::codes;
use crate::credential::{Day, Instant, Login};
use crate::policy::BasisKind;

codes! {
    /// Why a hold is not set or not released.
    pub enum HoldProblem: "hold-problem" {
        /// A hold rests on a legal duty or a court order, nothing else.
        Basis = "basis",
        /// Its end lies before its beginning or more than a year away: hold anew, with a reason anew.
        EndOutOfRange = "end_out_of_range",
        /// Released by the one who set it: it takes another person.
        SamePerson = "same_person",
        /// Released already.
        Over = "over",
    }
}

/// The longest time of one hold.
const DAYS_MAX: i64 = 366;

/// A hold on the record of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hold {
    version: u8,
    /// The entity's id.
    pub id: Uuid,
    /// Whose record.
    pub person: Person,
    /// A legal duty or a court order.
    pub basis: BasisKind,
    /// The law or the court's file number.
    pub legal_basis: Line,
    /// Who answers for it.
    pub owner: Login,
    set: Signature,
    until: Day,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    released_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    released_by: Option<Login>,
}

impl Hold {
    /// Sets a hold.
    pub fn set(
        id: Uuid,
        person: Person,
        (basis, legal_basis): (BasisKind, Line),
        owner: Login,
        until: Day,
        by: Login,
        at: Instant,
    ) -> Result<Self, HoldProblem> {
        if !matches!(basis, BasisKind::LegalDuty | BasisKind::CourtOrder) {
            return Err(HoldProblem::Basis);
        }
        if !(0..=DAYS_MAX).contains(&until.days_since(at.day())) {
            return Err(HoldProblem::EndOutOfRange);
        }
        Ok(Self { version: 1, id, person, basis, legal_basis, owner, set: Signature { by, at }, until, released_at: None, released_by: None })
    }

    /// Who set it, and when.
    pub const fn set_by(&self) -> &Signature {
        &self.set
    }

    /// When and by whom it was released.
    pub fn released(&self) -> Option<(Instant, &Login)> {
        self.released_at.zip(self.released_by.as_ref())
    }

    /// Its last day.
    pub fn until(&self) -> Day {
        self.until
    }

    /// Does it forbid destruction on this day?
    pub fn blocks(&self, on: Day) -> bool {
        self.released_at.is_none() && on <= self.until
    }

    /// Releases it; another person than the one who set it.
    pub fn release(&mut self, by: Login, at: Instant) -> Result<(), HoldProblem> {
        if self.released_at.is_some() {
            return Err(HoldProblem::Over);
        }
        if by == self.set.by {
            return Err(HoldProblem::SamePerson);
        }
        self.released_at = Some(at);
        self.released_by = Some(by);
        Ok(())
    }

    /// What it is looked up by; the person is the subject of the entity.
    pub fn keys(&self) -> Vec<(String, String)> {
        vec![("owner".to_owned(), self.owner.to_string())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(days: i64) -> Instant {
        Instant::parse("2026-11-25T08:00:00Z").unwrap().plus_seconds(days * 86_400)
    }

    fn login(code: &str) -> Login {
        Login::parse(code).unwrap()
    }

    fn hold(basis: BasisKind, days: i64) -> Result<Hold, HoldProblem> {
        let person = Person::parse("6b1f8d4e-3c52-4c0f-9a51-0f5d6a7b8c9d").unwrap();
        let ground = (basis, Line::parse("district court, file 12/2026").unwrap());
        Hold::set(Uuid::nil(), person, ground, login("officer-1"), at(days).day(), login("supervisor-1"), at(0))
    }

    /// A hold has a legal ground and an end within a year; nobody holds on consent, on a whim or for ever.
    #[test]
    fn a_hold_has_a_ground_and_an_end() {
        for basis in [BasisKind::Consent, BasisKind::BestInterests, BasisKind::VitalInterests] {
            assert_eq!(hold(basis, 10).unwrap_err(), HoldProblem::Basis);
        }
        assert_eq!(hold(BasisKind::CourtOrder, 367).unwrap_err(), HoldProblem::EndOutOfRange);
        assert_eq!(hold(BasisKind::CourtOrder, -1).unwrap_err(), HoldProblem::EndOutOfRange);
        let hold = hold(BasisKind::CourtOrder, 10).unwrap();
        assert!(hold.blocks(at(10).day()) && !hold.blocks(at(11).day()));
    }

    /// Whoever set it cannot lift it alone, and the store reads `until` and `released_at` where it expects them.
    #[test]
    fn a_hold_is_released_by_another() {
        let mut hold = hold(BasisKind::LegalDuty, 10).unwrap();
        let body = serde_json::to_value(&hold).unwrap();
        assert_eq!(body["until"], "2026-12-05");
        assert!(body.get("released_at").is_none());
        assert_eq!(hold.release(login("supervisor-1"), at(1)), Err(HoldProblem::SamePerson));
        hold.release(login("officer-2"), at(1)).unwrap();
        assert!(!hold.blocks(at(1).day()));
        assert_eq!(serde_json::to_value(&hold).unwrap()["released_at"], "2026-11-26T08:00:00Z");
        assert_eq!(hold.release(login("officer-3"), at(1)), Err(HoldProblem::Over));
    }
}
