//! Asking, one thing per page: the question in the reader's language and in the person's, the answers, why it is asked.

use super::{
    check, find, result,
    sent::{ANSWER, Go, Sent},
    text,
};
use crate::{AppState, View, WebError, doors::Pass, frame, parts::problem_summary};
use axum::{
    Form,
    extract::{Path, State},
};
use lantern_casework::may_ask;
use lantern_instruments::{ABSENT_CODES, Filled, Instrument, Kind, Question};
use lantern_vocab::Language;
use lantern_words::{Arg, Words};
use maud::{Markup, html};

/// `POST /forms/{form}/ask`.
pub async fn step(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, id)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Markup, WebError> {
    let form = find(&state, &id)?;
    let mut sent = Sent::read(&view, form, &pairs)?;
    may_ask(&state.gate, &pass.entered, form, sent.record, &state.now()).await?;
    let view = view.led_to(&format!("/forms/{id}"));
    let today = state.today();
    sent.judge(&view, form, &today);
    let filled = form.fill(&sent.answers, &today);
    let open = |page: &usize| form.pages.get(*page).is_some_and(|page| filled.asked_on(&page.name).next().is_some());
    let here = sent.page.filter(|page| *page < form.pages.len());
    let asks_here = |page: usize| {
        sent.problems.iter().any(|(name, _)| form.question(name).and_then(|question| question.page.as_ref()) == form.pages.get(page).map(|page| &page.name))
    };
    // What does not fit is put right where it was asked, wherever one wanted to go; only help does not wait.
    let next = match (sent.go, here) {
        (Go::Help, _) => return Ok(result::help(&state, &view, &filled, &sent)),
        (Go::Page(page), _) => Some(page).filter(open),
        (Go::Back, Some(page)) => (0..page).rev().find(open).or(Some(page)),
        (_, Some(page)) if asks_here(page) => Some(page),
        (Go::Next, Some(page)) => (page + 1..form.pages.len()).find(open),
        (Go::Check | Go::Result, _) => None,
        _ => (0..form.pages.len()).find(open),
    };
    match next {
        Some(page) => Ok(question_page(&state, &view, &filled, &sent, page)),
        None if sent.go == Go::Result && sent.problems.is_empty() => Ok(result::page(&state, &view, form, &filled.judge(), &result::Shown::Practice)),
        None => Ok(check::page(&state, &view, &pass, &filled, &sent)),
    }
}

fn question_page(state: &AppState, view: &View, filled: &Filled<'_>, sent: &Sent, at: usize) -> Markup {
    let form = filled.instrument();
    let page = &form.pages[at];
    let asked: Vec<&Question> = filled.asked_on(&page.name).collect();
    let names: Vec<&str> = form.on_page(&page.name).map(|question| question.name.as_str()).collect();
    let language = view.words.language();
    let is_one = asked.len() == 1;
    let position = [("at", Arg::count(at + 1)), ("all", Arg::count(form.pages.len()))];
    let body = html! {
        p class="small quiet" { bdi { (view.words.with("instruments-step", &position)) } }
        div class="gate-steps" aria-hidden="true" { @for number in 0..form.pages.len() { i class=(step_class(number, at)) {} } }
        (problem_summary(view, &own_problems(sent, &names)))
        form id="ask" method="post" action=(view.to(&format!("/forms/{}/ask", form.id))) {
            (view.form())
            input type="hidden" name="page" value=(at);
            (sent.carried(form, &names))
            // The first button of a form is the one that the Enter key presses: on.
            button class="visually-hidden" name="go" value="next" tabindex="-1" aria-hidden="true" {}
            @if !is_one { h1 class="ask" { (text(form, language, "page", &page.name)) } }
            @for question in &asked { (one(view, form, filled, question, (sent, is_one))) }
        }
    };
    let foot = html! {
        button class="btn btn-primary" form="ask" name="go" value="next" { (view.t("instruments-next")) }
        button class="btn btn-plain" form="ask" name="go" value=(if at == 0 { "check" } else { "back" }) { (view.t(if at == 0 { "instruments-check" } else { "instruments-back" })) }
        button class="btn btn-plain" form="ask" name="go" value="help" { (view.t("instruments-help")) }
    };
    frame::gate(state, view, &view.words.with("instruments-step", &position), &body, &foot)
}

