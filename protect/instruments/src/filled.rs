//! A form with its answers, everything worked out: what is asked, which gates are open, what calculations come to.

use crate::{ABSENT_CODES, Answers, Fault, Instrument, Kind, Problem, Question, expression::Context};
use std::collections::BTreeMap;

/// A form with its answers. Answers to questions that are not asked count as none.
#[derive(Debug, Clone)]
pub struct Filled<'a> {
    instrument: &'a Instrument,
    today: String,
    values: BTreeMap<&'a str, String>,
    asked: Vec<bool>,
}

impl Context for Filled<'_> {
    fn answer(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    fn today(&self) -> &str {
        &self.today
    }
}

impl Instrument {
    /// Works everything out; `today` as `YYYY-MM-DD`.
    pub fn fill(&self, answers: &Answers, today: &str) -> Filled<'_> {
        let mut filled = Filled { instrument: self, today: today.to_owned(), values: BTreeMap::new(), asked: vec![false; self.order.len()] };
        for &at in &self.order {
            let question = self.at(at);
            let is_open = self.gate_of(question).is_none_or(|gate| gate.open.evaluate(&filled, "").truth());
            let is_asked = is_open && question.relevant.as_ref().is_none_or(|rule| rule.evaluate(&filled, "").truth());
            if let Some(asked) = filled.asked.get_mut(at) {
                *asked = is_asked;
            }
            let value = match &question.calculate {
                _ if !is_asked => String::new(),
                Some(rule) => rule.evaluate(&filled, "").text(),
                None => answers.get(&question.name).to_owned(),
            };
            filled.values.insert(&question.name, value);
        }
        filled
    }
}

impl<'a> Filled<'a> {
    /// The instrument.
    pub const fn instrument(&self) -> &'a Instrument {
        self.instrument
    }

    /// What a question or calculation came to; empty where it was not asked or not answered.
    pub fn value(&self, name: &str) -> &str {
        self.answer(name)
    }

    /// Whether a question is asked with these answers.
    pub fn is_asked(&self, name: &str) -> bool {
        self.instrument.place.get(name).is_some_and(|at| self.asked.get(*at).copied().unwrap_or_default())
    }

    /// The questions of a page that are asked now.
    pub fn asked_on<'b>(&'b self, page: &'b str) -> impl Iterator<Item = &'a Question> + 'b {
        self.instrument.questions.iter().filter(move |question| question.page.as_deref() == Some(page) && self.is_asked(&question.name))
    }

    /// Whether a gate is open.
    pub fn is_open(&self, gate: &str) -> bool {
        self.instrument.gate(gate).is_none_or(|gate| gate.open.evaluate(self, "").truth())
    }

    /// Whether an answer satisfies its question.
    pub fn satisfies(&self, question: &Question) -> bool {
        let answer = self.value(&question.name);
        // "Unknown" and "declined" are answers to every question.
        answer.is_empty() || ABSENT_CODES.contains(&answer) || question.constraint.as_ref().is_none_or(|rule| rule.evaluate(self, answer).truth())
    }

    /// What must be put right before the form ends.
    pub fn problems(&self) -> Vec<Problem> {
        let answerable = self.instrument.questions.iter().filter(|question| !matches!(question.kind, Kind::Note | Kind::Calculate));
        let asked = answerable.filter(|question| self.is_asked(&question.name));
        let fault = |question: &Question| {
            if !self.satisfies(question) {
                Some(Fault::Constraint)
            } else if question.required && self.value(&question.name).is_empty() {
                Some(Fault::Required)
            } else {
                None
            }
        };
        asked.filter_map(|question| Some(Problem { question: question.name.clone(), fault: fault(question)? })).collect()
    }

    /// The answers that count: those to questions that are asked, and that satisfy them.
    pub fn counted(&self, answers: &Answers) -> Answers {
        let mut counted = answers.clone();
        counted.retain(|name| self.is_asked(name) && self.instrument.question(name).is_some_and(|question| self.satisfies(question)));
        counted
    }
}
