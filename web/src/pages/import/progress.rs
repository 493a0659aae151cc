//! How far an import is. The line works without script: the page then loads itself again every few seconds.

use super::{Parts, token};
use crate::{AppState, Place, View, WebError, desk::Run, doors::Pass, frame, parts::code};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use lantern_words::Arg;
use maud::{Markup, html};
use std::time::Instant;

/// How often a page without script loads itself again.
const RELOAD_SECONDS: u8 = 3;

/// The page of an import that runs.
pub fn page(state: &AppState, view: &View, run: &Run) -> Markup {
    let base = view.to(&format!("/import/{}", run.token));
    let body = html! {
        header {
            p class="crumb" { a href=(view.to("/files")) { (view.t("frame-page-imports")) } }
            h1 { (code(&run.file)) }
            p class="lede" { (view.t("import-progress-leave")) }
        }
        section aria-label=(view.t("import-title")) {
            div class="going-on" role="status" data-progress={ (base) "/progress" } { (drawn(view, run)) }
        }
        form class="acts bar-act" method="post" action={ (base) "/stop" } {
            (view.form())
            button class="btn btn-plain" { (view.t("import-cancel")) }
        }
    };
    frame::document(state, view, &frame::Page { place: Place::Files, title: view.t("import-title"), body, reload_seconds: Some(RELOAD_SECONDS) })
}

/// A line of 4 px, and the same in words.
fn drawn(view: &View, run: &Run) -> Markup {
    let words = view.words;
    let (read, rows) = run.rows_read();
    let (done, total) = (words.number(read), words.number(rows));
    html! {
        progress max=(rows.max(1)) value=(read) aria-label=(view.t("import-ribbon")) {}
        p {
            @if rows > 0 { (words.with("import-progress", &[("done", Arg::from(&done)), ("total", Arg::from(&total))])) }
            @else { (words.with("import-progress-unknown", &[("count", Arg::count(read))])) }
            @if let Some(minutes) = run.minutes_left(Instant::now()) {
                ", " (words.with("import-progress-minutes", &[("count", Arg::count(minutes))]))
            }
        }
    }
}

/// `GET /import/{token}/progress`: the line, or 205 when there is none any more.
pub async fn line(State(state): State<AppState>, view: View, pass: Pass, Path(parts): Parts) -> Result<Response, WebError> {
    let run = super::run(&state, &pass, &token(&parts)?);
    match run.filter(|run| run.ending().is_none()) {
        Some(run) => Ok(drawn(&view, &run).into_response()),
        None => Ok(StatusCode::RESET_CONTENT.into_response()),
    }
}

/// The page of an import that somebody stopped.
pub fn stopped(state: &AppState, view: &View, run: &Run) -> Markup {
    let keep = view.to(&format!("/import/{}/keep", run.token));
    let body = html! {
        header {
            p class="crumb" { a href=(view.to("/files")) { (view.t("frame-page-imports")) } }
            h1 { (view.t("import-open-what")) }
            p class="lede" { (code(&run.file)) }
        }
        div class="acts bar-act" {
            form method="post" action=(keep) { (view.form()) button class="btn btn-primary" { (view.t("import-open-resume")) } }
            a class="btn btn-plain" href=(view.to("/files")) { (view.t("import-later")) }
        }
    };
    super::page(state, view, "import-open-title", body)
}
