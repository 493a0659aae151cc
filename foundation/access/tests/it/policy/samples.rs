//! Questions to try the policies with.

use std::sync::LazyLock;

use lantern_access::policy::{
    Action, Basis, BasisKind, Body, Context, Policies, Principal, Protocol, Purpose, Question, Recipient, Resource, ResourceKind, Role, Sensitivity, Wing,
};

/// The policies of the program, read once.
pub static POLICIES: LazyLock<Policies> = LazyLock::new(|| Policies::builtin().expect("the policies of the program are valid"));

/// What the policies say to a question, as rule names.
pub fn denied_by(question: &Question) -> Vec<String> {
    let decision = POLICIES.decide(question);
    assert!(!decision.allowed, "this is allowed by {:?}: {question:?}", decision.by);
    decision.by
}

pub fn assert_allowed(question: &Question) {
    let decision = POLICIES.decide(question);
    assert!(decision.allowed, "this is denied by {:?}: {question:?}", decision.by);
}

/// A child-trained worker of agency NORTH with these roles.
pub fn worker(roles: &[Role]) -> Principal {
    Principal { child_trained: true, ..Principal::new("worker", roles).of_agency("NORTH") }
}

/// Somebody else of agency NORTH who may sign, decide and confirm.
pub fn second() -> Principal {
    Principal::new("second", &[Role::Supervisor, Role::DataProtection, Role::PseaFocalPoint]).of_agency("NORTH")
}

/// Circumstances in which everything that a rule may ask for is given.
pub fn all_given(purpose: Purpose) -> Context {
    Context {
        basis: Some(Basis { kind: BasisKind::Consent, live: true, for_recipient: true, decided_by: Some(second()) }),
        second_person: Some(second()),
        recipient: Some(Recipient { body: Body::Health, death_penalty: false, fair_trial: true }),
        protocol: Some(Protocol { live: true, covers: true }),
        counsel_consulted: true,
        confirmed_alone: true,
        reason: Some("danger_to_life".to_owned()),
        notice: true,
        ..Context::new(purpose)
    }
}

/// A record of NORTH that a worker of NORTH with `roles` asks about, everything given.
pub fn about_record(roles: &[Role], action: Action, wing: Wing, sensitivity: Sensitivity, purpose: Purpose) -> Question {
    Question { principal: worker(roles), action, resource: Resource::record("NORTH", wing, sensitivity), context: all_given(purpose) }
}

/// The door as it should be used.
pub fn door() -> Question {
    let mut question = about_record(&[Role::CaseWorker], Action::HandOverItem, Wing::Protect, Sensitivity::Coded, Purpose::Investigation);
    question.resource.kind = ResourceKind::Item;
    question.context.recipient = Some(Recipient { body: Body::Judicial, death_penalty: false, fair_trial: true });
    question
}

/// Everything that reads or changes a case.
pub const CASE_ACTIONS: [Action; 17] = [
    Action::Screen,
    Action::ViewScreenings,
    Action::ViewRecords,
    Action::ViewRecord,
    Action::ViewHistory,
    Action::OpenIdentity,
    Action::FindPerson,
    Action::ExportPerson,
    Action::CorrectRecord,
    Action::RecordConsent,
    Action::ViewConsents,
    Action::DecideBasis,
    Action::BreakGlass,
    Action::SetHold,
    Action::ReleaseHold,
    Action::ShareCase,
    Action::HandOverItem,
];

/// Everything by which somebody reads what is said in a case.
pub const READINGS: [Action; 7] =
    [Action::ViewScreenings, Action::ViewRecords, Action::ViewRecord, Action::ViewHistory, Action::OpenIdentity, Action::FindPerson, Action::ExportPerson];

/// Choices from a seed: the same seed makes the same question.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end` (SplitMix64, Steele and others 2014).
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let end = u64::try_from(end).expect("a usize fits");
        usize::try_from((mixed ^ (mixed >> 31)) % end).expect("it is below a usize")
    }

    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn agency(&mut self) -> Option<String> {
        let agency = self.one(&[Some("NORTH"), Some("NORTH"), Some("NORTH"), Some("SOUTH"), None]);
        agency.map(str::to_owned)
    }

    fn principal(&mut self, account: &str) -> Principal {
        let mut roles = vec![self.one(Role::ALL)];
        if self.once_in(4) {
            roles.push(self.one(Role::ALL));
        }
        let body = if self.once_in(5) { self.one(Body::ALL) } else { Body::Protection };
        Principal { account: account.to_owned(), roles, agency: self.agency(), body, local: self.once_in(2), child_trained: !self.once_in(4) }
    }

    fn signer(&mut self) -> Option<Principal> {
        match self.below(6) {
            0 => None,
            1 => Some(self.principal("second")),
            2 => Some(self.principal("worker")),
            _ => Some(second()),
        }
    }

    fn resource(&mut self) -> Resource {
        Resource {
            kind: self.one(ResourceKind::ALL),
            wing: self.one(&[Wing::Protect, Wing::Protect, Wing::Measure, Wing::Prosecute, Wing::Prevent]),
            sensitivity: self.one(Sensitivity::ALL),
            agency: self.agency(),
            owner: self.one(&[None, Some("worker"), Some("second")]).map(str::to_owned),
            complained_of: self.one(&[None, Some("NORTH"), Some("SOUTH")]).map(str::to_owned),
            items: self.one(&[1, 1, 1, 0, 2, 50_000]),
            held: self.once_in(4),
            conflict: self.once_in(8),
        }
    }

    fn context(&mut self) -> Context {
        Context {
            purpose: self.one(Purpose::ALL),
            basis: (!self.once_in(4)).then(|| Basis {
                kind: self.one(BasisKind::ALL),
                live: !self.once_in(4),
                for_recipient: !self.once_in(4),
                decided_by: self.signer(),
            }),
            second_person: self.signer(),
            recipient: (!self.once_in(5)).then(|| Recipient { body: self.one(Body::ALL), death_penalty: self.once_in(4), fair_trial: !self.once_in(4) }),
            protocol: (!self.once_in(5)).then(|| Protocol { live: !self.once_in(5), covers: !self.once_in(5) }),
            counsel_consulted: !self.once_in(3),
            confirmed_alone: !self.once_in(3),
            reason: self.one(&[None, Some("danger_to_life"), Some("")]).map(str::to_owned),
            notice: self.once_in(2),
            first_setup: self.once_in(6),
        }
    }

    /// Any question at all.
    pub fn question(&mut self) -> Question {
        Question { principal: self.principal("worker"), action: self.one(Action::ALL), resource: self.resource(), context: self.context() }
    }

    /// A question to which everything is given, on a compartment, for a purpose and by a role that come by chance.
    pub fn favoured_question(&mut self, actions: &[Action]) -> Question {
        let action = self.one(actions);
        let wing = self.one(&[Wing::Protect, Wing::Prosecute, Wing::Measure]);
        let mut question = about_record(&[self.one(Role::ALL)], action, wing, self.one(Sensitivity::ALL), self.one(Purpose::ALL));
        question.resource.kind = self.one(&[ResourceKind::Record, ResourceKind::Item]);
        if let Some(basis) = &mut question.context.basis {
            basis.kind = self.one(BasisKind::ALL);
        }
        if let Some(recipient) = &mut question.context.recipient {
            recipient.body = self.one(Body::ALL);
        }
        question.context.notice = self.once_in(2);
        question
    }
}
