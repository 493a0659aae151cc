//! Finding people again by keyed hashes of words. The store keeps the hashes and knows no word; the agency's vault makes them,
//! keyed by agency and epoch. They are no part of the journal, and they go with the person.

use crate::{
    SealedValue, Store, StoreError,
    bind::{Bind, Rows, binds},
    erase, lookup,
    rows::record_id,
};
use lantern_model::{AgencyCode, RecordId};
use std::collections::BTreeSet;

/// Whose tokens, made how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenScheme {
    /// The agency whose key they are made with.
    pub agency: AgencyCode,
    /// The version of the rule that makes a token of a word.
    pub scheme: u32,
    /// The epoch of the key.
    pub epoch: u32,
}

/// A record whose tokens are missing, or older than its newest version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToIndex {
    /// The record.
    pub record: RecordId,
    /// The version to make tokens of.
    pub position: i64,
    /// Its identity values.
    pub values: Vec<SealedValue>,
}

/// The tokens of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indexed {
    /// The record.
    pub record: RecordId,
    /// The version that they were made of.
    pub position: i64,
    /// The token of each word; it depends on the word's field.
    pub tokens: Vec<[u8; 16]>,
}

/// How many records are indexed at once at most.
pub const INDEX_MAX: u32 = 1_000;
/// How many words a record is found by at most.
pub const TOKENS_MAX: usize = 1_000;
/// How many words a search names at most.
pub const WORDS_MAX: usize = 16;
/// How many records a search gives at most.
pub const FOUND_MAX: u32 = 1_000;

/// Versions of complete imports that hold identity values, the newest of their record that says anything, without tokens of
/// this scheme.
const PENDING: &str = "select r.id, r.position from record r cross join import i join dataset d on d.number = r.dataset
  where i.number = r.import and i.state = 'complete' and d.agency = ? and r.withdrawn = 0 and r.position > ?
    and exists (select 1 from sealed s where s.position = r.position)
    and not exists (select 1 from search_state t where t.record = r.id and t.agency = ? and t.scheme = ? and t.epoch = ? and t.position = r.position)
    and not exists (select 1 from lookup l cross join record n join import m on m.number = n.import
      where l.key = r.id and n.position = l.position and n.id = r.id and n.version > r.version and n.withdrawn = 0 and m.state = 'complete')
  order by r.position limit ?";
const STATE: &str = "select 1 from search_state where record = ? and position > ?";
const DROP: &str = "delete from search_token where record = ?";
const PUT_STATE: &str = "insert into search_state (record, agency, scheme, epoch, position) values (?, ?, ?, ?, ?)
  on conflict (record) do update set agency = excluded.agency, scheme = excluded.scheme, epoch = excluded.epoch, position = excluded.position";
const FIND: &str = "select record from search_token where agency = ? and scheme = ? and epoch = ? and token = ?";
const DROP_OF_AGENCY: &str = "delete from search_token where agency = ?";
const DROP_STATE_OF_AGENCY: &str = "delete from search_state where agency = ?";

pub(crate) const STATEMENTS: &[&str] = &[PENDING, STATE, DROP, PUT_STATE, DROP_OF_AGENCY, DROP_STATE_OF_AGENCY];

fn find_sql(words: usize) -> String {
    format!("select found.record from ({}) found order by found.record limit ?", vec![FIND; words].join(" intersect "))
}

pub(crate) fn statements() -> Vec<String> {
    vec![find_sql(1), find_sql(WORDS_MAX)]
}

fn there_sql(table: &str) -> String {
    format!("select r.id from {table} l cross join record r where r.position = l.position and r.id = l.key and r.position = ? and l.key in")
}

pub(crate) fn lookups() -> Vec<String> {
    vec![there_sql("lookup_new"), there_sql("lookup")]
}

impl Store {
    /// The next records of an agency without tokens of this scheme, after a position; an empty list: all have them.
    pub async fn to_index(&self, scheme: &TokenScheme, after: i64, limit: u32) -> Result<Vec<ToIndex>, StoreError> {
        let agency = scheme.agency.as_str();
        let (number, epoch) = (i64::from(scheme.scheme), i64::from(scheme.epoch));
        let rows = self.record.rows(PENDING, binds![agency, after, agency, number, epoch, i64::from(limit.min(INDEX_MAX))]).await?;
        let mut pending: Vec<ToIndex> = Vec::with_capacity(rows.len());
        for row in &rows {
            pending.push(ToIndex { record: record_id(row.array(0)?), position: row.int(1)?, values: Vec::new() });
        }
        let versions: Vec<_> = pending.iter().map(|one| (one.record, one.position)).collect();
        let mut values = self.sealed_at(&versions).await?.into_iter().peekable();
        for one in &mut pending {
            while let Some(value) = values.next_if(|value| value.position == one.position) {
                one.values.push(value);
            }
        }
        Ok(pending)
    }

    /// Keeps the tokens of records in the place of earlier ones. A record that was erased meanwhile gets none.
    pub async fn put_tokens(&self, scheme: &TokenScheme, records: &[Indexed]) -> Result<(), StoreError> {
        if records.len() > INDEX_MAX as usize || records.iter().any(|record| record.tokens.len() > TOKENS_MAX) {
            return Err(StoreError::OutOfBounds("a list of search tokens"));
        }
        let (agency, number, epoch) = (scheme.agency.as_str(), i64::from(scheme.scheme), i64::from(scheme.epoch));
        let mut tx = self.record.begin().await?;
        // On PostgreSQL an erasure may be under way beside this: one of the two waits.
        tx.one_writer().await?;
        let mut rows = Rows::new("search_token", "agency, scheme, epoch, token, record");
        for Indexed { record, position, tokens } in records {
            let there = !lookup::rows(&mut tx, there_sql, &[Bind::from(*position)], binds![record.bytes()]).await?.is_empty();
            let is_newer = tx.row(STATE, binds![record.bytes(), *position]).await?.is_some();
            if !there || is_newer || erase::is_erased(&mut tx, *record).await? {
                continue;
            }
            tx.run(DROP, binds![record.bytes()]).await?;
            for token in tokens.iter().collect::<BTreeSet<_>>() {
                rows.push(binds![agency, number, epoch, token, record.bytes()]);
            }
            tx.run(PUT_STATE, binds![record.bytes(), agency, number, epoch, *position]).await?;
        }
        tx.insert(rows).await?;
        tx.commit().await
    }

    /// The records that have all of these tokens.
    pub async fn find_by_tokens(&self, scheme: &TokenScheme, words: &[[u8; 16]]) -> Result<Vec<RecordId>, StoreError> {
        let words: BTreeSet<_> = words.iter().collect();
        if words.len() > WORDS_MAX {
            return Err(StoreError::OutOfBounds("a search"));
        }
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let mut values = Vec::new();
        for token in &words {
            values.extend(binds![scheme.agency.as_str(), i64::from(scheme.scheme), i64::from(scheme.epoch), *token]);
        }
        values.extend(binds![i64::from(FOUND_MAX)]);
        self.record.rows(&find_sql(words.len()), values).await?.iter().map(|row| row.array(0).map(record_id)).collect()
    }

    /// Forgets every token of an agency; [`Store::to_index`] then names all its records again.
    pub async fn drop_tokens(&self, agency: &AgencyCode) -> Result<(), StoreError> {
        let mut tx = self.record.begin().await?;
        tx.run(DROP_OF_AGENCY, binds![agency.as_str()]).await?;
        tx.run(DROP_STATE_OF_AGENCY, binds![agency.as_str()]).await?;
        tx.commit().await
    }
}
