//! The register of incidents with data, after the incident management of the IASC Operational Guidance on Data Responsibility (2023):
//! noticed, assessed, contained, treated, closed with what was learnt. In our own words.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{DataGroup, Line, Signature};
use crate::codes;
use crate::credential::{Agency, Day, Instant, Login};

codes! {
    /// What happened, or nearly happened.
    pub enum IncidentKind: "incident" {
        /// Somebody looked who had no business to.
        UnauthorisedAccess = "unauthorised_access",
        /// Something reached somebody it was not for.
        Disclosure = "disclosure",
        /// A device or paper is gone.
        LostDevice = "lost_device",
        /// Data are gone.
        Loss = "loss",
        /// Data were changed by somebody who had no business to.
        Alteration = "alteration",
        /// Data could not be reached when they were needed.
        Unavailable = "unavailable",
        /// More was collected or kept than was needed.
        Excess = "excess",
        /// Somebody was pressed to hand data over.
        Coercion = "coercion",
        /// A published figure pointed to somebody.
        Reidentification = "reidentification",
        /// Hostile software.
        Malware = "malware",
    }
}

codes! {
    /// How much harm.
    pub enum IncidentSeverity: "incident-severity" {
        /// Nearly happened.
        NearMiss = "near_miss",
        /// Some.
        Low = "low",
        /// Serious.
        High = "high",
        /// Somebody is in danger.
        Critical = "critical",
    }
}

codes! {
    /// Where it stands.
    pub enum IncidentState: "incident-state" {
        /// Reported.
        Reported = "reported",
        /// Its severity is known.
        Assessed = "assessed",
        /// It does not grow any more.
        Contained = "contained",
        /// Its harm and its cause were dealt with.
        Treated = "treated",
        /// Closed, with what was learnt.
        Closed = "closed",
    }
}

codes! {
    /// A step that was taken.
    pub enum IncidentStepKind: "incident-step" {
        /// Severity assessed.
        Assessed = "assessed",
        /// Contained.
        Contained = "contained",
        /// Persons warned or brought to safety.
        PersonsProtected = "persons_protected",
        /// Somebody notified, such as an authority, a partner, a donor.
        Notified = "notified",
        /// The cause mended.
        CauseMended = "cause_mended",
        /// Closed.
        Closed = "closed",
    }
}

codes! {
    /// Whether the persons concerned are told.
    pub enum TellPersons: "incident-tell" {
        /// Nobody has decided.
        Undecided = "undecided",
        /// They were told.
        Told = "told",
        /// Telling would endanger them; with a second person's name.
        TooDangerous = "too_dangerous",
        /// Nobody's data were touched.
        NobodyConcerned = "nobody_concerned",
    }
}

codes! {
    /// Why a step is not taken.
    pub enum IncidentProblem: "incident-problem" {
        /// Steps follow in order.
        OutOfOrder = "out_of_order",
        /// Nobody has decided whether the persons are told.
        TellUndecided = "tell_undecided",
        /// Not to tell needs another person than the one who reported.
        SamePerson = "same_person",
        /// It closes with what was learnt.
        LessonMissing = "lesson_missing",
        /// It is closed.
        Over = "over",
    }
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IncidentStep {
    /// What.
    pub kind: IncidentStepKind,
    /// By whom, when.
    pub signed: Signature,
    /// To whom, how: about bodies and machines, never about persons.
    pub note: Option<Line>,
}

/// An incident. What was seen is told in a sealed text beside it; here stand codes and counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    version: u8,
    /// The entity's id.
    pub id: Uuid,
    /// What happened.
    pub kind: IncidentKind,
    /// Whose data.
    pub agency: Option<Agency>,
    /// Which data.
    pub groups: BTreeSet<DataGroup>,
    /// How many persons, as far as is known.
    pub persons: Option<u64>,
    /// When it happened, as far as is known.
    pub happened_on: Option<Day>,
    reported: Signature,
    severity: Option<IncidentSeverity>,
    steps: Vec<IncidentStep>,
    tell: TellPersons,
    lesson: Option<Line>,
}

/// Steps of one incident.
const STEPS_MAX: usize = 500;

impl Incident {
    /// Reports an incident.
    pub fn report(id: Uuid, kind: IncidentKind, agency: Option<Agency>, groups: BTreeSet<DataGroup>, by: Login, at: Instant) -> Self {
        Self {
            version: 1,
            id,
            kind,
            agency,
            groups,
            persons: None,
            happened_on: None,
            reported: Signature { by, at },
            severity: None,
            steps: Vec::new(),
            tell: TellPersons::Undecided,
            lesson: None,
        }
    }

    /// Where it stands.
    pub fn state(&self) -> IncidentState {
        let has = |kind| self.steps.iter().any(|step| step.kind == kind);
        match () {
            () if has(IncidentStepKind::Closed) => IncidentState::Closed,
            () if has(IncidentStepKind::CauseMended) => IncidentState::Treated,
            () if has(IncidentStepKind::Contained) => IncidentState::Contained,
            () if self.severity.is_some() => IncidentState::Assessed,
            () => IncidentState::Reported,
        }
    }

    /// How much harm, once assessed.
    pub fn severity(&self) -> Option<IncidentSeverity> {
        self.severity
    }

    /// Who reported it, what was done since, whether the persons are told, what was learnt: what the register prints.
    pub fn history(&self) -> (&Signature, &[IncidentStep], TellPersons, Option<&Line>) {
        (&self.reported, &self.steps, self.tell, self.lesson.as_ref())
    }

