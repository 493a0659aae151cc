//! A lost sign-in, and the first one of somebody who was invited: the person brings the code that one colleague issued and another
//! confirmed, chooses a password and sets up an authenticator. Nobody else ever knows either of them.

use super::{
    offers::{Offer, ResetOffer},
    password::checked,
    sign_in::hex,
    totp,
};
use crate::{
    AppState, View, WebError,
    parts::{Field, Typed, problem_summary},
    session::{Arrival, random},
};
use axum::{
    Extension, Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::credential::{Instant, Login};
use lantern_gate::GateError;
use maud::{Markup, html};
use serde::Deserialize;
use zeroize::Zeroizing;

/// The form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typing {
    login: String,
    reset: Zeroizing<String>,
    new: Zeroizing<String>,
    ticket: String,
    first: Zeroizing<String>,
}

fn form(state: &AppState, view: &View, login: &str, problems: &[(String, String)]) -> Markup {
    let body = html! {
        (problem_summary(view, problems))
        header { h1 { (view.t("account-reset")) } p class="lede" { (view.t("account-reset-what")) } }
        form method="post" action=(view.to("/reset")) {
            (view.form())
            (Field::new("login", "account-login", Typed::Code).hint("account-login-hint").value(login).known_as("username").problems(problems).draw(view))
            (Field::new("reset", "account-reset-code", Typed::Code).hint("account-reset-code-hint").problems(problems).draw(view))
            (Field::new("new", "account-password-new", Typed::Secret).hint("account-password-hint").known_as("new-password").problems(problems).draw(view))
            div class="acts bar-act" { button class="btn btn-primary" { (view.t("account-next")) } }
        }
    };
    super::page(state, view, "account-reset", body)
}

/// `GET /reset`.
pub async fn page(State(state): State<AppState>, view: View) -> Markup {
    form(&state, &view, "", &[])
}

/// `POST /reset`: the password is checked; the code is not yet, so that it is spent only once everything else is right.
pub async fn begin(State(state): State<AppState>, view: View, Form(typing): Form<Typing>) -> Result<Response, WebError> {
    let again = |field: &str, key: &str| (StatusCode::BAD_REQUEST, form(&state, &view, &typing.login, &[(field.to_owned(), view.t(key))])).into_response();
    let Ok(login) = Login::parse(&typing.login) else { return Ok(again("login", "account-login-wrong")) };
    let password = match checked(&state, &typing.new, &login).await? {
        Ok(hash) => Some(hash),
        Err(key) => return Ok(again("new", key)),
    };
    let offer = ResetOffer { login, code: typing.reset, password, totp: totp::new()? };
    let random = random()?;
    let ticket: [u8; 16] = random[..16].try_into().map_err(|_| WebError::Busy)?;
    second(&state, &view, ticket, offer, &[])
}

/// The second page: the authenticator. Whoever still has the old one leaves its code out.
fn second(state: &AppState, view: &View, ticket: [u8; 16], offer: ResetOffer, problems: &[(String, String)]) -> Result<Response, WebError> {
    let body = html! {
        (problem_summary(view, problems))
        header { h1 { (view.t("account-totp")) } p class="lede" { (view.t("account-reset-totp-what")) } }
        (totp::shown(view, &offer.totp, &offer.login)?)
        form method="post" action=(view.to("/reset/code")) {
            (view.form())
            input type="hidden" name="ticket" value=(hex(&ticket));
            (Field::new("first", "account-totp-first", Typed::Digits).hint("account-totp-first-hint").known_as("one-time-code").problems(problems).draw(view))
            div class="acts bar-act" { button class="btn btn-primary" { (view.t("account-totp-confirm")) } }
        }
    };
    if !state.offers.make(&ticket, Offer::Reset(Box::new(offer)), std::time::Instant::now()) {
        return Err(WebError::Busy);
    }
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    Ok((status, super::page(state, view, "account-totp", body)).into_response())
}

/// `POST /reset/code`: everything at once, or nothing.
pub async fn finish(
    State(state): State<AppState>,
    view: View,
    Extension(arrival): Extension<Arrival>,
    Form(typing): Form<Typing>,
) -> Result<Response, WebError> {
    let ticket = super::sign_in::ticket(&typing.ticket)?;
    let Some(Offer::Reset(mut offer)) = state.offers.take(&ticket, std::time::Instant::now()) else {
        return Ok(Redirect::to(&view.to("/reset")).into_response());
    };
    let now = state.now();
    let at = Instant::parse(&now).map_err(|error| WebError::ours(&error))?;
    let keeps_old = typing.first.trim().is_empty();
    if !keeps_old && offer.totp.confirm(&typing.first, at).is_err() {
        return second(&state, &view, ticket, *offer, &[("first".to_owned(), view.t("account-totp-wrong"))]);
    }
    let ResetOffer { login, code, password, totp } = *offer;
    let totp = (!keeps_old).then_some(totp);
    match state.gate.redeem_reset((login.as_str(), &code), password, totp, Some(arrival.address), &now).await {
        Ok(()) => Ok(Redirect::to(&view.to("/sign-in")).into_response()),
        Err(GateError::SignInFailed) => {
            let problems = [("reset".to_owned(), view.t("account-reset-failed"))];
            Ok((StatusCode::UNAUTHORIZED, form(&state, &view, login.as_str(), &problems)).into_response())
        }
        Err(other) => Err(other.into()),
    }
}
