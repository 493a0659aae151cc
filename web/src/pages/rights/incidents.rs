//! The register of incidents with data: reported by anybody, worked on by the data-protection officer, printed for whoever must know.

use super::{as_problem, crumb, drawn, on_day, options, table};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    frame,
    pages::sharing::fields::{Answer, Problems, Sent, again, line, one_of, several},
    parts::{Address, Pager, Typed, code, name, note, number, problem_summary},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::consent::{DataGroup, Incident, IncidentKind, IncidentSeverity, IncidentState, IncidentStepKind, Line, TellPersons};
use lantern_access::credential::Day;
use lantern_gate::{Held, IncidentMove};
use maud::{Markup, html};
use uuid::Uuid;

/// `GET /rights/incidents`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Query(asked): Query<super::Asked>) -> Result<Markup, WebError> {
    let now = state.now();
    let (_, all) = state.gate.incidents(&pass.entered, (0, 1), &now).await?;
    let pager = Pager::new(&asked.page, all, super::PER_PAGE.into());
    let (incidents, _) = state.gate.incidents(&pass.entered, (pager.first_row(), super::PER_PAGE), &now).await?;
    let body = html! {
        header {
            (crumb(&view))
            h1 { (view.t("rights-incidents")) }
            p class="lede" { (view.t(if incidents.is_empty() { "rights-incidents-empty" } else { "rights-incidents-what" })) }
            p class="acts" { a class="btn btn-plain" href=(view.to("/rights/incidents/report")) { (view.t("rights-incident-report")) } }
        }
        @if !incidents.is_empty() {
            section aria-label=(view.t("rights-incidents")) {
                (table(&view, "rights-incidents", &["rights-incident-kind", "rights-incident-reported", "rights-incident-severity", "rights-incident-tell", "rights-column-state"],
                    &html! { @for held in &incidents { (row(&view, held)) } }))
                (pager.draw(&view, &Address::new(view.to("/rights/incidents"))))
            }
        }
    };
    Ok(drawn(&state, &view, body))
}

fn row(view: &View, held: &Held<Incident>) -> Markup {
    let incident = &held.body;
    let (reported, _, tell, _) = incident.history();
    html! {
        tr class=[(incident.severity() == Some(IncidentSeverity::Critical)).then_some("lit-row")] {
            th scope="row" { a href=(view.to(&format!("/rights/incidents/{}", held.id))) { (view.t(&incident.kind.key())) } }
            td class="day" { (on_day(view, &reported.at.to_string())) }
            td { @match incident.severity() { Some(severity) => (view.t(&severity.key())), None => { span class="quiet" { (view.t("frame-none")) } } } }
            td { (view.t(&tell.key())) }
            td { span class=(if incident.state() == IncidentState::Closed { "state done" } else { "state yours" }) {
                (frame::icon(if incident.state() == IncidentState::Closed { "check" } else { "clock" })) (view.t(&incident.state().key())) } }
        }
    }
}

/// `GET /rights/incidents/report`.
pub async fn form(State(state): State<AppState>, view: View) -> Markup {
    drawn_form(&state, &view, &Sent::default(), &Problems::new())
}

fn drawn_form(state: &AppState, view: &View, sent: &Sent, problems: &Problems) -> Markup {
    let body = html! {
        (problem_summary(view, problems))
        header {
            (crumb(view))
            (note(&view.t("rights-incident-why"), &html! { p { (view.t("rights-incident-why-what")) } }))
            h1 { (view.t("rights-incident-report")) }
            p class="lede" { (view.t("rights-incident-report-what")) }
        }
        form method="post" action=(view.to("/rights/incidents")) {
            (view.form())
            (one_of(view, ("kind", "rights-incident-kind"), None, &options!(view, IncidentKind::ALL), sent, problems))
            (several(view, ("groups", "rights-groups"), None, &options!(view, DataGroup::ALL), sent, problems))
            (line(view, ("persons", "rights-incident-persons"), Some("rights-incident-persons-hint"), Typed::Digits, sent, problems))
            (line(view, ("happened", "rights-incident-happened"), Some("rights-day-hint"), Typed::Code, sent, problems))
            p class="acts bar-act" { button class="btn btn-primary" { (view.t("rights-incident-report")) } }
        }
    };
    drawn(state, view, body)
}

