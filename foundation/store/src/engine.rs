//! The two engines behind one enum. SQL texts are the same for both; only this file and the migrations know which is which.

use crate::{
    StoreError,
    bind::{Bind, Row, Rows},
};
use futures::TryStreamExt;
use sqlx::{AssertSqlSafe, Executor, Postgres, Sqlite, postgres::PgPool, sqlite::SqlitePool};

/// The database behind the store. SQLite has one writing connection with a large page cache, and several that read.
#[derive(Debug, Clone)]
pub(crate) enum Engine {
    Sqlite { writer: SqlitePool, readers: SqlitePool },
    Postgres(PgPool),
}

/// An open transaction.
pub(crate) enum Transaction {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

/// How many values one statement takes. SQLite allows 32,766 and PostgreSQL 65,535; both parse short statements faster.
const BINDS_MAX: usize = 2_000;

/// How many keys one statement looks up.
pub(crate) const LOOKUP_MAX: usize = 2_000;

/// How long a reader may keep SQLite's log from being cut.
const CLEAN_WAIT_MILLISECONDS: u32 = 1_000;

/// Binds the values one by one.
macro_rules! bound {
    ($sql:expr, $binds:expr) => {{
        let mut query = sqlx::query(AssertSqlSafe($sql));
        for bind in $binds {
            query = match bind {
                Bind::Text(text) => query.bind(text),
                Bind::Int(number) => query.bind(number),
                Bind::Bytes(bytes) => query.bind(bytes),
            };
        }
        query
    }};
}

impl Engine {
    pub(crate) async fn begin(&self) -> Result<Transaction, StoreError> {
        Ok(match self {
            // Take the write lock at once: a transaction that reads first and writes later could fail half-way.
            Self::Sqlite { writer, .. } => Transaction::Sqlite(writer.begin_with("begin immediate").await?),
            Self::Postgres(pool) => Transaction::Postgres(pool.begin().await?),
        })
    }

