//! What a batch leaves behind besides versions: counters, problems, and which unchanged versions it met.

use crate::{
    StoreError,
    bind::{Rows, binds},
    commit::{TEXT_BYTES_MAX, bounded},
    engine::Transaction,
};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The most problems one commit takes.
pub const PROBLEMS_MAX: usize = 200_000;

/// What was wrong with a row or a value; never the value itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewProblem {
    /// The row's number in the file.
    pub row_number: u64,
    /// The column's heading, where one column is to blame.
    pub column: Option<String>,
    /// The class, such as "unknown-code".
    pub class: String,
    /// The shape of the value, such as "5 letters".
    pub value_class: Option<String>,
    /// Whether the row stayed outside.
    pub rejected: bool,
}

/// As the journal keeps a batch.
#[derive(Serialize, Deserialize)]
pub(crate) struct BatchEntry {
    read: u64,
    pub(crate) new: u64,
    pub(crate) changed: u64,
    pub(crate) unchanged: u64,
    rejected: u64,
    /// Rows of erased people, among the rejected ones.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(crate) kept_out: u64,
    additional: bool,
    /// Unchanged versions met, as spans of positions; only of an import that claims to be whole.
    seen: Vec<(i64, i64)>,
    problems: Vec<NewProblem>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
const fn is_zero(count: &u64) -> bool {
    *count == 0
}

impl BatchEntry {
    pub(crate) fn new(read: u64, problems: Vec<NewProblem>, additional: bool) -> Self {
        let rejected: HashSet<u64> = problems.iter().filter(|problem| problem.rejected).map(|problem| problem.row_number).collect();
        Self { read, new: 0, changed: 0, unchanged: 0, rejected: rejected.len() as u64, kept_out: 0, additional, seen: Vec::new(), problems }
    }

    /// Makes the import a part of its dataset, from which nothing can be said to be absent.
    pub(crate) fn is_part(&mut self) {
        self.additional = true;
    }

    /// Notes a version that is still in the file. Files keep their order, so most versions prolong the last span.
    pub(crate) fn saw(&mut self, position: i64) {
        match self.seen.last_mut() {
            Some((_, last)) if *last + 1 == position => *last = position,
            _ => self.seen.push((position, position)),
        }
    }
}

const COUNT: &str = "update import set rows_read = rows_read + ?, rows_new = rows_new + ?, rows_changed = rows_changed + ?,
  rows_unchanged = rows_unchanged + ?, rows_rejected = rows_rejected + ?, additional = case when ? > 0 then 1 else additional end where number = ?";
/// Spans hold only positions of versions, so the versions between two positions of a span are exactly those that were met.
const SEE: &str = "insert into row_seen (import, position) select ?, position from record where position between ? and ? on conflict do nothing";

pub(crate) const STATEMENTS: &[&str] = &[COUNT, SEE];

pub(crate) fn check(problems: &[NewProblem]) -> Result<(), StoreError> {
    if problems.len() > PROBLEMS_MAX {
        return Err(StoreError::OutOfBounds("the list of problems"));
    }
    for problem in problems {
        bounded("a column's name", problem.column.as_deref().unwrap_or_default(), TEXT_BYTES_MAX)?;
        bounded("a problem's class", &problem.class, TEXT_BYTES_MAX)?;
        bounded("a value's class", problem.value_class.as_deref().unwrap_or_default(), TEXT_BYTES_MAX)?;
    }
    Ok(())
}

/// Writes the tables of a batch; a replay comes here too.
pub(crate) async fn apply(tx: &mut Transaction, import: i64, entry: BatchEntry) -> Result<(), StoreError> {
    let number = |count: u64| i64::try_from(count).map_err(|_| StoreError::OutOfBounds("a number of rows"));
    let BatchEntry { read, new, changed, unchanged, rejected, additional, seen, problems, .. } = entry;
    tx.run(COUNT, binds![number(read)?, number(new)?, number(changed)?, number(unchanged)?, number(rejected)?, additional, import]).await?;
    for (first, last) in seen {
        tx.run(SEE, binds![import, first, last]).await?;
    }
    let mut rows = Rows::new("problem", "import, row_number, column_name, class, value_class, rejected");
    for problem in problems {
        rows.push(binds![import, number(problem.row_number)?, problem.column, problem.class, problem.value_class, problem.rejected]);
    }
    tx.insert(rows).await
}
