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
                let mut codes: BTreeMap<String, Option<u64>> = cells.collect();
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

/// A sum of unknown cells and a number.
struct Sum {
    unknown: Vec<(Variable, f64)>,
    known: f64,
}

/// The system of equations that everything public makes. The threshold and the rules are public too: a withheld cell is not
/// empty, and a category that stands by itself has at least as many records as the threshold, or it would stand with the few.
struct System<'a> {
    public: &'a Public,
    threshold: f64,
    problem: Problem,
    cells: BTreeMap<(&'a Names, &'a Cell), Variable>,
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

impl<'a> System<'a> {
    /// The system whose solutions are searched for the least or greatest value of one cell.
    fn new(public: &'a Public, threshold: u64, direction: OptimizationDirection, table: &[&str], cell: &[String]) -> Self {
        let mut system = Self { public, threshold: number(threshold), problem: Problem::new(direction), cells: BTreeMap::new() };
        let home = public.widest().into_iter().find(|wide| holds(wide, table)).unwrap();
        for wide in public.widest() {
            for (at, _) in public.tables[wide].iter().filter(|(_, value)| value.is_none()) {
                let cost = if wide == home && under(wide, at, table) == cell { 1.0 } else { 0.0 };
                system.cells.insert((wide, at), system.problem.add_var(cost, (1.0, f64::INFINITY)));
            }
        }
        for (narrow, cells) in &public.tables {
            for (at, value) in cells {
                system.equate(narrow, at, *value);
            }
        }
        system
    }

    /// A cell of a narrower table as the sum of the cells of a wider one.
    fn sum(&self, wide: &'a Names, narrow: &[&str], at: &[String]) -> Sum {
        let mut sum = Sum { unknown: Vec::new(), known: 0.0 };
        for (cell, value) in self.public.tables[wide].iter().filter(|(cell, _)| under(wide, cell, narrow) == at) {
            match value {
                Some(value) => sum.known += number(*value),
                None => sum.unknown.push((self.cells[&(wide, cell)], 1.0)),
            }
        }
        sum
    }

    fn equate(&mut self, narrow: &[&'static str], at: &[String], value: Option<u64>) {
        let holders: Vec<&'a Names> = self.public.widest().into_iter().filter(|wide| holds(wide, narrow)).collect();
        let first = self.sum(holders[0], narrow, at);
        for (index, holder) in holders.iter().enumerate() {
            let mut here = self.sum(holder, narrow, at);
            match value {
                Some(value) if here.unknown.is_empty() => assert!((here.known - number(value)).abs() < 0.5, "{narrow:?} {at:?} does not add up in {holder:?}"),
                Some(value) => self.problem.add_constraint(here.unknown, ComparisonOp::Eq, number(value) - here.known),
                None if index == 0 => {}
                None => {
                    here.unknown.extend(first.unknown.iter().map(|(variable, factor)| (*variable, -factor)));
                    self.problem.add_constraint(here.unknown, ComparisonOp::Eq, first.known - here.known);
                }
            }
        }
        if value.is_none() && matches!(narrow, [name] if *name != "source") && at[0] != FEW {
            self.problem.add_constraint(first.unknown, ComparisonOp::Ge, self.threshold - first.known);
        }
    }

    fn solve(self) -> Option<f64> {
        match self.problem.solve() {
            Ok(outcome) => Some(outcome.into_solution().unwrap().objective()),
            Err(microlp::Error::Unbounded) => Some(f64::INFINITY),
            Err(microlp::Error::Infeasible) => None,
            Err(error) => panic!("no answer: {error}"),
        }
    }
}

/// The least and the greatest value of a withheld cell that fits everything public.
pub fn interval(public: &Public, threshold: u64, table: &[&str], cell: &[String]) -> (f64, f64) {
    let home = public.widest().into_iter().find(|wide| holds(wide, table)).unwrap();
    let known: u64 = public.tables[home].iter().filter(|(at, _)| under(home, at, table) == cell).filter_map(|(_, value)| *value).sum();
    let bound = |direction| System::new(public, threshold, direction, table, cell).solve().expect("the truth itself is a solution") + number(known);
    (bound(OptimizationDirection::Minimize), bound(OptimizationDirection::Maximize))
}
