//! The state tables of the units: what a version of a record holds.

use crate::{
    StoreError,
    bind::{Bind, Rows, binds},
    engine::Transaction,
};
use lantern_model::{Cell, CellValue, Coded, EntityValues, Field, Record, RecordId, SourceKind, Unit, field};
use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

/// The coded fields of each unit, in the order of its table's columns.
static COLUMNS: LazyLock<Vec<Vec<&'static Field>>> = LazyLock::new(|| Unit::ALL.into_iter().map(|unit| field::coded_of(unit).collect()).collect());

pub(crate) fn columns(unit: Unit) -> &'static [&'static Field] {
    &COLUMNS[unit as usize - 1]
}

/// Stands between the values of one text that carries a whole row; no coded value contains it.
pub(crate) const SEPARATOR: char = '\u{1f}';

/// Stands for an absent value in such a text; no coded value is this. (SQLite 3.50's `concat_ws` leaves out the separator
/// after empty texts at the beginning, PostgreSQL's does not.)
pub(crate) const ABSENT: &str = "~";

/// All columns of a unit as one text: a row costs one value to fetch instead of thirty. The separator is bound first.
pub(crate) fn joined(unit: Unit) -> String {
    let parts: Vec<String> = columns(unit).iter().map(|field| format!("coalesce(u.{}, '{ABSENT}')", field.name)).collect();
    format!("concat_ws(?, {})", parts.join(", "))
}

/// The values of one version, by unit, sequence and field.
pub(crate) type Values = BTreeMap<(Unit, u8, u16), CellValue>;

/// Rows for the unit tables and the table of sealed values, gathered over many versions.
pub(crate) struct UnitRows {
    units: Vec<Rows>,
    sealed: Rows,
}

impl UnitRows {
    pub(crate) fn new() -> Self {
        let names = |unit: Unit| columns(unit).iter().map(|field| field.name).collect::<Vec<_>>().join(", ");
        let units = Unit::ALL.into_iter().map(|unit| Rows::new(unit.table(), format!("position, sequence, {}", names(unit)))).collect();
        Self { units, sealed: Rows::new("sealed", "position, unit, sequence, field, value") }
    }

    /// Adds the units of a version. Cells come in the order of unit, sequence and field.
    pub(crate) fn add(&mut self, position: i64, cells: Vec<Cell>) {
        let mut cells = cells.into_iter().peekable();
        while let Some(first) = cells.peek() {
            let (unit, sequence) = (first.unit, first.sequence);
            let rows = &mut self.units[unit as usize - 1];
            rows.values.extend(binds![position, i64::from(sequence)]);
            let mut columns = columns(unit).iter();
            let absent = Bind::Text(None);
            while let Some(cell) = cells.next_if(|cell| (cell.unit, cell.sequence) == (unit, sequence)) {
                match cell.value {
                    CellValue::Coded(coded) => {
                        let before = columns.by_ref().take_while(|field| field.number != cell.field).count();
                        rows.values.extend(std::iter::repeat_n(absent.clone(), before));
                        rows.values.push(Bind::from(coded.into_text()));
                    }
                    CellValue::Sealed(bytes) => self.sealed.push(binds![position, unit as i64, i64::from(sequence), i64::from(cell.field), bytes]),
                    CellValue::Cleared => {}
                }
            }
            rows.values.extend(std::iter::repeat_n(absent, columns.len()));
        }
    }

    pub(crate) async fn write(&mut self, tx: &mut Transaction) -> Result<(), StoreError> {
        for rows in self.units.iter_mut().chain([&mut self.sealed]) {
            if rows.len() > 0 {
                tx.insert(rows.take().without_empty_columns()).await?;
            }
        }
        Ok(())
    }
}

/// What the sealed bytes of an identity value are bound to: moved to another record or field they do not open.
/// The version is bound by its key, which no other version has.
pub(crate) fn sealed_context(record: RecordId, unit: Unit, sequence: u8, field: u16) -> [u8; 20] {
    let mut context = [0; 20];
    context[..16].copy_from_slice(record.bytes());
    context[16] = unit as u8;
    context[17] = sequence;
    context[18..].copy_from_slice(&field.to_be_bytes());
    context
}

