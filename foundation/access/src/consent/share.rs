//! The question in front of every share, and its answer: a ground that is written down, or the reason why not.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::recipient::prosecuting;
use super::{Consent, ConsentProblem, DataGroup, Decision, Flag, Person, Protocol, ProtocolState, Recipient, Request, ShareLevel};
use crate::codes;
use crate::credential::{Agency, Instant};
use crate::policy::{self, BasisKind, Principal, Purpose, Wing};

codes! {
    /// Why something is not shared.
    pub enum ShareRefusal: "share-refusal" {
        /// Between a person and her lawyer.
        Privileged = "privileged",
        /// Immigration enforcement, armed and intelligence bodies receive nothing.
        RecipientReceivesNothing = "recipient_receives_nothing",
        /// Its jurisdiction may punish by death, or nobody has looked it up.
        DeathPenalty = "death_penalty",
        /// Its courts do not give a fair trial, or nobody has looked it up.
        FairTrial = "fair_trial",
        /// Nobody has assessed its jurisdiction in the last year.
        RecipientNotAssessed = "recipient_not_assessed",
        /// It receives figures only.
        FiguresOnly = "figures_only",
        /// The share names no data.
        NoGroups = "no_groups",
        /// The share names no protocol.
        NoProtocol = "no_protocol",
        /// The protocol is a draft, over or ended.
        ProtocolNotLive = "protocol_not_live",
        /// The protocol is for another purpose.
        ProtocolPurpose = "protocol_purpose",
        /// The protocol is for another recipient.
        ProtocolRecipient = "protocol_recipient",
        /// The agency is no party to the protocol.
        ProtocolParty = "protocol_party",
        /// The protocol does not name these data.
        ProtocolGroups = "protocol_groups",
        /// The protocol is for figures and not for cases, or the other way round.
        ProtocolLevel = "protocol_level",
        /// Names, words and media are no figures.
        NotCountable = "not_countable",
        /// Data on sexual violence leave as figures, or with the person's consent on her way to a service.
        SexualViolence = "sexual_violence",
        /// Not every agency that gathered the figures on sexual violence has agreed.
        AgenciesNotAsked = "agencies_not_asked",
        /// What was told to protection goes to prosecution through the one door only.
        DoorOnly = "door_only",
        /// The share names no person.
        NoPerson = "no_person",
        /// The person asked for restriction or erasure.
        StoppedByPerson = "stopped_by_person",
        /// There is neither consent nor another recorded basis.
        NoBasis = "no_basis",
        /// There is a consent, for something else.
        NotCovered = "not_covered",
        /// The limits of confidentiality were not told first.
        LimitsNotTold = "limits_not_told",
        /// The consent was not rightly given.
        ConsentNotValid = "consent_not_valid",
        /// The consent was withdrawn.
        Withdrawn = "withdrawn",
        /// The consent has run out.
        Expired = "expired",
        /// The child has grown up and must be asked anew.
        RenewAtMajority = "renew_at_majority",
        /// More than coded answers leaves only sealed, and no key of the recipient is known.
        NoKey = "no_key",
        /// The basis was decided before the person asked to stop.
        DecideAnew = "decide_anew",
    }
}

/// What somebody wants to share with whom. Lists that hold the bases of other persons do no harm: they are passed over.
#[derive(Debug, Clone, Copy)]
pub struct ShareQuestion<'a> {
    /// When.
    pub at: Instant,
    /// The agency that shares.
    pub agency: &'a Agency,
    /// The wing that the data come from.
    pub wing: Wing,
    /// What for.
    pub purpose: Purpose,
    /// To whom.
    pub recipient: &'a Recipient,
    /// Which data.
    pub groups: &'a BTreeSet<DataGroup>,
    /// Cases or figures.
    pub level: ShareLevel,
    /// The protocol that the share names.
    pub protocol: Option<&'a Protocol>,
    /// Whose data; none for figures.
    pub person: Option<Person>,
    /// The person's consents.
    pub consents: &'a [Consent],
    /// The decisions about the person.
    pub decisions: &'a [Decision],
    /// The person's requests.
    pub requests: &'a [Request],
    /// The data include something between the person and her lawyer.
    pub privileged: bool,
    /// The agencies that gathered what figures on sexual violence are made of.
    pub gathered_by: &'a BTreeSet<Agency>,
}

