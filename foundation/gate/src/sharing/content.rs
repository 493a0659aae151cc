//! Which field belongs to which group of data, down to the single code: what a person agreed to is cut out of her record here.

use lantern_access::consent::DataGroup;
use lantern_model::{Coded, Field, RecordId, Unit};
use lantern_store::RecordDetail;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The group that a field belongs to.
pub fn group_of(field: &Field) -> DataGroup {
    match (field.unit, field.name) {
        // What somebody says of her own gender can cost her life where she goes; it is no coded answer like another.
        (Unit::Victim, "family_name" | "given_name" | "other_names" | "document_number" | "birth_date" | "gender") => DataGroup::Identity,
        (Unit::Victim, "phone") => DataGroup::Contact,
        (Unit::Victim, "address") => DataGroup::Location,
        // A name that she said of somebody else is part of what she told.
        (Unit::Victim, "narrative") | (Unit::Perpetrator, "name") => DataGroup::Narrative,
        (Unit::Victim, "disability" | "wg_seeing" | "wg_hearing" | "wg_walking" | "wg_remembering" | "wg_selfcare" | "wg_communicating") => DataGroup::Medical,
        (Unit::Event, "sexual_types" | "sexual_violence") => DataGroup::SexualViolence,
        (Unit::Victim, "marital_status" | "recruiter_relation") | (Unit::Perpetrator, "relation") => DataGroup::Family,
        (Unit::Victim, "status" | "decider" | "decision_date" | "displacement") | (Unit::Perpetrator, "stage") => DataGroup::Legal,
        (Unit::Perpetrator, "paid") => DataGroup::Financial,
        _ => DataGroup::Coded,
    }
}

/// Whether a code of a list speaks of sexual violence, although its field holds other answers too.
pub fn speaks_of_sexual_violence(set: &str, code: &str) -> bool {
    matches!(
        (set, code),
        ("exploitation_form", "sexual_exploitation" | "sexual_slavery" | "forced_marriage" | "forced_pregnancy" | "surrogacy")
            | ("purpose", "prostitution_of_others" | "other_sexual_exploitation" | "sexual_exploitation")
            | ("control_means", "sexual_abuse")
            | ("grave_violation", "sexual_violence")
            | ("assistance", "clinical_management_of_rape")
    )
}

/// The id of one value of a record, the smallest thing that passes through the door.
pub fn item_id(record: RecordId, (unit, sequence, field): (Unit, u8, u16)) -> Uuid {
    let place = [record.bytes().as_slice(), &[unit as u8, sequence], &field.to_be_bytes()].concat();
    let hash = blake3::derive_key("lantern gate 2026 item of a record", &place);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// One value of a record, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// The unit.
    pub unit: Unit,
    /// Which of several.
    pub sequence: u8,
    /// The field.
    pub field: &'static Field,
    /// The group that it belongs to; that of sexual violence where its codes speak of it.
    pub group: DataGroup,
}

/// What of a record leaves.
pub(super) enum Selection<'a> {
    /// All values of these groups.
    Groups(&'a BTreeSet<DataGroup>),
    /// One value.
    One(Uuid),
}

/// A coded value that leaves.
pub(super) struct CodedLine {
    pub(super) group: DataGroup,
    pub(super) unit: Unit,
    pub(super) sequence: u8,
    pub(super) field: &'static Field,
    pub(super) text: String,
}

/// The codes of a value that may leave without what they say of sexual violence; none where nothing is left.
fn without_sexual_violence(field: &Field, value: &Coded) -> Option<String> {
    let Some(set) = field.kind.set() else { return Some(value.as_text().to_owned()) };
    let left: Vec<&str> = value.as_text().split(' ').filter(|code| !speaks_of_sexual_violence(set, code)).collect();
    (!left.is_empty()).then(|| left.join(" "))
}

fn has_sexual_violence(field: &Field, value: &Coded) -> bool {
    field.kind.set().is_some_and(|set| value.as_text().split(' ').any(|code| speaks_of_sexual_violence(set, code)))
}

/// The coded values that leave. Where the group of sexual violence does not, its codes are cut out of the lists in which they stand, and
/// nothing says that something was cut.
pub(super) fn coded(detail: &RecordDetail, selection: &Selection<'_>) -> Vec<CodedLine> {
    let mut lines = Vec::new();
    for unit in &detail.units {
        for (field, value) in &unit.values {
            let group = group_of(field);
            let text = match selection {
                Selection::One(item) if *item == item_id(detail.summary.record, (unit.unit, unit.sequence, field.number)) => Some(value.as_text().to_owned()),
                Selection::Groups(groups) if groups.contains(&group) && groups.contains(&DataGroup::SexualViolence) => Some(value.as_text().to_owned()),
                Selection::Groups(groups) if groups.contains(&group) => without_sexual_violence(field, value),
                _ => None,
            };
            lines.extend(text.map(|text| CodedLine { group, unit: unit.unit, sequence: unit.sequence, field, text }));
        }
    }
    lines
}

/// Whether a sealed value leaves.
pub(super) fn takes(selection: &Selection<'_>, record: RecordId, (unit, sequence, field): (Unit, u8, &Field)) -> bool {
    match selection {
        Selection::Groups(groups) => groups.contains(&group_of(field)),
        Selection::One(item) => *item == item_id(record, (unit, sequence, field.number)),
    }
}

/// Everything of a record that could be chosen as the one item.
pub(super) fn items(detail: &RecordDetail) -> Vec<Item> {
    let mut found = Vec::new();
    for unit in &detail.units {
        for (field, value) in &unit.values {
            let group = if has_sexual_violence(field, value) { DataGroup::SexualViolence } else { group_of(field) };
            found.push(Item { unit: unit.unit, sequence: unit.sequence, field, group });
        }
    }
    for (unit, sequence, number) in &detail.sealed_fields {
        if let Some(field) = lantern_model::field::by_number(*number) {
            found.push(Item { unit: *unit, sequence: *sequence, field, group: group_of(field) });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use lantern_model::field::{self, Class};

    /// What identifies somebody never stands among the coded answers.
    #[test]
    fn identity_is_never_coded() {
        for one in field::all().iter().filter(|one| one.class == Class::Identity) {
            assert!(group_of(one).leaves_sealed(), "{} would leave in the clear", one.path());
        }
    }

    /// No list has a code on sexual violence that would leave among the coded answers.
    #[test]
    fn codes_on_sexual_violence_are_known() {
        const SAYS: [&str; 6] = ["sexual", "rape", "prostitut", "pregnan", "marriage", "surrog"];
        let mut seen = 0;
        for one in field::all().iter().filter(|one| group_of(one) == DataGroup::Coded && one.unit != Unit::CourtCase && one.unit != Unit::Aggregate) {
            let Some(set) = one.kind.set() else { continue };
            for code in lantern_vocab::set(set).unwrap().codes().iter().map(lantern_vocab::Code::code) {
                if SAYS.iter().any(|word| code.contains(word)) {
                    assert!(speaks_of_sexual_violence(set, code), "{set}: {code}");
                    seen += 1;
                }
            }
        }
        assert!(seen >= 10, "{seen}");
    }
}
