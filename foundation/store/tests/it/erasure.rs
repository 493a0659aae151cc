//! A person is erased: what was held is gone, no key that remains opens anything, the log still stands, and a later file does not
//! bring the person back.

use crate::{
    entities::{a_person, change, keep},
    world::{Database, World, act, import, on_each_engine, row},
};
use lantern_ledger::{AccessEvent, AccessKind};
use lantern_model::{AgencyCode, Identity, RecordId};
use lantern_store::{Change, EntityChange, Erasure, Place, RecordFilter, Store, StoreError};
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

const CANARY: &str = "canary-7f3a91c2e8d45b60";

fn erasure(record: RecordId) -> Change {
    Change::Erase(Erasure { records: vec![record], ground: "wish".into(), request: None })
}

/// Everything that the databases hold in bytes, opened with every key that is left.
async fn all_that_opens(world: &World, place: &Place, store: &Store) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for sql in ["select value from sealed", "select value from entity_sealed", "select change from journal", "select token from search_token"] {
        found.extend(world.beside(place, Database::Record, sql).await);
    }
    let agency = world.key_folder().agency_key("shelter", &mut lantern_vault::Entropy::from_system()).unwrap();
    let records = store.records(&RecordFilter::default(), 0, 1_000).await.unwrap().0;
    for record in records {
        for value in store.sealed_of(record.record).await.unwrap() {
            if let Ok(key) = agency.open_person_key_for(&value.wrapped, record.record.bytes()) {
                found.extend(key.open(&value.context, &value.value));
            }
        }
    }
    found
}

fn holds(found: &[Vec<u8>]) -> bool {
    found.iter().any(|bytes| bytes.windows(CANARY.len()).any(|part| part == CANARY.as_bytes()))
}

/// The canary planted in a name and in an entity's words cannot be opened after the erasure; another person's still can.
#[test]
fn nothing_of_an_erased_person_opens() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        let store = Store::create(&place, &act("first set-up")).await.unwrap();
        crate::world::agency(&store, "shelter").await;
        let person = a_person(&store, CANARY).await;
        let seal = BTreeMap::from([("words".to_owned(), Some(Identity::new(CANARY.to_owned()).unwrap()))]);
        let shelter = Some(AgencyCode::parse("shelter").unwrap());
        let id = Uuid::from_bytes([9; 16]);
        keep(&store, EntityChange { seal, agency: shelter, subject: Some(person), ..change(id, 0, &[("purpose", json!("referral"))]) }).await.unwrap();
        assert!(holds(&all_that_opens(world, &place, &store).await), "the canary is there before");
        let keys_before = world.beside(&place, Database::Keys, "select coded from record_key").await.len();
        store.commit(&act("erases a person"), erasure(person)).await.unwrap();
        assert!(!holds(&all_that_opens(world, &place, &store).await));
        assert!(store.record(person).await.unwrap().is_none());
        assert!(store.entity("consent", id).await.unwrap().is_none());
        assert!(store.sealed_of(person).await.unwrap().is_empty());
        assert_eq!(world.beside(&place, Database::Keys, "select coded from record_key").await.len(), keys_before - 2, "both keys are destroyed");
        assert!(store.erasure(person).await.unwrap().unwrap().destroyed_at.is_some());
        assert_eq!(store.examine().await.unwrap().flaws, [], "the log and the list of keys still stand");
    });
}

/// A file that comes later does not bring an erased person back, and others in it go in.
#[test]
fn a_later_file_does_not_bring_her_back() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let person = a_person(&store, CANARY).await;
        store.commit(&act("erases a person"), erasure(person)).await.unwrap();
        let rows = vec![row("a person", 2, &[("victim.family_name", CANARY), ("victim.sex", "female")]), row("another", 3, &[("victim.sex", "male")])];
        let (batch, _) = import(&store, false, rows).await;
        assert_eq!((batch.new, batch.kept_out), (1, 1));
        assert_eq!(store.records(&RecordFilter::default(), 0, 10).await.unwrap().1, 1);
    });
}

/// A hold stops an erasure until it has ended or is released.
#[test]
fn a_hold_stops_an_erasure() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let person = a_person(&store, CANARY).await;
        let id = Uuid::from_bytes([5; 16]);
        let hold = EntityChange { kind: "hold", subject: Some(person), ..change(id, 0, &[("until", json!("2026-12-31"))]) };
        keep(&store, hold).await.unwrap();
        let refused = store.commit(&act("erases a person"), erasure(person)).await;
        assert!(matches!(refused, Err(StoreError::Held { until }) if until == "2026-12-31"));
        assert!(store.record(person).await.unwrap().is_some(), "nothing was written");
        let released = EntityChange { kind: "hold", subject: Some(person), ..change(id, 1, &[("released_at", json!("2026-03-17T08:00:00Z"))]) };
        keep(&store, released).await.unwrap();
        store.commit(&act("erases a person"), erasure(person)).await.unwrap();
    });
}

