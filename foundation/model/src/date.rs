//! Dates with the precision in which they were told, and the calendar they were told in.

use crate::calendar::Calendar;
use std::fmt;

/// The order in which a file writes day, month and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// `2024-03-05`, `2024/03/05`, `2024年3月5日`.
    YearMonthDay,
    /// `05/03/2024`.
    DayMonthYear,
    /// `03/05/2024`.
    MonthDayYear,
    /// A year alone.
    Year,
}

/// A date that may lack its day or month, or span several years; with what the source wrote where that was another calendar.
///
/// Text form: `2024`, `2024-03`, `2024-03-05`, `2014/2018`, followed by `@hijri:1445-08-24` for another calendar.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PartialDate {
    year: i32,
    last_year: i32,
    month: Option<u8>,
    day: Option<u8>,
    source: Option<(Calendar, i32, Option<u8>, Option<u8>)>,
}

/// Why a date was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateProblem {
    /// Not a date at all, or not in the order that the mapping names.
    #[error("not a date")]
    Unreadable,
    /// The calendar has no such day.
    #[error("no such day")]
    NoSuchDay,
}

impl PartialDate {
    /// A Gregorian date of day, month or year precision.
    pub fn gregorian(year: i32, month: Option<u8>, day: Option<u8>) -> Result<Self, DateProblem> {
        Self::told(Calendar::Gregorian, year, month, day)
    }

    /// A span of whole years, as coarsened data sets print it.
    pub fn years(first: i32, last: i32) -> Result<Self, DateProblem> {
        let (low, high) = Calendar::Gregorian.plausible_years();
        if first > last || first < low || last > high {
            return Err(DateProblem::NoSuchDay);
        }
        Ok(Self { year: first, last_year: last, month: None, day: None, source: None })
    }

    /// A date as told in a calendar. Month precision in another calendar takes the Gregorian month of the middle day,
    /// year precision the year of the middle month; what was told stays beside it.
    pub fn told(calendar: Calendar, year: i32, month: Option<u8>, day: Option<u8>) -> Result<Self, DateProblem> {
        let (low, high) = calendar.plausible_years();
        if !(low..=high).contains(&year) || (day.is_some() && month.is_none()) {
            return Err(DateProblem::NoSuchDay);
        }
        let (g_year, g_month, g_day) = calendar.to_gregorian(year, month.unwrap_or(6), day.unwrap_or(15)).ok_or(DateProblem::NoSuchDay)?;
        let source = (calendar != Calendar::Gregorian).then_some((calendar, year, month, day));
        Ok(Self { year: g_year, last_year: g_year, month: month.map(|_| g_month), day: day.map(|_| g_day), source })
    }

