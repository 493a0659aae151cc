//! Rows of a file that stayed outside. They have no record and are sealed to no agency: whoever takes them leaves an entry that names the
//! import.

use crate::{Gate, GateError};
use lantern_ledger::{AccessEvent, AccessKind};
use lantern_model::ImportId;
use lantern_store::Act;

impl Gate {
    /// The rows of an import that stayed outside, while they are kept. The act comes from the gate: who may do this was asked before.
    pub async fn rows_outside(&self, act: &Act, import: ImportId) -> Result<Vec<u8>, GateError> {
        let rows = self.store().problem_file(import, &act.at).await?.ok_or(GateError::NotFound)?;
        let event = AccessEvent { what: AccessKind::List, basis: Some(import.to_string()), subjects: Vec::new() };
        self.written(act, event).await?;
        Ok(rows)
    }
}
