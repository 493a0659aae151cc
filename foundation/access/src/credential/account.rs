//! Accounts: pseudonymous workers of an agency, with roles, a state and what proves them.

use std::collections::BTreeSet;
use std::fmt;

use lantern_model::AgencyCode;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{CredentialError, HeldPasskey, Instant, LinkedSubject, PasswordHash, Totp};
use crate::codes;
use crate::policy::{Body, Principal, Role};

/// The name an account signs in with: a code such as `worker-12`, never the name of a person. The journal is full of logins, and it
/// outlives the contract of those who wrote in it. The one login without a number is `local`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Login(String);

impl Login {
    /// Checks and keeps the code; capitals become small.
    pub fn parse(text: &str) -> Result<Self, CredentialError> {
        let code = text.trim().to_ascii_lowercase();
        if code.len() > 32 {
            return Err(CredentialError::Login);
        }
        if code == "local" {
            return Ok(Self(code));
        }
        let (words, number) = code.rsplit_once('-').ok_or(CredentialError::Login)?;
        let is_number = (1..=6).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
        let is_words = words.split('-').all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()));
        if is_number && is_words { Ok(Self(code)) } else { Err(CredentialError::Login) }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Login {
    type Error = CredentialError;

    fn try_from(text: String) -> Result<Self, CredentialError> {
        Self::parse(&text)
    }
}

impl From<Login> for String {
    fn from(login: Login) -> Self {
        login.0
    }
}

/// The code of an agency, in the bodies of entities.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Agency(AgencyCode);

impl Agency {
    /// Checks and keeps the code.
    pub fn parse(text: &str) -> Result<Self, CredentialError> {
        AgencyCode::parse(text).map(Self).map_err(|_| CredentialError::Agency)
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The code as the store knows it.
    pub fn code(&self) -> &AgencyCode {
        &self.0
    }
}

impl From<AgencyCode> for Agency {
    fn from(code: AgencyCode) -> Self {
        Self(code)
    }
}

impl fmt::Display for Agency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<String> for Agency {
    type Error = CredentialError;

    fn try_from(text: String) -> Result<Self, CredentialError> {
        Self::parse(&text)
    }
}

impl From<Agency> for String {
    fn from(agency: Agency) -> Self {
        agency.0.as_str().to_owned()
    }
}

codes! {
    /// Where an account stands.
    pub enum AccountState: "account-state" {
        /// Created; nobody has signed in with it yet.
        Invited = "invited",
        /// In use.
        Active = "active",
        /// Closed for a time; its sessions have ended.
        Suspended = "suspended",
        /// Closed for good; kept because the journal names it.
        Closed = "closed",
    }
}

/// What proves that it is the account's person: several ways side by side.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// The password, which counts only together with [`Credentials::totp`].
    pub password: Option<PasswordHash>,
    /// The second factor beside a password.
    pub totp: Option<Totp>,
    /// Passkeys; each verifies its user and stands alone.
    #[serde(default)]
    pub passkeys: Vec<HeldPasskey>,
    /// A subject of an OpenID provider, whom its word signs in beside these. Never enough alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<LinkedSubject>,
}

impl Credentials {
    /// Can somebody sign in with these? A password alone is not enough (6.3.2).
    pub fn suffice(&self) -> bool {
        let both = self.password.is_some() && self.totp.as_ref().is_some_and(Totp::is_confirmed);
        both || !self.passkeys.is_empty()
    }
}

/// An account.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The form of this body.
    pub version: u8,
    /// The entity's id; also the user handle of passkeys.
    pub id: Uuid,
    /// The pseudonymous code.
    pub login: Login,
    /// What it is trusted to do.
    pub roles: BTreeSet<Role>,
    /// The agency it works for.
    pub agency: Option<Agency>,
    /// The person was trained to work with children (practice §3.3).
    #[serde(default)]
    pub child_trained: bool,
    state: AccountState,
    /// What proves it.
    pub credentials: Credentials,
    /// When it was created.
    pub created: Instant,
    /// When it was last changed.
    pub changed: Instant,
    /// When all its sessions were last ended: one that began before opens nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sessions_ended: Option<Instant>,
}

impl Account {
    /// A new account, invited: it becomes active when its person has set up a way to sign in.
    pub fn invite(id: Uuid, login: Login, roles: BTreeSet<Role>, agency: Option<Agency>, at: Instant) -> Self {
        let state = AccountState::Invited;
        Self {
            version: 1,
            id,
            login,
            roles,
            agency,
            child_trained: false,
            state,
            credentials: Credentials::default(),
            created: at,
            changed: at,
            sessions_ended: None,
        }
    }

    /// Where it stands.
    pub fn state(&self) -> AccountState {
        self.state
    }

    /// Moves it to another state. Whatever it leaves `active` for, the caller ends its sessions (7.4.2). Closing forgets the credentials.
    pub fn change_state(&mut self, to: AccountState, at: Instant) -> Result<(), CredentialError> {
        use AccountState::{Active, Closed, Invited, Suspended};
        let may = match (self.state, to) {
            (Invited | Suspended, Active) => self.credentials.suffice(),
            (Active, Suspended) | (Invited | Active | Suspended, Closed) => true,
            _ => false,
        };
        if !may {
            return Err(CredentialError::AccountState { from: self.state, to });
        }
        if to == Closed {
            self.credentials = Credentials::default();
        }
        self.state = to;
        self.changed = at;
        Ok(())
    }

