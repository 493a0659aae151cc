//! A log that cannot be written for a while.

use lantern_gate::{AccessLog, GateError, Ledger, Writing};
use lantern_ledger::AccessEvent;
use lantern_store::{Act, Store};
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Default)]
pub struct FailingLog(AtomicBool);

impl FailingLog {
    pub fn fail(&self, fails: bool) {
        self.0.store(fails, Ordering::SeqCst);
    }
}

impl AccessLog for FailingLog {
    fn write<'a>(&'a self, store: &'a Store, act: &'a Act, event: AccessEvent) -> Writing<'a> {
        if self.0.load(Ordering::SeqCst) { Box::pin(async { Err(GateError::NotWritten) }) } else { Ledger.write(store, act, event) }
    }
}
