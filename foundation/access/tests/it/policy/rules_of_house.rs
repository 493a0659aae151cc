//! The rules of accounts, complaints, rights, broken glass and the account `local`, with somebody who tries to break them.

use std::collections::BTreeSet;

use lantern_access::policy::{Action, BasisKind, Context, Principal, Purpose, Question, Resource, ResourceKind, Role, Sensitivity, Wing};

use super::samples::{POLICIES, about_record, all_given, assert_allowed, denied_by, second, worker};

/// A question of a worker of NORTH about something of NORTH.
fn about(role: Role, action: Action, kind: ResourceKind, purpose: Purpose) -> Question {
    let mut question = about_record(&[role], action, Wing::Measure, Sensitivity::Open, purpose);
    question.resource.kind = kind;
    question
}

/// The account `local` may do its own things, with coded data, on the machine itself, and nothing else.
#[test]
fn the_local_account_does_its_work_only() {
    let work: BTreeSet<Action> = [
        Action::ViewStart,
        Action::ViewPublicFigures,
        Action::ViewFigures,
        Action::ViewQuality,
        Action::ViewLists,
        Action::LoadLists,
        Action::ViewImports,
        Action::ImportFile,
        Action::ViewRecords,
        Action::ViewRecord,
        Action::ViewHistory,
        // The questions of a form, for practice: without an agency nothing of it can be kept.
        Action::Screen,
        Action::ManageAgencies,
        Action::ViewLedger,
        Action::ManageLedger,
        Action::BackUp,
        Action::ViewPolicy,
        Action::ViewOwnAccess,
        Action::ViewOwnAccount,
    ]
    .into();
    for &action in Action::ALL {
        for &sensitivity in Sensitivity::ALL {
            for purpose in [Purpose::Statistics, Purpose::Administration, Purpose::Casework] {
                let resource = Resource::record("NORTH", Wing::Measure, sensitivity);
                let mut question = Question { principal: Principal::local(), action, resource, context: all_given(purpose) };
                let may = work.contains(&action) && [Sensitivity::Open, Sensitivity::Coded].contains(&sensitivity);
                assert_eq!(POLICIES.decide(&question).allowed, may, "{action} on {sensitivity} for {purpose}");
                // Another role beside it opens nothing.
                question.principal.roles.extend([Role::CaseWorker, Role::Supervisor, Role::Administrator]);
                question.principal.agency = Some("NORTH".to_owned());
                assert!(may || !POLICIES.decide(&question).allowed, "{action} on {sensitivity} for {purpose} with more roles");
                question.principal = Principal { local: false, ..Principal::local() };
                assert!(denied_by(&question).contains(&"local-this-machine-only".to_owned()));
                question.principal = Principal::local();
                question.resource.wing = Wing::Protect;
                assert!(denied_by(&question).contains(&"local-coded-only".to_owned()));
            }
        }
    }
}

/// While nobody has an account `local` may enter the first two people and cut the first key; with the first account that is over.
#[test]
fn the_first_set_up_is_the_first_only() {
    for action in [Action::AssignRoles, Action::UnlockAgency, Action::ManageKeys] {
        let mut question = about(Role::Local, action, ResourceKind::Account, Purpose::Administration);
        question.principal = Principal::local();
        assert!(!POLICIES.decide(&question).allowed, "{action}");
        question.context.first_setup = true;
        assert!(POLICIES.decide(&question).allowed, "{action} in the first set-up");
        question.principal.local = false;
        assert!(!POLICIES.decide(&question).allowed, "{action} over the network");
    }
    for &action in Action::ALL {
        let mut question = about(Role::Local, action, ResourceKind::Record, Purpose::Administration);
        (question.principal, question.resource.sensitivity, question.context.first_setup) = (Principal::local(), Sensitivity::Identity, true);
        assert!(!POLICIES.decide(&question).allowed, "{action} on an identity in the first set-up");
    }
}

