//! Chance that is the same on every machine: a ChaCha stream and whole numbers only.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// What a stream of chance is for. Each purpose has a stream of its own, so that a change in one leaves the others as they are.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Stream {
    Networks = 1,
    People = 2,
    Map = 3,
    Bench = 4,
    Interviews = 5,
    /// The rows of one agency; the number is its place in the list of agencies.
    Agency = 100,
}

/// A stream of chance.
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    pub(crate) fn new(seed: u64, stream: Stream, number: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        key[8..16].copy_from_slice(&(stream as u64).to_le_bytes());
        key[16..24].copy_from_slice(&number.to_le_bytes());
        key[24..].copy_from_slice(b"lantern1");
        Self(ChaCha8Rng::from_seed(key))
    }

    /// A whole number below `end`, which is at least 1. The scaling prefers some numbers by less than one in a million.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        let scaled = (u64::from(self.0.next_u32()) * u64::from(end)) >> 32;
        u32::try_from(scaled).expect("a 32-bit number scaled down stays one")
    }

    /// A whole number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i32, high: i32) -> i32 {
        low + i32::try_from(self.below(high.abs_diff(low) + 1)).expect("ranges here are short")
    }

    /// Whether something that happens `per_mille` times in a thousand happens now.
    pub(crate) fn chance(&mut self, per_mille: u32) -> bool {
        self.below(1000) < per_mille
    }

    /// One of the values, each as likely as the others; there is at least one.
    pub(crate) fn pick<'a, T>(&mut self, values: &'a [T]) -> &'a T {
        &values[self.index(values.len())]
    }

    /// A position below `count`, which is at least 1.
    pub(crate) fn index(&mut self, count: usize) -> usize {
        self.below(u32::try_from(count).expect("lists here are short")) as usize
    }

    /// One of the values, each as likely as its weight says; one weight at least is not zero.
    pub(crate) fn weighted<T: Copy>(&mut self, values: &[(T, u32)]) -> T {
        let mut left = self.below(values.iter().map(|(_, weight)| weight).sum());
        for (value, weight) in values {
            if left < *weight {
                return *value;
            }
            left -= weight;
        }
        unreachable!("the number drawn lies below the sum of the weights")
    }

    /// Every value whose own chance, in a thousand, comes true.
    pub(crate) fn each<T: Copy>(&mut self, values: &[(T, u32)]) -> Vec<T> {
        values.iter().filter(|(_, per_mille)| self.chance(*per_mille)).map(|(value, _)| *value).collect()
    }
}
