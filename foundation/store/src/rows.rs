//! Rows of an open import: which are new, which change an earlier version, which were there already.

use crate::{
    Store, StoreError,
    batch::{self, BatchEntry, NewProblem},
    bind::{Bind, Rows, binds},
    commit::{Kind, Writer},
    correct::{self, Corrected, CorrectedRows},
    engine::Transaction,
    erase::{self, ERASED_PERSON},
    imports::{self, Current},
    lookup::{self, Places},
    sealing::Sealing,
    state::{self, UnitRows, Values},
};
use lantern_model::{AgencyCode, Cell, CellValue, DatasetName, ImportId, Record, RecordId, RowChange, change::ChangeKind};
use std::collections::{BTreeSet, HashMap, HashSet};
use uuid::Uuid;

/// The most rows one commit takes.
pub const ROWS_MAX: usize = 20_000;

/// How many versions are held in memory before they are written.
const WRITE_AT: usize = 1_000;

/// One row of a file, read and mapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowWrite {
    /// The keyed hash that identifies the row in its dataset.
    pub row_key: [u8; 16],
    /// The keyed hash of the row's mapped content.
    pub content: [u8; 16],
    /// The row's number in the file.
    pub row_number: u64,
    /// What it says.
    pub record: Record,
    /// A corrected row of a problems file: its import is a part of the dataset and withdraws nothing.
    pub additional: bool,
}

/// A batch of rows of an open import: one transaction.
#[derive(Debug, Clone)]
pub struct ImportRows {
    /// Which import.
    pub import: ImportId,
    /// The rows that could be read.
    pub rows: Vec<RowWrite>,
    /// What was wrong with rows and values.
    pub problems: Vec<NewProblem>,
    /// Rows of the file that stayed outside: what a whole file withdraws depends on them.
    pub outside: Vec<OutsideRow>,
    /// How many rows of the file this batch accounts for, rejected ones too.
    pub read: u64,
}

/// A row that stayed outside, by what is known of it. It stands in the file, so that its record is not absent from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutsideRow {
    /// The row with this key.
    Keyed([u8; 16]),
    /// The row with these words. Where none such is held, it may be any record in other words.
    ByContent([u8; 16]),
    /// It may be any record.
    Unknown,
}

impl OutsideRow {
    /// The identity under which its record would be held.
    pub const fn row_key(&self) -> Option<&[u8; 16]> {
        match self {
            Self::Keyed(key) | Self::ByContent(key) => Some(key),
            Self::Unknown => None,
        }
    }
}

/// How a row stands to what is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It is not held yet.
    New,
    /// An earlier version is held.
    Changed,
    /// It was withdrawn, and comes back.
    Returned,
    /// The same content is held.
    Unchanged,
    /// The person was erased: it stays outside.
    KeptOut,
}

/// What is held under a row key.
struct Held {
    record: RecordId,
    last_version: u32,
    /// The version that the open import builds on: the newest of a complete import or of its own.
    base: Option<Base>,
}

struct Base {
    position: i64,
    version: u32,
    content: [u8; 16],
    withdrawn: bool,
    import: i64,
}

impl Held {
    fn standing(&self, content: &[u8; 16]) -> Standing {
        match &self.base {
            None => Standing::New,
            Some(base) if base.withdrawn => Standing::Returned,
            Some(base) if base.content != *content => Standing::Changed,
            Some(_) => Standing::Unchanged,
        }
    }
}

const ANY_VERSION: &str = "select 1 from record where dataset = ? limit 1";
const IMPORTS_OF_DATASET: &str = "select number from import where dataset = ? and state = 'complete'";

fn held_sql(table: &str) -> String {
    format!(
        "select r.row_key, r.position, r.id, r.version, r.content, r.withdrawn, r.import from {table} l cross join record r
  where r.position = l.position and r.row_key = l.key and r.dataset = ? and l.key in"
    )
}

const SUPERSEDE: &str = "update record set superseded_by = ? where position in";

pub(crate) const STATEMENTS: &[&str] = &[ANY_VERSION, IMPORTS_OF_DATASET];

pub(crate) fn lookups() -> Vec<String> {
    vec![held_sql("lookup_new"), held_sql("lookup"), SUPERSEDE.to_owned()]
}

