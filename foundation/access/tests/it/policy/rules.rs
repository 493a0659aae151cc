//! Each rule that protects a person, with somebody who tries to break it.

use lantern_access::policy::{Action, BasisKind, Body, Principal, Purpose, Recipient, Resource, ResourceKind, Role, Sensitivity, Wing};

use super::samples::{CASE_ACTIONS, POLICIES, READINGS, about_record, assert_allowed, denied_by, door, second, worker};

const PROSECUTING: [Role; 3] = [Role::Investigator, Role::FinancialAnalyst, Role::Sanctions];
const PROSECUTING_PURPOSES: [Purpose; 3] = [Purpose::Investigation, Purpose::FinancialIntelligence, Purpose::Sanctions];
const COERCIVE: [Body; 3] = [Body::Immigration, Body::Armed, Body::Intelligence];

/// What is allowed at all: without these, every test below would pass on policies that deny everything.
#[test]
fn those_who_work_with_a_person_may_work() {
    let may = |role, action, sensitivity, purpose| assert_allowed(&about_record(&[role], action, Wing::Protect, sensitivity, purpose));
    may(Role::CaseWorker, Action::OpenIdentity, Sensitivity::Identity, Purpose::Casework);
    may(Role::CaseWorker, Action::ViewRecord, Sensitivity::Coded, Purpose::Casework);
    may(Role::GbvSpecialist, Action::OpenIdentity, Sensitivity::Gbv, Purpose::Casework);
    may(Role::BestInterestsPanel, Action::OpenIdentity, Sensitivity::Child, Purpose::Casework);
    may(Role::Lawyer, Action::OpenIdentity, Sensitivity::Privileged, Purpose::LegalAid);
    may(Role::CaseWorker, Action::ShareCase, Sensitivity::Identity, Purpose::Referral);
    may(Role::GbvSpecialist, Action::ShareCase, Sensitivity::Gbv, Purpose::Referral);
    may(Role::CaseWorker, Action::BreakGlass, Sensitivity::Identity, Purpose::Emergency);
    may(Role::BestInterestsPanel, Action::ViewRecord, Sensitivity::Child, Purpose::Casework);
    may(Role::GbvSpecialist, Action::CorrectRecord, Sensitivity::Gbv, Purpose::Casework);
    may(Role::Lawyer, Action::ViewRecord, Sensitivity::Privileged, Purpose::LegalAid);
    may(Role::CaseWorker, Action::RecordConsent, Sensitivity::Identity, Purpose::Casework);
    may(Role::Registration, Action::OpenRequest, Sensitivity::Identity, Purpose::PersonRequest);
    may(Role::DataProtection, Action::ManageRetention, Sensitivity::Open, Purpose::DataProtection);
    assert_allowed(&about_record(&[Role::Statistician], Action::ViewRecords, Wing::Measure, Sensitivity::Coded, Purpose::Statistics));
    assert_allowed(&about_record(&[Role::Registration], Action::ImportFile, Wing::Measure, Sensitivity::Open, Purpose::Statistics));
    assert_allowed(&about_record(&[Role::FinancialAnalyst], Action::ViewRecord, Wing::Prosecute, Sensitivity::Coded, Purpose::FinancialIntelligence));
    assert_allowed(&about_record(&[Role::Investigator], Action::OpenIdentity, Wing::Prosecute, Sensitivity::Identity, Purpose::Investigation));
    assert_allowed(&door());
    let mut contact = about_record(&[Role::HelplineOperator], Action::OpenIdentity, Wing::Protect, Sensitivity::Identity, Purpose::Casework);
    contact.resource.kind = ResourceKind::Contact;
    assert_allowed(&contact);
}

/// An administrator sees no record and no identity in any wing, whatever other roles the same account holds.
#[test]
fn administrators_see_no_records() {
    for action in CASE_ACTIONS {
        for &role in Role::ALL {
            for (wing, sensitivity, purpose) in [
                (Wing::Protect, Sensitivity::Identity, Purpose::Casework),
                (Wing::Measure, Sensitivity::Coded, Purpose::Statistics),
                (Wing::Protect, Sensitivity::Gbv, Purpose::PersonRequest),
                (Wing::Prosecute, Sensitivity::Identity, Purpose::Investigation),
                (Wing::Protect, Sensitivity::Identity, Purpose::Emergency),
            ] {
                denied_by(&about_record(&[Role::Administrator, role], action, wing, sensitivity, purpose));
            }
        }
    }
    for action in [Action::UnlockAgency, Action::ManageKeys, Action::ViewFigures] {
        denied_by(&about_record(&[Role::Administrator, Role::Supervisor], action, Wing::Measure, Sensitivity::Open, Purpose::Administration));
    }
}

