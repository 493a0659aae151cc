//! The mark that every form carries, so that no other site can send one in a reader's name.
//!
//! In a session it is derived from the session's token, which only its browser knows; so it changes with every sign-in. Before a
//! session there is a random cookie, and the mark is its keyed hash: a signed double submit (OWASP CSRF cheat sheet).

use crate::WebError;
use lantern_access::credential::is_equal;
use lantern_vault::Entropy;
use maud::{Markup, html};
use std::sync::Arc;

/// The name of the hidden field.
pub const FIELD: &str = "form";

/// The mark of one reader's forms.
#[derive(Clone, PartialEq, Eq)]
pub struct FormToken(Arc<str>);

impl FormToken {
    /// The mark of a session's forms.
    pub fn of_session(token: &str) -> Self {
        let key = blake3::derive_key("lantern web 2026 form of a session", token.as_bytes());
        Self(blake3::Hash::from_bytes(key).to_hex().as_str().into())
    }

    /// Where a page has no form.
    pub fn none() -> Self {
        Self("".into())
    }

    /// The hidden field that goes into every form that is posted.
    pub fn field(&self) -> Markup {
        html! { input type="hidden" name=(FIELD) value=(self.0); }
    }

    /// The mark itself: under it something waits for the same browser, or for the next step.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether a form carries this mark.
    pub fn check(&self, sent: &str) -> Result<(), WebError> {
        if !self.0.is_empty() && is_equal(self.0.as_bytes(), sent.as_bytes()) { Ok(()) } else { Err(WebError::FormExpired) }
    }
}

/// The secret of this server's forms before sign-in. A restart makes a new one, and forms that were open then are sent again.
pub struct FormSecret([u8; 32]);

impl FormSecret {
    /// A new secret; none where the system gives no randomness.
    pub fn new() -> Result<Self, WebError> {
        Entropy::from_system().bytes().map(Self).map_err(|error| WebError::ours(&error))
    }

    /// A random text for the cookie.
    pub fn cookie() -> Result<String, WebError> {
        let random: [u8; 32] = Entropy::from_system().bytes().map_err(|error| WebError::ours(&error))?;
        Ok(blake3::Hash::from_bytes(random).to_hex().to_string())
    }

    /// The mark that belongs to a cookie.
    pub fn token(&self, cookie: &str) -> FormToken {
        FormToken(blake3::keyed_hash(&self.0, cookie.as_bytes()).to_hex().as_str().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Only the whole mark of this very session passes; a new token has another one; none at all never passes.
    #[test]
    fn forged_forms_are_refused() {
        let token = FormToken::of_session(&"1".repeat(64));
        assert!(token.check(&token.0).is_ok());
        let other = FormToken::of_session(&"2".repeat(64));
        let almost = format!("{}{}", &token.0[..63], if token.0.ends_with('0') { '1' } else { '0' });
        for sent in ["", &token.0[..63], &format!("{}0", token.0), &other.0, &almost, &"1".repeat(64)] {
            assert!(matches!(token.check(sent), Err(WebError::FormExpired)), "{sent}");
        }
        assert!(FormToken::none().check("").is_err());
    }

    /// Before sign-in a mark belongs to one cookie of one server.
    #[test]
    fn marks_belong_to_their_cookie() {
        let (secret, other) = (FormSecret::new().unwrap(), FormSecret::new().unwrap());
        let (mine, theirs) = (FormSecret::cookie().unwrap(), FormSecret::cookie().unwrap());
        assert!(secret.token(&mine).check(&secret.token(&mine).0).is_ok());
        assert!(secret.token(&mine).check(&secret.token(&theirs).0).is_err());
        assert!(secret.token(&mine).check(&other.token(&mine).0).is_err());
    }
}
