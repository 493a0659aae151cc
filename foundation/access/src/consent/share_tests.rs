//! A share that is right in every way, and every way to make it wrong.

use proptest::prelude::*;

use super::*;
use crate::consent::fixtures::{approved, at, child_consent, consent, decision, groups, id, login, north, person, protocol, recipient, request, terms};
use crate::consent::{Flag, ProtocolTerms, RecipientKind, RequestKind};

/// All that a question points to.
#[derive(Clone)]
struct Papers {
    days: i64,
    agency: Agency,
    wing: Wing,
    purpose: Purpose,
    recipient: Recipient,
    groups: BTreeSet<DataGroup>,
    level: ShareLevel,
    protocol: Option<Protocol>,
    person: Option<Person>,
    consents: Vec<Consent>,
    decisions: Vec<Decision>,
    requests: Vec<Request>,
    privileged: bool,
    gathered_by: BTreeSet<Agency>,
}

impl Papers {
    fn share(&self) -> Result<Ground, ShareRefusal> {
        share(&self.question())
    }

    fn question(&self) -> ShareQuestion<'_> {
        ShareQuestion {
            at: at(self.days),
            agency: &self.agency,
            wing: self.wing,
            purpose: self.purpose,
            recipient: &self.recipient,
            groups: &self.groups,
            level: self.level,
            protocol: self.protocol.as_ref(),
            person: self.person,
            consents: &self.consents,
            decisions: &self.decisions,
            requests: &self.requests,
            privileged: self.privileged,
            gathered_by: &self.gathered_by,
        }
    }

    /// What the policies say to a case worker of the north who puts the same question, believing what `context` claims.
    fn policies_allow(&self, context: policy::Context) -> bool {
        let action = if self.level == ShareLevel::Case { policy::Action::ShareCase } else { policy::Action::ShareAggregate };
        let roles: &[policy::Role] = if self.level == ShareLevel::Case { &[policy::Role::CaseWorker] } else { &[policy::Role::Statistician] };
        let resource = policy::Resource::record("north", self.wing, policy::Sensitivity::Identity);
        let principal = Principal::new("worker-1", roles).of_agency("north");
        policy::Policies::builtin().unwrap().decide(&policy::Question { principal, action, resource, context }).allowed
    }

    /// The refusal after one change.
    fn refused(&self, change: impl FnOnce(&mut Self)) -> ShareRefusal {
        let mut papers = self.clone();
        change(&mut papers);
        papers.share().expect_err("the change makes the share wrong")
    }
}

/// An adult's referral to a clinic on her consent.
fn referral() -> Papers {
    Papers {
        days: 1,
        agency: north(),
        wing: Wing::Protect,
        purpose: Purpose::Referral,
        recipient: recipient(RecipientKind::Medical),
        groups: groups(),
        level: ShareLevel::Case,
        protocol: Some(protocol(ShareLevel::Case)),
        person: Some(person()),
        consents: vec![consent()],
        decisions: Vec::new(),
        requests: Vec::new(),
        privileged: false,
        gathered_by: BTreeSet::new(),
    }
}

/// Monthly figures to a statistical office.
fn figures() -> Papers {
    Papers {
        purpose: Purpose::Statistics,
        recipient: recipient(RecipientKind::Statistics),
        groups: BTreeSet::from([DataGroup::Coded]),
        level: ShareLevel::Aggregate,
        protocol: Some(protocol(ShareLevel::Aggregate)),
        person: None,
        consents: Vec::new(),
        ..referral()
    }
}

/// The right share goes through, and says on which papers.
#[test]
fn a_right_share_names_its_papers() {
    assert_eq!(referral().share(), Ok(Ground { protocol: id(4), basis: Some((BasisKind::Consent, id(1))) }));
    assert_eq!(figures().share(), Ok(Ground { protocol: id(4), basis: None }));
}

