//! What a door asks for.

use crate::pace::Pace;
use lantern_access::policy::{Action, Context, Policies, Principal, Purpose, Question, Resource, ResourceKind, Role, Sensitivity, Wing};
use lantern_gate::{Entered, TOKEN_SCOPE};

/// For whom a door opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// A style sheet, a font, a script: for anyone, without a session.
    Asset,
    /// For anyone, but not in a locked session: the page belongs to the work.
    Anyone,
    /// For anyone, and in a locked session as well: signing in, unlocking, signing out, complaining.
    Stranger,
    /// For whoever brings a token that lives, whatever it is for.
    Bearer,
    /// For whoever has signed in; it is about their own account.
    SignedIn,
    /// For whom the policies allow it.
    Policy,
}

/// What a door asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of a door, and all of them combine")]
pub struct Need {
    /// What is done behind it.
    pub action: Action,
    /// To what kind of thing.
    pub resource: ResourceKind,
    /// For whom it opens.
    pub open: Open,
    /// How often one address may ask.
    pub pace: Option<Pace>,
    /// What is sent holds a secret: it is not kept when the session turns out to be locked.
    pub secret: bool,
    /// It is about the whole deployment and not about one agency's part.
    pub whole: bool,
    /// Its form has a file: the handler reads it piece by piece, mark first.
    pub file: bool,
    /// Whoever does it proved herself lately; where not, she is asked to and then it is done. The gate asks for the same behind it.
    pub fresh: bool,
}

impl Need {
    const fn new(open: Open, action: Action, resource: ResourceKind) -> Self {
        Self { action, resource, open, pace: None, secret: false, whole: false, file: false, fresh: false }
    }

    /// For anyone.
    pub const fn anyone() -> Self {
        Self::new(Open::Anyone, Action::ViewStart, ResourceKind::Deployment)
    }

    /// A file of ours that says nothing of anybody: no session is looked for.
    pub const fn asset() -> Self {
        Self::new(Open::Asset, Action::ViewStart, ResourceKind::Deployment)
    }

    /// For anyone, a locked session included.
    pub const fn stranger() -> Self {
        Self { secret: true, ..Self::new(Open::Stranger, Action::ViewStart, ResourceKind::Deployment) }
    }

    /// For whoever brings a token that lives, whatever it is for.
    pub const fn bearer() -> Self {
        Self::new(Open::Bearer, Action::ViewStart, ResourceKind::Deployment)
    }

    /// For whoever has signed in, about their own account.
    pub const fn signed_in(action: Action) -> Self {
        Self::new(Open::SignedIn, action, ResourceKind::Account)
    }

    /// For whom the policies allow it.
    pub const fn policy(action: Action, resource: ResourceKind) -> Self {
        Self::new(Open::Policy, action, resource)
    }

    /// The same, and one address may ask only so often.
    #[must_use]
    pub const fn paced(self, pace: Pace) -> Self {
        Self { pace: Some(pace), ..self }
    }

    /// The same, and what is sent holds a secret.
    #[must_use]
    pub const fn secret(self) -> Self {
        Self { secret: true, ..self }
    }

    /// The same, and its form has a file.
    #[must_use]
    pub const fn with_file(self) -> Self {
        Self { file: true, ..self }
    }

    /// The same, by somebody who proved herself lately.
    #[must_use]
    pub const fn fresh(self) -> Self {
        Self { fresh: true, ..self }
    }

    /// The same, about the whole deployment.
    #[must_use]
    pub const fn whole(self) -> Self {
        Self { whole: true, ..self }
    }

    /// The thing as the door knows it: the visitor's own agency's, in the compartment where its kind is usually kept. Handlers
    /// ask again about the thing itself.
    pub fn thing(self, agency: Option<&str>) -> Resource {
        Resource { sensitivity: sensitivity(self.resource), agency: agency.filter(|_| !self.whole).map(str::to_owned), ..Resource::new(self.resource) }
    }

    /// The first purpose under which the policies let somebody do this to a thing; where none does, the rules that forbade it last.
    pub fn granted(self, policies: &Policies, entered: &Entered, thing: &Resource) -> Result<Purpose, Vec<String>> {
        if !entered.is_within(self.action) {
            return Err(vec![TOKEN_SCOPE.to_owned()]);
        }
        let mut by = Vec::new();
        for (purpose, question) in self.questions(&entered.principal(), thing) {
            let decision = policies.decide(&question);
            if decision.allowed {
                return Ok(purpose);
            }
            by = decision.by;
        }
        Err(by)
    }

    fn questions(self, principal: &Principal, resource: &Resource) -> Vec<(Purpose, Question)> {
        let compartments = self.compartments(resource);
        let in_wing = |wing: &Wing| compartments.iter().map(|sensitivity| Resource { wing: *wing, sensitivity: *sensitivity, ..resource.clone() }).collect();
        let things = self.wings().iter().flat_map(|wing| -> Vec<Resource> { in_wing(wing) });
        let ask = |thing: Resource| {
            let with = |purpose: &Purpose| {
                let context = self.circumstances(principal, *purpose);
                let question = Question { principal: principal.clone(), action: self.action, resource: thing.clone(), context };
                (*purpose, question)
            };
            purposes(self.action).iter().map(with).collect::<Vec<_>>()
        };
        things.flat_map(ask).collect()
    }

