//! What a commit changes, as the journal keeps it: (unit, field, base version, value) in canonical CBOR.
//!
//! The bytes are version 1 of a format that will be read for ever. Arrays of fixed shape, integers in their shortest form
//! and cells in catalogue order make the encoding canonical: equal changes are equal bytes.

use crate::{Coded, RecordId, Unit};
use minicbor::{Decoder, Encoder};
use uuid::Uuid;

/// The version written in front of every change.
const FORMAT_VERSION: u8 = 1;

/// The most cells one change may hold; a bound against damaged input.
const CELLS_MAX: u64 = 4_096;

/// What happens to the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// The record is new.
    New = 1,
    /// Fields of it change.
    Edit = 2,
    /// The source no longer holds it.
    Withdraw = 3,
}

/// The value a cell gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellValue {
    /// A coded value.
    Coded(Coded),
    /// The very sealed bytes of the state table.
    Sealed(Vec<u8>),
    /// The field holds nothing any more.
    Cleared,
}

/// One field of one unit. The base version is the record's version that the writer had seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The unit.
    pub unit: Unit,
    /// Which of several such units.
    pub sequence: u8,
    /// The field's number.
    pub field: u16,
    /// The value.
    pub value: CellValue,
}

/// One journal entry about one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowChange {
    /// What happens.
    pub kind: ChangeKind,
    /// To which record.
    pub record: RecordId,
    /// The version that the writer had seen; 0 for a new record.
    pub base_version: u32,
    /// The keyed hash that identifies the row in its dataset, 16 bytes.
    pub row_key: [u8; 16],
    /// The keyed hash of the row's mapped content, 16 bytes.
    pub content: [u8; 16],
    /// The row's number in the file, as a person sees it in a spreadsheet.
    pub row_number: u64,
    /// The cells, in the order of unit, sequence and field.
    pub cells: Vec<Cell>,
}

/// Why bytes are not a change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("damaged journal entry: {0}")]
pub struct DamagedChange(String);

impl From<minicbor::decode::Error> for DamagedChange {
    fn from(error: minicbor::decode::Error) -> Self {
        Self(error.to_string())
    }
}

impl RowChange {
    /// The canonical bytes.
    ///
    /// # Panics
    /// Never: writing to memory cannot fail.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(64 + self.cells.len() * 24);
        self.encode(&mut Encoder::new(&mut bytes)).expect("writing to memory cannot fail");
        bytes
    }

    fn encode<W: minicbor::encode::Write>(&self, e: &mut Encoder<W>) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(8)?.u8(FORMAT_VERSION)?.u8(self.kind as u8)?.bytes(self.record.bytes())?.u32(self.base_version)?;
        e.bytes(&self.row_key)?.bytes(&self.content)?.u64(self.row_number)?;
        e.array(self.cells.len() as u64)?;
        for cell in &self.cells {
            e.array(4)?.u8(cell.unit as u8)?.u8(cell.sequence)?.u16(cell.field)?;
            match &cell.value {
                CellValue::Coded(coded) => e.str(coded.as_text())?,
                CellValue::Sealed(bytes) => e.bytes(bytes)?,
                CellValue::Cleared => e.null()?,
            };
        }
        Ok(())
    }

    /// Reads the bytes back; every value is checked against its field again.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DamagedChange> {
        let mut d = Decoder::new(bytes);
        expect(d.array()? == Some(8), "shape")?;
        expect(d.u8()? == FORMAT_VERSION, "version")?;
        let kind = match d.u8()? {
            1 => ChangeKind::New,
            2 => ChangeKind::Edit,
            3 => ChangeKind::Withdraw,
            _ => return Err(DamagedChange("kind".to_owned())),
        };
        let record = RecordId::new(Uuid::from_bytes(sixteen(d.bytes()?)?));
        let base_version = d.u32()?;
        let (row_key, content, row_number) = (sixteen(d.bytes()?)?, sixteen(d.bytes()?)?, d.u64()?);
        let count = d.array()?.filter(|count| *count <= CELLS_MAX).ok_or_else(|| DamagedChange("cells".to_owned()))?;
        let cells = (0..count).map(|_| decode_cell(&mut d)).collect::<Result<Vec<_>, _>>()?;
        expect(d.position() == bytes.len(), "trailing bytes")?;
        Ok(Self { kind, record, base_version, row_key, content, row_number, cells })
    }
}

fn decode_cell(d: &mut Decoder<'_>) -> Result<Cell, DamagedChange> {
    expect(d.array()? == Some(4), "cell")?;
    let unit = Unit::from_number(d.u8()?).ok_or_else(|| DamagedChange("unit".to_owned()))?;
    let (sequence, number) = (d.u8()?, d.u16()?);
    let field = crate::field::by_number(number).filter(|field| field.unit == unit).ok_or_else(|| DamagedChange("field".to_owned()))?;
    let value = match d.datatype()? {
        minicbor::data::Type::String => CellValue::Coded(Coded::checked(field, d.str()?).map_err(|problem| DamagedChange(problem.to_string()))?),
        minicbor::data::Type::Bytes => CellValue::Sealed(d.bytes()?.to_vec()),
        _ => {
            d.null()?;
            CellValue::Cleared
        }
    };
    Ok(Cell { unit, sequence, field: number, value })
}

fn sixteen(bytes: &[u8]) -> Result<[u8; 16], DamagedChange> {
    bytes.try_into().map_err(|_| DamagedChange("sixteen bytes".to_owned()))
}

fn expect(holds: bool, what: &str) -> Result<(), DamagedChange> {
    if holds { Ok(()) } else { Err(DamagedChange(what.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn change() -> RowChange {
        let cell = |unit, field, value| Cell { unit, sequence: 0, field, value };
        RowChange {
            kind: ChangeKind::New,
            record: RecordId::new(Uuid::from_bytes([7; 16])),
            base_version: 0,
            row_key: [1; 16],
            content: [2; 16],
            row_number: 2,
            cells: vec![
                cell(Unit::Victim, 20, CellValue::Coded(Coded::checked(crate::field::by_number(20).unwrap(), "female").unwrap())),
                cell(Unit::Victim, 1, CellValue::Sealed(vec![9; 40])),
                cell(Unit::Event, 70, CellValue::Cleared),
            ],
        }
    }

    /// Version 1 as it landed: these bytes must be read for ever.
    #[test]
    fn the_first_format_reads_back() {
        let bytes = change().to_bytes();
        let digest = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
        assert_eq!((bytes.len(), digest), (120, 7_372_467_954_895_397_707), "the encoding of version 1 moved");
        assert_eq!(RowChange::from_bytes(&bytes), Ok(change()));
    }

    proptest! {
        /// Damaged bytes are refused, never believed and never a panic.
        #[test]
        fn damaged_bytes_never_panic(at in 0usize..120, byte: u8, keep in 0usize..121) {
            let mut bytes = change().to_bytes();
            bytes[at] = byte;
            bytes.truncate(keep);
            if let Ok(read) = RowChange::from_bytes(&bytes) {
                prop_assert_eq!(RowChange::from_bytes(&read.to_bytes()), Ok(read));
            }
        }
    }
}
