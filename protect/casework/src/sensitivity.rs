//! Who may ask the questions of a form, and of whom: the form's own compartment, and that of the person's file.

use crate::CaseworkError;
use lantern_access::policy::{Action, Context, Purpose, Resource, ResourceKind, Sensitivity, Wing};
use lantern_gate::{Entered, Gate, GateError, wing_of};
use lantern_instruments::{Instrument, Opens};
use lantern_model::{AgencyCode, RecordId};
use lantern_store::Act;

/// Purposes under which questions are asked, in the order in which they are tried.
const PURPOSES: [Purpose; 4] = [Purpose::Casework, Purpose::Referral, Purpose::ProtectionMonitoring, Purpose::LegalAid];

const fn compartment(opens: Opens) -> Sensitivity {
    match opens {
        Opens::Anyone | Opens::Enumerator => Sensitivity::Open,
        Opens::Trained => Sensitivity::Coded,
        Opens::ChildTrained => Sensitivity::Child,
        Opens::Lawyer => Sensitivity::Privileged,
    }
}

/// A form as the policies see it, in the keeping of an agency. What police and courts hold belongs to prosecution, where no question
/// of protection is asked.
pub(crate) async fn resource(gate: &Gate, agency: Option<&str>, opens: Opens) -> Result<Resource, CaseworkError> {
    let wing = match agency.map(AgencyCode::parse) {
        Some(Ok(code)) if wing_of(gate.body(&code).await?) == Wing::Prosecute => Wing::Prosecute,
        _ => Wing::Measure,
    };
    Ok(Resource { wing, sensitivity: compartment(opens), agency: agency.map(str::to_owned), ..Resource::new(ResourceKind::Screening) })
}

fn any_purpose(gate: &Gate, entered: &Entered, action: Action, resource: &Resource, at: &str) -> Result<(Act, Purpose), CaseworkError> {
    let would = PURPOSES.into_iter().find(|purpose| gate.would_allow(entered, action, resource, &Context::new(*purpose)));
    let purpose = would.unwrap_or(Purpose::Casework);
    Ok((gate.may(entered, action, resource, &Context::new(purpose), at)?, purpose))
}

/// Whether the questions of a form may be asked, of this person where one is named; gives the act to keep the answers with, and the
/// purpose. Another agency's person is not there.
pub async fn may_ask(gate: &Gate, entered: &Entered, instrument: &Instrument, person: Option<RecordId>, at: &str) -> Result<(Act, Purpose), CaseworkError> {
    may(gate, entered, Action::Screen, &resource(gate, entered.agency(), instrument.opens_to).await?, person, at).await
}

/// Whether a form would open: for what a page offers.
pub async fn opens_for(gate: &Gate, entered: &Entered, instrument: &Instrument) -> Result<bool, CaseworkError> {
    let thing = resource(gate, entered.agency(), instrument.opens_to).await?;
    Ok(PURPOSES.into_iter().any(|purpose| gate.would_allow(entered, Action::Screen, &thing, &Context::new(purpose))))
}

pub(crate) async fn may(
    gate: &Gate,
    entered: &Entered,
    action: Action,
    form: &Resource,
    person: Option<RecordId>,
    at: &str,
) -> Result<(Act, Purpose), CaseworkError> {
    if let Some(record) = person {
        let (file, detail) = gate.identity_thing(entered, record, at).await?;
        if !detail.summary.source_kind.has_person_keys() {
            return Err(GateError::NotFound.into());
        }
        // A child's file, or a privileged one, is in its compartment whatever the form.
        let strict = match file.sensitivity {
            Sensitivity::Identity => form.sensitivity,
            other => other,
        };
        any_purpose(gate, entered, action, &Resource { sensitivity: strict, ..form.clone() }, at)?;
    }
    any_purpose(gate, entered, action, form, at)
}
