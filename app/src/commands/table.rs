//! `lantern table`: count by any dimensions.

use super::{Asked, grid, question};
use crate::{arguments::Table, console::Console, outcome::Outcome, settings::Settings};
use anyhow::Result;
use lantern_facts::Dimension;
use lantern_publish::{Names, Places, to_csv, to_json};
use lantern_words::Words;

pub async fn run(table: &Table, asked: &Asked) -> Result<Outcome> {
    let query = question::query(&table.by, &table.figures)?;
    let figures = asked.house.figures().await?;
    let counted = figures.table(&query, question::choice(&table.figures)).await?;
    let names = asked.house.names(&figures);
    if table.figures.reading.json {
        asked.console.say(&serde_json::to_string_pretty(&to_json(&counted, &names))?);
    } else if table.csv {
        let text = String::from_utf8(to_csv(&counted, &names)?)?;
        asked.console.say(text.trim_end());
    } else {
        grid::print(&counted, grid::ROWS_PRINTED_MAX, &names, &*asked.console);
        asked.console.say(&format!("\n{}", grid::kind_line(counted.figures, &names)));
    }
    Ok(Outcome::Done)
}

/// The dimensions with their names in the reader's language.
pub fn list(settings: &Settings, console: &dyn Console) {
    let (words, places) = (Words::of(settings.language.value), Places::default());
    let names = Names { words, places: &places, sources: &[] };
    let mut grid = grid::grid(console.width(), &[words.text("table-list-name"), words.text("table-list-what"), words.text("table-list-unit")], 3);
    for dimension in Dimension::all() {
        grid.add_row([dimension.name().to_owned(), names.dimension(dimension), names.unit(dimension.unit())]);
    }
    console.say(&grid.to_string());
}
