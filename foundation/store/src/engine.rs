//! The two engines behind one enum. SQL texts are the same for both; only this file knows which is which.

use crate::StoreError;
use sqlx::{
    AssertSqlSafe, Column, Row as _, TypeInfo,
    postgres::{PgPool, PgRow},
    sqlite::{SqlitePool, SqliteRow},
};

/// A value bound to a statement. Every null is typed, because PostgreSQL wants to know.
#[derive(Debug, Clone, PartialEq)]
pub enum Bind {
    /// Words or a code.
    Text(Option<String>),
    /// A number.
    Int(Option<i64>),
    /// Bytes.
    Bytes(Option<Vec<u8>>),
}

impl From<&str> for Bind {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}
impl From<String> for Bind {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}
impl From<Option<String>> for Bind {
    fn from(text: Option<String>) -> Self {
        Self::Text(text)
    }
}
impl From<i64> for Bind {
    fn from(number: i64) -> Self {
        Self::Int(Some(number))
    }
}
impl From<Vec<u8>> for Bind {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(Some(bytes))
    }
}
impl From<&[u8]> for Bind {
    fn from(bytes: &[u8]) -> Self {
        Self::Bytes(Some(bytes.to_vec()))
    }
}

/// A row of an answer.
pub enum Row {
    /// From SQLite.
    Sqlite(SqliteRow),
    /// From PostgreSQL.
    Postgres(PgRow),
}

macro_rules! getter {
    ($name:ident, $type:ty, $doc:literal) => {
        #[doc = $doc]
        pub fn $name(&self, column: usize) -> Result<$type, StoreError> {
            Ok(match self {
                Self::Sqlite(row) => row.try_get(column)?,
                Self::Postgres(row) => row.try_get(column)?,
            })
        }
    };
}

impl Row {
    getter!(text, String, "A text column.");
    getter!(maybe_text, Option<String>, "A text column that may be null.");
    getter!(int, i64, "A number column.");
    getter!(maybe_int, Option<i64>, "A number column that may be null.");
    getter!(bytes, Vec<u8>, "A bytes column.");
    getter!(maybe_bytes, Option<Vec<u8>>, "A bytes column that may be null.");

    /// Every column as a value, in order: for copying and comparing whole tables.
    pub fn all(&self) -> Result<Vec<Bind>, StoreError> {
        let kinds: Vec<String> = match self {
            Self::Sqlite(row) => row.columns().iter().map(|column| column.type_info().name().to_owned()).collect(),
            Self::Postgres(row) => row.columns().iter().map(|column| column.type_info().name().to_owned()).collect(),
        };
        kinds
            .iter()
            .enumerate()
            .map(|(at, kind)| match kind.as_str() {
                "INTEGER" | "INT8" | "BIGINT" => self.maybe_int(at).map(Bind::Int),
                "BLOB" | "BYTEA" => self.maybe_bytes(at).map(Bind::Bytes),
                _ => self.maybe_text(at).map(Bind::Text),
            })
            .collect()
    }
}

/// The database behind the store.
#[derive(Debug, Clone)]
pub(crate) enum Engine {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// An open transaction.
pub(crate) enum Transaction {
    Sqlite(sqlx::Transaction<'static, sqlx::Sqlite>),
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
}

/// Binds the values one by one; both engines take `$1`.
macro_rules! prepared {
    ($sql:expr, $binds:expr) => {{
        let mut query = sqlx::query(AssertSqlSafe($sql.to_owned()));
        for bind in $binds {
            query = match bind {
                Bind::Text(text) => query.bind(text.clone()),
                Bind::Int(number) => query.bind(*number),
                Bind::Bytes(bytes) => query.bind(bytes.clone()),
            };
        }
        query
    }};
}

impl Engine {
    pub(crate) async fn begin(&self) -> Result<Transaction, StoreError> {
        Ok(match self {
            // Take the write lock at once: a transaction that reads first and writes later could fail half-way.
            Self::Sqlite(pool) => Transaction::Sqlite(pool.begin_with("begin immediate").await?),
            Self::Postgres(pool) => Transaction::Postgres(pool.begin().await?),
        })
    }

