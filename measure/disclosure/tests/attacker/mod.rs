//! What the tests share: invented populations, what the public sees of them, and an attacker who adds it all up.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::BTreeMap;

use lantern_disclosure::{Category, Counts, Dimension, DisclosureError, Lattice, PublicCell, Release, Threshold};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

/// A seeded source of numbers (Steele, Lea and Flood's SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    /// Small numbers much more often than large ones, as categories are in life.
    pub fn skewed(&mut self, bound: u64) -> usize {
        let first = self.below(bound);
        let second = self.below(first + 1);
        usize::try_from(self.below(second + 1)).unwrap()
    }
}

/// Invented records: per dimension (named by one letter, in order) a category number.
#[derive(Clone, Debug)]
pub struct Population {
    pub cliques: Vec<String>,
    pub sizes: Vec<usize>,
    pub records: Vec<Vec<usize>>,
}

/// Categories, one per dimension of a table.
pub type Cell = Vec<usize>;

pub fn dimension(place: usize) -> Dimension {
    Dimension::from(char::from(b'a' + u8::try_from(place).unwrap()).to_string())
}

pub fn place(dimension: &Dimension) -> usize {
    usize::from(dimension.as_str().as_bytes()[0] - b'a')
}

impl Population {
    pub fn random(dice: &mut Dice, cliques: &[&str], size_max: u64, records_max: u64) -> Self {
        let dimensions = cliques.iter().flat_map(|clique| clique.bytes()).max().map_or(0, |last| usize::from(last - b'a') + 1);
        let sizes: Vec<usize> = (0..dimensions).map(|_| usize::try_from(2 + dice.below(size_max - 1)).unwrap()).collect();
        let count = 3 + dice.below(records_max);
        let records = (0..count).map(|_| sizes.iter().map(|&size| dice.skewed(u64::try_from(size).unwrap())).collect()).collect();
        Self { cliques: cliques.iter().map(|&clique| clique.to_owned()).collect(), sizes, records }
    }

    pub fn lattice(&self) -> Lattice {
        Lattice::new(self.cliques.iter().map(|clique| clique.bytes().map(|letter| dimension(usize::from(letter - b'a'))))).unwrap()
    }

    pub fn counts(&self) -> Counts {
        let mut counts = Counts::new(&self.lattice());
        for (place, &size) in self.sizes.iter().enumerate() {
            for category in 0..size {
                counts.code(&dimension(place), &category.to_string()).unwrap();
            }
        }
        for record in &self.records {
            let names: Vec<String> = record.iter().map(ToString::to_string).collect();
            counts.add(&names.iter().map(String::as_str).collect::<Vec<_>>(), 1).unwrap();
        }
        counts
    }

    pub fn release(&self, threshold: u64) -> Result<Release, DisclosureError> {
        Release::decide(&self.counts(), Threshold::new(threshold).unwrap())
    }

    /// The true counts of a table, by cell.
    pub fn table(&self, places: &[usize]) -> BTreeMap<Vec<usize>, u64> {
        let mut table: BTreeMap<Vec<usize>, u64> = cells(places, &self.sizes).into_iter().map(|cell| (cell, 0)).collect();
        for record in &self.records {
            *table.get_mut(&places.iter().map(|&place| record[place]).collect::<Vec<_>>()).unwrap() += 1;
        }
        table
    }
}

pub fn cells(places: &[usize], sizes: &[usize]) -> Vec<Vec<usize>> {
    places.iter().fold(vec![Vec::new()], |cells, &place| {
        cells.iter().flat_map(|cell| (0..sizes[place]).map(move |category| cell.iter().copied().chain([category]).collect())).collect()
    })
}

/// All that is public: per table, per cell the count, or `None` where it is withheld.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Public {
    pub tables: BTreeMap<Vec<usize>, BTreeMap<Vec<usize>, Option<u64>>>,
}

impl Public {
    /// Reads every table of a release the way a user would.
    pub fn of(release: &Release) -> Self {
        let tables = release.tables().into_iter().map(|dimensions| {
            let table = release.table(&dimensions, &[]).unwrap();
            let inner = table.rows().filter(|row| row.categories.iter().all(Option::is_some));
            let cells = inner.map(|row| {
                let cell = row.categories.iter().map(|category| category.unwrap().as_str().parse().unwrap()).collect();
                (cell, row.cell.count())
            });
            (dimensions.iter().map(place).collect(), cells.collect())
        });
        Self { tables: tables.collect() }
    }

    /// The tables that stand in no other: a population is whatever fits these together.
    pub fn widest(&self) -> Vec<&Vec<usize>> {
        let inside = |one: &Vec<usize>, other: &Vec<usize>| one != other && one.iter().all(|place| other.contains(place));
        self.tables.keys().filter(|one| !self.tables.keys().any(|other| inside(one, other))).collect()
    }
}

