//! From a row of text to a record.
//!
//! The converter is made once per file: each column has its reader, each (unit, number, field) its slot. The first column
//! that says something about a single-valued field wins; lists are joined; flags of one group answer together.

use crate::column::{ColumnReader, Says, Surroundings};
use crate::derive;
use crate::fold::{clean, shape, word};
use crate::layout::{Constant, Layout};
use crate::problem::{Facts, Problem, ProblemClass};
use lantern_model::field::{self, Class, Field, Kind, Unit};
use lantern_model::value::NONE_OF_THEM;
use lantern_model::{Coded, Identity, Record, SourceKind};
use lantern_vocab::Missing;
use std::collections::HashMap;

/// A layout's column and its place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The column of the file.
    pub file: usize,
    /// The column of the layout.
    pub layout: usize,
    /// The column of the file that a condition looks at.
    pub condition: Option<usize>,
}

/// A place in a record.
#[derive(Debug, Clone, Copy)]
struct Slot {
    field: &'static Field,
    sequence: u8,
}

struct Bound {
    file: usize,
    slot: usize,
    reader: ColumnReader,
    condition: Option<Condition>,
    /// The group and whether its codes go to the slot on a yes.
    flag: Option<(usize, String)>,
    unreadable: Option<(usize, Coded)>,
}

/// What another column has to say, so that this one counts.
struct Condition {
    file: usize,
    is: Vec<String>,
    /// The last cell and whether it met the condition: neighbouring rows mostly say the same.
    last: (String, bool),
}

impl Condition {
    fn is_met(&mut self, cells: &[String]) -> bool {
        let Some(cell) = cells.get(self.file) else { return false };
        if self.last.0 != *cell {
            self.last.1 = self.is.contains(&word(cell));
            self.last.0.clone_from(cell);
        }
        self.last.1
    }
}

/// The flags of one group in one row.
#[derive(Default, Clone)]
struct Answers {
    slot: usize,
    /// Whether the file has the whole group, so that all answers with no say "none of them".
    closed: bool,
    yes: Vec<usize>,
    no: usize,
    open: usize,
}

/// The converter of one file's rows.
pub struct Converter {
    source_kind: SourceKind,
    bound: Vec<Bound>,
    slots: Vec<Slot>,
    values: Vec<Option<Coded>>,
    words: Vec<String>,
    groups: Vec<Answers>,
    constants: Vec<Constant>,
    birth_slot: Option<usize>,
    birth_year: &'static Field,
    derives: bool,
}

impl Converter {
    /// Prepares the readers of the columns that are taken.
    pub fn new(layout: &Layout, places: &[Place], surroundings: &Surroundings) -> Self {
        let mut slots = Slots::default();
        let mut groups: HashMap<usize, Answers> = HashMap::new();
        let mut bound = Vec::with_capacity(places.len());
        for place in places {
            let column = &layout.columns[place.layout];
            let slot = slots.of(column.field, column.sequence);
            let flag = column.reading.flag.as_ref().map(|flag| {
                groups.entry(flag.group).or_insert_with(|| Answers {
                    slot,
                    closed: flag.closed && whole_group(layout, places, flag.group),
                    ..Answers::default()
                });
                (flag.group, flag.codes.join(" "))
            });
            let unreadable = column.reading.unreadable.as_ref().map(|(field, value)| (slots.of(field, column.sequence), value.clone()));
            let condition = column.reading.when.as_ref().map(|when| {
                let is: Vec<String> = when.is.iter().map(|text| word(text)).collect();
                let last = (String::new(), is.iter().any(String::is_empty));
                Condition { file: place.condition.unwrap_or(usize::MAX), is, last }
            });
            bound.push(Bound { file: place.file, slot, reader: ColumnReader::new(column, surroundings.clone()), condition, flag, unreadable });
        }
        let birth_slot = slots.list.iter().position(|slot| slot.field.name == "birth_date" && slot.field.unit == Unit::Victim && slot.sequence == 0);
        let derives = layout.source_kind.is_about_persons() && slots.list.iter().any(|slot| derive::concerns(slot.field.unit));
        let order = numbered(&mut bound, groups);
        Self {
            source_kind: layout.source_kind,
            bound,
            values: vec![None; slots.list.len()],
            words: vec![String::new(); slots.list.len()],
            slots: slots.list,
            groups: order,
            constants: layout.constants.clone(),
            birth_slot,
            birth_year: field::by_path("victim.birth_year").expect("a field of the catalogue"),
            derives,
        }
    }

