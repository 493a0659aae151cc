//! A look at a file before anything is kept: how it would be read, and what would stay outside.

use crate::column::{ColumnReader, Says, Surroundings};
use crate::convert::Converter;
use crate::error::IntakeError;
use crate::file;
use crate::identity::RowHasher;
use crate::import::ImportRequest;
use crate::instant;
use crate::marks::{Example, Marks, RowMark};
use crate::plan::Plan;
use crate::report::Groups;
use crate::rows::{Outcome, Rows};
use lantern_model::DatasetName;
use lantern_model::field::Class;
use lantern_store::ProblemGroup;

/// How many different values of a column are shown.
const SAMPLES: usize = 3;

/// How many rows are looked through for them.
const SAMPLE_ROWS: u64 = 1_000;

/// The longest value that is shown.
const SAMPLE_LETTERS_MAX: usize = 60;

/// How a file would be read.
#[derive(Debug, Clone)]
pub struct Inspection {
    /// The layout's id.
    pub layout: String,
    /// Whether it was recognised, not chosen.
    pub recognised: bool,
    /// The columns of the file, in its order.
    pub columns: Vec<ColumnReading>,
    /// The rows of the file.
    pub rows: u64,
    /// Rows that can be read.
    pub ready: u64,
    /// Rows that would stay outside.
    pub outside: u64,
    /// What is wrong, alike ones together.
    pub groups: Vec<ProblemGroup>,
    /// Some rows of each group, in step with the groups.
    pub examples: Vec<Vec<Example>>,
    /// Where the rows with problems are.
    pub marks: Vec<RowMark>,
    /// Headings of columns that identify people.
    pub identity_columns: Vec<String>,
    /// Headings of the layout that the file does not have.
    pub missing_columns: Vec<String>,
    /// Whether it is a file of rejected rows that came back.
    pub returned: bool,
}

/// How one column would be read.
#[expect(clippy::struct_excessive_bools, reason = "five independent answers about a column, each of which a page shows by itself")]
#[derive(Debug, Clone)]
pub struct ColumnReading {
    /// The heading.
    pub heading: String,
    /// The paths of the fields that it fills; several where the layout says so.
    pub fields: Vec<String>,
    /// Whether it identifies people.
    pub identity: bool,
    /// Whether it is a key column. Its values are kept as a keyed hash only.
    pub key: bool,
    /// The first values, of coded columns and where they can be read only: anything else may be a name.
    pub samples: Vec<String>,
    /// No line of the layout takes or ignores it.
    pub not_taken: bool,
    /// The layout names it and knowingly does not take it.
    pub ignored: bool,
    /// It was left out on demand.
    pub left_out: bool,
}

/// Reads a whole file and keeps nothing of it. It takes as long as the file is: call it where waiting hurts nobody.
pub fn inspect(request: &ImportRequest) -> Result<Inspection, IntakeError> {
    let table = file::open(&request.input, &request.limits)?;
    let plan = Plan::of(request, &table.headings)?;
    let surroundings = Surroundings { today: instant::today(&request.today)?, areas: request.areas.clone() };
    let mut columns = columns(&plan);
    let mut samplers = samplers(&plan, &surroundings);
    // Nothing is kept, so that any key serves to find equal rows.
    let name = DatasetName::parse("preview").map_err(|_| IntakeError::DatasetName)?;
    let hasher = RowHasher::new(&[0; 32], &request.agency, &name);
    let converter = Converter::new(&plan.layout, &plan.places, &surroundings);
    let mut rows = Rows::new(table, plan.clone(), converter, hasher, Vec::new());
    let (mut ready, mut outside, mut groups, mut marks, mut problems) = (0, 0, Groups::default(), Marks::default(), Vec::new());
    while let Some(outcome) = rows.next(&mut problems)? {
        let is_outside = matches!(outcome, Outcome::Rejected(_));
        *(if is_outside { &mut outside } else { &mut ready }) += 1;
        if ready + outside <= SAMPLE_ROWS {
            sample(&mut samplers, rows.cells(), &mut columns);
        }
        if let Some(problem) = problems.first() {
            marks.row(problem.row, is_outside);
        }
        for problem in problems.drain(..) {
            marks.example(&problem, rows.cells(), &samplers);
            groups.add(&problem);
        }
    }
    let groups = groups.finish(&plan.headings);
    let (marks, examples) = marks.finish(&groups, &plan.headings);
    Ok(Inspection {
        layout: plan.layout.id.clone(),
        recognised: plan.recognised,
        columns,
        rows: ready + outside,
        ready,
        outside,
        groups,
        examples,
        marks,
        identity_columns: plan.identity_headings(),
        missing_columns: plan.missing.clone(),
        returned: plan.returned.is_some(),
    })
}

fn columns(plan: &Plan) -> Vec<ColumnReading> {
    let not_taken = plan.not_taken();
    plan.headings
        .iter()
        .enumerate()
        .map(|(at, heading)| {
            let of_column = || plan.places.iter().filter(|place| place.file == at).map(|place| plan.layout.columns[place.layout].field);
            let mut fields: Vec<String> = of_column().map(lantern_model::Field::path).collect();
            fields.dedup();
            ColumnReading {
                heading: heading.clone(),
                fields,
                identity: of_column().any(|field| field.class == Class::Identity),
                key: plan.key.contains(&at),
                samples: Vec::new(),
                not_taken: not_taken.contains(&at),
                ignored: plan.ignored.contains(&at),
                left_out: plan.left_out.contains(&at),
            }
        })
        .collect()
}

/// One reader for each column that only has coded fields.
fn samplers(plan: &Plan, surroundings: &Surroundings) -> Vec<(usize, ColumnReader)> {
    let identity = |file: usize| plan.identity.contains(&file);
    let mut samplers: Vec<(usize, ColumnReader)> = Vec::new();
    for place in plan.places.iter().filter(|place| !identity(place.file) && !plan.key.contains(&place.file)) {
        if !samplers.iter().any(|(file, _)| *file == place.file) {
            samplers.push((place.file, ColumnReader::new(&plan.layout.columns[place.layout], surroundings.clone())));
        }
    }
    samplers
}

fn sample(samplers: &mut [(usize, ColumnReader)], cells: &[String], columns: &mut [ColumnReading]) {
    for (file, reader) in samplers {
        let (Some(cell), shown_before) = (cells.get(*file), &mut columns[*file].samples) else { continue };
        if shown_before.len() < SAMPLES && !cell.is_empty() && matches!(reader.read(cell), Says::Value(_) | Says::Answer(_)) {
            let shown: String = cell.trim().chars().take(SAMPLE_LETTERS_MAX).collect();
            if !shown.is_empty() && !shown_before.contains(&shown) {
                shown_before.push(shown);
            }
        }
    }
}
