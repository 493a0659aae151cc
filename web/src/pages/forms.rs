//! Forms: which there are, what they ask and by which rules they are judged; and asking them, one thing at a time.
//!
//! While questions are asked the server keeps nothing: the answers travel in the form itself, from page to page, and stand in no
//! address. Only what somebody keeps at the end is kept.

mod about;
mod ask;
mod check;
mod kept;
mod lines;
mod list;
mod result;
mod sent;
mod standing;

use crate::{
    AppState, Place, View, WebError,
    doors::{Doors, Need},
    frame,
};
use lantern_access::policy::{Action, ResourceKind};
use lantern_casework::CaseworkError;
use lantern_instruments::Instrument;
use lantern_vocab::Language;
use maud::Markup;

pub use list::open_to;

/// What the doors of this place ask for.
pub const NEED: Need = Need::policy(Action::Screen, ResourceKind::Screening);

/// Seeing what was kept.
pub const SEE: Need = Need::policy(Action::ViewScreenings, ResourceKind::Screening);

/// The doors of this place.
pub fn routes(doors: Doors) -> Doors {
    doors
        .get("/forms", NEED, list::page)
        .get("/forms/lines", SEE, lines::page)
        .post("/forms/lines/{line}", NEED, lines::say)
        .post("/forms/lines/{line}/key", SEE, lines::key)
        .get("/forms/{form}", NEED, about::page)
        .post("/forms/{form}/ask", NEED, ask::step)
        .post("/forms/{form}/keep", NEED, check::keep)
        .get("/forms/kept/{screening}", SEE, kept::page)
        .post("/forms/kept/{screening}", SEE, kept::words)
        .get("/records/{record}/forms", SEE, kept::of_record)
        .get("/records/{record}/standing", SEE, standing::page)
        .post("/records/{record}/standing", NEED, standing::ask)
        .post("/records/{record}/standing/{determination}", NEED, standing::second)
        .post("/records/{record}/standing/{determination}/reason", SEE, standing::reason)
}

/// The title of the tab is neutral: it says nothing of what a form is about.
fn drawn(state: &AppState, view: &View, body: Markup) -> Markup {
    frame::document(state, view, &frame::Page { place: Place::Forms, title: view.t("instruments-title"), body, reload_seconds: None })
}

/// A text of a form in a language.
fn text(form: &Instrument, language: Language, noun: &str, code: &str) -> String {
    form.texts.of(language, &format!("{noun}.{code}")).to_owned()
}

fn find<'a>(state: &'a AppState, id: &str) -> Result<&'a Instrument, WebError> {
    state.instruments.get(id).ok_or(WebError::NotFound)
}

impl From<CaseworkError> for WebError {
    fn from(error: CaseworkError) -> Self {
        match error {
            CaseworkError::Gate(error) => error.into(),
            // The pages put right what a person sends before they ask; whoever sends something else gets no more than this.
            CaseworkError::Answers(_)
            | CaseworkError::Anonymous
            | CaseworkError::Nothing
            | CaseworkError::NotAssessed
            | CaseworkError::Reading(_)
            | CaseworkError::Determination(_) => Self::Refused(error.to_string()),
        }
    }
}
