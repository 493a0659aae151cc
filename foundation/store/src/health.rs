//! What a deployment should know of its databases: whether they are whole, what is left in them, what is not finished.

use crate::{Store, StoreError, bind::binds, engine::Engine};

const NEWEST: &str = "select at from journal order by position desc limit 1";
const ENDED_SESSIONS: &str = "select count(*) from session where ends_at <= ?";
const OLD_DRAFTS: &str = "select count(*) from draft where kept_at < ?";
const UNDESTROYED: &str = "select count(*) from erasure where destroyed_at is null";
const UNERASED: &str = "select count(*) from erasure where destroyed_at is not null and erased_at is null";
const OPEN_IMPORTS: &str = "select count(*) from import where state = 'open'";

pub(crate) const STATEMENTS: &[&str] = &[NEWEST, ENDED_SESSIONS, OLD_DRAFTS, UNDESTROYED, UNERASED, OPEN_IMPORTS];

/// What is left over or not finished.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Leftovers {
    /// Sessions that have ended and are still kept.
    pub ended_sessions: u64,
    /// Unsaved work that nobody has come back to.
    pub old_drafts: u64,
    /// Erasures whose keys may still be here.
    pub undestroyed: u64,
    /// Erasures that wait for copies of the keys.
    pub unerased: u64,
    /// Imports that were interrupted.
    pub open_imports: u64,
    /// When the journal's newest entry was made.
    pub newest_at: Option<String>,
}

impl Store {
    /// What is left over: sessions by now, drafts by an earlier instant.
    pub async fn leftovers(&self, now: &str, drafts_before: &str) -> Result<Leftovers, StoreError> {
        let one = async |sql: &str, values| self.record.row(sql, values).await?.map_or(Ok(0), |row| row.count(0));
        Ok(Leftovers {
            ended_sessions: one(ENDED_SESSIONS, binds![now]).await?,
            old_drafts: one(OLD_DRAFTS, binds![drafts_before]).await?,
            undestroyed: one(UNDESTROYED, binds![]).await?,
            unerased: one(UNERASED, binds![]).await?,
            open_imports: one(OPEN_IMPORTS, binds![]).await?,
            newest_at: self.record.row(NEWEST, binds![]).await?.map(|row| row.text(0)).transpose()?,
        })
    }

    /// Asks SQLite whether its files are whole; what it says of those that are not. PostgreSQL watches over its own.
    pub async fn check_files(&self) -> Result<Vec<String>, StoreError> {
        let mut problems = Vec::new();
        for (engine, name) in [(&self.record, "record.db"), (self.keys.engine(), "keys.db")] {
            let Engine::Sqlite { .. } = engine else { continue };
            for row in engine.rows("pragma quick_check(10)", binds![]).await? {
                let said = row.text(0)?;
                if said != "ok" {
                    problems.push(format!("{name}: {said}"));
                }
            }
        }
        Ok(problems)
    }
}
