//! The keys of agencies: how each stands, and what can be done with it.

mod act;
mod one;
mod said;

use crate::{
    AppState, Place, View, WebError,
    doors::{Doors, Need, Pass},
    frame::{self, icon},
    parts::{code, name, note},
};
use axum::extract::State;
use lantern_access::policy::{Action, ResourceKind};
use lantern_gate::AgencyKey;
use lantern_vault::ProtectionKind;
use maud::{Markup, html};

/// What the doors of this place ask for.
pub const NEED: Need = Need::policy(Action::UnlockAgency, ResourceKind::Agency);

/// Changing, dividing and restoring a key.
const MANAGE: Need = Need::policy(Action::ManageKeys, ResourceKind::Agency);

/// The doors under `/keys`.
pub fn routes(doors: Doors) -> Doors {
    doors
        .get("/keys", NEED, page)
        .get("/keys/{agency}", NEED, one::page)
        .get("/keys/{agency}/progress", NEED, one::line)
        .post("/keys/{agency}/unlock", NEED.secret(), act::unlock)
        .post("/keys/{agency}/lock", NEED, act::lock)
        .post("/keys/{agency}/index", NEED, act::index)
        .post("/keys/{agency}/sheets", MANAGE.fresh(), act::sheets)
        .post("/keys/{agency}/rotate", MANAGE.secret().fresh(), act::rotate)
        .post("/keys/{agency}/recover", MANAGE.secret().fresh(), act::recover)
}

fn drawn(state: &AppState, view: &View, body: Markup, reload_seconds: Option<u8>) -> Markup {
    frame::document(state, view, &frame::Page { place: Place::Keys, title: view.t("keys-title"), body, reload_seconds })
}

/// `GET /keys`.
async fn page(State(state): State<AppState>, view: View, pass: Pass) -> Result<Markup, WebError> {
    let keys = state.gate.agency_keys(&pass.entered).await?;
    let body = html! {
        header {
            (note(&view.t("keys-why"), &html! { p { (view.t("keys-why-what")) } }))
            h1 { (view.t("keys-title")) }
            p class="lede" { (view.t(if keys.is_empty() { "keys-empty" } else { "keys-what" })) }
        }
        @if !keys.is_empty() {
            section aria-label=(view.t("keys-title")) {
                div class="scroll" tabindex="0" role="group" aria-label={ (view.t("keys-title")) ". " (view.t("frame-scroll-sideways")) } {
                    table class="table" {
                        thead { tr { th scope="col" { (view.t("import-list-agency")) } th scope="col" { (view.t("keys-file")) } th scope="col" { (view.t("keys-standing")) } } }
                        tbody { @for key in &keys { (row(&view, key)) } }
                    }
                }
            }
        }
    };
    Ok(drawn(&state, &view, body, None))
}

fn row(view: &View, key: &AgencyKey) -> Markup {
    html! {
        tr {
            th scope="row" { a href=(view.to(&format!("/keys/{}", key.agency.code.as_str()))) { (name(&key.agency.name)) } br; span class="cap" { (code(key.agency.code.as_str())) } }
            td { (view.t(file_key(key))) }
            td { (standing(view, key)) }
        }
    }
}

/// How the file of a key is protected, in words.
const fn file_key(key: &AgencyKey) -> &'static str {
    match (key.fits, key.protection) {
        (_, None) => "keys-file-missing",
        (false, _) => "keys-file-foreign",
        (true, Some(ProtectionKind::Open)) => "keys-file-open",
        (true, Some(ProtectionKind::Passphrase)) => "keys-file-sealed",
    }
}

/// Whether it is unlocked, in words with a mark.
fn standing(view: &View, key: &AgencyKey) -> Markup {
    let (class, mark, text) = match (key.rotating, key.unlocked) {
        (true, _) => ("state yours", "clock", "keys-rotating"),
        (false, true) => ("state done", "check", "keys-unlocked"),
        (false, false) => ("state", "lock", "keys-locked"),
    };
    html! { span class=(class) { (icon(mark)) (view.t(text)) } }
}
