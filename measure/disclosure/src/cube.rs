//! The true counts of every table on a lattice, and how the cells of one table lie under those of another.

use std::collections::HashMap;
use std::sync::Arc;

use crate::counts::Counts;
use crate::error::DisclosureError;
use crate::lattice::{CLIQUE_DIMENSIONS_MAX, Category, DimensionSet, Lattice};

/// The most cells that all tables of a lattice may have together, empty ones included.
pub const CELLS_MAX: usize = 1 << 22;

const PRICE_OF_A_CELL: u64 = 20;

/// One number per axis of a clique: coordinates, or the strides of a table inside it.
pub(crate) type Axes = [usize; CLIQUE_DIMENSIONS_MAX];

/// A full table of counts; the last dimension runs fastest.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) set: DimensionSet,
    pub(crate) shape: Vec<usize>,
    pub(crate) counts: Vec<u64>,
}

/// A table seen from a clique that holds it: bit i of `mask` and entry i of `strides` stand for the clique's axis i.
#[derive(Clone, Debug)]
pub(crate) struct View {
    pub(crate) table: usize,
    pub(crate) mask: u8,
    pub(crate) strides: Axes,
}

impl View {
    /// The cell of the table that this cell of the clique is counted in.
    pub(crate) fn cell(&self, coordinates: &Axes) -> usize {
        self.strides.iter().zip(coordinates).map(|(stride, coordinate)| stride * coordinate).sum()
    }
}

/// A neighbour in the tree of cliques.
#[derive(Clone, Debug)]
pub(crate) struct Neighbour {
    pub(crate) clique: usize,
    /// The shared dimensions, as an axis here and an axis there.
    pub(crate) axes: Vec<(usize, usize)>,
    /// The shared table as the neighbour sees it.
    pub(crate) view: View,
    /// For each cell of the shared table, the neighbour's cells under it that are not zero, largest first.
    pub(crate) beneath: HashMap<usize, Vec<usize>>,
}

/// A clique's table and everything that hangs on it.
#[derive(Clone, Debug)]
pub(crate) struct Clique {
    pub(crate) table: usize,
    pub(crate) shape: Axes,
    pub(crate) strides: Axes,
    /// The cells that are not zero, largest first.
    pub(crate) occupied: Vec<usize>,
    /// All tables within the clique, the clique's own last.
    pub(crate) views: Vec<View>,
    pub(crate) neighbours: Vec<Neighbour>,
}

impl Clique {
    /// The coordinates of a cell, one per axis; axes that the clique does not have stay 0.
    pub(crate) fn coordinates(&self, cell: usize) -> Axes {
        let mut coordinates = Axes::default();
        for (coordinate, (&stride, &size)) in coordinates.iter_mut().zip(self.strides.iter().zip(&self.shape)) {
            // A stride of 0 marks an axis beyond the clique's width.
            if let Some(quotient) = cell.checked_div(stride) {
                *coordinate = quotient % size;
            }
        }
        coordinates
    }
}

/// Every table of a lattice with its true counts.
#[derive(Clone, Debug)]
pub(crate) struct Cube {
    pub(crate) lattice: Lattice,
    pub(crate) categories: Arc<Vec<Vec<Category>>>,
    /// Per dimension and category, how many records readers know to be there.
    least: Arc<Vec<Vec<u64>>>,
    /// Small tables first, as [`Lattice::tables`] lists them.
    pub(crate) tables: Vec<Table>,
    pub(crate) cliques: Vec<Clique>,
}

impl Cube {
    /// Adds the counts up to every table. Categories are put in order, so the order of the records leaves no trace.
    pub(crate) fn new(counts: &Counts) -> Result<Self, DisclosureError> {
        let lattice = counts.lattice().clone();
        let (categories, ranks) = counts.sorted_categories();
        let sizes: Vec<usize> = categories.iter().map(Vec::len).collect();
        fits(&lattice, &sizes)?;
        let mut wide = HashMap::new();
        for (clique, &set) in lattice.clique_sets().iter().enumerate() {
            let mut table = Table::empty(set, &sizes);
            for (codes, count) in counts.clique(clique) {
                let ranked = set.places().zip(codes).map(|(place, code)| ranks[place][code]);
                let cell = table.shape.iter().zip(ranked).fold(0, |cell, (size, rank)| cell * size + rank);
                table.counts[cell] = count;
            }
            wide.insert(set, table);
        }
        let least = counts.known_least(&ranks);
        Ok(Self::assemble(lattice, Arc::new(categories), Arc::new(least), &wide))
    }

    /// The same counts on a smaller lattice.
    pub(crate) fn coarser(&self, lattice: Lattice) -> Self {
        let known: HashMap<DimensionSet, Table> = self.tables.iter().map(|table| (table.set, table.clone())).collect();
        Self::assemble(lattice, Arc::clone(&self.categories), Arc::clone(&self.least), &known)
    }

