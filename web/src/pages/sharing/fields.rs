//! The fields of these forms: choices, lists, days. What was sent stays where something does not fit.

use crate::{
    View, WebError,
    parts::{Field, Typed},
};
use lantern_access::credential::Day;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// What is wrong: the id of a field and a sentence.
pub type Problems = Vec<(String, String)>;

/// What a form sent; nothing before it was.
#[derive(Debug, Clone, Default)]
pub struct Sent(pub Vec<(String, String)>);

impl Sent {
    /// The first value under a name; empty where there is none.
    pub fn value(&self, name: &str) -> &str {
        self.0.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value.trim())
    }

    /// Whether something was sent under a name.
    pub fn has(&self, name: &str) -> bool {
        !self.value(name).is_empty()
    }

    /// Whether this value was chosen.
    pub fn holds(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(found, sent)| found == name && sent == value)
    }

    /// The chosen ones of a closed list.
    pub fn chosen<T: Ord + Copy>(&self, name: &str, from_code: impl Fn(&str) -> Option<T>) -> BTreeSet<T> {
        self.0.iter().filter(|(found, _)| found == name).filter_map(|(_, value)| from_code(value)).collect()
    }

    /// The one of a closed list, or the sentence that one is to be chosen.
    pub fn one<T>(&self, view: &View, name: &str, from_code: impl Fn(&str) -> Option<T>, problems: &mut Problems) -> Option<T> {
        let found = from_code(self.value(name));
        if found.is_none() {
            problems.push((name.to_owned(), view.t("errors-field-choose")));
        }
        found
    }

    /// A value that its type checks.
    pub fn parsed<T, E>(&self, view: &View, (name, problem): (&str, &str), parse: impl Fn(&str) -> Result<T, E>, problems: &mut Problems) -> Option<T> {
        let found = parse(self.value(name)).ok();
        if found.is_none() {
            problems.push((name.to_owned(), view.t(if self.has(name) { problem } else { "errors-field-required" })));
        }
        found
    }

    /// A day.
    pub fn day(&self, view: &View, name: &str, problems: &mut Problems) -> Option<Day> {
        self.parsed(view, (name, "sharing-day-wrong"), Day::parse, problems)
    }
}

/// One answer: what is sent, and what is read.
pub type Answer = (String, String);

/// The answers of a closed list.
pub fn answers<T: Copy>(view: &View, all: &[T], code: impl Fn(T) -> &'static str, key: impl Fn(T) -> String) -> Vec<Answer> {
    all.iter().map(|one| (code(*one).to_owned(), view.t(&key(*one)))).collect()
}

fn problem_of<'a>(problems: &'a Problems, name: &str) -> Option<&'a str> {
    problems.iter().find(|(field, _)| field == name).map(|(_, sentence)| sentence.as_str())
}

/// What describes a field: its hint, and the sentence about it that does not fit.
fn described(name: &str, hint: Option<&str>, problem: Option<&str>) -> Option<String> {
    let ids: Vec<String> = hint.map(|_| format!("{name}-hint")).into_iter().chain(problem.map(|_| format!("{name}-problem"))).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// The hint of a field, and the sentence at it.
fn said_at(view: &View, name: &str, hint: Option<&str>, problem: Option<&str>) -> Markup {
    html! {
        @if let Some(hint) = hint { p class="cap" id={ (name) "-hint" } { (view.t(hint)) } }
        @if let Some(sentence) = problem { p class="field-problem" id={ (name) "-problem" } { (sentence) } }
    }
}

fn group(view: &View, kind: &str, (name, legend): (&str, &str), hint: Option<&str>, answers: &[Answer], sent: &Sent, problems: &Problems) -> Markup {
    let problem = problem_of(problems, name);
    html! {
        fieldset class="field-group" id=(name) aria-describedby=[described(name, hint, problem)] {
            legend { (view.t(legend)) }
            (said_at(view, name, hint, problem))
            @for (value, label) in answers {
                label class="choice" { input class="form-check-input" type=(kind) name=(name) value=(value) checked[sent.holds(name, value)]; span { (label) } }
            }
        }
    }
}

/// Several of a list.
pub fn several(view: &View, names: (&str, &str), hint: Option<&str>, answers: &[Answer], sent: &Sent, problems: &Problems) -> Markup {
    group(view, "checkbox", names, hint, answers, sent, problems)
}

/// One of a short list.
pub fn one_of(view: &View, names: (&str, &str), hint: Option<&str>, answers: &[Answer], sent: &Sent, problems: &Problems) -> Markup {
    group(view, "radio", names, hint, answers, sent, problems)
}

/// One of a longer list.
pub fn listed(view: &View, (name, label): (&str, &str), hint: Option<&str>, answers: &[Answer], sent: &Sent, problems: &Problems) -> Markup {
    let problem = problem_of(problems, name);
    html! {
        div class="field" {
            label for=(name) { (view.t(label)) }
            (said_at(view, name, hint, problem))
            select class="form-select" id=(name) name=(name) aria-describedby=[described(name, hint, problem)] aria-invalid=[problem.map(|_| "true")] {
                option value="" { (view.t("sharing-choose")) }
                @for (value, label) in answers { option value=(value) selected[sent.value(name) == value] { (label) } }
            }
        }
    }
}

/// A yes, with its sentence.
pub fn tick(view: &View, (name, label): (&str, &str), hint: Option<&str>, sent: &Sent, problems: &Problems) -> Markup {
    let problem = problem_of(problems, name);
    html! {
        div class="field" id=(name) {
            @if let Some(sentence) = problem { p class="field-problem" id={ (name) "-problem" } { (sentence) } }
            label class="choice" { input class="form-check-input" type="checkbox" name=(name) value="1" checked[sent.has(name)] aria-describedby=[described(name, hint, problem)]; span { (view.t(label)) } }
            @if let Some(hint) = hint { p class="cap" id={ (name) "-hint" } { (view.t(hint)) } }
        }
    }
}

/// A line of text.
pub fn line(view: &View, (name, label): (&str, &str), hint: Option<&str>, typed: Typed, sent: &Sent, problems: &Problems) -> Markup {
    let field = Field::new(name, label, typed).value(sent.value(name)).problems(problems);
    match hint {
        Some(hint) => field.hint(hint).draw(view),
        None => field.draw(view),
    }
}

/// A form that does not fit is shown again, with everything that was sent.
pub fn again(body: Markup) -> axum::response::Response {
    use axum::response::IntoResponse as _;
    (axum::http::StatusCode::BAD_REQUEST, body).into_response()
}

/// A rule that the gate found broken, as a problem of this form; every other error is for its own page.
pub fn as_problem(view: &View, field: &str, error: lantern_gate::GateError) -> Result<Problems, WebError> {
    match error {
        lantern_gate::GateError::Sharing(problem) => Ok(vec![(field.to_owned(), view.t(&problem.key()))]),
        other => Err(other.into()),
    }
}
