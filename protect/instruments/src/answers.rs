//! What was answered: each value checked against its question before anything is worked out.

use crate::{Instrument, Judgement, Kind, Question, codes::codes};
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;

/// The longest text that somebody may type as an answer, in bytes.
pub const ANSWER_BYTES_MAX: usize = 4_000;

/// Answers by question, as text: several choices are separated by spaces.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(BTreeMap<String, String>);

codes! {
    /// What is wrong with an answer. The answer itself is not repeated: it may be about somebody.
    Fault {
        /// The instrument has no such question.
        NoSuchQuestion = "no_such_question",
        /// A calculation cannot be answered.
        NotAnswerable = "not_answerable",
        /// The list has no such code.
        NoSuchCode = "no_such_code",
        /// No whole number.
        NotANumber = "not_a_number",
        /// No day as `YYYY-MM-DD`.
        NotADay = "not_a_day",
        /// Longer than an answer may be.
        TooLong = "too_long",
        /// No text, number, truth value or list of codes.
        WrongShape = "wrong_shape",
        /// It does not satisfy what the question asks for.
        Constraint = "constraint",
        /// It must be answered and is not.
        Required = "required",
    }
}

/// A fault and its question.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Problem {
    /// The question.
    pub question: String,
    /// What is wrong.
    pub fault: Fault,
}

impl Answers {
    /// The answer to a question; the empty text where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// Takes one answer down, an empty one as none. Several choices are separated by spaces.
    pub fn set(&mut self, instrument: &Instrument, name: &str, answer: &str) -> Result<(), Fault> {
        let question = instrument.question(name).ok_or(Fault::NoSuchQuestion)?;
        let answer = checked(question, answer.trim())?;
        if answer.is_empty() {
            self.0.remove(name)
        } else {
            self.0.insert(name.to_owned(), answer)
        };
        Ok(())
    }

    /// Reads a JSON object of answers, either bare or under `answers`. What is wrong is left out and named.
    pub fn from_json(instrument: &Instrument, json: &Map<String, Json>) -> (Self, Vec<Problem>) {
        let object = json.get("answers").and_then(Json::as_object).unwrap_or(json);
        let (mut answers, mut problems) = (Self::default(), Vec::new());
        for (name, value) in object {
            let taken = as_text(value).and_then(|text| answers.set(instrument, name, &text));
            if let Err(fault) = taken {
                problems.push(Problem { question: name.chars().take(40).collect(), fault });
            }
        }
        (answers, problems)
    }

    /// Reads answers and judges them: what does not fit its question is named, and counts as not answered.
    pub fn judged(instrument: &Instrument, json: &Map<String, Json>, today: &str) -> (Judgement, Vec<Problem>) {
        let (answers, mut problems) = Self::from_json(instrument, json);
        let filled = instrument.fill(&answers, today);
        problems.extend(filled.problems());
        (instrument.fill(&filled.counted(&answers), today).judge(), problems)
    }

    /// Those whose questions may be counted: no identity.
    pub fn coded<'a>(&'a self, instrument: &'a Instrument) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.parted(instrument, false)
    }

    /// Those that are identity: to be sealed.
    pub fn identity<'a>(&'a self, instrument: &'a Instrument) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.parted(instrument, true)
    }

    fn parted<'a>(&'a self, instrument: &'a Instrument, identity: bool) -> impl Iterator<Item = (&'a str, &'a str)> {
        let is_of_part = move |name: &str| instrument.question(name).is_none_or(|question| question.identity) == identity;
        self.0.iter().map(|(name, answer)| (name.as_str(), answer.as_str())).filter(move |(name, _)| is_of_part(name))
    }

    pub(crate) fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.0.retain(|name, _| keep(name));
    }
}

fn as_text(value: &Json) -> Result<String, Fault> {
    match value {
        Json::Null => Ok(String::new()),
        Json::Bool(holds) => Ok(if *holds { "yes" } else { "no" }.into()),
        Json::Number(number) => Ok(number.to_string()),
        Json::String(text) => Ok(text.clone()),
        Json::Array(codes) => {
            let codes: Option<Vec<&str>> = codes.iter().map(Json::as_str).collect();
            codes.map(|codes| codes.join(" ")).ok_or(Fault::WrongShape)
        }
        Json::Object(_) => Err(Fault::WrongShape),
    }
}

fn checked(question: &Question, answer: &str) -> Result<String, Fault> {
    if answer.len() > ANSWER_BYTES_MAX {
        return Err(Fault::TooLong);
    }
    if answer.is_empty() {
        return Ok(String::new());
    }
    let has = |code: &str| question.codes.iter().any(|known| known == code);
    match question.kind {
        Kind::Note | Kind::Calculate => Err(Fault::NotAnswerable),
        Kind::Text => Ok(answer.to_owned()),
        Kind::SelectOne if has(answer) => Ok(answer.to_owned()),
        Kind::SelectMany => {
            let mut codes: Vec<&str> = answer.split_whitespace().collect();
            if codes.iter().any(|code| !has(code)) {
                return Err(Fault::NoSuchCode);
            }
            // In the order of the list, each once: the same answer is the same text.
            codes.sort_by_key(|code| question.codes.iter().position(|known| known == code));
            codes.dedup();
            Ok(codes.join(" "))
        }
        Kind::SelectOne => Err(Fault::NoSuchCode),
        Kind::Integer => whole(answer).ok_or(Fault::NotANumber),
        Kind::Date => day(answer).ok_or(Fault::NotADay),
    }
}

/// A whole number of at most nine digits, in any of the digits in which our languages are written.
fn whole(answer: &str) -> Option<String> {
    let latin: String = answer.chars().map(latin_digit).collect();
    let (sign, digits) = latin.strip_prefix('-').map_or(("", latin.as_str()), |digits| ("-", digits));
    let is_whole = (1..=9).contains(&digits.len()) && digits.chars().all(|digit| digit.is_ascii_digit());
    is_whole.then(|| digits.parse::<u32>().ok()).flatten().map(|number| format!("{}{number}", if number == 0 { "" } else { sign }))
}

fn day(answer: &str) -> Option<String> {
    let latin: String = answer.chars().map(latin_digit).collect();
    let parts: Vec<&str> = latin.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let number = |text: &str, length: usize| (text.len() == length).then(|| text.parse::<u16>().ok()).flatten();
    let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=last).contains(&day).then_some(latin)
}

/// Arabic-Indic and Persian digits as Latin ones.
fn latin_digit(digit: char) -> char {
    let value = match digit {
        '\u{660}'..='\u{669}' => u32::from(digit) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(digit) - 0x6f0,
        _ => return digit,
    };
    char::from_digit(value, 10).unwrap_or(digit)
}
