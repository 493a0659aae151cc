//! Signing in at the OpenID provider of the deployment, and linking one's account to it.
//!
//! The way: a button of ours (a form with its mark, so that no other site sends anybody off) → the provider → our address of return →
//! a page of ours → a button, and only then a session (ASVS 5.0, 7.6.2). The page in between is not for looks: whoever comes back comes
//! from another site, so that the browser sends none of our strict cookies, not even through a redirection. One lax cookie finds the
//! sign-in that was begun in this browser; the page then leads on by a navigation of our own, and from there everything is as always.

mod link;
mod parts;

pub use link::{begin_link, link, own_page, unlink};
pub use parts::{button, section, standing};

use super::{back_or_start, come_in};
use crate::{
    AppState, View, WebError,
    cookie::Cookie,
    openid::{Errand, Stand, Vouched},
    session::{Arrival, random},
};
use axum::{
    Extension, Form,
    extract::{Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::credential::Instant;
use lantern_gate::GateError;
use lantern_openid::{OpenIdError, Provider, Returned};
use maud::Markup;
use serde::Deserialize;
use std::{error::Error as _, sync::Arc};
use zeroize::Zeroizing;

/// The provider; where none is set, nothing of this exists.
fn provider(state: &AppState) -> Result<&Arc<Provider>, WebError> {
    state.openid.as_ref().ok_or(WebError::NotFound)
}

fn seconds(state: &AppState) -> Result<i64, WebError> {
    Instant::parse(&state.now()).map(Instant::unix_seconds).map_err(|error| WebError::ours(&error))
}

/// The browser's cookie, where it is one of ours.
fn cookie_of<'a>(state: &AppState, headers: &'a HeaderMap) -> Option<&'a str> {
    Cookie::OpenId.read(headers, state.secure).filter(|cookie| cookie.len() == 64)
}

/// A page that leads on by itself, without script: a navigation that this page begins, whoever led to it.
fn leads_on(page: Markup, to: &str) -> Response {
    let mut response = page.into_response();
    if let Ok(line) = HeaderValue::from_str(&format!("0; url={to}")) {
        response.headers_mut().insert(header::REFRESH, line);
    }
    response
}

/// What a form of ours brings.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    back: String,
    code: Zeroizing<String>,
}

/// `POST /sign-in/openid`.
pub async fn begin(State(state): State<AppState>, view: View, headers: HeaderMap, Form(sent): Form<Sent>) -> Result<Response, WebError> {
    send_off(&state, &view.led_to("/sign-in"), &headers, Errand::SignIn { back: sent.back }).await
}

/// Sends a browser to the provider. A form that was answered with a redirection to another site would be stopped by our own content
/// policy (`form-action 'self'`), so that a page leads there.
async fn send_off(state: &AppState, view: &View, headers: &HeaderMap, errand: Errand) -> Result<Response, WebError> {
    let provider = provider(state)?;
    let origin = state.origins.of(headers).ok_or(WebError::NotFound)?;
    let back = format!("{origin}{}", view.to("/sign-in/openid/return"));
    let (url, pending) = match provider.begin(errand.asked(), &back, seconds(state)?).await {
        Ok(begun) => begun,
        Err(error) => return Ok(unreachable(state, view, &error)),
    };
    let cookie = blake3::Hash::from_bytes(random()?).to_hex();
    state.under_way.put(&cookie, Stand::Away(pending, errand), std::time::Instant::now());
    let mut response = leads_on(parts::going(state, view, provider, url.as_str()), url.as_str());
    Cookie::OpenId.set(response.headers_mut(), &cookie, state.secure);
    Ok(response)
}

/// The provider cannot be asked now: that is no secret, and the other ways to sign in stay.
fn unreachable(state: &AppState, view: &View, error: &OpenIdError) -> Response {
    tracing::error!(%error, cause = error.source().map(ToString::to_string), "the OpenID provider cannot be used");
    (StatusCode::BAD_GATEWAY, parts::said(state, view, "openid-unreachable", "openid-unreachable-what")).into_response()
}

