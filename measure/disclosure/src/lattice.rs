//! Which tables are public: the lattice, a tree of cliques with running intersections.
//!
//! A *clique* is a set of dimensions that may be read together; a *public table* is any subset of a clique, down to the
//! empty set, which is the grand total. The cliques must form a tree in which each dimension's cliques hang together (the
//! running intersection property; Lauritzen, *Graphical Models*, 1996, ch. 2). Such a lattice is *decomposable*, and then any
//! tables of counts that agree on what neighbours share are the margins of one population. The protection rests on that, so
//! [`Lattice::new`] refuses anything else: form × sex, sex × age and form × age without form × sex × age is a cycle, in
//! which counts that agree pairwise may still allow one single population.

use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::fmt;

use crate::error::DisclosureError;

/// The most dimensions that a lattice may hold. A field with several values per person counts as one dimension per value
/// (yes, no, unknown), so a whole returns sheet needs many.
pub const DIMENSIONS_MAX: usize = 120;

/// The most dimensions that one clique may hold: 32 tables, at most 32 corners to a move.
pub const CLIQUE_DIMENSIONS_MAX: usize = 5;

/// The name of a dimension, such as `form` or `age_group`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dimension(String);

/// The code of a category of a dimension, such as `forced_labour`; "unknown" is a category like any other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Category(String);

