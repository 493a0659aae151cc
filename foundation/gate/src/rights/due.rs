//! What time ends: files whose schedule is over are put before a supervisor, each by itself. Nothing is destroyed because a day came;
//! it is destroyed because somebody who answers for the file said so after the day had come.

use super::{code_of, erase::let_retention_pass, instant, login_of};
use crate::{
    Entered, Gate, GateError, Held, Kept,
    compartment::{is_child, year_of},
};
use lantern_access::{
    consent::{Country, Due, DueItem, Person, RequestProblem, RetentionAction, RetentionKind, RetentionStart, Schedule, Signature, due},
    credential::{Agency, Day},
    policy::{Action, Context, Purpose, ResourceKind, Sensitivity},
};
use lantern_model::{AgencyCode, RecordId, SourceKind, Unit, field};
use lantern_store::{Act, Change, EntityFilter, PAGE_MAX, RecordFilter, RecordSummary};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What became of a file that was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueState {
    /// It waits for a supervisor.
    Open,
    /// She said: destroy it.
    Destroy,
    /// She said: keep it. It is not put before her again under this schedule.
    Keep,
}

impl DueState {
    const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Destroy => "destroy",
            Self::Keep => "keep",
        }
    }
}

/// A file whose time is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DueFile {
    version: u8,
    /// Its id.
    pub id: Uuid,
    /// Which record.
    pub person: Person,
    /// Whose.
    pub agency: Agency,
    /// Under which schedule.
    pub schedule: Uuid,
    /// Since which day.
    pub since: Day,
    /// What the schedule says.
    pub action: RetentionAction,
    /// A child's file: the law on children's files is asked too.
    pub child: bool,
    /// What became of it.
    pub state: DueState,
    decided: Option<Signature>,
}

impl DueFile {
    pub(super) fn is_to_be_destroyed(&self) -> bool {
        self.state == DueState::Destroy && self.decided.is_some()
    }
}

impl Kept for DueFile {
    const KIND: &'static str = "retention-due";

    fn keys(&self) -> Vec<(String, String)> {
        vec![("state".to_owned(), self.state.code().to_owned()), ("schedule".to_owned(), self.schedule.to_string())]
    }

    fn subject(&self) -> Option<RecordId> {
        Some(self.person.record())
    }

    fn agency(&self) -> Option<AgencyCode> {
        Some(code_of(&self.agency).clone())
    }
}

/// Schedules of one house.
const SCHEDULES_MAX: u32 = 500;
/// Files that one round puts before supervisors; the rest come with the next rounds.
const PROPOSED_MAX: usize = 500;

impl Gate {
    /// Every schedule: those of the program first, then those that two persons set, oldest first.
    pub async fn schedules(&self) -> Result<Vec<Schedule>, GateError> {
        let set = self.list::<Schedule>(&EntityFilter::default(), 0, SCHEDULES_MAX).await?.0;
        Ok(Schedule::builtin().into_iter().chain(set.into_iter().map(|held| held.body)).collect())
    }

    /// For how many days unsaved work is kept: the shortest schedule acts.
    pub(super) fn draft_days(schedules: &[Schedule]) -> Option<u32> {
        schedules.iter().filter(|schedule| schedule.kind == RetentionKind::Draft && schedule.is_live()).map(|schedule| schedule.days).min()
    }

