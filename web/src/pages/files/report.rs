//! What became of one file: the numbers, the problems, the rows to take away, and what to do if it was the wrong one.

use super::list::{standing, unfinished};
use crate::{
    AppState, View, WebError,
    pages::import::{class_key, group_items},
    parts::{Address, Pager, code, day, name, note, number},
};
use lantern_store::{ImportStanding, ImportSummary, ProblemGroup, ProblemRow};
use lantern_words::Arg;
use maud::{Markup, html};

/// How long rejected rows are kept, in days.
const KEPT_DAYS: u32 = 30;

/// How many problems stand on one page.
const PER_PAGE: u32 = 50;

/// The page's body.
pub async fn body(state: &AppState, view: &View, import: &ImportSummary, asked: &str) -> Result<Markup, WebError> {
    let groups = state.store.problem_groups(import.import).await?;
    let (outside, warned): (Vec<&ProblemGroup>, Vec<&ProblemGroup>) = groups.iter().partition(|group| group.rejected);
    let pager = Pager::new(asked, groups.iter().map(|group| group.rows).sum(), PER_PAGE.into());
    let rows = state.store.problems(import.import, pager.first_row(), PER_PAGE).await?;
    let is_busy = state.desk.running(std::time::Instant::now()).is_some();
    Ok(html! {
        (head(state, view, import).await?)
        @match import.state {
            ImportStanding::Open => { section { ul class="waiting" { (unfinished(view, import, is_busy)) } } }
            ImportStanding::Discarded => {}
            ImportStanding::Complete => { (numbers(view, import)) }
        }
        (problems(view, import, &outside, &warned))
        @if !rows.is_empty() { (each(view, import, &rows, &pager)) }
        @if import.state == ImportStanding::Complete { (next(view)) }
    })
}

async fn head(state: &AppState, view: &View, import: &ImportSummary) -> Result<Markup, WebError> {
    let words = view.words;
    let agencies = state.store.agencies().await?;
    let agency = agencies.iter().find(|one| one.code == import.agency).map_or(import.agency.as_str(), |one| &one.name);
    let title = match import.state {
        ImportStanding::Complete => view.t("import-done"),
        ImportStanding::Open => view.t("import-open-what"),
        ImportStanding::Discarded => view.t("import-state-discarded"),
    };
    Ok(html! {
        header {
            p class="crumb" { a href=(view.to("/files")) { (view.t("frame-page-imports")) } " › " (name(agency)) }
            @if import.state == ImportStanding::Complete { (note(&view.t("import-undo-title"), &html! { p { (view.t("import-undo-what")) } })) }
            h1 { (title) }
            p class="lede" { (code(&import.file_name)) @if import.file_name != import.dataset.as_str() { " · " (name(import.dataset.as_str())) } }
            p { (standing(view, import.state)) " · " (number(words, &day(words, import.closed_at.as_deref().unwrap_or(&import.opened_at)))) }
        }
    })
}

fn numbers(view: &View, import: &ImportSummary) -> Markup {
    let changed_nothing = import.new + import.changed + import.withdrawn + import.rejected == 0;
    let numbers = [
        ("import-done-new", import.new),
        ("import-done-changed", import.changed),
        ("import-done-unchanged", import.unchanged),
        ("import-done-rejected", import.rejected),
        ("import-done-withdrawn", import.withdrawn),
    ];
    html! {
        section aria-label=(view.t("import-done")) {
            @if changed_nothing { p class="lit" { (view.t("import-done-nothing-new")) } }
            ul class="done" {
                @for (key, count) in numbers.into_iter().filter(|(key, count)| *count > 0 || *key == "import-done-new") {
                    li { (view.words.with(key, &[("count", Arg::count(count))])) }
                }
            }
        }
    }
}

fn problems(view: &View, import: &ImportSummary, outside: &[&ProblemGroup], warned: &[&ProblemGroup]) -> Markup {
    html! {
        @if outside.is_empty() && warned.is_empty() { section { p class="quiet" { (view.t("import-problems-none")) } } }
        @if !outside.is_empty() {
            section aria-labelledby="outside" {
                h2 id="outside" { (view.t("import-problems-rejected")) }
                div class="clay-box" { (group_items(view, outside)) @if import.has_problem_file { (download(view, import)) } }
            }
        }
        @if !warned.is_empty() {
            section aria-labelledby="warned" {
                h2 id="warned" { (view.t("import-problems-warnings")) }
                p class="quiet small" { (view.t("import-problems-warnings-what")) }
                (group_items(view, warned))
            }
        }
    }
}

fn download(view: &View, import: &ImportSummary) -> Markup {
    html! {
        p class="acts" { a class="btn btn-plain" href=(view.to(&format!("/files/{}/problems.csv", import.import))) download { (crate::frame::icon("download")) (view.t("import-problems-download")) } }
        p class="quiet small" { (view.t("import-problems-download-what")) " " (view.words.with("import-problems-kept", &[("count", Arg::count(KEPT_DAYS))])) }
    }
}

/// Row by row: where and what, never the value.
fn each(view: &View, import: &ImportSummary, rows: &[ProblemRow], pager: &Pager) -> Markup {
    let words = view.words;
    html! {
        section aria-labelledby="each" {
            h2 id="each" { (view.t("import-problems-each")) }
            div class="scroll" tabindex="0" role="group" aria-label={ (view.t("import-problems-each")) ". " (view.t("frame-scroll-sideways")) } {
                table class="table" {
                    thead { tr {
                        th scope="col" class="n" { (view.t("import-problems-row")) }
                        th scope="col" { (view.t("import-problems-column")) }
                        th scope="col" { (view.t("import-problems-kind")) }
                    } }
                    tbody { @for row in rows { tr {
                        th scope="row" class="n" { (number(words, &words.number(row.row_number))) }
                        td { @if let Some(column) = &row.column { bdi class="code" { (column) } } }
                        td { (view.t(&format!("problem-{}-title", class_key(&row.class)))) }
                    } } }
                }
            }
            (pager.draw(view, &Address::new(view.to(&format!("/files/{}", import.import)))))
        }
    }
}

fn next(view: &View) -> Markup {
    html! {
        div class="acts bar-act" {
            a class="btn btn-primary" href=(view.to("/typology")) { (view.t("import-done-next")) }
            a class="btn btn-plain" href=(view.to("/import")) { (view.t("start-import-more")) }
        }
    }
}