/// Immigration enforcement, armed and intelligence bodies receive nothing: not a case, not a figure, not with consent, not by court order.
#[test]
fn some_recipients_receive_nothing() {
    for kind in [RecipientKind::ImmigrationEnforcement, RecipientKind::Armed, RecipientKind::Intelligence] {
        for mut papers in [referral(), figures()] {
            papers.recipient.kind = kind;
            papers.decisions = vec![Decision { reference: crate::consent::Line::parse("court 1").ok(), ..decision(BasisKind::CourtOrder) }];
            assert_eq!(papers.share(), Err(ShareRefusal::RecipientReceivesNothing), "{kind}");
            papers.wing = Wing::Prosecute;
            assert_eq!(papers.share(), Err(ShareRefusal::RecipientReceivesNothing), "{kind}");
        }
    }
}

/// Where death threatens, no fair trial is known or nobody has looked lately, nothing about a case goes to those who prosecute, nor to
/// anybody for their purposes.
#[test]
fn jurisdictions_are_looked_at() {
    let mut papers = referral();
    papers.wing = Wing::Prosecute;
    papers.recipient = recipient(RecipientKind::Judicial);
    assert!(papers.share().is_ok());
    for flag in [Flag::Yes, Flag::Unknown] {
        assert_eq!(papers.refused(|papers| papers.recipient.death_penalty = flag), ShareRefusal::DeathPenalty);
    }
    for flag in [Flag::No, Flag::Unknown] {
        assert_eq!(papers.refused(|papers| papers.recipient.fair_trial = flag), ShareRefusal::FairTrial);
    }
    assert_eq!(papers.refused(|papers| papers.recipient.assessed_on = None), ShareRefusal::RecipientNotAssessed);
    assert_eq!(papers.refused(|papers| papers.recipient.assessed_source = None), ShareRefusal::RecipientNotAssessed);
    assert_eq!(papers.refused(|papers| papers.recipient.assessed_on = Some(at(-366).day())), ShareRefusal::RecipientNotAssessed);
    assert_eq!(papers.refused(|papers| papers.recipient.assessed_on = Some(at(2).day())), ShareRefusal::RecipientNotAssessed, "from the future");
    let for_them = referral().refused(|papers| {
        papers.purpose = Purpose::Investigation;
        papers.recipient.death_penalty = Flag::Unknown;
    });
    assert_eq!(for_them, ShareRefusal::DeathPenalty);
}

/// The policies and these rules agree: what is right passes both, and what no paper can make right is denied by the policies alone, even if
/// every paper were claimed to be in order.
#[test]
fn the_policies_say_the_same() {
    let papers = referral();
    assert!(papers.policies_allow(papers.question().policy_context(None)));
    let mut without = referral();
    without.consents.clear();
    assert!(!without.policies_allow(without.question().policy_context(None)));
    let mut ended = referral();
    ended.days = 366;
    assert!(!ended.policies_allow(ended.question().policy_context(None)));
    let mut decided = referral();
    decided.consents.clear();
    decided.decisions = vec![decision(BasisKind::VitalInterests)];
    assert!(!decided.policies_allow(decided.question().policy_context(None)), "nobody is known to have decided");
    let supervisor = Principal::new("supervisor-1", &[policy::Role::Supervisor]).of_agency("north");
    assert!(decided.policies_allow(decided.question().policy_context(Some(supervisor))));
    for &kind in RecipientKind::ALL {
        let mut bent = referral();
        bent.recipient.kind = kind;
        let claimed = policy::Context { recipient: bent.question().policy_context(None).recipient, ..papers.question().policy_context(None) };
        assert_eq!(bent.policies_allow(claimed), !kind.receives_nothing() && !kind.prosecutes(), "{kind}");
    }
}

