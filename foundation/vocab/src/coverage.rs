//! The IC-TIP table a deployment loads, and the report of what is mapped to what.
//!
//! The code tables of the International Classification for Administrative Data on Trafficking in Persons are not public,
//! so no code here claims to be one. An agency that holds them loads them from a file, and the report shows the gaps.

use crate::{Crosswalk, Set, VocabError, set, sets};
use std::collections::BTreeMap;

/// The most rows a mapping file may have: many times the number of codes of all sets.
const ROWS_MAX: usize = 20_000;

/// The longest IC-TIP code, in bytes.
const ICTIP_BYTES_MAX: usize = 64;

/// IC-TIP codes by set and code, as a deployment's file gives them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IctipTable(BTreeMap<(String, String), String>);

impl IctipTable {
    /// Reads a table with the columns `set`, `code` and `ictip`, in any order. A row with an empty `ictip` says nothing.
    pub fn from_csv(text: &str) -> Result<Self, VocabError> {
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let header = reader.headers().map_err(|error| VocabError::Unreadable(error.to_string()))?.clone();
        let place = |column: &'static str| header.iter().position(|name| name == column).ok_or(VocabError::NoColumn { column });
        let (set_at, code_at, ictip_at) = (place("set")?, place("code")?, place("ictip")?);
        let mut table = BTreeMap::new();
        for (at, record) in reader.records().enumerate() {
            let row = at + 2;
            if at >= ROWS_MAX {
                return Err(VocabError::TooLarge { row, column: "set", limit: ROWS_MAX });
            }
            let record = record.map_err(|error| VocabError::Unreadable(error.to_string()))?;
            let cell = |at: usize| record.get(at).unwrap_or_default();
            let (name, code, ictip) = (cell(set_at), cell(code_at), cell(ictip_at));
            check_row(row, name, code, ictip)?;
            if !ictip.is_empty() && table.insert((name.to_owned(), code.to_owned()), ictip.to_owned()).is_some() {
                return Err(VocabError::BadCell { row, column: "code", problem: format!("\"{code}\" of set \"{name}\" has a row already; keep one") });
            }
        }
        Ok(Self(table))
    }

    /// The IC-TIP code of a code, if the file gives one.
    pub fn get(&self, set: &str, code: &str) -> Option<&str> {
        self.0.get(&(set.to_owned(), code.to_owned())).map(String::as_str)
    }

    /// How many codes have one.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no file was loaded, or it gave nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn check_row(row: usize, name: &str, code: &str, ictip: &str) -> Result<(), VocabError> {
    let bad = |column: &'static str, problem: String| VocabError::BadCell { row, column, problem };
    let set = set(name).ok_or_else(|| bad("set", format!("no set is called \"{}\"; the coverage report lists them", shown(name))))?;
    if set.code(code).is_none() {
        return Err(bad("code", format!("set \"{name}\" has no code \"{}\"", shown(code))));
    }
    if ictip.len() > ICTIP_BYTES_MAX {
        return Err(VocabError::TooLarge { row, column: "ictip", limit: ICTIP_BYTES_MAX });
    }
    Ok(())
}

/// The beginning of a foreign text, short enough for a message.
fn shown(text: &str) -> String {
    text.chars().take(ICTIP_BYTES_MAX).collect()
}

/// How many codes of one set are mapped to each classification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The set.
    pub set: &'static str,
    /// How many codes it has.
    pub codes: usize,
    /// Of these, mapped to HTCDS 2.0.
    pub htcds: usize,
    /// Mapped to a CTDC column or value.
    pub ctdc: usize,
    /// Mapped to an element or clause of Article 3 of the Palermo Protocol.
    pub protocol_art3: usize,
    /// Mapped to a section of ISIC Rev.4.
    pub isic: usize,
    /// Mapped to a category of ICCS.
    pub iccs: usize,
    /// Mapped to IC-TIP by the deployment's file.
    pub ictip: usize,
}

/// The coverage report: one line per set, in the order of [`sets`].
pub fn coverage(ictip: &IctipTable) -> Vec<Coverage> {
    sets().iter().map(|set| of_set(set, ictip)).collect()
}

fn of_set(set: &'static Set, ictip: &IctipTable) -> Coverage {
    let mapped = |crosswalk: Crosswalk| set.codes().iter().filter(|code| !code.maps_to(crosswalk).is_empty()).count();
    Coverage {
        set: set.name(),
        codes: set.codes().len(),
        htcds: mapped(Crosswalk::Htcds),
        ctdc: mapped(Crosswalk::Ctdc),
        protocol_art3: mapped(Crosswalk::ProtocolArt3),
        isic: mapped(Crosswalk::Isic),
        iccs: mapped(Crosswalk::Iccs),
        ictip: set.codes().iter().filter(|code| ictip.get(set.name(), code.code()).is_some()).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(report: &[Coverage], set: &str) -> Coverage {
        report.iter().find(|line| line.set == set).unwrap().clone()
    }

    /// Nothing is an IC-TIP code until a file says so; then the report counts exactly what the file gives.
    #[test]
    fn the_report_counts_what_the_file_gives() {
        let before = coverage(&IctipTable::default());
        assert_eq!(before.iter().map(|line| line.ictip).sum::<usize>(), 0);
        let table = IctipTable::from_csv("code,ictip,set\nrecruitment,X.1,act\ntransfer,,act\nfemale,X.2,sex\n").unwrap();
        let after = coverage(&table);
        assert_eq!((line(&after, "act").ictip, line(&after, "sex").ictip, line(&after, "means").ictip), (1, 1, 0));
        assert_eq!(table.get("act", "recruitment"), Some("X.1"));
        assert_eq!((line(&after, "act").codes, line(&after, "act").protocol_art3), (5, 5));
        assert_eq!((line(&after, "sector").codes, line(&after, "sector").isic), (21, 21));
    }

    /// A wrong file is refused with its row and column.
    #[test]
    fn a_wrong_file_is_refused() {
        let refused = |text: &str| IctipTable::from_csv(text).unwrap_err().to_string();
        assert_eq!(refused("set,code\nact,transfer\n"), "the table has no column \"ictip\"; its first line must name it");
        assert!(refused("set,code,ictip\nact,transfer,1\nacts,transfer,1\n").starts_with("row 3, column \"set\": no set is called \"acts\""));
        assert!(refused("set,code,ictip\nact,theft,1\n").starts_with("row 2, column \"code\": set \"act\" has no code \"theft\""));
        assert!(refused("set,code,ictip\nact,transfer,1\nact,transfer,2\n").starts_with("row 3, column \"code\""));
        assert!(refused(&format!("set,code,ictip\nact,transfer,{}\n", "1".repeat(65))).contains("row 2, column \"ictip\": beyond the limit"));
    }
}
