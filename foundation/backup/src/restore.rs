//! Restoring: a backup of the data and a copy of the keys become a store again, in an empty place. Erasures that are newer than the
//! backup are carried out before anybody can look; what is built is compared with what was backed up before it opens.

use crate::{
    BackupError, Opener,
    head::{DataHead, KeysHead, Kind, hex},
    items::{self, DatasetKey, Item, Tombstone},
    parts::PartReader,
};
use lantern_ledger::{Checkpoint, JournalEntryOwned, Note};
use lantern_model::AgencyCode;
use lantern_store::{Act, Change, Counts, Folder, KeyRows, LedgerLine, Place, Rebuild, Rotation, RotationState, Snapshot, Store, StoreError, VersionKey};
use lantern_vault::KeyFolder;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The setting that says from what a store was restored.
pub const RESTORED: &str = "restored";

/// What may lie in a folder before a store is built in it: what an administrator prepares, and what an attempt that was cut off left.
const PREPARED: &[&str] = &["lantern.toml", "policies", "duties.toml", "tls", "keys", "lock", "ledger", "areas.topojson"];

/// Files of a store that a failed attempt leaves.
const DATABASES: &[&str] = &["record.db", "record.db-wal", "record.db-shm", "keys.db", "keys.db-wal", "keys.db-shm"];

/// Texts of a deployment that a backup brings back, at most.
const TEXTS_MAX: usize = 1_000;

/// What is restored, and whereto.
pub struct Restore<'a> {
    /// The backup of the data.
    pub data: (&'a Path, &'a Opener),
    /// The copy of the keys.
    pub keys: (&'a Path, &'a Opener),
    /// The empty place.
    pub place: &'a Place,
    /// Its data folder.
    pub folder: &'a Folder,
    /// Its folder of key files.
    pub key_files: PathBuf,
    /// Who restores.
    pub act: &'a Act,
}

/// What a restore brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Which moment of which store.
    pub head: DataHead,
    /// What the tables hold now.
    pub counts: Counts,
    /// How many records were erased again, because they had been erased after the backup was made.
    pub erased_again: u64,
    /// Texts that the deployment had added: name and bytes.
    pub texts: Vec<(String, Vec<u8>)>,
}

/// Refuses a place in which something lies that a restore must not be mixed with.
pub(crate) fn check_empty(folder: &Folder) -> Result<(), BackupError> {
    let entries = match fs::read_dir(folder.path()) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        other => other.map_err(BackupError::file("read", folder.path()))?,
    };
    for entry in entries {
        let name = entry.map_err(BackupError::file("read", folder.path()))?.file_name();
        let name = name.to_string_lossy();
        // Whether a database there was left by an attempt that was cut off, it says itself when it opens.
        if !PREPARED.contains(&&*name) && !DATABASES.contains(&&*name) {
            return Err(BackupError::PlaceNotEmpty(folder.path().display().to_string()));
        }
    }
    Ok(())
}

/// Restores. Where it fails, what it has made is taken away again.
pub async fn restore(asked: &Restore<'_>, progress: &mut (dyn FnMut(i64, i64) + Send)) -> Result<Restored, BackupError> {
    check_empty(asked.folder)?;
    let was_there = asked.folder.database().exists();
    asked.folder.create()?;
    let mut data = PartReader::open(asked.data.0, asked.data.1);
    let data_head: DataHead = data.head(Kind::Data).await?;
    let mut keys = PartReader::open(asked.keys.0, asked.keys.1);
    let keys_head: KeysHead = keys.head(Kind::Keys).await?;
    check_pair(&data_head.snapshot, &keys_head)?;
    let key_folder = KeyFolder::new(asked.key_files.clone());
    let mut written = Vec::new();
    let done = restore_into(asked, (&mut data, data_head), (&mut keys, &keys_head), &key_folder, &mut written, progress).await;
    if done.is_err() {
        for name in written {
            // The reason why the restore failed matters more than why this did.
            let _ = key_folder.remove_deployment_text(&name);
        }
        if !was_there && matches!(asked.place, Place::Folder { .. }) {
            for name in DATABASES {
                let _ = fs::remove_file(asked.folder.path().join(name));
            }
        }
    }
    done
}

