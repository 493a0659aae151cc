//! The rights of the person of one record: what to say to her, what she can ask for, and what keeps her file.

use super::{choices, drawn, options, row, said, table, today, value};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    parts::{Field, Typed, code, note},
};
use axum::{
    Form,
    extract::{Path, State},
    response::Redirect,
};
use lantern_access::{
    consent::{Line, Person, RequestKind},
    credential::{Day, Login},
    policy::BasisKind,
};
use lantern_gate::NewHold;
use lantern_ledger::AccessKind;
use lantern_model::RecordId;
use lantern_store::RecordDetail;
use maud::{Markup, html};

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
    let (record, detail) = of_whom(&state, &pass, &text).await?;
    super::named(&state, &pass, AccessKind::Record, &detail.summary.agency, [Person::new(record)]).await?;
    let (requests, holds) = (state.gate.requests_about(record).await?, state.gate.holds_about(record).await?);
    let today = today(&state)?;
    let address = |what: &str| view.to(&format!("/records/{record}/rights/{what}"));
    let body = html! {
        header {
            p class="crumb" { a href=(view.to(&format!("/records/{record}"))) { (view.t("records-title")) } }
            (note(&view.t("rights-say"), &html! { p { (view.t("rights-say-what")) } }))
            h1 { (view.t("rights-record")) }
            p class="lede" { (code(&record.to_string())) }
        }
        section aria-labelledby="tell" {
            h2 id="tell" { (view.t("rights-tell")) }
            ul { @for key in ["rights-tell-see", "rights-tell-correct", "rights-tell-withdraw", "rights-tell-erase", "rights-tell-law"] { li { (view.t(key)) } } }
        }
        @if !requests.is_empty() {
            section aria-labelledby="requests" {
                h2 id="requests" { (view.t("rights-requests")) }
                (table(&view, "rights-requests", &["rights-column-kind", "records-code", "rights-column-received", "rights-column-due", "rights-column-state"],
                    &html! { @for held in &requests { (row(&view, held, today)) } }))
            }
        }
        (super::holds::list(&view, &holds, today))
        section aria-labelledby="ask" {
            h2 id="ask" { (view.t("rights-open")) }
            form method="post" action=(address("request")) {
                (view.form())
                (choices("kind", "radio", &view.t("rights-column-kind"), &options!(view, RequestKind::ALL), true))
                div class="field" {
                    label class="choice" { input class="form-check-input" type="checkbox" name="child" value="1"; span { (view.t("rights-is-child")) } }
                    p class="cap" { (view.t("rights-is-child-hint")) }
                }
                p class="acts bar-act" { button class="btn btn-primary" { (view.t("rights-open")) } }
            }
        }
        @if view.may(&state, super::EXPORT) {
            section aria-labelledby="see" {
                h2 id="see" { (view.t("request-see")) }
                p { (view.t("rights-see-what")) }
                div class="acts" {
                    form method="post" action=(address("see")) { (view.form()) button class="btn btn-plain" { (view.t("rights-see-page")) } }
                    form method="post" action=(address("export")) { (view.form()) button class="btn btn-plain" { (view.t("rights-see-file")) } }
                }
            }
        }
        @if view.may(&state, super::CORRECT) {
            section aria-labelledby="correct" {
                h2 id="correct" { (view.t("request-correct")) }
                p class="acts" { a class="btn btn-plain" href=(address("correct")) { (view.t("rights-correct-choose")) } }
            }
        }
        (hold_form(&view, &address("hold")))
    };
    Ok(drawn(&state, &view, body))
}

fn hold_form(view: &View, address: &str) -> Markup {
    html! {
        details {
            summary { (view.t("rights-hold-set")) }
            p { (view.t("rights-hold-set-what")) }
            form method="post" action=(address) {
                (view.form())
                (choices("basis", "radio", &view.t("rights-hold-basis"), &options!(view, [BasisKind::LegalDuty, BasisKind::CourtOrder]), true))
                (Field::new("ground", "rights-hold-ground", Typed::Text).hint("rights-hold-ground-hint").draw(view))
                (Field::new("owner", "rights-hold-owner", Typed::Code).hint("rights-hold-owner-hint").draw(view))
                (Field::new("until", "rights-hold-until", Typed::Code).hint("rights-day-hint").draw(view))
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
) -> Result<Redirect, WebError> {
    let (record, _) = of_whom(&state, &pass, &text).await?;
    let kind = RequestKind::from_code(value(&pairs, "kind")).ok_or_else(|| WebError::Refused(view.t("errors-field-choose")))?;
    let child = value(&pairs, "child") == "1";
    let id = state.gate.open_request(&pass.entered, record, kind, child, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to(&format!("/rights/requests/{id}"))))
}

/// `POST /records/{record}/rights/hold`.
pub async fn hold(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, text)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Redirect, WebError> {
    let (record, _) = of_whom(&state, &pass, &text).await?;
    let refuse = |key: &str| WebError::Refused(view.t(key));
    let new = NewHold {
        basis: BasisKind::from_code(value(&pairs, "basis")).ok_or_else(|| refuse("hold-problem-basis"))?,
        legal_basis: Line::parse(value(&pairs, "ground")).map_err(|_| refuse("rights-line-wrong"))?,
        owner: Login::parse(value(&pairs, "owner")).map_err(|_| refuse("rights-hold-owner-wrong"))?,
        until: Day::parse(value(&pairs, "until")).map_err(|_| refuse("rights-day-wrong"))?,
    };
    state.gate.set_hold(&pass.entered, record, new, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to(&format!("/records/{record}/rights"))))
}
