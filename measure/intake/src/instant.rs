//! Instants that the caller passes in: to an import's id, to the day on which a kept file goes, to today's number. No clock here.

use crate::error::IntakeError;
use lantern_model::{ImportId, date::PartialDate};
use lantern_vault::Entropy;

/// How long rejected rows stay sealed inside.
const KEPT_DAYS: i64 = 30;

/// Days from 1970-01-01 to a day of the Gregorian calendar, for years from 1 on.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // A year that begins in March puts the leap day last, so that months have a regular length before it.
    let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 1 - 719_468
}

/// The day that lies so many days after 1970-01-01.
fn day(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    // The first guess is at most one year off, because leap days come on top of 365.
    let mut year = days * 400 / 146_097;
    let start = |year: i64| year * 365 + year / 4 - year / 100 + year / 400;
    while start(year + 1) <= days {
        year += 1;
    }
    while start(year) > days {
        year -= 1;
    }
    let of_year = days - start(year);
    let month = (of_year * 5 + 2) / 153;
    let day = of_year - (month * 153 + 2) / 5 + 1;
    if month >= 10 { (year + 1, month - 9, day) } else { (year, month + 3, day) }
}

/// Reads `2026-11-25` or `2026-11-25T09:00:00Z` into year, month, day and the rest.
fn parts(text: &str) -> Option<(i64, i64, i64, &str)> {
    let (date, rest) = (text.get(..10)?, text.get(10..)?);
    let mut numbers = date.split('-').map(|part| part.parse::<i64>().ok().filter(|_| part.bytes().all(|b| b.is_ascii_digit())));
    let (year, month, day) = (numbers.next()??, numbers.next()??, numbers.next()??);
    PartialDate::gregorian(i32::try_from(year).ok()?, u8::try_from(month).ok(), u8::try_from(day).ok()).ok()?;
    Some((year, month, day, rest))
}

fn refused(text: &str) -> IntakeError {
    IntakeError::Instant(text.chars().take(40).collect())
}

/// Today as a number such as 20261125.
pub fn today(text: &str) -> Result<u32, IntakeError> {
    parts(text).and_then(|(year, month, day, _)| u32::try_from(year * 10_000 + month * 100 + day).ok()).ok_or_else(|| refused(text))
}

/// The instant thirty days later.
pub fn keep_until(at: &str) -> Result<String, IntakeError> {
    let (year, month, of_month, rest) = parts(at).ok_or_else(|| refused(at))?;
    let (year, month, of_month) = day(days(year, month, of_month) + KEPT_DAYS);
    Ok(format!("{year:04}-{month:02}-{of_month:02}{rest}"))
}

/// An import's id: in the order of time (UUIDv7), with randomness from the system.
pub fn import_id(at: &str) -> Result<ImportId, IntakeError> {
    let millis = || {
        let (year, month, of_month, rest) = parts(at)?;
        let time: Vec<i64> = rest.trim_start_matches('T').get(..8)?.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let [hour, minute, second] = time[..] else { return None };
        let seconds = days(year, month, of_month) * 86_400 + hour * 3_600 + minute * 60 + second;
        u64::try_from(seconds * 1_000).ok()
    };
    let millis = millis().ok_or_else(|| refused(at))?;
    let random: [u8; 10] = Entropy::from_system().bytes().map_err(lantern_store::StoreError::from)?;
    Ok(ImportId::new(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days count over leap years and the turn of centuries, forth and back.
    #[test]
    fn days_count_both_ways() {
        assert_eq!((days(1970, 1, 1), days(2000, 2, 29), days(2026, 11, 25)), (0, 11_016, 20_782));
        for number in (-10_000..60_000).step_by(17) {
            let (year, month, of_month) = day(number);
            assert_eq!(days(year, month, of_month), number);
        }
        assert_eq!(keep_until("2024-02-10T09:00:00Z").unwrap(), "2024-03-11T09:00:00Z");
        assert_eq!(today("2026-11-25").unwrap(), 20_261_125);
        assert!(keep_until("yesterday").is_err() && today("2026-13-01").is_err());
    }
}
