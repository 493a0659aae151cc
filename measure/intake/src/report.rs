//! What an import did, and the sentences for what was wrong.

use crate::problem::Problem;
use lantern_model::ImportId;
use lantern_model::age::OLDEST_YEARS;
use lantern_model::value::IDENTITY_BYTES_MAX;
use lantern_store::{NewProblem, ProblemGroup};
use lantern_words::{Arg, Words};
use serde::Serialize;
use std::collections::HashMap;
use std::path::PathBuf;

/// What an import did. The serialised part is what `lantern import --json` prints.
#[derive(Debug, Clone, Default, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one import, each said by itself")]
pub struct ImportReport {
    /// The file's name.
    pub file: String,
    /// The layout's id.
    pub layout: String,
    /// The rows of the file.
    pub read: u64,
    /// Rows that were new.
    pub new: u64,
    /// Rows that changed a record.
    pub changed: u64,
    /// Rows that were held already.
    pub unchanged: u64,
    /// Rows that stayed outside.
    pub rejected: u64,
    /// Records that the complete file no longer holds; of a trial, those that would be withdrawn.
    pub withdrawn: u64,
    /// Nothing was withdrawn, though the file is complete: rows that stayed outside may be any of the records that are held.
    #[serde(skip_serializing_if = "is_not")]
    pub withdrawal_held_back: bool,
    /// The file of the rows that stayed outside.
    pub problems: Option<PathBuf>,
    /// The import, unless nothing was kept.
    #[serde(skip)]
    pub import: Option<ImportId>,
    /// The dataset's name.
    #[serde(skip)]
    pub dataset: String,
    /// Values that could not be read, in rows that went in.
    #[serde(skip)]
    pub warnings: u64,
    /// Rows that stayed outside because their person was erased; they are among the rejected ones.
    #[serde(skip)]
    pub kept_out: Option<ProblemGroup>,
    /// The problems, alike ones together, the most frequent first.
    #[serde(skip)]
    pub groups: Vec<ProblemGroup>,
    /// Headings of columns that identify people: they are sealed to the agency.
    #[serde(skip)]
    pub identity_columns: Vec<String>,
    /// Headings that no line of the layout takes or ignores.
    #[serde(skip)]
    pub columns_not_taken: Vec<String>,
    /// The row behind which an earlier, unfinished import of the same file was taken up.
    #[serde(skip)]
    pub resumed_from: Option<u64>,
    /// Whether an unfinished import of another file was given up for this one.
    #[serde(skip)]
    pub discarded: bool,
    /// Whether the agency was new.
    #[serde(skip)]
    pub agency_created: bool,
    /// Whether it was a trial.
    #[serde(skip)]
    pub dry_run: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
const fn is_not(answer: &bool) -> bool {
    !*answer
}

/// All problems of one class, for people: what happened, how often, and in which columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassProblems {
    /// The class's name.
    pub class: String,
    /// Whether the rows stayed outside.
    pub rejected: bool,
    /// How many there are.
    pub rows: u64,
    /// The first row with one.
    pub first_row: u64,
    /// The headings of the columns with how many each has, the most first.
    pub columns: Vec<(String, u64)>,
}

impl ImportReport {
    /// Counts rows of erased people that a trial met.
    pub(crate) fn keep_out(&mut self, rows: u64, row: u64) {
        let class = lantern_store::ERASED_PERSON.to_owned();
        let group = self.kept_out.get_or_insert(ProblemGroup { class, column: None, value_class: None, rejected: true, rows: 0, first_row: row });
        group.rows += rows;
        group.first_row = group.first_row.min(row);
    }

    /// The problems by class, those of rows that stayed outside first, the most frequent first.
    pub fn by_class(&self) -> Vec<ClassProblems> {
        let mut classes: Vec<ClassProblems> = Vec::new();
        for group in &self.groups {
            let at = classes.iter().position(|class| class.class == group.class && class.rejected == group.rejected).unwrap_or_else(|| {
                classes.push(ClassProblems { class: group.class.clone(), rejected: group.rejected, rows: 0, first_row: group.first_row, columns: Vec::new() });
                classes.len() - 1
            });
            let class = &mut classes[at];
            class.rows += group.rows;
            class.first_row = class.first_row.min(group.first_row);
            if let Some(heading) = &group.column {
                match class.columns.iter_mut().find(|(known, _)| known == heading) {
                    Some((_, rows)) => *rows += group.rows,
                    None => class.columns.push((heading.clone(), group.rows)),
                }
            }
        }
        for class in &mut classes {
            class.columns.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
        }
        classes.sort_by(|a, b| (b.rejected, b.rows, &a.class).cmp(&(a.rejected, a.rows, &b.class)));
        classes
    }
}

