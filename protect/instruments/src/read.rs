//! From an instrument's files to an instrument, or to one sentence that says where it is wrong.
//!
//! What can be wrong with the data of a deployment is found here, once: a name that does not exist, a rule in which silence
//! would speak, a word that a language lacks. Whatever comes out can be asked and judged without a further error.

mod file;
mod made;
mod order;
mod words;

use crate::{Advice, Dimension, Expression, Gate, Indicator, Instrument, Kind, Outcome, Page, Positive, Question, Texts, instrument::ABSENT_CODES};
use lantern_vocab::Language;
use std::collections::{BTreeMap, BTreeSet};

/// The largest file of an instrument, in bytes.
pub const FILE_BYTES_MAX: usize = 1 << 20;

/// The most questions, indicators or rules of one kind.
pub(crate) const ITEMS_MAX: usize = 500;

/// Why files are no instrument. `place` names the item, such as `question hours`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {place}: {what}")]
pub struct InstrumentError {
    /// Which file.
    pub file: String,
    /// Which item of it.
    pub place: String,
    /// What is wrong, and what would be right.
    pub what: String,
}

/// The choice lists that every instrument has.
const COMMON_LISTS: [(&str, &[&str], bool); 2] = [("yes_no", &["yes", "no"], false), ("observed", &["yes", "no"], true)];

/// The files of one instrument as they were found.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// `instrument.toml`.
    pub structure: String,
    /// The words, by language.
    pub texts: BTreeMap<&'static str, String>,
    /// The words that all instruments share, by language.
    pub common: BTreeMap<&'static str, String>,
}

pub(crate) fn wrong(place: impl Into<String>, what: impl Into<String>) -> InstrumentError {
    InstrumentError { file: "instrument.toml".into(), place: place.into(), what: what.into() }
}

fn expression(place: &str, text: &str) -> Result<Expression, InstrumentError> {
    Expression::parse(text).map_err(|error| wrong(place, error.to_string()))
}

fn named(place: &str, name: &str) -> Result<(), InstrumentError> {
    let fits = name.len() <= 40 && name.starts_with(|first: char| first.is_ascii_lowercase());
    let fits = fits && name.chars().all(|next| next.is_ascii_lowercase() || next.is_ascii_digit() || next == '_');
    if fits { Ok(()) } else { Err(wrong(place, "a name has at most 40 small letters, digits and underscores, and begins with a letter")) }
}

/// The numbers of weight rules may only name what the instrument has, and a rule must not take silence for an answer.
fn check(place: &str, rule: &Expression, known: &BTreeSet<String>, may_read_absence: bool) -> Result<(), InstrumentError> {
    if let Some(name) = rule.names().into_iter().find(|name| !known.contains(*name)) {
        return Err(wrong(place, format!("there is no question {name}")));
    }
    if !may_read_absence && rule.reads_absence() {
        return Err(wrong(place, "a rule must not use not() or !=: an unanswered question would speak"));
    }
    Ok(())
}

