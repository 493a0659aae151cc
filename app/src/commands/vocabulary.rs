//! `lantern vocabulary`: the code lists, and how far they map to the standards.

use super::grid;
use crate::{
    arguments::Vocabulary,
    console::Console,
    outcome::{Mistyped, Outcome},
    settings::Settings,
};
use anyhow::{Context, Result};
use lantern_vocab::{IctipTable, Language, coverage};
use lantern_words::Words;
use serde_json::json;
use std::{fs, path::Path};

/// The largest file of IC-TIP numbers that is read.
const ICTIP_BYTES_MAX: u64 = 4 * 1024 * 1024;

pub fn run(vocabulary: &Vocabulary, settings: &Settings, console: &dyn Console) -> Result<Outcome> {
    let words = Words::of(settings.language.value);
    if let Some(name) = &vocabulary.set {
        return set(name, vocabulary.json, words, console);
    }
    let ictip = ictip(vocabulary.ictip.as_deref().or(settings.ictip.value.as_deref()))?;
    let report = coverage(&ictip);
    if vocabulary.json {
        let lines: Vec<_> = report
            .iter()
            .map(|one| json!({ "set": one.set, "codes": one.codes, "htcds": one.htcds, "ctdc": one.ctdc, "protocol_art3": one.protocol_art3, "isic": one.isic, "iccs": one.iccs, "ictip": one.ictip }))
            .collect();
        console.say(&serde_json::to_string_pretty(&lines)?);
        return Ok(Outcome::Done);
    }
    let heads = [
        words.text("cli-vocabulary-set"),
        words.text("cli-vocabulary-codes"),
        "HTCDS".into(),
        "CTDC".into(),
        "Art. 3".into(),
        "ISIC".into(),
        "ICCS".into(),
        "IC-TIP".into(),
    ];
    let mut grid = grid::grid(console.width(), &heads, 1);
    for one in report {
        let counts = [one.codes, one.htcds, one.ctdc, one.protocol_art3, one.isic, one.iccs, one.ictip].map(|count| words.number(count));
        grid.add_row(std::iter::once(one.set.to_string()).chain(counts));
    }
    console.say(&grid.to_string());
    Ok(Outcome::Done)
}

/// The official IC-TIP numbers of a file; an empty table without one.
pub fn ictip(path: Option<&Path>) -> Result<IctipTable> {
    let Some(path) = path else { return Ok(IctipTable::default()) };
    let size = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?.len();
    anyhow::ensure!(size <= ICTIP_BYTES_MAX, "{} is larger than {ICTIP_BYTES_MAX} bytes", path.display());
    IctipTable::from_csv(&fs::read_to_string(path)?).with_context(|| format!("{} cannot be used", path.display()))
}

/// One set with its labels in six languages.
fn set(name: &str, as_json: bool, words: &Words, console: &dyn Console) -> Result<Outcome> {
    let set = lantern_vocab::set(name).ok_or_else(|| Mistyped::error(format!("there is no set \"{name}\"; `lantern vocabulary` lists them")))?;
    if as_json {
        let codes: Vec<_> = set
            .codes()
            .iter()
            .map(|code| {
                let labels: serde_json::Map<_, _> =
                    Language::ALL.into_iter().map(|language| (language.code().to_owned(), code.label(language).into())).collect();
                json!({ "code": code.code(), "labels": labels, "source": code.source(), "valid_from": code.valid_from(), "valid_to": code.valid_to() })
            })
            .collect();
        console.say(&serde_json::to_string_pretty(&codes)?);
        return Ok(Outcome::Done);
    }
    let mut grid = grid::grid(console.width(), &[words.text("table-list-name"), words.text("table-list-what")], 2);
    for code in set.codes() {
        grid.add_row([code.code(), code.label(words.language())]);
    }
    console.say(&grid.to_string());
    Ok(Outcome::Done)
}
