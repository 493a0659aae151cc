//! The log: whether what was published is this log, how old that is, who else has signed it, and whether its files are there.

use crate::{Depth, DoctorError, Finding, Kind, Setup};
use lantern_access::credential::Instant;
use lantern_ledger::{Checkpoint, Files, Frontier, TimeBounds, leaf_hash};
use lantern_store::{CHECKPOINT_FILE, Store};
use std::{fs, time::UNIX_EPOCH};

/// A publication may be late by this, whatever the cadence.
const LATE_SECONDS_MIN: u64 = 60 * 60;

/// So many leaves are read at once.
const PAGE: u32 = 10_000;

pub(crate) async fn check(store: &Store, setup: &Setup, now: Instant, depth: Depth, found: &mut Vec<Finding>) -> Result<(), DoctorError> {
    if depth == Depth::Thorough {
        for problem in store.check_files().await? {
            found.push(Finding::new(Kind::DatabaseDamaged, [("file", problem)]));
        }
        let flaws = store.examine().await?.flaws.len();
        if flaws > 0 {
            found.push(Finding::new(Kind::LogAltered, [("count", flaws.to_string())]));
        }
    }
    let verifier = store.ledger_verifier();
    let signed = Checkpoint::open(&store.checkpoint().await?, &verifier).map_err(lantern_store::StoreError::from)?;
    let folder = store.log_folder();
    let Some(published) = folder.published(&verifier).map_err(lantern_store::StoreError::from)? else {
        found.push(Finding::new(Kind::LogUnpublished, []));
        return Ok(());
    };
    if published.size > signed.size || !follows(store, &published).await? {
        let about = [("published", published.size.to_string()), ("signed", signed.size.to_string())];
        found.push(Finding::new(Kind::LogAhead, about));
        return Ok(());
    }
    if published.size < signed.size {
        stale(store, setup, now, signed.size - published.size, found);
    }
    witnesses(&folder, setup, found)?;
    if depth == Depth::Thorough {
        let tiles = store.check_tiles().await?;
        if tiles.files > 0 {
            found.push(Finding::new(Kind::LogFilesMissing, [("count", tiles.files.to_string())]));
        }
        found.extend(tiles.differing.into_iter().map(|file| Finding::new(Kind::LogFileDiffers, [("file", file)])));
    }
    Ok(())
}

/// Whether the store's own leaves give the published root.
async fn follows(store: &Store, published: &Checkpoint) -> Result<bool, DoctorError> {
    let mut frontier = Frontier::empty();
    while frontier.size() < published.size {
        let lines = store.ledger_lines(frontier.size(), PAGE).await?;
        if lines.is_empty() {
            return Ok(false);
        }
        let left = usize::try_from(published.size - frontier.size()).unwrap_or(usize::MAX);
        for line in lines.iter().take(left) {
            frontier.push(leaf_hash(line.leaf.bytes()));
        }
    }
    Ok(frontier.root() == published.root)
}

fn stale(store: &Store, setup: &Setup, now: Instant, behind: u64, found: &mut Vec<Finding>) {
    let modified = fs::metadata(store.folder().ledger().join(CHECKPOINT_FILE)).and_then(|about| about.modified());
    let Some(modified) = modified.ok().and_then(|modified| modified.duration_since(UNIX_EPOCH).ok()) else { return };
    let age = u64::try_from(now.unix_seconds()).unwrap_or(0).saturating_sub(modified.as_secs());
    if age > (3 * setup.cadence_seconds).max(LATE_SECONDS_MIN) {
        found.push(Finding::new(Kind::LogStale, [("hours", (age / 3_600).to_string()), ("count", behind.to_string())]));
    }
}

fn witnesses(folder: &lantern_store::LogFolder, setup: &Setup, found: &mut Vec<Finding>) -> Result<(), DoctorError> {
    let Some(policy) = &setup.policy else {
        if !setup.invented {
            found.push(Finding::new(Kind::NoWitnesses, []));
        }
        return Ok(());
    };
    let note = folder.read(CHECKPOINT_FILE).map_err(lantern_store::StoreError::from)?.unwrap_or_default();
    let is_met = std::str::from_utf8(&note).is_ok_and(|note| policy.check(note, TimeBounds::default()).is_ok());
    if !is_met {
        found.push(Finding::new(Kind::FewWitnesses, []));
    }
    Ok(())
}
