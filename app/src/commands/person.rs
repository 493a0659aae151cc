//! `lantern person export`: everything that is held about one person, for that person.

use super::{Asked, requests::said};
use crate::{
    clock,
    outcome::{Mistyped, Outcome},
};
use anyhow::{Context, Result};
use lantern_model::RecordId;
use lantern_words::Arg;
use std::path::Path;

/// The record that was typed.
pub fn record(text: &str) -> Result<RecordId> {
    RecordId::parse(text).ok_or_else(|| Mistyped::error("that is not the code of a record: `lantern requests list` and the page of a record show it whole"))
}

pub async fn export(text: &str, out: &Path, asked: &Asked) -> Result<Outcome> {
    let exported = asked.house.gate.export_person(&asked.entered, record(text)?, &clock::now().at).await.map_err(|error| said(asked, error))?;
    let path = asked.path(out);
    let bytes = serde_json::to_vec_pretty(&exported)?;
    lantern_disk::Disk::real().replace(&path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;
    let path = out.display().to_string();
    asked.console.note(&asked.words().with("rights-cli-exported", &[("path", Arg::from(&path))]));
    Ok(Outcome::Done)
}
