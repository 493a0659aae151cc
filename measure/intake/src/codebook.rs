//! The codebook of a file: for each variable its values with frequency, percent and valid percent, and how many are missing.
//!
//! It reads a user's own file and nothing that is stored, so no rule of publication applies to it.
//!
//! ```
//! use lantern_intake::codebook::codebook;
//! use lantern_intake::file::{Input, Limits};
//! let input = Input::Bytes { name: "a.csv".into(), bytes: (*b"sex,year\nF,2019\nM,\nF,2020\n").into() };
//! let book = codebook(&input, &Limits::default()).expect("a small table");
//! assert_eq!(book.rows, 3);
//! assert_eq!((book.variables[1].valid, book.variables[1].missing), (2, 1));
//! assert_eq!(book.variables[0].values[0].percent, 66.67);
//! ```

use crate::file::{FileProblem, Input, Limits, RawRow, TableFile, open};
use crate::tally::Tally;
use serde::Serialize;

/// How many distinct values of a variable are counted; a variable with more is no list of codes.
const VALUES_MAX: usize = 10_000;
/// How many values are listed of such a variable, the most frequent first.
const FREQUENT_LISTED: usize = 100;
/// The texts of the values of all variables together.
const TEXT_BYTES_MAX: usize = 128 << 20;

/// What a file holds, variable by variable.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Codebook {
    /// The file's name.
    pub file: String,
    /// How many rows were read.
    pub rows: u64,
    /// How many rows could not be read and are not counted; left out when none.
    #[serde(skip_serializing_if = "is_zero")]
    pub unreadable_rows: u64,
    /// The variables in the order of the file.
    pub variables: Vec<Variable>,
}

/// One variable.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Variable {
    /// The heading.
    pub name: String,
    /// How many rows have a value.
    pub valid: u64,
    /// How many rows have none: an empty cell, or a mark such as `.`, `-99` or `NA`.
    pub missing: u64,
    /// Set when there are more distinct values than this: then only the most frequent are listed, the most frequent first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distinct_more_than: Option<usize>,
    /// The values: numbers in their order, else by text.
    pub values: Vec<Frequency>,
}

/// One value and how often it occurs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Frequency {
    /// The value as the file has it, without white space round it.
    pub value: String,
    /// How many rows have it.
    pub count: u64,
    /// Its percentage of all rows, rounded half up to two decimals.
    pub percent: f64,
    /// Its percentage of the rows that have a value, rounded likewise.
    pub valid_percent: f64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference over")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

/// Counts the values of every variable of a file.
///
/// A second reading follows when a variable has more distinct values than are counted, so that the frequencies listed are exact.
pub fn codebook(input: &Input, limits: &Limits) -> Result<Codebook, FileProblem> {
    let mut table = open(input, limits)?;
    let bytes_max = (TEXT_BYTES_MAX / table.headings.len()).max(limits.cell_bytes);
    let mut tallies: Vec<Tally> = table.headings.iter().map(|_| Tally::new(VALUES_MAX, bytes_max)).collect();
    let (rows, unreadable_rows) = count(&mut table, &mut tallies, Tally::add)?;
    if tallies.iter().any(Tally::is_cut) {
        tallies.iter_mut().for_each(Tally::begin_recount);
        count(&mut open(input, limits)?, &mut tallies, Tally::recount)?;
    }
    let headings = std::mem::take(&mut table.headings);
    let variables = headings.into_iter().zip(tallies).map(|(name, tally)| variable(name, tally, rows)).collect();
    Ok(Codebook { file: input.name(), rows, unreadable_rows, variables })
}

/// Reads a table to its end; the rows that could be read, and those that could not.
fn count(table: &mut TableFile, tallies: &mut [Tally], each: fn(&mut Tally, &str)) -> Result<(u64, u64), FileProblem> {
    let (mut rows, mut unreadable) = (0, 0);
    let mut row = RawRow::default();
    while let Some(read) = table.next_row_into(&mut row) {
        if read.is_err() {
            unreadable += 1;
            continue;
        }
        rows += 1;
        for (tally, cell) in tallies.iter_mut().zip(&row.cells) {
            each(tally, cell);
        }
    }
    table.ended()?;
    Ok((rows, unreadable))
}

