//! A handler's key: the public half comes here, and the owner shows that the secret half is there.

use super::{drawn, own_keys, said};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    parts::{code, day, note, number, problem_summary},
    session::random,
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use lantern_complaints::{HandlerCode, Recipient, new_answer, question_of};
use lantern_gate::{HandlerKey, Held, KeyStage};
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;
use zeroize::Zeroizing;

/// The bytes of an answer.
const ANSWER_BYTES: usize = 16;

/// `GET /complaints/key`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass) -> Result<Markup, WebError> {
    let keys = own_keys(&state, &pass).await?;
    Ok(draw(&state, &view, &keys, "", &[]))
}

fn draw(state: &AppState, view: &View, keys: &[Held<HandlerKey>], typed: &str, problems: &[(String, String)]) -> Markup {
    let offered = keys.iter().rev().find(|key| key.body.stage == KeyStage::Offered);
    let body = html! {
        (problem_summary(view, problems))
        header {
            p class="crumb" { a href=(view.to("/complaints")) { (view.t("complaints-title")) } }
            (note(&view.t("complaints-key-why-title"), &html! { p { (view.t("complaints-key-why")) } }))
            h1 { (view.t("complaints-key-title")) }
            p class="lede" { (view.t("complaints-key-what")) }
            p { (code("lantern complaints key --out my.key")) }
        }
        @if let Some(key) = offered { (question(view, key)) }
        section aria-labelledby="own" {
            h2 id="own" { (view.t("complaints-key-new")) }
            form method="post" action=(view.to("/complaints/key")) autocomplete="off" {
                (view.form())
                div class="field" {
                    label for="recipient" { (view.t("complaints-key-recipient")) }
                    p class="cap" id="recipient-hint" { (view.t("complaints-key-recipient-hint")) }
                    @for (_, sentence) in problems { p class="field-problem" { (sentence) } }
                    input class="form-control code" id="recipient" name="recipient" type="text" required maxlength="100" value=(typed) dir="ltr" autocapitalize="none" autocomplete="off" spellcheck="false" aria-describedby="recipient-hint";
                }
                div class="acts bar-act" { button class=(if offered.is_some() { "btn btn-plain" } else { "btn btn-primary" }) { (view.t("complaints-key-keep")) } }
            }
        }
        @if !keys.is_empty() { (list(view, keys)) }
    };
    drawn(state, view, body)
}

/// The question that only the secret half opens.
fn question(view: &View, key: &Held<HandlerKey>) -> Markup {
    html! {
        section aria-labelledby="question" {
            h2 id="question" { (view.t("complaints-key-question")) }
            p { (view.t("complaints-key-question-what")) }
            p { (code("lantern complaints prove --key my.key")) }
            form method="post" action=(view.to(&format!("/complaints/key/{}/prove", key.id))) autocomplete="off" {
                (view.form())
                div class="field" {
                    label for="sealed-question" { (view.t("complaints-key-sealed")) }
                    textarea class="form-control code" id="sealed-question" rows="5" readonly dir="ltr" { (key.body.question) }
                }
                div class="field" {
                    label for="answer" { (view.t("complaints-key-answer")) }
                    input class="form-control code" id="answer" name="answer" type="text" required maxlength="100" dir="ltr" autocapitalize="none" autocomplete="off" spellcheck="false";
                }
                div class="acts" { button class="btn btn-primary" { (view.t("complaints-key-prove")) } }
            }
        }
    }
}

fn list(view: &View, keys: &[Held<HandlerKey>]) -> Markup {
    let stage = |stage| match stage {
        KeyStage::Offered => "complaints-key-offered",
        KeyStage::Proved => "complaints-key-proved",
        KeyStage::Retired => "complaints-key-retired",
    };
    html! {
        section aria-labelledby="keys" {
            h2 id="keys" { (view.t("complaints-key-all")) }
            dl class="answers" { @for key in keys.iter().rev() {
                div {
                    dt { (code(&key.body.code)) }
                    dd { (view.t(stage(key.body.stage))) " · " (number(view.words, &day(view.words, &key.body.since))) p class="small" { (code(&key.body.recipient)) } }
                    dd class="change" { @if key.body.stage != KeyStage::Retired {
                        form method="post" action=(view.to(&format!("/complaints/key/{}/retire", key.id))) { (view.form()) button class="btn btn-word" { (view.t("complaints-key-retire")) } }
                    } }
                }
            } }
            p class="small" { (view.t("complaints-key-retire-what")) }
        }
    }
}

/// The public half, as it was pasted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Offered {
    recipient: String,
}

/// `POST /complaints/key`.
pub async fn offer(State(state): State<AppState>, view: View, pass: Pass, Form(offered): Form<Offered>) -> Result<Response, WebError> {
    let text = offered.recipient.trim();
    let Ok(recipient) = Recipient::parse(text) else {
        let problems = vec![("recipient".to_owned(), view.t("complaints-problem-recipient"))];
        // A secret key that was pasted by mistake is not shown again; it has come here, so it is to be thrown away.
        let shown = if text.to_ascii_uppercase().contains("SECRET") { "" } else { text };
        return Ok((StatusCode::BAD_REQUEST, draw(&state, &view, &own_keys(&state, &pass).await?, shown, &problems)).into_response());
    };
    let random = random()?;
    let mut chance = [0; ANSWER_BYTES];
    chance.copy_from_slice(&random[..ANSWER_BYTES]);
    let answer = new_answer(chance);
    let (name, text, question) = (HandlerCode::of(&recipient), recipient.to_string(), question_of(&recipient, &answer));
    let made = state.gate.offer_handler_key(&pass.entered, (name.as_str(), &text), (&question, &answer), &state.now()).await;
    made.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to("/complaints/key")).into_response())
}

/// What the key opened.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Answer {
    answer: Zeroizing<String>,
}

/// `POST /complaints/key/{id}/prove`.
pub async fn prove(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, id)): Path<(String, String)>,
    Form(form): Form<Answer>,
) -> Result<Redirect, WebError> {
    let id = Uuid::parse_str(&id).map_err(|_| WebError::NotFound)?;
    state.gate.prove_handler_key(&pass.entered, id, &form.answer, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to("/complaints/key")))
}

/// `POST /complaints/key/{id}/retire`.
pub async fn retire(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Redirect, WebError> {
    let id = Uuid::parse_str(&id).map_err(|_| WebError::NotFound)?;
    state.gate.retire_handler_key(&pass.entered, id, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to("/complaints/key")))
}