macro_rules! text_newtype {
    ($name:ident) => {
        impl $name {
            /// The text as it was given.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }
        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}
text_newtype!(Dimension);
text_newtype!(Category);

/// The fixed list of cliques whose subsets are the public tables.
///
/// ```
/// use lantern_disclosure::{Dimension, Lattice};
///
/// let clique = |names: &[&str]| names.iter().map(|&name| Dimension::from(name)).collect::<Vec<_>>();
/// let lattice = Lattice::new([clique(&["form", "sex", "age"]), clique(&["sex", "age", "displacement"])])?;
/// assert_eq!(lattice.tables().len(), 12);
/// assert!(Lattice::new([clique(&["form", "sex"]), clique(&["sex", "age"]), clique(&["age", "form"])]).is_err());
/// # Ok::<(), lantern_disclosure::DisclosureError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lattice {
    dimensions: Vec<Dimension>,
    cliques: Vec<DimensionSet>,
    links: Vec<(usize, usize)>,
}

impl Lattice {
    /// Builds a lattice; the order of cliques and of dimensions in them does not matter, and a clique inside another one
    /// adds nothing.
    ///
    /// Errors: [`DisclosureError::NoClique`], [`DisclosureError::TooManyDimensions`] and
    /// [`DisclosureError::NotDecomposable`], which names the dimensions that close a cycle.
    pub fn new<Clique>(cliques: impl IntoIterator<Item = Clique>) -> Result<Self, DisclosureError>
    where
        Clique: IntoIterator<Item = Dimension>,
    {
        let cliques: Vec<BTreeSet<Dimension>> = cliques.into_iter().map(|clique| clique.into_iter().collect()).collect();
        if cliques.is_empty() {
            return Err(DisclosureError::NoClique);
        }
        if let Some(large) = cliques.iter().find(|clique| clique.len() > CLIQUE_DIMENSIONS_MAX) {
            return Err(DisclosureError::TooManyDimensions { dimensions: large.iter().cloned().collect() });
        }
        let all: BTreeSet<&Dimension> = cliques.iter().flatten().collect();
        let dimensions: Vec<Dimension> = all.into_iter().cloned().collect();
        if dimensions.len() > DIMENSIONS_MAX {
            return Err(DisclosureError::TooManyDimensions { dimensions });
        }
        let within = |clique: &BTreeSet<Dimension>| (0..dimensions.len()).filter(|&place| clique.contains(&dimensions[place])).collect();
        let sets: Vec<DimensionSet> = cliques.iter().map(within).collect();
        Self::join(dimensions, &sets)
            .map_err(|(dimensions, broken)| DisclosureError::NotDecomposable { dimensions: broken.places().map(|place| dimensions[place].clone()).collect() })
    }

    /// The dimensions in the order in which a record lists its categories: sorted by name.
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// The largest sets of dimensions that may be read together; in a lattice that kept nothing else, the empty set.
    pub fn cliques(&self) -> Vec<Vec<Dimension>> {
        self.cliques.iter().map(|&clique| self.name(clique)).collect()
    }

    /// Every public table, small ones first; the first is the empty set, the grand total.
    pub fn tables(&self) -> Vec<Vec<Dimension>> {
        self.table_sets().into_iter().map(|set| self.name(set)).collect()
    }

    /// Whether these dimensions stand together in a clique, so that the table is public.
    pub fn allows(&self, dimensions: &[Dimension]) -> bool {
        self.find(dimensions).is_ok_and(|set| self.holds(set))
    }

    pub(crate) fn name(&self, set: DimensionSet) -> Vec<Dimension> {
        set.places().map(|place| self.dimensions[place].clone()).collect()
    }

    pub(crate) fn place(&self, dimension: &Dimension) -> Result<usize, DisclosureError> {
        let unknown = |_| DisclosureError::UnknownDimension { dimension: dimension.clone() };
        self.dimensions.binary_search(dimension).map_err(unknown)
    }

    pub(crate) fn find(&self, dimensions: &[Dimension]) -> Result<DimensionSet, DisclosureError> {
        dimensions.iter().map(|dimension| self.place(dimension)).collect()
    }

    pub(crate) fn holds(&self, set: DimensionSet) -> bool {
        self.cliques.iter().any(|&clique| set.is_within(clique))
    }

    pub(crate) fn clique_sets(&self) -> &[DimensionSet] {
        &self.cliques
    }

    /// The pairs of neighbouring cliques, by their place in [`Lattice::clique_sets`].
    pub(crate) fn links(&self) -> &[(usize, usize)] {
        &self.links
    }

    pub(crate) fn table_sets(&self) -> Vec<DimensionSet> {
        let sets: BTreeSet<(usize, DimensionSet)> = self.cliques.iter().flat_map(|clique| clique.subsets()).map(|set| (set.len(), set)).collect();
        sets.into_iter().map(|(_, set)| set).collect()
    }

    /// The lattice with one dimension taken out of one clique, or `None` where that would leave no tree.
    pub(crate) fn coarser(&self, clique: usize, dimension: usize) -> Option<Self> {
        let mut cliques = self.cliques.clone();
        cliques[clique] = cliques[clique].without(dimension);
        Self::join(self.dimensions.clone(), &cliques).ok()
    }

    /// The lattice with one clique parted: a dimension leaves it and keeps the company of one partner, or stands alone where
    /// there were only two. `None` where that would leave no tree.
    pub(crate) fn parted(&self, clique: usize, dimension: usize, partner: usize) -> Option<Self> {
        let mut cliques = self.cliques.clone();
        let alone = DimensionSet::default().with(dimension);
        let kept = if cliques[clique].len() > 2 { alone.with(partner) } else { alone };
        cliques[clique] = cliques[clique].without(dimension);
        cliques.push(kept);
        Self::join(self.dimensions.clone(), &cliques).ok()
    }

    /// Joins the maximal cliques to a tree of greatest total overlap. That tree has running intersections exactly if each
    /// dimension that stands in m cliques also stands in m − 1 of its links; the failing dimensions come back otherwise.
    fn join(dimensions: Vec<Dimension>, sets: &[DimensionSet]) -> Result<Self, (Vec<Dimension>, DimensionSet)> {
        let distinct: BTreeSet<DimensionSet> = sets.iter().copied().collect();
        let is_inside = |set: DimensionSet| distinct.iter().any(|&other| other != set && set.is_within(other));
        let cliques: Vec<DimensionSet> = distinct.iter().copied().filter(|&set| !is_inside(set)).collect();
        let mut pairs = Vec::new();
        for one in 0..cliques.len() {
            for other in one + 1..cliques.len() {
                pairs.push((cliques[one].shared(cliques[other]).len(), one, other));
            }
        }
        pairs.sort_by_key(|&(overlap, one, other)| (std::cmp::Reverse(overlap), one, other));
        let mut component: Vec<usize> = (0..cliques.len()).collect();
        let mut links = Vec::new();
        for (_, one, other) in pairs {
            let (kept, merged) = (component[one], component[other]);
            if kept != merged {
                component.iter_mut().filter(|label| **label == merged).for_each(|label| *label = kept);
                links.push((one, other));
            }
        }
        let holds_together = |place: usize| {
            let cliques_with = cliques.iter().filter(|clique| clique.has(place)).count();
            let links_with = links.iter().filter(|&&(one, other)| cliques[one].shared(cliques[other]).has(place)).count();
            cliques_with <= links_with + 1
        };
        let broken: DimensionSet = (0..dimensions.len()).filter(|&place| !holds_together(place)).collect();
        if broken.is_empty() { Ok(Self { dimensions, cliques, links }) } else { Err((dimensions, broken)) }
    }
}

/// A set of dimensions of one lattice, by their places in its sorted list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct DimensionSet(u128);

impl DimensionSet {
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    pub(crate) fn has(self, place: usize) -> bool {
        self.0 & (1 << place) != 0
    }

    pub(crate) fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    pub(crate) fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) fn with(self, place: usize) -> Self {
        Self(self.0 | (1 << place))
    }

    pub(crate) fn without(self, place: usize) -> Self {
        Self(self.0 & !(1 << place))
    }

    pub(crate) fn places(self) -> impl Iterator<Item = usize> + use<> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let place = (rest != 0).then_some(rest.trailing_zeros() as usize)?;
            rest &= rest - 1;
            Some(place)
        })
    }

    /// Every subset, the empty one and the whole included.
    pub(crate) fn subsets(self) -> Vec<Self> {
        let mut subsets = vec![Self::default()];
        for place in self.places() {
            let larger: Vec<Self> = subsets.iter().map(|subset| subset.with(place)).collect();
            subsets.extend(larger);
        }
        subsets
    }
}

