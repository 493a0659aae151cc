//! Looking around: how many identities one account opens, who opens far more than the others, and records that nobody has a reason
//! to open.

use crate::{Entered, Gate, GateError, Held, Kept};
use lantern_access::{
    credential::{AccessCount, BrowsingRule, Canary, Instant, Login, RateRule, Unusual, canary_alarm, unusual},
    policy::{Action, Context, Purpose, Resource, ResourceKind, Role},
};
use lantern_ledger::AccessKind;
use lantern_model::RecordId;
use lantern_store::{AccessFilter, AccessLine, Act, EntityFilter};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

impl Kept for Canary {
    const KIND: &'static str = "canary";

    fn keys(&self) -> Vec<(String, String)> {
        self.keys()
    }
}

const DAY_SECONDS: i64 = 24 * 60 * 60;

/// More canaries than this would no longer be rare among records.
const CANARIES_MAX: u32 = 200;

/// Looks in which a file is opened; a list names many and opens none.
const fn opens(what: AccessKind) -> bool {
    matches!(what, AccessKind::Identity | AccessKind::Export | AccessKind::Share | AccessKind::Break)
}

/// A glass is broken when no other way is left, the limit of the ordinary way included: it has a limit of its own. Each one is shown
/// to the data-protection officer, so nobody looks around like this unseen.
const BROKEN_RULE: RateRule = RateRule { per_hour: 5, per_day: 15 };

/// How many accounts look at once: those that share a turn wait for each other for the time of one entry.
const TURNS: usize = 64;

/// Turns of those who open files: held from the count to the entry that counts, so that two looks at once do not both find room for one.
pub(crate) struct Turns([tokio::sync::Mutex<()>; TURNS]);

impl Default for Turns {
    fn default() -> Self {
        Self(std::array::from_fn(|_| tokio::sync::Mutex::new(())))
    }
}

impl Turns {
    fn of(&self, login: &str) -> &tokio::sync::Mutex<()> {
        &self.0[usize::from(blake3::hash(login.as_bytes()).as_bytes()[0]) % TURNS]
    }
}

/// What the data-protection officer reads: numbers and the line they crossed.
#[derive(Debug, Clone, Default)]
pub struct BrowsingReport {
    /// Who opened far more files than the others of the same role.
    pub unusual: Vec<Unusual>,
    /// Who opened a record that nobody has a reason to open.
    pub alarms: Vec<OpenedCanary>,
}

/// Somebody opened records of people who do not exist. It is a question, not a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedCanary {
    /// Who.
    pub login: String,
    /// When.
    pub at: String,
    /// Which.
    pub records: Vec<RecordId>,
}

impl Gate {
    /// The looks since an instant, all pages of them.
    async fn looks(&self, filter: &AccessFilter) -> Result<Vec<AccessLine>, GateError> {
        let mut lines = Vec::new();
        loop {
            let (page, all) = self.store().access_log(filter, lines.len() as u64, lantern_store::PAGE_MAX).await?;
            let is_last = page.is_empty();
            lines.extend(page);
            if is_last || lines.len() as u64 >= all {
                return Ok(lines);
            }
        }
    }

