//! One record: what is recorded now, unit by unit, what the Protocol's elements say of it, and how it came to be.

use super::{
    EMERGENCY, history, short_code,
    value::{Values, field_name},
};
use crate::{
    AppState, View,
    frame::icon,
    parts::{code, day, name, note, number},
};
use lantern_model::{SourceKind, Unit, field, value::Known};
use lantern_store::{Agency, HistoryEntry, RecordDetail, RecordStanding, UnitValues};
use lantern_words::Arg;
use maud::{Markup, html};

/// Everything that the page shows.
pub struct Whole<'a> {
    /// The record as it stands.
    pub detail: &'a RecordDetail,
    /// What happened to it, newest first.
    pub history: &'a [HistoryEntry],
    /// The agencies.
    pub agencies: &'a [Agency],
    /// Where the reader may go from here: the end of the address, and the words.
    pub ways: &'a [(&'static str, &'static str)],
}

/// The page's body.
pub fn body(state: &AppState, view: &View, whole: &Whole<'_>) -> Markup {
    let values = Values { words: view.words, places: &state.places };
    let detail = whole.detail;
    html! {
        (head(view, whole))
        (standing(view, detail))
        @if detail.summary.source_kind == SourceKind::CaseRecords && !detail.summary.elements.is_empty() { (elements(view, detail)) }
        section aria-labelledby="current" {
            h2 id="current" { (view.t("records-current")) }
            @for unit in Unit::ALL { (units(view, &values, detail, unit)) }
        }
        (history::section(view, &values, whole.history))
    }
}

fn head(view: &View, whole: &Whole<'_>) -> Markup {
    let (words, summary) = (view.words, &whole.detail.summary);
    let agency = whole.agencies.iter().find(|one| one.code == summary.agency).map_or(summary.agency.as_str(), |one| &one.name);
    let source = format!("{agency} · {}", summary.dataset);
    let since = day(words, &summary.recorded_at);
    html! {
        header {
            p class="crumb" { a href=(view.to("/records")) { (view.t("records-title")) } " › " (name(agency)) }
            @if !whole.detail.sealed_fields.is_empty() { (note(&view.t("opened-title"), &html! { p { (view.t("records-sealed-what")) } })) }
            h1 { bdi dir="ltr" class="num" { (short_code(summary.record)) } }
            p class="lede" { (words.with("records-summary", &[("source", Arg::from(&source)), ("date", Arg::from(&since))])) }
            p class="cap" { (view.t("records-code")) ": " (code(&summary.record.to_string())) }
            @if !whole.ways.is_empty() {
                p class="acts" {
                    @for (end, words) in whole.ways { a class=(if *end == EMERGENCY { "btn btn-word" } else { "btn btn-plain" }) href=(view.to(&format!("/records/{}/{end}", summary.record))) { (view.t(words)) } }
                }
            }
        }
    }
}

/// Why a record does not count, where it does not.
fn standing(view: &View, detail: &RecordDetail) -> Markup {
    let words = view.words;
    let since = day(words, &detail.summary.changed_at);
    let sentence = match detail.standing {
        RecordStanding::Counts => return html! {},
        RecordStanding::Withdrawn => words.with("records-withdrawn-what", &[("date", Arg::from(&since))]),
        RecordStanding::Open => view.t("records-open-import"),
        RecordStanding::Discarded => view.t("records-discarded-import"),
    };
    let class = if detail.standing == RecordStanding::Open { "lamp-box" } else { "own-words" };
    html! { p class=(class) { (sentence) } }
}

/// What is recorded of act, means and purpose: a reading, never a finding about the person.
fn elements(view: &View, detail: &RecordDetail) -> Markup {
    let key = match detail.summary.elements.as_str() {
        "met" if has_means(detail) => "records-palermo-met",
        // Without a means the elements are met for a child only.
        "met" => "records-palermo-met-child",
        "not_met" => "records-palermo-not-met",
        _ => "records-palermo-not-enough",
    };
    html! {
        section aria-labelledby="elements" {
            h2 id="elements" { (view.t("records-palermo")) }
            (note(&view.t("records-palermo"), &html! { p { (view.t("records-palermo-what")) } }))
            p { (view.t(key)) }
        }
    }
}

fn has_means(detail: &RecordDetail) -> bool {
    let event = detail.units.iter().find(|unit| unit.unit == Unit::Event && unit.sequence == 0);
    let is_present = |name: &str| event.is_some_and(|event| event.values.iter().any(|(field, value)| field.name == name && value.known() == Known::Present));
    is_present("means") || is_present("control")
}

/// The key of a unit's heading.
pub const fn unit_key(unit: Unit) -> &'static str {
    match unit {
        Unit::Victim => "records-person",
        Unit::Event => "records-event",
        Unit::Perpetrator => "records-perpetrators",
        Unit::Case => "records-case",
        Unit::Aggregate => "typology-aggregate-title",
        Unit::CourtCase => "typology-court-title",
    }
}

/// The units of one kind, each with its values and with what is sealed in it.
fn units(view: &View, values: &Values<'_>, detail: &RecordDetail, unit: Unit) -> Markup {
    let mut sequences: Vec<u8> = detail.units.iter().filter(|one| one.unit == unit).map(|one| one.sequence).collect();
    sequences.extend(detail.sealed_fields.iter().filter(|(of, ..)| *of == unit).map(|(_, sequence, _)| *sequence));
    sequences.sort_unstable();
    sequences.dedup();
    html! {
        @for (at, sequence) in sequences.iter().enumerate() {
            h3 { (view.t(unit_key(unit))) @if sequences.len() > 1 { " " (number(view.words, &view.words.number(at + 1))) } }
            dl class="facts" {
                @for field in detail.sealed_fields.iter().filter(|(of, which, _)| (of, which) == (&unit, sequence)).filter_map(|(.., number)| field::by_number(*number)) {
                    div { dt { (field_name(view.words, field)) } dd class="quiet" { (icon("lock")) " " (view.t("records-sealed")) } }
                }
                @for one in detail.units.iter().filter(|one| one.unit == unit && one.sequence == *sequence) { (facts(view, values, one)) }
            }
        }
    }
}

fn facts(view: &View, values: &Values<'_>, unit: &UnitValues) -> Markup {
    html! {
        @for (field, value) in &unit.values {
            @let missing = value.as_missing().is_some().then_some("quiet");
            div { dt { (field_name(view.words, field)) } dd class=[missing] { (number(view.words, &values.say(field, value))) } }
        }
    }
}
