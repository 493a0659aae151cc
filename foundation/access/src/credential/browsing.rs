//! Looking around: a report of unusual numbers against the peer group, a limit per person, and records that nobody has a reason to open.

use std::collections::BTreeMap;

use lantern_model::RecordId;
use serde::{Deserialize, Serialize};

use super::{Instant, Login};
use crate::policy::{Action, Role};

/// How many persons' files one worker opened in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessCount {
    /// The worker.
    pub login: Login,
    /// The peer group: workers of the same main role are compared with each other.
    pub role: Role,
    /// Different persons whose file was opened; a list names many and counts none.
    pub persons: u64,
}

/// When a count is worth a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrowsingRule {
    /// Counts up to this are never reported, whatever the others did.
    pub floor: u64,
    /// How many median deviations above the group's median.
    pub deviations: u64,
    /// Groups smaller than this are too small to compare; counts above `lone_limit` are reported instead.
    pub group_min: usize,
    /// The limit where there is no group.
    pub lone_limit: u64,
}

impl Default for BrowsingRule {
    fn default() -> Self {
        Self { floor: 20, deviations: 5, group_min: 4, lone_limit: 60 }
    }
}

/// One line of the report: numbers and the line they crossed, no judgement. A person reads it and asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unusual {
    /// The worker.
    pub login: Login,
    /// The peer group.
    pub role: Role,
    /// Persons whose file was opened.
    pub persons: u64,
    /// The median of the other workers of the group; none if the group is too small.
    pub median_of_others: Option<u64>,
    /// The line that was crossed.
    pub limit: u64,
}

/// Who opened far more files than the others of the same role. The worker is left out of what she is compared with, so that one who
/// opens everything cannot lift the line by it; medians, so that two cannot either.
pub fn unusual(counts: &[AccessCount], rule: BrowsingRule) -> Vec<Unusual> {
    let mut groups: BTreeMap<Role, Vec<&AccessCount>> = BTreeMap::new();
    for count in counts {
        groups.entry(count.role).or_default().push(count);
    }
    let mut found = Vec::new();
    for group in groups.values() {
        for (place, count) in group.iter().enumerate() {
            let others: Vec<u64> = group.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, other)| other.persons).collect();
            let median_of_others = (group.len() >= rule.group_min).then(|| median(others.clone()));
            let limit = match median_of_others {
                Some(middle) => {
                    let deviation = median(others.iter().map(|other| other.abs_diff(middle)).collect()).max(1);
                    middle.saturating_add(deviation.saturating_mul(rule.deviations)).max(rule.floor)
                }
                None => rule.lone_limit.max(rule.floor),
            };
            if count.persons > limit {
                found.push(Unusual { login: count.login.clone(), role: count.role, persons: count.persons, median_of_others, limit });
            }
        }
    }
    found.sort_by(|a, b| b.persons.cmp(&a.persons).then_with(|| a.login.cmp(&b.login)));
    found
}

/// The upper median; 0 of nothing.
fn median(mut numbers: Vec<u64>) -> u64 {
    numbers.sort_unstable();
    numbers.get(numbers.len() / 2).copied().unwrap_or(0)
}

/// How many identities one account may open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateRule {
    /// In any hour.
    pub per_hour: usize,
    /// In any 24 hours.
    pub per_day: usize,
}

impl Default for RateRule {
    /// A worker has 25 cases (practice §3.10); twice that in an hour is not case work.
    fn default() -> Self {
        Self { per_hour: 50, per_day: 150 }
    }
}

/// A limit that is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this account has opened as many files as it may for now: wait {wait_seconds} seconds, or break the glass in an emergency")]
pub struct RateLimit {
    /// Seconds until one more may be opened.
    pub wait_seconds: i64,
}

