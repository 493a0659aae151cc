//! The register of processing: printed for whoever asks, kept by the data-protection officer.

use super::{as_problem, crumb, drawn, on_day, options, today};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    frame,
    pages::sharing::fields::{Answer, Problems, Sent, again, line, listed as list_of, one_of, several},
    parts::{Address, Pager, Typed, code, name, note, problem_summary},
};
use axum::{
    Form,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::{
    consent::{DataGroup, Line, Processing, ProcessingProblem, RetentionKind, SensitivityClass, WhoseData},
    credential::{Agency, Day, Login},
    policy::{BasisKind, Purpose},
};
use lantern_gate::{GateError, Held};
use maud::{Markup, html};
use uuid::Uuid;

/// `GET /rights/processing`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Query(asked): Query<super::Asked>) -> Result<Markup, WebError> {
    let now = state.now();
    let (_, all) = state.gate.processings(&pass.entered, (0, 1), &now).await?;
    let pager = Pager::new(&asked.page, all, super::PER_PAGE.into());
    let (entries, _) = state.gate.processings(&pass.entered, (pager.first_row(), super::PER_PAGE), &now).await?;
    let may_keep = view.may(&state, super::RETENTION);
    let today = today(&state)?;
    let body = html! {
        header {
            (crumb(&view))
            (note(&view.t("rights-processing-why"), &html! { p { (view.t("rights-processing-why-what")) } }))
            h1 { (view.t("rights-processing")) }
            p class="lede" { (view.t(if entries.is_empty() { "rights-processing-empty" } else { "rights-processing-what" })) }
            @if may_keep { p class="acts" { a class="btn btn-primary" href=(view.to("/rights/processing/entry")) { (view.t("rights-processing-add")) } } }
        }
        @for held in &entries { (entry(&view, held, may_keep, today)) }
        (pager.draw(&view, &Address::new(view.to("/rights/processing"))))
    };
    Ok(drawn(&state, &view, body))
}

fn listed(view: &View, keys: impl Iterator<Item = String>) -> String {
    let words: Vec<String> = keys.map(|key| view.t(&key)).collect();
    if words.is_empty() { view.t("frame-none") } else { view.words.list(&words) }
}

fn entry(view: &View, held: &Held<Processing>, may_keep: bool, today: Day) -> Markup {
    let one = &held.body;
    let rows = [
        ("rights-purposes", listed(view, one.purposes.iter().map(|code| code.key()))),
        ("rights-bases", listed(view, one.bases.iter().map(|code| code.key()))),
        ("rights-whose", listed(view, one.whose.iter().map(|code| code.key()))),
        ("rights-groups", listed(view, one.groups.iter().map(|code| code.key()))),
        ("rights-class", view.t(&one.class.key())),
        ("rights-kept", listed(view, one.kept.iter().map(|code| code.key()))),
    ];
    html! {
        section aria-labelledby=(format!("entry-{}", held.id)) {
            h2 id=(format!("entry-{}", held.id)) { (name(one.title.as_str())) }
            @if let Err(problem) = one.check(today) { p class="clay-box" { (view.t(&problem.key())) } }
            dl class="facts" {
                div { dt { (view.t("import-list-agency")) } dd { (code(one.agency.as_str())) } }
                @for (key, words) in &rows { div { dt { (view.t(key)) } dd { (words) } } }
                div { dt { (view.t("rights-safeguards")) } dd { @for line in &one.safeguards { div { (name(line.as_str())) } } } }
                div { dt { (view.t("rights-assessed-on")) } dd { @match one.assessed_on { Some(on) => (on_day(view, &on.to_string())), None => (view.t("frame-none")) } } }
                div { dt { (view.t("rights-reviewed-on")) } dd { (on_day(view, &one.reviewed_on.to_string())) " · " (code(one.owner.as_str())) } }
            }
            @if may_keep { p class="acts" { a class="btn btn-word" href=(Address::new(view.to("/rights/processing/entry")).with("open", &held.id.to_string()).into_text()) { (view.t("rights-processing-change")) } } }
        }
    }
}

/// `GET /rights/processing/entry`.
pub async fn form(State(state): State<AppState>, view: View, Query(asked): Query<super::Asked>) -> Result<Markup, WebError> {
    let held = match Uuid::parse_str(&asked.open) {
        Ok(id) => Some(state.gate.kept::<Processing>(id).await?.ok_or(WebError::NotFound)?),
        Err(_) => None,
    };
    let sent = held.as_ref().map_or_else(Sent::default, |held| as_sent(&held.body));
    drawn_form(&state, &view, held.as_ref(), &sent, &Problems::new()).await
}