/// Reads a value that may be left out.
fn optional<T, E>(view: &View, sent: &Sent, names: (&str, &str), parse: impl Fn(&str) -> Result<T, E>, problems: &mut Problems) -> Option<T> {
    if sent.has(names.0) { sent.parsed(view, names, parse, problems) } else { None }
}

/// `POST /rights/incidents`.
pub async fn report(State(state): State<AppState>, view: View, pass: Pass, Form(pairs): Form<Vec<(String, String)>>) -> Result<Response, WebError> {
    let (sent, mut problems) = (Sent(pairs), Problems::new());
    let kind = sent.one(&view, "kind", IncidentKind::from_code, &mut problems);
    let persons = optional(&view, &sent, ("persons", "rights-number-wrong"), str::parse, &mut problems);
    let happened = optional(&view, &sent, ("happened", "rights-day-wrong"), Day::parse, &mut problems);
    let (Some(kind), true) = (kind, problems.is_empty()) else { return Ok(again(drawn_form(&state, &view, &sent, &problems))) };
    let groups = sent.chosen("groups", DataGroup::from_code);
    let id = match state.gate.report_incident(&pass.entered, (kind, groups), (persons, happened), &state.now()).await {
        Ok(id) => id,
        Err(error) => return Ok(again(drawn_form(&state, &view, &sent, &as_problem(&view, "kind", error)?))),
    };
    // Whoever only reports has done her part; the officer goes on with it.
    let to = if view.may(&state, super::INCIDENTS) { format!("/rights/incidents/{id}") } else { "/rights".to_owned() };
    Ok(Redirect::to(&view.to(&to)).into_response())
}

