//! What people ask for about their own data, what the law holds, how long things are kept, and the two registers.

mod correct;
mod holds;
mod incidents;
mod kept;
mod processing;
mod record;
mod requests;
mod retention;
mod see;

use crate::{
    AppState, Place, View, WebError,
    doors::{Doors, Need, Pass},
    frame,
    pages::sharing::fields::Problems,
    parts::{Address, Pager, code, day, note, number},
};
use axum::extract::{Query, State};
use lantern_access::{
    consent::{Person, Request, RequestState},
    credential::Day,
    policy::{Action, ResourceKind},
};
use lantern_gate::{GateError, Held, Order};
use lantern_ledger::AccessKind;
use lantern_model::{AgencyCode, RecordId};
use lantern_store::ErasedRecord;
use lantern_words::Arg;
use maud::{Markup, html};
use serde::Deserialize;

/// The hub: what it shows is cut to the reader. Everybody may see the register of processing and report an incident.
pub const NEED: Need = Need::policy(Action::ViewProcessingRegister, ResourceKind::Register).whole();
/// What people ask for about their own data.
pub const REQUESTS: Need = Need::policy(Action::ViewRequests, ResourceKind::Request);
/// Opening a request about a record.
pub const OPEN: Need = Need::policy(Action::OpenRequest, ResourceKind::Request);
const DECIDE: Need = Need::policy(Action::DecideRequest, ResourceKind::Request);
const CANCEL: Need = Need::policy(Action::CancelErasure, ResourceKind::Request);
const EXPORT: Need = Need::policy(Action::ExportPerson, ResourceKind::Record);
const CORRECT: Need = Need::policy(Action::CorrectRecord, ResourceKind::Record);
/// Whoever reads a record may come to the form; whether a hold is set is asked with its legal basis.
const HOLD: Need = Need::policy(Action::ViewRecord, ResourceKind::Record);
const RETENTION: Need = Need::policy(Action::ManageRetention, ResourceKind::Register).whole();
const REPORT: Need = Need::policy(Action::ReportIncident, ResourceKind::Register).whole();
const INCIDENTS: Need = Need::policy(Action::ManageIncidents, ResourceKind::Register).whole();
/// Whose second signature counts is asked with the first one's account.
const SECOND: Need = Need::signed_in(Action::ViewOwnAccount);

/// The doors of this place.
pub fn routes(doors: Doors) -> Doors {
    let doors = doors
        .get("/rights", NEED, page)
        .get("/rights/requests/{id}", REQUESTS, requests::page)
        .post("/rights/requests/{id}/confirm", DECIDE.fresh(), requests::confirm)
        .post("/rights/requests/{id}/decide", DECIDE, requests::decide)
        .post("/rights/requests/{id}/cancel", CANCEL, requests::cancel)
        .get("/rights/holds", REQUESTS, holds::page)
        .post("/rights/holds/{id}/release", SECOND, holds::release)
        .post("/rights/signed/{id}/sign", SECOND, holds::countersign)
        .post("/rights/signed/{id}/back", SECOND, holds::take_back)
        .get("/rights/retention", NEED, retention::page)
        .post("/rights/retention", RETENTION, retention::propose)
        .post("/rights/retention/{id}/end", RETENTION, retention::end)
        .post("/rights/retention/due/{id}", DECIDE.fresh(), retention::decide);
    doors
        .get("/rights/processing", NEED, processing::page)
        .get("/rights/processing/entry", RETENTION, processing::form)
        .post("/rights/processing", RETENTION, processing::keep)
        .get("/rights/incidents", INCIDENTS, incidents::page)
        .get("/rights/incidents/report", REPORT, incidents::form)
        .post("/rights/incidents", REPORT, incidents::report)
        .get("/rights/incidents/{id}", INCIDENTS, incidents::one)
        .post("/rights/incidents/{id}", INCIDENTS, incidents::step)
        .get("/records/{record}/rights", OPEN, record::page)
        .post("/records/{record}/rights/request", OPEN, record::open)
        .post("/records/{record}/rights/hold", HOLD, record::hold)
        .post("/records/{record}/rights/see", EXPORT, see::page)
        .post("/records/{record}/rights/export", EXPORT, see::file)
        .get("/records/{record}/rights/correct", CORRECT, correct::page)
        .post("/records/{record}/rights/correct", CORRECT, correct::keep)
}

/// Requests on one page.
const PER_PAGE: u32 = 50;
/// Records that were destroyed, as the hub shows them.
const ORDERS_SHOWN: u32 = 50;

