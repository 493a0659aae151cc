//! What the house holds beside records: accounts, consents, protocols, requests. An entity is a JSON object of coded and open
//! values, and identity values that are sealed to an agency. Each version stands in the journal under a key of its own, so that
//! what is about a person can be destroyed with her.
//!
//! Two people may change one entity at once. Fields that only one of them touched merge; a field that both changed, to different
//! values, is a conflict that the second of them is told about. Nothing is overwritten that its writer had not seen.

use crate::{
    StoreError,
    bind::{Rows, binds},
    commit::{Kind, TEXT_BYTES_MAX, Writer, bounded},
    engine::Transaction,
    erase,
    sealing::Sealing,
};
use lantern_model::{AgencyCode, Identity, RecordId};
use lantern_vault::PersonKey;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use uuid::Uuid;

/// A change of one entity.
#[derive(Debug, Clone)]
pub struct EntityChange {
    /// The kind of entity; never changed once landed.
    pub kind: &'static str,
    /// Which one, made by the caller.
    pub id: Uuid,
    /// The version that the writer had seen; 0 for a new entity.
    pub base_version: u32,
    /// The person whom it is about: it is erased with her. Once said it stays; none leaves it as it is.
    pub subject: Option<RecordId>,
    /// The agency that it belongs to, and to whose key identity values are sealed; none leaves it as it is.
    pub agency: Option<AgencyCode>,
    /// Fields to set; none removes one.
    pub set: BTreeMap<String, Option<Value>>,
    /// Identity values to seal; none removes one.
    pub seal: BTreeMap<String, Option<Identity>>,
    /// By what it is found, replaced whole; none leaves the keys as they are.
    pub keys: Option<Vec<(String, String)>>,
}

/// How many entities one commit changes at most.
const CHANGES_MAX: usize = 1_000;
/// How many fields and keys a change names at most.
const FIELDS_MAX: usize = 1_000;
/// The longest name of a field, a kind or a key.
const NAME_BYTES_MAX: usize = 100;
/// The largest entity: a page of a form with long answers is a tenth of it.
const BODY_BYTES_MAX: usize = 1 << 20;

/// Stands among the changed fields of a version where its look-up keys changed; no field is named so.
const KEYS: &str = "";

/// As the journal keeps it, sealed.
#[derive(Serialize, Deserialize)]
pub(crate) struct EntityEntry {
    kind: String,
    id: String,
    version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    agency: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) set: BTreeMap<String, Value>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) removed: Vec<String>,
    /// Sealed bytes in hexadecimal, as the table has them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) sealed: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) unsealed: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    keys: Option<Vec<(String, String)>>,
}

const ONE: &str = "select version, subject, agency, body, created_at from entity where kind = ? and id = ?";
const CHANGED_SINCE: &str = "select fields from entity_version where kind = ? and id = ? and version > ?";
const KEYS_OF: &str = "select name, value from entity_key where kind = ? and id = ? order by name, value";
const PUBLIC_KEY: &str = "select public_key from agency where code = ?";
const PUT: &str = "insert into entity (kind, id, version, position, subject, agency, body, created_at, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (kind, id) do update set version = excluded.version, position = excluded.position, subject = excluded.subject,
    agency = excluded.agency, body = excluded.body, changed_at = excluded.changed_at";
const PUT_VERSION: &str = "insert into entity_version (position, kind, id, version, subject, fields) values (?, ?, ?, ?, ?, ?)";
const DROP_KEYS: &str = "delete from entity_key where kind = ? and id = ?";
const PUT_SEALED: &str = "insert into entity_sealed (kind, id, field, position, value) values (?, ?, ?, ?, ?)
  on conflict (kind, id, field) do update set position = excluded.position, value = excluded.value";
const DROP_SEALED: &str = "delete from entity_sealed where kind = ? and id = ? and field = ?";

pub(crate) const STATEMENTS: &[&str] = &[ONE, CHANGED_SINCE, KEYS_OF, PUBLIC_KEY, PUT, PUT_VERSION, DROP_KEYS, PUT_SEALED, DROP_SEALED];