/// Nobody reads, changes, shares or breaks open a case of another agency, nor one that belongs to no agency, nor without an agency.
#[test]
fn case_data_stay_in_the_agency() {
    for action in CASE_ACTIONS.into_iter().chain([Action::UnlockAgency, Action::ManageKeys, Action::DecideRequest, Action::ConfirmErasure]) {
        for &role in Role::ALL.iter().filter(|role| **role != Role::Local) {
            for (wing, sensitivity, purpose) in [
                (Wing::Protect, Sensitivity::Identity, Purpose::Casework),
                (Wing::Protect, Sensitivity::Gbv, Purpose::Referral),
                (Wing::Prosecute, Sensitivity::Coded, Purpose::Investigation),
                (Wing::Protect, Sensitivity::Child, Purpose::Emergency),
                (Wing::Protect, Sensitivity::Open, Purpose::PersonRequest),
            ] {
                let mut question = about_record(&[role], action, wing, sensitivity, purpose);
                for agency in [Some("SOUTH"), Some(""), Some("north"), None] {
                    question.resource.agency = agency.map(str::to_owned);
                    denied_by(&question);
                }
                question.principal.agency = None;
                denied_by(&question);
            }
        }
    }
}

/// The compartments open to their own role only; a broken glass opens none of them to others.
#[test]
fn compartments_open_to_their_own_role() {
    for (sensitivity, keeper) in [(Sensitivity::Gbv, Some(Role::GbvSpecialist)), (Sensitivity::Privileged, Some(Role::Lawyer)), (Sensitivity::Complaint, None)]
    {
        for &role in Role::ALL.iter().filter(|role| Some(**role) != keeper) {
            for action in CASE_ACTIONS {
                for purpose in [Purpose::Casework, Purpose::LegalAid, Purpose::PersonRequest, Purpose::Emergency, Purpose::ComplaintHandling] {
                    denied_by(&about_record(&[role, Role::Supervisor], action, Wing::Protect, sensitivity, purpose));
                }
            }
        }
    }
    for (action, id) in [
        (Action::FindPerson, "identity-never-search-privileged"),
        (Action::ExportPerson, "identity-never-search-privileged"),
        (Action::ShareCase, "sharing-never-privileged"),
        (Action::HandOverItem, "sharing-never-privileged"),
    ] {
        let question = about_record(&[Role::Lawyer, Role::CaseWorker], action, Wing::Protect, Sensitivity::Privileged, Purpose::LegalAid);
        assert!(denied_by(&question).contains(&id.to_owned()), "{action}");
    }
    let mut untrained = about_record(&[Role::CaseWorker], Action::OpenIdentity, Wing::Protect, Sensitivity::Child, Purpose::Casework);
    untrained.principal.child_trained = false;
    assert_eq!(denied_by(&untrained), ["records-child-trained-only"]);
}

/// No role, purpose or body of prosecution reads what was said to protection, whatever else the account may be.
#[test]
fn nothing_of_protection_is_read_for_prosecution() {
    for action in READINGS.into_iter().chain([Action::ViewConsents, Action::BreakGlass, Action::CorrectRecord, Action::HandOverItem]) {
        for sensitivity in [Sensitivity::Coded, Sensitivity::Identity, Sensitivity::Child, Sensitivity::Gbv] {
            for purpose in [Purpose::Casework, Purpose::PersonRequest, Purpose::Investigation, Purpose::Emergency] {
                for role in PROSECUTING {
                    let both = [role, Role::CaseWorker, Role::GbvSpecialist];
                    assert!(denied_by(&about_record(&both, action, Wing::Protect, sensitivity, purpose)).contains(&"wall-roles".to_owned()));
                }
                for body in [Body::Judicial, Body::Police, Body::FinancialUnit, Body::SanctionsBody, Body::Immigration, Body::Armed, Body::Intelligence] {
                    let mut question = about_record(&[Role::CaseWorker, Role::GbvSpecialist], action, Wing::Protect, sensitivity, purpose);
                    question.principal.body = body;
                    denied_by(&question);
                }
            }
        }
    }
    for action in READINGS {
        for purpose in PROSECUTING_PURPOSES {
            let question = about_record(&[Role::CaseWorker, Role::Supervisor], action, Wing::Protect, Sensitivity::Identity, purpose);
            assert!(denied_by(&question).contains(&"wall-purposes".to_owned()));
        }
    }
}

