//! Walks over the records that count with their units beside them, page by page.

use crate::{
    FactsError,
    column::{UnitValues, Units},
    cursor::{Cursor, Pages},
};
use lantern_model::Unit;
use lantern_store::{RecordRow, StateRow, Store, StoreError};
use tokio::sync::{Mutex, MutexGuard};

/// The most scans that are read side by side: each holds one of the store's few readers.
pub(crate) const UNITS_MAX: usize = 3;

/// One walk at a time: two that each hold some readers and wait for more would wait for ever.
static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());

/// The walk.
pub(crate) struct Walk<'a> {
    records: Cursor<'a, RecordRow>,
    units: Vec<(Unit, Cursor<'a, StateRow>)>,
    _turn: MutexGuard<'static, ()>,
}

/// A record with its units, of which some may be several.
pub(crate) struct Met {
    pub(crate) record: RecordRow,
    rows: Vec<(Unit, StateRow)>,
}

impl<'a> Walk<'a> {
    /// Begins a walk over all records that count, with these units.
    pub(crate) async fn begin(store: &'a Store, units: &[Unit]) -> Self {
        assert!(units.len() <= UNITS_MAX, "a walk takes few units beside the records");
        let turn = ONE_AT_A_TIME.lock().await;
        let records = Cursor::new(|pages: Pages<RecordRow>| async move {
            store
                .scan_records::<StoreError>(&mut |page| {
                    pages.put(page);
                    Ok(())
                })
                .await
        });
        Self { records, units: units.iter().map(|unit| (*unit, Cursor::new(|pages| scan_unit(store, *unit, pages)))).collect(), _turn: turn }
    }

    /// The next record.
    pub(crate) async fn next(&mut self) -> Result<Option<Met>, FactsError> {
        let Some(record) = self.records.next().await? else {
            return self.end().await.map(|()| None);
        };
        let mut rows = Vec::new();
        for (unit, cursor) in &mut self.units {
            while let Some(row) = cursor.next_if(|row| row.record == record.record).await? {
                rows.push((*unit, row));
            }
        }
        Ok(Some(Met { record, rows }))
    }

    /// Every unit row has found its record, or the tables do not belong together.
    async fn end(&mut self) -> Result<(), FactsError> {
        for (unit, cursor) in &mut self.units {
            if cursor.next().await?.is_some() {
                return Err(FactsError::Inconsistent(unit.table()));
            }
        }
        Ok(())
    }
}

async fn scan_unit(store: &Store, unit: Unit, pages: Pages<StateRow>) -> Result<(), StoreError> {
    store
        .scan_unit(unit, &mut |page| {
            pages.put(page);
            Ok(())
        })
        .await
}

impl Met {
    /// The values of every unit, taken apart.
    pub(crate) fn values(&self) -> Vec<(Unit, Vec<Option<&str>>)> {
        self.rows.iter().map(|(unit, row)| (*unit, row.values().collect())).collect()
    }

    /// The record with its first person and event: as in the model, these count where a row has several.
    pub(crate) fn base<'a>(&'a self, values: &'a [(Unit, Vec<Option<&'a str>>)]) -> Units<'a> {
        let first = |wanted: Unit| values.iter().find(|(unit, _)| *unit == wanted).map(|(_, values)| values.as_slice());
        Units { elements: &self.record.elements, victim: first(Unit::Victim), event: first(Unit::Event), ..Units::default() }
    }
}

/// The rows of one unit.
pub(crate) fn of_unit<'v, 'a>(values: &'v [(Unit, Vec<Option<&'a str>>)], wanted: Unit) -> impl Iterator<Item = &'v UnitValues<'a>> {
    values.iter().filter(move |(unit, _)| *unit == wanted).map(|(_, values)| values.as_slice())
}