/// An entity as it stands.
struct Held {
    version: u32,
    subject: Option<[u8; 16]>,
    agency: Option<String>,
    body: Map<String, Value>,
    created_at: String,
}

async fn held(tx: &mut Transaction, kind: &str, id: &str) -> Result<Option<Held>, StoreError> {
    let Some(row) = tx.row(ONE, binds![kind, id]).await? else { return Ok(None) };
    let subject = row.maybe_bytes(1)?.map(|bytes| bytes.try_into().map_err(|_| StoreError::DamagedValue("subject"))).transpose()?;
    Ok(Some(Held { version: crate::rows::version(row.int(0)?)?, subject, agency: row.maybe_text(2)?, body: body(&row.text(3)?)?, created_at: row.text(4)? }))
}

pub(crate) fn body(text: &str) -> Result<Map<String, Value>, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::DamagedValue("body of an entity"))
}

async fn keys_of(tx: &mut Transaction, kind: &str, id: &str) -> Result<Vec<(String, String)>, StoreError> {
    tx.rows(KEYS_OF, binds![kind, id]).await?.iter().map(|row| Ok((row.text(0)?, row.text(1)?))).collect()
}

/// What an identity value of an entity is bound to: moved to another field or entity it does not open.
pub(crate) fn sealed_context(kind: &str, id: &str, field: &str) -> Vec<u8> {
    [b"lantern entity 1 ".as_slice(), kind.as_bytes(), b"\0", id.as_bytes(), b"\0", field.as_bytes()].concat()
}

/// Writes changes of entities, one journal entry each.
pub(crate) async fn write(writer: &mut Writer<'_>, changes: Vec<EntityChange>) -> Result<(), StoreError> {
    if changes.len() > CHANGES_MAX {
        return Err(StoreError::OutOfBounds("a list of changes"));
    }
    for change in changes {
        write_one(writer, change).await?;
    }
    Ok(())
}

async fn write_one(writer: &mut Writer<'_>, change: EntityChange) -> Result<(), StoreError> {
    check(&change)?;
    let id = change.id.to_string();
    let held = held(&mut writer.tx, change.kind, &id).await?;
    let (mut entry, seal) = merge(writer, change, id, held.as_ref()).await?;
    if held.is_some() && seal.is_empty() && entry.says_nothing() {
        return Ok(());
    }
    let position = writer.next_position();
    let agency = entry.agency.clone().or_else(|| held.as_ref().and_then(|held| held.agency.clone()));
    let identity = seal_values(writer, &mut entry, seal, held.as_ref(), agency.as_deref()).await?;
    let (key, wrapped) = writer.store.keys.make_record_key(position, &mut writer.entropy)?;
    writer.keys.add_record(position, wrapped, identity, agency.as_deref().unwrap_or_default());
    let bytes = serde_json::to_vec(&entry).expect("a change of texts and numbers is always JSON");
    if bytes.len() > 2 * BODY_BYTES_MAX {
        return Err(StoreError::OutOfBounds("a change of an entity"));
    }
    writer.enter_sealed(position, Kind::Entity, None, &key, &bytes)?;
    let at = writer.act.at.clone();
    lay(&mut writer.tx, (position, &at), entry, held).await
}

fn check(change: &EntityChange) -> Result<(), StoreError> {
    bounded("the kind of an entity", change.kind, NAME_BYTES_MAX)?;
    if change.set.len() + change.seal.len() + change.keys.as_ref().map_or(0, Vec::len) > FIELDS_MAX {
        return Err(StoreError::OutOfBounds("the list of an entity's fields"));
    }
    for name in change.set.keys().chain(change.seal.keys()).chain(change.keys.iter().flatten().map(|(name, _)| name)) {
        bounded("a field's name", name, NAME_BYTES_MAX)?;
        if name.is_empty() {
            return Err(StoreError::OutOfBounds("a field's name"));
        }
    }
    for (_, value) in change.keys.iter().flatten() {
        bounded("a key of an entity", value, TEXT_BYTES_MAX)?;
    }
    Ok(())
}

