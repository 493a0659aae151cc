//! Finding versions by a record's id or a row's key. New ones gather in a small table, in front of a large one that takes
//! them in the order of keys: that way a million random keys touch each page a few times instead of once for every row.

use crate::{
    StoreError,
    bind::{Bind, Row, Rows, binds},
    commit::Writer,
    engine::Transaction,
};
use std::sync::atomic::{AtomicU64, Ordering};

/// After so many versions they are moved to the large table. A smaller number moves more often, a larger one makes the small
/// table large; a program that ends in between leaves a larger small table and nothing else.
const SETTLE_AT: u64 = 100_000;

const MOVE: &str = "insert into lookup (key, position) select key, position from lookup_new order by key, position";
const EMPTY: &str = "delete from lookup_new";

pub(crate) const STATEMENTS: &[&str] = &[MOVE, EMPTY];

/// The positions that stand under one key; the key is bound twice.
macro_rules! positions {
    () => {
        "(select position from lookup_new where key = ? union all select position from lookup where key = ?)"
    };
}
pub(crate) use positions;

/// How many versions wait in the small table, as far as this process knows.
#[derive(Debug, Default)]
pub(crate) struct Waiting(AtomicU64);

/// Lines of the small table on their way there.
pub(crate) struct Places(Vec<([u8; 16], i64)>);

impl Places {
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    pub(crate) fn add(&mut self, record: &[u8; 16], row_key: &[u8; 16], position: i64) {
        self.0.extend([(*record, position), (*row_key, position)]);
    }

    /// In the order of keys: neighbours go to the same page one after the other.
    pub(crate) async fn write(&mut self, tx: &mut Transaction) -> Result<(), StoreError> {
        self.write_to(tx, "lookup_new").await
    }

    /// Puts the few lines of a version that is complete at once where complete ones are looked for.
    pub(crate) async fn write_settled(&mut self, tx: &mut Transaction) -> Result<(), StoreError> {
        self.write_to(tx, "lookup").await
    }

    async fn write_to(&mut self, tx: &mut Transaction, table: &'static str) -> Result<(), StoreError> {
        self.0.sort_unstable();
        let mut rows = Rows::new(table, "key, position");
        for (key, position) in self.0.drain(..) {
            rows.push(binds![&key, position]);
        }
        tx.insert(rows).await
    }
}

/// Rows by many keys, from both tables. The SQL is made for a table's name and ends where the bracketed list begins.
pub(crate) async fn rows(tx: &mut Transaction, sql: impl Fn(&str) -> String, first: &[Bind], keys: Vec<Bind>) -> Result<Vec<Row>, StoreError> {
    let mut found = tx.lookup(&sql("lookup_new"), first, keys.clone()).await?;
    found.extend(tx.lookup(&sql("lookup"), first, keys).await?);
    Ok(found)
}

/// Moves what waits into the large table.
pub(crate) async fn settle(tx: &mut Transaction) -> Result<(), StoreError> {
    tx.run(MOVE, binds![]).await?;
    tx.run(EMPTY, binds![]).await.map(drop)
}

impl Writer<'_> {
    /// Called by a batch: moves when enough has gathered.
    pub(crate) async fn settle_when_due(&mut self, added: u64) -> Result<(), StoreError> {
        if self.store.waiting.0.fetch_add(added, Ordering::Relaxed) + added >= SETTLE_AT { self.settle().await } else { Ok(()) }
    }

    /// Called at the end of an import: what is complete is found in the large table alone.
    pub(crate) async fn settle(&mut self) -> Result<(), StoreError> {
        self.store.waiting.0.store(0, Ordering::Relaxed);
        settle(&mut self.tx).await
    }
}
