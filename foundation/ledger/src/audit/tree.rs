//! The tree as the files give it: entries against tiles, tiles against the tiles above, all against the signed root.

use super::{CHECKPOINT, Found, PROBLEMS_MAX, ProblemKind, locate};
use crate::{Checkpoint, Files, Frontier, Hash, TILE_WIDTH, TilePath, tile};

const WIDTH: u64 = TILE_WIDTH as u64;

/// What one file gave.
struct Given {
    path: String,
    /// None where the file is missing or unreadable, as the kind says.
    bytes: Result<Vec<u8>, ProblemKind>,
    /// Whether nothing may follow what is needed: not so where a full tile stands in for a partial one.
    is_whole: bool,
}

/// The leaves of one tile as its two files give them; none where a file does not give them all.
struct Leaves {
    tile: Option<Vec<Hash>>,
    bundle: Option<Vec<Hash>>,
}

/// A full tile whose two files do not agree.
struct Doubt {
    index: u64,
    tile: Option<Hash>,
    bundle: Option<Hash>,
}

/// What to believe where files disagree, tried in this order until the signed root is met.
#[derive(Clone, Copy)]
enum Trust {
    /// Whatever the tile above agrees with, else the tile.
    AboveThenTiles,
    /// Whatever the tile above agrees with, else the entries.
    AboveThenEntries,
    Entries,
    Tiles,
    /// The tiles above alone: entries and hashes below were altered alike.
    Above,
}

/// The tree that the files give, as far as it could be settled.
pub(super) struct Tree<'a> {
    files: &'a dyn Files,
    size: u64,
    /// The hash over each full tile of level 0, as believed.
    roots: Vec<Hash>,
    /// The leaves of the partial tile, as believed.
    edge: Vec<Hash>,
    is_settled: bool,
}

impl<'a> Tree<'a> {
    /// Reads the log up to a head and adds what is wrong with it.
    pub(super) fn read(files: &'a dyn Files, head: &Checkpoint, found: &mut Found) -> Self {
        let mut tree = Self { files, size: head.size, roots: Vec::new(), edge: Vec::new(), is_settled: false };
        let doubts = tree.gather();
        if doubts.len() > PROBLEMS_MAX {
            // More is wrong than a report lists: what was read is reported, nothing can be settled.
            found.is_cut_short = true;
            tree.report_leaves(&doubts, &tree.roots, found);
            return tree;
        }
        let (above, edges) = (tree.above(), tree.edges());
        let as_read = tree.settle(head, &doubts, &above, &edges);
        tree.report_leaves(&doubts, &as_read, found);
        tree.report_edge(found);
        tree.report_above(found);
        if !tree.is_settled && found.problems.iter().all(|problem| problem.entries.is_empty()) {
            let length = files.read(CHECKPOINT).ok().flatten().map_or(0, |bytes| bytes.len() as u64);
            found.add(CHECKPOINT, 0..length, 0..head.size, ProblemKind::Rewritten);
        }
        tree
    }

    /// Whether what is believed leads to the signed root.
    pub(super) const fn is_settled(&self) -> bool {
        self.is_settled
    }

    /// The root of the tree's first leaves.
    pub(super) fn root_at(&self, size: u64) -> Option<Hash> {
        let full = usize::try_from(size / WIDTH).ok()?;
        let width = usize::try_from(size % WIDTH).ok()?;
        let leaves = if width == 0 { Vec::new() } else { self.leaves_of(full as u64)? };
        Some(root(size, self.roots.get(..full)?, leaves.get(..width)?))
    }

    /// The believed leaves of one tile.
    fn leaves_of(&self, index: u64) -> Option<Vec<Hash>> {
        let Some(believed) = usize::try_from(index).ok().and_then(|index| self.roots.get(index)) else { return Some(self.edge.clone()) };
        let leaves = self.leaves(index, TILE_WIDTH);
        leaves.tile.into_iter().chain(leaves.bundle).find(|hashes| tile::tile_root(hashes) == *believed)
    }