/// What is held under these keys, as an import sees it. `own` is its number; a preview has none.
async fn held(tx: &mut Transaction, dataset: i64, own: Option<i64>, keys: impl Iterator<Item = [u8; 16]>) -> Result<HashMap<[u8; 16], Held>, StoreError> {
    if tx.row(ANY_VERSION, binds![dataset]).await?.is_none() {
        return Ok(HashMap::new());
    }
    let mut usable: HashSet<i64> = tx.rows(IMPORTS_OF_DATASET, binds![dataset]).await?.iter().map(|row| row.int(0)).collect::<Result<_, _>>()?;
    usable.extend(own);
    let mut found: HashMap<[u8; 16], Held> = HashMap::new();
    for row in lookup::rows(tx, held_sql, &[Bind::from(dataset)], keys.map(|key| Bind::from(&key)).collect()).await? {
        let version = version(row.int(3)?)?;
        let held = found.entry(row.array(0)?).or_insert(Held { record: record_id(row.array(2)?), last_version: 0, base: None });
        held.last_version = held.last_version.max(version);
        let import = row.int(6)?;
        if usable.contains(&import) && held.base.as_ref().is_none_or(|base| base.version < version) {
            held.base = Some(Base { position: row.int(1)?, version, content: row.array(4)?, withdrawn: row.is_true(5)?, import });
        }
    }
    Ok(found)
}

pub(crate) fn version(number: i64) -> Result<u32, StoreError> {
    u32::try_from(number).map_err(|_| StoreError::DamagedValue("version"))
}

pub(crate) const fn record_id(bytes: [u8; 16]) -> RecordId {
    RecordId::new(Uuid::from_bytes(bytes))
}

pub(crate) async fn supersede(tx: &mut Transaction, import: i64, positions: &[i64]) -> Result<(), StoreError> {
    if positions.is_empty() {
        return Ok(());
    }
    tx.update_each(SUPERSEDE, &[Bind::from(import)], positions.iter().map(|position| Bind::from(*position)).collect()).await
}

/// Writes a batch.
pub(crate) async fn write(writer: &mut Writer<'_>, mut batch: ImportRows) -> Result<(), StoreError> {
    if batch.rows.len().max(batch.outside.len()) > ROWS_MAX {
        return Err(StoreError::OutOfBounds("a batch of rows"));
    }
    batch::check(&batch.problems)?;
    let current = imports::current(writer, batch.import).await?;
    let kept_out = keep_out(writer, &current, &mut batch).await?;
    let mut entry = BatchEntry::new(batch.read, batch.problems, batch.rows.iter().any(|row| row.additional));
    entry.kept_out = kept_out;
    // A key that comes twice in a batch starts a new wave, so that the second row finds the first.
    let mut rows = batch.rows.into_iter().peekable();
    while rows.peek().is_some() {
        let mut keys = HashSet::new();
        let mut wave = Vec::new();
        while let Some(row) = rows.next_if(|row| keys.insert(row.row_key)) {
            wave.push(row);
        }
        write_wave(writer, &current, wave, &mut entry).await?;
    }
    if current.whole {
        meet_outside(writer, &current, &batch.outside, &mut entry).await?;
    }
    writer.done.new = entry.new;
    writer.done.changed = entry.changed;
    writer.done.unchanged = entry.unchanged;
    writer.done.kept_out = kept_out;
    writer.settle_when_due(entry.new + entry.changed).await?;
    writer.enter_import(Kind::Batch, current.place(), &current.dataset_key, &entry)?;
    batch::apply(&mut writer.tx, current.number, entry).await
}

/// Takes the rows of erased people out of a batch, with whatever else it says about them; only that they stayed outside is left.
async fn keep_out(writer: &mut Writer<'_>, current: &Current, batch: &mut ImportRows) -> Result<u64, StoreError> {
    let keys = batch.rows.iter().map(|row| row.row_key).chain(batch.outside.iter().filter_map(OutsideRow::row_key).copied());
    let erased = erase::rows_of(&mut writer.tx, current.dataset, keys).await?;
    if erased.is_empty() {
        return Ok(0);
    }
    let rows: BTreeSet<u64> = batch.rows.iter().filter(|row| erased.contains(&row.row_key)).map(|row| row.row_number).collect();
    let before = batch.rows.len();
    batch.rows.retain(|row| !erased.contains(&row.row_key));
    batch.outside.retain(|row| row.row_key().is_none_or(|key| !erased.contains(key)));
    batch.problems.retain(|problem| !rows.contains(&problem.row_number));
    let outside = |row_number| NewProblem { row_number, column: None, class: ERASED_PERSON.to_owned(), value_class: None, rejected: true };
    batch.problems.extend(rows.into_iter().map(outside));
    Ok((before - batch.rows.len()) as u64)
}

/// Notes the records of rows that stayed outside, so that they are not withdrawn. Once a row may be any record, nothing can be
/// said to be absent: the import becomes a part of the dataset, which withdraws nothing.
async fn meet_outside(writer: &mut Writer<'_>, current: &Current, outside: &[OutsideRow], entry: &mut BatchEntry) -> Result<(), StoreError> {
    let held = held(&mut writer.tx, current.dataset, Some(current.number), outside.iter().filter_map(OutsideRow::row_key).copied()).await?;
    for row in outside {
        let base = row.row_key().and_then(|key| held.get(key)).and_then(|held| held.base.as_ref());
        match base {
            Some(base) if base.import != current.number && !base.withdrawn => entry.saw(base.position),
            Some(_) => {}
            None if matches!(row, OutsideRow::Keyed(_)) => {}
            None => entry.is_part(),
        }
    }
    Ok(())
}

