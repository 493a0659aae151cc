//! Figures: the typology, any table, the quality of sources. Exact ones for whom the rules allow it, else the public ones.

use crate::{
    AppState, View, WebError,
    doors::{Doors, Operation, Pass},
    pages::{
        NEEDS, figures_scope, quality,
        table::asked,
        typology::filter::{self, Filter},
    },
};
use axum::{
    Json,
    extract::{Query, State},
};
use lantern_publish::{quality_json, to_json};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::Value;
use std::borrow::Cow;

/// The doors.
pub fn routes(doors: Doors) -> Doors {
    let typology = Operation::get("figures_typology", "The typology of S/2017/939, paragraph 63").query::<filter::Asked>().gives::<Typology>();
    let table = Operation::get("figures_table", "A table by any dimensions").query::<TableAsked>().gives::<TableAnswer>();
    let quality = Operation::get("figures_quality", "How complete, timely and consistent each source is").gives::<QualityAnswer>();
    doors.api("/figures/typology", NEEDS.figures, typology, typology_of).api("/figures/table", NEEDS.figures, table, table_of).api(
        "/figures/quality",
        NEEDS.quality,
        quality,
        quality_of,
    )
}

/// What the table builder reads of an address: pairs, some of them named after a dimension.
enum TableAsked {}

impl JsonSchema for TableAsked {
    fn schema_name() -> Cow<'static, str> {
        "TableAsked".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "required": ["by"],
            "properties": {
                "by": { "type": "string", "description": "What the table is divided by: dimensions, with commas between them." },
                "where": { "type": "string", "description": "A dimension on which a condition is set. Its code stands in a parameter of its own, `is.` and the dimension's name: `where=sex&is.sex=female`." },
                "kind": { "type": "string", "description": "The kind of source." },
                "figures": { "type": "string", "description": "`public` for figures without small numbers." },
            },
        })
    }
}

/// A table as the program prints it everywhere.
#[derive(Serialize)]
#[serde(transparent)]
struct TableAnswer(Value);

/// A figure: exact, between two numbers, or withheld.
fn figure() -> Value {
    serde_json::json!({ "oneOf": [
        { "type": "integer", "minimum": 0 },
        { "type": "object", "required": ["low", "high"], "properties": { "low": { "type": "integer" }, "high": { "type": ["integer", "null"] } } },
        { "const": "withheld" },
    ] })
}

impl JsonSchema for TableAnswer {
    fn schema_name() -> Cow<'static, str> {
        "Table".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "description": "A table of figures. `as_of` is the position of the journal up to which it counts.",
            "required": ["title", "by", "where", "unit", "source_kind", "figures", "as_of", "additive", "all", "known", "rows"],
            "properties": {
                "table": { "type": ["string", "null"], "description": "Its name in the typology." },
                "title": { "type": "string" },
                "by": { "type": "array", "items": { "type": "string" } },
                "where": { "type": "array", "items": { "type": "object", "required": ["dimension", "codes"], "properties": {
                    "dimension": { "type": "string" }, "codes": { "type": "array", "items": { "type": "string" } } } } },
                "unit": { "type": "string" },
                "source_kind": { "type": "string" },
                "figures": { "enum": ["operational, not for publication", "public"] },
                "threshold": { "type": ["integer", "null"], "description": "Public figures below it are withheld." },
                "as_of": { "type": "integer" },
                "additive": { "type": "boolean", "description": "Whether the rows add up to the whole." },
                "all": figure(),
                "known": figure(),
                "rows": { "type": "array", "items": { "type": "object", "required": ["codes", "labels", "known", "count"], "properties": {
                    "codes": { "type": "array", "items": { "type": "string" } },
                    "labels": { "type": "array", "items": { "type": "string" } },
                    "known": { "type": "boolean" },
                    "count": figure(),
                    "percent_of_known": { "type": "string" },
                    "percent_of_all": { "type": "string" } } } },
            },
        })
    }
}

/// The quality of every source as the program prints it.
#[derive(Serialize)]
#[serde(transparent)]
struct QualityAnswer(Value);

impl JsonSchema for QualityAnswer {
    fn schema_name() -> Cow<'static, str> {
        "Quality".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "array",
            "items": { "type": "object", "required": ["source", "records", "completeness", "timeliness", "contradictions", "duplicates"], "properties": {
                "source": { "type": "string" },
                "records": { "type": "integer" },
                "completeness": { "type": "array", "items": { "type": "object", "required": ["dimension", "known", "all"], "properties": {
                    "dimension": { "type": "string" }, "known": { "type": "integer" }, "all": { "type": "integer" } } } },
                "timeliness": { "type": ["object", "null"], "properties": {
                    "median_days": { "type": "integer" }, "ninth_decile_days": { "type": "integer" }, "known": { "type": "integer" } } },
                "contradictions": { "type": "array", "items": { "type": "object", "required": ["rule", "records"], "properties": {
                    "rule": { "type": "string" }, "records": { "type": "integer" } } } },
                "duplicates": { "type": "integer" } } },
        })
    }
}

/// The typology.
#[derive(Serialize, JsonSchema)]
struct Typology {
    /// The kind of source that was counted.
    source_kind: Option<String>,
    /// The position of the journal up to which it counts.
    as_of: Option<i64>,
    /// Its parts, in order; none where nothing is held.
    parts: Vec<Part>,
}

/// A part of the typology.
#[derive(Serialize, JsonSchema)]
struct Part {
    /// Its name: `areas`, `people`, `forms` and so on.
    part: String,
    /// Its tables.
    tables: Vec<TableAnswer>,
}

async fn typology_of(State(state): State<AppState>, view: View, pass: Pass, Query(asked): Query<filter::Asked>) -> Result<Json<Typology>, WebError> {
    let figures = state.figures().await?;
    if figures.sources().is_empty() {
        return Ok(Json(Typology { source_kind: None, as_of: None, parts: Vec::new() }));
    }
    let names = state.names(view.words, &figures);
    let filter = Filter::read(&asked, &figures).cut(&figures_scope(&state, &pass), &figures);
    let counted = figures.typology(&filter.scope(), filter.choice).await?;
    let part =
        |one: &lantern_facts::Part| Part { part: one.key.to_owned(), tables: one.tables.iter().map(|table| TableAnswer(to_json(table, &names))).collect() };
    let parts = counted.parts.iter().map(part).collect();
    Ok(Json(Typology { source_kind: Some(counted.source_kind.code().to_owned()), as_of: Some(counted.position), parts }))
}

async fn table_of(State(state): State<AppState>, view: View, pass: Pass, Query(pairs): Query<Vec<(String, String)>>) -> Result<Json<TableAnswer>, WebError> {
    let figures = state.figures().await?;
    let table = asked(&state, &view, &pass, &figures, &pairs).await?;
    Ok(Json(TableAnswer(to_json(&table, &state.names(view.words, &figures)))))
}

async fn quality_of(State(state): State<AppState>, view: View, pass: Pass) -> Result<Json<QualityAnswer>, WebError> {
    let figures = state.figures().await?;
    let seen = quality::seen(&state, &pass, &figures)?;
    Ok(Json(QualityAnswer(quality_json(&seen, &state.names(view.words, &figures)))))
}
