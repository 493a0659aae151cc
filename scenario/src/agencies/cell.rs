//! One cell: the text that the agency writes, and what a correct reader records of it.

use super::column::{Column, DateStyle, Fills, Spec, Word};
use crate::conflict::year_text;
use crate::day::{Day, Hijri};
use crate::dice::Dice;
use crate::item::Item;
use crate::names;
use crate::network::Network;
use crate::person::{Person, Standing, band};
use crate::places::{AREAS, AreaIndex, COUNTRIES, Code, Tongue};

/// What a cell says about a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Nothing.
    Nothing,
    /// These codes.
    Codes(Vec<Code>),
    /// That there is no value, and why; unreadable values count as unknown.
    Missing(Code),
}

/// A cell with what it says.
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) reading: Reading,
}

impl Cell {
    fn new(text: impl Into<String>, reading: Reading) -> Self {
        Self { text: text.into(), reading }
    }

    fn empty() -> Self {
        Self::new("", Reading::Nothing)
    }

    fn unreadable(text: impl Into<String>) -> Self {
        Self::new(text, Reading::Missing("!unknown"))
    }
}

/// What every cell of a row shares.
pub(crate) struct Writer<'a> {
    pub(crate) spec: &'a Spec,
    pub(crate) person: &'a Person,
    pub(crate) networks: &'a [Network],
    pub(crate) hijri: &'a Hijri,
    /// The day on which this agency met the person.
    pub(crate) day: Day,
    /// The code of the agency's finding; none where it records none.
    pub(crate) status: Option<Code>,
    /// Whether the row reports a victim: the others say nothing about an event.
    pub(crate) counts: bool,
    pub(crate) key: &'a str,
    pub(crate) dice: &'a mut Dice,
}

/// How well an agency fills a column of several values: each value, in a thousand.
const EACH_VALUE: u32 = 900;

