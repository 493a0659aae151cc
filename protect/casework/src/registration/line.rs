//! A line of the worklist: which row asks for a look and by which signs, until when, and what came of it.

use super::NewLine;
use lantern_access::credential::{Agency, Day, Login};
use lantern_gate::Kept;
use lantern_model::AgencyCode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What came of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Help was offered.
    HelpOffered,
    /// Nothing was behind it.
    FalseAlarm,
    /// The person was not reached.
    NotReached,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::HelpOffered, Self::FalseAlarm, Self::NotReached];

    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::HelpOffered => "help_offered",
            Self::FalseAlarm => "false_alarm",
            Self::NotReached => "not_reached",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == code)
    }
}

/// Who said what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// What.
    pub verdict: Verdict,
    /// Who.
    pub by: Login,
    /// When.
    pub on: Day,
}

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineState {
    /// Nobody has looked.
    Waiting,
    /// Somebody has.
    Reviewed,
    /// Nobody has, and its days are over: it says nothing any more.
    Ended,
}

/// A line. Its JSON is a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The form of this body.
    pub version: u8,
    /// Whose registration.
    pub agency: Agency,
    /// The check that made it.
    pub run: Uuid,
    /// The row's number in the file.
    pub row: u64,
    /// The signs.
    pub signs: Vec<String>,
    /// Sex, as far as the file says it: for the table of false alarms only, no rule reads it.
    pub sex: String,
    /// Child, adult or unknown; for the same table.
    pub age: String,
    /// Where the person comes from, as far as the file says it; for the same table.
    pub origin: String,
    /// Who ran the check.
    pub by: Login,
    /// When.
    pub on: Day,
    /// The last day on which it waits.
    pub until: Day,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

impl Kept for Line {
    const KIND: &'static str = "registration-line";

    fn keys(&self) -> Vec<(String, String)> {
        vec![("run".to_owned(), self.run.to_string())]
    }

    fn agency(&self) -> Option<AgencyCode> {
        AgencyCode::parse(self.agency.as_str()).ok()
    }
}

impl Line {
    pub(super) fn new(new: &NewLine, (agency, by): (Agency, Login), run: Uuid, (on, until): (Day, Day)) -> Self {
        let NewLine { row, signs, sex, age, origin, .. } = new.clone();
        Self { version: 1, agency, run, row, signs, sex, age, origin, by, on, until, review: None }
    }

    /// Where it stands on a day.
    pub fn state(&self, today: Day) -> LineState {
        match self.review {
            Some(_) => LineState::Reviewed,
            None if today > self.until => LineState::Ended,
            None => LineState::Waiting,
        }
    }
}

/// Lines and false alarms by sex, age and origin: whom the check bothers for nothing (practice §1.6).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Tally(pub BTreeMap<(&'static str, String), Count>);

/// Lines of one group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// All.
    pub lines: u64,
    /// Those that somebody reviewed.
    pub reviewed: u64,
    /// Those of them behind which was nothing.
    pub false_alarms: u64,
}

impl Tally {
    /// Counts a line.
    pub fn add(&mut self, line: &Line) {
        let verdict = line.review.as_ref().map(|review| review.verdict);
        for (group, value) in [("sex", &line.sex), ("age", &line.age), ("origin", &line.origin)] {
            let count = self.0.entry((group, value.clone())).or_default();
            count.lines += 1;
            count.reviewed += u64::from(verdict.is_some());
            count.false_alarms += u64::from(verdict == Some(Verdict::FalseAlarm));
        }
    }
}
