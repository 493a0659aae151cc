//! The whole of the rules in one table: for each action in its usual circumstances, which roles may.

use super::codes::{Action, BasisKind, Body, Purpose, ResourceKind, Role, Sensitivity, Wing};
use super::policies::Policies;
use super::question::{Basis, Context, Principal, Protocol, Question, Recipient, Resource};

/// The agency of everybody in the table.
const OWN: &str = "OWN";
/// Another agency.
const OTHER: &str = "OTHER";

/// An action in one set of circumstances: a line of the table.
struct Case {
    action: Action,
    about: &'static str,
    resource: Resource,
    context: Context,
}

/// The table as text: one line for each action and circumstance, with the roles that may, or with the rules that forbid it to everybody.
pub fn matrix(policies: &Policies) -> String {
    let mut text = String::from("# action | circumstances | roles that may\n");
    for &action in Action::ALL {
        for case in cases(action) {
            let may: Vec<&str> = Role::ALL.iter().filter(|role| policies.decide(&case.asked_by(**role)).allowed).map(|role| role.code()).collect();
            let may = if may.is_empty() { "nobody".to_owned() } else { may.join(" ") };
            for part in [action.code(), " | ", case.about, " | ", &may, "\n"] {
                text.push_str(part);
            }
        }
    }
    text
}

/// What roles allow at all: the actions that the policies grant to somebody with these roles in one of their usual circumstances.
/// Nothing is decided by it; it says what a token for such an account can be for.
pub fn actions_of(policies: &Policies, roles: &[Role]) -> Vec<Action> {
    let mut principal = Principal::new("a-person", roles).of_agency(OWN);
    principal.child_trained = true;
    let asks = |case: Case| Question { principal: principal.clone(), action: case.action, resource: case.resource, context: case.context };
    let may = |action: &Action| {
        // One's own tokens and sessions are everybody's own business; the table asks about somebody else's.
        *action == Action::ManageTokens || cases(*action).into_iter().any(|case| policies.decide(&asks(case)).allowed)
    };
    Action::ALL.iter().copied().filter(may).collect()
}

impl Case {
    fn asked_by(&self, role: Role) -> Question {
        let mut principal = Principal::new(format!("a-{role}"), &[role]).of_agency(OWN);
        principal.child_trained = true;
        // The account of a folder without accounts has no agency and never comes over the network.
        if role == Role::Local {
            principal = Principal::local();
        }
        Question { principal, action: self.action, resource: self.resource.clone(), context: self.context.clone() }
    }
}

/// Circumstances in which everything that a rule may ask for is given.
fn all_given(purpose: Purpose, basis: BasisKind, body: Body) -> Context {
    let second = Principal::new("a-second", &[Role::Supervisor, Role::DataProtection, Role::PseaFocalPoint]).of_agency(OWN);
    Context {
        basis: Some(Basis { kind: basis, live: true, for_recipient: true, decided_by: Some(second.clone()) }),
        second_person: Some(second),
        recipient: Some(Recipient { body, death_penalty: false, fair_trial: true }),
        protocol: Some(Protocol { live: true, covers: true }),
        counsel_consulted: true,
        confirmed_alone: true,
        reason: Some("danger_to_life".to_owned()),
        notice: true,
        ..Context::new(purpose)
    }
}

fn consented(purpose: Purpose) -> Context {
    all_given(purpose, BasisKind::Consent, Body::Health)
}

fn ordered(purpose: Purpose) -> Context {
    all_given(purpose, BasisKind::CourtOrder, Body::Judicial)
}

/// A resource of the own agency.
fn own(kind: ResourceKind, wing: Wing, sensitivity: Sensitivity) -> Resource {
    Resource { kind, ..Resource::record(OWN, wing, sensitivity) }
}

