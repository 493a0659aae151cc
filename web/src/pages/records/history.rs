//! What happened to a record, newest first. Nothing is ever overwritten.

use super::value::{Values, field_name};
use crate::{
    View,
    frame::icon,
    parts::{day, name, note, number},
};
use lantern_access::policy::Purpose;
use lantern_model::{change::ChangeKind, field};
use lantern_store::{FieldChange, HistoryEntry, ImportStanding};
use lantern_words::Arg;
use maud::{Markup, html};

/// How many entries are shown; a record that changed more often is rather a mistake in a layout.
const ENTRIES_MAX: usize = 200;

/// The section.
pub fn section(view: &View, values: &Values<'_>, history: &[HistoryEntry]) -> Markup {
    html! {
        section aria-labelledby="history" {
            h2 id="history" { (view.t("records-history")) }
            (note(&view.t("records-history"), &html! { p { (view.t("records-history-what")) } }))
            ol class="time" { @for entry in history.iter().take(ENTRIES_MAX) { (one(view, values, entry)) } }
        }
    }
}

/// A purpose in words; what is none of the policies' stands as it was written.
fn purpose(view: &View, text: &str) -> String {
    Purpose::from_code(text).map_or_else(|| text.to_owned(), |purpose| view.t(&purpose.key()))
}

fn one(view: &View, values: &Values<'_>, entry: &HistoryEntry) -> Markup {
    let words = view.words;
    let what = match entry.kind {
        ChangeKind::New => view.t("records-created"),
        ChangeKind::Edit => words.with("records-changed", &[("count", Arg::count(entry.changes.len()))]),
        ChangeKind::Withdraw => view.t("records-withdrawn"),
    };
    let row = words.number(entry.row_number);
    let dot = match entry.kind {
        ChangeKind::New => "dot full",
        ChangeKind::Edit => "dot act",
        ChangeKind::Withdraw => "dot square",
    };
    html! {
        li {
            time datetime=(entry.at) { (number(words, &day(words, &entry.at))) }
            span class=(dot) {}
            div {
                p class="what" { (what) }
                p {
                    (words.with("records-from-row", &[("file", Arg::from(&entry.file_name)), ("row", Arg::from(&row))])) " · "
                    (view.t("records-by")) " " (name(&entry.actor)) " · " (words.with("records-purpose", &[("purpose", Arg::from(&purpose(view, &entry.purpose)))])) " · " (number(words, &words.number(entry.position)))
                }
                @match entry.import {
                    ImportStanding::Open => { p class="lit" { (view.t("records-open-import")) } }
                    ImportStanding::Discarded => { p { (view.t("records-discarded-import")) } }
                    ImportStanding::Complete => {}
                }
                @if entry.kind == ChangeKind::Edit && !entry.changes.is_empty() { (changes(view, values, &entry.changes)) }
            }
        }
    }
}

fn changes(view: &View, values: &Values<'_>, changes: &[FieldChange]) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="group" aria-label={ (view.t("records-history")) ". " (view.t("frame-scroll-sideways")) } {
            table class="table" {
                thead { tr { th scope="col" { (view.t("records-field")) } th scope="col" { (view.t("records-before")) } th scope="col" { (view.t("records-after")) } } }
                tbody { @for change in changes { (row(view, values, change)) } }
            }
        }
    }
}

fn row(view: &View, values: &Values<'_>, change: &FieldChange) -> Markup {
    let Some(field) = field::by_number(change.field) else { return html! {} };
    let said = |value: Option<&lantern_model::Coded>| match value {
        // The value of a sealed field stays sealed in its history too.
        _ if change.sealed => html! { (icon("lock")) " " (view.t("records-sealed")) },
        Some(value) => number(view.words, &values.say(field, value)),
        None => html! { span class="quiet" { (view.t("records-no-value")) } },
    };
    html! { tr { th scope="row" { (field_name(view.words, field)) } td { (said(change.before.as_ref())) } td { (said(change.after.as_ref())) } } }
}
