//! The programming interface as a program sees it: described, validated by an outside tool, and answering as it says.

use crate::{
    client::Answer,
    pages::LANGUAGES,
    programs::{call, call_with, staff, token_for},
    world::World,
};
use lantern_access::policy::Role;
use lantern_store::{AccessFilter, RecordFilter};
use serde_json::{Value, json};
use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

const VALIDATOR: &str = "openapi-spec-validator==0.9.0";

/// Reads the document and what a server answered, and says what is wrong.
const SCRIPT: &str = r"
import json, sys
from openapi_spec_validator import OpenAPIV31SpecValidator
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
work = json.load(sys.stdin)
said = [str(error.message)[:300] for error in OpenAPIV31SpecValidator(work['document']).iter_errors()]
registry = Registry().with_resource('urn:document', Resource.from_contents(work['document'], default_specification=DRAFT202012))
for where, body in work['answers']:
    validator = Draft202012Validator({'$ref': 'urn:document#' + where}, registry=registry)
    said += [where + ': ' + '/'.join(map(str, error.absolute_path)) + ': ' + error.message[:300] for error in validator.iter_errors(body)]
json.dump(said, sys.stdout)
";

/// The Python of an environment with the validator, made on first use; none where it cannot be installed. In CI it must be there.
fn python() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("openapi-0.9.0");
    let python = folder.join("bin/python");
    let works = |python: &Path| Command::new(python).args(["-c", "import openapi_spec_validator"]).output().is_ok_and(|output| output.status.success());
    if !works(&python) {
        let made = Command::new("python3").args(["-m", "venv"]).arg(&folder).output().is_ok_and(|output| output.status.success());
        let mut install = Command::new(&python);
        install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", VALIDATOR]);
        if !made || !install.output().is_ok_and(|output| output.status.success()) || !works(&python) {
            assert!(std::env::var_os("CI").is_none(), "{VALIDATOR} cannot be installed; CI must check the description");
            println!("skipped: {VALIDATOR} cannot be installed on this machine, so the description is not checked by an outside tool");
            return None;
        }
    }
    Some(python)
}

