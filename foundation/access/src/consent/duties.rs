//! The table of reporting duties per country, and of the law on children's files: loaded, never invented.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{ConsentError, Country, Line, RecipientKind, SpokenLanguage};
use crate::codes;
use crate::credential::{Day, Login};

codes! {
    /// What a reporting duty is about.
    pub enum DutyAbout: "duty" {
        /// Abuse of a child.
        ChildAbuse = "child_abuse",
        /// Sexual exploitation and abuse by personnel.
        SexualExploitationAbuse = "sexual_exploitation_abuse",
        /// A serious crime.
        SeriousCrime = "serious_crime",
        /// A danger to somebody else.
        DangerToOthers = "danger_to_others",
        /// A danger to the person herself.
        DangerToSelf = "danger_to_self",
        /// A disease that must be notified.
        InfectiousDisease = "infectious_disease",
    }
}

/// A duty to report that limits confidentiality.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportingDuty {
    /// The id that a decision names.
    pub id: Line,
    /// What it is about.
    pub about: DutyAbout,
    /// To whom it is reported.
    pub to: RecipientKind,
    /// Within what time.
    pub within_hours: Option<u32>,
    /// Law and article.
    pub source: Line,
    /// What the person is told, by language.
    pub say: BTreeMap<SpokenLanguage, Line>,
}

/// How long the law keeps a child's file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChildRetention {
    /// Years after the file was closed; none where the law keeps nothing.
    pub years_after_closure: Option<u8>,
    /// Law and article.
    pub source: Line,
}

impl ChildRetention {
    /// Does the law keep a file that was closed on this day? One that is not closed is kept, where any is.
    pub fn keeps(&self, file_closed: Option<Day>, on: Day) -> bool {
        match (self.years_after_closure, file_closed) {
            (None, _) => false,
            (Some(_), None) => true,
            // A leap day too many keeps a day longer; a day too few would break the law.
            (Some(years), Some(closed)) => on <= closed.plus_days(i64::from(years) * 366),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: Country,
    checked_on: Day,
    checked_by: Login,
    source: Line,
    #[serde(default)]
    duty: Vec<ReportingDuty>,
    child_retention: Option<ChildRetention>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    version: u8,
    #[serde(default)]
    country: Vec<Entry>,
}

/// The table of one deployment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DutyTable {
    countries: BTreeMap<Country, Entry>,
}

/// The longest table that is read.
const BYTES_MAX: usize = 1024 * 1024;
/// Countries, and duties of each.
const ENTRIES_MAX: usize = 300;
/// Days after which an entry is out of date.
const FRESH_DAYS: i64 = 365;
/// The table as it is shipped: no country, and the form explained.
const SHIPPED: &str = include_str!("duties.toml");

impl DutyTable {
    /// The text of the empty table, with its form explained: what `init` writes into the folder.
    pub const fn shipped_text() -> &'static str {
        SHIPPED
    }

    /// Reads a table.
    pub fn load(text: &str) -> Result<Self, ConsentError> {
        let refuse = |why: String| ConsentError::Table(why);
        if text.len() > BYTES_MAX {
            return Err(refuse(format!("more than {BYTES_MAX} bytes")));
        }
        let body: Body = toml::from_str(text).map_err(|error| refuse(error.message().to_owned()))?;
        if body.version != 1 {
            return Err(refuse(format!("version {} is not known: this program reads version 1", body.version)));
        }
        let mut countries = BTreeMap::new();
        let mut ids = std::collections::BTreeSet::new();
        for entry in body.country {
            let code = entry.code.clone();
            if entry.duty.len() > ENTRIES_MAX || countries.len() >= ENTRIES_MAX {
                return Err(refuse(format!("more than {ENTRIES_MAX} entries")));
            }
            for duty in &entry.duty {
                if !ids.insert(duty.id.clone()) {
                    return Err(refuse(format!("the duty \"{}\" stands twice", duty.id)));
                }
                if duty.say.is_empty() {
                    return Err(refuse(format!("the duty \"{}\" does not say what the person is told", duty.id)));
                }
                if duty.to.receives_nothing() {
                    return Err(refuse(format!("the duty \"{}\" names a recipient that receives nothing", duty.id)));
                }
            }
            if countries.insert(code.clone(), entry).is_some() {
                return Err(refuse(format!("the country {code} stands twice")));
            }
        }
        Ok(Self { countries })
    }

    /// The duties of a country; none if nobody has looked it up, which is not the same as no duties.
    pub fn duties_of(&self, country: &Country) -> Option<&[ReportingDuty]> {
        self.countries.get(country).map(|entry| entry.duty.as_slice())
    }

    /// The countries that somebody has looked up.
    pub fn countries(&self) -> impl Iterator<Item = &Country> {
        self.countries.keys()
    }