    /// Reads every full tile and its bundle. Where they agree, that is the tile's hash; where not, the tile above is asked later.
    /// It ends early where more is wrong than a report would list.
    fn gather(&mut self) -> Vec<Doubt> {
        let (full, _) = TilePath::count(0, self.size);
        let mut doubts = Vec::new();
        for index in 0..full {
            let leaves = self.leaves(index, TILE_WIDTH);
            match (&leaves.tile, &leaves.bundle) {
                (Some(tile), Some(bundle)) if tile == bundle => self.roots.push(tile::tile_root(tile)),
                (tile, bundle) => {
                    let [tile, bundle] = [tile, bundle].map(|hashes| hashes.as_deref().map(tile::tile_root));
                    // A place is kept even where neither file gave a hash, so that indexes stay right.
                    self.roots.push(tile.or(bundle).unwrap_or(crate::EMPTY_ROOT));
                    doubts.push(Doubt { index, tile, bundle });
                    if doubts.len() > PROBLEMS_MAX {
                        return doubts;
                    }
                }
            }
        }
        doubts
    }

    /// The hash over each full tile of level 0 as the tiles of level 1 hold it.
    fn above(&self) -> Vec<Option<Hash>> {
        let (full, partial) = TilePath::count(1, self.size);
        let widths = (0..full).map(|index| (index, TILE_WIDTH)).chain((partial > 0).then_some((full, partial)));
        let mut hashes = Vec::with_capacity(self.roots.len());
        for (index, width) in widths {
            let given = self.give(TilePath { level: Some(1), index, width });
            let held = given.bytes.unwrap_or_default();
            let (held, _) = held.as_chunks::<32>();
            hashes.extend((0..width).map(|place| held.get(place).copied().map(Hash)));
        }
        hashes
    }

    /// The leaves of the partial tile, by each of its files.
    fn edges(&self) -> Vec<Vec<Hash>> {
        let (index, width) = TilePath::count(0, self.size);
        if width == 0 {
            return vec![Vec::new()];
        }
        let leaves = self.leaves(index, width);
        let mut edges: Vec<Vec<Hash>> = leaves.tile.into_iter().chain(leaves.bundle).collect();
        edges.dedup();
        if edges.is_empty() { vec![Vec::new()] } else { edges }
    }

    /// Looks for what to believe so that the signed root is met, and gives back what was believed before.
    fn settle(&mut self, head: &Checkpoint, doubts: &[Doubt], above: &[Option<Hash>], edges: &[Vec<Hash>]) -> Vec<Hash> {
        let as_read = self.roots.clone();
        for trust in [Trust::AboveThenTiles, Trust::AboveThenEntries, Trust::Entries, Trust::Tiles, Trust::Above] {
            let roots = believed(as_read.clone(), trust, doubts, above);
            for edge in edges.iter().filter(|edge| edge.len() as u64 == self.size % WIDTH) {
                if root(self.size, &roots, edge) == head.root {
                    (self.roots, self.edge, self.is_settled) = (roots, edge.clone(), true);
                    return as_read;
                }
            }
        }
        self.roots = believed(as_read.clone(), Trust::AboveThenTiles, doubts, above);
        self.edge.clone_from(&edges[0]);
        as_read
    }

    fn report_leaves(&self, doubts: &[Doubt], as_read: &[Hash], found: &mut Found) {
        for doubt in doubts {
            self.report_tile(doubt.index, TILE_WIDTH, found);
        }
        // Where entries and tile were altered alike, only what stands above tells; the files agree, so both are named whole.
        for (index, (believed, read)) in (0..).zip(self.roots.iter().zip(as_read)) {
            if believed != read && doubts.binary_search_by_key(&index, |doubt| doubt.index).is_err() {
                self.report_tile(index, TILE_WIDTH, found);
            }
        }
    }

    fn report_edge(&self, found: &mut Found) {
        let (index, width) = TilePath::count(0, self.size);
        if width > 0 {
            self.report_tile(index, width, found);
        }
    }

    /// What is wrong with the two files of one tile, measured by the leaves that are believed.
    fn report_tile(&self, index: u64, width: usize, found: &mut Found) {
        let [tile, bundle] = [Some(0), None].map(|level| self.give(TilePath { level, index, width }));
        let (first, last) = (index * WIDTH, index * WIDTH + width as u64);
        for given in [&tile, &bundle] {
            if let Err(kind) = given.bytes {
                found.add(&given.path, 0..0, first..last, kind);
            }
        }
        let Some(believed) = self.leaves_of(index).filter(|leaves| leaves.len() == width) else {
            for given in [&tile, &bundle] {
                if let Ok(bytes) = &given.bytes {
                    found.add(&given.path, 0..bytes.len() as u64, first..last, ProblemKind::Altered);
                }
            }
            return;
        };
        if let Ok(bytes) = &tile.bytes {
            let bytes = if tile.is_whole { bytes.as_slice() } else { &bytes[..bytes.len().min(32 * width)] };
            locate::tile(&tile.path, bytes, &believed, (first, 1, self.size), found);
        }
        if let Ok(bytes) = &bundle.bytes {
            locate::bundle(&bundle.path, bytes, &believed, index, bundle.is_whole, found);
        }
    }

