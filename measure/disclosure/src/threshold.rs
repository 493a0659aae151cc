//! The threshold below which a count is not published.

use crate::error::DisclosureError;

/// The least threshold: with 2 a suppressed cell could only be 1, and suppressing it would print it.
const THRESHOLD_MIN: u64 = 3;

/// The most: a search looks at the cells of the records beneath a small cell, so their number is bounded.
const THRESHOLD_MAX: u64 = 1000;

/// Counts from 1 to one below the threshold are suppressed; 11 unless the settings say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Threshold(u64);

impl Threshold {
    /// A threshold between 3 and 1000.
    pub fn new(threshold: u64) -> Result<Self, DisclosureError> {
        if (THRESHOLD_MIN..=THRESHOLD_MAX).contains(&threshold) { Ok(Self(threshold)) } else { Err(DisclosureError::ThresholdOutside { threshold }) }
    }

    /// The smallest count that is published for its own sake.
    pub fn get(self) -> u64 {
        self.0
    }

    /// The protection width: how far the values that remain possible for a small cell must at least lie apart.
    pub fn width(self) -> u64 {
        self.0 - 1
    }

    /// Whether a count is suppressed for its own sake. A true zero is not.
    pub fn is_small(self, count: u64) -> bool {
        (1..self.0).contains(&count)
    }
}

impl Default for Threshold {
    /// 11, the k of the Counter-Trafficking Data Collaborative's k-anonymised release of 2020.
    fn default() -> Self {
        Self(11)
    }
}