async fn write_wave(writer: &mut Writer<'_>, current: &Current, wave: Vec<RowWrite>, entry: &mut BatchEntry) -> Result<(), StoreError> {
    let mut held = held(&mut writer.tx, current.dataset, Some(current.number), wave.iter().map(|row| row.row_key)).await?;
    let mut out = (Sink::new(), Sealing::to(&current.public_key)?);
    let mut planned = Vec::new();
    for row in wave {
        let held = held.remove(&row.row_key);
        match held.as_ref().map_or(Standing::New, |held| held.standing(&row.content)) {
            Standing::Unchanged => {
                entry.unchanged += 1;
                let base = held.and_then(|held| held.base).expect("an unchanged row has a version");
                if current.whole && base.import != current.number {
                    entry.saw(base.position);
                }
                continue;
            }
            Standing::New => entry.new += 1,
            Standing::Changed | Standing::Returned => entry.changed += 1,
            Standing::KeptOut => unreachable!("rows of erased people were taken out of the batch"),
        }
        planned.push((row, held));
        if planned.len() == WRITE_AT {
            write_versions(writer, current, std::mem::take(&mut planned), &mut out).await?;
        }
    }
    write_versions(writer, current, planned, &mut out).await
}

async fn write_versions(
    writer: &mut Writer<'_>,
    current: &Current,
    planned: Vec<(RowWrite, Option<Held>)>,
    (sink, sealing): &mut (Sink, Sealing),
) -> Result<(), StoreError> {
    let superseded: Vec<i64> = planned.iter().filter_map(|(_, held)| Some(held.as_ref()?.base.as_ref()?.position)).collect();
    let mut before = state::values_at(&mut writer.tx, &superseded).await?;
    let mut corrected = correct::at(&mut writer.tx, &superseded).await?;
    for (row, held) in planned {
        let base = held.as_ref().and_then(|held| held.base.as_ref());
        let values = base.and_then(|base| before.remove(&base.position));
        let stood = base.and_then(|base| corrected.remove(&base.position)).unwrap_or_default();
        let mut version = seal_version(writer, current, row, held.as_ref(), sealing)?;
        if !stood.is_empty() {
            version.correct(current, stood);
        }
        write_version(writer, current, version, values, sink)?;
    }
    supersede(&mut writer.tx, current.number, &superseded).await?;
    sink.write(&mut writer.tx).await?;
    writer.flush().await
}

/// The line of a version in the table of records.
pub(crate) struct Line {
    pub(crate) position: i64,
    pub(crate) record: RecordId,
    pub(crate) version: u32,
    pub(crate) row_key: [u8; 16],
    pub(crate) content: [u8; 16],
    pub(crate) row_number: i64,
    pub(crate) withdrawn: bool,
}

/// The rows of new versions on their way to the tables.
pub(crate) struct Sink {
    records: Rows,
    places: Places,
    pub(crate) units: UnitRows,
    pub(crate) corrected: CorrectedRows,
}

impl Sink {
    pub(crate) fn new() -> Self {
        Self {
            records: Rows::new("record", "position, id, version, dataset, row_key, content, row_number, import, withdrawn, elements"),
            places: Places::new(),
            units: UnitRows::new(),
            corrected: CorrectedRows::new(),
        }
    }

    /// Adds the line of a version.
    pub(crate) fn add(&mut self, line: &Line, (dataset, import): (i64, i64), elements: &str) {
        let Line { position, record, version, row_key, content, row_number, withdrawn } = line;
        self.places.add(record.bytes(), row_key, *position);
        let version = i64::from(*version);
        self.records.push(binds![*position, record.bytes(), version, dataset, row_key, content, *row_number, import, *withdrawn, elements]);
    }

    pub(crate) async fn write(&mut self, tx: &mut Transaction) -> Result<(), StoreError> {
        if self.records.len() > 0 {
            tx.insert(self.records.take()).await?;
            self.places.write(tx).await?;
        }
        self.corrected.write(tx).await?;
        self.units.write(tx).await
    }

    /// Writes a version that is complete at once.
    pub(crate) async fn write_settled(&mut self, tx: &mut Transaction) -> Result<(), StoreError> {
        self.places.write_settled(tx).await?;
        self.write(tx).await
    }
}

/// A version with its values sealed, ready to be written.
struct Version {
    change: RowChange,
    number: u32,
    cells: Vec<Cell>,
    elements: &'static str,
    /// The identity key, wrapped to the agency, where the version has identity values.
    identity: Option<Vec<u8>>,
    corrected: Corrected,
}

