//! A proposal for a layout, from headings and from what the values look like. What is not sure stands as a comment: a guess
//! that nobody checked would move people into the wrong row of a table.

use crate::column::{ColumnReader, Says, Surroundings};
use crate::error::IntakeError;
use crate::file::{self, Input, Limits};
use crate::fold::{clean, fold};
use crate::layout::{Column, Layout, Reading};
use crate::suggest_words::USUAL;
use lantern_model::calendar::Calendar;
use lantern_model::date::{DateOrder, DateProblem, PartialDate};
use lantern_model::field::{self, Class, Field, Kind};
use lantern_vocab::Language;
use lantern_words::Words;
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

/// How many rows are looked at, and how many different values of a column are kept for it.
const ROWS_MAX: usize = 2_000;
const VALUES_MAX: usize = 200;
const VALUE_BYTES_MAX: usize = 200;

/// A column with more different values than this is no list of codes that a person would map by hand.
const LISTED_MAX: usize = 40;

/// How sure the proposal for a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Nothing fits.
    None,
    /// Only the heading or only the values fit; it stands as a comment.
    Unsure,
    /// The heading fits and most values can be read.
    Likely,
    /// The heading fits and all values can be read.
    Sure,
}

impl Confidence {
    /// Its code, as JSON has it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Unsure => "unsure",
            Self::Likely => "likely",
            Self::Sure => "sure",
        }
    }
}

/// The proposal for one column.
#[derive(Debug, Clone)]
pub struct ColumnSuggestion {
    /// The heading.
    pub heading: String,
    /// The field's path, or `key`.
    pub field: Option<String>,
    /// How sure it is.
    pub confidence: Confidence,
    /// Why, in English.
    pub reason: String,
}

/// A proposed layout.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// Its text, with what is unsure as comments.
    pub toml: String,
    /// The columns.
    pub columns: Vec<ColumnSuggestion>,
}

/// What was seen of a column.
#[derive(Default)]
struct Seen {
    values: BTreeSet<String>,
    filled: usize,
    repeated: bool,
    overflow: bool,
}

/// A proposal with the lines that it adds to its `[[column]]`.
struct Proposal {
    suggestion: ColumnSuggestion,
    lines: String,
}

/// Proposes a layout for a file.
pub fn suggest(input: &Input, limits: &Limits) -> Result<Suggestion, IntakeError> {
    let mut table = file::open(input, limits)?;
    let headings = table.headings.clone();
    let mut seen: Vec<Seen> = headings.iter().map(|_| Seen::default()).collect();
    for _ in 0..ROWS_MAX {
        let Some(row) = table.next_row() else { break };
        let Ok(row) = row else { continue };
        for (cell, seen) in row.cells.iter().zip(&mut seen) {
            seen.look(&clean(cell));
        }
    }
    let by_heading = usual_headings();
    let mut proposals: Vec<Proposal> = headings.iter().zip(&seen).map(|(heading, seen)| propose(heading, seen, &by_heading)).collect();
    only_one_key(&mut proposals);
    let toml = written(&input.name(), &proposals);
    Ok(Suggestion { toml, columns: proposals.into_iter().map(|proposal| proposal.suggestion).collect() })
}

impl Seen {
    fn look(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.filled += 1;
        if self.values.contains(text) {
            self.repeated = true;
        } else if self.values.len() < VALUES_MAX && text.len() <= VALUE_BYTES_MAX {
            self.values.insert(text.to_owned());
        } else {
            self.overflow = true;
        }
    }
}

/// Folded headings with the field that each usually means: the program's own labels, those of HTCDS, and usual words.
fn usual_headings() -> HashMap<String, &'static str> {
    let mut by_heading: HashMap<String, &'static str> = HashMap::new();
    for (path, words) in USUAL {
        for word in *words {
            by_heading.entry(fold(word)).or_insert(path);
        }
    }
    let paths: &'static [(String, &'static Field)] = {
        static PATHS: std::sync::LazyLock<Vec<(String, &'static Field)>> =
            std::sync::LazyLock::new(|| field::all().iter().map(|field| (field.path(), field)).collect());
        &PATHS
    };
    for (path, _) in paths {
        by_heading.insert(fold(path), path);
        for language in Language::ALL {
            let label = Words::of(language).text(&format!("field-{}", path.replace(['.', '_'], "-")));
            if !label.contains('⟦') {
                by_heading.entry(fold(&label)).or_insert(path);
            }
        }
    }
    if let Some(htcds) = Layout::named("htcds") {
        for column in htcds.columns.iter().filter(|column| column.reading.when.is_none()) {
            let path = paths.iter().find(|(_, field)| **field == *column.field).map(|(path, _)| path.as_str());
            for heading in &column.headings {
                if let Some(path) = path {
                    by_heading.entry(fold(heading)).or_insert(path);
                }
            }
        }
    }
    by_heading
}

