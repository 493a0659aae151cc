//! Right and complete papers, from which each test takes one thing away.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::*;
use crate::credential::{Agency, Day, Instant, Login};
use crate::policy::Purpose;

/// Day 0 of the tests, and days after it.
pub(super) fn at(days: i64) -> Instant {
    Instant::parse("2026-11-25T08:00:00Z").unwrap().plus_seconds(days * 86_400)
}

pub(super) fn login(code: &str) -> Login {
    Login::parse(code).unwrap()
}

pub(super) fn id(byte: u8) -> Uuid {
    Uuid::from_bytes([byte; 16])
}

pub(super) fn person() -> Person {
    Person::parse("6b1f8d4e-3c52-4c0f-9a51-0f5d6a7b8c9d").unwrap()
}

pub(super) fn north() -> Agency {
    Agency::parse("north").unwrap()
}

/// A clinic that receives contact data for a referral.
pub(super) fn recipient(kind: RecipientKind) -> Recipient {
    Recipient {
        version: 1,
        id: RecipientId(id(2)),
        name: Line::parse("the recipient").unwrap(),
        kind,
        country: Country::parse("XA").unwrap(),
        agency: None,
        death_penalty: Flag::No,
        fair_trial: Flag::Yes,
        assessed_source: Line::parse("report 3/2026").ok(),
        assessed_on: Some(at(-30).day()),
        assessed_by: Some(login("officer-1")),
        seal_to: SealKey::parse("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p").ok(),
        added_by: Some(login("coordinator-1")),
        next_key: None,
    }
}

pub(super) fn groups() -> BTreeSet<DataGroup> {
    BTreeSet::from([DataGroup::Coded, DataGroup::Contact])
}

/// The consent of an adult to a referral.
pub(super) fn consent() -> Consent {
    Consent {
        version: 1,
        id: id(1),
        person: person(),
        purpose: Purpose::Referral,
        recipient: RecipientId(id(2)),
        groups: groups(),
        language: SpokenLanguage::parse("ti").unwrap(),
        form: FormGiven::OralWitnessed,
        age: PersonAge::Adult,
        given_by: GivenBy::Itself,
        supporter_chosen: false,
        assent: None,
        caregiver_bar: None,
        limits_told_at: Some(at(0)),
        given_at: at(0),
        recorded_by: login("worker-1"),
        until: at(180).day(),
        withdrawn_at: None,
    }
}

/// The consent for a child of seventeen, by her caregiver and with her assent.
pub(super) fn child_consent() -> Consent {
    let adult_from = Day::parse("2027-04-01").unwrap();
    Consent { age: PersonAge::Child { adult_from }, given_by: GivenBy::Caregiver, assent: Some(Assent::Given), ..consent() }
}

pub(super) fn decision(kind: BasisKind) -> Decision {
    Decision {
        version: 1,
        id: id(3),
        person: person(),
        kind,
        purpose: Purpose::Referral,
        recipient: RecipientId(id(2)),
        groups: groups(),
        least_data: true,
        child: false,
        reference: None,
        asked_by: login("worker-1"),
        decided_by: login("supervisor-1"),
        decided_at: at(0),
        until: at(5).day(),
        told: Told::Told,
        revoked_at: None,
    }
}

pub(super) fn terms(level: ShareLevel) -> ProtocolTerms {
    let case = level == ShareLevel::Case;
    ProtocolTerms {
        title: Line::parse("referrals in the north").unwrap(),
        parties: BTreeSet::from([north()]),
        recipient: RecipientId(id(2)),
        purpose: if case { Purpose::Referral } else { Purpose::Statistics },
        groups: if case { DataGroup::ALL.iter().copied().collect() } else { BTreeSet::from([DataGroup::Coded, DataGroup::SexualViolence]) },
        level,
        frequency: Frequency::OnNeed,
        class: SensitivityClass::Severe,
        starts: at(0).day(),
        expires: at(365).day(),
        sexual_violence_agreed: BTreeSet::new(),
    }
}

pub(super) fn protocol(level: ShareLevel) -> Protocol {
    approved(terms(level))
}

pub(super) fn approved(terms: ProtocolTerms) -> Protocol {
    let mut protocol = Protocol::draft(id(4), terms, login("officer-1"), at(-1)).unwrap();
    protocol.approve(login("officer-2"), at(-1)).unwrap();
    protocol
}

pub(super) fn request(kind: RequestKind, days: i64) -> Request {
    Request::receive(id(5), person(), kind, false, login("worker-1"), at(days))
}

/// A table with one invented duty in an invented country.
pub(super) fn duties() -> DutyTable {
    DutyTable::load(
        r#"
        version = 1
        [[country]]
        code = "XA"
        checked_on = "2026-11-01"
        checked_by = "officer-1"
        source = "an invented law"
        [[country.duty]]
        id = "xa-child-abuse"
        about = "child_abuse"
        to = "protection"
        source = "invented law, article 3"
        say.en = "If a child is being hurt I must tell the child-protection service."
        [country.child_retention]
        years_after_closure = 10
        source = "invented law, article 9"
        "#,
    )
    .unwrap()
}