impl Version {
    /// Lays over the row the corrections that stood in the version before.
    fn correct(&mut self, current: &Current, stood: Corrected) {
        self.cells = stood.over(std::mem::take(&mut self.cells));
        self.elements = state::elements(current.source_kind, &self.cells);
        self.corrected = stood.kept(&self.cells.iter().map(|cell| ((cell.unit, cell.sequence, cell.field), cell.value.clone())).collect());
    }
}

fn seal_version(writer: &mut Writer<'_>, current: &Current, row: RowWrite, held: Option<&Held>, sealing: &mut Sealing) -> Result<Version, StoreError> {
    if row.record.source_kind != current.source_kind {
        return Err(StoreError::SourceKindDiffers);
    }
    let record = match held {
        Some(held) => held.record,
        None => RecordId::new(uuid::Builder::from_random_bytes(writer.entropy.bytes()?).into_uuid()),
    };
    let base_version = held.and_then(|held| held.base.as_ref()).map_or(0, |base| base.version);
    let elements = row.record.elements().code();
    let (cells, identity) = sealing.seal(record, row.record, &mut writer.entropy)?;
    let kind = if base_version == 0 { ChangeKind::New } else { ChangeKind::Edit };
    let change = RowChange { kind, record, base_version, row_key: row.row_key, content: row.content, row_number: row.row_number, cells: Vec::new() };
    Ok(Version { change, number: held.map_or(0, |held| held.last_version) + 1, cells, elements, identity, corrected: Corrected::default() })
}

fn write_version(writer: &mut Writer<'_>, current: &Current, version: Version, before: Option<Values>, sink: &mut Sink) -> Result<(), StoreError> {
    let Version { mut change, number, cells, elements, identity, corrected } = version;
    let position = writer.next_position();
    sink.corrected.add(position, &corrected);
    let bytes = if let Some(before) = before {
        change.cells = difference(&before, &cells);
        sink.units.add(position, cells);
        change.to_bytes()
    } else {
        change.cells = cells;
        let bytes = change.to_bytes();
        sink.units.add(position, std::mem::take(&mut change.cells));
        bytes
    };
    let kind = if change.kind == ChangeKind::New { Kind::New } else { Kind::Edit };
    if current.source_kind.has_person_keys() || identity.is_some() {
        let (key, wrapped) = writer.store.keys.make_record_key(position, &mut writer.entropy)?;
        writer.keys.add_record(position, wrapped, identity, &current.agency);
        writer.enter_sealed(position, kind, Some(current.place()), &key, &bytes)?;
    } else {
        writer.enter_sealed(position, kind, Some(current.place()), &current.dataset_key, &bytes)?;
    }
    let row_number = i64::try_from(change.row_number).map_err(|_| StoreError::OutOfBounds("the row's number"))?;
    let RowChange { record, row_key, content, .. } = change;
    sink.add(&Line { position, record, version: number, row_key, content, row_number, withdrawn: false }, current.place(), elements);
    Ok(())
}

/// The cells that lead from the version before to this one. Identity values are sealed anew each time: the store cannot
/// open the earlier ones to see whether they are the same.
pub(crate) fn difference(before: &Values, after: &[Cell]) -> Vec<Cell> {
    let mut cleared: Values = before.keys().map(|place| (*place, CellValue::Cleared)).collect();
    let mut changed = Values::new();
    for cell in after {
        let place = (cell.unit, cell.sequence, cell.field);
        cleared.remove(&place);
        if before.get(&place) != Some(&cell.value) {
            changed.insert(place, cell.value.clone());
        }
    }
    changed.append(&mut cleared);
    state::to_cells(changed)
}

impl Store {
    /// How rows stand to what is held, by their keys and contents, without writing anything.
    pub async fn compare_rows(&self, agency: &AgencyCode, dataset: &DatasetName, rows: &[([u8; 16], [u8; 16])]) -> Result<Vec<Standing>, StoreError> {
        if rows.len() > ROWS_MAX {
            return Err(StoreError::OutOfBounds("a batch of rows"));
        }
        let Some(number) = self.dataset_number(agency, dataset).await? else { return Ok(vec![Standing::New; rows.len()]) };
        let mut tx = self.record.begin_read().await?;
        let held = held(&mut tx, number, None, rows.iter().map(|(key, _)| *key)).await?;
        let erased = erase::rows_of(&mut tx, number, rows.iter().map(|(key, _)| *key)).await?;
        let standing = |key: &[u8; 16], content: &[u8; 16]| match held.get(key) {
            _ if erased.contains(key) => Standing::KeptOut,
            None => Standing::New,
            Some(held) => held.standing(content),
        };
        Ok(rows.iter().map(|(key, content)| standing(key, content)).collect())
    }
}
