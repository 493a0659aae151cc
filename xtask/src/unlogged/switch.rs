// Appended to the copy of the gate that `cargo run -p xtask -- unlogged` makes; part of no program.

static LAST: std::sync::Mutex<Option<Receipt>> = std::sync::Mutex::new(None);

fn is_left_out(call: u32) -> bool {
    std::env::var("LANTERN_UNLOGGED").is_ok_and(|number| number == call.to_string())
}

/// The receipt of another entry, or where there is none yet one of nothing.
fn another() -> Receipt {
    let last = LAST.lock().ok().and_then(|last| last.clone());
    last.unwrap_or_else(|| {
        let event = lantern_ledger::CommitEvent { first: 0, last: 0, entries: 1, root: lantern_ledger::EMPTY_ROOT };
        let leaf = lantern_ledger::Leaf::commit(lantern_ledger::LeafKind::Access, &[0; 32], &event.to_bytes());
        Receipt { leaf, salt: [0; 32], event, index: 0, proof: Vec::new(), checkpoint: String::new(), entry: Vec::new() }
    })
}

impl Gate {
    pub(crate) async fn written_unless(&self, call: u32, act: &Act, event: AccessEvent) -> Result<Receipt, GateError> {
        if is_left_out(call) {
            return Ok(another());
        }
        let receipt = self.written(act, event).await?;
        if let Ok(mut last) = LAST.lock() {
            *last = Some(receipt.clone());
        }
        Ok(receipt)
    }

    pub(crate) async fn look_unless(
        &self,
        call: u32,
        entered: &crate::Entered,
        how: (lantern_access::policy::Action, lantern_ledger::AccessKind),
        about: (&lantern_access::policy::Resource, &lantern_access::policy::Context),
        basis: Option<&str>,
        records: &[lantern_model::RecordId],
        at: &str,
    ) -> Result<Receipt, GateError> {
        if is_left_out(call) {
            self.may(entered, how.0, about.0, about.1, at)?;
            self.within_rate(entered, how.1, records.len(), at).await?;
            return Ok(another());
        }
        self.look(entered, how, about, basis, records, at).await
    }

    pub(crate) async fn written_of_complaint_unless(
        &self,
        call: u32,
        act: &Act,
        id: uuid::Uuid,
        beside: Option<&lantern_access::credential::Login>,
    ) -> Result<(), GateError> {
        if is_left_out(call) { Ok(()) } else { self.written_of_complaint(act, id, beside).await }
    }
}
