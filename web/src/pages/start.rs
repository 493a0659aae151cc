//! The start page: what to do next, and what is held.

use crate::{
    AppState, Page, Place, View, WebError, frame,
    parts::{code, day, facts_note, note, number},
};
use axum::extract::State;
use lantern_store::{ImportStanding, ImportSummary, RecordFilter};
use lantern_words::Arg;
use maud::{Markup, html};

/// How many of the newest imports the page looks at.
const IMPORTS_LOOKED_AT: u32 = 200;

/// What is held, for the margin.
struct Held {
    records: u64,
    sources: usize,
    position: i64,
    imports: Vec<ImportSummary>,
}

impl Held {
    async fn read(state: &AppState) -> Result<Self, WebError> {
        let (_, records) = state.store.records(&RecordFilter::default(), 0, 1).await?;
        let sources = state.store.datasets().await?.len();
        Ok(Self { records, sources, position: state.store.position().await?, imports: state.store.imports(IMPORTS_LOOKED_AT).await? })
    }

    fn open(&self) -> u64 {
        self.imports.iter().filter(|import| import.state == ImportStanding::Open).count() as u64
    }

    fn last(&self) -> Option<(&ImportSummary, &str)> {
        self.imports.iter().find_map(|import| Some((import, import.closed_at.as_deref()?)).filter(|_| import.state == ImportStanding::Complete))
    }
}

/// One thing to do.
struct Step {
    title: String,
    why: Markup,
    address: String,
    act: String,
}

/// `GET /`.
pub async fn page(State(state): State<AppState>, view: View) -> Result<Markup, WebError> {
    let held = Held::read(&state).await?;
    let is_empty = held.records == 0 && held.imports.is_empty();
    let body = html! {
        header {
            h1 { @if is_empty { (view.t("start-empty-heading")) } @else { (view.t("start-title")) } }
            @if is_empty {
                p class="lede" { (view.t("start-empty-what")) }
            } @else {
                (held_note(&view, &held))
                p class="lede" { (view.words.with("start-held", &[("count", Arg::count(held.records))])) " " (view.words.with("start-held-sources", &[("count", Arg::count(held.sources))])) }
            }
        }
        section class="part" aria-labelledby="next" {
            h2 id="next" { (view.t("start-next")) }
            (note(&view.t("start-import"), &html! { p { (view.t("start-names-out")) } }))
            (steps(&if is_empty { first_steps(&view) } else { next_steps(&view, &held) }))
        }
    };
    let title = view.t("start-title");
    Ok(frame::document(&state, &view, &Page { place: Place::Start, title, body, reload_seconds: None }))
}

/// The list: the first is lit, and has the only primary button.
fn steps(steps: &[Step]) -> Markup {
    html! {
        ul class="waiting steps" {
            @for (at, step) in steps.iter().enumerate() {
                li class=[(at == 0).then_some("first")] {
                    div { h3 { (step.title) } p class="why" { (step.why) } }
                    a class={ "btn " @if at == 0 { "btn-primary" } @else { "btn-plain" } } href=(step.address) { (step.act) }
                }
            }
        }
    }
}

fn step(view: &View, key: &str, path: &str) -> Step {
    Step { title: view.t(key), why: html! { (view.t(&format!("{key}-what"))) }, address: view.to(path), act: view.t(place_of(path)) }
}

/// The word on the button: the name of the place it opens.
fn place_of(path: &str) -> &'static str {
    match path {
        "/typology" => "frame-page-typology",
        "/table" => "frame-page-table",
        "/quality" => "frame-page-quality",
        "/records" => "frame-page-records",
        _ => "frame-page-imports",
    }
}

/// Where nothing is held: bring in a file, or try the invented region, or send out a template.
fn first_steps(view: &View) -> Vec<Step> {
    let demo = html! { (view.t("start-demo-what")) " " (code("lantern demo")) };
    vec![
        Step { act: view.t("start-import"), ..step(view, "start-import", "/import") },
        Step { title: view.t("start-demo"), why: demo, address: view.to("/typology"), act: view.t("frame-page-typology") },
        Step { act: view.t("frame-download"), ..step(view, "start-templates", "/templates/lantern.xlsx") },
    ]
}

fn next_steps(view: &View, held: &Held) -> Vec<Step> {
    let mut steps = Vec::new();
    let open = held.open();
    if open > 0 {
        let title = view.words.with("start-open-imports", &[("count", Arg::count(open))]);
        steps.push(Step { title, act: view.t("start-open-imports-go"), ..step(view, "start-open-imports", "/files") });
    }
    steps.push(Step { title: view.t("start-typology"), act: view.t("start-typology"), ..step(view, "start-typology", "/typology") });
    steps.push(step(view, "start-quality", "/quality"));
    steps.push(step(view, "start-table", "/table"));
    steps.push(step(view, "start-records", "/records"));
    steps.push(Step { title: view.t("start-import-more"), act: view.t("start-import"), ..step(view, "start-import", "/import") });
    steps
}

fn held_note(view: &View, held: &Held) -> Markup {
    let words = view.words;
    let position = words.number(held.position);
    let figures = [
        (view.t("records-title"), number(words, &words.number(held.records))),
        (view.t("table-dimension-source"), number(words, &words.number(held.sources))),
    ];
    html! {
        (facts_note(&view.t("typology-records-by-source"), &figures))
        (note(&view.t("typology-how-made"), &html! {
            p { (view.t("start-held-not-people")) }
            @if let Some((import, at)) = held.last() {
                @let date = day(words, at);
                p { (words.with("start-last-import", &[("file", Arg::from(&import.file_name)), ("date", Arg::from(&date))])) }
            }
            p class="cap" { (words.with("start-as-of", &[("position", Arg::from(&position))])) }
        }))
    }
}