impl Instrument {
    /// Reads an instrument.
    pub fn read(files: &Files) -> Result<Self, InstrumentError> {
        if files.structure.len() > FILE_BYTES_MAX {
            return Err(wrong("the file", "it is larger than 1 MB"));
        }
        let raw: file::File = toml::from_str(&files.structure).map_err(|error| wrong("the file", error.message().to_owned()))?;
        raw.bounded()?;
        let lists = lists(&raw.list)?;
        let questions = raw.question.iter().map(|question| question_of(question, &lists)).collect::<Result<Vec<_>, _>>()?;
        let pages: Vec<Page> = raw.page.iter().map(|page| Page { name: page.name.clone(), gate: page.gate.clone() }).collect();
        let gates = raw.gate.iter().map(|gate| Ok(Gate { code: gate.code.clone(), open: expression(&format!("gate {}", gate.code), &gate.open)? }));
        let dimensions = raw.dimension.iter().map(|one| Ok(Dimension { code: one.code.clone(), positive: one.positive()? })).collect::<Result<Vec<_>, _>>()?;
        let indicators = raw.indicator.iter().map(indicator_of).collect::<Result<Vec<_>, _>>()?;
        let outcomes = raw
            .outcome
            .iter()
            .map(|one| Ok(Outcome { code: one.code.clone(), result: one.result, when: expression(&format!("outcome {}", one.code), &one.when)? }));
        let advice = raw.advice.iter().map(|one| Ok(Advice { code: one.code.clone(), when: expression(&format!("advice {}", one.code), &one.when)? }));
        let mut instrument = Self {
            hash: hash(files),
            gates: gates.collect::<Result<_, InstrumentError>>()?,
            outcomes: outcomes.collect::<Result<_, InstrumentError>>()?,
            advice: advice.collect::<Result<_, InstrumentError>>()?,
            made: made::from(&dimensions, &indicators, questions.iter().any(|question| question.name == "is_child"))?,
            id: raw.id,
            version: raw.version,
            usage: raw.usage,
            scale: raw.scale,
            opens_to: raw.opens_to,
            minutes: raw.minutes,
            anonymous: raw.anonymous,
            expires_days: raw.expires_days,
            informed_by: raw.informed_by,
            pages,
            questions,
            dimensions,
            indicators,
            texts: Texts::default(),
            order: Vec::new(),
            place: BTreeMap::new(),
        };
        instrument.check()?;
        instrument.set_order()?;
        instrument.texts = words::read(&instrument, files)?;
        Ok(instrument)
    }

    fn check(&self) -> Result<(), InstrumentError> {
        let mut known = BTreeSet::new();
        for question in self.questions.iter().chain(&self.made) {
            if !known.insert(question.name.clone()) {
                return Err(wrong(format!("question {}", question.name), "there are two of this name"));
            }
        }
        let answered: BTreeSet<String> = self.questions.iter().map(|question| question.name.clone()).collect();
        for question in &self.questions {
            let place = format!("question {}", question.name);
            for rule in [&question.relevant, &question.constraint, &question.calculate].into_iter().flatten() {
                check(&place, rule, &answered, true)?;
            }
            let is_placed = question.page.as_ref().is_none_or(|page| self.pages.iter().any(|known| known.name == *page));
            if !is_placed || (question.page.is_none() != (question.kind == Kind::Calculate)) {
                return Err(wrong(place, "it names a page that exists; only a calculation has none"));
            }
        }
        for page in &self.pages {
            if page.gate.as_ref().is_some_and(|gate| self.gate(gate).is_none()) {
                return Err(wrong(format!("page {}", page.name), "its gate does not exist"));
            }
        }
        for gate in &self.gates {
            check(&format!("gate {}", gate.code), &gate.open, &answered, false)?;
        }
        for indicator in &self.indicators {
            let place = format!("indicator {}", indicator.code);
            check(&place, &indicator.speaks_for, &answered, false)?;
            check(&place, &indicator.speaks_against, &answered, false)?;
        }
        for outcome in &self.outcomes {
            let place = format!("outcome {}", outcome.code);
            check(&place, &outcome.when, &known, false)?;
            if !self.scale.steps().contains(&outcome.result) {
                return Err(wrong(place, "its result is no step of this scale"));
            }
        }
        for advice in &self.advice {
            check(&format!("advice {}", advice.code), &advice.when, &known, false)?;
        }
        unique("gate", self.gates.iter().map(|one| &one.code))?;
        unique("page", self.pages.iter().map(|one| &one.name))?;
        unique("dimension", self.dimensions.iter().map(|one| &one.code))?;
        unique("outcome", self.outcomes.iter().map(|one| &one.code))?;
        unique("advice", self.advice.iter().map(|one| &one.code))
    }
}

fn unique<'a>(noun: &str, codes: impl Iterator<Item = &'a String>) -> Result<(), InstrumentError> {
    let mut met = BTreeSet::new();
    for code in codes {
        named(&format!("{noun} {code}"), code)?;
        if !met.insert(code) {
            return Err(wrong(format!("{noun} {code}"), "there are two of this name"));
        }
    }
    Ok(())
}

type Lists = BTreeMap<String, Vec<String>>;

