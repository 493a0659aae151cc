//! A tree that grows and proves what it added.

use crate::{Frontier, Hash, NodeSource, inclusion_proof, node_hash};

/// A tree that grows from a frontier and remembers the nodes of its new leaves.
///
/// A commit proves its own leaves from this alone, without reading the log: whatever stands beside the path of a new leaf is
/// either new or a complete subtree of the old edge.
#[derive(Debug, Clone)]
pub struct Growth {
    base: u64,
    size: u64,
    levels: Vec<Level>,
}

/// The remembered complete subtrees of one height, from the place `first` on.
#[derive(Debug, Clone, Default)]
struct Level {
    first: u64,
    nodes: Vec<Hash>,
}

impl Growth {
    /// Begins at an edge.
    #[must_use]
    pub fn from_frontier(frontier: Frontier) -> Self {
        let size = frontier.size();
        let mut smallest_first = frontier.into_hashes().into_iter().rev();
        let mut levels = Vec::new();
        for height in 0..u64::BITS - size.leading_zeros() {
            let complete = size >> height;
            // An odd number of complete subtrees of a height: the last one has no sibling and stands in the edge.
            let nodes: Vec<Hash> = if complete % 2 == 1 { smallest_first.next().into_iter().collect() } else { Vec::new() };
            levels.push(Level { first: complete - nodes.len() as u64, nodes });
        }
        Self { base: size, size, levels }
    }

    /// Adds a leaf hash and gives its index.
    ///
    /// # Panics
    /// Never in practice: a tree of 2^63 leaves would have to have been grown leaf by leaf.
    pub fn push(&mut self, leaf: Hash) -> u64 {
        let index = self.size;
        let mut hash = leaf;
        for height in 0.. {
            if self.levels.len() == height {
                self.levels.push(Level::default());
            }
            let level = &mut self.levels[height];
            let place = index >> height;
            level.nodes.push(hash);
            if place.is_multiple_of(2) {
                break;
            }
            let left = level.get(place - 1).expect("the sibling of a new node is new or stands in the old edge");
            hash = node_hash(&left, &hash);
        }
        self.size = index + 1;
        index
    }

    /// How many leaves the tree has now.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The root of the tree as it stands now.
    #[must_use]
    pub fn root(&self) -> Hash {
        self.frontier().root()
    }

    /// The inclusion proof of a leaf that was added here, in the tree as it stands now.
    #[must_use]
    pub fn inclusion(&self, index: u64) -> Option<Vec<Hash>> {
        (index >= self.base).then(|| inclusion_proof(index, self.size, self).ok()).flatten()
    }

    /// The edge as it stands now.
    ///
    /// # Panics
    /// Never: the last complete subtree of each height is remembered.
    #[must_use]
    pub fn frontier(&self) -> Frontier {
        let hashes =
            (0..self.levels.len()).rev().filter(|height| (self.size >> height) % 2 == 1).map(|height| self.levels[height].get((self.size >> height) - 1));
        let hashes = hashes.map(|hash| hash.expect("the last complete subtree of a height is remembered")).collect();
        Frontier::from_parts(self.size, hashes).expect("one hash was taken for each bit of the size")
    }

    /// The edge, where nothing more is to be proven.
    #[must_use]
    pub fn into_frontier(self) -> Frontier {
        self.frontier()
    }
}

impl NodeSource for Growth {
    fn node(&self, level: u8, index: u64) -> Option<Hash> {
        self.levels.get(usize::from(level))?.get(index)
    }
}

impl Level {
    fn get(&self, place: u64) -> Option<Hash> {
        usize::try_from(place.checked_sub(self.first)?).ok().and_then(|place| self.nodes.get(place).copied())
    }
}