    /// Files that are due on a day, with what keeps them. Only what is about one person by itself can be destroyed by itself.
    async fn due_records(&self, schedules: &[Schedule], on: Day) -> Result<Vec<(RecordSummary, Due, bool)>, GateError> {
        let schedules: Vec<Schedule> = schedules.iter().filter(|one| one.kind == RetentionKind::CaseFile && one.is_live()).cloned().collect();
        if schedules.is_empty() {
            return Ok(Vec::new());
        }
        let closed = if schedules.iter().any(|one| one.from == RetentionStart::Closed) { self.closed_days().await? } else { HashMap::new() };
        let proposed = self.proposed_under(&schedules).await?;
        let mut found = Vec::new();
        let mut offset = 0;
        loop {
            let (page, all) = self.store().records(&RecordFilter::default(), offset, PAGE_MAX).await?;
            offset += page.len() as u64;
            let is_last = page.is_empty() || offset >= all;
            for summary in page.into_iter().filter(|summary| summary.source_kind == SourceKind::CaseRecords) {
                let item = item(&summary, closed.get(&summary.record).copied())?;
                let Some(first) = due(&schedules, std::slice::from_ref(&item), &[], on).pop() else { continue };
                if proposed.contains(&(summary.record, first.schedule)) {
                    continue;
                }
                // Only now is it worth reading the file: few of many are due on any day.
                let child = is_child(&self.record_of(summary.record).await?, year_of(&on.to_string()));
                let holds = self.holds_on(summary.record).await?;
                found.extend(due(&schedules, &[DueItem { child, ..item }], &holds, on).pop().map(|due| (summary, due, child)));
                if found.len() >= PROPOSED_MAX {
                    return Ok(found);
                }
            }
            if is_last {
                return Ok(found);
            }
        }
    }

    /// The day on which each closed file was closed. A date that is not exact counts from its last possible day.
    async fn closed_days(&self) -> Result<HashMap<RecordId, Day>, GateError> {
        let place = field::coded_of(Unit::Case).position(|field| field.name == "closed");
        let place = place.expect("a case has a day on which it was closed");
        let mut closed = HashMap::new();
        let page = &mut |rows: Vec<lantern_store::StateRow>| -> Result<(), lantern_store::StoreError> {
            closed.extend(rows.iter().filter_map(|row| Some((row.record, last_day(row.values().nth(place)??)?))));
            Ok(())
        };
        self.store().scan_unit(Unit::Case, page).await?;
        Ok(closed)
    }

    /// Which files were put before a supervisor under these schedules, whatever she decided.
    async fn proposed_under(&self, schedules: &[Schedule]) -> Result<HashSet<(RecordId, Uuid)>, GateError> {
        let mut proposed = HashSet::new();
        for schedule in schedules {
            let filter = EntityFilter { key: Some(("schedule".to_owned(), schedule.id.to_string())), ..EntityFilter::default() };
            let mut offset = 0;
            loop {
                let (page, all) = self.list::<DueFile>(&filter, offset, PAGE_MAX).await?;
                offset += page.len() as u64;
                let is_last = page.is_empty() || offset >= all;
                proposed.extend(page.iter().map(|held| (held.body.person.record(), schedule.id)));
                if is_last {
                    break;
                }
            }
        }
        Ok(proposed)
    }

    /// Puts before the supervisors what has become due and was not put before them yet; says how many. Held files come too, and say so.
    pub(super) async fn propose_due(&self, act: &Act, schedules: &[Schedule]) -> Result<u64, GateError> {
        let on = instant(&act.at)?.day();
        let mut changes = Vec::new();
        for (summary, due, child) in self.due_records(schedules, on).await? {
            let id = Uuid::new_v4();
            let file = DueFile {
                version: 1,
                id,
                person: Person::new(summary.record),
                agency: Agency::from(summary.agency),
                schedule: due.schedule,
                since: due.since,
                action: due.action,
                child,
                state: DueState::Open,
                decided: None,
            };
            changes.extend(self.change_of(id, 0, &file).await?);
        }
        let proposed = changes.len() as u64;
        if proposed > 0 {
            self.store().commit(act, Change::Entities(changes)).await?;
        }
        Ok(proposed)
    }

    /// What waits for the supervisors of an agency, oldest first, and how many there are.
    pub async fn due_files(
        &self,
        entered: &Entered,
        agency: &AgencyCode,
        (offset, limit): (u64, u32),
        at: &str,
    ) -> Result<(Vec<Held<DueFile>>, u64), GateError> {
        let thing = self.about(agency, ResourceKind::Request, Sensitivity::Identity).await?;
        self.ask(entered, Action::ViewRequests, &thing, &Context::new(Purpose::DataProtection), at)?;
        let key = Some(("state".to_owned(), DueState::Open.code().to_owned()));
        self.list(&EntityFilter { key, agency: Some(agency.clone()), ..EntityFilter::default() }, offset, limit).await
    }

