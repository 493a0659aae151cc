//! The ledger inside the transaction: a leaf for each commit, the head of the log, the checkpoint signed with it.
//!
//! A leaf commits to the RFC 6962 root over the commit's journal entries as they stand. So the log has one leaf for an import's
//! batch as for a single look at a record, its growth says little, and one entry is proven by two short paths. A store that is
//! older than its ledger gets one leaf over everything before.

use crate::{
    Store, StoreError,
    bind::{Rows, binds},
    commit::ENTRIES,
    engine::{Engine, Transaction},
};
use lantern_ledger::{Checkpoint, CommitEvent, Frontier, Growth, Hash, JournalEntry, Leaf, LeafKind, NoteSigner, Receipt, entries_root, leaf_hash};
use lantern_vault::{Entropy, KeyFolder};

pub(crate) const HEAD: &str = "select origin, size, frontier, checkpoint from ledger_head";
const HEAD_AND_LAST: &str = "select origin, frontier, (select coalesce(max(position), 0) from journal) from ledger_head";
pub(crate) const PUT_HEAD: &str = "insert into ledger_head (one, origin, size, frontier, checkpoint) values (1, ?, ?, ?, ?)
  on conflict (one) do update set size = excluded.size, frontier = excluded.frontier, checkpoint = excluded.checkpoint";
pub(crate) const LEAVES: &str = "select number, kind, salt, first_position, last_position, root, leaf from ledger where number >= ? order by number limit ?";
const LEAF_OF: &str =
    "select number, kind, salt, first_position, last_position, root, leaf from ledger where last_position >= ? order by last_position limit 1";

pub(crate) const EMPTY: &str = "delete from ledger";
pub(crate) const EMPTY_HEAD: &str = "delete from ledger_head";

pub(crate) const STATEMENTS: &[&str] = &[HEAD, HEAD_AND_LAST, PUT_HEAD, LEAVES, LEAF_OF, EMPTY, EMPTY_HEAD];

pub(crate) const LEAF_COLUMNS: &str = "number, kind, salt, first_position, last_position, root, leaf";

/// How many journal entries of an older store are read at once.
const PAGE: i64 = 2_000;

/// One ledger row as it is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerLine {
    /// The leaf's place in the log.
    pub index: u64,
    /// Its salt: never published.
    pub salt: [u8; 32],
    /// What it commits to.
    pub event: CommitEvent,
    /// The leaf.
    pub leaf: Leaf,
}

/// A commit's leaf on its way to its receipt.
pub(crate) struct Part {
    index: u64,
    salt: [u8; 32],
    event: CommitEvent,
    leaf: Leaf,
    entry: Vec<u8>,
}

/// The log as one transaction sees it and lets it grow.
pub(crate) struct Book {
    origin: String,
    growth: Growth,
    rows: Rows,
    first: i64,
    entries: Vec<Hash>,
    /// The bytes of the first entry: a commit of one entry gives them to whoever must be shown it.
    only: Vec<u8>,
}

/// The log after the transaction: proves each of its parts.
pub(crate) struct Signed {
    growth: Growth,
    checkpoint: String,
}

impl Book {
    /// The log as it stands, and the journal's last position: in one question, because each of them costs every group of looks.
    pub(crate) async fn open(tx: &mut Transaction) -> Result<(Self, i64), StoreError> {
        let row = tx.row(HEAD_AND_LAST, binds![]).await?.ok_or(StoreError::NotFound("head of the ledger"))?;
        let frontier = Frontier::from_bytes(&row.bytes(1)?).map_err(|_| StoreError::DamagedValue("edge of the ledger"))?;
        Ok((Self::at(row.text(0)?, frontier), row.int(2)?))
    }

    fn at(origin: String, frontier: Frontier) -> Self {
        Self { origin, growth: Growth::from_frontier(frontier), rows: Rows::new("ledger", LEAF_COLUMNS), first: 0, entries: Vec::new(), only: Vec::new() }
    }

    /// An entry of the commit under way.
    pub(crate) fn enter(&mut self, position: i64, bytes: &[u8]) {
        if self.entries.is_empty() {
            self.first = position;
            self.only = bytes.to_vec();
        }
        self.entries.push(leaf_hash(bytes));
    }

    /// The leaf of the commit under way; none where nothing was entered.
    pub(crate) fn end_part(&mut self, kind: LeafKind, salt: [u8; 32]) -> Option<Part> {
        let count = self.entries.len();
        if count == 0 {
            return None;
        }
        let last = self.first + i64::try_from(count).expect("a commit has fewer entries than positions") - 1;
        let event = CommitEvent { first: self.first, last, entries: count as u64, root: entries_root(&self.entries) };
        self.entries.clear();
        let entry = if count == 1 { std::mem::take(&mut self.only) } else { Vec::new() };
        let leaf = Leaf::commit(kind, &salt, &event.to_bytes());
        let index = self.growth.push(leaf_hash(leaf.bytes()));
        let number = i64::try_from(index).expect("a log of this machine has fewer leaves");
        self.rows.push(binds![number, i64::from(kind.code()), &salt, event.first, event.last, &event.root.0, leaf.bytes()]);
        Some(Part { index, salt, event, leaf, entry })
    }

