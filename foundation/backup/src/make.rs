//! Making a backup while the store goes on: the data in one file, a copy of the keys in another.

use crate::{
    BackupError, Seal,
    head::{DataHead, FORMAT, KeysHead, Kind, hex},
    items::{DatasetKey, Tombstone},
    parts::PartWriter,
};
use lantern_ledger::{Checkpoint, Note};
use lantern_store::{Snapshot, Store};
use std::path::Path;

/// The version of this program.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// Where a file goes, and for whom it is sealed.
pub struct Target<'a> {
    /// The file.
    pub path: &'a Path,
    /// For whom.
    pub seal: &'a Seal,
    /// Whether a file of this name is replaced.
    pub replaces: bool,
}

/// A copy of the keys as it is registered.
pub struct KeyCopyLabel<'a> {
    /// The id of its entity.
    pub copy: &'a str,
    /// When it was begun: before the first byte of the keys is read.
    pub made_at: &'a str,
    /// When it is destroyed at the latest.
    pub expires_at: &'a str,
}

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The moment.
    pub snapshot: Snapshot,
    /// How many bytes its parts have.
    pub bytes: u64,
}

/// Writes the data as of now: journal, log, and the texts that a deployment adds (its own rules). No key is among them, no state
/// table, and nothing that the journal does not say.
pub async fn back_up(
    store: &Store,
    target: &Target<'_>,
    made_at: &str,
    texts: &[(String, Vec<u8>)],
    progress: &mut (dyn FnMut(i64, i64) + Send),
) -> Result<Made, BackupError> {
    let snapshot = store.snapshot().await?;
    let head = DataHead { format: FORMAT, kind: Kind::Data, program: PROGRAM.to_owned(), made_at: made_at.to_owned(), snapshot: snapshot.clone() };
    let mut writer = PartWriter::create(target.path, target.seal, target.replaces, &head).await?;
    for (name, text) in texts {
        writer.part(format!("texts/{name}"), text.clone()).await?;
    }
    let mut after = 0;
    loop {
        let page = store.export_tombstones(&snapshot, after).await?;
        let Some((last, _)) = page.last() else { break };
        after = *last;
        for (position, change) in page {
            writer.item(&Tombstone(position, change)).await?;
        }
    }
    let mut index = 0;
    loop {
        let page = store.export_leaves(&snapshot, index).await?;
        if page.is_empty() {
            break;
        }
        index += page.len() as u64;
        for line in &page {
            writer.item(line).await?;
        }
    }
    let mut after = 0;
    loop {
        let page = store.export_entries(&snapshot, after).await?;
        let Some(last) = page.last() else { break };
        after = last.position;
        for entry in &page {
            writer.item(entry).await?;
        }
        progress(after, snapshot.position);
    }
    let bytes = writer.finish().await?;
    Ok(Made { snapshot, bytes })
}

/// Writes a copy of the keys. It must be registered before this is called. The keys of agencies are not in it: they leave their
/// folder only as what the agency itself copies, or as its recovery words.
pub async fn copy_keys(store: &Store, target: &Target<'_>, label: &KeyCopyLabel<'_>) -> Result<u64, BackupError> {
    let origin = Checkpoint::parse(Note::parse(&store.checkpoint().await?).map_err(lantern_store::StoreError::from)?.text());
    let head = KeysHead {
        format: FORMAT,
        kind: Kind::Keys,
        program: PROGRAM.to_owned(),
        made_at: label.made_at.to_owned(),
        expires_at: label.expires_at.to_owned(),
        copy: label.copy.to_owned(),
        origin: origin.map_err(lantern_store::StoreError::from)?.origin,
        position: store.position().await?,
        agencies: store.agency_keys().await?.into_iter().map(|(agency, key)| (agency.as_str().to_owned(), hex(&key))).collect(),
    };
    let mut writer = PartWriter::create(target.path, target.seal, target.replaces, &head).await?;
    for (name, text) in store.key_files().deployment_texts()? {
        writer.part(format!("files/{name}"), text.as_bytes().to_vec()).await?;
    }
    let mut keys = store.export_keys().await?;
    while let Some(page) = keys.next().await? {
        for (position, change) in page.tombstones {
            writer.item(&Tombstone(position, change)).await?;
        }
        for rotation in &page.rotations {
            writer.item(rotation).await?;
        }
        for (dataset, coded) in page.datasets {
            writer.item(&DatasetKey(dataset, coded)).await?;
        }
        for key in &page.records {
            writer.item(key).await?;
        }
    }
    writer.finish().await
}
