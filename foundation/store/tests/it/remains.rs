//! What remains of an erased person, tried with everything that an attacker could hold: an old backup of the data, the present
//! database of keys, the store key and the agency's secret key.

use crate::{
    entities::{change, keep},
    world::{Database, World, act, import, on_each_engine, row},
};
use lantern_model::{AgencyCode, Identity, RecordId};
use lantern_store::{Change, EntityChange, Erasure, Place, RecordFilter, Store};
use lantern_vault::{Entropy, RecordKey};
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What was copied before the erasure: sealed entries of the journal, and identity values with their contexts.
struct Backup {
    journal: Vec<(i64, Vec<u8>)>,
    identity: Vec<(Vec<u8>, Vec<u8>)>,
}

/// SQLite's log with a single frame: its header, a frame's header, a page.
const WAL_OF_ONE_PAGE: u64 = 32 + 24 + 4096;

const KINDS: [&str; 5] = ["new", "edit", "entity", "correct", "batch"];

async fn back_up(world: &World, place: &Place, store: &Store, records: &[RecordId], entity: Uuid) -> Backup {
    let mut journal = Vec::new();
    for position in 1..=store.position().await.unwrap() {
        let found = world.beside(place, Database::Record, &format!("select change from journal where position = {position}")).await;
        journal.extend(found.into_iter().map(|change| (position, change)));
    }
    let mut identity = Vec::new();
    for record in records {
        identity.extend(store.sealed_of(*record).await.unwrap().into_iter().map(|value| (value.context, value.value)));
    }
    identity.extend(store.entity_sealed("consent", entity).await.unwrap().into_iter().map(|value| (value.context, value.value)));
    Backup { journal, identity }
}

/// Opens whatever opens with the keys that are in the database of keys now: each key on each sealed thing.
async fn open_all(world: &World, place: &Place, backup: &Backup, subjects: &[[u8; 16]]) -> Vec<Vec<u8>> {
    let store_key = world.key_folder().store_key().unwrap();
    let agency = world.key_folder().agency_key("shelter", &mut Entropy::from_system()).unwrap();
    let mut coded = Vec::new();
    for position in 1..=100_i64 {
        for (table, column, mark) in [("record_key", "position", "lantern record key 1 "), ("dataset_key", "dataset", "lantern dataset key 1 ")] {
            for wrapped in world.beside(place, Database::Keys, &format!("select coded from {table} where {column} = {position}")).await {
                coded.push(RecordKey::unwrap_from(&store_key, &[mark.as_bytes(), &position.to_be_bytes()].concat(), &wrapped).unwrap());
            }
        }
    }
    let mut opened = Vec::new();
    for (position, change) in &backup.journal {
        for kind in KINDS {
            let context = [b"lantern journal 1 ".as_slice(), &position.to_be_bytes(), kind.as_bytes()].concat();
            opened.extend(coded.iter().filter_map(|key| key.open(&context, change).ok()));
        }
    }
    for wrapped in world.beside(place, Database::Keys, "select identity from record_key where identity is not null").await {
        let person = subjects.iter().find_map(|subject| agency.open_person_key_for(&wrapped, subject).ok());
        let Some(person) = person else { continue };
        opened.extend(backup.identity.iter().filter_map(|(context, value)| person.open(context, value).ok()));
    }
    opened
}

fn count(opened: &[Vec<u8>], canary: &str) -> usize {
    opened.iter().filter(|bytes| bytes.windows(canary.len()).any(|part| part == canary.as_bytes())).count()
}

