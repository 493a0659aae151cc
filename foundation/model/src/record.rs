//! One source record: the units that one row of an agency's file describes.

use crate::{
    Coded, Identity, SourceKind, Unit,
    field::{self, Field},
    palermo::{self, Elements},
    value::Known,
};
use std::collections::BTreeMap;

/// The values of one unit of a record. `sequence` tells apart two of the same unit (two alleged perpetrators).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityValues {
    /// Which unit.
    pub unit: Unit,
    /// Which of several, from 0.
    pub sequence: u8,
    /// Coded values by field number.
    pub coded: BTreeMap<u16, Coded>,
    /// Identity values by field number, on their way to the seal.
    pub identity: BTreeMap<u16, Identity>,
}

impl EntityValues {
    /// A unit without values.
    pub const fn new(unit: Unit, sequence: u8) -> Self {
        Self { unit, sequence, coded: BTreeMap::new(), identity: BTreeMap::new() }
    }
}

/// One record with its units, in the order of unit and sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What kind of material it comes from.
    pub source_kind: SourceKind,
    entities: BTreeMap<(Unit, u8), EntityValues>,
}

impl Record {
    /// An empty record.
    pub const fn new(source_kind: SourceKind) -> Self {
        Self { source_kind, entities: BTreeMap::new() }
    }

    /// The unit with this sequence number, made if it is not there.
    pub fn entity_mut(&mut self, unit: Unit, sequence: u8) -> &mut EntityValues {
        self.entities.entry((unit, sequence)).or_insert_with(|| EntityValues::new(unit, sequence))
    }

    /// The units in order.
    pub fn entities(&self) -> impl Iterator<Item = &EntityValues> {
        self.entities.values()
    }

    /// The units in order, given away.
    pub fn into_entities(self) -> impl Iterator<Item = EntityValues> {
        self.entities.into_values()
    }

    /// A coded value of the first such unit.
    pub fn coded(&self, path: &str) -> Option<&Coded> {
        let field = field::by_path(path)?;
        self.entities.get(&(field.unit, 0))?.coded.get(&field.number)
    }

    /// Sets a coded value of the first such unit.
    pub fn set_coded(&mut self, field: &Field, value: Coded) {
        self.entity_mut(field.unit, 0).coded.insert(field.number, value);
    }

    /// Whether any identity value is in it.
    pub fn has_identity(&self) -> bool {
        self.entities.values().any(|entity| !entity.identity.is_empty())
    }

    /// Article 3 of the Palermo Protocol, applied to what is recorded.
    pub fn elements(&self) -> Elements {
        let known = |path: &str| self.coded(path).map_or(Known::NotKnown, Coded::known);
        let purpose = match (known("event.forms"), known("event.purposes")) {
            (Known::Present, _) | (_, Known::Present) => Known::Present,
            (Known::Absent, _) | (_, Known::Absent) => Known::Absent,
            _ => Known::NotKnown,
        };
        // Means of control are means in the Protocol's sense: force, threats, deception, debt (abuse of vulnerability).
        let means = match (known("event.means"), known("event.control")) {
            (Known::Present, _) | (_, Known::Present) => Known::Present,
            (Known::Absent, Known::Absent) => Known::Absent,
            _ => Known::NotKnown,
        };
        palermo::elements(known("event.acts"), means, purpose, self.was_child_at_act())
    }

    /// Whether the person was under eighteen when it happened: by the age at recruitment, else at exploitation.
    /// The age at detection says "child" only (a child found was a child before), never "adult".
    fn was_child_at_act(&self) -> Option<bool> {
        let status = |path: &str| self.coded(path).and_then(|value| value.list().next().map(|code| code == "child"));
        status("victim.age_status_recruitment")
            .or_else(|| status("victim.age_status_exploitation"))
            .or_else(|| status("victim.age_status_detection").filter(|child| *child))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(values: &[(&str, &str)]) -> Record {
        let mut record = Record::new(SourceKind::CaseRecords);
        for (path, text) in values {
            let field = field::by_path(path).unwrap();
            record.set_coded(field, Coded::checked(field, text).unwrap());
        }
        record
    }

    /// An adult found today may have been a child when recruited: the age at detection never says "adult at the act".
    #[test]
    fn age_at_the_act_counts() {
        let base = [("event.acts", "recruitment"), ("event.means", "-"), ("event.control", "-"), ("event.forms", "forced_labour")];
        let with = |extra: (&str, &str)| record(&[&base[..], &[extra]].concat()).elements();
        assert_eq!(with(("victim.age_status_recruitment", "child")), Elements::Met);
        assert_eq!(with(("victim.age_status_recruitment", "adult")), Elements::NotMet);
        assert_eq!(with(("victim.age_status_detection", "adult")), Elements::NotEnoughKnown);
        assert_eq!(with(("victim.age_status_detection", "child")), Elements::Met);
    }

    /// A record with nothing in it is still a record: the rule is never a condition of recording.
    #[test]
    fn an_empty_record_stands() {
        assert_eq!(record(&[]).elements(), Elements::NotEnoughKnown);
    }
}
