//! How recorded figures differ from the truth, and why.
//!
//! For each code of each dimension: recorded = truth − people whom no agency met + repeated rows − rows that stayed outside
//! − rows that do not say it − rows that say something else + rows that say it of others. What is left is unexplained.

use super::dimension_names;
use super::read::{Truth, Units};
use std::collections::BTreeMap;

/// The figures of one code, and what explains their difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The code; absences begin with `!`.
    pub code: String,
    /// People, or alleged perpetrators of people, of whom it is true.
    pub truth: u64,
    /// Of them, those whom no agency met.
    pub unseen: u64,
    /// Rows about them beyond the first one of each.
    pub duplicates: u64,
    /// Rows about them that do not say it, or do not report a victim.
    pub not_recorded: u64,
    /// Rows about them that could not be read.
    pub rejected: u64,
    /// Rows about them that say something else.
    pub misread_out: u64,
    /// Rows about others that say it; for an absence, all rows that say it.
    pub misread_in: u64,
    /// What the figures of the program say.
    pub recorded: u64,
    /// What the lines above leave unexplained.
    pub unexplained: i64,
}

/// The lines of one dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The name of the dimension.
    pub dimension: &'static str,
    /// One line a code; absences last.
    pub lines: Vec<Line>,
}

impl Comparison {
    /// Whether every difference is explained.
    pub fn is_explained(&self) -> bool {
        self.lines.iter().all(|line| line.unexplained == 0)
    }

    /// All codes together, absences left out: for a sentence about the dimension.
    pub fn sum(&self) -> Line {
        let mut sum = Tally::default().line(String::new(), 0);
        for line in self.lines.iter().filter(|line| !line.code.starts_with('!')) {
            sum.truth += line.truth;
            sum.unseen += line.unseen;
            sum.duplicates += line.duplicates;
            sum.not_recorded += line.not_recorded;
            sum.rejected += line.rejected;
            sum.misread_out += line.misread_out;
            sum.misread_in += line.misread_in;
            sum.recorded += line.recorded;
            sum.unexplained += line.unexplained;
        }
        sum
    }
}

/// The figures about people and rows as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Everybody in the region's file.
    pub people: u64,
    /// Those who were trafficked.
    pub trafficked: u64,
    /// Of them, those whom an agency met.
    pub seen: u64,
    /// Of them, those whom no agency met.
    pub unseen: u64,
    /// Rows of all files.
    pub rows: u64,
    /// Rows about trafficked people beyond the first one of each.
    pub duplicates: u64,
    /// Rows about trafficked people that could not be read.
    pub rejected: u64,
    /// Rows about trafficked people that report no victim.
    pub not_recorded: u64,
    /// Rows that were read and report a victim: the records that tables count. seen + duplicates − rejected − `not_recorded`.
    pub records: u64,
    /// Rows of all files that could not be read, whomever they are about.
    pub rows_rejected: u64,
}

#[derive(Default)]
struct Tally {
    truth: u64,
    unseen: u64,
    duplicates: u64,
    not_recorded: u64,
    rejected: u64,
    misread_out: u64,
    misread_in: u64,
}

impl Tally {
    fn line(&self, code: String, recorded: u64) -> Line {
        let signed = |count: u64| i64::try_from(count).expect("counts of people stay far below the largest number");
        let expected = signed(self.truth + self.duplicates + self.misread_in) - signed(self.unseen + self.not_recorded + self.rejected + self.misread_out);
        Line {
            code,
            truth: self.truth,
            unseen: self.unseen,
            duplicates: self.duplicates,
            not_recorded: self.not_recorded,
            rejected: self.rejected,
            misread_out: self.misread_out,
            misread_in: self.misread_in,
            recorded,
            unexplained: signed(recorded) - expected,
        }
    }
}

