//! Checking the answers before anything is kept; and keeping them.

use super::{
    find,
    sent::{Go, Sent},
    text,
};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    frame,
    parts::{name, problem_summary},
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lantern_casework::{Begun, CaseworkError, keep as keep_screening, may_ask};
use lantern_instruments::{Fault, Filled, Instrument, Kind, Question};
use maud::{Markup, html};

/// The page where every answer stands beside its question.
pub fn page(state: &AppState, view: &View, pass: &Pass, filled: &Filled<'_>, sent: &Sent) -> Markup {
    let form = filled.instrument();
    let language = view.words.language();
    let missing = filled.problems().into_iter().filter(|problem| problem.fault == Fault::Required);
    let problems: Vec<(String, String)> = missing
        .map(|problem| (row_id(&problem.question), format!("{} {}", text(form, language, "question", &problem.question), view.t("instruments-fault-required"))))
        .collect();
    let body = html! {
        h1 class="ask" { (view.t("instruments-check")) }
        p { (view.t("instruments-check-what")) }
        (problem_summary(view, &problems))
        form id="ask" method="post" action=(view.to(&format!("/forms/{}/ask", form.id))) { (view.form()) (sent.carried(form, &[])) }
        @for (at, page) in form.pages.iter().enumerate() {
            @let asked: Vec<&Question> = filled.asked_on(&page.name).filter(|question| question.kind != Kind::Note).collect();
            @if !asked.is_empty() {
                section aria-labelledby=(format!("page-{at}")) {
                    h2 id=(format!("page-{at}")) { (text(form, language, "page", &page.name)) }
                    dl class="checked" {
                        @for question in asked {
                            div id=(row_id(&question.name)) tabindex="-1" {
                                dt { (text(form, language, "question", &question.name)) }
                                dd { (answered(view, form, question, filled.value(&question.name))) }
                            }
                        }
                    }
                    button class="btn btn-word" form="ask" name="go" value=(at) { (view.t("instruments-change")) span class="visually-hidden" { ": " (text(form, language, "page", &page.name)) } }
                }
            }
        }
        // The gates behind the first shut one do not matter yet.
        @if let Some(gate) = form.gates.iter().find(|gate| !filled.is_open(&gate.code)) {
            section class="lamp-box" { h2 { (view.t("instruments-shut")) } p { (text(form, language, "gate", &gate.code)) } }
        }
    };
    // Nothing can be kept where no agency answers for it; there the form is practice.
    let is_practice = pass.entered.agency().is_none();
    let foot = html! {
        @if is_practice {
            button class="btn btn-primary" form="ask" name="go" value="result" { (view.t("instruments-result")) }
        } @else {
            button class="btn btn-primary" form="ask" formaction=(view.to(&format!("/forms/{}/keep", form.id))) { (view.t("instruments-keep")) }
        }
        button class="btn btn-plain" form="ask" name="go" value=(form.pages.len().saturating_sub(1)) { (view.t("instruments-back")) }
        button class="btn btn-plain" form="ask" name="go" value="help" { (view.t("instruments-help")) }
    };
    frame::gate(state, view, &view.t("instruments-check"), &body, &foot)
}

fn row_id(question: &str) -> String {
    format!("row-{question}")
}

/// An answer in words; one that is not there is listed as such.
pub fn answered(view: &View, form: &Instrument, question: &Question, answer: &str) -> Markup {
    let language = view.words.language();
    html! {
        @if answer.is_empty() {
            span class="quiet" { (view.t("instruments-unanswered")) }
        } @else if question.codes.is_empty() {
            (name(answer))
        } @else {
            (view.words.list(&answer.split(' ').map(|code| form.texts.of(language, &form.choice_key(question, code)).to_owned()).collect::<Vec<_>>()))
        }
    }
}

/// `POST /forms/{form}/keep`.
pub async fn keep(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, id)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let form = find(&state, &id)?;
    let sent = Sent { go: Go::Check, ..Sent::read(&view, form, &pairs)? };
    let now = state.now();
    may_ask(&state.gate, &pass.entered, form, sent.record, &now).await?;
    let begun = Begun { instrument: form, answers: &sent.answers, person: sent.record, language: sent.spoken };
    match keep_screening(&state.gate, &pass.entered, &begun, &now).await {
        Ok(kept) => Ok(Redirect::to(&view.to(&format!("/forms/kept/{kept}"))).into_response()),
        Err(CaseworkError::Answers(_) | CaseworkError::Nothing) => {
            let view = view.led_to(&format!("/forms/{id}"));
            let filled = form.fill(&sent.answers, &state.today());
            Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, page(&state, &view, &pass, &filled, &sent)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}
