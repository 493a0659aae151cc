//! The records behind a row of a table: the one way from a figure back to what was counted, for those who may see records.

use crate::{
    Condition, CountUnit, FactsError,
    build::is_counted,
    column::{Reading, place},
    plan::{check_codes, codes_of},
    walk::Walk,
};
use lantern_model::{RecordId, SourceKind, Unit};
use lantern_store::Store;

/// Records of one kind of source that meet a condition, in the order of the record, with how many there are. The readings
/// and the rule of who counts are those of the tables, so that a figure and its list agree; both are of the same moment
/// only while nothing is imported in between.
pub async fn records_of(store: &Store, condition: &Condition, kind: SourceKind, offset: u64, limit: u32) -> Result<(Vec<RecordId>, u64), FactsError> {
    let dimension = condition.dimension;
    if dimension.unit() != CountUnit::Records || !kind.is_about_persons() {
        return Err(FactsError::NotInKind { dimension: dimension.name(), kind });
    }
    let kinds: Vec<SourceKind> = store.datasets().await?.into_iter().map(|dataset| dataset.source_kind).collect();
    let source_codes: Vec<String> = (0..kinds.len()).map(|index| index.to_string()).collect();
    check_codes(condition, &source_codes)?;
    let (reading, status, asks_status) = (Reading::of(dimension), place("victim.status"), dimension.name() == "status");
    let wanted = |code: &str| condition.codes.iter().any(|wanted| wanted == code);
    let (mut records, mut all) = (Vec::new(), 0);
    let mut walk = Walk::begin(store, &[Unit::Victim, Unit::Event]).await;
    while let Some(met) = walk.next().await? {
        if kinds.get(met.record.dataset_index) != Some(&kind) {
            continue;
        }
        let values = met.values();
        let units = met.base(&values);
        let text = reading.text(&units);
        let meets = match source_codes.get(met.record.dataset_index).filter(|_| dimension.is_common()) {
            Some(code) => wanted(code),
            None => codes_of(dimension, text.as_deref()).any(wanted),
        };
        if meets && (asks_status || is_counted(&units, status)) {
            if all >= offset && records.len() < limit as usize {
                records.push(met.record.record);
            }
            all += 1;
        }
    }
    Ok((records, all))
}
