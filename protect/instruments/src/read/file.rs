//! `instrument.toml`, format 1, as serde reads it. A word that the format does not have is refused.

use super::{ITEMS_MAX, InstrumentError, wrong};
use crate::{
    Kind, Opens, Positive, Scale, Use, Weight,
    instrument::{Informed, Step},
};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    lantern_instrument: u32,
    pub(super) id: String,
    pub(super) version: String,
    #[serde(rename = "use")]
    pub(super) usage: Use,
    pub(super) scale: Scale,
    pub(super) opens_to: Opens,
    pub(super) minutes: u16,
    #[serde(default)]
    pub(super) anonymous: bool,
    pub(super) expires_days: Option<u16>,
    #[serde(default)]
    pub(super) informed_by: Vec<Informed>,
    #[serde(default)]
    pub(super) list: Vec<List>,
    pub(super) page: Vec<Page>,
    #[serde(default)]
    pub(super) gate: Vec<Gate>,
    pub(super) question: Vec<Question>,
    #[serde(default)]
    pub(super) dimension: Vec<Dimension>,
    #[serde(default)]
    pub(super) indicator: Vec<Indicator>,
    #[serde(default)]
    pub(super) outcome: Vec<Outcome>,
    #[serde(default)]
    pub(super) advice: Vec<Advice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct List {
    pub(super) name: String,
    pub(super) codes: Vec<String>,
    #[serde(default)]
    pub(super) closed: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Page {
    pub(super) name: String,
    pub(super) gate: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Gate {
    pub(super) code: String,
    pub(super) open: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    pub(super) name: String,
    pub(super) page: Option<String>,
    pub(super) kind: Kind,
    pub(super) list: Option<String>,
    #[serde(default)]
    pub(super) required: bool,
    pub(super) relevant: Option<String>,
    pub(super) constraint: Option<String>,
    pub(super) calculate: Option<String>,
    #[serde(default)]
    pub(super) identity: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dimension {
    pub(super) code: String,
    positive: toml::Value,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Indicator {
    pub(super) code: String,
    pub(super) dimension: String,
    pub(super) weight: Weight,
    pub(super) child_weight: Option<Weight>,
    pub(super) question: Option<String>,
    #[serde(rename = "for")]
    pub(super) speaks_for: Option<String>,
    #[serde(rename = "against")]
    pub(super) speaks_against: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Outcome {
    pub(super) code: String,
    pub(super) result: Step,
    pub(super) when: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Advice {
    pub(super) code: String,
    pub(super) when: String,
}

impl File {
    pub(super) fn bounded(&self) -> Result<(), InstrumentError> {
        if self.lantern_instrument != 1 {
            return Err(wrong("lantern_instrument", "this program reads format 1"));
        }
        let id_fits = (1..=60).contains(&self.id.len()) && self.id.chars().all(|next| next.is_ascii_lowercase() || next.is_ascii_digit() || next == '-');
        if !id_fits {
            return Err(wrong("id", "it has at most 60 small letters, digits and hyphens"));
        }
        if !(1..=20).contains(&self.version.len()) || !self.version.chars().all(|next| next.is_ascii_alphanumeric() || "._-".contains(next)) {
            return Err(wrong("version", "it has at most 20 letters, digits, points and hyphens"));
        }
        let counts = [self.question.len(), self.page.len(), self.gate.len(), self.list.len(), self.dimension.len(), self.indicator.len()];
        let most = counts.into_iter().chain([self.outcome.len(), self.advice.len()]).chain(self.list.iter().map(|list| list.codes.len())).max();
        if most.is_some_and(|most| most > ITEMS_MAX) {
            return Err(wrong("the file", format!("it has more than {ITEMS_MAX} items of one kind")));
        }
        if (self.scale.steps().is_empty()) != self.outcome.is_empty() {
            return Err(wrong("scale", "a scale with results has rules, and only such a scale has"));
        }
        Ok(())
    }
}

impl Dimension {
    pub(super) fn positive(&self) -> Result<Positive, InstrumentError> {
        let place = format!("dimension {}", self.code);
        let text = self.positive.as_str().map_or_else(|| self.positive.to_string(), str::to_owned);
        super::positive(&place, &text)
    }
}
