//! Unsaved work: a form that arrived when its session was locked already. It is sealed under a key that only the session's token
//! yields, so neither the server's disk nor its keeper can read it, and offered once after the same person has come back.

use crate::{AppState, WebError, session::Arrival};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use lantern_gate::Entered;
use lantern_vault::Entropy;
use url::form_urlencoded;
use zeroize::Zeroizing;

/// A form, as it was sent.
#[derive(PartialEq, Eq)]
pub struct Draft {
    /// Where it was sent.
    pub path: String,
    /// Its pairs, as a browser writes them.
    pub body: String,
}

/// The place of the one draft that an account may have: a second one replaces the first, and the page says so.
const PLACE: &str = "form";

const NONCE_BYTES: usize = 24;

/// The value of a pair in a form.
pub fn value(body: &str, name: &str) -> Option<String> {
    form_urlencoded::parse(body.as_bytes()).find(|(found, _)| found == name).map(|(_, value)| value.into_owned())
}

fn cipher(token: &str) -> XChaCha20Poly1305 {
    let key = Zeroizing::new(blake3::derive_key("lantern web 2026 draft of a session", token.as_bytes()));
    XChaCha20Poly1305::new((&*key).into())
}

/// Whose draft it is: sealed in with it, so that a row put in another's place does not open.
fn owner(entered: &Entered) -> String {
    entered.account().map_or_else(|| entered.login().to_owned(), |account| account.id.to_string())
}

impl Draft {
    fn seal(&self, token: &str, owner: &str) -> Result<Vec<u8>, WebError> {
        let nonce = Entropy::from_system().bytes::<NONCE_BYTES>().map_err(|error| WebError::ours(&error))?;
        let text = Zeroizing::new(format!("{}\n{}", self.path, self.body));
        let sealed = cipher(token).encrypt(&XNonce::from(nonce), Payload { msg: text.as_bytes(), aad: owner.as_bytes() });
        let sealed = sealed.map_err(|_| WebError::TooLarge)?;
        Ok([&nonce[..], &sealed].concat())
    }

    fn open(sealed: &[u8], token: &str, owner: &str) -> Option<Self> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>()?;
        let text = cipher(token).decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: owner.as_bytes() }).ok()?;
        let text = String::from_utf8(text).ok()?;
        let (path, body) = text.split_once('\n')?;
        Some(Self { path: path.to_owned(), body: body.to_owned() })
    }

    /// Its pairs without the mark, which is another one now.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let pairs = form_urlencoded::parse(self.body.as_bytes()).into_owned();
        pairs.filter(|(name, _)| name != crate::form::FIELD).collect()
    }
}

/// Seals a form of a locked session.
pub async fn keep(state: &AppState, arrival: &Arrival, draft: &Draft) -> Result<(), WebError> {
    let crate::session::Visitor::Locked(entered) = &arrival.visitor else { return Ok(()) };
    let owner = owner(entered);
    let sealed = draft.seal(arrival.token()?, &owner)?;
    Ok(state.store.put_draft(&owner, PLACE, &sealed, &(state.clock)().at).await?)
}

/// After unlocking, what was sealed under the old token is sealed under the new one. Says whether there is anything.
pub async fn carry_over(state: &AppState, entered: &Entered, old: &str, new: &str) -> Result<bool, WebError> {
    let owner = owner(entered);
    let Some(sealed) = state.store.take_draft(&owner, PLACE).await? else { return Ok(false) };
    let Some(draft) = Draft::open(&sealed, old, &owner) else { return Ok(false) };
    state.store.put_draft(&owner, PLACE, &draft.seal(new, &owner)?, &(state.clock)().at).await?;
    Ok(true)
}

/// Takes the draft out: it is offered once.
pub async fn take(state: &AppState, entered: &Entered, token: &str) -> Result<Option<Draft>, WebError> {
    let owner = owner(entered);
    let sealed = state.store.take_draft(&owner, PLACE).await?;
    Ok(sealed.and_then(|sealed| Draft::open(&sealed, token, &owner)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A draft opens with its own session's token for its own account only, and what is stored shows none of it.
    #[test]
    fn drafts_open_for_their_session_only() {
        let draft = Draft { path: "/en/import/1/answers".to_owned(), body: "form=x&dataset=the+grey+heron&with=%D9%86".to_owned() };
        let sealed = draft.seal("token", "owner").unwrap();
        assert!(!sealed.windows(5).any(|part| part == b"heron"));
        assert!(Draft::open(&sealed, "token", "owner").is_some_and(|opened| opened == draft));
        for (token, owner) in [("other", "owner"), ("token", "other")] {
            assert!(Draft::open(&sealed, token, owner).is_none());
        }
        assert!(Draft::open(&sealed[..20], "token", "owner").is_none());
        assert_eq!(draft.pairs(), [("dataset".to_owned(), "the grey heron".to_owned()), ("with".to_owned(), "ن".to_owned())]);
    }
}
