//! Answers, by the seven words. A code that nobody has and one without an answer get the same sentence.

use super::{
    code_states, drawn,
    fields::code,
    help, mark, said,
    typed::{Problems, Typed, code_problem},
};
use crate::{
    AppState, View, WebError,
    pages::account::{Offer, Told},
    parts::{day, number, problem_summary},
    session::Arrival,
};
use axum::{
    Extension, Form, Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use lantern_complaints::{Code, ComplaintError, Keys, LookUp, Passage, SealedAnswer, open_answer};
use maud::{Markup, html};
use serde_json::json;
use std::time::Instant;

/// An answer as it was opened: its day, and its text where it opens and shows that those who opened the complaint wrote it.
pub struct ReadAnswer {
    day: String,
    text: Option<Passage>,
}

/// `GET /complain/answer`.
pub async fn page(State(state): State<AppState>, view: View) -> Markup {
    draw(&state, &view, &Problems::new())
}

fn draw(state: &AppState, view: &View, problems: &Problems) -> Markup {
    let plain = |name: &str, key: &str| said(name, &html! { (view.t(key)) });
    let body = html! {
        (problem_summary(view, problems))
        header { h1 { (view.t("complaints-answer-title")) } p class="lede" { (view.t("complaints-answer-what")) } }
        section data-complaint {
            div class="state-line" data-state="plain" tabindex="-1" { p { (view.t("complaints-answer-plain")) } }
            (plain("ready", "complaints-answer-ready"))
            (plain("working", "complaints-working"))
            (plain("none", "complaints-answer-none"))
            (plain("failed", "complaints-answer-failed"))
            (code_states(view))
            div data-state="answers" tabindex="-1" hidden { h2 { (view.t("complaints-answers")) } ol class="answers-read" data-answers {} }
            template data-answer { li { p class="quiet" { time data-day {} } p class="own-words" dir="auto" data-text=(view.t("complaints-answer-broken")) {} } }
            form id="complaint-answer" method="post" action=(view.to("/complain/answer")) autocomplete="off" {
                (view.form())
                fieldset data-fields {
                    legend class="visually-hidden" { (view.t("complaints-answer-title")) }
                    (code(view, problems))
                    div class="acts bar-act" { button class="btn btn-primary" { (view.t("complaints-answer-look")) } }
                }
            }
        }
        (onward(view))
        (help(state, view))
    };
    drawn(state, view, "complaints-step-two", &body)
}

fn onward(view: &View) -> Markup {
    html! {
        p class="acts" {
            a class="btn btn-word" href=(view.to("/complain/more")) { (view.t("complaints-more")) }
            a class="btn btn-word" href=(view.to("/complain")) { (view.t("complaints-new")) }
        }
    }
}

/// `POST /complain/answer`: with script for sealed answers, without for a page.
pub async fn ask(State(state): State<AppState>, view: View, Extension(arrival): Extension<Arrival>, Form(typed): Form<Typed>) -> Result<Response, WebError> {
    if !typed.lookup.is_empty() {
        let look_up = LookUp::parse(&typed.lookup).map_err(|_| WebError::Refused(view.t("complaints-answer-failed")))?;
        let answers = sealed_answers(&state, &look_up).await?;
        let answers: Vec<_> = answers.iter().map(|(day, sealed)| json!({ "day": day, "sealed": sealed })).collect();
        return Ok(Json(json!({ "answers": answers })).into_response());
    }
    let code = match Code::parse(&typed.code) {
        Ok(code) => code,
        Err(error) => {
            let problems = vec![("code".to_owned(), code_problem(&view, &error))];
            return Ok((StatusCode::BAD_REQUEST, draw(&state, &view, &problems)).into_response());
        }
    };
    drop(typed);
    let answers = opened(&state, code).await?;
    if !state.offers.make(&mark(&arrival.form), Offer::Complaint(Told::Answers(answers)), Instant::now()) {
        return Err(WebError::TooMany { seconds: 60 });
    }
    Ok(Redirect::to(&view.to("/complain/read")).into_response())
}

async fn sealed_answers(state: &AppState, look_up: &LookUp) -> Result<Vec<(String, SealedAnswer)>, WebError> {
    let kept = state.gate.complaint_answers(&look_up.to_string()).await?;
    let read = |sealed: &str| SealedAnswer::parse(sealed.as_bytes()).map_err(|error| WebError::ours(&error));
    kept.into_iter().map(|answer| Ok((answer.day, read(&answer.sealed)?))).collect()
}

/// The work of the code is done for every code, whether or not anything lies under it.
async fn opened(state: &AppState, code: Code) -> Result<Vec<ReadAnswer>, WebError> {
    let turn = state.turns.wait().await?;
    let keys: Keys = tokio::task::spawn_blocking(move || code.keys()).await.map_err(|error| WebError::ours(&error))?;
    drop(turn);
    let answers = sealed_answers(state, keys.look_up()).await?;
    // One that does not open or shows no proof is named as such: hiding it would hide that somebody tried.
    let open = |sealed: &SealedAnswer| -> Result<Passage, ComplaintError> { open_answer(sealed, &keys) };
    Ok(answers.into_iter().map(|(day, sealed)| ReadAnswer { day, text: open(&sealed).ok() }).collect())
}

/// `GET /complain/read`: the answers, once.
pub async fn read(State(state): State<AppState>, view: View, Extension(arrival): Extension<Arrival>) -> Markup {
    let told = match state.offers.take(&mark(&arrival.form), Instant::now()) {
        Some(Offer::Complaint(Told::Answers(answers))) => Some(answers),
        _ => None,
    };
    let body = html! {
        header {
            h1 { (view.t("complaints-answers")) }
            @match &told {
                None => { p class="lede" { (view.t("complaints-answer-gone")) } }
                Some(answers) if answers.is_empty() => { p class="lede" { (view.t("complaints-answer-none")) } }
                Some(_) => {}
            }
        }
        ol class="answers-read" {
            @for answer in told.iter().flatten() {
                li {
                    p class="quiet" { (number(view.words, &day(view.words, &answer.day))) }
                    @match &answer.text {
                        Some(text) => { p class="own-words" dir="auto" { (text.as_str()) } }
                        None => { p class="field-problem" { (view.t("complaints-answer-broken")) } }
                    }
                }
            }
        }
        p class="acts" { a class="btn btn-plain" href=(view.to("/complain/answer")) { (view.t("complaints-answer-title")) } }
        (onward(&view))
    };
    drawn(&state, &view, "complaints-step-two", &body)
}
