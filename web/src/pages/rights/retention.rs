//! How long things are kept, and the files whose time is over: a list for a supervisor, who decides on each.

use super::{as_problem, crumb, drawn, holds::signing, on_day, options, said, table};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    pages::sharing::fields::{Problems, Sent, again, line, one_of},
    parts::{Address, Pager, Typed, code, name, note, number, problem_summary},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::consent::{Line, RetentionAction, RetentionKind, RetentionStart, Schedule};
use lantern_gate::{DueFile, Held, Wanted};
use lantern_ledger::AccessKind;
use lantern_words::Arg;
use maud::{Markup, html};
use uuid::Uuid;

/// What the cadence acts on; other kinds are kept by the parts of the program that make them.
const ACTED_ON: [RetentionKind; 2] = [RetentionKind::CaseFile, RetentionKind::Draft];

/// A schedule in one sentence.
pub fn in_words(view: &View, kind: RetentionKind, (from, days, action): (RetentionStart, u32, RetentionAction)) -> Markup {
    let days = view.words.with("count-days", &[("count", Arg::count(days))]);
    html! { (view.t(&kind.key())) ", " (number(view.words, &days)) ", " (view.t(&from.key())) ". " (view.t(&action.key())) }
}

/// `GET /rights/retention`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Query(asked): Query<super::Asked>) -> Result<Markup, WebError> {
    whole(&state, &view, &pass, &asked, (&Sent::default(), &Problems::new())).await
}

/// The page, with a schedule that was sent and does not fit.
async fn whole(state: &AppState, view: &View, pass: &Pass, asked: &super::Asked, (sent, problems): (&Sent, &Problems)) -> Result<Markup, WebError> {
    let schedules = state.gate.schedules().await?;
    let waiting = state.gate.to_countersign(&pass.entered).await?;
    let may_set = view.may(state, super::RETENTION);
    let due = if let Some(agency) = super::own_agency(pass).filter(|_| view.may(state, super::DECIDE)) {
        due_section(state, view, pass, &agency, asked).await?
    } else {
        html! {}
    };
    let body = html! {
        (problem_summary(view, problems))
        header {
            (crumb(view))
            (note(&view.t("rights-retention-why"), &html! { p { (view.t("rights-retention-why-what")) } }))
            h1 { (view.t("rights-retention")) }
            p class="lede" { (view.t("rights-retention-what")) }
        }
        section aria-label=(view.t("rights-retention")) {
            (table(view, "rights-retention", &["rights-column-kept", "rights-column-days", "rights-column-from", "rights-column-action", "rights-column-source", "rights-column-state"],
                &html! { @for schedule in &schedules { (row(view, schedule, may_set)) } }))
        }
        (due)
        (signing(view, pass, waiting.iter().filter(|held| !matches!(held.body.wanted, Wanted::ReleaseHold { .. }))))
        @if may_set { (form(view, sent, problems)) }
    };
    Ok(drawn(state, view, body))
}

fn row(view: &View, schedule: &Schedule, may_end: bool) -> Markup {
    html! {
        tr {
            th scope="row" { (view.t(&schedule.kind.key())) }
            td class="n" { (number(view.words, &view.words.number(schedule.days))) }
            td { (view.t(&schedule.from.key())) }
            td { (view.t(&schedule.action.key())) }
            td { @match schedule.signatures() {
                Some((by, second)) => { (name(schedule.source.as_str())) " · " (code(by.by.as_str())) ", " (code(second.by.as_str())) },
                None => (view.t("rights-schedule-builtin")),
            } }
            td {
                @if !schedule.is_live() { (view.t("rights-schedule-ended")) }
                @else if schedule.signatures().is_some() && may_end {
                    form method="post" action=(view.to(&format!("/rights/retention/{}/end", schedule.id))) { (view.form()) button class="btn btn-word" { (view.t("rights-schedule-end")) } }
                }
                @else { (view.t("rights-schedule-live")) }
            }
        }
    }
}

fn form(view: &View, sent: &Sent, problems: &Problems) -> Markup {
    html! {
        section aria-labelledby="set" {
            h2 id="set" { (view.t("rights-schedule-set")) }
            form method="post" action=(view.to("/rights/retention")) {
                (view.form())
                (one_of(view, ("kind", "rights-column-kept"), None, &options!(view, ACTED_ON), sent, problems))
                (one_of(view, ("from", "rights-column-from"), None, &options!(view, RetentionStart::ALL), sent, problems))
                (one_of(view, ("action", "rights-column-action"), None, &options!(view, RetentionAction::ALL), sent, problems))
                (line(view, ("days", "rights-column-days"), None, Typed::Digits, sent, problems))
                (line(view, ("source", "rights-column-source"), Some("rights-source-hint"), Typed::Text, sent, problems))
                p class="acts" { button class="btn btn-plain" { (view.t("people-propose")) } }
            }
        }
    }
}

