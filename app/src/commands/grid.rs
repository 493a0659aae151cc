//! Tables of a terminal.

use crate::console::Console;
use comfy_table::{CellAlignment, ContentArrangement, Table as Grid, presets};
use lantern_facts::{Figure, FigureKind, Table};
use lantern_publish::Names;
use lantern_words::{Arg, Words};

/// Rows of one table that are printed; a file holds all of them.
pub const ROWS_PRINTED_MAX: usize = 40;

/// An empty grid of these heads, numbers to the end from column `text` on.
pub fn grid(width: u16, heads: &[String], text: usize) -> Grid {
    let mut grid = bare(width);
    grid.set_header(heads);
    align(&mut grid, text);
    grid
}

/// A grid without heads; its columns come with its first row, and can be aligned then.
pub fn bare(width: u16) -> Grid {
    let mut grid = Grid::new();
    grid.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    grid
}

/// Puts numbers to the end from column `text` on.
pub fn align(grid: &mut Grid, text: usize) {
    for (at, column) in grid.column_iter_mut().enumerate() {
        column.set_padding((if at == 0 { 2 } else { 1 }, 1));
        if at >= text {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
}

/// Prints a counted table: title, finding, at most `rows_max` rows with percent of known and percent of all, and what the rows
/// add up to.
pub fn print(table: &Table, rows_max: usize, names: &Names<'_>, console: &dyn Console) {
    let words = names.words;
    console.say(&format!("\n{}", names.title(table)));
    if let Some(finding) = names.finding(table) {
        console.say(&format!("  {finding}"));
    }
    if table.rows.is_empty() {
        console.say(&format!("  {}", words.text("typology-no-records")));
        return;
    }
    let mut heads: Vec<String> = table.by.iter().map(|dimension| names.dimension(*dimension)).collect();
    let dimensions = heads.len();
    heads.extend([names.unit(table.unit), words.text("typology-share-known"), words.text("typology-share-all")]);
    let mut grid = grid(console.width(), &heads, dimensions);
    for row in table.rows.iter().take(rows_max) {
        let mut cells: Vec<String> = table.by.iter().zip(&row.codes).map(|(dimension, code)| names.label(*dimension, code)).collect();
        let of_known = if row.is_known() { names.share(row.figure, table.known) } else { None };
        cells.extend([names.figure(row.figure), of_known.unwrap_or_default(), names.share(row.figure, table.all).unwrap_or_default()]);
        grid.add_row(cells);
    }
    console.say(&grid.to_string());
    let rest = table.rows.len().saturating_sub(rows_max);
    let remarks: Vec<String> = (rest > 0).then(|| more_rows(rest, words)).into_iter().chain(known_of_all(table, names)).collect();
    if !remarks.is_empty() {
        console.say(&format!("  {}", remarks.join(" · ")));
    }
    if !table.additive {
        console.say(&format!("  {}", words.text("typology-non-additive")));
    }
}

/// Rows that are not printed one by one.
pub fn more_rows(count: usize, words: &Words) -> String {
    format!("+ {}", words.with("count-rows", &[("count", Arg::count(count))]))
}

/// For how many the answer is known, where that may be said.
pub fn known_of_all(table: &Table, names: &Names<'_>) -> Option<String> {
    let (Figure::Exact(_), Figure::Exact(_)) = (table.known, table.all) else { return None };
    let (known, all) = (names.figure(table.known), names.figure(table.all));
    Some(names.words.with("typology-known-of-all", &[("known", Arg::from(&known)), ("all", Arg::from(&all))]))
}

/// The line that says whom the figures are for.
pub fn kind_line(kind: FigureKind, names: &Names<'_>) -> String {
    names.words.text(match kind {
        FigureKind::Operational => "cli-figures-operational",
        FigureKind::Public { .. } => "cli-figures-public",
    })
}
