//! The rights of the person of one record: what to say to her, what she can ask for, and what keeps her file.

use super::{as_problem, drawn, options, row, table, today};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    pages::sharing::fields::{Problems, Sent, again, line, one_of, tick},
    parts::{Typed, code, note, problem_summary},
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::{
    consent::{HoldProblem, Line, Person, RequestKind},
    credential::{Day, Login},
    policy::BasisKind,
};
use lantern_gate::{GateError, NewHold};
use lantern_ledger::AccessKind;
use lantern_model::RecordId;
use lantern_store::RecordDetail;
use maud::{Markup, html};

/// What a hold can rest on.
const HOLDING: [BasisKind; 2] = [BasisKind::LegalDuty, BasisKind::CourtOrder];

/// The record that an address names, if whoever asks may do here what the door is about. Another agency's is not there.
pub async fn of_whom(state: &AppState, pass: &Pass, text: &str) -> Result<(RecordId, RecordDetail), WebError> {
    let record = RecordId::parse(text).ok_or(WebError::NotFound)?;
    let detail = state.store.record(record).await?.ok_or(WebError::NotFound)?;
    // Totals, court cases and coarsened rows are no person's file.
    if !detail.summary.source_kind.has_person_keys() {
        return Err(WebError::NotFound);
    }
    let thing = pass.thing();
    let about = state.gate.about(&detail.summary.agency, thing.kind, thing.sensitivity).await?;
    pass.may(state, &about)?;
    Ok((record, detail))
}

/// `GET /records/{record}/rights`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Path((_, text)): Path<(String, String)>) -> Result<Markup, WebError> {
    whole(&state, &view, &pass, &text, (&Sent::default(), &Problems::new())).await
}

/// The page, with what was sent and does not fit.
async fn whole(state: &AppState, view: &View, pass: &Pass, text: &str, (sent, problems): (&Sent, &Problems)) -> Result<Markup, WebError> {
    let (record, detail) = of_whom(state, pass, text).await?;
    super::named(state, pass, AccessKind::Record, &detail.summary.agency, [Person::new(record)]).await?;
    let (requests, holds) = (state.gate.requests_about(record).await?, state.gate.holds_about(record).await?);
    let today = today(state)?;
    let address = |what: &str| view.to(&format!("/records/{record}/rights/{what}"));
    let body = html! {
        (problem_summary(view, problems))
        header {
            p class="crumb" { a href=(view.to(&format!("/records/{record}"))) { (view.t("sharing-record")) } }
            (note(&view.t("rights-say"), &html! { p { (view.t("rights-say-what")) } }))
            h1 { (view.t("rights-record")) }
            p class="lede" { (code(&record.to_string())) }
        }
        section aria-labelledby="tell" {
            h2 id="tell" { (view.t("rights-tell")) }
            ul class="own-words" { @for key in ["rights-tell-see", "rights-tell-correct", "rights-tell-withdraw", "rights-tell-erase", "rights-tell-law"] { li { (view.t(key)) } } }
        }
        @if !requests.is_empty() {
            section aria-labelledby="requests" {
                h2 id="requests" { (view.t("rights-requests")) }
                (table(view, "rights-requests", &["rights-column-kind", "records-code", "rights-column-received", "rights-column-due", "rights-column-state"],
                    &html! { @for held in &requests { (row(view, held, today)) } }))
            }
        }
        (super::holds::list(view, &holds, today))
        section aria-labelledby="ask" {
            h2 id="ask" { (view.t("rights-open")) }
            form method="post" action=(address("request")) {
                (view.form())
                (one_of(view, ("kind", "rights-column-kind"), None, &options!(view, RequestKind::ALL), sent, problems))
                (tick(view, ("child", "rights-is-child"), Some("rights-is-child-hint"), sent, problems))
                p class="acts bar-act" { button class="btn btn-primary" { (view.t("rights-open")) } }
            }
        }
        @if view.may(state, super::EXPORT) {
            section aria-labelledby="see" {
                h2 id="see" { (view.t("request-see")) }
                p { (view.t("rights-see-what")) }
                div class="acts" {
                    form method="post" action=(address("see")) { (view.form()) button class="btn btn-plain" { (view.t("rights-see-page")) } }
                    form method="post" action=(address("export")) { (view.form()) button class="btn btn-plain" { (view.t("rights-see-file")) } }
                }
            }
        }
        @if view.may(state, super::CORRECT) {
            section aria-labelledby="correct" {
                h2 id="correct" { (view.t("request-correct")) }
                p class="acts" { a class="btn btn-plain" href=(address("correct")) { (view.t("rights-correct-choose")) } }
            }
        }
        section { (hold_form(view, &address("hold"), sent, problems)) }
    };
    Ok(drawn(state, view, body))
}

