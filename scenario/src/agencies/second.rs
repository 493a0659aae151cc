//! The second delivery of one agency's file: rows that stayed outside are put right, a few say something else, a few are gone.

use super::column::Fills;
use super::sheet::{Fate, Row, Sheet};
use crate::ScenarioError;
use crate::dice::{Dice, Stream};
use std::path::Path;

/// The agency that delivers twice, as its place in the list of agencies.
pub(crate) const SECOND_DELIVERY: usize = 5;

/// The name of its second file.
pub(crate) const SECOND_FILE: &str = "tanib-border-2.csv";

/// Writes the second file.
pub(crate) fn second_delivery(folder: &Path, first: &Sheet, seed: u64) -> Result<(), ScenarioError> {
    let mut dice = Dice::new(seed, Stream::Agency, 1_000);
    let age = first.spec.columns.iter().position(|column| matches!(column.fills, Fills::Age));
    let mut rows = Vec::with_capacity(first.rows.len());
    for (position, row) in first.rows.iter().enumerate() {
        if dice.chance(12) {
            continue;
        }
        let mut cells = row.cells.clone();
        if row.fate == Fate::WithoutKey {
            for (cell, column) in cells.iter_mut().zip(first.spec.columns) {
                if matches!(column.fills, Fills::Key) {
                    *cell = format!("{}-2-{:05}", first.spec.key_prefix, position + 1);
                }
            }
        }
        let changed = dice.chance(30);
        if let Some(cell) = age.filter(|_| changed).map(|age| &mut cells[age])
            && let Ok(years) = cell.parse::<u32>()
        {
            *cell = (years + 1).to_string();
        }
        rows.push(Row { person: row.person, cells, readings: Vec::new(), counts: row.counts, fate: Fate::Read });
    }
    super::write::write_as(folder, &Sheet { spec: first.spec, rows }, SECOND_FILE)
}
