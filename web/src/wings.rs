//! The wings of the house and the rooms in each: the row under the bar, and the row of rooms of the wing one is in.
//!
//! A wing stands where the resolution puts the work (protection, measurement, partnership; prosecution and prevention when they have rooms); keeping the
//! deployment itself is one more, at the end. Only rooms that open for the reader are shown, and a wing leads to the first of them.

use crate::{AppState, View, doors::Need, pages::NEEDS};
use maud::{Markup, html};

/// The pages that the frame leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// What to do next.
    Start,
    /// Records.
    Records,
    /// Finding a person.
    Find,
    /// Forms: asking, and what came of it.
    Forms,
    /// Rights of persons, holds, retention, registers.
    Rights,
    /// Complaints.
    Complaints,
    /// Files: bringing one in, and those that came.
    Files,
    /// The typology.
    Typology,
    /// The table builder.
    Table,
    /// Source quality.
    Quality,
    /// Code lists.
    Lists,
    /// Protocols, recipients and shares.
    Sharing,
    /// People and roles.
    People,
    /// Keys of agencies.
    Keys,
    /// Who looked at what.
    AccessLog,
    /// The ledger.
    Ledger,
    /// Health of the deployment.
    Doctor,
    /// None of them: a page that says what went wrong.
    Elsewhere,
}

/// A page of a wing: its word, its address and what its door asks for.
struct Room {
    place: Place,
    word: &'static str,
    path: &'static str,
    need: Need,
}

/// Rooms that belong together, under one word.
struct Wing {
    word: &'static str,
    rooms: &'static [Room],
}

const fn room(place: Place, word: &'static str, path: &'static str, need: Need) -> Room {
    Room { place, word, path, need }
}

const WINGS: [Wing; 5] = [
    Wing { word: "frame-wing-my-day", rooms: &[room(Place::Start, "frame-wing-my-day", "/", NEEDS.start)] },
    Wing {
        word: "frame-wing-protection",
        rooms: &[
            room(Place::Records, "frame-page-records", "/records", NEEDS.records),
            room(Place::Find, "find-title", "/find", NEEDS.find),
            room(Place::Forms, "instruments-title", "/forms", NEEDS.forms),
            room(Place::Rights, "rights-title", "/rights", NEEDS.rights),
            room(Place::Complaints, "complaints-title", "/complaints", NEEDS.complaints),
        ],
    },
    Wing {
        word: "frame-wing-measurement",
        rooms: &[
            room(Place::Files, "frame-page-imports", "/files", NEEDS.files),
            room(Place::Typology, "frame-page-typology", "/typology", NEEDS.figures),
            room(Place::Table, "frame-page-table", "/table", NEEDS.figures),
            room(Place::Quality, "frame-page-quality", "/quality", NEEDS.quality),
            room(Place::Lists, "lists-title", "/lists", NEEDS.lists),
        ],
    },
    Wing { word: "frame-wing-partnership", rooms: &[room(Place::Sharing, "sharing-title", "/sharing", NEEDS.sharing)] },
    Wing {
        word: "frame-wing-administration",
        rooms: &[
            room(Place::People, "people-title", "/people", NEEDS.people),
            room(Place::Keys, "keys-title", "/keys", NEEDS.keys),
            room(Place::AccessLog, "accesslog-title", "/log", NEEDS.access_log),
            room(Place::Ledger, "ledger-title", "/ledger", NEEDS.ledger),
            room(Place::Doctor, "doctor-title", "/doctor", NEEDS.ledger),
        ],
    },
];

/// The wings that have a room for this reader; below them the rooms of the wing one is in, where there is a choice.
pub fn rows(state: &AppState, view: &View, here: Place) -> Markup {
    let mine = |wing: &'static Wing| wing.rooms.iter().filter(|room| view.may(state, room.need)).collect::<Vec<_>>();
    let open: Vec<_> = WINGS.iter().map(|wing| (wing.word, mine(wing))).filter(|(_, rooms)| !rooms.is_empty()).collect();
    let current = |rooms: &[&Room]| rooms.iter().any(|room| room.place == here);
    html! {
        nav class="wings" aria-label=(view.t("frame-wings")) { ul {
            @for (word, rooms) in &open {
                @let mark = current(rooms).then_some(if rooms.len() == 1 { "page" } else { "true" });
                li { a href=(view.to(rooms[0].path)) aria-current=[mark] { (view.t(word)) } }
            }
        } }
        @for (word, rooms) in open.iter().filter(|(_, rooms)| rooms.len() > 1 && current(rooms)) {
            nav class="rooms" aria-label=(view.t(word)) { ul {
                @for room in rooms {
                    li { a href=(view.to(room.path)) aria-current=[(room.place == here).then_some("page")] { (view.t(room.word)) } }
                }
            } }
        }
    }
}
