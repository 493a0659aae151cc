//! Counts of the values of one variable, in bounded memory.
//!
//! While there is room every value has its count. When there is none, all counts go down by one and those at zero make room
//! (Misra and Gries, 1982): every value that occurs more often than rows divided by room is still there at the end. A second
//! reading then counts exactly what is there.

use std::collections::HashMap;

/// Marks of a missing value, besides the empty cell: the point of Stata, the -99 of CTDC, and what spreadsheets and statistics
/// programs write. Words such as "unknown" are answers and no such marks.
const MISSING_MARKS: [&str; 6] = [".", "-99", "N/A", "#N/A", "NULL", "NaN"];
/// It is missing in most tables, and Namibia where all other values are two capital letters.
const NOT_AVAILABLE: &str = "NA";
/// What a count costs besides its text.
const ENTRY_BYTES: usize = 48;

/// The counts of one variable.
pub(crate) struct Tally {
    counts: HashMap<Box<str>, u64>,
    bytes: usize,
    values_max: usize,
    bytes_max: usize,
    valid: u64,
    not_available: u64,
    all_two_capitals: bool,
    cut_at: Option<usize>,
}

impl Tally {
    pub(crate) fn new(values_max: usize, bytes_max: usize) -> Self {
        let counts = HashMap::new();
        Self { counts, bytes: 0, values_max, bytes_max, valid: 0, not_available: 0, all_two_capitals: true, cut_at: None }
    }

    /// Counts one cell.
    pub(crate) fn add(&mut self, cell: &str) {
        let value = cell.trim();
        if is_missing(value) {
            return;
        }
        if value == NOT_AVAILABLE {
            self.not_available += 1;
            return;
        }
        self.valid += 1;
        if let Some(count) = self.counts.get_mut(value) {
            *count += 1;
            return;
        }
        self.all_two_capitals &= value.len() == 2 && value.bytes().all(|letter| letter.is_ascii_uppercase());
        if self.counts.len() < self.values_max && self.bytes + value.len() + ENTRY_BYTES <= self.bytes_max {
            self.bytes += value.len() + ENTRY_BYTES;
            self.counts.insert(value.into(), 1);
        } else {
            self.make_room();
        }
    }

    fn make_room(&mut self) {
        self.cut_at.get_or_insert(self.counts.len());
        let bytes = &mut self.bytes;
        self.counts.retain(|value, count| {
            *count -= 1;
            if *count == 0 {
                *bytes -= value.len() + ENTRY_BYTES;
            }
            *count > 0
        });
    }

    /// Whether there were too many values to keep them all.
    pub(crate) fn is_cut(&self) -> bool {
        self.cut_at.is_some()
    }

    /// How many values there were when there was no more room.
    pub(crate) fn cut_at(&self) -> Option<usize> {
        self.cut_at
    }

    /// Forgets the counts that are not exact, and keeps what they are counts of.
    pub(crate) fn begin_recount(&mut self) {
        if self.is_cut() {
            self.counts.values_mut().for_each(|count| *count = 0);
        }
    }

    /// Counts one cell in the second reading.
    pub(crate) fn recount(&mut self, cell: &str) {
        if self.is_cut()
            && let Some(count) = self.counts.get_mut(cell.trim())
        {
            *count += 1;
        }
    }

    /// The number of valid cells, and the counts in no order.
    pub(crate) fn into_values(mut self) -> (u64, Vec<(Box<str>, u64)>) {
        if self.not_available > 0 && self.all_two_capitals && !self.counts.is_empty() {
            self.valid += self.not_available;
            self.counts.insert(NOT_AVAILABLE.into(), self.not_available);
        }
        (self.valid, self.counts.into_iter().filter(|(_, count)| *count > 0).collect())
    }
}

fn is_missing(value: &str) -> bool {
    value.is_empty() || MISSING_MARKS.iter().any(|mark| value.eq_ignore_ascii_case(mark))
}
