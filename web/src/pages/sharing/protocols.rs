//! Protocols: the list, one of them, and the signatures that put it into force and end it.

use super::{PER_PAGE, RecipientNames, drawn, fact, groups_said, id, purpose_said, said, signed, tabs, titled};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    parts::{Address, Pager, code, day, empty, note},
};
use axum::{
    extract::{Path, Query, State},
    response::Redirect,
};
use lantern_access::{
    consent::{Protocol, ProtocolState},
    credential::Instant,
};
use lantern_gate::Held;
use lantern_words::Arg;
use maud::{Markup, html};
use serde::Deserialize;

/// Which page of a list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub page: String,
}

pub fn instant(state: &AppState) -> Result<Instant, WebError> {
    Instant::parse(&state.now()).map_err(|error| WebError::ours(&error))
}

/// `GET /sharing`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Query(asked): Query<Asked>) -> Result<Markup, WebError> {
    let now = state.now();
    let (_, all) = state.gate.protocols(&pass.entered, (0, 1), &now).await?;
    let pager = Pager::new(&asked.page, all, PER_PAGE.into());
    let (protocols, _) = state.gate.protocols(&pass.entered, (pager.first_row(), PER_PAGE), &now).await?;
    let (names, at) = (RecipientNames::read(&state, &pass.entered).await?, instant(&state)?);
    let may_draft = view.may(&state, super::DRAFT);
    let body = html! {
        header {
            (note(&view.t("sharing-why"), &html! { p { (view.t("sharing-why-what")) } }))
            h1 { (view.t("sharing-title")) }
            p class="lede" { (view.t("sharing-what")) }
            (tabs(&state, &view, "sharing-protocols"))
        }
        section aria-labelledby="protocols" {
            h2 id="protocols" { (view.t("sharing-protocols")) }
            @if protocols.is_empty() {
                @if may_draft { (empty(&view.t("sharing-protocols-empty"), &view.to("/sharing/protocols/new"), &view.t("sharing-protocol-draft"))) }
                @else { p class="lede" { (view.t("sharing-protocols-empty")) } }
            } @else {
                @if may_draft { p class="acts" { a class="btn btn-primary" href=(view.to("/sharing/protocols/new")) { (view.t("sharing-protocol-draft")) } } }
                (table(&view, &protocols, &names, at))
                (pager.draw(&view, &Address::new(view.to("/sharing"))))
            }
        }
    };
    Ok(drawn(&state, &view, "sharing-title", body))
}

fn table(view: &View, protocols: &[Held<Protocol>], names: &RecipientNames, at: Instant) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="group" aria-label={ (view.t("sharing-protocols")) ". " (view.t("frame-scroll-sideways")) } {
            table class="table" {
                thead { tr { @for key in ["sharing-title-of", "sharing-recipient", "sharing-purpose", "sharing-until", "people-state"] { th scope="col" { (view.t(key)) } } } }
                tbody {
                    @for held in protocols {
                        @let terms = held.body.terms();
                        tr {
                            th scope="row" { a href=(view.to(&format!("/sharing/protocols/{}", held.id))) { (titled(terms.title.as_str())) } }
                            td { (titled(&names.of(terms.recipient))) }
                            td { (purpose_said(view, terms.purpose)) }
                            td { (day(view.words, &terms.expires.to_string())) }
                            td { (standing(view, held.body.state(at))) }
                        }
                    }
                }
            }
        }
    }
}

/// Where a protocol stands, in words with a mark.
fn standing(view: &View, state: ProtocolState) -> Markup {
    let (class, mark) = match state {
        ProtocolState::Live => ("state done", "check"),
        ProtocolState::Draft | ProtocolState::Approved => ("state yours", "clock"),
        ProtocolState::Expired | ProtocolState::Ended => ("state", "circle"),
    };
    html! { span class=(class) { (crate::frame::icon(mark)) (view.t(&state.key())) } }
}

