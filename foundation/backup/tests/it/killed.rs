//! Backups, restores and moves whose process is killed: never half a file, never half a store that opens.

use crate::world::{both, data_to, folder_of, key_files_of, live, on_each_engine, people, restore_to, server};
use lantern_backup::{Move, Opener, Seal, move_store};
use lantern_store::{Folder, Place, Store, StoreError};
use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
    time::Duration,
};

/// How the worker is told what to do: kind, the two places, the files, recipient and identity file.
pub const WORK: &str = "LANTERN_BACKUP_WORK";
const ROUNDS: u64 = 12;
const ROUNDS_SOAK: u64 = 300;

fn rounds() -> u64 {
    if std::env::var_os("LANTERN_SOAK").is_some() { ROUNDS_SOAK } else { ROUNDS }
}

pub fn text(place: &Place) -> String {
    let (folder, keys) = (folder_of(place).path().display().to_string(), key_files_of(place).display().to_string());
    match place {
        Place::Folder { .. } => format!("{folder}|{keys}||"),
        Place::Postgres { url, keys_url, .. } => format!("{folder}|{keys}|{url}|{keys_url}"),
    }
}

fn place(parts: &[&str]) -> Place {
    let (folder, key_files) = (Folder::new(parts[0]), PathBuf::from(parts[1]));
    if parts[2].is_empty() {
        return Place::Folder { folder, key_files };
    }
    Place::Postgres { folder, key_files, url: parts[2].into(), keys_url: parts[3].into() }
}

/// Not a test of its own: the process that is killed.
#[test]
#[ignore = "runs as a child of the tests below"]
fn worker() {
    let Ok(work) = std::env::var(WORK) else { return };
    let parts: Vec<&str> = work.split('|').collect();
    let (from, to) = (place(&parts[1..5]), place(&parts[5..9]));
    let (data, keys) = (PathBuf::from(parts[9]), PathBuf::from(parts[10]));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        match parts[0] {
            "backup" => {
                let store = Store::open(&from).await.unwrap();
                let _ = fs::remove_file(&data);
                data_to(&store, &data, &Seal::to(&[parts[11].to_owned()]).unwrap()).await.unwrap();
            }
            "restore" => drop(restore_to(&to, &data, &keys, &Opener::identities(parts[12].as_ref()).unwrap()).await.unwrap()),
            _ => drop(move_store(&Move { from: &from, to: &to, folder: &folder_of(&to), name: "the other" }, &mut |_, _| ()).await.unwrap()),
        }
    });
    // The most memory that this process ever held, as Linux counts it.
    let status = fs::read_to_string("/proc/self/status").unwrap();
    println!("PEAK {}", status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0").trim());
}

