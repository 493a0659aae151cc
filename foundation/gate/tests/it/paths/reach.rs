//! The public functions of the gate that lead to the vault or to the access log, read out of its sources. A function leads where any of
//! the functions leads that it calls; what has the same name counts as the same, so that the list is rather too long than too short.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::Path,
};

/// Where the vault gives something that was sealed, or makes something of it.
const OPENS: [&str; 5] = [".open_keys(", ".search_tokens(", ".index(", ".rewrap(", ".shares("];

/// Where an access is written down.
const LOGS: &str = ".written(";

/// One public function.
pub struct Way {
    pub name: String,
    /// It leads to the vault.
    pub opens: bool,
    /// It leads to the access log.
    pub logs: bool,
}

struct Function {
    is_public: bool,
    body: String,
}

/// Those of this crate.
pub fn ways() -> Vec<Way> {
    let mut sources = HashMap::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
    assert!(sources.len() > 20, "the sources of the gate are not where they were");
    ways_in(&sources)
}

fn read(folder: &Path, sources: &mut HashMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, sources);
        } else {
            sources.insert(path.display().to_string(), fs::read_to_string(&path).unwrap());
        }
    }
}

pub fn ways_in(sources: &HashMap<String, String>) -> Vec<Way> {
    let mut functions: BTreeMap<String, Vec<Function>> = BTreeMap::new();
    for source in sources.values() {
        for (name, function) in functions_of(source) {
            functions.entry(name).or_default().push(function);
        }
    }
    let opening = leading(&functions, &OPENS);
    let logging = leading(&functions, &[LOGS]);
    let is_public = |name: &String| functions[name].iter().any(|function| function.is_public);
    let names: BTreeSet<&String> = opening.union(&logging).copied().filter(|name| is_public(name)).collect();
    names.into_iter().map(|name| Way { name: name.clone(), opens: opening.contains(name), logs: logging.contains(name) }).collect()
}

/// The functions that call one of these, or a function that does.
fn leading<'a>(functions: &'a BTreeMap<String, Vec<Function>>, roots: &[&str]) -> BTreeSet<&'a String> {
    let mut found: BTreeSet<&String> = BTreeSet::new();
    loop {
        let before = found.len();
        for (name, same) in functions {
            let calls = |body: &str| roots.iter().any(|root| body.contains(root)) || found.iter().any(|other| is_called(body, other));
            if same.iter().any(|function| calls(&function.body)) {
                found.insert(name);
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

fn is_called(body: &str, name: &str) -> bool {
    [format!("self.{name}("), format!("Self::{name}(")].iter().any(|call| body.contains(call.as_str()))
}

/// The functions of one file, as rustfmt lays them out: the brace that ends one stands as far in as its first line.
fn functions_of(source: &str) -> Vec<(String, Function)> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let (mut functions, mut lines) = (Vec::new(), source.lines());
    while let Some(line) = lines.next() {
        let indent = line.len() - line.trim_start().len();
        let Some(name) = name_of(line.trim_start()) else { continue };
        let end = format!("{}}}", " ".repeat(indent));
        let mut body = String::new();
        if !line.ends_with('}') && !line.ends_with(';') {
            body.extend(lines.by_ref().take_while(|line| *line != end).flat_map(|line| [line.trim(), "\n"]));
        }
        // A chain that was broken over lines is one call.
        let body = body.replace("\n.", ".");
        functions.push((name.to_owned(), Function { is_public: line.trim_start().starts_with("pub "), body }));
    }
    functions
}

fn name_of(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("fn ")?;
    let is_head = before.split_whitespace().all(|word| matches!(word, "pub" | "async" | "const") || word.starts_with("pub("));
    is_head.then(|| after.split(['(', '<']).next()).flatten()
}
