//! Who looked at what: at one file, from one account, in the whole house; on the page and as a file to take away.

mod table;

pub use table::what_key;

use crate::{
    AppState, Place, View, WebError,
    doors::{Doors, Need, Pass},
    frame,
    pages::{NEEDS, browsing},
    parts::{Address, Field, Pager, Typed, code, note},
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use lantern_access::policy::{Action, Resource, ResourceKind};
use lantern_model::RecordId;
use lantern_store::{AccessFilter, AccessLine};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;

/// How many entries stand on one page.
const PER_PAGE: u32 = 50;

/// How many entries a file holds at most.
const FILE_LINES_MAX: usize = 100_000;

/// The longest text that is looked for.
const ASKED_BYTES_MAX: usize = 64;

/// The doors of the access log.
pub fn routes(doors: Doors) -> Doors {
    const OF_RECORD: Need = Need::policy(Action::ViewAccessLog, ResourceKind::Log);
    const OWN: Need = Need::signed_in(Action::ViewOwnAccess);
    doors
        .get("/log", NEEDS.access_log, all)
        .get("/log.csv", NEEDS.access_log, all_file)
        .get("/records/{record}/access", OF_RECORD, of_record)
        .get("/records/{record}/access.csv", OF_RECORD, of_record_file)
        .get("/account/access", OWN, own)
        .get("/account/access.csv", OWN, own_file)
}

/// What an address asks for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(rename = "AccessAsked")]
pub struct Asked {
    /// The login.
    pub account: String,
    /// A record's code.
    pub record: String,
    /// The first instant.
    pub since: String,
    #[schemars(skip)]
    page: String,
}

impl Asked {
    /// What is looked for; what is too long or no code is not.
    pub fn filter(&self) -> AccessFilter {
        let asked = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty() && text.len() <= ASKED_BYTES_MAX);
        AccessFilter { subject: RecordId::parse(self.record.trim()).map(|record| *record.bytes()), actor: asked(&self.account), since: asked(&self.since) }
    }

    fn address(&self, path: String) -> Address {
        Address::new(path).with("account", &self.account).with("record", &self.record).with("since", &self.since)
    }
}

/// Entries of one page with where it stands among all of them.
async fn read(state: &AppState, filter: &AccessFilter, asked: &Asked) -> Result<(Vec<AccessLine>, Pager), WebError> {
    let (_, all) = state.store.access_log(filter, 0, 1).await?;
    let pager = Pager::new(&asked.page, all, PER_PAGE.into());
    let (lines, _) = state.store.access_log(filter, pager.first_row(), PER_PAGE).await?;
    Ok((lines, pager))
}

/// Every entry that a file holds.
async fn read_all(state: &AppState, filter: &AccessFilter) -> Result<Vec<AccessLine>, WebError> {
    let mut lines = Vec::new();
    loop {
        let (page, all) = state.store.access_log(filter, lines.len() as u64, lantern_store::PAGE_MAX).await?;
        let is_last = page.is_empty();
        lines.extend(page);
        if is_last || lines.len() as u64 >= all {
            return Ok(lines);
        }
        if lines.len() >= FILE_LINES_MAX {
            return Err(WebError::TooLarge);
        }
    }
}

/// A page of the log: heading, what it is, the entries, the way to take them away.
fn drawn(state: &AppState, view: &View, (title, head): (&str, &Markup), (lines, pager): (&[AccessLine], &Pager), path: &str, asked: &Asked) -> Markup {
    let body = html! {
        (head)
        @if lines.is_empty() { p class="lede" { (view.t("accesslog-empty")) } }
        @else {
            section aria-label=(view.t(title)) {
                (table::draw(view, lines))
                (pager.draw(view, &asked.address(view.to(path))))
                p class="acts" { a class="btn btn-plain" href=(asked.address(view.to(&format!("{path}.csv"))).into_text()) download { (frame::icon("download")) " " (view.t("accesslog-download")) } }
            }
        }
    };
    frame::document(state, view, &frame::Page { place: Place::AccessLog, title: view.t(title), body, reload_seconds: None })
}

