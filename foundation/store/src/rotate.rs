//! An agency's change of key. Its first commit makes the new public key the one to which everything is sealed from then on; the
//! ones that follow wrap the keys of people that are held already, in the order of their positions, until none is left that the
//! old key opens. The old secret key must be kept until the last of them is committed.
//!
//! Keys and progress stand in the database of keys and change together, before the commit that says so: after a crash the next
//! part begins where the keys end. A key that was destroyed stays destroyed.

use crate::{
    Store, StoreError,
    agency::{PUT_KEY, agency_code},
    bind::{Bind, binds},
    commit::{Kind, Writer},
    engine::Transaction,
    keys::KeyChange,
};
use lantern_model::AgencyCode;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// A part of an agency's change of key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotation {
    /// The agency.
    pub agency: AgencyCode,
    /// Its new public key.
    pub public_key: [u8; 32],
    /// Keys wrapped anew, by position: the next ones that [`Store::to_rewrap`] gave, all of them and in order.
    pub wrapped: Vec<(i64, Vec<u8>)>,
    /// Whether these are the last.
    pub whole: bool,
}

/// A person's key that an agency's old key still opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldKey {
    /// Its position.
    pub position: i64,
    /// Whose it is: a record, or an entity that is about nobody.
    pub subject: [u8; 16],
    /// The key, wrapped as it is.
    pub wrapped: Vec<u8>,
}

/// A change of key that is under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RotationState {
    /// The agency.
    pub agency: AgencyCode,
    /// Its new public key.
    pub public_key: [u8; 32],
    /// Up to which position keys are wrapped anew.
    pub done: i64,
    /// The last position that may have sealed to the old key.
    pub until: i64,
}

/// How many keys one part takes at most.
pub const REWRAPPED_MAX: usize = 20_000;

/// A wrapped key is far shorter.
const WRAPPED_BYTES_MAX: usize = 1_000;

/// As the journal keeps it: open. The keys themselves stand in the database of keys only.
#[derive(Serialize, Deserialize)]
pub(crate) struct RotateEntry {
    agency: String,
    public_key: String,
    keys: u64,
    whole: bool,
}

const PUBLIC_KEY: &str = "select public_key from agency where code = ?";
const RECORDS: &str = "select position, id from record where position in";
const ENTITIES: &str = "select position, id, subject from entity_version where position in";

pub(crate) const STATEMENTS: &[&str] = &[PUBLIC_KEY];
pub(crate) const LOOKUPS: &[&str] = &[RECORDS, ENTITIES];

/// Writes a part of a change of key.
pub(crate) async fn write(writer: &mut Writer<'_>, rotation: Rotation) -> Result<(), StoreError> {
    let Rotation { agency, public_key, wrapped, whole } = rotation;
    if wrapped.len() > REWRAPPED_MAX || wrapped.iter().any(|(_, wrapped)| wrapped.len() > WRAPPED_BYTES_MAX) {
        return Err(StoreError::OutOfBounds("a list of wrapped keys"));
    }
    let present = writer.tx.row(PUBLIC_KEY, binds![agency.as_str()]).await?.ok_or(StoreError::NotFound("agency"))?.array::<32>(0)?;
    let under_way = writer.store.keys.key_changes().await?.into_iter().find(|change| change.agency == agency.as_str());
    let position = writer.next_position();
    let change = match under_way {
        // The agency has another key than the keys are wrapped to: the first commit never came, and until now all was sealed to
        // the old key.
        Some(change) if change.public_key == public_key && present == public_key => change,
        Some(change) if change.public_key == public_key => KeyChange { until: position, ..change },
        Some(_) => return Err(StoreError::Conflict { field: "public_key".to_owned() }),
        None if present == public_key => return Err(StoreError::NotFound("change of key")),
        None => KeyChange { agency: agency.as_str().to_owned(), public_key, until: position, done: 0 },
    };
    let done = check_order(writer, &change, &wrapped, whole).await?;
    let keys = wrapped.len() as u64;
    let public_key = blake3::Hash::from_bytes(public_key).to_hex().to_string();
    writer.keys.rewrap(KeyChange { done, ..change }, wrapped, whole);
    let entry = RotateEntry { agency: agency.as_str().to_owned(), public_key, keys, whole };
    writer.enter_open(position, Kind::Rotate, &entry);
    apply(&mut writer.tx, entry).await
}

