//! The start page: what to do next, and what is held.

use crate::{
    AppState, Page, Place, View, WebError,
    doors::{Need, Pass},
    frame,
    pages::NEEDS,
    parts::{code, day, note},
    scope::Scope,
};
use axum::extract::State;
use lantern_access::policy::{Action, ResourceKind};
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
    /// What the reader's part of the record holds.
    async fn read(state: &AppState, scope: &Scope) -> Result<Self, WebError> {
        let filter = RecordFilter { agency: scope.agency().cloned(), ..RecordFilter::default() };
        let records = if *scope == Scope::Nothing { 0 } else { state.store.records(&filter, 0, 1).await?.1 };
        let sources = state.store.datasets().await?.iter().filter(|one| scope.holds(&one.agency)).count();
        let imports = state.store.imports(IMPORTS_LOOKED_AT).await?.into_iter().filter(|one| scope.holds(&one.agency)).collect();
        Ok(Self { records, sources, position: state.store.position().await?, imports })
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
    /// What its door asks for.
    need: Need,
}

/// What the door of this page asks for.
pub const NEED: Need = NEEDS.start;

/// `GET /`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass) -> Result<Markup, WebError> {
    let scope = Scope::of(&state, &pass.entered, Action::ViewImports, ResourceKind::Import);
    let held = Held::read(&state, &scope).await?;
    let is_empty = scope != Scope::Nothing && held.records == 0 && held.imports.is_empty();
    let shown = if is_empty { first_steps(&view) } else { next_steps(&view, &held) };
    let shown: Vec<Step> = shown.into_iter().filter(|step| view.may(&state, step.need)).collect();
    let body = html! {
        header {
            h1 { @if is_empty { (view.t("start-empty-heading")) } @else { (view.t("start-title")) } }
            @if is_empty {
                p class="lede" { (view.t("start-empty-what")) }
            } @else if scope != Scope::Nothing {
                (held_note(&view, &held))
                p class="lede" { (view.words.with("start-held", &[("count", Arg::count(held.records))])) " " (view.words.with("start-held-sources", &[("count", Arg::count(held.sources))])) }
            }
        }
        section class="part" aria-labelledby="next" {
            h2 id="next" { (view.t("start-next")) }
            @if view.may(&state, NEEDS.import) { (note(&view.t("start-import"), &html! { p { (view.t("start-names-out")) } })) }
            (steps(&shown))
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
fn step(view: &View, need: Need, title: String, what: &str, (path, act): (&str, &str)) -> Step {
    Step { title, why: html! { (view.t(what)) }, act: Some((view.to(path), view.t(act))), need }
}

/// Where nothing is held: bring in a file, or try the invented region, or send out a template.
fn first_steps(view: &View) -> Vec<Step> {
    let demo = html! { (view.t("start-demo-what")) " " (code("lantern demo")) };
    vec![
        step(view, NEEDS.import, view.t("start-import"), "start-import-what", ("/import", "start-import")),
        Step { title: view.t("start-demo"), why: demo, act: None, need: NEEDS.import },
        step(view, NEEDS.lists, view.t("start-templates"), "start-templates-what", ("/templates/lantern.xlsx", "frame-download")),
    ]
}

fn next_steps(view: &View, held: &Held) -> Vec<Step> {
    let open = held.open();
    let unfinished = (open > 0).then(|| {
        let title = view.words.with("start-open-imports", &[("count", Arg::count(open))]);
        step(view, NEEDS.files, title, "start-open-imports-what", ("/files", "start-open-imports-go"))
    });
    // Whoever works with people begins with people; the figures come after them.
    let others = [
        step(view, NEEDS.find, view.t("find-title"), "start-find-what", ("/find", "find-title")),
        step(view, NEEDS.requests, view.t("rights-requests"), "start-requests-what", ("/rights", "rights-requests")),
        step(view, NEEDS.figures, view.t("start-typology"), "start-typology-what", ("/typology", "frame-page-typology")),
        step(view, NEEDS.quality, view.t("start-quality"), "start-quality-what", ("/quality", "frame-page-quality")),
        step(view, NEEDS.figures, view.t("start-table"), "start-table-what", ("/table", "frame-page-table")),
        step(view, NEEDS.records, view.t("start-records"), "start-records-what", ("/records", "frame-page-records")),
        step(view, NEEDS.import, view.t("start-import-more"), "start-import-what", ("/import", "start-import")),
        step(view, NEEDS.people, view.t("people-title"), "people-what", ("/people", "people-title")),
        step(view, NEEDS.access_log, view.t("accesslog-title"), "accesslog-what", ("/log", "accesslog-title")),
        step(view, NEEDS.ledger, view.t("ledger-title"), "ledger-what", ("/ledger", "ledger-title")),
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
