//! The limits of confidentiality come first: what must be passed on by law, to whom, in the country where the person is. The form for a
//! consent is drawn only after a worker has said that she told them, and carries the moment, marked by this server.

use super::{crumb, drawn, form, record_of};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    pages::sharing::fields::{Answer, Problems, Sent, again, line, listed, tick},
    parts::{Typed, day, name, note, problem_summary},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    response::{IntoResponse, Response},
};
use lantern_access::{
    consent::{Country, ReportingDuty},
    credential::{Day, Instant},
};
use lantern_model::RecordId;
use lantern_words::Arg;
use maud::{Markup, html};
use serde::Deserialize;

/// For how long the form can be sent after the limits were told: a talk, not a week.
const TOLD_SECONDS_MAX: i64 = 4 * 60 * 60;

/// What the mark of a moment is made of.
fn mark(state: &AppState, (login, record, country, at): (&str, RecordId, &Country, &str)) -> String {
    state.form.token(&format!("limits told {login} {record} {country} {at}")).text().to_owned()
}

/// That the limits were told: to whom's file, of which country, and when.
pub struct Told {
    /// The country whose law was told.
    pub country: Country,
    /// The moment.
    pub at: Instant,
    mark: String,
}

impl Told {
    fn now(state: &AppState, pass: &Pass, record: RecordId, country: Country) -> Result<Self, WebError> {
        let now = state.now();
        let mark = mark(state, (pass.entered.login(), record, &country, &now));
        Ok(Self { country, at: Instant::parse(&now).map_err(|error| WebError::ours(&error))?, mark })
    }

    /// Reads it from a form that it went through; none where this server did not mark it for this account and this file, or long ago.
    pub fn read(state: &AppState, pass: &Pass, record: RecordId, sent: &Sent) -> Option<Self> {
        let (country, at) = (Country::parse(sent.value("country")).ok()?, Instant::parse(sent.value("told_at")).ok()?);
        let own = mark(state, (pass.entered.login(), record, &country, sent.value("told_at")));
        let age = Instant::parse(&state.now()).ok()?.seconds_since(at);
        let is_ours = blake3::hash(own.as_bytes()) == blake3::hash(sent.value("told_mark").as_bytes());
        (is_ours && (0..=TOLD_SECONDS_MAX).contains(&age)).then_some(Self { country, at, mark: own })
    }

    /// The hidden fields that carry it on.
    pub fn fields(&self) -> Markup {
        html! {
            input type="hidden" name="country" value=(self.country);
            input type="hidden" name="told_at" value=(self.at);
            input type="hidden" name="told_mark" value=(self.mark);
        }
    }
}

/// `GET /records/{record}/consents/new`: in which country?
pub async fn country(State(state): State<AppState>, view: View, pass: Pass, Path((_, record)): Path<(String, String)>) -> Result<Markup, WebError> {
    let record = record_of(&record)?;
    state.gate.may_record_for(&pass.entered, record, &state.now()).await?;
    Ok(ask_country(&state, &view, record, &Sent::default(), &Problems::new()))
}

fn ask_country(state: &AppState, view: &View, record: RecordId, sent: &Sent, problems: &Problems) -> Markup {
    let known: Vec<Answer> = state.gate.duties().countries().map(|country| (country.to_string(), country.to_string())).collect();
    let body = html! {
        (problem_summary(view, problems))
        header {
            (crumb(view, record))
            (note(&view.t("sharing-limits"), &html! { p { (view.t("sharing-limits-why")) } }))
            h1 { (view.t("sharing-limits-country")) }
            p class="lede" { (view.t("sharing-limits-country-what")) }
        }
        form method="get" action=(view.to(&format!("/records/{record}/consents/limits"))) {
            @if !known.is_empty() { (listed(view, ("country", "sharing-country"), None, &known, sent, problems)) }
            (line(view, (if known.is_empty() { "country" } else { "other" }, if known.is_empty() { "sharing-country" } else { "sharing-country-other" }), Some("sharing-country-hint"), Typed::Code, sent, problems))
            div class="acts bar-act" { button class="btn btn-primary" { (view.t("sharing-go-on")) } }
        }
    };
    drawn(state, view, "sharing-consents", body)
}

/// What was chosen.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    country: String,
    other: String,
}