/// The wall has two sides: no other role handles what prosecution gathered, not even to correct it, consent to it or hold it.
#[test]
fn nothing_of_prosecution_is_handled_by_others() {
    for &role in Role::ALL.iter().filter(|role| !PROSECUTING.contains(role)) {
        for action in CASE_ACTIONS {
            for purpose in [Purpose::Casework, Purpose::PersonRequest, Purpose::Emergency, Purpose::Investigation] {
                let question = about_record(&[role], action, Wing::Prosecute, Sensitivity::Coded, purpose);
                assert!(denied_by(&question).contains(&"wall-prosecution-keeps-its-own".to_owned()), "{role} {action}");
            }
        }
    }
}

/// Immigration, armed and intelligence bodies see nothing but public pages, in any wing and with any role.
#[test]
fn coercive_bodies_see_public_pages_only() {
    let public = [Action::ViewStart, Action::ViewPublicFigures, Action::ViewPolicy, Action::ViewOwnAccount, Action::ViewOwnAccess];
    for body in COERCIVE {
        for &role in Role::ALL {
            for &action in Action::ALL.iter().filter(|action| !public.contains(action)) {
                for (wing, purpose) in [(Wing::Protect, Purpose::Casework), (Wing::Prosecute, Purpose::Investigation), (Wing::Measure, Purpose::Administration)]
                {
                    let mut question = about_record(&[role], action, wing, Sensitivity::Coded, purpose);
                    question.principal.body = body;
                    question.principal.local = true;
                    denied_by(&question);
                }
            }
        }
    }
}

/// A case goes to no prosecuting body: the door is the only way, and it takes one item.
#[test]
fn a_case_goes_round_no_wall() {
    for body in [Body::Judicial, Body::Police, Body::FinancialUnit, Body::SanctionsBody] {
        for wing in [Wing::Protect, Wing::Measure, Wing::Prevent] {
            for purpose in [Purpose::Referral, Purpose::Casework, Purpose::LegalAid, Purpose::Investigation] {
                let mut question = about_record(&[Role::CaseWorker, Role::Supervisor], Action::ShareCase, wing, Sensitivity::Identity, purpose);
                question.context.recipient = Some(Recipient { body, death_penalty: false, fair_trial: true });
                assert!(denied_by(&question).contains(&"wall-recipients".to_owned()));
            }
        }
    }
}

/// The door shuts when any one of its conditions is missing, and says which.
#[test]
fn the_door_needs_all_its_conditions() {
    let without = |id: &str, change: &dyn Fn(&mut lantern_access::policy::Question)| {
        let mut question = door();
        change(&mut question);
        assert!(denied_by(&question).contains(&id.to_owned()), "{id} should have shut the door");
    };
    without("door-single-item", &|question| question.resource.items = 2);
    without("door-single-item", &|question| question.resource.items = 0);
    without("door-single-item", &|question| question.resource.kind = ResourceKind::Record);
    without("door-consent", &|question| question.context.basis = None);
    without("door-consent", &|question| question.context.basis.as_mut().unwrap().kind = BasisKind::CourtOrder);
    without("door-consent", &|question| question.context.basis.as_mut().unwrap().live = false);
    without("door-consent", &|question| question.context.basis.as_mut().unwrap().for_recipient = false);
    without("door-counsel", &|question| question.context.counsel_consulted = false);
    without("door-two-signatures", &|question| question.context.second_person = None);
    without("door-two-signatures", &|question| question.context.second_person = Some(question.principal.clone()));
    without("door-two-signatures", &|question| question.context.second_person = Some(Principal::new("colleague", &[Role::CaseWorker])));
    without("door-two-signatures", &|question| {
        question.context.second_person = Some(Principal { body: Body::Police, ..second() });
    });
    without("door-two-signatures", &|question| {
        question.context.second_person = Some(Principal::new("other-side", &[Role::Supervisor, Role::Investigator]));
    });
    without("sharing-protocol", &|question| question.context.protocol = None);
    without("recipients-named", &|question| question.context.recipient = None);
    for sensitivity in [Sensitivity::Gbv, Sensitivity::Privileged, Sensitivity::Complaint] {
        without("door-closed-compartments", &|question| question.resource.sensitivity = sensitivity);
    }
}