/// An entry as its own form would send it.
fn as_sent(one: &Processing) -> Sent {
    let lines: Vec<&str> = one.safeguards.iter().map(Line::as_str).collect();
    let mut pairs =
        vec![("title", one.title.to_string()), ("agency", one.agency.to_string()), ("class", one.class.to_string()), ("safeguards", lines.join("\n"))];
    pairs.extend(one.assessed_on.map(|day| ("assessed", day.to_string())));
    pairs.extend(one.purposes.iter().map(|code| ("purposes", code.to_string())));
    pairs.extend(one.bases.iter().map(|code| ("bases", code.to_string())));
    pairs.extend(one.whose.iter().map(|code| ("whose", code.to_string())));
    pairs.extend(one.groups.iter().map(|code| ("groups", code.to_string())));
    pairs.extend(one.kept.iter().map(|code| ("kept", code.to_string())));
    Sent(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

async fn drawn_form(state: &AppState, view: &View, held: Option<&Held<Processing>>, sent: &Sent, problems: &Problems) -> Result<Markup, WebError> {
    let agencies: Vec<Answer> = state.store.agencies().await?.into_iter().map(|one| (one.code.to_string(), format!("{} · {}", one.name, one.code))).collect();
    let boxes = |name: &str, legend: &str, options: &[Answer]| several(view, (name, legend), None, options, sent, problems);
    let problem = problems.iter().find(|(field, _)| field == "safeguards").map(|(_, sentence)| sentence);
    let body = html! {
        (problem_summary(view, problems))
        header {
            p class="crumb" { a href=(view.to("/rights/processing")) { (view.t("rights-processing")) } }
            h1 { (view.t(if held.is_some() { "rights-processing-change" } else { "rights-processing-add" })) }
        }
        form method="post" action=(view.to("/rights/processing")) {
            (view.form())
            @if let Some(held) = held { input type="hidden" name="id" value=(held.id); input type="hidden" name="version" value=(held.version); }
            (line(view, ("title", "rights-processing-name"), None, Typed::Text, sent, problems))
            (list_of(view, ("agency", "import-list-agency"), None, &agencies, sent, problems))
            (boxes("purposes", "rights-purposes", &options!(view, Purpose::ALL)))
            (boxes("bases", "rights-bases", &options!(view, BasisKind::ALL)))
            (boxes("whose", "rights-whose", &options!(view, WhoseData::ALL)))
            (boxes("groups", "rights-groups", &options!(view, DataGroup::ALL)))
            (boxes("kept", "rights-kept", &options!(view, RetentionKind::ALL)))
            (one_of(view, ("class", "rights-class"), None, &options!(view, SensitivityClass::ALL), sent, problems))
            div class="field" {
                label for="safeguards" { (view.t("rights-safeguards")) }
                p class="cap" id="safeguards-hint" { (view.t("rights-safeguards-hint")) }
                @if let Some(sentence) = problem { p class="field-problem" id="safeguards-problem" { (sentence) } }
                textarea class="form-control" id="safeguards" name="safeguards" rows="4" maxlength="3000" aria-describedby="safeguards-hint" aria-invalid=[problem.map(|_| "true")] { (sent.value("safeguards")) }
            }
            (line(view, ("assessed", "rights-assessed-on"), Some("rights-day-hint"), Typed::Code, sent, problems))
            p class="acts bar-act" { button class="btn btn-primary" { (frame::icon("check")) " " (view.t("rights-processing-keep")) } }
        }
    };
    Ok(drawn(state, view, body))
}

/// Reads the form: the entry as its owner has looked at it today.
fn read(view: &View, sent: &Sent, (before, owner, today): (Option<&Held<Processing>>, Login, Day), problems: &mut Problems) -> Option<Processing> {
    let title = sent.parsed(view, ("title", "rights-line-wrong"), Line::parse, problems);
    let agency = sent.one(view, "agency", |code| Agency::parse(code).ok(), problems);
    let class = sent.one(view, "class", SensitivityClass::from_code, problems);
    let lines = sent.value("safeguards").lines().filter(|line| !line.trim().is_empty()).map(Line::parse).collect::<Result<Vec<Line>, _>>();
    if lines.is_err() {
        problems.push(("safeguards".to_owned(), view.t("rights-line-wrong")));
    }
    let assessed = if sent.has("assessed") { Some(sent.parsed(view, ("assessed", "rights-day-wrong"), Day::parse, problems)?) } else { None };
    Some(Processing {
        version: 1,
        id: before.map_or_else(Uuid::new_v4, |before| before.id),
        title: title?,
        agency: agency?,
        purposes: sent.chosen("purposes", Purpose::from_code),
        bases: sent.chosen("bases", BasisKind::from_code),
        whose: sent.chosen("whose", WhoseData::from_code),
        groups: sent.chosen("groups", DataGroup::from_code),
        class: class?,
        recipients: before.map(|before| before.body.recipients.clone()).unwrap_or_default(),
        kept: sent.chosen("kept", RetentionKind::from_code),
        safeguards: lines.ok()?,
        assessed_on: assessed,
        owner,
        reviewed_on: today,
    })
}

/// At which field a rule of the register is broken.
const fn field_of(error: &GateError) -> &'static str {
    match error {
        GateError::Processing(ProcessingProblem::NoBasis) => "bases",
        GateError::Processing(ProcessingProblem::NoAssessment) => "assessed",
        _ => "purposes",
    }
}

/// `POST /rights/processing`. Whoever keeps an entry has looked at it today.
pub async fn keep(State(state): State<AppState>, view: View, pass: Pass, Form(pairs): Form<Vec<(String, String)>>) -> Result<Response, WebError> {
    let (sent, mut problems) = (Sent(pairs), Problems::new());
    let before = match Uuid::parse_str(sent.value("id")) {
        Ok(id) => Some(state.gate.kept::<Processing>(id).await?.ok_or(WebError::NotFound)?),
        Err(_) => None,
    };
    let owner = Login::parse(pass.entered.login()).map_err(|error| WebError::ours(&error))?;
    if let Some(entry) = read(&view, &sent, (before.as_ref(), owner, today(&state)?), &mut problems) {
        let base = before.as_ref().map_or(0, |_| sent.value("version").parse().unwrap_or(0));
        match state.gate.keep_processing(&pass.entered, &entry, base, &state.now()).await {
            Ok(()) => return Ok(Redirect::to(&view.to("/rights/processing")).into_response()),
            Err(error) => problems = as_problem(&view, field_of(&error), error)?,
        }
    }
    Ok(again(drawn_form(&state, &view, before.as_ref(), &sent, &problems).await?))
}
