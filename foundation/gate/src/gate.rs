//! The gate itself: the store, the policies, the vault, and the one way from a question to an act.

use crate::{Entered, GateError, local::LocalDoor, vault::VaultDoor};
use lantern_access::policy::{Action, Context, Policies, Question, Resource};
use lantern_store::{Act, Store};
use std::{path::PathBuf, sync::Arc};

/// What a refusal names where the account may, and its token is not for it.
pub const TOKEN_SCOPE: &str = "token-scope";

/// What a deployment sets.
#[derive(Default)]
pub struct GateSettings {
    /// The deployment's own policy files: name and text. They may only forbid.
    pub narrowing: Vec<(String, String)>,
    /// The program that is started as the vault; none where no identity is ever opened.
    pub vault: Option<PathBuf>,
    /// The folder is one that `init` made by itself: as long as it has no accounts, `local` may act.
    pub local: bool,
    /// Under which address browsers come, for passkeys.
    pub origin: Option<url::Url>,
}

/// Everything behind [`Gate`].
pub struct Inner {
    store: Store,
    policies: Policies,
    pub(crate) vault: VaultDoor,
    pub(crate) local: LocalDoor,
    pub(crate) origin: Option<url::Url>,
    pub(crate) signing: crate::signin::Signing,
}

/// The gate of one deployment. A clone is the same gate.
#[derive(Clone)]
pub struct Gate(pub(crate) Arc<Inner>);

impl Gate {
    /// Reads and checks the policies; nothing is asked yet.
    pub fn open(store: Store, settings: GateSettings) -> Result<Self, GateError> {
        let policies = Policies::builtin()?.narrowed(&settings.narrowing)?;
        Ok(Self(Arc::new(Inner {
            vault: VaultDoor::new(settings.vault),
            local: LocalDoor::new(settings.local),
            origin: settings.origin,
            signing: crate::signin::Signing::default(),
            store,
            policies,
        })))
    }

    /// The store, for what is open or coded and for acts that the gate has given.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The policies, to show them.
    pub fn policies(&self) -> &Policies {
        &self.0.policies
    }

    /// Asks the policies. The act that comes back is the only kind that pages and commands commit with.
    pub fn may(&self, entered: &Entered, action: Action, resource: &Resource, context: &Context, at: &str) -> Result<Act, GateError> {
        if !entered.is_within(action) {
            return Err(GateError::Refused { by: vec![TOKEN_SCOPE.to_owned()] });
        }
        let question = Question { principal: entered.principal(), action, resource: resource.clone(), context: context.clone() };
        let decision = self.0.policies.decide(&question);
        if decision.allowed { Ok(entered.act(context.purpose, at)) } else { Err(GateError::Refused { by: decision.by }) }
    }
}
