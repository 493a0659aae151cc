//! Information-sharing protocols as objects (practice §3.1; IASC Operational Guidance on Data Responsibility, 2023): every share names one.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{DataGroup, Line, RecipientId, Signature};
use crate::codes;
use crate::credential::{Agency, Day, Instant, Login};
use crate::policy::Purpose;

codes! {
    /// Cases, or figures.
    pub enum ShareLevel: "share-level" {
        /// Something about one person.
        Case = "case",
        /// Counts.
        Aggregate = "aggregate",
    }
}

codes! {
    /// How often something goes out.
    pub enum Frequency: "frequency" {
        /// Once.
        Once = "once",
        /// Each week.
        Weekly = "weekly",
        /// Each month.
        Monthly = "monthly",
        /// Each quarter.
        Quarterly = "quarterly",
        /// Each year.
        Yearly = "yearly",
        /// Whenever it is needed.
        OnNeed = "on_need",
    }
}

codes! {
    /// How much harm disclosure would do: the four classes of the IASC guidance.
    pub enum SensitivityClass: "sensitivity-class" {
        /// None or little.
        Low = "low",
        /// Some.
        Moderate = "moderate",
        /// Serious.
        High = "high",
        /// Somebody may die of it.
        Severe = "severe",
    }
}

codes! {
    /// Where a protocol stands.
    pub enum ProtocolState: "protocol-state" {
        /// Written down; nothing may be shared under it.
        Draft = "draft",
        /// Approved, its first day not reached.
        Approved = "approved",
        /// In force.
        Live = "live",
        /// Its last day is over.
        Expired = "expired",
        /// Ended before its time.
        Ended = "ended",
    }
}

codes! {
    /// Why a protocol is not taken.
    pub enum ProtocolProblem: "protocol-problem" {
        /// Approved by the one who drafted it.
        ApprovedByDrafter = "approved_by_drafter",
        /// It has no parties.
        NoParties = "no_parties",
        /// It names no data.
        NoGroups = "no_groups",
        /// Names, words and media cannot be counted.
        NotCountable = "not_countable",
        /// Its last day lies before its first or too far away.
        EndOutOfRange = "end_out_of_range",
        /// It is not a draft any more.
        NotADraft = "not_a_draft",
        /// Case data are never of low sensitivity.
        ClassTooLow = "class_too_low",
    }
}

/// The longest time a protocol is in force before it is looked at again. [P]
const DAYS_MAX: i64 = 2 * 366;

/// What a protocol says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProtocolTerms {
    /// What it is called.
    pub title: Line,
    /// The agencies that share under it.
    pub parties: BTreeSet<Agency>,
    /// To whom.
    pub recipient: RecipientId,
    /// What for.
    pub purpose: Purpose,
    /// Which data.
    pub groups: BTreeSet<DataGroup>,
    /// Cases or figures.
    pub level: ShareLevel,
    /// How often.
    pub frequency: Frequency,
    /// How much harm disclosure would do.
    pub class: SensitivityClass,
    /// Its first day.
    pub starts: Day,
    /// Its last day.
    pub expires: Day,
    /// The agencies that have agreed to figures on sexual violence that they gathered: each outside request is put to every one of them.
    #[serde(default)]
    pub sexual_violence_agreed: BTreeSet<Agency>,
}

impl ProtocolTerms {
    /// Whether a protocol could be made of this.
    pub fn check(&self) -> Result<(), ProtocolProblem> {
        if self.parties.is_empty() {
            return Err(ProtocolProblem::NoParties);
        }
        if self.groups.is_empty() {
            return Err(ProtocolProblem::NoGroups);
        }
        if self.level == ShareLevel::Aggregate && !self.groups.iter().all(|group| group.may_be_counted()) {
            return Err(ProtocolProblem::NotCountable);
        }
        if self.level == ShareLevel::Case && self.class < SensitivityClass::High {
            return Err(ProtocolProblem::ClassTooLow);
        }
        let days = self.expires.days_since(self.starts);
        if (0..=DAYS_MAX).contains(&days) { Ok(()) } else { Err(ProtocolProblem::EndOutOfRange) }
    }
}

/// A protocol. What was approved is what is in force: other terms need a new draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protocol {
    version: u8,
    /// The entity's id.
    pub id: Uuid,
    terms: ProtocolTerms,
    drafted: Signature,
    /// Who has checked it, where the draft came from somebody whose signature does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    checked: Option<Signature>,
    approved: Option<Signature>,
    ended: Option<Signature>,
}

impl Protocol {
    /// A draft.
    pub fn draft(id: Uuid, terms: ProtocolTerms, by: Login, at: Instant) -> Result<Self, ProtocolProblem> {
        terms.check()?;
        Ok(Self { version: 1, id, terms, drafted: Signature { by, at }, checked: None, approved: None, ended: None })
    }

    /// What it says.
    pub fn terms(&self) -> &ProtocolTerms {
        &self.terms
    }

    /// Who drafted it and who approved it.
    pub fn signatures(&self) -> (&Signature, Option<&Signature>) {
        (&self.drafted, self.approved.as_ref())
    }

    /// Who has checked it.
    pub fn checked(&self) -> Option<&Signature> {
        self.checked.as_ref()
    }

    /// Who has ended it before its time.
    pub fn ended(&self) -> Option<&Signature> {
        self.ended.as_ref()
    }