impl Truth {
    /// The names of the dimensions that the truth knows.
    pub fn dimensions(&self) -> impl Iterator<Item = &'static str> + use<> {
        dimension_names().into_iter()
    }

    /// Lays recorded figures beside the truth. `recorded` gives, for the name of a dimension, the codes with their figures over
    /// all agencies; absences as `!unknown`, `!not_asked`, `!declined`, `!not_applicable`, `!not_recorded`. A dimension for which it
    /// gives nothing is left out.
    pub fn compare(&self, recorded: &dyn Fn(&str) -> Vec<(String, u64)>) -> Vec<Comparison> {
        let rows = self.rows_by_person();
        let mut comparisons = Vec::new();
        for (column, dimension) in dimension_names().into_iter().enumerate() {
            let figures: BTreeMap<String, u64> = recorded(dimension).into_iter().collect();
            if figures.is_empty() {
                continue;
            }
            let mut tallies = self.tallies(column, &rows);
            for code in figures.keys() {
                tallies.entry(code.clone()).or_default();
            }
            let mut lines: Vec<Line> =
                tallies.into_iter().map(|(code, tally)| tally.line(code.clone(), figures.get(&code).copied().unwrap_or_default())).collect();
            lines.sort_by(|a, b| (a.code.starts_with('!'), b.truth, &a.code).cmp(&(b.code.starts_with('!'), a.truth, &b.code)));
            comparisons.push(Comparison { dimension, lines });
        }
        comparisons
    }

    /// The figures that a correct reader of all files arrives at, in the shape that [`Truth::compare`] asks for.
    pub fn expected(&self, dimension: &str) -> Vec<(String, u64)> {
        let Some(column) = dimension_names().into_iter().position(|name| name == dimension) else { return Vec::new() };
        let mut figures: BTreeMap<String, u64> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| row.counts && !row.rejected) {
            for code in row.cells[column].iter().flatten().flatten() {
                *figures.entry(code.clone()).or_default() += 1;
            }
        }
        figures.into_iter().collect()
    }

    /// The figures about people and rows as a whole.
    pub fn totals(&self) -> Totals {
        let rows = self.rows_by_person();
        let trafficked = || self.people.iter().zip(&rows).filter(|(person, _)| person.trafficked);
        let count = |number: usize| number as u64;
        let of_trafficked = || trafficked().flat_map(|(_, rows)| rows.iter().map(|row| &self.rows[*row]));
        let seen = trafficked().filter(|(_, rows)| !rows.is_empty()).count();
        Totals {
            people: count(self.people.len()),
            trafficked: count(trafficked().count()),
            seen: count(seen),
            unseen: count(trafficked().count() - seen),
            rows: count(self.rows.len()),
            duplicates: count(of_trafficked().count() - seen),
            rejected: count(of_trafficked().filter(|row| row.rejected).count()),
            not_recorded: count(of_trafficked().filter(|row| !row.rejected && !row.counts).count()),
            records: count(self.rows.iter().filter(|row| row.counts && !row.rejected).count()),
            rows_rejected: count(self.rows.iter().filter(|row| row.rejected).count()),
        }
    }

    fn rows_by_person(&self) -> Vec<Vec<usize>> {
        let mut rows: Vec<Vec<usize>> = vec![Vec::new(); self.people.len()];
        for (position, row) in self.rows.iter().enumerate() {
            rows[row.person].push(position);
        }
        rows
    }

    fn tallies(&self, column: usize, rows_by_person: &[Vec<usize>]) -> BTreeMap<String, Tally> {
        let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
        for (person, rows) in self.people.iter().zip(rows_by_person) {
            let none = Vec::new();
            let answers = if person.trafficked { &person.cells[column] } else { &none };
            for (unit, codes) in answers.iter().enumerate() {
                for code in codes.iter().flatten() {
                    let tally = tallies.entry(code.clone()).or_default();
                    tally.truth += 1;
                    if rows.is_empty() {
                        tally.unseen += 1;
                    }
                    tally.duplicates += rows.len().saturating_sub(1) as u64;
                    for row in rows {
                        self.note_row(*row, column, unit, code, codes.as_deref().unwrap_or_default(), tally);
                    }
                }
            }
            for row in rows.iter().map(|row| &self.rows[*row]).filter(|row| row.counts && !row.rejected) {
                for (unit, codes) in row.cells[column].iter().enumerate() {
                    for code in codes.iter().flatten().filter(|code| !is_true(answers, unit, code)) {
                        tallies.entry(code.clone()).or_default().misread_in += 1;
                    }
                }
            }
        }
        tallies
    }

    /// Why a row about somebody of whom the code is true does or does not say it.
    fn note_row(&self, row: usize, column: usize, unit: usize, code: &str, truth: &[String], tally: &mut Tally) {
        let row = &self.rows[row];
        if row.rejected {
            tally.rejected += 1;
            return;
        }
        let said = row.cells[column].get(unit).and_then(Option::as_deref).unwrap_or_default();
        if !row.counts {
            tally.not_recorded += 1;
        } else if said.iter().any(|other| other == code) {
            // It says it: nothing to explain.
        } else if said.iter().any(|other| !other.starts_with('!') && !truth.contains(other)) {
            tally.misread_out += 1;
        } else {
            tally.not_recorded += 1;
        }
    }
}

fn is_true(answers: &Units, unit: usize, code: &str) -> bool {
    answers.get(unit).and_then(Option::as_ref).is_some_and(|codes| codes.iter().any(|known| known == code))
}