/// Nothing said to protection reaches prosecution by a share, whatever the basis; for that there is the door.
#[test]
fn the_wall_stands_on_every_basis() {
    let order = Decision { reference: crate::consent::Line::parse("court 1").ok(), ..decision(BasisKind::CourtOrder) };
    let others = [BasisKind::VitalInterests, BasisKind::LegalDuty, BasisKind::BestInterests].map(decision);
    for kind in [RecipientKind::Judicial, RecipientKind::Investigative, RecipientKind::FinancialUnit, RecipientKind::SanctionsBody] {
        for wing in [Wing::Protect, Wing::Measure, Wing::Prevent] {
            let refusal = referral().refused(|papers| {
                papers.wing = wing;
                papers.recipient.kind = kind;
                papers.decisions = others.iter().cloned().chain([order.clone()]).collect();
            });
            assert_eq!(refusal, ShareRefusal::DoorOnly, "{kind} {wing}");
        }
    }
    // A clinic as a letter box for the prosecutor.
    let letter_box = referral().refused(|papers| {
        papers.purpose = Purpose::Investigation;
        papers.protocol = Some(approved(ProtocolTerms { purpose: Purpose::Investigation, ..terms(ShareLevel::Case) }));
        papers.consents[0].purpose = Purpose::Investigation;
    });
    assert_eq!(letter_box, ShareRefusal::DoorOnly);
}

/// Every share names a live protocol that is about it in every respect.
#[test]
fn every_share_names_a_protocol() {
    let papers = referral();
    let other_terms = |terms: ProtocolTerms| move |papers: &mut Papers| papers.protocol = Some(approved(terms));
    assert_eq!(papers.refused(|papers| papers.protocol = None), ShareRefusal::NoProtocol);
    let draft = Protocol::draft(id(4), terms(ShareLevel::Case), login("officer-1"), at(0)).unwrap();
    assert_eq!(papers.refused(|papers| papers.protocol = Some(draft)), ShareRefusal::ProtocolNotLive);
    assert_eq!(papers.refused(|papers| papers.days = 366), ShareRefusal::ProtocolNotLive);
    assert_eq!(papers.refused(|papers| papers.agency = Agency::parse("south").unwrap()), ShareRefusal::ProtocolParty);
    let elsewhere = super::super::RecipientId(id(9));
    assert_eq!(papers.refused(other_terms(ProtocolTerms { recipient: elsewhere, ..terms(ShareLevel::Case) })), ShareRefusal::ProtocolRecipient);
    assert_eq!(papers.refused(other_terms(ProtocolTerms { purpose: Purpose::Casework, ..terms(ShareLevel::Case) })), ShareRefusal::ProtocolPurpose);
    let fewer = BTreeSet::from([DataGroup::Coded]);
    assert_eq!(papers.refused(other_terms(ProtocolTerms { groups: fewer, ..terms(ShareLevel::Case) })), ShareRefusal::ProtocolGroups);
    let figures = ProtocolTerms { purpose: Purpose::Referral, groups: BTreeSet::from([DataGroup::Coded]), ..terms(ShareLevel::Aggregate) };
    assert_eq!(papers.refused(other_terms(figures)), ShareRefusal::ProtocolLevel);
}

/// Without a basis nothing goes out; with a wrong one the reason is the right one.
#[test]
fn the_reason_is_the_right_one() {
    let papers = referral();
    assert_eq!(papers.refused(|papers| papers.consents.clear()), ShareRefusal::NoBasis);
    assert_eq!(papers.refused(|papers| papers.consents[0].purpose = Purpose::Casework), ShareRefusal::NotCovered);
    assert_eq!(papers.refused(|papers| papers.consents[0].groups = BTreeSet::from([DataGroup::Coded])), ShareRefusal::NotCovered);
    assert_eq!(papers.refused(|papers| papers.consents[0].limits_told_at = None), ShareRefusal::LimitsNotTold);
    assert_eq!(papers.refused(|papers| papers.consents[0].withdraw(at(0))), ShareRefusal::Withdrawn);
    assert_eq!(papers.refused(|papers| papers.days = 181), ShareRefusal::Expired);
    let grown = papers.refused(|papers| {
        papers.consents = vec![Consent { until: at(300).day(), ..child_consent() }];
        papers.days = 200;
    });
    assert_eq!(grown, ShareRefusal::RenewAtMajority);
    assert_eq!(papers.refused(|papers| papers.person = None), ShareRefusal::NoPerson);
    assert_eq!(papers.refused(|papers| papers.groups.clear()), ShareRefusal::NoGroups);
    assert_eq!(papers.refused(|papers| papers.privileged = true), ShareRefusal::Privileged);
}

