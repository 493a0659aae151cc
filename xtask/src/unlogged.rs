//! Leaves out, one after the other, each call of the gate that writes an access down, and demands that its tests notice.
//!
//! The gate is copied once, with a switch before each call; it is built once, and its tests run with one call switched off at a time.
//! A call that is left out still gives a receipt, an older one or an empty one, as a programmer would who wants to be rid of the log:
//! so what fails is what the vault refuses, or what a test misses in the log, and not the types.

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The calls that write an access down, and what stands in their stead in the copy.
const CALLS: [(&str, &str); 3] = [(".written(", ".written_unless("), (".look(", ".look_unless("), (".written_of_complaint(", ".written_of_complaint_unless(")];

/// The switch, appended to the copy.
const SWITCH: &str = include_str!("unlogged/switch.rs");

/// The file of the gate in which writing itself stands: it is not a call of it.
const WRITER: &str = "accesslog.rs";

/// One call in the sources.
struct Call {
    file: String,
    line: usize,
    text: String,
}

/// Makes the copy, builds it, and switches off one call after the other.
pub fn run() -> Result<()> {
    let metadata = metadata()?;
    let text = |name: &str| metadata[name].as_str().map(PathBuf::from).with_context(|| format!("cargo metadata does not say its {name}"));
    let (root, copy) = (text("workspace_root")?, text("target_directory")?.join("unlogged"));
    let calls = make_copy(&root, &copy)?;
    ensure!(calls.len() >= 15, "only {} calls were found: the gate writes accesses down in another way now", calls.len());
    println!("{} calls write accesses down; building the copy", calls.len());
    let program = build(&copy)?;
    ensure!(passes(&program, &copy, "", None)?, "the tests of the gate fail with every call in its place");
    let mut unseen = Vec::new();
    for (number, call) in calls.iter().enumerate() {
        // The quick ones first; the whole suite only where those do not notice.
        let is_caught = !passes(&program, &copy, "paths::", Some(number))? || !passes(&program, &copy, "", Some(number))?;
        println!("{} {}:{}  {}", if is_caught { "noticed   " } else { "NOT NOTICED" }, call.file, call.line, call.text);
        if !is_caught {
            unseen.push(format!("{}:{}", call.file, call.line));
        }
    }
    println!("{} calls left out, {} noticed", calls.len(), calls.len() - unseen.len());
    if unseen.is_empty() { Ok(()) } else { bail!("no test notices that these are left out: {}", unseen.join(", ")) }
}

fn metadata() -> Result<Value> {
    let output = Command::new(env!("CARGO")).args(["metadata", "--format-version", "1", "--no-deps"]).output().context("cannot run cargo metadata")?;
    serde_json::from_slice(&output.stdout).context("cargo metadata gave no JSON")
}

/// A workspace of the gate alone: every other crate is the one of the repository, so that nothing else is built again.
fn make_copy(root: &Path, copy: &Path) -> Result<Vec<Call>> {
    if copy.exists() {
        fs::remove_dir_all(copy).with_context(|| format!("cannot clear {}", copy.display()))?;
    }
    let gate = root.join("foundation/gate");
    for folder in ["src", "tests"] {
        copy_folder(&gate.join(folder), &copy.join("gate").join(folder))?;
    }
    fs::copy(gate.join("Cargo.toml"), copy.join("gate/Cargo.toml"))?;
    fs::copy(root.join("Cargo.lock"), copy.join("Cargo.lock"))?;
    let manifest: toml::Table = fs::read_to_string(root.join("Cargo.toml"))?.parse().context("the workspace's Cargo.toml is no TOML")?;
    fs::write(copy.join("Cargo.toml"), alone(manifest, root)?.to_string())?;
    let mut calls = Vec::new();
    let mut files = Vec::new();
    list(&copy.join("gate/src"), &mut files)?;
    files.sort();
    for file in files {
        let source = fs::read_to_string(&file)?;
        let name = file.strip_prefix(copy.join("gate/src"))?.display().to_string();
        if name == WRITER {
            fs::write(&file, format!("{source}\n{SWITCH}"))?;
        } else {
            fs::write(&file, switched(&name, &source, &mut calls))?;
        }
    }
    Ok(calls)
}