/// `GET /sign-in/openid/return`: what the browser brings back. Whatever comes of it, that sign-in at the provider is over. Everything
/// that does not fit is one and the same answer: a token that is not believed, a person whom nobody linked, an account that is closed.
pub async fn come_back(
    State(state): State<AppState>,
    view: View,
    headers: HeaderMap,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let provider = provider(&state)?;
    // The code of the address is repeated nowhere on the page.
    let (view, pairs) = (view.led_to("/sign-in"), Zeroizing::new(pairs));
    let cookie = cookie_of(&state, &headers).unwrap_or_default();
    let Some((pending, errand)) = state.under_way.take_away(cookie, std::time::Instant::now()) else { return Ok(failed(&state, &view, "no-sign-in-here")) };
    let known = match provider.finish(pending, returned(&pairs), seconds(&state)?).await {
        Ok(known) => known,
        Err(OpenIdError::Refused(reason)) => return Ok(failed(&state, &view, reason.code())),
        Err(error) => return Ok(unreachable(&state, &view, &error)),
    };
    let subject = state.gate.vouched(&known.issuer, &known.subject);
    let on = match &errand {
        Errand::SignIn { .. } if state.gate.linked(&subject).await?.is_none() => return Ok(failed(&state, &view, "not-linked")),
        Errand::SignIn { .. } => view.to("/sign-in/openid/go-on"),
        Errand::Link(_) => view.to("/account/openid"),
    };
    let vouched = Vouched { subject, needs_second: known.needs_second };
    state.under_way.put(cookie, Stand::Back(vouched, errand), std::time::Instant::now());
    Ok(leads_on(parts::came_back(&state, &view, provider, &on), &on))
}

/// What stands once in an address; what stands twice was put there by two (OAuth 2.0 §3.1).
fn returned(pairs: &[(String, String)]) -> Returned<'_> {
    let one = |name: &str| {
        let mut found = pairs.iter().filter(|(field, _)| field == name);
        let first = found.next()?;
        found.next().is_none().then_some(first.1.as_str())
    };
    Returned { code: one("code"), state: one("state"), iss: one("iss"), error: pairs.iter().find(|(field, _)| field == "error").map(|(_, said)| said.as_str()) }
}

/// It did not fit. Why stands in the program's own log, as a code: the reader is told what to do.
fn failed(state: &AppState, view: &View, reason: &str) -> Response {
    tracing::warn!(target: "security", reason, "a sign-in at the OpenID provider did not fit");
    let mut response = (StatusCode::UNAUTHORIZED, parts::said(state, view, "openid-failed", "openid-failed-what")).into_response();
    Cookie::OpenId.clear(response.headers_mut(), state.secure);
    response
}

/// `GET /sign-in/openid/go-on`: as whom, and with what else.
pub async fn known(State(state): State<AppState>, view: View, headers: HeaderMap) -> Result<Response, WebError> {
    let provider = provider(&state)?;
    let found = cookie_of(&state, &headers).and_then(|cookie| state.under_way.back(cookie, std::time::Instant::now()));
    let Some((vouched, Errand::SignIn { back })) = found else { return Ok(Redirect::to(&view.to("/sign-in")).into_response()) };
    let Some(held) = state.gate.linked(&vouched.subject).await? else { return Ok(failed(&state, &view, "not-linked")) };
    Ok(parts::known(&state, &view, provider, (&held.body, vouched.needs_second), &back, false).into_response())
}

/// `POST /sign-in/openid/go-on`: the session begins here, by the person's own act.
pub async fn enter(
    State(state): State<AppState>,
    view: View,
    Extension(arrival): Extension<Arrival>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response, WebError> {
    let provider = provider(&state)?;
    let cookie = cookie_of(&state, &headers).unwrap_or_default();
    let now = std::time::Instant::now();
    let Some((vouched, Errand::SignIn { back })) = state.under_way.take_back(cookie, now) else { return Ok(failed(&state, &view, "no-sign-in-here")) };
    let second = vouched.needs_second.then_some(sent.code.as_str());
    match state.gate.sign_in_vouched(&vouched.subject, second, Some(arrival.address), random()?, &state.now()).await {
        Ok(opened) => {
            let mut response = come_in((&state, &view), &arrival, &opened, &back_or_start(&view, &back)).await?;
            Cookie::OpenId.clear(response.headers_mut(), state.secure);
            Ok(response)
        }
        Err(GateError::SignInFailed) if vouched.needs_second => {
            let Some(held) = state.gate.linked(&vouched.subject).await? else { return Ok(failed(&state, &view, "not-linked")) };
            let again = parts::known(&state, &view, provider, (&held.body, true), &back, true);
            // Guessing is slowed by the gate, by account and by address; the provider is not asked again for a slip of the finger.
            state.under_way.put(cookie, Stand::Back(vouched, Errand::SignIn { back }), now);
            Ok((StatusCode::UNAUTHORIZED, again).into_response())
        }
        Err(GateError::SignInFailed) => Ok(failed(&state, &view, "not-linked")),
        Err(other) => Err(other.into()),
    }
}
