//! Breaking the glass on a record: a danger that cannot wait, with a reason in words, seen by others from this moment.

use super::identity::{drawn, head, refused};
use crate::{
    AppState, View, WebError,
    doors::{Need, Pass},
    frame::icon,
    parts::problem_summary,
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use lantern_access::policy::{Action, Context, Purpose, ResourceKind};
use lantern_gate::{GateError, GlassReason};
use lantern_model::{Identity, RecordId};
use maud::{Markup, html};
use serde::Deserialize;
use zeroize::Zeroizing;

/// Who may break the glass, as far as the door knows.
pub const NEED: Need = Need::policy(Action::BreakGlass, ResourceKind::Record);

type Parts = Path<(String, String)>;

/// What is sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    reason: String,
    words: Zeroizing<String>,
}

/// The question that the rules are asked. The words are asked for on the page, so any reason is supposed here.
fn supposed() -> Context {
    Context { reason: Some(GlassReason::Life.code().to_owned()), notice: true, ..Context::new(Purpose::Emergency) }
}

/// Whether the way to break a record's glass leads somewhere for this reader.
pub async fn is_offered(state: &AppState, pass: &Pass, record: RecordId) -> bool {
    let thing = state.gate.identity_thing(&pass.entered, record, &state.now()).await;
    thing.is_ok_and(|(thing, _)| state.gate.would_allow(&pass.entered, Action::BreakGlass, &thing, &supposed()))
}

/// Whether this reader may break a record's glass.
async fn allowed(state: &AppState, pass: &Pass, record: RecordId) -> Result<(), WebError> {
    let (thing, _) = state.gate.identity_thing(&pass.entered, record, &state.now()).await?;
    state.gate.may(&pass.entered, Action::BreakGlass, &thing, &supposed(), &state.now()).map(drop).map_err(refused)
}

async fn of_address(state: &AppState, pass: &Pass, text: &str) -> Result<RecordId, WebError> {
    let record = RecordId::parse(text).ok_or(WebError::NotFound)?;
    allowed(state, pass, record).await?;
    Ok(record)
}

fn form(view: &View, record: RecordId, chosen: GlassReason, problems: &[(String, String)]) -> Markup {
    html! {
        (head(view, record, "glass-title", "glass-what"))
        (problem_summary(view, problems))
        form method="post" action=(view.to(&format!("/records/{record}/emergency"))) {
            (view.form())
            fieldset class="field-group" {
                legend { (view.t("glass-reason")) }
                @for reason in GlassReason::ALL {
                    label class="choice" { input class="form-check-input" type="radio" name="reason" value=(reason.code()) checked[reason == chosen]; span { (view.t(reason_key(reason))) } }
                }
            }
            div class="field" {
                label for="words" { (view.t("glass-words")) }
                p class="cap" id="words-hint" { (view.t("glass-words-hint")) }
                @if let Some((_, sentence)) = problems.first() { p class="field-problem" id="words-problem" { (sentence) } }
                textarea class="form-control" id="words" name="words" rows="4" dir="auto" maxlength="2000" autocomplete="off" required aria-invalid=[(!problems.is_empty()).then_some("true")]
                    aria-describedby={ "words-hint" @if !problems.is_empty() { " words-problem" } } {}
            }
            p class="acts bar-act" {
                button class="btn btn-primary" { (icon("lock")) " " (view.t("glass-break")) }
                a class="btn btn-plain" href=(view.to(&format!("/records/{record}"))) { (view.t("frame-back")) }
            }
        }
    }
}

/// The key of a reason's words.
pub const fn reason_key(reason: GlassReason) -> &'static str {
    match reason {
        GlassReason::Life => "glass-reason-life",
        GlassReason::Missing => "glass-reason-missing",
        GlassReason::Medical => "glass-reason-medical",
        GlassReason::Threat => "glass-reason-threat",
    }
}

/// `GET /records/{record}/emergency`.
pub async fn ask(State(state): State<AppState>, view: View, pass: Pass, Path((_, record)): Parts) -> Result<Markup, WebError> {
    let record = of_address(&state, &pass, &record).await?;
    Ok(super::page(&state, &view, form(&view, record, GlassReason::Life, &[])))
}

/// `POST /records/{record}/emergency`.
pub async fn show(State(state): State<AppState>, view: View, pass: Pass, Path((_, record)): Parts, Form(sent): Form<Sent>) -> Result<Response, WebError> {
    let record = of_address(&state, &pass, &record).await?;
    let reason = GlassReason::from_code(&sent.reason).ok_or(WebError::NotFound)?;
    let words = Identity::new(sent.words.to_string()).map_err(|_| WebError::TooLarge)?;
    match state.gate.break_glass(&pass.entered, record, (reason, words), &state.now()).await {
        Ok(opened) => Ok(drawn(&state, &view, &opened).into_response()),
        Err(GateError::NoReason) => {
            let problems = [("words".to_owned(), view.t("glass-words-missing"))];
            Ok((StatusCode::UNPROCESSABLE_ENTITY, super::page(&state, &view, form(&view, record, reason, &problems))).into_response())
        }
        Err(error) => Err(refused(error)),
    }
}
