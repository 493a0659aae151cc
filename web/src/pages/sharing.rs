//! Sharing between bodies: protocols, recipients, and the register of what was shared.

pub mod desk;
pub mod fields;
mod protocol_form;
mod protocols;
mod recipient_key;
mod recipients;
mod register;

pub use desk::Packages;
pub use register::{table as shares_table, take};

use crate::{
    AppState, Place, View, WebError,
    doors::{Doors, Need},
    frame,
    parts::name,
};
use lantern_access::{
    consent::{DataGroup, RecipientId},
    credential::Login,
    policy::{Action, Purpose, ResourceKind},
};
use lantern_gate::{Entered, GateError};
use maud::{Markup, html};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// What the doors of this place ask for.
pub const NEED: Need = Need::policy(Action::ViewSharing, ResourceKind::Protocol).whole();

/// Drafting protocols and entering recipients.
pub const DRAFT: Need = Need::policy(Action::DraftProtocol, ResourceKind::Protocol).whole();

/// How many stand on one page.
const PER_PAGE: u32 = 50;

/// How many recipients and protocols are offered to choose from.
const OFFERED_MAX: u32 = 500;

/// For what something about a person may be asked of her or agreed between bodies. The other purposes are the house's own.
pub const PURPOSES: [Purpose; 8] = [
    Purpose::Referral,
    Purpose::Casework,
    Purpose::LegalAid,
    Purpose::ProtectionMonitoring,
    Purpose::Statistics,
    Purpose::Investigation,
    Purpose::FinancialIntelligence,
    Purpose::Sanctions,
];

/// The doors under `/sharing`.
pub fn routes(doors: Doors) -> Doors {
    doors
        .get("/sharing", NEED, protocols::page)
        .get("/sharing/protocols/new", DRAFT, protocol_form::blank)
        .post("/sharing/protocols/new", DRAFT, protocol_form::draft)
        .get("/sharing/protocols/{protocol}", NEED, protocols::one)
        // Whose signature counts depends on who signed before: the gate asks with both.
        .post("/sharing/protocols/{protocol}/check", NEED, protocols::check)
        .post("/sharing/protocols/{protocol}/approve", NEED, protocols::approve)
        .post("/sharing/protocols/{protocol}/end", DRAFT, protocols::end)
        .get("/sharing/recipients", NEED, recipients::page)
        .get("/sharing/recipients/new", DRAFT, recipients::blank)
        .post("/sharing/recipients/new", DRAFT, recipients::add)
        .get("/sharing/recipients/{recipient}", NEED, recipients::one)
        .post("/sharing/recipients/{recipient}/assess", DRAFT, recipients::assess)
        .post("/sharing/recipients/{recipient}/key", DRAFT, recipient_key::change)
        .get("/sharing/shares", Need::policy(Action::ViewSharing, ResourceKind::Basis), register::page)
        .get("/sharing/shares/{share}", Need::policy(Action::ViewSharing, ResourceKind::Basis), register::one)
        .post("/sharing/shares/{share}/file", Need::policy(Action::ViewSharing, ResourceKind::Basis), register::file)
}

/// A page of this place.
fn drawn(state: &AppState, view: &View, title: &str, body: Markup) -> Markup {
    frame::document(state, view, &frame::Page { place: Place::Sharing, title: view.t(title), body, reload_seconds: None })
}

/// The three lists of this place.
fn tabs(state: &AppState, view: &View, here: &str) -> Markup {
    let lists = [
        ("sharing-protocols", "/sharing", NEED),
        ("sharing-recipients", "/sharing/recipients", NEED),
        ("sharing-shares", "/sharing/shares", Need::policy(Action::ViewSharing, ResourceKind::Basis)),
    ];
    html! {
        nav class="tabs" aria-label=(view.t("sharing-title")) {
            @for (key, path, need) in lists {
                @if view.may(state, need) { a href=(view.to(path)) aria-current=[(key == here).then_some("page")] { (view.t(key)) } }
            }
        }
    }
}

/// What stands against it, in words; every other refusal is for the page of errors.
pub fn said(view: &View, error: GateError) -> WebError {
    match error {
        GateError::Sharing(problem) => WebError::Refused(view.t(&problem.key())),
        other => other.into(),
    }
}

/// The names of recipients, to say them beside papers that hold their ids.
pub struct RecipientNames(HashMap<RecipientId, String>);

impl RecipientNames {
    /// Reads them.
    pub async fn read(state: &AppState, entered: &Entered) -> Result<Self, WebError> {
        let (known, _) = state.gate.recipients(entered, (0, OFFERED_MAX), &state.now()).await?;
        Ok(Self(known.into_iter().map(|held| (held.body.id, held.body.name.to_string())).collect()))
    }

    /// The name; the beginning of the id where there is none.
    pub fn of(&self, id: RecipientId) -> String {
        self.0.get(&id).cloned().unwrap_or_else(|| id.0.to_string().chars().take(8).collect())
    }
}

/// The recipients that may be chosen: those that may receive something at all.
pub struct RecipientChoices(pub Vec<fields::Answer>);

impl RecipientChoices {
    /// Reads them.
    pub async fn read(state: &AppState, entered: &Entered) -> Result<Self, WebError> {
        let (known, _) = state.gate.recipients(entered, (0, OFFERED_MAX), &state.now()).await?;
        let able = known.into_iter().filter(|held| !held.body.kind.receives_nothing());
        Ok(Self(able.map(|held| (held.body.id.0.to_string(), held.body.name.to_string())).collect()))
    }
}

/// Where nobody can receive anything yet, what to do first; nothing where somebody can.
pub fn no_recipients(view: &View, offered: &[fields::Answer]) -> Markup {
    html! {
        @if offered.is_empty() {
            p class="lamp-box" { (view.t("sharing-recipients-empty")) " " a href=(view.to("/sharing/recipients")) { (view.t("sharing-recipients")) } }
        }
    }
}

/// Groups of data in the reader's words, as a list in a sentence.
pub fn groups_said(view: &View, groups: &BTreeSet<DataGroup>) -> String {
    view.words.list(&groups.iter().map(|group| view.t(&group.key())).collect::<Vec<_>>())
}

/// A purpose in words.
pub fn purpose_said(view: &View, purpose: Purpose) -> String {
    view.t(&format!("purpose-{}", purpose.code().replace('_', "-")))
}

/// Who and when.
fn signed(view: &View, by: &Login, at: &str) -> Markup {
    html! { (crate::parts::code(by.as_str())) " · " (crate::parts::day(view.words, at)) }
}

/// An id in an address.
pub fn id(text: &str) -> Result<Uuid, WebError> {
    Uuid::parse_str(text).map_err(|_| WebError::NotFound)
}

/// A pair of a list of facts.
pub fn fact(view: &View, key: &str, value: &Markup) -> Markup {
    html! { div { dt { (view.t(key)) } dd { (value) } } }
}

/// The name that a body or a protocol was given.
pub fn titled(text: &str) -> Markup {
    name(text)
}
