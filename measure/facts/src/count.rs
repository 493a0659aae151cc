//! Counts a table. The engine groups keys; what a combination of texts means for the rows is decided here, on the few
//! combinations that there are.

use crate::{
    CountUnit, Dimension, DimensionKind, FactsError, Figure, FigureKind, Query, ROWS_MAX, Snapshot, Table, TableRow,
    column::{BOUNDED, FactsFile, HIGH, LOW},
    engine::{COUNT, Group},
    plan::codes_of,
    table::{NOT_RECORDED, is_missing},
};
use lantern_model::value::NONE_OF_THEM;
use lantern_vocab::Missing;
use std::{cmp::Reverse, collections::HashMap};

/// A sum that may be censored.
#[derive(Debug, Clone, Copy)]
struct Sum {
    low: u64,
    high: u64,
    is_bounded: bool,
}

impl Sum {
    const ZERO: Self = Self { low: 0, high: 0, is_bounded: true };

    fn of(group: &Group) -> Self {
        match group.sums[..] {
            [low, high, bounded] => Self { low, high, is_bounded: bounded == 1 },
            _ => Self { low: group.sums[0], high: group.sums[0], is_bounded: true },
        }
    }

    fn add(&mut self, more: Self) {
        self.low = self.low.saturating_add(more.low);
        self.high = self.high.saturating_add(more.high);
        self.is_bounded &= more.is_bounded;
    }

    const fn figure(self) -> Figure {
        match self {
            Self { low, high, is_bounded: true } if low == high => Figure::Exact(low),
            Self { low, high, is_bounded: true } => Figure::Between { low, high: Some(high) },
            Self { low, .. } => Figure::Between { low, high: None },
        }
    }
}

impl Snapshot {
    /// Counts one table.
    pub async fn table(&self, query: &Query) -> Result<Table, FactsError> {
        let plan = self.plan(query)?;
        let groups = match &plan.filters {
            Some(filters) => self.groups(&query.by, plan.unit, filters).await?,
            None => Vec::new(),
        };
        let (mut all, mut known) = (Sum::ZERO, Sum::ZERO);
        let mut sums: HashMap<Vec<&str>, Sum> = HashMap::new();
        for group in &groups {
            let sum = Sum::of(group);
            let texts: Vec<Option<&str>> = query.by.iter().zip(&group.keys).map(|(dimension, key)| self.text(*dimension, *key)).collect();
            all.add(sum);
            if texts.iter().all(|text| text.is_some_and(|text| !is_missing(text))) {
                known.add(sum);
            }
            add_each(&query.by, &texts, sum, &mut sums);
            if sums.len() > ROWS_MAX {
                return Err(FactsError::TooManyRows);
            }
        }
        // Without dimensions the whole is the only row, and it is there also when nothing was counted.
        if query.by.is_empty() {
            sums.insert(Vec::new(), all);
        }
        Ok(Table {
            id: None,
            by: query.by.clone(),
            conditions: query.conditions.clone(),
            unit: plan.unit,
            source_kind: plan.source_kind,
            rows: ordered(&query.by, sums),
            all: all.figure(),
            known: known.figure(),
            additive: is_additive(&query.by),
            position: self.position(),
            figures: FigureKind::Operational,
        })
    }

    async fn groups(&self, by: &[Dimension], unit: CountUnit, filters: &[String]) -> Result<Vec<Group>, FactsError> {
        let columns: Vec<&str> = by.iter().map(|dimension| dimension.name()).collect();
        let sums = [format!("sum({LOW})"), format!("sum({HIGH})"), format!("cast(coalesce(min({BOUNDED}), 1) as bigint unsigned)")];
        let measures: Vec<&str> = if unit == CountUnit::AggregateFigures { sums.iter().map(String::as_str).collect() } else { vec![COUNT] };
        self.engine.groups(FactsFile::of(unit), &columns, &measures, filters).await
    }
}

/// One unit may stand in several rows of a dimension with several values, and reported totals overlap between categories.
fn is_additive(by: &[Dimension]) -> bool {
    !by.iter().any(|dimension| dimension.is_multiple() || dimension.name() == "aggregate_category")
}

/// Adds a combination to every row it stands in: the product of its codes.
fn add_each<'a>(by: &[Dimension], texts: &[Option<&'a str>], sum: Sum, sums: &mut HashMap<Vec<&'a str>, Sum>) {
    let mut rows: Vec<Vec<&str>> = vec![Vec::with_capacity(by.len())];
    for (dimension, text) in by.iter().zip(texts) {
        let codes: Vec<&str> = codes_of(*dimension, *text).collect();
        rows = rows.iter().flat_map(|row| codes.iter().map(move |code| row.iter().copied().chain([*code]).collect())).collect();
    }
    for row in rows {
        sums.entry(row).or_insert(Sum::ZERO).add(sum);
    }
}

fn ordered(by: &[Dimension], sums: HashMap<Vec<&str>, Sum>) -> Vec<TableRow> {
    let row = |(codes, sum): (Vec<&str>, Sum)| TableRow { codes: codes.into_iter().map(str::to_owned).collect(), figure: sum.figure() };
    let mut rows: Vec<TableRow> = sums.into_iter().map(row).collect();
    order_rows(&mut rows, by);
    rows
}

/// Puts rows in the order of tables: known ones by figure, largest first and withheld ones after them, then in the order
/// of the vocabulary; missing ones last, by the same rules.
pub fn order_rows(rows: &mut [TableRow], by: &[Dimension]) {
    rows.sort_by_cached_key(|row| {
        let size = match row.figure {
            Figure::Exact(count) => Some((count, Some(count))),
            Figure::Between { low, high } => Some((low, high)),
            Figure::Withheld => None,
        };
        let ranks: Vec<_> = by.iter().zip(&row.codes).map(|(dimension, code)| rank(*dimension, code)).collect();
        (!row.is_known(), Reverse(size), ranks)
    });
}

/// The place of a code: the order of its set, of the sources or of the alphabet, then "none of them", then absences.
fn rank(dimension: Dimension, code: &str) -> (usize, usize, String) {
    if let Some(missing) = Missing::parse(code) {
        return (2, Missing::ALL.iter().position(|one| *one == missing).unwrap_or(0), String::new());
    }
    let place = match dimension.kind() {
        _ if code == NOT_RECORDED => return (3, 0, String::new()),
        _ if code == NONE_OF_THEM => return (1, 0, String::new()),
        DimensionKind::Set(set) => lantern_vocab::set(set).and_then(|set| set.position(code)),
        DimensionKind::Source => code.parse().ok(),
        _ => Some(0),
    };
    (0, place.unwrap_or(usize::MAX), code.to_owned())
}
