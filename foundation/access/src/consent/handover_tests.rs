//! The door opens when everything is there, and for each thing that is missing it stays shut.

use super::*;
use crate::consent::fixtures::{at, consent, id, login, recipient, request};
use crate::consent::{Flag, RecipientKind, RequestKind};

/// A prosecutor, her consent for him, and one chosen photograph.
fn papers() -> (Handover, Consent, Recipient) {
    let groups = BTreeSet::from([DataGroup::Media]);
    let consent = Consent { purpose: Purpose::Investigation, groups: groups.clone(), ..consent() };
    let mut handover = Handover::prepare(id(7), &consent, id(8), groups);
    handover.chosen_by_person_at = Some(at(1));
    handover.counsel = Some(Signature { by: login("lawyer-1"), at: at(1) });
    handover.sign(login("worker-1"), at(1)).unwrap();
    handover.sign(login("supervisor-1"), at(1)).unwrap();
    (handover, consent, recipient(RecipientKind::Judicial))
}

fn refused(change: impl FnOnce(&mut Handover, &mut Consent, &mut Recipient)) -> HandoverRefusal {
    let (mut handover, mut consent, mut recipient) = papers();
    change(&mut handover, &mut consent, &mut recipient);
    handover.open(&consent, &recipient, &[], at(2)).expect_err("the change shuts the door")
}

/// With everything in place one item passes, once.
#[test]
fn one_item_passes_once() {
    let (mut handover, consent, recipient) = papers();
    handover.open(&consent, &recipient, &[], at(2)).unwrap();
    assert_eq!(handover.open(&consent, &recipient, &[], at(2)), Err(HandoverRefusal::DoneAlready));
    assert_eq!(handover.sign(login("worker-2"), at(2)), Err(HandoverRefusal::DoneAlready));
}

/// Two persons sign after the consent; counsel is not one of them, and nobody signs twice.
#[test]
fn two_signatures_of_two_persons() {
    let (complete, _, _) = papers();
    let with = |signatures: Vec<Signature>| refused(|handover, _, _| handover.signatures = signatures);
    let signed = complete.signatures().to_vec();
    assert_eq!(with(signed[..1].to_vec()), HandoverRefusal::TwoSignatures);
    assert_eq!(with(vec![signed[0].clone(), signed[0].clone()]), HandoverRefusal::TwoSignatures, "forged in the store");
    assert_eq!(with(vec![signed[0].clone(), Signature { by: login("lawyer-1"), at: at(1) }]), HandoverRefusal::TwoSignatures);
    assert_eq!(with(vec![signed[0].clone(), Signature { at: at(-1), ..signed[1].clone() }]), HandoverRefusal::TwoSignatures, "signed before she agreed");
    assert_eq!(with(vec![signed[0].clone(), Signature { at: at(3), ..signed[1].clone() }]), HandoverRefusal::TwoSignatures, "signed in the future");
    let mut again = Handover { signatures: signed[..1].to_vec(), ..complete };
    assert_eq!(again.sign(login("worker-1"), at(1)), Err(HandoverRefusal::TwoSignatures));
    assert_eq!(again.sign(login("lawyer-1"), at(1)), Err(HandoverRefusal::TwoSignatures));
}

/// Without the person, her counsel or her consent for this very recipient, nothing passes.
#[test]
fn the_person_and_her_counsel_choose() {
    assert_eq!(refused(|handover, _, _| handover.chosen_by_person_at = None), HandoverRefusal::NotChosenByPerson);
    assert_eq!(refused(|handover, _, _| handover.counsel = None), HandoverRefusal::NoCounsel);
    assert_eq!(refused(|_, consent, _| consent.withdraw(at(1))), HandoverRefusal::NoConsent);
    assert_eq!(refused(|_, consent, _| consent.limits_told_at = None), HandoverRefusal::NoConsent);
    assert_eq!(refused(|_, consent, _| consent.id = id(9)), HandoverRefusal::NoConsent, "another consent than the one prepared");
    assert_eq!(refused(|_, _, recipient| recipient.id = RecipientId(id(9))), HandoverRefusal::NoConsent);
    assert_eq!(refused(|handover, _, _| handover.groups.extend([DataGroup::Identity])), HandoverRefusal::NoConsent);
    assert_eq!(refused(|handover, _, _| handover.groups.clear()), HandoverRefusal::NoConsent);
    let (mut handover, consent, recipient) = papers();
    let stop = [request(RequestKind::Erase, 1)];
    assert_eq!(handover.open(&consent, &recipient, &stop, at(2)), Err(HandoverRefusal::StoppedByPerson));
}

/// The door leads to those who prosecute under a fair law; not to armed, immigration or intelligence bodies, and not to friends as a short cut.
#[test]
fn the_door_leads_to_one_side() {
    for kind in [RecipientKind::ImmigrationEnforcement, RecipientKind::Armed, RecipientKind::Intelligence] {
        assert_eq!(refused(|_, _, recipient| recipient.kind = kind), HandoverRefusal::Closed, "{kind}");
    }
    assert_eq!(refused(|_, _, recipient| recipient.death_penalty = Flag::Unknown), HandoverRefusal::RecipientGate);
    assert_eq!(refused(|_, _, recipient| recipient.fair_trial = Flag::No), HandoverRefusal::RecipientGate);
    assert_eq!(refused(|_, _, recipient| recipient.kind = RecipientKind::Medical), HandoverRefusal::NotForTheDoor);
    assert_eq!(refused(|handover, _, _| handover.purpose = Purpose::Casework), HandoverRefusal::NotForTheDoor);
    assert_eq!(refused(|handover, _, _| handover.privileged = true), HandoverRefusal::Closed);
    assert_eq!(refused(|handover, _, _| handover.groups.extend([DataGroup::SexualViolence])), HandoverRefusal::Closed);
}
