//! The reader of one column: from a cell's text to a coded value, an absence, or a problem with a class.
//!
//! A reader is made once per import from the layout and keeps the readings of short cells: files repeat a few words a
//! million times. The memory of identity columns is never kept.

use crate::fold::{clean, fold, shape, word};
use crate::layout::{Century, Column, Reading};
use crate::problem::ProblemClass;
use crate::words::{self, AreaList};
use lantern_model::age::OLDEST_YEARS;
use lantern_model::date::{DateOrder, DateProblem};
use lantern_model::field::{Class, Field, Kind};
use lantern_model::{Censored, Coded, PartialDate, calendar::Calendar};
use lantern_vocab::Missing;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

/// The most readings that a column remembers, and the longest cell among them.
const REMEMBERED_MAX: usize = 4_096;
const REMEMBERED_BYTES_MAX: usize = 96;

/// The longest cell of a coded column; a longer one is a text.
const CODED_BYTES_MAX: usize = 2_000;

/// The most values in one cell.
const PARTS_MAX: usize = 60;

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// Nothing.
    Nothing,
    /// A value or an absence, in canonical form.
    Value(Coded),
    /// A flag's answer.
    Answer(bool),
    /// It cannot be read; where some of several values could, they stand beside.
    Trouble(ProblemClass, String, Option<Coded>),
}

/// What a word of the layout means.
#[derive(Debug, Clone)]
enum Meaning {
    Absent(Missing),
    NoneOfThem,
    Text(String),
}

/// What all columns of an import share.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// Today, as a number such as 20261125.
    pub today: u32,
    /// The deployment's areas.
    pub areas: Option<Arc<AreaList>>,
}

/// The reader of one column.
#[derive(Debug)]
pub struct ColumnReader {
    field: &'static Field,
    reading: Reading,
    words: HashMap<String, Meaning>,
    folded: HashMap<String, Meaning>,
    surroundings: Surroundings,
    remembered: HashMap<Box<str>, Says>,
}

/// Default separators of several values: signs first, because names of codes can hold commas.
const SEPARATORS: &[char] = &[';', '|', '\n', '؛', '،', '、', ','];

impl ColumnReader {
    /// Prepares the reader of a column.
    pub fn new(column: &Column, surroundings: Surroundings) -> Self {
        let mut reader = Self {
            field: column.field,
            reading: column.reading.clone(),
            words: HashMap::new(),
            folded: HashMap::new(),
            surroundings,
            remembered: HashMap::new(),
        };
        if reader.reading.separators.is_empty() {
            reader.reading.separators = SEPARATORS.to_vec();
        }
        if reader.reading.flag.is_some() {
            reader.learn_answers();
        }
        for (from, to) in &column.reading.values {
            let meaning = match Missing::parse(to) {
                Some(missing) => Meaning::Absent(missing),
                None if to == "-" => Meaning::NoneOfThem,
                None => Meaning::Text(to.clone()),
            };
            reader.learn(from, meaning);
        }
        for (from, missing) in &column.reading.missing {
            reader.learn(from, Meaning::Absent(*missing));
        }
        for from in &column.reading.none {
            reader.learn(from, Meaning::NoneOfThem);
        }
        reader
    }

    /// Words that answer a flag, unless the layout names its own.
    fn learn_answers(&mut self) {
        if let Some(set) = lantern_vocab::set("yes_no") {
            for code in set.codes() {
                for language in lantern_vocab::Language::ALL {
                    self.learn(code.label(language), Meaning::Text(code.code().to_owned()));
                }
                self.learn(code.code(), Meaning::Text(code.code().to_owned()));
            }
        }
        for (word, answer) in [("1", "yes"), ("true", "yes"), ("x", "yes"), ("0", "no"), ("false", "no")] {
            self.learn(word, Meaning::Text(answer.to_owned()));
        }
    }

