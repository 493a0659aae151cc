//! Complaints, for those who handle them: what came, who opens it with whom, what was answered, whether help was offered. No secret key and
//! no open text ever comes here; both stay on the handlers' own machines.

mod acts;
mod key;
mod one;
mod opening;

use crate::{
    AppState, Place, View, WebError,
    doors::{Doors, Need, Pass},
    frame,
    pages::complain::{Channel, organisation_name},
    parts::{day, name, note, number},
};
use axum::extract::State;
use lantern_access::policy::{Action, ResourceKind};
use lantern_complaints::{HandlerCode, SealedComplaint};
use lantern_gate::{ComplaintFile, ComplaintStage, GateError, HandlerKey, Held, KeyStage, SeenComplaint};
use lantern_words::Arg;
use maud::{Markup, html};
use uuid::Uuid;

/// What the doors of this place ask for; about one complaint the gate is asked again, with the organisation complained of.
pub const NEED: Need = Need::policy(Action::AnswerComplaint, ResourceKind::Complaint);

/// The doors under `/complaints`.
pub fn routes(doors: Doors) -> Doors {
    doors
        .get("/complaints", NEED, page)
        .get("/complaints/key", NEED, key::page)
        .post("/complaints/key", NEED, key::offer)
        .post("/complaints/key/{id}/prove", NEED.secret(), key::prove)
        .post("/complaints/key/{id}/retire", NEED, key::retire)
        .get("/complaints/{id}", NEED, one::page)
        .post("/complaints/{id}/take", NEED, opening::take)
        .post("/complaints/{id}/half", NEED.secret(), opening::keep_half)
        .post("/complaints/{id}/open", NEED, opening::open)
        .post("/complaints/{id}/answer", NEED.secret(), acts::answer)
        .post("/complaints/{id}/help", NEED, acts::help)
        .post("/complaints/{id}/stage", NEED, acts::stage)
}

/// A page of this place. The title of the tab is neutral.
fn drawn(state: &AppState, view: &View, body: Markup) -> Markup {
    frame::document(state, view, &frame::Page { place: Place::Complaints, title: view.t("complaints-tab"), body, reload_seconds: None })
}

/// A refusal that a rule of the channel gives is explained; every other one is for the page of errors.
fn said(view: &View, error: GateError) -> WebError {
    match error {
        GateError::Complaint(problem) => WebError::Refused(view.t(problem.key())),
        other => other.into(),
    }
}

/// The complaint that an address names, as far as the reader may see it.
async fn named(state: &AppState, pass: &Pass, id: &str) -> Result<SeenComplaint, WebError> {
    let id = Uuid::parse_str(id).map_err(|_| WebError::NotFound)?;
    Ok(state.gate.complaint(&pass.entered, id, &state.now()).await?)
}

/// The reader's keys, newest last.
async fn own_keys(state: &AppState, pass: &Pass) -> Result<Vec<Held<HandlerKey>>, WebError> {
    let Some(account) = pass.entered.account() else { return Ok(Vec::new()) };
    Ok(state.gate.handler_keys(account.id).await?)
}

/// The code of the reader's own key, old or new, to which a complaint is sealed.
fn own_lock(keys: &[Held<HandlerKey>], sealed: &SealedComplaint) -> Option<HandlerCode> {
    sealed.handlers().find(|code| keys.iter().any(|key| key.body.code == code.as_str())).cloned()
}

/// The sealed text of a complaint, read.
async fn outside(state: &AppState, seen: &SeenComplaint) -> Result<SealedComplaint, WebError> {
    let text = state.gate.sealed_outside(seen).await?;
    SealedComplaint::from_stored(text.as_bytes()).map_err(|error| WebError::ours(&error))
}

/// The name of the organisation complained of.
fn organisation(view: &View, channel: &Channel, file: &ComplaintFile) -> String {
    channel.organisation(file.organisation.as_str()).map_or_else(|| file.organisation.to_string(), |one| organisation_name(view, one))
}

