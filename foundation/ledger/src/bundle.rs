//! Entry bundles (c2sp.org/tlog-tiles, "Log entries"): entries with their lengths before them.

use crate::LedgerError;
use std::ops::Range;

/// No entry is longer: its length stands in two bytes.
pub const LEAF_BYTES_MAX: usize = u16::MAX as usize;

/// Up to 256 entries, each after its length in two big-endian bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bundle {
    bytes: Vec<u8>,
    entries: usize,
}

impl Bundle {
    /// A bundle without entries.
    #[must_use]
    pub const fn new() -> Self {
        Self { bytes: Vec::new(), entries: 0 }
    }

    /// Adds an entry.
    pub fn push(&mut self, entry: &[u8]) -> Result<(), LedgerError> {
        let length = u16::try_from(entry.len()).map_err(|_| LedgerError::TooLarge { what: "log entry", maximum: "the limit of 65,535 bytes" })?;
        self.bytes.extend_from_slice(&length.to_be_bytes());
        self.bytes.extend_from_slice(entry);
        self.entries += 1;
        Ok(())
    }

    /// How many entries it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.entries
    }

    /// Whether it has none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries == 0
    }

    /// The file's bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The entries of a file that must have exactly so many.
    pub fn decode(bytes: &[u8], width: usize) -> Result<Vec<&[u8]>, LedgerError> {
        let refused = |why| LedgerError::malformed("entry bundle", why);
        let mut entries = Vec::with_capacity(width.min(crate::TILE_WIDTH));
        let mut offset = 0;
        for _ in 0..width {
            let place = entry_at(bytes, offset).ok_or(refused("it ends within an entry"))?;
            offset = place.end;
            entries.push(&bytes[place]);
        }
        if offset == bytes.len() { Ok(entries) } else { Err(refused("something follows its last entry")) }
    }
}

/// Where the entry stands whose length is at `offset`; none where the file ends within it.
pub(crate) fn entry_at(bytes: &[u8], offset: usize) -> Option<Range<usize>> {
    let length = bytes.get(offset..)?.first_chunk::<2>()?;
    let start = offset + 2;
    let end = start + usize::from(u16::from_be_bytes(*length));
    (end <= bytes.len()).then_some(start..end)
}
