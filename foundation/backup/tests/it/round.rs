//! There and back: what is restored is what was backed up.

use crate::world::{act, both, data_to, key_folder, keys_to, live, on_each_engine, people, restore_to, same_tables, seal};
use lantern_backup::{BackupError, RESTORED, Seal, Target, back_up};
use lantern_ledger::{Checkpoint, Growth};
use lantern_store::{Change, Place, Snapshot, Store, StoreError};
use std::{fs, process::Command};

/// Every entry and every leaf that a snapshot holds, as bytes.
async fn history(store: &Store, snapshot: &Snapshot) -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
    let (mut entries, mut leaves, mut after) = (Vec::new(), Vec::new(), 0);
    loop {
        let page = store.export_entries(snapshot, after).await.unwrap();
        let Some(last) = page.last() else { break };
        after = last.position;
        entries.extend(page.into_iter().map(|entry| [entry.actor.into_bytes(), entry.change].concat()));
    }
    while (leaves.len() as u64) < snapshot.leaves {
        let page = store.export_leaves(snapshot, leaves.len() as u64).await.unwrap();
        leaves.extend(page.iter().map(|line| [&line.salt[..], line.leaf.bytes()].concat()));
    }
    (entries, leaves)
}

/// A restored store has the same journal, the same log and the same tables, byte for byte, and goes on living; it says in its own
/// journal that it was restored. No agency's key was needed.
#[test]
fn what_is_restored_is_what_was_backed_up() {
    on_each_engine(async |world| {
        let store = live(&world.place("data").await).await;
        let (seal, opener) = seal();
        let (data, keys) = (world.path("data.age"), world.path("keys.age"));
        both(&store, &data, &keys, &seal).await;
        let snapshot = store.snapshot().await.unwrap();
        let place = world.place("restored").await;
        let restored = restore_to(&place, &data, &keys, &opener).await.unwrap();
        assert_eq!((restored.erased_again, restored.counts), (0, snapshot.counts));
        assert_eq!(restored.texts, [("policies/one.cedar".to_owned(), b"// nothing".to_vec())]);
        assert!(!key_folder(&place).has_agency_key("shelter"), "the key of an agency is in no backup");
        let again = Store::open(&place).await.unwrap();
        same_tables(&store, &again).await;
        assert_eq!(history(&store, &snapshot).await, history(&again, &snapshot).await);
        let before = Checkpoint::open(&snapshot.checkpoint, &again.ledger_verifier()).unwrap();
        let mut growth = Growth::from_frontier(lantern_ledger::Frontier::empty());
        for line in again.ledger_lines(0, u32::try_from(before.size).unwrap()).await.unwrap() {
            growth.push(lantern_ledger::leaf_hash(line.leaf.bytes()));
        }
        assert_eq!(growth.root(), before.root);
        assert!(again.setting(RESTORED).await.unwrap().unwrap().contains("made_at"));
        for store in [&store, &again] {
            people(store, 40..42, "A third invented name").await;
            assert_eq!(store.examine().await.unwrap().flaws, []);
        }
    });
}

/// A backup made while commits go on is a beginning of the journal: it restores, and what it holds is what stood there.
#[test]
fn a_backup_beside_commits_is_a_prefix() {
    on_each_engine(async |world| {
        let store = live(&world.place("data").await).await;
        let (seal, opener) = seal();
        let (data, keys) = (world.path("data.age"), world.path("keys.age"));
        let writing = async {
            for number in 0..30 {
                store.commit(&act("writes"), Change::Setting { name: "n".into(), value: number.to_string() }).await.unwrap();
                people(&store, 50 + number..52 + number, "A busy invented name").await;
            }
        };
        let backing_up = async {
            tokio::task::yield_now().await;
            let made = data_to(&store, &data, &seal).await.unwrap();
            keys_to(&store, &keys, &seal).await.unwrap();
            made
        };
        let ((), made) = tokio::join!(writing, backing_up);
        let place = world.place("restored").await;
        restore_to(&place, &data, &keys, &opener).await.unwrap();
        let again = Store::open(&place).await.unwrap();
        assert!(made.snapshot.position < store.position().await.unwrap());
        assert_eq!(history(&store, &made.snapshot).await, history(&again, &made.snapshot).await);
    });
}