    /// A transaction that only reads: everything it sees is of one moment.
    pub(crate) async fn begin_read(&self) -> Result<Transaction, StoreError> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Transaction::Sqlite(readers.begin().await?),
            Self::Postgres(pool) => Transaction::Postgres(pool.begin_with("begin isolation level repeatable read read only").await?),
        })
    }

    pub(crate) async fn rows(&self, sql: &str, binds: Vec<Bind>) -> Result<Vec<Row>, StoreError> {
        Ok(match self {
            Self::Sqlite { readers, .. } => bound!(sql.to_owned(), binds).fetch_all(readers).await?.into_iter().map(Row::Sqlite).collect(),
            Self::Postgres(pool) => bound!(numbered(sql), binds).fetch_all(pool).await?.into_iter().map(Row::Postgres).collect(),
        })
    }

    pub(crate) async fn row(&self, sql: &str, binds: Vec<Bind>) -> Result<Option<Row>, StoreError> {
        Ok(self.rows(sql, binds).await?.into_iter().next())
    }

    /// Hands the rows on in pages as they come from the database; never more than a page is held.
    pub(crate) async fn pages<E: From<StoreError>>(
        &self,
        sql: &str,
        binds: Vec<Bind>,
        size: usize,
        page: &mut (dyn FnMut(Vec<Row>) -> Result<(), E> + Send),
    ) -> Result<(), E> {
        macro_rules! stream {
            ($pool:expr, $sql:expr, $row:expr) => {{
                let query = bound!($sql, binds);
                let mut rows = query.fetch($pool);
                let mut held = Vec::with_capacity(size);
                while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
                    held.push($row(row));
                    if held.len() == size {
                        page(std::mem::replace(&mut held, Vec::with_capacity(size)))?;
                        // Whoever walks over several tables side by side gets a turn; else this one might run to its end first.
                        tokio::task::yield_now().await;
                    }
                }
                if held.is_empty() { Ok(()) } else { page(held) }
            }};
        }
        match self {
            Self::Sqlite { readers, .. } => stream!(readers, sql.to_owned(), Row::Sqlite),
            Self::Postgres(pool) => stream!(pool, numbered(sql), Row::Postgres),
        }
    }

    /// Asks the database whether it understands the statement, without running it.
    pub(crate) async fn prepare(&self, sql: &str) -> Result<(), StoreError> {
        use sqlx::SqlSafeStr;
        match self {
            Self::Sqlite { readers, .. } => readers.acquire().await?.prepare(AssertSqlSafe(sql.to_owned()).into_sql_str()).await.map(drop)?,
            Self::Postgres(pool) => pool.acquire().await?.prepare(AssertSqlSafe(numbered(sql)).into_sql_str()).await.map(drop)?,
        }
        Ok(())
    }

    /// Takes what was deleted out of the engine's own files as far as it lets itself be told: SQLite cuts its write-ahead log (the
    /// pages themselves were overwritten by `secure_delete`), PostgreSQL vacuums the tables. Says whether it came through; a read
    /// that goes on keeps the log as it is, and must not hold up the line of commits for longer than this.
    pub(crate) async fn clean(&self, tables: &str) -> Result<bool, StoreError> {
        match self {
            Self::Sqlite { writer, .. } => {
                let mut connection = writer.acquire().await?;
                let wait: (i64,) = sqlx::query_as("pragma busy_timeout").fetch_one(&mut *connection).await?;
                sqlx::query(AssertSqlSafe(format!("pragma busy_timeout = {CLEAN_WAIT_MILLISECONDS}"))).execute(&mut *connection).await?;
                let cut: Result<(i64, i64, i64), _> = sqlx::query_as("pragma wal_checkpoint(truncate)").fetch_one(&mut *connection).await;
                sqlx::query(AssertSqlSafe(format!("pragma busy_timeout = {}", wait.0))).execute(&mut *connection).await?;
                Ok(cut?.0 == 0)
            }
            Self::Postgres(pool) => {
                sqlx::raw_sql(AssertSqlSafe(format!("vacuum {tables}"))).execute(pool).await?;
                Ok(true)
            }
        }
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Transaction {
    pub(crate) async fn run(&mut self, sql: &str, binds: Vec<Bind>) -> Result<u64, StoreError> {
        Ok(match self {
            Self::Sqlite(tx) => bound!(sql.to_owned(), binds).execute(&mut **tx).await?.rows_affected(),
            Self::Postgres(tx) => bound!(numbered(sql), binds).execute(&mut **tx).await?.rows_affected(),
        })
    }

    pub(crate) async fn rows(&mut self, sql: &str, binds: Vec<Bind>) -> Result<Vec<Row>, StoreError> {
        Ok(match self {
            Self::Sqlite(tx) => bound!(sql.to_owned(), binds).fetch_all(&mut **tx).await?.into_iter().map(Row::Sqlite).collect(),
            Self::Postgres(tx) => bound!(numbered(sql), binds).fetch_all(&mut **tx).await?.into_iter().map(Row::Postgres).collect(),
        })
    }

    pub(crate) async fn row(&mut self, sql: &str, binds: Vec<Bind>) -> Result<Option<Row>, StoreError> {
        Ok(self.rows(sql, binds).await?.into_iter().next())
    }

    /// Looks rows up by many keys, with as few statements as the bound allows. The SQL ends where the bracketed list begins.
    pub(crate) async fn lookup(&mut self, sql: &str, first: &[Bind], keys: Vec<Bind>) -> Result<Vec<Row>, StoreError> {
        let mut found = Vec::new();
        for keys in keys.chunks(LOOKUP_MAX) {
            found.extend(self.rows(&format!("{sql} ({})", marks(keys.len())), [first, keys].concat()).await?);
        }
        Ok(found)
    }

    /// Runs the same change for many keys. The SQL ends where the bracketed list begins.
    pub(crate) async fn update_each(&mut self, sql: &str, first: &[Bind], keys: Vec<Bind>) -> Result<(), StoreError> {
        for keys in keys.chunks(LOOKUP_MAX) {
            self.run(&format!("{sql} ({})", marks(keys.len())), [first, keys].concat()).await?;
        }
        Ok(())
    }

    /// Inserts many rows with few statements. Table and column names come from this crate, never from a file.
    pub(crate) async fn insert(&mut self, rows: Rows) -> Result<(), StoreError> {
        let per_statement = (BINDS_MAX / rows.width).max(1);
        // A refused row always ends the whole transaction. SQLite must be told, or it notes every page that a statement
        // touches so that it could take back the statement alone.
        let verb = if matches!(self, Self::Sqlite(_)) { "insert or fail into" } else { "insert into" };
        let mut left = rows.len();
        let mut values = rows.values.into_iter();
        while left > 0 {
            let count = left.min(per_statement);
            let row = format!("({}),", marks(rows.width));
            let mut list = row.repeat(count);
            list.pop();
            let sql = format!("{verb} {} ({}) values {list}", rows.table, rows.columns);
            let binds = values.by_ref().take(count * rows.width);
            // Only the full statement comes again and again; shorter ones would push others out of the cache.
            let keep = count == per_statement;
            match self {
                Self::Sqlite(tx) => bound!(sql, binds).persistent(keep).execute(&mut **tx).await.map(drop)?,
                Self::Postgres(tx) => bound!(numbered(&sql), binds).persistent(keep).execute(&mut **tx).await.map(drop)?,
            }
            left -= count;
        }
        Ok(())
    }

    /// Runs a script of several statements without values.
    pub(crate) async fn script(&mut self, sql: &'static str) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(tx) => sqlx::raw_sql(sql).execute(&mut **tx).await.map(drop)?,
            Self::Postgres(tx) => sqlx::raw_sql(sql).execute(&mut **tx).await.map(drop)?,
        }
        Ok(())
    }

    /// One writer at a time: positions in the journal have no gaps. SQLite's write lock does that by itself.
    pub(crate) async fn one_writer(&mut self) -> Result<(), StoreError> {
        if matches!(self, Self::Postgres(_)) {
            self.rows("select 1 from (select pg_advisory_xact_lock(?)) as held", vec![Bind::from(WRITER_LOCK)]).await?;
        }
        Ok(())
    }

    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

/// The number of the advisory lock; any number does that no other program uses in this database.
const WRITER_LOCK: i64 = 0x1A47_E124;

/// `?,?,?`. SQLite searches named places one by one, so thousands of `$n` in one statement would cost milliseconds.
fn marks(count: usize) -> String {
    let mut text = "?,".repeat(count);
    text.pop();
    text
}

/// PostgreSQL numbers its places. No statement of this crate has a question mark in a text.
fn numbered(sql: &str) -> String {
    let mut text = String::with_capacity(sql.len() + sql.len() / 2);
    for (at, part) in sql.split('?').enumerate() {
        if at > 0 {
            text.push('$');
            text.push_str(&at.to_string());
        }
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    /// Places are numbered from one, in the order in which they stand.
    #[test]
    fn places_are_numbered() {
        assert_eq!(super::numbered("a = ? and b in (?,?)"), "a = $1 and b in ($2,$3)");
        assert_eq!(super::marks(3), "?,?,?");
    }
}
