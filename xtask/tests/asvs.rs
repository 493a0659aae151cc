//! docs/asvs.tsv says how each requirement of OWASP ASVS 5.0.0 stands. A table that nobody compares with the code soon lies:
//! every place that it names must be there.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
};

/// How many requirements the standard has at each level.
const LEVELS: [(&str, usize); 3] = [("1", 70), ("2", 183), ("3", 92)];

const STATES: [&str; 5] = ["met", "partly", "open", "not-applicable", "deployment"];

const HEADINGS: [&str; 5] = ["id", "level", "status", "where", "reason"];

/// What stands where nothing is named.
const NOWHERE: &str = "-";

struct Line {
    id: String,
    level: String,
    status: String,
    places: Vec<(String, Option<String>)>,
    reason: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// `path`, or `path::what stands in it`.
fn place(text: &str) -> (String, Option<String>) {
    match text.split_once("::") {
        Some((path, name)) => (path.to_owned(), Some(name.to_owned())),
        None => (text.to_owned(), None),
    }
}

fn lines() -> Vec<Line> {
    let text = fs::read_to_string(root().join("docs/asvs.tsv")).unwrap();
    let mut rows = text.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    assert_eq!(rows.next().unwrap(), HEADINGS);
    let line = |cells: Vec<String>| {
        let [id, level, status, places, reason] = <[String; 5]>::try_from(cells).unwrap_or_else(|cells| panic!("{cells:?} has not five cells"));
        let places = if places == NOWHERE { Vec::new() } else { places.split("; ").map(place).collect() };
        Line { id, level, status, places, reason }
    };
    rows.map(line).collect()
}

/// `6.2.1` as numbers, so that the table stays in the standard's order.
fn number(id: &str) -> Vec<u32> {
    let parts: Vec<u32> = id.split('.').map(|part| part.parse().unwrap_or_else(|_| panic!("{id} is no number of a requirement"))).collect();
    assert_eq!(parts.len(), 3, "{id}");
    parts
}

/// The whole standard, each requirement once and in its order.
#[test]
fn every_requirement_stands_once() {
    let lines = lines();
    let numbers: Vec<Vec<u32>> = lines.iter().map(|line| number(&line.id)).collect();
    for (line, pair) in lines.iter().skip(1).zip(numbers.windows(2)) {
        assert!(pair[0] < pair[1], "{} stands twice or out of order", line.id);
    }
    let mut levels: BTreeMap<&str, usize> = BTreeMap::new();
    for line in &lines {
        *levels.entry(&line.level).or_default() += 1;
    }
    assert_eq!(levels, BTreeMap::from(LEVELS));
}

/// Each says how it stands and why; what is met, wholly or in part, names where.
#[test]
fn every_requirement_has_a_reason() {
    for line in lines() {
        assert!(STATES.contains(&line.status.as_str()), "{}: {}", line.id, line.status);
        assert!(!line.reason.trim().is_empty(), "{} has no reason", line.id);
        assert!(!["met", "partly"].contains(&line.status.as_str()) || !line.places.is_empty(), "{} names no place", line.id);
    }
}

/// Every named file is there, and what is named in it stands in it.
#[test]
fn every_place_is_there() {
    let root = root();
    let mut texts: HashMap<String, String> = HashMap::new();
    let mut missing = Vec::new();
    for line in lines() {
        let mut named = HashSet::new();
        for (path, name) in &line.places {
            assert!(named.insert((path, name)), "{} names {path} twice", line.id);
            let file = root.join(path);
            let is_inside = Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)));
            if !is_inside || !file.exists() {
                missing.push(format!("{}: {path}", line.id));
                continue;
            }
            let Some(name) = name else { continue };
            let text = texts.entry(path.clone()).or_insert_with(|| fs::read_to_string(&file).unwrap_or_default());
            if name.is_empty() || !text.contains(name.as_str()) {
                missing.push(format!("{}: {path}::{name}", line.id));
            }
        }
    }
    assert!(missing.is_empty(), "docs/asvs.tsv names what is not there:\n{}", missing.join("\n"));
}
