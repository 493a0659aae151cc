//! Moves: to the other engine and back, and to another folder.

use crate::world::{act, folder_of, key_files_of, live, on_each_engine, people, server};
use lantern_backup::{BackupError, Move, move_store};
use lantern_store::{Change, Place, Store, StoreError};
use std::{fs, os::unix::fs::DirBuilderExt};

fn copy_key_files(from: &Place, to: &Place) {
    let (from, to) = (key_files_of(from), key_files_of(to));
    fs::DirBuilder::new().recursive(true).mode(0o700).create(&to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}

async fn go(from: &Place, to: &Place, name: &str) -> Result<(), BackupError> {
    copy_key_files(from, to);
    move_store(&Move { from, to, folder: &folder_of(to), name }, &mut |_, _| ()).await.map(drop)
}

/// There and back again every table is the same; the store that was left opens no more and says where it went.
#[test]
fn there_and_back_is_the_same() {
    on_each_engine(async |world| {
        let (first, last) = (world.sqlite("first"), world.sqlite("last"));
        let middle = match server() {
            Some(server) => world.postgres("middle", &server).await,
            None => world.sqlite("middle"),
        };
        let store = live(&first).await;
        let expected = store.table_hashes().await.unwrap();
        store.close().await;
        go(&first, &middle, "the middle").await.unwrap();
        assert!(matches!(Store::open(&first).await, Err(StoreError::Moved(to)) if to == "the middle"));
        let store = Store::open(&middle).await.unwrap();
        assert_eq!(store.table_hashes().await.unwrap(), expected);
        assert!(matches!(go(&middle, &last, "the last").await, Err(BackupError::Store(StoreError::InUse))), "a server holds it");
        store.close().await;
        go(&middle, &last, "the last").await.unwrap();
        let store = Store::open(&last).await.unwrap();
        assert_eq!(store.table_hashes().await.unwrap(), expected);
        people(&store, 40..42, "A third invented name").await;
        assert_eq!(store.examine().await.unwrap().flaws, []);
        assert!(go(&first, &last, "the middle").await.is_err(), "what went to the middle is not said to be here");
    });
}

/// A move that was cut off between marking the old store and releasing the new one is finished by running it again; until then
/// neither opens.
#[test]
fn a_move_that_was_cut_off_is_finished() {
    on_each_engine(async |world| {
        let (first, second) = (world.sqlite("first"), world.place("second").await);
        let store = live(&first).await;
        copy_key_files(&first, &second);
        folder_of(&second).create().unwrap();
        let rebuild = lantern_store::Rebuild::begin(&second, store.snapshot().await.unwrap()).await.unwrap();
        let new = store.give_to(rebuild, &mut |_| ()).await.unwrap();
        new.close().await;
        assert!(matches!(Store::open(&second).await, Err(StoreError::Unfinished)));
        store.mark_moved("the second").await.unwrap();
        store.close().await;
        assert!(matches!(Store::open(&first).await, Err(StoreError::Moved(_))));
        go(&first, &second, "the second").await.unwrap();
        let store = Store::open(&second).await.unwrap();
        store.commit(&act("goes on"), Change::Setting { name: "n".into(), value: "1".into() }).await.unwrap();
    });
}

/// A rebuilding that was cut off half-way is begun again, and what the first attempt left is gone.
#[test]
fn a_half_built_store_is_built_again() {
    on_each_engine(async |world| {
        let (first, second) = (world.sqlite("first"), world.place("second").await);
        let store = live(&first).await;
        copy_key_files(&first, &second);
        folder_of(&second).create().unwrap();
        let snapshot = store.snapshot().await.unwrap();
        for entries in [0, 3, 9] {
            let mut rebuild = lantern_store::Rebuild::begin(&second, snapshot.clone()).await.unwrap();
            rebuild.tombstones(&store.export_tombstones(&snapshot, 0).await.unwrap()).unwrap();
            let mut keys = store.export_keys().await.unwrap();
            while let Some(page) = keys.next().await.unwrap() {
                rebuild.keys(page).await.unwrap();
            }
            rebuild.leaves(&store.export_leaves(&snapshot, 0).await.unwrap()).await.unwrap();
            let mut page = store.export_entries(&snapshot, 0).await.unwrap();
            page.truncate(entries);
            rebuild.entries(page).await.unwrap();
            drop(rebuild);
            let refused = loop {
                match Store::open(&second).await {
                    Err(StoreError::InUse) => tokio::task::yield_now().await,
                    other => break other,
                }
            };
            assert!(matches!(refused, Err(StoreError::Unfinished)));
        }
        let expected = store.table_hashes().await.unwrap();
        store.close().await;
        go(&first, &second, "the second").await.unwrap();
        assert_eq!(Store::open(&second).await.unwrap().table_hashes().await.unwrap(), expected);
    });
}
