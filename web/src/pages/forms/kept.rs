//! What was kept: one screening with its explanation, what was typed opened with a trace, and those of one record.

use super::{
    about::begin,
    check::answered,
    drawn,
    list::open_to,
    result::{Shown, explained},
    text,
};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    frame,
    parts::{code, day, name, note},
};
use axum::extract::{Path, State};
use lantern_access::credential::{Day, Instant};
use lantern_casework::{KeptScreening, Screening, screening, screenings_about, words_of};
use lantern_gate::Word;
use lantern_instruments::{Instrument, Use};
use lantern_model::RecordId;
use lantern_words::Arg;
use maud::{Markup, html};
use uuid::Uuid;

fn today(state: &AppState) -> Result<Day, WebError> {
    Ok(Instant::parse(&state.now()).map_err(|error| WebError::ours(&error))?.day())
}

/// The form by which it was asked, as long as it is exactly that one; questions of another version would say something else.
fn form_of<'a>(state: &'a AppState, screening: &Screening) -> Option<&'a Instrument> {
    state.instruments.get(&screening.judgement.instrument)
}

/// `GET /forms/kept/{screening}`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Markup, WebError> {
    let id = Uuid::parse_str(&id).map_err(|_| WebError::NotFound)?;
    let held = screening(&state.gate, &pass.entered, id, &state.now()).await?;
    shown(&state, &view, &held, None)
}

/// `POST /forms/kept/{screening}`: what was typed is opened, and that is written down.
pub async fn words(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Markup, WebError> {
    let id = Uuid::parse_str(&id).map_err(|_| WebError::NotFound)?;
    let now = state.now();
    let held = screening(&state.gate, &pass.entered, id, &now).await?;
    let words = words_of(&state.gate, &pass.entered, id, &now).await?;
    shown(&state, &view, &held, Some(&words))
}

fn shown(state: &AppState, view: &View, held: &KeptScreening, words: Option<&[Word]>) -> Result<Markup, WebError> {
    let screening = &held.body;
    let today = today(state)?;
    let form = form_of(state, screening).ok_or(WebError::NotFound)?;
    let language = view.words.language();
    let until = screening.until.map(|until| until.to_string());
    let is_over = screening.until.is_some_and(|until| today > until);
    let has_texts = form.questions.iter().any(|question| question.identity);
    let body = html! {
        header {
            p class="crumb" {
                a href=(view.to("/forms")) { (view.t("instruments-title")) }
                @if let Some(person) = screening.person { " › " a href=(view.to(&format!("/records/{}/forms", person.record()))) { (view.t("instruments-of-record")) } }
            }
            (note(form.texts.of(language, "title"), &html! { p { (view.t("instruments-kept-by")) " " (code(screening.by.as_str())) " · " bdi { (day(view.words, &screening.on.to_string())) } } }))
        }
        (explained(view, form, &screening.judgement, &Shown::Kept { until, is_over }))
        section aria-labelledby="answers" {
            h2 id="answers" { (view.t("instruments-answers")) }
            dl class="checked" {
                @for (question, answer) in form.questions.iter().filter_map(|question| Some((question, screening.answers.get(&question.name)?))) {
                    div { dt { (text(form, language, "question", &question.name)) } dd { (answered(view, form, question, answer)) } }
                }
            }
        }
        @if has_texts {
            section aria-labelledby="typed" {
                h2 id="typed" { (view.t("instruments-typed")) }
                @match words {
                    None => {
                        p { (view.t("instruments-typed-sealed")) }
                        form method="post" action=(view.to(&format!("/forms/kept/{}", held.id))) { (view.form()) button class="btn btn-plain" { (frame::icon("lock-open")) " " (view.t("instruments-typed-open")) } }
                    }
                    Some(words) if words.is_empty() => p { (view.t("instruments-typed-none")) },
                    Some(words) => dl class="checked" { @for (field, said) in words { div { dt { (text(form, language, "question", field)) } dd class="voice" { (name(said)) } } } },
                }
            }
        }
    };
    Ok(drawn(state, view, body))
}

/// `GET /records/{record}/forms`: what came of the forms that a person answered, and the way into another one.
pub async fn of_record(State(state): State<AppState>, view: View, pass: Pass, Path((_, record)): Path<(String, String)>) -> Result<Markup, WebError> {
    let id = RecordId::parse(&record).ok_or(WebError::NotFound)?;
    // Asked once more about this very file: another agency's is not there.
    state.gate.identity_thing(&pass.entered, id, &state.now()).await?;
    let all = screenings_about(&state.gate, &pass.entered, id, &state.now()).await?;
    let today = today(&state)?;
    let open = if view.may(&state, super::NEED) { open_to(&state, &pass).await? } else { Vec::new() };
    let language = view.words.language();
    let body = html! {
        header {
            p class="crumb" { a href=(view.to(&format!("/records/{id}"))) { (view.t("records-code")) " " (code(&id.to_string()[..8])) } }
            h1 { (view.t("instruments-of-record")) }
            @if all.is_empty() { p class="lede" { (view.t("instruments-of-record-empty")) } }
            p class="acts" { a class="btn btn-plain" href=(view.to(&format!("/records/{id}/standing"))) { (view.t("instruments-standing-title")) } }
        }
        @if !all.is_empty() {
            dl class="answers" {
                @for held in &all {
                    @let one = &held.body;
                    @if let Some(form) = form_of(&state, one) {
                        div {
                            dt { a href=(view.to(&format!("/forms/kept/{}", held.id))) { (form.texts.of(language, "title")) } }
                            dd {
                                @match one.step(today) {
                                    Some(step) => (text(form, language, "result", step.code())),
                                    None if one.judgement.result.is_some() => span class="quiet" { (view.t("instruments-over")) },
                                    None => span class="quiet" { (view.t("instruments-no-step")) },
                                }
                            }
                            dd class="cap" { bdi { (day(view.words, &one.on.to_string())) } }
                        }
                    }
                }
            }
        }
        section aria-labelledby="ask-more" {
            h2 id="ask-more" { (view.t("instruments-ask-now")) }
            p { (view.t("instruments-asked-before")) }
            @for form in open.iter().filter(|form| !form.anonymous && form.usage != Use::Check) {
                @let minutes = view.words.with("instruments-minutes", &[("count", Arg::count(form.minutes))]);
                div class="form-way" { h3 { (form.texts.of(language, "title")) " · " span class="cap" { bdi { (minutes) } } } (begin(&view, form, Some(&record))) }
            }
        }
    };
    Ok(drawn(&state, &view, body))
}
