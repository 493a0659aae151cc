//! The rows of a sheet, one after the other.

use super::strings::{self, Strings};
use super::styles::{Meaning, Styles, written};
use super::xml::{Xml, attribute};
use crate::file::input::Limits;
use crate::file::problem::{FileProblem, RowProblemClass};
use crate::file::row::RawRow;
use quick_xml::events::{BytesStart, Event};
use std::sync::Arc;

/// Rows and columns of the largest sheet there is.
const ROWS_MAX: u64 = 1_048_576;
const COLUMNS_MAX: usize = 16_384;

/// Reads one row after the other.
pub(super) struct Sheet {
    xml: Xml,
    packed_bytes: u64,
    strings: Arc<Strings>,
    styles: Arc<Styles>,
    from_1904: bool,
    columns_max: usize,
    row_bytes_max: usize,
    cell_bytes_max: usize,
    rows_hint: Option<u64>,
    number: u64,
    /// The raw content of the cell at hand, and its formula; used again for each.
    value: String,
    formula: String,
}

/// What a cell element says about itself.
struct CellKind {
    column: usize,
    style: Option<usize>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Text,
    Bool,
    Date,
}

/// The row at hand: how much it holds, and what is wrong with it.
#[derive(Default)]
struct RowState {
    bytes: usize,
    has_value: bool,
    problem: Option<RowProblemClass>,
}

impl Sheet {
    pub(super) fn open(
        mut xml: Xml,
        packed_bytes: u64,
        strings: Arc<Strings>,
        styles: Arc<Styles>,
        from_1904: bool,
        limits: &Limits,
    ) -> Result<Self, FileProblem> {
        let mut rows_hint = None;
        loop {
            match xml.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "dimension" => {
                        let last = attribute(&element, "ref").and_then(|range| place(range.rsplit(':').next().unwrap_or_default()));
                        rows_hint = last.map(|(_, row)| row.saturating_sub(1));
                    }
                    "sheetData" => break,
                    _ => {}
                },
                Event::Eof => return Err(FileProblem::Damaged),
                _ => {}
            }
        }
        Ok(Self {
            xml,
            packed_bytes,
            strings,
            styles,
            from_1904,
            columns_max: limits.columns,
            row_bytes_max: limits.row_bytes,
            cell_bytes_max: limits.cell_bytes,
            rows_hint,
            number: 0,
            value: String::new(),
            formula: String::new(),
        })
    }

    /// What the sheet says of its rows, less the heading.
    pub(super) fn rows_hint(&self) -> Option<u64> {
        self.rows_hint
    }

    /// How far the sheet was read, as a share of `total_bytes`.
    pub(super) fn share_of(&self, total_bytes: u64) -> u64 {
        let read = u128::from(self.xml.packed_bytes_read()) * u128::from(total_bytes) / u128::from(self.packed_bytes.max(1));
        u64::try_from(read).unwrap_or(total_bytes)
    }

    /// Reads the next row with a value in it; none at the end, after which the rest of the part has been read too.
    pub(super) fn read(&mut self, row: &mut RawRow) -> Result<Option<(usize, Option<RowProblemClass>)>, FileProblem> {
        loop {
            match self.xml.next()? {
                Event::Start(element) if element.local_name().as_ref() == "row" => {
                    let number = match attribute(&element, "r") {
                        Some(number) => number.parse().map_err(|_| FileProblem::Damaged)?,
                        None => self.number + 1,
                    };
                    // Rows come once and in order; otherwise one could stand for another.
                    if number <= self.number || number > ROWS_MAX {
                        return Err(FileProblem::Damaged);
                    }
                    self.number = number;
                    let state = self.read_row(row)?;
                    if state.has_value {
                        row.number = number;
                        return Ok(Some((row.cells.len(), state.problem)));
                    }
                }
                Event::End(element) if element.local_name().as_ref() == "sheetData" => {
                    self.xml.finish()?;
                    return Ok(None);
                }
                // A sheet that has ended stays at its end.
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    fn read_row(&mut self, row: &mut RawRow) -> Result<RowState, FileProblem> {
        let outside = self.xml.depth() - 1;
        let mut state = RowState::default();
        let mut filled = 0;
        while self.xml.depth() > outside {
            let cell = match self.xml.next()? {
                Event::Start(element) if element.local_name().as_ref() == "c" => cell_kind(&element, filled)?,
                _ => continue,
            };
            // Cells come once and in order, for the same reason.
            if cell.column < filled || cell.column >= COLUMNS_MAX {
                return Err(FileProblem::Damaged);
            }
            self.read_cell(&cell, &mut state)?;
            if self.value.is_empty() {
                continue;
            }
            state.has_value = true;
            state.bytes += self.value.len();
            if cell.column > self.columns_max {
                state.problem = Some(RowProblemClass::TooLong);
            } else if state.bytes > self.row_bytes_max {
                state.problem = Some(RowProblemClass::TooLarge);
            } else {
                place_cell(&mut row.cells, &mut filled, cell.column, &self.value);
            }
        }
        row.cells.truncate(filled);
        Ok(state)
    }

    /// Reads the content of a cell into `value`, as text.
    fn read_cell(&mut self, cell: &CellKind, state: &mut RowState) -> Result<(), FileProblem> {
        let has_result = self.read_content()?;
        match cell.kind {
            // No result is stored, so what the cell says is not known: its formula stands there, and can be told as one.
            _ if !has_result && !self.formula.is_empty() => self.value.push_str(&self.formula),
            Kind::Number => {
                let meaning = self.styles.meaning(cell.style);
                if (meaning != Meaning::Number || !is_plain(&self.value))
                    && let Some(number) = self.value.trim().parse::<f64>().ok().filter(|number| number.is_finite())
                {
                    self.value = written(number, meaning, self.from_1904);
                }
            }
            Kind::Shared if !self.value.is_empty() => {
                let text = self.value.trim().parse().ok().and_then(|at| self.strings.get(at));
                state.problem = state.problem.or(text.is_none().then_some(RowProblemClass::Unreadable));
                self.value.clear();
                self.value.push_str(text.unwrap_or("?"));
            }
            Kind::Text => strings::unescape(&mut self.value, 0),
            Kind::Bool => match self.value.trim() {
                "1" | "true" => "TRUE".clone_into(&mut self.value),
                "0" | "false" => "FALSE".clone_into(&mut self.value),
                _ => {}
            },
            Kind::Date => {
                if let Some((date, time)) = self.value.split_once('T')
                    && time.trim_end_matches('Z').chars().all(|letter| matches!(letter, '0' | ':' | '.'))
                {
                    self.value = date.to_owned();
                }
            }
            Kind::Shared => {}
        }
        if self.value.contains('\0') {
            state.problem = Some(RowProblemClass::Nul);
            self.value = self.value.replace('\0', "\u{FFFD}");
        }
        Ok(())
    }

    /// Reads the elements of a cell; whether it has a value of its own.
    fn read_content(&mut self) -> Result<bool, FileProblem> {
        let outside = self.xml.depth() - 1;
        self.value.clear();
        self.formula.clear();
        let (mut in_value, mut in_formula, mut has_result) = (false, false, false);
        while self.xml.depth() > outside {
            match self.xml.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "v" => (in_value, has_result) = (true, true),
                    "f" => {
                        in_formula = true;
                        self.formula.push('=');
                    }
                    "is" => {
                        has_result = true;
                        strings::read_text(&mut self.xml, &mut self.value, self.cell_bytes_max)?;
                    }
                    _ => {}
                },
                Event::End(_) => (in_value, in_formula) = (false, false),
                event if in_value && self.value.len() <= self.cell_bytes_max => strings::append(&event, &mut self.value)?,
                event if in_formula && self.formula.len() <= self.cell_bytes_max => strings::append(&event, &mut self.formula)?,
                _ => {}
            }
        }
        Ok(has_result)
    }
}

