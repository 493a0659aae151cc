//! One row as the file has it, and the reuse of its strings.

/// One row: raw text of its cells, not trimmed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct RawRow {
    /// The row's number as a spreadsheet shows it, the heading being 1 in most files; in JSON lines, the line.
    pub number: u64,
    /// One text per heading.
    pub cells: Vec<String>,
}

impl std::fmt::Debug for RawRow {
    /// Leaves the cells out: they may identify somebody.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "RawRow({}, {} cells)", self.number, self.cells.len())
    }
}

/// Fills the cells of a row from the left, reusing the strings of the row before.
pub(super) struct CellWriter<'a> {
    cells: &'a mut Vec<String>,
    filled: usize,
}

impl<'a> CellWriter<'a> {
    pub(super) fn new(cells: &'a mut Vec<String>) -> Self {
        Self { cells, filled: 0 }
    }

    pub(super) fn push(&mut self, text: &str) {
        if let Some(cell) = self.cells.get_mut(self.filled) {
            cell.clear();
            cell.push_str(text);
        } else {
            self.cells.push(text.to_owned());
        }
        self.filled += 1;
    }

    /// Drops what is left of the row before.
    pub(super) fn finish(self) {
        self.cells.truncate(self.filled);
    }
}
