//! Known weaknesses of the packages that the program is made of.
//!
//! docs/advisories.tsv is what was looked up last, kept as data: the advisories on packages of ours, which versions they are about,
//! and what is said of those that are affected all the same. A test compares it with the lock files on every run, so that no version
//! comes back that is known to be weak. Where there is a network, copies of the databases are compared whole.

use crate::{
    locked::{self, Locked, Registry},
    osv,
    ranges::Ranges,
    rustsec,
};
use anyhow::{Context, Result, bail, ensure};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// What was looked up last.
const TABLE: &str = "docs/advisories.tsv";

const HEADINGS: &str = "registry\tid\tpackage\tnot affected\tverdict\twhy";

/// A database has some ten thousand files.
const FILES_MAX: usize = 2_000_000;

/// What a verdict is about: an advisory, and a package with its version.
type Answered = (String, String);

/// A known weakness.
#[derive(Debug, Clone)]
pub struct Advisory {
    /// Its id in its database.
    pub id: String,
    /// Where the package comes from.
    pub registry: Registry,
    /// The package's name.
    pub package: String,
    /// What it is, in a line.
    pub title: String,
    /// The versions that it is about.
    pub ranges: Ranges,
}

/// Compares the lock files with the table, and with copies of databases.
pub fn check(root: &Path, folders: &[PathBuf]) -> Result<()> {
    let (locked, table) = (locked::read(root)?, fs::read_to_string(root.join(TABLE)).with_context(|| format!("cannot read {TABLE}"))?);
    let (known, answered) = read_table(&table)?;
    let mut hits = against(&locked, &known)?;
    let mut read = 0;
    for folder in folders {
        let found = read_folder(folder)?;
        ensure!(!found.is_empty(), "there is no advisory in {}", folder.display());
        read += found.len();
        hits.extend(against(&locked, &found)?);
    }
    hits.retain(|hit| !answered.contains(&hit.key));
    hits.sort_by(|one, other| one.said.cmp(&other.said));
    hits.dedup_by(|one, other| one.said == other.said);
    if !hits.is_empty() {
        let said: Vec<&str> = hits.iter().map(|hit| hit.said.as_str()).collect();
        bail!("{} locked versions are affected: raise them, or say in {TABLE} why they do no harm\n  {}", hits.len(), said.join("\n  "));
    }
    println!("{} packages, {} advisories known and {read} read: no locked version is affected that is not answered for", locked.len(), known.len());
    Ok(())
}

/// An advisory that a locked version is affected by: what identifies it in the table, and what is said.
struct Hit {
    key: Answered,
    said: String,
}

fn against(locked: &Locked, advisories: &[Advisory]) -> Result<Vec<Hit>> {
    let mut hits = Vec::new();
    for advisory in advisories {
        let Some(versions) = locked.get(&(advisory.registry, advisory.package.clone())) else { continue };
        for version in versions {
            if advisory.ranges.affects(version)? {
                let key = (advisory.id.clone(), format!("{} {version}", advisory.package));
                hits.push(Hit { said: format!("{} {version}: {} {}", advisory.package, advisory.id, advisory.title), key });
            }
        }
    }
    Ok(hits)
}

/// The advisories of the table, and which of them are answered for, by id and by package with version.
fn read_table(text: &str) -> Result<(Vec<Advisory>, BTreeSet<Answered>)> {
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    ensure!(lines.next() == Some(HEADINGS), "{TABLE} does not begin with its headings");
    let (mut known, mut answered) = (Vec::new(), BTreeSet::new());
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let [registry, id, package, unaffected, verdict, why] = cells.as_slice() else { bail!("{TABLE}: \"{line}\" has not six cells") };
        let registry = match *registry {
            "crates.io" => Registry::Rust,
            "npm" => Registry::Npm,
            other => bail!("{TABLE}: \"{other}\" is no registry"),
        };
        ensure!(!why.trim().is_empty(), "{TABLE}: {id} has no reason");
        match (*verdict, *id) {
            ("none", "-") => continue,
            ("fixed", _) => {}
            ("harmless", _) => {
                let (_, version) =
                    why.split_once(": ").map(|(version, reason)| (reason, version)).with_context(|| format!("{TABLE}: {id} names no version"))?;
                answered.insert(((*id).to_owned(), format!("{package} {version}")));
            }
            _ => bail!("{TABLE}: {id} has no verdict"),
        }
        let requirements = if *unaffected == "-" { Vec::new() } else { unaffected.split(" | ").collect() };
        let ranges = Ranges::all_but(requirements).with_context(|| format!("{TABLE}: {id}"))?;
        known.push(Advisory { id: (*id).to_owned(), registry, package: (*package).to_owned(), title: String::new(), ranges });
    }
    Ok((known, answered))
}