/// The process ends between the tombstone and the keys: the next start destroys them.
#[test]
fn a_broken_off_erasure_is_finished_at_the_start() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        let store = Store::create(&place, &act("first set-up")).await.unwrap();
        crate::world::agency(&store, "shelter").await;
        let person = a_person(&store, CANARY).await;
        let keys = world.beside(&place, Database::Keys, "select coded from record_key").await;
        store.commit(&act("erases a person"), erasure(person)).await.unwrap();
        store.close().await;
        // As if the keys had stayed: the tombstone stands, its end was never written.
        world.beside(&place, Database::Record, "update erasure set destroyed_at = null").await;
        let hex = keys[0].iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        let bytes = if matches!(place, Place::Folder { .. }) { format!("x'{hex}'") } else { format!("'\\x{hex}'::bytea") };
        let position = if matches!(place, Place::Folder { .. }) { "(select min(p) from (select 4 as p))" } else { "4" };
        world.beside(&place, Database::Keys, &format!("insert into record_key (position, coded) values ({position}, {bytes})")).await;
        let store = Store::open(&place).await.unwrap();
        assert!(store.erasure(person).await.unwrap().unwrap().destroyed_at.is_some());
        assert!(world.beside(&place, Database::Keys, "select coded from record_key where position = 4").await.is_empty());
        assert_eq!(store.examine().await.unwrap().flaws, []);
    });
}

/// "Erased" is said when every registered copy of the keys is replaced or has expired, not before.
#[test]
fn erased_is_said_when_the_last_copy_is_gone() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let person = a_person(&store, CANARY).await;
        let copy = EntityChange {
            kind: "key-copy",
            ..change(Uuid::from_bytes([6; 16]), 0, &[("made_at", json!("2026-03-16T08:00:00Z")), ("expires_at", json!("2026-04-15T08:00:00Z"))])
        };
        keep(&store, copy).await.unwrap();
        store.commit(&act("erases a person"), erasure(person)).await.unwrap();
        assert!(store.mark_erased("2026-04-15T08:00:00Z").await.unwrap().is_empty());
        assert!(store.erasure(person).await.unwrap().unwrap().erased_at.is_none());
        assert_eq!(store.mark_erased("2026-04-15T08:00:01Z").await.unwrap(), [person]);
        assert!(store.erasure(person).await.unwrap().unwrap().erased_at.is_some());
    });
}

/// A store rebuilt from the journal after looks, entities and erasures equals the first, and its log goes on under the same name.
#[test]
fn replay_equals_the_state_after_erasures() {
    on_each_engine(async |world| {
        let first = world.store().await;
        let person = a_person(&first, CANARY).await;
        import(&first, false, (0..20).map(|at| row(&format!("k{at}"), at + 2, &[("victim.sex", "male")])).collect()).await;
        for number in 1..=4_u8 {
            let subject = (number % 2 == 0).then_some(person);
            let keys = Some(vec![("state".to_owned(), "open".to_owned())]);
            keep(&first, EntityChange { subject, keys, ..change(Uuid::from_bytes([number; 16]), 0, &[("number", json!(number))]) }).await.unwrap();
        }
        let look = AccessEvent { what: AccessKind::List, basis: None, subjects: vec![*person.bytes(), [7; 16]] };
        first.commit(&act("casework"), Change::Access(look)).await.unwrap();
        first.commit(&act("erases a person"), erasure(person)).await.unwrap();
        keep(&first, change(Uuid::from_bytes([1; 16]), 1, &[("number", json!(11))])).await.unwrap();
        let second = Store::create(&world.place("second").await, &act("restores")).await.unwrap();
        first.replay_into(&second).await.unwrap();
        for (expected, found) in first.table_hashes().await.unwrap().iter().zip(&second.table_hashes().await.unwrap()) {
            assert_eq!(expected, found, "table {}", expected.table);
        }
        assert_eq!(second.examine().await.unwrap().flaws, []);
        let done = second.commit(&act("sets the threshold"), Change::Setting { name: "threshold".into(), value: "12".into() }).await.unwrap();
        done.receipt.unwrap().verify(&first.ledger_verifier()).unwrap();
    });
}
