//! Where in a file the problems are, and what stands there: for the picture of the whole file and the list beside it.

use crate::column::ColumnReader;
use crate::problem::{Problem, ProblemClass};
use crate::report::heading;
use lantern_store::ProblemGroup;
use std::collections::HashMap;

/// The most marks that are kept; beyond it the picture would be one block anyway.
const MARKS_MAX: usize = 20_000;

/// How many rows of a group are shown.
const EXAMPLES: usize = 3;

/// The most groups that are given examples.
const GROUPS_MAX: usize = 1_000;

/// The longest cell that is shown.
const CELL_LETTERS_MAX: usize = 60;

/// Neighbouring rows with the same fate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowMark {
    /// The first row's number, as a spreadsheet shows it.
    pub first: u64,
    /// The last row's number.
    pub last: u64,
    /// Whether the rows stay outside; else they go in with a warning.
    pub outside: bool,
}

/// One row of a group of problems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The row's number.
    pub row: u64,
    /// What the cell says, for columns that hold codes only: anything else may be a name.
    pub cell: Option<String>,
}

type Key = (&'static str, Option<usize>, Option<String>, bool);

/// Collects marks and examples while a file is read.
#[derive(Debug, Default)]
pub struct Marks {
    marks: Vec<RowMark>,
    examples: HashMap<Key, Vec<Example>>,
}

impl Marks {
    /// Notes a row's fate where it has problems.
    pub fn row(&mut self, row: u64, outside: bool) {
        let has_room = self.marks.len() < MARKS_MAX;
        match self.marks.last_mut() {
            Some(mark) if mark.outside == outside && mark.last + 1 == row => mark.last = row,
            _ if has_room => self.marks.push(RowMark { first: row, last: row, outside }),
            _ => {}
        }
    }

    /// Keeps a row as an example of its group. `readers` are the columns that hold codes only.
    pub fn example(&mut self, problem: &Problem, cells: &[String], readers: &[(usize, ColumnReader)]) {
        let key = (problem.class.name(), problem.column, problem.shape.clone(), problem.rejected);
        if self.examples.len() >= GROUPS_MAX && !self.examples.contains_key(&key) {
            return;
        }
        let examples = self.examples.entry(key).or_default();
        if examples.len() < EXAMPLES {
            let may_show = |at: &usize| problem.class != ProblemClass::IdentityValue && readers.iter().any(|(file, _)| file == at);
            let cell = problem.column.filter(may_show).and_then(|at| cells.get(at)).map(|cell| cell.trim().chars().take(CELL_LETTERS_MAX).collect());
            examples.push(Example { row: problem.row, cell });
        }
    }

    /// The marks in the order of the file, and the examples in step with the groups.
    pub fn finish(mut self, groups: &[ProblemGroup], headings: &[String]) -> (Vec<RowMark>, Vec<Vec<Example>>) {
        let mut of_group = |group: &ProblemGroup| {
            let is_its = |key: &&Key| {
                key.0 == group.class && key.1.map(|at| heading(headings, at)) == group.column && key.2 == group.value_class && key.3 == group.rejected
            };
            let key = self.examples.keys().find(is_its).cloned();
            key.and_then(|key| self.examples.remove(&key)).unwrap_or_default()
        };
        let examples = groups.iter().map(&mut of_group).collect();
        (self.marks, examples)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Neighbours join, gaps and other fates part, and the bound holds.
    #[test]
    fn neighbouring_rows_are_one_mark() {
        let mut marks = Marks::default();
        for (row, outside) in [(2, true), (3, true), (4, false), (6, false)] {
            marks.row(row, outside);
        }
        let (found, _) = marks.finish(&[], &[]);
        let mark = |first, last, outside| RowMark { first, last, outside };
        assert_eq!(found, [mark(2, 3, true), mark(4, 4, false), mark(6, 6, false)]);
        let mut many = Marks::default();
        (0..100_000).for_each(|row| many.row(row * 2, true));
        assert_eq!(many.finish(&[], &[]).0.len(), MARKS_MAX);
    }
}
