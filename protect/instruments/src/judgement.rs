//! What the answers ask for: the step, the indicators that speak for and against, the rules that combined them, and what was not
//! asked. It explains and never decides; where nothing was asked, it says nothing.

use crate::{Filled, Instrument, Outcome, Step, Weight, codes::codes};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

codes! {
    /// Why an indicator says nothing.
    Silence {
        /// Its question was not answered.
        NotAsked = "not_asked",
        /// The person prefers not to say.
        Declined = "declined",
        /// The person or the officer does not know.
        Unknown = "unknown",
        /// It was answered, and speaks neither for nor against.
        Between = "between",
        /// Its question does not arise with these answers.
        NotApplicable = "not_applicable",
    }
}

/// An indicator that speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Spoken {
    /// Its code.
    pub code: String,
    /// Its dimension.
    pub dimension: String,
    /// What it weighs for this person.
    pub weight: Weight,
}

/// An indicator that says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Silent {
    /// Its code.
    pub code: String,
    /// Its dimension.
    pub dimension: String,
    /// Why.
    pub why: Silence,
}

/// How a dimension came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Counted {
    /// Its code.
    pub code: String,
    /// Strong indicators that speak for.
    pub strong: u32,
    /// Medium ones.
    pub medium: u32,
    /// Weak ones.
    pub weak: u32,
    /// Whether its rule holds.
    pub positive: bool,
}

/// What the answers ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Judgement {
    /// The instrument.
    pub instrument: String,
    /// Its version.
    pub version: String,
    /// What exactly was asked and judged by.
    pub hash: String,
    /// The step. None where the instrument gives none, or where nothing was answered that could say anything.
    pub result: Option<Step>,
    /// The rules that hold, those of the highest step first.
    pub rules: Vec<String>,
    /// The indicators that speak for.
    pub speaks_for: Vec<Spoken>,
    /// The indicators that speak against.
    pub speaks_against: Vec<Spoken>,
    /// The indicators that say nothing, and why.
    pub silent: Vec<Silent>,
    /// The dimensions.
    pub dimensions: Vec<Counted>,
    /// What is to be done.
    pub advice: Vec<String>,
    /// The gates that are shut: what stands behind them was not asked.
    pub shut: Vec<String>,
    /// Whether the rules for children were used.
    pub is_child: bool,
    /// After how many days the result says nothing any more.
    pub expires_days: Option<u16>,
}

impl Filled<'_> {
    /// Judges the answers.
    pub fn judge(&self) -> Judgement {
        let instrument = self.instrument();
        let is_child = self.value("is_child") == "1";
        let (mut speaks_for, mut speaks_against, mut silent) = (Vec::new(), Vec::new(), Vec::new());
        for indicator in &instrument.indicators {
            let weight = if is_child { indicator.child_weight } else { indicator.weight };
            let (code, dimension) = (indicator.code.clone(), indicator.dimension.clone());
            if weight == Weight::Absent {
                silent.push(Silent { code, dimension, why: Silence::NotApplicable });
                continue;
            }
            match self.value(&format!("ind_{code}")) {
                "for" => speaks_for.push(Spoken { code, dimension, weight }),
                "against" => speaks_against.push(Spoken { code, dimension, weight }),
                _ => {
                    silent.push(Silent {
                        why: self.silence(indicator.speaks_for.names().into_iter().chain(indicator.speaks_against.names())),
                        code,
                        dimension,
                    });
                }
            }
        }
        let number = |name: String| self.value(&name).parse().unwrap_or_default();
        let dimensions = instrument.dimensions.iter().map(|dimension| {
            let code = dimension.code.clone();
            let [strong, medium, weak] = ["strong", "medium", "weak"].map(|weight| number(format!("{weight}_{code}")));
            Counted { strong, medium, weak, positive: number(format!("positive_{code}")) == 1, code }
        });
        let mut held: Vec<&Outcome> = instrument.outcomes.iter().filter(|outcome| outcome.when.evaluate(self, "").truth()).collect();
        held.sort_by_key(|outcome| std::cmp::Reverse(outcome.result));
        // The lowest step is said only where somebody was asked something: silence is no "nothing".
        let lowest = instrument.scale.steps().first().copied().filter(|_| !speaks_for.is_empty() || !speaks_against.is_empty());
        Judgement {
            instrument: instrument.id.clone(),
            version: instrument.version.clone(),
            hash: instrument.hash.clone(),
            result: held.first().map(|outcome| outcome.result).or(lowest),
            rules: held.iter().map(|outcome| outcome.code.clone()).collect(),
            dimensions: dimensions.collect(),
            advice: instrument.advice.iter().filter(|advice| advice.when.evaluate(self, "").truth()).map(|advice| advice.code.clone()).collect(),
            shut: instrument.gates.iter().filter(|gate| !self.is_open(&gate.code)).map(|gate| gate.code.clone()).collect(),
            expires_days: instrument.expires_days,
            speaks_for,
            speaks_against,
            silent,
            is_child,
        }
    }

    /// Why an indicator says nothing: whatever can still be asked comes first.
    fn silence<'b>(&'b self, names: impl Iterator<Item = &'b str>) -> Silence {
        let mut questions = BTreeSet::new();
        names.for_each(|name| self.instrument().answered_by(name, &mut questions));
        let why = questions.into_iter().filter(|name| self.is_asked(name)).map(|name| match self.value(name) {
            "" => Silence::NotAsked,
            "unknown" => Silence::Unknown,
            "declined" => Silence::Declined,
            _ => Silence::Between,
        });
        why.min().unwrap_or(Silence::NotApplicable)
    }
}

impl Instrument {
    /// The questions to which somebody answers behind a name: a calculation stands for those that it reads.
    fn answered_by<'b>(&'b self, name: &'b str, questions: &mut BTreeSet<&'b str>) {
        match self.question(name).map(|question| &question.calculate) {
            // No calculation reads itself, so this ends.
            Some(Some(rule)) => rule.names().into_iter().for_each(|name| self.answered_by(name, questions)),
            Some(None) => drop(questions.insert(name)),
            None => {}
        }
    }
}
