//! Days: civil dates by whole numbers, and the Hijri month that a day falls in.

use lantern_model::calendar::Calendar;

/// Days since 1 January 1970, in the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(pub(crate) i32);

impl Day {
    /// The day of a date (the algorithm counts eras of 400 years from 1 March of year 0).
    pub(crate) const fn of(year: i32, month: i32, day: i32) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Self(era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468)
    }

    /// Year, month and day.
    pub(crate) const fn parts(self) -> (i32, i32, i32) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        (year, month, day)
    }

    /// The Gregorian year.
    pub(crate) const fn year(self) -> i32 {
        self.parts().0
    }
}

/// The first days of the Hijri months, so that a day finds its month without a calendar for each row.
pub(crate) struct Hijri {
    months: Vec<(Day, i32, u8)>,
}

impl Hijri {
    /// The months of the scenario's years by the Umm al-Qura table.
    pub(crate) fn new() -> Self {
        let months = (1430..=1449).flat_map(|year| (1..=12).map(move |month| (year, month)));
        let first = |(year, month)| {
            let (g_year, g_month, g_day) = Calendar::Hijri.to_gregorian(year, month, 1)?;
            Some((Day::of(g_year, i32::from(g_month), i32::from(g_day)), year, month))
        };
        Self { months: months.filter_map(first).collect() }
    }

    /// Year, month and day of a day from 2010 to 2027.
    pub(crate) fn parts(&self, day: Day) -> (i32, u8, i32) {
        let next = self.months.partition_point(|(first, _, _)| *first <= day);
        let (first, year, month) = self.months[next.saturating_sub(1)];
        (year, month, day.0 - first.0 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days go there and back, and the Hijri date of a day is the one that the calendar turns back into that day.
    #[test]
    fn days_and_calendars_agree() {
        assert_eq!(Day::of(1970, 1, 1), Day(0));
        let hijri = Hijri::new();
        for number in Day::of(2012, 2, 27).0..Day::of(2026, 3, 2).0 {
            let (year, month, day) = Day(number).parts();
            assert_eq!(Day::of(year, month, day), Day(number));
            let (h_year, h_month, h_day) = hijri.parts(Day(number));
            let back = Calendar::Hijri.to_gregorian(h_year, h_month, u8::try_from(h_day).unwrap()).unwrap();
            assert_eq!(Day::of(back.0, i32::from(back.1), i32::from(back.2)), Day(number));
        }
        assert_eq!(Day::of(2024, 2, 29).parts(), (2024, 2, 29));
    }
}
