//! An open table: its headings, its form, and its rows held against the heading.

use super::delimited::Delimited;
use super::delimiter;
use super::headings::{self, letters};
use super::input::{Input, Limits};
use super::json_lines::JsonLines;
use super::kind::{self, Kind, Sample};
use super::problem::{FileProblem, RowProblem, RowProblemClass};
use super::row::RawRow;
use super::text::Text;
use super::xlsx::Xlsx;
use std::collections::VecDeque;

/// How many rows are looked at for values under a heading that is empty.
const ROWS_LOOKED_AT: usize = 20;

/// How a text file ends its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnd {
    /// Line feed.
    Lf,
    /// Carriage return and line feed.
    CrLf,
    /// Carriage return.
    Cr,
}

/// The form that a file turned out to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    /// Cells with a separator between them.
    Csv {
        /// The separator.
        delimiter: char,
        /// The name of the encoding.
        encoding: &'static str,
        /// Whether the file begins with a byte order mark.
        bom: bool,
        /// The first line's end.
        line_end: LineEnd,
    },
    /// A sheet of a workbook.
    Xlsx {
        /// The sheet's name.
        sheet: String,
    },
    /// One JSON object per line.
    JsonLines,
}

enum Rows {
    Delimited(Box<Delimited>),
    Sheet(Box<Xlsx>),
    JsonLines(JsonLines),
}

type Reading = (usize, Option<RowProblemClass>);

/// A table that is open for reading.
pub struct TableFile {
    /// The names of the columns: trimmed, none empty, each once.
    pub headings: Vec<String>,
    /// The form of the file.
    pub format: Format,
    rows: Rows,
    /// How many cells the heading row has, the empty ones at its end included.
    heading_cells: usize,
    /// Rows that were read ahead.
    ahead: VecDeque<(RawRow, Reading)>,
    rows_given: u64,
    total_bytes: u64,
    limits: Limits,
    failure: Option<FileProblem>,
}

/// Opens a file as a table; of a workbook, the first visible sheet with anything in it.
pub fn open(input: &Input, limits: &Limits) -> Result<TableFile, FileProblem> {
    open_named(input, limits, None)
}

/// Opens this sheet of a workbook. Other kinds of file have no sheets and open as they are.
pub fn open_sheet(input: &Input, limits: &Limits, sheet: &str) -> Result<TableFile, FileProblem> {
    open_named(input, limits, Some(sheet))
}

fn open_named(input: &Input, limits: &Limits, sheet: Option<&str>) -> Result<TableFile, FileProblem> {
    let total_bytes = input.size()?;
    match total_bytes {
        0 => return Err(FileProblem::Empty),
        size if size > limits.file_bytes => return Err(FileProblem::TooLarge),
        _ => {}
    }
    let (rows, format, headings) = match kind::recognise(input)? {
        Kind::Xlsx => {
            let (workbook, sheet) = Xlsx::open(input, limits, sheet)?;
            (Rows::Sheet(Box::new(workbook)), Format::Xlsx { sheet }, None)
        }
        Kind::JsonLines(sample) => {
            let (lines, headings) = JsonLines::open(|| Ok(Text::open(input, sample.detected)?), limits)?;
            (Rows::JsonLines(lines), Format::JsonLines, Some(headings))
        }
        Kind::Delimited(sample) => {
            let (rows, format) = open_delimited(input, limits, &sample)?;
            (Rows::Delimited(Box::new(rows)), format, None)
        }
    };
    let mut table = TableFile {
        heading_cells: headings.as_ref().map_or(0, Vec::len),
        headings: headings.unwrap_or_default(),
        format,
        rows,
        ahead: VecDeque::new(),
        rows_given: 0,
        total_bytes,
        limits: limits.clone(),
        failure: None,
    };
    if table.headings.is_empty() {
        table.read_headings()?;
    }
    Ok(table)
}

fn open_delimited(input: &Input, limits: &Limits, sample: &Sample) -> Result<(Delimited, Format), FileProblem> {
    let (delimiter, skip) = delimiter::declared(&sample.text).unwrap_or_else(|| (delimiter::detect(&sample.text, sample.whole), 0));
    let rows = Delimited::open(Text::open(input, sample.detected)?, delimiter, skip, limits)?;
    let line_end = match sample.text.find(['\r', '\n']).map(|at| &sample.text.as_bytes()[at..]) {
        Some([b'\r', b'\n', ..]) => LineEnd::CrLf,
        Some([b'\r', ..]) => LineEnd::Cr,
        _ => LineEnd::Lf,
    };
    let encoding = sample.detected.encoding.name();
    Ok((rows, Format::Csv { delimiter: char::from(delimiter), encoding, bom: sample.detected.bom_bytes > 0, line_end }))
}

impl TableFile {
    /// The next row, or what is wrong with it. None at the end of the table, or where the file itself broke: see [`Self::ended`].
    pub fn next_row(&mut self) -> Option<Result<RawRow, RowProblem>> {
        let mut row = RawRow::default();
        Some(self.next_row_into(&mut row)?.map(|()| row))
    }

