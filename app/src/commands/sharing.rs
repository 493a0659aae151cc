//! `lantern protocols`, `recipients`, `consents`, `share`, `shares`: the same functions of the gate as behind the pages.

mod consents;
mod protocols;
mod recipients;
mod shares;

pub use consents::consents;
pub use protocols::protocols;
pub use recipients::recipients;
pub use shares::{share, shares};

use super::{Asked, grid};
use crate::outcome::Mistyped;
use anyhow::{Context, Result};
use lantern_access::consent::RecipientId;
use lantern_gate::GateError;
use lantern_model::RecordId;
use lantern_words::{Arg, Words};
use serde::de::DeserializeOwned;
use std::{collections::HashMap, path::Path};
use uuid::Uuid;

/// How many of each are listed.
const LISTED_MAX: u32 = 500;

/// The longest file of terms or of a consent that is read.
const FILE_BYTES_MAX: u64 = 64 * 1024;

/// What stands against it, in the reader's words; every other error says itself.
fn said(words: &Words, error: GateError) -> anyhow::Error {
    match error {
        GateError::Sharing(problem) => Mistyped::error(words.text(&problem.key())),
        other => other.into(),
    }
}

fn id(text: &str) -> Result<Uuid> {
    Uuid::parse_str(text.trim()).map_err(|_| Mistyped::error(format!("\"{text}\" is not an id: it has 36 letters, digits and hyphens")))
}

fn record(text: &str) -> Result<RecordId> {
    RecordId::parse(text.trim()).ok_or_else(|| Mistyped::error(format!("\"{text}\" is not the code of a record")))
}

/// One of a closed list.
fn code<T>(what: &str, text: &str, from_code: impl Fn(&str) -> Option<T>) -> Result<T> {
    from_code(text.trim()).ok_or_else(|| Mistyped::error(format!("\"{text}\" is not a {what}; see docs/sharing.md for the codes")))
}

/// Reads a small TOML file as a type that checks its own values.
fn read<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let bytes = lantern_disk::Disk::real().read(path, FILE_BYTES_MAX)?.with_context(|| format!("there is no file {}", path.display()))?;
    let text = String::from_utf8(bytes).with_context(|| format!("{} is not text", path.display()))?;
    // The message of the reader can quote a value; where it stands says enough.
    toml::from_str(&text).map_err(|error| {
        let line = error.span().map_or(0, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        Mistyped::error(format!(
            "cannot read {}, line {line}: a field is missing, unknown or has a value that does not fit; see docs/sharing.md",
            path.display()
        ))
    })
}

/// The names of recipients by id.
async fn names(asked: &Asked) -> Result<HashMap<RecipientId, String>> {
    let (known, _) = asked.house.gate.recipients(&asked.entered, (0, LISTED_MAX), &crate::clock::now().at).await?;
    Ok(known.into_iter().map(|held| (held.body.id, held.body.name.to_string())).collect())
}

/// The id of what was kept, for the next command or for a pipe.
fn say_kept(asked: &Asked, id: Uuid, as_json: bool) {
    if as_json {
        asked.console.say(&serde_json::json!({ "id": id }).to_string());
    } else {
        asked.console.say(&asked.words().with("sharing-kept", &[("id", Arg::from(&id.to_string()))]));
    }
}

/// A grid with these heads.
fn table(asked: &Asked, heads: &[&str]) -> comfy_table::Table {
    let words = asked.words();
    grid::grid(asked.console.width(), &heads.iter().map(|key| words.text(key)).collect::<Vec<_>>(), heads.len())
}