fn propose(heading: &str, seen: &Seen, by_heading: &HashMap<String, &'static str>) -> Proposal {
    let of = |field: Option<String>, confidence, reason: &str, lines: String| Proposal {
        suggestion: ColumnSuggestion { heading: heading.to_owned(), field, confidence, reason: reason.to_owned() },
        lines,
    };
    if let Some(path) = by_heading.get(&fold(heading)) {
        if *path == "key" {
            let (confidence, reason) = match (seen.filled, seen.repeated) {
                (0, _) => (Confidence::Unsure, "the heading fits; the column is empty"),
                (_, true) => (Confidence::Unsure, "the heading fits, but values come twice"),
                _ => (Confidence::Sure, "the heading fits, and no value comes twice"),
            };
            return of(Some("key".to_owned()), confidence, reason, String::new());
        }
        let field = field::by_path(path).expect("the table of headings names fields; a test reads each");
        if field.class == Class::Identity {
            return of(Some((*path).to_owned()), Confidence::Likely, "the heading fits; the column identifies people", String::new());
        }
        return checked(heading, field, seen);
    }
    match by_values(seen) {
        Some((field, reason)) => of(Some(field.path()), Confidence::Unsure, &reason, String::new()),
        None => of(None, Confidence::None, "no known heading, and no list explains the values", String::new()),
    }
}

/// Holds the values against the field that the heading names.
fn checked(heading: &str, field: &'static Field, seen: &Seen) -> Proposal {
    let mut reading = Reading::default();
    let mut lines = String::new();
    let mut doubt = None;
    if matches!(field.kind, Kind::Date | Kind::Year) {
        let (calendar, order, unsure) = dates(seen);
        if calendar != Calendar::Gregorian {
            writeln!(lines, "calendar = \"{}\"", calendar.code()).expect("writing to memory cannot fail");
        }
        writeln!(lines, "date_order = \"{}\"", order_name(order)).expect("writing to memory cannot fail");
        (reading.calendar, reading.date_order, doubt) = (Some(calendar), Some(order), unsure);
    }
    let column = Column { headings: vec![heading.to_owned()], field, sequence: 0, reading };
    let mut reader = ColumnReader::new(&column, Surroundings { today: 99_991_231, areas: None });
    let unread: Vec<&String> = seen.values.iter().filter(|value| matches!(reader.read(value), Says::Trouble(..))).collect();
    let read = seen.values.len() - unread.len();
    let (mut confidence, mut reason) = match (seen.values.len(), unread.len()) {
        (0, _) => (Confidence::Unsure, "the heading fits; the column is empty".to_owned()),
        (all, 0) => (Confidence::Sure, format!("the heading fits, and all {all} different values can be read")),
        (all, some) if some * 2 <= all || (field.kind.set().is_some() && all <= LISTED_MAX) => {
            (Confidence::Likely, format!("the heading fits; {read} of {all} different values can be read"))
        }
        (all, _) => (Confidence::Unsure, format!("the heading fits, but only {read} of {all} different values can be read")),
    };
    if let Some(doubt) = doubt {
        confidence = confidence.min(Confidence::Likely);
        write!(reason, "; {doubt}").expect("writing to memory cannot fail");
    }
    // Values are printed only where a person has to say which code each means; elsewhere they could be names.
    if field.kind.set().is_some() && !unread.is_empty() && seen.values.len() <= LISTED_MAX && !seen.overflow {
        for value in unread {
            writeln!(lines, "# values.{} = \"\"  # which code?", quoted(value)).expect("writing to memory cannot fail");
        }
    }
    let suggestion = ColumnSuggestion { heading: heading.to_owned(), field: Some(field.path()), confidence, reason };
    Proposal { suggestion, lines }
}

/// The order and calendar in which most dates can be read, and what cannot be told.
fn dates(seen: &Seen) -> (Calendar, DateOrder, Option<&'static str>) {
    let orders = [DateOrder::YearMonthDay, DateOrder::DayMonthYear, DateOrder::MonthDayYear];
    let mut best = (0, Calendar::Gregorian, DateOrder::YearMonthDay);
    let mut ties = Vec::new();
    for calendar in Calendar::ALL {
        for order in orders {
            let reads = |value: &&String| match PartialDate::read(value, order, calendar, Some(2000)) {
                Ok(_) => true,
                Err(DateProblem::Unreadable | DateProblem::NoSuchDay) => false,
            };
            let count = seen.values.iter().filter(reads).count();
            if count > best.0 {
                (best, ties) = ((count, calendar, order), Vec::new());
            } else if count == best.0 && count > 0 {
                ties.push((calendar, order));
            }
        }
    }
    // A date that begins with its year reads alike in every order, so that only the other two orders can be mistaken.
    let other_order = best.2 != DateOrder::YearMonthDay && ties.iter().any(|(calendar, order)| *calendar == best.1 && *order != best.2);
    let other_calendar = best.1 != Calendar::Gregorian && ties.iter().any(|(calendar, _)| !matches!(calendar, Calendar::Gregorian) && *calendar != best.1);
    let doubt = match (other_order, other_calendar) {
        (true, _) => Some("day and month cannot be told apart: check date_order"),
        (_, true) => Some("the years fit more than one calendar: check calendar"),
        _ => None,
    };
    (best.1, best.2, doubt)
}

