//! What the doctor sees of this deployment, for whoever keeps the house or watches over it; and when the last backup was.

use crate::{
    AppState, Place, View, WebError,
    doors::Doors,
    frame,
    pages::{NEEDS, account::security::moment},
    parts::{code, number},
};
use axum::extract::State;
use lantern_doctor::{Depth, Finding, Severity, examine};
use lantern_words::Arg;
use maud::{Markup, html};

/// The command that the page names: a file with everything does not pass through a browser.
const BACKUP: &str = "lantern backup FILE --keys FILE";

/// The door of the doctor.
pub fn routes(doors: Doors) -> Doors {
    doors.get("/doctor", NEEDS.ledger, page)
}

/// `GET /doctor`.
async fn page(State(state): State<AppState>, view: View) -> Result<Markup, WebError> {
    let found = examine(&state.gate, &state.setup, &state.now(), Depth::Quick).await.map_err(|error| WebError::ours(&error))?;
    let last = state.gate.last_backup().await?.map(|backup| backup.made_at);
    let body = html! {
        header {
            h1 { (view.t("doctor-title")) }
            p class="lede" { (view.t("doctor-what")) }
        }
        // Even a note says what could be done, and an invented house is not asked for the backup that it lacks: then nothing is praised.
        @if found.is_empty() && last.is_some() { p { span class="state done" { (frame::icon("check")) (view.t("doctor-well")) } } }
        @for severity in [Severity::Danger, Severity::Warning, Severity::Note] { (section(&view, severity, &found)) }
        section aria-labelledby="backups" {
            h2 id="backups" { (view.t("doctor-backups")) }
            @match &last {
                Some(at) => p { (number(view.words, &view.words.with("doctor-last-backup", &[("date", Arg::from(&moment(&view, at)))]))) },
                None => p { (view.t("doctor-never-backup")) },
            }
            p { (view.t("doctor-backup-how")) }
            p { (code(BACKUP)) }
        }
    };
    Ok(frame::document(&state, &view, &frame::Page { place: Place::Doctor, title: view.t("doctor-title"), body, reload_seconds: None }))
}

/// What was found of one severity, as a table with what to do beside it.
fn section(view: &View, severity: Severity, found: &[Finding]) -> Markup {
    let these: Vec<&Finding> = found.iter().filter(|finding| finding.severity == severity).collect();
    html! {
        @if !these.is_empty() {
            section aria-labelledby=(severity.code()) {
                h2 id=(severity.code()) { (view.t(&format!("doctor-{}", severity.code()))) }
                div class="scroll" tabindex="0" role="group" aria-label=(view.t("frame-scroll-sideways")) {
                    table class="table" {
                        thead { tr { th scope="col" { (view.t("doctor-finding")) } th scope="col" { (view.t("doctor-mend")) } } }
                        tbody { @for finding in these { tr {
                            td { bdi { (said(view, finding, "")) } }
                            td { bdi { (said(view, finding, "-mend")) } }
                        } } }
                    }
                }
            }
        }
    }
}

fn said(view: &View, finding: &Finding, end: &str) -> String {
    let about: Vec<(&str, Arg<'_>)> = finding.about.iter().map(|(name, value)| (*name, Arg::from(value))).collect();
    view.words.with(&format!("doctor-{}{end}", finding.kind.code()), &about)
}
