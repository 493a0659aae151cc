//! Complaining, for anybody: no session is looked for, nothing of the sender is kept, and each page says what can be seen by whom.
//!
//! With script the text is sealed in the browser; without, here in memory on receipt. After each form the browser is led on to another
//! page, so that neither "back" nor "load again" sends a text or a code once more.

mod answer;
mod channel;
mod fields;
mod form;
mod send;
mod sent;
mod typed;

pub use answer::ReadAnswer;
pub use channel::Channel;
pub use fields::organisation_name;

use crate::{
    AppState, Pace, Place, View, WebError, assets,
    doors::{Doors, Need},
    form::FormToken,
    frame,
};
use maud::{Markup, html};
use std::time::Duration;
use tokio::sync::{Semaphore, SemaphorePermit};

/// The doors under `/complain`.
pub fn routes(doors: Doors) -> Doors {
    const ASK: Need = Need::stranger();
    const SEND: Need = Need::stranger().paced(Pace::Complaint);
    doors
        .get("/complain", ASK, form::page)
        .post("/complain", SEND, send::first)
        .get("/complain/more", ASK, form::more)
        .post("/complain/more", SEND, send::more)
        .get("/complain/sent", ASK, sent::page)
        .get("/complain/answer", ASK, answer::page)
        .post("/complain/answer", SEND, answer::ask)
        .get("/complain/read", ASK, answer::read)
}

/// Whether an address belongs to these pages. Whoever comes here is not asked whether they have a session: what they do leaves no trace
/// in one.
pub fn is_anonymous(path: &str) -> bool {
    let rest = path.strip_prefix('/').and_then(|path| path.split_once('/')).map_or("", |(_, rest)| rest);
    let rest = rest.split('?').next().unwrap_or_default();
    rest == "complain" || rest.starts_with("complain/")
}

/// How many codes are worked on at once: each takes 19 MiB and a tenth of a second.
const AT_ONCE: usize = 2;
/// How long somebody waits for a turn before they are asked to come again.
const WAIT: Duration = Duration::from_secs(10);

/// The turns of those whose browser does not do the work itself.
pub struct Turns(Semaphore);

impl Default for Turns {
    fn default() -> Self {
        Self(Semaphore::new(AT_ONCE))
    }
}

impl Turns {
    async fn wait(&self) -> Result<SemaphorePermit<'_>, WebError> {
        let turn = tokio::time::timeout(WAIT, self.0.acquire()).await;
        turn.ok().and_then(Result::ok).ok_or(WebError::TooMany { seconds: WAIT.as_secs() })
    }
}

/// Under what something waits for the next page of the same browser.
fn mark(form: &FormToken) -> Vec<u8> {
    [b"complaint ".as_slice(), form.text().as_bytes()].concat()
}

/// A page of this place. Its title says nothing.
fn drawn(state: &AppState, view: &View, title: &str, body: &Markup) -> Markup {
    let body = html! {
        (body)
        script type="module" src=(assets::address("complaint.js")) {}
    };
    frame::document(state, view, &frame::Page { place: Place::Elsewhere, title: view.t(title), body, reload_seconds: None })
}

/// A sentence that the script shows when its time has come.
fn said(name: &str, sentence: &Markup) -> Markup {
    html! { div class="state-line" data-state=(name) tabindex="-1" hidden { p { (sentence) } } }
}

/// What can be wrong with a code: the same sentences with and without script.
fn code_states(view: &View) -> Markup {
    html! {
        (said("code-length", &html! { (view.t("complaints-code-length")) }))
        (said("code-word", &html! { (view.t("complaints-code-word")) " " span data-word {} }))
        (said("code-check", &html! { (view.t("complaints-code-check")) }))
        (said("code-unclear", &html! { (view.t("complaints-code-unclear")) }))
    }
}

/// Help first: it waits for nothing that is written here.
fn help(state: &AppState, view: &View) -> Markup {
    html! {
        section class="help-first" aria-labelledby="help" {
            h2 id="help" { (view.t("complaints-help-title")) }
            p { (view.t("complaints-help-what")) }
            ul {
                li { (view.t("complaints-help-health")) }
                li { (view.t("complaints-help-safety")) }
                @match state.helpline(view.words.language()) {
                    Some(text) => { li { bdi { (text) } } },
                    None => { li { (view.t("complaints-help-line")) } },
                }
            }
        }
    }
}

/// Where else to go, where nobody here may read it.
fn elsewhere(state: &AppState, view: &View) -> Markup {
    html! { h2 id="elsewhere" { (view.t("complaints-elsewhere-title")) } (places(state, view)) }
}

/// The places.
fn places(state: &AppState, view: &View) -> Markup {
    html! {
        ul {
            li { (view.t("complaints-elsewhere-oversight")) }
            li { (view.t("complaints-elsewhere-un")) }
            li { (view.t("complaints-elsewhere-network")) }
            @if let Some(text) = state.helpline(view.words.language()) { li { bdi { (text) } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Only the pages of complaining are without a session: those of the handlers are not.
    #[test]
    fn these_pages_alone_are_anonymous() {
        for path in ["/en/complain", "/ar/complain?x=1", "/zh/complain/answer", "/en/complain/"] {
            assert!(is_anonymous(path), "{path}");
        }
        for path in ["/en/complaints", "/en/complaints/complain", "/complain", "/en/records/complain", "/", ""] {
            assert!(!is_anonymous(path), "{path}");
        }
    }
}
