//! A record put right at the wish of the person whom it is about, and how that stands against what its source goes on saying.
//!
//! A correction is a new version of the record, of the import that brought the last one: it counts at once, and it carries the
//! content hash of the row as the source told it. So a later file with the same row is "unchanged" and leaves the correction
//! alone. For each corrected field the version also notes what the source had told. A later row that differs elsewhere and still
//! tells the same there gets the correction laid over it; one that tells something new there is news, and ends the correction.
//! What a discarded import did to a correction is undone with it, because all this is noted with versions.

use crate::{
    StoreError,
    bind::{Bind, Rows, binds},
    commit::{Kind, Writer},
    engine::Transaction,
    erase,
    imports::{ImportStanding, source_kind},
    lookup,
    rows::{self, Line, Sink, version},
    sealing::Sealing,
    state::{self, Values},
};
use lantern_model::{Cell, CellValue, Class, Coded, Field, Identity, Record, RecordId, RowChange, SourceKind, Unit, change::ChangeKind, field};
use std::collections::{BTreeMap, HashMap};

/// A record to be put right.
#[derive(Debug, Clone)]
pub struct Correction {
    /// Which record; it counts.
    pub record: RecordId,
    /// The version that the writer had seen.
    pub base_version: u32,
    /// Coded values; none takes one away. What is derived from a value is the caller's to derive again.
    pub values: Vec<(Unit, u8, &'static Field, Option<Coded>)>,
    /// All identity values anew, sealed under a fresh key; none copies them as they stand. The store cannot open the old ones, so
    /// one of them alone cannot be replaced.
    pub identity: Option<Vec<(Unit, u8, &'static Field, Identity)>>,
}

/// How many values one correction takes at most.
const VALUES_MAX: usize = 1_000;

/// Unit, which of several, field.
type Place = (Unit, u8, u16);

/// What the source told, and what is recorded instead.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Instead {
    told: Option<Coded>,
    value: Option<Coded>,
}

/// The fields of a version in which a correction stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Corrected(BTreeMap<Place, Instead>);

const CORRECTED: &str = "select position, unit, sequence, field, told, value from corrected where position in";
const COLUMNS: &str = "position, unit, sequence, field, told, value";
/// An open import that met the version before met this one: it must not withdraw it.
const SEEN_TOO: &str = "insert into row_seen (import, position) select w.import, ? from row_seen w join import i on i.number = w.import
  where i.state = 'open' and w.position = ? on conflict do nothing";

pub(crate) const STATEMENTS: &[&str] = &[SEEN_TOO];

fn versions_sql(table: &str) -> String {
    format!(
        "select r.position, r.version, r.row_key, r.content, r.row_number, r.withdrawn, r.import, i.state, r.dataset, d.source_kind, d.agency, a.public_key
  from {table} l cross join record r join import i on i.number = r.import join dataset d on d.number = r.dataset join agency a on a.code = d.agency
  where r.position = l.position and r.id = l.key and l.key in"
    )
}

pub(crate) fn lookups() -> Vec<String> {
    vec![CORRECTED.to_owned(), versions_sql("lookup_new"), versions_sql("lookup")]
}

fn coded(values: &Values, place: Place) -> Option<&Coded> {
    match values.get(&place) {
        Some(CellValue::Coded(coded)) => Some(coded),
        _ => None,
    }
}

impl Corrected {
    /// Lays the corrections over what a row tells, where it tells what it told before.
    pub(crate) fn over(&self, cells: Vec<Cell>) -> Vec<Cell> {
        if self.0.is_empty() {
            return cells;
        }
        let mut values: Values = cells.into_iter().map(|cell| ((cell.unit, cell.sequence, cell.field), cell.value)).collect();
        for (place, instead) in &self.0 {
            if coded(&values, *place) == instead.told.as_ref() {
                match &instead.value {
                    Some(value) => drop(values.insert(*place, CellValue::Coded(value.clone()))),
                    None => drop(values.remove(place)),
                }
            }
        }
        state::to_cells(values)
    }

