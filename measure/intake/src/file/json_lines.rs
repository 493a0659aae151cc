//! JSON lines: one object of plain values per line.

use super::headings;
use super::input::Limits;
use super::lines::{Line, Lines};
use super::problem::{FileProblem, RowProblemClass};
use super::row::{CellWriter, RawRow};
use super::text::Text;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::collections::HashMap;
use std::fmt;

/// How many lines are looked at for the names of columns.
const HEADING_LINES: u64 = 200;

/// Reads one line after the other as a row.
pub(super) struct JsonLines {
    lines: Lines,
    places: HashMap<String, usize>,
}

impl JsonLines {
    /// Takes the headings from the keys of the first lines, in the order in which they appear, and reads from the start again.
    pub(super) fn open(open_text: impl Fn() -> Result<Text, FileProblem>, limits: &Limits) -> Result<(Self, Vec<String>), FileProblem> {
        let mut lines = Lines::new(open_text()?, limits.row_bytes);
        let mut places = HashMap::new();
        let mut names = Vec::new();
        while lines.number() < HEADING_LINES {
            let Some(line) = lines.next()? else { break };
            let Line::Whole(line) = line else { continue };
            let Ok(object) = serde_json::from_slice::<Object>(line) else { continue };
            for (key, _) in object.0 {
                if !places.contains_key(&key) {
                    places.insert(key.clone(), names.len());
                    names.push(key);
                }
            }
            if names.len() > limits.columns {
                return Err(FileProblem::TooManyColumns);
            }
        }
        if names.is_empty() {
            return Err(FileProblem::UnknownKind);
        }
        let headings = headings::checked(&names, limits.columns)?;
        if headings.len() < names.len() {
            return Err(FileProblem::missing([headings::letters(headings.len()).as_str()]));
        }
        Ok((Self { lines: Lines::new(open_text()?, limits.row_bytes), places }, headings))
    }

    pub(super) fn bytes_read(&self) -> u64 {
        self.lines.bytes_read()
    }

    /// Reads the next line that is not blank into `row`; none at the end.
    pub(super) fn read(&mut self, row: &mut RawRow) -> Result<Option<(usize, Option<RowProblemClass>)>, FileProblem> {
        loop {
            let number = self.lines.number() + 1;
            let Some(line) = self.lines.next()? else { return Ok(None) };
            row.number = number;
            let line = match line {
                Line::TooLarge => return Ok(Some((0, Some(RowProblemClass::TooLarge)))),
                Line::Whole(line) if line.trim_ascii().is_empty() => continue,
                Line::Whole(line) => line,
            };
            let Ok(text) = std::str::from_utf8(line) else { return Ok(Some((0, Some(RowProblemClass::BrokenEncoding)))) };
            let Ok(object) = serde_json::from_str::<Object>(text) else { return Ok(Some((0, Some(RowProblemClass::Unreadable)))) };
            return Ok(Some(fill_row(&self.places, object, row)));
        }
    }
}

/// Puts the values into their columns. A key of no column, or one that stands twice, makes the whole line doubtful.
fn fill_row(places: &HashMap<String, usize>, object: Object, row: &mut RawRow) -> (usize, Option<RowProblemClass>) {
    let found = object.0.len();
    let mut texts: Vec<Option<String>> = vec![None; places.len()];
    let mut problem = None;
    for (key, value) in object.0 {
        let free = places.get(&key).and_then(|at| texts.get_mut(*at)).filter(|text| text.is_none());
        let Some(text) = free else { return (found, Some(RowProblemClass::Unreadable)) };
        if value.contains('\0') {
            problem = Some(RowProblemClass::Nul);
        }
        *text = Some(value.replace('\0', "\u{FFFD}"));
    }
    let mut writer = CellWriter::new(&mut row.cells);
    for text in &texts {
        writer.push(text.as_deref().unwrap_or(""));
    }
    writer.finish();
    (places.len(), problem)
}

/// The keys and values of one object, in the order of the line.
struct Object(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Object;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object of plain values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
        let mut pairs = Vec::new();
        while let Some((key, Plain(value))) = map.next_entry()? {
            pairs.push((key, value));
        }
        Ok(Object(pairs))
    }
}

/// A value that is no list and no object, as text.
struct Plain(String);

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PlainVisitor).map(Plain)
    }
}

struct PlainVisitor;

impl Visitor<'_> for PlainVisitor {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text, a number, true, false or null")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<String, E> {
        Ok(value.to_owned())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<String, E> {
        Ok(if value { "TRUE" } else { "FALSE" }.to_owned())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<String, E> {
        Ok(value.to_string())
    }

    /// A whole number beyond 64 bits has already lost digits here; it is likely an identifier, so it is refused, not rounded.
    fn visit_f64<E: Error>(self, value: f64) -> Result<String, E> {
        if value.abs() < 9.0e15 { Ok(value.to_string()) } else { Err(E::custom("the number is too long to be exact")) }
    }

    fn visit_unit<E: Error>(self) -> Result<String, E> {
        Ok(String::new())
    }
}
