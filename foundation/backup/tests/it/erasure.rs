//! Erasure reaches backups: an old backup beside the present keys opens nothing of whoever was erased since.

use crate::world::{Database, act, data_to, entity, erase, key_folder, keys_to, live, on_each_engine, records, restore_to, row, rows, seal};
use lantern_model::RecordId;
use lantern_store::{Change, Place, Rotation, Snapshot, Store};
use lantern_vault::{Entropy, RecordKey};
use uuid::Uuid;

/// Every sealed entry of the journal, tried with every key that a store's database of keys holds.
async fn open_all(store: &Store, snapshot: &Snapshot, (place, keys): (&Place, &lantern_vault::KeyFolder)) -> Vec<Vec<u8>> {
    let store_key = keys.store_key().unwrap();
    let mut coded = Vec::new();
    for position in 1..=snapshot.position {
        for (table, column, mark) in [("record_key", "position", "lantern record key 1 "), ("dataset_key", "dataset", "lantern dataset key 1 ")] {
            for wrapped in crate::world::beside(place, Database::Keys, &format!("select coded from {table} where {column} = {position}")).await {
                coded.push(RecordKey::unwrap_from(&store_key, &[mark.as_bytes(), &position.to_be_bytes()].concat(), &wrapped).unwrap());
            }
        }
    }
    let (mut opened, mut after) = (Vec::new(), 0);
    loop {
        let page = store.export_entries(snapshot, after).await.unwrap();
        let Some(last) = page.last() else { return opened };
        after = last.position;
        for entry in page {
            let context = [b"lantern journal 1 ".as_slice(), &entry.position.to_be_bytes(), entry.kind.as_bytes()].concat();
            opened.extend(coded.iter().filter_map(|key| key.open(&context, &entry.change).ok()));
        }
    }
}

fn count(opened: &[Vec<u8>], canary: &str) -> usize {
    opened.iter().filter(|bytes| bytes.windows(canary.len()).any(|part| part == canary.as_bytes())).count()
}

/// Two people with sixteen random bytes in coded values and in entities; one is erased after the backup of the data. From that
/// backup and the present keys she does not come back, her rows stay outside, and no key opens her bytes; the other's are there.
/// A dataset and a person that came and went after the backup do no harm.
#[test]
fn whoever_was_erased_stays_erased() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        let store = live(&place).await;
        let canaries: Vec<String> = (0..2).map(|_| Uuid::from_bytes(Entropy::from_system().bytes().unwrap()).simple().to_string()).collect();
        let before = records(&store).await;
        rows(&store, canaries.iter().enumerate().map(|(at, canary)| row(&format!("canary {at}"), 90 + at as u64, canary)).collect()).await;
        let new: Vec<RecordId> = records(&store).await.into_iter().filter(|record| !before.contains(record)).collect();
        let mut of = [new[0], new[1]];
        if !names(&store, new[0], &canaries[0]).await {
            of.reverse();
        }
        entity(&store, Uuid::from_bytes([6; 16]), of[0], &canaries[0]).await;
        let (seal, opener) = seal();
        let (data, keys) = (world.path("data.age"), world.path("keys.age"));
        let made = data_to(&store, &data, &seal).await.unwrap();
        let found = open_all(&store, &made.snapshot, (&place, &key_folder(&place))).await;
        assert_eq!((count(&found, &canaries[0]), count(&found, &canaries[1])), (2, 1), "both are there before");
        erase(&store, of[0]).await;
        rows(&store, vec![row("late", 95, "A late invented name")]).await;
        let late = records(&store).await.into_iter().find(|record| !before.contains(record) && !of.contains(record)).unwrap();
        erase(&store, late).await;
        keys_to(&store, &keys, &seal).await.unwrap();
        let target = world.place("restored").await;
        let restored = restore_to(&target, &data, &keys, &opener).await.unwrap();
        assert_eq!(restored.erased_again, 2);
        let again = Store::open(&target).await.unwrap();
        assert!(again.record(of[0]).await.unwrap().is_none() && again.record(of[1]).await.unwrap().is_some());
        assert!(again.erasure(of[0]).await.unwrap().unwrap().destroyed_at.is_some());
        assert!(again.unapplied_erasures().await.unwrap().is_empty());
        let found = open_all(&again, &made.snapshot, (&target, &key_folder(&target))).await;
        assert_eq!((count(&found, &canaries[0]), count(&found, &canaries[1])), (0, 1));
        rows(&again, vec![row("canary 0", 90, &canaries[0])]).await;
        assert!(again.record(of[0]).await.unwrap().is_none());
        assert!(!records(&again).await.contains(&of[0]), "her row in a later file stays outside");
        assert_eq!(again.examine().await.unwrap().flaws, []);
    });
}

async fn names(store: &Store, record: RecordId, canary: &str) -> bool {
    let found = store.record(record).await.unwrap().unwrap();
    format!("{found:?}").contains(canary)
}

/// The agency changed its key after the backup of the data: the restored store seals to the new one.
#[test]
fn an_agency_that_changed_its_key_keeps_the_new_one() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        let store = live(&place).await;
        let (seal, opener) = seal();
        let (data, keys) = (world.path("data.age"), world.path("keys.age"));
        data_to(&store, &data, &seal).await.unwrap();
        let agency = lantern_model::AgencyCode::parse("shelter").unwrap();
        let public_key = [9; 32];
        store
            .commit(&act("changes the key"), Change::Rotate(Rotation { agency: agency.clone(), public_key, wrapped: Vec::new(), whole: false }))
            .await
            .unwrap();
        let old = store.to_rewrap(&agency, 1_000).await.unwrap();
        let wrapped = old.into_iter().map(|key| (key.position, key.wrapped)).collect();
        store.commit(&act("changes the key"), Change::Rotate(Rotation { agency: agency.clone(), public_key, wrapped, whole: true })).await.unwrap();
        keys_to(&store, &keys, &seal).await.unwrap();
        let target = world.place("restored").await;
        restore_to(&target, &data, &keys, &opener).await.unwrap();
        let again = Store::open(&target).await.unwrap();
        assert_eq!(again.agency_keys().await.unwrap(), [(agency, public_key)]);
        assert!(again.rotations().await.unwrap().is_empty());
    });
}
