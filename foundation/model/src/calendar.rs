//! The calendars in which people tell a date, and the way to the Gregorian one.

use icu_calendar::{
    Date, Gregorian,
    cal::{EthiopianEraStyle, Hijri},
};

/// A source calendar. Codes are those of the set `calendar`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Calendar {
    /// The civil calendar of most files.
    Gregorian,
    /// Umm al-Qura; a date by local sighting may differ by a day or two.
    Hijri,
    /// The solar Hijri calendar.
    Persian,
    /// The Ethiopic calendar, years of the Incarnation era.
    Ethiopic,
}

impl Calendar {
    /// All calendars.
    pub const ALL: [Self; 4] = [Self::Gregorian, Self::Hijri, Self::Persian, Self::Ethiopic];

    /// The code in the set `calendar`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gregorian => "gregorian",
            Self::Hijri => "hijri",
            Self::Persian => "persian",
            Self::Ethiopic => "ethiopic",
        }
    }

    /// The calendar with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|calendar| calendar.code() == code)
    }

    /// The Gregorian year, month and day of a date in this calendar; none where no such day exists.
    pub fn to_gregorian(self, year: i32, month: u8, day: u8) -> Option<(i32, u8, u8)> {
        let date = match self {
            Self::Gregorian => Date::try_new_gregorian(year, month, day).ok()?,
            Self::Hijri => Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()?.to_calendar(Gregorian),
            Self::Persian => Date::try_new_persian(year, month, day).ok()?.to_calendar(Gregorian),
            Self::Ethiopic => Date::try_new_ethiopian(EthiopianEraStyle::AmeteMihret, year, month, day).ok()?.to_calendar(Gregorian),
        };
        Some((date.year().extended_year(), date.month().ordinal, date.day_of_month().0))
    }

    /// The years that a date about a living person can have in this calendar (about 1900 to 2100).
    pub const fn plausible_years(self) -> (i32, i32) {
        match self {
            Self::Gregorian => (1900, 2100),
            Self::Hijri => (1318, 1524),
            Self::Persian => (1278, 1479),
            Self::Ethiopic => (1892, 2093),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Known days: 1 Muharram 1445, Nowruz 1403, Enkutatash 2016.
    #[test]
    fn known_days() {
        assert_eq!(Calendar::Hijri.to_gregorian(1445, 1, 1), Some((2023, 7, 19)));
        assert_eq!(Calendar::Persian.to_gregorian(1403, 1, 1), Some((2024, 3, 20)));
        assert_eq!(Calendar::Ethiopic.to_gregorian(2016, 1, 1), Some((2023, 9, 12)));
        assert_eq!(Calendar::Gregorian.to_gregorian(2023, 2, 29), None);
        assert_eq!(Calendar::Hijri.to_gregorian(1445, 13, 1), None);
    }
}
