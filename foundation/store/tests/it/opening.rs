//! Making, opening and locking a store.

use crate::world::{Database, act, on_each_engine};
use lantern_store::{Change, Place, Store, StoreError};
use std::fs;

/// A store is made once, opens again with what it held, and is nobody else's while it is open.
#[test]
fn made_opened_and_locked() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        assert!(!Store::exists(&place));
        assert!(matches!(Store::open(&place).await, Err(StoreError::NotInitialised)));
        let store = Store::create(&place, &act("first set-up")).await.unwrap();
        store.commit(&act("sets the threshold"), Change::Setting { name: "threshold".into(), value: "11".into() }).await.unwrap();
        assert!(Store::exists(&place));
        assert!(matches!(Store::open(&place).await, Err(StoreError::InUse)));
        store.close().await;
        assert!(matches!(Store::create(&place, &act("again")).await, Err(StoreError::AlreadyInitialised)));
        let store = Store::open(&place).await.unwrap();
        assert_eq!(store.setting("threshold").await.unwrap().as_deref(), Some("11"));
        assert_eq!(store.position().await.unwrap(), 2);
        // The same value again is no change.
        store.commit(&act("sets the threshold"), Change::Setting { name: "threshold".into(), value: "11".into() }).await.unwrap();
        assert_eq!(store.position().await.unwrap(), 2);
        store.close().await;
    });
}

/// Every statement of the program prepares on both engines.
#[test]
fn every_statement_prepares() {
    on_each_engine(async |world| {
        let store = world.store().await;
        assert!(store.check_statements().await.unwrap() > 50);
    });
}

/// A wrong store key opens nothing, and says so.
#[test]
fn a_wrong_key_is_refused() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        Store::create(&place, &act("first set-up")).await.unwrap().close().await;
        fs::remove_file(world.key_files().join("store.key")).unwrap();
        world.key_folder().create_store_key(&mut lantern_vault::Entropy::from_system()).unwrap();
        assert!(matches!(Store::open(&place).await, Err(StoreError::WrongKey)));
    });
}

/// A program never opens what a newer one has written.
#[test]
fn a_newer_layout_is_refused() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        Store::create(&place, &act("first set-up")).await.unwrap().close().await;
        world.beside(&place, Database::Record, "insert into lantern_migration (number, hash) values (99, 'of tomorrow')").await;
        assert!(matches!(Store::open(&place).await, Err(StoreError::NewerLayout { found: 99, .. })));
    });
}

/// A migration whose text is not the one that the store was made with is refused.
#[test]
fn a_changed_migration_is_refused() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        Store::create(&place, &act("first set-up")).await.unwrap().close().await;
        world.beside(&place, Database::Record, "update lantern_migration set hash = 'another'").await;
        assert!(matches!(Store::open(&place).await, Err(StoreError::MigrationChanged(1))));
    });
}

/// Printing a place never prints an address, which may hold a password; an unreadable address is not repeated either.
#[test]
fn addresses_are_not_printed() {
    on_each_engine(async |world| {
        let folder = lantern_store::Folder::new(world.folder.path().join("other"));
        let place = Place::Postgres { folder, key_files: world.key_files(), url: "postgres://u:secret@:x:y".into(), keys_url: "secret".into() };
        assert!(!format!("{place:?}").contains("secret"));
        let error = Store::create(&place, &act("first set-up")).await.unwrap_err();
        assert!(matches!(error, StoreError::BadAddress), "{error:?}");
        assert!(!format!("{error} {error:?}").contains("secret"));
    });
}

/// Two writers at once: each commit is whole, and positions have no gaps.
#[test]
fn positions_have_no_gaps() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let before = store.position().await.unwrap();
        let write = async |who: &str| {
            for number in 0..20 {
                let change = Change::Setting { name: format!("{who}-{number}"), value: "x".into() };
                store.commit(&act("writes beside another"), change).await.unwrap();
            }
        };
        futures::join!(write("one"), write("two"));
        assert_eq!(store.position().await.unwrap(), before + 40);
        let journal = store.table_hashes().await.unwrap().into_iter().find(|table| table.table == "journal").unwrap();
        assert_eq!(i64::try_from(journal.rows).unwrap(), before + 40, "as many entries as positions");
    });
}

/// What is too long, or holds what no database keeps, is refused before anything is written.
#[test]
fn bounds_hold() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let before = store.position().await.unwrap();
        for value in ["a\0b".to_owned(), "x".repeat(lantern_store::SETTING_BYTES_MAX + 1)] {
            let refused = store.commit(&act("tries"), Change::Setting { name: "n".into(), value }).await;
            assert!(matches!(refused, Err(StoreError::OutOfBounds(_))));
        }
        assert_eq!(store.position().await.unwrap(), before);
    });
}
