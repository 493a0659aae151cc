//! A form described for programs: what it asks and how it is judged, with the words of one language.

use crate::{Indicator, Informed, Instrument, Kind, Opens, Outcome, Page, Question, Scale, Step, Use, Weight};
use lantern_vocab::Language;
use schemars::JsonSchema;
use serde::Serialize;

/// A form in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Listed {
    /// Its name among all.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Raised whenever a question or a rule changes.
    pub version: String,
    /// The languages in which it can be asked.
    pub languages: Vec<String>,
    /// What it is for.
    #[serde(rename = "use")]
    pub usage: Use,
    /// Which steps a result can be.
    pub scale: Scale,
    /// Who may open it.
    pub opens_to: Opens,
    /// How long it takes, in minutes.
    pub minutes: u16,
    /// Whether it is never linked to a person's file.
    pub anonymous: bool,
    /// BLAKE3 over everything that it was read from.
    pub hash: String,
}

/// A form as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Description {
    #[serde(flatten)]
    listed: Listed,
    /// What it is for, in words.
    summary: String,
    /// After how many days a result says nothing any more.
    expires_days: Option<u16>,
    /// What informed it.
    informed_by: Vec<Informed>,
    /// Its pages, in the order in which they are asked.
    pages: Vec<DescribedPage>,
    /// Its indicators.
    indicators: Vec<DescribedIndicator>,
    /// Its rules.
    outcomes: Vec<DescribedOutcome>,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
struct DescribedPage {
    /// Its name.
    name: String,
    /// Its title.
    title: String,
    /// What must hold before it is asked, in words.
    gate: Option<String>,
    /// Its questions.
    questions: Vec<DescribedQuestion>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
struct DescribedQuestion {
    /// Its name: the key of its answer.
    name: String,
    /// How it is answered.
    kind: Kind,
    /// What is asked.
    text: String,
    /// The codes that can be chosen, with their words.
    choices: Vec<Choice>,
    /// Whether it must be answered.
    required: bool,
    /// Whether the answer is identity: sealed, never counted.
    identity: bool,
}

/// A choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
struct Choice {
    /// Its code.
    code: String,
    /// Its words.
    text: String,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
struct DescribedIndicator {
    /// Its code.
    code: String,
    /// Its dimension.
    dimension: String,
    /// What it weighs.
    weight: Weight,
    /// What it weighs for a child.
    child_weight: Weight,
    /// What it says.
    text: String,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
struct DescribedOutcome {
    /// Its code.
    code: String,
    /// The step that it asks for.
    result: Step,
    /// What it says.
    text: String,
}

impl Instrument {
    /// As it stands in a list.
    pub fn listed(&self, language: Language) -> Listed {
        Listed {
            id: self.id.clone(),
            title: self.texts.of(language, "title").to_owned(),
            version: self.version.clone(),
            languages: self.texts.languages().into_iter().map(|language| language.code().to_owned()).collect(),
            usage: self.usage,
            scale: self.scale,
            opens_to: self.opens_to,
            minutes: self.minutes,
            anonymous: self.anonymous,
            hash: self.hash.clone(),
        }
    }

    /// As a whole.
    pub fn describe(&self, language: Language) -> Description {
        let of = |noun: &str, code: &str| self.texts.of(language, &format!("{noun}.{code}")).to_owned();
        let choices = |question: &Question| {
            let words = |code: &String| Choice { text: self.texts.of(language, &self.choice_key(question, code)).to_owned(), code: code.clone() };
            question.codes.iter().map(words).collect()
        };
        let question = |question: &Question| DescribedQuestion {
            text: of("question", &question.name),
            choices: choices(question),
            name: question.name.clone(),
            kind: question.kind,
            required: question.required,
            identity: question.identity,
        };
        let page = |page: &Page| DescribedPage {
            title: of("page", &page.name),
            gate: page.gate.as_ref().map(|gate| of("gate", gate)),
            questions: self.on_page(&page.name).map(question).collect(),
            name: page.name.clone(),
        };
        let indicator = |one: &Indicator| DescribedIndicator {
            text: of("indicator", &one.code),
            code: one.code.clone(),
            dimension: one.dimension.clone(),
            weight: one.weight,
            child_weight: one.child_weight,
        };
        let outcome = |one: &Outcome| DescribedOutcome { text: of("outcome", &one.code), code: one.code.clone(), result: one.result };
        Description {
            listed: self.listed(language),
            summary: self.texts.of(language, "summary").to_owned(),
            expires_days: self.expires_days,
            informed_by: self.informed_by.clone(),
            pages: self.pages.iter().map(page).collect(),
            indicators: self.indicators.iter().map(indicator).collect(),
            outcomes: self.outcomes.iter().map(outcome).collect(),
        }
    }
}