/// The most groups that are kept apart; a file with more of them has the wrong layout.
const GROUPS_MAX: usize = 5_000;

/// The most values with a warning that are listed one by one. All are counted in the groups.
const LISTED_MAX: u64 = 1_000_000;

/// The longest heading in a list of problems.
const HEADING_LETTERS_MAX: usize = 200;

/// Class, column, shape of the value, and whether the row was rejected.
type GroupKey = (&'static str, Option<usize>, Option<String>, bool);

/// Gathers problems into groups.
#[derive(Debug, Default)]
pub struct Groups {
    groups: HashMap<GroupKey, (u64, u64)>,
    warnings: u64,
}

impl Groups {
    /// Counts a problem.
    pub fn add(&mut self, problem: &Problem) {
        self.warnings += u64::from(!problem.rejected);
        let key = (problem.class.name(), problem.column, problem.shape.clone(), problem.rejected);
        if let Some((rows, _)) = self.groups.get_mut(&key) {
            *rows += 1;
        } else if self.groups.len() < GROUPS_MAX {
            self.groups.insert(key, (1, problem.row));
        } else {
            // Beyond the bound, shapes are no longer told apart.
            self.groups.entry((key.0, key.1, None, key.3)).or_insert((0, problem.row)).0 += 1;
        }
    }

    /// Whether a problem is still listed by itself.
    pub fn lists(&self, problem: &Problem) -> bool {
        problem.rejected || self.warnings <= LISTED_MAX
    }

    /// How many values had a warning.
    pub fn warnings(&self) -> u64 {
        self.warnings
    }

    /// The groups, rejected ones first, the most frequent first.
    pub fn finish(self, headings: &[String]) -> Vec<ProblemGroup> {
        let mut groups: Vec<ProblemGroup> = self
            .groups
            .into_iter()
            .map(|((class, column, value_class, rejected), (rows, first_row))| ProblemGroup {
                class: class.to_owned(),
                column: column.map(|at| heading(headings, at)),
                value_class,
                rejected,
                rows,
                first_row,
            })
            .collect();
        groups.sort_by(|a, b| {
            (b.rejected, b.rows, a.first_row, &a.class, &a.column, &a.value_class).cmp(&(a.rejected, a.rows, b.first_row, &b.class, &b.column, &b.value_class))
        });
        groups
    }
}

/// A heading as lists of problems have it.
pub fn heading(headings: &[String], at: usize) -> String {
    headings.get(at).map(|heading| heading.chars().take(HEADING_LETTERS_MAX).collect()).unwrap_or_default()
}

/// A problem as the store keeps it.
pub fn to_store(problem: &Problem, headings: &[String]) -> NewProblem {
    NewProblem {
        row_number: problem.row,
        column: problem.column.map(|at| heading(headings, at)),
        class: problem.class.name().to_owned(),
        value_class: problem.shape.clone(),
        rejected: problem.rejected,
    }
}

/// The sentence about a problem and what to do, in a language.
pub fn sentence(problem: &Problem, headings: &[String], words: &Words) -> String {
    let column = problem.column.map(|at| heading(headings, at)).unwrap_or_default();
    let key = format!("problem-{}", problem.class.name());
    let number = |fact: Option<u64>| Arg::count(fact.unwrap_or_default());
    let arguments = [
        ("row", Arg::count(problem.row)),
        ("column", Arg::from(&column)),
        ("other", number(problem.facts.other)),
        ("found", number(problem.facts.found)),
        ("expected", number(problem.facts.expected)),
        ("low", Arg::Number(0)),
        ("high", Arg::count(OLDEST_YEARS)),
        ("limit", Arg::count(IDENTITY_BYTES_MAX)),
    ];
    format!("{} {}", words.with(&key, &arguments), words.text(&format!("{key}-remedy")))
}
