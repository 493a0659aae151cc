//! Another password. The old one and a code prove who asks; the other sessions of the account end (ASVS 5.0, 7.4.3).

use super::{own, password_problem};
use crate::{
    AppState, View, WebError,
    cookie::Cookie,
    doors::Pass,
    parts::{Field, Typed, problem_summary},
    session::{Arrival, random},
};
use axum::{
    Extension, Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::credential::{Instant, Login, PasswordHash, check_new_password};
use lantern_gate::{GateError, Proof};
use lantern_vault::Entropy;
use maud::{Markup, html};
use serde::Deserialize;
use zeroize::Zeroizing;

/// The form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typing {
    password: Zeroizing<String>,
    code: Zeroizing<String>,
    new: Zeroizing<String>,
}

/// Checks a new password and hashes it. No agency's code may stand in it, nor the house's own name: whose agency it is would say whether the account exists.
pub async fn checked(state: &AppState, password: &Zeroizing<String>, login: &Login) -> Result<Result<PasswordHash, &'static str>, WebError> {
    let agencies = state.gate.store().agencies().await?;
    let mut context: Vec<&str> = agencies.iter().map(|agency| agency.code.as_str()).collect();
    context.extend(state.origins.house_words());
    if let Err(problem) = check_new_password(password, login, &context, &state.common_passwords) {
        return Ok(Err(password_problem(problem)));
    }
    if state.gate.is_breached(password).await? {
        return Ok(Err("proof-password-breached"));
    }
    let salt = Entropy::from_system().bytes().map_err(|error| WebError::ours(&error))?;
    Ok(Ok(state.gate.hash_password(password, salt).await?))
}

fn form(state: &AppState, view: &View, problems: &[(String, String)]) -> Markup {
    let body = html! {
        (problem_summary(view, problems))
        header {
            p class="crumb" { a href=(view.to("/account")) { (view.t("account-title")) } }
            h1 { (view.t("account-password-change")) }
            p class="lede" { (view.t("account-password-change-what")) }
        }
        form method="post" action=(view.to("/account/password")) {
            (view.form())
            (Field::new("password", "account-password-now", Typed::Secret).known_as("current-password").problems(problems).draw(view))
            (Field::new("code", "account-code", Typed::Digits).hint("account-code-hint").known_as("one-time-code").problems(problems).draw(view))
            (Field::new("new", "account-password-new", Typed::Secret).hint("account-password-hint").known_as("new-password").problems(problems).draw(view))
            div class="acts bar-act" { button class="btn btn-primary" { (view.t("account-password-change")) } }
        }
    };
    super::page(state, view, "account-password-change", body)
}

/// `GET /account/password`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass) -> Result<Markup, WebError> {
    own(&state, &pass).await?;
    Ok(form(&state, &view, &[]))
}

/// `POST /account/password`.
pub async fn change(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Extension(arrival): Extension<Arrival>,
    Form(typing): Form<Typing>,
) -> Result<Response, WebError> {
    let (held, now) = (own(&state, &pass).await?, state.now());
    let again = |field: &str, key: &str| (StatusCode::BAD_REQUEST, form(&state, &view, &[(field.to_owned(), view.t(key))])).into_response();
    let hash = match checked(&state, &typing.new, &held.body.login).await? {
        Ok(hash) => hash,
        Err(key) => return Ok(again("new", key)),
    };
    let proof = Proof::Password { password: &typing.password, code: &typing.code };
    let opened = match state.gate.unlock_session(arrival.token()?, proof, Some(arrival.address), random()?, &now).await {
        Ok(opened) => opened,
        Err(GateError::SignInFailed) => return Ok(again("password", "account-sign-in-failed")),
        Err(other) => return Err(other.into()),
    };
    let mut held = own(&state, &pass).await?;
    held.body.credentials.password = Some(hash);
    held.body.changed = Instant::parse(&now).map_err(|error| WebError::ours(&error))?;
    state.gate.save_own(&opened.entered, &held.body, held.version, &now).await?;
    state.gate.end_other_sessions(&opened.entered, None, &now).await?;
    let mut response = Redirect::to(&view.to("/account")).into_response();
    Cookie::Session.set(response.headers_mut(), &opened.token, state.secure);
    Ok(response)
}
