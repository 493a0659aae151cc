//! Moving a store to another engine or another folder: the same logical export that a backup takes, replayed there and compared
//! table by table. The old store is marked before the new one opens, so that there are never two that go on.

use crate::{BackupError, restore::check_empty};
use lantern_store::{Folder, Place, Rebuild, Snapshot, Store, StoreError};

/// What is moved whereto.
pub struct Move<'a> {
    /// Where the store is.
    pub from: &'a Place,
    /// The empty place; the key files are there already.
    pub to: &'a Place,
    /// The folder of the empty place.
    pub folder: &'a Folder,
    /// What the old store says about where it went: no address with a password.
    pub name: &'a str,
}

/// Moves a store. Run again after it was cut off, it finishes what it began.
pub async fn move_store(asked: &Move<'_>, progress: &mut (dyn FnMut(i64, i64) + Send)) -> Result<Snapshot, BackupError> {
    match Store::open(asked.from).await {
        Ok(store) => {
            let moved = give(&store, asked, progress).await;
            store.close().await;
            moved
        }
        // It was marked and the new one not yet released: nothing was written to either since.
        Err(StoreError::Moved(to)) if to == asked.name => finish(asked).await,
        Err(error) => Err(error.into()),
    }
}

async fn give(store: &Store, asked: &Move<'_>, progress: &mut (dyn FnMut(i64, i64) + Send)) -> Result<Snapshot, BackupError> {
    check_empty(asked.folder)?;
    asked.folder.create()?;
    let snapshot = store.snapshot().await?;
    let rebuild = Rebuild::begin(asked.to, snapshot.clone()).await.map_err(|error| match error {
        StoreError::NotEmpty => BackupError::PlaceNotEmpty(asked.name.to_owned()),
        other => other.into(),
    })?;
    let last = snapshot.position;
    let new = store.give_to(rebuild, &mut |reached| progress(reached, last)).await?;
    let compared = compare(store, &new).await;
    if compared.is_ok() {
        store.mark_moved(asked.name).await?;
        new.release().await?;
    }
    new.close().await;
    compared.map(|()| snapshot)
}

/// Every table, and every entry against its leaf.
async fn compare(old: &Store, new: &Store) -> Result<(), BackupError> {
    for (expected, found) in old.table_hashes().await?.iter().zip(&new.table_hashes().await?) {
        if expected != found {
            return Err(BackupError::NotTheSame(format!("table {} differs", expected.table)));
        }
    }
    match new.examine().await?.flaws.first() {
        Some(flaw) => Err(BackupError::NotTheSame(format!("{flaw:?}"))),
        None => Ok(()),
    }
}

async fn finish(asked: &Move<'_>) -> Result<Snapshot, BackupError> {
    let old = Store::open_moved(asked.from).await?;
    let new = match Store::open_moved(asked.to).await {
        Ok(new) => new,
        Err(error) => {
            old.close().await;
            return Err(error.into());
        }
    };
    let (before, after) = (old.snapshot().await?, new.snapshot().await?);
    old.close().await;
    let is_same = before == after;
    if is_same {
        new.release().await?;
    }
    new.close().await;
    if is_same { Ok(after) } else { Err(BackupError::NotTheSame("its log is another".to_owned())) }
}