/// `GET /rights/incidents/{id}`.
pub async fn one(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Markup, WebError> {
    let id = Uuid::parse_str(&id).map_err(|_| WebError::NotFound)?;
    whole(&state, &view, &pass, id, (&Sent::default(), &Problems::new())).await
}

/// The page of an incident, with what was sent and does not fit.
async fn whole(state: &AppState, view: &View, pass: &Pass, id: Uuid, (sent, problems): (&Sent, &Problems)) -> Result<Markup, WebError> {
    let held = state.gate.incident(&pass.entered, id, &state.now()).await?;
    let incident = &held.body;
    let (reported, steps, tell, lesson) = incident.history();
    let groups: Vec<String> = incident.groups.iter().map(|group| view.t(&group.key())).collect();
    let body = html! {
        (problem_summary(view, problems))
        header {
            p class="crumb" { a href=(view.to("/rights/incidents")) { (view.t("rights-incidents")) } }
            h1 { (view.t(&incident.kind.key())) }
            p class="lede" { (view.t(&incident.state().key())) }
        }
        dl class="facts" {
            div { dt { (view.t("rights-incident-reported")) } dd { (on_day(view, &reported.at.to_string())) " · " (code(reported.by.as_str())) } }
            @if let Some(agency) = &incident.agency { div { dt { (view.t("import-list-agency")) } dd { (code(agency.as_str())) } } }
            @if let Some(on) = incident.happened_on { div { dt { (view.t("rights-incident-happened")) } dd { (on_day(view, &on.to_string())) } } }
            @if let Some(persons) = incident.persons { div { dt { (view.t("rights-incident-persons")) } dd { (number(view.words, &view.words.number(persons))) } } }
            @if !groups.is_empty() { div { dt { (view.t("rights-groups")) } dd { (view.words.list(&groups)) } } }
            div { dt { (view.t("rights-incident-severity")) } dd { @match incident.severity() { Some(severity) => (view.t(&severity.key())), None => (view.t("frame-none")) } } }
            div { dt { (view.t("rights-incident-tell")) } dd { (view.t(&tell.key())) } }
            @if let Some(lesson) = lesson { div { dt { (view.t("rights-incident-lesson")) } dd { (name(lesson.as_str())) } } }
        }
        @if !steps.is_empty() {
            section aria-labelledby="steps" {
                h2 id="steps" { (view.t("rights-incident-steps")) }
                (table(view, "rights-incident-steps", &["rights-incident-step", "rights-incident-when", "rights-incident-by", "rights-incident-note"], &html! { @for step in steps { tr {
                    th scope="row" { (view.t(&step.kind.key())) }
                    td class="day" { (on_day(view, &step.signed.at.to_string())) }
                    td { (code(step.signed.by.as_str())) }
                    td { @if let Some(line) = &step.note { (name(line.as_str())) } }
                } } }))
            }
        }
        @if incident.state() != IncidentState::Closed { (moves(view, &held, sent, problems)) }
    };
    Ok(drawn(state, view, body))
}

/// The ways on, each a form of its own; the one that was sent and did not fit keeps what was in it.
fn moves(view: &View, held: &Held<Incident>, sent: &Sent, problems: &Problems) -> Markup {
    let address = view.to(&format!("/rights/incidents/{}", held.id));
    let nothing = Sent::default();
    let part = |what: &str| if sent.value("what") == what { sent } else { &nothing };
    let form = |what: &str, inside: &Markup, act: &str| {
        html! { form method="post" action=(address) { (view.form()) input type="hidden" name="what" value=(what); (inside) p class="acts" { button class="btn btn-plain" { (view.t(act)) } } } }
    };
    let choice = |what: &str, legend: &str, answers: &[Answer]| {
        html! {
            fieldset class="field-group" {
                legend { (view.t(legend)) }
                @for (value, label) in answers { label class="choice" { input class="form-check-input" type="radio" name="code" value=(value) checked[part(what).holds("code", value)] required; span { (label) } } }
            }
        }
    };
    let taken = [IncidentStepKind::Contained, IncidentStepKind::PersonsProtected, IncidentStepKind::Notified, IncidentStepKind::CauseMended];
    let told = [TellPersons::Told, TellPersons::TooDangerous, TellPersons::NobodyConcerned];
    let words = |what: &str, id: &str, label: &str| line(view, (id, label), Some("rights-incident-note-hint"), Typed::Text, part(what), problems);
    html! {
        section class="no-print" aria-labelledby="go-on" {
            h2 id="go-on" { (view.t("rights-incident-go-on")) }
            p { (view.t("rights-incident-go-on-what")) }
            (form("assess", &choice("assess", "rights-incident-severity", &options!(view, IncidentSeverity::ALL)), "rights-incident-assess"))
            (form("step", &html! { (choice("step", "rights-incident-step", &options!(view, taken))) (words("step", "note", "rights-incident-note")) }, "rights-incident-add"))
            (form("tell", &choice("tell", "rights-incident-tell", &options!(view, told)), "rights-incident-decide"))
            (form("close", &words("close", "lesson", "rights-incident-lesson"), "rights-incident-close"))
        }
    }
}

/// What was sent, as a move; none where it does not fit.
fn read_move(view: &View, sent: &Sent, problems: &mut Problems) -> Option<IncidentMove> {
    let mut line = |field: &str| optional(view, sent, (field, "rights-line-wrong"), Line::parse, problems);
    let (note, lesson) = (line("note"), line("lesson"));
    let picked = sent.value("code");
    let step = match sent.value("what") {
        "assess" => IncidentSeverity::from_code(picked).map(IncidentMove::Assess),
        "step" => IncidentStepKind::from_code(picked).map(|kind| IncidentMove::Step(kind, note)),
        "tell" => TellPersons::from_code(picked).map(IncidentMove::Tell),
        "close" => Some(IncidentMove::Close(lesson)),
        _ => None,
    };
    if step.is_none() {
        problems.push(("go-on".to_owned(), view.t("errors-field-choose")));
    }
    step.filter(|_| problems.is_empty())
}

/// `POST /rights/incidents/{id}`.
pub async fn step(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, id)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let (id, sent, mut problems) = (Uuid::parse_str(&id).map_err(|_| WebError::NotFound)?, Sent(pairs), Problems::new());
    if let Some(step) = read_move(&view, &sent, &mut problems) {
        match state.gate.move_incident(&pass.entered, id, step, &state.now()).await {
            Ok(()) => return Ok(Redirect::to(&view.to(&format!("/rights/incidents/{id}"))).into_response()),
            Err(error) => problems = as_problem(&view, if sent.value("what") == "close" { "lesson" } else { "go-on" }, error)?,
        }
    }
    Ok(again(whole(&state, &view, &pass, id, (&sent, &problems)).await?))
}
