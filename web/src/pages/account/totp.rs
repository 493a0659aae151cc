//! The authenticator: shown once as a picture and as letters, and in force once its first code has come back.

use super::{offers::Offer, own, qr};
use crate::{
    AppState, View, WebError,
    cookie::Cookie,
    doors::Pass,
    parts::{Field, Typed, code, problem_summary},
    session::{Arrival, random},
};
use axum::{
    Extension, Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::credential::{Instant, Login, Totp};
use lantern_gate::{GateError, Proof};
use lantern_vault::Entropy;
use maud::{Markup, html};
use serde::Deserialize;
use zeroize::Zeroizing;

/// What an authenticator calls us: it stands on somebody's telephone.
const NEUTRAL_NAME: &str = "Records";

/// A new authenticator.
pub fn new() -> Result<Totp, WebError> {
    Ok(Totp::begin(Entropy::from_system().bytes().map_err(|error| WebError::ours(&error))?))
}

/// The picture and the letters of an authenticator.
pub fn shown(view: &View, totp: &Totp, login: &Login) -> Result<Markup, WebError> {
    let address = totp.address(NEUTRAL_NAME, login).map_err(|error| WebError::ours(&error))?;
    Ok(html! {
        div class="authenticator" {
            (qr::draw(&address, &view.t("account-totp-picture")))
            div {
                p { (view.t("account-totp-what")) }
                p class="cap" { (view.t("account-totp-letters")) }
                p { (code(&in_fours(totp.secret_text()))) }
            }
        }
    })
}

/// Letters in groups of four are easier to type.
fn in_fours(text: &str) -> Zeroizing<String> {
    let letters: Vec<char> = text.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Zeroizing::new(groups.join(" "))
}

/// The first code, and the old password and code that a change needs.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typing {
    password: Zeroizing<String>,
    code: Zeroizing<String>,
    first: Zeroizing<String>,
}

fn form(state: &AppState, view: &View, login: &Login, (totp, has_one): (&Totp, bool), problems: &[(String, String)]) -> Result<Markup, WebError> {
    let body = html! {
        (problem_summary(view, problems))
        header { p class="crumb" { a href=(view.to("/account")) { (view.t("account-title")) } } h1 { (view.t("account-totp")) } }
        (shown(view, totp, login)?)
        form method="post" action=(view.to("/account/authenticator")) {
            (view.form())
            (Field::new("first", "account-totp-first", Typed::Digits).hint("account-totp-first-hint").known_as("one-time-code").problems(problems).draw(view))
            @if has_one {
                (Field::new("password", "account-password-now", Typed::Secret).known_as("current-password").problems(problems).draw(view))
                (Field::new("code", "account-totp-old", Typed::Digits).problems(problems).draw(view))
            }
            div class="acts bar-act" { button class="btn btn-primary" { (view.t("account-totp-confirm")) } }
        }
    };
    Ok(super::page(state, view, "account-totp", body))
}

/// `GET /account/authenticator`: a new one, offered to this session.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Extension(arrival): Extension<Arrival>) -> Result<Markup, WebError> {
    let (held, totp) = (own(&state, &pass).await?, new()?);
    let drawn = form(&state, &view, &held.body.login, (&totp, held.body.credentials.suffice()), &[])?;
    if !state.offers.make(arrival.token()?.as_bytes(), Offer::Authenticator(totp), std::time::Instant::now()) {
        return Err(WebError::Busy);
    }
    Ok(drawn)
}

/// `POST /account/authenticator`: the new one counts from its first code on; whoever changes it has proved herself by the old one.
pub async fn change(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Extension(arrival): Extension<Arrival>,
    Form(typing): Form<Typing>,
) -> Result<Response, WebError> {
    let (token, now) = (arrival.token()?, state.now());
    let Some(Offer::Authenticator(mut totp)) = state.offers.take(token.as_bytes(), std::time::Instant::now()) else {
        return Ok(Redirect::to(&view.to("/account/authenticator")).into_response());
    };
    let held = own(&state, &pass).await?;
    let at = Instant::parse(&now).map_err(|error| WebError::ours(&error))?;
    let again = |totp: Totp, field: &str, key: &str| -> Result<Response, WebError> {
        let problems = [(field.to_owned(), view.t(key))];
        let drawn = form(&state, &view, &held.body.login, (&totp, held.body.credentials.suffice()), &problems)?;
        state.offers.make(token.as_bytes(), Offer::Authenticator(totp), std::time::Instant::now());
        Ok((StatusCode::BAD_REQUEST, drawn).into_response())
    };
    if totp.confirm(&typing.first, at).is_err() {
        return again(totp, "first", "account-totp-wrong");
    }
    let proof = Proof::Password { password: &typing.password, code: &typing.code };
    let opened = match state.gate.unlock_session(token, proof, Some(arrival.address), random()?, &now).await {
        Ok(opened) => opened,
        Err(GateError::SignInFailed) => return again(totp, "password", "account-sign-in-failed"),
        Err(other) => return Err(other.into()),
    };
    // Proving moved the old authenticator on, so the account is read again.
    let mut held = own(&state, &pass).await?;
    held.body.credentials.totp = Some(totp);
    held.body.changed = at;
    state.gate.save_own(&opened.entered, &held.body, held.version, &now).await?;
    let mut response = Redirect::to(&view.to("/account")).into_response();
    Cookie::Session.set(response.headers_mut(), &opened.token, state.secure);
    Ok(response)
}
