//! The list of records: one line for each, never a name.

use super::{
    find::code_prefix,
    look, short_code,
    value::{Values, field_name},
};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    parts::{Address, Answer, Blank, Group, Pager, code, day, empty, name, number, sentence},
    scope::Scope,
};
use lantern_facts::{Condition, Dimension, FactsError};
use lantern_ledger::AccessKind;
use lantern_model::{AgencyCode, Field, RecordId, SourceKind, Unit, field};
use lantern_publish::Names;
use lantern_store::{Agency, Dataset, RecordDetail, RecordFilter};
use lantern_words::Arg;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// How many records stand on one page.
const PER_PAGE: u32 = 50;

/// How many records of all agencies are looked through for those of one.
const LOOKED_THROUGH_MAX: u32 = 20_000;

/// The longest code of a value in an address, in bytes.
const VALUE_BYTES_MAX: usize = 200;

/// What an address asks for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(rename = "RecordsAsked")]
pub struct Asked {
    /// The beginning of a record code.
    pub code: String,
    /// A dimension, with the value that leads back from a table.
    pub by: String,
    /// The value.
    pub value: String,
    /// The kind of source that the table counted.
    pub kind: String,
    /// The number of a dataset.
    pub source: String,
    /// The page.
    #[schemars(skip)]
    pub page: String,
}

/// Which piece of a list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The first row, from 0.
    pub offset: u64,
    /// How many rows at most.
    pub limit: u32,
}

impl Piece {
    /// The piece that stands on a page.
    fn on(page: &Pager) -> Self {
        Self { offset: page.first_row(), limit: PER_PAGE }
    }
}

/// Records of one piece, and how the list is filtered.
pub struct Found {
    /// The records.
    pub records: Vec<RecordDetail>,
    /// How many there are in the whole list.
    pub all: u64,
    condition: Option<Condition>,
}

/// Reads a piece of the list and writes down who looked at which records, before anybody is shown them.
pub async fn read(state: &AppState, view: &View, pass: &Pass, scope: &Scope, asked: &Asked, piece: Piece) -> Result<Found, WebError> {
    let datasets = state.store.datasets().await?;
    let found = if asked.by.is_empty() {
        by_code(state, scope, asked, (&datasets, piece)).await?
    } else {
        by_value(state, view, scope, asked, (&datasets, piece)).await?
    };
    trace(state, pass, &found).await?;
    Ok(found)
}

/// The page's body.
pub async fn body(state: &AppState, view: &View, pass: &Pass, scope: &Scope, asked: &Asked) -> Result<Markup, WebError> {
    let (mut datasets, agencies) = (state.store.datasets().await?, state.store.agencies().await?);
    let wanted = Pager::new(&asked.page, u32::MAX.into(), PER_PAGE.into());
    let mut found = read(state, view, pass, scope, asked, Piece::on(&wanted)).await?;
    let pager = Pager::new(&asked.page, found.all, PER_PAGE.into());
    if pager.page != wanted.page {
        // A page behind the last one is the last one.
        found = read(state, view, pass, scope, asked, Piece::on(&pager)).await?;
    }
    datasets.retain(|dataset| scope.holds(&dataset.agency));
    let list = List { state, view, asked, datasets: &datasets, agencies: &agencies };
    Ok(list.draw(&found, &pager).await)
}

/// One entry for each agency on the page, which names the records shown.
async fn trace(state: &AppState, pass: &Pass, found: &Found) -> Result<(), WebError> {
    let mut shown: BTreeMap<&AgencyCode, Vec<RecordId>> = BTreeMap::new();
    for record in &found.records {
        shown.entry(&record.summary.agency).or_default().push(record.summary.record);
    }
    for (agency, records) in shown {
        look(state, pass, AccessKind::List, agency, &records).await?;
    }
    Ok(())
}

async fn by_code(state: &AppState, scope: &Scope, asked: &Asked, (datasets, piece): (&[Dataset], Piece)) -> Result<Found, WebError> {
    let typed = asked.code.trim();
    let dataset = asked.source.parse().ok().filter(|id| datasets.iter().any(|one| one.id == *id));
    let filter = RecordFilter { agency: scope.agency().cloned(), dataset, id_prefix: code_prefix(typed) };
    // A text that is no code is the beginning of none.
    if !typed.is_empty() && filter.id_prefix.is_none() {
        return Ok(Found { records: Vec::new(), all: 0, condition: None });
    }
    let (summaries, all) = state.store.records(&filter, piece.offset, piece.limit).await?;
    let mut records = Vec::with_capacity(summaries.len());
    for summary in summaries {
        records.extend(state.store.record(summary.record).await?);
    }
    Ok(Found { records, all, condition: None })
}

