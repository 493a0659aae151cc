//! Values on their way into a statement, and rows on their way out; the same for both engines.

use crate::StoreError;
use sqlx::{Row as _, postgres::PgRow, sqlite::SqliteRow};

/// A value bound to a statement. Every null is typed, because PostgreSQL wants to know.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Bind {
    Text(Option<String>),
    Int(Option<i64>),
    Bytes(Option<Vec<u8>>),
}

impl Bind {
    const fn is_null(&self) -> bool {
        matches!(self, Self::Text(None) | Self::Int(None) | Self::Bytes(None))
    }
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
impl From<Option<i64>> for Bind {
    fn from(number: Option<i64>) -> Self {
        Self::Int(number)
    }
}
impl From<bool> for Bind {
    fn from(holds: bool) -> Self {
        Self::Int(Some(i64::from(holds)))
    }
}
impl From<Vec<u8>> for Bind {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(Some(bytes))
    }
}
impl From<Option<Vec<u8>>> for Bind {
    fn from(bytes: Option<Vec<u8>>) -> Self {
        Self::Bytes(bytes)
    }
}
impl<const N: usize> From<&[u8; N]> for Bind {
    fn from(bytes: &[u8; N]) -> Self {
        Self::Bytes(Some(bytes.to_vec()))
    }
}

/// A list of values to bind, each turned into a [`Bind`].
macro_rules! binds {
    ($($value:expr),* $(,)?) => { vec![$($crate::bind::Bind::from($value)),*] };
}
pub(crate) use binds;

/// A row of an answer.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

macro_rules! getter {
    ($name:ident, $type:ty) => {
        pub(crate) fn $name(&self, column: usize) -> Result<$type, StoreError> {
            Ok(match self {
                Self::Sqlite(row) => row.try_get(column)?,
                Self::Postgres(row) => row.try_get(column)?,
            })
        }
    };
}

impl Row {
    getter!(text, String);
    getter!(maybe_text, Option<String>);
    getter!(int, i64);
    getter!(maybe_int, Option<i64>);
    getter!(bytes, Vec<u8>);
    getter!(maybe_bytes, Option<Vec<u8>>);

    /// A number that is never negative.
    pub(crate) fn count(&self, column: usize) -> Result<u64, StoreError> {
        Ok(u64::try_from(self.int(column)?).unwrap_or(0))
    }

    /// A column of exactly `N` bytes.
    pub(crate) fn array<const N: usize>(&self, column: usize) -> Result<[u8; N], StoreError> {
        self.bytes(column)?.try_into().map_err(|_| StoreError::DamagedValue("bytes of a fixed length"))
    }

    pub(crate) fn is_true(&self, column: usize) -> Result<bool, StoreError> {
        Ok(self.int(column)? != 0)
    }
}

/// Rows to insert into one table, gathered flat so that one statement takes many.
pub(crate) struct Rows {
    pub(crate) table: &'static str,
    pub(crate) columns: String,
    pub(crate) width: usize,
    pub(crate) values: Vec<Bind>,
}

impl Rows {
    pub(crate) fn new(table: &'static str, columns: impl Into<String>) -> Self {
        let columns = columns.into();
        Self { table, width: columns.split(',').count(), columns, values: Vec::new() }
    }

    pub(crate) fn push(&mut self, values: impl IntoIterator<Item = Bind>) {
        self.values.extend(values);
        debug_assert!(self.values.len().is_multiple_of(self.width), "a row of {} has as many values as columns", self.table);
    }

    pub(crate) fn len(&self) -> usize {
        self.values.len() / self.width
    }

    pub(crate) fn take(&mut self) -> Self {
        let next = Vec::with_capacity(self.values.len());
        Self { table: self.table, columns: self.columns.clone(), width: self.width, values: std::mem::replace(&mut self.values, next) }
    }

    /// Leaves out the columns in which no row has anything: a file fills a third of a unit's columns, and each absent value
    /// costs as much to bind as one that is there.
    pub(crate) fn without_empty_columns(self) -> Self {
        let mut used = vec![false; self.width];
        for (at, value) in self.values.iter().enumerate() {
            used[at % self.width] |= !value.is_null();
        }
        let kept = |at: &usize| used[at % self.width];
        let columns: Vec<&str> = self.columns.split(',').enumerate().filter(|(at, _)| kept(at)).map(|(_, name)| name).collect();
        let (columns, width) = (columns.join(","), columns.len());
        let values = self.values.into_iter().enumerate().filter(|(at, _)| used[at % self.width]).map(|(_, value)| value).collect();
        Self { table: self.table, columns, width, values }
    }
}
