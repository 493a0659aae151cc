//! A public table: what a reader gets to see of the dimensions they asked for, with its totals.

use crate::error::DisclosureError;
use crate::lattice::{Category, Dimension};

/// What is published of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PublicCell {
    /// The exact count; 0 is a true zero.
    Count(u64),
    /// Not zero, and not published: small itself, or needed to protect a small one.
    Withheld,
}

impl PublicCell {
    /// The count, if it is published.
    pub fn count(self) -> Option<u64> {
        match self {
            Self::Count(count) => Some(count),
            Self::Withheld => None,
        }
    }
}

/// One cell with its place: a category per dimension, or `None` for the total over that dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicRow<'a> {
    /// In the order of [`PublicTable::dimensions`].
    pub categories: Vec<Option<&'a Category>>,
    /// What is published there.
    pub cell: PublicCell,
}

/// A table of a release, in the order of dimensions in which it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicTable {
    pub(crate) dimensions: Vec<Dimension>,
    pub(crate) filters: Vec<(Dimension, Category)>,
    pub(crate) categories: Vec<Vec<Category>>,
    /// Per dimension one place more than categories: the total stands last. The last dimension runs fastest.
    pub(crate) cells: Vec<PublicCell>,
}

impl PublicTable {
    /// The dimensions, as asked for.
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// The filters that all its counts stand under.
    pub fn filters(&self) -> &[(Dimension, Category)] {
        &self.filters
    }

    /// The categories of each dimension, sorted.
    pub fn categories(&self) -> &[Vec<Category>] {
        &self.categories
    }

    /// One cell: a category per dimension, or `None` for the total over it.
    pub fn cell(&self, categories: &[Option<&str>]) -> Result<PublicCell, DisclosureError> {
        if categories.len() != self.dimensions.len() {
            return Err(DisclosureError::WrongLength { dimensions: self.dimensions.clone(), found: categories.len() });
        }
        let mut cell = 0;
        for ((dimension, known), &category) in self.dimensions.iter().zip(&self.categories).zip(categories) {
            let place = category.map_or(Ok(known.len()), |category| place_of(dimension, known, category))?;
            cell = cell * (known.len() + 1) + place;
        }
        Ok(self.cells[cell])
    }

    /// The total of the table under its filters.
    pub fn total(&self) -> PublicCell {
        self.cells[self.cells.len() - 1]
    }

    /// Every cell and every total, the last dimension running fastest and totals behind the categories.
    pub fn rows(&self) -> impl Iterator<Item = PublicRow<'_>> {
        self.cells.iter().enumerate().map(|(index, &cell)| {
            let mut rest = index;
            let mut categories: Vec<Option<&Category>> = Vec::with_capacity(self.dimensions.len());
            for known in self.categories.iter().rev() {
                categories.push(known.get(rest % (known.len() + 1)));
                rest /= known.len() + 1;
            }
            categories.reverse();
            PublicRow { categories, cell }
        })
    }
}

/// Where a category stands among those of its dimension.
pub(crate) fn place_of(dimension: &Dimension, known: &[Category], category: &str) -> Result<usize, DisclosureError> {
    let unknown = |_| DisclosureError::UnknownCategory { dimension: dimension.clone(), category: category.into() };
    known.binary_search_by(|known| known.as_str().cmp(category)).map_err(unknown)
}