/// `GET /log`.
async fn all(State(state): State<AppState>, view: View, pass: Pass, Query(asked): Query<Asked>) -> Result<Markup, WebError> {
    pass.may(&state, &pass.thing())?;
    let (lines, pager) = read(&state, &asked.filter(), &asked).await?;
    let head = html! {
        header {
            (note(&view.t("accesslog-why"), &html! { p { (view.t("accesslog-why-what")) } }))
            h1 { (view.t("accesslog-title")) }
            p class="lede" { (view.t("accesslog-what")) }
            @if view.may(&state, browsing::NEED) { p class="acts" { a class="btn btn-plain" href=(view.to("/browsing")) { (view.t("browsing-title")) } } }
        }
        form class="filters" method="get" action=(view.to("/log")) {
            (Field::new("account", "account-login", Typed::Code).value(&asked.account).draw(&view))
            (Field::new("record", "records-code", Typed::Code).hint("accesslog-record-hint").value(&asked.record).draw(&view))
            (Field::new("since", "accesslog-since", Typed::Code).hint("accesslog-since-hint").value(&asked.since).draw(&view))
            p class="acts" { button class="btn btn-plain" { (view.t("frame-show")) } }
        }
    };
    Ok(drawn(&state, &view, ("accesslog-title", &head), (&lines, &pager), "/log", &asked))
}

/// `GET /log.csv`.
async fn all_file(State(state): State<AppState>, view: View, pass: Pass, Query(asked): Query<Asked>) -> Result<Response, WebError> {
    pass.may(&state, &pass.thing())?;
    Ok(table::file(&view, &read_all(&state, &asked.filter()).await?))
}

/// The record that an address names, if whoever asks may see who looked at it. An unknown one and another agency's are the same.
pub async fn of_whom(state: &AppState, pass: &Pass, text: &str) -> Result<RecordId, WebError> {
    let record = RecordId::parse(text).ok_or(WebError::NotFound)?;
    let detail = state.store.record(record).await?.ok_or(WebError::NotFound)?;
    pass.may(state, &Resource { agency: Some(detail.summary.agency.as_str().to_owned()), ..pass.thing() })?;
    Ok(record)
}

/// `GET /records/{record}/access`.
async fn of_record(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, record)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Markup, WebError> {
    let record = of_whom(&state, &pass, &record).await?;
    let asked = Asked { page: asked.page, ..Asked::default() };
    let filter = AccessFilter { subject: Some(*record.bytes()), ..AccessFilter::default() };
    let (lines, pager) = read(&state, &filter, &asked).await?;
    let head = html! {
        header {
            (note(&view.t("accesslog-why"), &html! { p { (view.t("accesslog-why-what")) } }))
            p class="crumb" { a href=(view.to(&format!("/records/{record}"))) { (view.t("records-title")) } }
            h1 { (view.t("accesslog-record-title")) }
            p class="lede" { (code(&record.to_string())) }
        }
    };
    Ok(drawn(&state, &view, ("accesslog-record-title", &head), (&lines, &pager), &format!("/records/{record}/access"), &asked))
}

/// `GET /records/{record}/access.csv`.
async fn of_record_file(State(state): State<AppState>, view: View, pass: Pass, Path((_, record)): Path<(String, String)>) -> Result<Response, WebError> {
    let record = of_whom(&state, &pass, &record).await?;
    Ok(table::file(&view, &read_all(&state, &AccessFilter { subject: Some(*record.bytes()), ..AccessFilter::default() }).await?))
}

/// What one's own account looked at.
pub fn own_filter(pass: &Pass) -> AccessFilter {
    AccessFilter { actor: Some(pass.entered.login().to_owned()), ..AccessFilter::default() }
}

/// `GET /account/access`.
async fn own(State(state): State<AppState>, view: View, pass: Pass, Query(asked): Query<Asked>) -> Result<Markup, WebError> {
    let asked = Asked { page: asked.page, ..Asked::default() };
    let (lines, pager) = read(&state, &own_filter(&pass), &asked).await?;
    let head = html! {
        header {
            (note(&view.t("accesslog-why"), &html! { p { (view.t("accesslog-why-what")) } }))
            h1 { (view.t("accesslog-own-title")) }
            p class="lede" { (view.t("accesslog-own-what")) }
        }
    };
    Ok(drawn(&state, &view, ("accesslog-own-title", &head), (&lines, &pager), "/account/access", &asked))
}

/// `GET /account/access.csv`.
async fn own_file(State(state): State<AppState>, view: View, pass: Pass) -> Result<Response, WebError> {
    Ok(table::file(&view, &read_all(&state, &own_filter(&pass)).await?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is too long or no code is not looked for.
    #[test]
    fn filters_are_bounded() {
        let asked = Asked { account: "x".repeat(65), record: "no code".to_owned(), since: " ".to_owned(), page: String::new() };
        assert_eq!(asked.filter(), AccessFilter::default());
    }
}