impl Writer<'_> {
    pub(crate) fn cell(&mut self, column: &Column) -> Cell {
        match column.fills {
            Fills::Key => Cell::new(self.key, Reading::Nothing),
            Fills::SecondKey => Cell::new(format!("C{}", &self.key[self.key.len().saturating_sub(5)..]), Reading::Nothing),
            Fills::Status(words) => {
                let code = self.status.unwrap_or("presumed");
                Cell::new(word(words, code).unwrap_or_default(), Reading::Codes(vec![code]))
            }
            Fills::Constant(text) if self.counts => Cell::new(text, Reading::Nothing),
            Fills::Constant(_) => Cell::empty(),
            Fills::Remark(remarks) => {
                if self.dice.chance(300) {
                    Cell::new(*self.dice.pick(remarks), Reading::Nothing)
                } else {
                    Cell::empty()
                }
            }
            Fills::Answer(item, words) => self.answered(column, item, 0, words),
            Fills::Alleged(sequence, item, words) => self.answered(column, item, sequence, words),
            Fills::Area(item) => self.place(column, item, 0, ""),
            Fills::Country(item, stateless) => self.place(column, item, 0, stateless),
            Fills::AllegedCountry(sequence, item) => self.place(column, item, sequence, ""),
            Fills::PlaceCode(item) => self.place_code(column, item),
            Fills::Age => self.age(column, self.person.age, true),
            Fills::AgeThen => self.age_then(column),
            Fills::Date(item) => self.date(column, item),
            _ => Cell::new(self.identity(column.fills), Reading::Nothing),
        }
    }

    /// What everybody has to tell about themselves stands in every row; what happened only in those of victims.
    fn says_nothing_about(&self, item: Item) -> bool {
        !self.counts && item as usize > Item::YearDetection as usize
    }

    /// The true answer, unless the row says nothing about the question or the agency leaves the cell empty or fills it with an absence.
    fn attempt(&mut self, column: &Column, item: Item, sequence: u8) -> Result<Vec<Code>, Cell> {
        let codes = if self.says_nothing_about(item) { Vec::new() } else { self.person.answer(self.networks, item, usize::from(sequence)) };
        if codes.is_empty() || self.dice.chance(column.empty) {
            return Err(Cell::empty());
        }
        if self.dice.chance(column.absent) {
            let (word, missing) = *self.dice.pick(self.spec.absences);
            return Err(Cell::new(word, Reading::Missing(missing)));
        }
        if self.dice.chance(column.wrong) {
            return Err(Cell::unreadable(*self.dice.pick(self.spec.unlisted)));
        }
        Ok(codes)
    }

    fn answered(&mut self, column: &Column, item: Item, sequence: u8, words: &'static [Word]) -> Cell {
        let codes = match self.attempt(column, item, sequence) {
            Ok(codes) => codes,
            Err(cell) => return cell,
        };
        let single = codes.len() == 1;
        let mut told: Vec<&'static str> = Vec::new();
        for code in codes {
            // What the agency's list has no word for goes under "other", or is left out.
            let said = word(words, code).or_else(|| word(words, "other"));
            if let Some(said) = said.filter(|said| !told.contains(said) && (single || self.dice.chance(EACH_VALUE))) {
                told.push(said);
            }
        }
        if !told.is_empty() && self.dice.chance(column.slip) {
            let position = self.dice.index(told.len());
            let other = self.dice.pick(words).1;
            if !told.contains(&other) {
                told[position] = other;
            }
        }
        if told.is_empty() {
            return Cell::empty();
        }
        let read = told.iter().filter_map(|said| words.iter().find(|(_, word)| word == said)).map(|(code, _)| *code).collect();
        Cell::new(told.join(&self.between()), Reading::Codes(read))
    }

    fn between(&self) -> String {
        // Arabic and Chinese separators stand without a blank behind them.
        if matches!(self.spec.separator, '、' | ';' | '|') { self.spec.separator.to_string() } else { format!("{} ", self.spec.separator) }
    }

    fn place(&mut self, column: &Column, item: Item, sequence: u8, stateless: &'static str) -> Cell {
        let mut codes = match self.attempt(column, item, sequence) {
            Ok(codes) => codes,
            Err(cell) => return cell,
        };
        if self.dice.chance(column.slip) && codes.len() == 1 && codes[0] != "stateless" {
            codes = vec![another_place(codes[0], self.dice)];
        }
        let tongue = self.spec.tongue;
        let names: Vec<&str> = codes.iter().map(|code| if *code == "stateless" { stateless } else { place_name(code, tongue) }).collect();
        Cell::new(names.join(&self.between()), Reading::Codes(codes))
    }

    fn place_code(&mut self, column: &Column, item: Item) -> Cell {
        match self.attempt(column, item, 0) {
            Ok(codes) => Cell::new(codes.join(&self.between()), Reading::Codes(codes)),
            Err(cell) => cell,
        }
    }

    fn age(&mut self, column: &Column, years: i32, banded: bool) -> Cell {
        // An age that cannot be read leaves the age band out: the band follows from the age.
        if self.dice.chance(column.empty) {
            return Cell::empty();
        }
        if self.dice.chance(column.absent) {
            return Cell::new(self.dice.pick(self.spec.absences).0, Reading::Nothing);
        }
        if self.dice.chance(column.wrong + 4) {
            return Cell::new(self.digits(&(self.day.year() - years).to_string()), Reading::Nothing);
        }
        let written = match years {
            12..=98 if self.dice.chance(column.slip) => years % 10 * 10 + years / 10,
            _ => years,
        };
        let reading = band(written).filter(|_| banded).map_or(Reading::Nothing, |band| Reading::Codes(vec![band]));
        Cell::new(self.digits(&written.to_string()), reading)
    }

    fn age_then(&mut self, column: &Column) -> Cell {
        let Some(event) = self.person.event.as_ref().filter(|_| self.counts) else { return Cell::empty() };
        let years = self.person.age - (self.person.contact.0 - event.start.0) / 365;
        self.age(column, years.max(0), false)
    }

    fn date(&mut self, column: &Column, item: Item) -> Cell {
        let day = match (item, self.person.event.as_ref()) {
            (Item::YearDetection, _) => self.day,
            (_, Some(event)) if self.counts => event.start,
            _ => return Cell::empty(),
        };
        if self.dice.chance(column.empty) {
            return Cell::empty();
        }
        if self.dice.chance(column.absent) {
            let (word, missing) = *self.dice.pick(self.spec.absences);
            return Cell::new(word, Reading::Missing(missing));
        }
        if self.dice.chance(column.wrong) {
            return Cell::unreadable(impossible(self.spec.dates, day));
        }
        // The year before, as happens in January and when a form is copied; the same day exists in both years.
        let (_, month, day_of_month) = day.parts();
        let year = day.year() - i32::from(self.dice.chance(column.slip) && day.year() > 2012);
        let day = if (month, day_of_month) == (2, 29) { day } else { Day::of(year, month, day_of_month) };
        let month_only = item == Item::YearExploitation && self.spec.dates != DateStyle::Hijri && self.dice.chance(500);
        Cell::new(self.dated(day, month_only), Reading::Codes(vec![year_text(day.year())]))
    }

    fn dated(&self, day: Day, month_only: bool) -> String {
        let (year, month, day_of_month) = day.parts();
        match self.spec.dates {
            DateStyle::Iso if month_only => format!("{year}-{month:02}"),
            DateStyle::Iso => format!("{year}-{month:02}-{day_of_month:02}"),
            DateStyle::Slashes if month_only => format!("{month:02}/{year}"),
            DateStyle::Slashes => format!("{day_of_month:02}/{month:02}/{year}"),
            DateStyle::Points if month_only => format!("{month:02}.{year}"),
            DateStyle::Points => format!("{day_of_month:02}.{month:02}.{year}"),
            DateStyle::Chinese if month_only => format!("{year}年{month}月"),
            DateStyle::Chinese => format!("{year}年{month}月{day_of_month}日"),
            DateStyle::Hijri => {
                let (year, month, day) = self.hijri.parts(day);
                self.digits(&format!("{year}/{month:02}/{day:02}"))
            }
        }
    }

    /// Digits as the language writes them.
    fn digits(&self, text: &str) -> String {
        if self.spec.tongue == Tongue::Arabic { arabic_digits(text) } else { text.to_owned() }
    }

    fn identity(&mut self, fills: Fills) -> String {
        let tongue = self.spec.tongue;
        let female = self.person.sex == "female";
        let (given, family) = self.person.names;
        let area = AREAS[self.person.place].names.in_tongue(tongue);
        if self.dice.chance(90) && !matches!(fills, Fills::FamilyName | Fills::GivenName | Fills::FullName) {
            return String::new();
        }
        let text = match fills {
            Fills::GivenName => names::given(given, female, tongue),
            Fills::FamilyName => names::family(family, tongue),
            Fills::FullName => names::full(given, family, female, tongue),
            Fills::Phone => names::phone(given),
            Fills::Address => names::address(family, area, tongue),
            Fills::Document => names::document(given, family),
            Fills::BirthDate => {
                let birth = Day(self.person.contact.0 - self.person.age * 365 - self.person.age / 4 - 30 - i32::try_from(given % 300).unwrap_or_default());
                self.dated(birth, false)
            }
            _ => names::narrative(self.person.event.is_some() && self.person.standing == Standing::Trafficked, area, tongue, self.dice),
        };
        let text = if matches!(fills, Fills::FamilyName | Fills::GivenName | Fills::FullName) && self.dice.chance(45) {
            names::misspelt(&text, self.dice)
        } else {
            text
        };
        if matches!(fills, Fills::Phone | Fills::BirthDate) { self.digits(&text) } else { text }
    }
}

