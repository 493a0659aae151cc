//! Microdata: whether a file of records is k-anonymous, over chosen columns and over every short combination of them.
//!
//! Records that agree in all chosen columns form a group; the file is k-anonymous if no group is smaller than k (Sweeney,
//! *k-Anonymity: A Model for Protecting Privacy*, 2002). An empty value is a value like any other: whether a reader may take
//! it for anything is not this check's to assume.

use std::collections::HashMap;

use crate::error::DisclosureError;
use crate::threshold::Threshold;

/// The most rows that can be checked.
pub const ROWS_MAX: usize = 1 << 24;

/// The most steps, rows times combinations, that one check of combinations may take.
const STEPS_MAX: usize = 2_000_000_000;

/// The records of a file, column by column.
///
/// ```
/// use lantern_disclosure::{Microdata, Threshold};
///
/// let mut microdata = Microdata::new(2);
/// for _ in 0..11 {
///     microdata.add(&["female", "18-20"])?;
/// }
/// microdata.add(&["male", "18-20"])?;
/// assert_eq!(microdata.anonymity(&[0, 1], Threshold::default())?.rows_below, 1);
/// assert!(microdata.anonymity(&[1], Threshold::default())?.holds());
/// # Ok::<(), lantern_disclosure::DisclosureError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Microdata {
    columns: Vec<Column>,
    rows: usize,
}

#[derive(Clone, Debug, Default)]
struct Column {
    codes: HashMap<String, u32>,
    values: Vec<u32>,
}

/// How far records can be told apart by some columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anonymity {
    /// The columns, by number from 0.
    pub columns: Vec<usize>,
    /// How many records there are.
    pub rows: u64,
    /// How many groups they form.
    pub groups: u64,
    /// The size of the smallest group, which is the k that the file has; 0 without records.
    pub smallest: u64,
    /// How many groups are smaller than the threshold.
    pub groups_below: u64,
    /// How many records stand in those groups.
    pub rows_below: u64,
}

impl Anonymity {
    /// Whether no record stands in a group below the threshold.
    pub fn holds(&self) -> bool {
        self.rows_below == 0
    }
}

impl Microdata {
    /// An empty file with so many columns.
    pub fn new(columns: usize) -> Self {
        Self { columns: vec![Column::default(); columns], rows: 0 }
    }

    /// Adds a record.
    pub fn add(&mut self, values: &[&str]) -> Result<(), DisclosureError> {
        if values.len() != self.columns.len() {
            return Err(DisclosureError::RowLength { columns: self.columns.len(), found: values.len() });
        }
        if self.rows == ROWS_MAX {
            return Err(DisclosureError::TooManyRows);
        }
        for (column, &value) in self.columns.iter_mut().zip(values) {
            let next = u32::try_from(column.codes.len()).map_err(|_| DisclosureError::TooManyRows)?;
            let code = column.codes.get(value).copied().unwrap_or_else(|| *column.codes.entry(value.to_owned()).or_insert(next));
            column.values.push(code);
        }
        self.rows += 1;
        Ok(())
    }

    /// Looks at the groups that these columns form.
    pub fn anonymity(&self, columns: &[usize], threshold: Threshold) -> Result<Anonymity, DisclosureError> {
        let mut groups = Groups::all(self.rows);
        for &column in columns {
            groups = groups.split(self.column(column)?);
        }
        Ok(groups.anonymity(columns, threshold))
    }

    /// Looks at every combination of at most `length_max` of these columns, short ones first.
    ///
    /// Errors: [`DisclosureError::TooManyCombinations`] where that would not end in useful time.
    pub fn combinations(&self, columns: &[usize], length_max: usize, threshold: Threshold) -> Result<Vec<Anonymity>, DisclosureError> {
        let picked = columns.iter().map(|&column| self.column(column)).collect::<Result<Vec<&Column>, _>>()?;
        let steps = combination_count(columns.len(), length_max).and_then(|count| count.checked_mul(self.rows.max(1)));
        steps.filter(|&steps| steps <= STEPS_MAX).ok_or(DisclosureError::TooManyCombinations)?;
        let mut found = Vec::new();
        let mut open: Vec<(Vec<usize>, usize, Groups)> = vec![(Vec::new(), 0, Groups::all(self.rows))];
        // Depth first, so that only one chain of groups is kept; each combination is its beginning, split once more.
        while let Some((chosen, next, groups)) = open.pop() {
            if next == picked.len() || chosen.len() == length_max {
                continue;
            }
            let finer = groups.split(picked[next]);
            open.push((chosen.clone(), next + 1, groups));
            let longer: Vec<usize> = chosen.into_iter().chain([columns[next]]).collect();
            found.push(finer.anonymity(&longer, threshold));
            open.push((longer, next + 1, finer));
        }
        found.sort_by_key(|anonymity| anonymity.columns.len());
        Ok(found)
    }

