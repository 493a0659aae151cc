//! Passkeys of one's own: a further one is registered by whoever has just come in, one is removed as long as another way is left.

use super::{offers::Offer, own};
use crate::{AppState, View, WebError, doors::Pass, session::Arrival};
use axum::{
    Extension, Form, Json,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::credential::{CredentialError, Instant, PasskeyAnswer};
use serde::Deserialize;

/// The form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    label: String,
    answer: String,
    credential: String,
}

fn instant(at: &str) -> Result<Instant, WebError> {
    Instant::parse(at).map_err(|error| WebError::ours(&error))
}

/// What a ceremony refused is said to the reader; it names no person.
fn refused(error: &CredentialError) -> WebError {
    WebError::Refused(error.to_string())
}

/// `POST /account/passkeys/begin`: what the browser asks a new key.
pub async fn begin(State(state): State<AppState>, pass: Pass, Extension(arrival): Extension<Arrival>) -> Result<Response, WebError> {
    let held = own(&state, &pass).await?;
    let (challenge, registration) = state.gate.passkey_desk()?.begin_registration(&held.body, instant(&state.now())?).map_err(|error| refused(&error))?;
    if !state.offers.make(arrival.token()?.as_bytes(), Offer::Passkey(Box::new(registration)), std::time::Instant::now()) {
        return Err(WebError::Busy);
    }
    Ok(Json(challenge.0).into_response())
}

/// `POST /account/passkeys`.
pub async fn add(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Extension(arrival): Extension<Arrival>,
    Form(sent): Form<Sent>,
) -> Result<Redirect, WebError> {
    let Some(Offer::Passkey(registration)) = state.offers.take(arrival.token()?.as_bytes(), std::time::Instant::now()) else {
        return Ok(Redirect::to(&view.to("/account")));
    };
    let (mut held, now) = (own(&state, &pass).await?, state.now());
    let desk = state.gate.passkey_desk()?;
    let key = desk.finish_registration(*registration, PasskeyAnswer(&sent.answer), &held.body, &sent.label, instant(&now)?);
    held.body.credentials.passkeys.push(key.map_err(|error| refused(&error))?);
    held.body.changed = instant(&now)?;
    state.gate.save_own(&pass.entered, &held.body, held.version, &now).await?;
    Ok(Redirect::to(&view.to("/account")))
}

/// `POST /account/passkeys/remove`. The last way to sign in stays.
pub async fn remove(State(state): State<AppState>, view: View, pass: Pass, Form(sent): Form<Sent>) -> Result<Redirect, WebError> {
    let (mut held, now) = (own(&state, &pass).await?, state.now());
    let before = held.body.credentials.passkeys.len();
    held.body.credentials.passkeys.retain(|passkey| passkey.credential_id() != sent.credential);
    if held.body.credentials.passkeys.len() == before {
        return Err(WebError::NotFound);
    }
    if !held.body.credentials.suffice() {
        return Err(WebError::Refused(view.t("account-passkey-last")));
    }
    held.body.changed = instant(&now)?;
    state.gate.save_own(&pass.entered, &held.body, held.version, &now).await?;
    Ok(Redirect::to(&view.to("/account")))
}
