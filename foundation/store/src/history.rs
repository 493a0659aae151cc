//! The history of one record, read from the journal with the store key: who changed what, when, for what purpose.

use crate::{
    ImportStanding, Store, StoreError,
    bind::binds,
    commit::{Kind, entry_context},
    imports::source_kind,
    lookup::positions,
    rows::version,
    state::{self, Values},
};
use lantern_model::{Cell, CellValue, Coded, RecordId, RowChange, Unit, change::ChangeKind};
use lantern_vault::RecordKey;
use std::collections::HashMap;

/// One change of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The position in the journal.
    pub position: i64,
    /// When.
    pub at: String,
    /// Who.
    pub actor: String,
    /// What for.
    pub purpose: String,
    /// What happened.
    pub kind: ChangeKind,
    /// Whether the person whom the record is about had it put right; else a file changed it.
    pub is_correction: bool,
    /// How the import stands that brought it.
    pub import: ImportStanding,
    /// The file's name.
    pub file_name: String,
    /// The row's number in the file.
    pub row_number: u64,
    /// The version that it made.
    pub version: u32,
    /// The fields that changed.
    pub changes: Vec<FieldChange>,
}

/// One field before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The unit.
    pub unit: Unit,
    /// Which of several.
    pub sequence: u8,
    /// The field's number.
    pub field: u16,
    /// What was recorded before.
    pub before: Option<Coded>,
    /// What is recorded now.
    pub after: Option<Coded>,
    /// Whether the field is identity: sealed anew, or taken away.
    pub sealed: bool,
}

/// The longest history that is shown; a bound against a file that changes every row every day for a lifetime.
const ENTRIES_MAX: i64 = 10_000;

const LINES: &str = concat!(
    "select r.position, r.version, r.row_number, i.state, i.file_name, j.at, j.actor, j.purpose, j.kind, j.change, r.dataset, d.source_kind
  from record r join import i on i.number = r.import join dataset d on d.number = r.dataset join journal j on j.position = r.position
  where r.position in ",
    positions!(),
    " and r.id = ? order by r.version limit ?"
);

pub(crate) const STATEMENTS: &[&str] = &[LINES];

/// Chooses the key of an entry about a record: its own where it has one, else the dataset's where the entry holds nothing
/// that needs erasing. A destroyed key is never replaced by another.
pub(crate) fn entry_key<'k>(own: Option<&'k RecordKey>, dataset: &'k RecordKey, kind: Kind, has_person_keys: bool) -> Result<&'k RecordKey, StoreError> {
    match own {
        Some(own) => Ok(own),
        None if kind == Kind::Withdraw || !has_person_keys => Ok(dataset),
        None => Err(StoreError::NotFound("key of a journal entry")),
    }
}

impl Store {
    /// Every change of a record, newest first; none where there is no such record.
    pub async fn history(&self, record: RecordId) -> Result<Vec<HistoryEntry>, StoreError> {
        let rows = self.record.rows(LINES, binds![record.bytes(), record.bytes(), record.bytes(), ENTRIES_MAX]).await?;
        let positions = rows.iter().map(|row| row.int(0)).collect::<Result<Vec<_>, _>>()?;
        let keys = self.keys.record_keys(&positions).await?;
        let mut versions: HashMap<u32, Values> = HashMap::new();
        let mut entries = Vec::with_capacity(rows.len());
        for row in &rows {
            let (position, kind) = (row.int(0)?, Kind::from_code(&row.text(8)?)?);
            let dataset_key = self.keys.dataset_key(row.int(10)?).await?;
            let key = entry_key(keys.get(&position), &dataset_key, kind, source_kind(&row.text(11)?)?.has_person_keys())?;
            let change = RowChange::from_bytes(&key.open(&entry_context(position, kind), &row.bytes(9)?)?)?;
            let number = version(row.int(1)?)?;
            let before = versions.get(&change.base_version).cloned().unwrap_or_default();
            let mut after = before.clone();
            let cells = cells_of(&change, &before);
            state::lay_over(&mut after, cells.clone());
            versions.insert(number, after);
            entries.push(HistoryEntry {
                position,
                at: row.text(5)?,
                actor: row.text(6)?,
                purpose: row.text(7)?,
                kind: change.kind,
                is_correction: kind == Kind::Correct,
                import: ImportStanding::from_code(&row.text(3)?)?,
                file_name: row.text(4)?,
                row_number: row.count(2)?,
                version: number,
                changes: cells.iter().map(|cell| field_change(&before, cell)).collect(),
            });
        }
        entries.reverse();
        Ok(entries)
    }
}

/// What a change does to the version before; a withdrawal takes everything away without naming it.
pub(crate) fn cells_of(change: &RowChange, before: &Values) -> Vec<Cell> {
    match change.kind {
        ChangeKind::Withdraw => state::to_cells(before.keys().map(|place| (*place, CellValue::Cleared)).collect()),
        ChangeKind::New | ChangeKind::Edit => change.cells.clone(),
    }
}

fn field_change(before: &Values, cell: &Cell) -> FieldChange {
    let old = before.get(&(cell.unit, cell.sequence, cell.field));
    let coded = |value: Option<&CellValue>| match value {
        Some(CellValue::Coded(coded)) => Some(coded.clone()),
        _ => None,
    };
    let is_sealed = |value: Option<&CellValue>| matches!(value, Some(CellValue::Sealed(_)));
    FieldChange {
        unit: cell.unit,
        sequence: cell.sequence,
        field: cell.field,
        before: coded(old),
        after: coded(Some(&cell.value)),
        sealed: is_sealed(old) || is_sealed(Some(&cell.value)),
    }
}
