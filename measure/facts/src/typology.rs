//! The typology of S/2017/939 paragraph 63: affected areas, profiles of victims and perpetrators, means, forms.

use crate::{Condition, Dimension, FactsError, Query, Snapshot, Table, plan::unit_of};
use lantern_model::SourceKind;

/// What a typology is made for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    /// The kind of source; without it only one kind may be present.
    pub source_kind: Option<SourceKind>,
    /// Conditions on every table.
    pub conditions: Vec<Condition>,
}

/// The typology of one kind of source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typology {
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// The journal position of the snapshot.
    pub position: i64,
    /// The kind of source it was counted from.
    pub source_kind: SourceKind,
}

/// A part of the typology.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The key of the words `typology-part-…`.
    pub key: &'static str,
    /// Its tables, in order.
    pub tables: Vec<Table>,
}

/// One table of the typology, before it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypologyTable {
    /// The key of the words `typology-…-title`; none for a table that stands beside the one before it, and is named by
    /// its dimensions like any other.
    pub id: Option<&'static str>,
    /// The part it stands in.
    pub part: &'static str,
    /// What it is divided by.
    pub by: &'static [&'static str],
}

impl TypologyTable {
    /// The dimensions; every name is one of the catalogue, which a test checks.
    pub fn dimensions(&self) -> Vec<Dimension> {
        self.by.iter().filter_map(|name| Dimension::parse(name)).collect()
    }
}

const fn table(part: &'static str, id: &'static str, by: &'static [&'static str]) -> TypologyTable {
    TypologyTable { id: Some(id), part, by }
}

const fn beside(part: &'static str, by: &'static [&'static str]) -> TypologyTable {
    TypologyTable { id: None, part, by }
}

const TABLES: &[TypologyTable] = &[
    table("areas", "areas", &["exploitation_area"]),
    table("areas", "countries", &["exploitation_country"]),
    table("areas", "routes", &["route"]),
    table("people", "sex", &["sex"]),
    table("people", "age", &["age_broad"]),
    table("people", "sex-age", &["sex", "age_broad"]),
    table("people", "citizenship", &["citizenship"]),
    table("people", "displacement", &["displacement"]),
    table("people", "disability", &["disability"]),
    table("people", "status", &["status"]),
    table("people", "profile", &["sex", "age_broad", "citizenship", "displacement"]),
    table("perpetrators", "perpetrator-kind", &["perpetrator_kind"]),
    table("perpetrators", "perpetrator-role", &["perpetrator_role"]),
    table("perpetrators", "perpetrator-sex", &["perpetrator_sex"]),
    table("perpetrators", "perpetrator-age", &["perpetrator_age"]),
    table("perpetrators", "perpetrator-relation", &["perpetrator_relation"]),
    table("perpetrators", "perpetrator-stage", &["perpetrator_stage"]),
    table("means", "acts", &["act"]),
    table("means", "means", &["means"]),
    table("means", "control", &["control"]),
    table("means", "recruitment-channel", &["recruitment_channel"]),
    table("means", "recruiter-relation", &["recruiter_relation"]),
    table("forms", "forms", &["form"]),
    // "Each form" counts a record under every form it names; one form or several divides the records.
    beside("forms", &["form_count"]),
    table("forms", "forms-sector", &["form", "sector"]),
    table("forms", "core", &["form", "sex", "age_broad"]),
    table("conflict", "conflict-relation", &["conflict_relation"]),
    table("conflict", "trafficker-kind", &["trafficker_kind"]),
    table("conflict", "actor-kind", &["actor_kind"]),
    table("sources", "year-detection", &["year_detection"]),
    table("sources", "year-registration", &["year_registration"]),
    table("sources", "year-exploitation", &["year_exploitation"]),
    table("sources", "year-decision", &["year_decision"]),
    table("sources", "sources", &["source"]),
];

const AGGREGATE_TABLES: &[TypologyTable] =
    &[table("sources", "aggregate", &["aggregate_indicator", "aggregate_year"]), beside("sources", &["aggregate_country", "aggregate_indicator"])];

const COURT_TABLES: &[TypologyTable] = &[
    table("sources", "court", &["court_act"]),
    beside("sources", &["court_means"]),
    beside("sources", &["court_purpose"]),
    table("sources", "sources", &["source"]),
];

/// The tables of the typology of records about persons, in order.
pub fn typology_tables() -> &'static [TypologyTable] {
    TABLES
}

/// The tables of the typology of one kind of source. Totals that states reported and court cases have tables of their own.
pub fn typology_tables_of(kind: SourceKind) -> &'static [TypologyTable] {
    match kind {
        SourceKind::Aggregate => AGGREGATE_TABLES,
        SourceKind::CourtCase => COURT_TABLES,
        _ => TABLES,
    }
}

impl Snapshot {
    /// Counts the typology of one kind of source.
    pub async fn typology(&self, scope: &Scope) -> Result<Typology, FactsError> {
        let whole = Query { by: Vec::new(), conditions: scope.conditions.clone(), source_kind: scope.source_kind };
        let source_kind = self.kind_of(&whole, unit_of(&whole)?)?;
        let mut parts: Vec<Part> = Vec::new();
        for wanted in typology_tables_of(source_kind) {
            let query = Query { by: wanted.dimensions(), conditions: scope.conditions.clone(), source_kind: Some(source_kind) };
            let counted = Table { id: wanted.id, ..self.table(&query).await? };
            match parts.last_mut().filter(|part| part.key == wanted.part) {
                Some(part) => part.tables.push(counted),
                None => parts.push(Part { key: wanted.part, tables: vec![counted] }),
            }
        }
        Ok(Typology { parts, position: self.position(), source_kind })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CountUnit;
    use std::collections::BTreeSet;

    /// Every table names dimensions of one unit, ids are unique, and parts stand together.
    #[test]
    fn the_list_of_tables_is_sound() {
        for kind in SourceKind::ALL {
            let tables = typology_tables_of(kind);
            let ids: Vec<_> = tables.iter().filter_map(|table| table.id).collect();
            assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
            let mut parts: Vec<_> = tables.iter().map(|table| table.part).collect();
            parts.dedup();
            assert_eq!(parts.iter().collect::<BTreeSet<_>>().len(), parts.len());
            for table in tables {
                assert_eq!(table.dimensions().len(), table.by.len(), "{:?}", table.id);
                let units: BTreeSet<CountUnit> =
                    table.dimensions().iter().filter(|dimension| !dimension.is_common()).map(|dimension| dimension.unit()).collect();
                assert!(units.len() <= 1 && table.by.len() <= crate::DIMENSIONS_MAX, "{:?}", table.id);
            }
        }
    }
}
