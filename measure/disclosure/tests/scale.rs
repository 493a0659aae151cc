//! A release of the size that the system is for: many records, sixty dimensions, most of them indicators.

#![allow(clippy::unwrap_used, clippy::cast_precision_loss, reason = "a test may panic, and its counts are small")]

mod attacker;

use attacker::Dice;
use lantern_disclosure::{Counts, Dimension, Lattice, PublicCell, Release, Threshold};

const CLIQUES: [&[&str]; 5] = [&["area", "form"], &["form", "sex", "age"], &["sex", "age", "displacement"], &["year", "source"], &["source", "form"]];

const SIZES: [(&str, u64); 8] = [("age", 6), ("area", 60), ("displacement", 7), ("form", 12), ("indicator", 3), ("sex", 4), ("source", 12), ("year", 12)];

/// How many records; a million can be asked for.
fn records() -> u64 {
    std::env::var("LANTERN_SCALE_RECORDS").ok().and_then(|records| records.parse().ok()).unwrap_or(20_000)
}

/// Proves that such a release is decided, that no table of it is given up, and that most records stay in published cells.
#[test]
fn a_large_snapshot_stays_useful() {
    let indicators: Vec<String> = (0..53).map(|number| format!("indicator_{number:02}")).collect();
    let named = CLIQUES.iter().map(|clique| clique.iter().map(|&name| Dimension::from(name)).collect::<Vec<_>>());
    let lattice = Lattice::new(named.chain(indicators.iter().map(|name| vec![Dimension::from(name.as_str())]))).unwrap();
    let mut counts = Counts::new(&lattice);
    let mut codes = Vec::new();
    for dimension in lattice.dimensions() {
        let size = SIZES.iter().find(|(name, _)| dimension.as_str().starts_with(name)).unwrap().1;
        codes.push((0..size).map(|category| counts.code(dimension, &format!("{category:02}")).unwrap()).collect::<Vec<_>>());
    }
    let mut dice = Dice(99);
    let started = std::time::Instant::now();
    for _ in 0..records() {
        let record: Vec<_> = codes.iter().map(|codes| codes[dice.skewed(u64::try_from(codes.len()).unwrap())]).collect();
        counts.add_codes(&record, 1).unwrap();
    }
    println!("{} records counted in {:?}", counts.total(), started.elapsed());
    let started = std::time::Instant::now();
    let release = Release::decide(&counts, Threshold::default()).unwrap();
    println!("decided in {:?}, {} bytes", started.elapsed(), release.to_bytes().len());
    println!("given up: {:?}", release.withheld_whole());
    assert!(release.withheld_whole().is_empty());
    for dimensions in release.tables().iter().filter(|dimensions| dimensions.len() > 1) {
        let table = release.table(dimensions, &[]).unwrap();
        let inner: Vec<PublicCell> = table.rows().filter(|row| row.categories.iter().all(Option::is_some)).map(|row| row.cell).collect();
        let shown: u64 = inner.iter().filter_map(|cell| cell.count()).sum();
        let withheld = inner.iter().filter(|cell| cell.count().is_none()).count();
        println!("{dimensions:?}: {withheld} of {} cells withheld, {:.1}% of records shown", inner.len(), 100.0 * shown as f64 / counts.total() as f64);
        assert!(shown * 3 > counts.total() * 2, "{dimensions:?}: two thirds of the records should stay visible");
    }
}
