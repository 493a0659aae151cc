//! Finding a person of the own agency again. What is looked for stands in no address; what is found is shown in coded form.

use crate::{
    AppState, Place, View, WebError,
    doors::{Doors, Need, Pass},
    frame,
    pages::records::found_table,
    parts::{note, problem_summary},
};
use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use lantern_access::policy::{Action, ResourceKind};
use lantern_gate::{FoundPeople, GateError, PEOPLE_MAX, SoughtIn};
use lantern_words::Arg;
use maud::{Markup, html};
use serde::Deserialize;
use zeroize::Zeroizing;

/// What the door of this place asks for.
pub const NEED: Need = Need::policy(Action::FindPerson, ResourceKind::Record);

/// The doors of this place.
pub fn routes(doors: Doors) -> Doors {
    doors.get("/find", NEED, ask).post("/find", NEED.secret(), find)
}

/// What is sent.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Sent {
    place: String,
    words: Zeroizing<String>,
}

const fn place_key(place: SoughtIn) -> &'static str {
    match place {
        SoughtIn::Names => "find-in-names",
        SoughtIn::Phone => "find-in-phone",
        SoughtIn::Document => "find-in-document",
        SoughtIn::Address => "find-in-address",
        SoughtIn::BirthDate => "find-in-birth-date",
    }
}

fn drawn(state: &AppState, view: &View, chosen: SoughtIn, problems: &[(String, String)], below: &Markup) -> Markup {
    let problem = problems.first();
    let body = html! {
        header {
            (note(&view.t("find-why"), &html! { p { (view.t("find-why-what")) } }))
            h1 { (view.t("find-title")) }
            p class="lede" { (view.t("find-what")) }
        }
        (problem_summary(view, problems))
        form method="post" action=(view.to("/find")) {
            (view.form())
            div class="field" {
                label for="place" { (view.t("find-in")) }
                select class="form-select" id="place" name="place" {
                    @for place in SoughtIn::ALL { option value=(place.code()) selected[place == chosen] { (view.t(place_key(place))) } }
                }
            }
            div class="field" {
                label for="words" { (view.t("find-words")) }
                p class="cap" id="words-hint" { (view.t("find-words-hint")) }
                @if let Some((_, sentence)) = problem { p class="field-problem" id="words-problem" { (sentence) } }
                input class="form-control" id="words" name="words" type="search" dir="auto" maxlength="200" autocomplete="off" autocapitalize="none" spellcheck="false"
                    aria-describedby="words-hint" aria-invalid=[problem.is_some().then_some("true")];
            }
            p class="acts" { button class="btn btn-primary" { (view.t("find-go")) } }
        }
        (below)
    };
    frame::document(state, view, &frame::Page { place: Place::Find, title: view.t("find-title"), body, reload_seconds: None })
}

/// `GET /find`.
async fn ask(State(state): State<AppState>, view: View) -> Markup {
    drawn(&state, &view, SoughtIn::Names, &[], &html! {})
}

/// `POST /find`.
async fn find(State(state): State<AppState>, view: View, pass: Pass, Form(sent): Form<Sent>) -> Result<Response, WebError> {
    let place = SoughtIn::from_code(&sent.place).ok_or(WebError::NotFound)?;
    let problem = match state.gate.find_person(&pass.entered, pass.purpose, (place, &sent.words), &state.now()).await {
        Ok(found) => {
            let below = results(&state, &view, &pass, &found).await?;
            return Ok(drawn(&state, &view, place, &[], &below).into_response());
        }
        Err(GateError::WordTooShort { least }) => view.words.with("find-too-short", &[("count", Arg::count(least))]),
        Err(GateError::TooManyAtOnce { most }) => view.words.with("find-too-many-words", &[("count", Arg::count(most))]),
        Err(other) => return Err(other.into()),
    };
    let page = drawn(&state, &view, place, &[("words".to_owned(), problem)], &html! {});
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn results(state: &AppState, view: &View, pass: &Pass, found: &FoundPeople) -> Result<Markup, WebError> {
    let mut records = Vec::with_capacity(found.records.len());
    for record in &found.records {
        records.extend(state.store.record(*record).await?);
    }
    Ok(html! {
        section aria-labelledby="found" {
            h2 id="found" { (view.words.with("find-found", &[("count", Arg::count(records.len()))])) }
            @if found.incomplete {
                p class="lamp-box" {
                    (view.t("find-incomplete")) " "
                    a href=(view.to(&format!("/keys/{}", pass.entered.agency().unwrap_or_default()))) { (view.t("keys-title")) }
                }
            }
            @if found.more { p class="lamp-box" { (view.words.with("find-more", &[("count", Arg::count(PEOPLE_MAX))])) } }
            @if records.is_empty() { p { (view.t("find-nobody")) } } @else { (found_table(state, view, &records)) }
        }
    })
}
