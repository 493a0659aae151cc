//! Reading entities: one, many by a filter, the history of one, and its sealed values.

use crate::{
    Store, StoreError,
    agency::agency_code,
    bind::{Bind, Row, binds},
    commit::{Kind, entry_context},
    engine::Transaction,
    entity::{self, EntityEntry, parse_id},
    read::PAGE_MAX,
    rows::{record_id, version},
};
use lantern_model::{AgencyCode, RecordId};
use serde_json::{Map, Value};
use std::collections::HashMap;
use uuid::Uuid;

/// An entity as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Its kind.
    pub kind: String,
    /// Which one.
    pub id: Uuid,
    /// Its version.
    pub version: u32,
    /// The person whom it is about.
    pub subject: Option<RecordId>,
    /// The agency that it belongs to.
    pub agency: Option<AgencyCode>,
    /// Its values that are not identity.
    pub values: Map<String, Value>,
    /// The names of its identity values, which stay sealed.
    pub sealed: Vec<String>,
    /// The journal's position of this version.
    pub position: i64,
    /// When it was made.
    pub created_at: String,
    /// When it was last changed.
    pub changed_at: String,
}

/// Which entities a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntityFilter {
    /// Those that are found by this key: its name and its value.
    pub key: Option<(String, String)>,
    /// Those about this person.
    pub subject: Option<RecordId>,
    /// Those of this agency.
    pub agency: Option<AgencyCode>,
}

/// One change of an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct EntityVersion {
    /// The version that it made.
    pub version: u32,
    /// Its position in the journal.
    pub position: i64,
    /// When.
    pub at: String,
    /// Who.
    pub actor: String,
    /// What for.
    pub purpose: String,
    /// The fields that it set; none where it removed one.
    pub set: Vec<(String, Option<Value>)>,
    /// The identity values that it sealed or removed.
    pub sealed: Vec<String>,
}

/// An identity value of an entity, with what its agency needs to open it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedEntityValue {
    /// The position of the version that sealed it.
    pub position: i64,
    /// Its name.
    pub field: String,
    /// What the sealed bytes are bound to.
    pub context: Vec<u8>,
    /// The sealed bytes.
    pub value: Vec<u8>,
    /// Whose key it is: the person whom the entity was about when it was sealed, else the entity itself.
    pub subject: [u8; 16],
    /// The key, wrapped to the agency.
    pub wrapped: Vec<u8>,
    /// To whom.
    pub agency: AgencyCode,
}

const ONE: &str = "select kind, id, version, subject, agency, body, position, created_at, changed_at from entity where kind = ? and id = ?";
/// A person with more entities than this is no person but a mistake.
const ABOUT_MAX: i64 = 10_000;
const ABOUT: &str = "select kind, id, version, subject, agency, body, position, created_at, changed_at from entity where subject = ?
  order by kind, created_at, id limit ?";
const SEALED_NAMES: &str = "select id, field from entity_sealed where kind = ? and id in";
const SEALED: &str = "select s.position, s.field, s.value, v.subject from entity_sealed s join entity_version v on v.position = s.position
  where s.kind = ? and s.id = ? order by s.field";
const HISTORY: &str = "select v.version, v.position, j.at, j.actor, j.purpose, j.change from entity_version v join journal j on j.position = v.position
  where v.kind = ? and v.id = ? order by v.version desc limit ?";

pub(crate) const STATEMENTS: &[&str] = &[ONE, ABOUT, SEALED, HISTORY];
pub(crate) const LOOKUPS: &[&str] = &[SEALED_NAMES];

const OF_KEY: &str = "and e.id in (select k.id from entity_key k where k.kind = e.kind and k.name = ? and k.value = ?)";
const OF_SUBJECT: &str = "and e.subject = ?";
const OF_AGENCY: &str = "and e.agency = ?";

fn list_sql(conditions: &str) -> String {
    format!(
        "select e.kind, e.id, e.version, e.subject, e.agency, e.body, e.position, e.created_at, e.changed_at from entity e
  where e.kind = ? {conditions} order by e.created_at, e.id limit ? offset ?"
    )
}

fn count_sql(conditions: &str) -> String {
    format!("select count(*) from entity e where e.kind = ? {conditions}")
}

pub(crate) fn statements() -> Vec<String> {
    let all = format!("{OF_KEY} {OF_SUBJECT} {OF_AGENCY}");
    vec![list_sql(""), list_sql(&all), count_sql(""), count_sql(&all)]
}

impl EntityFilter {
    fn conditions(&self) -> (String, Vec<Bind>) {
        let (mut sql, mut values) = (Vec::new(), Vec::new());
        if let Some((name, value)) = &self.key {
            sql.push(OF_KEY);
            values.extend(binds![name.as_str(), value.as_str()]);
        }
        if let Some(subject) = &self.subject {
            sql.push(OF_SUBJECT);
            values.push(Bind::from(subject.bytes()));
        }
        if let Some(agency) = &self.agency {
            sql.push(OF_AGENCY);
            values.push(Bind::from(agency.as_str()));
        }
        (sql.join(" "), values)
    }
}

fn subject(row: &Row, column: usize) -> Result<Option<[u8; 16]>, StoreError> {
    row.maybe_bytes(column)?.map(|bytes| bytes.try_into().map_err(|_| StoreError::DamagedValue("subject"))).transpose()
}