    /// A later word does not replace an earlier one, save for the answers of flags, which a layout may turn round.
    fn learn(&mut self, text: &str, meaning: Meaning) {
        let key = word(text);
        // Short words are compared as they are written: folded, "N/A" would be Namibia.
        let folded = fold(text);
        if folded.chars().filter(|c| c.is_alphabetic()).count() >= 4 {
            self.folded.entry(folded).or_insert_with(|| meaning.clone());
        }
        if self.reading.flag.is_some() {
            self.words.insert(key, meaning);
        } else {
            self.words.entry(key).or_insert(meaning);
        }
    }

    /// The field that the column fills.
    pub const fn field(&self) -> &'static Field {
        self.field
    }

    /// How the layout says it is read.
    pub const fn reading(&self) -> &Reading {
        &self.reading
    }

    /// What a cell says.
    pub fn read(&mut self, raw: &str) -> Says {
        if raw.len() > REMEMBERED_BYTES_MAX {
            return self.say(raw);
        }
        if let Some(says) = self.remembered.get(raw) {
            return says.clone();
        }
        let says = self.say(raw);
        if self.remembered.len() < REMEMBERED_MAX {
            self.remembered.insert(raw.into(), says.clone());
        }
        says
    }

    fn say(&self, raw: &str) -> Says {
        let mut text = clean(raw);
        if text.is_empty() {
            return self.reading.empty.map_or(Says::Nothing, |missing| Says::Value(Coded::missing(missing)));
        }
        // The layout's own words come first: it may name a value that holds a sign which is stripped otherwise.
        if let Some(says) = self.say_word(&text) {
            return says;
        }
        if !self.reading.strip.is_empty() {
            let rest: String = text.chars().filter(|c| !self.reading.strip.contains(c)).collect();
            text = Cow::Owned(rest.trim().to_owned());
            if let Some(says) = self.say_word(&text) {
                return says;
            }
        }
        if self.reading.flag.is_some() {
            return Says::Trouble(ProblemClass::UnknownCode, shape(&text), None);
        }
        if text.len() > CODED_BYTES_MAX {
            return Says::Trouble(ProblemClass::TextTooLong, shape(&text), None);
        }
        match self.value(&text) {
            Ok(coded) => Says::Value(coded),
            Err((_, None)) if self.reading.others_skipped => Says::Nothing,
            Err((class, partial)) => Says::Trouble(suspect(&text).unwrap_or(class), shape(&text), partial),
        }
    }

    /// What the layout or the list of absences says about the whole cell.
    fn say_word(&self, text: &str) -> Option<Says> {
        let folded = fold(text);
        if let Some(meaning) = self.words.get(&word(text)).or_else(|| self.folded.get(&folded)) {
            return Some(match meaning {
                Meaning::Absent(missing) => Says::Value(Coded::missing(*missing)),
                Meaning::Text(answer) if self.reading.flag.is_some() => Says::Answer(answer == "yes"),
                Meaning::NoneOfThem => Says::Value(Coded::none_of_them()),
                Meaning::Text(text) => Says::Value(Coded::checked(self.field, text).ok()?),
            });
        }
        words::missing(&folded, text).map(|missing| Says::Value(Coded::missing(missing)))
    }

    /// The value of a cell that no word of the layout explains; with the readable part of several.
    fn value(&self, text: &str) -> Result<Coded, (ProblemClass, Option<Coded>)> {
        let whole = match self.field.kind {
            Kind::Date => return self.date(text).map(|date| Coded::date(&date)).map_err(|class| (class, None)),
            Kind::Year => return self.year(text).map_err(|class| (class, None)),
            Kind::Count => return self.count(text).map_err(|class| (class, None)),
            Kind::Text => return Err((ProblemClass::UnknownCode, None)),
            _ => self.part(text),
        };
        match whole {
            Ok(Part::Code(code)) => self.list(&[&*code]).map_err(|class| (class, None)),
            Ok(Part::Absent(missing)) => Ok(Coded::missing(missing)),
            Err(class) if !self.field.kind.is_multiple() => Err((class, None)),
            Err(class) => self.several(text, class),
        }
    }

    /// Several values in one cell: the first separator by which all parts can be read; a blank counts only then.
    fn several(&self, text: &str, whole: ProblemClass) -> Result<Coded, (ProblemClass, Option<Coded>)> {
        let mut best: Option<(ProblemClass, Option<Coded>)> = None;
        for separator in self.reading.separators.iter().filter(|separator| text.contains(**separator)) {
            let parts: Vec<&str> = text.split(*separator).map(str::trim).filter(|part| !part.is_empty()).collect();
            if parts.len() > PARTS_MAX {
                return Err((ProblemClass::TextTooLong, None));
            }
            match self.parts(&parts) {
                Ok(coded) => return Ok(coded),
                Err(trouble) if best.is_none() && *separator != ' ' => best = Some(trouble),
                Err(_) => {}
            }
        }
        Err(best.unwrap_or((whole, None)))
    }

    fn parts(&self, parts: &[&str]) -> Result<Coded, (ProblemClass, Option<Coded>)> {
        let (mut codes, mut absent, mut trouble): (Vec<Cow<'_, str>>, Option<Missing>, Option<ProblemClass>) = (Vec::new(), None, None);
        for part in parts {
            match self.part_of_several(part) {
                Ok(Part::Code(code)) => codes.push(code),
                Ok(Part::Absent(missing)) => absent = absent.or(Some(missing)),
                Err(class) => trouble = trouble.or(Some(class)),
            }
        }
        let texts: Vec<&str> = codes.iter().flat_map(|codes| codes.split(' ')).collect();
        let known = if texts.is_empty() { None } else { Some(self.list(&texts).map_err(|class| (class, None))?) };
        match (trouble, known) {
            (Some(class), known) => Err((class, known)),
            (None, Some(value)) => Ok(value),
            (None, None) => Ok(absent.map_or_else(Coded::none_of_them, Coded::missing)),
        }
    }

    /// One of several values: the layout's words hold for it as for a whole cell.
    fn part_of_several<'a>(&'a self, text: &'a str) -> Result<Part<'a>, ProblemClass> {
        let stripped: String = text.chars().filter(|c| !self.reading.strip.contains(c)).collect();
        let folded = fold(&stripped);
        match self.words.get(&word(&stripped)).or_else(|| self.folded.get(&folded)) {
            Some(Meaning::Text(codes)) => return Ok(Part::Code(Cow::Borrowed(codes))),
            Some(Meaning::Absent(missing)) => return Ok(Part::Absent(*missing)),
            Some(Meaning::NoneOfThem) => return Ok(Part::Absent(Missing::NotApplicable)),
            None => {}
        }
        if let Some(missing) = words::missing(&folded, &stripped) {
            return Ok(Part::Absent(missing));
        }
        self.part(text)
    }

    /// One code, country or area.
    fn part<'a>(&'a self, text: &'a str) -> Result<Part<'a>, ProblemClass> {
        match self.field.kind {
            Kind::Code(set) | Kind::Codes(set) => match words::of_set(set).get(&fold(text)) {
                Some(Some(code)) => Ok(Part::Code(Cow::Borrowed(code))),
                _ => Err(ProblemClass::UnknownCode),
            },
            Kind::Country | Kind::Countries => words::country(text).map(|code| Part::Code(Cow::Borrowed(code))).ok_or(ProblemClass::UnknownCountry),
            _ => self.area(text).map(Part::Code).ok_or(ProblemClass::UnknownArea),
        }
    }

    fn area<'a>(&'a self, text: &'a str) -> Option<Cow<'a, str>> {
        let list = self.surroundings.areas.as_deref();
        if self.reading.prefix.is_empty() {
            return words::area(list, text).map(Cow::Borrowed);
        }
        // Only what looks like the rest of a code is completed; a code that has its prefix already stays.
        let short = text.len() <= 8 && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        let full = if short { format!("{}{text}", self.reading.prefix) } else { text.to_owned() };
        words::area(list, &full).map(|code| Cow::Owned(code.to_owned()))
    }

    fn list(&self, codes: &[&str]) -> Result<Coded, ProblemClass> {
        match self.field.kind {
            Kind::Code(set) | Kind::Codes(set) => Coded::codes(set, codes.iter().copied()).map_err(|_| ProblemClass::UnknownCode),
            Kind::Country | Kind::Countries => Coded::countries(codes.iter().copied()).map_err(|_| ProblemClass::UnknownCountry),
            _ => Coded::areas(codes.iter().copied()).map_err(|_| ProblemClass::UnknownArea),
        }
    }

    fn date(&self, text: &str) -> Result<PartialDate, ProblemClass> {
        let date = read_date(&self.reading, self.surroundings.today, text)?;
        if first_day(&date) > self.surroundings.today { Err(ProblemClass::FutureDate) } else { Ok(date) }
    }

    fn year(&self, text: &str) -> Result<Coded, ProblemClass> {
        let year = self.date(text)?.year().ok_or(ProblemClass::UnreadableDate)?;
        Coded::checked(self.field, &year.to_string()).map_err(|_| ProblemClass::ImpossibleDate)
    }

    fn count(&self, text: &str) -> Result<Coded, ProblemClass> {
        let Some(count) = Censored::parse(text) else {
            let below = text.strip_prefix(['-', '−']).is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit() || c == '.'));
            return Err(if below { ProblemClass::Negative } else { ProblemClass::NotANumber });
        };
        if self.field.name.starts_with("age_at_") && (count.low() > OLDEST_YEARS || count.high().is_some_and(|high| high > OLDEST_YEARS)) {
            return Err(ProblemClass::AgeRange);
        }
        Ok(Coded::count(count))
    }

    /// An identity value: the words as they are, and for a date of birth the year that may be counted.
    pub fn read_identity(&self, raw: &str) -> Option<(String, Option<i32>, Option<ProblemClass>)> {
        debug_assert!(self.field.class == Class::Identity, "only identity columns are read as words");
        let text = clean(raw);
        if text.is_empty() || matches!(self.words.get(&word(&text)), Some(Meaning::Absent(_))) {
            return None;
        }
        if self.field.name != "birth_date" {
            return Some((text.into_owned(), None, None));
        }
        match self.date(&text) {
            Ok(date) => Some((date.to_string(), date.year(), None)),
            Err(class) => Some((text.into_owned(), None, Some(class))),
        }
    }
}