impl RateRule {
    /// Whether `wanted` more identities may be opened at `at`, given when the last ones were opened (one instant per identity).
    pub fn check(self, opened: &[Instant], wanted: usize, at: Instant) -> Result<(), RateLimit> {
        for (seconds, limit) in [(3_600, self.per_hour), (86_400, self.per_day)] {
            let mut recent: Vec<i64> = opened.iter().map(|then| at.seconds_since(*then)).filter(|age| *age < seconds).collect();
            let total = recent.len().saturating_add(wanted);
            if total > limit {
                // Oldest first: as many must grow old as the limit is passed by.
                recent.sort_unstable_by(|a, b| b.cmp(a));
                let last_to_leave = recent.get((total - limit).saturating_sub(1)).or(recent.last()).copied().unwrap_or(0);
                return Err(RateLimit { wait_seconds: (seconds - last_to_leave).clamp(1, seconds) });
            }
        }
        Ok(())
    }
}

/// A record of a person who does not exist. Nobody has a reason to open it; whoever does is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Canary {
    version: u8,
    record: String,
    /// Who placed it; not shown to those who work with records.
    pub placed_by: Login,
    /// When.
    pub placed_at: Instant,
    /// When somebody took it back, if somebody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed_at: Option<Instant>,
}

impl Canary {
    /// Notes that `record` is a canary.
    pub fn place(record: RecordId, placed_by: Login, at: Instant) -> Self {
        Self { version: 1, record: record.to_string(), placed_by, placed_at: at, removed_at: None }
    }

    /// The record, if the body was not damaged.
    pub fn record(&self) -> Option<RecordId> {
        RecordId::parse(&self.record)
    }

    /// Whether it was a canary at an instant: an alarm from that time stays one.
    pub fn stands_at(&self, at: Instant) -> bool {
        self.placed_at.seconds_since(at) <= 0 && self.removed_at.is_none_or(|removed| removed.seconds_since(at) > 0)
    }

    /// What it is looked up by.
    pub fn keys(&self) -> Vec<(String, String)> {
        vec![("record".to_owned(), self.record.clone())]
    }
}

/// A canary was opened: to be told at once to the data-protection officer, not to the one who opened it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CanaryAlarm {
    /// Which ones.
    pub records: Vec<RecordId>,
    /// What was done with them.
    pub action: Action,
}