/// The manifest of the copy: its one member, and the repository's crates where they lie.
fn alone(mut manifest: toml::Table, root: &Path) -> Result<toml::Table> {
    let workspace = manifest.get_mut("workspace").and_then(toml::Value::as_table_mut).context("Cargo.toml has no workspace")?;
    workspace.insert("members".to_owned(), toml::Value::Array(vec!["gate".into()]));
    let dependencies = workspace.get_mut("dependencies").and_then(toml::Value::as_table_mut).context("the workspace has no dependencies")?;
    for dependency in dependencies.iter_mut().filter_map(|(_, dependency)| dependency.as_table_mut()) {
        let Some(path) = dependency.get("path").and_then(toml::Value::as_str).map(|path| root.join(path)) else { continue };
        dependency.insert("path".to_owned(), path.display().to_string().into());
    }
    Ok(manifest)
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_folder(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { list(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

/// The source with a number in each call, by which it is left out.
fn switched(file: &str, source: &str, calls: &mut Vec<Call>) -> String {
    let mut switched = String::with_capacity(source.len());
    for (at, line) in source.lines().enumerate() {
        // The switch stands in another module.
        let mut line = line.replace("    async fn written_of_complaint(", "    pub(crate) async fn written_of_complaint(");
        for (call, instead) in CALLS {
            let Some(place) = line.find(call) else { continue };
            let text = line.trim().chars().take(90).collect();
            line.replace_range(place..place + call.len(), &format!("{instead}{}, ", calls.len()));
            calls.push(Call { file: file.to_owned(), line: at + 1, text });
        }
        switched += &line;
        switched.push('\n');
    }
    switched
}

/// Builds the tests of the copy and gives their program.
fn build(copy: &Path) -> Result<PathBuf> {
    let arguments = ["test", "--offline", "--package", "lantern-gate", "--test", "it", "--no-run", "--message-format=json"];
    // In the target folder of the repository, where everything but the copy is built already.
    let target = copy.parent().context("the copy has no folder")?;
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(copy).env("CARGO_TARGET_DIR", target).output().context("cannot run cargo")?;
    ensure!(output.status.success(), "the copy does not build: {}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout)?;
    let messages = lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let program = messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from)).next_back();
    program.context("cargo names no program of tests")
}

/// Whether the tests with this in their names pass with one call left out.
fn passes(program: &Path, copy: &Path, filter: &str, left_out: Option<usize>) -> Result<bool> {
    let mut command = Command::new(program);
    command.arg("--quiet").args((!filter.is_empty()).then_some(filter)).current_dir(copy.join("gate"));
    command.env("CARGO_MANIFEST_DIR", copy.join("gate")).env_remove("LANTERN_GOLDEN");
    if let Some(number) = left_out {
        command.env("LANTERN_UNLOGGED", number.to_string());
    }
    Ok(command.output().context("cannot run the tests of the copy")?.status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every kind of call is found, numbered in its order, and nothing else is touched.
    #[test]
    fn calls_are_numbered() {
        let mut calls = Vec::new();
        let source = "let receipt = self.written(&act, event).await?;\nself.looks(1);\nhidden(self.look(entered, how).await)?;\nself.written_of_complaint(&act, id).await?;\n";
        let switched = switched("one.rs", source, &mut calls);
        let expected = "let receipt = self.written_unless(0, &act, event).await?;\nself.looks(1);\nhidden(self.look_unless(1, entered, how).await)?;\nself.written_of_complaint_unless(2, &act, id).await?;\n";
        assert_eq!(switched, expected);
        assert_eq!(calls.iter().map(|call| call.line).collect::<Vec<_>>(), [1, 3, 4]);
    }
}
