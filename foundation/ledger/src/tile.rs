//! Tiles (c2sp.org/tlog-tiles): the tree in files of 256 hashes, which never change once they are full.

use crate::{Bundle, Frontier, Hash, LedgerError, NodeSource, TREE_SIZE_MAX, bundle, leaf_hash, node_hash};
use std::cell::RefCell;

/// A full tile has so many hashes, a full bundle so many entries.
pub const TILE_WIDTH: usize = 256;

/// How many tree levels one tile spans.
const TILE_HEIGHT: u32 = 8;

/// The highest level: 2^63 - 1 leaves need no more.
const LEVELS_MAX: u8 = 7;

/// A folder that holds a log: `checkpoint`, `tile/…`. It is implemented where files are read.
pub trait Files {
    /// The bytes of a file, or none where there is no such file. Paths are relative and use slashes.
    fn read(&self, path: &str) -> std::io::Result<Option<Vec<u8>>>;

    /// Every file there is, or none where the folder cannot be listed (a log that is read over HTTP).
    fn list(&self) -> std::io::Result<Option<Vec<String>>> {
        Ok(None)
    }
}

/// Which file of a log: a hash tile of some level, or an entry bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TilePath {
    /// The level of a hash tile; none for an entry bundle.
    pub level: Option<u8>,
    /// The place within the level.
    pub index: u64,
    /// How many hashes or entries: 256 where it is full.
    pub width: usize,
}

impl TilePath {
    /// The tiles of a level that a tree of a size has: how many full ones, and how wide the partial one is, zero for none.
    #[must_use]
    pub fn count(level: u8, size: u64) -> (u64, usize) {
        let shift = TILE_HEIGHT * u32::from(level);
        let hashes = if shift > 63 { 0 } else { size >> shift };
        // 256 to a tile: the rest is the lowest byte.
        (hashes / TILE_WIDTH as u64, usize::from(hashes.to_le_bytes()[0]))
    }

    /// The path below the log's prefix, for instance `tile/0/x001/x234/067.p/112`.
    #[must_use]
    pub fn path(&self) -> String {
        let mut parts = vec![format!("{:03}", self.index % 1000)];
        let mut rest = self.index / 1000;
        while rest > 0 {
            parts.push(format!("x{:03}", rest % 1000));
            rest /= 1000;
        }
        parts.reverse();
        let level = self.level.map_or_else(|| "entries".to_owned(), |level| level.to_string());
        let partial = if self.width < TILE_WIDTH { format!(".p/{}", self.width) } else { String::new() };
        format!("tile/{level}/{}{partial}", parts.join("/"))
    }

    /// Reads a path in its one spelling; none where it is not a tile's.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        let (level, place) = path.strip_prefix("tile/")?.split_once('/')?;
        let level = if level == "entries" { None } else { Some(level.parse().ok().filter(|level| *level <= 63)?) };
        let (place, width) = place.split_once(".p/").map_or(Some((place, TILE_WIDTH)), |(place, width)| Some((place, width.parse().ok()?)))?;
        let mut index: u64 = 0;
        for part in place.split('/') {
            let digits = part.strip_prefix('x').unwrap_or(part);
            index = index.checked_mul(1000)?.checked_add(digits.parse::<u64>().ok().filter(|digits| *digits < 1000)?)?;
        }
        // Whatever was read too kindly above does not come out the same again.
        let found = Self { level, index, width };
        (found.width >= 1 && found.width <= TILE_WIDTH && found.path() == path).then_some(found)
    }

    pub(crate) const fn full(self) -> Self {
        Self { width: TILE_WIDTH, ..self }
    }
}

/// A file that a log has or shall have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TileWrite {
    /// Which one.
    pub tile: TilePath,
    /// Its path below the log's prefix.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl TileWrite {
    fn new(tile: TilePath, bytes: Vec<u8>) -> Self {
        Self { tile, path: tile.path(), bytes }
    }
}

/// A log that is written as it grows: entries go in, full tiles come out, and the partial ones of any moment on demand.
///
/// It holds one tile per level and no more, so a log of any length can be written or compared with what stands in a folder.
#[derive(Debug, Clone, Default)]
pub struct TileWriter {
    size: u64,
    bundle: Bundle,
    levels: Vec<Vec<Hash>>,
    full: Vec<TileWrite>,
}

