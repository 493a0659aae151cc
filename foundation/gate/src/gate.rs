//! The gate itself: the store, the policies, the vault, and the one way from a question to an act.

use crate::{AccessLog, Entered, GateError, accesslog::AccessDoor, local::LocalDoor, vault::VaultDoor, vault::VaultStart};
use lantern_access::{
    consent::DutyTable,
    policy::{Action, Context, Policies, Question, Resource},
};
use lantern_store::{Act, Store};
use std::sync::Arc;

/// What a refusal names where the account may, and its token is not for it.
pub const TOKEN_SCOPE: &str = "token-scope";

/// What a deployment sets.
#[derive(Default)]
pub struct GateSettings {
    /// The deployment's own policy files: name and text. They may only forbid.
    pub narrowing: Vec<(String, String)>,
    /// How the vault is started.
    pub vault: VaultStart,
    /// The folder is one that `init` made by itself: as long as it has no accounts, `local` may act.
    pub local: bool,
    /// Under which address browsers come, for passkeys.
    pub origin: Option<url::Url>,
    /// Reporting duties and the law on children's files, per country, as the deployment has looked them up.
    pub duties: DutyTable,
    /// Where accesses are written down; none for the store's own ledger, which is the only place outside of tests.
    pub log: Option<Arc<dyn AccessLog>>,
    /// Passwords that were stolen elsewhere, where the deployment has a list.
    pub breached: Option<crate::Breached>,
}

/// Everything behind [`Gate`].
pub struct Inner {
    store: Store,
    policies: Policies,
    pub(crate) vault: VaultDoor,
    pub(crate) log: AccessDoor,
    // Held while a key is put in the place of another or comes back: two such at once would tear its files.
    pub(crate) key_turn: tokio::sync::Mutex<()>,
    // Held from the look at all accounts to the commit that changes one: two at once would each leave the other as the second who remains.
    pub(crate) accounts_turn: tokio::sync::Mutex<()>,
    // Held while what an account's person is told is read and written.
    pub(crate) notices_turn: tokio::sync::Mutex<()>,
    pub(crate) looking: crate::browsing::Turns,
    pub(crate) local: LocalDoor,
    pub(crate) origin: Option<url::Url>,
    pub(crate) signing: crate::signin::Signing,
    pub(crate) stretching: crate::stretch::Stretching,
    duties: DutyTable,
    pub(crate) breached: Option<crate::Breached>,
    /// Held for one round of housekeeping.
    pub(crate) rounds: tokio::sync::Mutex<()>,
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
            log: AccessDoor::new(settings.log),
            key_turn: tokio::sync::Mutex::new(()),
            accounts_turn: tokio::sync::Mutex::new(()),
            notices_turn: tokio::sync::Mutex::new(()),
            looking: crate::browsing::Turns::default(),
            local: LocalDoor::new(settings.local),
            origin: settings.origin,
            duties: settings.duties,
            breached: settings.breached,
            signing: crate::signin::Signing::default(),
            stretching: crate::stretch::Stretching::default(),
            rounds: tokio::sync::Mutex::default(),
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

    /// How a login is called in the program's own log, which is no place for names: the same for the same login of this store.
    pub(crate) fn pseudonym(&self, login: &str) -> String {
        blake3::keyed_hash(&self.store().content_key(), login.as_bytes()).to_hex()[..12].to_owned()
    }

    /// The table of duties of this deployment.
    pub fn duties(&self) -> &DutyTable {
        &self.0.duties
    }

    /// Asks the policies. The act that comes back is the only kind that pages and commands commit with.
    pub fn may(&self, entered: &Entered, action: Action, resource: &Resource, context: &Context, at: &str) -> Result<Act, GateError> {
        if !entered.is_within(action) {
            return Err(GateError::Refused { by: vec![TOKEN_SCOPE.to_owned()] });
        }
        let question = Question { principal: entered.principal(), action, resource: resource.clone(), context: context.clone() };
        let decision = self.0.policies.decide(&question);
        if decision.allowed {
            return Ok(entered.act(context.purpose, at));
        }
        tracing::warn!(target: "security", action = action.code(), by = decision.by.join(" "), actor = self.pseudonym(entered.login()), "refused");
        Err(GateError::Refused { by: decision.by })
    }

    /// Whether the policies would allow it: for what a page offers. Nobody has tried anything yet, so a no is no refusal, and the
    /// security log keeps what was tried.
    pub fn would_allow(&self, entered: &Entered, action: Action, resource: &Resource, context: &Context) -> bool {
        let question = Question { principal: entered.principal(), action, resource: resource.clone(), context: context.clone() };
        entered.is_within(action) && self.0.policies.decide(&question).allowed
    }
}
