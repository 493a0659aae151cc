//! The standing of a person as a victim: what stands, what waits for a second person, and the form to propose another.

use super::drawn;
use crate::{
    AppState, View, WebError,
    doors::Pass,
    frame,
    pages::sharing::fields::{Answer, Problems, Sent, again, listed, one_of},
    parts::{code, day, name, note, problem_summary},
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lantern_casework::{
    CaseworkError, DECIDER_SET, Determination, DeterminationProblem, KNOWN, Proposal, STATUS_SET, STATUSES, answer, determinations, propose, reason_of,
};
use lantern_gate::Held;
use lantern_model::{Identity, RecordId};
use lantern_words::Arg;
use maud::{Markup, html};
use uuid::Uuid;

/// The elements of Article 3, as the form names them.
const ELEMENTS: [&str; 3] = ["act", "means", "purpose"];

/// `GET /records/{record}/standing`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Path((_, record)): Path<(String, String)>) -> Result<Markup, WebError> {
    shown(&state, &view, &pass, &record, (&Sent::default(), &Problems::new()), None).await
}

fn label(view: &View, set: &str, wanted: &str) -> String {
    let found = lantern_vocab::set(set).and_then(|set| set.code(wanted));
    found.map_or_else(|| wanted.to_owned(), |code| code.label(view.words.language()).to_owned())
}

fn options(view: &View, set: &'static str, only: impl Fn(&str) -> bool) -> Vec<Answer> {
    let codes = lantern_vocab::set(set).map(|set| set.codes().iter().filter(|code| only(code.code())).collect::<Vec<_>>()).unwrap_or_default();
    codes.into_iter().map(|code| (code.code().to_owned(), code.label(view.words.language()).to_owned())).collect()
}

async fn shown(
    state: &AppState,
    view: &View,
    pass: &Pass,
    record: &str,
    (sent, problems): (&Sent, &Problems),
    reason: Option<(Uuid, &str)>,
) -> Result<Markup, WebError> {
    let id = RecordId::parse(record).ok_or(WebError::NotFound)?;
    let all = determinations(&state.gate, &pass.entered, id, &state.now()).await?;
    let now = all.iter().find(|held| held.body.is_confirmed());
    let waiting: Vec<_> = all.iter().filter(|held| held.body.answered.is_none()).collect();
    let earlier: Vec<_> = all.iter().filter(|held| held.body.answered.is_some() && now.is_none_or(|now| now.id != held.id)).collect();
    let one = |held: &Held<Determination>| one(view, pass, held, reason.filter(|(of, _)| *of == held.id).map(|(_, reason)| reason));
    let body = html! {
        (problem_summary(view, problems))
        header {
            p class="crumb" { a href=(view.to(&format!("/records/{id}"))) { (view.t("records-code")) " " (code(&id.to_string()[..8])) } " › " a href=(view.to(&format!("/records/{id}/forms"))) { (view.t("instruments-of-record")) } }
            (note(&view.t("instruments-standing-title"), &html! { p { (view.t("instruments-standing-what")) } }))
            h1 { (view.t("instruments-standing-title")) }
            @if all.is_empty() { p class="lede" { (view.t("instruments-standing-none")) } }
        }
        @if let Some(now) = now { section aria-labelledby="now" { h2 id="now" { (view.t("instruments-standing-now")) } (one(now)) } }
        @if !waiting.is_empty() { section aria-labelledby="waits" { h2 id="waits" { (view.t("instruments-standing-waits")) } @for held in waiting { (one(held)) } } }
        @if !earlier.is_empty() { section aria-labelledby="earlier" { h2 id="earlier" { (view.t("instruments-standing-earlier")) } @for held in earlier { (one(held)) } } }
        @if view.may(state, super::NEED) { (form(view, id, sent, problems)) }
    };
    Ok(drawn(state, view, body))
}

fn one(view: &View, pass: &Pass, held: &Held<Determination>, reason: Option<&str>) -> Markup {
    let one = &held.body;
    let on = |day_of: &lantern_access::credential::Day| day(view.words, &day_of.to_string());
    let path = |end: &str| view.to(&format!("/records/{}/standing/{}{end}", one.person.record(), held.id));
    html! {
        div class=(if one.answered.is_none() { "lamp-box" } else { "own-words" }) {
            p { strong { (label(view, STATUS_SET, &one.status)) } " · " (label(view, DECIDER_SET, &one.decider)) @if one.answered.is_some() && !one.is_confirmed() { " · " (view.t("instruments-standing-sent-back")) } }
            dl class="facts" {
                @for (element, known) in ELEMENTS.iter().zip(&one.elements) { div { dt { (view.t(&format!("instruments-standing-{element}"))) } dd { (view.t(&format!("instruments-standing-{known}"))) } } }
                div { dt { (view.t("instruments-standing-by")) } dd { (code(one.proposed_by.as_str())) " · " bdi { (on(&one.proposed_on)) } } }
                @if let Some(answered) = one.answered.as_ref().filter(|answered| answered.confirmed) { div { dt { (view.t("instruments-standing-confirmed-by")) } dd { (code(answered.by.as_str())) " · " bdi { (on(&answered.on)) } } } }
            }
            @if let Some(until) = one.reflection_until() { p { bdi { (view.words.with("instruments-standing-reflection", &[("date", Arg::from(&on(&until)))])) } } }
            @match reason {
                Some(reason) => p class="voice" { (name(reason)) },
                None => form method="post" action=(path("/reason")) { (view.form()) button class="btn btn-word" { (frame::icon("lock-open")) " " (view.t("instruments-standing-open-reason")) } },
            }
            @if one.answered.is_none() && pass.entered.login() != one.proposed_by.as_str() {
                form class="acts" method="post" action=(path("")) {
                    (view.form())
                    button class="btn btn-primary" name="answer" value="confirm" { (view.t("instruments-standing-confirm")) }
                    button class="btn btn-plain" name="answer" value="back" { (view.t("instruments-standing-back")) }
                }
            }
        }
    }
}

