//! The worklist of a registration's check: which rows ask for a look and by which signs, what came of them, and whom it bothers for nothing.

use super::{drawn, find, text};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    frame,
    parts::{Address, Pager, code, day, name, note},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use lantern_casework::{Line, REGISTRATION_CHECK, Tally, Verdict, is_assessed, key_of, review, worklist};
use lantern_gate::Held;
use lantern_instruments::Instrument;
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

/// How many lines stand on one page.
const PER_PAGE: usize = 50;

/// Which page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    page: String,
}

/// `GET /forms/lines`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Query(asked): Query<Asked>) -> Result<Markup, WebError> {
    let form = find(&state, REGISTRATION_CHECK)?;
    let now = state.now();
    let (waiting, tally) = worklist(&state.gate, &pass.entered, form, &now).await?;
    let pager = Pager::new(&asked.page, waiting.len() as u64, PER_PAGE as u64);
    let first = usize::try_from(pager.first_row()).unwrap_or(0);
    let assessed = is_assessed(&state.gate, &pass.entered, &now).await?;
    let body = html! {
        header {
            p class="crumb" { a href=(view.to("/forms")) { (view.t("instruments-title")) } }
            (note(form.texts.of(view.words.language(), "title"), &html! { p { (view.t("instruments-lines-how")) } }))
            h1 { (view.t("instruments-lines-title")) }
            p class="lede" { (view.t(if waiting.is_empty() { "instruments-lines-empty" } else { "instruments-lines-what" })) }
            @if !assessed { p class="lamp-box" { (view.t("instruments-lines-not-assessed")) } }
        }
        @for held in waiting.iter().skip(first).take(PER_PAGE) { (one(&view, form, held, None)) }
        (pager.draw(&view, &Address::new(view.to("/forms/lines"))))
        @if !tally.0.is_empty() { (groups(&view, &tally)) }
    };
    Ok(drawn(&state, &view, body))
}

fn one(view: &View, form: &Instrument, held: &Held<Line>, key: Option<&str>) -> Markup {
    let language = view.words.language();
    let line = &held.body;
    let heading = format!("line-{}", held.id);
    html! {
        section aria-labelledby=(heading) {
            h2 id=(heading) { (view.t("instruments-lines-row")) " " bdi { (view.words.number(line.row)) } }
            ul { @for sign in &line.signs { li { (text(form, language, "indicator", sign)) } } }
            p class="cap" { (view.t("instruments-lines-until")) " " bdi { (day(view.words, &line.until.to_string())) } }
            @match key {
                Some("") => p { (view.t("instruments-lines-no-key")) },
                Some(key) => p { (view.t("instruments-lines-key")) ": " (name(key)) },
                None => form method="post" action=(view.to(&format!("/forms/lines/{}/key", held.id))) { (view.form()) button class="btn btn-word" { (frame::icon("lock-open")) " " (view.t("instruments-lines-open-key")) } },
            }
            form class="acts" method="post" action=(view.to(&format!("/forms/lines/{}", held.id))) {
                (view.form())
                label class="visually-hidden" for=(format!("verdict-{}", held.id)) { (view.t("instruments-lines-came")) }
                select class="form-select" id=(format!("verdict-{}", held.id)) name="verdict" {
                    @for verdict in Verdict::ALL { option value=(verdict.code()) { (view.t(&format!("instruments-lines-verdict-{}", verdict.code()))) } }
                }
                button class="btn btn-plain" { (view.t("instruments-lines-say")) }
            }
        }
    }
}

fn groups(view: &View, tally: &Tally) -> Markup {
    let number = |count: u64| view.words.number(count);
    html! {
        section aria-labelledby="groups" {
            h2 id="groups" { (view.t("instruments-lines-groups")) }
            p { (view.t("instruments-lines-groups-what")) }
            div class="scroll" tabindex="0" role="group" aria-label=(view.t("frame-scroll-sideways")) { table class="table" {
                thead { tr {
                    th scope="col" { (view.t("instruments-lines-group")) }
                    @for head in ["lines", "reviewed", "false"] { th scope="col" class="num" { (view.t(&format!("instruments-lines-{head}"))) } }
                } }
                tbody { @for ((group, value), count) in &tally.0 { tr {
                    th scope="row" { (view.t(&format!("instruments-lines-group-{group}"))) " · " @if value == "unknown" { (view.t("instruments-lines-unknown")) } @else { (code(value)) } }
                    td class="num" { bdi { (number(count.lines)) } } td class="num" { bdi { (number(count.reviewed)) } } td class="num" { bdi { (number(count.false_alarms)) } }
                } } }
            } }
        }
    }
}

/// What came of a line.
#[derive(Deserialize)]
pub struct Said {
    verdict: String,
}

/// `POST /forms/lines/{line}`.
pub async fn say(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, id)): Path<(String, String)>,
    Form(said): Form<Said>,
) -> Result<Response, WebError> {
    let (id, verdict) = (Uuid::parse_str(&id).map_err(|_| WebError::NotFound)?, Verdict::from_code(&said.verdict).ok_or(WebError::NotFound)?);
    review(&state.gate, &pass.entered, find(&state, REGISTRATION_CHECK)?, (id, verdict), &state.now()).await?;
    Ok(Redirect::to(&view.to("/forms/lines")).into_response())
}

/// `POST /forms/lines/{line}/key`: the registration number is opened, and that is written down.
pub async fn key(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Markup, WebError> {
    let id = Uuid::parse_str(&id).map_err(|_| WebError::NotFound)?;
    let (form, now) = (find(&state, REGISTRATION_CHECK)?, state.now());
    let word = key_of(&state.gate, &pass.entered, form, id, &now).await?;
    let held = state.gate.kept::<Line>(id).await?.ok_or(WebError::NotFound)?;
    let view = view.led_to("/forms/lines");
    let body = html! {
        header {
            p class="crumb" { a href=(view.to("/forms/lines")) { (view.t("instruments-lines-title")) } }
            h1 { (view.t("instruments-lines-key")) }
        }
        (one(&view, form, &held, Some(word.as_ref().map_or("", |(_, key)| key.as_str()))))
    };
    Ok(drawn(&state, &view, body))
}