fn lists(raw: &[file::List]) -> Result<Lists, InstrumentError> {
    let mut lists = Lists::new();
    let own = raw.iter().map(|list| (list.name.clone(), list.codes.clone(), list.closed));
    let common = COMMON_LISTS.iter().map(|(name, codes, closed)| ((*name).to_owned(), codes.iter().map(|code| (*code).to_owned()).collect(), *closed));
    for (name, mut codes, closed) in common.chain(own) {
        let place = format!("list {name}");
        named(&place, &name)?;
        for code in &codes {
            named(&place, code)?;
        }
        if codes.iter().any(|code| ABSENT_CODES.contains(&code.as_str())) {
            return Err(wrong(place, "unknown and declined are added by themselves"));
        }
        unique(&place, codes.iter())?;
        if !closed {
            codes.extend(ABSENT_CODES.map(str::to_owned));
        }
        if lists.insert(name, codes).is_some() {
            return Err(wrong(place, "there are two of this name"));
        }
    }
    Ok(lists)
}

fn question_of(raw: &file::Question, lists: &Lists) -> Result<Question, InstrumentError> {
    let place = format!("question {}", raw.name);
    named(&place, &raw.name)?;
    let chooses = matches!(raw.kind, Kind::SelectOne | Kind::SelectMany);
    let codes = match &raw.list {
        Some(list) if chooses => lists.get(list).ok_or_else(|| wrong(&place, format!("there is no list {list}")))?.clone(),
        None if !chooses => Vec::new(),
        _ => return Err(wrong(place, "a choice names its list; nothing else does")),
    };
    if raw.calculate.is_some() != (raw.kind == Kind::Calculate) {
        return Err(wrong(place, "a calculation says what it comes to; nothing else does"));
    }
    let rule = |text: &Option<String>| text.as_deref().map(|text| expression(&place, text)).transpose();
    Ok(Question {
        name: raw.name.clone(),
        page: raw.page.clone(),
        kind: raw.kind,
        codes,
        list: raw.list.clone(),
        required: raw.required,
        relevant: rule(&raw.relevant)?,
        constraint: rule(&raw.constraint)?,
        calculate: rule(&raw.calculate)?,
        // What somebody typed may hold anything.
        identity: raw.identity || raw.kind == Kind::Text,
    })
}

fn indicator_of(raw: &file::Indicator) -> Result<Indicator, InstrumentError> {
    let place = format!("indicator {}", raw.code);
    let (speaks_for, speaks_against) = match (&raw.question, &raw.speaks_for, &raw.speaks_against) {
        (Some(question), None, None) => (format!("${{{question}}} = 'yes'"), format!("${{{question}}} = 'no'")),
        (None, Some(speaks_for), Some(speaks_against)) => (speaks_for.clone(), speaks_against.clone()),
        _ => return Err(wrong(place, "it names a question, or says when it speaks for and when against")),
    };
    Ok(Indicator {
        code: raw.code.clone(),
        dimension: raw.dimension.clone(),
        weight: raw.weight,
        child_weight: raw.child_weight.unwrap_or(raw.weight),
        speaks_for: expression(&place, &speaks_for)?,
        speaks_against: expression(&place, &speaks_against)?,
    })
}

/// Everything that was read, in a fixed order, each part with its length.
fn hash(files: &Files) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |text: &str| {
        hasher.update(&(text.len() as u64).to_be_bytes());
        hasher.update(text.as_bytes());
    };
    add(&files.structure);
    for language in Language::ALL {
        add(files.texts.get(language.code()).map_or("", String::as_str));
        add(files.common.get(language.code()).map_or("", String::as_str));
    }
    hasher.finalize().to_hex().to_string()
}

/// Which `Positive` a text of the file means.
fn positive(place: &str, text: &str) -> Result<Positive, InstrumentError> {
    match text {
        "delphi" => Ok(Positive::Delphi),
        "any" => Ok(Positive::Count(1)),
        number => match number.parse() {
            Ok(count @ 1..=500) => Ok(Positive::Count(count)),
            _ => Err(wrong(place, "positive is \"delphi\", \"any\", or how many indicators must speak for")),
        },
    }
}
