//! Blocks: how a move divides the axes on which its two ends differ.
//!
//! A move between two cells of a clique divides those axes into k blocks and has 2^k corners: each block stands either at the
//! one end or at the other, and the sign changes with every block. A table changes exactly if it holds an axis of every block.

use crate::cube::{Axes, Clique, View};
use crate::lattice::CLIQUE_DIMENSIONS_MAX;

/// The most corners of a move.
const CORNERS_MAX: usize = 1 << CLIQUE_DIMENSIONS_MAX;

/// Disjoint sets of axes, one bit per axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Blocks {
    masks: [u8; CLIQUE_DIMENSIONS_MAX],
    len: usize,
}

impl Blocks {
    pub(crate) fn masks(&self) -> &[u8] {
        &self.masks[..self.len]
    }

    /// Whether a table with these axes changes.
    pub(crate) fn all_meet(&self, mask: u8) -> bool {
        self.masks().iter().all(|block| block & mask != 0)
    }

    /// The same blocks in another clique, given which axis is which, or `None` if one has no axis there: then nothing changes.
    pub(crate) fn carried(&self, axes: &[(usize, usize)]) -> Option<Self> {
        let mut carried = Self { masks: Default::default(), len: self.len };
        for (new, old) in carried.masks.iter_mut().zip(self.masks()) {
            *new = axes.iter().filter(|&&(here, _)| old & (1 << here) != 0).fold(0, |mask, &(_, there)| mask | (1 << there));
        }
        carried.all_meet(u8::MAX).then_some(carried)
    }

    /// The same with more axes in the first block.
    pub(crate) fn widened(mut self, mask: u8) -> Self {
        self.masks[0] |= mask;
        self
    }

    fn with_block(mut self, mask: u8) -> Self {
        self.masks[self.len] = mask;
        self.len += 1;
        self
    }
}

/// Every way of dividing each set of axes into blocks; entry i belongs to the set with mask i.
pub(crate) fn partitions() -> Vec<Vec<Blocks>> {
    let none = Blocks { masks: Default::default(), len: 0 };
    (0..CORNERS_MAX)
        .map(|mask| {
            let axes = (0..CLIQUE_DIMENSIONS_MAX).filter(|axis| mask & (1 << axis) != 0);
            axes.fold(vec![none], |partitions, axis| partitions.iter().flat_map(|blocks| with_axis(blocks, 1 << axis)).collect())
        })
        .collect()
}

fn with_axis(blocks: &Blocks, axis: u8) -> Vec<Blocks> {
    let mut all = vec![blocks.with_block(axis)];
    for block in 0..blocks.len {
        let mut joined = *blocks;
        joined.masks[block] |= axis;
        all.push(joined);
    }
    all
}

/// The part of a move that lies in one clique.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) clique: usize,
    pub(crate) from: Axes,
    pub(crate) to: Axes,
    pub(crate) blocks: Blocks,
}

impl Part {
    /// The part's cells in a table with these strides, and whether each loses when the first one gains.
    pub(crate) fn corners(&self, strides: &Axes) -> Corners {
        let mut shifts = Axes::default();
        for (shift, mask) in shifts.iter_mut().zip(self.blocks.masks()) {
            for axis in (0..CLIQUE_DIMENSIONS_MAX).filter(|axis| mask & (1 << axis) != 0) {
                *shift = shift.wrapping_add(strides[axis] * self.to[axis]).wrapping_sub(strides[axis] * self.from[axis]);
            }
        }
        let mut cells = [0; CORNERS_MAX];
        cells[0] = strides.iter().zip(&self.from).map(|(stride, coordinate)| stride * coordinate).sum();
        Corners { cells, shifts, next: 0, len: 1 << self.blocks.len }
    }

    /// The tables of the clique that change, as the clique sees them.
    pub(crate) fn changed<'a>(&self, clique: &'a Clique) -> impl Iterator<Item = &'a View> + use<'a> {
        let blocks = self.blocks;
        clique.views.iter().filter(move |view| blocks.all_meet(view.mask))
    }
}

/// The cells of a part in one table, each with `true` if it loses when the first one gains. They are worked out one by one,
/// since most moves that are tried meet a zero soon.
pub(crate) struct Corners {
    cells: [usize; CORNERS_MAX],
    shifts: Axes,
    next: usize,
    len: usize,
}

impl Iterator for Corners {
    type Item = (usize, bool);

    fn next(&mut self) -> Option<Self::Item> {
        let corner = self.next;
        if corner == self.len {
            return None;
        }
        self.next += 1;
        if corner > 0 {
            // The corner with the lowest block put back is known already.
            let known = self.cells[corner & (corner - 1)];
            self.cells[corner] = known.wrapping_add(self.shifts[corner.trailing_zeros() as usize]);
        }
        Some((self.cells[corner], corner.count_ones() % 2 == 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// There are as many partitions as the Bell numbers say: 1, 1, 2, 5, 15, 52.
    #[test]
    fn partitions_are_counted_by_bell() {
        let partitions = partitions();
        let counts = [0, 0b1, 0b11, 0b111, 0b1111, 0b11111].map(|mask: usize| partitions[mask].len());
        assert_eq!(counts, [1, 1, 2, 5, 15, 52]);
        assert!(partitions[0b1011].iter().all(|blocks| blocks.masks().iter().sum::<u8>() == 0b1011));
    }

    /// With two blocks the four corners alternate in sign, and a table without one of the blocks does not change.
    #[test]
    fn corners_alternate() {
        let blocks = partitions()[0b11].iter().copied().find(|blocks| blocks.len == 2).unwrap();
        let part = Part { clique: 0, from: [0, 0, 0, 0, 0], to: [2, 1, 0, 0, 0], blocks };
        let corners: Vec<(usize, bool)> = part.corners(&[10, 1, 0, 0, 0]).collect();
        assert_eq!(corners, [(0, false), (20, true), (1, true), (21, false)]);
        assert!(!blocks.all_meet(0b10) && blocks.all_meet(0b11));
    }
}
