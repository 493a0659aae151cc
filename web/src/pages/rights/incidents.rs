//! The register of incidents with data: reported by anybody, worked on by the data-protection officer, printed for whoever must know.

use super::{choices, crumb, drawn, on_day, options, said, table, value};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    frame,
    parts::{Address, Field, Pager, Typed, code, name, note, number},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    response::Redirect,
};
use lantern_access::consent::{DataGroup, Incident, IncidentKind, IncidentSeverity, IncidentState, IncidentStepKind, Line, TellPersons};
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
pub async fn form(State(state): State<AppState>, view: View) -> Result<Markup, WebError> {
    let body = html! {
        header {
            (crumb(&view))
            (note(&view.t("rights-incident-why"), &html! { p { (view.t("rights-incident-why-what")) } }))
            h1 { (view.t("rights-incident-report")) }
            p class="lede" { (view.t("rights-incident-report-what")) }
        }
        form method="post" action=(view.to("/rights/incidents")) {
            (view.form())
            (choices("kind", "radio", &view.t("rights-incident-kind"), &options!(view, IncidentKind::ALL), true))
            (choices("groups", "checkbox", &view.t("rights-groups"), &options!(view, DataGroup::ALL), false))
            (Field::new("persons", "rights-incident-persons", Typed::Digits).hint("rights-incident-persons-hint").draw(&view))
            (Field::new("happened", "rights-incident-happened", Typed::Code).hint("rights-day-hint").draw(&view))
            p class="acts bar-act" { button class="btn btn-primary" { (view.t("rights-incident-report")) } }
        }
    };
    Ok(drawn(&state, &view, body))
}

/// `POST /rights/incidents`.
pub async fn report(State(state): State<AppState>, view: View, pass: Pass, Form(pairs): Form<Vec<(String, String)>>) -> Result<Redirect, WebError> {
    let kind = IncidentKind::from_code(value(&pairs, "kind")).ok_or_else(|| WebError::Refused(view.t("errors-field-choose")))?;
    let groups = pairs.iter().filter(|(name, _)| name == "groups").filter_map(|(_, code)| DataGroup::from_code(code)).collect();
    let persons = match value(&pairs, "persons") {
        "" => None,
        text => Some(text.parse().map_err(|_| WebError::Refused(view.t("rights-number-wrong")))?),
    };
    let happened = super::requests::day_of(&view, value(&pairs, "happened"))?;
    let id = state.gate.report_incident(&pass.entered, (kind, groups), (persons, happened), &state.now()).await.map_err(|error| said(&view, error))?;
    // Whoever only reports has done her part; the officer goes on with it.
    let to = if view.may(&state, super::INCIDENTS) { format!("/rights/incidents/{id}") } else { "/rights".to_owned() };
    Ok(Redirect::to(&view.to(&to)))
}