    /// A supervisor decides on a file that was due. What she signs to destroy is destroyed by the next round of the cadence.
    pub async fn decide_due(&self, entered: &Entered, id: Uuid, destroy: bool, country: Option<Country>, at: &str) -> Result<(), GateError> {
        let mut held = self.kept::<DueFile>(id).await?.ok_or(GateError::NotFound)?;
        let agency = code_of(&held.body.agency).clone();
        let thing = self.about(&agency, ResourceKind::Request, Sensitivity::Identity).await?;
        let act = self.ask(entered, Action::DecideRequest, &thing, &Context::new(Purpose::DataProtection), at)?;
        if held.body.state != DueState::Open {
            return Err(GateError::Request(RequestProblem::Over));
        }
        let now = instant(at)?;
        (held.body.state, held.body.decided) = (if destroy { DueState::Destroy } else { DueState::Keep }, Some(Signature { by: login_of(entered)?, at: now }));
        let mut changes = Vec::new();
        if destroy {
            Self::proved(entered)?;
            // A schedule that was ended meanwhile destroys nothing any more.
            if !self.schedules().await?.iter().any(|schedule| schedule.id == held.body.schedule && schedule.is_live()) {
                return Err(GateError::Request(RequestProblem::Over));
            }
            let record = held.body.person.record();
            let closed = closed_of(&self.record_of(record).await?);
            let law = country.as_ref().and_then(|country| self.duties().child_retention(country)).cloned();
            let order = Self::retention_order(entered, &held.body, (country, closed), at)?;
            let_retention_pass(&order, &self.holds_on(record).await?, law.as_ref(), now.day()).map_err(GateError::Request)?;
            changes.extend(self.change_of(id, 0, &order).await?);
        }
        changes.extend(self.change_of(id, held.version, &held.body).await?);
        self.store().commit(&act, Change::Entities(changes)).await?;
        Ok(())
    }
}

/// The day on which a file says that it was closed.
fn closed_of(detail: &lantern_store::RecordDetail) -> Option<Day> {
    let case = detail.units.iter().find(|unit| unit.unit == Unit::Case)?;
    let (_, value) = case.values.iter().find(|(field, _)| field.name == "closed")?;
    last_day(value.as_text())
}

fn item(summary: &RecordSummary, closed: Option<Day>) -> Result<DueItem, GateError> {
    let day = |text: &str| Day::parse(text.get(..10).unwrap_or_default());
    Ok(DueItem {
        id: Uuid::from_bytes(*summary.record.bytes()),
        kind: RetentionKind::CaseFile,
        person: Some(Person::new(summary.record)),
        created: day(&summary.recorded_at)?,
        changed: day(&summary.changed_at)?,
        closed,
        child: false,
    })
}

/// The last day that a date, told in whatever precision, can mean: a file is rather kept a while too long.
fn last_day(text: &str) -> Option<Day> {
    let gregorian = text.split('@').next()?;
    let last = gregorian.rsplit('/').next()?;
    let ends: Vec<String> = match last.len() {
        4 => vec![format!("{last}-12-31")],
        7 => ["31", "30", "29", "28"].map(|day| format!("{last}-{day}")).to_vec(),
        _ => vec![last.to_owned()],
    };
    ends.iter().find_map(|day| Day::parse(day).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A date counts from its last possible day, in whatever precision it was told; what is no date has no end.
    #[test]
    fn dates_end_late() {
        for (told, last) in [("2024", "2024-12-31"), ("2023-02", "2023-02-28"), ("2024-03-05@hijri:1445-08-24", "2024-03-05"), ("2014/2018", "2018-12-31")] {
            assert_eq!(last_day(told).unwrap().to_string(), last, "{told}");
        }
        assert_eq!(last_day("!unknown"), None);
    }
}
