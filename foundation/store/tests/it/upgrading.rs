//! Layouts: a store of an earlier program is not opened before it was upgraded, and can be read as it is until then.

use crate::world::{Database, World, act, import, on_each_engine, row};
use lantern_store::{Change, LAYOUT_VERSION, Place, Store, StoreError};

/// A store as the program before this one left it: the last step of the record is not done.
async fn older(world: &World, place: &Place) {
    let store = Store::create(place, &act("first set-up")).await.unwrap();
    crate::world::agency(&store, "shelter").await;
    import(&store, false, vec![row("k", 2, &[("victim.sex", "female"), ("victim.family_name", "Invented")])]).await;
    store.close().await;
    world.beside(place, Database::Record, &format!("delete from lantern_migration where number = {LAYOUT_VERSION}")).await;
}

/// It says so and changes nothing; it is read as it is for a backup; after the upgrade it opens with all it held.
#[test]
fn an_older_store_waits_for_its_upgrade() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        older(world, &place).await;
        for _ in 0..2 {
            let refused = Store::open(&place).await;
            assert!(matches!(refused, Err(StoreError::OlderLayout { found, known: LAYOUT_VERSION }) if found == LAYOUT_VERSION - 1), "{refused:?}");
        }
        let store = Store::open_as_it_is(&place).await.unwrap();
        let snapshot = store.snapshot().await.unwrap();
        assert_eq!((snapshot.layout, store.layout()), (LAYOUT_VERSION - 1, LAYOUT_VERSION - 1));
        assert!(!store.export_entries(&snapshot, 0).await.unwrap().is_empty());
        store.close().await;
        assert!(Store::open(&place).await.is_err(), "reading it as it is has changed nothing");
        let store = Store::upgrade(&place).await.unwrap();
        assert_eq!(store.examine().await.unwrap().flaws, []);
        assert_eq!(store.snapshot().await.unwrap(), lantern_store::Snapshot { layout: LAYOUT_VERSION, ..snapshot });
        store.close().await;
        let store = Store::open(&place).await.unwrap();
        store.commit(&act("goes on"), Change::Setting { name: "n".into(), value: "1".into() }).await.unwrap();
        store.close().await;
        world.beside(&place, Database::Record, "insert into lantern_migration (number, hash) values (99, 'of tomorrow')").await;
        for refused in [Store::upgrade(&place).await, Store::open_as_it_is(&place).await] {
            assert!(matches!(refused, Err(StoreError::NewerLayout { found: 99, .. })));
        }
    });
}
