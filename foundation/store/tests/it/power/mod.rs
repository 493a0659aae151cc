//! A store on a disk whose power goes while it commits: what it was answered is there, the log has not forked, every sealed entry
//! has its key. SQLite runs on it unchanged, through the kernel; PostgreSQL's own files are its own promise. This process carries the
//! disk and never touches it: one that fails while it waits for a disk of its own would wait for ever.

mod disk;
mod mount;

use crate::crash::{Answered, child, kill_one};
use fuser::BackgroundSession;
use mount::Mounted;
use std::{
    io::{ErrorKind, Write},
    process::Stdio,
    time::Duration,
};

const ROUNDS: u64 = 40;
const ROUNDS_SOAK: u64 = 1_000;

/// A change that no sync asked for is sometimes lost; one that was synced never is. Without this the test below proves nothing.
#[test]
fn the_disk_forgets_what_was_not_synced() {
    let (mut kept, mut lost) = (0, 0);
    for seed in 1..200 {
        let mut disk = disk::Disk::new(seed * 7_919);
        let id = disk.add(disk::ROOT, "file", disk::Node::file());
        disk.write(id, 0, b"synced");
        disk.sync_all();
        disk.write(id, 0, b"UNSYNC");
        disk.cut();
        match disk.nodes.get(&id) {
            Some(disk::Node::File { now, .. }) if now == b"synced" => lost += 1,
            Some(disk::Node::File { now, .. }) if now == b"UNSYNC" => kept += 1,
            _ => panic!("seed {seed}: neither the one nor the other"),
        }
    }
    assert!(kept > 20 && lost > 20, "kept {kept}, lost {lost}");
}

/// Its thread waits for the kernel's next question when the mount goes, and ends with that.
fn unmount(session: BackgroundSession) {
    let ended = session.umount_and_join();
    assert!(ended.as_ref().err().is_none_or(|error| error.kind() == ErrorKind::ConnectionAborted), "{ended:?}");
}

/// Another process looks.
fn is_whole(place: &str, answered: &Answered) -> bool {
    let mut examiner = child("crash::examiner", place).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    // A closed pipe means that the examiner has failed already; its status says so.
    let _ = examiner.stdin.take().unwrap().write_all((answered.lines().join("\n") + "\n").as_bytes());
    examiner.wait().unwrap().success()
}

/// Nothing that was answered is lost to a power cut.
#[test]
fn nothing_acknowledged_is_lost_to_a_power_cut() {
    let here = tempfile::tempdir().unwrap();
    let (mountpoint, key_files) = (here.path().join("disk"), here.path().join("key-files"));
    std::fs::create_dir(&mountpoint).unwrap();
    let mounted = Mounted::new(2_388);
    let mut session = match mounted.mount(&mountpoint) {
        Ok(session) => session,
        Err(error) => return println!("skipped: this machine mounts no FUSE ({error})"),
    };
    let text = format!("{}|{}||", mountpoint.join("data").display(), key_files.display());
    assert!(child("crash::founder", &text).status().unwrap().success());
    mounted.disk().sync_all();
    let rounds = if std::env::var_os("LANTERN_SOAK").is_some() { ROUNDS_SOAK } else { ROUNDS };
    let mut answers = 0;
    for round in 0..rounds {
        let answered = kill_one(&text, Duration::from_millis(round * 37 % 97 * 6 + 150));
        answers += answered.answers();
        unmount(session);
        mounted.disk().cut();
        session = mounted.mount(&mountpoint).unwrap();
        assert!(is_whole(&text, &answered), "power cut {round}: see what the examiner said");
    }
    unmount(session);
    let forgotten = mounted.disk().forgotten;
    assert!(answers > 0 && forgotten > 0, "{answers} answers, {forgotten} changes forgotten: the test has cut nothing");
    println!("{rounds} power cuts, {answers} answers, {forgotten} changes forgotten");
}