fn wrong(python: &Path, work: &Value) -> Vec<String> {
    let mut child = Command::new(python).args(["-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(work.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The committed description is the one that the doors make, byte for byte: a door or a shape that changes shows here.
#[tokio::test(flavor = "multi_thread")]
async fn the_description_is_committed() {
    let world = World::empty().await;
    let found = lantern_web::openapi(&world.state);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/openapi.json");
    if std::env::var_os("LANTERN_GOLDEN").is_some_and(|value| value == "write") {
        std::fs::write(path, &found).unwrap();
    }
    assert!(std::fs::read_to_string(path).unwrap_or_default() == found, "docs/openapi.json is not what the doors make; LANTERN_GOLDEN=write renews it");
    let document: Value = serde_json::from_str(&found).unwrap();
    let described = document["paths"].as_object().unwrap();
    let doors = lantern_web::doors(&world.state).list();
    let below: Vec<_> = doors.iter().filter(|door| door.path.starts_with("/api/")).collect();
    assert!(below.len() >= 25, "{}", below.len());
    for door in below {
        assert!(described.get(&door.path).is_some_and(|path| path.get(door.method.to_lowercase()).is_some()), "{} {} is not described", door.method, door.path);
    }
}

/// Every GET of the description, answered by a server for somebody who may, has the shape that it says, by the reading of others.
#[tokio::test(flavor = "multi_thread")]
async fn answers_have_the_shapes_that_are_described() {
    let Some(python) = python() else { return };
    let world = World::region().await;
    staff(&world, "shelter", &[Role::Statistician, Role::Supervisor, Role::Auditor, Role::CaseWorker]).await;
    let mut tokens = Vec::new();
    for login in ["statistician-1", "caseworker-1", "supervisor-1", "auditor-1", "keeper-1"] {
        tokens.push(token_for(&world, login, &[]).await);
    }
    let publication = world.store.prepare_publication().await.unwrap();
    world.store.finish_publication(&publication, &publication.checkpoint).unwrap();
    let brought = bring(&world, &tokens[0], &[("agency", "shelter"), ("dataset", "arrivals")], FILE).await;
    assert_eq!(brought.status, 201, "{}", brought.body);
    let brought: Value = serde_json::from_str(&brought.body).unwrap();
    let record = world.store.records(&RecordFilter { agency: lantern_model::AgencyCode::parse("shelter").ok(), ..RecordFilter::default() }, 0, 1).await;
    let record = record.unwrap().0[0].record.to_string();
    let filled = |path: &str| {
        let fill = [("{set}", "sex"), ("{id}", "reception"), ("{import}", brought["import"].as_str().unwrap()), ("{run}", brought["run"].as_str().unwrap())];
        let fill = fill.into_iter().chain([("{record}", record.as_str()), ("{position}", "2"), ("{login}", "statistician-1"), ("{code}", "not_found")]);
        let path = fill.fold(path.to_owned(), |path, (name, value)| path.replace(name, value));
        if path.ends_with("/figures/table") { format!("{path}?by=sex,age_broad&where=displacement&is.displacement=refugee") } else { path }
    };
    let document: Value = serde_json::from_str(&lantern_web::openapi(&world.state)).unwrap();
    let (mut answers, mut asked) = (Vec::new(), 0);
    for (path, described) in document["paths"].as_object().unwrap().iter().filter(|(_, described)| described.get("get").is_some()) {
        let mut answer = call(&world, "GET", &filled(path), "").await;
        for token in &tokens {
            if answer.status != 200 {
                answer = call(&world, "GET", &filled(path), token).await;
            }
        }
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        asked += 1;
        let place = format!("/paths/{}/get/responses/200/content/application~1json/schema", path.replace('/', "~1"));
        if described["get"]["responses"]["200"]["content"].get("application/json").is_some() {
            answers.push(json!([place, serde_json::from_str::<Value>(&answer.body).unwrap_or_else(|_| panic!("{path}: {}", answer.body))]));
        }
        // Nobody without a token is told anything but so.
        if path.starts_with("/api/v1") {
            let stranger = call(&world, "GET", &filled(path), "").await;
            assert_eq!(stranger.status, 401, "{path}");
            answers.push(json!(["/components/schemas/Problem", serde_json::from_str::<Value>(&stranger.body).unwrap()]));
        }
    }
    assert!(asked >= 22, "{asked}");
    let found = wrong(&python, &json!({ "document": document, "answers": answers }));
    assert!(found.is_empty(), "{found:#?}");
    let broken = json!(["/components/schemas/Problem", { "title": 1 }]);
    assert!(!wrong(&python, &json!({ "document": document, "answers": [broken] })).is_empty(), "the tool looks");
}

const FILE: &str = "record,victim.sex,victim.detection_date,victim.status,event.exploitation_area,event.forms\n\
    1,female,2024-03-05,identified,XA-01,forced_labour\n\
    2,male,2024-04,presumed,XA-02,forced_labour\n\
    3,purple,2024-05,presumed,XB-01,forced_marriage\n";

async fn bring(world: &World, token: &str, fields: &[(&str, &str)], file: &str) -> Answer {
    let part = |(field, value): &(&str, &str)| format!("--edge\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
    let parts: String = fields.iter().map(part).collect();
    let body = format!("{parts}--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"arrivals.csv\"\r\n\r\n{file}\r\n--edge--\r\n");
    call_with(world, "POST", "/api/v1/imports", token, &[("content-type", "multipart/form-data; boundary=edge")], &body).await
}

/// A file comes in as on the page: kept, its problems told without a value, refused for an agency that the account may not import for.
#[tokio::test(flavor = "multi_thread")]
async fn a_program_brings_a_file_in() {
    let world = World::region().await;
    staff(&world, "shelter", &[Role::Registration]).await;
    let token = token_for(&world, "registration-1", &[]).await;
    let before = world.store.position().await.unwrap();
    for (fields, status) in [
        (vec![("agency", "nobody")], 400),
        (vec![("dataset", "arrivals")], 400),
        (vec![("agency", "shelter"), ("layout", "own"), ("layout_text", "not = [a layout")], 400),
        (vec![("agency", "police")], 400),
        (vec![("agency_code", "police")], 403),
    ] {
        let answer = bring(&world, &token, &fields, FILE).await;
        assert_eq!(answer.status, status, "{fields:?}: {}", answer.body);
        assert!(answer.head.contains("application/problem+json"));
    }
    let unknown = bring(&world, &token, &[("agency", "shelter")], "a,b\n1,2\n").await;
    assert!(unknown.status == 422 && unknown.body.contains("\"file_refused\""), "{}", unknown.body);
    assert_eq!(world.store.position().await.unwrap(), before, "what is refused leaves nothing");
    assert!(world.state.desk.waiting("registration-1", std::time::Instant::now()).is_empty(), "nor does it wait on the desk");
    let brought = bring(&world, &token, &[("agency", "shelter"), ("dataset", "arrivals")], FILE).await;
    let place = brought.location().to_owned();
    assert_eq!(brought.status, 201, "{}", brought.body);
    let import: Value = serde_json::from_str(&call(&world, "GET", &place, &token).await.body).unwrap();
    assert!(import["read"] == 3 && import["new"].as_u64().unwrap() >= 2 && import["state"] == "complete", "{import}");
    let problems = call(&world, "GET", &format!("{place}/problems"), &token).await.body;
    assert!(problems.contains("\"row\":4") && !problems.contains("purple"), "{problems}");
    let again: Value = serde_json::from_str(&bring(&world, &token, &[("agency", "shelter"), ("dataset", "arrivals")], FILE).await.body).unwrap();
    assert_ne!(again["import"], Value::Null);
}

/// A piece of the list is one entry in the access log that names its records; one record is one entry; a refusal is none.
#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_looks_is_written_down() {
    let world = World::region().await;
    staff(&world, "shelter", &[Role::CaseWorker]).await;
    let token = token_for(&world, "caseworker-1", &[]).await;
    let looks = async || world.store.access_log(&AccessFilter { actor: Some("caseworker-1".to_owned()), ..AccessFilter::default() }, 0, 50).await.unwrap();
    let list: Value = serde_json::from_str(&call(&world, "GET", "/api/v1/records?limit=7&offset=3", &token).await.body).unwrap();
    assert!(list["items"].as_array().unwrap().len() == 7 && list["all"] == 300 && list["next"] == 10, "{list}");
    let (lines, all) = looks().await;
    assert_eq!((all, lines[0].subjects), (1, 7));
    for one in list["items"].as_array().unwrap() {
        assert_eq!(one["agency"], "shelter");
    }
    let record = list["items"][0]["record"].as_str().unwrap();
    assert_eq!(call(&world, "GET", &format!("/api/v1/records/{record}"), &token).await.status, 200);
    assert_eq!(call(&world, "GET", &format!("/api/v1/records/{record}/history"), &token).await.status, 200);
    assert_eq!(looks().await.1, 3);
    let other = world.store.records(&RecordFilter { agency: lantern_model::AgencyCode::parse("police").ok(), ..RecordFilter::default() }, 0, 1).await;
    let other = other.unwrap().0[0].record;
    for path in [format!("/api/v1/records/{other}"), format!("/api/v1/records/{other}/history"), format!("/api/v1/records/{}", uuid::Uuid::nil())] {
        let answer = call(&world, "GET", &path, &token).await;
        assert!(answer.status == 404 && answer.body.contains("\"not_found\"") && !answer.body.contains("police"), "{path}: {}", answer.body);
    }
    assert_eq!(looks().await.1, 3, "a refusal shows nothing and is no look");
    for query in ["limit=0", "limit=201", "limit=x", "offset=-1", "offset=99999999999"] {
        assert_eq!(call(&world, "GET", &format!("/api/v1/records?{query}"), &token).await.status, 400, "{query}");
    }
}

/// Problems come in six languages with a code that stays, are explained at their address, and repeat nothing that was sent.
#[tokio::test(flavor = "multi_thread")]
async fn problems_are_told() {
    let world = World::empty().await;
    let document: Value = serde_json::from_str(&lantern_web::openapi(&world.state)).unwrap();
    let shape = document["components"]["schemas"]["Code"].to_string();
    let codes: Vec<&str> = shape.split("\"const\":\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(codes.len() >= 15, "{shape}");
    let mut said = std::collections::BTreeSet::new();
    for language in LANGUAGES {
        for code in &codes {
            let answer = call_with(&world, "GET", &format!("/api/problems/{code}"), "", &[("accept-language", language)], "").await;
            let problem: Value = serde_json::from_str(&answer.body).unwrap();
            assert!(answer.status == 200 && problem["code"] == *code && problem["type"] == format!("/api/problems/{code}"), "{}", answer.body);
            assert!(!answer.body.contains('⟦') && said.insert(format!("{code} {}", problem["title"])), "{language} {code}: {}", answer.body);
        }
        let page = call_with(&world, "GET", "/api/problems/too_many", "", &[("accept-language", language), ("accept", "text/html")], "").await;
        crate::pages::is_sound(language, &page);
        assert!(page.body.contains(&format!("lang=\"{language}\"")) && !page.body.to_lowercase().contains("traffick"), "{language}");
    }
    let secret = "Nobodysname";
    for (method, path, status, code) in [
        ("GET", "/api", 404, "not_found"),
        ("GET", "/api/v1", 404, "not_found"),
        ("GET", "/api/v1/Nobodysname", 404, "not_found"),
        ("GET", "/api/v2/whoami", 404, "not_found"),
        ("GET", "/api/problems/Nobodysname", 404, "not_found"),
        ("PUT", "/api/v1/whoami", 401, "sign_in"),
        ("TRACE", "/api/v1/whoami", 401, "sign_in"),
        ("POST", "/api/problems/ours", 405, "method_not_allowed"),
        ("GET", "/api/v1/openapi.json", 401, "sign_in"),
        ("POST", "/api/v1/tokens", 401, "sign_in"),
    ] {
        let answer = call_with(&world, method, path, "", &[("accept-language", "fr")], secret).await;
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.body);
        let problem: Value = serde_json::from_str(&answer.body).unwrap();
        assert!(problem["code"] == code && problem["status"] == status && !answer.body.contains(secret), "{}", answer.body);
        assert!(answer.head.contains("content-type: application/problem+json") && answer.head.contains("content-language: fr"), "{}", answer.head);
        assert!(status != 405 || answer.head.contains("\r\nallow: "), "{}", answer.head);
    }
}

/// One token that asks too often is told how long to wait, and another one is not slowed down with it.
#[tokio::test(flavor = "multi_thread")]
async fn a_token_has_its_pace() {
    let world = World::empty().await;
    let (one, other) = (uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2));
    let paces = &world.state.paces;
    let refused = (0..1_000).find_map(|_| paces.ask_by_token(one).err());
    assert!(refused.is_some() && paces.ask_by_token(other).is_ok());
    let mut last = None;
    for _ in 0..200 {
        last = Some(call(&world, "GET", "/api/v1/whoami", "").await).filter(|answer| answer.status == 429);
        if last.is_some() {
            break;
        }
    }
    let last = last.expect("the address is slowed down");
    assert!(last.head.contains("retry-after: ") && last.body.contains("\"too_many\""), "{}", last.head);
}
