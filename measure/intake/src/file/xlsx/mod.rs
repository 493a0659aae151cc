//! Workbooks of the Office Open XML form (ECMA-376), read in one pass over the sheet.
//!
//! A workbook is a ZIP archive of XML parts. Both can be written to exhaust a reader: sizes that are not true, parts that unpack
//! to thousands of times their size, entities that name each other, elements without end. So the directory is checked first, each
//! part is unpacked while it is counted, each element has a limit, and document types are refused (ISO/IEC 29500-2, 8.1.4).

mod book;
mod container;
mod sheet;
mod strings;
mod styles;
mod xml;

use super::input::{Input, Limits};
use super::problem::{FileProblem, RowProblemClass};
use super::row::RawRow;
use book::Book;
use container::Container;
use sheet::Sheet;
use std::sync::Arc;
use strings::Strings;
use styles::Styles;

/// One open sheet.
pub(super) struct Xlsx {
    sheet: Sheet,
}

impl Xlsx {
    /// Opens the sheet with this name, or the first visible one with a value in it; gives its name too.
    pub(super) fn open(input: &Input, limits: &Limits, wanted: Option<&str>) -> Result<(Self, String), FileProblem> {
        let container = Container::open(input, limits)?;
        let book = Book::read(&container)?;
        let strings = Arc::new(match &book.strings {
            Some(part) => Strings::read(container.xml(part)?, limits)?,
            None => Strings::default(),
        });
        let styles = Arc::new(match &book.styles {
            Some(part) => Styles::read(container.xml(part)?)?,
            None => Styles::default(),
        });
        let open = |part: &str| {
            let packed_bytes = container.packed_bytes(part);
            Sheet::open(container.xml(part)?, packed_bytes, strings.clone(), styles.clone(), book.from_1904, limits)
        };
        if let Some(name) = wanted {
            let found = book.sheets.iter().find(|sheet| sheet.name == name).ok_or_else(|| FileProblem::no_such_sheet(name))?;
            return Ok((Self { sheet: open(&found.part)? }, found.name.clone()));
        }
        for candidate in book.sheets.iter().filter(|sheet| sheet.visible) {
            let mut row = RawRow::default();
            if open(&candidate.part)?.read(&mut row)?.is_some() {
                return Ok((Self { sheet: open(&candidate.part)? }, candidate.name.clone()));
            }
        }
        Err(FileProblem::Empty)
    }

    /// Reads the next row with a value in it; none at the end.
    pub(super) fn read(&mut self, row: &mut RawRow) -> Result<Option<(usize, Option<RowProblemClass>)>, FileProblem> {
        self.sheet.read(row)
    }

    /// The share of the packed sheet that was read, of a file of `total_bytes`.
    pub(super) fn bytes_read(&self, total_bytes: u64) -> u64 {
        self.sheet.share_of(total_bytes)
    }

    pub(super) fn rows_hint(&self) -> Option<u64> {
        self.sheet.rows_hint()
    }
}
