//! A consent as the person sees it: large, in her language where the program has it, in plain words. No name, no code, no agency: paper
//! in a pocket is dangerous. And the way to take it back.

use super::{crumb, drawn, record_of};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    pages::sharing::{id, said, titled},
    parts::{code, day, note},
};
use axum::{
    extract::{Path, State},
    response::Redirect,
};
use lantern_access::{
    consent::{Consent, DataGroup, Recipient},
    credential::Instant,
};
use lantern_model::RecordId;
use maud::{Markup, html};

/// The consent that an address names. That it belongs to the file of the address is checked: addresses are not guessed together.
async fn shown(state: &AppState, pass: &Pass, record: &str, consent: &str) -> Result<(RecordId, Consent, Recipient), WebError> {
    let record = record_of(record)?;
    let (consent, recipient) = state.gate.consent_to_show(&pass.entered, id(consent)?, &state.now()).await?;
    if consent.person.record() == record { Ok((record, consent, recipient)) } else { Err(WebError::NotFound) }
}

/// `GET /records/{record}/consents/{consent}`.
pub async fn page(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, record, consent)): Path<(String, String, String)>,
) -> Result<Markup, WebError> {
    let (record, consent, recipient) = shown(&state, &pass, &record, &consent).await?;
    let at = Instant::parse(&state.now()).map_err(|error| WebError::ours(&error))?;
    let live = consent.check_live(at);
    let body = html! {
        header {
            (crumb(&view, record))
            (note(&view.t("sharing-sheet-how"), &html! { p { (view.t("sharing-sheet-how-what")) } p { (view.t("sharing-language")) ": " (code(&consent.language.to_string())) } }))
            h1 { (view.t("sharing-sheet-title")) }
            @if let Err(problem) = live { p class="lamp-box" { (view.t(&problem.key())) } }
        }
        (sentences(&view, &consent, &recipient))
        p class="acts" {
            @if consent.withdrawn_at.is_none() {
                a class="btn btn-plain" href=(view.to(&format!("/records/{record}/consents/{}/withdraw", consent.id))) { (view.t("sharing-withdraw")) }
            }
            button class="btn btn-word" type="button" data-print hidden { (crate::frame::icon("printer")) " " (view.t("frame-print")) }
        }
    };
    Ok(drawn(&state, &view, "sharing-sheet-title", body))
}

/// What, to whom, why, until when, how to take it back. On paper the sheet does not speak of violence.
fn sentences(view: &View, consent: &Consent, recipient: &Recipient) -> Markup {
    html! {
        section class="told-sheet" aria-label=(view.t("sharing-sheet-title")) {
            h2 { (view.t("sharing-sheet-what")) }
            ul { @for group in &consent.groups { li class=[(*group == DataGroup::SexualViolence).then_some("not-on-paper")] { (view.t(&group.key())) } } }
            h2 { (view.t("sharing-sheet-whom")) }
            p { (titled(recipient.name.as_str())) " (" (view.t(&recipient.kind.key())) ")" }
            h2 { (view.t("sharing-sheet-why")) }
            p { (view.t(&format!("sharing-why-{}", consent.purpose.code().replace('_', "-")))) }
            h2 { (view.t("sharing-sheet-until")) }
            p { (day(view.words, &consent.until.to_string())) }
            h2 { (view.t("sharing-sheet-back")) }
            p { (view.t("sharing-sheet-back-how")) }
            p { (view.t("sharing-sheet-help")) }
        }
    }
}

/// `GET /records/{record}/consents/{consent}/withdraw`.
pub async fn confirm(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, record, consent)): Path<(String, String, String)>,
) -> Result<Markup, WebError> {
    let (record, consent, recipient) = shown(&state, &pass, &record, &consent).await?;
    let body = html! {
        header {
            (crumb(&view, record))
            h1 { (view.t("sharing-withdraw-title")) }
            p class="lede" { (titled(recipient.name.as_str())) }
        }
        p { (view.t("sharing-withdraw-what")) }
        form method="post" action=(view.to(&format!("/records/{record}/consents/{}/withdraw", consent.id))) {
            (view.form())
            div class="acts bar-act" {
                button class="btn btn-primary" { (view.t("sharing-withdraw-now")) }
                a class="btn btn-word" href=(view.to(&format!("/records/{record}/consents"))) { (view.t("frame-back")) }
            }
        }
    };
    Ok(drawn(&state, &view, "sharing-consents", body))
}

/// `POST /records/{record}/consents/{consent}/withdraw`.
pub async fn withdraw(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, record, consent)): Path<(String, String, String)>,
) -> Result<Redirect, WebError> {
    let (record, consent, _) = shown(&state, &pass, &record, &consent).await?;
    state.gate.withdraw_consent(&pass.entered, consent.id, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to(&format!("/records/{record}/consents"))))
}
