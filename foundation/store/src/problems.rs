//! The list of imports, and what was wrong with the rows of one.

use crate::{
    ImportStanding, Store, StoreError,
    bind::{Row, binds},
    imports::{import_id, owner, problem_file_context},
    read::PAGE_MAX,
};
use lantern_model::{AgencyCode, DatasetName, ImportId};

/// One import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportSummary {
    /// Its id.
    pub import: ImportId,
    /// Whose file it was.
    pub agency: AgencyCode,
    /// The series of files.
    pub dataset: DatasetName,
    /// The file's name.
    pub file_name: String,
    /// The layout's name.
    pub layout: String,
    /// Where it stands.
    pub state: ImportStanding,
    /// When it began.
    pub opened_at: String,
    /// When it ended.
    pub closed_at: Option<String>,
    /// Rows of the file.
    pub read: u64,
    /// Rows that were new.
    pub new: u64,
    /// Rows that changed an earlier one, or came back.
    pub changed: u64,
    /// Rows that were there already.
    pub unchanged: u64,
    /// Rows that stayed outside.
    pub rejected: u64,
    /// Records withdrawn because they were absent.
    pub withdrawn: u64,
    /// Whether the rows that stayed outside are kept.
    pub has_problem_file: bool,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProblemRow {
    /// The row's number in the file.
    pub row_number: u64,
    /// The column's heading.
    pub column: Option<String>,
    /// The class.
    pub class: String,
    /// The shape of the value.
    pub value_class: Option<String>,
    /// Whether the row stayed outside.
    pub rejected: bool,
}

/// Problems of the same kind in the same column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProblemGroup {
    /// The class.
    pub class: String,
    /// The column's heading.
    pub column: Option<String>,
    /// The shape of the values.
    pub value_class: Option<String>,
    /// Whether the rows stayed outside.
    pub rejected: bool,
    /// How many rows.
    pub rows: u64,
    /// The first of them.
    pub first_row: u64,
}

macro_rules! summary {
    () => {
        "select i.id, d.agency, d.name, i.file_name, i.layout, i.state, i.opened_at, i.closed_at, i.rows_read, i.rows_new, i.rows_changed,
    i.rows_unchanged, i.rows_rejected, i.rows_withdrawn, (select count(*) from problem_file f where f.import = i.number)
  from import i join dataset d on d.number = i.dataset "
    };
}

const LIST: &str = concat!(summary!(), "order by i.number desc limit ?");
const ONE: &str = concat!(summary!(), "where i.id = ?");
const NUMBER: &str = "select number, dataset from import where id = ?";
const PROBLEMS: &str = "select row_number, column_name, class, value_class, rejected from problem where import = ?
  order by row_number, class, column_name limit ? offset ?";
const GROUPS: &str = "select class, column_name, value_class, rejected, count(distinct row_number), min(row_number) from problem where import = ?
  group by class, column_name, value_class, rejected order by rejected desc, 5 desc, class, column_name, value_class limit ?";
const FILE: &str = "select value from problem_file where import = ? and keep_until >= ?";
const DROP_FILES: &str = "delete from problem_file where keep_until < ?";

pub(crate) const STATEMENTS: &[&str] = &[LIST, ONE, NUMBER, PROBLEMS, GROUPS, FILE, DROP_FILES];

fn summary(row: &Row) -> Result<ImportSummary, StoreError> {
    let (agency, dataset) = owner(&row.text(1)?, &row.text(2)?)?;
    Ok(ImportSummary {
        import: import_id(&row.text(0)?)?,
        agency,
        dataset,
        file_name: row.text(3)?,
        layout: row.text(4)?,
        state: ImportStanding::from_code(&row.text(5)?)?,
        opened_at: row.text(6)?,
        closed_at: row.maybe_text(7)?,
        read: row.count(8)?,
        new: row.count(9)?,
        changed: row.count(10)?,
        unchanged: row.count(11)?,
        rejected: row.count(12)?,
        withdrawn: row.count(13)?,
        has_problem_file: row.is_true(14)?,
    })
}

impl Store {
    /// The newest imports first.
    pub async fn imports(&self, limit: u32) -> Result<Vec<ImportSummary>, StoreError> {
        self.record.rows(LIST, binds![i64::from(limit.min(PAGE_MAX))]).await?.iter().map(summary).collect()
    }

    /// One import.
    pub async fn import(&self, import: ImportId) -> Result<Option<ImportSummary>, StoreError> {
        self.record.row(ONE, binds![import.to_string()]).await?.as_ref().map(summary).transpose()
    }

    async fn import_number(&self, import: ImportId) -> Result<(i64, i64), StoreError> {
        let row = self.record.row(NUMBER, binds![import.to_string()]).await?.ok_or(StoreError::NotFound("import"))?;
        Ok((row.int(0)?, row.int(1)?))
    }

    /// A page of the problems of an import, in the order of rows.
    pub async fn problems(&self, import: ImportId, offset: u64, limit: u32) -> Result<Vec<ProblemRow>, StoreError> {
        let (number, _) = self.import_number(import).await?;
        let offset = i64::try_from(offset).unwrap_or(i64::MAX);
        let rows = self.record.rows(PROBLEMS, binds![number, i64::from(limit.min(PAGE_MAX)), offset]).await?;
        rows.iter()
            .map(|row| {
                Ok(ProblemRow {
                    row_number: row.count(0)?,
                    column: row.maybe_text(1)?,
                    class: row.text(2)?,
                    value_class: row.maybe_text(3)?,
                    rejected: row.is_true(4)?,
                })
            })
            .collect()
    }

    /// The problems of an import by kind and column, the gravest and most frequent first.
    pub async fn problem_groups(&self, import: ImportId) -> Result<Vec<ProblemGroup>, StoreError> {
        let (number, _) = self.import_number(import).await?;
        let rows = self.record.rows(GROUPS, binds![number, i64::from(PAGE_MAX)]).await?;
        rows.iter()
            .map(|row| {
                Ok(ProblemGroup {
                    class: row.text(0)?,
                    column: row.maybe_text(1)?,
                    value_class: row.maybe_text(2)?,
                    rejected: row.is_true(3)?,
                    rows: row.count(4)?,
                    first_row: row.count(5)?,
                })
            })
            .collect()
    }

    /// The rows that stayed outside, unless their time is over.
    pub async fn problem_file(&self, import: ImportId, now: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let (number, dataset) = self.import_number(import).await?;
        let Some(row) = self.record.row(FILE, binds![number, now]).await? else { return Ok(None) };
        Ok(Some(self.keys.dataset_key(dataset).await?.open(&problem_file_context(number), &row.bytes(0)?)?))
    }

    /// Forgets the files of rejected rows whose time is over. They are no part of the record, so the journal does not change.
    pub async fn drop_expired_problem_files(&self, now: &str) -> Result<u64, StoreError> {
        let mut tx = self.record.begin().await?;
        let dropped = tx.run(DROP_FILES, binds![now]).await?;
        tx.commit().await?;
        Ok(dropped)
    }
}
