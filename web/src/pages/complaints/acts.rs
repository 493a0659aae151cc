//! What handlers do about a complaint that they have opened: answer, mark help, end it.

use super::{named, said};
use crate::{AppState, View, WebError, doors::Pass};
use axum::{
    Form,
    extract::{Path, State},
    response::Redirect,
};
use lantern_complaints::SealedAnswer;
use lantern_gate::Help;
use serde::Deserialize;

/// What one of the forms says.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Said {
    sealed: String,
    outcome: String,
    closed: String,
}

/// `POST /complaints/{id}/answer`: an answer that was sealed on the handler's own machine.
pub async fn answer(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, id)): Path<(String, String)>,
    Form(form): Form<Said>,
) -> Result<Redirect, WebError> {
    let seen = named(&state, &pass, &id).await?;
    let answer = SealedAnswer::parse(form.sealed.trim().as_bytes()).map_err(|_| WebError::Refused(view.t("complaints-problem-answer")))?;
    state.gate.answer_complaint(&pass.entered, seen.id, &answer.to_json(), &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to(&format!("/complaints/{}", seen.id))))
}

/// `POST /complaints/{id}/help`.
pub async fn help(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, id)): Path<(String, String)>,
    Form(form): Form<Said>,
) -> Result<Redirect, WebError> {
    let seen = named(&state, &pass, &id).await?;
    let outcome = Help::from_code(&form.outcome).ok_or_else(|| WebError::Refused(view.t("complaints-field-choice")))?;
    state.gate.mark_help(&pass.entered, seen.id, outcome, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to(&format!("/complaints/{}", seen.id))))
}

/// `POST /complaints/{id}/stage`.
pub async fn stage(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, id)): Path<(String, String)>,
    Form(form): Form<Said>,
) -> Result<Redirect, WebError> {
    let seen = named(&state, &pass, &id).await?;
    state.gate.close_complaint(&pass.entered, seen.id, form.closed == "yes", &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to(&format!("/complaints/{}", seen.id))))
}