    /// Reads a row. None where its unit cannot be read; the reasons are added to `problems` either way.
    pub fn convert(&mut self, cells: &[String], row: u64, problems: &mut Vec<Problem>) -> Option<Record> {
        self.values.fill(None);
        self.words.iter_mut().for_each(String::clear);
        for group in &mut self.groups {
            (group.no, group.open) = (0, 0);
            group.yes.clear();
        }
        let mut birth_year = None;
        let mut rejected = false;
        for at in 0..self.bound.len() {
            let bound = &mut self.bound[at];
            if !bound.condition.as_mut().is_none_or(|condition| condition.is_met(cells)) {
                if bound.reader.reading().required {
                    rejected = true;
                    problems.push(Problem {
                        row,
                        column: Some(bound.file),
                        class: ProblemClass::UnreadableRow,
                        shape: None,
                        rejected: true,
                        facts: Facts::default(),
                    });
                }
                continue;
            }
            let Some(cell) = cells.get(bound.file) else { continue };
            if bound.reader.field().class == Class::Identity {
                birth_year = self.take_words(at, cell, row, problems).or(birth_year);
            } else {
                rejected |= self.take_coded(at, cell, row, problems);
            }
        }
        if rejected {
            return None;
        }
        self.answer_groups();
        let mut record = self.record();
        if let Some(year) = birth_year {
            self.count_birth_year(&mut record, year);
        }
        if self.derives {
            let birth = self.birth_slot.map(|slot| self.words[slot].as_str()).filter(|text| !text.is_empty());
            for class in derive::derive(&mut record, birth) {
                problems.push(Problem { row, column: None, class, shape: None, rejected: false, facts: Facts::default() });
            }
        }
        Some(record)
    }

    /// Takes words of an identity column; gives the year of a date of birth.
    fn take_words(&mut self, at: usize, cell: &str, row: u64, problems: &mut Vec<Problem>) -> Option<i32> {
        let bound = &self.bound[at];
        let mut warn = |class| problems.push(Problem { row, column: Some(bound.file), class, shape: None, rejected: false, facts: Facts::default() });
        if cell.contains('\u{fffd}') {
            warn(ProblemClass::BrokenEncoding);
            return None;
        }
        let (text, year, trouble) = bound.reader.read_identity(cell)?;
        if let Some(class) = trouble {
            warn(class);
        }
        let words = &mut self.words[bound.slot];
        if words.len() + text.len() + 2 > lantern_model::value::IDENTITY_BYTES_MAX {
            warn(ProblemClass::TextTooLong);
            return year;
        }
        if !words.is_empty() {
            words.push_str("; ");
        }
        words.push_str(&text);
        year
    }

    /// Takes a cell of a coded column. True where the row cannot stand without it.
    fn take_coded(&mut self, at: usize, cell: &str, row: u64, problems: &mut Vec<Problem>) -> bool {
        let bound = &mut self.bound[at];
        let says = bound.reader.read(cell);
        let required = bound.reader.reading().required;
        if let Some((group, _)) = &bound.flag {
            let answers = &mut self.groups[*group];
            match says {
                Says::Answer(true) => answers.yes.push(at),
                Says::Answer(false) => answers.no += 1,
                Says::Trouble(class, shape, _) => {
                    answers.open += 1;
                    problems.push(Problem { row, column: Some(bound.file), class, shape: Some(shape), rejected: false, facts: Facts::default() });
                }
                Says::Value(value) => {
                    answers.open += 1;
                    merge(&mut self.values[bound.slot], value, bound.reader.field());
                }
                Says::Nothing => answers.open += 1,
            }
            return false;
        }
        let (field, slot) = (bound.reader.field(), bound.slot);
        let known = match says {
            Says::Nothing | Says::Answer(_) => false,
            Says::Value(value) => {
                let known = value.as_missing().is_none();
                merge(&mut self.values[slot], value, field);
                known
            }
            Says::Trouble(class, shape, partial) => {
                problems.push(Problem { row, column: Some(bound.file), class, shape: Some(shape), rejected: required, facts: Facts::default() });
                if let Some((slot, value)) = &bound.unreadable {
                    self.values[*slot] = Some(value.clone());
                }
                merge(&mut self.values[slot], partial.unwrap_or_else(|| Coded::missing(Missing::Unknown)), field);
                return required;
            }
        };
        if required && !known {
            let class = if field.kind == Kind::Count { ProblemClass::NotANumber } else { ProblemClass::UnknownCode };
            problems.push(Problem { row, column: Some(bound.file), class, shape: Some(shape(&clean(cell))), rejected: true, facts: Facts::default() });
        }
        required && !known
    }