    pub(crate) async fn rows(&self, sql: &str, binds: &[Bind]) -> Result<Vec<Row>, StoreError> {
        Ok(match self {
            Self::Sqlite(pool) => prepared!(sql, binds).fetch_all(pool).await?.into_iter().map(Row::Sqlite).collect(),
            Self::Postgres(pool) => prepared!(sql, binds).fetch_all(pool).await?.into_iter().map(Row::Postgres).collect(),
        })
    }

    pub(crate) async fn run(&self, sql: &str, binds: &[Bind]) -> Result<u64, StoreError> {
        Ok(match self {
            Self::Sqlite(pool) => prepared!(sql, binds).execute(pool).await?.rows_affected(),
            Self::Postgres(pool) => prepared!(sql, binds).execute(pool).await?.rows_affected(),
        })
    }

    /// Runs a script of several statements without values.
    pub(crate) async fn script(&self, sql: &'static str) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(pool) => sqlx::raw_sql(sql).execute(pool).await.map(drop)?,
            Self::Postgres(pool) => sqlx::raw_sql(sql).execute(pool).await.map(drop)?,
        }
        Ok(())
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// SQLite takes 32,766 values in one statement and PostgreSQL 65,535; both parse short statements faster.
const BINDS_MAX: usize = 2_000;

impl Transaction {
    pub(crate) async fn run(&mut self, sql: &str, binds: &[Bind]) -> Result<u64, StoreError> {
        Ok(match self {
            Self::Sqlite(tx) => prepared!(sql, binds).execute(&mut **tx).await?.rows_affected(),
            Self::Postgres(tx) => prepared!(sql, binds).execute(&mut **tx).await?.rows_affected(),
        })
    }

    pub(crate) async fn rows(&mut self, sql: &str, binds: &[Bind]) -> Result<Vec<Row>, StoreError> {
        Ok(match self {
            Self::Sqlite(tx) => prepared!(sql, binds).fetch_all(&mut **tx).await?.into_iter().map(Row::Sqlite).collect(),
            Self::Postgres(tx) => prepared!(sql, binds).fetch_all(&mut **tx).await?.into_iter().map(Row::Postgres).collect(),
        })
    }

    /// Inserts many rows with few statements. Table and column names come from this crate, never from a file.
    pub(crate) async fn insert(&mut self, table: &str, columns: &str, rows: &[Vec<Bind>]) -> Result<(), StoreError> {
        let Some(width) = rows.first().map(Vec::len) else { return Ok(()) };
        for chunk in rows.chunks((BINDS_MAX / width).max(1)) {
            let sql = format!("insert into {table} ({columns}) values {}", placeholders(chunk.len(), width));
            let binds: Vec<Bind> = chunk.iter().flatten().cloned().collect();
            self.run(&sql, &binds).await?;
        }
        Ok(())
    }

    /// One writer at a time: positions in the journal have no gaps. SQLite's write lock does that by itself.
    pub(crate) async fn one_writer(&mut self) -> Result<(), StoreError> {
        if matches!(self, Self::Postgres(_)) {
            self.rows("select pg_advisory_xact_lock($1)", &[Bind::from(0x1A47_E124)]).await?;
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

/// `($1,$2),($3,$4)` for two rows of two.
fn placeholders(rows: usize, width: usize) -> String {
    let mut text = String::with_capacity(rows * (width * 6 + 3));
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ",(" });
        for column in 1..=width {
            if column > 1 {
                text.push(',');
            }
            text.push('$');
            text.push_str(&(row * width + column).to_string());
        }
        text.push(')');
    }
    text
}

/// `$1,$2,$3` from the given number on.
pub(crate) fn list(first: usize, count: usize) -> String {
    (first..first + count).map(|at| format!("${at}")).collect::<Vec<_>>().join(",")
}
