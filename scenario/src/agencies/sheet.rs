//! The rows of one agency: whom it met, in which order, and what happened to each row on its way into the file.

use super::cell::{Reading, Writer};
use super::column::{Fills, Form, Spec};
use crate::day::{Day, Hijri};
use crate::dice::{Dice, Stream};
use crate::item::Item;
use crate::network::Network;
use crate::person::{Person, Standing};

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It can be read.
    Read,
    /// Nobody filled in the number, so that nothing says which record it is.
    WithoutKey,
    /// It ends after this many cells.
    CutAfter(usize),
}

/// One row.
pub(crate) struct Row {
    /// The person's number.
    pub(crate) person: u32,
    pub(crate) cells: Vec<String>,
    /// What a correct reader records: question, which alleged perpetrator, answer.
    pub(crate) readings: Vec<(Item, u8, Reading)>,
    /// Whether it reports a victim.
    pub(crate) counts: bool,
    pub(crate) fate: Fate,
}

/// All rows of an agency's file.
pub(crate) struct Sheet {
    pub(crate) spec: &'static Spec,
    pub(crate) rows: Vec<Row>,
}

impl Sheet {
    /// The number of a row as a spreadsheet shows it, the heading being 1; lines of JSON have no heading.
    pub(crate) fn number(&self, position: usize) -> usize {
        position + if self.spec.form == Form::JsonLines { 1 } else { 2 }
    }
}

/// A meeting of an agency with a person.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Meeting {
    day: Day,
    person: usize,
    again: bool,
}

/// The rows of the agency with this place in the list.
pub(crate) fn sheet(spec: &'static Spec, number: usize, people: &[Person], networks: &[Network], hijri: &Hijri, seed: u64) -> Sheet {
    let mut dice = Dice::new(seed, Stream::Agency, number as u64);
    let meetings = meetings(spec, people, &mut dice);
    let rows = meetings
        .iter()
        .enumerate()
        .map(|(position, meeting)| {
            let person = &people[meeting.person];
            let status = status(spec, person, &mut dice);
            let counts = status.is_none_or(|status| matches!(status, "presumed" | "identified" | "formally_identified"));
            let fate = fate(spec, &mut dice);
            let key = format!("{}-{}-{:05}", spec.key_prefix, meeting.day.year(), position + 1);
            let writer = Writer { spec, person, networks, hijri, day: meeting.day, status, counts, key: &key, dice: &mut dice };
            row(writer, fate)
        })
        .collect();
    Sheet { spec, rows }
}

fn meetings(spec: &Spec, people: &[Person], dice: &mut Dice) -> Vec<Meeting> {
    let mut meetings = Vec::new();
    for (position, person) in people.iter().enumerate() {
        let recorded = match person.standing {
            Standing::Trafficked => true,
            Standing::AtRisk => !spec.status.is_empty(),
            Standing::NoIndication => spec.screened_out.is_some(),
        };
        if !recorded || !dice.chance((spec.meets)(person)) {
            continue;
        }
        let day = later_that_year(person.contact, 75, dice);
        meetings.push(Meeting { day, person: position, again: false });
        if dice.chance(spec.twice) {
            meetings.push(Meeting { day: later_that_year(day, 160, dice), person: position, again: true });
        }
    }
    meetings.sort_unstable();
    meetings
}

/// All contacts of a person lie in one year, so that the year of detection is one and the same for all agencies.
fn later_that_year(day: Day, days: i32, dice: &mut Dice) -> Day {
    let last = Day::of(day.year(), 12, 31);
    Day(day.0 + dice.between(0, days)).min(last)
}

fn status(spec: &Spec, person: &Person, dice: &mut Dice) -> Option<&'static str> {
    if spec.status.is_empty() {
        return None;
    }
    Some(match person.standing {
        Standing::Trafficked => dice.weighted(spec.status),
        Standing::AtRisk => spec.status.iter().map(|(code, _)| *code).find(|code| *code == "at_risk").or(spec.screened_out).unwrap_or("at_risk"),
        Standing::NoIndication => spec.screened_out.unwrap_or("no_indication"),
    })
}

fn fate(spec: &Spec, dice: &mut Dice) -> Fate {
    if dice.chance(4) {
        return Fate::WithoutKey;
    }
    let can_be_cut = !matches!(spec.form, Form::Xlsx { .. });
    if can_be_cut && dice.chance(3) {
        return Fate::CutAfter(2 + dice.index(spec.columns.len() - 3));
    }
    Fate::Read
}

fn row(mut writer: Writer<'_>, fate: Fate) -> Row {
    let (person, counts, columns) = (writer.person.number, writer.counts, writer.spec.columns);
    let mut cells = Vec::with_capacity(columns.len());
    let mut readings = Vec::with_capacity(columns.len());
    for column in columns {
        let mut cell = writer.cell(column);
        if fate == Fate::WithoutKey && matches!(column.fills, Fills::Key | Fills::SecondKey) {
            cell.text.clear();
        }
        if let Some((item, sequence)) = column.fills.question().filter(|_| cell.reading != Reading::Nothing) {
            readings.push((item, sequence, cell.reading));
        }
        cells.push(cell.text);
    }
    Row { person, cells, readings, counts, fate }
}

impl Fills {
    /// The question that the column answers, and about which alleged perpetrator.
    pub(crate) const fn question(self) -> Option<(Item, u8)> {
        match self {
            Self::Answer(item, _) | Self::Area(item) | Self::Country(item, _) | Self::PlaceCode(item) | Self::Date(item) => Some((item, 0)),
            Self::Alleged(sequence, item, _) | Self::AllegedCountry(sequence, item) => Some((item, sequence)),
            Self::Age => Some((Item::AgeGroup, 0)),
            _ => None,
        }
    }
}
