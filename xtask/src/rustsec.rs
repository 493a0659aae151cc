//! Advisories as the database of RustSec keeps them: `crates/NAME/RUSTSEC-YYYY-NNNN.md`, which begin with a block of TOML.

use crate::{advisories::Advisory, locked::Registry, ranges::Ranges};
use anyhow::{Context, Result};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    advisory: About,
    #[serde(default)]
    versions: Versions,
}

#[derive(Deserialize)]
struct About {
    id: String,
    package: String,
    informational: Option<String>,
    withdrawn: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Versions {
    patched: Vec<String>,
    unaffected: Vec<String>,
}

/// Reads one file; none where it was withdrawn.
pub fn read(text: &str) -> Result<Option<Advisory>> {
    let (_, rest) = text.split_once("```toml").context("it does not begin with a block of TOML")?;
    let (head, words) = rest.split_once("```").context("its block of TOML does not end")?;
    let File { advisory, versions } = toml::from_str(head)?;
    if advisory.withdrawn.is_some() {
        return Ok(None);
    }
    let title = words.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or_default();
    let kind = advisory.informational.map(|kind| format!(" ({kind})")).unwrap_or_default();
    Ok(Some(Advisory {
        id: advisory.id,
        registry: Registry::Rust,
        package: advisory.package,
        title: format!("{}{kind}", title.trim()),
        ranges: Ranges::all_but(versions.patched.iter().chain(&versions.unaffected).map(String::as_str))?,
    }))
}
