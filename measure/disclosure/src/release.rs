//! A release: which counts of one snapshot are public, decided once for the whole lattice.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::check;
use crate::counts::Counts;
use crate::cube::Cube;
use crate::error::DisclosureError;
use crate::lattice::{Category, Dimension, DimensionSet, Lattice};
use crate::moves::Target;
use crate::protect::{Protection, protect};
use crate::public::{PublicCell, PublicTable, place_of};
use crate::threshold::Threshold;

/// The public figures of one snapshot. It holds no withheld count, so it may be stored and passed on as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    pub(crate) lattice: Lattice,
    pub(crate) threshold: Threshold,
    pub(crate) categories: Arc<Vec<Vec<Category>>>,
    /// The published tables; the last dimension runs fastest, `None` is a withheld cell.
    pub(crate) tables: BTreeMap<DimensionSet, Vec<Option<u64>>>,
}

impl Release {
    /// Decides what is public. The same counts give the same release, in whatever order they were added.
    ///
    /// Where a table cannot be protected it is withheld whole, and with it every table that holds all its dimensions.
    /// Errors: [`DisclosureError::TooManyCells`], and [`DisclosureError::CheckFailed`] if the second look finds a defect.
    pub fn decide(counts: &Counts, threshold: Threshold) -> Result<Self, DisclosureError> {
        let mut cube = Cube::new(counts)?;
        let mut release = Self { lattice: cube.lattice.clone(), threshold, categories: Arc::clone(&cube.categories), tables: BTreeMap::new() };
        loop {
            match protect(&cube, threshold) {
                Ok(protection) => {
                    let published = published(&cube, &protection);
                    check(&cube, threshold, &published, &protection.witnesses)?;
                    release.tables = cube.tables.iter().map(|table| table.set).zip(published).collect();
                    return Ok(release);
                }
                Err(stuck) => match without(&cube, stuck) {
                    Some(lattice) => cube = cube.coarser(lattice),
                    None => return Ok(release),
                },
            }
        }
    }

    /// The lattice that the release was decided on, whole tables withheld included.
    pub fn lattice(&self) -> &Lattice {
        &self.lattice
    }

    /// The threshold that the release was decided with.
    pub fn threshold(&self) -> Threshold {
        self.threshold
    }

    /// Every table that is published, small ones first; empty when there are too few records to publish anything.
    pub fn tables(&self) -> Vec<Vec<Dimension>> {
        let mut sets: Vec<DimensionSet> = self.tables.keys().copied().collect();
        sets.sort_by_key(|set| (set.len(), *set));
        sets.into_iter().map(|set| self.lattice.name(set)).collect()
    }

    /// The tables of the lattice that could only be protected by withholding them whole.
    pub fn withheld_whole(&self) -> Vec<Vec<Dimension>> {
        let sets = self.lattice.table_sets();
        sets.into_iter().filter(|set| !self.tables.contains_key(set)).map(|set| self.lattice.name(set)).collect()
    }

    /// The categories of a dimension, sorted.
    pub fn categories(&self, dimension: &Dimension) -> Result<&[Category], DisclosureError> {
        Ok(&self.categories[self.lattice.place(dimension)?])
    }

    /// A table with its totals, under filters; allowed where dimensions and filter dimensions stand together in the lattice.
    ///
    /// Errors: [`DisclosureError::NotOnLattice`] and [`DisclosureError::WithheldWhole`], which name the nearest tables,
    /// [`DisclosureError::UnknownDimension`], [`DisclosureError::UnknownCategory`] and [`DisclosureError::FixedTwice`].
    pub fn table(&self, dimensions: &[Dimension], filters: &[(Dimension, Category)]) -> Result<PublicTable, DisclosureError> {
        let mut asked = DimensionSet::default();
        for dimension in dimensions.iter().chain(filters.iter().map(|(dimension, _)| dimension)) {
            let place = self.lattice.place(dimension)?;
            if asked.has(place) {
                return Err(DisclosureError::FixedTwice { dimension: dimension.clone() });
            }
            asked = asked.with(place);
        }
        self.published(asked)?;
        let mut fixed: BTreeMap<usize, usize> = BTreeMap::new();
        for (dimension, category) in filters {
            let place = self.lattice.place(dimension)?;
            fixed.insert(place, place_of(dimension, &self.categories[place], category.as_str())?);
        }
        let places = dimensions.iter().map(|dimension| self.lattice.place(dimension)).collect::<Result<Vec<usize>, _>>()?;
        let categories: Vec<Vec<Category>> = places.iter().map(|&place| self.categories[place].clone()).collect();
        let cells = (0..categories.iter().map(|known| known.len() + 1).product()).map(|cell| self.cell(cell, &places, &fixed));
        let cells = cells.collect();
        Ok(PublicTable { dimensions: dimensions.to_vec(), filters: filters.to_vec(), categories, cells })
    }

