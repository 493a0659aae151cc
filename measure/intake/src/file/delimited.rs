//! Rows of CSV and its relatives, in bounded memory whatever the quotation marks do.
//!
//! A quotation mark that is never closed would make the rest of the file one cell. When a row grows past the limit, reading goes
//! back to the end of the row's first line: that line is lost and named, the rows after it are not.

use super::input::Limits;
use super::problem::{FileProblem, RowProblemClass};
use super::row::{CellWriter, RawRow};
use super::text::Text;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// How often reading goes back. Each time costs one row's limit of rereading, so a hostile file must not do it without end.
const RETURNS_MAX: u32 = 100;

/// Reads one row after the other.
pub(super) struct Delimited {
    text: Text,
    core: Reader,
    /// Text that has been read; the row begins at `start`.
    buffer: Vec<u8>,
    start: usize,
    ended: bool,
    /// The cells of the row, one after the other, and where each ends.
    cells: Vec<u8>,
    ends: Vec<usize>,
    number: u64,
    /// The last row ended with a carriage return, so that a line feed here still belongs to it.
    after_return: bool,
    returns: u32,
    row_bytes_max: usize,
}

/// What the separators made of the next row.
enum Split {
    /// Cells and the number of bytes in them.
    Row {
        cells: usize,
        bytes: usize,
    },
    /// More cells than a table may have columns.
    TooWide {
        cells: usize,
    },
    TooLarge,
    End,
}

impl Delimited {
    /// Reads `text` with this separator, after `skip` bytes.
    pub(super) fn open(mut text: Text, delimiter: u8, skip: usize, limits: &Limits) -> Result<Self, FileProblem> {
        let mut buffer = Vec::new();
        let mut ended = false;
        while buffer.len() < skip && !ended {
            ended = !text.fill(&mut buffer)?;
        }
        Ok(Self {
            text,
            core: ReaderBuilder::new().delimiter(delimiter).build(),
            start: skip.min(buffer.len()),
            buffer,
            ended,
            cells: vec![0; 4 << 10],
            ends: vec![0; limits.columns + 1],
            number: 0,
            after_return: false,
            returns: 0,
            row_bytes_max: limits.row_bytes,
        })
    }

    pub(super) fn bytes_read(&self) -> u64 {
        self.text.bytes_read()
    }

    /// Reads the next row into `row`; none at the end. Cells that can be told apart are there even when something is wrong.
    pub(super) fn read(&mut self, row: &mut RawRow) -> Result<Option<(usize, Option<RowProblemClass>)>, FileProblem> {
        self.skip_blank_lines()?;
        let split = self.split()?;
        self.number += 1;
        row.number = self.number;
        Ok(Some(match split {
            Split::End => return Ok(None),
            Split::TooLarge => (0, Some(RowProblemClass::TooLarge)),
            Split::TooWide { cells } => (cells, Some(RowProblemClass::TooLong)),
            Split::Row { cells, bytes } => (cells, self.fill_row(cells, bytes, row)),
        }))
    }

    /// Copies the cells. A cell is checked by itself: a letter that is whole only across two cells is damage.
    fn fill_row(&self, cells: usize, bytes: usize, row: &mut RawRow) -> Option<RowProblemClass> {
        let content = &self.cells[..bytes];
        let text = std::str::from_utf8(content).ok();
        let mut writer = CellWriter::new(&mut row.cells);
        let mut problem = text.is_none().then_some(RowProblemClass::BrokenEncoding);
        let mut start = 0;
        for end in &self.ends[..cells] {
            if let Some(cell) = text.and_then(|text| text.get(start..*end)) {
                writer.push(cell);
            } else {
                problem = Some(RowProblemClass::BrokenEncoding);
                writer.push(&String::from_utf8_lossy(&content[start..*end]));
            }
            start = *end;
        }
        writer.finish();
        if content.contains(&0) {
            problem = Some(RowProblemClass::Nul);
            row.cells.iter_mut().for_each(|cell| *cell = cell.replace('\0', "\u{FFFD}"));
        }
        problem
    }

    /// Passes empty lines, which are rows of a spreadsheet but say nothing; they count in the row numbers.
    fn skip_blank_lines(&mut self) -> Result<(), FileProblem> {
        loop {
            if self.start == self.buffer.len() && !self.more()? {
                return Ok(());
            }
            match self.buffer[self.start] {
                b'\n' if self.after_return => self.after_return = false,
                end @ (b'\n' | b'\r') => {
                    self.number += 1;
                    self.after_return = end == b'\r';
                }
                _ => return Ok(()),
            }
            self.start += 1;
        }
    }

    /// Reads more text behind what is there; false at the end.
    fn more(&mut self) -> Result<bool, FileProblem> {
        self.buffer.drain(..self.start);
        self.start = 0;
        let before = self.buffer.len();
        while !self.ended && self.buffer.len() == before {
            self.ended = !self.text.fill(&mut self.buffer)?;
        }
        Ok(self.buffer.len() > before)
    }

    /// Splits one row into `cells` and `ends`.
    fn split(&mut self) -> Result<Split, FileProblem> {
        let (mut used, mut bytes, mut cells, mut cells_before) = (0, 0, 0, 0);
        loop {
            if self.start + used == self.buffer.len() && !self.ended {
                if used > self.row_bytes_max {
                    return self.go_back(cells_before);
                }
                self.more()?;
            }
            let unread = &self.buffer[self.start + used..];
            let (result, read, written, ended) = self.core.read_record(unread, &mut self.cells[bytes..], &mut self.ends[cells..]);
            used += read;
            bytes += written;
            cells += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if used > self.row_bytes_max => return self.go_back(cells_before),
                ReadRecordResult::OutputFull if cells_before > 0 => bytes = 0,
                ReadRecordResult::OutputFull => self.cells.resize((self.cells.len() * 2).min(self.row_bytes_max.max(4 << 10) + 1), 0),
                ReadRecordResult::OutputEndsFull => {
                    cells_before += cells;
                    (bytes, cells) = (0, 0);
                }
                ReadRecordResult::Record => {
                    self.after_return = used > 0 && self.buffer[self.start + used - 1] == b'\r';
                    self.start += used;
                    return Ok(if cells_before > 0 { Split::TooWide { cells: cells_before + cells } } else { Split::Row { cells, bytes } });
                }
                ReadRecordResult::End => return Ok(Split::End),
            }
        }
    }

    /// Gives up the row that grew too large, after so many cells if they were too many, and goes on after its first line end, or after the next one still to come.
    fn go_back(&mut self, cells: usize) -> Result<Split, FileProblem> {
        self.core.reset();
        let given_up = if cells > 0 { Split::TooWide { cells } } else { Split::TooLarge };
        if self.returns == RETURNS_MAX {
            self.start = self.buffer.len();
        } else {
            self.returns += 1;
        }
        loop {
            let held = &self.buffer[self.start..];
            if let Some(at) = held.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
                self.after_return = held[at] == b'\r';
                self.start += at + 1;
                return Ok(given_up);
            }
            self.start = self.buffer.len();
            if !self.more()? {
                return Ok(given_up);
            }
        }
    }
}
