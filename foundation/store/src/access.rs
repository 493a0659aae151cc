//! Who looked at what. An access entry is committed before anything is opened, so that no look goes without its trace; a list
//! is one entry that names its ids.

use crate::{
    Store, StoreError,
    bind::{Bind, Row, Rows, binds},
    commit::{Kind, TEXT_BYTES_MAX, Writer, bounded},
    engine::Transaction,
    read::PAGE_MAX,
};
use lantern_ledger::{ACCESS_SUBJECTS_MAX, AccessEvent, AccessKind};

/// One entry of the access log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessLine {
    /// Its position in the journal.
    pub position: i64,
    /// When.
    pub at: String,
    /// Who.
    pub actor: String,
    /// What for.
    pub purpose: String,
    /// What was looked at, and how.
    pub what: AccessKind,
    /// On what basis, where one was named.
    pub basis: Option<String>,
    /// How many people's data it names.
    pub subjects: u64,
}

/// Which entries of the access log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccessFilter {
    /// Those that name this record.
    pub subject: Option<[u8; 16]>,
    /// Those of one account.
    pub actor: Option<String>,
    /// Those at or after an instant.
    pub since: Option<String>,
}

/// How often an account looked at people's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessCount {
    /// The account.
    pub actor: String,
    /// The kind of look.
    pub what: AccessKind,
    /// How many entries.
    pub entries: u64,
    /// How many people they name, counted once per entry.
    pub subjects: u64,
}

const COLUMNS: &str = "position, at, actor, purpose, what, basis, subjects";
const COUNTS: &str = "select actor, what, count(*), cast(sum(subjects) as bigint) from access_entry where at >= ? group by actor, what order by actor, what";
const NAMED: &str = "select subject from access_subject where position = ? order by subject";
const PAGE: &str = "select e.position, e.at, e.actor, e.purpose, e.what, e.basis, e.subjects from access_entry e
  where (cast(? as text) is null or e.actor = ?) and e.at >= ? order by e.position desc limit ? offset ?";
const PAGE_ALL: &str = "select count(*) from access_entry e where (cast(? as text) is null or e.actor = ?) and e.at >= ?";
const OF_SUBJECT: &str = "select e.position, e.at, e.actor, e.purpose, e.what, e.basis, e.subjects from access_subject s
  join access_entry e on e.position = s.position
  where s.subject = ? and (cast(? as text) is null or e.actor = ?) and e.at >= ? order by e.position desc limit ? offset ?";
const OF_SUBJECT_ALL: &str = "select count(*) from access_subject s join access_entry e on e.position = s.position
  where s.subject = ? and (cast(? as text) is null or e.actor = ?) and e.at >= ?";

pub(crate) const STATEMENTS: &[&str] = &[COUNTS, NAMED, PAGE, PAGE_ALL, OF_SUBJECT, OF_SUBJECT_ALL];

/// Refuses what a shared transaction could stumble over.
pub(crate) fn check(event: &AccessEvent) -> Result<(), StoreError> {
    bounded("the basis", event.basis.as_deref().unwrap_or_default(), TEXT_BYTES_MAX)?;
    if event.subjects.len() > ACCESS_SUBJECTS_MAX { Err(StoreError::OutOfBounds("the people whom an access names")) } else { Ok(()) }
}

pub(crate) fn write(writer: &mut Writer<'_>, event: &AccessEvent) {
    let position = writer.next_position();
    writer.enter(position, Kind::Access, None, event.to_bytes());
    let act = writer.act;
    writer.looks.add(position, (&act.at, &act.actor, &act.purpose), event);
}

/// Rows of the access log on their way to the tables: looks that share a transaction share its statements.
pub(crate) struct Looks {
    entries: Rows,
    subjects: Rows,
}

impl Looks {
    pub(crate) fn none() -> Self {
        Self { entries: Rows::new("access_entry", COLUMNS), subjects: Rows::new("access_subject", "subject, position") }
    }

    pub(crate) fn add(&mut self, position: i64, (at, actor, purpose): (&str, &str, &str), event: &AccessEvent) {
        let count = i64::try_from(event.subjects.len()).expect("it was bounded");
        self.entries.push(binds![position, at, actor, purpose, event.what.code(), event.basis.clone(), count]);
        let mut subjects = event.subjects.clone();
        subjects.sort_unstable();
        subjects.dedup();
        for subject in &subjects {
            self.subjects.push(binds![subject, position]);
        }
    }

    pub(crate) async fn write(&mut self, tx: &mut Transaction) -> Result<(), StoreError> {
        tx.insert(self.entries.take()).await?;
        tx.insert(self.subjects.take()).await
    }
}

fn kind(code: &str) -> Result<AccessKind, StoreError> {
    AccessKind::from_code(code).ok_or(StoreError::DamagedValue("kind of an access"))
}

fn line(row: &Row) -> Result<AccessLine, StoreError> {
    Ok(AccessLine {
        position: row.int(0)?,
        at: row.text(1)?,
        actor: row.text(2)?,
        purpose: row.text(3)?,
        what: kind(&row.text(4)?)?,
        basis: row.maybe_text(5)?,
        subjects: row.count(6)?,
    })
}

impl Store {
    /// Entries of the access log, newest first, and how many there are.
    pub async fn access_log(&self, filter: &AccessFilter, offset: u64, limit: u32) -> Result<(Vec<AccessLine>, u64), StoreError> {
        let (page, all) = if filter.subject.is_some() { (OF_SUBJECT, OF_SUBJECT_ALL) } else { (PAGE, PAGE_ALL) };
        let mut binds: Vec<Bind> = filter.subject.iter().map(Bind::from).collect();
        binds.extend(binds![filter.actor.clone(), filter.actor.clone(), filter.since.clone().unwrap_or_default()]);
        let count = self.record.row(all, binds.clone()).await?.map_or(Ok(0), |row| row.count(0))?;
        binds.extend(binds![i64::from(limit.min(PAGE_MAX)), i64::try_from(offset).unwrap_or(i64::MAX)]);
        Ok((self.record.rows(page, binds).await?.iter().map(line).collect::<Result<_, _>>()?, count))
    }

    /// Whom an entry of the access log names.
    pub async fn access_subjects(&self, position: i64) -> Result<Vec<[u8; 16]>, StoreError> {
        self.record.rows(NAMED, binds![position]).await?.iter().map(|row| row.array(0)).collect()
    }

    /// How often each account looked, since an instant.
    pub async fn access_counts(&self, since: &str) -> Result<Vec<AccessCount>, StoreError> {
        let rows = self.record.rows(COUNTS, binds![since]).await?;
        rows.iter().map(|row| Ok(AccessCount { actor: row.text(0)?, what: kind(&row.text(1)?)?, entries: row.count(2)?, subjects: row.count(3)? })).collect()
    }
}
