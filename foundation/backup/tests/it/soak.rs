//! A hundred thousand people: how long, how large, how much memory.

use crate::{
    killed::{WORK, text},
    world::{both, live, on_each_engine, row, rows},
};
use lantern_backup::Seal;
use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
    time::Instant,
};

const PEOPLE: u64 = 100_000;
const BATCH: u64 = 5_000;

/// Runs a worker to its end; gives seconds and the peak of its memory in megabytes.
fn measure(work: &str) -> (f64, u64) {
    let begun = Instant::now();
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "killed::worker", "--ignored", "--nocapture"])
        .env(WORK, work)
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    assert!(output.status.success());
    let said = String::from_utf8(output.stdout).unwrap();
    let peak = said.split("PEAK ").nth(1).and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok()).unwrap();
    (begun.elapsed().as_secs_f64(), peak / 1024)
}

/// Backup and restore of a hundred thousand people stay within the memory of some parts, whatever their number.
#[test]
#[ignore = "takes minutes; run by hand or by `make soak`"]
fn a_hundred_thousand_people() {
    on_each_engine(async |world| {
        let first = world.place("first").await;
        let store = live(&first).await;
        for batch in 0..PEOPLE / BATCH {
            let of = |at: u64| row(&format!("many {at}"), 1_000 + at, "An invented name");
            rows(&store, (batch * BATCH..(batch + 1) * BATCH).map(of).collect()).await;
        }
        let (identity, recipient) = crate::world::age_identity();
        fs::write(world.path("identity"), identity).unwrap();
        fs::set_permissions(world.path("identity"), std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        let (data, keys) = (world.path("data.age"), world.path("keys.age"));
        both(&store, &data, &keys, &Seal::to(std::slice::from_ref(&recipient)).unwrap()).await;
        store.close().await;
        let second = world.place("second").await;
        let tail = |data: &PathBuf| format!("{}|{}|{recipient}|{}", data.display(), keys.display(), world.path("identity").display());
        let size = |path: &PathBuf| fs::metadata(path).unwrap().len() / (1024 * 1024);
        let made = measure(&format!("backup|{}|{}|{}", text(&first), text(&second), tail(&world.path("made.age"))));
        println!("backup: {:.1} s, {} MiB of memory; data {} MiB, keys {} MiB", made.0, made.1, size(&data), size(&keys));
        let restored = measure(&format!("restore|{}|{}|{}", text(&first), text(&second), tail(&data)));
        println!("restore: {:.1} s, {} MiB of memory", restored.0, restored.1);
        assert!(made.1 < 300, "a backup takes the memory of some parts and of the database's cache");
    });
}