/// Sixteen random bytes stood in a name, in a coded value, in an entity's open words and in its sealed ones: after the erasure no
/// key opens any of them, in no table is a trace, and the write-ahead logs are cut; another person's are all there.
#[test]
fn no_canary_is_left() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        let store = Store::create(&place, &act("first set-up")).await.unwrap();
        crate::world::agency(&store, "shelter").await;
        let canaries: Vec<String> = (0..2).map(|_| Uuid::from_bytes(Entropy::from_system().bytes().unwrap()).simple().to_string()).collect();
        let rows = canaries.iter().enumerate().map(|(at, canary)| {
            let values = [("victim.family_name", canary.as_str()), ("event.exploitation_area", canary.as_str())];
            row(&format!("k{at}"), at as u64 + 2, &values)
        });
        import(&store, false, rows.collect()).await;
        let records: Vec<RecordId> = store.records(&RecordFilter::default(), 0, 10).await.unwrap().0.iter().map(|line| line.record).collect();
        let entity = Uuid::from_bytes([3; 16]);
        let seal = BTreeMap::from([("words".to_owned(), Some(Identity::new(canaries[0].clone()).unwrap()))]);
        let agency = Some(AgencyCode::parse("shelter").unwrap());
        let keys = Some(vec![("word".to_owned(), canaries[0].clone())]);
        let about = EntityChange { seal, agency, keys, subject: Some(records[0]), ..change(entity, 0, &[("note", json!(canaries[0]))]) };
        keep(&store, about).await.unwrap();
        let backup = back_up(world, &place, &store, &records, entity).await;
        let subjects: Vec<[u8; 16]> = records.iter().map(|record| *record.bytes()).chain([*entity.as_bytes()]).collect();
        let opened = open_all(world, &place, &backup, &subjects).await;
        assert_eq!((count(&opened, &canaries[0]), count(&opened, &canaries[1])), (4, 2), "journal and identity, record and entity");
        let erasure = Erasure { records: vec![records[0]], ground: "wish".into(), request: None };
        store.commit(&act("erases a person"), Change::Erase(erasure)).await.unwrap();
        if let Place::Folder { folder, .. } = &place {
            let bytes = |name: &str| std::fs::metadata(folder.path().join(name)).unwrap().len();
            assert_eq!(bytes("keys.db-wal"), 0, "the log of the keys is cut");
            assert_eq!(bytes("record.db-wal"), WAL_OF_ONE_PAGE, "cut, and then the page that says so");
        }
        let opened = open_all(world, &place, &backup, &subjects).await;
        assert_eq!((count(&opened, &canaries[0]), count(&opened, &canaries[1])), (0, 2));
        for (table, column) in [("event", "exploitation_area"), ("entity", "body"), ("entity_key", "value"), ("entity_version", "fields")] {
            // PostgreSQL gives bytes of a text only when it is asked for them.
            let column = if matches!(place, Place::Folder { .. }) { column.to_owned() } else { format!("convert_to({column}, 'UTF8')") };
            let texts = world.beside(&place, Database::Record, &format!("select {column} from {table} where {column} is not null")).await;
            assert_eq!(count(&texts, &canaries[0]), 0, "{table}");
        }
        for sql in ["select value from entity_sealed", "select change from journal", "select value from sealed"] {
            assert_eq!(count(&world.beside(&place, Database::Record, sql).await, &canaries[0]), 0, "{sql}");
        }
    });
}

/// A data backup from before the erasure, beside the present keys: the replay skips the person, the erasure is committed again,
/// and her row stays outside of the restored store too.
#[test]
fn an_older_backup_does_not_bring_her_back() {
    on_each_engine(async |world| {
        let (now, before) = (world.place("data").await, world.place("backup").await);
        let store = Store::create(&now, &act("first set-up")).await.unwrap();
        crate::world::agency(&store, "shelter").await;
        let person = |at: u64| row(&format!("k{at}"), at + 2, &[("victim.family_name", "An invented name"), ("victim.sex", "female")]);
        import(&store, false, (0..3).map(person).collect()).await;
        let record = store.records(&RecordFilter::default(), 0, 1).await.unwrap().0[0].record;
        let backup = Store::create(&before, &act("backs up")).await.unwrap();
        store.replay_into(&backup).await.unwrap();
        for number in 0..5 {
            store.commit(&act("sets the threshold"), Change::Setting { name: "threshold".into(), value: number.to_string() }).await.unwrap();
        }
        let erasure = Erasure { records: vec![record], ground: "wish".into(), request: Some(Uuid::from_bytes([8; 16])) };
        store.commit(&act("erases a person"), Change::Erase(erasure.clone())).await.unwrap();
        backup.close().await;
        store.close().await;
        let beside_present_keys = match (&before, &now) {
            (Place::Folder { folder, .. }, Place::Folder { folder: present, .. }) => {
                std::fs::copy(present.keys_database(), folder.keys_database()).unwrap();
                before.clone()
            }
            (Place::Postgres { folder, key_files, url, .. }, Place::Postgres { keys_url, .. }) => {
                Place::Postgres { folder: folder.clone(), key_files: key_files.clone(), url: url.clone(), keys_url: keys_url.clone() }
            }
            _ => unreachable!("both places are of one engine"),
        };
        let backup = Store::open(&beside_present_keys).await.unwrap();
        let restored = Store::create(&world.place("restored").await, &act("restores")).await.unwrap();
        backup.replay_into(&restored).await.unwrap();
        assert!(restored.record(record).await.unwrap().is_none());
        let unapplied = restored.unapplied_erasures().await.unwrap();
        assert_eq!(unapplied, [erasure]);
        for erasure in unapplied {
            restored.commit(&act("restores"), Change::Erase(erasure)).await.unwrap();
        }
        assert!(restored.unapplied_erasures().await.unwrap().is_empty());
        assert!(restored.erasure(record).await.unwrap().unwrap().destroyed_at.is_some());
        assert_eq!(restored.examine().await.unwrap().flaws, []);
        let (batch, _) = import(&restored, false, (0..4).map(person).collect()).await;
        assert_eq!((batch.new, batch.unchanged, batch.kept_out), (1, 2, 1));
        // The journal has grown past where the first one ended: nothing of it may be taken for destroyed.
        let third = Store::create(&world.place("third").await, &act("restores")).await.unwrap();
        restored.replay_into(&third).await.unwrap();
        for (expected, found) in restored.table_hashes().await.unwrap().iter().zip(&third.table_hashes().await.unwrap()) {
            assert_eq!(expected, found, "table {}", expected.table);
        }
    });
}