/// Data and keys must belong together: one log, and keys for every entry.
fn check_pair(snapshot: &Snapshot, keys: &KeysHead) -> Result<(), BackupError> {
    if origin(&snapshot.checkpoint)? != keys.origin {
        return Err(BackupError::OtherDeployment);
    }
    if keys.position < snapshot.position {
        return Err(BackupError::KeysTooOld { keys: keys.position, data: snapshot.position });
    }
    Ok(())
}

fn origin(checkpoint: &str) -> Result<String, BackupError> {
    let note = Note::parse(checkpoint).map_err(|_| BackupError::NotABackup)?;
    Ok(Checkpoint::parse(note.text()).map_err(|_| BackupError::NotABackup)?.origin)
}

async fn restore_into(
    asked: &Restore<'_>,
    (data, data_head): (&mut PartReader, DataHead),
    (keys, keys_head): (&mut PartReader, &KeysHead),
    key_folder: &KeyFolder,
    written: &mut Vec<String>,
    progress: &mut (dyn FnMut(i64, i64) + Send),
) -> Result<Restored, BackupError> {
    while let Some((name, text)) = keys.next_in("files").await? {
        let text = std::str::from_utf8(&text).map_err(|_| BackupError::Altered(name.clone()))?;
        let file = name.trim_start_matches("files/");
        if key_folder.put_deployment_text(file, text)? {
            written.push(file.to_owned());
        }
    }
    let mut rebuild = Rebuild::begin(asked.place, data_head.snapshot.clone()).await.map_err(|error| not_empty(error, asked.folder))?;
    let mut texts = Vec::new();
    while let Some((name, text)) = data.next_in("texts").await? {
        if texts.len() == TEXTS_MAX {
            return Err(BackupError::Altered(name));
        }
        texts.push((name.trim_start_matches("texts/").to_owned(), text.to_vec()));
    }
    while let Some((name, part)) = data.next_in(Tombstone::FOLDER).await? {
        let tombstones: Vec<Tombstone> = items::items(&name, &part)?;
        rebuild.tombstones(&tombstones.into_iter().map(|Tombstone(position, change)| (position, change)).collect::<Vec<_>>())?;
    }
    take_keys(&mut rebuild, keys).await?;
    while let Some((name, part)) = data.next_in(LedgerLine::FOLDER).await? {
        rebuild.leaves(&items::items::<LedgerLine>(&name, &part)?).await?;
    }
    let last = data_head.snapshot.position;
    while let Some((name, part)) = data.next_in(JournalEntryOwned::FOLDER).await? {
        let mut entries: Vec<JournalEntryOwned> = items::items(&name, &part)?;
        while !entries.is_empty() {
            let rest = entries.split_off(entries.len().min(ENTRIES_AT_ONCE));
            let page = std::mem::replace(&mut entries, rest);
            let reached = page.last().map_or(0, |entry| entry.position);
            rebuild.entries(page).await?;
            progress(reached, last);
        }
    }
    data.end().await?;
    let store = rebuild.finish().await?;
    let erased_again = catch_up(&store, keys_head, &data_head, asked.act).await?;
    let counts = store.snapshot().await?.counts;
    compare(&store, &data_head.snapshot, counts, erased_again).await?;
    store.release().await?;
    store.close().await;
    Ok(Restored { head: data_head, counts, erased_again, texts })
}

/// How many entries are replayed in one transaction.
const ENTRIES_AT_ONCE: usize = 1_000;

fn not_empty(error: StoreError, folder: &Folder) -> BackupError {
    match error {
        StoreError::NotEmpty => BackupError::PlaceNotEmpty(folder.path().display().to_string()),
        other => other.into(),
    }
}

