//! The counts of one snapshot: what the records add up to in each clique, and never their full cross.

use std::collections::HashMap;

use crate::error::DisclosureError;
use crate::lattice::{Category, Dimension, DimensionSet, Lattice};

/// The most categories that a dimension may have.
pub const CATEGORIES_MAX: usize = 10_000;

/// The largest sum of all counts: the protection adds and subtracts counts with a sign.
const TOTAL_MAX: u64 = i64::MAX as u64 / 2;

/// How many bits of a tally's key stand for one dimension.
const CODE_BITS: usize = 16;

/// The short form of a category within its dimension, as [`Counts::code`] gives it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u16);

/// The records of one snapshot, counted clique by clique.
///
/// ```
/// use lantern_disclosure::{Counts, Dimension, Lattice};
///
/// let lattice = Lattice::new([["form", "sex"].map(Dimension::from)])?;
/// let mut counts = Counts::new(&lattice);
/// counts.add(&["forced_labour", "female"], 12)?; // one category per dimension, in the order of `Lattice::dimensions`
/// assert_eq!(counts.total(), 12);
/// # Ok::<(), lantern_disclosure::DisclosureError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Counts {
    lattice: Lattice,
    vocabularies: Vec<Vocabulary>,
    tallies: Vec<Tally>,
    least: Vec<HashMap<u16, u64>>,
    total: u64,
}

impl Counts {
    /// Nothing counted yet.
    pub fn new(lattice: &Lattice) -> Self {
        let vocabularies = lattice.dimensions().iter().map(|_| Vocabulary::default()).collect();
        let tallies = lattice.clique_sets().iter().map(|&set| Tally::new(set)).collect();
        let least = lattice.dimensions().iter().map(|_| HashMap::new()).collect();
        Self { lattice: lattice.clone(), vocabularies, tallies, least, total: 0 }
    }

    /// The lattice that is counted for.
    pub fn lattice(&self) -> &Lattice {
        &self.lattice
    }

    /// The sum of all multiplicities.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// The code of a category, for [`Counts::add_codes`]. A category asked for but never counted is published as a true zero.
    pub fn code(&mut self, dimension: &Dimension, category: &str) -> Result<Code, DisclosureError> {
        let place = self.lattice.place(dimension)?;
        self.code_at(place, category)
    }

    /// Notes what readers know of a category from a rule that is public: that at least so many records have it, all others
    /// being told in other words. Without it they could rule out witnesses in which the category has fewer.
    pub fn at_least(&mut self, dimension: &Dimension, category: &str, least: u64) -> Result<(), DisclosureError> {
        let place = self.lattice.place(dimension)?;
        let code = self.code_at(place, category)?;
        self.least[place].insert(code.0, least);
        Ok(())
    }

    /// Counts `multiplicity` records with these categories, one per dimension in the order of [`Lattice::dimensions`].
    pub fn add(&mut self, categories: &[&str], multiplicity: u64) -> Result<(), DisclosureError> {
        self.same_length(categories.len())?;
        let codes = categories.iter().enumerate().map(|(place, category)| self.code_at(place, category));
        let codes = codes.collect::<Result<Vec<Code>, _>>()?;
        self.add_codes(&codes, multiplicity)
    }

    /// Like [`Counts::add`] for codes already known: the quick way for a million records.
    pub fn add_codes(&mut self, codes: &[Code], multiplicity: u64) -> Result<(), DisclosureError> {
        self.same_length(codes.len())?;
        for (place, (code, vocabulary)) in codes.iter().zip(&self.vocabularies).enumerate() {
            if usize::from(code.0) >= vocabulary.categories.len() {
                return Err(DisclosureError::UnknownCode { dimension: self.lattice.dimensions()[place].clone() });
            }
        }
        let total = self.total.checked_add(multiplicity).filter(|&total| total <= TOTAL_MAX);
        self.total = total.ok_or(DisclosureError::TooLarge)?;
        if multiplicity > 0 {
            self.tallies.iter_mut().for_each(|tally| tally.add(codes, multiplicity));
        }
        Ok(())
    }

    /// Per dimension its categories, sorted, and for each code the rank of its category in that order.
    pub(crate) fn sorted_categories(&self) -> (Vec<Vec<Category>>, Vec<Vec<usize>>) {
        self.vocabularies.iter().map(Vocabulary::sorted).unzip()
    }

    /// Per dimension and category, in the order of [`Counts::sorted_categories`], how many records readers know to be there.
    pub(crate) fn known_least(&self, ranks: &[Vec<usize>]) -> Vec<Vec<u64>> {
        let of_dimension = |(least, ranks): (&HashMap<u16, u64>, &Vec<usize>)| {
            let mut by_rank = vec![0; ranks.len()];
            for (&code, &least) in least {
                by_rank[ranks[usize::from(code)]] = least;
            }
            by_rank
        };
        self.least.iter().zip(ranks).map(of_dimension).collect()
    }

