//! The typology of S/2017/939, paragraph 63: areas, people, alleged perpetrators, means and forms, on one page; each table alone.

mod drawing;
pub mod filter;
mod one;
mod part;

pub use one::one;

use crate::{
    AppState, Page, Place, View, WebError,
    doors::Pass,
    frame,
    pages::figures_scope,
    parts::{empty, note, number},
};
use axum::extract::{Query, State};
use drawing::{Sheet, anchor};
use filter::{Asked, Filter, figures_label, kind_label};
use lantern_facts::{CountUnit, FigureKind, Part, Table, Typology};
use lantern_publish::{Choice, Figures};
use lantern_words::Arg;
use maud::{Markup, html};

/// `GET /typology`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Query(asked): Query<Asked>) -> Result<Markup, WebError> {
    let figures = state.figures().await?;
    let title = view.t("typology-title");
    if figures.sources().is_empty() {
        let body = html! { h1 { (title) } (empty(&view.t("typology-empty"), &view.to("/import"), &view.t("start-import"))) };
        return Ok(frame::document(&state, &view, &Page { place: Place::Typology, title, body, reload_seconds: None }));
    }
    let names = state.names(view.words, &figures);
    let filter = Filter::read(&asked, &figures).cut(&figures_scope(&state, &pass), &figures);
    let typology = figures.typology(&filter.scope(), filter.choice).await?;
    let sheet = Sheet { view: &view, names: &names, filter: &filter, maps: &state.maps, today: figures.today() };
    let body = html! {
        header {
            h1 { (title) }
            (how_made(&view, &filter, typology.parts.first().and_then(|part| part.tables.first()), typology.position))
            (protects(&view, &state, filter.choice))
            p class="lede" { (view.t("typology-what")) }
            (filter.sentence(&view, &names, &figures).await)
            (kinds(&view, &figures, &filter))
        }
        (contents(&sheet, &typology))
        @for part in &typology.parts { (sheet.part(part, typology.source_kind)) }
    };
    Ok(frame::document(&state, &view, &Page { place: Place::Typology, title, body, reload_seconds: None }))
}

/// One tab per kind of source: they are counted apart and never added together.
fn kinds(view: &View, figures: &Figures, filter: &Filter) -> Markup {
    let kinds = figures.source_kinds();
    html! {
        @if kinds.len() > 1 {
            nav class="tabs" aria-label=(view.t("table-dimension-source-kind")) {
                @for kind in &kinds {
                    @let there = Filter { kind: Some(*kind), source: None, year: None, choice: filter.choice };
                    a href=(there.address(view.to("/typology")).into_text()) aria-current=[(filter.kind == Some(*kind)).then_some("page")] { (kind_label(view.words, *kind)) }
                }
            }
            p class="small quiet" { (view.t("typology-kinds-apart")) }
        }
    }
}

/// The parts as links, and behind another one all tables: the first finding should be seen without scrolling past a list.
fn contents(sheet: &Sheet<'_>, typology: &Typology) -> Markup {
    let title = sheet.view.t("typology-contents");
    let part_link = |part: &Part| html! { a href={ "#part-" (part.key) } { (sheet.part_title(part.key, typology.source_kind)) } };
    html! {
        nav class="contents part" aria-label=(title) {
            ul class="parts" { @for part in &typology.parts { li { (part_link(part)) } } }
            details class="same" {
                summary { (title) }
                ul class="tables" {
                    @for part in &typology.parts {
                        li { (part_link(part)) ul { @for table in &part.tables { li { a href={ "#" (anchor(table)) } { (sheet.names.title(table)) } } } } }
                    }
                }
            }
        }
    }
}

/// How the figures were made, in the margin. The number is that of the records which the table counts: those held of people at
/// risk, say, are not among them.
fn how_made(view: &View, filter: &Filter, counted: Option<&Table>, position: i64) -> Markup {
    let records = counted.filter(|table| table.unit == CountUnit::Records).and_then(|table| table.all.exact());
    let is_about_records = filter.kind.is_some_and(lantern_model::SourceKind::is_about_persons);
    let position = view.words.number(position);
    note(
        &view.t("typology-how-made"),
        &html! {
            @if let Some(records) = records { p { (view.words.with("typology-how-made-what", &[("count", Arg::count(records))])) } }
            @if is_about_records { p { (view.t("typology-records-by-source-what")) } }
            p class="cap" { (view.words.with("typology-how-made-as-of", &[("position", Arg::from(&position))])) }
        },
    )
}

/// What protects the people in the figures, in the margin.
fn protects(view: &View, state: &AppState, choice: Choice) -> Markup {
    let kind = match choice {
        Choice::Operational => FigureKind::Operational,
        Choice::Public => FigureKind::Public { threshold: state.rule.threshold },
    };
    let (label, what) = figures_label(view, kind);
    note(
        &view.t("typology-protects"),
        &html! {
            p { strong { (number(view.words, &label)) } br; (what) }
            p { @match kind {
                FigureKind::Operational => (view.t("typology-protects-operational")),
                FigureKind::Public { threshold } => (view.words.with("typology-protects-what", &[("threshold", Arg::count(threshold))])),
            } }
        },
    )
}