    /// Those that still hold in a later version.
    pub(crate) fn kept(mut self, after: &Values) -> Self {
        self.0.retain(|place, instead| coded(after, *place) == instead.value.as_ref());
        self
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// After a correction: what it changed stands against what the source told before any correction.
    pub(crate) fn with(mut self, before: &Values, cells: &[Cell]) -> Self {
        for cell in cells.iter().filter(|cell| field::by_number(cell.field).is_some_and(|field| field.class == Class::Coded)) {
            let place = (cell.unit, cell.sequence, cell.field);
            let value = match &cell.value {
                CellValue::Coded(coded) => Some(coded.clone()),
                _ => None,
            };
            let told = self.0.remove(&place).map_or_else(|| coded(before, place).cloned(), |instead| instead.told);
            if told != value {
                self.0.insert(place, Instead { told, value });
            }
        }
        self
    }
}

/// The corrections that stand in versions; versions without one are absent.
pub(crate) async fn at(tx: &mut Transaction, positions: &[i64]) -> Result<HashMap<i64, Corrected>, StoreError> {
    let mut found: HashMap<i64, Corrected> = HashMap::new();
    for row in tx.lookup(CORRECTED, &[], positions.iter().map(|position| Bind::from(*position)).collect()).await? {
        let unit = u8::try_from(row.int(1)?).ok().and_then(Unit::from_number).ok_or(StoreError::DamagedValue("unit"))?;
        let field = u16::try_from(row.int(3)?).ok().and_then(field::by_number).ok_or(StoreError::DamagedValue("field number"))?;
        let value = |text: Option<String>| text.map(|text| Coded::checked(field, &text).map_err(|_| StoreError::DamagedValue(field.name))).transpose();
        let instead = Instead { told: value(row.maybe_text(4)?)?, value: value(row.maybe_text(5)?)? };
        found.entry(row.int(0)?).or_default().0.insert((unit, state::sequence(row.int(2)?)?, field.number), instead);
    }
    Ok(found)
}

/// Rows of the table, gathered over many versions.
pub(crate) struct CorrectedRows(Rows);

impl CorrectedRows {
    pub(crate) fn new() -> Self {
        Self(Rows::new("corrected", COLUMNS))
    }

    pub(crate) fn add(&mut self, position: i64, corrected: &Corrected) {
        let text = |value: &Option<Coded>| value.as_ref().map(|coded| coded.as_text().to_owned());
        for ((unit, sequence, field), Instead { told, value }) in &corrected.0 {
            self.0.push(binds![position, *unit as i64, i64::from(*sequence), i64::from(*field), text(told), text(value)]);
        }
    }