impl TileWriter {
    /// A log without entries.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Continues a log whose files stand at a size. The files are believed: compare [`TileWriter::frontier`] with the head.
    pub fn resume(size: u64, files: &dyn Files) -> Result<Self, LedgerError> {
        let mut writer = Self { size, ..Self::default() };
        let tiles = TileFolder::new(files, size)?;
        let (index, width) = TilePath::count(0, size);
        if width > 0 {
            let bytes = tiles.file(TilePath { level: None, index, width })?;
            let mut offset = 0;
            for _ in 0..width {
                let place = bundle::entry_at(&bytes, offset).ok_or(LedgerError::malformed("entry bundle", "it ends within an entry"))?;
                offset = place.end;
                writer.bundle.push(&bytes[place])?;
            }
        }
        for level in 0..=LEVELS_MAX {
            let (index, width) = TilePath::count(level, size);
            if index == 0 && width == 0 {
                break;
            }
            let hashes = if width > 0 { tiles.hashes(TilePath { level: Some(level), index, width })? } else { Vec::new() };
            writer.levels.push(hashes);
        }
        Ok(writer)
    }

    /// Adds an entry.
    pub fn push(&mut self, entry: &[u8]) -> Result<(), LedgerError> {
        if self.size == TREE_SIZE_MAX {
            return Err(LedgerError::TooLarge { what: "tree", maximum: "2^63 - 1 leaves" });
        }
        self.bundle.push(entry)?;
        let mut hash = leaf_hash(entry);
        self.size += 1;
        if self.bundle.len() == TILE_WIDTH {
            let bundle = std::mem::take(&mut self.bundle);
            let tile = TilePath { level: None, index: (self.size - 1) / TILE_WIDTH as u64, width: TILE_WIDTH };
            self.full.push(TileWrite::new(tile, bundle.bytes().to_vec()));
        }
        for level in 0..=LEVELS_MAX {
            if self.levels.len() == usize::from(level) {
                self.levels.push(Vec::with_capacity(TILE_WIDTH));
            }
            let hashes = &mut self.levels[usize::from(level)];
            hashes.push(hash);
            if hashes.len() < TILE_WIDTH {
                break;
            }
            let index = TilePath::count(level, self.size).0 - 1;
            self.full.push(TileWrite::new(TilePath { level: Some(level), index, width: TILE_WIDTH }, tile_bytes(hashes)));
            hash = tile_root(hashes);
            hashes.clear();
        }
        Ok(())
    }

    /// How many entries the log has.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The full tiles and bundles since the last call: they never change again.
    pub fn take_full(&mut self) -> Vec<TileWrite> {
        std::mem::take(&mut self.full)
    }

    /// The partial tiles and bundle of the log as it stands: what a checkpoint of this size needs beside the full ones.
    #[must_use]
    pub fn partial(&self) -> Vec<TileWrite> {
        let mut writes = Vec::new();
        if !self.bundle.is_empty() {
            let tile = TilePath { level: None, index: TilePath::count(0, self.size).0, width: self.bundle.len() };
            writes.push(TileWrite::new(tile, self.bundle.bytes().to_vec()));
        }
        for (level, hashes) in (0u8..).zip(&self.levels).filter(|(_, hashes)| !hashes.is_empty()) {
            let tile = TilePath { level: Some(level), index: TilePath::count(level, self.size).0, width: hashes.len() };
            writes.push(TileWrite::new(tile, tile_bytes(hashes)));
        }
        writes
    }

    /// The edge of the tree that the tiles hold.
    ///
    /// # Panics
    /// Never: each level holds as many hashes as its eight bits of the size say.
    #[must_use]
    pub fn frontier(&self) -> Frontier {
        let hashes = self.levels.iter().rev().flat_map(|hashes| edge(hashes).into_hashes()).collect();
        Frontier::from_parts(self.size, hashes).expect("each level gives one hash for each bit of its part of the size")
    }
}

/// The files that a log needs to grow from one published size to another: full ones first, then the partial ones of the new size.
///
/// `entry` gives the log entry at an index, from `old` on.
pub fn tiles_for(old: u64, new: u64, files: &dyn Files, mut entry: impl FnMut(u64) -> Option<Vec<u8>>) -> Result<Vec<TileWrite>, LedgerError> {
    if old > new {
        return Err(LedgerError::OutOfTree { what: "size", given: old, size: new });
    }
    let mut writer = TileWriter::resume(old, files)?;
    for index in old..new {
        writer.push(&entry(index).ok_or(LedgerError::OutOfTree { what: "entry", given: index, size: new })?)?;
    }
    let mut files = writer.take_full();
    files.extend(writer.partial());
    Ok(files)
}

/// The tile of a level that was read last, if any.
type LastTile = Option<(TilePath, Vec<Hash>)>;