/// `GET /rights/incidents/{id}`.
pub async fn one(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Markup, WebError> {
    let id = Uuid::parse_str(&id).map_err(|_| WebError::NotFound)?;
    let held = state.gate.incident(&pass.entered, id, &state.now()).await?;
    let incident = &held.body;
    let (reported, steps, tell, lesson) = incident.history();
    let groups: Vec<String> = incident.groups.iter().map(|group| view.t(&group.key())).collect();
    let body = html! {
        header {
            p class="crumb" { a href=(view.to("/rights/incidents")) { (view.t("rights-incidents")) } }
            h1 { (view.t(&incident.kind.key())) }
            p class="lede" { (view.t(&incident.state().key())) }
        }
        dl class="facts" {
            div { dt { (view.t("rights-incident-reported")) } dd { (on_day(&view, &reported.at.to_string())) " · " (code(reported.by.as_str())) } }
            @if let Some(agency) = &incident.agency { div { dt { (view.t("import-list-agency")) } dd { (code(agency.as_str())) } } }
            @if let Some(on) = incident.happened_on { div { dt { (view.t("rights-incident-happened")) } dd { (on_day(&view, &on.to_string())) } } }
            @if let Some(persons) = incident.persons { div { dt { (view.t("rights-incident-persons")) } dd { (number(view.words, &view.words.number(persons))) } } }
            @if !groups.is_empty() { div { dt { (view.t("rights-groups")) } dd { (view.words.list(&groups)) } } }
            div { dt { (view.t("rights-incident-severity")) } dd { @match incident.severity() { Some(severity) => (view.t(&severity.key())), None => (view.t("frame-none")) } } }
            div { dt { (view.t("rights-incident-tell")) } dd { (view.t(&tell.key())) } }
            @if let Some(lesson) = lesson { div { dt { (view.t("rights-incident-lesson")) } dd { (name(lesson.as_str())) } } }
        }
        @if !steps.is_empty() {
            section aria-labelledby="steps" {
                h2 id="steps" { (view.t("rights-incident-steps")) }
                (table(&view, "rights-incident-steps", &["rights-incident-step", "rights-incident-when", "rights-incident-by", "rights-incident-note"], &html! { @for step in steps { tr {
                    th scope="row" { (view.t(&step.kind.key())) }
                    td class="day" { (on_day(&view, &step.signed.at.to_string())) }
                    td { (code(step.signed.by.as_str())) }
                    td { @if let Some(line) = &step.note { (name(line.as_str())) } }
                } } }))
            }
        }
        @if incident.state() != IncidentState::Closed { (moves(&view, &held)) }
    };
    Ok(drawn(&state, &view, body))
}

fn moves(view: &View, held: &Held<Incident>) -> Markup {
    let address = view.to(&format!("/rights/incidents/{}", held.id));
    let form = |what: &str, inside: &Markup, act: &str| {
        html! { form method="post" action=(address) { (view.form()) input type="hidden" name="what" value=(what); (inside) p class="acts" { button class="btn btn-plain" { (view.t(act)) } } } }
    };
    let taken = [IncidentStepKind::Contained, IncidentStepKind::PersonsProtected, IncidentStepKind::Notified, IncidentStepKind::CauseMended];
    let told = [TellPersons::Told, TellPersons::TooDangerous, TellPersons::NobodyConcerned];
    let line = |id: &'static str, label: &'static str| Field::new(id, label, Typed::Text).hint("rights-incident-note-hint").draw(view);
    html! {
        section class="no-print" aria-labelledby="go-on" {
            h2 id="go-on" { (view.t("rights-incident-go-on")) }
            p { (view.t("rights-incident-go-on-what")) }
            (form("assess", &choices("code", "radio", &view.t("rights-incident-severity"), &options!(view, IncidentSeverity::ALL), true), "rights-incident-assess"))
            (form("step", &html! { (choices("code", "radio", &view.t("rights-incident-step"), &options!(view, taken), true)) (line("note", "rights-incident-note")) }, "rights-incident-add"))
            (form("tell", &choices("code", "radio", &view.t("rights-incident-tell"), &options!(view, told), true), "rights-incident-decide"))
            (form("close", &line("lesson", "rights-incident-lesson"), "rights-incident-close"))
        }
    }
}

/// `POST /rights/incidents/{id}`.
pub async fn step(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, id)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Redirect, WebError> {
    let id = Uuid::parse_str(&id).map_err(|_| WebError::NotFound)?;
    let choose = || WebError::Refused(view.t("errors-field-choose"));
    let line = |field: &str| match value(&pairs, field) {
        "" => Ok(None),
        text => Line::parse(text).map(Some).map_err(|_| WebError::Refused(view.t("rights-line-wrong"))),
    };
    let picked = value(&pairs, "code");
    let step = match value(&pairs, "what") {
        "assess" => IncidentMove::Assess(IncidentSeverity::from_code(picked).ok_or_else(choose)?),
        "step" => IncidentMove::Step(IncidentStepKind::from_code(picked).ok_or_else(choose)?, line("note")?),
        "tell" => IncidentMove::Tell(TellPersons::from_code(picked).ok_or_else(choose)?),
        "close" => IncidentMove::Close(line("lesson")?),
        _ => return Err(choose()),
    };
    state.gate.move_incident(&pass.entered, id, step, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to(&format!("/rights/incidents/{id}"))))
}