    /// Reads what a file wrote. Digits are western already; two-digit years need `century` (such as 2000).
    pub fn read(text: &str, order: DateOrder, calendar: Calendar, century: Option<i32>) -> Result<Self, DateProblem> {
        let text = text.trim().split(['T', ' ']).next().unwrap_or_default();
        let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        let foreign = text.chars().any(|c| !c.is_ascii_digit() && !matches!(c, '-' | '/' | '.' | '–' | '年' | '月' | '日' | '\u{200f}' | '\u{200e}'));
        if foreign || parts.is_empty() || parts.len() > 3 || text.starts_with('-') {
            return Err(DateProblem::Unreadable);
        }
        let number = |part: &str| part.parse::<i32>().map_err(|_| DateProblem::Unreadable);
        let year_of = |part: &str| match (part.len(), century) {
            (4, _) => number(part),
            (2, Some(century)) => Ok(number(part)? + century),
            _ => Err(DateProblem::Unreadable),
        };
        let small = |part: &str| if part.len() <= 2 { part.parse::<u8>().map_err(|_| DateProblem::Unreadable) } else { Err(DateProblem::Unreadable) };
        match parts[..] {
            [year] => Self::told(calendar, year_of(year)?, None, None),
            [first, last] if first.len() == 4 && last.len() == 4 => Self::years(number(first)?, number(last)?),
            [year, month] if year.len() == 4 => Self::told(calendar, number(year)?, Some(small(month)?), None),
            [month, year] if year.len() == 4 => Self::told(calendar, number(year)?, Some(small(month)?), None),
            [year, month, day] if year.len() == 4 => Self::told(calendar, number(year)?, Some(small(month)?), Some(small(day)?)),
            [a, b, year] => {
                let (day, month) = match order {
                    DateOrder::DayMonthYear => (a, b),
                    DateOrder::MonthDayYear => (b, a),
                    DateOrder::YearMonthDay | DateOrder::Year => return Err(DateProblem::Unreadable),
                };
                Self::told(calendar, year_of(year)?, Some(small(month)?), Some(small(day)?))
            }
            _ => Err(DateProblem::Unreadable),
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((_, told)) = text.split_once('@') {
            let (calendar, told) = told.split_once(':')?;
            return Self::read(told, DateOrder::YearMonthDay, Calendar::from_code(calendar)?, None).ok();
        }
        if let Some((first, last)) = text.split_once('/') {
            return Self::years(first.parse().ok()?, last.parse().ok()?).ok();
        }
        Self::read(text, DateOrder::YearMonthDay, Calendar::Gregorian, None).ok()
    }

    /// The Gregorian year; none where the source gave a span of several.
    pub fn year(&self) -> Option<i32> {
        (self.year == self.last_year).then_some(self.year)
    }

    /// The first Gregorian year it can mean.
    pub const fn first_year(&self) -> i32 {
        self.year
    }

    /// Months since year 0, where the month is known: to compare and to hold back recent months.
    pub fn month_index(&self) -> Option<i32> {
        self.month.map(|month| self.year * 12 + i32::from(month) - 1)
    }

    /// The year as tables print it: `2019` or `2014-2018`.
    pub fn year_text(&self) -> String {
        if self.year == self.last_year { self.year.to_string() } else { format!("{}-{}", self.year, self.last_year) }
    }
}

fn write_parts(f: &mut fmt::Formatter<'_>, year: i32, month: Option<u8>, day: Option<u8>) -> fmt::Result {
    write!(f, "{year:04}")?;
    if let Some(month) = month {
        write!(f, "-{month:02}")?;
    }
    if let Some(day) = day {
        write!(f, "-{day:02}")?;
    }
    Ok(())
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.year != self.last_year {
            return write!(f, "{}/{}", self.year, self.last_year);
        }
        write_parts(f, self.year, self.month, self.day)?;
        if let Some((calendar, year, month, day)) = self.source {
            write!(f, "@{}:", calendar.code())?;
            write_parts(f, year, month, day)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{DayMonthYear, MonthDayYear, YearMonthDay};

    fn text(value: &str, order: DateOrder, calendar: Calendar) -> String {
        PartialDate::read(value, order, calendar, Some(2000)).map_or_else(|e| e.to_string(), |d| d.to_string())
    }

    /// Each order and precision reads, and the text form reads back to the same date.
    #[test]
    fn dates_read_and_print() {
        let g = Calendar::Gregorian;
        for (value, order, calendar, expected) in [
            ("2024-03-05", YearMonthDay, g, "2024-03-05"),
            ("05/03/2024", DayMonthYear, g, "2024-03-05"),
            ("3/5/24", MonthDayYear, g, "2024-03-05"),
            ("2024年3月5日", YearMonthDay, g, "2024-03-05"),
            ("03.2024", DayMonthYear, g, "2024-03"),
            ("2024", DayMonthYear, g, "2024"),
            ("2014-2018", YearMonthDay, g, "2014/2018"),
            ("1445/08/24", YearMonthDay, Calendar::Hijri, "2024-03-05@hijri:1445-08-24"),
            ("1445", YearMonthDay, Calendar::Hijri, "2023@hijri:1445"),
            ("31/02/2024", DayMonthYear, g, "no such day"),
            ("YYYY-MM-DD", YearMonthDay, g, "not a date"),
            ("2024-03-05T10:00:00Z", YearMonthDay, g, "2024-03-05"),
            ("05/03/2024", YearMonthDay, g, "not a date"),
            ("12", DayMonthYear, g, "2012"),
            ("-2024", YearMonthDay, g, "not a date"),
        ] {
            assert_eq!(text(value, order, calendar), expected, "{value}");
            if let Some(date) = PartialDate::parse(expected) {
                assert_eq!(date.to_string(), expected);
            }
        }
    }
}
