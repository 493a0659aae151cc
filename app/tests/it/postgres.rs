//! The demo on PostgreSQL.

use crate::home::{Home, said};
use std::process::Command;

/// Both engines give the same typology and the same comparison, byte for byte.
#[test]
fn the_demo_is_the_same_on_both_engines() {
    let Ok(server) = std::env::var("LANTERN_TEST_POSTGRES") else {
        println!("skipped: LANTERN_TEST_POSTGRES is not set (foundation/store/tests/with-postgres.sh sets it)");
        return;
    };
    let home = Home::new();
    let (root, _) = server.rsplit_once('/').unwrap();
    // The process's number keeps databases of several runs on one server apart.
    let names = ["record", "keys"].map(|name| format!("lantern_demo_{}_{name}", std::process::id()));
    for name in &names {
        let made = Command::new("psql").args([&server, "--quiet", "--command", &format!("create database {name}")]).status().unwrap();
        assert!(made.success(), "psql could not create {name}");
    }
    let demo = ["demo", "--people", "400", "--seed", "7", "--no-serve"];
    let [url, keys_url] = names.map(|name| format!("{root}/{name}"));
    let on_postgres = || said(home.command(&[&demo[..], &["--data", "p"]].concat()).env("LANTERN_DATABASE", &url).env("LANTERN_KEYS_DATABASE", &keys_url));
    let first = on_postgres();
    assert_eq!(first.code, 0, "{}", first.err);
    assert!(!home.path("p/record.db").exists(), "the record lies in PostgreSQL");
    let on_sqlite = home.run(&[&demo[..], &["--data", "s"]].concat());
    assert_eq!(on_sqlite.code, 0, "{}", on_sqlite.err);
    assert_eq!(first.out, on_sqlite.out);
    let second = on_postgres();
    assert_eq!(second.code, 0, "{}", second.err);
    assert!(first.out.ends_with(&second.out), "a second run imports nothing");
}

/// The doctor names a role that may do more than Lantern needs, and a password that opens a database.
#[test]
fn a_wide_role_is_named() {
    let Ok(server) = std::env::var("LANTERN_TEST_POSTGRES") else {
        println!("skipped: LANTERN_TEST_POSTGRES is not set (foundation/store/tests/with-postgres.sh sets it)");
        return;
    };
    let home = Home::new();
    let (root, _) = server.rsplit_once('/').unwrap();
    let names = ["record", "keys"].map(|name| format!("lantern_wide_{}_{name}", std::process::id()));
    for name in &names {
        let made = Command::new("psql").args([&server, "--quiet", "--command", &format!("create database {name}")]).status().unwrap();
        assert!(made.success(), "psql could not create {name}");
    }
    let [url, keys_url] = names.map(|name| format!("{root}/{name}"));
    let on_postgres =
        |arguments: &[&str]| said(home.command(arguments).env("LANTERN_DATABASE", &url).env("LANTERN_KEYS_DATABASE", &keys_url).env("PGPASSWORD", "-"));
    let made = on_postgres(&["init", "--data", "p"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let found = on_postgres(&["doctor", "--data", "p", "--json"]);
    assert_eq!(found.code, 9, "{}", found.err);
    for part in ["\"database-rights\"", "SUPERUSER", "RECORD AND KEYS", "\"database-password\""] {
        assert!(found.out.contains(part), "{part}: {}", found.out);
    }
}