    /// Somebody other than the drafter has gone through it: the first of the two who put it into force.
    pub fn check(&mut self, by: Login, at: Instant) -> Result<(), ProtocolProblem> {
        if self.approved.is_some() || self.checked.is_some() || self.ended.is_some() {
            return Err(ProtocolProblem::NotADraft);
        }
        if by == self.drafted.by {
            return Err(ProtocolProblem::ApprovedByDrafter);
        }
        self.checked = Some(Signature { by, at });
        Ok(())
    }

    /// A person who neither drafted nor checked it approves the draft.
    pub fn approve(&mut self, by: Login, at: Instant) -> Result<(), ProtocolProblem> {
        if self.approved.is_some() || self.ended.is_some() {
            return Err(ProtocolProblem::NotADraft);
        }
        if by == self.drafted.by || self.checked.as_ref().is_some_and(|checked| checked.by == by) {
            return Err(ProtocolProblem::ApprovedByDrafter);
        }
        self.approved = Some(Signature { by, at });
        Ok(())
    }

    /// Ends it before its time; any party may.
    pub fn end(&mut self, by: Login, at: Instant) {
        self.ended.get_or_insert(Signature { by, at });
    }

    /// Where it stands at `at`. A body that was stored with one person in both places is a draft still.
    pub fn state(&self, at: Instant) -> ProtocolState {
        let approved = self.approved.as_ref().filter(|approved| approved.by != self.drafted.by && approved.at <= at);
        match approved {
            _ if self.ended.is_some() => ProtocolState::Ended,
            None => ProtocolState::Draft,
            Some(_) if self.terms.check().is_err() => ProtocolState::Draft,
            Some(_) if at.day() < self.terms.starts => ProtocolState::Approved,
            Some(_) if at.day() > self.terms.expires => ProtocolState::Expired,
            Some(_) => ProtocolState::Live,
        }
    }

    /// What it is looked up by.
    pub fn keys(&self) -> Vec<(String, String)> {
        let mut keys = vec![("recipient".to_owned(), self.terms.recipient.0.to_string()), ("purpose".to_owned(), self.terms.purpose.to_string())];
        keys.extend(self.terms.parties.iter().map(|party| ("party".to_owned(), party.to_string())));
        keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::fixtures::{at, login, protocol, terms};

    /// One person cannot put a protocol into force, not even by writing herself into both places of the stored body.
    #[test]
    fn a_protocol_needs_two_persons() {
        let mut draft = Protocol::draft(Uuid::nil(), terms(ShareLevel::Case), login("officer-1"), at(0)).unwrap();
        assert_eq!(draft.state(at(0)), ProtocolState::Draft);
        assert_eq!(draft.approve(login("officer-1"), at(0)), Err(ProtocolProblem::ApprovedByDrafter));
        let mut checked = draft.clone();
        checked.check(login("officer-3"), at(0)).unwrap();
        assert_eq!(checked.state(at(0)), ProtocolState::Draft, "checked is not approved");
        assert_eq!(checked.approve(login("officer-3"), at(0)), Err(ProtocolProblem::ApprovedByDrafter));
        draft.approve(login("officer-2"), at(0)).unwrap();
        assert_eq!(draft.state(at(0)), ProtocolState::Live);
        assert_eq!(draft.approve(login("officer-3"), at(0)), Err(ProtocolProblem::NotADraft));
        let forged = serde_json::to_string(&draft).unwrap().replace("officer-2", "officer-1");
        assert_eq!(serde_json::from_str::<Protocol>(&forged).unwrap().state(at(0)), ProtocolState::Draft);
    }

    /// It is in force from its first day to its last, and no longer once a party has ended it.
    #[test]
    fn a_protocol_begins_and_ends() {
        let mut live = protocol(ShareLevel::Case);
        let last = live.terms().expires;
        let on = |day: Day| Instant::parse(&format!("{day}T12:00:00Z")).unwrap();
        assert_eq!(live.state(on(last)), ProtocolState::Live);
        assert_eq!(live.state(on(last.plus_days(1))), ProtocolState::Expired);
        live.end(login("worker-1"), at(2));
        assert_eq!(live.state(at(2)), ProtocolState::Ended);
        let later = ProtocolTerms { starts: at(3).day(), ..terms(ShareLevel::Case) };
        let mut later = Protocol::draft(Uuid::nil(), later, login("officer-1"), at(0)).unwrap();
        later.approve(login("officer-2"), at(0)).unwrap();
        assert_eq!(later.state(at(2)), ProtocolState::Approved);
        assert_eq!(later.state(at(3)), ProtocolState::Live);
    }

    /// Terms that harm are not even drafted.
    #[test]
    fn harmful_terms_are_refused() {
        let check = |terms: ProtocolTerms| terms.check().unwrap_err();
        let case = || terms(ShareLevel::Case);
        assert_eq!(check(ProtocolTerms { parties: BTreeSet::new(), ..case() }), ProtocolProblem::NoParties);
        assert_eq!(check(ProtocolTerms { groups: BTreeSet::new(), ..case() }), ProtocolProblem::NoGroups);
        assert_eq!(check(ProtocolTerms { class: SensitivityClass::Moderate, ..case() }), ProtocolProblem::ClassTooLow);
        assert_eq!(check(ProtocolTerms { expires: at(800).day(), ..case() }), ProtocolProblem::EndOutOfRange);
        assert_eq!(check(ProtocolTerms { expires: at(-1).day(), ..case() }), ProtocolProblem::EndOutOfRange);
        let names = ProtocolTerms { groups: BTreeSet::from([DataGroup::Coded, DataGroup::Identity]), ..terms(ShareLevel::Aggregate) };
        assert_eq!(check(names), ProtocolProblem::NotCountable);
    }
}
