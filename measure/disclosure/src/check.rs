//! The second look at a finished release: trusts neither the search nor its bookkeeping, only the counts and the witnesses.

use std::collections::{BTreeMap, BTreeSet};

use crate::cube::{Cube, Table};
use crate::error::DisclosureError;
use crate::persons::{Person, Persons};
use crate::protect::Witness;
use crate::threshold::Threshold;

/// A cell by its table and its place in it.
type Cell = (usize, usize);

/// What the witnesses show of one withheld cell.
#[derive(Clone, Debug, Default)]
struct Shown {
    least: i64,
    most: i64,
    insiders: Option<BTreeSet<Person>>,
}

/// Looks at every cell of a release: published ones must be true, large or zero and the same in all witnesses; withheld ones
/// must differ in some witness, and small ones by the width, and in some witness that leaves any one insider's cells alone.
pub(crate) fn check(cube: &Cube, threshold: Threshold, published: &[Vec<Option<u64>>], witnesses: &[Witness]) -> Result<(), DisclosureError> {
    let failed = |table: usize, defect| DisclosureError::CheckFailed { dimensions: cube.lattice.name(cube.tables[table].set), defect };
    let persons = Persons::new(cube);
    let mut shown: BTreeMap<Cell, Shown> = BTreeMap::new();
    for witness in witnesses {
        let changes = changes(cube, witness).map_err(|(table, defect)| failed(table, defect))?;
        let known: BTreeSet<Person> = witness.keys().filter_map(|&(clique, cell)| persons.alone_in(clique, cell)).collect();
        for ((table, cell), change) in changes {
            if published[table][cell].is_some() {
                return Err(failed(table, "a published cell is not the same in a witness"));
            }
            let shown = shown.entry((table, cell)).or_default();
            (shown.least, shown.most) = (shown.least.min(change), shown.most.max(change));
            shown.insiders = Some(shown.insiders.take().map_or_else(|| known.clone(), |insiders| &insiders & &known));
        }
    }
    for (index, table) in cube.tables.iter().enumerate() {
        for (cell, &count) in table.counts.iter().enumerate() {
            let defect = cell_defect(count, published[index][cell], shown.get(&(index, cell)), threshold);
            let defect = defect.or_else(|| insider_defect(cube, &persons, (index, cell), shown.get(&(index, cell)), threshold));
            if let Some(defect) = defect {
                return Err(failed(index, defect));
            }
        }
    }
    Ok(())
}

fn cell_defect(count: u64, published: Option<u64>, shown: Option<&Shown>, threshold: Threshold) -> Option<&'static str> {
    match (published, shown) {
        (Some(value), _) if value != count => Some("a published cell is not the true count"),
        (Some(_), _) if threshold.is_small(count) => Some("a small cell is published"),
        (Some(_), _) => None,
        (None, _) if count == 0 => Some("a true zero is withheld"),
        (None, None) => Some("no witness changes a withheld cell"),
        (None, Some(shown)) => {
            let narrow = shown.most.abs_diff(shown.least) < threshold.width();
            (threshold.is_small(count) && narrow).then_some("the witnesses leave a small cell too little room")
        }
    }
}

/// Somebody alone in another cell must not be able to rule out every witness. Whoever is alone in this very cell may.
fn insider_defect(cube: &Cube, persons: &Persons, (table, cell): Cell, shown: Option<&Shown>, threshold: Threshold) -> Option<&'static str> {
    let count = cube.tables[table].counts[cell];
    let insiders = shown.filter(|_| threshold.is_small(count))?.insiders.as_ref()?;
    let is_own = |person: Person| {
        count == 1
            && cube.cliques.iter().enumerate().any(|(clique, cells)| {
                let holds = cube.tables[table].set.is_within(cube.tables[cells.table].set);
                let beneath = |&occupied: &usize| project(&cube.tables[cells.table], occupied, &cube.tables[table]) == cell;
                holds && cells.occupied.iter().any(|occupied| beneath(occupied) && persons.alone_in(clique, *occupied) == Some(person))
            })
    };
    (!insiders.iter().all(|&person| is_own(person))).then_some("somebody alone in another cell can rule out every witness")
}

