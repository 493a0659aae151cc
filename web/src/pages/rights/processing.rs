//! The register of processing: printed for whoever asks, kept by the data-protection officer.

use super::{choices, crumb, drawn, on_day, options, said, today, value};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    frame,
    parts::{Address, Field, Pager, Typed, code, name, note, problem_summary},
};
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::{
    consent::{DataGroup, Line, Processing, RetentionKind, SensitivityClass, WhoseData},
    credential::{Agency, Day, Login},
    policy::{BasisKind, Purpose},
};
use lantern_gate::Held;
use maud::{Markup, html};
use std::collections::BTreeSet;
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
    drawn_form(&state, &view, held.as_ref(), &[]).await
}

async fn drawn_form(state: &AppState, view: &View, held: Option<&Held<Processing>>, problems: &[(String, String)]) -> Result<Markup, WebError> {
    let agencies = state.store.agencies().await?;
    let one = held.map(|held| &held.body);
    let boxes = |name: &str, legend: &str, options: Vec<(String, String)>, chosen: Vec<String>| {
        html! {
            fieldset class="field-group" id=(name) {
                legend { (view.t(legend)) }
                @for (code, label) in &options { label class="choice" { input class="form-check-input" type="checkbox" name=(name) value=(code) checked[chosen.contains(code)]; span { (label) } } }
            }
        }
    };
    let safeguards = one.map(|one| one.safeguards.iter().map(|line| line.as_str().to_owned()).collect::<Vec<_>>().join("\n")).unwrap_or_default();
    let (title, assessed) = (one.map_or("", |one| one.title.as_str()), one.and_then(|one| one.assessed_on).map(|day| day.to_string()).unwrap_or_default());
    let body = html! {
        (problem_summary(view, problems))
        header {
            p class="crumb" { a href=(view.to("/rights/processing")) { (view.t("rights-processing")) } }
            h1 { (view.t(if held.is_some() { "rights-processing-change" } else { "rights-processing-add" })) }
        }
        form method="post" action=(view.to("/rights/processing")) {
            (view.form())
            @if let Some(held) = held { input type="hidden" name="id" value=(held.id); input type="hidden" name="version" value=(held.version); }
            (Field::new("title", "rights-processing-name", Typed::Text).value(title).problems(problems).draw(view))
            div class="field" {
                label for="agency" { (view.t("import-list-agency")) }
                select class="form-select" id="agency" name="agency" required {
                    @for agency in &agencies { option value=(agency.code) selected[one.is_some_and(|one| one.agency.as_str() == agency.code.as_str())] { (agency.name) " · " (agency.code) } }
                }
            }
            (boxes("purposes", "rights-purposes", options!(view, Purpose::ALL), one.map(|one| one.purposes.iter().map(ToString::to_string).collect()).unwrap_or_default()))
            (boxes("bases", "rights-bases", options!(view, BasisKind::ALL), one.map(|one| one.bases.iter().map(ToString::to_string).collect()).unwrap_or_default()))
            (boxes("whose", "rights-whose", options!(view, WhoseData::ALL), one.map(|one| one.whose.iter().map(ToString::to_string).collect()).unwrap_or_default()))
            (boxes("groups", "rights-groups", options!(view, DataGroup::ALL), one.map(|one| one.groups.iter().map(ToString::to_string).collect()).unwrap_or_default()))
            (boxes("kept", "rights-kept", options!(view, RetentionKind::ALL), one.map(|one| one.kept.iter().map(ToString::to_string).collect()).unwrap_or_default()))
            (choices("class", "radio", &view.t("rights-class"), &options!(view, SensitivityClass::ALL), true))
            div class="field" {
                label for="safeguards" { (view.t("rights-safeguards")) }
                p class="cap" id="safeguards-hint" { (view.t("rights-safeguards-hint")) }
                textarea class="form-control" id="safeguards" name="safeguards" rows="4" maxlength="3000" aria-describedby="safeguards-hint" { (safeguards) }
            }
            (Field::new("assessed", "rights-assessed-on", Typed::Code).hint("rights-day-hint").value(&assessed).problems(problems).draw(view))
            p class="acts bar-act" { button class="btn btn-primary" { (frame::icon("check")) " " (view.t("rights-processing-keep")) } }
        }
    };
    Ok(drawn(state, view, body))
}

fn chosen<T: Ord>(pairs: &[(String, String)], name: &str, read: impl Fn(&str) -> Option<T>) -> BTreeSet<T> {
    pairs.iter().filter(|(found, _)| found == name).filter_map(|(_, code)| read(code)).collect()
}

/// `POST /rights/processing`. Whoever keeps an entry has looked at it today.
pub async fn keep(State(state): State<AppState>, view: View, pass: Pass, Form(pairs): Form<Vec<(String, String)>>) -> Result<Response, WebError> {
    let known = Uuid::parse_str(value(&pairs, "id")).ok();
    let before = match known {
        Some(id) => Some(state.gate.kept::<Processing>(id).await?.ok_or(WebError::NotFound)?),
        None => None,
    };
    let mut problems: Vec<(String, String)> = Vec::new();
    let mut wrong = |field: &str, key: &str| problems.push((field.to_owned(), view.t(key)));
    let title = Line::parse(value(&pairs, "title")).inspect_err(|_| wrong("title", "rights-line-wrong")).ok();
    let class = SensitivityClass::from_code(value(&pairs, "class"));
    if class.is_none() {
        wrong("class", "errors-field-choose");
    }
    let assessed = match value(&pairs, "assessed") {
        "" => None,
        text => Day::parse(text).inspect_err(|_| wrong("assessed", "rights-day-wrong")).ok(),
    };
    let lines = value(&pairs, "safeguards").lines().filter(|line| !line.trim().is_empty()).map(Line::parse);
    let safeguards: Vec<Line> = lines.collect::<Result<_, _>>().inspect_err(|_| wrong("safeguards", "rights-line-wrong")).unwrap_or_default();
    let (Some(title), Some(class), true) = (title, class, problems.is_empty()) else {
        return Ok((StatusCode::BAD_REQUEST, drawn_form(&state, &view, before.as_ref(), &problems).await?).into_response());
    };
    let ours = |error: lantern_access::credential::CredentialError| WebError::ours(&error);
    let id = known.unwrap_or_else(Uuid::new_v4);
    let entry = Processing {
        version: 1,
        id,
        title,
        agency: Agency::parse(value(&pairs, "agency")).map_err(|_| WebError::Refused(view.t("errors-field-choose")))?,
        purposes: chosen(&pairs, "purposes", Purpose::from_code),
        bases: chosen(&pairs, "bases", BasisKind::from_code),
        whose: chosen(&pairs, "whose", WhoseData::from_code),
        groups: chosen(&pairs, "groups", DataGroup::from_code),
        class,
        recipients: before.as_ref().map(|before| before.body.recipients.clone()).unwrap_or_default(),
        kept: chosen(&pairs, "kept", RetentionKind::from_code),
        safeguards,
        assessed_on: assessed,
        owner: Login::parse(pass.entered.login()).map_err(ours)?,
        reviewed_on: today(&state)?,
    };
    let base = before.as_ref().map_or(0, |_| value(&pairs, "version").parse().unwrap_or(0));
    state.gate.keep_processing(&pass.entered, &entry, base, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to("/rights/processing")).into_response())
}
