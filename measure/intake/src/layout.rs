//! A layout: which column of a file means which field, and which of its words mean which code.
//!
//! A layout is a small TOML file that a data officer writes; the built-in ones are such files too. Whatever is wrong with
//! one is told with its line.

use crate::layout_text;
use lantern_model::field::{Class, Field};
use lantern_model::{Coded, SourceKind, calendar::Calendar, date::DateOrder};
use lantern_vocab::{Language, Missing};
use std::collections::HashMap;

/// The version of the layout format that this program reads and writes.
pub const LAYOUT_FORMAT: i64 = 1;

/// A layout, checked: every field exists and every code is one of its field's list.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The name by which `--layout` and the record call it.
    pub id: String,
    /// What people call it, in the languages that have a name.
    pub titles: HashMap<Language, String>,
    /// What kind of material its rows are.
    pub source_kind: SourceKind,
    /// The kind that an agency gets when this layout creates it.
    pub agency_kind: Option<String>,
    /// The headings that together say which record a row is; none where the file has no such column.
    pub key: Vec<String>,
    /// Whether a file without the key columns is read all the same, by content and occurrence.
    pub key_optional: bool,
    /// Columns and flags, in the order in which they are asked: the first that says something wins.
    pub columns: Vec<Column>,
    /// Values that hold for every row.
    pub constants: Vec<Constant>,
    /// Headings that are read and knowingly not taken.
    pub ignore: Vec<String>,
    /// Other spellings of headings, by the heading.
    pub aliases: HashMap<String, Vec<String>>,
    /// Headings of the layout that a file needs at least, so that it is recognised.
    pub recognised_from: usize,
}

/// One column of the file and the field that it fills.
#[derive(Debug, Clone)]
pub struct Column {
    /// The heading, and other spellings of it.
    pub headings: Vec<String>,
    /// The field.
    pub field: &'static Field,
    /// Which of several such units, from 0.
    pub sequence: u8,
    /// How its cells are read.
    pub reading: Reading,
}

/// How the cells of a column are read.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Values as the file writes them, and what they mean: canonical texts of the field.
    pub values: Vec<(String, String)>,
    /// Words that say why there is no value.
    pub missing: Vec<(String, Missing)>,
    /// Words that say "none of them" in a column of several values.
    pub none: Vec<String>,
    /// What an empty cell says; nothing at all by default.
    pub empty: Option<Missing>,
    /// What separates several values in one cell; tried in this order.
    pub separators: Vec<char>,
    /// The order of day, month and year; none where the column needs none.
    pub date_order: Option<DateOrder>,
    /// The calendar of dates and years; Gregorian by default.
    pub calendar: Option<Calendar>,
    /// How a year of two digits is completed.
    pub century: Option<Century>,
    /// Signs that mean nothing for the value, such as the asterisk of a footnote.
    pub strip: Vec<char>,
    /// What stands before an area code that the file shortens.
    pub prefix: String,
    /// Whether a value that is in no list says nothing instead of being a problem.
    pub others_skipped: bool,
    /// Whether a row without a readable value here is no row at all: the unit itself would be unknown.
    pub required: bool,
    /// The column answers one code with yes or no.
    pub flag: Option<Flag>,
    /// The column counts only where another column says so.
    pub when: Option<When>,
    /// A field that gets a value when this cell cannot be read.
    pub unreadable: Option<(&'static Field, Coded)>,
}

/// How a year of two digits is completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Century {
    /// Always this century, such as 2000.
    Fixed(i32),
    /// The latest one that does not lie in the future.
    Past,
}

/// A column that says yes or no to one or more codes of a list.
#[derive(Debug, Clone)]
pub struct Flag {
    /// Which flags belong together, counted over the layout.
    pub group: usize,
    /// The codes that a yes adds.
    pub codes: Vec<String>,
    /// Whether every flag of the group answered with no means "none of them". A list that leaves out answers cannot say that.
    pub closed: bool,
}

/// A condition on another column of the same row.
#[derive(Debug, Clone)]
pub struct When {
    /// The other column's heading.
    pub heading: String,
    /// The texts that it must have; compared in folded form.
    pub is: Vec<String>,
}

/// A value that holds for every row.
#[derive(Debug, Clone)]
pub struct Constant {
    /// The field.
    pub field: &'static Field,
    /// Which of several such units, from 0.
    pub sequence: u8,
    /// The value.
    pub value: Coded,
}

/// Why a layout was refused: the line, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("layout, line {line}: {problem}")]
pub struct LayoutError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to do.
    pub problem: String,
}

impl Layout {
    /// Reads and checks the text of a layout file.
    pub fn parse(text: &str) -> Result<Self, LayoutError> {
        layout_text::parse(text)
    }

    /// The name for people; English or the id where the language has none.
    pub fn title(&self, language: Language) -> &str {
        self.titles.get(&language).or_else(|| self.titles.get(&Language::En)).unwrap_or(&self.id)
    }

    /// Every heading that the layout knows, its keys and the ignored ones included.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        let columns = self.columns.iter().flat_map(|column| column.headings.iter());
        columns.chain(&self.key).chain(&self.ignore).chain(self.aliases.values().flatten()).map(String::as_str)
    }

    /// Whether any of its columns identifies people.
    pub fn has_identity(&self) -> bool {
        self.columns.iter().any(|column| column.field.class == Class::Identity)
    }
}
