//! Recipients: what kind of body each is, what its jurisdiction does to people, and to which key its files are sealed.

use super::{
    PER_PAGE, drawn, fact,
    fields::{Problems, Sent, again, answers, as_problem, line, listed, one_of},
    id,
    protocols::Asked,
    said, signed, tabs, titled,
};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    parts::{Address, Pager, Typed, code, empty, note, problem_summary},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::{
    consent::{Country, Flag, Line, Recipient, RecipientId, RecipientKind, SealKey},
    credential::Agency,
};
use lantern_gate::{GateError, Held, RecipientDraft, SharingProblem};
use maud::{Markup, html};

/// `GET /sharing/recipients`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Query(asked): Query<Asked>) -> Result<Markup, WebError> {
    let now = state.now();
    let (_, all) = state.gate.recipients(&pass.entered, (0, 1), &now).await?;
    let pager = Pager::new(&asked.page, all, PER_PAGE.into());
    let (recipients, _) = state.gate.recipients(&pass.entered, (pager.first_row(), PER_PAGE), &now).await?;
    let may_add = view.may(&state, super::DRAFT);
    let body = html! {
        header {
            (note(&view.t("sharing-gates"), &html! { p { (view.t("sharing-gates-what")) } }))
            h1 { (view.t("sharing-recipients")) }
            p class="lede" { (view.t("sharing-recipients-what")) }
            (tabs(&state, &view, "sharing-recipients"))
        }
        section aria-label=(view.t("sharing-recipients")) {
            @if recipients.is_empty() {
                @if may_add { (empty(&view.t("sharing-recipients-empty"), &view.to("/sharing/recipients/new"), &view.t("sharing-recipient-add"))) }
                @else { p class="lede" { (view.t("sharing-recipients-empty")) } }
            } @else {
                @if may_add { p class="acts" { a class="btn btn-primary" href=(view.to("/sharing/recipients/new")) { (view.t("sharing-recipient-add")) } } }
                (table(&view, &recipients))
                (pager.draw(&view, &Address::new(view.to("/sharing/recipients"))))
            }
        }
    };
    Ok(drawn(&state, &view, "sharing-recipients", body))
}

fn table(view: &View, recipients: &[Held<Recipient>]) -> Markup {
    let heads = ["sharing-name", "sharing-kind", "sharing-country", "sharing-death-penalty", "sharing-fair-trial", "sharing-key"];
    html! {
        div class="scroll" tabindex="0" role="group" aria-label={ (view.t("sharing-recipients")) ". " (view.t("frame-scroll-sideways")) } {
            table class="table" {
                thead { tr { @for key in heads { th scope="col" { (view.t(key)) } } } }
                tbody {
                    @for held in recipients {
                        @let one = &held.body;
                        tr {
                            th scope="row" { a href=(view.to(&format!("/sharing/recipients/{}", held.id))) { (titled(one.name.as_str())) } }
                            td { (view.t(&one.kind.key())) }
                            td { (code(one.country.as_str())) }
                            td { (view.t(&one.death_penalty.key())) }
                            td { (view.t(&one.fair_trial.key())) }
                            td { (view.t(if one.seal_to.is_some() { "frame-yes" } else { "frame-no" })) }
                        }
                    }
                }
            }
        }
    }
}

fn form(state: &AppState, view: &View, sent: &Sent, problems: &Problems) -> Markup {
    let body = html! {
        (problem_summary(view, problems))
        header {
            p class="crumb" { a href=(view.to("/sharing/recipients")) { (view.t("sharing-recipients")) } }
            h1 { (view.t("sharing-recipient-add")) }
            p class="lede" { (view.t("sharing-recipient-what")) }
        }
        form method="post" action=(view.to("/sharing/recipients/new")) {
            (view.form())
            (line(view, ("name", "sharing-name"), Some("sharing-name-hint"), Typed::Text, sent, problems))
            (listed(view, ("kind", "sharing-kind"), None, &answers(view, RecipientKind::ALL, RecipientKind::code, RecipientKind::key), sent, problems))
            (line(view, ("country", "sharing-country"), Some("sharing-country-hint"), Typed::Code, sent, problems))
            (line(view, ("agency", "sharing-agency"), Some("sharing-agency-hint"), Typed::Code, sent, problems))
            (line(view, ("key", "sharing-key"), Some("sharing-key-hint"), Typed::Code, sent, problems))
            div class="acts bar-act" { button class="btn btn-primary" { (view.t("sharing-recipient-keep")) } }
        }
    };
    drawn(state, view, "sharing-recipient-add", body)
}

/// `GET /sharing/recipients/new`.
pub async fn blank(State(state): State<AppState>, view: View) -> Markup {
    form(&state, &view, &Sent::default(), &Problems::new())
}

fn read(view: &View, sent: &Sent, problems: &mut Problems) -> Option<RecipientDraft> {
    let name = sent.parsed(view, ("name", "sharing-line-wrong"), Line::parse, problems);
    let kind = sent.one(view, "kind", RecipientKind::from_code, problems);
    let country = sent.parsed(view, ("country", "sharing-country-wrong"), Country::parse, problems);
    let agency = if sent.has("agency") { Some(sent.parsed(view, ("agency", "sharing-line-wrong"), Agency::parse, problems)?) } else { None };
    let seal_to = if sent.has("key") { Some(sent.parsed(view, ("key", "sharing-unsound-key"), SealKey::parse, problems)?) } else { None };
    Some(RecipientDraft { name: name?, kind: kind?, country: country?, agency, seal_to })
}

