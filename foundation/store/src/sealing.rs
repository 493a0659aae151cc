//! Sealing the identity values of a version on their way into the tables.

use crate::{StoreError, state};
use lantern_model::{Cell, CellValue, Record, RecordId};
use lantern_vault::{AgencyPublic, Entropy, PersonKey, PersonKeySealer};

/// Seals to one agency. The key agreement is made when the first identity value comes: most files have none.
pub(crate) struct Sealing {
    agency: AgencyPublic,
    sealer: Option<PersonKeySealer>,
}

impl Sealing {
    pub(crate) fn to(public_key: &[u8]) -> Result<Self, StoreError> {
        Ok(Self { agency: AgencyPublic::from_bytes(public_key)?, sealer: None })
    }

    /// The cells of a record in the order of unit, sequence and field, and its wrapped identity key where it has identity values.
    pub(crate) fn seal(&mut self, id: RecordId, record: Record, entropy: &mut Entropy) -> Result<(Vec<Cell>, Option<Vec<u8>>), StoreError> {
        let has_identity = record.has_identity();
        let person = if has_identity { Some(PersonKey::generate(entropy)?) } else { None };
        let mut cells = Vec::with_capacity(32);
        for entity in record.into_entities() {
            state::check(&entity)?;
            let (unit, sequence) = (entity.unit, entity.sequence);
            let first = cells.len();
            for (field, identity) in entity.identity {
                let key = person.as_ref().expect("a key is made where there is identity");
                let sealed = key.seal(&state::sealed_context(id, unit, sequence, field), identity.expose_bytes(), entropy)?;
                cells.push(Cell { unit, sequence, field, value: CellValue::Sealed(sealed) });
            }
            cells.extend(entity.coded.into_iter().map(|(field, coded)| Cell { unit, sequence, field, value: CellValue::Coded(coded) }));
            cells[first..].sort_by_key(|cell| cell.field);
        }
        let wrapped = match person {
            Some(person) => Some(self.wrap(&person, id.bytes(), entropy)?),
            None => None,
        };
        Ok((cells, wrapped))
    }

    /// Wraps a key to the agency, bound to whom it belongs to.
    pub(crate) fn wrap(&mut self, key: &PersonKey, subject: &[u8; 16], entropy: &mut Entropy) -> Result<Vec<u8>, StoreError> {
        Ok(self.sealer(entropy)?.wrap_for(key, subject, entropy)?)
    }

    fn sealer(&mut self, entropy: &mut Entropy) -> Result<&PersonKeySealer, StoreError> {
        if self.sealer.is_none() {
            self.sealer = Some(self.agency.sealer(entropy)?);
        }
        Ok(self.sealer.as_ref().expect("it was made a line ago"))
    }
}
