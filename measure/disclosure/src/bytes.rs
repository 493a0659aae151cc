//! How a release is stored: the format's version in front, then only what is public.
//!
//! `lantern-release` · version (2 bytes) · threshold · dimensions with their categories · cliques of the lattice · published
//! tables, each as its dimensions and its cells. Numbers are in base 128, seven bits a byte, low ones first; a cell is 0 where
//! withheld and otherwise one more than its count.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::counts::CATEGORIES_MAX;
use crate::cube::CELLS_MAX;
use crate::error::DisclosureError;
use crate::lattice::{CLIQUE_DIMENSIONS_MAX, Category, DIMENSIONS_MAX, Dimension, DimensionSet, Lattice};
use crate::release::Release;
use crate::threshold::Threshold;

/// The version of the stored form that this program writes and reads.
pub const FORMAT_VERSION: u16 = 1;

const MARK: &[u8] = b"lantern-release";

/// The most cliques that are read back: a tree of cliques that do not hold each other has at most one per dimension.
const CLIQUES_MAX: usize = DIMENSIONS_MAX;

impl Release {
    /// The stored form. Equal releases have equal bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MARK.to_vec();
        bytes.extend(FORMAT_VERSION.to_le_bytes());
        put_number(&mut bytes, self.threshold.get());
        put_length(&mut bytes, self.lattice.dimensions().len());
        for (dimension, categories) in self.lattice.dimensions().iter().zip(self.categories.iter()) {
            put_text(&mut bytes, dimension.as_str());
            put_length(&mut bytes, categories.len());
            for category in categories {
                put_text(&mut bytes, category.as_str());
            }
        }
        put_length(&mut bytes, self.lattice.clique_sets().len());
        self.lattice.clique_sets().iter().for_each(|&clique| put_set(&mut bytes, clique));
        put_length(&mut bytes, self.tables.len());
        for (&set, cells) in &self.tables {
            put_set(&mut bytes, set);
            for cell in cells {
                put_number(&mut bytes, cell.map_or(0, |count| count + 1));
            }
        }
        bytes
    }

    /// Reads the stored form back.
    ///
    /// Errors: [`DisclosureError::OtherVersion`] and [`DisclosureError::Damaged`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DisclosureError> {
        let mut reader = Reader { rest: bytes, part: "its beginning" };
        if reader.take(MARK.len())? != MARK {
            return Err(reader.damaged());
        }
        let version = reader.take(2)?;
        let found = u16::from_le_bytes([version[0], version[1]]);
        if found != FORMAT_VERSION {
            return Err(DisclosureError::OtherVersion { found });
        }
        let threshold = Threshold::new(reader.number()?).map_err(|_| reader.damaged())?;
        let (dimensions, categories) = reader.dimensions()?;
        let lattice = reader.lattice(&dimensions)?;
        let tables = reader.tables(&lattice, &categories)?;
        if !reader.rest.is_empty() {
            return Err(reader.damaged());
        }
        Ok(Self { lattice, threshold, categories: Arc::new(categories), tables })
    }
}

fn put_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 128 {
        bytes.push(number.to_le_bytes()[0] | 128);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

fn put_length(bytes: &mut Vec<u8>, length: usize) {
    put_number(bytes, length as u64);
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_length(bytes, text.len());
    bytes.extend(text.as_bytes());
}

fn put_set(bytes: &mut Vec<u8>, set: DimensionSet) {
    put_length(bytes, set.len());
    set.places().for_each(|place| put_length(bytes, place));
}

struct Reader<'a> {
    rest: &'a [u8],
    part: &'static str,
}

