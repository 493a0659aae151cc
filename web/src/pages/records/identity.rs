//! Opening a name: said beforehand that it leaves a trace, shown once, closed by itself. It stands in no address and in no title.

use super::{page, value::field_name};
use crate::{
    AppState, View, WebError,
    doors::{Need, Pass, purposes},
    frame::{self, icon},
    parts::{code, number},
};
use axum::{
    Form,
    extract::{Path, State},
};
use lantern_access::policy::{Action, Context, Purpose, ResourceKind};
use lantern_gate::{GateError, OpenedRecord};
use lantern_model::{RecordId, Unit};
use lantern_words::Arg;
use maud::{Markup, html};
use serde::Deserialize;

/// Who may open names, as far as the door knows.
pub const NEED: Need = Need::policy(Action::OpenIdentity, ResourceKind::Record);

/// A name is closed again after so long. Without script the page loads its address again, and that shows none.
pub const OPEN_SECONDS: u8 = 60;

type Parts = Path<(String, String)>;

/// What is sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    purpose: String,
}

/// The purposes for which the rules let this reader open this record.
pub async fn offered(state: &AppState, pass: &Pass, record: RecordId) -> Result<Vec<Purpose>, WebError> {
    let (thing, _) = state.gate.identity_thing(&pass.entered, record, &state.now()).await?;
    let would = |purpose: &Purpose| state.gate.would_allow(&pass.entered, Action::OpenIdentity, &thing, &Context::new(*purpose));
    Ok(purposes(Action::OpenIdentity).iter().copied().filter(would).collect())
}

/// The same for somebody who came for it: who is refused for all of them is written into the security log, and the record is not there.
async fn allowed(state: &AppState, pass: &Pass, record: RecordId) -> Result<Vec<Purpose>, WebError> {
    let offered = offered(state, pass, record).await?;
    if offered.is_empty() {
        let (thing, _) = state.gate.identity_thing(&pass.entered, record, &state.now()).await?;
        state.gate.may(&pass.entered, Action::OpenIdentity, &thing, &Context::new(Purpose::Casework), &state.now()).map(drop).map_err(refused)?;
        return Err(WebError::NotFound);
    }
    Ok(offered)
}

/// `GET /records/{record}/identity`: what will happen, and what for.
pub async fn ask(State(state): State<AppState>, view: View, pass: Pass, Path((_, record)): Parts) -> Result<Markup, WebError> {
    let record = RecordId::parse(&record).ok_or(WebError::NotFound)?;
    let allowed = allowed(&state, &pass, record).await?;
    let body = html! {
        (head(&view, record, "opened-title", "opened-trace"))
        form method="post" action=(view.to(&format!("/records/{record}/identity"))) {
            (view.form())
            fieldset class="field-group" {
                legend { (view.t("opened-purpose")) }
                @for (at, purpose) in allowed.iter().enumerate() {
                    label class="choice" { input class="form-check-input" type="radio" name="purpose" value=(purpose.code()) checked[at == 0]; span { (view.t(&purpose.key())) } }
                }
            }
            p class="acts bar-act" {
                button class="btn btn-primary" { (icon("lock")) " " (view.t("opened-open")) }
                a class="btn btn-plain" href=(view.to(&format!("/records/{record}"))) { (view.t("frame-back")) }
            }
        }
    };
    Ok(page(&state, &view, body))
}

/// `POST /records/{record}/identity`.
pub async fn show(State(state): State<AppState>, view: View, pass: Pass, Path((_, record)): Parts, Form(sent): Form<Sent>) -> Result<Markup, WebError> {
    let record = RecordId::parse(&record).ok_or(WebError::NotFound)?;
    let allowed = allowed(&state, &pass, record).await?;
    let purpose = allowed.into_iter().find(|purpose| purpose.code() == sent.purpose).ok_or(WebError::NotFound)?;
    let opened = state.gate.open_record(&pass.entered, record, purpose, &state.now()).await.map_err(refused)?;
    Ok(drawn(&state, &view, &opened))
}

/// What the rules refuse of one record is not shown to exist.
pub fn refused(error: GateError) -> WebError {
    match error {
        GateError::Refused { .. } => WebError::NotFound,
        other => other.into(),
    }
}

pub fn head(view: &View, record: RecordId, title: &str, what: &str) -> Markup {
    html! {
        header {
            p class="crumb" { a href=(view.to(&format!("/records/{record}"))) { (view.t("sharing-record")) } }
            h1 { (view.t(title)) }
            p class="lede" { (view.t(what)) }
            p class="cap" { (view.t("records-code")) ": " (code(&record.to_string())) }
        }
    }
}

/// The page with the values, until it closes.
pub fn drawn(state: &AppState, view: &View, opened: &OpenedRecord) -> Markup {
    let back = view.to(&format!("/records/{}", opened.record));
    let mut units: Vec<(Unit, u8)> = opened.values.iter().map(|value| (value.unit, value.sequence)).collect();
    units.dedup();
    let body = html! {
        div data-close=(OPEN_SECONDS) data-back=(back) {
            (head(view, opened.record, "opened-title", "opened-now"))
            p class="lamp-box" role="status" { (number(view.words, &view.words.with("opened-closes", &[("count", Arg::count(OPEN_SECONDS))]))) }
            @if opened.values.is_empty() { p { (view.t("opened-nothing")) } }
            @for (unit, sequence) in units {
                h2 { (view.t(super::one::unit_key(unit))) @if sequence > 0 { " " (number(view.words, &view.words.number(usize::from(sequence) + 1))) } }
                dl class="facts" {
                    @for value in opened.values.iter().filter(|value| (value.unit, value.sequence) == (unit, sequence)) {
                        div { dt { (field_name(view.words, value.field)) } dd { bdi { (value.text.as_str()) } } }
                    }
                }
            }
        }
        p class="acts bar-act" { a class="btn btn-primary" href=(back) { (view.t("opened-close")) } }
    };
    let page = frame::Page { place: crate::Place::Records, title: view.t("records-title"), body, reload_seconds: Some(OPEN_SECONDS) };
    frame::document(state, view, &page)
}