/// `GET /records/{record}/consents/limits`: what the person is told.
pub async fn page(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, record)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let record = record_of(&record)?;
    state.gate.may_record_for(&pass.entered, record, &state.now()).await?;
    let text = if asked.other.trim().is_empty() { &asked.country } else { &asked.other };
    let Ok(country) = Country::parse(text) else {
        let problems = vec![("country".to_owned(), view.t("sharing-country-wrong"))];
        return Ok(again(ask_country(&state, &view, record, &Sent(vec![("country".to_owned(), text.clone())]), &problems)));
    };
    Ok(limits(&state, &view, record, &country, &Sent::default(), &Problems::new())?.into_response())
}

fn limits(state: &AppState, view: &View, record: RecordId, country: &Country, sent: &Sent, problems: &Problems) -> Result<Markup, WebError> {
    let today = Day::parse(&(state.clock)().today).map_err(|error| WebError::ours(&error))?;
    let body = html! {
        (problem_summary(view, problems))
        header {
            (crumb(view, record))
            (note(&view.t("sharing-limits"), &html! { p { (view.t("sharing-limits-why")) } }))
            h1 { (view.t("sharing-limits")) }
            p class="lede" { (view.t("sharing-limits-what")) }
        }
        (duties(state, view, country, today))
        form method="post" action=(view.to(&format!("/records/{record}/consents/told"))) {
            (view.form())
            input type="hidden" name="country" value=(country);
            (tick(view, ("told", "sharing-limits-told"), Some("sharing-limits-told-hint"), sent, problems))
            div class="acts bar-act" { button class="btn btn-primary" { (view.t("sharing-go-on")) } }
        }
    };
    Ok(drawn(state, view, "sharing-limits", body))
}

/// The duties of a country; that nobody has looked them up is said as plainly.
fn duties(state: &AppState, view: &View, country: &Country, today: Day) -> Markup {
    let table = state.gate.duties();
    let Some(duties) = table.duties_of(country) else {
        return html! { section class="lamp-box" aria-labelledby="unknown" { h2 id="unknown" { (view.words.with("sharing-limits-unknown", &[("country", Arg::from(country.as_str()))])) } p { (view.t("sharing-limits-unknown-what")) } } };
    };
    html! {
        section aria-label=(view.t("sharing-limits")) {
            @if table.is_out_of_date(country, today) { p class="lamp-box" { (view.t("sharing-limits-old")) } }
            @if duties.is_empty() { p class="own-words" { (view.t("sharing-limits-none")) } }
            @for duty in duties { (one(view, duty)) }
            @if let Some((on, by, source)) = table.source_of(country) {
                p class="cap" { (view.t("sharing-source")) ": " (name(source.as_str())) " · " (day(view.words, &on.to_string())) " · " (crate::parts::code(by.as_str())) }
            }
        }
    }
}

/// One duty: what is said to the person, in the language of the page where it was written, and in the others that were.
fn one(view: &View, duty: &ReportingDuty) -> Markup {
    let own = view.words.language().code();
    let said = duty.say.iter().find(|(language, _)| language.to_string() == own).or_else(|| duty.say.iter().next());
    html! {
        section class="part" {
            h2 { (view.t(&duty.about.key())) }
            @if let Some((language, sentence)) = said { blockquote class="own-words" lang=(language) { p { (name(sentence.as_str())) } } }
            @for (language, sentence) in duty.say.iter().filter(|(language, _)| said.is_none_or(|(shown, _)| shown != *language)) {
                p lang=(language) { (crate::parts::code(&language.to_string())) ": " (name(sentence.as_str())) }
            }
            p class="cap" {
                (view.t("sharing-duty-to")) ": " (view.t(&duty.to.key()))
                @if let Some(hours) = duty.within_hours { " · " (view.words.with("sharing-duty-hours", &[("count", Arg::count(u64::from(hours)))])) }
                " · " (name(duty.source.as_str()))
            }
        }
    }
}

/// `POST /records/{record}/consents/told`: the worker has told them; the form follows.
pub async fn told(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, record)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let (record, sent) = (record_of(&record)?, Sent(pairs));
    let is_child = state.gate.may_record_for(&pass.entered, record, &state.now()).await?;
    let country = Country::parse(sent.value("country")).map_err(|_| WebError::NotFound)?;
    if !sent.has("told") {
        let problems = vec![("told".to_owned(), view.t("consent-problem-limits-not-told"))];
        return Ok(again(limits(&state, &view, record, &country, &sent, &problems)?));
    }
    let told = Told::now(&state, &pass, record, country)?;
    Ok(form::blank(&state, &view, &pass, record, &told, is_child).await?.into_response())
}
