//! Sharing one person's case: choose the protocol and the data, look at the ground once more, take the file; and the one door.

mod ask;
mod door;

use crate::{
    AppState, Place, View,
    doors::{Doors, Need},
    frame,
};
use lantern_access::policy::{Action, ResourceKind};
use maud::Markup;

/// What the doors of this place ask for. The gate asks about the share itself, with protocol, basis and recipient.
pub const NEED: Need = Need::policy(Action::ViewSharing, ResourceKind::Basis);

/// The doors under `/records/{record}/share`.
pub fn routes(doors: Doors) -> Doors {
    // Lawyers stand at the door as well, and are no part of sharing.
    const AT_THE_DOOR: Need = super::consents::NEED;
    doors
        .get("/records/{record}/share", NEED, ask::page)
        .post("/records/{record}/share", NEED, ask::share)
        .get("/records/{record}/share/door", AT_THE_DOOR, door::page)
        .post("/records/{record}/share/door", AT_THE_DOOR, door::prepare)
        .post("/records/{record}/share/door/{handover}/counsel", AT_THE_DOOR, door::counsel)
        .post("/records/{record}/share/door/{handover}/sign", AT_THE_DOOR, door::sign)
        .post("/records/{record}/share/door/{handover}/open", AT_THE_DOOR, door::open)
}

/// A page of this place.
fn drawn(state: &AppState, view: &View, body: Markup) -> Markup {
    frame::document(state, view, &frame::Page { place: Place::Records, title: view.t("sharing-share"), body, reload_seconds: None })
}