const fn step_class(number: usize, at: usize) -> &'static str {
    if number < at {
        return "done";
    }
    if number == at { "now" } else { "" }
}

/// The problems of the questions on this page, each led to its field.
fn own_problems(sent: &Sent, names: &[&str]) -> Vec<(String, String)> {
    sent.problems.iter().filter(|(name, _)| names.contains(&name.as_str())).map(|(name, sentence)| (field_id(name), sentence.clone())).collect()
}

fn field_id(name: &str) -> String {
    format!("q-{name}")
}

/// What is asked, in the reader's language, and below it in the person's.
fn asked_in(form: &Instrument, question: &Question, (own, spoken): (Language, Language), is_one: bool) -> Markup {
    let key = format!("question.{}", question.name);
    html! {
        @if is_one { h1 class="ask" { (form.texts.of(own, &key)) } } @else { span class="ask-small" { (form.texts.of(own, &key)) } }
        @if own != spoken { p class="ask-too" lang=(spoken.code()) dir=(Words::of(spoken).direction()) { (form.texts.of(spoken, &key)) } }
    }
}

fn one(view: &View, form: &Instrument, filled: &Filled<'_>, question: &Question, (sent, is_one): (&Sent, bool)) -> Markup {
    let own = view.words.language();
    let (id, field) = (field_id(&question.name), format!("{ANSWER}{}", question.name));
    let key = |end: &str| form.texts.maybe(own, &format!("question.{}.{end}", question.name));
    let problem = sent.problems.iter().find(|(name, _)| *name == question.name).map(|(_, sentence)| sentence);
    let answer = filled.value(&question.name);
    let heading = asked_in(form, question, (own, sent.spoken), is_one);
    let hints = html! {
        @if let Some(hint) = key("hint") { p class="cap" id=(format!("{id}-hint")) { (hint) } }
        @if let Some(sentence) = problem { p class="field-problem" id=(format!("{id}-problem")) { (sentence) } }
    };
    let described = key("hint").map(|_| format!("{id}-hint"));
    html! {
        div class="asked-one" {
            @match question.kind {
                Kind::SelectOne | Kind::SelectMany => fieldset id=(id) tabindex="-1" aria-describedby=[described] {
                    legend { (heading) }
                    (hints)
                    div class="choices" {
                        @for code in &question.codes {
                            @let soft = ABSENT_CODES.contains(&code.as_str());
                            label class=[soft.then_some("soft")] {
                                input class="form-check-input" type=(if question.kind == Kind::SelectOne { "radio" } else { "checkbox" }) name=(field) value=(code)
                                    checked[answer.split(' ').any(|chosen| chosen == code)];
                                span {
                                    (form.texts.of(own, &form.choice_key(question, code)))
                                    @if own != sent.spoken { span class="also" lang=(sent.spoken.code()) dir=(Words::of(sent.spoken).direction()) { (form.texts.of(sent.spoken, &form.choice_key(question, code))) } }
                                }
                            }
                        }
                    }
                },
                Kind::Note => div class="say" { (heading) (hints) },
                Kind::Integer | Kind::Date | Kind::Text | Kind::Calculate => {
                    label for=(id) { (heading) }
                    (hints)
                    @if question.kind == Kind::Text {
                        textarea class="form-control" id=(id) name=(field) rows="3" maxlength="3000" dir="auto" aria-describedby=[described] aria-invalid=[problem.map(|_| "true")] { (answer) }
                    } @else {
                        input class="form-control" id=(id) name=(field) type=(if question.kind == Kind::Date { "date" } else { "text" }) inputmode=[(question.kind == Kind::Integer).then_some("numeric")]
                            maxlength="12" autocomplete="off" value=(answer) aria-describedby=[described] aria-invalid=[problem.map(|_| "true")];
                    }
                },
            }
            @if let Some(why) = key("why") { details { summary { (view.t("instruments-why")) } p { (why) " " (view.t("instruments-one-alone")) } } }
        }
    }
}
