//! `lantern config`: every setting, its value, and where it comes from.

use super::grid;
use crate::{arguments::Reading, console::Console, outcome::Outcome, settings::Settings};
use anyhow::Result;
use lantern_words::Words;
use serde_json::json;

/// The commented settings file, as a deployment may begin with it.
const SAMPLE: &str = include_str!("../../lantern.sample.toml");

pub fn run(reading: &Reading, settings: &Settings, console: &dyn Console) -> Result<Outcome> {
    let words = Words::of(settings.language.value);
    let lines = settings.lines();
    if reading.json {
        let lines: Vec<_> = lines.iter().map(|(name, value, origin)| json!({ "setting": name, "value": value, "from": origin.code() })).collect();
        console.say(&serde_json::to_string_pretty(&lines)?);
        return Ok(Outcome::Done);
    }
    let mut grid = grid::grid(console.width(), &[words.text("cli-config-setting"), words.text("cli-config-value"), words.text("cli-config-from")], 3);
    for (name, value, origin) in lines {
        grid.add_row([name.to_owned(), value, words.text(origin.key())]);
    }
    console.say(&grid.to_string());
    console.say(&format!("\n{SAMPLE}"));
    Ok(Outcome::Done)
}
