//! Advisories in the form of OSV, as GitHub's database keeps them for npm: one JSON file each.

use crate::{
    advisories::Advisory,
    locked::Registry,
    ranges::{End, Ranges},
};
use anyhow::{Context, Result};
use semver::Version;
use serde_json::Value;

/// Reads one file: an advisory for each package of ours that it names; none where it was withdrawn.
pub fn read(text: &str) -> Result<Vec<Advisory>> {
    let file: Value = serde_json::from_str(text)?;
    let id = file["id"].as_str().context("it has no id")?;
    if !file["withdrawn"].is_null() {
        return Ok(Vec::new());
    }
    let title = file["summary"].as_str().unwrap_or_default();
    let mut found = Vec::new();
    for affected in file["affected"].as_array().into_iter().flatten() {
        let registry = match affected["package"]["ecosystem"].as_str() {
            Some("npm") => Registry::Npm,
            Some("crates.io") => Registry::Rust,
            _ => continue,
        };
        let package = affected["package"]["name"].as_str().context("a package has no name")?;
        let ranges = ranges(affected).with_context(|| format!("{id} on {package}"))?;
        found.push(Advisory { id: id.to_owned(), registry, package: package.to_owned(), title: title.to_owned(), ranges });
    }
    Ok(found)
}

fn ranges(affected: &Value) -> Result<Ranges> {
    let mut spans: Vec<(Version, Option<End>)> = Vec::new();
    let events = affected["ranges"].as_array().into_iter().flatten().filter(|range| range["type"] != "GIT");
    for event in events.flat_map(|range| range["events"].as_array().into_iter().flatten()) {
        if let Some(first) = event["introduced"].as_str() {
            spans.push((version(first)?, None));
        }
        let end = match (event["fixed"].as_str(), event["last_affected"].as_str()) {
            (Some(fixed), _) => Some(End::Fixed(version(fixed)?)),
            (None, Some(last)) => Some(End::Last(version(last)?)),
            (None, None) => None,
        };
        if end.is_some() {
            spans.last_mut().context("a range ends before it begins")?.1 = end;
        }
    }
    let named = affected["versions"].as_array().into_iter().flatten().filter_map(|text| text.as_str().and_then(|text| Version::parse(text).ok())).collect();
    Ok(Ranges::From { spans, named })
}

/// "0" stands for the first version that there ever was; some leave the last numbers out.
fn version(text: &str) -> Result<Version> {
    let numbers = text.split(['-', '+']).next().unwrap_or_default().split('.').count();
    let whole = if numbers < 3 { format!("{text}{}", ".0".repeat(3 - numbers)) } else { text.to_owned() };
    Version::parse(&whole).with_context(|| format!("\"{text}\" is no version"))
}