/// An administrator alone gives no roles and restores nothing, except while nobody else is there; nobody gives roles to herself.
#[test]
fn roles_are_given_by_two() {
    for action in [Action::AssignRoles, Action::Restore] {
        let mut question = about(Role::Administrator, action, ResourceKind::Account, Purpose::Administration);
        assert_allowed(&question);
        for nobody in [None, Some(worker(&[Role::Administrator])), Some(Principal::new("friend", &[Role::Administrator]))] {
            question.context.second_person = nobody;
            assert_eq!(denied_by(&question), ["accounts-second-person"]);
        }
        question.context.first_setup = true;
        assert_allowed(&question);
    }
    for role in [Role::Administrator, Role::Supervisor] {
        let mut own = about(role, Action::AssignRoles, ResourceKind::Account, Purpose::Administration);
        own.resource.owner = Some("worker".to_owned());
        assert_eq!(denied_by(&own), ["accounts-never-own-roles"]);
    }
    let mut other = about(Role::Supervisor, Action::AssignRoles, ResourceKind::Account, Purpose::Casework);
    assert_allowed(&other);
    other.resource.agency = Some("SOUTH".to_owned());
    assert!(denied_by(&other).is_empty());
}

/// Everybody keeps her own tokens; another's are for the administrator.
#[test]
fn tokens_are_ones_own() {
    let mut question = about(Role::Statistician, Action::ManageTokens, ResourceKind::Account, Purpose::Statistics);
    question.resource.owner = Some("worker".to_owned());
    assert_allowed(&question);
    for owner in [Some("second".to_owned()), None] {
        question.resource.owner = owner;
        denied_by(&question);
    }
}

/// The keys of an agency are for its own people: not for the administrator, the auditor or the coordinator.
#[test]
fn keys_are_for_the_agency() {
    assert_allowed(&about(Role::Supervisor, Action::ManageKeys, ResourceKind::Agency, Purpose::Casework));
    assert_allowed(&about(Role::CaseWorker, Action::UnlockAgency, ResourceKind::Agency, Purpose::Casework));
    for role in [Role::Administrator, Role::Auditor, Role::Coordinator, Role::Statistician, Role::Interpreter, Role::Local] {
        for action in [Action::ManageKeys, Action::UnlockAgency] {
            denied_by(&about(role, action, ResourceKind::Agency, Purpose::Administration));
        }
    }
}

/// A complaint is opened by two focal points, neither of them from the organisation complained of.
#[test]
fn complaints_are_opened_by_two_from_outside() {
    let mut question = about(Role::PseaFocalPoint, Action::OpenComplaint, ResourceKind::Complaint, Purpose::ComplaintHandling);
    question.resource.sensitivity = Sensitivity::Complaint;
    question.resource.complained_of = Some("SOUTH".to_owned());
    assert_allowed(&question);
    for nobody in [None, Some(worker(&[Role::PseaFocalPoint])), Some(Principal::new("chief", &[Role::Supervisor]))] {
        let alone = Question { context: Context { second_person: nobody, ..question.context.clone() }, ..question.clone() };
        assert_eq!(denied_by(&alone), ["complaints-two-people"]);
    }
    let mut inside = question.clone();
    inside.resource.complained_of = Some("NORTH".to_owned());
    assert_eq!(denied_by(&inside), ["complaints-outside"]);
    inside.context.second_person = Some(Principal { agency: Some("EAST".to_owned()), ..second() });
    assert_eq!(denied_by(&inside), ["complaints-outside"]);
    let mut second_inside = question.clone();
    second_inside.context.second_person = Some(Principal { agency: Some("SOUTH".to_owned()), ..second() });
    assert_eq!(denied_by(&second_inside), ["complaints-outside"]);
    for &role in Role::ALL.iter().filter(|role| **role != Role::PseaFocalPoint) {
        question.principal = worker(&[role]);
        denied_by(&question);
    }
}