    /// Tiles of level 1 and above against the hashes that the believed tiles below give.
    fn report_above(&self, found: &mut Found) {
        let mut hashes = self.roots.clone();
        for level in 1u8.. {
            if hashes.is_empty() {
                return;
            }
            let span = WIDTH.saturating_pow(u32::from(level));
            let mut over = Vec::with_capacity(hashes.len() / TILE_WIDTH);
            for (index, part) in (0..).zip(hashes.chunks(TILE_WIDTH)) {
                let given = self.give(TilePath { level: Some(level), index, width: part.len() });
                let first = index * WIDTH * span;
                match &given.bytes {
                    Err(kind) => found.add(&given.path, 0..0, first..(first + part.len() as u64 * span).min(self.size), *kind),
                    Ok(bytes) => {
                        let bytes = if given.is_whole { bytes.as_slice() } else { &bytes[..bytes.len().min(32 * part.len())] };
                        locate::tile(&given.path, bytes, part, (first, span, self.size), found);
                    }
                }
                if part.len() == TILE_WIDTH {
                    over.push(tile::tile_root(part));
                }
            }
            hashes = over;
        }
    }

    fn leaves(&self, index: u64, width: usize) -> Leaves {
        let [tile, bundle] = [Some(0), None].map(|level| self.give(TilePath { level, index, width }));
        let hashes = tile.bytes.ok().and_then(|bytes| {
            let (hashes, rest) = bytes.as_chunks::<32>();
            let is_right = rest.is_empty() && (hashes.len() == width || (hashes.len() > width && !tile.is_whole));
            is_right.then(|| hashes[..width].iter().copied().map(Hash).collect())
        });
        Leaves { tile: hashes, bundle: bundle.bytes.ok().and_then(|bytes| locate::leaf_hashes(&bytes, width, bundle.is_whole)) }
    }

    /// A file of the log, or the full one where a partial one is gone (tlog-tiles, "Partial Tiles").
    fn give(&self, tile: TilePath) -> Given {
        let path = tile.path();
        let read = |path: &str| self.files.read(path).map_err(|_| ProblemKind::Unreadable);
        match read(&path) {
            Ok(None) if tile.width < TILE_WIDTH => match read(&tile.full().path()) {
                Ok(Some(bytes)) => Given { path: tile.full().path(), bytes: Ok(bytes), is_whole: false },
                _ => Given { path, bytes: Err(ProblemKind::Missing), is_whole: true },
            },
            bytes => Given { path, bytes: bytes.and_then(|bytes| bytes.ok_or(ProblemKind::Missing)), is_whole: true },
        }
    }
}

/// The hashes over full tiles, with the doubtful ones decided.
fn believed(mut roots: Vec<Hash>, trust: Trust, doubts: &[Doubt], above: &[Option<Hash>]) -> Vec<Hash> {
    if matches!(trust, Trust::Above) {
        for (root, held) in roots.iter_mut().zip(above) {
            *root = held.unwrap_or(*root);
        }
        return roots;
    }
    for doubt in doubts {
        let Some(place) = usize::try_from(doubt.index).ok().filter(|place| *place < roots.len()) else { continue };
        let held = above.get(place).copied().flatten();
        let agreed = held.filter(|held| doubt.tile == Some(*held) || doubt.bundle == Some(*held));
        let believed = match trust {
            Trust::AboveThenTiles => agreed.or(doubt.tile).or(doubt.bundle),
            Trust::AboveThenEntries => agreed.or(doubt.bundle).or(doubt.tile),
            Trust::Entries => doubt.bundle.or(doubt.tile),
            Trust::Tiles | Trust::Above => doubt.tile.or(doubt.bundle),
        };
        // Where both files are gone, what stands above is all there is.
        roots[place] = believed.or(held).unwrap_or(roots[place]);
    }
    roots
}

/// The root over full tiles and the leaves of the partial one.
fn root(size: u64, roots: &[Hash], edge: &[Hash]) -> Hash {
    let hashes = [tile::edge(roots).into_hashes(), tile::edge(edge).into_hashes()].concat();
    Frontier::from_parts(size, hashes).map_or(crate::EMPTY_ROOT, |frontier| frontier.root())
}
