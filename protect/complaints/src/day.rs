//! When a complaint came, no finer than the day: an hour would tell who was at the terminal.

use crate::ComplaintError;
use std::fmt;

/// A day, `2026-03-17`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(String);

impl Day {
    /// The day of an instant in RFC 3339 and UTC; the hour is not kept.
    pub fn of_instant(at: &str) -> Result<Self, ComplaintError> {
        let (day, time) = at.split_once('T').ok_or(ComplaintError::Instant)?;
        let digits = day.bytes().enumerate().all(|(place, byte)| if matches!(place, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
        if day.len() == 10 && digits && time.ends_with('Z') { Ok(Self(day.to_owned())) } else { Err(ComplaintError::Instant) }
    }

    /// The day as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