    /// A yes adds its codes. Without one, a whole group answered with no says "none of them"; a part of it says nothing for certain.
    fn answer_groups(&mut self) {
        for group in &self.groups {
            let field = self.slots[group.slot].field;
            let Some(set) = field.kind.set() else { continue };
            let value = if !group.yes.is_empty() {
                let codes = group.yes.iter().filter_map(|at| self.bound[*at].flag.as_ref()).flat_map(|(_, codes)| codes.split(' '));
                Coded::codes(set, codes).ok()
            } else if group.no > 0 {
                Some(if group.closed && group.open == 0 { Coded::none_of_them() } else { Coded::missing(Missing::Unknown) })
            } else {
                None
            };
            if let Some(value) = value {
                merge(&mut self.values[group.slot], value, field);
            }
        }
    }

    fn record(&mut self) -> Record {
        let mut record = Record::new(self.source_kind);
        let unit = match self.source_kind {
            SourceKind::CaseRecords | SourceKind::KAnonymised | SourceKind::Synthetic => Unit::Victim,
            SourceKind::Aggregate => Unit::Aggregate,
            SourceKind::CourtCase => Unit::CourtCase,
        };
        record.entity_mut(unit, 0);
        for (at, slot) in self.slots.iter().enumerate() {
            if let Some(value) = self.values[at].take() {
                record.entity_mut(slot.field.unit, slot.sequence).coded.insert(slot.field.number, value);
            } else if !self.words[at].is_empty()
                && let Ok(identity) = Identity::new(self.words[at].clone())
            {
                record.entity_mut(slot.field.unit, slot.sequence).identity.insert(slot.field.number, identity);
            }
        }
        for constant in &self.constants {
            record.entity_mut(constant.field.unit, constant.sequence).coded.entry(constant.field.number).or_insert_with(|| constant.value.clone());
        }
        record
    }

    fn count_birth_year(&self, record: &mut Record, year: i32) {
        let coded = &mut record.entity_mut(Unit::Victim, 0).coded;
        if let Ok(value) = Coded::checked(self.birth_year, &year.to_string()) {
            coded.entry(self.birth_year.number).or_insert(value);
        }
    }
}

#[derive(Default)]
struct Slots {
    list: Vec<Slot>,
    by_place: HashMap<(u16, u8), usize>,
}

impl Slots {
    fn of(&mut self, field: &'static Field, sequence: u8) -> usize {
        *self.by_place.entry((field.number, sequence)).or_insert_with(|| {
            self.list.push(Slot { field, sequence });
            self.list.len() - 1
        })
    }
}

/// Puts the groups into a list, in which the columns find theirs by place.
fn numbered(bound: &mut [Bound], groups: HashMap<usize, Answers>) -> Vec<Answers> {
    let mut order: Vec<(usize, Answers)> = groups.into_iter().collect();
    order.sort_by_key(|(number, _)| *number);
    for column in bound {
        if let Some((group, _)) = &mut column.flag {
            *group = order.iter().position(|(number, _)| number == group).expect("each flag's group was entered");
        }
    }
    order.into_iter().map(|(_, answers)| answers).collect()
}

/// Whether the file has every column of a group of flags.
fn whole_group(layout: &Layout, places: &[Place], group: usize) -> bool {
    let of_group = |at: usize| layout.columns[at].reading.flag.as_ref().is_some_and(|flag| flag.group == group);
    (0..layout.columns.len()).filter(|at| of_group(*at)).all(|at| places.iter().any(|place| place.layout == at))
}

/// Joins what two columns say about one field: a value goes before an absence, an earlier column before a later one, and
/// lists become one list.
fn merge(slot: &mut Option<Coded>, value: Coded, field: &Field) {
    let Some(held) = slot else {
        *slot = Some(value);
        return;
    };
    if held.as_missing().is_some() || (held.as_text() == NONE_OF_THEM && value.as_missing().is_none()) {
        if value.as_missing().is_none() {
            *slot = Some(value);
        }
        return;
    }
    if field.kind.is_multiple() && value.as_missing().is_none() && value.as_text() != NONE_OF_THEM {
        let joined = format!("{} {}", held.as_text(), value.as_text());
        if let Ok(joined) = Coded::checked(field, &joined) {
            *slot = Some(joined);
        }
    }
}
