//! An agency changes its key: everything held is wrapped anew, in parts, and nothing is left that only the old key opens.

use crate::{
    entities::{change, keep},
    world::{Database, act, import, on_each_engine, row},
};
use lantern_model::{AgencyCode, Identity};
use lantern_store::{Change, EntityChange, Erasure, OldKey, RecordFilter, Rotation, Store, StoreError};
use lantern_vault::{AgencySecret, Entropy};
use std::collections::BTreeMap;
use uuid::Uuid;

fn shelter() -> AgencyCode {
    AgencyCode::parse("shelter").unwrap()
}

/// What the agency's vault does: opens with the old key and wraps to the new.
fn rewrap(old: &AgencySecret, new: &AgencySecret, keys: &[OldKey]) -> Vec<(i64, Vec<u8>)> {
    let mut entropy = Entropy::from_system();
    let sealer = new.public().sealer(&mut entropy).unwrap();
    keys.iter()
        .map(|key| (key.position, sealer.wrap_for(&old.open_person_key_for(&key.wrapped, &key.subject).unwrap(), &key.subject, &mut entropy).unwrap()))
        .collect()
}

async fn rotate(store: &Store, new: &AgencySecret, wrapped: Vec<(i64, Vec<u8>)>, whole: bool) -> Result<(), StoreError> {
    let rotation = Rotation { agency: shelter(), public_key: new.public().to_bytes(), wrapped, whole };
    store.commit(&act("changes the agency's key"), Change::Rotate(rotation)).await.map(drop)
}

/// In parts, with a person erased and a file that comes in between; afterwards the new key opens all and the old one nothing.
#[test]
fn a_key_is_changed_in_parts() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        let store = Store::create(&place, &act("first set-up")).await.unwrap();
        crate::world::agency(&store, "shelter").await;
        let named = |at: u64| row(&format!("k{at}"), at + 2, &[("victim.family_name", "An invented name")]);
        import(&store, false, (0..5).map(named).collect()).await;
        let records = store.records(&RecordFilter::default(), 0, 10).await.unwrap().0;
        let (about, alone) = (Uuid::from_bytes([1; 16]), Uuid::from_bytes([2; 16]));
        for (id, subject) in [(about, Some(records[1].record)), (alone, None)] {
            let seal = BTreeMap::from([("words".to_owned(), Some(Identity::new("told in confidence".to_owned()).unwrap()))]);
            keep(&store, EntityChange { seal, subject, agency: Some(shelter()), ..change(id, 0, &[]) }).await.unwrap();
        }
        let mut entropy = Entropy::from_system();
        let (old, new) = (world.key_folder().agency_key("shelter", &mut entropy).unwrap(), AgencySecret::generate(&mut entropy).unwrap());
        assert!(store.to_rewrap(&shelter(), 10).await.unwrap().is_empty(), "no change is under way");
        rotate(&store, &new, Vec::new(), false).await.unwrap();
        import(&store, false, vec![named(9)]).await;
        let first = store.to_rewrap(&shelter(), 3).await.unwrap();
        let left_out = rotate(&store, &new, rewrap(&old, &new, &first[1..]), false).await;
        assert!(matches!(left_out, Err(StoreError::Conflict { .. })), "a key that is left out would be lost");
        rotate(&store, &new, rewrap(&old, &new, &first), false).await.unwrap();
        store.close().await;
        let store = Store::open(&place).await.unwrap();
        let state = store.rotations().await.unwrap();
        assert_eq!((state.len(), state[0].done), (1, first[2].position), "it goes on where it stopped");
        let rest = store.to_rewrap(&shelter(), 10).await.unwrap();
        assert_eq!(rest.len(), 4, "two records and two entities; what came after the first part is sealed to the new key");
        let wrapped = rewrap(&old, &new, &rest);
        assert!(rotate(&store, &new, wrapped[..2].to_vec(), true).await.is_err(), "the last part must be the last");
        let erasure = Erasure { records: vec![records[4].record], ground: "wish".into(), request: None };
        store.commit(&act("erases a person"), Change::Erase(erasure)).await.unwrap();
        rotate(&store, &new, wrapped, true).await.unwrap();
        assert!(store.rotations().await.unwrap().is_empty());
        let keys = world.beside(&place, Database::Keys, "select identity from record_key where identity is not null").await;
        assert_eq!(keys.len(), 7, "the erased person's key did not come back");
        assert!(keys.iter().all(|wrapped| old.open_person_key(wrapped).is_err()));
        for line in store.records(&RecordFilter::default(), 0, 10).await.unwrap().0 {
            for value in store.sealed_of(line.record).await.unwrap() {
                let key = new.open_person_key_for(&value.wrapped, line.record.bytes()).unwrap();
                assert_eq!(key.open(&value.context, &value.value).unwrap(), b"An invented name");
            }
        }
        for id in [about, alone] {
            let sealed = &store.entity_sealed("consent", id).await.unwrap()[0];
            let key = new.open_person_key_for(&sealed.wrapped, &sealed.subject).unwrap();
            assert_eq!(key.open(&sealed.context, &sealed.value).unwrap(), b"told in confidence");
        }
        let second = Store::create(&world.place("second").await, &act("restores")).await.unwrap();
        store.replay_into(&second).await.unwrap();
        for (expected, found) in store.table_hashes().await.unwrap().iter().zip(&second.table_hashes().await.unwrap()) {
            assert_eq!(expected, found, "table {}", expected.table);
        }
    });
}

/// The keys of the first part were made durable and its commit never came: what is sealed to the old key until the next try is found.
#[test]
fn a_change_that_broke_off_at_once_loses_no_key() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        let store = Store::create(&place, &act("first set-up")).await.unwrap();
        crate::world::agency(&store, "shelter").await;
        let mut entropy = Entropy::from_system();
        let (old, new) = (world.key_folder().agency_key("shelter", &mut entropy).unwrap(), AgencySecret::generate(&mut entropy).unwrap());
        let hex = blake3::Hash::from_bytes(new.public().to_bytes()).to_hex();
        let bytes = if matches!(place, lantern_store::Place::Folder { .. }) { format!("x'{hex}'") } else { format!("'\\x{hex}'::bytea") };
        let line = format!("insert into rotation (agency, public_key, until_position, done_position) values ('shelter', {bytes}, 3, 0)");
        world.beside(&place, Database::Keys, &line).await;
        import(&store, false, vec![row("a", 2, &[("victim.family_name", "An invented name")])]).await;
        rotate(&store, &new, Vec::new(), false).await.unwrap();
        let keys = store.to_rewrap(&shelter(), 10).await.unwrap();
        assert_eq!(keys.len(), 1);
        rotate(&store, &new, rewrap(&old, &new, &keys), true).await.unwrap();
        assert!(matches!(rotate(&store, &new, Vec::new(), true).await, Err(StoreError::NotFound(_))), "it is the agency's key already");
    });
}
