//! `lantern typology`: what S/2017/939 paragraph 63 asks for, in the terminal.

use super::{Asked, grid, question};
use crate::{arguments::Typology, outcome::Outcome};
use anyhow::Result;
use lantern_facts::{FigureKind, Scope};
use lantern_publish::{Choice, to_json};
use lantern_words::Arg;
use serde_json::{Value, json};

pub async fn run(typology: &Typology, asked: &Asked) -> Result<Outcome> {
    let scope = question::scope(&typology.figures)?;
    let form = if typology.figures.reading.json { Form::Json } else { Form::Tables { rows_max: grid::ROWS_PRINTED_MAX } };
    print(&scope, question::choice(&typology.figures), form, asked).await?;
    Ok(Outcome::Done)
}

/// How a typology is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Json,
    Tables { rows_max: usize },
}

/// One typology per kind of source that is there; kinds are never summed.
pub async fn print(scope: &Scope, choice: Choice, form: Form, asked: &Asked) -> Result<()> {
    let figures = asked.house.figures().await?;
    let names = asked.house.names(&figures);
    let (words, console) = (asked.words(), &*asked.console);
    let kinds = match scope.source_kind {
        Some(kind) => vec![kind],
        None => figures.source_kinds(),
    };
    if kinds.is_empty() && form != Form::Json {
        console.say(&words.text("typology-empty"));
    }
    let mut printed: Vec<Value> = Vec::new();
    for kind in kinds {
        let scope = Scope { source_kind: Some(kind), conditions: scope.conditions.clone() };
        let typology = figures.typology(&scope, choice).await?;
        let tables = || typology.parts.iter().flat_map(|part| &part.tables);
        let Form::Tables { rows_max } = form else {
            printed.push(
                json!({ "source_kind": kind.code(), "as_of": typology.position, "tables": tables().map(|table| to_json(table, &names)).collect::<Vec<_>>() }),
            );
            continue;
        };
        console.say(&format!("\n━━ {} · {}", words.text("typology-title"), words.text(&format!("typology-source-kind-{}", kind.code().replace('_', "-")))));
        let kind_of_figure = match choice {
            Choice::Operational => FigureKind::Operational,
            Choice::Public => FigureKind::Public { threshold: asked.house.settings.threshold.value },
        };
        console.say(&grid::kind_line(kind_of_figure, &names));
        for part in &typology.parts {
            console.say(&format!("\n── {}", words.text(&format!("typology-part-{}", part.key))));
            for table in &part.tables {
                grid::print(table, rows_max, &names, console);
            }
        }
        console.say(&format!("\n{}", words.with("typology-how-made-as-of", &[("position", Arg::from(&words.number(typology.position)))])));
    }
    if form == Form::Json {
        console.say(&serde_json::to_string_pretty(&Value::from(printed))?);
    }
    Ok(())
}