/// Every advisory in a folder and those below it.
fn read_folder(folder: &Path) -> Result<Vec<Advisory>> {
    let (mut waiting, mut found, mut files) = (vec![folder.to_owned()], Vec::new(), 0_usize);
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let (path, kind) = entry.and_then(|entry| Ok((entry.path(), entry.file_type()?)))?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let ends = |end: &str| path.extension().is_some_and(|extension| extension == end);
            files += 1;
            ensure!(files < FILES_MAX, "{} holds more files than a database of advisories", folder.display());
            if kind.is_dir() && !name.starts_with('.') {
                waiting.push(path.clone());
            } else if name.starts_with("RUSTSEC-") && ends("md") {
                found.extend(rustsec::read(&text(&path)?).with_context(|| format!("cannot use {}", path.display()))?);
            } else if name.starts_with("GHSA-") && ends("json") {
                found.extend(osv::read(&text(&path)?).with_context(|| format!("cannot use {}", path.display()))?);
            }
        }
    }
    Ok(found)
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use semver::Version;

    const RUSTSEC: &str = "```toml\n[advisory]\nid = \"RUSTSEC-2099-0001\"\npackage = \"lamp\"\ndate = \"2099-01-01\"\n\n[versions]\npatched = [\">= 1.2.3\"]\n```\n\n# It burns\n";

    fn locked(registry: Registry, name: &str, versions: &[&str]) -> Locked {
        Locked::from([((registry, name.to_owned()), versions.iter().map(|text| Version::parse(text).unwrap()).collect())])
    }

    fn said(locked: &Locked, advisories: &[Advisory]) -> Vec<String> {
        against(locked, advisories).unwrap().into_iter().map(|hit| hit.said).collect()
    }

    /// A made-up database of both kinds is read from its folders: an affected version is named, a patched or withdrawn one is not.
    #[test]
    fn a_folder_is_compared() {
        let folder = tempfile::tempdir().unwrap();
        let of = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        of("crates/lamp/RUSTSEC-2099-0001.md", RUSTSEC);
        of("crates/lamp/RUSTSEC-2099-0002.md", &RUSTSEC.replace("0001", "0002").replace("date", "withdrawn = \"2099-01-02\"\ndate"));
        let osv = r#"{"id": "GHSA-aaaa-bbbb-cccc", "summary": "It smokes", "affected": [{"package": {"ecosystem": "npm", "name": "@oil/wick"},
            "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "2.1"}]}]}, {"package": {"ecosystem": "PyPI", "name": "wick"}}]}"#;
        of("advisories/2099/GHSA-aaaa-bbbb-cccc.json", osv);
        of("README.md", "no advisory");
        let found = read_folder(folder.path()).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(said(&locked(Registry::Rust, "lamp", &["1.2.2", "1.2.3"]), &found), ["lamp 1.2.2: RUSTSEC-2099-0001 It burns"]);
        assert_eq!(said(&locked(Registry::Npm, "@oil/wick", &["2.0.9", "2.1.0"]), &found), ["@oil/wick 2.0.9: GHSA-aaaa-bbbb-cccc It smokes"]);
        assert!(said(&locked(Registry::Npm, "lamp", &["1.0.0"]), &found).is_empty(), "another registry's package of the same name");
        of("crates/lamp/RUSTSEC-2099-0003.md", "# no head");
        assert!(read_folder(folder.path()).is_err(), "what cannot be read is not passed over");
    }

    /// A verdict is for one version: the next one is looked at again. A row without a verdict or a reason is refused.
    #[test]
    fn a_verdict_is_for_one_version() {
        let table = |row: &str| format!("# a remark\n{HEADINGS}\n{row}\n");
        let row = "crates.io\tRUSTSEC-2099-0001\tlamp\t>= 1.2.3\tharmless\t1.2.2: nobody lights it";
        let (known, answered) = read_table(&table(row)).unwrap();
        let hits = against(&locked(Registry::Rust, "lamp", &["1.2.1", "1.2.2", "1.3.0"]), &known).unwrap();
        let open: Vec<&str> = hits.iter().filter(|hit| !answered.contains(&hit.key)).map(|hit| hit.key.1.as_str()).collect();
        assert_eq!(open, ["lamp 1.2.1"]);
        for bad in [
            "crates.io\tX\tlamp\t-\tperhaps\tso",
            "crates.io\tX\tlamp\t-\tfixed\t ",
            "crates.io\tX\tlamp\t-\tharmless\tno version",
            "gems\tX\tlamp\t-\tfixed\tx",
        ] {
            assert!(read_table(&table(bad)).is_err(), "{bad}");
        }
    }

    /// No locked version is one that the table knows to be weak; its rows are about packages that are locked.
    #[test]
    fn no_known_weakness_is_locked() {
        let root = crate::root();
        check(&root, &[]).unwrap();
        let locked = locked::read(&root).unwrap();
        let (known, _) = read_table(&fs::read_to_string(root.join(TABLE)).unwrap()).unwrap();
        for advisory in known {
            assert!(
                locked.contains_key(&(advisory.registry, advisory.package.clone())),
                "{} is not locked any more: take {} out",
                advisory.package,
                advisory.id
            );
        }
    }
}
