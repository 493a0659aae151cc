//! Looking at coded records leaves a trace, like everything that is about one person: a list is one entry that names its records.

use crate::{AppState, WebError, doors::Pass};
use lantern_access::policy::{Resource, Sensitivity, Wing};
use lantern_gate::{GateError, wing_of};
use lantern_ledger::AccessKind;
use lantern_model::{AgencyCode, RecordId};

/// A coded record of an agency as the policies see it. What police and courts hold belongs to prosecution; the coded values of
/// everybody else are the data collection itself.
pub async fn thing(state: &AppState, pass: &Pass, agency: &AgencyCode) -> Result<Resource, WebError> {
    let wing = match wing_of(state.gate.body(agency).await?) {
        Wing::Prosecute => Wing::Prosecute,
        _ => Wing::Measure,
    };
    Ok(Resource { wing, sensitivity: Sensitivity::Coded, agency: Some(agency.as_str().to_owned()), ..pass.thing() })
}

/// Asks the policies about records of one agency and writes the look down. Another agency's record is not there.
pub async fn look(state: &AppState, pass: &Pass, what: AccessKind, agency: &AgencyCode, records: &[RecordId]) -> Result<(), WebError> {
    let (thing, context) = (thing(state, pass, agency).await?, pass.context());
    let looked = state.gate.look(&pass.entered, (pass.action(), what), (&thing, &context), None, records, &state.now()).await;
    looked.map(drop).map_err(|error| match error {
        GateError::Refused { .. } => WebError::NotFound,
        other => other.into(),
    })
}
