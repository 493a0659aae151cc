//! The feed of the public release: every counted record as its codes, many equal ones at a time.

use crate::{
    Dimension, FactsError, Query, Snapshot,
    column::{FactsFile, LATEST_MONTH},
    engine::COUNT,
    table::NOT_RECORDED,
};
use lantern_model::SourceKind;

impl Snapshot {
    /// Hands over each combination of texts with how many records have it, in an order that is the same on every machine
    /// for the same snapshot. A dimension with several values gives its canonical text, such as `recruitment receipt`.
    ///
    /// `held_back_from` is a month since year 0 ([`lantern_model::PartialDate::month_index`]): records of a later month
    /// of detection (else of registration, else of import; a year alone counts as its December) are left out.
    pub async fn each_row(
        &self,
        dimensions: &[Dimension],
        source_kind: SourceKind,
        held_back_from: Option<i32>,
        mut each: impl FnMut(&[&str], u64),
    ) -> Result<(), FactsError> {
        // The lattice of a release has more dimensions than a table, so the rules are asked about one at a time.
        let mut filters: Option<Vec<String>> = None;
        let asks_status = dimensions.iter().any(|dimension| dimension.name() == "status");
        for dimension in dimensions {
            let by = if asks_status { vec![Dimension::named("status")?] } else { vec![*dimension] };
            if dimension.unit() != crate::CountUnit::Records {
                return Err(FactsError::NotInKind { dimension: dimension.name(), kind: source_kind });
            }
            filters = self.plan(&Query { by, conditions: Vec::new(), source_kind: Some(source_kind) })?.filters;
        }
        let Some(mut filters) = filters else { return Ok(()) };
        if let Some(month) = held_back_from {
            filters.push(format!("{LATEST_MONTH} <= {}", month.max(0)));
        }
        let columns: Vec<&str> = dimensions.iter().map(|dimension| dimension.name()).collect();
        let groups = self.engine.groups(FactsFile::Records, &columns, &[COUNT], &filters).await.map_err(|error| self.explain(error))?;
        for group in &groups {
            let texts: Vec<&str> = dimensions.iter().zip(&group.keys).map(|(dimension, key)| self.text(*dimension, *key).unwrap_or(NOT_RECORDED)).collect();
            each(&texts, group.sums[0]);
        }
        Ok(())
    }
}