/// The alarm for an access to `records`, if there is one. A list shows canaries among all others and is no alarm; what opens a file, its
/// history or its identity is. So is an export that sweeps them up: real work never chooses them.
pub fn canary_alarm(canaries: &[Canary], action: Action, records: &[RecordId]) -> Option<CanaryAlarm> {
    use Action::{BreakGlass, CorrectRecord, ExportPerson, HandOverItem, OpenIdentity, ShareCase, ViewConsents, ViewHistory, ViewRecord};
    let opens = [ViewRecord, ViewHistory, ViewConsents, OpenIdentity, ExportPerson, CorrectRecord, ShareCase, HandOverItem, BreakGlass].contains(&action);
    if !opens {
        return None;
    }
    let records: Vec<RecordId> = records.iter().copied().filter(|record| canaries.iter().any(|canary| canary.record() == Some(*record))).collect();
    (!records.is_empty()).then_some(CanaryAlarm { records, action })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn count(number: usize, persons: u64) -> AccessCount {
        AccessCount { login: Login::parse(&format!("worker-{number}")).unwrap(), role: Role::CaseWorker, persons }
    }

    fn at(seconds: i64) -> Instant {
        Instant::parse("2026-11-25T08:00:00Z").unwrap().plus_seconds(seconds)
    }

    /// One who opens many more than her peers is reported with the numbers; a busy group is not.
    #[test]
    fn outliers_are_reported_against_their_peers() {
        let mut counts: Vec<AccessCount> = [22, 25, 19, 24, 23, 26].into_iter().enumerate().map(|(number, persons)| count(number, persons)).collect();
        assert_eq!(unusual(&counts, BrowsingRule::default()), []);
        counts.push(count(7, 140));
        let found = unusual(&counts, BrowsingRule::default());
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].login.as_str(), found[0].persons, found[0].median_of_others), ("worker-7", 140, Some(24)));
        assert!(found[0].limit < 40);
    }

    /// Two who browse together do not hide each other, and a lone worker is measured by a fixed line.
    #[test]
    fn accomplices_and_loners_are_seen() {
        let counts: Vec<AccessCount> = [22, 25, 19, 24, 23, 26, 300, 310].into_iter().enumerate().map(|(number, persons)| count(number, persons)).collect();
        assert_eq!(unusual(&counts, BrowsingRule::default()).len(), 2);
        assert_eq!(unusual(&[count(1, 60)], BrowsingRule::default()), []);
        assert_eq!(unusual(&[count(1, 61)], BrowsingRule::default())[0].median_of_others, None);
    }

    /// In a small group, too, nobody lifts the line by what she opened herself.
    #[test]
    fn nobody_lifts_her_own_line() {
        let counts: Vec<AccessCount> = [30, 31, 32, 40].into_iter().enumerate().map(|(number, persons)| count(number, persons)).collect();
        let found = unusual(&counts, BrowsingRule::default());
        assert_eq!(found.iter().map(|one| (one.persons, one.limit)).collect::<Vec<_>>(), [(40, 36)]);
    }

    /// The limit holds in every window, whether files are opened one by one or at once, and says truly when it ends.
    #[test]
    fn the_rate_is_limited() {
        let rule = RateRule { per_hour: 3, per_day: 5 };
        let opened = [at(0), at(100), at(200)];
        assert_eq!(rule.check(&opened[..2], 1, at(300)), Ok(()));
        assert_eq!(rule.check(&opened, 1, at(300)), Err(RateLimit { wait_seconds: 3_300 }));
        assert_eq!(rule.check(&opened, 1, at(3_600)), Ok(()));
        assert!(rule.check(&[], 4, at(0)).is_err(), "all at once");
        let day: Vec<Instant> = (0..5).map(|hour| at(hour * 4_000)).collect();
        assert!(rule.check(&day, 1, at(5 * 4_000)).is_err());
    }

    /// Opening a canary is an alarm however it is opened; listing all records is not.
    #[test]
    fn canaries_sing() {
        let record = |byte| RecordId::new(Uuid::from_bytes([byte; 16]));
        let canaries = [Canary::place(record(9), Login::parse("officer-1").unwrap(), at(0))];
        for action in [Action::OpenIdentity, Action::ViewRecord, Action::ViewHistory, Action::ExportPerson, Action::BreakGlass, Action::ShareCase] {
            let alarm = canary_alarm(&canaries, action, &[record(1), record(9)]).unwrap();
            assert_eq!(alarm.records, [record(9)], "{action}");
        }
        assert_eq!(canary_alarm(&canaries, Action::ViewRecords, &[record(1), record(9)]), None);
        assert_eq!(canary_alarm(&canaries, Action::OpenIdentity, &[record(1)]), None);
    }

    proptest! {
        /// Nobody below the floor is ever reported, and raising one's own count never takes one off the report.
        #[test]
        fn the_report_is_fair(numbers in prop::collection::vec(0_u64..500, 1..30), more in 0_u64..500) {
            let rule = BrowsingRule::default();
            let counts: Vec<AccessCount> = numbers.iter().enumerate().map(|(number, persons)| count(number, *persons)).collect();
            let found = unusual(&counts, rule);
            prop_assert!(found.iter().all(|one| one.persons > rule.floor));
            if let Some(one) = found.first() {
                let mut raised = counts.clone();
                for count in &mut raised {
                    if count.login == one.login {
                        count.persons += more;
                    }
                }
                prop_assert!(unusual(&raised, rule).iter().any(|again| again.login == one.login));
            }
        }

        /// After waiting as long as it says, one more may be opened.
        #[test]
        fn the_wait_is_true(ages in prop::collection::vec(0_i64..100_000, 0..20)) {
            let rule = RateRule { per_hour: 3, per_day: 8 };
            let opened: Vec<Instant> = ages.iter().map(|age| at(-age)).collect();
            let (mut now, mut turns) = (0, 0);
            while let Err(limit) = rule.check(&opened, 1, at(now)) {
                now += limit.wait_seconds;
                turns += 1;
                prop_assert!(turns <= 2, "once for the hour and once for the day at most");
            }
        }
    }
}