    /// Is the entry of this country missing or older than a year?
    pub fn is_out_of_date(&self, country: &Country, on: Day) -> bool {
        self.countries.get(country).is_none_or(|entry| !(0..=FRESH_DAYS).contains(&on.days_since(entry.checked_on)))
    }

    /// When, by whom and from what source the entry of this country was made.
    pub fn source_of(&self, country: &Country) -> Option<(Day, &Login, &Line)> {
        self.countries.get(country).map(|entry| (entry.checked_on, &entry.checked_by, &entry.source))
    }

    /// The duty with this id.
    pub fn duty(&self, id: &str) -> Option<&ReportingDuty> {
        self.countries.values().flat_map(|entry| &entry.duty).find(|duty| duty.id.as_str() == id)
    }

    /// The law on children's files of a country.
    pub fn child_retention(&self, country: &Country) -> Option<&ChildRetention> {
        self.countries.get(country)?.child_retention.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TABLE: &str = r#"
        version = 1
        [[country]]
        code = "XA"
        checked_on = "2026-11-01"
        checked_by = "officer-1"
        source = "an invented law"
        [[country.duty]]
        id = "xa-child-abuse"
        about = "child_abuse"
        to = "protection"
        within_hours = 24
        source = "invented law, article 3"
        say.en = "If a child is being hurt I must tell the child-protection service within a day."
        [country.child_retention]
        years_after_closure = 10
        source = "invented law, article 9"
        [[country]]
        code = "XB"
        checked_on = "2024-11-01"
        checked_by = "officer-1"
        source = "an invented law"
    "#;

    /// The shipped table claims nothing about any country.
    #[test]
    fn the_shipped_table_claims_nothing() {
        let table = DutyTable::load(DutyTable::shipped_text()).unwrap();
        assert_eq!(table, DutyTable::default());
        assert_eq!(table.duties_of(&Country::parse("KE").unwrap()), None);
    }

    /// Looked up and none, not looked up, and out of date are three answers.
    #[test]
    fn what_is_known_is_told_apart() {
        let table = DutyTable::load(TABLE).unwrap();
        let (a, b, c) = (Country::parse("XA").unwrap(), Country::parse("XB").unwrap(), Country::parse("XC").unwrap());
        let on = Day::parse("2026-11-25").unwrap();
        assert_eq!(table.duties_of(&a).unwrap()[0].about, DutyAbout::ChildAbuse);
        assert_eq!(table.duties_of(&b).unwrap(), []);
        assert_eq!(table.duties_of(&c), None);
        assert_eq!([&a, &b, &c].map(|country| table.is_out_of_date(country, on)), [false, true, true]);
        assert!(table.duty("xa-child-abuse").is_some() && table.duty("xa").is_none());
        let law = table.child_retention(&a).unwrap();
        assert!(law.keeps(Some(Day::parse("2017-01-01").unwrap()), on) && !law.keeps(Some(Day::parse("2016-01-01").unwrap()), on) && law.keeps(None, on));
    }

    /// The form that the shipped text explains is the form that is read.
    #[test]
    fn the_explained_form_is_read() {
        let example = DutyTable::shipped_text().lines().filter_map(|line| line.strip_prefix("#   ")).collect::<Vec<_>>().join("\n");
        let table = DutyTable::load(&example).unwrap();
        assert!(table.duty("xa-child-abuse").is_some());
        for about in DutyAbout::ALL {
            assert!(example.contains(about.code()), "{about} is not explained");
        }
    }

    /// A table that cannot be trusted is refused whole.
    #[test]
    fn doubtful_tables_are_refused() {
        let twice = TABLE.replace("\"XB\"", "\"XA\"");
        let mute = TABLE.replace("say.en = \"If a child is being hurt I must tell the child-protection service within a day.\"", "say = {}");
        let forbidden = TABLE.replace("to = \"protection\"", "to = \"immigration_enforcement\"");
        let unsourced = TABLE.replace("source = \"invented law, article 3\"", "");
        let newer = TABLE.replace("version = 1", "version = 2");
        let unknown = TABLE.replace("within_hours", "within_days");
        for (what, table) in [("twice", twice), ("mute", mute), ("forbidden", forbidden), ("unsourced", unsourced), ("newer", newer), ("unknown", unknown)] {
            assert!(DutyTable::load(&table).is_err(), "{what}");
        }
        assert!(DutyTable::load(&"#".repeat(BYTES_MAX + 1)).is_err());
    }

    proptest! {
        /// No text makes the reader panic.
        #[test]
        fn any_text_can_be_read(text in "\\PC{0,200}") {
            let _ = DutyTable::load(&text);
        }
    }
}