/// A page of this place. Its title says nothing of a person.
fn drawn(state: &AppState, view: &View, body: Markup) -> Markup {
    frame::document(state, view, &frame::Page { place: Place::Rights, title: view.t("rights-title"), body, reload_seconds: None })
}

/// The gate's refusal in the reader's words.
fn said(view: &View, error: GateError) -> WebError {
    match error.key() {
        Some(key) => WebError::Refused(view.t(&key)),
        None => error.into(),
    }
}

/// The reader's agency; whoever has none has no requests.
fn own_agency(pass: &Pass) -> Option<AgencyCode> {
    pass.entered.agency().and_then(|code| AgencyCode::parse(code).ok())
}

fn today(state: &AppState) -> Result<Day, WebError> {
    Day::parse(&(state.clock)().today).map_err(|error| WebError::ours(&error))
}

/// Writes down that a page named these people: that somebody asked for something, or is held, is about them too.
async fn named(state: &AppState, pass: &Pass, what: AccessKind, agency: &AgencyCode, people: impl IntoIterator<Item = Person>) -> Result<(), WebError> {
    let mut records: Vec<RecordId> = people.into_iter().map(Person::record).collect();
    records.sort_unstable();
    records.dedup();
    if records.is_empty() { Ok(()) } else { super::records::look(state, pass, what, agency, &records).await }
}

/// A table in a frame that moves sideways.
fn table(view: &View, title: &str, columns: &[&str], rows: &Markup) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="group" aria-label={ (view.t(title)) ". " (view.t("frame-scroll-sideways")) } {
            table class="table" {
                thead { tr { @for key in columns { th scope="col" { (view.t(key)) } } } }
                tbody { (rows) }
            }
        }
    }
}

/// The way back to the hub.
fn crumb(view: &View) -> Markup {
    html! { p class="crumb" { a href=(view.to("/rights")) { (view.t("rights-title")) } } }
}

fn on_day(view: &View, text: &str) -> Markup {
    number(view.words, &day(view.words, text))
}

/// A value of a posted form.
fn value<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value.trim())
}

/// What a rule found wrong, at this place of the page that is shown again; every other error is for its own page.
fn as_problem(view: &View, place: &str, error: GateError) -> Result<Problems, WebError> {
    match error.key() {
        Some(key) => Ok(vec![(place.to_owned(), view.t(&key))]),
        None => Err(error.into()),
    }
}

/// The codes of a list with their words.
macro_rules! options {
    ($view:expr, $codes:expr) => {
        $codes.iter().map(|one| (one.code().to_owned(), $view.t(&one.key()))).collect::<Vec<(String, String)>>()
    };
}
use options;

/// Which page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    page: String,
    open: String,
}

/// `GET /rights`.
async fn page(State(state): State<AppState>, view: View, pass: Pass, Query(asked): Query<Asked>) -> Result<Markup, WebError> {
    let own = own_agency(&pass).filter(|_| view.may(&state, REQUESTS));
    let worklist = if let Some(agency) = &own {
        worklist(&state, &view, &pass, agency, &asked).await?
    } else {
        html! { p class="lede" { (view.t("rights-no-agency")) } }
    };
    let body = html! {
        header {
            (note(&view.t("rights-why"), &html! { p { (view.t("rights-why-what")) } }))
            h1 { (view.t("rights-title")) }
            p class="lede" { (view.t("rights-what")) }
        }
        nav aria-label=(view.t("rights-places")) { ul class="links" {
            @for (path, key, need) in [
                ("/rights/holds", "rights-holds", REQUESTS), ("/rights/retention", "rights-retention", NEED), ("/rights/processing", "rights-processing", NEED),
                ("/rights/incidents", "rights-incidents", INCIDENTS), ("/rights/incidents/report", "rights-incident-report", REPORT),
            ] { @if view.may(&state, need) { li { a href=(view.to(path)) { (view.t(key)) } } } }
        } }
        (worklist)
    };
    Ok(drawn(&state, &view, body))
}

