//! What the house keeps beside records, as types: an account, a consent, a protocol. Each is an entity of the store; its fields
//! are the top-level fields of its JSON, so that two people's edits of different fields both stand.

use crate::{Gate, GateError};
use lantern_model::{AgencyCode, RecordId};
use lantern_store::{Act, Change, Committed, Entity, EntityChange, EntityFilter};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A type that is kept as an entity. Its JSON is a promise: it carries what older versions wrote.
pub trait Kept: Serialize + DeserializeOwned {
    /// The kind of entity, never changed once landed.
    const KIND: &'static str;

    /// By what it is found.
    fn keys(&self) -> Vec<(String, String)>;

    /// The person whom it is about: it is erased with her.
    fn subject(&self) -> Option<RecordId> {
        None
    }

    /// The agency that it belongs to.
    fn agency(&self) -> Option<AgencyCode> {
        None
    }
}

/// One that is kept, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held<T> {
    /// Its id.
    pub id: Uuid,
    /// Its version: what an edit builds on.
    pub version: u32,
    /// What it says.
    pub body: T,
    /// When it was made.
    pub created_at: String,
    /// When it was last changed.
    pub changed_at: String,
}

impl<T: Kept> Held<T> {
    fn read(entity: Entity) -> Result<Self, GateError> {
        let body = serde_json::from_value(Value::Object(entity.values)).map_err(|_| GateError::DamagedEntity(T::KIND))?;
        Ok(Self { id: entity.id, version: entity.version, body, created_at: entity.created_at, changed_at: entity.changed_at })
    }
}

fn fields<T: Kept>(body: &T) -> Result<Map<String, Value>, GateError> {
    match serde_json::to_value(body) {
        Ok(Value::Object(fields)) => Ok(fields),
        _ => Err(GateError::DamagedEntity(T::KIND)),
    }
}

/// The fields in which a body differs from what stands there: only those are written, so others may change beside them.
fn difference(before: &Map<String, Value>, after: Map<String, Value>) -> BTreeMap<String, Option<Value>> {
    let gone = before.keys().filter(|name| !after.contains_key(*name)).map(|name| (name.clone(), None)).collect::<Vec<_>>();
    let changed = after.into_iter().filter(|(name, value)| before.get(name) != Some(value));
    changed.map(|(name, value)| (name, Some(value))).chain(gone).collect()
}

impl Gate {
    /// The change that keeps a body; none where nothing differs.
    pub async fn change_of<T: Kept>(&self, id: Uuid, base_version: u32, body: &T) -> Result<Option<EntityChange>, GateError> {
        let after = fields(body)?;
        let before = if base_version == 0 { Map::new() } else { self.store().entity(T::KIND, id).await?.ok_or(GateError::NotFound)?.values };
        let set = difference(&before, after);
        if set.is_empty() && base_version > 0 {
            return Ok(None);
        }
        Ok(Some(EntityChange {
            kind: T::KIND,
            id,
            base_version,
            subject: body.subject(),
            agency: body.agency(),
            set,
            seal: BTreeMap::new(),
            keys: Some(body.keys()),
        }))
    }

    /// Keeps a body, new where `base_version` is 0. The act comes from the gate: who may do this was asked before.
    pub async fn keep<T: Kept>(&self, act: &Act, id: Uuid, base_version: u32, body: &T) -> Result<Committed, GateError> {
        match self.change_of(id, base_version, body).await? {
            Some(change) => Ok(self.store().commit(act, Change::Entities(vec![change])).await?),
            None => Ok(Committed::default()),
        }
    }

    /// One by its id.
    pub async fn kept<T: Kept>(&self, id: Uuid) -> Result<Option<Held<T>>, GateError> {
        self.store().entity(T::KIND, id).await?.map(Held::read).transpose()
    }

    /// Those that a filter finds, oldest first, and how many there are.
    pub async fn list<T: Kept>(&self, filter: &EntityFilter, offset: u64, limit: u32) -> Result<(Vec<Held<T>>, u64), GateError> {
        let (found, all) = self.store().entities(T::KIND, filter, offset, limit).await?;
        Ok((found.into_iter().map(Held::read).collect::<Result<_, _>>()?, all))
    }

    /// The first that stands under a key.
    pub async fn by_key<T: Kept>(&self, name: &str, value: &str) -> Result<Option<Held<T>>, GateError> {
        let filter = EntityFilter { key: Some((name.to_owned(), value.to_owned())), ..EntityFilter::default() };
        Ok(self.list(&filter, 0, 1).await?.0.into_iter().next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Only what differs is written; what a body no longer has is taken away.
    #[test]
    fn a_change_names_what_differs() {
        let object = |value: Value| value.as_object().cloned().unwrap_or_default();
        let before = object(serde_json::json!({ "same": 1, "other": "a", "gone": true }));
        let after = object(serde_json::json!({ "same": 1, "other": "b", "new": null }));
        let found = difference(&before, after);
        let expected = [("gone", None), ("new", Some(Value::Null)), ("other", Some(Value::from("b")))];
        assert_eq!(found, expected.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
    }
}
