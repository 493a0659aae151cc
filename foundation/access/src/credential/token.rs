//! Tokens for programs: narrow, dated, revocable, and stored as a hash.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{CredentialError, Instant, Login, SecretHash, SecretToken, check_label};
use crate::policy::Action;

/// What every token begins with, so that scanners of leaked secrets know it.
const PREFIX: &str = "lantern_";
/// The longest life of a token.
pub const TOKEN_DAYS_MAX: i64 = 366;

/// Why a token opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ApiTokenProblem {
    /// Not this token.
    #[error("the token is not known")]
    Unknown,
    /// Its life is over.
    #[error("the token has expired: make a new one")]
    Expired,
    /// It was taken back.
    #[error("the token was revoked")]
    Revoked,
    /// It is not for this.
    #[error("the token is not for this action")]
    Scope,
}

/// What a token may be used for: a part of what its account may do, never more.
pub type Scope = BTreeSet<Action>;

/// An API token as the store keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApiToken {
    version: u8,
    /// The entity's id.
    pub id: Uuid,
    /// The account that it acts as; the policies decide on that account again.
    pub login: Login,
    /// What its owner calls it.
    pub label: String,
    /// What it may be used for.
    pub scope: Scope,
    hash: SecretHash,
    created: Instant,
    expires: Instant,
    revoked: Option<Instant>,
    /// The token that made it, where a program made it: it is taken back with that one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_with: Option<Uuid>,
}

impl ApiToken {
    /// A new token and its text, which is shown once.
    pub fn make(
        id: Uuid,
        login: Login,
        label: &str,
        scope: Scope,
        life_days: i64,
        random: [u8; 32],
        at: Instant,
    ) -> Result<(Self, Zeroizing<String>), CredentialError> {
        if !(1..=TOKEN_DAYS_MAX).contains(&life_days) {
            return Err(CredentialError::TokenLife(TOKEN_DAYS_MAX));
        }
        if scope.is_empty() {
            return Err(CredentialError::Scope);
        }
        let token = SecretToken::from_random(random);
        let text = Zeroizing::new(format!("{PREFIX}{}", *token.text()));
        let expires = at.plus_seconds(life_days * 24 * 60 * 60);
        let hash = token.hash("api token");
        Ok((Self { version: 1, id, login, label: check_label(label)?, scope, hash, created: at, expires, revoked: None, made_with: None }, text))
    }

    /// The hash under which the token of this text is looked up.
    pub fn hash_of(text: &str) -> Result<SecretHash, ApiTokenProblem> {
        let hexadecimal = text.trim().strip_prefix(PREFIX).ok_or(ApiTokenProblem::Unknown)?;
        let token = SecretToken::parse(hexadecimal).map_err(|_| ApiTokenProblem::Unknown)?;
        Ok(token.hash("api token"))
    }

    /// Whether the text is this token's and may do `action` now. The comparison takes constant time.
    pub fn check(&self, text: &str, action: Action, at: Instant) -> Result<(), ApiTokenProblem> {
        if Self::hash_of(text)? != self.hash {
            return Err(ApiTokenProblem::Unknown);
        }
        if self.revoked.is_some() {
            return Err(ApiTokenProblem::Revoked);
        }
        // Before its birth a token is as dead as after its end: a clock turned back revives nothing.
        if at >= self.expires || at < self.created {
            return Err(ApiTokenProblem::Expired);
        }
        if self.scope.contains(&action) { Ok(()) } else { Err(ApiTokenProblem::Scope) }
    }

    /// Takes it back.
    pub fn revoke(&mut self, at: Instant) {
        self.revoked.get_or_insert(at);
    }

    /// When its life began.
    pub fn created(&self) -> Instant {
        self.created
    }

    /// Whether it opens anything now.
    pub fn is_live(&self, at: Instant) -> bool {
        self.revoked.is_none() && at >= self.created && at < self.expires
    }

    /// The hash of its text, under which its use is noted.
    pub fn hash(&self) -> [u8; 32] {
        self.hash.bytes()
    }

    /// When its life ends.
    pub fn expires(&self) -> Instant {
        self.expires
    }

    /// When it was taken back.
    pub fn revoked(&self) -> Option<Instant> {
        self.revoked
    }

    /// What it is looked up by.
    pub fn keys(&self) -> Vec<(String, String)> {
        vec![("hash".to_owned(), String::from(self.hash)), ("login".to_owned(), self.login.to_string())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(days: i64) -> Instant {
        Instant::parse("2026-11-25T08:00:00Z").unwrap().plus_seconds(days * 86_400)
    }

    fn make(scope: Scope, days: i64) -> Result<(ApiToken, Zeroizing<String>), CredentialError> {
        ApiToken::make(Uuid::nil(), Login::parse("worker-1").unwrap(), "nightly figures", scope, days, [5; 32], at(0))
    }

    /// A token does what it is for, while it lives; what is stored does not contain it.
    #[test]
    fn a_token_is_narrow_and_dated() {
        let (mut token, text) = make(Scope::from([Action::ViewFigures]), 30).unwrap();
        assert_eq!(token.check(&text, Action::ViewFigures, at(1)), Ok(()));
        assert_eq!(token.check(&text, Action::OpenIdentity, at(1)), Err(ApiTokenProblem::Scope));
        assert_eq!(token.check(&text, Action::ViewFigures, at(30)), Err(ApiTokenProblem::Expired));
        assert_eq!(token.check(&text, Action::ViewFigures, at(-1)), Err(ApiTokenProblem::Expired));
        for wrong in [text.replace('5', "6"), text.replace(PREFIX, ""), String::new(), format!("{PREFIX}05")] {
            assert_eq!(token.check(&wrong, Action::ViewFigures, at(1)), Err(ApiTokenProblem::Unknown), "{wrong}");
        }
        let stored = serde_json::to_string(&token).unwrap();
        assert!(!stored.contains(&text[PREFIX.len()..]));
        assert_eq!(token.keys()[0].1, String::from(ApiToken::hash_of(&text).unwrap()));
        assert!(token.is_live(at(29)) && !token.is_live(at(30)) && !token.is_live(at(-1)));
        token.revoke(at(2));
        token.revoke(at(3));
        assert_eq!(token.revoked(), Some(at(2)));
        assert_eq!(token.check(&text, Action::ViewFigures, at(2)), Err(ApiTokenProblem::Revoked));
        assert!(!token.is_live(at(2)));
    }

    /// A token that was kept before programs could make tokens reads as one that a person made.
    #[test]
    fn older_tokens_are_read() {
        let (token, _) = make(Scope::from([Action::ViewFigures]), 30).unwrap();
        let stored = serde_json::to_string(&token).unwrap();
        assert!(!stored.contains("made_with"));
        assert_eq!(serde_json::from_str::<ApiToken>(&stored).unwrap(), token);
    }

    /// No token without end and none for everything.
    #[test]
    fn endless_and_empty_tokens_are_refused() {
        assert_eq!(make(Scope::from([Action::ViewFigures]), 0).unwrap_err(), CredentialError::TokenLife(366));
        assert_eq!(make(Scope::from([Action::ViewFigures]), 367).unwrap_err(), CredentialError::TokenLife(366));
        assert_eq!(make(Scope::new(), 30).unwrap_err(), CredentialError::Scope);
    }
}