/// What the attributes of a cell say; without a reference it follows the cell before.
fn cell_kind(element: &BytesStart<'_>, next_column: usize) -> Result<CellKind, FileProblem> {
    let mut cell = CellKind { column: next_column, style: None, kind: Kind::Number };
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| FileProblem::Damaged)?;
        match attribute.key.as_ref() {
            "r" => cell.column = place(&attribute.value).ok_or(FileProblem::Damaged)?.0,
            "s" => cell.style = attribute.value.parse().ok(),
            "t" => {
                cell.kind = match &*attribute.value {
                    "n" => Kind::Number,
                    "s" => Kind::Shared,
                    "b" => Kind::Bool,
                    "d" => Kind::Date,
                    "str" | "inlineStr" | "e" => Kind::Text,
                    _ => return Err(FileProblem::Damaged),
                }
            }
            _ => {}
        }
    }
    Ok(cell)
}

/// Column from 0 and row from 1 of a reference such as `B7`.
fn place(reference: &str) -> Option<(usize, u64)> {
    let digits = reference.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, row) = reference.split_at(digits);
    if letters.is_empty() || letters.len() > 3 || row.len() > 7 || !letters.bytes().all(|letter| letter.is_ascii_alphabetic()) {
        return None;
    }
    let column = letters.bytes().fold(0, |column, letter| column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some((column - 1, row.parse().ok()?))
}

/// Whether a number stands there as people write it, so that it need not be written again.
fn is_plain(number: &str) -> bool {
    number.len() <= 15 && !number.starts_with('0') && number.bytes().all(|digit| digit.is_ascii_digit()) || number == "0"
}

/// Puts a text into its column, with empty cells before it, reusing the strings of the row before.
fn place_cell(cells: &mut Vec<String>, filled: &mut usize, column: usize, text: &str) {
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    cells[*filled..column].iter_mut().for_each(String::clear);
    cells[column].clear();
    cells[column].push_str(text);
    *filled = column + 1;
}