/// The consent and the decisions of one person open nothing about another.
#[test]
fn papers_of_others_open_nothing() {
    let other = Person::parse("00000000-0000-4000-8000-000000000001").unwrap();
    assert_eq!(referral().refused(|papers| papers.person = Some(other)), ShareRefusal::NoBasis);
    let decided = referral().refused(|papers| {
        papers.person = Some(other);
        papers.decisions = vec![decision(BasisKind::VitalInterests)];
    });
    assert_eq!(decided, ShareRefusal::NoBasis);
}

/// Withdrawing one sheet withdraws what it said: an older sheet for the same does not bring it back, a newer consent does.
#[test]
fn an_older_sheet_does_not_undo_a_withdrawal() {
    let withdrawn = referral().refused(|papers| {
        papers.consents.push(Consent { id: id(8), ..consent() });
        papers.consents[0].withdraw(at(1));
    });
    assert_eq!(withdrawn, ShareRefusal::Withdrawn);
    let mut papers = referral();
    papers.days = 3;
    papers.consents[0].withdraw(at(1));
    papers.consents.push(Consent { id: id(8), given_at: at(2), ..consent() });
    assert_eq!(papers.share().unwrap().basis, Some((BasisKind::Consent, id(8))));
}

/// Whoever asks for erasure or restriction is heard at once: on consent, on best interests, and on anything decided before.
#[test]
fn sharing_stops_at_once() {
    for kind in [RequestKind::Erase, RequestKind::Restrict] {
        assert_eq!(referral().refused(|papers| papers.requests = vec![request(kind, 1)]), ShareRefusal::StoppedByPerson, "{kind}");
        for basis in [BasisKind::VitalInterests, BasisKind::BestInterests] {
            let mut papers = referral();
            papers.consents.clear();
            papers.decisions = vec![Decision { child: true, ..decision(basis) }];
            assert_eq!(papers.share().unwrap().basis, Some((basis, id(3))));
            papers.requests = vec![request(kind, 1)];
            assert_eq!(papers.share(), Err(ShareRefusal::DecideAnew), "{kind} {basis}");
            papers.days = 3;
            papers.decisions[0].decided_at = at(2);
            // A danger to life that a supervisor saw after the request goes on; the best interests of a child who said stop do not.
            assert_eq!(papers.share().is_ok(), basis == BasisKind::VitalInterests, "{kind} {basis}");
        }
    }
    for kind in [RequestKind::See, RequestKind::Correct] {
        let mut papers = referral();
        papers.requests = vec![request(kind, 1)];
        assert!(papers.share().is_ok(), "{kind}");
    }
    let withdrawing = [request(RequestKind::Withdraw, 1)];
    assert_eq!(referral().refused(|papers| papers.requests = withdrawing.to_vec()), ShareRefusal::StoppedByPerson, "before the paper is marked");
    let mut papers = referral();
    papers.requests = vec![request(RequestKind::Erase, 1)];
    papers.requests[0].cancel(login("worker-1"), at(1)).unwrap();
    assert!(papers.share().is_ok(), "a cancelled request stops nothing");
}

/// Data on sexual violence leave as figures to which every gathering agency agreed, or with the survivor on her way to a service.
#[test]
fn sexual_violence_has_its_own_way_out() {
    let with_it = || BTreeSet::from([DataGroup::Coded, DataGroup::SexualViolence]);
    let mut papers = referral();
    papers.groups = with_it();
    papers.consents[0].groups = with_it();
    assert!(papers.share().is_ok(), "a survivor's own referral");
    let decided = papers.refused(|papers| {
        papers.consents.clear();
        papers.decisions = vec![Decision { groups: with_it(), ..decision(BasisKind::VitalInterests) }];
    });
    assert_eq!(decided, ShareRefusal::SexualViolence);
    let other_purpose = papers.refused(|papers| {
        papers.purpose = Purpose::Casework;
        papers.protocol = Some(approved(ProtocolTerms { purpose: Purpose::Casework, ..terms(ShareLevel::Case) }));
        papers.consents[0].purpose = Purpose::Casework;
    });
    assert_eq!(other_purpose, ShareRefusal::SexualViolence);

    let mut counted = figures();
    counted.groups = with_it();
    assert_eq!(counted.share(), Err(ShareRefusal::AgenciesNotAsked), "nobody knows who gathered them");
    let south = Agency::parse("south").unwrap();
    let agreed = ProtocolTerms { sexual_violence_agreed: BTreeSet::from([north()]), ..terms(ShareLevel::Aggregate) };
    counted.protocol = Some(approved(agreed));
    counted.gathered_by = BTreeSet::from([north(), south]);
    assert_eq!(counted.share(), Err(ShareRefusal::AgenciesNotAsked), "the south was not asked");
    counted.gathered_by = BTreeSet::from([north()]);
    assert!(counted.share().is_ok());
}

