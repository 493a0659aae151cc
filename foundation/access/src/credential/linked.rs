//! The link of an account to a subject of an OpenID provider. It opens no account by itself: what proves a person beside it stays.

use super::{CredentialError, Instant, SecretHash};
use serde::{Deserialize, Serialize};

/// The longest issuer that is kept.
const ISSUER_BYTES_MAX: usize = 500;

/// A link that an account holds, as the journal keeps it. The subject is not in it, only a mark of issuer and subject under a key of the
/// store: what a provider calls a person may be an address that names her.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkedSubject {
    version: u8,
    issuer: String,
    mark: SecretHash,
    linked: Instant,
    used: Option<Instant>,
}

impl LinkedSubject {
    /// A new link.
    pub fn new(issuer: &str, mark: SecretHash, at: Instant) -> Result<Self, CredentialError> {
        if issuer.is_empty() || issuer.len() > ISSUER_BYTES_MAX {
            return Err(CredentialError::Label);
        }
        Ok(Self { version: 1, issuer: issuer.to_owned(), mark, linked: at, used: None })
    }

    /// The mark of a subject. Both lengths are in it, so that no issuer with a longer name can pass for another's subject. `key` is a
    /// secret of the deployment.
    pub fn mark_of(issuer: &str, subject: &str, key: &[u8; 32]) -> SecretHash {
        let mut told = Vec::with_capacity(key.len() + issuer.len() + subject.len() + 16);
        told.extend_from_slice(key);
        for part in [issuer, subject] {
            told.extend_from_slice(&(part.len() as u64).to_be_bytes());
            told.extend_from_slice(part.as_bytes());
        }
        SecretHash::of("openid subject", &told)
    }

    /// The issuer.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The mark.
    pub fn mark(&self) -> SecretHash {
        self.mark
    }

    /// When it was linked.
    pub fn linked(&self) -> Instant {
        self.linked
    }

    /// When it was used last.
    pub fn used(&self) -> Option<Instant> {
        self.used
    }

    /// Notes a sign-in by it, so that each leaves an entry.
    pub fn note_use(&mut self, at: Instant) {
        self.used = Some(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        credential::{Account, AccountState, fixtures::account},
        policy::Role,
    };

    fn at() -> Instant {
        Instant::parse("2026-11-25T08:00:00Z").unwrap()
    }

    /// The same subject of the same issuer has one mark; another subject, another issuer, another deployment and a boundary moved by a letter have others.
    #[test]
    fn a_mark_is_of_one_subject_of_one_issuer() {
        let mark = |issuer: &str, subject: &str, key: u8| LinkedSubject::mark_of(issuer, subject, &[key; 32]);
        let own = mark("https://a.example", "1234", 1);
        assert_eq!(own, mark("https://a.example", "1234", 1));
        for other in [
            mark("https://a.example", "1235", 1),
            mark("https://b.example", "1234", 1),
            mark("https://a.example1", "234", 1),
            mark("https://a.example", "1234", 2),
        ] {
            assert_ne!(own, other);
        }
    }

    /// A link alone signs nobody in, nor makes an invited account active: who has nothing else is shut out when the provider is.
    #[test]
    fn a_link_alone_is_not_enough() {
        let mut account = account(1, Role::CaseWorker);
        account.credentials.openid = Some(LinkedSubject::new("https://a.example", LinkedSubject::mark_of("a", "b", &[1; 32]), at()).unwrap());
        assert!(account.may_sign_in());
        account.credentials.totp = None;
        assert!(!account.may_sign_in() && !account.credentials.suffice());
        account.change_state(AccountState::Closed, at()).unwrap();
        assert!(account.credentials.openid.is_none(), "closing forgets it");
    }

    /// Accounts that were written before there were links are read, and those that have none are written as they were.
    #[test]
    fn older_accounts_are_read() {
        let account = account(1, Role::CaseWorker);
        let written = serde_json::to_value(&account).unwrap();
        assert!(written["credentials"].get("openid").is_none());
        let read: Account = serde_json::from_value(written).unwrap();
        assert!(read.credentials.openid.is_none() && read.may_sign_in());
    }

    /// The body of a link is a promise.
    #[test]
    fn the_body_of_a_link_stays() {
        let mark = "ab".repeat(32);
        let text = format!(r#"{{"version":1,"issuer":"https://a.example","mark":"{mark}","linked":"2026-11-25T08:00:00Z","used":null}}"#);
        let read: LinkedSubject = serde_json::from_str(&text).unwrap();
        assert_eq!((read.issuer(), read.linked(), read.used()), ("https://a.example", at(), None));
        assert_eq!(serde_json::to_string(&read).unwrap(), text);
    }
}
