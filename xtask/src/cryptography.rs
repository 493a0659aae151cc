//! Where the program uses cryptography: found by walking over everything that is linked into it, compared with
//! docs/cryptography.tsv, so that no use is there that nobody has written down (ASVS 5.0.0, 11.1.3).

use crate::metadata;
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::Path,
};

const TABLE: &str = "docs/cryptography.tsv";
const HEADINGS: &str = "user\tuses\twhat for";

/// The package of the program.
const PROGRAM: &str = "lantern";

/// Cryptography whose packages do not say so on crates.io.
const UNSAID: &[&str] = &["aws-lc-rs", "aws-lc-sys", "blake3", "getrandom", "openssl-sys", "rand"];

/// What says "cryptography" of itself and only encodes, compares, wipes or declares.
const TOOLS: &[&str] = &[
    "aead",
    "base16ct",
    "base64ct",
    "block-buffer",
    "block-padding",
    "cmov",
    "const-oid",
    "constant_time_eq",
    "crypto-common",
    "ctutils",
    "der",
    "der_derive",
    "pem",
    "pem-rfc7468",
    "phc",
    "rustls-pki-types",
    "secrecy",
    "serdect",
    "subtle",
    "zeroize",
    "zeroize_derive",
];

/// Compares what is found with what is written down.
pub fn check(root: &Path) -> Result<()> {
    let (found, written) = (found(&metadata::read()?)?, written(&fs::read_to_string(root.join(TABLE)).with_context(|| format!("cannot read {TABLE}"))?)?);
    let line = |(user, uses): (&String, &BTreeSet<String>)| format!("{user}\t{}", uses.iter().map(String::as_str).collect::<Vec<_>>().join(" "));
    let (found, written): (BTreeSet<String>, BTreeSet<String>) = (found.iter().map(line).collect(), written.iter().map(line).collect());
    let missing: Vec<&str> = found.difference(&written).map(String::as_str).collect();
    let gone: Vec<&str> = written.difference(&found).map(String::as_str).collect();
    ensure!(
        missing.is_empty() && gone.is_empty(),
        "{TABLE} does not say how cryptography is used.\nnot there yet:\n{}\nnot so:\n{}",
        missing.join("\n"),
        gone.join("\n")
    );
    println!("{} users of cryptography are written down", found.len());
    Ok(())
}

/// Every package that is linked into the program and calls cryptography without being cryptography itself, with what it calls.
fn found(metadata: &Value) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let (packages, nodes) = (list(&metadata["packages"]), list(&metadata["resolve"]["nodes"]));
    let by_id: HashMap<&str, &Value> = packages.iter().filter_map(|package| Some((package["id"].as_str()?, package))).collect();
    let edges: HashMap<&str, &Value> = nodes.iter().filter_map(|node| Some((node["id"].as_str()?, node))).collect();
    let name = |id: &str| by_id.get(id).and_then(|package| package["name"].as_str()).unwrap_or_default().to_owned();
    let is_crypto = |id: &str| {
        let says_so = by_id.get(id).is_some_and(|package| list(&package["categories"]).iter().any(|category| category == "cryptography"));
        says_so || UNSAID.contains(&name(id).as_str())
    };
    let program = packages.iter().find(|package| package["name"] == PROGRAM).and_then(|package| package["id"].as_str());
    let mut waiting = vec![program.with_context(|| format!("cargo knows no package {PROGRAM}"))?];
    let (mut seen, mut found) = (BTreeSet::new(), BTreeMap::<String, BTreeSet<String>>::new());
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        let Some(node) = edges.get(id) else { bail!("cargo does not say what {id} depends on") };
        for edge in node["deps"].as_array().into_iter().flatten() {
            let (Some(to), Some(kinds)) = (edge["pkg"].as_str(), edge["dep_kinds"].as_array()) else { continue };
            // Neither what builds nor what tests is linked.
            if !kinds.iter().any(|kind| kind["kind"].is_null()) {
                continue;
            }
            waiting.push(to);
            if !is_crypto(id) && is_crypto(to) && !TOOLS.contains(&name(to).as_str()) {
                found.entry(name(id)).or_default().insert(name(to));
            }
        }
    }
    Ok(found)
}

fn written(text: &str) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let mut lines = text.lines();
    ensure!(lines.next() == Some(HEADINGS), "{TABLE} does not begin with its headings");
    let mut written = BTreeMap::new();
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let [user, called, what_for] = cells.as_slice() else { bail!("{TABLE}: \"{line}\" has not three cells") };
        ensure!(!what_for.trim().is_empty(), "{TABLE} does not say what {user} uses it for");
        let twice = written.insert((*user).to_owned(), called.split(' ').map(str::to_owned).collect());
        ensure!(twice.is_none(), "{TABLE} names {user} twice");
    }
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A use that nobody wrote down is found through what is linked, and not through what only builds or tests.
    #[test]
    fn uses_are_found() {
        let package = |name: &str, categories: &[&str]| json!({ "id": name, "name": name, "categories": categories });
        let to = |name: &str, kind: Value| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [package("lantern", &[]), package("reader", &[]), package("cipher", &["cryptography"]), package("hash", &["cryptography"]),
                package("zeroize", &["cryptography"]), package("builder", &[])],
            "resolve": { "nodes": [
                { "id": "lantern", "deps": [to("reader", Value::Null), to("builder", json!("build")), to("zeroize", Value::Null)] },
                { "id": "reader", "deps": [to("cipher", Value::Null), to("hash", json!("dev"))] },
                { "id": "cipher", "deps": [to("hash", Value::Null)] },
                { "id": "builder", "deps": [to("hash", Value::Null)] },
                { "id": "hash", "deps": [] }, { "id": "zeroize", "deps": [] },
            ] },
        });
        let found = found(&metadata).unwrap();
        assert_eq!(found, BTreeMap::from([("reader".to_owned(), BTreeSet::from(["cipher".to_owned()]))]));
        assert!(written("user\tuses\twhat for\nreader\tcipher\t \n").is_err());
    }

    /// The table says what is found.
    #[test]
    fn every_use_is_written_down() {
        check(&crate::root()).unwrap();
    }
}