/// Without a key of the recipient only coded answers leave, whatever was agreed.
#[test]
fn more_than_coded_answers_leaves_sealed_only() {
    let right = referral();
    assert_eq!(right.refused(|papers| papers.recipient.seal_to = None), ShareRefusal::NoKey);
    let mut coded = right;
    coded.recipient.seal_to = None;
    coded.groups = BTreeSet::from([DataGroup::Coded]);
    assert!(coded.share().is_ok());
}

/// Figures are figures: no name among them, and whoever gets figures gets no case.
#[test]
fn figures_are_figures() {
    for kind in [RecipientKind::Statistics, RecipientKind::Donor] {
        assert_eq!(referral().refused(|papers| papers.recipient.kind = kind), ShareRefusal::FiguresOnly, "{kind}");
    }
    assert_eq!(figures().refused(|papers| papers.groups = BTreeSet::from([DataGroup::Identity])), ShareRefusal::ProtocolGroups);
    assert_eq!(figures().refused(|papers| papers.level = ShareLevel::Case), ShareRefusal::ProtocolLevel);
}

proptest! {
    /// Whatever the papers say: if a case is shared, then not with those who receive nothing, not over the wall, not without a live paper of this
    /// very person, and never what is privileged.
    #[test]
    fn no_set_of_papers_opens_the_wall(
        kind in prop::sample::select(RecipientKind::ALL),
        wing in prop::sample::select(Wing::ALL),
        purpose in prop::sample::select(Purpose::ALL),
        basis in prop::sample::select(BasisKind::ALL),
        (with_consent, privileged, told, stopped) in any::<(bool, bool, bool, bool)>(),
        wanted in prop::collection::btree_set(prop::sample::select(DataGroup::ALL), 0..4),
        days in -2_i64..200,
    ) {
        let mut papers = referral();
        papers.recipient.kind = kind;
        papers.wing = wing;
        papers.purpose = purpose;
        papers.protocol = Some(approved(ProtocolTerms { purpose, ..terms(ShareLevel::Case) }));
        papers.privileged = privileged;
        papers.groups = wanted.clone();
        papers.days = days;
        papers.consents = if with_consent { vec![Consent { purpose, groups: wanted.clone(), ..consent() }] } else { Vec::new() };
        if !told {
            papers.consents.iter_mut().for_each(|consent| consent.limits_told_at = None);
        }
        papers.decisions = vec![Decision { purpose, groups: wanted.clone(), child: true, ..decision(basis) }];
        papers.requests = if stopped { vec![request(RequestKind::Erase, 0)] } else { Vec::new() };
        if let Ok(ground) = papers.share() {
            prop_assert!(!privileged && !wanted.is_empty());
            prop_assert!(!kind.receives_nothing() && !kind.figures_only());
            prop_assert!(wing == Wing::Prosecute || !(kind.prosecutes() || prosecuting(purpose)));
            let (used, _) = ground.basis.unwrap();
            prop_assert!(used != BasisKind::Consent || (with_consent && told && !stopped && papers.consents[0].check_live(at(days)).is_ok()));
            prop_assert!(used == BasisKind::Consent || (used == basis && !stopped && papers.decisions[0].check_live(at(days)).is_ok()));
            prop_assert!(!wanted.contains(&DataGroup::SexualViolence) || (used == BasisKind::Consent && purpose == Purpose::Referral));
        }
    }
}