/// Destruction waits for the person alone, and a hold stops it; a hold stands on law, and two people end it.
#[test]
fn erasures_and_holds() {
    let mut erasure = about(Role::Supervisor, Action::ConfirmErasure, ResourceKind::Request, Purpose::PersonRequest);
    assert_allowed(&erasure);
    erasure.resource.held = true;
    assert_eq!(denied_by(&erasure), ["rights-erasure-held"]);
    erasure.resource.held = false;
    erasure.context.confirmed_alone = false;
    assert_eq!(denied_by(&erasure), ["rights-erasure-alone"]);

    let mut hold = about_record(&[Role::Supervisor], Action::SetHold, Wing::Protect, Sensitivity::Coded, Purpose::PersonRequest);
    for (kind, may) in [(BasisKind::CourtOrder, true), (BasisKind::LegalDuty, true), (BasisKind::Consent, false), (BasisKind::BestInterests, false)] {
        hold.context.basis.as_mut().unwrap().kind = kind;
        assert_eq!(POLICIES.decide(&hold).allowed, may, "{kind}");
    }
    hold.context.basis = None;
    assert_eq!(denied_by(&hold), ["rights-hold-basis"]);
    hold.action = Action::ReleaseHold;
    assert_allowed(&hold);
    hold.context.second_person = None;
    assert_eq!(denied_by(&hold), ["rights-release-two"]);
}

/// A glass is broken with a reason, and somebody else learns of it; she who broke it does not confirm it.
#[test]
fn broken_glass_is_seen_by_another() {
    let good = about_record(&[Role::CaseWorker], Action::BreakGlass, Wing::Protect, Sensitivity::Identity, Purpose::Emergency);
    let mut silent = good.clone();
    silent.context.notice = false;
    assert_allowed(&silent);
    silent.context.second_person = None;
    assert_eq!(denied_by(&silent), ["breakglass-second-or-notice"]);
    let mut wordless = good.clone();
    wordless.context.reason = Some(String::new());
    assert_eq!(denied_by(&wordless), ["breakglass-reason"]);
    let mut everyday = good;
    everyday.context.purpose = Purpose::Casework;
    assert!(denied_by(&everyday).is_empty());

    let mut confirm = about(Role::Supervisor, Action::ConfirmBreakGlass, ResourceKind::Record, Purpose::Audit);
    confirm.resource.owner = Some("second".to_owned());
    assert_allowed(&confirm);
    confirm.resource.owner = Some("worker".to_owned());
    assert_eq!(denied_by(&confirm), ["breakglass-never-own"]);
}

/// The access log is for those who watch over it, and a supervisor's view of it ends at her agency.
#[test]
fn the_log_is_read_by_those_who_watch() {
    for (role, purpose) in [(Role::Auditor, Purpose::Audit), (Role::DataProtection, Purpose::DataProtection), (Role::Supervisor, Purpose::PersonRequest)] {
        assert_allowed(&about(role, Action::ViewAccessLog, ResourceKind::Log, purpose));
    }
    let mut elsewhere = about(Role::Supervisor, Action::ViewAccessLog, ResourceKind::Log, Purpose::Audit);
    elsewhere.resource.agency = Some("SOUTH".to_owned());
    denied_by(&elsewhere);
    elsewhere.principal.roles = vec![Role::Auditor];
    denied_by(&elsewhere);
    elsewhere.principal.agency = None;
    assert_allowed(&elsewhere);
    for role in [Role::CaseWorker, Role::Administrator, Role::Statistician, Role::Investigator, Role::Local] {
        denied_by(&about(role, Action::ViewAccessLog, ResourceKind::Log, Purpose::Audit));
    }
}

/// A protocol is approved by two, whoever drafted it.
#[test]
fn protocols_are_approved_by_two() {
    let mut protocol = about(Role::DataProtection, Action::ApproveProtocol, ResourceKind::Protocol, Purpose::Statistics);
    assert_allowed(&protocol);
    protocol.context.second_person = Some(Principal::new("clerk", &[Role::Coordinator]));
    assert_eq!(denied_by(&protocol), ["sharing-approve-two"]);
    protocol.principal.roles = vec![Role::Coordinator];
    denied_by(&protocol);
    protocol.action = Action::DraftProtocol;
    assert_allowed(&protocol);
}
