//! What the demo recorded beside what is true of the invented region, and what explains each difference.

use super::{Asked, grid};
use anyhow::{Context, Result};
use comfy_table::{ColumnConstraint, Table as Grid, Width};
use lantern_facts::{Dimension, Query, Table};
use lantern_model::SourceKind;
use lantern_publish::{Choice, Names};
use lantern_scenario::{Comparison, Line, Truth};
use lantern_words::{Arg, Words};
use std::collections::BTreeMap;

/// Lines of one dimension that are printed; the others are printed as one sum.
const LINES_PRINTED_MAX: usize = 10;

/// The words of the columns after the first.
const COLUMNS: [&str; 7] =
    ["cli-demo-truth", "cli-demo-unseen", "cli-demo-duplicates", "cli-demo-rejected", "cli-demo-not-recorded", "cli-demo-misread", "cli-demo-recorded"];

/// The width of a column of numbers, blanks included.
const NUMBER_WIDTH: u16 = 10;

/// The narrowest column of labels.
const LABEL_WIDTH_MIN: u16 = 20;

/// Prints every figure of the typology beside the truth, with what explains the difference.
pub async fn print(truth: &Truth, asked: &Asked) -> Result<()> {
    let (words, console) = (asked.words(), &*asked.console);
    let figures = asked.house.figures().await?;
    let names = asked.house.names(&figures);
    let mut tables: BTreeMap<&str, Table> = BTreeMap::new();
    for name in truth.dimensions() {
        let query =
            Query { by: vec![Dimension::named(name).context("the truth names it")?], conditions: Vec::new(), source_kind: Some(SourceKind::CaseRecords) };
        tables.insert(name, figures.table(&query, Choice::Operational).await?);
    }
    let recorded = |name: &str| -> Vec<(String, u64)> {
        let rows = tables.get(name).into_iter().flat_map(|table| &table.rows);
        rows.filter_map(|row| Some((row.codes.first()?.clone(), row.figure.exact()?))).collect()
    };
    console.say(&format!("\n━━ {}", words.text("cli-demo-compare")));
    console.say(&words.text("cli-demo-compare-what"));
    let totals = truth.totals();
    console.say(&words.with("cli-demo-people", &[("count", Arg::count(totals.trafficked))]));
    console.say(&words.with("cli-demo-seen", &[("count", Arg::count(totals.seen))]));
    console.say(&format!("\n{}", heads(words, console.width())));
    let mut unexplained = 0;
    for comparison in truth.compare(&recorded) {
        // Over all lines, those that are not printed included.
        unexplained += comparison.lines.iter().map(|line| line.unexplained.unsigned_abs()).sum::<u64>();
        let Some(table) = tables.get(comparison.dimension) else { continue };
        console.say(&title(table, &names));
        console.say(&lines(&comparison, table, &names, console.width()).to_string());
    }
    console.say("");
    console.say(&match unexplained {
        0 => words.text("cli-demo-explained"),
        count => words.with("cli-demo-unexplained", &[("count", Arg::count(count))]),
    });
    Ok(())
}

/// The dimension, and of how many records its answer is known: what has no truth, the missing answers, is said here.
fn title(table: &Table, names: &Names<'_>) -> String {
    let dimension = table.by.first().map(|dimension| names.dimension(*dimension));
    let parts: Vec<String> = dimension.into_iter().chain(grid::known_of_all(table, names)).collect();
    format!("── {}", parts.join(" · "))
}

/// Fixes the widths, so that the one row of heads stands above every dimension.
fn aligned(mut grid: Grid, width: u16) -> Grid {
    grid::align(&mut grid, 1);
    let numbers = NUMBER_WIDTH * u16::try_from(COLUMNS.len()).expect("there are seven columns");
    for (at, column) in grid.column_iter_mut().enumerate() {
        let cells = if at == 0 { width.saturating_sub(numbers).max(LABEL_WIDTH_MIN) } else { NUMBER_WIDTH };
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(cells)));
    }
    grid
}

fn heads(words: &Words, width: u16) -> Grid {
    let heads: Vec<String> = std::iter::once(String::new()).chain(COLUMNS.iter().map(|key| words.text(key))).collect();
    let mut grid = grid::bare(width);
    grid.add_row(heads);
    aligned(grid, width)
}

/// The largest truths line by line, the rest in one.
fn lines(comparison: &Comparison, table: &Table, names: &Names<'_>, width: u16) -> Grid {
    let known: Vec<&Line> = comparison.lines.iter().filter(|line| !lantern_facts::is_missing(&line.code)).collect();
    // One line too many is printed rather than hidden behind a sum of one.
    let printed = if known.len() <= LINES_PRINTED_MAX { known.len() } else { LINES_PRINTED_MAX - 1 };
    let (printed, rest) = known.split_at(printed);
    let mut grid = grid::bare(width);
    for line in printed {
        let label = table.by.first().map_or_else(String::new, |dimension| names.label(*dimension, &line.code));
        grid.add_row(cells(label, &[line], names.words));
    }
    if !rest.is_empty() {
        grid.add_row(cells(grid::more_rows(rest.len(), names.words), rest, names.words));
    }
    aligned(grid, width)
}

/// A row of figures: those of one line, or the sums of several.
fn cells(label: String, lines: &[&Line], words: &Words) -> [String; 8] {
    let sum = |figure: fn(&Line) -> u64| lines.iter().map(|line| figure(line)).sum::<u64>();
    let signed = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    [
        label,
        words.number(sum(|line| line.truth)),
        words.signed(-signed(sum(|line| line.unseen))),
        words.signed(signed(sum(|line| line.duplicates))),
        words.signed(-signed(sum(|line| line.rejected))),
        words.signed(-signed(sum(|line| line.not_recorded))),
        words.signed(signed(sum(|line| line.misread_in)) - signed(sum(|line| line.misread_out))),
        words.number(sum(|line| line.recorded)),
    ]
}
