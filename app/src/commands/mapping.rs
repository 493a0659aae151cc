//! `lantern mapping`: layouts, proposed, shown, or as a blank template.

use super::grid;
use crate::{
    arguments::Mapping,
    console::Console,
    outcome::{Mistyped, Outcome},
    settings::Settings,
};
use anyhow::{Context, Result};
use lantern_intake::{Input, Layout, Limits};
use lantern_words::{Arg, Words};
use serde_json::json;
use std::{fs, path::Path};

pub fn run(mapping: &Mapping, settings: &Settings, console: &dyn Console) -> Result<Outcome> {
    let words = Words::of(settings.language.value);
    match mapping {
        Mapping::Suggest { file, json } => suggest(file, *json, words, console)?,
        Mapping::Show { layout, json } => show(layout.as_deref(), *json, words, console)?,
        Mapping::Template { layout, out } => {
            let layout = named(layout)?;
            fs::write(out, lantern_intake::template::template(layout, words)?).with_context(|| format!("cannot write {}", out.display()))?;
            console.note(&out.display().to_string());
        }
    }
    Ok(Outcome::Done)
}

fn named(name: &str) -> Result<&'static Layout> {
    let names = || Layout::builtin().iter().map(|layout| layout.id.as_str()).collect::<Vec<_>>().join(", ");
    Layout::named(name).ok_or_else(|| Mistyped::error(format!("there is no built-in layout \"{name}\"; there are {}", names())))
}

fn suggest(file: &Path, as_json: bool, words: &Words, console: &dyn Console) -> Result<()> {
    let suggestion = lantern_intake::suggest(&Input::Path(file.to_owned()), &Limits::default())?;
    if as_json {
        let columns: Vec<_> = suggestion
            .columns
            .iter()
            .map(|column| json!({ "heading": column.heading, "field": column.field, "confidence": column.confidence.code(), "reason": column.reason }))
            .collect();
        console.say(&serde_json::to_string_pretty(&json!({ "layout": suggestion.toml, "columns": columns }))?);
        return Ok(());
    }
    console.note(&words.text("cli-mapping-proposed"));
    console.say(suggestion.toml.trim_end());
    Ok(())
}

fn show(name: Option<&str>, as_json: bool, words: &Words, console: &dyn Console) -> Result<()> {
    if let Some(name) = name {
        console.say(Layout::text_of(&named(name)?.id).unwrap_or_default().trim_end());
        return Ok(());
    }
    if as_json {
        let layouts: Vec<_> = Layout::builtin()
            .iter()
            .map(|layout| json!({ "layout": layout.id, "title": layout.title(words.language()), "source_kind": layout.source_kind.code() }))
            .collect();
        console.say(&serde_json::to_string_pretty(&layouts)?);
        return Ok(());
    }
    let heads = [words.text("import-list-layout"), words.text("table-list-what"), words.text("table-dimension-source-kind")];
    let mut grid = grid::grid(console.width(), &heads, 3);
    for layout in Layout::builtin() {
        let kind = words.text(&format!("typology-source-kind-{}", layout.source_kind.code().replace('_', "-")));
        grid.add_row([layout.id.clone(), layout.title(words.language()).to_owned(), kind]);
    }
    console.say(&grid.to_string());
    let hint = words.with("cli-mapping-show", &[("command", Arg::from("lantern mapping show NAME"))]);
    console.note(&hint);
    Ok(())
}
