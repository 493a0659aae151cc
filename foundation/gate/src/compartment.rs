//! In which wing and compartment somebody's identity stands, by what is coded about her and by whose record it is.

use crate::{Entered, Gate, GateError, wing_of};
use lantern_access::{
    consent::{Consent, PersonAge},
    policy::{Body, Resource, Sensitivity},
};
use lantern_model::{RecordId, Unit, age, field};
use lantern_store::{EntityFilter, RecordDetail, UnitValues};

/// What is recorded of her age when she was found. It decides before everything else.
const STATUS_AT_DETECTION: &str = "age_status_detection";
const AGE_AT_DETECTION: &str = "age_at_detection";
const AGE_GROUP: &str = "age_group";
const BIRTH_YEAR: &str = "birth_year";

/// What is recorded of her age before that.
const STATUSES_BEFORE: [&str; 2] = ["age_status_recruitment", "age_status_exploitation"];
const AGES_BEFORE: [&str; 2] = ["age_at_recruitment", "age_at_exploitation"];

/// Whether a record is a child's. Any sign that she may be one counts, whatever else is said (Palermo Protocol Art. 3 (d); a slip
/// that shuts a file is mended by asking somebody who is trained, one that opens it is not). Where nothing at all is known of the
/// age, the file is no child's: most files of adults say nothing of it, and if all of them needed child-trained staff, people in
/// danger would be reached by breaking the glass only, until nobody took a broken glass for something unusual.
pub(crate) fn is_child(detail: &RecordDetail, year: i64) -> bool {
    let Some(victim) = detail.units.iter().find(|unit| unit.unit == Unit::Victim && unit.sequence == 0) else { return false };
    let found = [
        text(victim, STATUS_AT_DETECTION),
        number(victim, AGE_AT_DETECTION).map(|years| age::status(years.unsigned_abs())),
        text(victim, AGE_GROUP).and_then(age::status_of_band),
    ];
    if found.contains(&Some("child")) {
        return true;
    }
    // Who was born eighteen years ago may not have had her birthday yet.
    if number(victim, BIRTH_YEAR).is_some_and(|born| year - born <= i64::try_from(age::ADULT_FROM_YEARS).unwrap_or(i64::MAX)) {
        return true;
    }
    if found.contains(&Some("adult")) {
        return false;
    }
    STATUSES_BEFORE.iter().any(|name| text(victim, name) == Some("child"))
        || AGES_BEFORE.iter().any(|name| number(victim, name).is_some_and(|years| age::status(years.unsigned_abs()) == "child"))
}

fn text<'a>(unit: &'a UnitValues, name: &str) -> Option<&'a str> {
    let found = unit.values.iter().find(|(field, _)| field.name == name);
    found.map(|(_, value)| value.as_text()).filter(|text| !text.starts_with('!'))
}

/// The number that a value begins with: an age, or a year.
fn number(unit: &UnitValues, name: &str) -> Option<i64> {
    let text = text(unit, name)?;
    let end = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    text[..end].parse().ok()
}

/// The year of an instant; one that cannot be read lies far ahead, so that nobody is taken for a child by it.
pub(crate) fn year_of(at: &str) -> i64 {
    at.get(..4).and_then(|year| year.parse().ok()).unwrap_or(i64::MAX)
}

impl Gate {
    /// A record's identity as the policies see it, with what is coded about her. Another agency's record is not there, and neither
    /// is one that does not exist.
    pub async fn identity_thing(&self, entered: &Entered, record: RecordId, at: &str) -> Result<(Resource, RecordDetail), GateError> {
        let detail = self.store().record(record).await?.ok_or(GateError::NotFound)?;
        let agency = &detail.summary.agency;
        if entered.agency() != Some(agency.as_str()) {
            return Err(GateError::NotFound);
        }
        let year = year_of(at);
        let body = self.body(agency).await?;
        // What she told a legal-aid body in her own words is between her and her lawyer. The compartment of gender-based violence is kept
        // for files that are begun there: no coded value moves one into it, or the case worker who wrote it down would lose it.
        let narrative = field::by_path("victim.narrative").map(|field| field.number);
        let is_privileged = body == Body::LegalAid && detail.sealed_fields.iter().any(|(.., number)| Some(*number) == narrative);
        let sensitivity = if is_privileged {
            Sensitivity::Privileged
        } else if is_child(&detail, year) || self.agreed_as_child(record).await? {
            Sensitivity::Child
        } else {
            Sensitivity::Identity
        };
        Ok((Resource::record(agency.as_str(), wing_of(body), sensitivity), detail))
    }

    /// Whether somebody agreed to something as a child, or for a child, and has not taken it back.
    async fn agreed_as_child(&self, record: RecordId) -> Result<bool, GateError> {
        let filter = EntityFilter { subject: Some(record), ..EntityFilter::default() };
        let (consents, _) = self.list::<Consent>(&filter, 0, lantern_store::PAGE_MAX).await?;
        Ok(consents.iter().any(|held| matches!(held.body.age, PersonAge::Child { .. }) && held.body.withdrawn_at.is_none()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lantern_model::{AgencyCode, Coded, DatasetName, SourceKind, field};
    use lantern_store::{RecordStanding, RecordSummary};
    use uuid::Uuid;

    fn of(values: &[(&str, &str)]) -> bool {
        let coded = |(name, text): &(&str, &str)| {
            let field = field::by_path(&format!("victim.{name}")).unwrap();
            (field, Coded::checked(field, text).unwrap())
        };
        let summary = RecordSummary {
            record: RecordId::new(Uuid::nil()),
            agency: AgencyCode::parse("shelter").unwrap(),
            dataset: DatasetName::parse("register").unwrap(),
            dataset_id: 1,
            source_kind: SourceKind::CaseRecords,
            version: 1,
            row_number: 2,
            elements: String::new(),
            recorded_at: String::new(),
            changed_at: String::new(),
        };
        let units = vec![UnitValues { unit: Unit::Victim, sequence: 0, values: values.iter().map(coded).collect() }];
        is_child(&RecordDetail { summary, units, sealed_fields: Vec::new(), standing: RecordStanding::Counts }, 2026)
    }

    /// Any sign of a child makes it a child's file; an adult's, and one that says nothing, is none.
    #[test]
    fn any_sign_of_a_child_counts() {
        for child in [
            &[("age_group", "9_17")][..],
            &[("age_at_detection", "17")],
            &[("age_status_detection", "child"), ("age_group", "18_20")],
            &[("birth_year", "2008")],
            &[("birth_year", "2009"), ("age_status_detection", "adult")],
            &[("age_status_recruitment", "child"), ("age_group", "!unknown")],
            &[("age_at_exploitation", "12")],
        ] {
            assert!(of(child), "{child:?}");
        }
        for other in [
            &[][..],
            &[("age_group", "!not_asked")],
            &[("age_at_detection", "18")],
            &[("birth_year", "2007")],
            &[("age_status_detection", "adult"), ("age_status_recruitment", "child")],
            &[("age_group", "0_29")],
        ] {
            assert!(!of(other), "{other:?}");
        }
    }
}
