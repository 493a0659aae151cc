//! The log's files against the store: what is shown, what is compared, what never goes back.

use crate::world::{Database, act, on_each_engine};
use lantern_store::{Change, Publication, Store};

async fn grow(store: &Store, commits: u32) {
    for number in 0..commits {
        store.commit(&act("sets"), Change::Setting { name: "tested".into(), value: number.to_string() }).await.unwrap();
    }
}

async fn publish(store: &Store) -> Publication {
    let publication = store.prepare_publication().await.unwrap();
    store.finish_publication(&publication, &publication.checkpoint).unwrap();
    publication
}

/// An old leaf that was altered in the database is named by the whole comparison, which leaves the file; a publication of new leaves
/// does not read it, and shows a head that follows from the files.
#[test]
fn an_altered_old_leaf_is_named() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        let store = Store::create(&place, &act("first set-up")).await.unwrap();
        grow(&store, 300).await;
        publish(&store).await;
        assert_eq!(store.check_tiles().await.unwrap().differing, Vec::<String>::new());
        let altered = "update ledger set leaf = (select leaf from ledger where number = 8) where number = 7 returning leaf";
        assert_eq!(world.beside(&place, Database::Record, altered).await.len(), 1);
        grow(&store, 5).await;
        assert_eq!(publish(&store).await.differing, Vec::<String>::new());
        let report = lantern_ledger::audit::audit(&store.log_folder(), &store.ledger_verifier(), None);
        assert!(report.is_sound(), "{:?}", report.problems);
        let named = store.check_tiles().await.unwrap().differing;
        assert!(named.contains(&"tile/entries/000".to_owned()) && named.contains(&"tile/0/000".to_owned()), "{named:?}");
        assert!(!store.examine().await.unwrap().flaws.is_empty());
        store.close().await;
    });
}

/// A head that was prepared earlier and comes later does not take the place of the longer one.
#[test]
fn a_shown_head_never_goes_back() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let slow = store.prepare_publication().await.unwrap();
        grow(&store, 3).await;
        let quick = publish(&store).await;
        assert!(store.finish_publication(&slow, &slow.checkpoint).is_err());
        let shown = store.log_folder().published(&store.ledger_verifier()).unwrap().unwrap();
        assert_eq!(shown.size, quick.size);
        store.close().await;
    });
}