/// Why something may be shared: goes into the journal with the share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ground {
    /// The protocol.
    pub protocol: Uuid,
    /// The basis and its id; none for figures.
    pub basis: Option<(BasisKind, Uuid)>,
}

impl ShareQuestion<'_> {
    /// Whether the protocol that is named covers what is asked, in the form that the policies ask for.
    fn policy_protocol(&self) -> Option<policy::Protocol> {
        self.protocol.map(|protocol| policy::Protocol { live: protocol.state(self.at) == ProtocolState::Live, covers: check_protocol(self).is_ok() })
    }

    /// The same circumstances as the policies see them: what is live and what covers is found out here, from the papers. `decider` is the
    /// supervisor behind a basis other than consent.
    pub fn policy_context(&self, decider: Option<Principal>) -> policy::Context {
        let basis = share(self).ok().and_then(|ground| ground.basis);
        policy::Context {
            basis: basis.map(|(kind, _)| {
                let decided_by = decider.filter(|_| kind != BasisKind::Consent);
                policy::Basis { kind, live: true, for_recipient: true, decided_by }
            }),
            recipient: Some(policy::Recipient {
                body: self.recipient.kind.body(),
                death_penalty: self.recipient.death_penalty != Flag::No,
                fair_trial: self.recipient.fair_trial == Flag::Yes,
            }),
            protocol: self.policy_protocol(),
            ..policy::Context::new(self.purpose)
        }
    }
}

/// Decides. What cannot be mended by another paper is refused first.
pub fn share(question: &ShareQuestion<'_>) -> Result<Ground, ShareRefusal> {
    if question.privileged {
        return Err(ShareRefusal::Privileged);
    }
    question.recipient.gate(question.purpose, question.level, question.at)?;
    if question.groups.is_empty() {
        return Err(ShareRefusal::NoGroups);
    }
    let protocol = check_protocol(question)?;
    match question.level {
        ShareLevel::Aggregate => check_figures(question, protocol)?,
        ShareLevel::Case => {
            let ground = share_case(question, protocol)?;
            let sealed = question.recipient.seal_to.is_some() || !question.groups.iter().any(|group| group.leaves_sealed());
            return if sealed { Ok(ground) } else { Err(ShareRefusal::NoKey) };
        }
    }
    Ok(Ground { protocol: protocol.id, basis: None })
}

fn check_protocol<'a>(question: &ShareQuestion<'a>) -> Result<&'a Protocol, ShareRefusal> {
    let protocol = question.protocol.ok_or(ShareRefusal::NoProtocol)?;
    let terms = protocol.terms();
    if protocol.state(question.at) != ProtocolState::Live {
        return Err(ShareRefusal::ProtocolNotLive);
    }
    if terms.recipient != question.recipient.id {
        return Err(ShareRefusal::ProtocolRecipient);
    }
    if terms.purpose != question.purpose {
        return Err(ShareRefusal::ProtocolPurpose);
    }
    if !terms.parties.contains(question.agency) {
        return Err(ShareRefusal::ProtocolParty);
    }
    if terms.level != question.level {
        return Err(ShareRefusal::ProtocolLevel);
    }
    if question.groups.is_subset(&terms.groups) { Ok(protocol) } else { Err(ShareRefusal::ProtocolGroups) }
}

fn check_figures(question: &ShareQuestion<'_>, protocol: &Protocol) -> Result<(), ShareRefusal> {
    if !question.groups.iter().all(|group| group.may_be_counted()) {
        return Err(ShareRefusal::NotCountable);
    }
    if question.groups.contains(&DataGroup::SexualViolence) {
        // Nobody answers for figures that nobody is known to have gathered.
        let all_agreed = !question.gathered_by.is_empty() && question.gathered_by.is_subset(&protocol.terms().sexual_violence_agreed);
        if !all_agreed {
            return Err(ShareRefusal::AgenciesNotAsked);
        }
    }
    Ok(())
}

