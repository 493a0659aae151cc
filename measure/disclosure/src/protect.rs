//! Complementary suppression by witnesses.
//!
//! A *witness* is another population that a reader of the release cannot tell from the true one. The cells that a witness
//! changes are withheld, and nothing else needs to be: every published cell then has the same value in the truth and in all
//! witnesses, so none of them can be ruled out. A small cell is protected once its values in the truth and the witnesses lie at
//! least [`Threshold::width`] apart (the sliding protection level of Fischetti and Salazar-González, *Models and Algorithms
//! for Optimizing Cell Suppression in Tabular Data with Linear Constraints*, JASA 95, 2000, pp. 916–928; Hundepool et al.,
//! *Statistical Disclosure Control*, 2012, ch. 4). Since no cell can be less than 1, its highest possible value then reaches
//! the threshold: nobody can be sure that the cell is small at all.
//!
//! Their problem is to find the cheapest set of cells, which is hard. This search is greedy, cell by cell the
//! cheapest move, and tries some orders of the cells.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::blocks::{Blocks, partitions};
use crate::cube::Cube;
use crate::moves::{Aim, Goal, Move, Search, Target};
use crate::persons::{Person, Persons};
use crate::threshold::Threshold;

/// How many moves may be added up to one witness.
const STEPS_MAX: usize = 64;

/// By how much another population differs from the true one, as (clique, cell): change.
pub(crate) type Witness = BTreeMap<(usize, usize), i64>;

/// Which cells to withhold, and the witnesses that show it is enough.
#[derive(Clone, Debug)]
pub(crate) struct Protection {
    pub(crate) withheld: Vec<Vec<bool>>,
    pub(crate) witnesses: Vec<Witness>,
}

/// In which order the small cells are taken. None is best for all tables, and the search is quick enough to try each.
#[derive(Clone, Copy, Debug)]
enum Order {
    /// Margins first: what moves a margin moves cells of the larger tables too.
    SmallTables,
    /// The smallest counts first: they need the largest partners.
    SmallCounts,
    /// The inner cells first: some can be moved without any margin.
    LargeTables,
}

/// Beyond so many small cells one order has to do.
const SMALL_CELLS_MAX: usize = 2000;

/// Withholds what must be at the least price found, or names a cell that cannot be protected on this lattice.
pub(crate) fn protect(cube: &Cube, threshold: Threshold) -> Result<Protection, Target> {
    // Small tables first: what they withhold may be moved by the large ones.
    let first = protect_in(Order::SmallTables, cube, threshold);
    let small = cube.tables.iter().flat_map(|table| &table.counts).filter(|&&count| threshold.is_small(count)).count();
    if small > SMALL_CELLS_MAX && first.is_ok() {
        return first;
    }
    let others = [Order::LargeTables, Order::SmallCounts].map(|order| protect_in(order, cube, threshold));
    let found = others.into_iter().flatten().chain(first.as_ref().ok().cloned());
    found.min_by_key(|protection| protection.price(cube)).map_or(first, Ok)
}

impl Protection {
    /// What readers lose, summed over all tables.
    fn price(&self, cube: &Cube) -> u64 {
        let cells = self.withheld.iter().enumerate().flat_map(|(table, withheld)| withheld.iter().enumerate().map(move |(cell, &is)| (table, cell, is)));
        cells.filter(|&(_, _, is_withheld)| is_withheld).fold(0, |price, (table, cell, _)| price.saturating_add(cube.price(table, cell)))
    }
}

fn protect_in(order: Order, cube: &Cube, threshold: Threshold) -> Result<Protection, Target> {
    let mut guard = Guard::new(cube, threshold);
    let mut small: Vec<Target> = guard.watched.keys().copied().collect();
    match order {
        Order::SmallTables => small.sort(),
        Order::SmallCounts => small.sort_by_key(|&target| (cube.tables[target.table].counts[target.cell], target)),
        Order::LargeTables => small.sort_by_key(|&target| std::cmp::Reverse(target)),
    }
    for &target in &small {
        guard.withheld[target.table][target.cell] = true;
    }
    for target in small {
        guard.protect(target)?;
        guard.protect_from_insiders(target)?;
    }
    Ok(Protection { withheld: guard.withheld, witnesses: guard.witnesses })
}

