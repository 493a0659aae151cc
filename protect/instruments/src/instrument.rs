//! What an instrument is made of: pages of questions, gates before them, indicators, and the rules that combine them.

use crate::{Expression, Texts, codes::codes};
use std::collections::BTreeMap;

codes! {
    /// What an instrument is for.
    Use {
        /// Observation and needs, by people who are no specialists.
        Reception = "reception",
        /// A screening in private by somebody trained.
        Screening = "screening",
        /// A card of few questions.
        Card = "card",
        /// A check of rows that a registration holds already.
        Check = "check",
        /// An assessment of one person's situation.
        Assessment = "assessment",
        /// The first record of a person or a request.
        Registration = "registration",
        /// An anonymous survey.
        Survey = "survey",
    }
}

codes! {
    /// Who may open an instrument.
    Opens {
        /// Whoever receives people.
        Anyone = "anyone",
        /// Trained screeners, in private.
        Trained = "trained",
        /// Staff trained to speak with children.
        ChildTrained = "child_trained",
        /// The lawyer.
        Lawyer = "lawyer",
        /// Enumerators of a survey.
        Enumerator = "enumerator",
    }
}

codes! {
    /// Which steps a result can be.
    Scale {
        /// Nothing now, offer a private talk, urgent need.
        Reception = "reception",
        /// No indication, may be at risk, refer for identification.
        Identification = "identification",
        /// No result: only what is to be done.
        Steps = "steps",
        /// Neither.
        Survey = "survey",
    }
}

codes! {
    /// The next step that the answers ask for. Never a verdict.
    Step {
        /// Reception: nothing now.
        NothingNow = "nothing_now",
        /// Reception: offer a private talk.
        PrivateTalk = "private_talk",
        /// Reception: bring help now.
        Urgent = "urgent",
        /// No indication at this contact.
        None = "none",
        /// May be at risk: offer help, ask again.
        Risk = "risk",
        /// Refer for identification.
        Refer = "refer",
    }
}

impl Scale {
    /// Its steps, the lowest first.
    pub const fn steps(self) -> &'static [Step] {
        match self {
            Self::Reception => &[Step::NothingNow, Step::PrivateTalk, Step::Urgent],
            Self::Identification => &[Step::None, Step::Risk, Step::Refer],
            Self::Steps | Self::Survey => &[],
        }
    }
}

codes! {
    /// How much an indicator weighs.
    Weight {
        /// Strong.
        Strong = "strong",
        /// Medium.
        Medium = "medium",
        /// Weak.
        Weak = "weak",
        /// Nobody has entered a weight: it counts for no rule of weights.
        Unset = "unset",
        /// The list for children does not have it.
        Absent = "absent",
    }
}

codes! {
    /// How a question is answered.
    Kind {
        /// One choice of a list.
        SelectOne = "select_one",
        /// Several choices of a list.
        SelectMany = "select_many",
        /// A whole number.
        Integer = "integer",
        /// A day.
        Date = "date",
        /// Free text: sealed, never counted.
        Text = "text",
        /// Nothing to answer: something to say or to read.
        Note = "note",
        /// Worked out from other answers.
        Calculate = "calculate",
    }
}

/// The choice codes that every open list has besides its own (codelists: unknown, not asked, declined and not applicable are four).
pub const ABSENT_CODES: [&str; 2] = ["unknown", "declined"];

/// A work of others that informed this instrument.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Informed {
    /// Its title.
    pub title: String,
    /// Who published it.
    pub body: String,
    /// When; none for a work that is kept up to date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// What is to be known about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A step of the interview: one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its name.
    pub name: String,
    /// The gate that must be open.
    pub gate: Option<String>,
}

/// What must hold before the pages behind it are asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// Its code.
    pub code: String,
    /// When it is open.
    pub open: Expression,
}

