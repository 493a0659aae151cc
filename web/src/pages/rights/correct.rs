//! A value put right at the person's wish: first which one, then what it is.

use super::{drawn, record::of_whom, said, value};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    pages::{
        records::{Values, field_name, look, missing_key},
        sharing::fields::again,
    },
    parts::{Address, code, name, note, number, problem_summary},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use lantern_ledger::AccessKind;
use lantern_model::{Class, Coded, Field, Identity, Kind, RecordId, Unit, field, value::NONE_OF_THEM};
use lantern_store::RecordDetail;
use lantern_vocab::Missing;
use maud::{Markup, html};
use serde::Deserialize;

/// The units of a person's record.
const UNITS: [Unit; 4] = [Unit::Victim, Unit::Event, Unit::Perpetrator, Unit::Case];
/// Each reason for having no value.
const MISSING: [Missing; 4] = [Missing::Unknown, Missing::NotAsked, Missing::Declined, Missing::NotApplicable];

/// Which value.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Which {
    field: String,
    number: String,
}

fn fields_of(unit: Unit) -> impl Iterator<Item = &'static Field> {
    field::all().iter().filter(move |field| field.unit == unit && matches!(field.class, Class::Coded | Class::Identity))
}

/// The field and which of several units, where the catalogue has it.
fn place(path: &str, number: &str) -> Option<(&'static Field, u8)> {
    let field = field::by_path(path).filter(|field| UNITS.contains(&field.unit) && field.class != Class::Open)?;
    Some((field, number.parse().unwrap_or(0)))
}

fn current<'a>(detail: &'a RecordDetail, field: &Field, sequence: u8) -> Option<&'a Coded> {
    let unit = detail.units.iter().find(|unit| unit.unit == field.unit && unit.sequence == sequence)?;
    unit.values.iter().find(|(found, _)| found.number == field.number).map(|(_, value)| value)
}

/// `GET /records/{record}/rights/correct`.
pub async fn page(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, text)): Path<(String, String)>,
    Query(which): Query<Which>,
) -> Result<Markup, WebError> {
    let (record, detail) = of_whom(&state, &pass, &text).await?;
    look(&state, &pass, AccessKind::Record, &detail.summary.agency, &[record]).await?;
    let inside = match place(&which.field, &which.number) {
        Some((field, sequence)) => form(&state, &view, (record, &detail), (field, sequence), (&[], &[])),
        None => choice(&state, &view, record, &detail),
    };
    Ok(around(&state, &view, record, &inside))
}

/// The page round what is chosen or put right.
fn around(state: &AppState, view: &View, record: RecordId, inside: &Markup) -> Markup {
    let body = html! {
        header {
            p class="crumb" { a href=(view.to(&format!("/records/{record}/rights"))) { (view.t("rights-record")) } }
            (note(&view.t("rights-correct-why"), &html! { p { (view.t("rights-correct-why-what")) } }))
            h1 { (view.t("request-correct")) }
            p class="lede" { (code(&record.to_string())) }
        }
        (inside)
    };
    drawn(state, view, body)
}

