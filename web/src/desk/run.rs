//! An import that runs, or has ended.

use super::{Token, Upload};
use crate::WebError;
use lantern_intake::Progress;
use lantern_model::ImportId;
use std::{
    sync::{
        OnceLock,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Instant,
};

/// How an import ended.
#[derive(Debug, Clone)]
pub enum Ending {
    /// The file is in.
    Done(ImportId),
    /// Somebody stopped it; the import stays open.
    Stopped,
    /// It did not work.
    Failed(WebError),
}

/// One import: how far it is, whether somebody wants to stop it, how it ended.
pub struct Run {
    /// The token of its file.
    pub token: Token,
    /// The login of whoever began it.
    pub owner: String,
    /// The name of its file.
    pub file: String,
    rows: u64,
    began: Instant,
    read: AtomicU64,
    stop: AtomicBool,
    ending: OnceLock<Ending>,
}

impl Run {
    pub(super) fn new(upload: &Upload, rows: u64, now: Instant) -> Self {
        let (read, stop) = (AtomicU64::new(0), AtomicBool::new(false));
        Self { token: upload.token.clone(), owner: upload.owner.clone(), file: upload.name.clone(), rows, began: now, read, stop, ending: OnceLock::new() }
    }

    /// Rows read so far, and all rows of the file.
    pub fn rows_read(&self) -> (u64, u64) {
        (self.read.load(Ordering::Relaxed).min(self.rows), self.rows)
    }

    /// About how many minutes are left; nothing before enough is read to say so.
    pub fn minutes_left(&self, now: Instant) -> Option<u64> {
        let (read, rows) = self.rows_read();
        let passed = now.saturating_duration_since(self.began).as_secs();
        (read > 0 && passed >= 5).then(|| (passed.saturating_mul(rows - read) / read).div_ceil(60).max(1))
    }

    /// Asks it to stop at the next row.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// How it ended, once it has.
    pub fn ending(&self) -> Option<&Ending> {
        self.ending.get()
    }

    /// The first ending stands.
    pub(super) fn end(&self, ending: Ending) {
        let _ = self.ending.set(ending);
    }
}

impl Progress for Run {
    fn rows(&self, read: u64, _bytes: u64, _total_bytes: u64) {
        self.read.store(read, Ordering::Relaxed);
    }

    fn cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}