    /// The turn of an account that opens files, until its entry is written; what opens none waits for nobody.
    pub(crate) async fn turn_to_open(&self, entered: &Entered, what: AccessKind) -> Option<tokio::sync::MutexGuard<'_, ()>> {
        if opens(what) { Some(self.0.looking.of(entered.login()).lock().await) } else { None }
    }

    /// Refuses more opened identities than one account may have in an hour or a day. What opens none is not counted and not limited.
    pub(crate) async fn within_rate(&self, entered: &Entered, what: AccessKind, wanted: usize, at: &str) -> Result<(), GateError> {
        if !opens(what) {
            return Ok(());
        }
        let is_broken = what == AccessKind::Break;
        let counts = |line: &&AccessLine| opens(line.what) && (line.what == AccessKind::Break) == is_broken;
        let now = Instant::parse(at)?;
        let filter = AccessFilter { actor: Some(entered.login().to_owned()), since: Some(now.plus_seconds(-DAY_SECONDS).to_string()), subject: None };
        let mut opened = Vec::new();
        for line in self.looks(&filter).await?.iter().filter(counts) {
            let then = Instant::parse(&line.at)?;
            opened.extend((0..line.subjects).map(|_| then));
        }
        let rule = if is_broken { BROKEN_RULE } else { RateRule::default() };
        rule.check(&opened, wanted, now).map_err(|limit| GateError::RateExceeded { until: now.plus_seconds(limit.wait_seconds).to_string() })
    }

    /// The report on the last days. Reading it is a right of its own.
    pub async fn browsing_report(&self, entered: &Entered, days: i64, at: &str) -> Result<BrowsingReport, GateError> {
        self.may(entered, Action::ViewAccessLog, &Resource::new(ResourceKind::Log), &Context::new(Purpose::DataProtection), at)?;
        let since = Instant::parse(at)?.plus_seconds(-DAY_SECONDS * days.clamp(1, 366)).to_string();
        let lines = self.looks(&AccessFilter { since: Some(since), ..AccessFilter::default() }).await?;
        let canaries: Vec<Canary> = self.every_canary().await?.into_iter().map(|held| held.body).collect();
        let mut persons: BTreeMap<&str, BTreeSet<[u8; 16]>> = BTreeMap::new();
        let mut report = BrowsingReport::default();
        for line in lines.iter().filter(|line| opens(line.what)) {
            let subjects = self.store().access_subjects(line.position).await?;
            let opened: Vec<RecordId> = subjects.iter().map(|id| RecordId::new(Uuid::from_bytes(*id))).collect();
            let then = Instant::parse(&line.at)?;
            let standing: Vec<Canary> = canaries.iter().filter(|canary| canary.stands_at(then)).cloned().collect();
            if let Some(alarm) = canary_alarm(&standing, Action::OpenIdentity, &opened) {
                report.alarms.push(OpenedCanary { login: line.actor.clone(), at: line.at.clone(), records: alarm.records });
            }
            persons.entry(&line.actor).or_default().extend(subjects);
        }
        report.unusual = unusual(&self.counts(persons).await?, BrowsingRule::default());
        Ok(report)
    }

    async fn every_canary(&self) -> Result<Vec<Held<Canary>>, GateError> {
        Ok(self.list::<Canary>(&EntityFilter::default(), 0, CANARIES_MAX).await?.0)
    }

    /// The records that are canaries now. Who works with records does not learn it.
    pub async fn canaries(&self, entered: &Entered, at: &str) -> Result<Vec<Held<Canary>>, GateError> {
        self.may_place(entered, at)?;
        Ok(self.every_canary().await?.into_iter().filter(|held| held.body.removed_at.is_none()).collect())
    }

    fn may_place(&self, entered: &Entered, at: &str) -> Result<Act, GateError> {
        self.may(entered, Action::ManageIncidents, &Resource::new(ResourceKind::Register), &Context::new(Purpose::DataProtection), at)
    }

    /// Says of a record that nobody has a reason to open it: its person was invented for that.
    pub async fn place_canary(&self, entered: &Entered, record: RecordId, at: &str) -> Result<(), GateError> {
        let act = self.may_place(entered, at)?;
        let placed_by = entered.account().ok_or(GateError::NotFound)?.login.clone();
        self.store().record(record).await?.ok_or(GateError::NotFound)?;
        let all = self.every_canary().await?;
        if all.iter().any(|held| held.body.record() == Some(record) && held.body.removed_at.is_none()) {
            return Ok(());
        }
        if all.len() >= CANARIES_MAX as usize {
            return Err(GateError::TooManyAtOnce { most: CANARIES_MAX as usize });
        }
        self.keep(&act, Uuid::new_v4(), 0, &Canary::place(record, placed_by, Instant::parse(at)?)).await.map(drop)
    }

    /// A record is a canary no longer. Alarms from before stay.
    pub async fn remove_canary(&self, entered: &Entered, record: RecordId, at: &str) -> Result<(), GateError> {
        let act = self.may_place(entered, at)?;
        let is_meant = |held: &Held<Canary>| held.body.record() == Some(record) && held.body.removed_at.is_none();
        let mut held = self.every_canary().await?.into_iter().find(is_meant).ok_or(GateError::NotFound)?;
        held.body.removed_at = Some(Instant::parse(at)?);
        self.keep(&act, held.id, held.version, &held.body).await.map(drop)
    }

    async fn counts(&self, persons: BTreeMap<&str, BTreeSet<[u8; 16]>>) -> Result<Vec<AccessCount>, GateError> {
        let mut counts = Vec::new();
        for (actor, persons) in persons {
            let Ok(login) = Login::parse(actor) else { continue };
            let role = self.account(&login).await?.and_then(|held: Held<_>| main_role(&held.body.roles)).unwrap_or(Role::Local);
            counts.push(AccessCount { login, role, persons: persons.len() as u64 });
        }
        Ok(counts)
    }
}

/// The first of an account's roles in the order of the list: those who work with people stand first there.
fn main_role(roles: &BTreeSet<Role>) -> Option<Role> {
    Role::ALL.iter().copied().find(|role| roles.contains(role))
}
