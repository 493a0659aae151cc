//! Somebody who has come in: which account, by which door.

use crate::fresh::Proved;
use lantern_access::{
    credential::{Account, Agency, ApiToken},
    policy::{Action, Body, Principal, Purpose, Role},
};
use lantern_store::Act;

/// By which door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// The pages.
    Web,
    /// The command line.
    Command,
    /// The programming interface.
    Api,
}

/// Who has come in. Only the gate makes one.
#[derive(Debug, Clone)]
pub struct Entered {
    account: Option<Account>,
    body: Body,
    door: Door,
    session: Option<[u8; 32]>,
    /// How lately the person proved herself.
    pub(crate) proved: Proved,
    /// The token that it came in with: it may do no more than the token is for.
    pub(crate) token: Option<ApiToken>,
}

/// The login that the account `local` acts under. No account can be named so.
pub const LOCAL: &str = "local";

impl Entered {
    /// The account `local` of a folder that has no accounts yet.
    pub(crate) const fn local(door: Door, session: Option<[u8; 32]>) -> Self {
        Self { account: None, body: Body::Protection, door, session, proved: Proved::LongAgo, token: None }
    }

    pub(crate) const fn account_of(account: Account, body: Body, door: Door, session: Option<[u8; 32]>) -> Self {
        Self { account: Some(account), body, door, session, proved: Proved::LongAgo, token: None }
    }

    /// The account; none for `local`.
    pub const fn account(&self) -> Option<&Account> {
        self.account.as_ref()
    }

    /// Whether it is the account `local`.
    pub const fn is_local(&self) -> bool {
        self.account.is_none()
    }

    /// By which door.
    pub const fn door(&self) -> Door {
        self.door
    }

    /// The hash of the session's token, for what is bound to the session.
    pub const fn session(&self) -> Option<&[u8; 32]> {
        self.session.as_ref()
    }

    /// The token that it came in with.
    pub const fn token(&self) -> Option<&ApiToken> {
        self.token.as_ref()
    }

    /// Whether the token that it came in with is for this; without a token the account alone decides.
    pub fn is_within(&self, action: Action) -> bool {
        self.token.as_ref().is_none_or(|token| token.scope.contains(&action))
    }

    /// The name that stands in the log.
    pub fn login(&self) -> &str {
        self.account.as_ref().map_or(LOCAL, |account| account.login.as_str())
    }

    /// The roles.
    pub fn roles(&self) -> Vec<Role> {
        self.account.as_ref().map_or_else(|| vec![Role::Local], |account| account.roles.iter().copied().collect())
    }

    /// The agency, where the account belongs to one.
    pub fn agency(&self) -> Option<&str> {
        self.account.as_ref()?.agency.as_ref().map(Agency::as_str)
    }

    /// As the policies see it. Only `local` counts as coming from the machine itself: everybody else is who they signed in as.
    pub fn principal(&self) -> Principal {
        let Some(account) = &self.account else { return Principal::local() };
        let mut principal = Principal::new(account.login.as_str(), &self.roles());
        principal.agency = self.agency().map(str::to_owned);
        principal.body = self.body;
        principal.child_trained = account.child_trained;
        principal
    }

    pub(crate) fn act(&self, purpose: Purpose, at: &str) -> Act {
        Act { actor: self.login().to_owned(), purpose: purpose.code().to_owned(), at: at.to_owned() }
    }
}