/// Immigration, armed and intelligence bodies receive nothing, not even an aggregate; a court only where nobody is killed and trials are fair.
#[test]
fn recipients_that_harm_receive_nothing() {
    let mut aggregate = about_record(&[Role::Statistician], Action::ShareAggregate, Wing::Measure, Sensitivity::Coded, Purpose::Statistics);
    assert_allowed(&aggregate);
    let mut case = about_record(&[Role::CaseWorker], Action::ShareCase, Wing::Protect, Sensitivity::Identity, Purpose::Referral);
    let mut item = door();
    for body in COERCIVE {
        for question in [&mut aggregate, &mut case, &mut item] {
            question.context.recipient = Some(Recipient { body, death_penalty: false, fair_trial: true });
            assert!(denied_by(question).contains(&"recipients-never".to_owned()));
        }
    }
    let investigation = about_record(&[Role::Investigator], Action::ShareCase, Wing::Prosecute, Sensitivity::Identity, Purpose::Investigation);
    for body in [Body::Judicial, Body::Police, Body::FinancialUnit, Body::SanctionsBody] {
        for mut question in [door(), investigation.clone()] {
            let mut says = |death_penalty, fair_trial| {
                question.context.recipient = Some(Recipient { body, death_penalty, fair_trial });
                POLICIES.decide(&question)
            };
            assert!(says(false, true).allowed);
            assert_eq!(says(true, true).by, ["recipients-death-penalty"]);
            assert_eq!(says(false, false).by, ["recipients-fair-trial"]);
        }
    }
}

/// A basis other than consent counts only with a supervisor's decision, for sharing, opening and holding alike.
#[test]
fn other_bases_need_a_supervisor() {
    for basis in [BasisKind::BestInterests, BasisKind::VitalInterests, BasisKind::LegalDuty, BasisKind::CourtOrder] {
        for mut question in [
            about_record(&[Role::CaseWorker], Action::ShareCase, Wing::Protect, Sensitivity::Identity, Purpose::Referral),
            about_record(&[Role::Investigator], Action::OpenIdentity, Wing::Prosecute, Sensitivity::Identity, Purpose::Investigation),
        ] {
            question.context.basis.as_mut().unwrap().kind = basis;
            assert_allowed(&question);
            for decider in [None, Some(worker(&[Role::CaseWorker])), Some(Principal::new("helper", &[Role::Coordinator]))] {
                question.context.basis.as_mut().unwrap().decided_by = decider;
                assert_eq!(denied_by(&question), ["sharing-basis-decided"]);
            }
        }
    }
    let mut alone = about_record(&[Role::CaseWorker], Action::DecideBasis, Wing::Protect, Sensitivity::Identity, Purpose::Casework);
    assert!(denied_by(&alone).is_empty());
    alone.principal.roles = vec![Role::Supervisor];
    assert_allowed(&alone);
}

/// Survivors' files leave one by one, with their word, to a service; not as a list, not on another basis, not for another purpose.
#[test]
fn survivors_files_leave_with_their_word_only() {
    let good = about_record(&[Role::GbvSpecialist], Action::ShareCase, Wing::Protect, Sensitivity::Gbv, Purpose::Referral);
    let mut list = good.clone();
    list.resource.items = 2;
    let mut decided = good.clone();
    decided.context.basis.as_mut().unwrap().kind = BasisKind::VitalInterests;
    let mut asked = good;
    asked.context.purpose = Purpose::Casework;
    for question in [list, decided, asked] {
        assert_eq!(denied_by(&question), ["sharing-gbv"]);
    }
}