    /// The counts of a clique, by its place in [`Lattice::clique_sets`]: the codes in the order of its dimensions, and how many.
    pub(crate) fn clique(&self, clique: usize) -> impl Iterator<Item = (Vec<usize>, u64)> + '_ {
        let tally = &self.tallies[clique];
        let width = tally.places.len();
        let single = tally.single.iter().enumerate().filter(|&(_, &count)| count > 0).map(|(code, &count)| (vec![code], count));
        let joint = tally.joint.iter().map(move |(&key, &count)| {
            let codes = (0..width).map(|axis| (key >> (axis * CODE_BITS)) as usize & usize::from(u16::MAX));
            (codes.collect(), count)
        });
        single.chain(joint)
    }

    fn code_at(&mut self, place: usize, category: &str) -> Result<Code, DisclosureError> {
        let too_many = || DisclosureError::TooManyCategories { dimension: self.lattice.dimensions()[place].clone() };
        self.vocabularies[place].code(category).ok_or_else(too_many)
    }

    fn same_length(&self, found: usize) -> Result<(), DisclosureError> {
        if found == self.vocabularies.len() {
            return Ok(());
        }
        Err(DisclosureError::WrongLength { dimensions: self.lattice.dimensions().to_vec(), found })
    }
}

/// The categories of one dimension in the order in which they were first met.
#[derive(Clone, Debug, Default)]
struct Vocabulary {
    codes: HashMap<Category, u16>,
    categories: Vec<Category>,
}

impl Vocabulary {
    fn code(&mut self, category: &str) -> Option<Code> {
        if let Some(&code) = self.codes.get(category) {
            return Some(Code(code));
        }
        let code = u16::try_from(self.categories.len()).ok().filter(|_| self.categories.len() < CATEGORIES_MAX)?;
        self.codes.insert(category.into(), code);
        self.categories.push(category.into());
        Some(Code(code))
    }

    fn sorted(&self) -> (Vec<Category>, Vec<usize>) {
        let mut categories = self.categories.clone();
        categories.sort();
        let rank = |category| categories.binary_search(category).expect("sorting keeps every category");
        let ranks = self.categories.iter().map(rank).collect();
        (categories, ranks)
    }
}

/// The counts of one clique. Indicator dimensions make most cliques a single dimension, which needs no hashing.
#[derive(Clone, Debug)]
struct Tally {
    places: Vec<usize>,
    single: Vec<u64>,
    joint: HashMap<u128, u64>,
}

impl Tally {
    fn new(clique: DimensionSet) -> Self {
        Self { places: clique.places().collect(), single: Vec::new(), joint: HashMap::new() }
    }

    fn add(&mut self, codes: &[Code], multiplicity: u64) {
        if let [place] = self.places[..] {
            let code = usize::from(codes[place].0);
            if self.single.len() <= code {
                self.single.resize(code + 1, 0);
            }
            self.single[code] += multiplicity;
            return;
        }
        let key = self.places.iter().enumerate().fold(0, |key, (axis, &place)| key | (u128::from(codes[place].0) << (axis * CODE_BITS)));
        *self.joint.entry(key).or_default() += multiplicity;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lattice() -> Lattice {
        Lattice::new([vec!["a", "b"], vec!["c"]].map(|clique| clique.into_iter().map(Dimension::from))).unwrap()
    }

    /// Names and codes count alike, and equal records add up.
    #[test]
    fn names_and_codes_agree() {
        let mut counts = Counts::new(&lattice());
        counts.add(&["x", "y", "z"], 2).unwrap();
        let codes = [("a", "x"), ("b", "y"), ("c", "z")].map(|(dimension, category)| counts.code(&dimension.into(), category).unwrap());
        counts.add_codes(&codes, 3).unwrap();
        assert_eq!(counts.clique(0).collect::<Vec<_>>(), [(vec![0, 0], 5)]);
        assert_eq!(counts.clique(1).collect::<Vec<_>>(), [(vec![0], 5)]);
    }

    /// A record of the wrong width, a foreign code and a sum beyond the bound are refused.
    #[test]
    fn wrong_records_are_refused() {
        let mut counts = Counts::new(&lattice());
        assert!(matches!(counts.add(&["x"], 1).unwrap_err(), DisclosureError::WrongLength { found: 1, .. }));
        assert!(matches!(counts.add_codes(&[Code(0); 3], 1).unwrap_err(), DisclosureError::UnknownCode { .. }));
        assert!(matches!(counts.add(&["x", "y", "z"], u64::MAX).unwrap_err(), DisclosureError::TooLarge));
    }
}