/// Every key of the copy, checked to its end.
async fn take_keys(rebuild: &mut Rebuild, keys: &mut PartReader) -> Result<(), BackupError> {
    let mut about_all = KeyRows::default();
    while let Some((name, part)) = keys.next_in(Tombstone::FOLDER).await? {
        about_all.tombstones.extend(items::items::<Tombstone>(&name, &part)?.into_iter().map(|Tombstone(position, change)| (position, change)));
    }
    while let Some((name, part)) = keys.next_in(RotationState::FOLDER).await? {
        about_all.rotations.extend(items::items::<RotationState>(&name, &part)?);
    }
    while let Some((name, part)) = keys.next_in(DatasetKey::FOLDER).await? {
        about_all.datasets.extend(items::items::<DatasetKey>(&name, &part)?.into_iter().map(|DatasetKey(dataset, coded)| (dataset, coded)));
    }
    rebuild.keys(about_all).await?;
    while let Some((name, part)) = keys.next_in(VersionKey::FOLDER).await? {
        rebuild.keys(KeyRows { records: items::items(&name, &part)?, ..KeyRows::default() }).await?;
    }
    keys.end().await
}

/// What happened after the backup and is known by the keys: erasures first, then changes of agencies' keys; then the restore itself.
async fn catch_up(store: &Store, keys: &KeysHead, data: &DataHead, act: &Act) -> Result<u64, BackupError> {
    let mut erased = 0;
    for erasure in store.unapplied_erasures().await? {
        erased += erasure.records.len() as u64;
        store.commit(act, Change::Erase(erasure)).await?;
    }
    for (agency, known) in store.agency_keys().await? {
        let Some((_, now)) = keys.agencies.iter().find(|(code, _)| code == agency.as_str()) else { continue };
        if *now != hex(&known) {
            follow(store, &agency, unhex(now)?, act).await?;
        }
    }
    let said = serde_json::json!({ "at": act.at, "made_at": data.made_at, "position": data.snapshot.position, "erased_again": erased });
    store.commit(act, Change::Setting { name: RESTORED.to_owned(), value: said.to_string() }).await?;
    Ok(erased)
}

/// The agency changed its key after the backup was made, and the keys are wrapped to the new one.
async fn follow(store: &Store, agency: &AgencyCode, public_key: [u8; 32], act: &Act) -> Result<(), BackupError> {
    if store.rotations().await?.iter().any(|rotation| rotation.agency == *agency) {
        // It goes on from where the keys are.
        return Ok(());
    }
    store.keys_are_wrapped_to(agency, public_key).await?;
    store.commit(act, Change::Rotate(Rotation { agency: agency.clone(), public_key, wrapped: Vec::new(), whole: true })).await?;
    Ok(())
}

fn unhex(text: &str) -> Result<[u8; 32], BackupError> {
    let bytes: Option<Vec<u8>> = (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect();
    bytes.and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| BackupError::Altered("head.json".to_owned()))
}

/// Whether what was built is what was backed up: as many rows, and every entry as its leaf says. The log's root was compared when
/// the last leaf came.
async fn compare(store: &Store, wanted: &Snapshot, found: Counts, erased_again: u64) -> Result<(), BackupError> {
    let expected = wanted.counts;
    let is_same = if erased_again == 0 {
        found.versions == expected.versions && found.entities == expected.entities && found.erased == expected.erased
    } else {
        found.versions <= expected.versions && found.entities <= expected.entities && found.erased == expected.erased + erased_again
    };
    if !is_same || found.looks != expected.looks {
        return Err(BackupError::NotTheSame(format!("{found:?} instead of {expected:?}")));
    }
    let examination = store.examine().await?;
    match examination.flaws.first() {
        Some(flaw) => Err(BackupError::NotTheSame(format!("{flaw:?}"))),
        None => Ok(()),
    }
}