/// Statisticians, coordinators and interpreters open no identity; a copy goes to one person, on her request.
#[test]
fn identities_are_opened_by_few() {
    for role in [
        Role::Statistician,
        Role::Coordinator,
        Role::Interpreter,
        Role::Auditor,
        Role::DataProtection,
        Role::MrmMonitor,
        Role::ServiceMappingOwner,
        Role::Local,
    ] {
        for &purpose in Purpose::ALL {
            for wing in [Wing::Protect, Wing::Measure] {
                for action in [Action::OpenIdentity, Action::FindPerson, Action::ExportPerson] {
                    denied_by(&about_record(&[role], action, wing, Sensitivity::Identity, purpose));
                }
            }
        }
    }
    let mut copy = about_record(&[Role::CaseWorker], Action::ExportPerson, Wing::Protect, Sensitivity::Identity, Purpose::PersonRequest);
    assert_allowed(&copy);
    copy.resource.items = 2;
    assert_eq!(denied_by(&copy), ["identity-copy-one-person"]);
    let other = about_record(&[Role::CaseWorker], Action::ExportPerson, Wing::Protect, Sensitivity::Identity, Purpose::Casework);
    assert_eq!(denied_by(&other), ["identity-copy-one-person"]);
    let mut unfounded = about_record(&[Role::Investigator], Action::OpenIdentity, Wing::Prosecute, Sensitivity::Identity, Purpose::Investigation);
    unfounded.context.basis = None;
    assert_eq!(denied_by(&unfounded), ["identity-investigation-basis"]);
}

/// Incidents of grave violations are the monitor's; the monitor has no case file, and a helpline's contacts are the helpline's.
#[test]
fn desks_stand_apart_from_case_work() {
    for (kind, keeper) in [(ResourceKind::Incident, Role::MrmMonitor), (ResourceKind::Contact, Role::HelplineOperator)] {
        let mut question = about_record(&[keeper], Action::ViewRecord, Wing::Protect, Sensitivity::Coded, Purpose::Casework);
        denied_by(&question);
        question.resource.kind = kind;
        assert_allowed(&question);
        for &role in Role::ALL.iter().filter(|role| **role != keeper) {
            question.principal.roles = vec![role];
            denied_by(&question);
        }
    }
    // Not even a danger that cannot wait opens the monitor's desk to case work.
    let mut emergency = about_record(&[Role::CaseWorker], Action::BreakGlass, Wing::Protect, Sensitivity::Coded, Purpose::Emergency);
    emergency.resource.kind = ResourceKind::Incident;
    assert_eq!(denied_by(&emergency), ["records-monitor-only"]);
}

/// A relative of the person, or somebody else with a conflict of interest, does nothing with her file.
#[test]
fn no_conflict_of_interest() {
    for action in CASE_ACTIONS {
        let mut question = about_record(&[Role::CaseWorker, Role::Supervisor], action, Wing::Protect, Sensitivity::Identity, Purpose::Casework);
        question.resource.conflict = true;
        assert!(denied_by(&question).contains(&"records-no-conflict".to_owned()));
    }
}

/// An account without a role, or a role without a purpose that fits, reads nothing.
#[test]
fn what_no_rule_allows_is_denied() {
    for action in CASE_ACTIONS {
        assert!(!POLICIES.decide(&about_record(&[], action, Wing::Protect, Sensitivity::Identity, Purpose::Casework)).allowed);
    }
    let curious = about_record(&[Role::CaseWorker], Action::OpenIdentity, Wing::Protect, Sensitivity::Identity, Purpose::Administration);
    assert!(denied_by(&curious).is_empty());
}

/// Exact figures of one agency are for its own staff, those of all for the three roles that coordinate by figures; public ones for everybody.
#[test]
fn figures_are_seen_by_those_who_may() {
    let mut figures = about_record(&[Role::CaseWorker], Action::ViewFigures, Wing::Measure, Sensitivity::Coded, Purpose::Statistics);
    assert_allowed(&figures);
    figures.resource = Resource { sensitivity: Sensitivity::Coded, ..Resource::new(ResourceKind::Figures) };
    assert!(denied_by(&figures).is_empty());
    for &role in Role::ALL.iter().filter(|role| **role != Role::Local) {
        figures.principal.roles = vec![role];
        figures.action = Action::ViewFigures;
        let all = [Role::Statistician, Role::Coordinator, Role::MrmMonitor].contains(&role);
        assert_eq!(POLICIES.decide(&figures).allowed, all, "{role}");
        figures.action = Action::ViewPublicFigures;
        assert_allowed(&figures);
        figures.action = Action::LoadLists;
        let loads = [Role::Statistician, Role::Sanctions, Role::Administrator].contains(&role);
        assert_eq!(POLICIES.decide(&figures).allowed, loads, "{role}");
    }
}
