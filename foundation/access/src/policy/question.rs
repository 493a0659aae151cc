//! A question to the policies: who wants to do what, to what, and under which circumstances.

use super::codes::{Action, BasisKind, Body, Purpose, ResourceKind, Role, Sensitivity, Wing};

/// An account as the policies see it: the one who asks, one who signs beside her, one who decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    /// The account's id.
    pub account: String,
    /// Its roles. An account without roles may do what everybody may.
    pub roles: Vec<Role>,
    /// The agency it works for, by code.
    pub agency: Option<String>,
    /// What kind of body that agency is.
    pub body: Body,
    /// The question comes from the machine itself: the command line, or a connection that never left loopback.
    pub local: bool,
    /// The person was trained to work with children.
    pub child_trained: bool,
}

impl Principal {
    /// An account of a protection agency that comes over the network and has no training recorded.
    pub fn new(account: impl Into<String>, roles: &[Role]) -> Self {
        Self { account: account.into(), roles: roles.to_vec(), agency: None, body: Body::Protection, local: false, child_trained: false }
    }

    /// The same account as a worker of `agency`.
    #[must_use]
    pub fn of_agency(mut self, agency: impl Into<String>) -> Self {
        self.agency = Some(agency.into());
        self
    }

    /// The account `local`, asking from the machine itself.
    pub fn local() -> Self {
        Self { local: true, ..Self::new("local", &[Role::Local]) }
    }
}

/// What the question is about: one thing, or a list whose rows are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// Its kind.
    pub kind: ResourceKind,
    /// The wing it belongs to.
    pub wing: Wing,
    /// The compartment it is kept in; of a list, the strictest of its rows.
    pub sensitivity: Sensitivity,
    /// The agency it belongs to, by code. None: it belongs to no single one.
    pub agency: Option<String>,
    /// The account it belongs to or that began it: a token, an own account, a broken glass.
    pub owner: Option<String>,
    /// The agency that a complaint is about.
    pub complained_of: Option<String>,
    /// How many persons or items it holds.
    pub items: u32,
    /// A hold forbids its erasure.
    pub held: bool,
    /// The one who asks is a relative of the person, or has another conflict of interest.
    pub conflict: bool,
}

impl Resource {
    /// One open thing of the measuring wing that belongs to nobody.
    pub fn new(kind: ResourceKind) -> Self {
        Self {
            kind,
            wing: Wing::Measure,
            sensitivity: Sensitivity::Open,
            agency: None,
            owner: None,
            complained_of: None,
            items: 1,
            held: false,
            conflict: false,
        }
    }

    /// One record of `agency`.
    pub fn record(agency: impl Into<String>, wing: Wing, sensitivity: Sensitivity) -> Self {
        Self { agency: Some(agency.into()), wing, sensitivity, ..Self::new(ResourceKind::Record) }
    }
}

/// The basis that the one who asks relies on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// Its kind.
    pub kind: BasisKind,
    /// It was given, covers this purpose and these data, is not withdrawn and has not run out.
    pub live: bool,
    /// It was given for this recipient.
    pub for_recipient: bool,
    /// Who decided it, where nobody consented.
    pub decided_by: Option<Principal>,
}

/// Who would receive what is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// What kind of body.
    pub body: Body,
    /// Its jurisdiction has the death penalty for what is investigated.
    pub death_penalty: bool,
    /// Its courts give a fair trial.
    pub fair_trial: bool,
}

/// The information-sharing protocol that a share names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Protocol {
    /// It is approved and has not run out.
    pub live: bool,
    /// Its parties, purpose, fields and level (case or aggregate) cover this share.
    pub covers: bool,
}

/// The circumstances. What is not said counts as not given.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own that another part of the program established")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// What for.
    pub purpose: Purpose,
    /// On which basis.
    pub basis: Option<Basis>,
    /// Who signed or confirmed beside the one who asks.
    pub second_person: Option<Principal>,
    /// To whom.
    pub recipient: Option<Recipient>,
    /// Under which protocol.
    pub protocol: Option<Protocol>,
    /// The person's counsel was consulted on this very item.
    pub counsel_consulted: bool,
    /// The person confirmed it alone, with nobody who could press her.
    pub confirmed_alone: bool,
    /// The code of the reason for breaking the glass.
    pub reason: Option<String>,
    /// The data-protection officer is told by the program itself.
    pub notice: bool,
    /// The deployment has no account yet that could be a second person.
    pub first_setup: bool,
}

impl Context {
    /// Circumstances of which only the purpose is known.
    pub fn new(purpose: Purpose) -> Self {
        Self {
            purpose,
            basis: None,
            second_person: None,
            recipient: None,
            protocol: None,
            counsel_consulted: false,
            confirmed_alone: false,
            reason: None,
            notice: false,
            first_setup: false,
        }
    }
}

/// A whole question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Who asks.
    pub principal: Principal,
    /// To do what.
    pub action: Action,
    /// To what.
    pub resource: Resource,
    /// Under which circumstances.
    pub context: Context,
}
