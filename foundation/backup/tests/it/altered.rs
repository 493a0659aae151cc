//! Backups that were altered: each is refused, its part is named, and nothing of it is left.

use crate::world::{both, key_folder, live, on_each_engine, restore_to, seal};
use lantern_backup::BackupError;
use lantern_store::{Place, Store};
use std::fs;

/// A byte of the sealed file was flipped, or the file was cut: in a hundred places over its whole length, of both files.
#[test]
fn any_altered_byte_is_found() {
    on_each_engine(async |world| {
        let store = live(&world.sqlite("data")).await;
        let (seal, opener) = seal();
        let (data, keys) = (world.path("data.age"), world.path("keys.age"));
        both(&store, &data, &keys, &seal).await;
        let place = world.sqlite("restored");
        for (file, is_data) in [(&data, true), (&keys, false)] {
            let sound = fs::read(file).unwrap();
            let altered = world.path("altered.age");
            for step in 0..100 {
                let mut bytes = sound.clone();
                let at = sound.len() * step / 100 + step % 7;
                match step % 10 {
                    9 => bytes.truncate(at),
                    _ => bytes[at] ^= 1 << (step % 8),
                }
                fs::write(&altered, bytes).unwrap();
                let (data, keys) = if is_data { (&altered, &keys) } else { (&data, &altered) };
                let refused = restore_to(&place, data, keys, &opener).await.unwrap_err();
                let is_named = matches!(&refused, BackupError::Altered(part) if !part.is_empty());
                assert!(is_named || matches!(refused, BackupError::NotABackup | BackupError::DoesNotOpen), "byte {at}: {refused:?}");
                assert!(!Store::exists(&place) && !key_folder(&place).has_store_key(), "byte {at}: something was left");
            }
        }
        restore_to(&place, &data, &keys, &opener).await.unwrap();
        assert!(matches!(place, Place::Folder { .. }));
    });
}
