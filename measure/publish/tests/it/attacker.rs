//! Somebody who holds everything that is public, and adds it up by an exact linear program over all tables at once.

use crate::people::FEW;
use crate::world::query;
use lantern_facts::{Dimension, Figure};
use lantern_model::SourceKind;
use lantern_publish::{Choice, Figures};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use std::collections::BTreeMap;

/// The names of the dimensions of a table.
pub type Names = Vec<&'static str>;
/// A code for each of them.
pub type Cell = Vec<String>;

/// A field of several values: how many answer it, how many do not, and how many have each code.
#[derive(Clone, Debug)]
pub struct Each {
    pub known: Option<u64>,
    pub unknown: Option<u64>,
    pub codes: BTreeMap<String, Option<u64>>,
}

/// All that is public of one kind of source: a count, or `None` where it is withheld. What is not there is a true zero.
#[derive(Clone, Debug)]
pub struct Public {
    pub tables: BTreeMap<Names, BTreeMap<Cell, Option<u64>>>,
    pub each: BTreeMap<&'static str, Each>,
}

impl Public {
    /// Asks for every table there is.
    pub async fn of(figures: &Figures, kind: SourceKind) -> Self {
        let mut public = Self { tables: BTreeMap::new(), each: BTreeMap::new() };
        for by in figures.public_tables(kind).await.unwrap() {
            let names: Names = by.iter().map(|one| one.name()).collect();
            let table = figures.table(&query(&names.join(" "), &[]), Choice::Public).await.unwrap();
            let cells = table.rows.iter().filter(|row| row.figure != Figure::Exact(0)).map(|row| (row.codes.clone(), row.figure.exact()));
            if by.iter().any(|one| is_each(*one)) {
                let mut codes: BTreeMap<String, Option<u64>> = cells.map(|(codes, count)| (codes[0].clone(), count)).collect();
                let unknown = codes.remove("!unknown").unwrap_or(Some(0));
                public.each.insert(names[0], Each { known: table.known.exact(), unknown, codes });
            } else {
                public.tables.insert(names, cells.collect());
            }
        }
        public
    }

    pub fn total(&self) -> u64 {
        self.tables[&Vec::new()][&Vec::new()].unwrap()
    }

    /// The tables that stand in no other.
    fn widest(&self) -> Vec<&Names> {
        let inside = |one: &Names, other: &Names| one != other && one.iter().all(|name| other.contains(name));
        self.tables.keys().filter(|one| !self.tables.keys().any(|other| inside(one, other))).collect()
    }

    /// The withheld cells.
    pub fn withheld(&self) -> impl Iterator<Item = (&Names, &Cell)> {
        self.tables.iter().flat_map(|(table, cells)| cells.iter().filter(|(_, value)| value.is_none()).map(move |(cell, _)| (table, cell)))
    }
}

/// Whether a dimension is public as one question per code.
pub fn is_each(dimension: Dimension) -> bool {
    dimension.is_multiple() && dimension.name() != "citizenship"
}

/// The cell of a narrower table that a cell of a wider one belongs to.
pub fn under(wide: &[&str], cell: &[String], narrow: &[&str]) -> Cell {
    narrow.iter().map(|name| cell[wide.iter().position(|other| other == name).unwrap()].clone()).collect()
}

fn holds(wide: &[&str], narrow: &[&str]) -> bool {
    narrow.iter().all(|name| wide.contains(name))
}

fn number(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

/// A sum of withheld cells of the widest tables, by their places, and of a number.
#[derive(Clone, Default)]
struct Sum {
    withheld: Vec<usize>,
    told: u64,
}

/// Places with their factors, what stands between them and the number, and the number.
type Equation = (Vec<(usize, f64)>, ComparisonOp, f64);

/// The system of equations that everything public makes. The threshold and the rules are public too: a withheld cell is not
/// empty, and a category that stands by itself has at least as many records as the threshold, or it would stand with the few.
pub struct System {
    unknowns: usize,
    equations: Vec<Equation>,
    sums: BTreeMap<(Names, Cell), Sum>,
}

impl System {
    pub fn new(public: &Public, threshold: u64) -> Self {
        let mut system = Self { unknowns: 0, equations: Vec::new(), sums: BTreeMap::new() };
        let mut by_holder: BTreeMap<(&Names, Cell), Vec<Sum>> = BTreeMap::new();
        for wide in public.widest() {
            let inside: Vec<&Names> = public.tables.keys().filter(|narrow| holds(wide, narrow)).collect();
            let mut sums: BTreeMap<(&Names, Cell), Sum> = BTreeMap::new();
            for (cell, value) in &public.tables[wide] {
                for narrow in &inside {
                    let sum = sums.entry((narrow, under(wide, cell, narrow))).or_default();
                    match value {
                        Some(value) => sum.told += value,
                        None => sum.withheld.push(system.unknowns),
                    }
                }
                system.unknowns += usize::from(value.is_none());
            }
            for (place, sum) in sums {
                by_holder.entry(place).or_default().push(sum);
            }
        }
        for ((narrow, cell), sums) in by_holder {
            let value = public.tables[narrow].get(&cell).unwrap_or_else(|| panic!("{narrow:?} {cell:?} is a zero, and not so in a wider table"));
            system.equate(&sums, *value);
            if value.is_none() && matches!(narrow[..], [name] if name != "source") && cell[0] != FEW {
                let first = sums[0].withheld.iter().map(|at| (*at, 1.0)).collect();
                system.equations.push((first, ComparisonOp::Ge, number(threshold) - number(sums[0].told)));
            }
            system.sums.insert((narrow.clone(), cell), sums[0].clone());
        }
        system
    }

    /// A cell is the same in all the tables that hold it, and is what is told of it.
    fn equate(&mut self, sums: &[Sum], value: Option<u64>) {
        for (index, sum) in sums.iter().enumerate() {
            let mut here: Vec<(usize, f64)> = sum.withheld.iter().map(|at| (*at, 1.0)).collect();
            match value {
                Some(value) if here.is_empty() => assert_eq!(sum.told, value, "a table does not add up"),
                Some(value) => self.equations.push((here, ComparisonOp::Eq, number(value) - number(sum.told))),
                None if index == 0 => {}
                None => {
                    here.extend(sums[0].withheld.iter().map(|at| (*at, -1.0)));
                    self.equations.push((here, ComparisonOp::Eq, number(sums[0].told) - number(sum.told)));
                }
            }
        }
    }

    /// The least and the greatest value of a withheld cell that fits everything public.
    pub fn interval(&self, table: &Names, cell: &Cell) -> (f64, f64) {
        let sum = &self.sums[&(table.clone(), cell.clone())];
        let bound = |direction| self.optimum(direction, &sum.withheld) + number(sum.told);
        (bound(OptimizationDirection::Minimize), bound(OptimizationDirection::Maximize))
    }

    fn optimum(&self, direction: OptimizationDirection, wanted: &[usize]) -> f64 {
        let mut problem = Problem::new(direction);
        let variables: Vec<Variable> =
            (0..self.unknowns).map(|at| problem.add_var(if wanted.contains(&at) { 1.0 } else { 0.0 }, (1.0, f64::INFINITY))).collect();
        for (sum, comparison, value) in &self.equations {
            problem.add_constraint(sum.iter().map(|(at, factor)| (variables[*at], *factor)).collect::<Vec<_>>(), *comparison, *value);
        }
        match problem.solve() {
            Ok(outcome) => outcome.into_solution().unwrap().objective(),
            Err(microlp::Error::Unbounded) => f64::INFINITY,
            Err(error) => panic!("the truth itself is a solution: {error}"),
        }
    }
}
