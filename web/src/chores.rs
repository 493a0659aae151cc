//! Long work on an agency's key that goes on while pages come and go: another key, the index of its people.

use crate::WebError;
use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// Which work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoreKind {
    /// Another key is put in the place of the agency's.
    Rotate,
    /// The search words of its people are made.
    Index,
}

/// One piece of work: how far it is, and how it ended.
pub struct Chore {
    /// Which.
    pub kind: ChoreKind,
    done: AtomicU64,
    of: AtomicU64,
    ending: OnceLock<Result<(), WebError>>,
}

impl Chore {
    /// How far it is, and of how much; 0 where nobody knows.
    pub fn progress(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.of.load(Ordering::Relaxed))
    }

    /// Notes how far it is.
    pub fn tell(&self, done: u64, of: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.of.store(of, Ordering::Relaxed);
    }

    /// How it ended, once it has.
    pub fn ending(&self) -> Option<&Result<(), WebError>> {
        self.ending.get()
    }

    /// The first ending stands.
    pub fn end(&self, ending: Result<(), WebError>) {
        let _ = self.ending.set(ending);
    }
}

/// The last work of each agency.
#[derive(Default)]
pub struct Chores(Mutex<BTreeMap<String, Arc<Chore>>>);

impl Chores {
    /// Begins a piece of work; none while another one of the agency goes on.
    pub fn begin(&self, agency: &str, kind: ChoreKind) -> Option<Arc<Chore>> {
        let mut chores = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if chores.get(agency).is_some_and(|chore| chore.ending().is_none()) {
            return None;
        }
        let chore = Arc::new(Chore { kind, done: AtomicU64::new(0), of: AtomicU64::new(0), ending: OnceLock::new() });
        chores.insert(agency.to_owned(), chore.clone());
        Some(chore)
    }

    /// The last work of an agency.
    pub fn last(&self, agency: &str) -> Option<Arc<Chore>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(agency).cloned()
    }
}
