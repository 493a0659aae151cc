//! What a page of questions sends: where one is, where one wants to go, and every answer given so far.

use super::text;
use crate::{View, WebError};
use lantern_instruments::{Answers, Fault, Instrument};
use lantern_model::RecordId;
use lantern_vocab::Language;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Before the name of a question in a form.
pub const ANSWER: &str = "a.";

/// Where a reader wants to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Go {
    /// To the first question.
    Begin,
    /// On.
    Next,
    /// Back.
    Back,
    /// To help, now.
    Help,
    /// To the page where all answers are checked.
    Check,
    /// To one page, to change an answer.
    Page(usize),
    /// To what came of it, without keeping it.
    Result,
}

/// What was sent.
pub struct Sent {
    /// Every answer given so far.
    pub answers: Answers,
    /// The page that was answered last.
    pub page: Option<usize>,
    /// Where to go.
    pub go: Go,
    /// Whose file it is.
    pub record: Option<RecordId>,
    /// The language of the person.
    pub spoken: Language,
    /// What does not fit: the question, and the sentence.
    pub problems: Vec<(String, String)>,
}

impl Sent {
    /// Reads the pairs of a form. What was chosen several times is one answer.
    pub fn read(view: &View, form: &Instrument, pairs: &[(String, String)]) -> Result<Self, WebError> {
        let value = |wanted: &str| pairs.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value.as_str());
        let mut given: BTreeMap<&str, String> = BTreeMap::new();
        for (name, answer) in pairs.iter().filter_map(|(name, answer)| Some((name.strip_prefix(ANSWER)?, answer))) {
            let all = given.entry(name).or_default();
            if !all.is_empty() {
                all.push(' ');
            }
            all.push_str(answer);
        }
        let (mut answers, mut problems) = (Answers::default(), Vec::new());
        for (name, answer) in given {
            match answers.set(form, name, &answer) {
                // A question that this form does not have was sent by no page of ours.
                Err(Fault::NoSuchQuestion | Fault::NotAnswerable) => return Err(WebError::NotFound),
                Err(fault) => problems.push((name.to_owned(), view.t(&format!("instruments-fault-{}", fault.code())))),
                Ok(()) => {}
            }
        }
        let go = match value("go") {
            "next" => Go::Next,
            "back" => Go::Back,
            "help" => Go::Help,
            "check" => Go::Check,
            "result" => Go::Result,
            page => page.parse().map_or(Go::Begin, Go::Page),
        };
        let record = match value("record") {
            "" => None,
            id => Some(RecordId::parse(id).ok_or(WebError::NotFound)?),
        };
        let spoken = Language::from_code(value("spoken")).filter(|language| form.texts.languages().contains(language)).unwrap_or_else(|| view.words.language());
        Ok(Self { answers, page: value("page").parse().ok(), go, record, spoken, problems })
    }

    /// Adds what does not satisfy its question.
    pub fn judge(&mut self, view: &View, form: &Instrument, today: &str) {
        let filled = form.fill(&self.answers, today);
        for problem in filled.problems().into_iter().filter(|problem| problem.fault == Fault::Constraint) {
            self.problems.push((problem.question.clone(), text(form, view.words.language(), "question", &format!("{}.constraint", problem.question))));
        }
    }

    /// Everything that travels on, hidden; without the answers to the questions that the page itself asks.
    pub fn carried(&self, form: &Instrument, on_page: &[&str]) -> Markup {
        let all = self.answers.coded(form).chain(self.answers.identity(form)).filter(|(name, _)| !on_page.contains(name));
        html! {
            input type="hidden" name="spoken" value=(self.spoken.code());
            @if let Some(record) = self.record { input type="hidden" name="record" value=(record); }
            @for (name, answer) in all { input type="hidden" name=(format!("{ANSWER}{name}")) value=(answer); }
        }
    }
}
