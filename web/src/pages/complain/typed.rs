//! What arrives with the form: sealed by the browser, or as it was typed.

use super::channel::Channel;
use crate::View;
use lantern_complaints::{Code, Complaint, ComplaintError, Kind, Passage, SafeContact, Urgency};
use lantern_model::AgencyCode;
use serde::Deserialize;
use zeroize::Zeroizing;

/// The fields. What a person wrote is wiped when it is dropped.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub sealed: Zeroizing<String>,
    pub lookup: String,
    pub code: Zeroizing<String>,
    pub organisation: String,
    pub kind: String,
    pub urgency: String,
    pub text: Zeroizing<String>,
    pub contact: String,
    pub contact_means: Zeroizing<String>,
    pub contact_hours: Zeroizing<String>,
    pub contact_who: Zeroizing<String>,
    pub contact_say: Zeroizing<String>,
    pub contact_word: Zeroizing<String>,
}

/// What is wrong, by field.
pub type Problems = Vec<(String, String)>;

/// What was typed, once nothing is wrong with it.
pub struct Read {
    pub organisation: AgencyCode,
    pub complaint: Complaint,
    /// The code of whoever writes again.
    pub code: Option<Code>,
}

/// The sentence about a code that somebody typed.
pub fn code_problem(view: &View, error: &ComplaintError) -> String {
    match error {
        ComplaintError::CodeLength(_) => view.t("complaints-code-length"),
        ComplaintError::CodeWord(word) => format!("{} {}", view.t("complaints-code-word"), view.words.number(*word as u64)),
        ComplaintError::CodeUnclear => view.t("complaints-code-unclear"),
        _ => view.t("complaints-code-check"),
    }
}

impl Typed {
    /// The five lines on how somebody can be reached, by the name of their field.
    pub fn contact_lines(&self) -> [(&'static str, &str); 5] {
        [
            ("contact_means", &self.contact_means),
            ("contact_hours", &self.contact_hours),
            ("contact_who", &self.contact_who),
            ("contact_say", &self.contact_say),
            ("contact_word", &self.contact_word),
        ]
    }

    fn reach(&self, view: &View, problems: &mut Problems) -> Option<SafeContact> {
        if self.contact != "yes" {
            return None;
        }
        let mut lines = Vec::with_capacity(5);
        for (field, text) in self.contact_lines() {
            match Passage::detail(field, text) {
                Ok(line) => lines.push(line),
                Err(_) => problems.push((field.to_owned(), view.t("complaints-field-line"))),
            }
        }
        let [means, hours, who, say, word]: [Passage; 5] = lines.try_into().ok()?;
        Some(SafeContact { means, hours, who, say, word })
    }

    /// Reads what was typed without script. `again` asks for the code of an earlier text.
    pub fn read(&self, view: &View, channel: &Channel, again: bool) -> Result<Read, Problems> {
        let mut problems = Problems::new();
        let mut wrong = |field: &str, key: &str| problems.push((field.to_owned(), view.t(key)));
        let organisation = match channel.organisation(&self.organisation) {
            Some(one) if one.is_open => Some(one.code.clone()),
            Some(_) => {
                wrong("organisation", "complaints-closed");
                None
            }
            None => {
                wrong("organisation", "complaints-field-organisation");
                None
            }
        };
        let kind = Kind::parse(&self.kind).map_err(|_| wrong("kind", "complaints-field-choice")).ok();
        let urgency = Urgency::parse(&self.urgency).map_err(|_| wrong("urgency", "complaints-field-choice")).ok();
        let text = Passage::text(&self.text).map_err(|_| wrong("text", "complaints-field-text")).ok();
        let code = if again { Code::parse(&self.code).map_err(|error| problems.push(("code".to_owned(), code_problem(view, &error)))).ok() } else { None };
        let contact = self.reach(view, &mut problems);
        match (organisation, kind, urgency, text) {
            (Some(organisation), Some(kind), Some(urgency), Some(text)) if problems.is_empty() => {
                Ok(Read { organisation, complaint: Complaint { kind, urgency, text, contact }, code })
            }
            _ => Err(problems),
        }
    }
}