impl FromIterator<usize> for DimensionSet {
    fn from_iter<Places: IntoIterator<Item = usize>>(places: Places) -> Self {
        places.into_iter().fold(Self::default(), Self::with)
    }
}

/// A table's name in messages: `form × sex`, or `the grand total`.
pub(crate) fn named(dimensions: &[Dimension]) -> String {
    if dimensions.is_empty() {
        return "the grand total".to_owned();
    }
    dimensions.iter().map(Dimension::as_str).collect::<Vec<_>>().join(" × ")
}

/// Several tables in a message, or `none`.
pub(crate) fn named_tables(tables: &[Vec<Dimension>]) -> String {
    if tables.is_empty() {
        return "none".to_owned();
    }
    tables.iter().map(|table| named(table)).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lattice(cliques: &[&str]) -> Result<Lattice, DisclosureError> {
        Lattice::new(cliques.iter().map(|clique| clique.split_whitespace().map(Dimension::from)))
    }

    /// A cycle of pairs, and a cycle around a missing middle, are refused with the dimensions that close it.
    #[test]
    fn cycles_are_refused() {
        let error = lattice(&["form sex", "sex age", "age form"]).unwrap_err();
        assert!(matches!(error, DisclosureError::NotDecomposable { ref dimensions } if dimensions.len() == 1), "{error}");
        assert!(lattice(&["x y p", "y z q", "x z r"]).is_err());
        assert!(lattice(&["x y p", "y z q", "x z r", "x y z"]).is_ok());
    }

    /// Trees, stars, chains and unconnected cliques are allowed, and the order in which they come does not matter.
    #[test]
    fn trees_are_allowed_in_any_order() {
        let one = lattice(&["form sex age", "sex age displacement", "area form", "year form", "source"]).unwrap();
        let other = lattice(&["source", "form year", "age sex", "displacement age sex", "form area", "age form sex"]).unwrap();
        assert_eq!(one, other);
        assert!(one.allows(&["age".into(), "displacement".into()]) && one.allows(&[]));
        assert!(!one.allows(&["area".into(), "sex".into()]));
    }

    /// Tables are the subsets of cliques, each once, from the grand total upwards.
    #[test]
    fn tables_are_all_subsets_once() {
        let tables = lattice(&["a b", "b c"]).unwrap().tables();
        let names: Vec<String> = tables.iter().map(|table| named(table)).collect();
        assert_eq!(names, ["the grand total", "a", "b", "c", "a × b", "b × c"]);
    }

    /// Taking a dimension out keeps the tree where it can and says so where it cannot.
    #[test]
    fn coarser_lattices_stay_decomposable() {
        let star = lattice(&["x y p", "y z q", "x z r", "x y z"]).unwrap();
        let places: Vec<(usize, usize)> =
            star.clique_sets().iter().enumerate().flat_map(|(index, set)| set.places().map(move |place| (index, place))).collect();
        let (kept, refused): (Vec<_>, Vec<_>) = places.iter().partition(|&&(index, place)| star.coarser(index, place).is_some());
        assert_eq!((kept.len(), refused.len()), (9, 3), "the three points may lose anything, the middle nothing");
        let middle = star.find(&["x".into(), "y".into(), "z".into()]).unwrap();
        assert!(refused.iter().all(|&(index, _)| star.clique_sets()[index] == middle));
        let pairs = lattice(&["x y z", "x p"]).unwrap();
        let at = pairs.clique_sets().iter().position(|set| set.len() == 3).unwrap();
        let (x, z) = (pairs.place(&"x".into()).unwrap(), pairs.place(&"z".into()).unwrap());
        let parted = pairs.parted(at, z, x).unwrap();
        assert!(parted.allows(&["x".into(), "z".into()]) && parted.allows(&["x".into(), "y".into()]) && !parted.allows(&["y".into(), "z".into()]));
        let total_only = lattice(&["a"]).unwrap().coarser(0, 0).unwrap();
        assert_eq!(total_only.tables(), vec![Vec::<Dimension>::new()]);
    }

    /// Bounds: an empty list and a clique that is too wide are refused.
    #[test]
    fn bounds_hold() {
        assert_eq!(lattice(&[]).unwrap_err(), DisclosureError::NoClique);
        assert!(matches!(lattice(&["a b c d e f"]).unwrap_err(), DisclosureError::TooManyDimensions { .. }));
    }
}
