//! What stands where, and what opens it. Each test tries to read what it must not.

use crate::world::{Database, Import, act, import, on_each_engine, row};
use lantern_model::{RecordId, Unit, field};
use lantern_store::{Place, RecordFilter, Store};
use std::fs;

const NAME: &str = "Zzyzx-Invented-Name";
const AREA: &str = "XA-REMOTE-VALLEY";
const PERSON: &[(&str, &str)] = &[("victim.family_name", NAME), ("victim.sex", "female"), ("event.exploitation_area", AREA)];

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// Names stand nowhere; coded values stand in no file and not in the journal; file names neither.
#[test]
fn nothing_stands_in_plain_text() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        let store = Store::create(&place, &act("first set-up")).await.unwrap();
        crate::world::agency(&store, "shelter").await;
        import(&store, false, vec![row("a", 2, PERSON)]).await;
        let open = Import::open(&store, false).await;
        open.rows(vec![row("a", 2, &[PERSON, &[("victim.given_name", NAME)]].concat())]).await;
        open.try_close(Some(NAME.as_bytes().to_vec())).await.unwrap();
        for (table, column) in [("journal", "change"), ("sealed", "value"), ("problem_file", "value")] {
            let found = world.beside(&place, Database::Record, &format!("select {column} from {table}")).await;
            assert!(!found.is_empty(), "{table}");
            for secret in [NAME, AREA, "intake.csv"] {
                assert!(!found.iter().any(|bytes| holds(bytes, secret)), "{secret} stands in {table}");
            }
        }
        let Place::Folder { folder, .. } = &place else { return };
        let files = || fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
        for round in ["while it is open", "after it was closed"] {
            for path in files() {
                let bytes = fs::read(&path).unwrap();
                for secret in [NAME, AREA, "intake.csv", "An invented agency", "create table"] {
                    assert!(!holds(&bytes, secret), "{secret} stands in {} {round}", path.display());
                }
            }
            if round == "while it is open" {
                assert!(files().any(|path| path.extension().is_some_and(|end| end == "db-wal")), "the log is looked at too");
            }
        }
        store.close().await;
    });
}

/// An identity value opens with the agency's secret key, in its own place only; the store key does not open it.
#[test]
fn only_the_agency_opens_identity() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        let store = Store::create(&place, &act("first set-up")).await.unwrap();
        crate::world::agency(&store, "shelter").await;
        import(&store, false, vec![row("a", 2, PERSON)]).await;
        let record = store.records(&RecordFilter::default(), 0, 1).await.unwrap().0[0].record;
        let sealed = world.beside(&place, Database::Record, "select value from sealed").await;
        let wrapped = world.beside(&place, Database::Keys, "select identity from record_key where identity is not null").await;
        assert_eq!((sealed.len(), wrapped.len()), (1, 1));
        let mut entropy = lantern_vault::Entropy::from_system();
        let agency = world.key_folder().agency_key("shelter", &mut entropy).unwrap();
        let person = agency.open_person_key_for(&wrapped[0], record.bytes()).unwrap();
        let number = field::by_path("victim.family_name").unwrap().number;
        let context = |record: RecordId, sequence: u8| [&record.bytes()[..], &[Unit::Victim as u8, sequence], &number.to_be_bytes()].concat();
        assert_eq!(person.open(&context(record, 0), &sealed[0]).unwrap(), NAME.as_bytes());
        assert!(person.open(&context(record, 1), &sealed[0]).is_err(), "a value moved to another place does not open");
        let stranger = world.key_folder().agency_key("another", &mut entropy).unwrap();
        assert!(stranger.open_person_key_for(&wrapped[0], record.bytes()).is_err());
        assert!(agency.open_person_key_for(&wrapped[0], &[0; 16]).is_err(), "a key shown as another person's does not open");
    });
}

/// Where a key was destroyed, its journal entry stays shut: no other key is tried in its place.
#[test]
fn a_destroyed_key_leaves_its_entry_shut() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        let store = Store::create(&place, &act("first set-up")).await.unwrap();
        crate::world::agency(&store, "shelter").await;
        import(&store, false, vec![row("a", 2, PERSON)]).await;
        let record = store.records(&RecordFilter::default(), 0, 1).await.unwrap().0[0].record;
        assert_eq!(store.history(record).await.unwrap().len(), 1);
        world.beside(&place, Database::Keys, "delete from record_key").await;
        assert!(store.history(record).await.is_err());
    });
}

/// The process ended between the two databases: keys without a commit are replaced, and the next commit is whole.
#[test]
fn keys_of_a_commit_that_never_came_do_no_harm() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        let store = Store::create(&place, &act("first set-up")).await.unwrap();
        crate::world::agency(&store, "shelter").await;
        let open = Import::open(&store, false).await;
        let next = store.position().await.unwrap() + 1;
        for position in [next, next + 5] {
            let literal = if matches!(place, Place::Folder { .. }) { "x'00'" } else { "'\\x00'" };
            world.beside(&place, Database::Keys, &format!("insert into record_key (position, coded) values ({position}, {literal})")).await;
        }
        open.rows(vec![row("a", 2, PERSON)]).await;
        open.close().await;
        let record = store.records(&RecordFilter::default(), 0, 1).await.unwrap().0[0].record;
        assert_eq!(store.history(record).await.unwrap()[0].changes.len(), 3);
        let left = world.beside(&place, Database::Keys, "select coded from record_key").await;
        assert_eq!(left.len(), 1);
    });
}
