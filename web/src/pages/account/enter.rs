//! Coming in by the code that a server on this machine has printed. The code travels behind the `#` of an address, which browsers
//! send to nobody; a script takes it out of the address and of the history, and without script it is typed.

use super::come_in;
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
use lantern_gate::GateError;
use maud::{Markup, html};
use serde::Deserialize;
use zeroize::Zeroizing;

/// The form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typing {
    code: Zeroizing<String>,
}

fn form(state: &AppState, view: &View, failed: bool) -> Markup {
    let problems: Vec<(String, String)> = failed.then(|| ("code".to_owned(), view.t("account-enter-failed"))).into_iter().collect();
    let body = html! {
        (problem_summary(view, &problems))
        header { h1 { (view.t("account-enter")) } p class="lede" { (view.t("account-enter-what")) } }
        form method="post" action=(view.to("/enter")) data-enter {
            (view.form())
            (Field::new("code", "account-enter-code", Typed::Code).hint("account-enter-code-hint").problems(&problems).draw(view))
            div class="acts bar-act" { button class="btn btn-primary" { (view.t("account-enter")) } }
        }
    };
    super::page(state, view, "account-enter", body)
}

/// `GET /enter`.
pub async fn page(State(state): State<AppState>, view: View, Extension(arrival): Extension<Arrival>) -> Result<Response, WebError> {
    if arrival.entered().is_some() {
        return Ok(Redirect::to(&view.to("/")).into_response());
    }
    if !state.gate.is_local().await? {
        return Ok(Redirect::to(&view.to("/sign-in")).into_response());
    }
    Ok(form(&state, &view, false).into_response())
}

/// `POST /enter`.
pub async fn by_code(
    State(state): State<AppState>,
    view: View,
    Extension(arrival): Extension<Arrival>,
    Form(typing): Form<Typing>,
) -> Result<Response, WebError> {
    match state.gate.sign_in_local(typing.code.trim(), random()?, &state.now()).await {
        Ok(opened) => come_in((&state, &view), &arrival, &opened, &view.to("/")).await,
        Err(GateError::SignInFailed) => Ok((StatusCode::UNAUTHORIZED, form(&state, &view, true)).into_response()),
        Err(other) => Err(other.into()),
    }
}