/// The records behind a figure, by the rule by which it was counted.
async fn by_value(state: &AppState, view: &View, scope: &Scope, asked: &Asked, (datasets, piece): (&[Dataset], Piece)) -> Result<Found, WebError> {
    let short: String = asked.by.chars().take(60).collect();
    let dimension = Dimension::parse(&asked.by).ok_or_else(|| WebError::Refused(view.words.with("table-unknown-dimension", &[("name", Arg::from(&short))])))?;
    if asked.value.len() > VALUE_BYTES_MAX {
        return Err(WebError::TooLarge);
    }
    let condition = Condition { dimension, codes: vec![asked.value.clone()] };
    let kind = kind(asked, datasets)?;
    if *scope != Scope::All {
        return own_by_value(state, scope, piece, condition, kind).await;
    }
    let (ids, all) = lantern_facts::records_of(&state.store, &condition, kind, piece.offset, piece.limit).await.map_err(|error| refused(&error))?;
    let mut records = Vec::with_capacity(ids.len());
    for id in ids {
        records.extend(state.store.record(id).await?);
    }
    Ok(Found { records, all, condition: Some(condition) })
}

/// The records of one agency behind a figure: those of others fall away before they are counted.
async fn own_by_value(state: &AppState, scope: &Scope, piece: Piece, condition: Condition, kind: SourceKind) -> Result<Found, WebError> {
    let (ids, _) = lantern_facts::records_of(&state.store, &condition, kind, 0, LOOKED_THROUGH_MAX).await.map_err(|error| refused(&error))?;
    let mut own = Vec::new();
    for id in ids {
        own.extend(state.store.record(id).await?.filter(|record| scope.holds(&record.summary.agency)));
    }
    let (all, first) = (own.len() as u64, usize::try_from(piece.offset).unwrap_or(usize::MAX));
    let records = own.into_iter().skip(first).take(piece.limit as usize).collect();
    Ok(Found { records, all, condition: Some(condition) })
}

/// The kind that was named, else the only one about persons that there is.
fn kind(asked: &Asked, datasets: &[Dataset]) -> Result<SourceKind, WebError> {
    if let Some(kind) = SourceKind::from_code(&asked.kind) {
        return Ok(kind);
    }
    let mut kinds: Vec<SourceKind> = datasets.iter().map(|one| one.source_kind).filter(|kind| kind.is_about_persons()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    match kinds.as_slice() {
        [] => Ok(SourceKind::CaseRecords),
        [only] => Ok(*only),
        _ => Err(refused(&FactsError::SeveralKinds(kinds))),
    }
}

fn refused(error: &FactsError) -> WebError {
    if error.is_question() { WebError::Refused(error.to_string()) } else { WebError::ours(error) }
}

/// The list and what it is drawn from.
struct List<'a> {
    state: &'a AppState,
    view: &'a View,
    asked: &'a Asked,
    datasets: &'a [Dataset],
    agencies: &'a [Agency],
}

