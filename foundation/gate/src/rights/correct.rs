//! A record put right at the wish of the person whom it is about.

use crate::{Entered, Gate, GateError, look::OpenedValue};
use lantern_access::policy::{Action, Context, Purpose, ResourceKind, Sensitivity};
use lantern_model::{Coded, Field, Identity, RecordId, Unit};
use lantern_store::{Change, Correction};

/// A coded value to be put right; none takes it away.
pub type CodedValue = (Unit, u8, &'static Field, Option<Coded>);
/// A value of identity to be put right; none takes it away.
pub type IdentityValue = (Unit, u8, &'static Field, Option<Identity>);

impl Gate {
    /// Puts values of a record right. `base_version` is the version that the writer saw: what somebody else changed since, in the same
    /// field and to something else, is a conflict that she is told. To change one value of identity all of them are opened, with an entry
    /// in the access log, and sealed anew: the store cannot take one out that it cannot read.
    pub async fn correct(
        &self,
        entered: &Entered,
        (record, base_version): (RecordId, u32),
        values: Vec<CodedValue>,
        identity: Vec<IdentityValue>,
        at: &str,
    ) -> Result<(), GateError> {
        let agency = self.record_of(record).await?.summary.agency;
        let thing = self.about(&agency, ResourceKind::Record, Sensitivity::Coded).await?;
        let context = Context::new(Purpose::PersonRequest);
        let act = self.ask(entered, Action::CorrectRecord, &thing, &context, at)?;
        let identity = if identity.is_empty() {
            None
        } else {
            let (thing, _) = self.identity_thing(entered, record, at).await?;
            let opened: Vec<OpenedValue> = if self.store().sealed_of(record).await?.is_empty() {
                // Nothing is sealed yet, so nothing is opened; who may write a name must be one who may read it.
                self.ask(entered, Action::OpenIdentity, &thing, &context, at)?;
                Vec::new()
            } else {
                self.open_identity(entered, (&thing, &context), None, &[record], at).await?.into_iter().flat_map(|opened| opened.values).collect()
            };
            Some(with_changes(&opened, identity)?)
        };
        self.store().commit(&act, Change::Correct(Correction { record, base_version, values, identity })).await?;
        Ok(())
    }
}

/// All values of identity as they shall stand: those that were opened, with what was put right.
fn with_changes(opened: &[OpenedValue], changes: Vec<IdentityValue>) -> Result<Vec<(Unit, u8, &'static Field, Identity)>, GateError> {
    let is_changed = |value: &OpenedValue| {
        let same = |(unit, sequence, field, _): &IdentityValue| (*unit, *sequence, field.number) == (value.unit, value.sequence, value.field.number);
        changes.iter().any(same)
    };
    let mut all = Vec::new();
    for value in opened.iter().filter(|value| !is_changed(value)) {
        let text = Identity::new(value.text.to_string()).map_err(|_| GateError::DoesNotOpen)?;
        all.push((value.unit, value.sequence, value.field, text));
    }
    all.extend(changes.into_iter().filter_map(|(unit, sequence, field, value)| Some((unit, sequence, field, value?))));
    Ok(all)
}