/// Where a complaint stands, in words with a mark.
fn standing(view: &View, stage: ComplaintStage) -> Markup {
    let (class, mark) = match stage {
        ComplaintStage::New => ("state yours", "clock"),
        ComplaintStage::Opened => ("state", "circle"),
        ComplaintStage::Answered | ComplaintStage::Closed => ("state done", "check"),
    };
    html! { span class=(class) { (frame::icon(mark)) (view.t(&format!("complaints-stage-{}", stage.code()))) } }
}

fn help_mark(view: &View, file: &ComplaintFile) -> Markup {
    html! {
        @match &file.help {
            Some(mark) => { (view.t(&format!("complaints-help-{}", mark.outcome.code().replace('_', "-")))) " · " (number(view.words, &day(view.words, &mark.day))) }
            None => { span class="quiet" { (view.t("complaints-help-none")) } }
        }
    }
}

/// `GET /complaints`.
async fn page(State(state): State<AppState>, view: View, pass: Pass) -> Result<Markup, WebError> {
    let now = state.now();
    let (seen, channel, keys) = (state.gate.complaints(&pass.entered, &now).await?, Channel::read(&state).await?, own_keys(&state, &pass).await?);
    let has_key = keys.iter().any(|key| key.body.stage == KeyStage::Proved);
    let body = html! {
        header {
            (note(&view.t("complaints-two-title"), &html! { p { (view.t("complaints-two-what")) } }))
            h1 { (view.t("complaints-title")) }
            p class="lede" { (view.t("complaints-what")) }
            p class="acts" { a class=(if has_key { "btn btn-plain" } else { "btn btn-primary" }) href=(view.to("/complaints/key")) { (view.t("complaints-key-title")) } }
        }
        @if !has_key { section class="clay-box" { p { (view.t("complaints-key-none")) } } }
        (closed(&view, &channel))
        section aria-label=(view.t("complaints-title")) {
            @if seen.is_empty() { p class="lede" { (view.t("complaints-empty")) } } @else { (table(&state, &view, &channel, &seen).await?) }
        }
    };
    Ok(drawn(&state, &view, body))
}

/// The organisations about which nobody can complain here, because too few outside them have a key.
fn closed(view: &View, channel: &Channel) -> Markup {
    let closed: Vec<String> = channel.organisations.iter().filter(|one| !one.is_open).map(|one| organisation_name(view, one)).collect();
    html! {
        @if !closed.is_empty() {
            section { p { (view.words.with("complaints-closed-for", &[("names", Arg::from(&view.words.list(&closed)))])) } }
        }
    }
}

async fn table(state: &AppState, view: &View, channel: &Channel, seen: &[SeenComplaint]) -> Result<Markup, WebError> {
    let (now, mut halves) = (state.now(), Vec::with_capacity(seen.len()));
    for one in seen {
        halves.push(state.gate.half_of(one, &now).await?.is_some());
    }
    Ok(html! {
        div class="scroll" tabindex="0" role="group" aria-label={ (view.t("complaints-title")) ". " (view.t("frame-scroll-sideways")) } {
            table class="table" {
                thead { tr { @for key in ["complaints-received", "complaints-about", "complaints-standing", "complaints-help-mark"] { th scope="col" { (view.t(key)) } } } }
                tbody { @for (one, has_half) in seen.iter().zip(halves) {
                    tr class=[(one.file.stage == ComplaintStage::New).then_some("lit-row")] {
                        th scope="row" { a href=(view.to(&format!("/complaints/{}", one.id))) { (number(view.words, &day(view.words, &one.file.received))) } }
                        td { (name(&organisation(view, channel, &one.file))) }
                        td { (standing(view, one.file.stage)) @if has_half { " · " (view.t("complaints-half-waits")) } }
                        td { (help_mark(view, &one.file)) }
                    }
                } }
            }
        }
    })
}
