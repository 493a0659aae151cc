//! The description after OpenAPI 3.1, made from the doors themselves: a door that is not in it cannot be.

use super::{list, problem::Problem};
use crate::doors::{Answered, Door, Open, Operation, Sent};
use schemars::{Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

/// The version of the interface. Within it, nothing that was promised is taken away.
const VERSION: &str = "1.0";

/// What an answer of a form with a file is asked, beside the file: as on the import page.
const FILE_ANSWERS: [(&str, &str); 8] = [
    ("agency", "The code of an agency that is known."),
    ("agency_code", "The code of an agency that is new."),
    ("agency_name", "Its name."),
    ("dataset", "The series of files; without it the file's name."),
    ("layout", "`recognise`, the name of a layout that is built in, or `own`."),
    ("layout_text", "The text of an own layout."),
    ("complete", "Any value: the file holds the whole series, and what it lacks is withdrawn."),
    ("without", "Headings to leave out, one a line."),
];

/// The description as text.
pub fn text(doors: &[Door]) -> String {
    let mut text = serde_json::to_string_pretty(&document(doors)).expect("a value of JSON is always written");
    text.push('\n');
    text
}

fn document(doors: &[Door]) -> Value {
    let mut generator =
        SchemaSettings::draft2020_12().for_serialize().with(|settings| settings.definitions_path = "/components/schemas".into()).into_generator();
    let problem = generator.subschema_for::<Problem>();
    let mut paths: Map<String, Value> = Map::new();
    for door in doors {
        let Some(operation) = door.operation else { continue };
        let path = paths.entry(door.path.clone()).or_insert_with(|| json!({}));
        path[operation.verb.code().to_lowercase()] = described(door, &operation, &mut generator);
    }
    let mut schemas: Vec<(String, Value)> = generator.take_definitions(true).into_iter().collect();
    schemas.sort_by(|one, other| one.0.cmp(&other.0));
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Lantern",
            "version": VERSION,
            "summary": "What pages and commands of Lantern can do, for programs.",
            "description": "Every question brings a token: `Authorization: Bearer lantern_…`. A token is made on the page of the account that it acts for, by whoever proves herself in that moment, for chosen actions and until a chosen day. The rules of the account hold beside it, and every look at a person's record is written down as on the pages. What the account may not see is answered like what is not there. Sentences come in the language of `Accept-Language`: ar, en, es, fr, ru or zh.",
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "servers": [{ "url": "/", "description": "The deployment itself" }],
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer", "description": "A token of Lantern." } },
            "responses": { "Problem": {
                "description": "What went wrong, after RFC 9457. 401 where there is no live token, 403 where it or the account may not, 404 where there is nothing for this account, 429 with `Retry-After` where it asks too often.",
                "content": { "application/problem+json": { "schema": problem } },
            } },
            "schemas": Value::Object(schemas.into_iter().collect()),
        },
    })
}

fn described(door: &Door, operation: &Operation, generator: &mut SchemaGenerator) -> Value {
    let answer = answered(operation, generator);
    let mut responses = Map::from_iter([(operation.status.to_string(), answer.clone())]);
    responses.extend(operation.pending.map(|status| (status.to_string(), answer)));
    responses.insert("default".to_owned(), json!({ "$ref": "#/components/responses/Problem" }));
    let mut said = json!({ "operationId": operation.name, "summary": operation.summary });
    match door.need.open {
        Open::Stranger => said["security"] = json!([]),
        Open::Bearer => {}
        _ => said["x-lantern-action"] = json!(door.need.action.code()),
    }
    let parameters = parameters(door, operation);
    if !parameters.is_empty() {
        said["parameters"] = Value::Array(parameters);
    }
    if let Some(body) = sent(operation, generator) {
        said["requestBody"] = body;
    }
    said["responses"] = Value::Object(responses);
    said
}

fn answered(operation: &Operation, generator: &mut SchemaGenerator) -> Value {
    let content = match operation.answered {
        Answered::Json(shape) => json!({ "application/json": { "schema": shape(generator) } }),
        Answered::Text => json!({ "text/plain": { "schema": { "type": "string" } } }),
        Answered::Nothing => return json!({ "description": "Done" }),
    };
    json!({ "description": operation.summary, "content": content })
}

fn sent(operation: &Operation, generator: &mut SchemaGenerator) -> Option<Value> {
    let content = match operation.sent {
        Sent::Nothing => return None,
        Sent::Json(shape) => json!({ "application/json": { "schema": shape(generator) } }),
        Sent::File { .. } => {
            let answers = FILE_ANSWERS.iter().map(|(name, what)| ((*name).to_owned(), json!({ "type": "string", "description": what })));
            let file = ("file".to_owned(), json!({ "type": "string", "format": "binary", "description": "The file, with its name." }));
            let properties = Value::Object(answers.chain([file]).collect());
            json!({ "multipart/form-data": { "schema": { "type": "object", "required": ["file"], "properties": properties } } })
        }
    };
    Some(json!({ "required": true, "content": content }))
}

/// The parts of the path, then what stands behind the question mark.
fn parameters(door: &Door, operation: &Operation) -> Vec<Value> {
    let named = door.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let in_path = named.map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }));
    let mut all: Vec<Value> = in_path.collect();
    // Each parameter stands for itself: what a shape is made of is written out.
    let mut generator = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true).into_generator();
    let paging = operation.paged.then(|| generator.root_schema_for::<list::Asked>());
    let own = operation.query.map(|shape| shape(&mut generator));
    all.extend(own.iter().chain(&paging).flat_map(in_query));
    all
}

fn in_query(shape: &Schema) -> Vec<Value> {
    let required: Vec<&str> = shape.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let properties = shape.get("properties").and_then(Value::as_object);
    let one = |(name, schema): (&String, &Value)| {
        let mut schema = schema.clone();
        let what = schema.as_object_mut().and_then(|fields| fields.remove("description")).unwrap_or_default();
        json!({ "name": name, "in": "query", "required": required.contains(&name.as_str()), "description": what, "schema": schema })
    };
    properties.into_iter().flatten().map(one).collect()
}
