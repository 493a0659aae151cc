//! Every package of others that the program or its browser files are made of, with the version that is locked.

use anyhow::{Context, Result};
use semver::Version;
use serde::Deserialize;
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Where a package comes from, as advisories name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Registry {
    /// crates.io
    Rust,
    /// npm
    Npm,
}

/// Versions by registry and name: one package may be there in several.
pub type Locked = BTreeMap<(Registry, String), BTreeSet<Version>>;

/// The lock files of npm: what is bundled for the browser, and what tests it.
const NPM: &[&str] = &["web/client/package-lock.json", "e2e/package-lock.json"];

#[derive(Deserialize)]
struct CargoLock {
    package: Vec<CargoPackage>,
}

#[derive(Deserialize)]
struct CargoPackage {
    name: String,
    version: String,
    source: Option<String>,
}

/// Reads the lock files of the repository.
pub fn read(root: &Path) -> Result<Locked> {
    let text = fs::read_to_string(root.join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let mut locked = of_cargo(&text)?;
    for name in NPM {
        let text = fs::read_to_string(root.join(name)).with_context(|| format!("cannot read {name}"))?;
        for (key, versions) in of_npm(&text).with_context(|| format!("cannot use {name}"))? {
            locked.entry(key).or_default().extend(versions);
        }
    }
    Ok(locked)
}

fn of_cargo(text: &str) -> Result<Locked> {
    let lock: CargoLock = toml::from_str(text).context("Cargo.lock is not as cargo writes it")?;
    let mut locked = Locked::new();
    for package in lock.package.into_iter().filter(|package| package.source.is_some()) {
        let version = Version::parse(&package.version).with_context(|| format!("{}: {}", package.name, package.version))?;
        locked.entry((Registry::Rust, package.name)).or_default().insert(version);
    }
    Ok(locked)
}

fn of_npm(text: &str) -> Result<Locked> {
    let lock: Value = serde_json::from_str(text)?;
    let packages = lock["packages"].as_object().context("it lists no packages")?;
    let mut locked = Locked::new();
    for (path, package) in packages {
        // The empty path is the project itself; a nested one ends with the package's own name.
        let Some((_, name)) = path.rsplit_once("node_modules/") else { continue };
        let version = package["version"].as_str().with_context(|| format!("{name} has no version"))?;
        locked.entry((Registry::Npm, name.to_owned())).or_default().insert(Version::parse(version).with_context(|| format!("{name}: {version}"))?);
    }
    Ok(locked)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Our own crates are left out, two versions of one name are both there, and a nested package has its own name.
    #[test]
    fn lock_files_are_read() {
        let cargo = "version = 4\n[[package]]\nname = \"ours\"\nversion = \"0.1.0\"\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"r\"\n\
                     [[package]]\nname = \"a\"\nversion = \"2.0.0+c\"\nsource = \"r\"\n";
        let locked = of_cargo(cargo).unwrap();
        assert_eq!(locked.len(), 1);
        assert_eq!(locked[&(Registry::Rust, "a".to_owned())].len(), 2);
        let npm = r#"{"packages": {"": {"name": "x"}, "node_modules/@a/b": {"version": "1.2.3"}, "node_modules/c/node_modules/@a/b": {"version": "1.0.0"}}}"#;
        assert_eq!(of_npm(npm).unwrap()[&(Registry::Npm, "@a/b".to_owned())].len(), 2);
    }
}