    /// Assesses it; may be done anew as more becomes known.
    pub fn assess(&mut self, severity: IncidentSeverity, by: Login, at: Instant) -> Result<(), IncidentProblem> {
        self.push(IncidentStepKind::Assessed, None, by, at)?;
        self.severity = Some(severity);
        Ok(())
    }

    /// Decides whether the persons are told. Not to tell them is decided by another than the one who reported.
    pub fn decide_tell(&mut self, tell: TellPersons, by: &Login) -> Result<(), IncidentProblem> {
        if self.state() == IncidentState::Closed {
            return Err(IncidentProblem::Over);
        }
        if tell != TellPersons::Told && *by == self.reported.by {
            return Err(IncidentProblem::SamePerson);
        }
        self.tell = tell;
        Ok(())
    }

    /// Notes a step.
    pub fn step(&mut self, kind: IncidentStepKind, note: Option<Line>, by: Login, at: Instant) -> Result<(), IncidentProblem> {
        let ready = match kind {
            IncidentStepKind::Assessed | IncidentStepKind::Closed => false,
            IncidentStepKind::PersonsProtected | IncidentStepKind::Notified => true,
            IncidentStepKind::Contained => self.severity.is_some(),
            IncidentStepKind::CauseMended => matches!(self.state(), IncidentState::Contained | IncidentState::Treated),
        };
        if !ready && self.state() != IncidentState::Closed {
            return Err(IncidentProblem::OutOfOrder);
        }
        self.push(kind, note, by, at)
    }

    /// Closes it with what was learnt.
    pub fn close(&mut self, lesson: Option<Line>, by: Login, at: Instant) -> Result<(), IncidentProblem> {
        if self.state() == IncidentState::Closed {
            return Err(IncidentProblem::Over);
        }
        if self.state() != IncidentState::Treated {
            return Err(IncidentProblem::OutOfOrder);
        }
        if self.tell == TellPersons::Undecided {
            return Err(IncidentProblem::TellUndecided);
        }
        let lesson = lesson.ok_or(IncidentProblem::LessonMissing)?;
        self.push(IncidentStepKind::Closed, None, by, at)?;
        self.lesson = Some(lesson);
        Ok(())
    }

    fn push(&mut self, kind: IncidentStepKind, note: Option<Line>, by: Login, at: Instant) -> Result<(), IncidentProblem> {
        if self.state() == IncidentState::Closed || self.steps.len() >= STEPS_MAX {
            return Err(IncidentProblem::Over);
        }
        self.steps.push(IncidentStep { kind, signed: Signature { by, at }, note });
        Ok(())
    }

    /// What it is looked up by.
    pub fn keys(&self) -> Vec<(String, String)> {
        let mut keys = vec![("kind".to_owned(), self.kind.to_string()), ("state".to_owned(), self.state().to_string())];
        keys.extend(self.agency.iter().map(|agency| ("agency".to_owned(), agency.to_string())));
        keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> Instant {
        Instant::parse("2026-11-25T08:00:00Z").unwrap()
    }

    fn login(code: &str) -> Login {
        Login::parse(code).unwrap()
    }

    fn incident() -> Incident {
        Incident::report(Uuid::nil(), IncidentKind::LostDevice, None, BTreeSet::from([DataGroup::Identity]), login("worker-1"), at())
    }

    /// An incident cannot be closed quietly: it is assessed, contained, mended, the persons are thought of, and something is learnt.
    #[test]
    fn an_incident_is_not_closed_quietly() {
        let mut incident = incident();
        let lesson = || Some(Line::parse("tablets are wiped when they leave the office").unwrap());
        assert_eq!(incident.close(lesson(), login("officer-1"), at()), Err(IncidentProblem::OutOfOrder));
        assert_eq!(incident.step(IncidentStepKind::Contained, None, login("officer-1"), at()), Err(IncidentProblem::OutOfOrder));
        incident.step(IncidentStepKind::PersonsProtected, None, login("officer-1"), at()).unwrap();
        incident.assess(IncidentSeverity::High, login("officer-1"), at()).unwrap();
        assert_eq!(incident.step(IncidentStepKind::CauseMended, None, login("officer-1"), at()), Err(IncidentProblem::OutOfOrder));
        incident.step(IncidentStepKind::Contained, None, login("officer-1"), at()).unwrap();
        incident.step(IncidentStepKind::CauseMended, None, login("officer-1"), at()).unwrap();
        assert_eq!(incident.step(IncidentStepKind::Closed, None, login("officer-1"), at()), Err(IncidentProblem::OutOfOrder), "closing has its own way");
        assert_eq!(incident.close(lesson(), login("officer-1"), at()), Err(IncidentProblem::TellUndecided));
        incident.decide_tell(TellPersons::Told, &login("worker-1")).unwrap();
        assert_eq!(incident.close(None, login("officer-1"), at()), Err(IncidentProblem::LessonMissing));
        incident.close(lesson(), login("officer-1"), at()).unwrap();
        assert_eq!(incident.state(), IncidentState::Closed);
        assert_eq!(incident.assess(IncidentSeverity::Low, login("officer-1"), at()), Err(IncidentProblem::Over), "nothing is softened afterwards");
        assert_eq!(incident.decide_tell(TellPersons::Undecided, &login("officer-1")), Err(IncidentProblem::Over));
    }

    /// Whoever lost the device does not decide alone that nobody need be told.
    #[test]
    fn not_telling_takes_another_person() {
        let mut incident = incident();
        for tell in [TellPersons::TooDangerous, TellPersons::NobodyConcerned] {
            assert_eq!(incident.decide_tell(tell, &login("worker-1")), Err(IncidentProblem::SamePerson));
            incident.decide_tell(tell, &login("officer-1")).unwrap();
        }
    }
}