impl List<'_> {
    async fn draw(&self, found: &Found, pager: &Pager) -> Markup {
        let view = self.view;
        let condition = match &found.condition {
            Some(condition) => Some(self.condition(condition).await),
            None => None,
        };
        html! {
            header {
                h1 { (view.t("records-title")) }
                p class="lede" { (view.t("records-what")) }
            }
            @match &condition {
                Some(condition) => {
                    p class="sentence" { (view.words.with("typology-filtered", &[("conditions", Arg::from(condition))])) " "
                        a href=(view.to("/records")) { (view.t("table-remove-condition")) } }
                }
                None => { @if !self.datasets.is_empty() { (self.sources()) } }
            }
            @if found.records.is_empty() { (self.nothing()) } @else { (self.records(found, pager)) }
        }
    }

    /// The condition in words, with the names that the figures use.
    async fn condition(&self, condition: &Condition) -> String {
        let words = self.view.words;
        // Only sources need the figures; where they cannot be counted, their number stands for them.
        let figures = if condition.dimension.name() == "source" { self.state.figures().await.ok() } else { None };
        let names = Names { words, places: &self.state.places, sources: figures.as_ref().map_or(&[][..], |figures| figures.sources()) };
        let values: Vec<String> = condition.codes.iter().map(|code| names.in_sentence(condition.dimension, code)).collect();
        let (field, value) = (words.in_sentence(&names.dimension(condition.dimension)), words.list(&values));
        words.with("table-condition", &[("field", Arg::from(&field)), ("value", Arg::from(&value))])
    }

    fn agency_name<'b>(&'b self, agency: &'b lantern_model::AgencyCode) -> &'b str {
        self.agencies.iter().find(|one| one.code == *agency).map_or(agency.as_str(), |one| &one.name)
    }

    fn source_name(&self, agency: &lantern_model::AgencyCode, dataset: &str) -> String {
        format!("{} · {dataset}", self.agency_name(agency))
    }

    fn sources(&self) -> Markup {
        let view = self.view;
        let every = std::iter::once(Answer::new("", view.t("typology-filter-every-source")));
        let answers = every.chain(self.datasets.iter().map(|one| Answer::new(one.id.to_string(), self.source_name(&one.agency, one.name.as_str()))));
        let blank = Blank {
            id: "source".to_owned(),
            name: "source".to_owned(),
            label: view.t("records-source"),
            groups: vec![Group::plain(answers.collect())],
            chosen: self.asked.source.clone(),
        };
        let body = html! {
            @if !self.asked.code.is_empty() { input type="hidden" name="code" value=(self.asked.code); }
            (view.t("records-filter")) " " (blank.draw())
        };
        sentence(view, "/records", &view.t("records-title"), &view.t("frame-show"), &body)
    }

    fn nothing(&self) -> Markup {
        let (view, code) = (self.view, self.asked.code.trim());
        let shown: String = code.chars().take(40).collect();
        html! {
            @if self.datasets.is_empty() { (empty(&view.t("records-empty"), &view.to("/import"), &view.t("start-import"))) }
            @else if !code.is_empty() { p class="lede" { (view.words.with("records-not-found", &[("code", Arg::from(&shown))])) } }
            @else { p class="lede" { (view.t("records-none-found")) } }
        }
    }

    fn records(&self, found: &Found, pager: &Pager) -> Markup {
        let (view, words) = (self.view, self.view.words);
        let (first, rows) = (pager.first_row(), pager.rows);
        let (from, to, total) = (words.number(first + 1), words.number(first + found.records.len() as u64), words.number(rows));
        let asked = self.asked;
        let address = Address::new(view.to("/records")).with("code", &asked.code).with("source", &asked.source).with("by", &asked.by);
        let address = address.with("value", &asked.value).with("kind", &asked.kind);
        let name_of = |path: &str| field::by_path(path).map_or_else(String::new, |field| field_name(words, field));
        html! {
            section aria-label=(view.t("records-title")) {
                p class="quiet small" {
                    (words.with("records-found", &[("count", Arg::count(rows))])) " · "
                    (number(words, &words.with("records-showing", &[("from", Arg::from(&from)), ("to", Arg::from(&to)), ("total", Arg::from(&total))])))
                }
                div class="scroll" tabindex="0" role="group" aria-label={ (view.t("records-title")) ". " (view.t("frame-scroll-sideways")) } {
                    table class="table" {
                        thead { tr {
                            th scope="col" { (view.t("records-code")) }
                            th scope="col" { (view.t("records-source")) }
                            th scope="col" { (name_of(DETECTED)) }
                            th scope="col" { (name_of(STATUS)) }
                            th scope="col" { (view.t("records-last-change")) }
                        } }
                        tbody { @for record in &found.records { (self.row(record)) } }
                    }
                }
                (pager.draw(view, &address))
            }
        }
    }

    fn row(&self, record: &RecordDetail) -> Markup {
        let source = html! { (name(self.agency_name(&record.summary.agency))) br; span class="cap" { (name(record.summary.dataset.as_str())) } };
        row(self.state, self.view, record, &[DETECTED, STATUS], &source)
    }
}

/// The line of a record: its code, where it comes from, some coded values, its last change. Never a name.
fn row(state: &AppState, view: &View, record: &RecordDetail, shown: &[&str], source: &Markup) -> Markup {
    let (words, summary) = (view.words, &record.summary);
    let values = Values { words, places: &state.places };
    let said = |path: &str| value_of(record, path).map_or_else(String::new, |(field, value)| values.say(field, value));
    html! {
        tr {
            th scope="row" { a href=(view.to(&format!("/records/{}", summary.record))) { (code(&short_code(summary.record))) } }
            td { (source) }
            @for path in shown { td { (number(words, &said(path))) } }
            td class="day" { (number(words, &day(words, &summary.changed_at))) }
        }
    }
}

/// The people whom a search found, as far as coded values tell them apart.
pub fn found_table(state: &AppState, view: &View, records: &[RecordDetail]) -> Markup {
    const SHOWN: [&str; 4] = ["victim.sex", "victim.age_group", DETECTED, STATUS];
    let fields = SHOWN.iter().filter_map(|path| field::by_path(path));
    html! {
        div class="scroll" tabindex="0" role="group" aria-label={ (view.t("records-title")) ". " (view.t("frame-scroll-sideways")) } {
            table class="table" {
                thead { tr {
                    th scope="col" { (view.t("records-code")) }
                    th scope="col" { (view.t("records-source")) }
                    @for field in fields { th scope="col" { (field_name(view.words, field)) } }
                    th scope="col" { (view.t("records-last-change")) }
                } }
                tbody { @for record in records { (row(state, view, record, &SHOWN, &name(record.summary.dataset.as_str()))) } }
            }
        }
    }
}

const DETECTED: &str = "victim.detection_date";
const STATUS: &str = "victim.status";

/// A value of the person in a record.
fn value_of<'a>(record: &'a RecordDetail, path: &str) -> Option<(&'static Field, &'a lantern_model::Coded)> {
    let wanted = field::by_path(path)?;
    let victim = record.units.iter().find(|unit| unit.unit == Unit::Victim && unit.sequence == 0)?;
    victim.values.iter().find(|(field, _)| field.number == wanted.number).map(|(field, value)| (*field, value))
}