/// Nothing is restored over something, from the wrong file, from another house, with older keys, from a newer store or format; nor
/// is a file written over, or a backup made for nobody. Each refusal leaves the place as it was.
#[test]
fn what_does_not_fit_is_refused() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        let store = live(&place).await;
        let (seal, opener) = seal();
        let (data, keys, later, other_keys) = (world.path("data.age"), world.path("keys.age"), world.path("later.age"), world.path("other.age"));
        both(&store, &data, &keys, &seal).await;
        people(&store, 40..42, "A third invented name").await;
        data_to(&store, &later, &seal).await.unwrap();
        assert!(matches!(data_to(&store, &later, &seal).await, Err(BackupError::FileThere(_))));
        let other = live(&world.place("other").await).await;
        keys_to(&other, &other_keys, &seal).await.unwrap();
        store.close().await;
        let empty = world.place("empty").await;
        assert!(matches!(restore_to(&empty, &keys, &data, &opener).await, Err(BackupError::OtherKind { found: "keys", wanted: "data" })));
        assert!(matches!(restore_to(&empty, &data, &other_keys, &opener).await, Err(BackupError::OtherDeployment)));
        assert!(matches!(restore_to(&empty, &later, &keys, &opener).await, Err(BackupError::KeysTooOld { .. })));
        assert!(matches!(restore_to(&empty, &data, &keys, &crate::world::seal().1).await, Err(BackupError::DoesNotOpen)));
        assert!(!Store::exists(&empty) && !key_folder(&empty).has_store_key(), "a refusal leaves nothing");
        let full = restore_to(&place, &data, &keys, &opener).await.unwrap_err();
        assert!(matches!(full, BackupError::PlaceNotEmpty(_) | BackupError::Store(StoreError::NotEmpty)), "{full:?}");
        assert!(Store::open(&place).await.is_ok(), "the store that was there is untouched");
        assert!(matches!(Seal::to(&[]), Err(BackupError::NoRecipient)));
        assert!(matches!(Seal::to(&["age1nobody".to_owned()]), Err(BackupError::BadRecipient(_))));
        assert!(matches!(Seal::under("short"), Err(BackupError::WeakPassphrase(12))));
    });
}

/// An earlier copy of the keys is replaced only where that was said.
#[test]
fn a_copy_is_replaced_on_purpose_only() {
    on_each_engine(async |world| {
        let store = live(&world.place("data").await).await;
        let (seal, _) = seal();
        let path = world.path("data.age");
        data_to(&store, &path, &seal).await.unwrap();
        let first = fs::read(&path).unwrap();
        let target = Target { path: &path, seal: &seal, replaces: true };
        back_up(&store, &target, crate::world::AT, &[], &mut |_, _| ()).await.unwrap();
        assert_ne!(fs::read(&path).unwrap(), first);
        assert_eq!(fs::read_dir(world.folder.path()).unwrap().filter(|entry| entry.as_ref().unwrap().path().ends_with(".data.age.unfinished")).count(), 0);
    });
}

/// Debian's age and tar open a backup, and what they find are the bytes that the log commits to; a file for nobody holds nothing in
/// the clear.
#[test]
fn outside_tools_open_a_backup() {
    if Command::new("age").arg("--version").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "CI needs age");
        println!("no age: not checked against it");
        return;
    }
    on_each_engine(async |world| {
        if !matches!(world.sqlite("x"), Place::Folder { .. }) {
            return;
        }
        let store = live(&world.place("data").await).await;
        let (identity, recipient) = crate::world::age_identity();
        fs::write(world.path("identity"), identity).unwrap();
        let data = world.path("data.age");
        data_to(&store, &data, &Seal::to(&[recipient]).unwrap()).await.unwrap();
        let sealed = fs::read(&data).unwrap();
        for word in ["journal/", "data officer", "head.json", "shelter"] {
            assert!(!sealed.windows(word.len()).any(|part| part == word.as_bytes()), "{word} stands in the clear");
        }
        let tar = world.path("data.tar");
        let opened = Command::new("age").arg("--decrypt").arg("-i").arg(world.path("identity")).arg("-o").arg(&tar).arg(&data).status().unwrap();
        assert!(opened.success());
        let unpacked = world.path("unpacked");
        fs::create_dir(&unpacked).unwrap();
        assert!(Command::new("tar").arg("-xf").arg(&tar).arg("-C").arg(&unpacked).status().unwrap().success());
        let (entries, _) = history(&store, &store.snapshot().await.unwrap()).await;
        let journal = fs::read(unpacked.join("journal/000001.cbor")).unwrap();
        let mut rest = journal.as_slice();
        let mut count = 0;
        while !rest.is_empty() {
            let mut decoder = minicbor::Decoder::new(rest);
            decoder.skip().unwrap();
            let entry = lantern_ledger::JournalEntry::from_bytes(&rest[..decoder.position()]).unwrap();
            assert_eq!([entry.actor.as_bytes(), entry.change].concat(), entries[count]);
            rest = &rest[decoder.position()..];
            count += 1;
        }
        assert_eq!(count, entries.len());
        let manifest = fs::read_to_string(unpacked.join("manifest.json")).unwrap();
        let sum = Command::new("sha256sum").arg(unpacked.join("journal/000001.cbor")).output().unwrap().stdout;
        assert!(manifest.contains(&String::from_utf8(sum).unwrap()[..64]), "sha256sum finds what the manifest says");
    });
}