async fn due_section(state: &AppState, view: &View, pass: &Pass, agency: &lantern_model::AgencyCode, asked: &super::Asked) -> Result<Markup, WebError> {
    let now = state.now();
    let (_, all) = state.gate.due_files(&pass.entered, agency, (0, 1), &now).await?;
    let pager = Pager::new(&asked.page, all, super::PER_PAGE.into());
    let (due, _) = state.gate.due_files(&pass.entered, agency, (pager.first_row(), super::PER_PAGE), &now).await?;
    super::named(state, pass, AccessKind::List, agency, due.iter().map(|held| held.body.person)).await?;
    let today = super::today(state)?;
    let mut lines = Vec::with_capacity(due.len());
    for held in due {
        let holds = state.gate.holds_about(held.body.person.record()).await?;
        lines.push((holds.iter().any(|hold| hold.body.blocks(today)), held));
    }
    Ok(html! {
        section aria-labelledby="due" {
            h2 id="due" { (view.t("rights-due")) }
            p { (view.t(if lines.is_empty() { "rights-due-empty" } else { "rights-due-what" })) }
            @if !lines.is_empty() {
                (table(view, "rights-due", &["records-code", "rights-column-since", "rights-column-action", "rights-column-decide"],
                    &html! { @for (is_held, held) in &lines { (due_row(view, held, *is_held)) } }))
                (pager.draw(view, &Address::new(view.to("/rights/retention"))))
            }
        }
    })
}

fn due_row(view: &View, held: &Held<DueFile>, is_held: bool) -> Markup {
    let file = &held.body;
    let address = view.to(&format!("/rights/retention/due/{}", held.id));
    html! {
        tr {
            th scope="row" { a href=(view.to(&format!("/records/{}", file.person))) { (code(&file.person.to_string())) } }
            td class="day" { (on_day(view, &file.since.to_string())) }
            td { (view.t(&file.action.key())) @if file.child { " · " (view.t("rights-child")) } @if is_held { " · " strong { (view.t("rights-hold-holds")) } } }
            td {
                form method="post" action=(address) {
                    (view.form())
                    @if file.child {
                        @let id = format!("country-{}", held.id);
                        label for=(id) { (view.t("rights-country")) }
                        input class="form-control code" id=(id) name="country" maxlength="2" size="2" dir="ltr" autocomplete="off";
                    }
                    @if !is_held { button class="btn btn-plain btn-small" name="what" value="destroy" { (view.t("retention-action-erase")) } " " }
                    button class="btn btn-word" name="what" value="keep" { (view.t("rights-due-keep")) }
                }
            }
        }
    }
}

/// Reads a schedule.
fn read(view: &View, sent: &Sent, problems: &mut Problems) -> Option<Wanted> {
    let kind = sent.one(view, "kind", |code| RetentionKind::from_code(code).filter(|kind| ACTED_ON.contains(kind)), problems);
    let from = sent.one(view, "from", RetentionStart::from_code, problems);
    let action = sent.one(view, "action", RetentionAction::from_code, problems);
    let days = sent.parsed(view, ("days", "rights-number-wrong"), str::parse, problems);
    let source = sent.parsed(view, ("source", "rights-line-wrong"), Line::parse, problems);
    Some(Wanted::SetSchedule { kind: kind?, from: from?, days: days?, action: action?, source: source? })
}

/// `POST /rights/retention`.
pub async fn propose(State(state): State<AppState>, view: View, pass: Pass, Form(pairs): Form<Vec<(String, String)>>) -> Result<Response, WebError> {
    let (sent, mut problems) = (Sent(pairs), Problems::new());
    if let Some(wanted) = read(&view, &sent, &mut problems) {
        match state.gate.propose_schedule(&pass.entered, wanted, &state.now()).await {
            Ok(_) => return Ok(Redirect::to(&view.to("/rights/retention")).into_response()),
            Err(error) => problems = as_problem(&view, "days", error)?,
        }
    }
    Ok(again(whole(&state, &view, &pass, &super::Asked::default(), (&sent, &problems)).await?))
}

/// `POST /rights/retention/{id}/end`.
pub async fn end(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Redirect, WebError> {
    let schedule = Uuid::parse_str(&id).map_err(|_| WebError::NotFound)?;
    state.gate.propose_schedule(&pass.entered, Wanted::EndSchedule { schedule }, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to("/rights/retention")))
}

/// `POST /rights/retention/due/{id}`.
pub async fn decide(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, id)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Redirect, WebError> {
    let (id, sent) = (Uuid::parse_str(&id).map_err(|_| WebError::NotFound)?, Sent(pairs));
    let country = super::requests::country_of(&view, sent.value("country"))?;
    let destroy = match sent.value("what") {
        "destroy" => true,
        "keep" => false,
        _ => return Err(WebError::Refused(view.t("errors-field-choose"))),
    };
    state.gate.decide_due(&pass.entered, id, destroy, country, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to("/rights/retention")))
}
