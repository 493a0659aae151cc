//! `lantern codebook`: every variable of a file, as it is. Reads no store and holds nothing back: it is the user's own file.

use super::grid;
use crate::{arguments::Codebook, console::Console, outcome::Outcome, settings::Settings};
use anyhow::Result;
use lantern_intake::{Input, Limits};
use lantern_words::{Arg, Words};

pub fn run(codebook: &Codebook, settings: &Settings, console: &dyn Console) -> Result<Outcome> {
    let words = Words::of(settings.language.value);
    let counted = lantern_intake::codebook::codebook(&Input::Path(codebook.file.clone()), &Limits::default())?;
    if codebook.json {
        console.say(&serde_json::to_string_pretty(&counted)?);
        return Ok(Outcome::Done);
    }
    console.say(&words.with("cli-codebook-rows", &[("count", Arg::count(counted.rows))]));
    let heads = ["cli-codebook-value", "cli-codebook-count", "cli-codebook-percent", "cli-codebook-valid-percent"].map(|key| words.text(key));
    for variable in &counted.variables {
        console.say(&format!("\n{}", variable.name));
        let mut grid = grid::grid(console.width(), &heads, 1);
        for value in &variable.values {
            grid.add_row([
                value.value.clone(),
                words.number(value.count),
                words.decimal(&format!("{:.2}", value.percent)),
                words.decimal(&format!("{:.2}", value.valid_percent)),
            ]);
        }
        console.say(&grid.to_string());
        console.say(&format!(
            "  {} {} · {} {}",
            words.text("cli-codebook-valid"),
            words.number(variable.valid),
            words.text("cli-codebook-missing"),
            words.number(variable.missing)
        ));
    }
    Ok(Outcome::Done)
}