/// Every field that can be put right, with what stands there.
fn choice(state: &AppState, view: &View, record: RecordId, detail: &RecordDetail) -> Markup {
    let values = Values { words: view.words, places: &state.places };
    let unit_key = |unit: Unit| match unit {
        Unit::Victim => "records-person",
        Unit::Event => "records-event",
        Unit::Perpetrator => "records-perpetrators",
        _ => "records-case",
    };
    let sequences = |unit: Unit| {
        let sealed = detail.sealed_fields.iter().filter(move |(of, ..)| *of == unit).map(|(_, sequence, _)| *sequence);
        let mut all: Vec<u8> = detail.units.iter().filter(|one| one.unit == unit).map(|one| one.sequence).chain(sealed).chain([0]).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    html! {
        p { (view.t("rights-correct-choose")) }
        @for unit in UNITS { @for sequence in sequences(unit) {
            section {
                h2 { (view.t(unit_key(unit))) @if sequence > 0 { " " (number(view.words, &view.words.number(sequence + 1))) } }
                dl class="facts" { @for field in fields_of(unit) {
                    @let address = Address::new(view.to(&format!("/records/{record}/rights/correct"))).with("field", &field.path()).with("number", &sequence.to_string());
                    @let is_sealed = detail.sealed_fields.contains(&(unit, sequence, field.number));
                    div {
                        dt { a href=(address.into_text()) { (field_name(view.words, field)) } }
                        dd { @match current(detail, field, sequence) {
                            Some(value) => (number(view.words, &values.say(field, value))),
                            None if is_sealed => { span class="quiet" { (view.t("records-sealed")) } },
                            None => { span class="quiet" { (view.t("frame-none")) } },
                        } }
                    }
                } }
            }
        } }
    }
}

fn form(
    state: &AppState,
    view: &View,
    (record, detail): (RecordId, &RecordDetail),
    (field, sequence): (&'static Field, u8),
    (sent, problems): (Pairs<'_>, Pairs<'_>),
) -> Markup {
    let values = Values { words: view.words, places: &state.places };
    let now = current(detail, field, sequence);
    html! {
        (problem_summary(view, problems))
        h2 { (field_name(view.words, field)) }
        @if field.class == Class::Identity { p { (view.t("rights-correct-sealed")) } }
        @else { p { (view.t("rights-correct-now")) ": " @match now { Some(value) => (name(&values.say(field, value))), None => (view.t("frame-none")) } } }
        form method="post" action=(view.to(&format!("/records/{record}/rights/correct"))) {
            (view.form())
            input type="hidden" name="field" value=(field.path());
            input type="hidden" name="number" value=(sequence);
            input type="hidden" name="version" value=(detail.summary.version);
            (input(view, field, now, (sent, problems)))
            p class="acts bar-act" { button class="btn btn-primary" { (view.t("rights-correct-keep")) } }
            p class="acts" { button class="btn btn-word" name="what" value="remove" formnovalidate { (view.t("rights-correct-remove")) } }
        }
    }
}

/// What was sent, or what is wrong with it: fields with their texts.
type Pairs<'a> = &'a [(String, String)];

/// Whether a value is this code, or has it among its codes.
fn is_held(now: Option<&Coded>, code: &str) -> bool {
    now.is_some_and(|value| value.list().any(|one| one == code) || value.as_text() == code)
}

/// What is chosen or typed: codes from their list, everything else as text in its canonical form.
fn input(view: &View, field: &'static Field, now: Option<&Coded>, (sent, problems): (Pairs<'_>, Pairs<'_>)) -> Markup {
    let is_chosen = |code: &str| sent.iter().any(|(name, value)| name == "value" && value == code);
    let is_now = |code: &str| if sent.is_empty() { is_held(now, code) } else { is_chosen(code) };
    let problem = html! { @if let Some((_, sentence)) = problems.first() { p class="field-problem" id="value-problem" { (sentence) } } };
    let typed = match value(sent, "typed") {
        "" => now.filter(|value| value.as_missing().is_none()).map(Coded::as_text).unwrap_or_default(),
        typed => typed,
    };
    let option = |kind: &str, code: &str, label: &str| {
        html! { label class="choice" { input class="form-check-input" type=(kind) name="value" value=(code) checked[is_now(code)]; span { (label) } } }
    };
    let missing = |kind: &str| html! { @for one in MISSING { (option(kind, one.to_text(), &view.t(missing_key(one)))) } };
    let language = view.words.language();
    match field.kind {
        Kind::Code(codes) | Kind::Codes(codes) => {
            let kind = if field.kind.is_multiple() { "checkbox" } else { "radio" };
            html! {
                fieldset class="field-group" id="value" {
                    legend { (field_name(view.words, field)) }
                    (problem)
                    @if let Some(set) = lantern_vocab::set(codes) { @for one in set.codes() { (option(kind, one.code(), &view.words.ungrouped(one.label(language)))) } }
                    @if field.kind.is_multiple() { (option(kind, NONE_OF_THEM, &view.t("typology-none-of-them"))) }
                    (missing(kind))
                }
            }
        }
        Kind::Text => html! {
            div class="field" {
                label for="value" { (field_name(view.words, field)) }
                textarea class="form-control" id="value" name="value" rows=(if field.name == "narrative" { "8" } else { "1" }) maxlength="20000" autocomplete="off" spellcheck="false" required { (value(sent, "value")) }
            }
        },
        Kind::Country | Kind::Countries | Kind::Area | Kind::Areas | Kind::Date | Kind::Year | Kind::Count => html! {
            div class="field" {
                label for="value" { (field_name(view.words, field)) }
                p class="cap" id="value-hint" { (view.t("rights-correct-hint")) }
                (problem)
                input class="form-control code" id="value" name="typed" type="text" dir="ltr" maxlength="200" autocomplete="off" aria-describedby="value-hint" value=(typed);
            }
            fieldset class="field-group" { legend { (view.t("rights-correct-or")) } (missing("radio")) }
        },
    }
}

/// What was chosen, as one canonical text: a reason for having no value stands alone.
fn answer(pairs: &[(String, String)]) -> String {
    let chosen: Vec<&str> = pairs.iter().filter(|(name, _)| name == "value").map(|(_, value)| value.trim()).filter(|text| !text.is_empty()).collect();
    match chosen.as_slice() {
        [] => value(pairs, "typed").to_owned(),
        several => several.iter().find(|text| text.starts_with('!')).map_or_else(|| several.join(" "), |missing| (*missing).to_owned()),
    }
}

/// What is put right.
enum Told {
    /// A coded value; none takes it away.
    Coded(Option<Coded>),
    /// A value that identifies the person.
    Sealed(Option<Identity>),
}

/// What was sent for this field; none where it does not fit.
fn read(field: &'static Field, pairs: &[(String, String)]) -> Option<Told> {
    let (is_removed, answer) = (value(pairs, "what") == "remove", answer(pairs));
    match (field.class == Class::Identity, is_removed) {
        (true, true) => Some(Told::Sealed(None)),
        (false, true) => Some(Told::Coded(None)),
        (_, false) if answer.is_empty() => None,
        (true, false) => Identity::new(answer).ok().map(|told| Told::Sealed(Some(told))),
        (false, false) => Coded::checked(field, &answer).ok().map(|told| Told::Coded(Some(told))),
    }
}

/// `POST /records/{record}/rights/correct`.
pub async fn keep(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, text)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let (record, detail) = of_whom(&state, &pass, &text).await?;
    let (field, sequence) = place(value(&pairs, "field"), value(&pairs, "number")).ok_or(WebError::NotFound)?;
    let version = value(&pairs, "version").parse().map_err(|_| WebError::Changed)?;
    let (mut coded, mut identity) = (Vec::new(), Vec::new());
    match read(field, &pairs) {
        Some(Told::Coded(told)) => coded.push((field.unit, sequence, field, told)),
        Some(Told::Sealed(told)) => identity.push((field.unit, sequence, field, told)),
        None => {
            // The page shows what the record says: that is a look at it.
            look(&state, &pass, AccessKind::Record, &detail.summary.agency, &[record]).await?;
            let key = if answer(&pairs).is_empty() { "errors-field-choose" } else { "rights-correct-wrong" };
            let problems = [("value".to_owned(), view.t(key))];
            let inside = form(&state, &view, (record, &detail), (field, sequence), (&pairs, &problems));
            return Ok(again(around(&state, &view, record, &inside)));
        }
    }
    state.gate.correct(&pass.entered, (record, version), coded, identity, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to(&format!("/records/{record}/rights/correct"))).into_response())
}
