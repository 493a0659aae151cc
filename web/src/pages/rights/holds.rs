//! Holds: what the law keeps, on what ground, who answers for it, until when; and the two signatures that end one early.

use super::{crumb, drawn, on_day, said, table, today};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    parts::{Address, Pager, code, name, note},
};
use axum::{
    extract::{Path, Query, State},
    response::Redirect,
};
use lantern_access::{consent::Hold, credential::Day};
use lantern_gate::{Held, TwoSigned, Wanted};
use lantern_ledger::AccessKind;
use maud::{Markup, html};
use uuid::Uuid;

const COLUMNS: [&str; 6] = ["records-code", "rights-hold-basis", "rights-hold-ground", "rights-hold-owner", "rights-hold-until", "rights-column-state"];

fn row(view: &View, Held { body: hold, .. }: &Held<Hold>, today: Day) -> Markup {
    html! {
        tr {
            th scope="row" { a href=(view.to(&format!("/records/{}/rights", hold.person))) { (code(&hold.person.to_string())) } }
            td { (view.t(&hold.basis.key())) }
            td { (name(hold.legal_basis.as_str())) }
            td { (code(hold.owner.as_str())) }
            td class="day" { (on_day(view, &hold.until().to_string())) }
            td { @match hold.released() {
                Some((at, by)) => { (view.t("rights-hold-released")) " " (on_day(view, &at.to_string())) " · " (code(by.as_str())) },
                None if hold.blocks(today) => (view.t("rights-hold-holds")),
                None => (view.t("rights-hold-over")),
            } }
        }
    }
}

/// The holds on one record, as its pages show them; nothing where there are none.
pub fn list(view: &View, holds: &[Held<Hold>], today: Day) -> Markup {
    html! {
        @if !holds.is_empty() {
            section aria-labelledby="holds" {
                h2 id="holds" { (view.t("rights-holds")) }
                p { (view.t("rights-holds-told")) }
                (table(view, "rights-holds", &COLUMNS, &html! { @for held in holds { (row(view, held, today)) } }))
            }
        }
    }
}

/// `GET /rights/holds`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Query(asked): Query<super::Asked>) -> Result<Markup, WebError> {
    let agency = super::own_agency(&pass).ok_or(WebError::NotFound)?;
    let now = state.now();
    let (_, all) = state.gate.holds(&pass.entered, &agency, (0, 1), &now).await?;
    let pager = Pager::new(&asked.page, all, super::PER_PAGE.into());
    let (holds, _) = state.gate.holds(&pass.entered, &agency, (pager.first_row(), super::PER_PAGE), &now).await?;
    super::named(&state, &pass, AccessKind::List, &agency, holds.iter().map(|held| held.body.person)).await?;
    let waiting = state.gate.to_countersign(&pass.entered).await?;
    let today = today(&state)?;
    let live: Vec<&Held<Hold>> = holds.iter().filter(|held| held.body.blocks(today)).collect();
    let body = html! {
        header {
            (crumb(&view))
            (note(&view.t("rights-two"), &html! { p { (view.t("rights-two-what")) } }))
            h1 { (view.t("rights-holds")) }
            p class="lede" { (view.t(if holds.is_empty() { "rights-holds-empty" } else { "rights-holds-what" })) }
        }
        @if !holds.is_empty() {
            section aria-label=(view.t("rights-holds")) {
                (table(&view, "rights-holds", &COLUMNS, &html! { @for held in &holds { (row(&view, held, today)) } }))
                (pager.draw(&view, &Address::new(view.to("/rights/holds"))))
            }
        }
        @if !live.is_empty() {
            section aria-labelledby="release" {
                h2 id="release" { (view.t("rights-hold-release")) }
                ul class="waiting" { @for held in live {
                    li {
                        div { p { (code(&held.body.person.to_string())) " · " (name(held.body.legal_basis.as_str())) } }
                        form class="acts" method="post" action=(view.to(&format!("/rights/holds/{}/release", held.id))) { (view.form()) button class="btn btn-plain" { (view.t("rights-hold-release")) } }
                    }
                } }
            }
        }
        (signing(&view, &pass, waiting.iter().filter(|held| matches!(held.body.wanted, Wanted::ReleaseHold { .. }))))
    };
    Ok(drawn(&state, &view, body))
}

/// What waits for a second signature: those of others to sign, one's own to take back.
pub fn signing<'a>(view: &View, pass: &Pass, waiting: impl Iterator<Item = &'a Held<TwoSigned>>) -> Markup {
    let waiting: Vec<&Held<TwoSigned>> = waiting.collect();
    let button = |held: &Held<TwoSigned>, way: &str, key: &str, class: &str| {
        html! { form method="post" action=(view.to(&format!("/rights/signed/{}/{way}", held.id))) { (view.form()) button class=(class) { (view.t(key)) } } }
    };
    html! {
        @if !waiting.is_empty() {
            section aria-labelledby="signing" {
                h2 id="signing" { (view.t("rights-to-sign")) }
                ul class="waiting" { @for held in waiting {
                    @let is_own = held.body.proposed.by.as_str() == pass.entered.login();
                    li {
                        div {
                            p { (proposed(view, &held.body.wanted)) }
                            p class="why" { (view.t("people-proposed-by")) " " (code(held.body.proposed.by.as_str())) " · " (on_day(view, &held.body.proposed.at.to_string())) }
                        }
                        div class="acts" {
                            @if !is_own { (button(held, "sign", "people-confirm", "btn btn-plain")) }
                            (button(held, "back", if is_own { "people-take-back" } else { "people-reject" }, "btn btn-word"))
                        }
                    }
                } }
            }
        }
    }
}

fn proposed(view: &View, wanted: &Wanted) -> Markup {
    match wanted {
        Wanted::ReleaseHold { person, .. } => html! { (view.t("rights-hold-release")) " · " (code(&person.to_string())) },
        Wanted::SetSchedule { kind, from, days, action, source } => html! {
            (view.t("rights-schedule-set")) ": " (super::retention::in_words(view, *kind, (*from, *days, *action))) " · " (name(source.as_str()))
        },
        Wanted::EndSchedule { schedule } => html! { (view.t("rights-schedule-end")) " · " (code(&schedule.to_string())) },
    }
}

fn id_of(text: &str) -> Result<Uuid, WebError> {
    Uuid::parse_str(text).map_err(|_| WebError::NotFound)
}

/// `POST /rights/holds/{id}/release`.
pub async fn release(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Redirect, WebError> {
    state.gate.propose_release(&pass.entered, id_of(&id)?, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to("/rights/holds")))
}

/// `POST /rights/signed/{id}/sign`.
pub async fn countersign(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Redirect, WebError> {
    state.gate.countersign(&pass.entered, id_of(&id)?, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to("/rights")))
}

/// `POST /rights/signed/{id}/back`.
pub async fn take_back(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Redirect, WebError> {
    state.gate.take_back(&pass.entered, id_of(&id)?, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to("/rights")))
}