fn share_case(question: &ShareQuestion<'_>, protocol: &Protocol) -> Result<Ground, ShareRefusal> {
    if question.recipient.kind.figures_only() {
        return Err(ShareRefusal::FiguresOnly);
    }
    let behind_the_wall = question.recipient.kind.prosecutes() || prosecuting(question.purpose);
    if question.wing != Wing::Prosecute && behind_the_wall {
        return Err(ShareRefusal::DoorOnly);
    }
    let person = question.person.ok_or(ShareRefusal::NoPerson)?;
    let stopped_at = question.requests.iter().filter(|request| request.person == person).filter_map(Request::stops_sharing_since).max();
    let no_consent = match find_consent(question, person) {
        // One survivor on her way to a service that she chose is no data set (practice §3.1, §3.5).
        Ok(_) if question.groups.contains(&DataGroup::SexualViolence) && question.purpose != Purpose::Referral => {
            return Err(ShareRefusal::SexualViolence);
        }
        Ok(consent) => return Ok(Ground { protocol: protocol.id, basis: Some((BasisKind::Consent, consent)) }),
        Err(refusal) => refusal,
    };
    let basis = match find_decision(question, person, stopped_at) {
        Ok(basis) => basis,
        // A decision that stands but is too old says more than the consent that is missing.
        Err(ShareRefusal::DecideAnew) => return Err(ShareRefusal::DecideAnew),
        Err(_) => return Err(no_consent),
    };
    if question.groups.contains(&DataGroup::SexualViolence) {
        return Err(ShareRefusal::SexualViolence);
    }
    Ok(Ground { protocol: protocol.id, basis: Some(basis) })
}

/// A live consent that covers the share, or the best reason why there is none.
fn find_consent(question: &ShareQuestion<'_>, person: Person) -> Result<Uuid, ShareRefusal> {
    if question.requests.iter().any(|request| request.person == person && request.stops_consent()) {
        return Err(ShareRefusal::StoppedByPerson);
    }
    let own: Vec<&Consent> = question.consents.iter().filter(|consent| consent.person == person).collect();
    let same: Vec<&Consent> = own.iter().copied().filter(|one| one.purpose == question.purpose && one.recipient == question.recipient.id).collect();
    // Whoever withdraws means the recipient and the purpose, not one sheet of paper: older consents for the same fall with it.
    let withdrawn_at = same.iter().filter_map(|consent| consent.withdrawn_at).max();
    let mut refusal = if own.is_empty() { ShareRefusal::NoBasis } else { ShareRefusal::NotCovered };
    for consent in same {
        if !question.groups.is_subset(&consent.groups) {
            continue;
        }
        if withdrawn_at.is_some_and(|withdrawn| consent.given_at <= withdrawn) {
            refusal = ShareRefusal::Withdrawn;
            continue;
        }
        match consent.check_live(question.at) {
            Ok(()) => return Ok(consent.id),
            Err(problem) => refusal = refusal_of(problem),
        }
    }
    Err(refusal)
}

fn refusal_of(problem: ConsentProblem) -> ShareRefusal {
    match problem {
        ConsentProblem::LimitsNotTold => ShareRefusal::LimitsNotTold,
        ConsentProblem::Withdrawn => ShareRefusal::Withdrawn,
        ConsentProblem::Expired => ShareRefusal::Expired,
        ConsentProblem::RenewAtMajority => ShareRefusal::RenewAtMajority,
        _ => ShareRefusal::ConsentNotValid,
    }
}

/// A live decision that covers the share. The person's wish to stop is heard: only what a supervisor decided knowing of it goes on, and
/// only on a danger to life, a duty or an order.
fn find_decision(question: &ShareQuestion<'_>, person: Person, stopped_at: Option<Instant>) -> Result<(BasisKind, Uuid), ShareRefusal> {
    let mut refusal = ShareRefusal::NoBasis;
    for decision in question.decisions {
        let covers = decision.person == person && decision.covers(question.purpose, question.recipient.id, question.groups);
        if !covers || decision.check_live(question.at).is_err() {
            continue;
        }
        match stopped_at {
            None => return Ok((decision.kind, decision.id)),
            Some(stopped) if decision.kind != BasisKind::BestInterests && decision.decided_at > stopped => return Ok((decision.kind, decision.id)),
            Some(_) => refusal = ShareRefusal::DecideAnew,
        }
    }
    Err(refusal)
}

#[cfg(test)]
#[path = "share_tests.rs"]
mod tests;
