//! Sessions and the unsaved work of locked ones. They are state only: never in the journal, never in a backup.

use crate::{
    Store, StoreError,
    bind::{Row, binds},
    commit::{SETTING_BYTES_MAX, TEXT_BYTES_MAX, bounded},
};

/// A session, known by the hash of its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// The hash of its token; the token itself is kept nowhere.
    pub hash: [u8; 32],
    /// Whose it is.
    pub account: String,
    /// What its owner keeps in it, as text.
    pub body: String,
    /// When it began.
    pub created_at: String,
    /// When it was last used.
    pub seen_at: String,
    /// When it ends whatever happens.
    pub ends_at: String,
}

/// The largest sealed draft: a long form, twice over.
pub const DRAFT_BYTES_MAX: usize = 1 << 20;

const PUT: &str = "insert into session (hash, account, body, created_at, seen_at, ends_at) values (?, ?, ?, ?, ?, ?)
  on conflict (hash) do update set body = excluded.body, seen_at = excluded.seen_at, ends_at = excluded.ends_at";
const ONE: &str = "select hash, account, body, created_at, seen_at, ends_at from session where hash = ? and ends_at > ?";
const OF_ACCOUNT: &str = "select hash, account, body, created_at, seen_at, ends_at from session where account = ? and ends_at > ? order by created_at, hash";
const END: &str = "delete from session where hash = ?";
const END_OF: &str = "delete from session where account = ?";
const DROP_ENDED: &str = "delete from session where ends_at <= ?";
const PUT_DRAFT: &str = "insert into draft (account, place, value, kept_at) values (?, ?, ?, ?)
  on conflict (account, place) do update set value = excluded.value, kept_at = excluded.kept_at";
const DRAFT: &str = "select value from draft where account = ? and place = ?";
const DROP_DRAFT: &str = "delete from draft where account = ? and place = ?";
const DRAFT_PLACES: &str = "select place, kept_at from draft where account = ? order by place";
const DROP_DRAFTS: &str = "delete from draft where kept_at < ?";

pub(crate) const STATEMENTS: &[&str] = &[PUT, ONE, OF_ACCOUNT, END, END_OF, DROP_ENDED, PUT_DRAFT, DRAFT, DROP_DRAFT, DRAFT_PLACES, DROP_DRAFTS];

fn session(row: &Row) -> Result<SessionRow, StoreError> {
    Ok(SessionRow { hash: row.array(0)?, account: row.text(1)?, body: row.text(2)?, created_at: row.text(3)?, seen_at: row.text(4)?, ends_at: row.text(5)? })
}

impl Store {
    /// Begins a session, or writes what it holds now. Whose it is and when it began never change.
    pub async fn put_session(&self, session: &SessionRow) -> Result<(), StoreError> {
        bounded("the account of a session", &session.account, TEXT_BYTES_MAX)?;
        bounded("a session", &session.body, SETTING_BYTES_MAX)?;
        let SessionRow { hash, account, body, created_at, seen_at, ends_at } = session;
        for instant in [created_at, seen_at, ends_at] {
            bounded("the time of a session", instant, TEXT_BYTES_MAX)?;
        }
        let values = binds![hash, account.as_str(), body.as_str(), created_at.as_str(), seen_at.as_str(), ends_at.as_str()];
        self.change_state(PUT, values).await.map(drop)
    }

    /// The session of a token, unless it has ended by now.
    pub async fn session(&self, hash: &[u8; 32], now: &str) -> Result<Option<SessionRow>, StoreError> {
        self.record.row(ONE, binds![hash, now]).await?.as_ref().map(session).transpose()
    }

    /// The sessions of an account that have not ended by now, oldest first.
    pub async fn sessions_of(&self, account: &str, now: &str) -> Result<Vec<SessionRow>, StoreError> {
        self.record.rows(OF_ACCOUNT, binds![account, now]).await?.iter().map(session).collect()
    }

    /// Ends a session.
    pub async fn end_session(&self, hash: &[u8; 32]) -> Result<(), StoreError> {
        self.change_state(END, binds![hash]).await.map(drop)
    }

    /// Ends every session of an account, and says how many there were.
    pub async fn end_sessions_of(&self, account: &str) -> Result<u64, StoreError> {
        self.change_state(END_OF, binds![account]).await
    }

    /// Forgets the sessions that have ended by now.
    pub async fn drop_ended_sessions(&self, now: &str) -> Result<u64, StoreError> {
        self.change_state(DROP_ENDED, binds![now]).await
    }

    /// Keeps unsaved work, sealed by the caller, in the place of a page. A second one takes the place of the first.
    pub async fn put_draft(&self, account: &str, place: &str, value: &[u8], kept_at: &str) -> Result<(), StoreError> {
        bounded("the account of a draft", account, TEXT_BYTES_MAX)?;
        bounded("the place of a draft", place, TEXT_BYTES_MAX)?;
        bounded("the time of a draft", kept_at, TEXT_BYTES_MAX)?;
        if value.len() > DRAFT_BYTES_MAX {
            return Err(StoreError::OutOfBounds("a draft"));
        }
        self.change_state(PUT_DRAFT, binds![account, place, value.to_vec(), kept_at]).await.map(drop)
    }

    /// What is kept in a place, which stays there.
    pub async fn draft(&self, account: &str, place: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.record.row(DRAFT, binds![account, place]).await?.map(|row| row.bytes(0)).transpose()
    }

    /// Gives unsaved work back; it is kept no longer.
    pub async fn take_draft(&self, account: &str, place: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let mut tx = self.record.begin().await?;
        let value = tx.row(DRAFT, binds![account, place]).await?.map(|row| row.bytes(0)).transpose()?;
        tx.run(DROP_DRAFT, binds![account, place]).await?;
        tx.commit().await?;
        Ok(value)
    }

    /// Where an account has unsaved work, and since when.
    pub async fn draft_places(&self, account: &str) -> Result<Vec<(String, String)>, StoreError> {
        self.record.rows(DRAFT_PLACES, binds![account]).await?.iter().map(|row| Ok((row.text(0)?, row.text(1)?))).collect()
    }

    /// Forgets unsaved work that was kept before an instant.
    pub async fn drop_drafts(&self, before: &str) -> Result<u64, StoreError> {
        self.change_state(DROP_DRAFTS, binds![before]).await
    }

    /// One statement about what is no part of the record.
    pub(crate) async fn change_state(&self, sql: &str, values: Vec<crate::bind::Bind>) -> Result<u64, StoreError> {
        let mut tx = self.record.begin().await?;
        let changed = tx.run(sql, values).await?;
        tx.commit().await?;
        Ok(changed)
    }
}
