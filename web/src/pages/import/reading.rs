//! How a file on the desk would be read, and how its rows stand to what is held. Worked out once for each state of the record.

use super::request;
use crate::{
    AppState, View,
    desk::{Checked, Upload},
};
use lantern_intake::{ImportRequest, Inspection, IntakeError, Progress};
use lantern_store::Act;
use std::{sync::Arc, time::Instant};

/// What a preview shows. The four numbers add up to the rows of the file.
#[derive(Debug)]
pub struct Reading {
    /// What the file says by itself.
    pub inspection: Inspection,
    /// Rows of no record that is held.
    pub new: u64,
    /// Rows that would change a record.
    pub changed: u64,
    /// Rows that are held as they are.
    pub unchanged: u64,
    /// Records that a complete file no longer holds.
    pub would_withdraw: u64,
    /// Nothing would be withdrawn, because rows that stay outside may be any of the records that are held.
    pub withdrawal_held_back: bool,
}

/// A look at a file is not followed, and ends with itself.
struct Unwatched;

impl Progress for Unwatched {
    fn rows(&self, _read: u64, _bytes: u64, _total_bytes: u64) {}

    fn cancelled(&self) -> bool {
        false
    }
}

/// Reads the file.
pub async fn of(state: &AppState, view: &View, upload: &Upload, checked: Checked, act: &Act) -> Result<Arc<Reading>, IntakeError> {
    let position = state.store.position().await?;
    if let Some((_, reading)) = upload.seen.as_ref().filter(|(seen, _)| *seen == position) {
        return Ok(reading.clone());
    }
    let request = ImportRequest { dry_run: true, ..request::of(state, view, upload, checked, act) };
    let to_inspect = request.clone();
    let inspection = tokio::task::spawn_blocking(move || lantern_intake::inspect(&to_inspect)).await.map_err(|_| IntakeError::Reader)??;
    let mut reading = Reading { inspection, new: 0, changed: 0, unchanged: 0, would_withdraw: 0, withdrawal_held_back: false };
    compare(state, &request, &mut reading).await?;
    let reading = Arc::new(reading);
    state.desk.keep_reading(upload, position, reading.clone(), Instant::now());
    Ok(reading)
}

/// How the rows stand to what is held.
async fn compare(state: &AppState, request: &ImportRequest, reading: &mut Reading) -> Result<(), IntakeError> {
    let trial = lantern_intake::import(&state.store, request, &Unwatched).await?;
    (reading.new, reading.changed, reading.unchanged) = (trial.new, trial.changed, trial.unchanged);
    (reading.would_withdraw, reading.withdrawal_held_back) = (trial.withdrawn, trial.withdrawal_held_back);
    Ok(())
}
