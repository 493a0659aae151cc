//! The start page: what to do next, and what is held.

use crate::{
    AppState, Page, Place, View, WebError, frame,
    parts::{code, day, note},
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
    /// Where it is done and the word on the button; none where it is done elsewhere.
    act: Option<(String, String)>,
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
                    @if let Some((address, act)) = &step.act {
                        a class={ "btn " @if at == 0 { "btn-primary" } @else { "btn-plain" } } href=(address) { (act) }
                    }
                }
            }
        }
    }
}

/// A step that is done on another page; `act` is the word on its button.
fn step(view: &View, title: String, what: &str, (path, act): (&str, &str)) -> Step {
    Step { title, why: html! { (view.t(what)) }, act: Some((view.to(path), view.t(act))) }
}

/// Where nothing is held: bring in a file, or try the invented region, or send out a template.
fn first_steps(view: &View) -> Vec<Step> {
    let demo = html! { (view.t("start-demo-what")) " " (code("lantern demo")) };
    vec![
        step(view, view.t("start-import"), "start-import-what", ("/import", "start-import")),
        Step { title: view.t("start-demo"), why: demo, act: None },
        step(view, view.t("start-templates"), "start-templates-what", ("/templates/lantern.xlsx", "frame-download")),
    ]
}

fn next_steps(view: &View, held: &Held) -> Vec<Step> {
    let open = held.open();
    let unfinished = (open > 0).then(|| {
        let title = view.words.with("start-open-imports", &[("count", Arg::count(open))]);
        step(view, title, "start-open-imports-what", ("/files", "start-open-imports-go"))
    });
    let others = [
        step(view, view.t("start-typology"), "start-typology-what", ("/typology", "frame-page-typology")),
        step(view, view.t("start-quality"), "start-quality-what", ("/quality", "frame-page-quality")),
        step(view, view.t("start-table"), "start-table-what", ("/table", "frame-page-table")),
        step(view, view.t("start-records"), "start-records-what", ("/records", "frame-page-records")),
        step(view, view.t("start-import-more"), "start-import-what", ("/import", "start-import")),
    ];
    unfinished.into_iter().chain(others).collect()
}

fn held_note(view: &View, held: &Held) -> Markup {
    let words = view.words;
    let position = words.number(held.position);
    html! {
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