/// Runs a worker for so long at most; says whether it came to its end.
fn run(work: &str, after: Duration) -> bool {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "killed::worker", "--ignored", "--nocapture"])
        .env(WORK, work)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let until = std::time::Instant::now() + after;
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.success();
        }
        if std::time::Instant::now() >= until {
            child.kill().unwrap();
            child.wait().unwrap();
            return false;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

async fn open(place: &Place) -> Result<Store, StoreError> {
    loop {
        match Store::open(place).await {
            // PostgreSQL may take a moment to notice that its client is gone.
            Err(StoreError::InUse) => tokio::time::sleep(Duration::from_millis(10)).await,
            other => return other,
        }
    }
}

/// Killed at many moments: a backup is whole or has no name; a restored place opens whole or not at all, and running it again ends.
#[test]
fn a_kill_leaves_nothing_half() {
    on_each_engine(async |world| {
        let first = world.place("first").await;
        let store = live(&first).await;
        for number in 0..10 {
            people(&store, 100 * number..100 * number + 60, "An invented name").await;
        }
        let (identity, recipient) = crate::world::age_identity();
        fs::write(world.path("identity"), identity).unwrap();
        fs::set_permissions(world.path("identity"), std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        let opener = Opener::identities(&world.path("identity")).unwrap();
        let (data, keys) = (world.path("data.age"), world.path("keys.age"));
        both(&store, &data, &keys, &Seal::to(std::slice::from_ref(&recipient)).unwrap()).await;
        let expected = store.table_hashes().await.unwrap();
        let snapshot = store.snapshot().await.unwrap();
        store.close().await;
        let tail = |data: &PathBuf| format!("{}|{}|{recipient}|{}", data.display(), keys.display(), world.path("identity").display());
        let (mut whole, mut cut) = (0, 0);
        for round in 0..rounds() {
            let made = world.path("made.age");
            let after = Duration::from_millis(20 + round * 53 % 400);
            let done = tokio::task::block_in_place(|| run(&format!("backup|{}|{}|{}", text(&first), text(&first), tail(&made)), after));
            assert!(!done || made.exists(), "round {round}: it said that it was made");
            if made.exists() {
                let there = world.sqlite(&format!("of backup {round}"));
                restore_to(&there, &made, &keys, &opener).await.unwrap();
                fs::remove_file(&made).unwrap();
            }
            let second = world.place(&format!("second {round}")).await;
            let work = format!("restore|{}|{}|{}", text(&first), text(&second), tail(&data));
            let done = tokio::task::block_in_place(|| run(&work, Duration::from_millis(30 + round * 97 % 900)));
            match open(&second).await {
                Ok(store) => {
                    whole += 1;
                    assert_eq!(store.snapshot().await.unwrap().counts, snapshot.counts, "round {round}");
                    store.close().await;
                }
                Err(error) => {
                    cut += 1;
                    assert!(!done, "round {round}: {error}");
                    assert!(matches!(error, StoreError::Unfinished | StoreError::NotInitialised | StoreError::Vault(_) | StoreError::Folder(_)), "{error:?}");
                    restore_to(&second, &data, &keys, &opener).await.unwrap();
                    let store = open(&second).await.unwrap();
                    for (expected, found) in expected.iter().zip(&store.table_hashes().await.unwrap()) {
                        assert!(expected == found || ["journal", "ledger", "ledger_head", "setting"].contains(&expected.table), "{}", expected.table);
                    }
                    store.close().await;
                }
            }
        }
        println!("{whole} restores came to their end, {cut} were cut off and run again");
    });
}

/// A move that is killed at many moments: at every moment at most one of the two opens, and running it again ends it.
#[test]
fn a_killed_move_never_leaves_two() {
    on_each_engine(async |world| {
        for round in 0..rounds() {
            let first = world.sqlite(&format!("first {round}"));
            let second = match server() {
                Some(server) if round % 2 == 0 => world.postgres(&format!("second {round}"), &server).await,
                _ => world.sqlite(&format!("second {round}")),
            };
            let store = live(&first).await;
            let expected = store.table_hashes().await.unwrap();
            store.close().await;
            fs::create_dir_all(key_files_of(&second)).unwrap();
            for entry in fs::read_dir(key_files_of(&first)).unwrap() {
                let path = entry.unwrap().path();
                fs::copy(&path, key_files_of(&second).join(path.file_name().unwrap())).unwrap();
            }
            let work = format!("move|{}|{}||||", text(&first), text(&second));
            tokio::task::block_in_place(|| run(&work, Duration::from_millis(40 + round * 61 % 600)));
            let opens = |place: Place| async move {
                match open(&place).await {
                    Ok(store) => {
                        store.close().await;
                        true
                    }
                    Err(_) => false,
                }
            };
            let (old, new) = (opens(first.clone()).await, opens(second.clone()).await);
            assert!(!(old && new), "round {round}: two stores go on");
            if !new {
                let asked = Move { from: &first, to: &second, folder: &folder_of(&second), name: "the other" };
                move_store(&asked, &mut |_, _| ()).await.unwrap();
            }
            let store = open(&second).await.unwrap();
            assert_eq!(store.table_hashes().await.unwrap(), expected, "round {round}");
            assert!(matches!(open(&first).await, Err(StoreError::Moved(_))));
            store.close().await;
        }
    });
}