/// One question, or one calculation.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Its name.
    pub name: String,
    /// The page on which it stands; a calculation has none.
    pub page: Option<String>,
    /// How it is answered.
    pub kind: Kind,
    /// The codes that can be chosen, those for "unknown" and "declined" included.
    pub codes: Vec<String>,
    /// The list that its choices come from.
    pub list: Option<String>,
    /// Whether it must be answered before the form ends.
    pub required: bool,
    /// When it is asked.
    pub relevant: Option<Expression>,
    /// What an answer must satisfy.
    pub constraint: Option<Expression>,
    /// What a calculation comes to.
    pub calculate: Option<Expression>,
    /// Whether the answer is identity: sealed, never counted.
    pub identity: bool,
}

/// A group of indicators with a rule of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// Its code.
    pub code: String,
    /// When it is positive.
    pub positive: Positive,
}

/// When a dimension is positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Positive {
    /// Two strong; or one strong and one more; or three medium; or two medium and one weak (Delphi survey of the ILO and the European Commission, 2009).
    Delphi,
    /// So many indicators, whatever they weigh.
    Count(u32),
}

/// A sign that speaks for or against something.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// Its code.
    pub code: String,
    /// Its dimension.
    pub dimension: String,
    /// How much it weighs for an adult.
    pub weight: Weight,
    /// How much it weighs for a child.
    pub child_weight: Weight,
    /// When it speaks for.
    pub speaks_for: Expression,
    /// When it speaks against.
    pub speaks_against: Expression,
}

/// A rule that asks for a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Its code.
    pub code: String,
    /// The step.
    pub result: Step,
    /// When.
    pub when: Expression,
}

/// Something to do that the answers ask for.
#[derive(Debug, Clone, PartialEq)]
pub struct Advice {
    /// Its code.
    pub code: String,
    /// When.
    pub when: Expression,
}

/// A questionnaire with its rules and its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Instrument {
    /// Its name among all.
    pub id: String,
    /// Raised whenever a question or a rule changes.
    pub version: String,
    /// BLAKE3 over everything that it was read from: a result names exactly what was asked.
    pub hash: String,
    /// What it is for.
    pub usage: Use,
    /// Which steps a result can be.
    pub scale: Scale,
    /// Who may open it.
    pub opens_to: Opens,
    /// How long it takes.
    pub minutes: u16,
    /// Whether it is never linked to a person's file.
    pub anonymous: bool,
    /// After how many days a result says nothing any more.
    pub expires_days: Option<u16>,
    /// What informed it.
    pub informed_by: Vec<Informed>,
    /// Its pages, in the order in which they are asked.
    pub pages: Vec<Page>,
    /// Its gates.
    pub gates: Vec<Gate>,
    /// Its questions and calculations as they were written.
    pub questions: Vec<Question>,
    /// Its dimensions.
    pub dimensions: Vec<Dimension>,
    /// Its indicators.
    pub indicators: Vec<Indicator>,
    /// Its rules.
    pub outcomes: Vec<Outcome>,
    /// Its advice.
    pub advice: Vec<Advice>,
    /// Its words.
    pub texts: Texts,
    /// What follows from indicators, as calculations: so one evaluator judges all, here and in every client of the form.
    pub(crate) made: Vec<Question>,
    /// The order in which everything can be worked out: places in `questions`, then in `made`.
    pub(crate) order: Vec<usize>,
    pub(crate) place: BTreeMap<String, usize>,
}

impl Instrument {
    /// A question or calculation by its name; those that follow from indicators too.
    pub fn question(&self, name: &str) -> Option<&Question> {
        self.place.get(name).map(|at| self.at(*at))
    }

    /// The questions of a page.
    pub fn on_page<'a>(&'a self, page: &'a str) -> impl Iterator<Item = &'a Question> {
        self.questions.iter().filter(move |question| question.page.as_deref() == Some(page))
    }

    pub(crate) fn at(&self, place: usize) -> &Question {
        self.questions.get(place).unwrap_or_else(|| &self.made[place - self.questions.len()])
    }

    pub(crate) fn gate(&self, code: &str) -> Option<&Gate> {
        self.gates.iter().find(|gate| gate.code == code)
    }

    /// The gate before a question.
    pub(crate) fn gate_of(&self, question: &Question) -> Option<&Gate> {
        let page = question.page.as_deref()?;
        self.gate(self.pages.iter().find(|known| known.name == page)?.gate.as_deref()?)
    }
}
