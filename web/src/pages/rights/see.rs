//! Everything that is held about one person: as a page to read aloud, and as a file for her to take away.

use super::{drawn, kept, record::of_whom};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    pages::accesslog::what_key,
    pages::{
        account::security::moment,
        files::attachment,
        records::{Values, field_name},
        role_names,
        sharing::RecipientNames,
    },
    parts::{code, name, note, number},
};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use lantern_access::policy::Purpose;
use lantern_gate::{ExportedValue, PersonExport, Worker};
use lantern_ledger::AccessKind;
use lantern_model::{Class, Coded, field};
use maud::{Markup, html};

/// `POST /records/{record}/rights/export`. The name of the file says nothing of whose data it holds.
pub async fn file(State(state): State<AppState>, pass: Pass, Path((_, text)): Path<(String, String)>) -> Result<Response, WebError> {
    let (record, _) = of_whom(&state, &pass, &text).await?;
    let export = state.gate.export_person(&pass.entered, record, &state.now()).await?;
    let bytes = serde_json::to_vec_pretty(&export).map_err(|error| WebError::ours(&error))?;
    let head = [(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, attachment("my-data.json"))];
    Ok((head, bytes).into_response())
}

/// `POST /records/{record}/rights/see`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Path((_, text)): Path<(String, String)>) -> Result<Markup, WebError> {
    let (record, _) = of_whom(&state, &pass, &text).await?;
    let export = state.gate.export_person(&pass.entered, record, &state.now()).await?;
    let names = RecipientNames::read(&state, &pass.entered).await?;
    let values = Values { words: view.words, places: &state.places };
    let body = html! {
        header {
            p class="crumb" { a href=(view.to(&format!("/records/{record}/rights"))) { (view.t("rights-record")) } }
            (note(&view.t("rights-see-note"), &html! { p { (view.t("rights-see-note-what")) } }))
            h1 { (view.t("rights-see-title")) }
            p class="lede" { (name(&export.agency.1)) " · " (code(&export.record)) }
        }
        (held(&view, "rights-see-identity", &export.identity, &values))
        (held(&view, "rights-see-coded", &export.coded, &values))
        (kept::section(&view, &export.kept, &names))
        (history(&view, &values, &export))
        (looks(&view, &export))
        form class="acts bar-act" method="post" action=(view.to(&format!("/records/{record}/rights/export"))) { (view.form()) button class="btn btn-plain" { (view.t("rights-see-file")) } }
    };
    Ok(drawn(&state, &view, body))
}

/// Somebody who worked here, by role and agency.
pub fn worker(view: &View, worker: &Worker) -> Markup {
    html! {
        @if worker.roles.is_empty() { (view.t("rights-see-program")) } @else { (role_names(view, &worker.roles)) }
        @if let Some(agency) = &worker.agency { " · " (code(agency)) }
    }
}

fn purpose(view: &View, text: &str) -> String {
    Purpose::from_code(text).map_or_else(|| text.to_owned(), |purpose| view.t(&purpose.key()))
}

/// A coded value in words, by the path of its field.
fn told(values: &Values<'_>, path: &str, text: &str) -> String {
    let coded = field::by_path(path).filter(|field| field.class == Class::Coded);
    coded.and_then(|field| Some(values.say(field, &Coded::checked(field, text).ok()?))).unwrap_or_else(|| text.to_owned())
}

fn named(view: &View, path: &str) -> String {
    field::by_path(path).map_or_else(|| path.to_owned(), |field| field_name(view.words, field))
}

fn held(view: &View, title: &str, exported: &[ExportedValue], values: &Values<'_>) -> Markup {
    html! {
        section aria-labelledby=(title) {
            h2 id=(title) { (view.t(title)) }
            @if exported.is_empty() { p class="quiet" { (view.t("frame-none")) } }
            dl class="facts" { @for one in exported {
                div { dt { (named(view, &one.field)) @if one.number > 1 { " " (number(view.words, &view.words.number(one.number))) } } dd { (name(&told(values, &one.field, &one.value))) } }
            } }
        }
    }
}

fn history(view: &View, values: &Values<'_>, export: &PersonExport) -> Markup {
    html! {
        section aria-labelledby="history" {
            h2 id="history" { (view.t("rights-see-history")) }
            @for change in &export.history {
                h3 { (number(view.words, &moment(view, &change.at))) " · " (worker(view, &change.by)) " · " (purpose(view, &change.purpose)) }
                ul { @for (path, before, after) in &change.fields {
                    li {
                        (named(view, path))
                        @if before.is_some() || after.is_some() {
                            ": " @if let Some(before) = before { del { (name(&told(values, path, before))) } " " } @if let Some(after) = after { ins { (name(&told(values, path, after))) } }
                        }
                    }
                } }
            }
        }
    }
}

/// Looks on the page; the file has them all.
const LOOKS_SHOWN: usize = 200;

fn looks(view: &View, export: &PersonExport) -> Markup {
    html! {
        section aria-labelledby="looks" {
            h2 id="looks" { (view.t("rights-see-looks")) }
            p { (view.t("rights-see-looks-what")) }
            (super::table(view, "rights-see-looks", &["accesslog-at", "rights-see-whom", "accesslog-looked-at", "accesslog-purpose"], &html! { @for look in export.looks.iter().take(LOOKS_SHOWN) { tr {
                td class="day" { (number(view.words, &moment(view, &look.at))) }
                th scope="row" { (worker(view, &look.by)) }
                td { (view.t(AccessKind::from_code(look.what).map_or("accesslog-record", what_key))) }
                td { (purpose(view, &look.purpose)) }
            } } }))
            @if export.looks_all > LOOKS_SHOWN as u64 { p class="quiet" { (view.t("rights-see-more")) } }
        }
    }
}