    /// Writes the leaves and the head, signed.
    pub(crate) async fn write(mut self, tx: &mut Transaction, signer: &NoteSigner) -> Result<Signed, StoreError> {
        let checkpoint = Checkpoint { origin: self.origin.clone(), size: self.growth.size(), root: self.growth.root() };
        let checkpoint = signer.sign(&checkpoint.to_text())?;
        tx.insert(self.rows.take()).await?;
        let size = i64::try_from(self.growth.size()).expect("a log of this machine has fewer leaves");
        tx.run(PUT_HEAD, binds![self.origin, size, self.growth.frontier().to_bytes(), checkpoint.as_str()]).await?;
        Ok(Signed { growth: self.growth, checkpoint })
    }
}

impl Signed {
    pub(crate) fn receipt(&self, part: Part) -> Receipt {
        let Part { index, salt, event, leaf, entry } = part;
        let proof = self.growth.inclusion(index).expect("the leaf was added by this very transaction");
        Receipt { leaf, salt, event, index, proof, checkpoint: self.checkpoint.clone(), entry }
    }
}

/// Reads who signs this log; begins one where there is none.
pub(crate) async fn begin(engine: &Engine, keys: &KeyFolder) -> Result<NoteSigner, StoreError> {
    let mut entropy = Entropy::from_system();
    let seed = keys.ledger_seed(&mut entropy)?;
    if let Some(row) = engine.row(HEAD, binds![]).await? {
        let signer = NoteSigner::from_seed(&row.text(0)?, *seed)?;
        // A checkpoint that this key did not sign: the key file belongs to another store.
        signer.verifier().open(&row.text(3)?).map_err(|_| StoreError::WrongLedgerKey)?;
        return Ok(signer);
    }
    // A name that no other log has; ".invalid" is reserved (RFC 6761), so it never points at a host.
    let name = format!("{:016x}", u64::from_be_bytes(entropy.bytes()?));
    let origin = format!("lantern.invalid/{name}");
    let signer = NoteSigner::from_seed(&origin, *seed)?;
    let mut tx = engine.begin().await?;
    tx.one_writer().await?;
    let mut book = Book::at(origin, Frontier::empty());
    older(&mut tx, &mut book).await?;
    book.end_part(LeafKind::Change, entropy.bytes()?);
    book.write(&mut tx, &signer).await?;
    tx.commit().await?;
    Ok(signer)
}

/// Enters what a store holds that is older than its ledger.
async fn older(tx: &mut Transaction, book: &mut Book) -> Result<(), StoreError> {
    let mut after = 0;
    loop {
        let page = tx.rows(ENTRIES, binds![after, PAGE]).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.int(0)?;
        for row in &page {
            book.enter(row.int(0)?, &entry_bytes(row)?);
        }
    }
}

/// A row of the journal, as the ledger commits to it.
pub(crate) fn entry_bytes(row: &crate::bind::Row) -> Result<Vec<u8>, StoreError> {
    let (at, actor, purpose, kind, change) = (row.text(1)?, row.text(2)?, row.text(3)?, row.text(4)?, row.bytes(7)?);
    let (dataset, import) = (row.maybe_int(5)?, row.maybe_int(6)?);
    Ok(JournalEntry { position: row.int(0)?, at: &at, actor: &actor, purpose: &purpose, kind: &kind, dataset, import, change: &change }.to_bytes())
}

pub(crate) fn line(row: &crate::bind::Row) -> Result<LedgerLine, StoreError> {
    let leaf = Leaf::from_bytes(&row.bytes(6)?).map_err(|_| StoreError::DamagedValue("leaf of the ledger"))?;
    let (first, last) = (row.int(3)?, row.int(4)?);
    let entries = u64::try_from(last - first + 1).map_err(|_| StoreError::DamagedValue("positions of a leaf"))?;
    let event = CommitEvent { first, last, entries, root: Hash(row.array(5)?) };
    Ok(LedgerLine { index: row.count(0)?, salt: row.array(2)?, event, leaf })
}

impl Store {
    /// The checkpoint signed with the last commit.
    pub async fn checkpoint(&self) -> Result<String, StoreError> {
        self.record.row(HEAD, binds![]).await?.ok_or(StoreError::NotFound("head of the ledger"))?.text(3)
    }

    /// Leaves from an index on, in order.
    pub async fn ledger_lines(&self, from: u64, limit: u32) -> Result<Vec<LedgerLine>, StoreError> {
        let from = i64::try_from(from).unwrap_or(i64::MAX);
        self.record.rows(LEAVES, binds![from, i64::from(limit)]).await?.iter().map(line).collect()
    }

    /// The leaf that commits to the journal entry at a position.
    pub async fn ledger_line_of(&self, position: i64) -> Result<Option<LedgerLine>, StoreError> {
        let found = self.record.row(LEAF_OF, binds![position]).await?.as_ref().map(line).transpose()?;
        Ok(found.filter(|line| line.event.first <= position))
    }
}