fn variable(name: String, tally: Tally, rows: u64) -> Variable {
    let distinct_more_than = tally.cut_at();
    let (valid, mut values) = tally.into_values();
    if distinct_more_than.is_some() {
        values.sort_by(|(one, one_count), (other, other_count)| other_count.cmp(one_count).then_with(|| one.cmp(other)));
        values.truncate(FREQUENT_LISTED);
    } else if let Some(numbers) = values.iter().map(|(value, _)| value.parse::<f64>().ok().filter(|number| number.is_finite())).collect::<Option<Vec<_>>>() {
        let mut numbered: Vec<_> = numbers.into_iter().zip(values).collect();
        numbered.sort_by(|(one, one_value), (other, other_value)| one.total_cmp(other).then_with(|| one_value.cmp(other_value)));
        values = numbered.into_iter().map(|(_, value)| value).collect();
    } else {
        values.sort();
    }
    let frequency =
        |(value, count): (Box<str>, u64)| Frequency { value: value.into(), count, percent: percent(count, rows), valid_percent: percent(count, valid) };
    Variable { name, valid, missing: rows - valid, distinct_more_than, values: values.into_iter().map(frequency).collect() }
}

/// Two decimals, rounded half up from whole numbers, so that no binary fraction decides a half.
fn percent(count: u64, all: u64) -> f64 {
    if all == 0 {
        return 0.0;
    }
    let hundredths = (u128::from(count) * 20_000 + u128::from(all)) / (2 * u128::from(all));
    #[expect(clippy::cast_precision_loss, reason = "at most 10,000")]
    let hundredths = hundredths as f64;
    hundredths / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Codebook {
        codebook(&Input::Bytes { name: "folder/t.csv".into(), bytes: text.as_bytes().into() }, &Limits::default()).unwrap()
    }

    /// The JSON has the names and the order that were promised, and nothing else while all rows can be read.
    #[test]
    fn the_json_is_as_promised() {
        let json = serde_json::to_string(&of("sex,n\nF,10\nM,9\nF,-99\n")).unwrap();
        assert_eq!(
            json,
            r#"{"file":"t.csv","rows":3,"variables":[{"name":"sex","valid":3,"missing":0,"values":[{"value":"F","count":2,"percent":66.67,"valid_percent":66.67},{"value":"M","count":1,"percent":33.33,"valid_percent":33.33}]},{"name":"n","valid":2,"missing":1,"values":[{"value":"9","count":1,"percent":33.33,"valid_percent":50.0},{"value":"10","count":1,"percent":33.33,"valid_percent":50.0}]}]}"#
        );
        assert_eq!(of("a\nx\nx,y\n").unreadable_rows, 1);
    }

    /// `NA` is a missing value among words and Namibia among countries.
    #[test]
    fn namibia_is_not_missing() {
        let book = of("word,country\nyes,NA\nNA,ZA\nno,AO\n");
        assert_eq!(book.variables.iter().map(|variable| variable.missing).collect::<Vec<_>>(), [1, 0]);
        assert_eq!(book.variables[1].values[1].value, "NA");
    }

    /// Halves go up: 1 of 800 is 0.125 percent.
    #[test]
    fn halves_go_up() {
        assert_eq!([percent(1, 800), percent(1, 3), percent(2, 3), percent(0, 0)].map(|percent| percent.to_string()), ["0.13", "33.33", "66.67", "0"]);
    }

    /// A variable with too many values says so, and what it lists is exact, also for values that come late.
    #[test]
    fn frequent_values_of_many_are_exact() {
        let ids: Vec<String> = (0..30_000).map(|number| format!("id-{number}\n")).collect();
        let book = of(&format!("id\n{}{}", ids.concat(), "late\n".repeat(500)));
        assert_eq!((book.variables[0].distinct_more_than, book.variables[0].valid), (Some(10_000), 30_500));
        assert_eq!((book.variables[0].values[0].value.as_str(), book.variables[0].values[0].count), ("late", 500));
        assert_eq!(book.variables[0].values.len(), 100);
    }
}
