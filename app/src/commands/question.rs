//! What a person asks for, in the terms of the facts.

use crate::arguments::Figures;
use anyhow::{Context, Result, bail};
use lantern_facts::{Condition, Dimension, Query, Scope};
use lantern_model::SourceKind;
use lantern_publish::Choice;

/// A dimension by its name.
pub fn dimension(name: &str) -> Result<Dimension> {
    let name = name.trim();
    Dimension::parse(name).with_context(|| format!("there is no dimension \"{name}\"; `lantern table --list` names them"))
}

/// `sex=female` or `form=forced_labour|servitude`.
fn condition(text: &str) -> Result<Condition> {
    let Some((name, codes)) = text.split_once('=') else { bail!("\"{text}\" is not a condition such as sex=female") };
    Ok(Condition { dimension: dimension(name)?, codes: codes.split('|').map(|code| store_code(code.trim())).collect() })
}

/// The words that files and JSON have for missing values, as the facts have them.
fn store_code(code: &str) -> String {
    match code {
        "none_of_them" => "-".to_owned(),
        "unknown" | "not_asked" | "declined" | "not_applicable" | "not_recorded" => format!("!{code}"),
        other => other.to_owned(),
    }
}

/// The kind of source, where one is named.
fn kind(figures: &Figures) -> Result<Option<SourceKind>> {
    let known = || SourceKind::ALL.map(SourceKind::code).join(", ");
    figures.kind.as_deref().map(|code| SourceKind::from_code(code).with_context(|| format!("there is no kind of source \"{code}\"; there are {}", known()))).transpose()
}

/// Operational figures unless public ones are asked for.
pub const fn choice(figures: &Figures) -> Choice {
    if figures.public { Choice::Public } else { Choice::Operational }
}

/// The scope of a typology.
pub fn scope(figures: &Figures) -> Result<Scope> {
    Ok(Scope { source_kind: kind(figures)?, conditions: figures.conditions.iter().map(|text| condition(text)).collect::<Result<_>>()? })
}

/// The question of a free table.
pub fn query(by: &[String], figures: &Figures) -> Result<Query> {
    let Scope { source_kind, conditions } = scope(figures)?;
    Ok(Query { by: by.iter().map(|name| dimension(name)).collect::<Result<_>>()?, conditions, source_kind })
}
