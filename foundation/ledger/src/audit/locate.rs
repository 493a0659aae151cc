//! Where exactly a file differs from what was logged.

use super::{Found, ProblemKind};
use crate::{Hash, TILE_WIDTH, bundle::entry_at, leaf_hash};

/// How far after a broken entry the next good one is looked for. A log entry of Lantern has 36 bytes.
const RESYNC_BYTES_MAX: usize = 4_096;

/// The first entries of a bundle, as bytes.
pub(super) fn beginning(bytes: &[u8], width: usize) -> Option<&[u8]> {
    let mut offset = 0;
    for _ in 0..width {
        offset = entry_at(bytes, offset)?.end;
    }
    Some(&bytes[..offset])
}

/// The leaf hashes of a bundle's entries; none where it does not hold as many entries as it must.
pub(super) fn leaf_hashes(bytes: &[u8], width: usize, is_whole: bool) -> Option<Vec<Hash>> {
    let mut hashes = Vec::with_capacity(width);
    let mut offset = 0;
    for _ in 0..width {
        let place = entry_at(bytes, offset)?;
        offset = place.end;
        hashes.push(leaf_hash(&bytes[place]));
    }
    (!is_whole || offset == bytes.len()).then_some(hashes)
}

/// Runs of a tile's hashes that differ from what they must be. `span` is how many entries lie under one hash.
pub(super) fn tile(file: &str, bytes: &[u8], expected: &[Hash], (first, span, size): (u64, u64, u64), found: &mut Found) {
    let entries = |from: usize, until: usize| {
        let entry = |place: usize| first.saturating_add((place as u64).saturating_mul(span)).min(size);
        entry(from)..entry(until)
    };
    let (held, _) = bytes.as_chunks::<32>();
    let mut place = 0;
    while place < expected.len().min(held.len()) {
        let run = expected[place..].iter().zip(&held[place..]).take_while(|(expected, held)| expected.0 != **held).count();
        if run > 0 {
            found.add(file, 32 * place as u64..32 * (place + run) as u64, entries(place, place + run), ProblemKind::Altered);
        }
        place += run + 1;
    }
    let length = 32 * expected.len();
    if bytes.len() != length {
        let range = bytes.len().min(length) as u64..bytes.len().max(length) as u64;
        found.add(file, range, entries(held.len().min(expected.len()), expected.len()), ProblemKind::Length);
    }
}

/// The entries of a bundle that differ from what their leaf hashes say, and what follows the last one.
pub(super) fn bundle(file: &str, bytes: &[u8], expected: &[Hash], index: u64, is_whole: bool, found: &mut Found) {
    let first = index * TILE_WIDTH as u64;
    let (mut offset, mut place) = (0, 0);
    while place < expected.len() {
        let read = entry_at(bytes, offset);
        if let Some(range) = read.clone().filter(|range| leaf_hash(&bytes[range.clone()]) == expected[place]) {
            offset = range.end;
            place += 1;
            continue;
        }
        let (next, end) = resume(bytes, offset, read.map(|range| range.end), &expected[place..]);
        let entries = first + place as u64..first + (place + next) as u64;
        let kind = if offset == bytes.len() { ProblemKind::Length } else { ProblemKind::Altered };
        found.add(file, offset as u64..end as u64, entries, kind);
        offset = end;
        place += next;
    }
    if is_whole && offset < bytes.len() {
        let last = first + expected.len() as u64;
        found.add(file, offset as u64..bytes.len() as u64, last..last, ProblemKind::Length);
    }
}

/// After a broken entry at `offset`: how many entries are lost, and where the next good one begins; the file's end where none is found.
fn resume(bytes: &[u8], offset: usize, as_read: Option<usize>, expected: &[Hash]) -> (usize, usize) {
    let is_next = |at: usize| expected.get(1).is_some_and(|next| entry_at(bytes, at).is_some_and(|range| leaf_hash(&bytes[range]) == *next));
    if let Some(end) = as_read.filter(|end| is_next(*end) || (expected.len() == 1 && *end == bytes.len())) {
        return (1, end);
    }
    // The length itself was altered: the next entry is found by its hash.
    let until = bytes.len().min(offset.saturating_add(RESYNC_BYTES_MAX));
    (offset + 2..until).find(|at| is_next(*at)).map_or((expected.len(), bytes.len()), |at| (1, at))
}
