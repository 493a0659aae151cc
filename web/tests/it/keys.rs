//! Every key that a page asks for has words.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// The text literals of a source that could be keys: small letters and hyphens, and not the value of an attribute.
fn literals(source: &str) -> impl Iterator<Item = &str> {
    let parts: Vec<&str> = source.split('"').collect();
    let could_be =
        |text: &str| text.contains('-') && !text.ends_with('-') && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let pairs: Vec<(&str, &str)> = parts.windows(2).map(|pair| (pair[0], pair[1])).collect();
    pairs.into_iter().filter(move |(before, text)| !before.ends_with('=') && could_be(text)).map(|(_, text)| text)
}

/// A literal that begins as keys do is a key. Attributes, file names and header names begin otherwise or are named here.
#[test]
fn every_literal_key_has_words() {
    const NOT_KEYS: [&str; 2] = ["frame-ancestors", "frame-src"];
    let keys: BTreeSet<&str> = lantern_words::keys().collect();
    let groups: BTreeSet<&str> = keys.iter().filter_map(|key| key.split('-').next()).collect();
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut seen = 0;
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for literal in literals(&text).filter(|literal| literal.split('-').next().is_some_and(|group| groups.contains(group)) && !NOT_KEYS.contains(literal)) {
            assert!(keys.contains(literal), "{}: there are no words for {literal}", file.display());
            seen += 1;
        }
    }
    assert!(seen > 100, "the test looks at the sources: {seen}");
}

/// Keys that pages put together from a code.
#[test]
fn every_built_key_has_words() {
    let keys: BTreeSet<&str> = lantern_words::keys().collect();
    let has = |key: String| assert!(keys.contains(key.as_str()), "there are no words for {key}");
    for kind in lantern_model::SourceKind::ALL {
        has(format!("typology-source-kind-{}", kind.code().replace('_', "-")));
        for table in lantern_facts::typology_tables_of(kind) {
            has(format!("typology-part-{}", table.part));
            if let Some(id) = table.id {
                has(format!("typology-{id}-title"));
                has(format!("typology-{id}-what"));
            }
        }
    }
    for apart in ["aggregate", "court"] {
        has(format!("typology-{apart}-title"));
    }
    for rule in ["ages", "age-status", "birth-year", "dates", "decision", "form-sector", "means-child"] {
        has(format!("quality-rule-{rule}"));
    }
    for appearance in ["device", "light", "dark"] {
        has(format!("frame-appearance-{appearance}"));
    }
    for field in
        lantern_model::field::all().iter().filter(|field| lantern_facts::Dimension::all().any(|one| one.field().is_some_and(|own| own.number == field.number)))
    {
        has(format!("field-{}-{}", field.unit.name().replace('_', "-"), field.name.replace('_', "-")));
    }
}