/// Checks that each value stands under a field of its unit and class; a coded field never holds identity.
pub(crate) fn check(entity: &EntityValues) -> Result<(), StoreError> {
    let belongs = |number: u16, class| field::by_number(number).is_some_and(|field| field.unit == entity.unit && field.class == class);
    let coded = entity.coded.keys().all(|number| belongs(*number, lantern_model::Class::Coded));
    let identity = entity.identity.keys().all(|number| belongs(*number, lantern_model::Class::Identity));
    if coded && identity { Ok(()) } else { Err(StoreError::DamagedValue("a field of another unit or class")) }
}

fn joined_sql(unit: Unit) -> String {
    format!("select u.position, u.sequence, {} from {} u where u.position in", joined(unit), unit.table())
}

const SEALED_AT: &str = "select position, unit, sequence, field, value from sealed where position in";

pub(crate) fn lookups() -> Vec<String> {
    let mut all: Vec<String> = Unit::ALL.into_iter().map(joined_sql).collect();
    all.push(SEALED_AT.to_owned());
    all
}

/// The values of many versions at once.
pub(crate) async fn values_at(tx: &mut Transaction, positions: &[i64]) -> Result<HashMap<i64, Values>, StoreError> {
    let mut found: HashMap<i64, Values> = positions.iter().map(|position| (*position, Values::new())).collect();
    if positions.is_empty() {
        return Ok(found);
    }
    let keys = || positions.iter().map(|position| Bind::from(*position)).collect::<Vec<_>>();
    for unit in Unit::ALL {
        for row in tx.lookup(&joined_sql(unit), &[Bind::from(SEPARATOR.to_string())], keys()).await? {
            let sequence = sequence(row.int(1)?)?;
            let values = found.entry(row.int(0)?).or_default();
            for (field, text) in columns(unit).iter().zip(row.text(2)?.split(SEPARATOR)).filter(|(_, text)| *text != ABSENT) {
                let coded = Coded::checked(field, text).map_err(|_| StoreError::DamagedValue(field.name))?;
                values.insert((unit, sequence, field.number), CellValue::Coded(coded));
            }
        }
    }
    for (position, sealed) in sealed_at(tx, positions).await? {
        found.entry(position).or_default().extend(sealed);
    }
    Ok(found)
}

/// The identity values of many versions at once, sealed; versions without any are absent.
pub(crate) async fn sealed_at(tx: &mut Transaction, positions: &[i64]) -> Result<HashMap<i64, Values>, StoreError> {
    let mut found: HashMap<i64, Values> = HashMap::new();
    for row in tx.lookup(SEALED_AT, &[], positions.iter().map(|position| Bind::from(*position)).collect()).await? {
        let number = |column| row.int(column).and_then(|n| u16::try_from(n).map_err(|_| StoreError::DamagedValue("field number")));
        let unit = u8::try_from(row.int(1)?).ok().and_then(Unit::from_number).ok_or(StoreError::DamagedValue("unit"))?;
        found.entry(row.int(0)?).or_default().insert((unit, sequence(row.int(2)?)?, number(3)?), CellValue::Sealed(row.bytes(4)?));
    }
    Ok(found)
}

pub(crate) fn sequence(number: i64) -> Result<u8, StoreError> {
    u8::try_from(number).map_err(|_| StoreError::DamagedValue("sequence"))
}

/// Lays the cells of a change over the values of the version before.
pub(crate) fn lay_over(values: &mut Values, cells: impl IntoIterator<Item = Cell>) {
    for cell in cells {
        let place = (cell.unit, cell.sequence, cell.field);
        match cell.value {
            CellValue::Cleared => drop(values.remove(&place)),
            value => drop(values.insert(place, value)),
        }
    }
}

pub(crate) fn to_cells(values: Values) -> Vec<Cell> {
    values.into_iter().map(|((unit, sequence, field), value)| Cell { unit, sequence, field, value }).collect()
}

/// The code of Article 3's three elements for stored values.
pub(crate) fn elements(source_kind: SourceKind, cells: &[Cell]) -> &'static str {
    let mut record = Record::new(source_kind);
    for cell in cells {
        if let CellValue::Coded(coded) = &cell.value {
            record.entity_mut(cell.unit, cell.sequence).coded.insert(cell.field, coded.clone());
        }
    }
    record.elements().code()
}