/// `POST /sharing/recipients/new`.
pub async fn add(State(state): State<AppState>, view: View, pass: Pass, Form(pairs): Form<Vec<(String, String)>>) -> Result<Response, WebError> {
    let (sent, mut problems) = (Sent(pairs), Problems::new());
    let Some(draft) = read(&view, &sent, &mut problems) else { return Ok(again(form(&state, &view, &sent, &problems))) };
    match state.gate.add_recipient(&pass.entered, draft, &state.now()).await {
        Ok(id) => Ok(Redirect::to(&view.to(&format!("/sharing/recipients/{}", id.0))).into_response()),
        Err(error @ GateError::Sharing(SharingProblem::UnsoundKey)) => Ok(again(form(&state, &view, &sent, &as_problem(&view, "key", error)?))),
        Err(error) => Err(said(&view, error)),
    }
}

pub fn page_of(state: &AppState, view: &View, pass: &Pass, held: &Held<Recipient>, sent: &Sent, problems: &Problems) -> Markup {
    let one = &held.body;
    let is_own = one.added_by.as_ref().is_some_and(|by| by.as_str() == pass.entered.login());
    let body = html! {
        (problem_summary(view, problems))
        header {
            p class="crumb" { a href=(view.to("/sharing/recipients")) { (view.t("sharing-recipients")) } }
            (note(&view.t("sharing-gates"), &html! { p { (view.t("sharing-gates-what")) } }))
            h1 { (titled(one.name.as_str())) }
            p class="lede" { (view.t(&one.kind.key())) " · " (code(one.country.as_str())) }
            p class="cap" { (view.t("sharing-id")) ": " (code(&held.id.to_string())) }
        }
        @if one.kind.receives_nothing() { p class="lamp-box" { (view.t("share-refusal-recipient-receives-nothing")) } }
        dl class="facts" {
            (fact(view, "sharing-death-penalty", &html! { (view.t(&one.death_penalty.key())) }))
            (fact(view, "sharing-fair-trial", &html! { (view.t(&one.fair_trial.key())) }))
            @if let (Some(source), Some(on), Some(by)) = (&one.assessed_source, &one.assessed_on, &one.assessed_by) {
                (fact(view, "sharing-assessed", &signed(view, by, &on.to_string())))
                (fact(view, "sharing-source", &titled(source.as_str())))
            }
            @if let Some(by) = &one.added_by { (fact(view, "sharing-added", &signed(view, by, &held.created_at))) }
            (fact(view, "sharing-key", &html! { @match &one.seal_to { Some(key) => (code(key.as_str())), None => { (view.t("frame-none")) } } }))
        }
        @if view.may(state, super::DRAFT) {
            section aria-labelledby="assess" {
                h2 id="assess" { (view.t("sharing-assess")) }
                p { (view.t("sharing-assess-what")) }
                @if is_own { p class="lamp-box" { (view.t("sharing-assessed-by-adder")) } }
                @else {
                    form method="post" action=(view.to(&format!("/sharing/recipients/{}/assess", held.id))) {
                        (view.form())
                        (one_of(view, ("death_penalty", "sharing-death-penalty"), None, &answers(view, Flag::ALL, Flag::code, Flag::key), sent, problems))
                        (one_of(view, ("fair_trial", "sharing-fair-trial"), None, &answers(view, Flag::ALL, Flag::code, Flag::key), sent, problems))
                        (line(view, ("source", "sharing-source"), Some("sharing-source-hint"), Typed::Text, sent, problems))
                        p class="acts" { button class="btn btn-plain" { (view.t("sharing-assess-keep")) } }
                    }
                }
            }
        }
        @if view.may(state, super::DRAFT) { (super::recipient_key::section(view, pass, held, sent, problems)) }
    };
    drawn(state, view, "sharing-recipients", body)
}

/// `GET /sharing/recipients/{recipient}`.
pub async fn one(State(state): State<AppState>, view: View, pass: Pass, Path((_, recipient)): Path<(String, String)>) -> Result<Markup, WebError> {
    let held = state.gate.known_recipient(&pass.entered, RecipientId(id(&recipient)?), &state.now()).await?;
    Ok(page_of(&state, &view, &pass, &held, &Sent::default(), &Problems::new()))
}

/// `POST /sharing/recipients/{recipient}/assess`.
pub async fn assess(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, recipient)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let held = state.gate.known_recipient(&pass.entered, RecipientId(id(&recipient)?), &state.now()).await?;
    let (sent, mut problems) = (Sent(pairs), Problems::new());
    let death_penalty = sent.one(&view, "death_penalty", Flag::from_code, &mut problems);
    let fair_trial = sent.one(&view, "fair_trial", Flag::from_code, &mut problems);
    let source = sent.parsed(&view, ("source", "sharing-line-wrong"), Line::parse, &mut problems);
    let (Some(death_penalty), Some(fair_trial), Some(source)) = (death_penalty, fair_trial, source) else {
        return Ok(again(page_of(&state, &view, &pass, &held, &sent, &problems)));
    };
    let kept = state.gate.assess_recipient(&pass.entered, held.body.id, (death_penalty, fair_trial), source, &state.now()).await;
    kept.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to(&format!("/sharing/recipients/{recipient}"))).into_response())
}
