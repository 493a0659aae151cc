//! Source quality: what each source records, how soon, and where it contradicts itself; and what to ask it.

use crate::{
    AppState, Page, Place, View, WebError,
    doors::Pass,
    frame,
    parts::{Drawn, FigurePart, Layout, day, direction, empty, facts_note, number},
};
use axum::extract::State;
use lantern_facts::{Completeness, Dimension, Source, SourceQuality};
use lantern_model::AgencyCode;
use lantern_pictures::{Frame, Matrix, Ramp, Share, ShareRow, Shares, Step, Steps, Value};
use lantern_publish::{Figures, Names};
use lantern_store::{ImportStanding, ImportSummary};
use lantern_words::Arg;
use maud::{Markup, html};

/// How many of the newest imports the page looks at.
const IMPORTS_LOOKED_AT: u32 = 1_000;
/// Fields asked about at most, the weakest first.
const ASKED_MAX: usize = 4;
/// Fields known less often than this are worth a question.
const ASKED_BELOW_PERCENT: u64 = 60;
/// The fields on which findings rest most, for all sources side by side.
const KEY_FIELDS: [&str; 7] = ["sex", "age_group", "citizenship", "displacement", "year_detection", "exploitation_area", "form"];

/// `GET /quality`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass) -> Result<Markup, WebError> {
    let figures = state.figures().await?;
    let names = state.names(view.words, &figures);
    let title = view.t("quality-title");
    let seen = seen(&state, &pass, &figures)?;
    let sources = seen.as_slice();
    let imports = state.store.imports(IMPORTS_LOOKED_AT).await?;
    let mut parts = Vec::with_capacity(sources.len());
    for quality in sources {
        let Some(source) = figures.sources().get(quality.source) else { continue };
        let warnings = warnings(&state, source, &imports).await?;
        parts.push(SourcePart { view: &view, names: &names, source, quality, imports: &imports, warnings }.draw());
    }
    let body = html! {
        header {
            h1 { (title) }
            @if sources.is_empty() {
                (empty(&view.t("quality-empty"), &view.to("/import"), &view.t("start-import")))
            } @else {
                p class="lede" { (view.t("quality-what")) }
            }
        }
        (contents(&view, &names, sources))
        (side_by_side(&view, &names, sources))
        @for part in &parts { (part) }
    };
    Ok(frame::document(&state, &view, &Page { place: Place::Quality, title, body, reload_seconds: None }))
}

/// The sources that a reader sees.
pub fn seen(state: &AppState, pass: &Pass, figures: &Figures) -> Result<Vec<SourceQuality>, WebError> {
    let scope = pass.scope_or_refuse(state)?;
    let is_seen = |quality: &&SourceQuality| {
        let source = figures.sources().get(quality.source);
        source.and_then(|source| AgencyCode::parse(&source.agency).ok()).is_some_and(|agency| scope.holds(&agency))
    };
    Ok(figures.quality().iter().filter(is_seen).cloned().collect())
}

/// Values of the newest complete import of a source that could not be read and count as unknown.
async fn warnings(state: &AppState, source: &Source, imports: &[ImportSummary]) -> Result<u64, WebError> {
    let Some(last) = imports.iter().find(|import| is_of(import, source)) else { return Ok(0) };
    let groups = state.store.problem_groups(last.import).await?;
    Ok(groups.iter().filter(|group| !group.rejected).map(|group| group.rows).sum())
}

fn is_of(import: &ImportSummary, source: &Source) -> bool {
    import.state == ImportStanding::Complete && import.agency.as_str() == source.agency && import.dataset.as_str() == source.dataset
}

fn source_name(names: &Names<'_>, index: usize) -> String {
    Dimension::parse("source").map_or_else(String::new, |dimension| names.label(dimension, &index.to_string()))
}

/// The sources as links: each has a long section of its own.
fn contents(view: &View, names: &Names<'_>, sources: &[SourceQuality]) -> Markup {
    html! {
        @if sources.len() > 1 {
            nav class="contents part" aria-label=(view.t("quality-source")) {
                ul class="parts" { @for quality in sources { li { a href={ "#source-" (quality.source) } { bdi { (source_name(names, quality.source)) } } } } }
            }
        }
    }
}

