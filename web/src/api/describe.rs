//! The description of the programming interface, for whoever brings a token. It is not shown to strangers: what a server is for is
//! nobody's business who passes by.

use super::openapi;
use crate::{
    AppState,
    doors::{Doors, Need, Operation},
};
use axum::{extract::State, http::header, response::IntoResponse};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// The door.
pub fn routes(doors: Doors) -> Doors {
    doors.api("/openapi.json", Need::bearer(), Operation::get("openapi", "This description").gives::<Document>(), document)
}

/// A description after OpenAPI 3.1: a text that is ready when it is asked for.
enum Document {}

impl JsonSchema for Document {
    fn schema_name() -> Cow<'static, str> {
        "Description".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "required": ["openapi", "info", "paths"] })
    }
}

async fn document(State(state): State<AppState>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], openapi::text(&crate::doors(&state).list()))
}
