//! Signing in and out.

use super::{back_or_start, come_in, openid};
use crate::{
    AppState, View, WebError,
    cookie::Cookie,
    parts::{Field, Typed, problem_summary},
    session::{Arrival, random},
};
use axum::{
    Extension, Form, Json,
    extract::{Query, State},
    http::{HeaderName, HeaderValue, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::credential::PasskeyAnswer;
use lantern_gate::GateError;
use maud::{Markup, html};
use serde::Deserialize;
use zeroize::Zeroizing;

/// What an address or a form brings.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    login: String,
    password: Zeroizing<String>,
    code: Zeroizing<String>,
    back: String,
}

/// The form, empty or after a try that did not fit.
fn form(state: &AppState, view: &View, asked: &Asked, failed: bool) -> Markup {
    let problems: Vec<(String, String)> = failed.then(|| ("login".to_owned(), view.t("account-sign-in-failed"))).into_iter().collect();
    let has_passkeys = state.gate.passkey_desk().is_ok();
    let body = html! {
        (problem_summary(view, &problems))
        header { h1 { (view.t("account-sign-in")) } p class="lede" { (view.t("account-sign-in-what")) } }
        form method="post" action=(view.to("/sign-in")) data-passkey=[has_passkeys.then(|| view.to("/sign-in/passkey"))] {
            (view.form())
            input type="hidden" name="back" value=(asked.back);
            (Field::new("login", "account-login", Typed::Code).hint("account-login-hint").value(&asked.login).known_as("username webauthn").problems(&problems).draw(view))
            (Field::new("password", "account-password", Typed::Secret).known_as("current-password").draw(view))
            (Field::new("code", "account-code", Typed::Digits).hint("account-code-hint").known_as("one-time-code").draw(view))
            div class="acts bar-act" {
                button class="btn btn-primary" { (view.t("account-sign-in")) }
                @if has_passkeys { button class="btn btn-plain" type="button" data-passkey-act hidden { (view.t("account-passkey-use")) } }
                p class="field-problem" data-passkey-problem role="status" hidden { (view.t("account-passkey-failed")) }
            }
        }
        (openid::button(state, view, &asked.back))
        p class="acts" { a class="btn btn-word" href=(view.to("/reset")) { (view.t("account-reset-have-code")) } }
        p class="quiet small" { (view.t("account-sign-in-lost")) }
    };
    super::page(state, view, "account-sign-in", body)
}

/// `GET /sign-in`. In a folder without accounts there is nobody to sign in as: then a code of the terminal opens.
pub async fn page(State(state): State<AppState>, view: View, Extension(arrival): Extension<Arrival>, Query(asked): Query<Asked>) -> Result<Response, WebError> {
    if arrival.entered().is_some() {
        return Ok(Redirect::to(&back_or_start(&view, &asked.back)).into_response());
    }
    if state.gate.is_local().await? {
        return Ok(Redirect::to(&view.to("/enter")).into_response());
    }
    Ok(form(&state, &view, &asked, false).into_response())
}

/// `POST /sign-in`: name, password and code. What did not fit is not said.
pub async fn by_password(
    State(state): State<AppState>,
    view: View,
    Extension(arrival): Extension<Arrival>,
    Form(asked): Form<Asked>,
) -> Result<Response, WebError> {
    let opened = state.gate.sign_in_password((&asked.login, &asked.password, &asked.code), Some(arrival.address), random()?, &state.now()).await;
    match opened {
        Ok(opened) => come_in((&state, &view), &arrival, &opened, &back_or_start(&view, &asked.back)).await,
        Err(GateError::SignInFailed) => Ok((StatusCode::UNAUTHORIZED, form(&state, &view, &asked, true)).into_response()),
        Err(other) => Err(other.into()),
    }
}

/// `POST /sign-in/passkey/begin`: what the browser asks its keys, the same for every name.
pub async fn begin_passkey(State(state): State<AppState>, Form(asked): Form<Asked>) -> Result<Response, WebError> {
    let (challenge, ticket) = state.gate.begin_passkey(&asked.login, random()?, &state.now()).await?;
    let mut answer = challenge.0;
    answer["ticket"] = serde_json::Value::from(hex(&ticket));
    Ok(Json(answer).into_response())
}

/// The answer of a passkey.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Answer {
    ticket: String,
    #[serde(rename = "answer")]
    said: String,
    back: String,
}

/// `POST /sign-in/passkey`.
pub async fn by_passkey(
    State(state): State<AppState>,
    view: View,
    Extension(arrival): Extension<Arrival>,
    Form(sent): Form<Answer>,
) -> Result<Response, WebError> {
    let ticket = ticket(&sent.ticket)?;
    match state.gate.finish_passkey(ticket, PasskeyAnswer(&sent.said), random()?, &state.now()).await {
        Ok(opened) => come_in((&state, &view), &arrival, &opened, &back_or_start(&view, &sent.back)).await,
        Err(GateError::SignInFailed) => {
            let asked = Asked { back: sent.back, ..Asked::default() };
            Ok((StatusCode::UNAUTHORIZED, form(&state, &view, &asked, true)).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// Sixteen bytes as 32 hexadecimal digits.
pub fn hex(ticket: &[u8; 16]) -> String {
    uuid::Uuid::from_bytes(*ticket).simple().to_string()
}

/// Reads them back.
pub fn ticket(text: &str) -> Result<[u8; 16], WebError> {
    let parsed = (text.len() == 32).then(|| uuid::Uuid::parse_str(text).ok()).flatten();
    parsed.map(uuid::Uuid::into_bytes).ok_or(WebError::NotFound)
}

/// `POST /sign-out`: the session ends here and in the store, and the browser forgets what it keeps of us (ASVS 5.0, 14.3.1).
pub async fn sign_out(State(state): State<AppState>, view: View, Extension(arrival): Extension<Arrival>) -> Result<Response, WebError> {
    if let Some(token) = &arrival.token {
        state.gate.sign_out(token).await?;
    }
    let mut response = Redirect::to(&view.to("/signed-out")).into_response();
    Cookie::Session.clear(response.headers_mut(), state.secure);
    // Not "cookies": the appearance stays, and browsers would drop the answer's own cookies with them.
    response.headers_mut().insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\", \"storage\", \"executionContexts\""));
    Ok(response)
}

/// `GET /signed-out`.
pub async fn signed_out(State(state): State<AppState>, view: View) -> Markup {
    let body = html! {
        header { h1 { (view.t("account-signed-out")) } p class="lede" { (view.t("account-signed-out-what")) } }
        p class="acts" { a class="btn btn-primary" href=(view.to("/sign-in")) { (view.t("account-sign-in")) } }
    };
    super::page(&state, &view, "account-signed-out", body)
}
