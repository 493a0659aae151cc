//! Instants and days as they come in: RFC 3339 text in UTC, and `YYYY-MM-DD`. Nothing here asks what time it is.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};
use serde::{Deserialize, Serialize};

use super::CredentialError;

/// An instant in UTC, given by the caller who reads the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Instant(Timestamp);

impl Instant {
    /// Reads RFC 3339 text in UTC, such as `2026-11-25T04:33:08Z`.
    pub fn parse(text: &str) -> Result<Self, CredentialError> {
        let problem = || CredentialError::Instant(text.chars().take(40).collect());
        // An offset or a zone name would be understood, but the journal has one form only.
        if text.len() > 40 || !text.ends_with('Z') {
            return Err(problem());
        }
        Timestamp::from_str(text).map(Self).map_err(|_| problem())
    }

    /// This many seconds later; the end of the calendar if it would lie beyond it.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        let span = SignedDuration::from_secs(seconds);
        Self(self.0.checked_add(span).unwrap_or(if seconds < 0 { Timestamp::MIN } else { Timestamp::MAX }))
    }

    /// Whole seconds from `earlier` to here; negative if it is later.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        self.0.duration_since(earlier.0).as_secs()
    }

    /// Seconds since 1970.
    pub fn unix_seconds(self) -> i64 {
        self.0.as_second()
    }

    /// The day it falls on, in UTC.
    pub fn day(self) -> Day {
        Day(TimeZone::UTC.to_datetime(self.0).date())
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<String> for Instant {
    type Error = CredentialError;

    fn try_from(text: String) -> Result<Self, CredentialError> {
        Self::parse(&text)
    }
}

impl From<Instant> for String {
    fn from(instant: Instant) -> Self {
        instant.to_string()
    }
}

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(Date);

impl Day {
    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Result<Self, CredentialError> {
        let problem = || CredentialError::Day(text.chars().take(20).collect());
        if text.len() != 10 {
            return Err(problem());
        }
        Date::from_str(text).map(Self).map_err(|_| problem())
    }

    /// This many days later; the end of the calendar if it would lie beyond it.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let limit = if days < 0 { Date::MIN } else { Date::MAX };
        let moved = Span::new().try_days(days).ok().and_then(|span| self.0.checked_add(span).ok());
        Self(moved.unwrap_or(limit))
    }

    /// Days from `earlier` to here; negative if it is later.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.duration_since(earlier.0).as_hours() / 24
    }

    /// Is it the first of a month?
    pub fn is_first_of_month(self) -> bool {
        self.0.day() == 1
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<String> for Day {
    type Error = CredentialError;

    fn try_from(text: String) -> Result<Self, CredentialError> {
        Self::parse(&text)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One form of instant goes in and comes out; local times, offsets and nonsense do not.
    #[test]
    fn only_utc_text_is_an_instant() {
        let text = "2026-11-25T04:33:08Z";
        assert_eq!(Instant::parse(text).unwrap().to_string(), text);
        for wrong in ["2026-11-25T04:33:08", "2026-11-25T04:33:08+01:00", "2026-11-25", "", "Z", "2026-13-25T04:33:08Z", &"9".repeat(80)] {
            assert!(Instant::parse(wrong).is_err(), "{wrong}");
        }
        assert_eq!(Instant::parse("2026-11-25T23:59:59Z").unwrap().day().to_string(), "2026-11-25");
    }

    /// Days are counted over leap days and year ends, and never run off the calendar.
    #[test]
    fn days_are_counted() {
        let day = Day::parse("2028-02-28").unwrap();
        assert_eq!(day.plus_days(2).to_string(), "2028-03-01");
        assert_eq!(day.plus_days(14).days_since(day), 14);
        assert_eq!(day.days_since(day.plus_days(3)), -3);
        assert_eq!(day.plus_days(i64::MAX), Day(Date::MAX));
        assert!(Day::parse("2026-02-30").is_err());
    }
}