/// `GET /sharing/protocols/{protocol}`.
pub async fn one(State(state): State<AppState>, view: View, pass: Pass, Path((_, protocol)): Path<(String, String)>) -> Result<Markup, WebError> {
    let held = state.gate.protocol(&pass.entered, id(&protocol)?, &state.now()).await?;
    let (names, at) = (RecipientNames::read(&state, &pass.entered).await?, instant(&state)?);
    let terms = held.body.terms();
    let parties: Vec<&str> = terms.parties.iter().map(lantern_access::credential::Agency::as_str).collect();
    let body = html! {
        header {
            p class="crumb" { a href=(view.to("/sharing")) { (view.t("sharing-title")) } }
            h1 { (titled(terms.title.as_str())) }
            p class="lede" { (standing(&view, held.body.state(at))) }
            p class="cap" { (view.t("sharing-id")) ": " (code(&held.id.to_string())) }
        }
        dl class="facts" {
            (fact(&view, "sharing-parties", &html! { @for party in &parties { (code(party)) " " } }))
            (fact(&view, "sharing-recipient", &html! { a href=(view.to(&format!("/sharing/recipients/{}", terms.recipient.0))) { (titled(&names.of(terms.recipient))) } }))
            (fact(&view, "sharing-purpose", &html! { (purpose_said(&view, terms.purpose)) }))
            (fact(&view, "sharing-groups", &html! { (groups_said(&view, &terms.groups)) }))
            (fact(&view, "sharing-level", &html! { (view.t(&terms.level.key())) }))
            (fact(&view, "sharing-frequency", &html! { (view.t(&terms.frequency.key())) }))
            (fact(&view, "sharing-class", &html! { (view.t(&terms.class.key())) }))
            (fact(&view, "sharing-starts", &html! { (day(view.words, &terms.starts.to_string())) }))
            (fact(&view, "sharing-until", &html! { (day(view.words, &terms.expires.to_string())) }))
        }
        (signatures(&state, &view, &pass, &held, at))
    };
    Ok(drawn(&state, &view, "sharing-protocols", body))
}

fn signatures(state: &AppState, view: &View, pass: &Pass, held: &Held<Protocol>, at: Instant) -> Markup {
    let (drafted, approved) = held.body.signatures();
    let is_draft = held.body.state(at) == ProtocolState::Draft;
    let is_own = drafted.by.as_str() == pass.entered.login();
    let button = |way: &str, key: &str, class: &str| {
        html! { form method="post" action=(view.to(&format!("/sharing/protocols/{}/{way}", held.id))) { (view.form()) button class=(class) { (view.t(key)) } } }
    };
    html! {
        section aria-labelledby="signatures" {
            h2 id="signatures" { (view.t("sharing-signatures")) }
            dl class="facts" {
                (fact(view, "sharing-drafted", &signed(view, &drafted.by, &drafted.at.to_string())))
                @if let Some(checked) = held.body.checked() { (fact(view, "sharing-checked", &signed(view, &checked.by, &checked.at.to_string()))) }
                @if let Some(approved) = approved { (fact(view, "sharing-approved", &signed(view, &approved.by, &approved.at.to_string()))) }
                @if let Some(ended) = held.body.ended() { (fact(view, "sharing-ended", &signed(view, &ended.by, &ended.at.to_string()))) }
            }
            @if is_draft && is_own { p { (view.t("sharing-second-needed")) } }
            @if view.may(state, super::DRAFT) && held.body.ended().is_none() {
                div class="acts" {
                    @if is_draft && !is_own {
                        @if held.body.checked().is_none() { (button("check", "sharing-check", "btn btn-plain")) }
                        (button("approve", "sharing-approve", "btn btn-primary"))
                    }
                    (button("end", "sharing-end", "btn btn-word"))
                }
                @if is_draft && !is_own { p class="cap" { (view.words.with("sharing-approve-what", &[("login", Arg::from(drafted.by.as_str()))])) } }
            }
        }
    }
}

/// `POST /sharing/protocols/{protocol}/check`.
pub async fn check(State(state): State<AppState>, view: View, pass: Pass, Path((_, protocol)): Path<(String, String)>) -> Result<Redirect, WebError> {
    state.gate.check_protocol(&pass.entered, id(&protocol)?, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to(&format!("/sharing/protocols/{protocol}"))))
}

/// `POST /sharing/protocols/{protocol}/approve`.
pub async fn approve(State(state): State<AppState>, view: View, pass: Pass, Path((_, protocol)): Path<(String, String)>) -> Result<Redirect, WebError> {
    state.gate.approve_protocol(&pass.entered, id(&protocol)?, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to(&format!("/sharing/protocols/{protocol}"))))
}

/// `POST /sharing/protocols/{protocol}/end`.
pub async fn end(State(state): State<AppState>, view: View, pass: Pass, Path((_, protocol)): Path<(String, String)>) -> Result<Redirect, WebError> {
    state.gate.end_protocol(&pass.entered, id(&protocol)?, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to(&format!("/sharing/protocols/{protocol}"))))
}
