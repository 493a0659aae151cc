//! A new store key: everything opens with it and nothing with the old one, however often the change is broken off.

use crate::{
    crash::{child, place_of, runtime},
    world::{World, act, counted, import, on_each_engine, row},
};
use lantern_store::{Change, Erasure, Place, RecordFilter, STORE_KEY_CHANGED, Store, StoreError};
use std::{
    fs,
    io::{BufRead, BufReader},
    process::Stdio,
    time::Duration,
};

const PEOPLE: u64 = 400;
const ROUNDS: u32 = 25;

fn people() -> Vec<lantern_store::RowWrite> {
    (0..PEOPLE).map(|line| row(&format!("row {line}"), line + 2, &[("victim.sex", "female"), ("victim.family_name", "An invented name")])).collect()
}

async fn furnished(world: &World) -> (Place, Store) {
    let place = world.place("data").await;
    let store = Store::create(&place, &act("first set-up")).await.unwrap();
    crate::world::agency(&store, "shelter").await;
    import(&store, false, people()).await;
    (place, store)
}

/// After a change the old key opens neither the files nor a record's key; what was erased stays erased, rows are known again,
/// what was derived is gone, and no second key file is left.
#[test]
fn the_old_key_opens_nothing() {
    on_each_engine(async |world| {
        let (place, store) = furnished(world).await;
        let first = store.records(&RecordFilter::default(), 0, 1).await.unwrap().0[0].record;
        store.commit(&act("erases a person"), Change::Erase(Erasure { records: vec![first], ground: "wish".into(), request: None })).await.unwrap();
        let derived = store.folder().derived();
        fs::create_dir(&derived).unwrap();
        fs::write(derived.join("facts-2-1"), "sealed under the old key").unwrap();
        assert!(matches!(Store::change_store_key(&place, &act("a keeper leaves")).await, Err(StoreError::InUse)), "nobody may have it open");
        store.close().await;
        let file = world.key_files().join("store.key");
        let old = fs::read_to_string(&file).unwrap();
        Store::change_store_key(&place, &act("a keeper leaves")).await.unwrap();
        let new = fs::read_to_string(&file).unwrap();
        assert!(new != old && !derived.exists());
        let names: Vec<String> = fs::read_dir(world.key_files()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        assert!(!names.iter().any(|name| name.contains("next") || name.contains("previous")), "{names:?}");
        fs::write(&file, &old).unwrap();
        assert!(matches!(Store::open(&place).await, Err(StoreError::WrongKey)));
        fs::write(&file, &new).unwrap();
        let store = Store::open(&place).await.unwrap();
        assert_eq!(store.examine().await.unwrap().flaws, []);
        assert_eq!(counted(&store).await.len() as u64, PEOPLE - 1);
        let second = store.records(&RecordFilter::default(), 0, 1).await.unwrap().0[0].record;
        assert_eq!(store.history(second).await.unwrap().len(), 1, "the journal opens");
        assert_eq!(store.setting(STORE_KEY_CHANGED).await.unwrap().as_deref(), Some("2026-03-17T08:00:00Z"));
        let again = import(&store, false, people()).await.0;
        assert_eq!((again.new, again.unchanged, again.kept_out), (0, PEOPLE - 1, 1), "rows are known by the same hashes");
        store.close().await;
    });
}

/// Not a test of its own: the process that is killed. It changes the store key again and again.
#[test]
#[ignore = "runs as a child of the test below"]
fn worker() {
    let Ok(text) = std::env::var("LANTERN_CRASH_PLACE") else { return };
    runtime().block_on(async {
        loop {
            Store::change_store_key(&place_of(&text), &act("a keeper leaves")).await.unwrap();
            println!("CHANGED");
        }
    });
}

/// Killed at any moment, a change is carried on by whoever opens the store: nothing is lost, and one key is left.
#[test]
fn a_kill_in_the_middle_loses_nothing() {
    on_each_engine(async |world| {
        let (place, store) = furnished(world).await;
        store.close().await;
        let text = match &place {
            Place::Folder { folder, key_files } => format!("{}|{}||", folder.path().display(), key_files.display()),
            Place::Postgres { folder, key_files, url, keys_url } => format!("{}|{}|{url}|{keys_url}", folder.path().display(), key_files.display()),
        };
        let (mut broken_off, mut changed) = (0, 0);
        for round in 0..ROUNDS {
            // Counted from a change on, so that the kill falls into the next one on a fast machine and on a slow one.
            let after = Duration::from_millis(u64::from(round * 37 % 97) * 2);
            changed += tokio::task::block_in_place(|| kill_one(&text, after));
            let was_open = world.key_files().join("store-next.key").exists();
            broken_off += u32::from(was_open);
            let store = loop {
                match Store::open(&place).await {
                    Err(StoreError::InUse) => tokio::time::sleep(Duration::from_millis(10)).await,
                    other => break other.unwrap_or_else(|error| panic!("round {round}: {error}")),
                }
            };
            assert_eq!(store.examine().await.unwrap().flaws, [], "round {round}");
            assert_eq!(counted(&store).await.len() as u64, PEOPLE, "round {round}");
            let record = store.records(&RecordFilter::default(), u64::from(round), 1).await.unwrap().0[0].record;
            assert_eq!(store.history(record).await.unwrap().len(), 1, "round {round}");
            store.close().await;
            for left in ["store-next.key", "store-previous.key"] {
                assert!(!world.key_files().join(left).exists(), "round {round}: {left}");
            }
        }
        assert!(broken_off > 0, "no kill fell into a change");
        println!("{ROUNDS} kills, {broken_off} of them in the middle of a change; {changed} changes ended");
    });
}

/// Waits for the first change, kills a while later, and says how many had ended.
fn kill_one(place: &str, after: Duration) -> usize {
    let mut worker = child("rekey::worker", place).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(worker.stdout.take().unwrap()).lines().map_while(Result::ok).filter(|line| line.ends_with("CHANGED"));
    let first = usize::from(lines.next().is_some());
    std::thread::sleep(after);
    worker.kill().unwrap();
    worker.wait().unwrap();
    first + lines.count()
}