    fn column(&self, column: usize) -> Result<&Column, DisclosureError> {
        self.columns.get(column).ok_or(DisclosureError::UnknownColumn { column, columns: self.columns.len() })
    }
}

/// Which group each row is in.
#[derive(Clone, Debug)]
struct Groups {
    of_row: Vec<u32>,
    count: usize,
}

impl Groups {
    fn all(rows: usize) -> Self {
        Self { of_row: vec![0; rows], count: rows.min(1) }
    }

    /// Splits every group by a further column.
    fn split(&self, column: &Column) -> Self {
        let width = column.codes.len();
        let cells = self.count.saturating_mul(width);
        let rows = self.of_row.iter().zip(&column.values).map(|(&group, &code)| group as usize * width + code as usize);
        let mut count = 0_u32;
        let mut number = |slot: &mut Option<u32>| {
            *slot.get_or_insert_with(|| {
                count += 1;
                count - 1
            })
        };
        // A plain table is quicker than hashing, as long as most of it is in use.
        let of_row = if cells <= 4 * self.of_row.len().max(1024) {
            let mut known = vec![None; cells];
            rows.map(|cell| number(&mut known[cell])).collect()
        } else {
            let mut known: HashMap<usize, Option<u32>> = HashMap::new();
            rows.map(|cell| number(known.entry(cell).or_default())).collect()
        };
        Self { of_row, count: count as usize }
    }

    fn anonymity(&self, columns: &[usize], threshold: Threshold) -> Anonymity {
        let mut sizes = vec![0_u64; self.count];
        self.of_row.iter().for_each(|&group| sizes[group as usize] += 1);
        let below: Vec<u64> = sizes.iter().copied().filter(|&size| threshold.is_small(size)).collect();
        Anonymity {
            columns: columns.to_vec(),
            rows: self.of_row.len() as u64,
            groups: sizes.len() as u64,
            smallest: sizes.iter().copied().min().unwrap_or_default(),
            groups_below: below.len() as u64,
            rows_below: below.iter().sum(),
        }
    }
}

/// How many combinations of 1 to `length_max` columns there are, or `None` beyond all bounds.
fn combination_count(columns: usize, length_max: usize) -> Option<usize> {
    let (mut sum, mut term) = (0_usize, 1_usize);
    for length in 1..=length_max.min(columns) {
        term = term.checked_mul(columns + 1 - length)? / length;
        sum = sum.checked_add(term)?;
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn microdata(rows: &[[&str; 3]]) -> Microdata {
        let mut microdata = Microdata::new(3);
        for row in rows {
            microdata.add(row).unwrap();
        }
        microdata
    }

    /// Every combination up to the length is looked at once, and gives what looking at it alone gives.
    #[test]
    fn combinations_agree_with_single_looks() {
        let microdata = microdata(&[["a", "x", "1"], ["a", "y", "1"], ["b", "x", ""], ["b", "x", ""], ["b", "x", "2"]]);
        let threshold = Threshold::new(3).unwrap();
        let found = microdata.combinations(&[0, 1, 2], 2, threshold).unwrap();
        assert_eq!(found.len(), 6);
        for anonymity in &found {
            assert_eq!(*anonymity, microdata.anonymity(&anonymity.columns, threshold).unwrap());
        }
        let pair = found.iter().find(|anonymity| anonymity.columns == [0, 1]).unwrap();
        assert_eq!((pair.groups, pair.smallest, pair.groups_below, pair.rows_below), (3, 1, 2, 2));
        assert!(!pair.holds());
    }

    /// Hashing and the plain table form the same groups.
    #[test]
    fn many_values_form_the_same_groups() {
        let mut microdata = Microdata::new(2);
        for row in 0..3000 {
            microdata.add(&[&(row / 2).to_string(), &(row / 3).to_string()]).unwrap();
        }
        let anonymity = microdata.anonymity(&[0, 1], Threshold::default()).unwrap();
        assert_eq!((anonymity.groups, anonymity.smallest), (2000, 1));
    }

    /// Wrong columns, wrong rows and checks without end are refused.
    #[test]
    fn bounds_hold() {
        let mut rows = microdata(&[["a", "b", "c"]]);
        assert!(matches!(rows.add(&["a"]), Err(DisclosureError::RowLength { .. })));
        assert!(matches!(rows.anonymity(&[3], Threshold::default()), Err(DisclosureError::UnknownColumn { .. })));
        let wide = Microdata::new(100);
        let columns: Vec<usize> = (0..100).collect();
        assert_eq!(wide.combinations(&columns, 50, Threshold::default()), Err(DisclosureError::TooManyCombinations));
    }
}