fn word(words: &[Word], code: Code) -> Option<&'static str> {
    words.iter().find(|(known, _)| *known == code).map(|(_, word)| *word)
}

fn place_name(code: Code, tongue: Tongue) -> &'static str {
    let area = AREAS.iter().find(|area| area.code == code).map(|area| &area.names);
    let names = area.or_else(|| COUNTRIES.iter().find(|country| country.code == code).map(|country| &country.names));
    names.map_or("", |names| names.in_tongue(tongue))
}

/// An area for an area, a country for a country.
fn another_place(code: Code, dice: &mut Dice) -> Code {
    if code.len() == 2 { dice.pick(&COUNTRIES).code } else { AREAS[dice.index(AREAS.len()) as AreaIndex].code }
}

/// A day that no calendar has.
fn impossible(style: DateStyle, day: Day) -> String {
    let year = day.year();
    match style {
        DateStyle::Iso => format!("{year}-02-31"),
        DateStyle::Slashes => format!("31/02/{year}"),
        DateStyle::Points => format!("31.02.{year}"),
        DateStyle::Chinese => format!("{year}年2月31日"),
        DateStyle::Hijri => arabic_digits(&format!("{}/13/02", year - 579)),
    }
}

/// The digits ٠ to ٩ for 0 to 9.
pub(crate) fn arabic_digits(text: &str) -> String {
    text.chars().map(|c| c.to_digit(10).and_then(|digit| char::from_u32(0x0660 + digit)).unwrap_or(c)).collect()
}
