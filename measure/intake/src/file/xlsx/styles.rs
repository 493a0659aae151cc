//! What the formats of cells say about numbers: dates, times and durations are numbers that only look different.

use super::xml::{Xml, attribute, text_attribute};
use crate::file::problem::FileProblem;
use quick_xml::events::Event;
use std::collections::HashMap;

/// Formats of cells. Spreadsheet programs allow some 65,000.
const FORMATS_MAX: usize = 100_000;
/// Number of the last day that a spreadsheet knows, 9999-12-31, and one.
const SERIAL_END: f64 = 2_958_466.0;

/// How a number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Number,
    /// A day, a time of day, or both, as the number itself tells.
    Moment,
    Duration,
}

/// The meaning of each cell format.
#[derive(Default)]
pub(super) struct Styles(Vec<Meaning>);

impl Styles {
    pub(super) fn read(mut xml: Xml) -> Result<Self, FileProblem> {
        let mut own = HashMap::new();
        let mut styles = Vec::new();
        let mut in_cell_formats = false;
        loop {
            match xml.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "numFmt" => {
                        let (id, code) = (attribute(&element, "numFmtId"), text_attribute(&element, "formatCode"));
                        if let (Some(id), Some(code)) = (id.and_then(|id| id.parse::<u32>().ok()), code) {
                            own.insert(id, meaning_of_code(&code));
                        }
                    }
                    "cellXfs" => in_cell_formats = true,
                    "xf" if in_cell_formats => {
                        let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                        styles.push(own.get(&id).copied().unwrap_or_else(|| meaning_of_number(id)));
                    }
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "cellXfs" => in_cell_formats = false,
                Event::Eof => return Ok(Self(styles)),
                _ => {}
            }
            if styles.len() > FORMATS_MAX || own.len() > FORMATS_MAX {
                return Err(FileProblem::Damaged);
            }
        }
    }

    /// The meaning of numbers in cells with this format.
    pub(super) fn meaning(&self, style: Option<usize>) -> Meaning {
        style.and_then(|at| self.0.get(at)).copied().unwrap_or(Meaning::Number)
    }
}

/// The formats that every workbook has (ECMA-376 18.8.30), those of the East Asian editions included.
fn meaning_of_number(id: u32) -> Meaning {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Meaning::Moment,
        46 => Meaning::Duration,
        _ => Meaning::Number,
    }
}

/// Reads a format code: letters of date and time outside quotes, escapes and brackets make it one; `[h]` makes it a duration.
fn meaning_of_code(code: &str) -> Meaning {
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            '"' => _ = letters.by_ref().find(|letter| *letter == '"'),
            '\\' | '_' | '*' => _ = letters.next(),
            '[' => {
                let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                if !inside.is_empty() && inside.chars().all(|letter| matches!(letter.to_ascii_lowercase(), 'h' | 'm' | 's')) {
                    return Meaning::Duration;
                }
            }
            'y' | 'm' | 'd' | 'h' | 's' => return Meaning::Moment,
            ';' | 'g' if letter == ';' || code.eq_ignore_ascii_case("general") => return Meaning::Number,
            _ => {}
        }
    }
    Meaning::Number
}

/// Writes a number as it is meant. Numbers outside the calendar of spreadsheets stay numbers.
pub(super) fn written(number: f64, meaning: Meaning, from_1904: bool) -> String {
    if meaning == Meaning::Number || !(0.0..SERIAL_END).contains(&number) {
        return number.to_string();
    }
    #[expect(clippy::cast_possible_truncation, reason = "the range was checked, and seconds of 8,000 years fit")]
    let seconds = (number * 86_400.0).round() as i64;
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let clock = |hours: i64| format!("{hours:02}:{:02}:{:02}", second / 60 % 60, second % 60);
    if meaning == Meaning::Duration {
        return clock(seconds / 3_600);
    }
    if days == 0 && !from_1904 {
        return clock(second / 3_600);
    }
    let date = date(days, from_1904);
    if second == 0 { date } else { format!("{date}T{}", clock(second / 3_600)) }
}

/// The day with this number. Spreadsheets count a 29 February 1900, which never was: it keeps that name, so that it is noticed.
fn date(days: i64, from_1904: bool) -> String {
    /// Days from 0000-03-01 to 1899-12-31, to 1899-12-30 and to 1904-01-01, in the Gregorian calendar.
    const BEFORE_1900: [i64; 3] = [693_900, 693_899, 695_361];
    let start = match (from_1904, days) {
        (true, _) => BEFORE_1900[2],
        (false, 60) => return "1900-02-29".to_owned(),
        (false, ..60) => BEFORE_1900[0],
        (false, _) => BEFORE_1900[1],
    };
    // Years that begin in March have their leap day at the end, so months follow one rule.
    let day = start + days;
    let era = day / 146_097;
    let day_of_era = day % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day_of_month = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day_of_month:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Day numbers become the days that spreadsheets show, in both counts, at both ends and round the day that never was.
    #[test]
    fn days_are_those_of_spreadsheets() {
        let of = |number, from_1904| written(number, Meaning::Moment, from_1904);
        assert_eq!([of(1.0, false), of(59.0, false), of(60.0, false), of(61.0, false)], ["1900-01-01", "1900-02-28", "1900-02-29", "1900-03-01"]);
        assert_eq!([of(45_943.541, false), of(46_098.0, false), of(2_958_465.0, false)], ["2025-10-13T12:59:02", "2026-03-17", "9999-12-31"]);
        assert_eq!([of(0.0, true), of(44_636.0, true), of(0.25, false), of(-1.0, false)], ["1904-01-01", "2026-03-17", "06:00:00", "-1"]);
        assert_eq!(written(1.5, Meaning::Duration, false), "36:00:00");
    }

    /// Codes of dates are told from codes of numbers with the same letters in quotes, colours and currencies.
    #[test]
    fn codes_of_dates_are_recognised() {
        for code in ["yyyy-mm-dd", "[$-409]d mmm yy;@", "\"on\" dd.mm", "h:mm AM/PM", "[Red]mm/yy"] {
            assert_eq!(meaning_of_code(code), Meaning::Moment, "{code}");
        }
        for code in ["General", "0.00", "#,##0 \"days\"", "0\\d", "[Red]0;[Green]0", "0.00E+00", "@", "_-* #,##0_m"] {
            assert_eq!(meaning_of_code(code), Meaning::Number, "{code}");
        }
        assert_eq!(meaning_of_code("[h]:mm:ss"), Meaning::Duration);
    }
}
