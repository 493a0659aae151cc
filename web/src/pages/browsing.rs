//! Looking around: who opened far more files than others, who opened a record that nobody has a reason to open, and the records that
//! were placed for that. Numbers and the line they crossed; a person reads them and asks.

mod emergencies;

use crate::{
    AppState, Place, View, WebError,
    doors::{Doors, Need, Pass},
    frame,
    parts::{Field, Typed, code, day, note, number, problem_summary},
};
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::{
    credential::Canary,
    policy::{Action, ResourceKind},
};
use lantern_gate::{BrowsingReport, Held};
use lantern_model::RecordId;
use lantern_words::Arg;
use maud::{Markup, html};
use serde::Deserialize;

pub use emergencies::NEED as EMERGENCIES;

/// What the door of the report asks for.
pub const NEED: Need = Need::policy(Action::ViewAccessLog, ResourceKind::Log).whole();

/// Placing records that nobody has a reason to open.
const PLACE: Need = Need::policy(Action::ManageIncidents, ResourceKind::Register).whole();

/// The doors under `/browsing`.
pub fn routes(doors: Doors) -> Doors {
    let doors = doors.get("/browsing", NEED, page).post("/browsing/canaries", PLACE, place).post("/browsing/canaries/remove", PLACE, remove);
    emergencies::routes(doors)
}

/// The spans that a report can have, in days.
const SPANS: [i64; 3] = [7, 30, 90];
const SPAN_DEFAULT: i64 = 30;

/// How many days.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    days: String,
}

/// Which record.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Sent {
    record: String,
}

/// `GET /browsing`.
async fn page(State(state): State<AppState>, view: View, pass: Pass, Query(asked): Query<Asked>) -> Result<Markup, WebError> {
    let days = asked.days.parse().ok().filter(|days| SPANS.contains(days)).unwrap_or(SPAN_DEFAULT);
    whole(&state, &view, &pass, days, &[]).await
}

async fn whole(state: &AppState, view: &View, pass: &Pass, days: i64, problems: &[(String, String)]) -> Result<Markup, WebError> {
    let report = state.gate.browsing_report(&pass.entered, days, &state.now()).await?;
    let canaries = if view.may(state, PLACE) { Some(state.gate.canaries(&pass.entered, &state.now()).await?) } else { None };
    let body = html! {
        header {
            (note(&view.t("browsing-why"), &html! { p { (view.t("browsing-why-what")) } }))
            p class="crumb" { a href=(view.to("/log")) { (view.t("accesslog-title")) } }
            h1 { (view.t("browsing-title")) }
            p class="lede" { (view.words.with("browsing-what", &[("count", Arg::count(days.unsigned_abs()))])) }
            @if view.may(state, EMERGENCIES) { p class="acts" { a class="btn btn-plain" href=(view.to("/browsing/emergencies")) { (view.t("glass-list")) } } }
        }
        form class="filters" method="get" action=(view.to("/browsing")) {
            div class="field" {
                label for="days" { (view.t("browsing-days")) }
                select class="form-select" id="days" name="days" { @for span in SPANS { option value=(span) selected[span == days] { (view.words.with("count-days", &[("count", Arg::count(span.unsigned_abs()))])) } } }
            }
            p class="acts" { button class="btn btn-plain" { (view.t("frame-show")) } }
        }
        (problem_summary(view, problems))
        (alarms(view, &report))
        (unusual(view, &report))
        @if let Some(canaries) = &canaries { (placed(view, canaries, problems)) }
    };
    Ok(frame::document(state, view, &frame::Page { place: Place::AccessLog, title: view.t("browsing-title"), body, reload_seconds: None }))
}

fn alarms(view: &View, report: &BrowsingReport) -> Markup {
    html! {
        section aria-labelledby="alarms" {
            h2 id="alarms" { (view.t("browsing-alarms")) }
            @if report.alarms.is_empty() { p class="quiet" { (view.t("browsing-alarms-none")) } }
            @else {
                p { (view.t("browsing-alarms-what")) }
                div class="scroll" tabindex="0" role="group" aria-label={ (view.t("browsing-alarms")) ". " (view.t("frame-scroll-sideways")) } {
                    table class="table" {
                        thead { tr { @for key in ["accesslog-who", "accesslog-at", "records-code"] { th scope="col" { (view.t(key)) } } } }
                        tbody { @for alarm in &report.alarms { tr {
                            th scope="row" { (code(&alarm.login)) }
                            td class="day" { (number(view.words, &day(view.words, &alarm.at))) " " (code(alarm.at.get(11..16).unwrap_or_default())) }
                            td { @for record in &alarm.records { (code(&record.to_string())) " " } }
                        } } }
                    }
                }
            }
        }
    }
}

