//! Walking over everything that counts, in the order of dataset, row and id, a page at a time.

use crate::{
    Store, StoreError,
    bind::{Bind, Row, binds},
    read::counting,
    rows::{record_id, version},
    state::{self, ABSENT, SEPARATOR},
};
use lantern_model::{RecordId, Unit};
use std::collections::HashMap;

/// How many rows are held at a time.
const PAGE_ROWS: usize = 10_000;

/// A record that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordRow {
    /// Which record.
    pub record: RecordId,
    /// Its dataset, by place in [`Store::datasets`].
    pub dataset_index: usize,
    /// Its version.
    pub version: u32,
    /// The code of Article 3's three elements.
    pub elements: String,
    /// The row's number in its file.
    pub row_number: u64,
    /// When its version began to count.
    pub imported_at: String,
}

/// The coded values of one unit of a record that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateRow {
    /// Which record.
    pub record: RecordId,
    /// Its dataset, by place in [`Store::datasets`].
    pub dataset_index: usize,
    /// Which of several such units.
    pub sequence: u8,
    joined: String,
}

impl StateRow {
    /// The values, in the order of [`lantern_model::field::coded_of`].
    pub fn values(&self) -> impl Iterator<Item = Option<&str>> {
        self.joined.split(SEPARATOR).map(|text| Some(text).filter(|text| *text != ABSENT))
    }
}

const RECORDS: &str = concat!(
    "select r.id, r.dataset, r.version, r.elements, r.row_number, coalesce(i.closed_at, i.opened_at) ",
    counting!(),
    " order by r.dataset, r.row_number, r.id"
);

fn unit_sql(unit: Unit) -> String {
    let from =
        counting!().replacen("cross join import i where", &format!("cross join import i cross join {} u where u.position = r.position and", unit.table()), 1);
    format!("select r.id, r.dataset, u.sequence, {} {from} order by r.dataset, r.row_number, r.id, r.position, u.sequence", state::joined(unit))
}

pub(crate) fn statements() -> Vec<String> {
    let mut all: Vec<String> = Unit::ALL.into_iter().map(unit_sql).collect();
    all.push(RECORDS.to_owned());
    all
}

impl Store {
    /// Every record that counts.
    pub async fn scan_records<E: From<StoreError>>(&self, page: &mut (dyn FnMut(Vec<RecordRow>) -> Result<(), E> + Send)) -> Result<(), E> {
        let index = self.dataset_places().await?;
        let read = |row: &Row| -> Result<RecordRow, StoreError> {
            Ok(RecordRow {
                record: record_id(row.array(0)?),
                dataset_index: place(&index, row.int(1)?)?,
                version: version(row.int(2)?)?,
                elements: row.text(3)?,
                row_number: row.count(4)?,
                imported_at: row.text(5)?,
            })
        };
        self.scan(RECORDS, binds![], read, page).await
    }

    /// Every such unit of the records that count. A record without the unit has no row here.
    pub async fn scan_unit<E: From<StoreError>>(&self, unit: Unit, page: &mut (dyn FnMut(Vec<StateRow>) -> Result<(), E> + Send)) -> Result<(), E> {
        let index = self.dataset_places().await?;
        let read = |row: &Row| -> Result<StateRow, StoreError> {
            Ok(StateRow {
                record: record_id(row.array(0)?),
                dataset_index: place(&index, row.int(1)?)?,
                sequence: state::sequence(row.int(2)?)?,
                joined: row.text(3)?,
            })
        };
        self.scan(&unit_sql(unit), binds![SEPARATOR.to_string()], read, page).await
    }

    async fn scan<T, E: From<StoreError>>(
        &self,
        sql: &str,
        binds: Vec<Bind>,
        read: impl Fn(&Row) -> Result<T, StoreError> + Send + Sync,
        page: &mut (dyn FnMut(Vec<T>) -> Result<(), E> + Send),
    ) -> Result<(), E> {
        self.record.pages(sql, binds, PAGE_ROWS, &mut |rows: Vec<Row>| page(rows.iter().map(&read).collect::<Result<_, _>>()?)).await
    }

    async fn dataset_places(&self) -> Result<HashMap<i64, usize>, StoreError> {
        Ok(self.datasets().await?.iter().enumerate().map(|(at, dataset)| (dataset.id, at)).collect())
    }
}

fn place(index: &HashMap<i64, usize>, dataset: i64) -> Result<usize, StoreError> {
    // A dataset that was made after the walk began has nothing that the walk sees.
    index.get(&dataset).copied().ok_or(StoreError::NotFound("dataset"))
}