/// All sources about persons, by the fields on which findings rest most.
fn side_by_side(view: &View, names: &Names<'_>, sources: &[SourceQuality]) -> Markup {
    let fields: Vec<Dimension> = KEY_FIELDS.iter().filter_map(|name| Dimension::parse(name)).collect();
    let known_of = |quality: &SourceQuality, field: Dimension| quality.completeness.iter().find(|one| one.dimension == field && one.all > 0).copied();
    let about_persons: Vec<&SourceQuality> = sources.iter().filter(|quality| fields.iter().any(|field| known_of(quality, *field).is_some())).collect();
    if about_persons.len() < 2 {
        return Markup::default();
    }
    let share = |known: u64, all: u64| view.words.share(known, all);
    let cell = |one: Completeness| Value::count(one.known.saturating_mul(100) / one.all.max(1), share(one.known, one.all));
    let steps =
        [0_u64, 20, 40, 60, 80].map(|from| Step::new(from, format!("{}–{}", view.words.number(from), share(from + if from == 80 { 20 } else { 19 }, 100))));
    let matrix = Matrix {
        rows: about_persons.iter().map(|quality| source_name(names, quality.source)).collect(),
        columns: fields.iter().map(|field| names.dimension(*field)).collect(),
        cells: about_persons.iter().map(|quality| fields.iter().map(|field| known_of(quality, *field).map(cell)).collect()).collect(),
        ramp: Ramp { steps: Steps::new(steps.to_vec()), withheld: String::new(), nothing: view.t("typology-not-applicable") },
    };
    let title = view.t("quality-overall");
    let label = view.words.with("typology-picture", &[("title", Arg::from(&title))]);
    let table = html! {
        div class="scroll" tabindex="0" role="group" aria-label=(view.t("frame-scroll-sideways")) { table class="table" {
            caption class="visually-hidden" { (title) }
            thead { tr { th scope="col" { (view.t("quality-source")) } @for field in &fields { th scope="col" class="n" { (names.dimension(*field)) } } } }
            tbody { @for quality in &about_persons { tr {
                th scope="row" { bdi { (source_name(names, quality.source)) } }
                @for field in &fields { td class="n" { @if let Some(one) = known_of(quality, *field) { (number(view.words, &share(one.known, one.all))) } } }
            } } }
        } }
    };
    FigurePart {
        id: "overall",
        heading: html! { h2 { (title) } },
        what: html! { (view.t("quality-completeness-what")) },
        drawn: Drawn::of(&matrix, &Frame::new("overall", &label, direction(view.words)), Layout::Folded),
        table,
        table_link: &view.t("typology-same-figures"),
        how: Vec::new(),
    }
    .draw()
}

/// One source.
struct SourcePart<'a> {
    view: &'a View,
    names: &'a Names<'a>,
    source: &'a Source,
    quality: &'a SourceQuality,
    imports: &'a [ImportSummary],
    warnings: u64,
}

