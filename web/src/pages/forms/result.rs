//! What came of it, explained: the step, what led there, what speaks against, what was not asked, by which rule. Never a verdict.

use super::{sent::Sent, text};
use crate::{AppState, View, frame, parts::day};
use lantern_instruments::{Counted, Filled, Instrument, Judgement, Silent, Spoken, Weight};
use lantern_vocab::Language;
use lantern_words::Arg;
use maud::{Markup, html};

/// How a result is shown.
pub enum Shown {
    /// Nothing was kept.
    Practice,
    /// It was kept, and says something until a day, if that has not passed.
    Kept {
        /// The last day.
        until: Option<String>,
        /// That day has passed.
        is_over: bool,
    },
}

/// The page of a result.
pub fn page(state: &AppState, view: &View, form: &Instrument, judgement: &Judgement, shown: &Shown) -> Markup {
    let foot = html! { a class="btn btn-primary" href=(view.to("/forms")) { (view.t("instruments-title")) } };
    let body = html! {
        @if matches!(shown, Shown::Practice) { p class="small quiet" { (view.t("instruments-practice")) } }
        (explained(view, form, judgement, shown))
    };
    frame::gate(state, view, &view.t("instruments-result"), &body, &foot)
}

/// The result itself, as it stands on a page.
pub fn explained(view: &View, form: &Instrument, judgement: &Judgement, shown: &Shown) -> Markup {
    let language = view.words.language();
    let gives_steps = !form.scale.steps().is_empty();
    let is_over = matches!(shown, Shown::Kept { is_over: true, .. });
    html! { div class="explained" {
        @if gives_steps {
            div class="lamp-box" {
                @match judgement.result.filter(|_| !is_over) {
                    Some(step) => { h1 { (text(form, language, "result", step.code())) } p { (view.t("instruments-not-a-finding")) } },
                    None => { h1 { (view.t("instruments-result")) } p { (view.t(if is_over { "instruments-over" } else { "instruments-nothing-asked" })) } },
                }
                @if let Shown::Kept { until: Some(until), is_over: false } = shown { p class="small" { bdi { (view.words.with("instruments-expires", &[("date", Arg::from(&day(view.words, until)))])) } } }
            }
        } @else { h1 { (view.t("instruments-result")) } }
        @if judgement.advice.is_empty() && !gives_steps { p { (view.t("instruments-nothing-to-do")) } }
        (sentences(view, form, "advice", "instruments-advice", &judgement.advice))
        @if !judgement.speaks_for.is_empty() {
            h2 { (view.t("instruments-for")) }
            (spoken(form, language, &judgement.speaks_for))
        }
        @if judgement.is_child { p class="small quiet" { (view.t("instruments-child-list")) } }
        (sentences(view, form, "outcome", "instruments-rule", &judgement.rules))
        @if gives_steps { p class="small quiet" { (view.t("instruments-one-alone")) } }
        (sentences(view, form, "gate", "instruments-shut", &judgement.shut[..judgement.shut.len().min(1)]))
        @if !judgement.speaks_against.is_empty() {
            details { summary { (view.t("instruments-against")) } (spoken(form, language, &judgement.speaks_against)) }
        }
        @if !judgement.silent.is_empty() { (silent(view, form, &judgement.silent)) }
        @if judgement.dimensions.iter().any(|one| one.strong + one.medium + one.weak > 0) { (dimensions(view, form, &judgement.dimensions)) }
    } }
}

fn sentences(view: &View, form: &Instrument, noun: &str, head: &str, codes: &[String]) -> Markup {
    html! { @if !codes.is_empty() { h2 { (view.t(head)) } ul { @for code in codes { li { (text(form, view.words.language(), noun, code)) } } } } }
}

/// Indicators with their weight, in words and as three marks.
fn spoken(form: &Instrument, language: Language, all: &[Spoken]) -> Markup {
    let marks = |weight: Weight| match weight {
        Weight::Strong => 3,
        Weight::Medium => 2,
        Weight::Weak => 1,
        Weight::Unset | Weight::Absent => 0,
    };
    html! {
        ul class="reasons" {
            @for one in all {
                li { strong { (text(form, language, "indicator", &one.code)) }
                    p class="small quiet" { span class="weigh" aria-hidden="true" { @for at in 0..3 { i class=[(at < marks(one.weight)).then_some("f")] {} } } (text(form, language, "weight", one.weight.code())) } }
            }
        }
    }
}

fn silent(view: &View, form: &Instrument, all: &[Silent]) -> Markup {
    html! {
        details {
            summary { (view.t("instruments-silent")) " (" bdi { (view.words.number(all.len())) } ")" }
            ul { @for one in all { li { (text(form, view.words.language(), "indicator", &one.code)) span class="quiet" { " · " (view.t(&format!("instruments-silence-{}", one.why.code()))) } } } }
        }
    }
}

fn dimensions(view: &View, form: &Instrument, all: &[Counted]) -> Markup {
    let number = |count: u32| view.words.number(count);
    html! {
        details {
            summary { (view.t("instruments-dimensions")) }
            div class="scroll" tabindex="0" role="group" aria-label=(view.t("frame-scroll-sideways")) { table class="table" {
                thead { tr { th scope="col" { (view.t("instruments-dimension")) } @for head in ["strong", "medium", "weak"] { th scope="col" class="num" { (view.t(&format!("instruments-weight-{head}"))) } } th scope="col" { (view.t("instruments-positive")) } } }
                tbody { @for one in all { tr {
                    th scope="row" { (text(form, view.words.language(), "dimension", &one.code)) }
                    td class="num" { bdi { (number(one.strong)) } } td class="num" { bdi { (number(one.medium)) } } td class="num" { bdi { (number(one.weak)) } }
                    td { (view.t(if one.positive { "instruments-yes" } else { "instruments-no" })) }
                } } }
            } }
        }
    }
}

/// Help, at any moment: what the answers ask for so far, where help is found at once, and the way back to the questions.
pub fn help(state: &AppState, view: &View, filled: &Filled<'_>, sent: &Sent) -> Markup {
    let form = filled.instrument();
    let judgement = filled.judge();
    let body = html! {
        h1 class="ask" { (view.t("instruments-help")) }
        p { (view.t("instruments-help-what")) }
        @if let Some(line) = state.helpline(view.words.language()) { p class="lamp-box" { bdi { (line) } } }
        (sentences(view, form, "advice", "instruments-advice", &judgement.advice))
        form id="ask" method="post" action=(view.to(&format!("/forms/{}/ask", form.id))) { (view.form()) (sent.carried(form, &[])) }
    };
    let foot = html! {
        button class="btn btn-primary" form="ask" name="go" value=(sent.page.unwrap_or(0)) { (view.t("instruments-go-on")) }
        button class="btn btn-plain" form="ask" name="go" value="check" { (view.t("instruments-check")) }
    };
    frame::gate(state, view, &view.t("instruments-help"), &body, &foot)
}
