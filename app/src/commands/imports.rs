//! `lantern imports`: what came in, and what was interrupted.

use super::{Asked, grid};
use crate::{
    arguments::Imports,
    outcome::{Mistyped, Outcome},
};
use anyhow::Result;
use lantern_access::policy::{Action, Purpose, ResourceKind};
use lantern_model::ImportId;
use lantern_store::Change;
use serde_json::json;

/// How many imports are listed.
const LISTED_MAX: u32 = 200;

pub async fn run(imports: &Imports, asked: &Asked) -> Result<Outcome> {
    let (store, words, console) = (&asked.house.store, asked.words(), &asked.console);
    if let Some(text) = &imports.discard {
        let id = ImportId::parse(text).ok_or_else(|| Mistyped::error(format!("\"{text}\" is not the id of an import; `lantern imports` lists them")))?;
        store.commit(&asked.may(Action::ImportFile, ResourceKind::Import, Purpose::Statistics)?, Change::DiscardImport(id)).await?;
        console.say(&words.text("import-state-discarded"));
        return Ok(Outcome::Done);
    }
    let held = store.imports(LISTED_MAX).await?;
    if imports.reading.json {
        for one in &held {
            let line = json!({ "import": one.import.to_string(), "agency": one.agency.as_str(), "dataset": one.dataset.as_str(), "file": one.file_name, "layout": one.layout, "state": one.state.code(),
                "opened_at": one.opened_at, "closed_at": one.closed_at, "read": one.read, "new": one.new, "changed": one.changed, "unchanged": one.unchanged,
                "rejected": one.rejected, "withdrawn": one.withdrawn });
            console.say(&line.to_string());
        }
        return Ok(Outcome::Done);
    }
    if held.is_empty() {
        console.say(&words.text("import-list-empty"));
        return Ok(Outcome::Done);
    }
    let heads =
        ["import-list-id", "import-list-date", "import-list-agency", "import-list-file", "import-list-state", "import-list-rows"].map(|key| words.text(key));
    let mut grid = grid::grid(console.width(), &heads, 5);
    for one in &held {
        let (day, state) = (one.opened_at.get(..10).unwrap_or_default().to_owned(), words.text(&format!("import-state-{}", one.state.code())));
        grid.add_row([one.import.to_string(), day, one.agency.to_string(), one.file_name.clone(), state, words.number(one.read)]);
    }
    console.say(&grid.to_string());
    Ok(Outcome::Done)
}