/// Leaves of a change what really changes something, and refuses what somebody else changed meanwhile.
async fn merge(
    writer: &mut Writer<'_>,
    change: EntityChange,
    id: String,
    held: Option<&Held>,
) -> Result<(EntityEntry, BTreeMap<String, Option<Identity>>), StoreError> {
    let version = held.map_or(0, |held| held.version);
    match held {
        None if change.base_version > 0 => return Err(StoreError::NotFound("entity")),
        Some(_) if change.base_version == 0 => return Err(StoreError::Conflict { field: "id".to_owned() }),
        _ if change.base_version > version => return Err(StoreError::Conflict { field: "version".to_owned() }),
        _ => {}
    }
    let since = changed_since(&mut writer.tx, change.kind, &id, change.base_version).await?;
    let conflict = |field: &str| StoreError::Conflict { field: field.to_owned() };
    let subject = subject(writer, change.subject, held).await?;
    let agency = change.agency.map(|code| code.as_str().to_owned()).filter(|code| held.and_then(|held| held.agency.as_ref()) != Some(code));
    let (mut set, mut removed) = (BTreeMap::new(), Vec::new());
    for (name, value) in change.set {
        if held.and_then(|held| held.body.get(&name)) == value.as_ref() {
            continue;
        }
        if since.contains(&name) {
            return Err(conflict(&name));
        }
        match value {
            Some(value) => drop(set.insert(name, value)),
            None => removed.push(name),
        }
    }
    if let Some(name) = change.seal.keys().find(|name| since.contains(*name)) {
        return Err(conflict(name));
    }
    let keys = match change.keys {
        None => None,
        Some(keys) => {
            let keys: Vec<_> = keys.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
            let changes = keys != keys_of(&mut writer.tx, change.kind, &id).await?;
            if changes && since.contains(KEYS) {
                return Err(conflict("keys"));
            }
            changes.then_some(keys)
        }
    };
    let entry = EntityEntry {
        kind: change.kind.to_owned(),
        id,
        version: version + 1,
        subject,
        agency,
        set,
        removed,
        sealed: BTreeMap::new(),
        unsealed: Vec::new(),
        keys,
    };
    Ok((entry, change.seal))
}

async fn changed_since(tx: &mut Transaction, kind: &str, id: &str, version: u32) -> Result<HashSet<String>, StoreError> {
    let mut changed = HashSet::new();
    for row in tx.rows(CHANGED_SINCE, binds![kind, id, i64::from(version)]).await? {
        let names: Vec<String> = serde_json::from_str(&row.text(0)?).map_err(|_| StoreError::DamagedValue("fields of a version"))?;
        changed.extend(names);
    }
    Ok(changed)
}

/// The subject where it is new; a person who was erased gets nothing new, and what is about one person never becomes another's.
async fn subject(writer: &mut Writer<'_>, subject: Option<RecordId>, held: Option<&Held>) -> Result<Option<String>, StoreError> {
    let Some(subject) = subject else { return Ok(None) };
    match held.and_then(|held| held.subject) {
        Some(known) if known == *subject.bytes() => Ok(None),
        Some(_) => Err(StoreError::Conflict { field: "subject".to_owned() }),
        None if erase::is_erased(&mut writer.tx, subject).await? => Err(StoreError::Erased),
        None => Ok(Some(subject.to_string())),
    }
}

/// Seals what is to be sealed under one fresh key; gives that key wrapped to the agency.
async fn seal_values(
    writer: &mut Writer<'_>,
    entry: &mut EntityEntry,
    seal: BTreeMap<String, Option<Identity>>,
    held: Option<&Held>,
    agency: Option<&str>,
) -> Result<Option<Vec<u8>>, StoreError> {
    let mut person: Option<PersonKey> = None;
    for (name, value) in seal {
        let Some(value) = value else {
            entry.unsealed.push(name);
            continue;
        };
        if person.is_none() {
            person = Some(PersonKey::generate(&mut writer.entropy)?);
        }
        let key = person.as_ref().expect("it was made a line ago");
        let sealed = key.seal(&sealed_context(&entry.kind, &entry.id, &name), value.expose_bytes(), &mut writer.entropy)?;
        entry.sealed.insert(name, hexadecimal(&sealed));
    }
    let Some(person) = person else { return Ok(None) };
    let code = agency.ok_or(StoreError::NotFound("agency of an entity with identity values"))?;
    let public_key = writer.tx.row(PUBLIC_KEY, binds![code]).await?.ok_or(StoreError::NotFound("agency"))?.bytes(0)?;
    let subject = match &entry.subject {
        Some(subject) => Some(parse_id(subject)?),
        None => held.and_then(|held| held.subject),
    };
    let subject = subject.map_or_else(|| parse_id(&entry.id), Ok)?;
    Sealing::to(&public_key)?.wrap(&person, &subject, &mut writer.entropy).map(Some)
}