enum Part<'a> {
    Code(Cow<'a, str>),
    Absent(Missing),
}

/// Reads a date as the column says.
fn read_date(reading: &Reading, today: u32, text: &str) -> Result<PartialDate, ProblemClass> {
    let order = reading.date_order.unwrap_or(DateOrder::YearMonthDay);
    let calendar = reading.calendar.unwrap_or(Calendar::Gregorian);
    let read = |century: Option<i32>| PartialDate::read(text, order, calendar, century);
    let date = match reading.century {
        None => read(None),
        Some(Century::Fixed(century)) => read(Some(century)),
        Some(Century::Past) => {
            let latest = match calendar {
                Calendar::Gregorian | Calendar::Ethiopic => 2000,
                Calendar::Hijri | Calendar::Persian => 1400,
            };
            match read(Some(latest)) {
                Ok(date) if first_day(&date) <= today => Ok(date),
                _ => read(Some(latest - 100)),
            }
        }
    };
    date.map_err(|problem| match problem {
        DateProblem::Unreadable => ProblemClass::UnreadableDate,
        DateProblem::NoSuchDay => ProblemClass::ImpossibleDate,
    })
}

/// The first day that a date can mean, as a number such as 20240305.
pub fn first_day(date: &PartialDate) -> u32 {
    crate::derive::span(&date.to_string()).map_or(0, |(first, _)| first)
}

/// A value that seems to be something else than a wrong code: then it is named as such and not kept.
fn suspect(text: &str) -> Option<ProblemClass> {
    if text.starts_with('=') {
        return Some(ProblemClass::Formula);
    }
    if text.contains('\u{fffd}') {
        return Some(ProblemClass::BrokenEncoding);
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let number_like = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')' | '.'));
    (text.contains('@') || (number_like && digits >= 9)).then_some(ProblemClass::IdentityValue)
}