/// The lines of one action.
fn cases(action: Action) -> Vec<Case> {
    use Action as A;
    let lines = match action {
        A::ViewRecords | A::ViewRecord | A::ViewHistory | A::CorrectRecord => records(),
        A::Screen | A::ViewScreenings => screenings(),
        A::OpenIdentity | A::FindPerson => identities(),
        A::ExportPerson | A::ViewConsents | A::RecordConsent | A::WithdrawConsent | A::DecideBasis => bases(),
        A::ShareCase | A::HandOverItem | A::ShareAggregate => shares(),
        A::SetHold | A::ReleaseHold => holds(),
        A::ViewFigures | A::ViewQuality => figures(),
        A::BreakGlass => emergencies(),
        A::ViewLedger => logs(),
        A::ViewSharing => registers(),
        other => single(other),
    };
    lines.into_iter().map(|(about, resource, context)| Case { action, about, resource, context }).collect()
}

type Line = (&'static str, Resource, Context);

fn records() -> Vec<Line> {
    use ResourceKind as K;
    use Sensitivity as S;
    vec![
        ("coded record, casework", own(K::Record, Wing::Measure, S::Coded), Context::new(Purpose::Casework)),
        ("coded record, statistics", own(K::Record, Wing::Measure, S::Coded), Context::new(Purpose::Statistics)),
        ("coded record of another agency, casework", Resource::record(OTHER, Wing::Measure, S::Coded), Context::new(Purpose::Casework)),
        ("child's record, casework", own(K::Record, Wing::Protect, S::Child), Context::new(Purpose::Casework)),
        ("gender-based violence, casework", own(K::Record, Wing::Protect, S::Gbv), Context::new(Purpose::Casework)),
        ("privileged note, legal aid", own(K::Record, Wing::Protect, S::Privileged), Context::new(Purpose::LegalAid)),
        ("sealed complaint, complaint handling", own(K::Complaint, Wing::Protect, S::Complaint), Context::new(Purpose::ComplaintHandling)),
        ("record of protection, investigation", own(K::Record, Wing::Protect, S::Coded), ordered(Purpose::Investigation)),
        ("record of prosecution, investigation", own(K::Record, Wing::Prosecute, S::Coded), Context::new(Purpose::Investigation)),
        ("incident, protection monitoring", own(K::Incident, Wing::Protect, S::Coded), Context::new(Purpose::ProtectionMonitoring)),
        ("helpline contact, casework", own(K::Contact, Wing::Protect, S::Coded), Context::new(Purpose::Casework)),
        ("handover, casework", own(K::Handover, Wing::Protect, S::Coded), Context::new(Purpose::Casework)),
        ("service of nobody, referral", Resource { wing: Wing::Protect, ..Resource::new(K::Service) }, Context::new(Purpose::Referral)),
    ]
}

fn screenings() -> Vec<Line> {
    use Sensitivity as S;
    let form = |sensitivity| own(ResourceKind::Screening, Wing::Measure, sensitivity);
    vec![
        ("observation and needs, casework", form(S::Open), Context::new(Purpose::Casework)),
        ("questions on exploitation, casework", form(S::Coded), Context::new(Purpose::Casework)),
        ("form for children, casework", form(S::Child), Context::new(Purpose::Casework)),
        ("form of the lawyer, legal aid", form(S::Privileged), Context::new(Purpose::LegalAid)),
        (
            "form of another agency, casework",
            Resource { kind: ResourceKind::Screening, ..Resource::record(OTHER, Wing::Measure, S::Open) },
            Context::new(Purpose::Casework),
        ),
        ("questions on exploitation, investigation", form(S::Coded), ordered(Purpose::Investigation)),
    ]
}

fn identities() -> Vec<Line> {
    use ResourceKind as K;
    use Sensitivity as S;
    vec![
        ("identity, casework", own(K::Record, Wing::Protect, S::Identity), Context::new(Purpose::Casework)),
        ("identity, statistics", own(K::Record, Wing::Measure, S::Identity), Context::new(Purpose::Statistics)),
        ("identity of another agency, casework", Resource::record(OTHER, Wing::Protect, S::Identity), Context::new(Purpose::Casework)),
        ("child, casework", own(K::Record, Wing::Protect, S::Child), Context::new(Purpose::Casework)),
        ("gender-based violence, casework", own(K::Record, Wing::Protect, S::Gbv), Context::new(Purpose::Casework)),
        ("privileged, legal aid", own(K::Record, Wing::Protect, S::Privileged), Context::new(Purpose::LegalAid)),
        ("helpline contact, casework", own(K::Contact, Wing::Protect, S::Identity), Context::new(Purpose::Casework)),
        ("identity in protection, investigation, court order", own(K::Record, Wing::Protect, S::Identity), ordered(Purpose::Investigation)),
        ("identity in prosecution, investigation, no basis", own(K::Record, Wing::Prosecute, S::Identity), Context::new(Purpose::Investigation)),
        ("identity in prosecution, investigation, court order", own(K::Record, Wing::Prosecute, S::Identity), ordered(Purpose::Investigation)),
    ]
}

fn bases() -> Vec<Line> {
    use Sensitivity as S;
    let line = |sensitivity| Resource::record(OWN, Wing::Protect, sensitivity);
    vec![
        ("person, own request", line(S::Identity), consented(Purpose::PersonRequest)),
        ("person, casework", line(S::Identity), consented(Purpose::Casework)),
        ("child, own request", line(S::Child), consented(Purpose::PersonRequest)),
        ("gender-based violence, own request", line(S::Gbv), consented(Purpose::PersonRequest)),
        ("privileged, legal aid", line(S::Privileged), consented(Purpose::LegalAid)),
        ("person of another agency, own request", Resource::record(OTHER, Wing::Protect, S::Identity), consented(Purpose::PersonRequest)),
    ]
}

fn shares() -> Vec<Line> {
    use ResourceKind as K;
    use Sensitivity as S;
    let to = |body| all_given(Purpose::Referral, BasisKind::Consent, body);
    let item = |sensitivity| own(K::Item, Wing::Protect, sensitivity);
    let prosecuted = all_given(Purpose::Investigation, BasisKind::Consent, Body::Judicial);
    let severe = |death_penalty, fair_trial| Context { recipient: Some(Recipient { body: Body::Judicial, death_penalty, fair_trial }), ..prosecuted.clone() };
    vec![
        ("case to a health service, referral", own(K::Record, Wing::Protect, S::Identity), to(Body::Health)),
        ("case of gender-based violence to a health service, referral", own(K::Record, Wing::Protect, S::Gbv), to(Body::Health)),
        ("privileged note to a health service, referral", own(K::Record, Wing::Protect, S::Privileged), to(Body::Health)),
        ("case to police, referral", own(K::Record, Wing::Protect, S::Identity), to(Body::Police)),
        ("case to immigration, referral", own(K::Record, Wing::Protect, S::Identity), to(Body::Immigration)),
        ("case of prosecution to a court, investigation", own(K::Record, Wing::Prosecute, S::Identity), ordered(Purpose::Investigation)),
        ("item of protection to a court, investigation", item(S::Coded), prosecuted.clone()),
        ("item of gender-based violence to a court, investigation", item(S::Gbv), prosecuted.clone()),
        ("item of protection to a court with the death penalty", item(S::Coded), severe(true, true)),
        ("item of protection to a court without fair trial", item(S::Coded), severe(false, false)),
        ("aggregate to researchers, statistics", own(K::Figures, Wing::Measure, S::Coded), all_given(Purpose::Statistics, BasisKind::Consent, Body::Research)),
        (
            "aggregate of gender-based violence, statistics",
            own(K::Figures, Wing::Protect, S::Gbv),
            all_given(Purpose::Statistics, BasisKind::Consent, Body::Research),
        ),
        ("aggregate to armed forces, statistics", own(K::Figures, Wing::Measure, S::Coded), all_given(Purpose::Statistics, BasisKind::Consent, Body::Armed)),
    ]
}

/// What is agreed and what was shared.
fn registers() -> Vec<Line> {
    let shares = |agency: &str| Resource { agency: Some(agency.to_owned()), ..Resource::new(ResourceKind::Basis) };
    vec![
        ("protocols and recipients", Resource::new(ResourceKind::Protocol), Context::new(Purpose::Casework)),
        ("shares of the own agency", shares(OWN), Context::new(Purpose::Casework)),
        ("shares of another agency", shares(OTHER), Context::new(Purpose::Casework)),
    ]
}

fn holds() -> Vec<Line> {
    vec![
        ("record of protection, court order", Resource::record(OWN, Wing::Protect, Sensitivity::Coded), ordered(Purpose::PersonRequest)),
        ("record of prosecution, court order", Resource::record(OWN, Wing::Prosecute, Sensitivity::Coded), ordered(Purpose::Investigation)),
    ]
}

fn figures() -> Vec<Line> {
    let all = Resource { sensitivity: Sensitivity::Coded, ..Resource::new(ResourceKind::Figures) };
    let one = Resource { agency: Some(OWN.to_owned()), ..all.clone() };
    let another = Resource { agency: Some(OTHER.to_owned()), ..all.clone() };
    vec![
        ("own agency, statistics", one, Context::new(Purpose::Statistics)),
        ("another agency, statistics", another, Context::new(Purpose::Statistics)),
        ("all agencies, statistics", all.clone(), Context::new(Purpose::Statistics)),
        ("all agencies, investigation", all, Context::new(Purpose::Investigation)),
    ]
}

fn emergencies() -> Vec<Line> {
    use Sensitivity as S;
    vec![
        ("identity, emergency", Resource::record(OWN, Wing::Protect, S::Identity), consented(Purpose::Emergency)),
        ("gender-based violence, emergency", Resource::record(OWN, Wing::Protect, S::Gbv), consented(Purpose::Emergency)),
        ("record of prosecution, emergency", Resource::record(OWN, Wing::Prosecute, S::Identity), consented(Purpose::Emergency)),
        ("identity of another agency, emergency", Resource::record(OTHER, Wing::Protect, S::Identity), consented(Purpose::Emergency)),
    ]
}

fn logs() -> Vec<Line> {
    let line = |about, purpose| (about, Resource::new(ResourceKind::Log), Context::new(purpose));
    vec![line("deployment, audit", Purpose::Audit), line("deployment, administration", Purpose::Administration)]
}

/// Actions with one usual purpose.
fn single(action: Action) -> Vec<Line> {
    use Action as A;
    use ResourceKind as K;
    let of_agency = |kind| Resource { agency: Some(OWN.to_owned()), ..Resource::new(kind) };
    let (about, resource, purpose) = match action {
        A::ImportFile | A::ViewImports => ("file of the own agency, statistics", of_agency(K::Import), Purpose::Statistics),
        A::LoadLists => ("code list, statistics", Resource::new(K::List), Purpose::Statistics),
        A::UnlockAgency | A::ManageKeys => ("own agency, casework", of_agency(K::Agency), Purpose::Casework),
        A::OpenRequest | A::ViewRequests | A::DecideRequest | A::ConfirmErasure | A::CancelErasure => {
            ("request to the own agency", of_agency(K::Request), Purpose::PersonRequest)
        }
        A::ViewAccessLog => ("own agency, audit", of_agency(K::Log), Purpose::Audit),
        A::ManageRetention | A::ManageIncidents => ("deployment, data protection", Resource::new(K::Register), Purpose::DataProtection),
        A::OpenComplaint | A::AnswerComplaint => {
            let complaint = Resource { sensitivity: Sensitivity::Complaint, complained_of: Some(OTHER.to_owned()), ..Resource::new(K::Complaint) };
            ("complaint about another organisation", complaint, Purpose::ComplaintHandling)
        }
        A::ConfirmBreakGlass => ("another's broken glass, audit", of_agency(K::Record), Purpose::Audit),
        A::AssignRoles => ("account of the own agency, administration", of_agency(K::Account), Purpose::Administration),
        A::ManageTokens => {
            ("another's token, administration", Resource { owner: Some("a-person".to_owned()), ..Resource::new(K::Account) }, Purpose::Administration)
        }
        A::DraftProtocol | A::ApproveProtocol => ("protocol, statistics", Resource::new(K::Protocol), Purpose::Statistics),
        _ => ("deployment, administration", Resource::new(K::Deployment), Purpose::Administration),
    };
    vec![(about, resource, consented(purpose))]
}