    /// The compartments in which what is opened may stand: a door to identities opens for whoever may open those of adults, of children, or what a lawyer keeps.
    fn compartments(self, thing: &Resource) -> Vec<Sensitivity> {
        match self.action {
            Action::OpenIdentity | Action::BreakGlass => vec![Sensitivity::Identity, Sensitivity::Child, Sensitivity::Privileged],
            Action::FindPerson => vec![Sensitivity::Identity],
            Action::Screen | Action::ViewScreenings => vec![Sensitivity::Open, Sensitivity::Coded, Sensitivity::Child, Sensitivity::Privileged],
            _ => vec![thing.sensitivity],
        }
    }

    /// The circumstances as far as a door knows them. Breaking the glass asks for its reason behind the door, and is always told to the
    /// data-protection officer; `local` comes in only while nobody has an account.
    fn circumstances(self, principal: &Principal, purpose: Purpose) -> Context {
        let breaks = self.action == Action::BreakGlass;
        Context { reason: breaks.then(|| "life".to_owned()), notice: breaks, first_setup: principal.local, ..Context::new(purpose) }
    }

    /// The wings in which a thing of this kind may stand: a record belongs to that of its agency.
    const fn wings(self) -> &'static [Wing] {
        match self.resource {
            ResourceKind::Record | ResourceKind::Basis | ResourceKind::Request | ResourceKind::Item => &[Wing::Measure, Wing::Protect, Wing::Prosecute],
            ResourceKind::Complaint | ResourceKind::Incident | ResourceKind::Contact | ResourceKind::Handover | ResourceKind::Service => &[Wing::Protect],
            _ => &[Wing::Measure],
        }
    }
}

/// What a role asks at a door, for the list of doors. At a door to the whole deployment stands somebody who belongs to no agency.
pub(super) fn asked_by_role(need: Need, role: Role) -> Vec<Question> {
    const OWN: &str = "own";
    let principal = Principal::new(format!("a-{role}"), &[role]);
    let principal = match role {
        Role::Local => Principal::local(),
        _ if need.whole => principal,
        _ => principal.of_agency(OWN),
    };
    let thing = need.thing(principal.agency.as_deref());
    need.questions(&principal, &thing).into_iter().map(|(_, question)| question).collect()
}

const fn sensitivity(kind: ResourceKind) -> Sensitivity {
    match kind {
        ResourceKind::Record | ResourceKind::Import | ResourceKind::Figures | ResourceKind::Incident | ResourceKind::Contact | ResourceKind::Handover => {
            Sensitivity::Coded
        }
        ResourceKind::Item | ResourceKind::Basis | ResourceKind::Request => Sensitivity::Identity,
        ResourceKind::Complaint => Sensitivity::Complaint,
        _ => Sensitivity::Open,
    }
}

/// For what an action is done on the pages, in the order in which it is tried: a role has its own work, so that nobody has to
/// choose a purpose that follows from it.
pub const fn purposes(action: Action) -> &'static [Purpose] {
    use Action as A;
    use Purpose as P;
    match action {
        A::ViewFigures | A::ViewQuality | A::ViewImports | A::ImportFile => &[P::Statistics, P::Casework, P::ProtectionMonitoring],
        A::ViewRecords | A::ViewRecord | A::ViewHistory => {
            &[P::Casework, P::Statistics, P::ProtectionMonitoring, P::Investigation, P::FinancialIntelligence, P::Sanctions, P::LegalAid]
        }
        A::OpenIdentity | A::FindPerson | A::CorrectRecord | A::RecordConsent | A::WithdrawConsent | A::ViewConsents | A::DecideBasis => {
            &[P::Casework, P::Referral, P::PersonRequest, P::LegalAid]
        }
        A::Screen | A::ViewScreenings => &[P::Casework, P::Referral, P::ProtectionMonitoring, P::LegalAid],
        A::ShareCase => &[P::Referral, P::Casework, P::LegalAid],
        A::HandOverItem => &[P::Investigation, P::FinancialIntelligence, P::Sanctions],
        A::ShareAggregate | A::DraftProtocol | A::ApproveProtocol => &[P::Statistics, P::ProtectionMonitoring, P::DataProtection, P::Administration],
        A::ExportPerson | A::OpenRequest | A::ViewRequests | A::DecideRequest | A::ConfirmErasure | A::CancelErasure | A::SetHold | A::ReleaseHold => {
            &[P::PersonRequest, P::DataProtection, P::Investigation]
        }
        A::ViewAccessLog | A::ConfirmBreakGlass => &[P::Audit, P::DataProtection, P::PersonRequest],
        A::ViewLedger => &[P::Audit, P::DataProtection, P::Administration],
        A::ManageRetention | A::ViewProcessingRegister | A::ReportIncident | A::ManageIncidents => &[P::DataProtection],
        A::OpenComplaint | A::AnswerComplaint => &[P::ComplaintHandling],
        A::BreakGlass => &[P::Emergency],
        A::UnlockAgency => &[P::Casework, P::Investigation],
        A::ManageKeys => &[P::Administration, P::Casework],
        _ => &[P::Administration, P::Statistics, P::Casework],
    }
}