/// Entities of one kind, with the names of what they hold sealed.
async fn read(tx: &mut Transaction, kind: &str, rows: &[Row]) -> Result<Vec<Entity>, StoreError> {
    let ids = rows.iter().map(|row| row.text(1).map(Bind::from)).collect::<Result<Vec<_>, _>>()?;
    let mut sealed: HashMap<String, Vec<String>> = HashMap::new();
    for row in tx.lookup(SEALED_NAMES, &[Bind::from(kind)], ids).await? {
        sealed.entry(row.text(0)?).or_default().push(row.text(1)?);
    }
    let mut entities = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.text(1)?;
        let mut names = sealed.remove(&id).unwrap_or_default();
        names.sort_unstable();
        entities.push(Entity {
            kind: row.text(0)?,
            id: Uuid::from_bytes(parse_id(&id)?),
            version: version(row.int(2)?)?,
            subject: subject(row, 3)?.map(record_id),
            agency: row.maybe_text(4)?.as_deref().map(agency_code).transpose()?,
            values: entity::body(&row.text(5)?)?,
            sealed: names,
            position: row.int(6)?,
            created_at: row.text(7)?,
            changed_at: row.text(8)?,
        });
    }
    Ok(entities)
}

impl Store {
    /// One entity.
    pub async fn entity(&self, kind: &str, id: Uuid) -> Result<Option<Entity>, StoreError> {
        let mut tx = self.record.begin_read().await?;
        let rows = tx.rows(ONE, binds![kind, id.to_string()]).await?;
        Ok(read(&mut tx, kind, &rows).await?.pop())
    }

    /// The entities of a kind that a filter finds, oldest first, and how many there are.
    pub async fn entities(&self, kind: &str, filter: &EntityFilter, offset: u64, limit: u32) -> Result<(Vec<Entity>, u64), StoreError> {
        let (conditions, values) = filter.conditions();
        let values = [binds![kind], values].concat();
        let mut tx = self.record.begin_read().await?;
        let total = tx.row(&count_sql(&conditions), values.clone()).await?.map_or(Ok(0), |row| row.count(0))?;
        let page = binds![i64::from(limit.min(PAGE_MAX)), i64::try_from(offset).unwrap_or(i64::MAX)];
        let rows = tx.rows(&list_sql(&conditions), [values, page].concat()).await?;
        Ok((read(&mut tx, kind, &rows).await?, total))
    }

    /// Everything of every kind that is about one person, by kind and oldest first: what she may see, and what goes with her.
    pub async fn entities_about(&self, subject: RecordId) -> Result<Vec<Entity>, StoreError> {
        let mut tx = self.record.begin_read().await?;
        let rows = tx.rows(ABOUT, binds![subject.bytes(), ABOUT_MAX]).await?;
        let mut kinds: Vec<String> = rows.iter().map(|row| row.text(0)).collect::<Result<_, _>>()?;
        kinds.dedup();
        let mut about = Vec::with_capacity(rows.len());
        let mut rest = rows.as_slice();
        for kind in kinds {
            let mut many = 0;
            while rest.get(many).map(|row| row.text(0)).transpose()?.as_ref() == Some(&kind) {
                many += 1;
            }
            let (of_kind, others) = rest.split_at(many);
            about.extend(read(&mut tx, &kind, of_kind).await?);
            rest = others;
        }
        Ok(about)
    }

    /// Every change of an entity, newest first.
    pub async fn entity_history(&self, kind: &str, id: Uuid) -> Result<Vec<EntityVersion>, StoreError> {
        let rows = self.record.rows(HISTORY, binds![kind, id.to_string(), i64::from(PAGE_MAX)]).await?;
        let positions = rows.iter().map(|row| row.int(1)).collect::<Result<Vec<_>, _>>()?;
        let keys = self.keys.record_keys(&positions).await?;
        let mut versions = Vec::with_capacity(rows.len());
        for (row, position) in rows.iter().zip(positions) {
            let key = keys.get(&position).ok_or(StoreError::NotFound("key of a journal entry"))?;
            let entry: EntityEntry = crate::replay::json(&key.open(&entry_context(position, Kind::Entity), &row.bytes(5)?)?)?;
            let set = entry.set.into_iter().map(|(name, value)| (name, Some(value)));
            versions.push(EntityVersion {
                version: version(row.int(0)?)?,
                position,
                at: row.text(2)?,
                actor: row.text(3)?,
                purpose: row.text(4)?,
                set: set.chain(entry.removed.into_iter().map(|name| (name, None))).collect(),
                sealed: entry.sealed.into_keys().chain(entry.unsealed).collect(),
            });
        }
        Ok(versions)
    }

    /// The identity values of an entity, sealed, with what their agency needs to open them.
    pub async fn entity_sealed(&self, kind: &str, id: Uuid) -> Result<Vec<SealedEntityValue>, StoreError> {
        let text = id.to_string();
        let rows = self.record.rows(SEALED, binds![kind, text.as_str()]).await?;
        let positions = rows.iter().map(|row| row.int(0)).collect::<Result<Vec<_>, _>>()?;
        let keys = self.keys.identity_keys(&positions).await?;
        let mut values = Vec::with_capacity(rows.len());
        for (row, position) in rows.iter().zip(positions) {
            let (wrapped, agency) = keys.get(&position).cloned().ok_or(StoreError::NotFound("key of an identity value"))?;
            let field = row.text(1)?;
            values.push(SealedEntityValue {
                position,
                context: entity::sealed_context(kind, &text, &field),
                field,
                value: row.bytes(2)?,
                subject: subject(row, 3)?.unwrap_or_else(|| *id.as_bytes()),
                wrapped,
                agency: agency_code(&agency)?,
            });
        }
        Ok(values)
    }
}
