//! What a person asks for, in the terms of the facts.

use crate::{arguments::Figures, outcome::Mistyped};
use anyhow::Result;
use lantern_facts::{Condition, Dimension, Query, Scope};
use lantern_model::SourceKind;
use lantern_publish::Choice;

/// `sex=female` or `form=forced_labour,servitude`; missing values by the words that files and JSON have for them.
fn condition(text: &str) -> Result<Condition> {
    let mut condition = Condition::parse(text)?;
    for code in &mut condition.codes {
        match code.as_str() {
            "none_of_them" => "-".clone_into(code),
            "unknown" | "not_asked" | "declined" | "not_applicable" | "not_recorded" => code.insert(0, '!'),
            _ => {}
        }
    }
    Ok(condition)
}

/// The kind of source, where one is named.
fn kind(figures: &Figures) -> Result<Option<SourceKind>> {
    let known = || SourceKind::ALL.map(SourceKind::code).join(", ");
    figures
        .kind
        .as_deref()
        .map(|code| SourceKind::from_code(code).ok_or_else(|| Mistyped::error(format!("there is no kind of source \"{code}\"; there are {}", known()))))
        .transpose()
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
    Ok(Query { by: by.iter().map(|name| Ok(Dimension::named(name.trim())?)).collect::<Result<_>>()?, conditions, source_kind })
}
