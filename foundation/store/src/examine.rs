//! The store examined from inside: does every journal entry stand as its leaf says, does the log's head follow from its leaves,
//! and has every sealed entry its key, or a tombstone that says where the key went.

use crate::{
    Store, StoreError,
    bind::binds,
    commit::{ENTRIES, Kind},
    ledger::{LedgerLine, entry_bytes},
};
use lantern_ledger::{Checkpoint, Frontier, Hash, entries_root, leaf_hash};
use std::collections::BTreeMap;

/// Entries that may have a key, and whether they must: rows of other kinds of source have one only where they hold identity.
const KEYED: &str =
    "select j.position, case when j.kind in ('entity', 'correct') or d.source_kind = 'case_records' then cast(1 as bigint) else cast(0 as bigint) end
  from journal j left join dataset d on d.number = j.dataset
  where j.position > ? and j.kind in ('new', 'edit', 'entity', 'correct') order by j.position limit ?";
const KEYS: &str = "select position, cast(0 as bigint) from record_key where position > ? order by position limit ?";

pub(crate) const STATEMENTS: &[&str] = &[KEYED];
pub(crate) const KEY_STATEMENTS: &[&str] = &[KEYS];

const PAGE: i64 = 2_000;

/// At most so many problems are named; more say nothing new.
const PROBLEMS_MAX: usize = 1_000;

/// Something that is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// The journal entries of a leaf are not those that it commits to.
    Rewritten {
        /// The leaf.
        leaf: u64,
        /// Its first position.
        first: i64,
        /// Its last position.
        last: i64,
    },
    /// Entries that no leaf commits to, from this position on.
    Unlogged(i64),
    /// The signed head does not follow from the leaves.
    Head,
    /// A sealed entry without a key, and no tombstone says why.
    WithoutKey(i64),
    /// A key of no entry.
    KeyOfNothing(i64),
}

/// What an examination found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Examination {
    /// Leaves read.
    pub leaves: u64,
    /// Journal entries read.
    pub entries: u64,
    /// What is wrong, in the order in which it was met.
    pub flaws: Vec<Flaw>,
}

impl Examination {
    fn found(&mut self, flaw: Flaw) {
        if self.flaws.len() < PROBLEMS_MAX {
            self.flaws.push(flaw);
        }
    }
}

/// The entries of the leaf that is being read.
struct Reading<'a> {
    lines: std::slice::Iter<'a, LedgerLine>,
    line: Option<&'a LedgerLine>,
    entries: Vec<Hash>,
}

impl Store {
    /// Reads the whole journal, the ledger and the list of keys. Nobody should write meanwhile.
    pub async fn examine(&self) -> Result<Examination, StoreError> {
        let mut found = Examination::default();
        let lines = self.all_lines().await?;
        found.leaves = lines.len() as u64;
        self.examine_head(&lines, &mut found).await?;
        self.examine_entries(&lines, &mut found).await?;
        self.examine_keys(&mut found).await?;
        Ok(found)
    }

    async fn all_lines(&self) -> Result<Vec<LedgerLine>, StoreError> {
        let mut lines = Vec::new();
        loop {
            let page = self.ledger_lines(lines.len() as u64, 10_000).await?;
            if page.is_empty() {
                return Ok(lines);
            }
            lines.extend(page);
        }
    }

    async fn examine_head(&self, lines: &[LedgerLine], found: &mut Examination) -> Result<(), StoreError> {
        let mut frontier = Frontier::empty();
        for (index, line) in lines.iter().enumerate() {
            frontier.push(leaf_hash(line.leaf.bytes()));
            if line.index != index as u64 {
                found.found(Flaw::Head);
            }
        }
        let signed = Checkpoint::open(&self.checkpoint().await?, &self.ledger_verifier()).ok();
        if signed.is_none_or(|signed| signed.size != frontier.size() || signed.root != frontier.root()) {
            found.found(Flaw::Head);
        }
        Ok(())
    }

    async fn examine_entries(&self, lines: &[LedgerLine], found: &mut Examination) -> Result<(), StoreError> {
        let mut lines = lines.iter();
        let mut reading = Reading { line: lines.next(), lines, entries: Vec::new() };
        let mut after = 0;
        loop {
            let page = self.record.rows(ENTRIES, binds![after, PAGE]).await?;
            let Some(last) = page.last() else { break };
            after = last.int(0)?;
            for row in &page {
                found.entries += 1;
                reading.entry(row.int(0)?, leaf_hash(&entry_bytes(row)?), found);
            }
        }
        reading.rest(found);
        Ok(())
    }

    async fn examine_keys(&self, found: &mut Examination) -> Result<(), StoreError> {
        let last = self.position().await?;
        let wanted = positions(&self.record, KEYED).await?;
        let held = positions(self.keys.engine(), KEYS).await?;
        let destroyed = self.destroyed_by_journal().await?;
        for (position, must) in &wanted {
            if *must && !held.contains_key(position) && !destroyed.contains(position) {
                found.found(Flaw::WithoutKey(*position));
            }
        }
        // Keys behind the journal's end belong to a commit that never came; the next commit takes them away.
        for position in held.keys().filter(|position| **position <= last && !wanted.contains_key(position)) {
            found.found(Flaw::KeyOfNothing(*position));
        }
        Ok(())
    }
}

async fn positions(engine: &crate::engine::Engine, sql: &str) -> Result<BTreeMap<i64, bool>, StoreError> {
    let mut positions = BTreeMap::new();
    let mut after = 0;
    loop {
        let page = engine.rows(sql, binds![after, PAGE]).await?;
        let Some(last) = page.last() else { return Ok(positions) };
        after = last.int(0)?;
        for row in &page {
            positions.insert(row.int(0)?, row.is_true(1)?);
        }
    }
}

impl Reading<'_> {
    fn entry(&mut self, position: i64, hash: Hash, found: &mut Examination) {
        let Some(line) = self.line else {
            if self.entries.is_empty() {
                found.found(Flaw::Unlogged(position));
                self.entries.push(hash);
            }
            return;
        };
        self.entries.push(hash);
        if position >= line.event.last {
            self.close(line, found);
        }
    }

    fn close(&mut self, line: &LedgerLine, found: &mut Examination) {
        let root = entries_root(&self.entries);
        let is_same = root == line.event.root && self.entries.len() as u64 == line.event.entries;
        let kind = line.leaf.kind();
        if !is_same || lantern_ledger::Leaf::commit(kind, &line.salt, &line.event.to_bytes()) != line.leaf {
            found.found(Flaw::Rewritten { leaf: line.index, first: line.event.first, last: line.event.last });
        }
        self.entries.clear();
        self.line = self.lines.next();
    }

    /// Leaves whose entries are not there any more.
    fn rest(&mut self, found: &mut Examination) {
        while let Some(line) = self.line {
            self.close(line, found);
        }
    }
}

/// Kinds named in the statements above: a renamed kind must not make an examination blind.
const _: () = {
    assert!(matches!(Kind::Erase.code().as_bytes(), b"erase"));
    assert!(matches!(Kind::New.code().as_bytes(), b"new"));
    assert!(matches!(Kind::Edit.code().as_bytes(), b"edit"));
    assert!(matches!(Kind::Entity.code().as_bytes(), b"entity"));
    assert!(matches!(Kind::Correct.code().as_bytes(), b"correct"));
};
