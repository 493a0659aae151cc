//! The list of files, newest first. What waits for a person stands above it, lit.

use crate::{
    AppState, View, WebError,
    desk::Upload,
    doors::Pass,
    frame::icon,
    pages::templates,
    parts::{Address, code, day, empty, name, number},
};
use axum::extract::State;
use lantern_intake::Layout;
use lantern_store::{Agency, ImportStanding, ImportSummary};
use lantern_words::Arg;
use maud::{Markup, html};
use std::time::Instant;

/// How many files the list shows; older ones are in the journal.
pub const FILES_MAX: u32 = 500;

/// The page's body.
async fn body(state: &AppState, view: &View, pass: &Pass) -> Result<Markup, WebError> {
    let (scope, agencies) = (pass.scope_or_refuse(state)?, state.store.agencies().await?);
    let imports = super::seen(state, &scope).await?;
    let now = Instant::now();
    let waiting = state.desk.waiting(pass.entered.login(), now);
    let running = state.desk.running(now);
    let open: Vec<&ImportSummary> = imports.iter().filter(|one| one.state == ImportStanding::Open).collect();
    Ok(html! {
        header {
            h1 { (view.t("import-list")) }
            @if imports.is_empty() { (empty(&view.t("import-list-empty"), &view.to("/import"), &view.t("start-import"))) }
            @else { p class="acts" { a class="btn btn-primary" href=(view.to("/import")) { (view.t("start-import-more")) } } }
        }
        @if !waiting.is_empty() {
            section aria-labelledby="waiting" {
                h2 id="waiting" { (view.t("import-waiting-title")) }
                ul class="waiting" { @for upload in &waiting { (waiting_file(view, upload, now)) } }
            }
        }
        @if !open.is_empty() {
            section aria-labelledby="open" {
                h2 id="open" { (view.t("import-open-title")) }
                ul class="waiting" { @for import in &open { (unfinished(view, import, running.is_some())) } }
            }
        }
        @if !imports.is_empty() { (table(view, &imports, &agencies)) }
        (templates::section(view))
    })
}

/// `GET /files`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass) -> Result<Markup, WebError> {
    let body = body(&state, &view, &pass).await?;
    Ok(super::page(&state, &view, "import-list", body))
}

fn waiting_file(view: &View, upload: &Upload, now: Instant) -> Markup {
    let minutes = upload.lifetime_left(now).map_or(0, |left| left.as_secs().div_ceil(60));
    html! {
        li {
            span class="when" { (code(&upload.answers.agency_code())) }
            div { p { (code(&upload.name)) } p class="why" { (view.words.with("import-waiting-forget", &[("count", Arg::count(minutes))])) } }
            a class="btn btn-plain" href=(view.to(&format!("/import/{}", upload.token))) { (view.t("import-preview")) }
        }
    }
}

/// An import that nobody has finished. To resume is to send the same file again: its bytes were never kept.
pub fn unfinished(view: &View, import: &ImportSummary, is_busy: bool) -> Markup {
    let words = view.words;
    let begun = day(words, &import.opened_at);
    let again = Address::new(view.to("/import"))
        .with("agency", import.agency.as_str())
        .with("dataset", import.dataset.as_str())
        .with("layout", known_layout(&import.layout));
    html! {
        li {
            span class="when" { (number(words, &words.with("import-open-since", &[("date", Arg::from(&begun))]))) }
            div {
                p { a href=(view.to(&format!("/files/{}", import.import))) { (code(&import.file_name)) } }
                p class="why" { (view.t("import-open-what")) }
                p class="why" { (words.with("import-open-resume-what", &[("count", Arg::count(import.read))])) }
            }
            @if is_busy { span class="why" { (view.t("errors-busy")) } }
            @else {
                div class="acts" {
                    a class="btn btn-plain" href=(again.into_text()) { (view.t("import-open-resume")) }
                    form method="post" action=(view.to(&format!("/files/{}/discard", import.import))) {
                        (view.form())
                        button class="btn btn-word" { (view.t("import-open-discard")) }
                    }
                }
            }
        }
    }
}

/// The layout's id where it is one of ours; an own one has to be given again.
fn known_layout(id: &str) -> &str {
    Layout::named(id).map_or("own", |layout| &layout.id)
}

fn table(view: &View, imports: &[ImportSummary], agencies: &[Agency]) -> Markup {
    let keys = ["import-list-file", "import-list-agency", "import-list-date", "import-list-rows", "import-list-layout", "import-list-state"];
    html! {
        section aria-label=(view.t("import-list")) {
            div class="scroll" tabindex="0" role="group" aria-label={ (view.t("import-list")) ". " (view.t("frame-scroll-sideways")) } {
                table class="table" {
                    thead { tr { @for key in keys { th scope="col" class=[(key == "import-list-rows").then_some("n")] { (view.t(key)) } } } }
                    tbody { @for import in imports { (row(view, import, agencies)) } }
                }
            }
        }
    }
}

fn row(view: &View, import: &ImportSummary, agencies: &[Agency]) -> Markup {
    let words = view.words;
    let agency = agencies.iter().find(|one| one.code == import.agency).map_or(import.agency.as_str(), |one| &one.name);
    html! {
        tr class=[(import.state == ImportStanding::Open).then_some("lit-row")] {
            th scope="row" { a href=(view.to(&format!("/files/{}", import.import))) { (code(&import.file_name)) } }
            td { (name(agency)) }
            td class="day" { (number(words, &day(words, import.closed_at.as_deref().unwrap_or(&import.opened_at)))) }
            td class="n" { (number(words, &words.number(import.read))) }
            td { (name(Layout::named(&import.layout).map_or(import.layout.as_str(), |layout| layout.title(words.language())))) }
            td { (standing(view, import.state)) }
        }
    }
}

/// Where an import stands, in words with a mark.
pub fn standing(view: &View, state: ImportStanding) -> Markup {
    let (class, mark, key) = match state {
        ImportStanding::Complete => ("state done", "check", "import-state-complete"),
        ImportStanding::Open => ("state yours", "clock", "import-state-open"),
        ImportStanding::Discarded => ("state", "circle", "import-state-discarded"),
    };
    html! { span class=(class) { (icon(mark)) (view.t(key)) } }
}