    pub(crate) async fn write(&mut self, tx: &mut Transaction) -> Result<(), StoreError> {
        if self.0.len() > 0 { tx.insert(self.0.take()).await } else { Ok(()) }
    }
}

/// Notes that open imports which met a version met its correction.
pub(crate) async fn seen_too(tx: &mut Transaction, before: i64, position: i64) -> Result<(), StoreError> {
    tx.run(SEEN_TOO, binds![position, before]).await.map(drop)
}

/// A version of the record that is corrected.
struct Held {
    line: Line,
    state: ImportStanding,
    import: i64,
    dataset: i64,
    source_kind: SourceKind,
    agency: String,
    public_key: Vec<u8>,
}

async fn versions(tx: &mut Transaction, record: RecordId) -> Result<Vec<Held>, StoreError> {
    let rows = lookup::rows(tx, versions_sql, &[], vec![Bind::from(record.bytes())]).await?;
    let read = |row: &crate::bind::Row| -> Result<Held, StoreError> {
        let line = Line {
            position: row.int(0)?,
            record,
            version: version(row.int(1)?)?,
            row_key: row.array(2)?,
            content: row.array(3)?,
            row_number: row.int(4)?,
            withdrawn: row.is_true(5)?,
        };
        let (import, state, dataset) = (row.int(6)?, ImportStanding::from_code(&row.text(7)?)?, row.int(8)?);
        Ok(Held { line, state, import, dataset, source_kind: source_kind(&row.text(9)?)?, agency: row.text(10)?, public_key: row.bytes(11)? })
    };
    rows.iter().map(read).collect()
}

/// Writes a correction.
pub(crate) async fn write(writer: &mut Writer<'_>, correction: Correction) -> Result<(), StoreError> {
    check(&correction)?;
    let held = versions(&mut writer.tx, correction.record).await?;
    if held.is_empty() {
        let erased = erase::is_erased(&mut writer.tx, correction.record).await?;
        return Err(if erased { StoreError::Erased } else { StoreError::NotFound("record") });
    }
    // An unfinished import may end with another version of this record, and then two would count.
    if held.iter().any(|held| held.state == ImportStanding::Open) {
        return Err(StoreError::ImportOpen);
    }
    let complete = || held.iter().filter(|held| held.state == ImportStanding::Complete);
    let current = complete().max_by_key(|held| held.line.version).filter(|held| !held.line.withdrawn).ok_or(StoreError::NotFound("record that counts"))?;
    let base = complete().find(|held| held.line.version == correction.base_version);
    let base = base.ok_or_else(|| StoreError::Conflict { field: "version".to_owned() })?;
    let mut values = state::values_at(&mut writer.tx, &[base.line.position, current.line.position]).await?;
    let before = values.remove(&current.line.position).unwrap_or_default();
    // Where the writer saw the version that counts, nothing was changed since.
    let seen = if base.line.position == current.line.position { before.clone() } else { values.remove(&base.line.position).unwrap_or_default() };
    let mut after = before.clone();
    for (unit, sequence, field, value) in correction.values {
        let place = (unit, sequence, field.number);
        let now = coded(&before, place);
        if coded(&seen, place) != now && now != value.as_ref() {
            return Err(StoreError::Conflict { field: field.path() });
        }
        match value {
            Some(value) => drop(after.insert(place, CellValue::Coded(value))),
            None => drop(after.remove(&place)),
        }
    }
    let wrapped = identity(writer, current, correction.identity, &mut after).await?;
    if after == before {
        return Ok(());
    }
    let last_version = held.iter().map(|held| held.line.version).max().unwrap_or(0);
    write_version(writer, current, last_version + 1, (before, after), wrapped).await
}

fn check(correction: &Correction) -> Result<(), StoreError> {
    if correction.values.len() + correction.identity.as_ref().map_or(0, Vec::len) > VALUES_MAX {
        return Err(StoreError::OutOfBounds("a correction"));
    }
    let belongs = |unit: Unit, field: &Field, class: Class| field.unit == unit && field.class == class;
    let coded = correction.values.iter().all(|(unit, _, field, _)| belongs(*unit, field, Class::Coded));
    let identity = correction.identity.iter().flatten().all(|(unit, _, field, _)| belongs(*unit, field, Class::Identity));
    if coded && identity { Ok(()) } else { Err(StoreError::DamagedValue("a field of another unit or class")) }
}

/// The identity values of the new version, and the key that opens them: the old ones with their key, or all of them anew.
async fn identity(
    writer: &mut Writer<'_>,
    current: &Held,
    identity: Option<Vec<(Unit, u8, &'static Field, Identity)>>,
    after: &mut Values,
) -> Result<Option<Vec<u8>>, StoreError> {
    let is_sealed = |value: &CellValue| matches!(value, CellValue::Sealed(_));
    let Some(identity) = identity else {
        let wrapped = writer.store.keys.identity_keys(&[current.line.position]).await?.remove(&current.line.position);
        if wrapped.is_none() && after.values().any(is_sealed) {
            return Err(StoreError::NotFound("key of an identity value"));
        }
        return Ok(wrapped.map(|(wrapped, _)| wrapped));
    };
    after.retain(|_, value| !is_sealed(value));
    let mut record = Record::new(current.source_kind);
    for (unit, sequence, field, value) in identity {
        record.entity_mut(unit, sequence).identity.insert(field.number, value);
    }
    let (cells, wrapped) = Sealing::to(&current.public_key)?.seal(current.line.record, record, &mut writer.entropy)?;
    state::lay_over(after, cells);
    Ok(wrapped)
}

async fn write_version(
    writer: &mut Writer<'_>,
    current: &Held,
    number: u32,
    (before, after): (Values, Values),
    wrapped: Option<Vec<u8>>,
) -> Result<(), StoreError> {
    let position = writer.next_position();
    let cells = state::to_cells(after);
    let Line { record, row_key, content, row_number, .. } = current.line;
    let change = RowChange {
        kind: ChangeKind::Edit,
        record,
        base_version: current.line.version,
        row_key,
        content,
        row_number: u64::try_from(row_number).map_err(|_| StoreError::DamagedValue("row number"))?,
        cells: rows::difference(&before, &cells),
    };
    let (key, coded) = writer.store.keys.make_record_key(position, &mut writer.entropy)?;
    writer.keys.add_record(position, coded, wrapped, &current.agency);
    writer.enter_sealed(position, Kind::Correct, Some((current.dataset, current.import)), &key, &change.to_bytes())?;
    let stood = at(&mut writer.tx, &[current.line.position]).await?.remove(&current.line.position).unwrap_or_default();
    let mut sink = Sink::new();
    let line = Line { position, record, version: number, row_key, content, row_number, withdrawn: false };
    sink.add(&line, (current.dataset, current.import), state::elements(current.source_kind, &cells));
    sink.corrected.add(position, &stood.with(&before, &change.cells));
    sink.units.add(position, cells);
    // It is complete at once, and what is complete is found in the large table.
    sink.write_settled(&mut writer.tx).await?;
    rows::supersede(&mut writer.tx, current.import, &[current.line.position]).await?;
    seen_too(&mut writer.tx, current.line.position, position).await
}