async fn worklist(state: &AppState, view: &View, pass: &Pass, agency: &AgencyCode, asked: &Asked) -> Result<Markup, WebError> {
    let wanted = RequestState::from_code(&asked.open);
    let now = state.now();
    let (_, all) = state.gate.requests(&pass.entered, agency, wanted, (0, 1), &now).await?;
    let pager = Pager::new(&asked.page, all, PER_PAGE.into());
    let (requests, _) = state.gate.requests(&pass.entered, agency, wanted, (pager.first_row(), PER_PAGE), &now).await?;
    named(state, pass, AccessKind::List, agency, requests.iter().map(|held| held.body.person)).await?;
    let (orders, _) = state.gate.orders(&pass.entered, agency, (0, ORDERS_SHOWN), &now).await?;
    let gone: Vec<(Held<Order>, ErasedRecord)> = orders.into_iter().filter_map(|(order, tombstone)| Some((order, tombstone?))).collect();
    let today = today(state)?;
    Ok(html! {
        section aria-labelledby="requests" {
            h2 id="requests" { (view.t("rights-requests")) }
            form class="sentence" method="get" action=(view.to("/rights")) aria-label=(view.t("rights-requests")) {
                label { span class="visually-hidden" { (view.t("rights-column-state")) }
                    select id="open" name="open" {
                        option value="" { (view.t("rights-every-state")) }
                        @for one in RequestState::ALL { option value=(one.code()) selected[wanted == Some(*one)] { (view.t(&one.key())) } }
                    } }
                " " button class="btn btn-plain btn-small" { (view.t("frame-show")) }
            }
            @if requests.is_empty() { p class="lede" { (view.t("rights-requests-empty")) } }
            @else {
                (table(view, "rights-requests", &["rights-column-kind", "records-code", "rights-column-received", "rights-column-due", "rights-column-state"],
                    &html! { @for held in &requests { (row(view, held, today)) } }))
                (pager.draw(view, &Address::new(view.to("/rights")).with("open", &asked.open)))
            }
        }
        @if !gone.is_empty() {
            section aria-labelledby="gone" {
                h2 id="gone" { (view.t("rights-gone")) }
                p { (view.t("rights-gone-what")) }
                (table(view, "rights-gone", &["records-code", "rights-column-ground", "rights-column-state"], &html! { @for (order, tombstone) in &gone { tr {
                    th scope="row" { a href=(view.to(&format!("/rights/requests/{}", order.id))) { (code(&order.body.person.to_string())) } }
                    td { (view.t(ground_key(order.body.ground))) }
                    td { (fate(view, tombstone)) }
                } } }))
            }
        }
    })
}

const fn ground_key(ground: lantern_gate::Ground) -> &'static str {
    match ground {
        lantern_gate::Ground::Request => "rights-ground-request",
        lantern_gate::Ground::Retention => "rights-ground-retention",
    }
}

/// "Destroyed here" and "erased" are two things: the second is said when no registered copy of the keys can be left.
fn fate(view: &View, tombstone: &ErasedRecord) -> Markup {
    let said = |key: &str, at: &str| {
        let date = day(view.words, at);
        html! { (number(view.words, &view.words.with(key, &[("date", Arg::from(&date))]))) }
    };
    match (&tombstone.erased_at, &tombstone.destroyed_at) {
        (Some(at), _) => html! { span class="state done" { (frame::icon("check")) (said("rights-erased", at)) } },
        (None, Some(at)) => html! { span class="state yours" { (frame::icon("clock")) (said("rights-destroyed", at)) } },
        (None, None) => html! { span class="state" { (frame::icon("clock")) (view.t("rights-destroying")) } },
    }
}

fn row(view: &View, held: &Held<Request>, today: Day) -> Markup {
    let request = &held.body;
    let is_late = request.due().is_some_and(|due| due < today && request.state() == RequestState::Received);
    html! {
        tr class=[is_late.then_some("lit-row")] {
            th scope="row" { a href=(view.to(&format!("/rights/requests/{}", held.id))) { (view.t(&request.kind.key())) } }
            td { (code(&request.person.to_string())) }
            td class="day" { (on_day(view, &request.steps().0.at.to_string())) }
            td class="day" { @match request.due() {
                Some(due) => { (on_day(view, &due.to_string())) @if is_late { " " strong { (view.t("rights-overdue")) } } },
                None => { span class="quiet" { (view.t("frame-none")) } },
            } }
            td { (standing(view, request.state())) }
        }
    }
}

/// Where a request stands, in words with a mark.
fn standing(view: &View, state: RequestState) -> Markup {
    let (class, mark) = match state {
        RequestState::Done => ("state done", "check"),
        RequestState::Received | RequestState::Waiting => ("state yours", "clock"),
        RequestState::Cancelled | RequestState::Refused => ("state", "circle"),
    };
    html! { span class=(class) { (frame::icon(mark)) (view.t(&state.key())) } }
}