impl EntityEntry {
    fn says_nothing(&self) -> bool {
        self.subject.is_none() && self.agency.is_none() && self.set.is_empty() && self.removed.is_empty() && self.keys.is_none()
    }

    /// The fields that the version changes.
    fn fields(&self) -> BTreeSet<&str> {
        let keys = self.keys.iter().map(|_| KEYS);
        let named = self.set.keys().chain(&self.removed).chain(self.sealed.keys()).chain(&self.unsealed);
        named.map(String::as_str).chain(keys).collect()
    }
}

/// Writes the tables from a journal entry; a replay comes here.
pub(crate) async fn apply(tx: &mut Transaction, place: (i64, &str), entry: EntityEntry) -> Result<(), StoreError> {
    let held = held(tx, &entry.kind, &entry.id).await?;
    if entry.version != held.as_ref().map_or(0, |held| held.version) + 1 {
        return Err(StoreError::DamagedValue("version of an entity"));
    }
    lay(tx, place, entry, held).await
}

/// Lays a version over what stands.
async fn lay(tx: &mut Transaction, (position, at): (i64, &str), entry: EntityEntry, held: Option<Held>) -> Result<(), StoreError> {
    let fields = serde_json::to_string(&entry.fields()).expect("a list of texts is always JSON");
    let EntityEntry { kind, id, version, subject, agency, set, removed, sealed, unsealed, keys } = entry;
    let (kind, id) = (kind.as_str(), id.as_str());
    let before = held.unwrap_or_else(|| Held { version: 0, subject: None, agency: None, body: Map::new(), created_at: at.to_owned() });
    let subject = match subject {
        Some(subject) => Some(parse_id(&subject)?),
        None => before.subject,
    };
    let mut values = before.body;
    for name in &removed {
        values.remove(name);
    }
    values.extend(set);
    let text = serde_json::to_string(&values).expect("texts and numbers are always JSON");
    // What is nested too deeply is written by serde_json and refused when it is read again.
    if text.len() > BODY_BYTES_MAX || body(&text).is_err() {
        return Err(StoreError::OutOfBounds("an entity"));
    }
    let subject = subject.map(|subject| subject.to_vec());
    let agency = agency.or(before.agency);
    tx.run(PUT, binds![kind, id, i64::from(version), position, subject.clone(), agency, text, before.created_at, at]).await?;
    tx.run(PUT_VERSION, binds![position, kind, id, i64::from(version), subject, fields]).await?;
    if let Some(keys) = keys {
        tx.run(DROP_KEYS, binds![kind, id]).await?;
        let mut rows = Rows::new("entity_key", "kind, name, value, id");
        for (name, value) in keys {
            rows.push(binds![kind, name, value, id]);
        }
        tx.insert(rows).await?;
    }
    for name in unsealed {
        tx.run(DROP_SEALED, binds![kind, id, name]).await?;
    }
    for (name, value) in sealed {
        tx.run(PUT_SEALED, binds![kind, id, name, position, bytes(&value)?]).await?;
    }
    Ok(())
}

pub(crate) fn parse_id(text: &str) -> Result<[u8; 16], StoreError> {
    Uuid::parse_str(text).map(Uuid::into_bytes).map_err(|_| StoreError::DamagedValue("id"))
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to memory cannot fail");
        text
    })
}

fn bytes(text: &str) -> Result<Vec<u8>, StoreError> {
    let digits = || StoreError::DamagedValue("sealed value of an entity");
    if !text.is_ascii() || text.len() % 2 == 1 {
        return Err(digits());
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).map_err(|_| digits())).collect()
}
