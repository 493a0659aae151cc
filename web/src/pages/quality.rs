//! Source quality: what each source records, how soon, and where it contradicts itself; and what to ask it.

use crate::{
    AppState, Page, Place, View, WebError, frame,
    parts::{Drawn, FigurePart, Layout, day, direction, empty, facts_note, number},
};
use axum::extract::State;
use lantern_facts::{Dimension, Source, SourceQuality, Timeliness};
use lantern_model::field;
use lantern_pictures::{Frame, Matrix, Ramp, Share, ShareRow, Shares, Step, Steps, Value};
use lantern_publish::Names;
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
const KEY_FIELDS: [&str; 7] = [
    "victim.sex",
    "victim.age_group",
    "victim.citizenship",
    "victim.displacement",
    "victim.detection_date",
    "event.exploitation_area",
    "event.forms",
];

/// `GET /quality`.
pub async fn page(State(state): State<AppState>, view: View) -> Result<Markup, WebError> {
    let figures = state.figures().await?;
    let names = state.names(view.words, &figures);
    let title = view.t("quality-title");
    let sources = figures.quality().await?;
    let imports = state.store.imports(IMPORTS_LOOKED_AT).await?;
    let mut parts = Vec::with_capacity(sources.len());
    for quality in &sources {
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
        (side_by_side(&view, &names, &sources))
        @for part in &parts { (part) }
    };
    Ok(frame::document(&state, &view, &Page { place: Place::Quality, title, body, reload_seconds: None }))
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

/// The name of a field by its path.
fn field_name(view: &View, path: &str) -> String {
    let field = field::by_path(path);
    field.map_or_else(|| path.to_owned(), |field| view.t(&format!("field-{}-{}", field.unit.name().replace('_', "-"), field.name.replace('_', "-"))))
}

fn source_name(names: &Names<'_>, index: usize) -> String {
    Dimension::parse("source").map_or_else(String::new, |dimension| names.label(dimension, &index.to_string()))
}

/// All sources about persons, by the fields on which findings rest most.
fn side_by_side(view: &View, names: &Names<'_>, sources: &[SourceQuality]) -> Markup {
    let known_of = |quality: &SourceQuality, path: &str| quality.completeness.iter().find(|(field, _, all)| field == path && *all > 0).map(|(_, known, all)| (*known, *all));
    let about_persons: Vec<&SourceQuality> = sources.iter().filter(|quality| KEY_FIELDS.iter().any(|path| known_of(quality, path).is_some())).collect();
    if about_persons.len() < 2 {
        return Markup::default();
    }
    let fields: Vec<String> = KEY_FIELDS.iter().map(|path| field_name(view, path)).collect();
    let share = |known: u64, all: u64| view.words.share(known, all);
    let cell = |(known, all): (u64, u64)| Value::count(known.saturating_mul(100) / all.max(1), share(known, all));
    let steps = [0_u64, 20, 40, 60, 80].map(|from| Step::new(from, format!("{}–{}", view.words.number(from), share(from + if from == 80 { 20 } else { 19 }, 100))));
    let matrix = Matrix {
        rows: about_persons.iter().map(|quality| source_name(names, quality.source)).collect(),
        columns: fields.clone(),
        cells: about_persons.iter().map(|quality| KEY_FIELDS.iter().map(|path| known_of(quality, path).map(cell)).collect()).collect(),
        ramp: Ramp { steps: Steps::new(steps.to_vec()), withheld: String::new(), nothing: view.t("typology-not-applicable") },
    };
    let title = view.t("quality-overall");
    let label = view.words.with("typology-picture", &[("title", Arg::from(&title))]);
    let table = html! {
        div class="scroll" tabindex="0" role="group" aria-label=(view.t("frame-scroll-sideways")) { table class="table" {
            caption class="visually-hidden" { (title) }
            thead { tr { th scope="col" { (view.t("quality-source")) } @for field in &fields { th scope="col" class="n" { (field) } } } }
            tbody { @for quality in &about_persons { tr {
                th scope="row" { bdi { (source_name(names, quality.source)) } }
                @for path in KEY_FIELDS { td class="n" { @if let Some((known, all)) = known_of(quality, path) { (number(view.words, &share(known, all))) } } }
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

    /// The fields that concern the source at all: those of units it has.
    fn fields(&self) -> Vec<(&str, u64, u64)> {
        self.quality.completeness.iter().filter(|(_, _, all)| *all > 0).map(|(path, known, all)| (path.as_str(), *known, *all)).collect()
    }

    fn weakest(&self) -> Vec<(&str, u64, u64)> {
        let mut fields: Vec<_> = self.fields().into_iter().filter(|(_, known, all)| *known > 0 && u128::from(*known) * 100 < u128::from(*all) * u128::from(ASKED_BELOW_PERCENT)).collect();
        fields.sort_by_key(|(_, known, all)| u128::from(*known) * 10_000 / u128::from(*all));
        fields
    }

    fn completeness(&self) -> Markup {
        let (view, words) = (self.view, self.view.words);
        let mut fields = self.fields();
        // What a source never records is not its weakness but its subject; such fields would bury those that matter.
        fields.retain(|(_, known, _)| *known > 0);
        fields.sort_by_key(|(_, known, all)| std::cmp::Reverse(u128::from(*known) * 10_000 / u128::from(*all)));
        let row = |(path, known, all): &(&str, u64, u64)| ShareRow {
            label: field_name(view, path),
            present: Share::part(part(*known, *all), words.share(*known, *all)),
            missing: Share::part(part(all - known, *all), words.share(all - known, *all)),
        };
        let shares = Shares { rows: fields.iter().map(row).collect(), present_heading: view.t("quality-completeness-known"), missing_heading: view.t("typology-unknown") };
        let weakest: Vec<String> = self.weakest().iter().take(2).map(|(path, ..)| words.in_sentence(&field_name(view, path))).collect();
        let heading = match weakest.as_slice() {
            [first, second] => words.with("quality-completeness-weakest", &[("first", Arg::from(first)), ("second", Arg::from(second))]),
            _ => view.t("quality-completeness"),
        };
        let title = format!("{}: {}", source_name(self.names, self.quality.source), view.t("quality-completeness"));
        let label = words.with("typology-picture", &[("title", Arg::from(&title))]);
        let id = format!("completeness-{}", self.quality.source);
        FigurePart {
            id: &id,
            heading: html! { h3 { (heading) } },
            what: html! { (view.t("quality-completeness-what")) },
            drawn: Drawn::of(&shares, &Frame::new(&id, &label, direction(words)), Layout::Half),
            table: self.completeness_table(&fields, &title),
            table_link: "",
            how: Vec::new(),
        }
        .draw()
    }

    fn completeness_table(&self, fields: &[(&str, u64, u64)], title: &str) -> Markup {
        let (view, words) = (self.view, self.view.words);
        html! {
            div class="scroll" tabindex="0" role="group" aria-label={ (title) ". " (view.t("frame-scroll-sideways")) } { table class="table" {
                caption class="visually-hidden" { (title) }
                thead { tr { th scope="col" { (view.t("records-field")) } th scope="col" class="n" { (view.t("quality-completeness-known")) } th scope="col" class="n" { (view.t("typology-column-share-all")) } } }
                tbody { @for (path, known, all) in fields { tr {
                    th scope="row" { (field_name(view, path)) }
                    td class="n" { (number(words, &words.number(*known))) }
                    td class="n" { (number(words, &words.share(*known, *all))) }
                } } }
            } }
        }
    }

    fn timeliness(&self) -> Markup {
        let (view, words) = (self.view, self.view.words);
        let Some(Timeliness { in_months, median, ninth_decile, .. }) = self.quality.timeliness else { return html! { p { (view.t("quality-timeliness-unknown")) } } };
        let [half, late] = if in_months { ["quality-timeliness-median-months", "quality-timeliness-late-months"] } else { ["quality-timeliness-median", "quality-timeliness-late"] };
        html! {
            p { (words.with(half, &[("count", Arg::count(median))])) }
            p { (words.with(late, &[("count", Arg::count(ninth_decile))])) }
        }
    }

    fn consistency(&self) -> Markup {
        let (view, words) = (self.view, self.view.words);
        let found: Vec<&(String, u64)> = self.quality.contradictions.iter().filter(|(_, records)| *records > 0).collect();
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
                    ul { @for (path, known, all) in weakest.iter().take(ASKED_MAX) {
                        @let (field, share) = (words.in_sentence(&field_name(view, path)), words.share(*known, *all));
                        li { (words.with("quality-ask-field", &[("field", Arg::from(&field)), ("share", Arg::from(&share))])) }
                    } }
                }
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "the length of a bar")]
fn part(count: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { count as f64 / whole as f64 }
}
