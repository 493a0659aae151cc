//! The feed of the public release: every counted record as its codes, many equal ones at a time.

use crate::{
    CountUnit, Dimension, FactsError, Snapshot,
    column::{COUNTED, FactsFile, LATEST_MONTH},
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
        if let Some(other) = dimensions.iter().find(|dimension| dimension.unit() != CountUnit::Records || !source_kind.is_about_persons()) {
            return Err(FactsError::NotInKind { dimension: other.name(), kind: source_kind });
        }
        let Some(mut filters) = self.source_filter(source_kind) else { return Ok(()) };
        // Asking for the step of identification does not bring in people at risk: here it only divides those who count.
        filters.push(format!("{COUNTED} = 1"));
        if let Some(month) = held_back_from {
            filters.push(format!("{LATEST_MONTH} <= {}", month.max(0)));
        }
        let columns: Vec<&str> = dimensions.iter().map(|dimension| dimension.name()).collect();
        let groups = self.engine.groups(FactsFile::Records, &columns, &[COUNT], &filters).await?;
        for group in &groups {
            let texts: Vec<&str> = dimensions.iter().zip(&group.keys).map(|(dimension, key)| self.text(*dimension, *key).unwrap_or(NOT_RECORDED)).collect();
            each(&texts, group.sums[0]);
        }
        Ok(())
    }
}
