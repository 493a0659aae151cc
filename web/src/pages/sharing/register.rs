//! The register of shares: what left, about which file, to whom, on what ground. The data themselves are not here.

use super::{PER_PAGE, RecipientNames, drawn, fact, groups_said, id, protocols::Asked, purpose_said, signed, tabs, titled};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    parts::{Address, Pager, code, day, note},
};
use axum::{
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use lantern_access::consent::Share;
use lantern_gate::Held;
use maud::{Markup, html};
use std::time::Instant;

/// `GET /sharing/shares`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Query(asked): Query<Asked>) -> Result<Markup, WebError> {
    let now = state.now();
    let (_, all) = state.gate.shares(&pass.entered, (0, 1), &now).await?;
    let pager = Pager::new(&asked.page, all, PER_PAGE.into());
    let (shares, _) = state.gate.shares(&pass.entered, (pager.first_row(), PER_PAGE), &now).await?;
    let names = RecipientNames::read(&state, &pass.entered).await?;
    let body = html! {
        header {
            (note(&view.t("sharing-shares"), &html! { p { (view.t("sharing-shares-note")) } }))
            h1 { (view.t("sharing-shares")) }
            p class="lede" { (view.t("sharing-shares-what")) }
            (tabs(&state, &view, "sharing-shares"))
        }
        section aria-label=(view.t("sharing-shares")) {
            @if shares.is_empty() { p class="lede" { (view.t("sharing-shares-empty")) } }
            @else {
                (table(&view, &shares, &names))
                (pager.draw(&view, &Address::new(view.to("/sharing/shares"))))
            }
        }
    };
    Ok(drawn(&state, &view, "sharing-shares", body))
}

/// A table of shares.
pub fn table(view: &View, shares: &[Held<Share>], names: &RecipientNames) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="group" aria-label={ (view.t("sharing-shares")) ". " (view.t("frame-scroll-sideways")) } {
            table class="table" {
                thead { tr { @for key in ["sharing-when", "sharing-recipient", "sharing-purpose", "sharing-groups", "sharing-ground", "sharing-by"] { th scope="col" { (view.t(key)) } } } }
                tbody {
                    @for held in shares {
                        @let one = &held.body;
                        tr {
                            th scope="row" { a href=(view.to(&format!("/sharing/shares/{}", held.id))) { (day(view.words, &one.at.to_string())) } }
                            td { (titled(&names.of(one.recipient))) }
                            td { (purpose_said(view, one.purpose)) }
                            td { (groups_said(view, &one.groups)) }
                            td { (view.t(&format!("basis-{}", one.basis.code().replace('_', "-")))) }
                            td { (code(one.by.as_str())) }
                        }
                    }
                }
            }
        }
    }
}

/// `GET /sharing/shares/{share}`.
pub async fn one(State(state): State<AppState>, view: View, pass: Pass, Path((_, share)): Path<(String, String)>) -> Result<Markup, WebError> {
    let held = state.gate.share_made(&pass.entered, id(&share)?, &state.now()).await?;
    let names = RecipientNames::read(&state, &pass.entered).await?;
    let one = &held.body;
    let waits = pass.entered.session().is_some_and(|session| state.packages.waits(held.id, *session, Instant::now()));
    let sees_papers = view.may(&state, crate::pages::consents::NEED);
    let body = html! {
        header {
            p class="crumb" { a href=(view.to("/sharing/shares")) { (view.t("sharing-shares")) } }
            h1 { (view.t("sharing-share-one")) }
            p class="lede" { (day(view.words, &one.at.to_string())) " · " (titled(&names.of(one.recipient))) }
            p class="cap" { (view.t("sharing-id")) ": " (code(&held.id.to_string())) }
        }
        @if waits { (take(&view, &held)) }
        dl class="facts" {
            @if sees_papers { (fact(&view, "records-code", &html! { a href=(view.to(&format!("/records/{}", one.person.record()))) { (code(&one.person.to_string())) } })) }
            (fact(&view, "sharing-agency", &code(one.agency.as_str())))
            (fact(&view, "sharing-purpose", &html! { (purpose_said(&view, one.purpose)) }))
            (fact(&view, "sharing-groups", &html! { (groups_said(&view, &one.groups)) }))
            (fact(&view, "sharing-ground", &html! { (view.t(&format!("basis-{}", one.basis.code().replace('_', "-")))) " · " (code(&one.basis_id.to_string())) }))
            (fact(&view, "sharing-protocol", &html! { a href=(view.to(&format!("/sharing/protocols/{}", one.protocol))) { (code(&one.protocol.to_string())) } }))
            @if let Some(handover) = &one.handover { (fact(&view, "sharing-door", &code(&handover.to_string()))) }
            (fact(&view, "sharing-by", &signed(&view, &one.by, &one.at.to_string())))
            (fact(&view, "sharing-sealed", &html! { (view.t(if one.sealed { "frame-yes" } else { "frame-no" })) }))
            (fact(&view, "sharing-logged-at", &code(&one.logged_at.to_string())))
            (fact(&view, "sharing-file-hash", &code(&one.file_hash)))
        }
    };
    Ok(drawn(&state, &view, "sharing-shares", body))
}

/// The way to the file, while it waits.
pub fn take(view: &View, held: &Held<Share>) -> Markup {
    html! {
        section class="lamp-box" aria-labelledby="take" {
            h2 id="take" { (view.t("sharing-take")) }
            p { (view.t(if held.body.sealed { "sharing-take-sealed" } else { "sharing-take-clear" })) }
            form method="post" action=(view.to(&format!("/sharing/shares/{}/file", held.id))) {
                (view.form())
                p class="acts" { button class="btn btn-primary" { (crate::frame::icon("download")) " " (view.t("sharing-take-file")) } }
            }
        }
    }
}

/// `POST /sharing/shares/{share}/file`: the file, once, for the session that made it.
pub async fn file(State(state): State<AppState>, pass: Pass, Path((_, share)): Path<(String, String)>) -> Result<Response, WebError> {
    let held = state.gate.share_made(&pass.entered, id(&share)?, &state.now()).await?;
    let session = pass.entered.session().ok_or(WebError::NotFound)?;
    let (name, bytes) = state.packages.take(held.id, *session, Instant::now()).ok_or(WebError::NotFound)?;
    let answered = [(header::CONTENT_TYPE, "application/octet-stream".to_owned()), (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))];
    Ok((answered, bytes.to_vec()).into_response())
}
