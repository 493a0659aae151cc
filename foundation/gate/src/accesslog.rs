//! Where accesses are written down. There is one place, the ledger of the store; what stands in its stead in tests breaks off or
//! writes somewhere else, and nothing may open then.

use crate::{Gate, GateError};
use lantern_ledger::{AccessEvent, Receipt};
use lantern_store::{Act, Change, Store};
use std::{pin::Pin, sync::Arc};

/// The receipt that is on its way.
pub type Writing<'a> = Pin<Box<dyn Future<Output = Result<Receipt, GateError>> + Send + 'a>>;

/// Writes accesses down. It is trusted with nothing: the gate and the vault each check what comes back against the store's own log.
pub trait AccessLog: Send + Sync {
    /// Writes one access down.
    fn write<'a>(&'a self, store: &'a Store, act: &'a Act, event: AccessEvent) -> Writing<'a>;
}

/// The ledger of the store: the entry and its leaf are one commit.
#[derive(Debug, Clone, Copy)]
pub struct Ledger;

impl AccessLog for Ledger {
    fn write<'a>(&'a self, store: &'a Store, act: &'a Act, event: AccessEvent) -> Writing<'a> {
        Box::pin(async move {
            let done = store.commit(act, Change::Access(event)).await?;
            done.receipt.map(|receipt| *receipt).ok_or(GateError::NotWritten)
        })
    }
}

/// The place where accesses are written down.
pub(crate) struct AccessDoor(Arc<dyn AccessLog>);

impl AccessDoor {
    pub(crate) fn new(log: Option<Arc<dyn AccessLog>>) -> Self {
        Self(log.unwrap_or_else(|| Arc::new(Ledger)))
    }
}

impl Gate {
    /// Writes an access down; its receipt opens what it names. Not every look goes on to the vault, which reads the receipt again: what
    /// is shown without it was written down all the same.
    pub(crate) async fn written(&self, act: &Act, event: AccessEvent) -> Result<Receipt, GateError> {
        let receipt = self.0.log.0.write(self.store(), act, event.clone()).await?;
        if self.is_entry_of(&receipt, act, &event) { Ok(receipt) } else { Err(GateError::NotWritten) }
    }

    /// Whether a receipt is of this house's log and of this very access.
    fn is_entry_of(&self, receipt: &Receipt, act: &Act, event: &AccessEvent) -> bool {
        let Ok(verified) = receipt.verify(&self.store().ledger_verifier()) else { return false };
        let (entry, by) = (verified.entry, (act.actor.as_str(), act.at.as_str()));
        (entry.actor.as_str(), entry.at.as_str()) == by && AccessEvent::from_bytes(&entry.change).is_ok_and(|read| read == *event)
    }
}
