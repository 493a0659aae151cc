//! What cargo says of the packages of the workspace.

use anyhow::{Context, Result};
use serde_json::Value;
use std::process::Command;

/// Every package with its dependencies, as the lock file has them.
pub fn read() -> Result<Value> {
    let output = Command::new(env!("CARGO")).args(["metadata", "--format-version", "1", "--locked"]).output().context("cannot run cargo metadata")?;
    serde_json::from_slice(&output.stdout).context("cargo metadata gave no JSON")
}
