//! The rights of the databases' roles on PostgreSQL: too many are seen, and those of docs/postgres.sql are enough.

use crate::world::{act, import, row};
use lantern_store::{Change, Erasure, Folder, Place, RecordFilter, Store};
use sqlx::{Executor, PgPool};
use std::{path::Path, process::Command};
use uuid::Uuid;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/postgres.sql");

fn place(folder: &Path, name: &str, urls: [String; 2]) -> Place {
    let [url, keys_url] = urls;
    Place::Postgres { folder: Folder::new(folder.join(name)), key_files: folder.join(format!("{name}-keys")), url, keys_url }
}

/// The doctor's question names what an administrator's role may do and finds nothing at the roles that the script makes; with
/// those everything works that a store does, and nothing besides: not the other database, no new one, no role, no file.
#[tokio::test(flavor = "multi_thread")]
async fn the_roles_of_the_script_are_narrow_and_enough() {
    let Ok(server) = std::env::var("LANTERN_TEST_POSTGRES") else {
        println!("LANTERN_TEST_POSTGRES is not set: skipped");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let names = ["record", "keys"].map(|part| format!("n{}_{part}", Uuid::new_v4().simple()));
    let [record, keys] = &names;
    let variables = [format!("record={record}"), format!("keys={keys}")];
    let made = Command::new("psql").args([&server, "--quiet", "-v", &variables[0], "-v", &variables[1], "-f", SCRIPT]).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));

    let (root, _) = server.rsplit_once('/').unwrap();
    let host = root.rsplit_once('@').unwrap().1;
    let as_role = |role: &str, database: &str| format!("postgres://{role}@{host}/{database}");
    let narrow = place(folder.path(), "narrow", [as_role(record, record), as_role(keys, keys)]);
    let store = Store::create(&narrow, &act("first set-up")).await.unwrap();
    assert_eq!(store.wide_roles().await.unwrap(), []);
    crate::world::agency(&store, "shelter").await;
    import(&store, false, vec![row("a", 2, &[("victim.sex", "female"), ("victim.family_name", "An invented name")])]).await;
    let person = store.records(&RecordFilter::default(), 0, 1).await.unwrap().0[0].record;
    store.commit(&act("erases a person"), Change::Erase(Erasure { records: vec![person], ground: "wish".into(), request: None })).await.unwrap();
    assert_eq!(store.examine().await.unwrap().flaws, []);
    store.close().await;
    Store::change_store_key(&narrow, &act("a keeper leaves")).await.unwrap();

    assert!(PgPool::connect(&as_role(record, keys)).await.is_err(), "the role of the record opens the keys");
    assert!(PgPool::connect(&as_role(keys, record)).await.is_err(), "the role of the keys opens the record");
    let pool = PgPool::connect(&as_role(record, record)).await.unwrap();
    for refused in [
        "create database another",
        "create role another",
        "create schema another",
        "create temporary table another (one int)",
        "select rolpassword from pg_authid",
        "select pg_read_file('/etc/passwd')",
        "copy journal to program 'cat'",
        "alter role current_user superuser",
    ] {
        assert!(pool.execute(refused).await.is_err(), "{refused}");
    }
    assert!(pool.execute(sqlx::AssertSqlSafe(format!("drop database {keys}"))).await.is_err());
    pool.close().await;

    // The server's administrator, whom the tests have, in the same databases.
    let user = root.rsplit_once('@').unwrap().0.rsplit_once('/').unwrap().1;
    let wide = Store::open(&place_of_keys(&narrow, [as_role(user, record), as_role(user, keys)])).await.unwrap();
    let found = wide.wide_roles().await.unwrap();
    assert_eq!((found.len(), found[0].role.as_str()), (1, user));
    for right in ["SUPERUSER", "CREATEDB", "CREATEROLE", "OWNER OF THE DATABASE", "RECORD AND KEYS"] {
        assert!(found[0].rights.iter().any(|held| held == right), "{right}: {found:?}");
    }
    wide.close().await;
}

/// The same place through other addresses.
fn place_of_keys(place: &Place, urls: [String; 2]) -> Place {
    let Place::Postgres { folder, key_files, .. } = place else { panic!("not on PostgreSQL") };
    let [url, keys_url] = urls;
    Place::Postgres { folder: folder.clone(), key_files: key_files.clone(), url, keys_url }
}