/// What the witnesses so far do for a small cell.
#[derive(Clone, Debug, Default)]
struct Watch {
    raised: u64,
    lowered: u64,
    /// Whoever is alone in the cell; they learn nothing from it.
    own: Option<Person>,
    /// Those who could rule out every witness that changes the cell, because each changes a cell of theirs too.
    insiders: Option<BTreeSet<Person>>,
}

struct Guard<'a> {
    cube: &'a Cube,
    width: u64,
    persons: Persons,
    partitions: Vec<Vec<Blocks>>,
    withheld: Vec<Vec<bool>>,
    watched: HashMap<Target, Watch>,
    witnesses: Vec<Witness>,
    current: Vec<Vec<u64>>,
    moved: HashMap<Target, i64>,
}

impl<'a> Guard<'a> {
    fn new(cube: &'a Cube, threshold: Threshold) -> Self {
        let persons = Persons::new(cube);
        let mut watched: HashMap<Target, Watch> = HashMap::new();
        for (clique, cells) in cube.cliques.iter().enumerate() {
            for &occupied in &cells.occupied {
                let coordinates = cells.coordinates(occupied);
                for view in &cells.views {
                    let target = Target { table: view.table, cell: view.cell(&coordinates) };
                    let count = cube.tables[target.table].counts[target.cell];
                    if threshold.is_small(count) {
                        let own = persons.alone_in(clique, occupied).filter(|_| count == 1);
                        watched.insert(target, Watch { own, ..Watch::default() });
                    }
                }
            }
        }
        let withheld = cube.tables.iter().map(|table| vec![false; table.counts.len()]).collect();
        let current = (0..cube.cliques.len()).map(|clique| cube.clique_counts(clique).to_vec()).collect();
        Self { cube, width: threshold.width(), persons, partitions: partitions(), withheld, watched, witnesses: Vec::new(), current, moved: HashMap::new() }
    }

    fn protect(&mut self, target: Target) -> Result<(), Target> {
        if self.missing(target) == 0 {
            return Ok(());
        }
        // The full width is asked for: a move starts from the truth and may only repeat what earlier witnesses did.
        let width = self.width;
        if let Some(found) = self.search(target, Aim::Either, width, None).filter(|found| found.reach.gain(Aim::Either) >= width) {
            let up = found.reach.raise.min(width);
            self.witness(&Witness::new(), &found, Aim::Raise, up);
            self.witness(&Witness::new(), &found, Aim::Lower, width - up);
            return Ok(());
        }
        self.stretch(target, Aim::Raise);
        self.stretch(target, Aim::Lower);
        if self.missing(target) == 0 { Ok(()) } else { Err(target) }
    }

    /// No single move goes far enough: adds moves up, each from where the last one ended.
    fn stretch(&mut self, target: Target, aim: Aim) {
        let mut sum = Witness::new();
        for _ in 0..STEPS_MAX {
            let (watch, missing) = (&self.watched[&target], self.missing(target));
            if missing == 0 {
                break;
            }
            // Witnesses made for other cells may already go some way; this one starts from the truth and has to pass them.
            let done = if aim == Aim::Raise { watch.raised } else { watch.lowered };
            let wanted = missing + done.saturating_sub(self.change_of(target, &sum).unsigned_abs());
            let Some(found) = self.search(target, aim, wanted, None) else { break };
            let next = self.witness(&sum, &found, aim, found.reach.gain(aim).min(wanted));
            self.stand_at(&sum, &next);
            sum = next;
        }
        self.stand_at(&sum, &Witness::new());
    }

