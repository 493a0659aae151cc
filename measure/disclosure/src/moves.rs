//! Moves: how a population may be altered so that a cell changes and as little else as possible does.
//!
//! A move adds an amount to some cells of a clique and takes it from others ([`crate::blocks`]). Where the table that the
//! clique shares with a neighbour changes, the move runs on into the neighbour, and so through the tree. No move touches a
//! zero, and none takes the last record from a cell: zeros are published, so the reader knows that every other cell holds
//! somebody.

use std::collections::HashMap;

use crate::blocks::{Blocks, Part};
use crate::cube::{Axes, Cube, Neighbour, View};
use crate::lattice::CLIQUE_DIMENSIONS_MAX;
use crate::persons::{Person, Persons};

/// How many cells of a clique are tried as the far end of a move; the largest come first.
const PARTNERS_MAX: usize = 256;

/// How many promising moves are followed into the neighbouring cliques before the search gives up.
const FOLLOWED_MAX: usize = 2048;

/// How many continuations with a change of their own are tried on either side.
const CONTINUATIONS_MAX: usize = 24;

/// What a move shall do to the cell it is sought for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aim {
    Raise,
    Lower,
    /// Raise it in one alternative and lower it in another; both count.
    Either,
}

/// A cell to be protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Target {
    pub(crate) table: usize,
    pub(crate) cell: usize,
}

/// A move through all cliques that it changes, and by how much it can raise or lower the cell it was sought for.
#[derive(Clone, Debug)]
pub(crate) struct Move {
    pub(crate) parts: Vec<Part>,
    pub(crate) reach: Reach,
}

/// How far a move, or a part of one, goes and what it costs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reach {
    pub(crate) raise: u64,
    pub(crate) lower: u64,
    cost: u64,
}

impl Reach {
    pub(crate) fn gain(self, aim: Aim) -> u64 {
        match aim {
            Aim::Raise => self.raise,
            Aim::Lower => self.lower,
            Aim::Either => self.raise.saturating_add(self.lower),
        }
    }

    fn and(self, other: Self) -> Self {
        Self { raise: self.raise.min(other.raise), lower: self.lower.min(other.lower), cost: self.cost + other.cost }
    }

    /// Orders moves: those that suffice by cost, then the others by how far they go.
    fn rank(self, goal: Goal) -> (u64, u64) {
        let gain = self.gain(goal.aim).min(goal.amount);
        (goal.amount - gain, self.cost)
    }
}

/// What is sought: a change of the cell by this amount that leaves one person's cells alone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Goal {
    pub(crate) aim: Aim,
    pub(crate) amount: u64,
    /// Moves that go less far are passed over.
    pub(crate) least: u64,
    pub(crate) spared: Option<Person>,
}

/// Everything a search looks at.
pub(crate) struct Search<'a> {
    pub(crate) cube: &'a Cube,
    pub(crate) persons: &'a Persons,
    /// The clique counts that moves start from: the truth, or the truth after earlier steps.
    pub(crate) current: &'a [Vec<u64>],
    /// What the moves so far have changed in the tables of one dimension; empty at the truth.
    pub(crate) moved: &'a HashMap<Target, i64>,
    pub(crate) withheld: &'a [Vec<bool>],
    pub(crate) partitions: &'a [Vec<Blocks>],
}

