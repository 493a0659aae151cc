//! An access log of which one entry, of all that are counted, breaks off.

use lantern_gate::{AccessLog, GateError, Ledger, Writing};
use lantern_ledger::AccessEvent;
use lantern_store::{Act, Store};
use std::sync::{Mutex, OnceLock};

/// How an entry breaks off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// The log says that it cannot.
    Fails,
    /// The entry goes into the log of another house, which gives a good receipt of its own.
    Elsewhere,
    /// The entry goes into the right log and names somebody else, or another agency.
    Misnamed,
}

impl Break {
    pub const ALL: [Self; 3] = [Self::Fails, Self::Elsewhere, Self::Misnamed];
}

#[derive(Default)]
struct Turn {
    counts: bool,
    seen: usize,
    breaks: Option<(usize, Break)>,
    broke: bool,
}

/// The log: the house's own, until one entry is to break.
#[derive(Default)]
pub struct BrokenLog {
    turn: Mutex<Turn>,
    /// The other house.
    pub other: OnceLock<Store>,
}

impl BrokenLog {
    /// From now on entries are counted, and this one breaks.
    pub fn count(&self, breaks: Option<(usize, Break)>) {
        *self.turn.lock().unwrap() = Turn { counts: true, breaks, ..Turn::default() };
    }

    /// From now on none breaks. Says whether one did.
    pub fn rest(&self) -> bool {
        std::mem::take(&mut *self.turn.lock().unwrap()).broke
    }

    fn next(&self) -> Option<Break> {
        let mut turn = self.turn.lock().unwrap();
        let number = turn.seen;
        turn.seen += 1;
        let how = turn.breaks.filter(|(at, _)| turn.counts && *at == number)?.1;
        turn.broke = true;
        Some(how)
    }
}

impl AccessLog for BrokenLog {
    fn write<'a>(&'a self, store: &'a Store, act: &'a Act, mut event: AccessEvent) -> Writing<'a> {
        match self.next() {
            None => Ledger.write(store, act, event),
            Some(Break::Fails) => Box::pin(async { Err(GateError::Busy) }),
            Some(Break::Elsewhere) => Ledger.write(self.other.get().unwrap(), act, event),
            Some(Break::Misnamed) => {
                event.basis = Some("elsewhere".to_owned());
                event.subjects = vec![[9; 16]];
                Ledger.write(store, act, event)
            }
        }
    }
}
