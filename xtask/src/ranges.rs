//! Which versions an advisory is about.

use anyhow::{Context, Result, bail};
use semver::{Comparator, Op, Version, VersionReq};
use std::cmp::Ordering;

/// The versions that an advisory is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ranges {
    /// As RustSec writes it: every version but those that one of these requirements takes in.
    AllBut(Vec<VersionReq>),
    /// As OSV writes it: from one version on until another that is not affected any more, if there is one; and single versions.
    From {
        /// Beginnings with their ends.
        spans: Vec<(Version, Option<End>)>,
        /// Versions that are named one by one.
        named: Vec<Version>,
    },
}

/// Where a span of affected versions ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// The first version that is not affected.
    Fixed(Version),
    /// The last one that is.
    Last(Version),
}

impl Ranges {
    /// Reads requirements as RustSec writes them.
    pub fn all_but<'a>(requirements: impl IntoIterator<Item = &'a str>) -> Result<Self> {
        let read = |text: &str| VersionReq::parse(text).with_context(|| format!("\"{text}\" is no range of versions"));
        requirements.into_iter().map(read).collect::<Result<_>>().map(Self::AllBut)
    }

    /// Whether a version is affected.
    pub fn affects(&self, version: &Version) -> Result<bool> {
        Ok(match self {
            Self::AllBut(requirements) => {
                for requirement in requirements {
                    if takes_in(requirement, version)? {
                        return Ok(false);
                    }
                }
                true
            }
            Self::From { spans, named } => {
                let is_after = |first: &Version| version.cmp_precedence(first) != Ordering::Less;
                let is_before = |end: &Option<End>| match end {
                    None => true,
                    Some(End::Fixed(fixed)) => version.cmp_precedence(fixed) == Ordering::Less,
                    Some(End::Last(last)) => version.cmp_precedence(last) != Ordering::Greater,
                };
                named.contains(version) || spans.iter().any(|(first, end)| is_after(first) && is_before(end))
            }
        })
    }
}

/// Plain order of versions. What cargo understands by a requirement leaves versions before a release out, and they may be the
/// ones that are locked.
fn takes_in(requirement: &VersionReq, version: &Version) -> Result<bool> {
    for comparator in &requirement.comparators {
        let order = version.cmp_precedence(&bound(comparator));
        let holds = match comparator.op {
            Op::Exact => order == Ordering::Equal,
            Op::Greater => order == Ordering::Greater,
            Op::GreaterEq => order != Ordering::Less,
            Op::Less => order == Ordering::Less,
            Op::LessEq => order != Ordering::Greater,
            Op::Caret | Op::Tilde => order != Ordering::Less && comparator.matches(&Version { pre: semver::Prerelease::EMPTY, ..version.clone() }),
            other => bail!("advisories do not write ranges with {other:?}"),
        };
        if !holds {
            return Ok(false);
        }
    }
    Ok(true)
}

fn bound(comparator: &Comparator) -> Version {
    Version { pre: comparator.pre.clone(), ..Version::new(comparator.major, comparator.minor.unwrap_or_default(), comparator.patch.unwrap_or_default()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        Version::parse(text).unwrap()
    }

    /// Patched branches and unaffected versions are told from affected ones, before a release and with the name of a build too.
    #[test]
    fn affected_versions_are_told_apart() {
        let ranges = Ranges::all_but([">= 1.38.2, < 1.39.0", ">= 1.44.2", "< 0.2.5", "^0.9.7"]).unwrap();
        for (text, is_affected) in [
            ("1.38.1", true),
            ("1.38.2", false),
            ("1.39.0", true),
            ("1.44.2-rc.1", true),
            ("1.44.2+build", false),
            ("0.2.4", false),
            ("0.2.5", true),
            ("0.9.8", false),
            ("0.10.0", true),
        ] {
            assert_eq!(ranges.affects(&version(text)).unwrap(), is_affected, "{text}");
        }
        let none = Ranges::all_but([]).unwrap();
        assert!(none.affects(&version("0.10.0-rc.19")).unwrap(), "nothing is patched");
        let spans = vec![(version("0.0.0"), Some(End::Fixed(version("6.0.9")))), (version("7.0.0"), Some(End::Last(version("7.0.6"))))];
        let spans = Ranges::From { spans, named: vec![version("9.9.9")] };
        for (text, is_affected) in [("6.0.8", true), ("6.0.9", false), ("7.0.6", true), ("7.0.7", false), ("9.9.9", true)] {
            assert_eq!(spans.affects(&version(text)).unwrap(), is_affected, "{text}");
        }
        assert!(Ranges::all_but(["newest"]).is_err());
    }
}