impl SourcePart<'_> {
    fn draw(&self) -> Markup {
        let view = self.view;
        let id = format!("source-{}", self.quality.source);
        html! {
            section class="part" aria-labelledby=(id) {
                h2 id=(id) { bdi { (source_name(self.names, self.quality.source)) } }
                (self.files_note())
                (self.completeness())
                div class="two part" {
                    section { h3 { (view.t("quality-timeliness")) } p class="small quiet" { (view.t("quality-timeliness-what")) } (self.timeliness()) }
                    section { h3 { (view.t("quality-consistency")) } p class="small quiet" { (view.t("quality-consistency-what")) } (self.consistency()) }
                }
                section class="part" { h3 { (view.t("quality-duplicates")) } (self.duplicates()) }
                (self.questions())
            }
        }
    }

    /// What the source sent, in the margin.
    fn files_note(&self) -> Markup {
        let (view, words) = (self.view, self.view.words);
        let own: Vec<&ImportSummary> = self.imports.iter().filter(|import| is_of(import, self.source)).collect();
        let rejected: u64 = own.first().map_or(0, |import| import.rejected);
        let last = own.first().and_then(|import| import.closed_at.as_deref()).map(|at| day(words, at));
        let records = [(view.t("quality-records"), number(words, &words.number(self.quality.records)))];
        html! {
            (facts_note(&view.t("quality-source"), &records))
            (crate::parts::note(&words.with("quality-files", &[("count", Arg::count(own.len()))]), &html! {
                @if let Some(last) = last { p { (words.with("quality-last-file", &[("date", Arg::from(&last))])) } }
                @if rejected > 0 { p { (words.with("quality-rejected", &[("count", Arg::count(rejected))])) } }
                @if self.warnings > 0 { p { (words.with("quality-warnings", &[("count", Arg::count(self.warnings))])) } }
            }))
        }
    }

    /// The fields that concern the source at all.
    fn fields(&self) -> Vec<Completeness> {
        // What a source never records is not its weakness but its subject; such fields would bury those that matter.
        self.quality.completeness.iter().filter(|one| one.known > 0).copied().collect()
    }

    fn weakest(&self) -> Vec<Completeness> {
        let mut fields = self.fields();
        fields.retain(|one| permyriad(one) < ASKED_BELOW_PERCENT * 100);
        fields.sort_by_key(permyriad);
        fields
    }

    fn completeness(&self) -> Markup {
        let (view, words) = (self.view, self.view.words);
        let mut fields = self.fields();
        fields.sort_by_key(|one| std::cmp::Reverse(permyriad(one)));
        let share = |count: u64, all: u64| Share::part(part(count, all), words.share(count, all));
        let row = |one: &Completeness| ShareRow {
            label: self.names.dimension(one.dimension),
            present: share(one.known, one.all),
            missing: share(one.all.saturating_sub(one.known), one.all),
        };
        let shares = Shares {
            rows: fields.iter().map(row).collect(),
            present_heading: view.t("quality-completeness-known"),
            missing_heading: view.t("typology-unknown"),
        };
        let weakest: Vec<String> = self.weakest().iter().take(2).map(|one| words.in_sentence(&self.names.dimension(one.dimension))).collect();
        let heading = match weakest.as_slice() {
            [first, second] => words.with("quality-completeness-weakest", &[("first", Arg::from(first)), ("second", Arg::from(second))]),
            _ => view.t("quality-completeness"),
        };
        let title = format!("\u{2068}{}\u{2069}: {}", source_name(self.names, self.quality.source), view.t("quality-completeness"));
        let label = words.with("typology-picture", &[("title", Arg::from(&title))]);
        let id = format!("completeness-{}", self.quality.source);
        FigurePart {
            id: &id,
            heading: html! { h3 { (heading) } },
            what: html! { (view.t("quality-completeness-what")) },
            // A line for each field of each source: side by side the page would be twice as long.
            drawn: Drawn::of(&shares, &Frame::new(&id, &label, direction(words)), Layout::Folded),
            table: self.completeness_table(&fields, &title),
            table_link: &view.t("typology-same-figures"),
            how: Vec::new(),
        }
        .draw()
    }

    fn completeness_table(&self, fields: &[Completeness], title: &str) -> Markup {
        let (view, words) = (self.view, self.view.words);
        html! {
            div class="scroll" tabindex="0" role="group" aria-label={ (title) ". " (view.t("frame-scroll-sideways")) } { table class="table" {
                caption class="visually-hidden" { (title) }
                thead { tr { th scope="col" { (view.t("records-field")) } th scope="col" class="n" { (view.t("quality-completeness-known")) } th scope="col" class="n" { (view.t("typology-column-share-all")) } } }
                tbody { @for one in fields { tr {
                    th scope="row" { (self.names.dimension(one.dimension)) }
                    td class="n" { (number(words, &words.number(one.known))) }
                    td class="n" { (number(words, &words.share(one.known, one.all))) }
                } } }
            } }
        }
    }

    fn timeliness(&self) -> Markup {
        let (view, words) = (self.view, self.view.words);
        html! {
            @if let Some(time) = self.quality.timeliness {
                p { (words.with("quality-timeliness-median", &[("count", Arg::count(time.median_days))])) }
                p { (words.with("quality-timeliness-late", &[("count", Arg::count(time.ninth_decile_days))])) }
            } @else { p { (view.t("quality-timeliness-unknown")) } }
        }
    }

    fn consistency(&self) -> Markup {
        let (view, words) = (self.view, self.view.words);
        let found: Vec<&(&str, u64)> = self.quality.contradictions.iter().filter(|(_, records)| *records > 0).collect();
        html! {
            @if found.is_empty() { p { (view.t("quality-consistency-none")) } }
            @else { dl class="pairs" { @for (rule, records) in found {
                dt { (view.t(&format!("quality-rule-{rule}"))) }
                dd { (number(words, &words.with("typology-records-count", &[("count", Arg::count(*records))]))) }
            } } }
        }
    }

    fn duplicates(&self) -> Markup {
        let view = self.view;
        html! {
            p class="small quiet measure" { (view.t("quality-duplicates-what")) }
            @if self.quality.duplicates == 0 { p { (view.t("quality-duplicates-none")) } }
            @else { p { (view.words.with("quality-duplicates-count", &[("count", Arg::count(self.quality.duplicates))])) } }
        }
    }

    fn questions(&self) -> Markup {
        let (view, words) = (self.view, self.view.words);
        let weakest = self.weakest();
        html! {
            @if !weakest.is_empty() {
                section class="part lit" {
                    h3 { (view.t("quality-ask")) }
                    ul { @for one in weakest.iter().take(ASKED_MAX) {
                        @let (field, share) = (words.in_sentence(&self.names.dimension(one.dimension)), words.share(one.known, one.all));
                        li { (words.with("quality-ask-field", &[("field", Arg::from(&field)), ("share", Arg::from(&share))])) }
                    } }
                }
            }
        }
    }
}

/// How often a field is known, in hundredths of a percent.
fn permyriad(one: &Completeness) -> u64 {
    one.known.saturating_mul(10_000).checked_div(one.all).unwrap_or(0)
}

#[expect(clippy::cast_precision_loss, reason = "the length of a bar")]
fn part(count: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { count as f64 / whole as f64 }
}