impl Search<'_> {
    /// The cheapest move that reaches the goal, or else the one that goes furthest; `None` if the cell cannot be moved at all.
    pub(crate) fn best(&self, target: Target, goal: Goal) -> Option<Move> {
        // Nearly always some move goes all the way, and then the others need not even be priced.
        let enough = self.best_of(target, Goal { least: goal.amount, ..goal });
        enough.or_else(|| self.best_of(target, goal))
    }

    fn best_of(&self, target: Target, goal: Goal) -> Option<Move> {
        let mut candidates = Vec::new();
        for clique in 0..self.cube.cliques.len() {
            if let Some(view) = self.cube.cliques[clique].views.iter().find(|view| view.table == target.table) {
                self.gather(clique, view, target.cell, goal, &mut candidates);
            }
        }
        candidates.sort_by_key(|(_, reach)| reach.rank(goal));
        let mut best: Option<Move> = None;
        for (part, reach) in candidates.into_iter().take(FOLLOWED_MAX) {
            // Following a move only makes it dearer and shorter, so nothing after this one can win.
            if best.as_ref().is_some_and(|best| best.reach.rank(goal) <= reach.rank(goal)) {
                break;
            }
            let Some(found) = self.follow(part, reach, goal) else { continue };
            if best.as_ref().is_none_or(|best| found.reach.rank(goal) < best.reach.rank(goal)) {
                best = Some(found);
            }
        }
        best
    }

    /// All moves within one clique that change the target.
    fn gather(&self, clique: usize, view: &View, target: usize, goal: Goal, candidates: &mut Vec<(Part, Reach)>) {
        let cells = &self.cube.cliques[clique];
        for &start in &cells.occupied {
            let from = cells.coordinates(start);
            if view.cell(&from) != target {
                continue;
            }
            for &end in cells.occupied.iter().take(PARTNERS_MAX) {
                let to = cells.coordinates(end);
                let differing = (0..CLIQUE_DIMENSIONS_MAX).filter(|&axis| from[axis] != to[axis]).fold(0_usize, |mask, axis| mask | (1 << axis));
                for &blocks in &self.partitions[differing] {
                    if differing == 0 || !blocks.all_meet(view.mask) {
                        continue;
                    }
                    let part = Part { clique, from, to, blocks };
                    if let Some(reach) = self.reach(&part, goal) {
                        candidates.push((part, reach));
                    }
                }
            }
        }
    }

    /// How far a part goes, or `None` where it touches a zero or a spared person or cannot go at all.
    fn reach(&self, part: &Part, goal: Goal) -> Option<Reach> {
        let cells = &self.cube.cliques[part.clique];
        let mut reach = Reach { raise: u64::MAX, lower: u64::MAX, cost: 0 };
        for (cell, loses) in part.corners(&cells.strides) {
            let spare = self.current[part.clique][cell].checked_sub(1)?;
            let side = if loses { &mut reach.raise } else { &mut reach.lower };
            *side = spare.min(*side);
            // Looking persons up costs more than all the rest, and they stand only in cells of 1.
            if self.cube.clique_counts(part.clique)[cell] == 1
                && let Some(person) = self.persons.alone_in(part.clique, cell)
            {
                if goal.spared == Some(person) {
                    return None;
                }
                // Among equals, the move that somebody can freeze who knows their own cell comes later.
                reach.cost += 1;
            }
        }
        // What readers know of a category by itself only binds where its table changes: in moves of one block.
        for view in part.changed(cells).filter(|view| view.mask.is_power_of_two()) {
            for (cell, loses) in part.corners(&view.strides) {
                let side = if loses { &mut reach.raise } else { &mut reach.lower };
                *side = self.spare(view.table, cell).min(*side);
            }
        }
        if reach.gain(goal.aim) < goal.least {
            return None;
        }
        for view in part.changed(cells) {
            for (cell, _) in part.corners(&view.strides) {
                if !self.withheld[view.table][cell] {
                    reach.cost += self.cube.price(view.table, cell);
                }
            }
        }
        Some(reach)
    }

    /// How many records a category can lose before readers would know better.
    fn spare(&self, table: usize, cell: usize) -> u64 {
        let moved = self.moved.get(&Target { table, cell }).copied().unwrap_or_default();
        self.cube.tables[table].counts[cell].saturating_add_signed(moved).saturating_sub(self.cube.least(table, cell))
    }

    /// Runs on into the neighbours, and theirs.
    fn follow(&self, part: Part, reach: Reach, goal: Goal) -> Option<Move> {
        let mut whole = Move { parts: vec![part], reach };
        let mut came_from = vec![None];
        let mut done = 0;
        while done < whole.parts.len() {
            let part = whole.parts[done].clone();
            for neighbour in &self.cube.cliques[part.clique].neighbours {
                if came_from[done] == Some(neighbour.clique) {
                    continue;
                }
                if let Some(blocks) = part.blocks.carried(&neighbour.axes) {
                    let (next, reach) = self.carry(&part, neighbour, blocks, goal)?;
                    whole.reach = whole.reach.and(reach);
                    whole.parts.push(next);
                    came_from.push(Some(part.clique));
                }
            }
            done += 1;
        }
        (whole.reach.gain(goal.aim) >= goal.least).then_some(whole)
    }

    /// The best continuation of a part in a neighbour.
    fn carry(&self, part: &Part, neighbour: &Neighbour, blocks: Blocks, goal: Goal) -> Option<(Part, Reach)> {
        let there = &self.cube.cliques[neighbour.clique];
        let (mut from, mut to) = (Axes::default(), Axes::default());
        let mut shared = 0_u8;
        for &(here, axis) in &neighbour.axes {
            (from[axis], to[axis]) = (part.from[here], part.to[here]);
            shared |= 1 << axis;
        }
        let starts = neighbour.beneath.get(&neighbour.view.cell(&from))?;
        let placed = |ends: &Axes, cell: usize| {
            let coordinates = there.coordinates(cell);
            let mut placed = *ends;
            (0..CLIQUE_DIMENSIONS_MAX).filter(|axis| shared & (1 << axis) == 0).for_each(|axis| placed[axis] = coordinates[axis]);
            placed
        };
        let mut best: Option<(Part, Reach)> = None;
        let mut offer = |from: Axes, to: Axes, blocks: Blocks| {
            let part = Part { clique: neighbour.clique, from, to, blocks };
            if let Some(reach) = self.reach(&part, goal)
                && best.as_ref().is_none_or(|(_, best)| reach.rank(goal) < best.rank(goal))
            {
                best = Some((part, reach));
            }
        };
        // The free axes stay the same at both ends, which changes the fewest tables ...
        for &start in starts {
            offer(placed(&from, start), placed(&to, start), blocks);
        }
        // ... or, with a single block, they may differ too.
        if blocks.masks().len() == 1
            && let Some(ends) = neighbour.beneath.get(&neighbour.view.cell(&to))
        {
            for &start in starts.iter().take(CONTINUATIONS_MAX) {
                for &end in ends.iter().take(CONTINUATIONS_MAX) {
                    let (from, to) = (placed(&from, start), placed(&to, end));
                    let differing = (0..CLIQUE_DIMENSIONS_MAX).filter(|&axis| from[axis] != to[axis]).fold(0, |mask, axis| mask | (1 << axis));
                    offer(from, to, blocks.widened(differing));
                }
            }
        }
        best
    }
}
