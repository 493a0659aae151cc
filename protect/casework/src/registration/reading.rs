//! Reading the rows: each cell checked against its question, each row judged by itself. Pure but for the file.

use lantern_instruments::{Answers, Fault, Instrument, Kind, Step};
use lantern_intake::file::{FileProblem, Input, Limits, RawRow, open};
use lantern_model::Identity;
use serde::Serialize;

/// More lines than a protection unit can look at say that the rules do not fit this registration.
const LINES_MAX: usize = 50_000;

/// How many problems are listed; all of them are counted.
const PROBLEMS_LISTED: usize = 10_000;

/// A cell that does not fit its question. The cell itself is not repeated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellProblem {
    /// The row's number as a spreadsheet shows it.
    pub row: u64,
    /// The column; none where the row as a whole cannot be read.
    pub column: Option<String>,
    /// What is wrong.
    pub fault: Option<Fault>,
}

/// A row that asks for a look.
#[derive(Debug, Clone)]
pub struct NewLine {
    /// Its number.
    pub row: u64,
    /// The number under which the registration knows the person.
    pub key: Option<Identity>,
    /// The signs.
    pub signs: Vec<String>,
    /// Sex, for the table of false alarms.
    pub sex: String,
    /// Child, adult or unknown.
    pub age: String,
    /// Where from.
    pub origin: String,
}

/// What a file came to.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// Rows that were read.
    pub rows: u64,
    /// Rows that could not be read.
    pub unreadable: u64,
    /// Columns that the form does not ask for.
    pub unused_columns: Vec<String>,
    /// Rows that ask for a look.
    pub lines: Vec<NewLine>,
    /// Cells that do not fit; their rows were judged by the rest.
    pub problems: Vec<CellProblem>,
    /// How many there are of them.
    pub problems_all: u64,
}

/// Why a file was not checked.
#[derive(Debug, thiserror::Error)]
pub enum ReadingError {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] FileProblem),
    /// None of its columns is asked for.
    #[error("no column of the file has the name of a question of the form; the form asks for: {0}")]
    NoColumn(String),
    /// More lines than anybody can look at.
    #[error("more than {LINES_MAX} rows ask for a look: the rules do not fit this registration, and nothing was kept")]
    TooManyLines,
}

/// What a column is for.
enum Use<'a> {
    Answer(&'a str),
    Key,
    Sex,
    Origin,
    Nothing,
}

fn usage<'a>(instrument: &'a Instrument, heading: &str, key: &str) -> Use<'a> {
    let heading = heading.trim().to_lowercase();
    let question = instrument.questions.iter().find(|question| question.name == heading && !matches!(question.kind, Kind::Note | Kind::Calculate));
    match (question, heading.as_str()) {
        _ if heading == key.to_lowercase() => Use::Key,
        (Some(question), _) => Use::Answer(&question.name),
        (None, "sex") => Use::Sex,
        (None, "origin") => Use::Origin,
        _ => Use::Nothing,
    }
}

/// A short code for the table of false alarms; anything else is unknown.
fn short(cell: &str) -> String {
    let cell = cell.trim().to_lowercase();
    let is_code = (1..=20).contains(&cell.len()) && cell.chars().all(|next| next.is_ascii_alphanumeric() || next == '_');
    if is_code { cell } else { "unknown".to_owned() }
}

/// Reads and judges every row; `today` as `YYYY-MM-DD`, `key` the heading of the registration's own number.
pub fn read_rows(instrument: &Instrument, input: &Input, limits: &Limits, today: &str, key: &str) -> Result<Checked, ReadingError> {
    let mut table = open(input, limits)?;
    let headings = table.headings.clone();
    let uses: Vec<Use<'_>> = headings.iter().map(|heading| usage(instrument, heading, key)).collect();
    if !uses.iter().any(|usage| matches!(usage, Use::Answer(_))) {
        let names: Vec<&str> = instrument.questions.iter().filter(|question| question.kind != Kind::Calculate).map(|question| question.name.as_str()).collect();
        return Err(ReadingError::NoColumn(names.join(", ")));
    }
    let unused = headings.iter().zip(&uses).filter(|(_, usage)| matches!(usage, Use::Nothing)).map(|(heading, _)| heading.clone());
    let mut checked = Checked { unused_columns: unused.collect(), ..Checked::default() };
    let mut row = RawRow::default();
    while let Some(read) = table.next_row_into(&mut row) {
        match read {
            Ok(()) => one(instrument, (&headings, &uses), &row, today, &mut checked)?,
            Err(problem) => {
                checked.unreadable += 1;
                checked.problem(CellProblem { row: problem.number, column: None, fault: None });
            }
        }
    }
    table.ended()?;
    Ok(checked)
}

fn one(instrument: &Instrument, (headings, uses): (&[String], &[Use<'_>]), row: &RawRow, today: &str, checked: &mut Checked) -> Result<(), ReadingError> {
    checked.rows += 1;
    let mut answers = Answers::default();
    let mut line = NewLine { row: row.number, key: None, signs: Vec::new(), sex: "unknown".into(), age: "unknown".into(), origin: "unknown".into() };
    for ((cell, usage), heading) in row.cells.iter().zip(uses).zip(headings) {
        match usage {
            Use::Answer(name) => {
                let cell = cell.trim().to_lowercase().replace([';', ','], " ");
                if let Err(fault) = answers.set(instrument, name, &cell) {
                    checked.problem(CellProblem { row: row.number, column: Some(heading.clone()), fault: Some(fault) });
                }
            }
            Use::Key => line.key = Identity::new(cell.trim().to_owned()).ok(),
            Use::Sex => line.sex = short(cell),
            Use::Origin => line.origin = short(cell),
            Use::Nothing => {}
        }
    }
    let filled = instrument.fill(&answers, today);
    // Most rows fit, and need no second look without what does not.
    let problems = filled.problems();
    let judgement = if problems.is_empty() { filled.judge() } else { instrument.fill(&filled.counted(&answers), today).judge() };
    for problem in problems {
        checked.problem(CellProblem { row: row.number, column: Some(problem.question), fault: Some(problem.fault) });
    }
    if judgement.result.is_some_and(|step| step > Step::None) {
        if checked.lines.len() == LINES_MAX {
            return Err(ReadingError::TooManyLines);
        }
        line.signs = judgement.speaks_for.into_iter().map(|spoken| spoken.code).collect();
        line.age = if judgement.is_child {
            "child"
        } else if answers.get("age").is_empty() {
            "unknown"
        } else {
            "adult"
        }
        .into();
        checked.lines.push(line);
    }
    Ok(())
}

impl Checked {
    fn problem(&mut self, problem: CellProblem) {
        self.problems_all += 1;
        if self.problems.len() < PROBLEMS_LISTED {
            self.problems.push(problem);
        }
    }
}
