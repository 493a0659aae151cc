//! How an agency's file is described: its form, its columns and its words for our codes.

use crate::item::Item;
use crate::person::Person;
use crate::places::{Code, Tongue};

/// A code and the agency's word for it. Where several codes share a word, the word means the first of them.
pub(crate) type Word = (Code, &'static str);

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Delimited text.
    Csv { delimiter: u8, encoding: Encoding, line_end: &'static str },
    /// A spreadsheet with one sheet of this name.
    Xlsx { sheet: &'static str },
    /// One JSON object a line.
    JsonLines,
}

/// The encodings that the agencies' programs write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Utf8WithMark,
    Windows1251,
    Windows1252,
    Gb18030,
}

/// How an agency writes dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateStyle {
    /// 2021-03-05.
    Iso,
    /// 05/03/2021.
    Slashes,
    /// 05.03.2021.
    Points,
    /// 2021年3月5日.
    Chinese,
    /// ١٤٤٢/٠٧/٢١, Hijri.
    Hijri,
}

/// What a column is filled with.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Fills {
    /// The agency's number for the record.
    Key,
    /// A second number that counts the agency's files.
    SecondKey,
    FamilyName,
    GivenName,
    FullName,
    Phone,
    Address,
    Document,
    BirthDate,
    Narrative,
    /// What the agency writes for itself, and no layout takes.
    Remark(&'static [&'static str]),
    /// What the agency holds about the person: codes of the set `victim_status`.
    Status(&'static [Word]),
    /// The answer to a question about the person or the event.
    Answer(Item, &'static [Word]),
    /// The answer about an alleged perpetrator, counted from 0.
    Alleged(u8, Item, &'static [Word]),
    /// An area, written with its name.
    Area(Item),
    /// A country, written with its name; `stateless` with this word.
    Country(Item, &'static str),
    /// A country of an alleged perpetrator.
    AllegedCountry(u8, Item),
    /// An area or a country, written with its code.
    PlaceCode(Item),
    /// Age in years.
    Age,
    /// Age in years when it began.
    AgeThen,
    Date(Item),
    /// The same word in every row that reports a victim.
    Constant(&'static str),
}

/// A column of a file, and how often it goes wrong, in a thousand cells.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) heading: &'static str,
    pub(crate) fills: Fills,
    /// Left empty.
    pub(crate) empty: u32,
    /// Filled with a word that says that there is no value.
    pub(crate) absent: u32,
    /// Filled with something that is no value of the column.
    pub(crate) wrong: u32,
    /// Filled with another value.
    pub(crate) slip: u32,
}

impl Column {
    /// A column about coded matters, with the usual gaps and slips.
    pub(crate) const fn new(heading: &'static str, fills: Fills) -> Self {
        Self { heading, fills, empty: 60, absent: 45, wrong: 5, slip: 12 }
    }

    /// A column that is nearly always filled and nearly always right.
    pub(crate) const fn sure(heading: &'static str, fills: Fills) -> Self {
        Self { heading, fills, empty: 12, absent: 10, wrong: 3, slip: 7 }
    }

    /// A column that many leave out.
    pub(crate) const fn seldom(heading: &'static str, fills: Fills) -> Self {
        Self { heading, fills, empty: 260, absent: 120, wrong: 6, slip: 14 }
    }
}

/// An agency and its file.
pub(crate) struct Spec {
    /// The code under which it imports.
    pub(crate) code: &'static str,
    /// Its name, in its own language.
    pub(crate) name: &'static str,
    /// The name of the dataset.
    pub(crate) dataset: &'static str,
    pub(crate) file: &'static str,
    pub(crate) form: Form,
    pub(crate) tongue: Tongue,
    pub(crate) dates: DateStyle,
    /// The built-in layout that reads the file; none where a layout file lies beside it.
    pub(crate) builtin_layout: Option<&'static str>,
    /// What the layout is called.
    pub(crate) layout_title: &'static str,
    /// The headings that say which record a row is, and what its numbers begin with.
    pub(crate) keys: &'static [&'static str],
    pub(crate) key_prefix: &'static str,
    pub(crate) columns: &'static [Column],
    /// Words for "no value", with the code of the set `missing`.
    pub(crate) absences: &'static [(&'static str, Code)],
    /// Words that are in no list.
    pub(crate) unlisted: &'static [&'static str],
    /// What stands between several values of one cell.
    pub(crate) separator: char,
    /// What the agency holds about people who were trafficked, with weights; empty where it records nothing about that.
    pub(crate) status: &'static [(Code, u32)],
    /// Its word for people without any indication; none where it does not record them.
    pub(crate) screened_out: Option<Code>,
    /// How often, in a thousand, the agency meets this person.
    pub(crate) meets: fn(&Person) -> u32,
    /// How many in a thousand come back under another number.
    pub(crate) twice: u32,
}
