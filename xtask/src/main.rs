//! Chores of the repository: `cargo run -p xtask -- licences` checks the licence and the origin of every dependency,
//! `cargo run -p xtask -- unlogged` leaves out each call that writes an access down and demands that the tests notice.

mod unlogged;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::process::{Command, ExitCode};

/// Licences that may be linked into the program. The GPL family is not among them.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BlueOak-1.0.0",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OpenSSL",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "bzip2-1.0.6",
];

/// The only place that dependencies may come from; our own crates have no source.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn main() -> ExitCode {
    let outcome = match std::env::args().nth(1).as_deref() {
        Some("licences") => check_licences(),
        Some("unlogged") => unlogged::run(),
        _ => Err(anyhow::anyhow!("usage: cargo run -p xtask -- licences|unlogged")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn check_licences() -> Result<()> {
    let output = Command::new(env!("CARGO")).args(["metadata", "--format-version", "1", "--locked"]).output().context("cannot run cargo metadata")?;
    let metadata: Value = serde_json::from_slice(&output.stdout).context("cargo metadata gave no JSON")?;
    let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    let refused: Vec<String> = packages.iter().filter_map(refusal).collect();
    if !refused.is_empty() {
        bail!("{} packages are refused:\n  {}", refused.len(), refused.join("\n  "));
    }
    println!("{} packages: licences and origins are as they should be", packages.len());
    Ok(())
}

/// Why a package may not be in the program, if it may not.
fn refusal(package: &Value) -> Option<String> {
    let name = format!("{} {}", package["name"].as_str().unwrap_or("?"), package["version"].as_str().unwrap_or("?"));
    match package["source"].as_str() {
        None | Some(REGISTRY) => {}
        Some(other) => return Some(format!("{name}: comes from {other}")),
    }
    let licence = package["license"].as_str().unwrap_or_default();
    (!is_allowed(licence)).then(|| format!("{name}: licence {licence:?}"))
}

/// Reads an SPDX expression without nesting deeper than one pair of brackets: every `AND` part needs one allowed `OR` choice.
fn is_allowed(expression: &str) -> bool {
    let flat = expression.replace('/', " OR ");
    let parts = split_outside_brackets(&flat, " AND ");
    parts.iter().all(|part| {
        let inner = part.trim().trim_start_matches('(').trim_end_matches(')');
        inner.split(" OR ").any(|choice| choice.split(" AND ").all(|licence| ALLOWED.contains(&licence.trim().trim_matches(['(', ')']))))
    })
}

fn split_outside_brackets<'a>(text: &'a str, separator: &str) -> Vec<&'a str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_u32, 0);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ' ' if depth == 0 && text[at..].starts_with(separator) => {
                parts.push(&text[start..at]);
                start = at + separator.len();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Choices and conjunctions are told apart, and the GPL is refused wherever it cannot be avoided.
    #[test]
    fn licence_expressions() {
        for allowed in ["MIT", "MIT/Apache-2.0", "(MIT OR Apache-2.0) AND Unicode-3.0", "GPL-2.0 OR MIT", "Apache-2.0 AND ISC"] {
            assert!(is_allowed(allowed), "{allowed}");
        }
        for refused in ["", "GPL-3.0-only", "MIT AND GPL-2.0", "(MIT OR Apache-2.0) AND AGPL-3.0", "LGPL-2.1"] {
            assert!(!is_allowed(refused), "{refused}");
        }
    }
}
