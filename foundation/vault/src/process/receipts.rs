//! The rules about receipts: without a fresh line in the ledger that allows it, nothing is opened.

use super::Refusal;
use lantern_ledger::{AccessEvent, AccessKind, Checkpoint, NoteVerifier, Receipt};
use std::collections::BTreeSet;

/// The kind of journal entry that a look leaves.
const ENTRY_KIND: &str = "access";

/// So many used receipts are remembered one by one; beyond, the oldest are remembered together, as too old.
const REMEMBERED_MAX: usize = 65_536;

/// What a question needs its entry to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// Identities are opened.
    Open,
    /// Words become tokens to search with.
    Search,
    /// The tokens of persons are made anew.
    Reindex,
    /// The agency's key is divided, or its persons' keys are wrapped to another.
    Keys,
}

impl Need {
    const fn allows(self, what: AccessKind) -> bool {
        match self {
            Self::Open => matches!(what, AccessKind::Identity | AccessKind::Export | AccessKind::Share | AccessKind::Break),
            Self::Search => matches!(what, AccessKind::Search),
            Self::Reindex => matches!(what, AccessKind::Reindex),
            Self::Keys => matches!(what, AccessKind::Keys),
        }
    }

    /// What is not bound to one agency by the persons it opens must name the agency as its basis.
    const fn names_agency(self) -> bool {
        !matches!(self, Self::Open)
    }
}

/// Whose ledger counts, and which receipts were used.
pub(super) struct Receipts {
    log: NoteVerifier,
    origin: String,
    used: BTreeSet<u64>,
    /// Below, every receipt counts as used.
    forgotten: u64,
}

impl Receipts {
    pub(super) fn of(log: &str, origin: &str) -> Result<Self, Refusal> {
        let log = NoteVerifier::parse(log).map_err(|_| Refusal::Malformed)?;
        Ok(Self { log, origin: origin.to_owned(), used: BTreeSet::new(), forgotten: 0 })
    }

    /// The size of the log at a signed checkpoint.
    pub(super) fn size(&self, checkpoint: &str) -> Result<u64, Refusal> {
        let checkpoint = Checkpoint::open(checkpoint, &self.log).map_err(|_| Refusal::BadCheckpoint)?;
        if checkpoint.origin == self.origin { Ok(checkpoint.size) } else { Err(Refusal::BadCheckpoint) }
    }

    /// Checks a receipt against every rule, and spends it.
    pub(super) fn spend<'s>(
        &mut self,
        need: Need,
        agency: &str,
        floor: u64,
        receipt: &[u8],
        subjects: impl IntoIterator<Item = &'s [u8; 16]>,
    ) -> Result<(), Refusal> {
        let receipt = Receipt::from_bytes(receipt).map_err(|_| Refusal::BadReceipt)?;
        let verified = receipt.verify(&self.log).map_err(|_| Refusal::BadReceipt)?;
        if verified.checkpoint.origin != self.origin {
            return Err(Refusal::BadReceipt);
        }
        if receipt.index < floor {
            return Err(Refusal::OldReceipt);
        }
        if verified.entry.kind != ENTRY_KIND {
            return Err(Refusal::WrongKind);
        }
        let event = AccessEvent::from_bytes(&verified.entry.change).map_err(|_| Refusal::WrongKind)?;
        if !need.allows(event.what) {
            return Err(Refusal::WrongKind);
        }
        if need.names_agency() && event.basis.as_deref() != Some(agency) {
            return Err(Refusal::OtherAgency);
        }
        let named: BTreeSet<[u8; 16]> = event.subjects.into_iter().collect();
        if !subjects.into_iter().all(|subject| named.contains(subject)) {
            return Err(Refusal::NotNamed);
        }
        self.mark(receipt.index)
    }

    fn mark(&mut self, index: u64) -> Result<(), Refusal> {
        if index < self.forgotten || !self.used.insert(index) {
            return Err(Refusal::UsedReceipt);
        }
        if self.used.len() > REMEMBERED_MAX
            && let Some(oldest) = self.used.pop_first()
        {
            self.forgotten = oldest + 1;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lantern_ledger::NoteSigner;

    /// However many receipts were used, none is taken twice, and what is remembered stays bounded.
    #[test]
    fn used_receipts_are_never_forgotten() {
        let log = NoteSigner::from_seed("log.example/one", [7; 32]).unwrap().verifier().vkey();
        let mut receipts = Receipts::of(&log, "log.example/one").unwrap();
        let most = REMEMBERED_MAX as u64 + 100;
        for index in 0..most {
            assert_eq!(receipts.mark(index), Ok(()));
        }
        assert_eq!(receipts.used.len(), REMEMBERED_MAX);
        for index in [0, 99, 100, most - 1] {
            assert_eq!(receipts.mark(index), Err(Refusal::UsedReceipt), "{index}");
        }
    }
}
