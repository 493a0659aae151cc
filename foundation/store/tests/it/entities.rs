//! Entities: what is kept beside records. Two people's edits meet; identity stays sealed; sessions and drafts are state only.

use crate::world::{Database, act, import, on_each_engine, row};
use lantern_model::{AgencyCode, Identity, RecordId};
use lantern_store::{Change, EntityChange, EntityFilter, RecordFilter, SessionRow, Store, StoreError};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

pub fn change(id: Uuid, base_version: u32, fields: &[(&str, Value)]) -> EntityChange {
    EntityChange {
        kind: "consent",
        id,
        base_version,
        subject: None,
        agency: None,
        set: fields.iter().map(|(name, value)| ((*name).to_owned(), Some(value.clone()))).collect(),
        seal: BTreeMap::new(),
        keys: None,
    }
}

pub async fn keep(store: &Store, change: EntityChange) -> Result<(), StoreError> {
    store.commit(&act("records a consent"), Change::Entities(vec![change])).await.map(drop)
}

pub async fn a_person(store: &Store, canary: &str) -> RecordId {
    import(store, false, vec![row("a person", 2, &[("victim.family_name", canary), ("victim.sex", "female")])]).await;
    store.records(&RecordFilter::default(), 0, 1).await.unwrap().0[0].record
}

/// Edits of different fields both stand; an edit of a field that somebody else changed meanwhile is refused and names it.
#[test]
fn edits_meet() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let id = Uuid::from_bytes([1; 16]);
        keep(&store, change(id, 0, &[("purpose", json!("referral")), ("until", json!("2026-12-31"))])).await.unwrap();
        keep(&store, change(id, 1, &[("until", json!("2027-01-31"))])).await.unwrap();
        keep(&store, change(id, 1, &[("language", json!("ar"))])).await.unwrap();
        let entity = store.entity("consent", id).await.unwrap().unwrap();
        assert_eq!(entity.version, 3);
        assert_eq!(Value::Object(entity.values), json!({ "purpose": "referral", "until": "2027-01-31", "language": "ar" }));
        let late = keep(&store, change(id, 1, &[("until", json!("2030-01-01"))])).await;
        assert!(matches!(late, Err(StoreError::Conflict { field }) if field == "until"));
        assert!(keep(&store, change(id, 0, &[("until", json!("x"))])).await.is_err(), "an id is taken once");
        assert!(keep(&store, change(id, 9, &[("until", json!("x"))])).await.is_err(), "nobody has seen version 9");
        let history = store.entity_history("consent", id).await.unwrap();
        assert_eq!(history.len(), 3);
    });
}

/// Entities are found by their keys, by the person and by the agency; keys are replaced whole.
#[test]
fn entities_are_found() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let person = a_person(&store, "An invented name").await;
        let shelter = AgencyCode::parse("shelter").unwrap();
        for number in 1..=3_u8 {
            let keys = Some(vec![("state".to_owned(), if number == 1 { "open" } else { "over" }.to_owned())]);
            let subject = (number > 1).then_some(person);
            let one = EntityChange { subject, agency: Some(shelter.clone()), keys, ..change(Uuid::from_bytes([number; 16]), 0, &[("number", json!(number))]) };
            keep(&store, one).await.unwrap();
        }
        let count = async |filter: EntityFilter| store.entities("consent", &filter, 0, 10).await.unwrap().1;
        let by_state = |state: &str| EntityFilter { key: Some(("state".to_owned(), state.to_owned())), ..EntityFilter::default() };
        assert_eq!(count(by_state("open")).await, 1);
        assert_eq!(count(by_state("over")).await, 2);
        assert_eq!(count(EntityFilter { subject: Some(person), ..EntityFilter::default() }).await, 2);
        assert_eq!(count(EntityFilter { agency: Some(shelter), ..EntityFilter::default() }).await, 3);
        let closed = EntityChange { keys: Some(vec![("state".to_owned(), "over".to_owned())]), ..change(Uuid::from_bytes([1; 16]), 1, &[]) };
        keep(&store, closed).await.unwrap();
        assert_eq!((count(by_state("open")).await, count(by_state("over")).await), (0, 3));
    });
}

