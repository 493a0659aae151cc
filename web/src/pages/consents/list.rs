//! Everything that is recorded about what may be shared of one person.

use super::{drawn, record_of};
use crate::{
    AppState, View, WebError,
    doors::{Need, Pass},
    pages::{
        share,
        sharing::{RecipientNames, groups_said, purpose_said, titled},
    },
    parts::{code, day, note},
};
use axum::extract::{Path, State};
use lantern_access::{
    consent::{Asking, Consent, Decision},
    credential::Instant,
    policy::{Action, ResourceKind},
};
use lantern_gate::{Held, Papers};
use lantern_model::RecordId;
use maud::{Markup, html};

/// `GET /records/{record}/consents`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Path((_, record)): Path<(String, String)>) -> Result<Markup, WebError> {
    let record = record_of(&record)?;
    let papers = state.gate.papers(&pass.entered, record, &state.now()).await?;
    let names = RecipientNames::read(&state, &pass.entered).await?;
    let at = Instant::parse(&state.now()).map_err(|error| WebError::ours(&error))?;
    let shown = Shown { view: &view, names: &names, record, at };
    let path = |rest: &str| view.to(&format!("/records/{record}/{rest}"));
    let body = html! {
        header {
            p class="crumb" { a href=(view.to(&format!("/records/{record}"))) { (view.t("sharing-record")) } }
            (note(&view.t("sharing-consents-why"), &html! { p { (view.t("sharing-consents-why-what")) } }))
            h1 { (view.t("sharing-consents")) }
            p class="lede" { (view.t("sharing-consents-what")) }
            @if papers.stopped { p class="lamp-box" { (view.t("share-refusal-stopped-by-person")) } }
            p class="acts" {
                a class="btn btn-primary" href=(path("consents/new")) { (view.t("sharing-consent-new")) }
                a class="btn btn-plain" href=(path("consents/ask")) { (view.t("sharing-ask")) }
                @if view.may(&state, share::NEED) { a class="btn btn-word" href=(path("share")) { (view.t("sharing-share")) } }
            }
        }
        section aria-labelledby="agreed" {
            h2 id="agreed" { (view.t("sharing-agreed-by-person")) }
            @if papers.consents.is_empty() { p { (view.t("sharing-consents-empty")) } } @else { (shown.consents(&papers.consents)) }
        }
        (shown.decided(&state, &papers))
        section aria-labelledby="shared" {
            h2 id="shared" { (view.t("sharing-shares")) }
            @if papers.shares.is_empty() { p { (view.t("sharing-shares-empty")) } } @else { (crate::pages::sharing::shares_table(&view, &papers.shares, &names)) }
        }
    };
    Ok(drawn(&state, &view, "sharing-consents", body))
}

struct Shown<'a> {
    view: &'a View,
    names: &'a RecipientNames,
    record: RecordId,
    at: Instant,
}

