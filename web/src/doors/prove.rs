//! What is done by somebody who proved herself lately. Where that is too long ago, the answer to her form is a short step: prove it is
//! you. What she typed waits meanwhile in memory, for her session alone, and is taken up with the proof; nothing of it stands in the
//! page that asks, and nothing is done before.

use super::{Need, pass::path_of};
use crate::{
    AppState, Pace, WebError,
    cookie::Cookie,
    drafts::value,
    form::{FIELD, FormToken},
    pages::{Offer, Proof, Typed},
    session::{Arrival, Visitor, random, sets},
};
use axum::{body::Body, extract::Request, http::header, response::Response};
use lantern_gate::{Entered, GateError};
use std::sync::Arc;
use url::form_urlencoded;
use zeroize::Zeroizing;

/// The field by which a form says that it is the proof.
pub const PROOF: &str = "proof";

/// The longest form that waits for a proof: the forms behind such doors have a few fields.
const TYPED_BYTES_MAX: usize = 64 * 1024;

/// Whether a form is a proof.
pub fn is_proof(form: &str) -> bool {
    value(form, PROOF).is_some()
}

/// Where a visitor stands at a door that may want a fresh proof.
pub enum Proving {
    /// The door wants none, or she proved herself lately.
    Enough,
    /// It is asked for.
    Asked,
    /// This is it.
    Shown(Proof),
}

impl Proving {
    /// Looks at the door, the visitor and the form.
    pub fn of(need: Need, entered: &Entered, form: Option<&str>) -> Self {
        match form {
            _ if !need.fresh => Self::Enough,
            // A proof that was not needed any more, from a second window, counts all the same: what waits belongs to it.
            Some(form) if is_proof(form) => {
                let pairs = Zeroizing::new(form_urlencoded::parse(form.as_bytes()).into_owned().collect::<Vec<_>>());
                Self::Shown(Proof::read(&pairs))
            }
            _ if entered.is_fresh() => Self::Enough,
            _ => Self::Asked,
        }
    }
}

/// Under what a form waits: it opens for the same session only.
fn mark(token: &str) -> Vec<u8> {
    [token.as_bytes(), b" typed"].concat()
}

/// Keeps what was typed and asks for the proof. What a script fetches has no reader who could give one.
pub fn ask(state: &AppState, arrival: &Arrival, request: &Request, form: Option<String>) -> Result<WebError, WebError> {
    let is_page = request.headers().get("sec-fetch-mode").is_none_or(|mode| mode == "navigate");
    let Some(form) = form.filter(|_| is_page) else { return Ok(WebError::NotFresh) };
    let form = Zeroizing::new(form);
    if form.len() > TYPED_BYTES_MAX {
        return Err(WebError::TooLarge);
    }
    let path = path_of(request);
    if !state.offers.make(&mark(arrival.token()?), Offer::Typed(Typed { path: path.clone(), form }), std::time::Instant::now()) {
        return Err(WebError::Busy);
    }
    Ok(WebError::Prove { failed: false, path })
}

/// A visitor who goes on under a new session.
#[derive(Clone)]
pub struct Renewed {
    token: Arc<Zeroizing<String>>,
    arrival: Arrival,
}

impl Renewed {
    /// The answer with the new session's cookie, unless what was done has ended it; a page of an error is drawn for it as well.
    pub fn carried(self, mut response: Response, secure: bool) -> Response {
        if !sets(&response, Cookie::Session.name(secure)) {
            Cookie::Session.set(response.headers_mut(), &self.token, secure);
        }
        response.extensions_mut().insert(self.arrival);
        response
    }
}

/// Takes the proof. Then the request is the one that waited, under a new session.
pub async fn renew(state: &AppState, arrival: &Arrival, (request, path): (&mut Request, &str), proof: &Proof) -> Result<Arc<Entered>, WebError> {
    state.paces.ask(Pace::SignIn, arrival.address)?;
    let token = arrival.token()?;
    // What waited for another door is not done at this one.
    let typed = match state.offers.take(&mark(token), std::time::Instant::now()) {
        Some(Offer::Typed(typed)) if typed.path == path => typed,
        _ => return Err(WebError::FormExpired),
    };
    let entered = arrival.entered().ok_or(WebError::SignIn)?;
    let shown = proof.proof(entered)?;
    let opened = match state.gate.unlock_session(token, shown, Some(arrival.address), random()?, &state.now()).await {
        Ok(opened) => opened,
        Err(error) => {
            state.offers.make(&mark(token), Offer::Typed(typed), std::time::Instant::now());
            return Err(match error {
                GateError::SignInFailed => WebError::Prove { failed: true, path: path.to_owned() },
                other => other.into(),
            });
        }
    };
    let (entered, token) = (Arc::new(opened.entered), Arc::new(opened.token));
    let renewed =
        Arrival { visitor: Visitor::Active(entered.clone()), form: FormToken::of_session(&token), token: Some(token.clone()), address: arrival.address };
    // The old mark goes: what waited is ours to give, and the page that is drawn next has the new one.
    let pairs = form_urlencoded::parse(typed.form.as_bytes()).filter(|(name, _)| name != FIELD);
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    request.headers_mut().insert(header::CONTENT_LENGTH, body.len().into());
    *request.body_mut() = Body::from(body);
    request.extensions_mut().insert(renewed.clone());
    request.extensions_mut().insert(Renewed { token, arrival: renewed });
    Ok(entered)
}