    /// Puts the counts that moves start from where a witness leads, instead of where another one led.
    fn stand_at(&mut self, before: &Witness, now: &Witness) {
        for &(clique, cell) in before.keys().chain(now.keys()) {
            let change = now.get(&(clique, cell)).copied().unwrap_or_default();
            let moved = self.cube.clique_counts(clique)[cell].checked_add_signed(change);
            self.current[clique][cell] = moved.expect("a move leaves at least one record in each of its cells");
        }
        let changes = (0..self.cube.cliques.len()).flat_map(|clique| self.changes(clique, now));
        self.moved = changes.filter(|(target, _)| self.cube.tables[target.table].set.len() == 1).collect();
    }

    /// For everybody who is alone in another cell, makes sure that they too are left in doubt about this one.
    fn protect_from_insiders(&mut self, target: Target) -> Result<(), Target> {
        loop {
            let watch = &self.watched[&target];
            let insider = watch.insiders.iter().flatten().copied().find(|&person| Some(person) != watch.own);
            let Some(insider) = insider else { return Ok(()) };
            let found = self.search(target, Aim::Either, 1, Some(insider)).ok_or(target)?;
            let aim = if found.reach.raise > 0 { Aim::Raise } else { Aim::Lower };
            self.witness(&Witness::new(), &found, aim, 1);
        }
    }

    fn search(&self, target: Target, aim: Aim, amount: u64, spared: Option<Person>) -> Option<Move> {
        let Self { cube, persons, current, moved, withheld, partitions, .. } = self;
        let search = Search { cube, persons, current, moved, withheld, partitions };
        search.best(target, Goal { aim, amount, least: 1, spared })
    }

    fn missing(&self, target: Target) -> u64 {
        let watch = &self.watched[&target];
        self.width.saturating_sub(watch.raised + watch.lowered)
    }

    /// By how much a witness changes a cell of a table.
    fn change_of(&self, target: Target, witness: &Witness) -> i64 {
        let clique = self.cube.cliques.iter().position(|cells| cells.views.iter().any(|view| view.table == target.table));
        let clique = clique.expect("a table stands in a clique");
        self.changes(clique, witness).get(&target).copied().unwrap_or_default()
    }

    /// What a witness changes in the tables of one clique; sums of zero are left out.
    fn changes(&self, clique: usize, witness: &Witness) -> BTreeMap<Target, i64> {
        let cells = &self.cube.cliques[clique];
        let mut changes: BTreeMap<Target, i64> = BTreeMap::new();
        for (&(_, cell), change) in witness.range((clique, 0)..(clique + 1, 0)) {
            let coordinates = cells.coordinates(cell);
            for view in &cells.views {
                *changes.entry(Target { table: view.table, cell: view.cell(&coordinates) }).or_default() += change;
            }
        }
        changes.retain(|_, change| *change != 0);
        changes
    }

    /// Adds a move to a witness, withholds what the sum changes, and notes what that does for the small cells.
    fn witness(&mut self, start: &Witness, found: &Move, aim: Aim, amount: u64) -> Witness {
        if amount == 0 {
            return start.clone();
        }
        let mut sum = start.clone();
        for part in &found.parts {
            for (cell, loses) in part.corners(&self.cube.cliques[part.clique].strides) {
                let gains = loses == (aim == Aim::Lower);
                *sum.entry((part.clique, cell)).or_default() += if gains { amount.cast_signed() } else { -amount.cast_signed() };
            }
        }
        sum.retain(|_, change| *change != 0);
        let known: BTreeSet<Person> = sum.keys().filter_map(|&(clique, cell)| self.persons.alone_in(clique, cell)).collect();
        let changes: BTreeMap<Target, i64> = (0..self.cube.cliques.len()).flat_map(|clique| self.changes(clique, &sum)).collect();
        for (target, change) in changes {
            self.withheld[target.table][target.cell] = true;
            if let Some(watch) = self.watched.get_mut(&target) {
                let side = if change > 0 { &mut watch.raised } else { &mut watch.lowered };
                *side = change.unsigned_abs().max(*side);
                watch.insiders = Some(match &watch.insiders {
                    None => known.clone(),
                    Some(insiders) => insiders & &known,
                });
            }
        }
        self.witnesses.push(sum.clone());
        sum
    }
}
