//! The register of processing: what is done with personal data in this deployment, why, by whom, for how long; printed for whoever asks.
//! After the actions of the IASC Operational Guidance on Data Responsibility (2023), in our own words.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{DataGroup, Line, RecipientId, RetentionKind, SensitivityClass};
use crate::codes;
use crate::credential::{Agency, Day, Login};
use crate::policy::{BasisKind, Purpose};

codes! {
    /// Whose data.
    pub enum WhoseData: "whose-data" {
        /// Victims and persons at risk.
        PersonsAtRisk = "persons_at_risk",
        /// Children among them.
        Children = "children",
        /// Relatives and dependants.
        Relatives = "relatives",
        /// Alleged perpetrators.
        AllegedPerpetrators = "alleged_perpetrators",
        /// Those who complain.
        Complainants = "complainants",
        /// Staff.
        Staff = "staff",
    }
}

codes! {
    /// Why an entry is not taken.
    pub enum ProcessingProblem: "processing-problem" {
        /// It names no purpose, no data or no persons.
        Empty = "empty",
        /// It names no basis.
        NoBasis = "no_basis",
        /// Data whose disclosure does serious harm need an impact assessment first.
        NoAssessment = "no_assessment",
        /// It has not been looked at for a year.
        ReviewDue = "review_due",
    }
}

/// Days after which an entry is looked at again.
const REVIEW_DAYS: i64 = 365;

/// One processing of personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Processing {
    /// The form of this body.
    pub version: u8,
    /// The entity's id.
    pub id: Uuid,
    /// What it is called.
    pub title: Line,
    /// Who answers for it.
    pub agency: Agency,
    /// What for.
    pub purposes: BTreeSet<Purpose>,
    /// On which bases.
    pub bases: BTreeSet<BasisKind>,
    /// Whose data.
    pub whose: BTreeSet<WhoseData>,
    /// Which data.
    pub groups: BTreeSet<DataGroup>,
    /// How much harm disclosure would do.
    pub class: SensitivityClass,
    /// To whom it goes.
    pub recipients: BTreeSet<RecipientId>,
    /// How long it is kept: the schedules of these kinds.
    pub kept: BTreeSet<RetentionKind>,
    /// What protects it.
    pub safeguards: Vec<Line>,
    /// When its data-protection impact assessment was approved.
    pub assessed_on: Option<Day>,
    /// Who keeps this entry.
    pub owner: Login,
    /// When it was last looked at.
    pub reviewed_on: Day,
}

impl Processing {
    /// Whether the entry can stand on this day.
    pub fn check(&self, on: Day) -> Result<(), ProcessingProblem> {
        if self.purposes.is_empty() || self.groups.is_empty() || self.whose.is_empty() {
            return Err(ProcessingProblem::Empty);
        }
        if self.bases.is_empty() {
            return Err(ProcessingProblem::NoBasis);
        }
        if self.class >= SensitivityClass::High && self.assessed_on.is_none_or(|assessed| assessed > on) {
            return Err(ProcessingProblem::NoAssessment);
        }
        if (0..=REVIEW_DAYS).contains(&on.days_since(self.reviewed_on)) { Ok(()) } else { Err(ProcessingProblem::ReviewDue) }
    }

    /// What it is looked up by.
    pub fn keys(&self) -> Vec<(String, String)> {
        let mut keys = vec![("agency".to_owned(), self.agency.to_string())];
        keys.extend(self.purposes.iter().map(|purpose| ("purpose".to_owned(), purpose.to_string())));
        keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sensitive processing without an impact assessment, without a basis or unreviewed for a year does not stand.
    #[test]
    fn an_entry_stands_on_assessment_basis_and_review() {
        let day = |text| Day::parse(text).unwrap();
        let good = Processing {
            version: 1,
            id: Uuid::nil(),
            title: Line::parse("case work of the northern mission").unwrap(),
            agency: Agency::parse("north").unwrap(),
            purposes: BTreeSet::from([Purpose::Casework]),
            bases: BTreeSet::from([BasisKind::Consent]),
            whose: BTreeSet::from([WhoseData::PersonsAtRisk]),
            groups: BTreeSet::from([DataGroup::Identity]),
            class: SensitivityClass::Severe,
            recipients: BTreeSet::new(),
            kept: BTreeSet::from([RetentionKind::CaseFile]),
            safeguards: vec![Line::parse("names sealed under the agency's key").unwrap()],
            assessed_on: Some(day("2026-05-01")),
            owner: Login::parse("officer-1").unwrap(),
            reviewed_on: day("2026-05-01"),
        };
        let on = day("2026-11-25");
        assert_eq!(good.check(on), Ok(()));
        assert_eq!(Processing { assessed_on: None, ..good.clone() }.check(on), Err(ProcessingProblem::NoAssessment));
        assert_eq!(Processing { assessed_on: Some(day("2027-01-01")), ..good.clone() }.check(on), Err(ProcessingProblem::NoAssessment));
        assert_eq!(Processing { bases: BTreeSet::new(), ..good.clone() }.check(on), Err(ProcessingProblem::NoBasis));
        assert_eq!(Processing { whose: BTreeSet::new(), ..good.clone() }.check(on), Err(ProcessingProblem::Empty));
        assert_eq!(good.check(day("2027-06-01")), Err(ProcessingProblem::ReviewDue));
        let body = serde_json::to_string(&good).unwrap();
        assert_eq!(serde_json::from_str::<Processing>(&body).unwrap(), good);
        assert!(serde_json::from_str::<Processing>(&body.replace("\"version\"", "\"name_of_victim\":\"x\",\"version\"")).is_err());
    }
}