    fn assemble(lattice: Lattice, categories: Arc<Vec<Vec<Category>>>, least: Arc<Vec<Vec<u64>>>, known: &HashMap<DimensionSet, Table>) -> Self {
        let sizes: Vec<usize> = categories.iter().map(Vec::len).collect();
        let sets = lattice.table_sets();
        let places: HashMap<DimensionSet, usize> = sets.iter().enumerate().map(|(place, &set)| (set, place)).collect();
        let tables = sets.iter().map(|&set| {
            let clique = lattice.clique_sets().iter().find(|&&clique| set.is_within(clique)).expect("a table stands in a clique");
            known.get(&set).cloned().unwrap_or_else(|| known[clique].margin(set, &sizes))
        });
        let tables: Vec<Table> = tables.collect();
        let mut cliques: Vec<Clique> = lattice.clique_sets().iter().map(|&set| clique(set, &tables, &places)).collect();
        for &(one, other) in lattice.links() {
            let sets = lattice.clique_sets();
            let there = neighbour(sets[one], other, sets[other], &cliques[other], places[&sets[one].shared(sets[other])]);
            let back = neighbour(sets[other], one, sets[one], &cliques[one], places[&sets[one].shared(sets[other])]);
            cliques[one].neighbours.push(there);
            cliques[other].neighbours.push(back);
        }
        Self { lattice, categories, least, tables, cliques }
    }

    /// What readers lose with a cell: the records that it would have shown them, and a little for the cell itself. Counting
    /// records keeps the large margins public; counting cells, or weighing them by logarithm, gave far more records away.
    pub(crate) fn price(&self, table: usize, cell: usize) -> u64 {
        self.tables[table].counts[cell] + PRICE_OF_A_CELL
    }

    /// The fewest records that readers can believe in a cell of a table that is divided by one dimension.
    pub(crate) fn least(&self, table: usize, cell: usize) -> u64 {
        let mut places = self.tables[table].set.places();
        match (places.next(), places.next()) {
            (Some(place), None) => self.least[place][cell],
            _ => 0,
        }
    }

    /// The true counts of a clique.
    pub(crate) fn clique_counts(&self, clique: usize) -> &[u64] {
        &self.tables[self.cliques[clique].table].counts
    }
}

impl Table {
    fn empty(set: DimensionSet, sizes: &[usize]) -> Self {
        let shape: Vec<usize> = set.places().map(|place| sizes[place]).collect();
        let counts = vec![0; shape.iter().product()];
        Self { set, shape, counts }
    }

    fn margin(&self, set: DimensionSet, sizes: &[usize]) -> Self {
        let mut margin = Self::empty(set, sizes);
        let (from, into) = (strides(&self.shape), view(0, set, self.set, &margin.shape));
        for (cell, &count) in self.counts.iter().enumerate().filter(|&(_, &count)| count > 0) {
            let axes = self.shape.iter().enumerate().map(|(axis, size)| cell / from[axis] % size * into.strides[axis]);
            margin.counts[axes.sum::<usize>()] += count;
        }
        margin
    }
}

fn fits(lattice: &Lattice, sizes: &[usize]) -> Result<(), DisclosureError> {
    let mut room = CELLS_MAX;
    for set in lattice.table_sets() {
        let cells = set.places().try_fold(1_usize, |cells, place| cells.checked_mul(sizes[place]));
        let left = cells.and_then(|cells| room.checked_sub(cells));
        room = left.ok_or_else(|| DisclosureError::TooManyCells { dimensions: lattice.name(set) })?;
    }
    Ok(())
}

fn strides(shape: &[usize]) -> Axes {
    let mut strides = Axes::default();
    let mut step = 1;
    for axis in (0..shape.len()).rev() {
        strides[axis] = step;
        step *= shape[axis];
    }
    strides
}

fn view(table: usize, set: DimensionSet, clique: DimensionSet, shape: &[usize]) -> View {
    let own = strides(shape);
    let (mut mask, mut seen) = (0, Axes::default());
    for (axis, place) in clique.places().enumerate().filter(|&(_, place)| set.has(place)) {
        mask |= 1 << axis;
        seen[axis] = own[set.places().take_while(|&other| other != place).count()];
    }
    View { table, mask, strides: seen }
}

fn clique(set: DimensionSet, tables: &[Table], places: &HashMap<DimensionSet, usize>) -> Clique {
    let table = &tables[places[&set]];
    let mut shape = Axes::default();
    shape[..table.shape.len()].copy_from_slice(&table.shape);
    let mut occupied: Vec<usize> = (0..table.counts.len()).filter(|&cell| table.counts[cell] > 0).collect();
    occupied.sort_by_key(|&cell| (std::cmp::Reverse(table.counts[cell]), cell));
    let mut subsets = set.subsets();
    subsets.sort_by_key(|subset| (subset.len(), *subset));
    let views = subsets.iter().map(|subset| view(places[subset], *subset, set, &tables[places[subset]].shape)).collect();
    Clique { table: places[&set], shape, strides: strides(&table.shape), occupied, views, neighbours: Vec::new() }
}

fn neighbour(here: DimensionSet, clique: usize, there: DimensionSet, cells: &Clique, shared_table: usize) -> Neighbour {
    let shared = here.shared(there);
    let axis_in = |set: DimensionSet, place: usize| set.places().take_while(|&other| other != place).count();
    let axes = shared.places().map(|place| (axis_in(here, place), axis_in(there, place))).collect();
    let view = cells.views.iter().find(|view| view.table == shared_table).expect("a clique sees all its tables").clone();
    let mut beneath: HashMap<usize, Vec<usize>> = HashMap::new();
    for &cell in &cells.occupied {
        beneath.entry(view.cell(&cells.coordinates(cell))).or_default().push(cell);
    }
    Neighbour { clique, axes, view, beneath }
}
