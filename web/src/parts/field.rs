//! A line that is typed into, with its hint and what is wrong with it.

use crate::View;
use maud::{Markup, html};

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// Words.
    Text,
    /// A code: letters from left to right, no corrections.
    Code,
    /// Six digits of an authenticator.
    Digits,
    /// A password or passphrase; managers may fill it in, and nothing shows it.
    Secret,
}

/// A field.
pub struct Field<'a> {
    /// Its name, and the id that a problem leads to.
    pub id: &'a str,
    /// The key of its label.
    pub label: &'a str,
    /// The key of its hint.
    pub hint: Option<&'a str>,
    /// What is typed.
    pub typed: Typed,
    /// What was typed; never a secret.
    pub value: &'a str,
    /// What a password manager may know it as (HTML §4.10.18.7).
    pub autocomplete: &'a str,
    /// What is wrong with it.
    pub problem: Option<&'a str>,
}

impl<'a> Field<'a> {
    /// An empty field.
    pub const fn new(id: &'a str, label: &'a str, typed: Typed) -> Self {
        Self { id, label, hint: None, typed, value: "", autocomplete: "off", problem: None }
    }

    /// With a hint.
    #[must_use]
    pub const fn hint(self, hint: &'a str) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// With what was typed before.
    #[must_use]
    pub const fn value(self, value: &'a str) -> Self {
        Self { value, ..self }
    }

    /// As a password manager knows it.
    #[must_use]
    pub const fn known_as(self, autocomplete: &'a str) -> Self {
        Self { autocomplete, ..self }
    }

    /// With the sentence at it, where a summary names this field.
    #[must_use]
    pub fn problems(self, problems: &'a [(String, String)]) -> Self {
        Self { problem: problems.iter().find(|(field, _)| field == self.id).map(|(_, sentence)| sentence.as_str()), ..self }
    }

    /// The field as it stands in a form.
    pub fn draw(&self, view: &View) -> Markup {
        let hint = self.hint.map(|key| (format!("{}-hint", self.id), key));
        let problem = self.problem.map(|sentence| (format!("{}-problem", self.id), sentence));
        let described: Vec<&str> = hint.iter().map(|(id, _)| id.as_str()).chain(problem.iter().map(|(id, _)| id.as_str())).collect();
        let (kind, most, direction) = match self.typed {
            Typed::Text => ("text", "200", "auto"),
            Typed::Code => ("text", "100", "ltr"),
            Typed::Digits => ("text", "12", "ltr"),
            Typed::Secret => ("password", "300", "auto"),
        };
        let class = if matches!(self.typed, Typed::Code | Typed::Digits) { "form-control code" } else { "form-control" };
        html! {
            div class="field" {
                label for=(self.id) { (view.t(self.label)) }
                @if let Some((id, key)) = &hint { p class="cap" id=(id) { (view.t(key)) } }
                @if let Some((id, sentence)) = &problem { p class="field-problem" id=(id) { (sentence) } }
                input class=(class) id=(self.id) name=(self.id) type=(kind) value=(self.value) maxlength=(most) dir=(direction) autocomplete=(self.autocomplete)
                    autocapitalize="none" spellcheck="false" inputmode=[(self.typed == Typed::Digits).then_some("numeric")]
                    aria-describedby=[(!described.is_empty()).then(|| described.join(" "))] aria-invalid=[problem.is_some().then_some("true")];
            }
        }
    }
}