/// Every key up to the last of a part must be in it: one that is left out would be lost with the old key.
async fn check_order(writer: &Writer<'_>, change: &KeyChange, wrapped: &[(i64, Vec<u8>)], whole: bool) -> Result<i64, StoreError> {
    let given: BTreeSet<i64> = wrapped.iter().map(|(position, _)| *position).collect();
    let last = if whole { change.until } else { given.last().copied().unwrap_or(change.done) };
    // One more than a part takes: then one at least is not in it.
    let limit = i64::try_from(REWRAPPED_MAX + 1).unwrap_or(i64::MAX);
    let held = writer.store.keys.to_rewrap(&change.agency, change.done, last, limit).await?;
    let is_old = |position: &i64| *position > change.done && *position <= change.until;
    if given.iter().all(is_old) && held.iter().all(|(position, _)| given.contains(position)) {
        Ok(last)
    } else {
        Err(StoreError::Conflict { field: "wrapped".to_owned() })
    }
}

/// Writes the table; a replay comes here too.
pub(crate) async fn apply(tx: &mut Transaction, entry: RotateEntry) -> Result<(), StoreError> {
    let public_key = blake3::Hash::from_hex(&entry.public_key).map_err(|_| StoreError::DamagedValue("public key"))?;
    tx.run(PUT_KEY, binds![public_key.as_bytes(), entry.agency]).await.map(drop)
}

impl Store {
    /// Changes of key that are under way.
    pub async fn rotations(&self) -> Result<Vec<RotationState>, StoreError> {
        let changes = self.keys.key_changes().await?;
        let state = |KeyChange { agency, public_key, until, done }| Ok(RotationState { agency: agency_code(&agency)?, public_key, done, until });
        changes.into_iter().map(state).collect()
    }

    /// The next keys that an agency's old key still opens, in the order of positions. None: nothing is left, or no change of key
    /// is under way.
    pub async fn to_rewrap(&self, agency: &AgencyCode, limit: u32) -> Result<Vec<OldKey>, StoreError> {
        let Some(change) = self.keys.key_changes().await?.into_iter().find(|change| change.agency == agency.as_str()) else { return Ok(Vec::new()) };
        let limit = i64::from(limit).min(i64::try_from(REWRAPPED_MAX).unwrap_or(i64::MAX));
        let held = self.keys.to_rewrap(agency.as_str(), change.done, change.until, limit).await?;
        let subjects = self.subjects(held.iter().map(|(position, _)| *position)).await?;
        let mut keys = Vec::with_capacity(held.len());
        for (position, wrapped) in held {
            let subject = *subjects.get(&position).ok_or(StoreError::NotFound("whose key it is"))?;
            keys.push(OldKey { position, subject, wrapped });
        }
        Ok(keys)
    }

    /// Whose keys stand under these positions.
    async fn subjects(&self, positions: impl Iterator<Item = i64>) -> Result<HashMap<i64, [u8; 16]>, StoreError> {
        let positions: Vec<Bind> = positions.map(Bind::from).collect();
        let mut tx = self.record.begin_read().await?;
        let mut subjects = HashMap::with_capacity(positions.len());
        for row in tx.lookup(RECORDS, &[], positions.clone()).await? {
            subjects.insert(row.int(0)?, row.array(1)?);
        }
        for row in tx.lookup(ENTITIES, &[], positions).await? {
            let subject = match row.maybe_bytes(2)? {
                Some(_) => row.array(2)?,
                None => crate::entity::parse_id(&row.text(1)?)?,
            };
            subjects.insert(row.int(0)?, subject);
        }
        Ok(subjects)
    }
}