fn form(view: &View, record: RecordId, sent: &Sent, problems: &Problems) -> Markup {
    let known: Vec<Answer> = KNOWN.iter().map(|known| ((*known).to_owned(), view.t(&format!("instruments-standing-{known}")))).collect();
    let problem = problems.iter().find(|(field, _)| field == "reason").map(|(_, sentence)| sentence);
    html! {
        section aria-labelledby="propose" {
            h2 id="propose" { (view.t("instruments-standing-propose")) }
            form method="post" action=(view.to(&format!("/records/{record}/standing"))) {
                (view.form())
                (one_of(view, ("status", "instruments-standing-status"), None, &options(view, STATUS_SET, |code| STATUSES.contains(&code)), sent, problems))
                (listed(view, ("decider", "instruments-standing-decider"), None, &options(view, DECIDER_SET, |_| true), sent, problems))
                @for element in ELEMENTS {
                    (listed(view, (element, &format!("instruments-standing-{element}")), (element == "means").then_some("instruments-standing-means-hint"), &known, sent, problems))
                }
                div class="field" {
                    label for="reason" { (view.t("instruments-standing-reason")) }
                    p class="cap" id="reason-hint" { (view.t("instruments-standing-reason-hint")) }
                    @if let Some(sentence) = problem { p class="field-problem" id="reason-problem" { (sentence) } }
                    textarea class="form-control" id="reason" name="reason" rows="4" maxlength="3000" dir="auto" aria-describedby="reason-hint" aria-invalid=[problem.map(|_| "true")] { (sent.value("reason")) }
                }
                div class="field" { label class="choice" { input class="form-check-input" type="checkbox" id="appeal" name="appeal" value="yes" checked[sent.value("appeal") == "yes"]; " " (view.t("instruments-standing-appeal")) } }
                p class="acts" { button class="btn btn-primary" { (view.t("instruments-standing-send")) } }
            }
        }
    }
}

/// `POST /records/{record}/standing`.
pub async fn ask(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, record)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let id = RecordId::parse(&record).ok_or(WebError::NotFound)?;
    let (sent, mut problems) = (Sent(pairs), Problems::new());
    let text = |field: &str| sent.value(field).to_owned();
    match Identity::new(sent.value("reason").trim().to_owned()).ok().filter(|_| !sent.value("reason").trim().is_empty()) {
        None => problems.push(("reason".to_owned(), view.t("instruments-standing-problem-reason"))),
        Some(reason) => {
            let proposal =
                Proposal { status: text("status"), decider: text("decider"), elements: ELEMENTS.map(text), appeal_told: sent.value("appeal") == "yes", reason };
            match propose(&state.gate, &pass.entered, id, proposal, &state.now()).await {
                Ok(_) => return Ok(Redirect::to(&view.to(&format!("/records/{id}/standing"))).into_response()),
                Err(CaseworkError::Determination(problem)) => problems.push(match problem {
                    DeterminationProblem::NotTheState => ("decider".to_owned(), view.t("instruments-standing-problem-state")),
                    DeterminationProblem::NoAppeal => ("appeal".to_owned(), view.t("instruments-standing-problem-appeal")),
                    DeterminationProblem::Word | DeterminationProblem::SamePerson => ("status".to_owned(), view.t("instruments-standing-problem-word")),
                }),
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(again(shown(&state, &view, &pass, &record, (&sent, &problems), None).await?))
}

/// `POST /records/{record}/standing/{determination}`: the second person's answer.
pub async fn second(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, _, id)): Path<(String, String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let id = Uuid::parse_str(&id).map_err(|_| WebError::NotFound)?;
    let confirmed = match Sent(pairs).value("answer") {
        "confirm" => true,
        "back" => false,
        _ => return Err(WebError::NotFound),
    };
    let record = answer(&state.gate, &pass.entered, id, confirmed, &state.now()).await?;
    Ok(Redirect::to(&view.to(&format!("/records/{record}/standing"))).into_response())
}

/// `POST /records/{record}/standing/{determination}/reason`.
pub async fn reason(State(state): State<AppState>, view: View, pass: Pass, Path((_, record, id)): Path<(String, String, String)>) -> Result<Markup, WebError> {
    let id = Uuid::parse_str(&id).map_err(|_| WebError::NotFound)?;
    let word = reason_of(&state.gate, &pass.entered, id, &state.now()).await?.ok_or(WebError::NotFound)?;
    let view = view.led_to(&format!("/records/{record}/standing"));
    shown(&state, &view, &pass, &record, (&Sent::default(), &Problems::new()), Some((id, word.1.as_str()))).await
}