/// What a witness changes in every table, or why it is no witness.
fn changes(cube: &Cube, witness: &Witness) -> Result<BTreeMap<Cell, i64>, (usize, &'static str)> {
    let mut by_clique: BTreeMap<usize, Vec<(usize, i64)>> = BTreeMap::new();
    for (&(clique, cell), &change) in witness {
        let table = cube.cliques[clique].table;
        let after = cube.tables[table].counts[cell].checked_add_signed(change);
        if cube.tables[table].counts[cell] == 0 || after.is_none_or(|after| after == 0) {
            return Err((table, "a witness makes a cell of a zero or a zero of a cell"));
        }
        by_clique.entry(clique).or_default().push((cell, change));
    }
    let margin = |clique: usize, table: &Table| {
        let wide = &cube.tables[cube.cliques[clique].table];
        let mut margin: BTreeMap<usize, i64> = BTreeMap::new();
        for &(cell, change) in by_clique.get(&clique).into_iter().flatten() {
            *margin.entry(project(wide, cell, table)).or_default() += change;
        }
        margin.retain(|_, change| *change != 0);
        margin
    };
    for &(one, other) in cube.lattice.links() {
        let (left, right) = (cube.lattice.clique_sets()[one], cube.lattice.clique_sets()[other]);
        let shared = cube.tables.iter().position(|table| table.set == left.shared(right)).expect("what cliques share is a table");
        if margin(one, &cube.tables[shared]) != margin(other, &cube.tables[shared]) {
            return Err((shared, "two cliques of a witness disagree"));
        }
    }
    let mut changes = BTreeMap::new();
    for &clique in by_clique.keys() {
        for (index, table) in cube.tables.iter().enumerate().filter(|(_, table)| table.set.is_within(cube.lattice.clique_sets()[clique])) {
            changes.extend(margin(clique, table).into_iter().map(|(cell, change)| ((index, cell), change)));
        }
    }
    for (&(table, cell), &change) in &changes {
        if cube.tables[table].counts[cell].saturating_add_signed(change) < cube.least(table, cell) {
            return Err((table, "a witness leaves fewer of a category than readers know there are"));
        }
    }
    Ok(changes)
}

/// The cell of a smaller table that a cell of a wider one is counted in, reckoned from the dimensions alone.
fn project(wide: &Table, cell: usize, narrow: &Table) -> usize {
    let mut rest = cell;
    let (mut projected, mut step) = (0, 1);
    let places: Vec<usize> = wide.set.places().collect();
    for (&place, &size) in places.iter().zip(&wide.shape).rev() {
        if narrow.set.has(place) {
            projected += rest % size * step;
            step *= size;
        }
        rest /= size;
    }
    projected
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::counts::Counts;
    use crate::lattice::{Dimension, Lattice};
    use crate::protect::protect;

    fn cube() -> Cube {
        let lattice = Lattice::new([vec!["a", "b"], vec!["b", "c"]].map(|clique| clique.into_iter().map(Dimension::from))).unwrap();
        let mut counts = Counts::new(&lattice);
        for (record, count) in [(["x", "y", "z"], 400), (["x", "w", "z"], 70), (["v", "y", "u"], 3), (["v", "w", "u"], 200)] {
            counts.add(&record, count).unwrap();
        }
        Cube::new(&counts).unwrap()
    }

    /// The second look passes a sound release and catches each way of spoiling it: a cell too many, a false count, a witness
    /// too few, one that disagrees with itself, one that empties a cell, a zero withheld.
    #[test]
    fn every_defect_is_caught() {
        let (cube, threshold) = (cube(), Threshold::default());
        let protection = protect(&cube, threshold).unwrap();
        let tables = cube.tables.iter().zip(&protection.withheld);
        let publish = |(table, withheld): (&Table, &Vec<bool>)| table.counts.iter().zip(withheld).map(|(&count, &is)| (!is).then_some(count)).collect();
        let published: Vec<Vec<Option<u64>>> = tables.map(publish).collect();
        let witnesses = &protection.witnesses;
        assert_eq!(check(&cube, threshold, &published, witnesses), Ok(()));
        assert!(check(&cube, threshold, &published, &[]).is_err(), "no witness at all");
        for (table, cells) in published.iter().enumerate() {
            for (cell, value) in cells.iter().enumerate() {
                let mut spoiled = published.clone();
                spoiled[table][cell] = if value.is_some() { None } else { Some(cube.tables[table].counts[cell]) };
                assert!(check(&cube, threshold, &spoiled, witnesses).is_err(), "{table} {cell}: {value:?} spoiled");
                spoiled[table][cell] = Some(cube.tables[table].counts[cell] + 1);
                assert!(check(&cube, threshold, &spoiled, witnesses).is_err(), "{table} {cell}: a false count");
            }
        }
        for &place in witnesses[0].keys() {
            let mut torn = witnesses.clone();
            torn[0].remove(&place);
            assert!(check(&cube, threshold, &published, &torn).is_err(), "{place:?} torn out");
            torn[0].insert(place, -cube.clique_counts(place.0)[place.1].cast_signed());
            assert!(check(&cube, threshold, &published, &torn).is_err(), "{place:?} emptied");
        }
    }
}
