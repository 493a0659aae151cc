//! What one person agreed to: asked after the limits were told, shown to her, withdrawn with one press; and what a supervisor decided
//! where she could not be asked.

mod asking;
mod form;
mod limits;
mod list;
mod sheet;

use crate::{
    AppState, Place, View, WebError,
    doors::{Doors, Need},
    frame,
};
use lantern_access::policy::{Action, ResourceKind};
use lantern_model::RecordId;
use maud::{Markup, html};

/// What the doors of this place ask for.
pub const NEED: Need = Need::policy(Action::ViewConsents, ResourceKind::Basis);

/// The doors under `/records/{record}/consents`.
pub fn routes(doors: Doors) -> Doors {
    const RECORD: Need = Need::policy(Action::RecordConsent, ResourceKind::Basis);
    const WITHDRAW: Need = Need::policy(Action::WithdrawConsent, ResourceKind::Basis);
    const DECIDE: Need = Need::policy(Action::DecideBasis, ResourceKind::Basis);
    doors
        .get("/records/{record}/consents", NEED, list::page)
        .post("/records/{record}/consents", RECORD, form::keep)
        .get("/records/{record}/consents/new", RECORD, limits::country)
        .get("/records/{record}/consents/limits", RECORD, limits::page)
        .post("/records/{record}/consents/told", RECORD, limits::told)
        .get("/records/{record}/consents/ask", RECORD, asking::blank)
        .post("/records/{record}/consents/ask", RECORD, asking::keep)
        .get("/records/{record}/consents/asked/{asking}", DECIDE, asking::page)
        .post("/records/{record}/consents/asked/{asking}", DECIDE, asking::decide)
        .post("/records/{record}/consents/decided/{decision}/revoke", DECIDE, asking::revoke)
        .get("/records/{record}/consents/{consent}", NEED, sheet::page)
        .get("/records/{record}/consents/{consent}/withdraw", WITHDRAW, sheet::confirm)
        .post("/records/{record}/consents/{consent}/withdraw", WITHDRAW, sheet::withdraw)
}

/// A page of this place. Its title is neutral.
fn drawn(state: &AppState, view: &View, title: &str, body: Markup) -> Markup {
    frame::document(state, view, &frame::Page { place: Place::Records, title: view.t(title), body, reload_seconds: None })
}

/// The record that an address names.
pub fn record_of(text: &str) -> Result<RecordId, WebError> {
    RecordId::parse(text).ok_or(WebError::NotFound)
}

/// The way back to the record and to what was agreed.
fn crumb(view: &View, record: RecordId) -> Markup {
    html! {
        p class="crumb" {
            a href=(view.to(&format!("/records/{record}"))) { (view.t("sharing-record")) } " › "
            a href=(view.to(&format!("/records/{record}/consents"))) { (view.t("sharing-consents")) }
        }
    }
}
