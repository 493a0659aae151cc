//! The sealed identity values of a record, with what their agency needs to open them. Nothing is opened here.

use crate::{Store, StoreError, agency::agency_code, bind::binds, lookup::positions, state};
use lantern_model::{AgencyCode, CellValue, RecordId, Unit};

/// One identity value, sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedValue {
    /// The position of the version that holds it; its key stands under the same.
    pub position: i64,
    /// The unit.
    pub unit: Unit,
    /// Which of several.
    pub sequence: u8,
    /// The field's number.
    pub field: u16,
    /// What the sealed bytes are bound to.
    pub context: Vec<u8>,
    /// The sealed bytes.
    pub value: Vec<u8>,
    /// The key, wrapped to the agency.
    pub wrapped: Vec<u8>,
    /// To whom.
    pub agency: AgencyCode,
}

/// The newest version that says something: of a complete import, else of an open one. A record that its source withdrew is still
/// held, and its person may ask what is held.
const NEWEST: &str = concat!(
    "select r.position from record r join import i on i.number = r.import where r.position in ",
    positions!(),
    " and r.id = ? and r.withdrawn = 0 order by case i.state when 'complete' then 0 when 'open' then 1 else 2 end, r.version desc limit 1"
);

pub(crate) const STATEMENTS: &[&str] = &[NEWEST];

impl Store {
    /// The identity values of a record; none where it has none, or where there is no such record.
    pub async fn sealed_of(&self, record: RecordId) -> Result<Vec<SealedValue>, StoreError> {
        let key = record.bytes();
        let Some(row) = self.record.row(NEWEST, binds![key, key, key]).await? else { return Ok(Vec::new()) };
        self.sealed_at(&[(record, row.int(0)?)]).await
    }

    /// The identity values of versions, in their order.
    pub(crate) async fn sealed_at(&self, versions: &[(RecordId, i64)]) -> Result<Vec<SealedValue>, StoreError> {
        let positions: Vec<i64> = versions.iter().map(|(_, position)| *position).collect();
        let mut tx = self.record.begin_read().await?;
        let mut found = state::sealed_at(&mut tx, &positions).await?;
        let keys = self.keys.identity_keys(&positions).await?;
        let mut values = Vec::new();
        for (record, position) in versions {
            for ((unit, sequence, field), value) in found.remove(position).unwrap_or_default() {
                let CellValue::Sealed(value) = value else { continue };
                let (wrapped, agency) = keys.get(position).cloned().ok_or(StoreError::NotFound("key of an identity value"))?;
                values.push(SealedValue {
                    position: *position,
                    unit,
                    sequence,
                    field,
                    context: state::sealed_context(*record, unit, sequence, field).to_vec(),
                    value,
                    wrapped,
                    agency: agency_code(&agency)?,
                });
            }
        }
        Ok(values)
    }
}