    /// As [`Self::next_row`], into a row whose strings are used again. After a problem the row's content means nothing.
    pub fn next_row_into(&mut self, row: &mut RawRow) -> Option<Result<(), RowProblem>> {
        if self.failure.is_some() {
            return None;
        }
        let reading = match self.read(row) {
            Ok(reading) => reading?,
            Err(problem) => {
                self.failure = Some(problem);
                return None;
            }
        };
        if self.rows_given == self.limits.rows {
            self.failure = Some(FileProblem::TooManyRows { limit: self.limits.rows });
            return None;
        }
        self.rows_given += 1;
        Some(self.fit(row, reading))
    }

    /// Whether the table was read to its end. A file that breaks off in the middle must not count as a whole one:
    /// ask this after the last row.
    pub fn ended(&self) -> Result<(), FileProblem> {
        self.failure.clone().map_or(Ok(()), Err)
    }

    /// How many bytes of the file have been read, for a progress bar.
    pub fn bytes_read(&self) -> u64 {
        let read = match &self.rows {
            Rows::Delimited(rows) => rows.bytes_read(),
            Rows::JsonLines(lines) => lines.bytes_read(),
            Rows::Sheet(sheet) => sheet.bytes_read(self.total_bytes),
        };
        read.min(self.total_bytes)
    }

    /// The size of the file in bytes.
    pub fn total_bytes(&self) -> u64 {
        self.total_bytes
    }

    /// How many rows the file says it has. Only workbooks say it, and they need not be right.
    pub fn rows_hint(&self) -> Option<u64> {
        match &self.rows {
            Rows::Sheet(sheet) => sheet.rows_hint(),
            _ => None,
        }
    }

    fn read(&mut self, row: &mut RawRow) -> Result<Option<Reading>, FileProblem> {
        if let Some((ahead, reading)) = self.ahead.pop_front() {
            *row = ahead;
            return Ok(Some(reading));
        }
        match &mut self.rows {
            Rows::Delimited(rows) => rows.read(row),
            Rows::JsonLines(lines) => lines.read(row),
            Rows::Sheet(sheet) => sheet.read(row),
        }
    }

    /// Takes the first row as headings. Where its last cells are empty, no row may have values below them.
    fn read_headings(&mut self) -> Result<(), FileProblem> {
        let mut row = RawRow::default();
        match self.read(&mut row)? {
            None => return Err(FileProblem::Empty),
            Some((_, None)) => {}
            Some((_, Some(RowProblemClass::TooLong))) => return Err(FileProblem::TooManyColumns),
            Some((_, Some(RowProblemClass::BrokenEncoding | RowProblemClass::Nul))) => return Err(FileProblem::Damaged),
            Some(_) => return Err(FileProblem::UnknownKind),
        }
        self.headings = headings::checked(&row.cells, self.limits.columns)?;
        self.heading_cells = row.cells.len();
        if self.heading_cells == self.headings.len() {
            return Ok(());
        }
        for _ in 0..ROWS_LOOKED_AT {
            let mut row = RawRow::default();
            let Some(reading) = self.read_behind(&mut row)? else { break };
            let named = self.headings.len();
            let unnamed = row.cells.iter().take(self.heading_cells).skip(named).position(|cell| !cell.trim().is_empty());
            if let (Some(at), None) = (unnamed, reading.1) {
                return Err(FileProblem::missing([letters(named + at).as_str()]));
            }
            self.ahead.push_back((row, reading));
        }
        Ok(())
    }

    /// Reads from the file, behind the rows that were read ahead.
    fn read_behind(&mut self, row: &mut RawRow) -> Result<Option<Reading>, FileProblem> {
        let ahead = std::mem::take(&mut self.ahead);
        let reading = self.read(row);
        self.ahead = ahead;
        reading
    }

    /// Holds a row against the heading and the limits.
    fn fit(&self, row: &mut RawRow, (found, problem): Reading) -> Result<(), RowProblem> {
        let expected = self.headings.len();
        let class = match problem {
            Some(class) => Some(class),
            None if row.cells.iter().any(|cell| cell.len() > self.limits.cell_bytes) => Some(RowProblemClass::TooLarge),
            None if row.cells.iter().skip(expected).any(|cell| !cell.trim().is_empty()) => Some(RowProblemClass::TooLong),
            None if found < expected && matches!(self.rows, Rows::Delimited(_)) => Some(RowProblemClass::TooShort),
            None => None,
        };
        let Some(class) = class else {
            row.cells.resize(expected, String::new());
            return Ok(());
        };
        let told_apart = !matches!(class, RowProblemClass::TooLarge | RowProblemClass::Unreadable) && found == row.cells.len() && found > 0;
        Err(RowProblem { number: row.number, class, found, expected, cells: told_apart.then(|| std::mem::take(&mut row.cells)) })
    }
}
