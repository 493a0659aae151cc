//! One form before it is asked: what it is for, what it asks, by which rules it is judged, what informed it.

use super::{drawn, find, text};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    parts::{code, name, note},
};
use axum::extract::{Path, State};
use lantern_casework::{REGISTRATION_CHECK, may_ask};
use lantern_instruments::{Instrument, Kind, Positive, Weight};
use lantern_vocab::Language;
use lantern_words::{Arg, Words};
use maud::{Markup, html};

/// `GET /forms/{form}`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Markup, WebError> {
    let form = find(&state, &id)?;
    may_ask(&state.gate, &pass.entered, form, None, &state.now()).await?;
    let language = view.words.language();
    let minutes = view.words.with("instruments-minutes", &[("count", Arg::count(form.minutes))]);
    let version = view.words.with("instruments-version", &[("version", Arg::from(form.version.as_str()))]);
    let body = html! {
        header {
            p class="crumb" { a href=(view.to("/forms")) { (view.t("instruments-title")) } }
            (note(&view.t("instruments-sources"), &sources(&view, form)))
            h1 { (form.texts.of(language, "title")) }
            p class="lede" { (form.texts.of(language, "summary")) }
            p class="cap" { (text(form, language, "opens", form.opens_to.code())) " · " (minutes) " · " bdi { (version) } }
            @if form.id == REGISTRATION_CHECK { p class="acts" { a class="btn btn-plain" href=(view.to("/forms/lines")) { (view.t("instruments-lines-title")) } } }
            (begin(&view, form, None))
        }
        section aria-labelledby="questions" {
            h2 id="questions" { (view.t("instruments-questions")) }
            @for page in &form.pages {
                h3 { (text(form, language, "page", &page.name)) }
                ul { @for question in form.on_page(&page.name).filter(|question| question.kind != Kind::Calculate) { li { (text(form, language, "question", &question.name)) } } }
            }
        }
        @if !form.indicators.is_empty() { (indicators(&view, form)) }
        @if !form.outcomes.is_empty() { (rules(&view, form)) }
    };
    Ok(drawn(&state, &view, body))
}

/// The way into the questions: the language of the person, and the file where there is one. It is sent, so that neither stands in
/// an address.
pub fn begin(view: &View, form: &Instrument, record: Option<&str>) -> Markup {
    let own = view.words.language();
    html! {
        form class="acts" method="post" action=(view.to(&format!("/forms/{}/ask", form.id))) {
            (view.form())
            @if let Some(record) = record { input type="hidden" name="record" value=(record); }
            label class="visually-hidden" for=(format!("spoken-{}", form.id)) { (view.t("instruments-spoken")) }
            select class="form-select" id=(format!("spoken-{}", form.id)) name="spoken" {
                @for language in form.texts.languages() { option value=(language.code()) lang=(language.code()) selected[language == own] { (Words::of(language).text("frame-own-name")) } }
            }
            // Beside a person stand several forms, and none is the one thing to do.
            button class=(if record.is_some() { "btn btn-plain" } else { "btn btn-primary" }) { (view.t("instruments-begin")) }
        }
    }
}

fn sources(view: &View, form: &Instrument) -> Markup {
    html! {
        @for source in &form.informed_by { p { (name(&source.title)) " (" (name(&source.body)) @if let Some(year) = source.year { ", " bdi { (year) } } ")" } }
        p { (view.t("instruments-own-words")) }
    }
}

fn weight(form: &Instrument, language: Language, of: Weight) -> String {
    if of == Weight::Absent { "–".to_owned() } else { text(form, language, "weight", of.code()) }
}

fn indicators(view: &View, form: &Instrument) -> Markup {
    let language = view.words.language();
    let has_own_list = form.indicators.iter().any(|one| one.weight != one.child_weight);
    html! {
        section aria-labelledby="indicators" {
            h2 id="indicators" { (view.t("instruments-indicators")) }
            div class="scroll" tabindex="0" role="group" aria-label=(view.t("frame-scroll-sideways")) {
                table class="table" {
                    thead { tr { th scope="col" { (view.t("instruments-indicators")) } th scope="col" { (view.t("instruments-weight")) } @if has_own_list { th scope="col" { (view.t("instruments-weight-child")) } } } }
                    @for dimension in &form.dimensions {
                        tbody {
                            tr { th scope="rowgroup" colspan=(if has_own_list { "3" } else { "2" }) {
                                (text(form, language, "dimension", &dimension.code)) " · " span class="cap" { (positive(view, dimension.positive)) }
                            } }
                            @for one in form.indicators.iter().filter(|one| one.dimension == dimension.code) {
                                tr {
                                    td { (text(form, language, "indicator", &one.code)) }
                                    td { (weight(form, language, one.weight)) }
                                    @if has_own_list { td { (weight(form, language, one.child_weight)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn positive(view: &View, rule: Positive) -> String {
    match rule {
        Positive::Delphi => view.t("instruments-rule-weights"),
        Positive::Count(count) => view.words.with("instruments-rule-count", &[("count", Arg::count(count))]),
    }
}

fn rules(view: &View, form: &Instrument) -> Markup {
    let language = view.words.language();
    html! {
        section aria-labelledby="rules" {
            h2 id="rules" { (view.t("instruments-rules")) }
            p { (view.t("instruments-one-alone")) }
            dl class="facts" {
                @for rule in form.outcomes.iter().rev() { div { dt { (text(form, language, "result", rule.result.code())) } dd { (text(form, language, "outcome", &rule.code)) } } }
            }
            p class="cap" { (code(&form.id)) " " (code(&form.hash[..16])) }
        }
    }
}