impl Shown<'_> {
    fn table(&self, label: &str, heads: &[&str], rows: &Markup) -> Markup {
        let view = self.view;
        html! {
            div class="scroll" tabindex="0" role="group" aria-label={ (view.t(label)) ". " (view.t("frame-scroll-sideways")) } {
                table class="table" { thead { tr { @for key in heads { th scope="col" { (view.t(key)) } } } } tbody { (rows) } }
            }
        }
    }

    fn consents(&self, consents: &[Held<Consent>]) -> Markup {
        let heads = ["sharing-recipient", "sharing-purpose", "sharing-groups", "sharing-until", "people-state", "sharing-acts"];
        self.table("sharing-agreed-by-person", &heads, &html! { @for held in consents { (self.consent(held)) } })
    }

    /// One consent. What is over is struck out, and says why it is over.
    fn consent(&self, held: &Held<Consent>) -> Markup {
        let (view, one) = (self.view, &held.body);
        let live = one.check_live(self.at);
        let struck = |text: &Markup| html! { @if live.is_ok() { (text) } @else { s class="quiet" { (text) } } };
        let path = |rest: &str| view.to(&format!("/records/{}/consents/{}{rest}", self.record, held.id));
        html! {
            tr {
                th scope="row" { (struck(&titled(&self.names.of(one.recipient)))) }
                td { (struck(&html! { (purpose_said(view, one.purpose)) })) }
                td { (struck(&html! { (groups_said(view, &one.groups)) })) }
                td { (struck(&html! { (day(view.words, &one.until.to_string())) })) }
                td { @match live { Ok(()) => span class="state done" { (crate::frame::icon("check")) (view.t("sharing-in-force")) }, Err(problem) => { (view.t(&problem.key())) } } }
                td {
                    a href=(path("")) { (view.t("sharing-show-person")) }
                    @if one.withdrawn_at.is_none() { " · " a href=(path("/withdraw")) { (view.t("sharing-withdraw")) } }
                }
            }
        }
    }

    fn decided(&self, state: &AppState, papers: &Papers) -> Markup {
        let view = self.view;
        let waiting: Vec<&Held<Asking>> = papers.askings.iter().filter(|held| held.body.answered_at.is_none()).collect();
        let may_decide = view.may(state, Need::policy(Action::DecideBasis, ResourceKind::Basis));
        html! {
            @if !waiting.is_empty() || !papers.decisions.is_empty() {
                section aria-labelledby="decided" {
                    h2 id="decided" { (view.t("sharing-decisions")) }
                    @if !waiting.is_empty() { ul class="waiting" { @for held in &waiting { (self.asked(held, may_decide)) } } }
                    @if !papers.decisions.is_empty() {
                        @let heads = ["sharing-ground", "sharing-recipient", "sharing-purpose", "sharing-groups", "sharing-until", "people-state", "sharing-acts"];
                        (self.table("sharing-decisions", &heads, &html! { @for held in &papers.decisions { (self.decision(held, may_decide)) } }))
                    }
                }
            }
        }
    }

    fn asked(&self, held: &Held<Asking>, may_decide: bool) -> Markup {
        let (view, one) = (self.view, &held.body);
        html! {
            li {
                div {
                    p { (view.t(&format!("basis-{}", one.kind.code().replace('_', "-")))) ": " (titled(&self.names.of(one.recipient))) " · " (purpose_said(view, one.purpose)) }
                    p class="why" { (view.t("sharing-asked-by")) " " (code(one.by.as_str())) " · " (day(view.words, &one.at.to_string())) }
                }
                @if may_decide {
                    div class="acts" { a class="btn btn-plain" href=(view.to(&format!("/records/{}/consents/asked/{}", self.record, held.id))) { (view.t("sharing-decide")) } }
                }
            }
        }
    }

    fn decision(&self, held: &Held<Decision>, may_decide: bool) -> Markup {
        let (view, one) = (self.view, &held.body);
        let live = one.check_live(self.at);
        let struck = |text: &Markup| html! { @if live.is_ok() { (text) } @else { s class="quiet" { (text) } } };
        html! {
            tr {
                th scope="row" { (struck(&html! { (view.t(&format!("basis-{}", one.kind.code().replace('_', "-")))) })) }
                td { (struck(&titled(&self.names.of(one.recipient)))) }
                td { (struck(&html! { (purpose_said(view, one.purpose)) })) }
                td { (struck(&html! { (groups_said(view, &one.groups)) })) }
                td { (struck(&html! { (day(view.words, &one.until.to_string())) })) }
                td {
                    @match live { Ok(()) => span class="state done" { (crate::frame::icon("check")) (view.t("sharing-in-force")) }, Err(problem) => { (view.t(&problem.key())) } }
                    " · " (code(one.decided_by.as_str())) " · " (view.t(&one.told.key()))
                }
                td {
                    @if may_decide && one.revoked_at.is_none() {
                        form method="post" action=(view.to(&format!("/records/{}/consents/decided/{}/revoke", self.record, held.id))) {
                            (view.form()) button class="btn btn-word" { (view.t("people-take-back")) }
                        }
                    }
                }
            }
        }
    }
}