/// Everything published as one system of linear equations over the cells of the widest tables.
pub struct Attacker<'a> {
    public: &'a Public,
    /// What the attacker knows besides: the exact value of a cell of a table.
    pub known: Vec<(Vec<usize>, Vec<usize>, u64)>,
}

impl<'a> Attacker<'a> {
    pub fn new(public: &'a Public) -> Self {
        Self { public, known: Vec::new() }
    }

    /// The least and the greatest value of a cell that everything published allows.
    pub fn interval(&self, table: &[usize], cell: &[usize]) -> (f64, f64) {
        let bound = |direction| self.optimum(direction, table, cell);
        (bound(OptimizationDirection::Minimize), bound(OptimizationDirection::Maximize))
    }

    fn optimum(&self, direction: OptimizationDirection, table: &[usize], cell: &[usize]) -> f64 {
        let mut problem = Problem::new(direction);
        let home = *self.public.widest().iter().find(|wide| table.iter().all(|place| wide.contains(place))).unwrap();
        let mut variables: BTreeMap<(&Vec<usize>, &Vec<usize>), Variable> = BTreeMap::new();
        for wide in self.public.widest() {
            for (at, value) in &self.public.tables[wide] {
                let cost = if wide == home && under(wide, at, table) == cell { 1.0 } else { 0.0 };
                let range = value.map_or((1.0, f64::INFINITY), |value| (value as f64, value as f64));
                variables.insert((wide, at), problem.add_var(cost, range));
            }
        }
        let sum = |wide: &Vec<usize>, narrow: &[usize], at: &[usize]| -> Vec<(Variable, f64)> {
            let inside = self.public.tables[wide].keys().filter(|wide_at| under(wide, wide_at, narrow) == at);
            let (wide, _) = self.public.tables.get_key_value(wide).unwrap();
            inside.map(|wide_at| (variables[&(wide, wide_at)], 1.0)).collect()
        };
        for (narrow, cells) in &self.public.tables {
            let holders: Vec<&Vec<usize>> = self.public.widest().into_iter().filter(|wide| narrow.iter().all(|place| wide.contains(place))).collect();
            for (at, value) in cells {
                for (index, holder) in holders.iter().enumerate() {
                    let here = sum(holder, narrow, at);
                    if let Some(value) = value {
                        problem.add_constraint(here, ComparisonOp::Eq, *value as f64);
                    } else if index > 0 {
                        let there = sum(holders[0], narrow, at).into_iter().map(|(variable, factor)| (variable, -factor));
                        problem.add_constraint(here.into_iter().chain(there).collect::<Vec<_>>(), ComparisonOp::Eq, 0.0);
                    }
                }
            }
        }
        for (narrow, at, value) in &self.known {
            let holder = *self.public.widest().iter().find(|wide| narrow.iter().all(|place| wide.contains(place))).unwrap();
            problem.add_constraint(sum(holder, narrow, at), ComparisonOp::Eq, *value as f64);
        }
        match problem.solve() {
            Ok(outcome) => outcome.into_solution().unwrap().objective(),
            Err(microlp::Error::Unbounded) => f64::INFINITY,
            Err(error) => panic!("the truth itself is a solution: {error}"),
        }
    }
}

/// The cell of a narrower table that a cell of a wider one belongs to.
pub fn under(wide: &[usize], at: &[usize], narrow: &[usize]) -> Vec<usize> {
    narrow.iter().map(|place| at[wide.iter().position(|other| other == place).unwrap()]).collect()
}

/// The withheld cells that what is published determines too closely: small ones by less than the width, others exactly.
pub fn breaches(population: &Population, public: &Public, threshold: u64) -> Vec<(Vec<usize>, Cell, (f64, f64))> {
    let mut breaches = Vec::new();
    for (table, cells) in &public.tables {
        let truth = population.table(table);
        for (cell, _) in cells.iter().filter(|(_, value)| value.is_none()) {
            let (least, greatest) = Attacker::new(public).interval(table, cell);
            let width = if truth[cell] < threshold { threshold - 1 } else { 1 };
            if greatest - least < width as f64 - 1e-6 {
                breaches.push((table.clone(), cell.clone(), (least, greatest)));
            }
        }
    }
    breaches
}

/// The value of a filtered table's cell, or of a total.
pub fn read(release: &Release, table: &[usize], filters: &[(usize, usize)]) -> PublicCell {
    let dimensions: Vec<Dimension> = table.iter().map(|&place| dimension(place)).collect();
    let filters: Vec<(Dimension, Category)> = filters.iter().map(|&(place, category)| (dimension(place), category.to_string().into())).collect();
    release.table(&dimensions, &filters).unwrap().total()
}
