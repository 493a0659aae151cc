//! The one door in the wall between protection and prosecution (practice §1.5): a single item, chosen with the person and her counsel,
//! her consent for that recipient, two signatures.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::recipient::prosecuting;
use super::{Consent, DataGroup, Person, Recipient, RecipientId, Request, ShareLevel, ShareRefusal, Signature};
use crate::codes;
use crate::credential::{Instant, Login};
use crate::policy::Purpose;

codes! {
    /// Why the door stays shut.
    pub enum HandoverRefusal: "handover-refusal" {
        /// Between the person and her lawyer, or in a compartment that never opens this way.
        Closed = "closed",
        /// Neither the recipient nor the purpose is on the other side.
        NotForTheDoor = "not_for_the_door",
        /// The recipient's gate is shut.
        RecipientGate = "recipient_gate",
        /// The person did not choose the item herself.
        NotChosenByPerson = "not_chosen_by_person",
        /// Her counsel was not there.
        NoCounsel = "no_counsel",
        /// There is no consent of hers for this recipient, this purpose and these data.
        NoConsent = "no_consent",
        /// She asked for restriction or erasure.
        StoppedByPerson = "stopped_by_person",
        /// Fewer than two signatures of two persons, both after the consent.
        TwoSignatures = "two_signatures",
        /// It was done already: a second item is a second handover.
        DoneAlready = "done_already",
    }
}

/// A handover of exactly one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handover {
    /// The form of this body.
    pub version: u8,
    /// The entity's id.
    pub id: Uuid,
    /// Whose.
    pub person: Person,
    /// The one item.
    pub item: Uuid,
    /// The data that it holds.
    pub groups: BTreeSet<DataGroup>,
    /// To whom.
    pub recipient: RecipientId,
    /// What for.
    pub purpose: Purpose,
    /// Her consent.
    pub consent: Uuid,
    /// When she chose it herself.
    pub chosen_by_person_at: Option<Instant>,
    /// Her counsel, who was there.
    pub counsel: Option<Signature>,
    /// The item is between her and her lawyer.
    pub privileged: bool,
    signatures: Vec<Signature>,
    done_at: Option<Instant>,
}

impl Handover {
    /// Prepares a handover; it opens nothing.
    pub fn prepare(id: Uuid, consent: &Consent, item: Uuid, groups: BTreeSet<DataGroup>) -> Self {
        Self {
            version: 1,
            id,
            person: consent.person,
            item,
            groups,
            recipient: consent.recipient,
            purpose: consent.purpose,
            consent: consent.id,
            chosen_by_person_at: None,
            counsel: None,
            privileged: false,
            signatures: Vec::new(),
            done_at: None,
        }
    }

    /// Signs. One person signs once, and counsel does not sign for the agency.
    pub fn sign(&mut self, by: Login, at: Instant) -> Result<(), HandoverRefusal> {
        let is_counsel = self.counsel.as_ref().is_some_and(|counsel| counsel.by == by);
        if self.done_at.is_some() {
            return Err(HandoverRefusal::DoneAlready);
        }
        if is_counsel || self.signatures.len() >= 2 || self.signatures.iter().any(|signature| signature.by == by) {
            return Err(HandoverRefusal::TwoSignatures);
        }
        self.signatures.push(Signature { by, at });
        Ok(())
    }

    /// Who has signed.
    pub fn signatures(&self) -> &[Signature] {
        &self.signatures
    }

    /// Whether it was done.
    pub fn is_done(&self) -> bool {
        self.done_at.is_some()
    }

    /// Opens the door once. The caller writes the share into the journal before anything leaves.
    pub fn open(&mut self, consent: &Consent, recipient: &Recipient, requests: &[Request], at: Instant) -> Result<(), HandoverRefusal> {
        self.check(consent, recipient, requests, at)?;
        self.done_at = Some(at);
        Ok(())
    }

    /// Whether the door would open.
    pub fn check(&self, consent: &Consent, recipient: &Recipient, requests: &[Request], at: Instant) -> Result<(), HandoverRefusal> {
        if self.done_at.is_some() {
            return Err(HandoverRefusal::DoneAlready);
        }
        if self.privileged || self.groups.contains(&DataGroup::SexualViolence) {
            return Err(HandoverRefusal::Closed);
        }
        match recipient.gate(self.purpose, ShareLevel::Case, at) {
            Ok(()) if recipient.id == self.recipient => {}
            Ok(()) => return Err(HandoverRefusal::NoConsent),
            Err(ShareRefusal::RecipientReceivesNothing) => return Err(HandoverRefusal::Closed),
            Err(_) => return Err(HandoverRefusal::RecipientGate),
        }
        if !recipient.kind.prosecutes() || !prosecuting(self.purpose) {
            return Err(HandoverRefusal::NotForTheDoor);
        }
        if requests.iter().any(|request| request.person == self.person && request.stops_consent()) {
            return Err(HandoverRefusal::StoppedByPerson);
        }
        let covers = consent.id == self.consent && consent.person == self.person && consent.covers(self.purpose, self.recipient, &self.groups);
        if self.groups.is_empty() || !covers || consent.check_live(at).is_err() {
            return Err(HandoverRefusal::NoConsent);
        }
        if self.chosen_by_person_at.is_none_or(|chosen| chosen > at) {
            return Err(HandoverRefusal::NotChosenByPerson);
        }
        let counsel = self.counsel.as_ref().filter(|counsel| counsel.at <= at).ok_or(HandoverRefusal::NoCounsel)?;
        let [one, two] = self.signatures.as_slice() else { return Err(HandoverRefusal::TwoSignatures) };
        let timely = [one, two].into_iter().all(|signature| (consent.given_at..=at).contains(&signature.at) && signature.by != counsel.by);
        if one.by != two.by && timely { Ok(()) } else { Err(HandoverRefusal::TwoSignatures) }
    }

    /// What it is looked up by; the person is the subject of the entity.
    pub fn keys(&self) -> Vec<(String, String)> {
        vec![("item".to_owned(), self.item.to_string()), ("recipient".to_owned(), self.recipient.0.to_string())]
    }
}

#[cfg(test)]
#[path = "handover_tests.rs"]
mod tests;