const fn order_name(order: DateOrder) -> &'static str {
    match order {
        DateOrder::YearMonthDay => "year-month-day",
        DateOrder::DayMonthYear => "day-month-year",
        DateOrder::MonthDayYear => "month-day-year",
        DateOrder::Year => "year",
    }
}

/// The one list that explains all values of a column without a known heading.
fn by_values(seen: &Seen) -> Option<(&'static Field, String)> {
    if seen.values.len() < 2 || seen.values.len() > LISTED_MAX || seen.overflow {
        return None;
    }
    let explains = |field: &'static Field| {
        let column = Column { headings: vec![String::new()], field, sequence: 0, reading: Reading::default() };
        let mut reader = ColumnReader::new(&column, Surroundings { today: 99_991_231, areas: None });
        seen.values.iter().all(|value| matches!(reader.read(value), Says::Value(coded) if coded.as_missing().is_none()))
    };
    let coded =
        || field::all().iter().filter(|field| field.class == Class::Coded && field.unit != field::Unit::Aggregate && field.unit != field::Unit::CourtCase);
    if coded().any(|field| field.kind == Kind::Countries && explains(field)) {
        return Some((field::by_path("victim.citizenship")?, "all values are countries; whose, the heading does not say".to_owned()));
    }
    let mut sets: Vec<&'static Field> = Vec::new();
    for field in coded().filter(|field| field.kind.set().is_some()) {
        if !sets.iter().any(|known| known.kind.set() == field.kind.set()) && explains(field) {
            sets.push(field);
        }
    }
    match sets[..] {
        [field] => Some((field, format!("all values are words of the list \"{}\"", field.kind.set().unwrap_or_default()))),
        _ => None,
    }
}

/// Of several possible key columns the first sure one is proposed.
fn only_one_key(proposals: &mut [Proposal]) {
    let mut found = false;
    for proposal in proposals.iter_mut().filter(|proposal| proposal.suggestion.field.as_deref() == Some("key")) {
        if found {
            proposal.suggestion.confidence = proposal.suggestion.confidence.min(Confidence::Unsure);
        }
        found |= proposal.suggestion.confidence == Confidence::Sure;
    }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => write!(quoted, "\\u{:04x}", u32::from(c)).expect("writing to memory cannot fail"),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// The proposal as a layout file.
fn written(file: &str, proposals: &[Proposal]) -> String {
    let stem = file.split('.').next().unwrap_or(file);
    let slug: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).take(40).collect();
    let id = if slug.trim_matches('-').is_empty() { "my-layout" } else { slug.as_str() };
    let key = proposals.iter().find(|proposal| proposal.suggestion.field.as_deref() == Some("key") && proposal.suggestion.confidence == Confidence::Sure);
    let mut text = String::from("# A proposal: check each line. What is not sure, or not understood, stands behind a number sign.\nlantern_layout = 1\n");
    let line = |text: &mut String, line: &str| {
        text.push_str(line);
        text.push('\n');
    };
    line(&mut text, &format!("id = {}", quoted(id)));
    line(&mut text, "source_kind = \"case_records\"");
    match key {
        Some(key) => line(&mut text, &format!("# {}\nkey = [{}]", key.suggestion.reason, quoted(&key.suggestion.heading))),
        None => line(&mut text, "# No column was found that says which record a row is. Without one, a corrected file brings new rows.\n# key = [\"\"]"),
    }
    line(&mut text, "\n[missing]\nunknown = []\nnot_asked = []\ndeclined = []\nnot_applicable = []");
    for proposal in proposals.iter().filter(|proposal| proposal.suggestion.field.as_deref() != Some("key")) {
        let ColumnSuggestion { heading, field, confidence, reason } = &proposal.suggestion;
        let mark = if *confidence >= Confidence::Likely { "" } else { "# " };
        line(&mut text, &format!("\n# {}: {reason}", name(*confidence)));
        line(&mut text, &format!("{mark}[[column]]\n{mark}heading = {}", quoted(heading)));
        line(&mut text, &format!("{mark}field = {}", quoted(field.as_deref().unwrap_or_default())));
        for own in proposal.lines.lines() {
            line(&mut text, &format!("{}{own}", if own.starts_with('#') { "" } else { mark }));
        }
    }
    text
}

const fn name(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::None => "not understood",
        Confidence::Unsure => "not sure",
        Confidence::Likely => "likely",
        Confidence::Sure => "sure",
    }
}