    /// A cell of a table with totals: each place beyond a dimension's categories stands for the total over it.
    fn cell(&self, cell: usize, places: &[usize], fixed: &BTreeMap<usize, usize>) -> PublicCell {
        let mut at = fixed.clone();
        let mut rest = cell;
        for &place in places.iter().rev() {
            let size = self.categories[place].len();
            if rest % (size + 1) < size {
                at.insert(place, rest % (size + 1));
            }
            rest /= size + 1;
        }
        let index = at.iter().fold(0, |index, (&place, category)| index * self.categories[place].len() + category);
        let cells = &self.tables[&at.keys().copied().collect::<DimensionSet>()];
        cells[index].map_or(PublicCell::Withheld, PublicCell::Count)
    }

    fn published(&self, asked: DimensionSet) -> Result<(), DisclosureError> {
        if self.tables.contains_key(&asked) {
            return Ok(());
        }
        let within: Vec<DimensionSet> = self.tables.keys().copied().filter(|table| table.is_within(asked)).collect();
        let widest = within.iter().map(|table| table.len()).max();
        let nearest = within.iter().filter(|table| Some(table.len()) == widest).map(|&table| self.lattice.name(table)).collect();
        let asked_names = self.lattice.name(asked);
        if self.lattice.holds(asked) {
            return Err(DisclosureError::WithheldWhole { asked: asked_names, nearest });
        }
        Err(DisclosureError::NotOnLattice { asked: asked_names, nearest })
    }
}

fn published(cube: &Cube, protection: &Protection) -> Vec<Vec<Option<u64>>> {
    let tables = cube.tables.iter().zip(&protection.withheld);
    tables.map(|(table, withheld)| table.counts.iter().zip(withheld).map(|(&count, &withheld)| (!withheld).then_some(count)).collect()).collect()
}

/// The lattice without the stuck table. A crossing loses the dimension with the most categories, so that its cells grow the
/// most; that dimension stays crossed with the one that has the fewest, or by itself. A single dimension goes altogether.
/// `None` when the grand total itself is stuck.
fn without(cube: &Cube, stuck: Target) -> Option<Lattice> {
    let table = cube.tables[stuck.table].set;
    if table.is_empty() {
        return None;
    }
    let categories = |place: &usize| cube.categories[*place].len();
    if table.len() > 1 {
        let sets = cube.lattice.clique_sets().iter().enumerate().filter(|(_, set)| table.is_within(**set));
        let parted = sets.filter_map(|(clique, set)| {
            let dimension = table.places().max_by_key(categories)?;
            let partner = set.without(dimension).places().min_by_key(categories)?;
            cube.lattice.parted(clique, dimension, partner)
        });
        // A clique of two that is stuck parts into its dimensions; of a larger one the stuck pair must not be the one that stays.
        if let Some(lattice) = parted.into_iter().find(|lattice| !lattice.allows(&cube.lattice.name(table))) {
            return Some(lattice);
        }
    }
    let mut choices: Vec<(bool, bool, std::cmp::Reverse<usize>, usize, usize)> = Vec::new();
    for (clique, &set) in cube.lattice.clique_sets().iter().enumerate() {
        let places = set.places().map(|place| (!table.is_within(set), !table.has(place), std::cmp::Reverse(cube.categories[place].len()), clique, place));
        choices.extend(places);
    }
    choices.sort();
    choices.into_iter().find_map(|(_, _, _, clique, place)| cube.lattice.coarser(clique, place))
}
