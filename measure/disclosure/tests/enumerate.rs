//! On tiny lattices every population there is can be tried. That takes nothing for granted: not the linear program, and not
//! that tables which agree on what neighbours share are the margins of one population.

#![allow(clippy::unwrap_used, clippy::cast_precision_loss, reason = "a test may panic, and its counts are small")]

mod attacker;

use std::collections::{BTreeMap, BTreeSet};

use attacker::{Dice, Population, Public, cells};

/// Calls `each` with every way to put so many records into so many cells.
fn fillings(cells: usize, records: u64, filling: &mut Vec<u64>, each: &mut impl FnMut(&[u64])) {
    if filling.len() + 1 == cells {
        filling.push(records);
        each(filling);
        filling.pop();
        return;
    }
    for here in 0..=records {
        filling.push(here);
        fillings(cells, records - here, filling, each);
        filling.pop();
    }
}

/// The values that each withheld cell takes in the populations that would print the same.
fn possible(public: &Public, sizes: &[usize], records: u64) -> BTreeMap<(Vec<usize>, Vec<usize>), BTreeSet<u64>> {
    let joint = cells(&(0..sizes.len()).collect::<Vec<_>>(), sizes);
    let printed: Vec<_> = public
        .tables
        .iter()
        .flat_map(|(table, cells)| cells.iter().map(move |(cell, value)| (table, cell, *value)))
        .map(|(table, cell, value)| {
            let inside = |at: &Vec<usize>| table.iter().zip(cell).all(|(&place, &category)| at[place] == category);
            (table, cell, value, (0..joint.len()).filter(|&index| inside(&joint[index])).collect::<Vec<usize>>())
        })
        .collect();
    let mut possible: BTreeMap<(Vec<usize>, Vec<usize>), BTreeSet<u64>> = BTreeMap::new();
    fillings(joint.len(), records, &mut Vec::new(), &mut |filling| {
        let count = |inside: &[usize]| inside.iter().map(|&index| filling[index]).sum::<u64>();
        if printed.iter().all(|(_, _, value, inside)| value.map_or_else(|| count(inside) > 0, |value| count(inside) == value)) {
            for (table, cell, _, inside) in printed.iter().filter(|(_, _, value, _)| value.is_none()) {
                possible.entry(((*table).clone(), (*cell).clone())).or_default().insert(count(inside));
            }
        }
    });
    possible
}

/// Proves the promise in whole records: among all populations that print the same, each withheld small cell takes values that
/// lie at least the width apart and reach the threshold, and every withheld cell takes two.
#[test]
fn every_population_is_tried() {
    let mut tried = 0;
    for seed in 0..60 {
        let mut dice = Dice(1000 + seed);
        let lattice: &[&str] = [&["ab", "bc"][..], &["abc"], &["ab", "c"]][usize::try_from(seed).unwrap() % 3];
        let threshold = 3 + dice.below(2);
        let population = Population::random(&mut dice, lattice, 2, 12);
        let public = Public::of(&population.release(threshold).unwrap());
        if public.tables.is_empty() {
            continue;
        }
        let records = u64::try_from(population.records.len()).unwrap();
        for ((table, cell), values) in possible(&public, &population.sizes, records) {
            let truth = population.table(&table)[&cell];
            let (least, greatest) = (*values.first().unwrap(), *values.last().unwrap());
            assert!(values.contains(&truth) && values.len() > 1, "seed {seed}: {table:?} {cell:?} can only be {values:?}");
            if truth < threshold {
                assert!(greatest - least + 1 >= threshold && greatest >= threshold, "seed {seed}: {table:?} {cell:?} is {values:?}");
            }
            tried += 1;
        }
    }
    assert!(tried > 150, "only {tried} withheld cells were tried");
}