fn unusual(view: &View, report: &BrowsingReport) -> Markup {
    let words = view.words;
    let figure = |count: u64| number(words, &words.number(count));
    html! {
        section aria-labelledby="unusual" {
            h2 id="unusual" { (view.t("browsing-unusual")) }
            @if report.unusual.is_empty() { p class="quiet" { (view.t("browsing-unusual-none")) } }
            @else {
                p { (view.t("browsing-unusual-what")) }
                div class="scroll" tabindex="0" role="group" aria-label={ (view.t("browsing-unusual")) ". " (view.t("frame-scroll-sideways")) } {
                    table class="table" {
                        thead { tr { @for key in ["accesslog-who", "account-roles", "browsing-opened", "browsing-others", "browsing-line"] { th scope="col" { (view.t(key)) } } } }
                        tbody { @for one in &report.unusual { tr {
                            th scope="row" { (code(one.login.as_str())) }
                            td { (view.t(&one.role.key())) }
                            td { (figure(one.persons)) }
                            td { @match one.median_of_others { Some(median) => (figure(median)), None => { span class="quiet" { (view.t("browsing-others-few")) } } } }
                            td { (figure(one.limit)) }
                        } } }
                    }
                }
            }
        }
    }
}

fn placed(view: &View, canaries: &[Held<Canary>], problems: &[(String, String)]) -> Markup {
    html! {
        section aria-labelledby="placed" {
            h2 id="placed" { (view.t("browsing-canaries")) }
            p { (view.t("browsing-canaries-what")) }
            @if !canaries.is_empty() {
                ul class="plain-list" {
                    @for held in canaries {
                        @if let Some(record) = held.body.record() {
                            li {
                                (code(&record.to_string())) " · " (code(held.body.placed_by.as_str())) " · " (number(view.words, &day(view.words, &held.body.placed_at.to_string())))
                                form method="post" action=(view.to("/browsing/canaries/remove")) {
                                    (view.form())
                                    input type="hidden" name="record" value=(record);
                                    button class="btn btn-word" { (view.t("browsing-canaries-remove")) span class="visually-hidden" { " " (record) } }
                                }
                            }
                        }
                    }
                }
            }
            form method="post" action=(view.to("/browsing/canaries")) {
                (view.form())
                (Field::new("record", "records-code", Typed::Code).hint("browsing-canaries-hint").problems(problems).draw(view))
                p class="acts" { button class="btn btn-plain" { (view.t("browsing-canaries-place")) } }
            }
        }
    }
}

async fn told(state: &AppState, view: &View, pass: &Pass, done: Result<(), lantern_gate::GateError>) -> Result<Response, WebError> {
    match done {
        Ok(()) => Ok(Redirect::to(&view.to("/browsing")).into_response()),
        Err(lantern_gate::GateError::NotFound) => {
            let problems = [("record".to_owned(), view.t("browsing-no-record"))];
            Ok((StatusCode::UNPROCESSABLE_ENTITY, whole(state, view, pass, SPAN_DEFAULT, &problems).await?).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /browsing/canaries`.
async fn place(State(state): State<AppState>, view: View, pass: Pass, Form(sent): Form<Sent>) -> Result<Response, WebError> {
    let done = match RecordId::parse(sent.record.trim()) {
        Some(record) => state.gate.place_canary(&pass.entered, record, &state.now()).await,
        None => Err(lantern_gate::GateError::NotFound),
    };
    told(&state, &view, &pass, done).await
}

/// `POST /browsing/canaries/remove`.
async fn remove(State(state): State<AppState>, view: View, pass: Pass, Form(sent): Form<Sent>) -> Result<Response, WebError> {
    let record = RecordId::parse(sent.record.trim()).ok_or(WebError::NotFound)?;
    let done = state.gate.remove_canary(&pass.entered, record, &state.now()).await;
    told(&state, &view, &pass, done).await
}