impl<'a> Reader<'a> {
    fn damaged(&self) -> DisclosureError {
        DisclosureError::Damaged { part: self.part }
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], DisclosureError> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or_else(|| self.damaged())?;
        self.rest = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u64, DisclosureError> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.take(1)?[0];
            let bits = u64::from(byte & 127);
            // Bits beyond the 64th, or a last byte that adds nothing, are not how a number is written.
            if bits << shift >> shift != bits || (byte == 0 && shift > 0) {
                break;
            }
            number |= bits << shift;
            if byte < 128 {
                return Ok(number);
            }
        }
        Err(self.damaged())
    }

    fn length(&mut self, most: usize) -> Result<usize, DisclosureError> {
        let length = usize::try_from(self.number()?).map_err(|_| self.damaged())?;
        if length <= most { Ok(length) } else { Err(self.damaged()) }
    }

    fn text(&mut self) -> Result<&'a str, DisclosureError> {
        let length = self.length(self.rest.len())?;
        std::str::from_utf8(self.take(length)?).map_err(|_| self.damaged())
    }

    fn set(&mut self, dimensions: usize) -> Result<DimensionSet, DisclosureError> {
        let length = self.length(CLIQUE_DIMENSIONS_MAX)?;
        let last = dimensions.checked_sub(1).ok_or_else(|| self.damaged())?;
        (0..length).map(|_| self.length(last)).collect()
    }

    fn dimensions(&mut self) -> Result<(Vec<Dimension>, Vec<Vec<Category>>), DisclosureError> {
        self.part = "its dimensions";
        let (mut dimensions, mut categories) = (Vec::new(), Vec::new());
        for _ in 0..self.length(DIMENSIONS_MAX)? {
            dimensions.push(Dimension::from(self.text()?));
            let count = self.length(CATEGORIES_MAX)?;
            let known: Vec<Category> = (0..count).map(|_| self.text().map(Category::from)).collect::<Result<_, _>>()?;
            if !known.is_sorted_by(|one, other| one < other) {
                return Err(self.damaged());
            }
            categories.push(known);
        }
        Ok((dimensions, categories))
    }

    fn lattice(&mut self, dimensions: &[Dimension]) -> Result<Lattice, DisclosureError> {
        self.part = "its lattice";
        let mut cliques = Vec::new();
        for _ in 0..self.length(CLIQUES_MAX)? {
            let set = self.set(dimensions.len().max(1))?;
            cliques.push(set.places().map(|place| dimensions.get(place).cloned()).collect::<Option<Vec<_>>>().ok_or_else(|| self.damaged())?);
        }
        let lattice = Lattice::new(cliques).map_err(|_| self.damaged())?;
        if lattice.dimensions() == dimensions { Ok(lattice) } else { Err(self.damaged()) }
    }

    fn tables(&mut self, lattice: &Lattice, categories: &[Vec<Category>]) -> Result<BTreeMap<DimensionSet, Vec<Option<u64>>>, DisclosureError> {
        self.part = "its tables";
        let (mut tables, mut room) = (BTreeMap::new(), CELLS_MAX);
        for _ in 0..self.length(CELLS_MAX)? {
            let set = self.set(categories.len().max(1))?;
            let cells = set.places().try_fold(1_usize, |cells, place| cells.checked_mul(categories.get(place)?.len()));
            let left = cells.and_then(|cells| Some((cells, room.checked_sub(cells)?)));
            let (cells, left) = left.filter(|_| lattice.holds(set)).ok_or_else(|| self.damaged())?;
            room = left;
            let counts = (0..cells).map(|_| self.number().map(|number| number.checked_sub(1))).collect::<Result<_, _>>()?;
            if tables.insert(set, counts).is_some() {
                return Err(self.damaged());
            }
        }
        // A table with a published one's totals missing could not be read with its totals.
        if tables.keys().any(|set| set.subsets().iter().any(|subset| !tables.contains_key(subset))) {
            return Err(self.damaged());
        }
        Ok(tables)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::counts::Counts;

    fn release() -> Release {
        let lattice = Lattice::new([vec!["a", "b"], vec!["b", "c"]].map(|clique| clique.into_iter().map(Dimension::from))).unwrap();
        let mut counts = Counts::new(&lattice);
        for (record, count) in [(["x", "y", "z"], 400), (["x", "w", "z"], 70), (["v", "y", "u"], 3), (["v", "w", "u"], 200)] {
            counts.add(&record, count).unwrap();
        }
        Release::decide(&counts, Threshold::default()).unwrap()
    }

    /// What is written is read back the same, and no withheld count is in it to be read.
    #[test]
    fn a_release_survives_storage() {
        let release = release();
        assert!(release.tables.values().flatten().any(Option::is_none) && release.tables.len() == 6);
        assert_eq!(Release::from_bytes(&release.to_bytes()).unwrap(), release);
    }

    /// Every cut and every damaged byte is refused or read as some other well-formed release, never with a panic.
    #[test]
    fn damage_is_no_panic() {
        let bytes = release().to_bytes();
        for length in 0..bytes.len() {
            assert!(matches!(Release::from_bytes(&bytes[..length]), Err(DisclosureError::Damaged { .. })), "cut to {length}");
        }
        for place in 0..bytes.len() {
            for bit in 0..8 {
                let mut damaged = bytes.clone();
                damaged[place] ^= 1 << bit;
                if let Ok(release) = Release::from_bytes(&damaged) {
                    assert_eq!(Release::from_bytes(&release.to_bytes()).as_ref(), Ok(&release));
                    assert!(release.tables().iter().all(|dimensions| release.table(dimensions, &[]).is_ok()));
                }
            }
        }
        let mut later = bytes;
        later[MARK.len()] = 2;
        assert_eq!(Release::from_bytes(&later), Err(DisclosureError::OtherVersion { found: 2 }));
    }
}
