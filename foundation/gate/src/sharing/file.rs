//! A record as something that is shared from: its agency, its wing, its compartments, and whether it is a child's.

use crate::{Entered, Gate, GateError, accounts::wing_of};
use lantern_access::{
    consent::{Consent, DataGroup, PersonAge},
    policy::{Action, Body, Context, Purpose, Resource, ResourceKind, Sensitivity, Wing},
};
use lantern_model::{RecordId, SourceKind, Unit};
use lantern_store::{Act, RecordDetail, RecordStanding};
use std::collections::BTreeSet;

/// A record with what the policies ask about it.
pub(super) struct File {
    pub(super) detail: RecordDetail,
    pub(super) body: Body,
}

impl File {
    pub(super) fn record(&self) -> RecordId {
        self.detail.summary.record
    }

    pub(super) fn wing(&self) -> Wing {
        wing_of(self.body)
    }

    /// The record, or something of it, as the policies see it.
    pub(super) fn thing(&self, kind: ResourceKind, sensitivity: Sensitivity) -> Resource {
        Resource { kind, ..Resource::record(self.detail.summary.agency.as_str(), self.wing(), sensitivity) }
    }

    /// What an import has not finished, or what its source took back, does not leave.
    pub(super) fn counts(&self) -> Result<(), GateError> {
        if self.detail.standing == RecordStanding::Counts { Ok(()) } else { Err(GateError::NotFound) }
    }

    /// Whether the record says that it is a child's, at whatever time; the benefit of the doubt is the child's.
    pub(super) fn is_child(&self, consents: &[Consent]) -> bool {
        let says_child = |name: &str, text: &str| match name {
            "age_status_detection" | "age_status_recruitment" | "age_status_exploitation" => text == "child",
            "age_group" => matches!(text, "0_8" | "9_17" | "0_17"),
            _ => false,
        };
        let victims = self.detail.units.iter().filter(|unit| unit.unit == Unit::Victim);
        let by_record = victims.flat_map(|unit| &unit.values).any(|(field, value)| says_child(field.name, value.as_text()));
        by_record || consents.iter().any(|consent| matches!(consent.age, PersonAge::Child { .. }) && consent.withdrawn_at.is_none())
    }

    /// What a legal-aid body wrote down of a case is between the person and her lawyer.
    pub(super) fn is_privileged(&self, groups: &BTreeSet<DataGroup>) -> bool {
        self.body == Body::LegalAid && groups.iter().any(|group| matches!(group, DataGroup::Legal | DataGroup::Narrative))
    }
}

/// The compartments that data come from. The policies are asked about each of them: what belongs in several must be allowed in all.
pub(super) fn compartments(groups: &BTreeSet<DataGroup>, privileged: bool, child: bool) -> BTreeSet<Sensitivity> {
    let mut found = BTreeSet::from([Sensitivity::Coded]);
    let mut add = |is_there: bool, sensitivity| {
        if is_there {
            found.insert(sensitivity);
        }
    };
    add(groups.iter().any(|group| group.leaves_sealed()), Sensitivity::Identity);
    add(groups.contains(&DataGroup::SexualViolence), Sensitivity::Gbv);
    add(privileged, Sensitivity::Privileged);
    add(child, Sensitivity::Child);
    found
}

/// What is refused is not shown to exist.
pub(super) fn hidden<T>(answer: Result<T, GateError>) -> Result<T, GateError> {
    match answer {
        Err(GateError::Refused { .. }) => Err(GateError::NotFound),
        other => other,
    }
}

impl Gate {
    /// The record of a person, whoever asks. What counts people or is taken from a judgment is nobody's file.
    pub(super) async fn person(&self, record: RecordId) -> Result<File, GateError> {
        let detail = self.store().record(record).await?.filter(|detail| detail.summary.source_kind == SourceKind::CaseRecords).ok_or(GateError::NotFound)?;
        let body = self.body(&detail.summary.agency).await?;
        Ok(File { detail, body })
    }

    /// The record, for whoever may see it in coded form; for everybody else it is not there.
    pub(super) async fn file(&self, entered: &Entered, record: RecordId, at: &str) -> Result<File, GateError> {
        let file = self.person(record).await?;
        let coded = Resource {
            wing: if file.wing() == Wing::Prosecute { Wing::Prosecute } else { Wing::Measure },
            ..file.thing(ResourceKind::Record, Sensitivity::Coded)
        };
        let purposes = [Purpose::Casework, Purpose::Investigation, Purpose::FinancialIntelligence, Purpose::Sanctions];
        let sees = purposes.into_iter().any(|purpose| self.may(entered, Action::ViewRecord, &coded, &Context::new(purpose), at).is_ok());
        if sees { Ok(file) } else { Err(GateError::NotFound) }
    }

    /// Asks about the papers of a person. Whoever may not see them is not told that there are any; whoever lacks the training for
    /// children, and sees the file, is told so.
    pub(super) fn may_with_papers(
        &self,
        entered: &Entered,
        action: Action,
        file: &File,
        (child, purpose): (bool, Purpose),
        at: &str,
    ) -> Result<Act, GateError> {
        let context = Context::new(purpose);
        let act = hidden(self.may(entered, action, &file.thing(ResourceKind::Basis, Sensitivity::Identity), &context, at))?;
        if child {
            self.may(entered, action, &file.thing(ResourceKind::Basis, Sensitivity::Child), &context, at)?;
        }
        Ok(act)
    }
}
