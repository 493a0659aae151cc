//! Broken glasses, for those who answer: the supervisor of the agency, and the data-protection officer. Nobody sees her own here.

use crate::{
    AppState, Place, View, WebError,
    doors::{Doors, Need, Pass},
    frame::{self, icon},
    pages::{account::security::moment, records::reason_key},
    parts::{code, day, note, number},
};
use axum::{
    Form,
    extract::{Path, State},
    response::Redirect,
};
use lantern_access::{
    credential::Instant,
    policy::{Action, ResourceKind},
};
use lantern_gate::{BrokenGlass, GateError, GlassVerdict, Held};
use lantern_words::Arg;
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

/// What the doors of this place ask for.
pub const NEED: Need = Need::policy(Action::ConfirmBreakGlass, ResourceKind::Record);

/// The doors under `/browsing/emergencies`.
pub fn routes(doors: Doors) -> Doors {
    doors.get("/browsing/emergencies", NEED, page).post("/browsing/emergencies/{id}/answer", NEED, answer).post("/browsing/emergencies/{id}/words", NEED, words)
}

/// What is answered.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Sent {
    verdict: String,
}

fn document(state: &AppState, view: &View, body: Markup) -> Markup {
    frame::document(state, view, &frame::Page { place: Place::AccessLog, title: view.t("glass-list"), body, reload_seconds: None })
}

/// `GET /browsing/emergencies`.
async fn page(State(state): State<AppState>, view: View, pass: Pass) -> Result<Markup, WebError> {
    let now = state.now();
    let glasses = state.gate.broken_glasses(&pass.entered, &now).await?;
    let instant = Instant::parse(&now).map_err(|error| WebError::ours(&error))?;
    let body = html! {
        header {
            (note(&view.t("glass-why"), &html! { p { (view.t("glass-why-what")) } }))
            h1 { (view.t("glass-list")) }
            p class="lede" { (view.t(if glasses.is_empty() { "glass-list-none" } else { "glass-list-what" })) }
        }
        @if !glasses.is_empty() { ul class="waiting" { @for held in &glasses { (one(&view, held, instant)) } } }
    };
    Ok(document(&state, &view, body))
}

fn one(view: &View, held: &Held<BrokenGlass>, now: Instant) -> Markup {
    let glass = &held.body;
    let at = glass.at.to_string();
    let path = view.to(&format!("/browsing/emergencies/{}", held.id));
    html! {
        li {
            div {
                p { (code(glass.by.as_str())) " · " (view.t(reason_key(glass.reason))) }
                p class="why" {
                    (number(view.words, &moment(view, &at)))
                    @if let Some(record) = glass.record() { " · " a href=(view.to(&format!("/records/{record}"))) { (code(&record.to_string())) } }
                }
                p { (standing(view, glass, now)) }
            }
            div class="acts" {
                @if glass.answer.is_none() {
                    form method="post" action={ (path) "/answer" } { (view.form()) button class="btn btn-plain" name="verdict" value="confirmed" { (view.t("glass-confirm")) } }
                    form method="post" action={ (path) "/answer" } { (view.form()) button class="btn btn-plain" name="verdict" value="questioned" { (view.t("glass-question")) } }
                }
                form method="post" action={ (path) "/words" } { (view.form()) button class="btn btn-word" { (icon("lock")) " " (view.t("glass-read")) } }
            }
        }
    }
}

fn standing(view: &View, glass: &BrokenGlass, now: Instant) -> Markup {
    let (class, mark, text) = match &glass.answer {
        Some(answer) => {
            let (key, class) = match answer.verdict {
                GlassVerdict::Confirmed => ("glass-confirmed", "state done"),
                GlassVerdict::Questioned => ("glass-questioned", "state yours"),
            };
            (class, "check", view.words.with(key, &[("login", Arg::from(answer.by.as_str()))]))
        }
        None if glass.is_late(now) => ("state yours", "clock", view.t("glass-late")),
        None => ("state yours", "clock", view.words.with("glass-waits", &[("date", Arg::from(&day(view.words, &glass.answer_by.to_string())))])),
    };
    html! { span class=(class) { (icon(mark)) (text) } }
}

/// `POST /browsing/emergencies/{id}/answer`.
async fn answer(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, id)): Path<(String, Uuid)>,
    Form(sent): Form<Sent>,
) -> Result<Redirect, WebError> {
    let verdict = [GlassVerdict::Confirmed, GlassVerdict::Questioned].into_iter().find(|one| one.code() == sent.verdict).ok_or(WebError::NotFound)?;
    state.gate.answer_glass(&pass.entered, id, verdict, &state.now()).await?;
    Ok(Redirect::to(&view.to("/browsing/emergencies")))
}

/// `POST /browsing/emergencies/{id}/words`: shown on the page that answers, and written down like an opened file.
async fn words(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, Uuid)>) -> Result<Markup, WebError> {
    let words = match state.gate.glass_words(&pass.entered, id, &state.now()).await {
        Ok(words) => words,
        Err(GateError::Refused { .. }) => return Err(WebError::NotFound),
        Err(other) => return Err(other.into()),
    };
    let body = html! {
        div data-close=(crate::pages::records::OPEN_SECONDS) data-back=(view.to("/browsing/emergencies")) {
            header {
                p class="crumb" { a href=(view.to("/browsing/emergencies")) { (view.t("glass-list")) } }
                h1 { (view.t("glass-words")) }
                p class="lede" { (view.t("opened-now")) }
            }
            p class="own-words" { bdi { (words.as_str()) } }
        }
        p class="acts bar-act" { a class="btn btn-primary" href=(view.to("/browsing/emergencies")) { (view.t("opened-close")) } }
    };
    Ok(document(&state, &view, body))
}