    /// May it sign in now?
    pub fn may_sign_in(&self) -> bool {
        self.state == AccountState::Active && self.credentials.suffice()
    }

    /// The account as the policies see it. `body` is what its agency is; `local` says that the question comes from the machine itself.
    pub fn principal(&self, body: Body, local: bool) -> Principal {
        Principal {
            account: self.login.to_string(),
            roles: self.roles.iter().copied().collect(),
            agency: self.agency.as_ref().map(Agency::to_string),
            body,
            local,
            child_trained: self.child_trained,
        }
    }

    /// What it is looked up by.
    pub fn keys(&self) -> Vec<(String, String)> {
        let mut keys = vec![("login".to_owned(), self.login.to_string()), ("state".to_owned(), self.state.to_string())];
        keys.extend(self.agency.iter().map(|agency| ("agency".to_owned(), agency.to_string())));
        keys.extend(self.roles.iter().map(|role| ("role".to_owned(), role.to_string())));
        keys.extend(self.credentials.openid.iter().map(|linked| ("openid".to_owned(), String::from(linked.mark()))));
        keys
    }
}

/// Refuses a change after which fewer than two persons could reset a lost sign-in, since a reset needs two of them.
///
/// Compares the accounts as they are with the accounts as they would be; `has_right` is what the policies say. A deployment that
/// never had two (the day it is set up) may grow, not shrink.
pub fn check_two_remain<'a>(
    before: impl IntoIterator<Item = &'a Account>,
    after: impl IntoIterator<Item = &'a Account>,
    has_right: impl Fn(&Account) -> bool,
) -> Result<(), CredentialError> {
    let able = |account: &&Account| account.may_sign_in() && has_right(account);
    let (had, has) = (before.into_iter().filter(able).count(), after.into_iter().filter(able).count());
    if has < had && has < 2 { Err(CredentialError::TwoMustRemain) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::fixtures::account;
    use proptest::prelude::*;

    fn at() -> Instant {
        Instant::parse("2026-11-25T08:00:00Z").unwrap()
    }

    /// Names are not logins; codes are.
    #[test]
    fn a_login_is_a_code() {
        for good in ["worker-12", "Case-Worker-3", "local", "a-1"] {
            assert!(Login::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "amina",
            "amina yusuf",
            "amina.yusuf@example.org",
            "worker-",
            "-12",
            "worker--1",
            "worker-1234567",
            "عاملة-1",
            "",
            "12",
            &format!("{}-1", "a".repeat(40)),
        ] {
            assert_eq!(Login::parse(bad), Err(CredentialError::Login), "{bad}");
        }
    }

    /// A password without a second factor opens nothing, and an account that lacks it never becomes active.
    #[test]
    fn a_password_alone_is_not_enough() {
        let mut account = account(1, Role::CaseWorker);
        assert!(account.may_sign_in());
        account.credentials.totp = None;
        assert!(!account.may_sign_in());
        account.change_state(AccountState::Suspended, at()).unwrap();
        assert!(account.change_state(AccountState::Active, at()).is_err());
    }

    /// A closed account stays closed and holds nothing to sign in with.
    #[test]
    fn a_closed_account_stays_closed() {
        let mut account = account(1, Role::CaseWorker);
        account.change_state(AccountState::Closed, at()).unwrap();
        assert!(account.credentials.password.is_none() && account.credentials.totp.is_none());
        for &state in AccountState::ALL {
            assert!(account.change_state(state, at()).is_err(), "{state}");
        }
    }

    /// The last two who can reset a sign-in cannot be taken away: not by closing, not by suspending, not by their role or credentials.
    #[test]
    fn two_persons_remain_who_can_reset() {
        let right = |account: &Account| account.roles.contains(&Role::Administrator);
        let before = [account(1, Role::Administrator), account(2, Role::Administrator), account(3, Role::CaseWorker)];
        let try_it = |change: &dyn Fn(&mut Account)| {
            let mut after = before.clone();
            change(&mut after[0]);
            check_two_remain(&before, &after, right)
        };
        assert_eq!(try_it(&|account| account.change_state(AccountState::Closed, at()).unwrap()), Err(CredentialError::TwoMustRemain));
        assert_eq!(try_it(&|account| account.change_state(AccountState::Suspended, at()).unwrap()), Err(CredentialError::TwoMustRemain));
        assert_eq!(try_it(&|account| account.roles = BTreeSet::from([Role::Auditor])), Err(CredentialError::TwoMustRemain));
        assert_eq!(try_it(&|account| account.credentials.totp = None), Err(CredentialError::TwoMustRemain));
        assert_eq!(try_it(&|account| account.child_trained = true), Ok(()));
        // On the first day there is one; a second may come, and the one may not go.
        assert_eq!(check_two_remain(&before[..1], &before[..2], right), Ok(()));
        assert_eq!(check_two_remain(&before[..1], &[], right), Err(CredentialError::TwoMustRemain));
    }

    proptest! {
        /// Whatever is typed as a login, what is kept has the form of a code.
        #[test]
        fn every_login_has_the_form(text in "\\PC{0,40}") {
            if let Ok(login) = Login::parse(&text) {
                prop_assert!(login.as_str().bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
                prop_assert_eq!(Login::parse(login.as_str()), Ok(login.clone()));
            }
        }
    }
}