/// The tree in a folder, as a source of hashes for proofs. What it gives is as good as the files are; a verifier checks it.
pub struct TileFolder<'a> {
    files: &'a dyn Files,
    size: u64,
    /// The tile that was read last at each level: a proof asks for several hashes of one tile.
    last: RefCell<Vec<LastTile>>,
}

impl<'a> TileFolder<'a> {
    /// The tree of a size, whose checkpoint the caller has verified.
    pub fn new(files: &'a dyn Files, size: u64) -> Result<Self, LedgerError> {
        if size > TREE_SIZE_MAX {
            return Err(LedgerError::TooLarge { what: "tree", maximum: "2^63 - 1 leaves" });
        }
        Ok(Self { files, size, last: RefCell::new(vec![None; usize::from(LEVELS_MAX) + 1]) })
    }

    /// The entry at an index.
    pub fn entry(&self, index: u64) -> Result<Vec<u8>, LedgerError> {
        if index >= self.size {
            return Err(LedgerError::OutOfTree { what: "entry", given: index, size: self.size });
        }
        let place = index / TILE_WIDTH as u64;
        let bytes = self.file(self.tile(None, place))?;
        let mut offset = 0;
        let mut found = 0..0;
        for _ in 0..=index % TILE_WIDTH as u64 {
            found = bundle::entry_at(&bytes, offset).ok_or(LedgerError::malformed("entry bundle", "it ends within an entry"))?;
            offset = found.end;
        }
        Ok(bytes[found].to_vec())
    }

    /// The tile of a level at a place, as wide as this tree has it.
    fn tile(&self, level: Option<u8>, index: u64) -> TilePath {
        let (full, partial) = TilePath::count(level.unwrap_or(0), self.size);
        TilePath { level, index, width: if index < full { TILE_WIDTH } else { partial } }
    }

    /// A file, or the full one where a partial one is gone (tlog-tiles, "Partial Tiles").
    fn file(&self, tile: TilePath) -> Result<Vec<u8>, LedgerError> {
        let unreadable = |_| LedgerError::malformed("tile", "the file cannot be read");
        let found = match self.files.read(&tile.path()).map_err(unreadable)? {
            None if tile.width < TILE_WIDTH => self.files.read(&tile.full().path()).map_err(unreadable)?,
            found => found,
        };
        let (level, index) = (tile.level.unwrap_or(0), tile.index);
        found.ok_or(LedgerError::MissingNode { level, index })
    }

    fn hashes(&self, tile: TilePath) -> Result<Vec<Hash>, LedgerError> {
        let bytes = self.file(tile)?;
        let (hashes, rest) = bytes.as_chunks::<32>();
        if !rest.is_empty() || hashes.len() < tile.width {
            return Err(LedgerError::malformed("tile", "it does not have the hashes that its name promises"));
        }
        Ok(hashes[..tile.width].iter().copied().map(Hash).collect())
    }
}

impl NodeSource for TileFolder<'_> {
    fn node(&self, level: u8, index: u64) -> Option<Hash> {
        // Level and place in tiles, and how many of a tile's hashes lie under the node.
        let (tile_level, height) = (level / 8, level % 8);
        let first = index << height;
        let (full, partial) = TilePath::count(tile_level, self.size);
        if first + (1 << height) > full * TILE_WIDTH as u64 + partial as u64 {
            return None;
        }
        let tile = self.tile(Some(tile_level), first / TILE_WIDTH as u64);
        let mut last = self.last.borrow_mut();
        let slot = last.get_mut(usize::from(tile_level))?;
        if slot.as_ref().is_none_or(|(held, _)| *held != tile) {
            *slot = Some((tile, self.hashes(tile).ok()?));
        }
        let (_, hashes) = slot.as_ref()?;
        let from = usize::try_from(first % TILE_WIDTH as u64).ok()?;
        Some(edge(hashes.get(from..from + (1 << height))?).root())
    }
}

/// The root over a full tile's hashes: a hash of the level above.
pub(crate) fn tile_root(hashes: &[Hash]) -> Hash {
    let mut row = hashes.to_vec();
    while row.len() > 1 {
        for pair in 0..row.len() / 2 {
            row[pair] = node_hash(&row[2 * pair], &row[2 * pair + 1]);
        }
        row.truncate(row.len() / 2);
    }
    row[0]
}

/// The complete subtrees over some hashes.
pub(crate) fn edge(hashes: &[Hash]) -> Frontier {
    let mut frontier = Frontier::empty();
    for hash in hashes {
        frontier.push(*hash);
    }
    frontier
}

pub(crate) fn tile_bytes(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}
