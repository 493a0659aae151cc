//! Wiping: the keys go first, and whatever moment it is cut off at, what is left opens no more.

use crate::world::{World, act, import, on_each_engine, row};
use lantern_model::RecordId;
use lantern_store::{Change, EntityChange, Folder, HOLD, Place, RecordFilter, Store, StoreError};
use serde_json::json;
use std::{collections::BTreeMap, fs, path::Path};
use uuid::Uuid;

async fn a_store(place: &Place) -> (Store, RecordId) {
    let store = Store::create(place, &act("first set-up")).await.unwrap();
    crate::world::agency(&store, "shelter").await;
    import(&store, false, vec![row("k", 2, &[("victim.sex", "female"), ("victim.family_name", "Invented")])]).await;
    let publication = store.prepare_publication().await.unwrap();
    store.finish_publication(&publication, &publication.checkpoint).unwrap();
    let record = store.records(&RecordFilter::default(), 0, 1).await.unwrap().0[0].record;
    (store, record)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, place) = {
            let entry = entry.unwrap();
            (entry.path(), to.join(entry.file_name()))
        };
        if path.is_dir() {
            copy(&path, &place);
        } else {
            fs::copy(path, place).unwrap();
        }
    }
}

/// Nothing of ours is left, what is not ours is left and named, and a folder that somebody uses is not wiped.
#[test]
fn a_wiped_folder_is_empty() {
    on_each_engine(async |world: &World| {
        let place = world.place("data").await;
        let (store, _) = a_store(&place).await;
        let (Place::Folder { folder, key_files } | Place::Postgres { folder, key_files, .. }) = &place;
        assert!(matches!(folder.lock(), Err(StoreError::InUse)), "a store that is open holds its folder");
        store.close().await;
        fs::write(folder.path().join("letter.txt"), "somebody's").unwrap();
        let wiped = folder.wipe(folder.lock().unwrap(), key_files).unwrap();
        lantern_store::wipe_databases(&place).await.unwrap();
        assert_eq!(wiped.left, [folder.path().join("letter.txt")]);
        assert!(!key_files.join("store.key").exists() && !key_files.join("agency-shelter.key").exists());
        assert!(matches!(Store::open(&place).await, Err(StoreError::NotInitialised)));
        fs::remove_file(folder.path().join("letter.txt")).unwrap();
        assert_eq!(folder.wipe(folder.lock().unwrap(), key_files).unwrap().left, Vec::<std::path::PathBuf>::new());
        assert!(!folder.path().exists());
    });
}

/// How the process that is killed is told what to wipe.
const FOLDER: &str = "LANTERN_WIPE_FOLDER";

/// Not a test of its own: the process that is killed.
#[test]
#[ignore = "runs as a child of the test below"]
fn wiper() {
    let Ok(path) = std::env::var(FOLDER) else { return };
    let folder = Folder::new(path);
    println!("BEGUN");
    folder.wipe(folder.lock().unwrap(), &folder.key_files()).unwrap();
}

/// Killed at any moment after the first key file is gone, what is left does not open; run again, it comes to its end.
#[test]
fn a_wiping_that_is_killed_leaves_noise() {
    on_each_engine(async |world: &World| {
        let data = Folder::new(world.folder.path().join("whole"));
        let place = Place::Folder { key_files: data.key_files(), folder: data.clone() };
        a_store(&place).await.0.close().await;
        // Long enough that a kill meets the wiping in the middle.
        fs::create_dir_all(data.derived()).unwrap();
        (0..100).for_each(|number| fs::write(data.derived().join(format!("{number}.parquet")), vec![7; 64 * 1024]).unwrap());
        let mut cut = 0;
        for round in 0..8_u64 {
            let folder = Folder::new(world.folder.path().join(format!("cut {round}")));
            copy(data.path(), folder.path());
            let mut child = std::process::Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "wiping::wiper", "--ignored", "--nocapture"])
                .env(FOLDER, folder.path())
                .stdout(std::process::Stdio::piped())
                .stderr(std::process::Stdio::null())
                .spawn()
                .unwrap();
            let mut lines = std::io::BufRead::lines(std::io::BufReader::new(child.stdout.take().unwrap()));
            lines.find(|line| line.as_ref().is_ok_and(|line| line.contains("BEGUN")));
            std::thread::sleep(std::time::Duration::from_millis(round * 7 % 40));
            child.kill().unwrap();
            child.wait().unwrap();
            let place = Place::Folder { key_files: folder.key_files(), folder: folder.clone() };
            let is_begun = !folder.path().exists() || count(folder.path()) < count(data.path());
            if is_begun {
                assert!(Store::open(&place).await.is_err(), "round {round}");
            }
            cut += u32::from(is_begun && folder.path().exists());
            if folder.path().exists() {
                folder.wipe(folder.lock().unwrap(), &folder.key_files()).unwrap();
            }
            assert!(!folder.path().exists(), "round {round}");
        }
        println!("{cut} of 8 were cut off in the middle");
    });
}

fn count(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).map(|path| if path.is_dir() { count(&path) } else { 1 }).sum()
}

/// A hold that stands is named; one that has ended or was released is not.
#[test]
fn holds_that_stand_are_named() {
    on_each_engine(async |world: &World| {
        let (store, record) = a_store(&world.place("data").await).await;
        let hold = |id: u8, fields: &[(&str, &str)]| EntityChange {
            kind: HOLD,
            id: Uuid::from_bytes([id; 16]),
            base_version: 0,
            subject: Some(record),
            agency: None,
            set: fields.iter().map(|(name, value)| ((*name).to_owned(), Some(json!(value)))).collect(),
            seal: BTreeMap::new(),
            keys: None,
        };
        let all =
            vec![hold(1, &[("until", "2026-03-16")]), hold(2, &[("until", "2026-09-01"), ("released_at", "2026-03-01")]), hold(3, &[("until", "2026-09-01")])];
        store.commit(&act("holds"), Change::Entities(all)).await.unwrap();
        assert_eq!(store.live_holds("2026-03-17").await.unwrap(), [(record, "2026-09-01".to_owned())]);
        assert!(store.live_holds("2026-09-02").await.unwrap().is_empty());
    });
}