fn hold_form(view: &View, address: &str, sent: &Sent, problems: &Problems) -> Markup {
    let is_sent = sent.has("owner") || problems.iter().any(|(field, _)| field != "kind");
    html! {
        details class="field" open[is_sent] {
            summary { (view.t("rights-hold-set")) }
            p { (view.t("rights-hold-set-what")) }
            form method="post" action=(address) {
                (view.form())
                (one_of(view, ("basis", "rights-hold-basis"), None, &options!(view, HOLDING), sent, problems))
                (line(view, ("ground", "rights-hold-ground"), Some("rights-hold-ground-hint"), Typed::Text, sent, problems))
                (line(view, ("owner", "rights-hold-owner"), Some("rights-hold-owner-hint"), Typed::Code, sent, problems))
                (line(view, ("until", "rights-hold-until"), Some("rights-day-hint"), Typed::Code, sent, problems))
                p class="acts" { button class="btn btn-plain" { (view.t("rights-hold-set")) } }
            }
        }
    }
}

/// `POST /records/{record}/rights/request`.
pub async fn open(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, text)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let ((record, _), sent, mut problems) = (of_whom(&state, &pass, &text).await?, Sent(pairs), Problems::new());
    let opened = match sent.one(&view, "kind", RequestKind::from_code, &mut problems) {
        Some(kind) => match state.gate.open_request(&pass.entered, record, kind, sent.has("child"), &state.now()).await {
            Ok(id) => Some(id),
            Err(error) => {
                problems = as_problem(&view, "kind", error)?;
                None
            }
        },
        None => None,
    };
    match opened {
        Some(id) => Ok(Redirect::to(&view.to(&format!("/rights/requests/{id}"))).into_response()),
        None => Ok(again(whole(&state, &view, &pass, &text, (&sent, &problems)).await?)),
    }
}

/// Reads the form of a hold.
fn new_hold(view: &View, sent: &Sent, problems: &mut Problems) -> Option<NewHold> {
    let basis = sent.one(view, "basis", |code| BasisKind::from_code(code).filter(|kind| HOLDING.contains(kind)), problems);
    let legal_basis = sent.parsed(view, ("ground", "rights-line-wrong"), Line::parse, problems);
    let owner = sent.parsed(view, ("owner", "rights-hold-owner-wrong"), Login::parse, problems);
    let until = sent.parsed(view, ("until", "rights-day-wrong"), Day::parse, problems);
    Some(NewHold { basis: basis?, legal_basis: legal_basis?, owner: owner?, until: until? })
}

/// At which field a rule of holds is broken.
const fn field_of(error: &GateError) -> &'static str {
    match error {
        GateError::HoldOwner => "owner",
        GateError::Hold(HoldProblem::Basis) => "basis",
        _ => "until",
    }
}

/// `POST /records/{record}/rights/hold`.
pub async fn hold(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, text)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let ((record, _), sent, mut problems) = (of_whom(&state, &pass, &text).await?, Sent(pairs), Problems::new());
    if let Some(new) = new_hold(&view, &sent, &mut problems) {
        match state.gate.set_hold(&pass.entered, record, new, &state.now()).await {
            Ok(_) => return Ok(Redirect::to(&view.to(&format!("/records/{record}/rights"))).into_response()),
            Err(error) => problems = as_problem(&view, field_of(&error), error)?,
        }
    }
    Ok(again(whole(&state, &view, &pass, &text, (&sent, &problems)).await?))
}