/// An identity value of an entity stands sealed in table and journal, and opens with the agency's key only.
#[test]
fn identity_values_are_sealed() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        let store = Store::create(&place, &act("first set-up")).await.unwrap();
        crate::world::agency(&store, "shelter").await;
        let id = Uuid::from_bytes([4; 16]);
        let words = "she asked for her sister in Telmar";
        let seal = BTreeMap::from([("words".to_owned(), Some(Identity::new(words.to_owned()).unwrap()))]);
        keep(&store, EntityChange { seal, agency: Some(AgencyCode::parse("shelter").unwrap()), ..change(id, 0, &[]) }).await.unwrap();
        let sealed = store.entity_sealed("consent", id).await.unwrap();
        assert_eq!(sealed.len(), 1);
        let agency = world.key_folder().agency_key("shelter", &mut lantern_vault::Entropy::from_system()).unwrap();
        let person = agency.open_person_key_for(&sealed[0].wrapped, &sealed[0].subject).unwrap();
        assert_eq!(person.open(&sealed[0].context, &sealed[0].value).unwrap(), words.as_bytes());
        assert!(person.open(b"another place", &sealed[0].value).is_err());
        for (database, sql) in [(Database::Record, "select value from entity_sealed"), (Database::Record, "select change from journal")] {
            let found = world.beside(&place, database, sql).await;
            assert!(found.iter().all(|bytes| !bytes.windows(6).any(|part| part == b"sister")), "{sql}");
        }
    });
}

/// A session is known by its hash until it ends; ending those of one account leaves the others; a draft is taken once.
#[test]
fn sessions_end() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let session = |number: u8, account: &str| SessionRow {
            hash: [number; 32],
            account: account.into(),
            body: "{}".into(),
            created_at: "2026-03-17T08:00:00Z".into(),
            seen_at: "2026-03-17T08:00:00Z".into(),
            ends_at: "2026-03-17T20:00:00Z".into(),
        };
        for (number, account) in [(1, "one"), (2, "one"), (3, "two")] {
            store.put_session(&session(number, account)).await.unwrap();
        }
        let before = store.position().await.unwrap();
        assert!(store.session(&[1; 32], "2026-03-17T19:59:59Z").await.unwrap().is_some());
        assert!(store.session(&[1; 32], "2026-03-17T20:00:00Z").await.unwrap().is_none(), "its time is over");
        assert_eq!(store.end_sessions_of("one").await.unwrap(), 2);
        assert!(store.session(&[3; 32], "2026-03-17T09:00:00Z").await.unwrap().is_some());
        assert_eq!(store.position().await.unwrap(), before, "the journal never hears of sessions");
        store.put_draft("two", "/records/1", b"sealed", "2026-03-17T08:00:00Z").await.unwrap();
        assert_eq!(store.take_draft("two", "/records/1").await.unwrap().unwrap(), b"sealed");
        assert!(store.take_draft("two", "/records/1").await.unwrap().is_none());
    });
}

/// Everything of every kind that is about one person comes together, with the names of what is sealed; what is about others does not.
#[test]
fn everything_about_one_person() {
    on_each_engine(async |world| {
        let store = world.store().await;
        import(&store, false, vec![row("a", 2, &[("victim.sex", "female")]), row("b", 3, &[("victim.sex", "male")])]).await;
        let records: Vec<RecordId> = store.records(&RecordFilter::default(), 0, 10).await.unwrap().0.iter().map(|line| line.record).collect();
        let agency = Some(AgencyCode::parse("shelter").unwrap());
        for (number, (kind, record)) in [("request", records[0]), ("consent", records[0]), ("consent", records[1])].into_iter().enumerate() {
            let seal = BTreeMap::from([("words".to_owned(), Some(Identity::new("her words".to_owned()).unwrap()))]);
            let seal = if kind == "request" { seal } else { BTreeMap::new() };
            let id = Uuid::from_u128(number as u128 + 1);
            let about = EntityChange { kind, subject: Some(record), agency: agency.clone(), seal, ..change(id, 0, &[("note", json!(number))]) };
            keep(&store, about).await.unwrap();
        }
        let about = store.entities_about(records[0]).await.unwrap();
        let found: Vec<(&str, usize)> = about.iter().map(|entity| (entity.kind.as_str(), entity.sealed.len())).collect();
        assert_eq!(found, [("consent", 0), ("request", 1)]);
        assert_eq!(store.entities_about(records[1]).await.unwrap().len(), 1);
    });
}
