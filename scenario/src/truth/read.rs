//! Reading the truth back.

use super::{BETWEEN_UNITS, NO_UNIT, REJECTED, dimension_names};
use crate::ScenarioError;
use std::path::{Path, PathBuf};

/// The name of the file of people.
pub(crate) const PEOPLE_FILE: &str = "truth.csv";
/// The name of the file of rows.
pub(crate) const ROWS_FILE: &str = "observations.csv";

/// The answers of a cell: of one person, or of each alleged perpetrator; none where the row does not describe one.
pub(super) type Units = Vec<Option<Vec<String>>>;

/// A person's true answers, one cell a dimension.
pub(super) struct PersonLine {
    pub(super) trafficked: bool,
    pub(super) cells: Vec<Units>,
}

/// What a row says, one cell a dimension.
pub(super) struct RowLine {
    pub(super) person: usize,
    pub(super) rejected: bool,
    /// Whether it reports a victim.
    pub(super) counts: bool,
    pub(super) cells: Vec<Units>,
}

/// What is true, and what each row of the agencies' files says of it.
pub struct Truth {
    pub(super) people: Vec<PersonLine>,
    pub(super) rows: Vec<RowLine>,
}

impl Truth {
    /// Reads the truth of a scenario from its folder.
    pub fn read(folder: &Path) -> Result<Self, ScenarioError> {
        let people = lines(&folder.join(PEOPLE_FILE), ["person", "standing", "seen_by", "network"])?;
        let rows = lines(&folder.join(ROWS_FILE), ["person", "agency", "row", "counts"])?;
        let count = people.len();
        let people = people.into_iter().map(|line| PersonLine { trafficked: line.head[1] == "trafficked", cells: line.cells }).collect();
        let rows = rows
            .into_iter()
            .enumerate()
            .map(|(position, line)| {
                let person = line.head[0].parse::<usize>().ok().filter(|number| (1..=count).contains(number));
                let person = person.ok_or_else(|| bad(&folder.join(ROWS_FILE), position, "no person of the truth file has this number"))?;
                Ok(RowLine { person: person - 1, rejected: line.head[3] == REJECTED, counts: line.head[3] == "yes", cells: line.cells })
            })
            .collect::<Result<Vec<_>, ScenarioError>>()?;
        Ok(Self { people, rows })
    }
}

struct CsvLine {
    head: [String; 4],
    cells: Vec<Units>,
}

fn bad(path: &Path, position: usize, problem: &'static str) -> ScenarioError {
    ScenarioError::Truth { path: PathBuf::from(path), row: position as u64 + 2, problem }
}

fn lines(path: &Path, head: [&str; 4]) -> Result<Vec<CsvLine>, ScenarioError> {
    let bytes = std::fs::read(path).map_err(ScenarioError::file(path))?;
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let names: Vec<&str> = head.into_iter().chain(dimension_names()).collect();
    if reader.headers()? != names {
        return Err(ScenarioError::Truth { path: PathBuf::from(path), row: 1, problem: "the columns are not those of this version" });
    }
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record?;
        let text = |column: usize| record.get(column).unwrap_or_default().to_owned();
        let cells = record.iter().skip(4).map(units).collect();
        lines.push(CsvLine { head: [text(0), text(1), text(2), text(3)], cells });
    }
    Ok(lines)
}

/// Takes a cell apart: units, and the codes of each.
fn units(cell: &str) -> Units {
    if cell == REJECTED {
        return Vec::new();
    }
    cell.split(BETWEEN_UNITS).map(|unit| (unit != NO_UNIT).then(|| unit.split(' ').filter(|code| !code.is_empty()).map(str::to_owned).collect())).collect()
}
