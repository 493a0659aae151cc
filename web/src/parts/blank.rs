//! Filters written as a sentence: a form whose blanks are lists of words. It works without script; script sends it at once.

use crate::View;
use maud::{Markup, html};

/// One answer of a blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Answer {
    /// An answer with its words.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// Answers that belong together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// What they have in common; none where they stand without a heading.
    pub label: Option<String>,
    /// The answers.
    pub answers: Vec<Answer>,
}

impl Group {
    /// Answers without a heading.
    pub fn plain(answers: Vec<Answer>) -> Self {
        Self { label: None, answers }
    }
}

/// A blank in a sentence: a list to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blank {
    /// Its id in the page.
    pub id: String,
    /// The name under which its answer is sent.
    pub name: String,
    /// What is asked, for those who do not see the sentence round it.
    pub label: String,
    /// The answers.
    pub groups: Vec<Group>,
    /// The answer given so far.
    pub chosen: String,
}

impl Blank {
    /// The list.
    pub fn draw(&self) -> Markup {
        html! {
            label {
                span class="visually-hidden" { (self.label) }
                select id=(self.id) name=(self.name) {
                    @for group in &self.groups {
                        @match &group.label {
                            None => { (self.answers(group)) }
                            Some(label) => { optgroup label=(label) { (self.answers(group)) } }
                        }
                    }
                }
            }
        }
    }

    fn answers(&self, group: &Group) -> Markup {
        html! { @for answer in &group.answers { option value=(answer.value) selected[answer.value == self.chosen] { (answer.label) } } }
    }
}

/// The form round a sentence. The button is for pages without script.
pub fn sentence(view: &View, action: &str, label: &str, send: &str, body: &Markup) -> Markup {
    html! {
        form class="sentence" method="get" action=(view.to(action)) aria-label=(label) data-at-once {
            (body) " "
            button class="btn btn-plain btn-small" data-show { (send) }
        }
    }
}
