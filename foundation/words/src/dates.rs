//! Dates of the Gregorian calendar as each language writes them, after the table in the interface brief, §3.

use lantern_vocab::Language;

use crate::Words;

type Months = [&'static str; 12];

const ENGLISH: Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const FRENCH: Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const SPANISH: Months = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];
/// The double form of United Nations documents: the name of the Levant, then the name of Egypt and the Gulf.
const ARABIC: Months = [
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيه",
    "تموز/يوليه",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
];
const RUSSIAN: Months = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"];
/// A day is a day *of* the month: the genitive.
const RUSSIAN_OF: Months = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];

/// The name at `month` (1 to 12), if there is such a month.
fn name(months: &Months, month: u8) -> Option<&'static str> {
    months.get(usize::from(month).checked_sub(1)?).copied()
}

impl Words {
    /// A day: `17 March 2026`. `month` and `day` count from 1; a month beyond 12 is written as digits, `2026-13-01`.
    pub fn date(&self, year: i32, month: u8, day: u8) -> String {
        let (y, d) = (self.digits_of(year), self.digits_of(i32::from(day)));
        let written = match self.language {
            Language::En => name(&ENGLISH, month).map(|m| format!("{d} {m} {y}")),
            // Only the first day of a month is an ordinal in French.
            Language::Fr if day == 1 => name(&FRENCH, month).map(|m| format!("1er {m} {y}")),
            Language::Fr => name(&FRENCH, month).map(|m| format!("{d} {m} {y}")),
            Language::Es => name(&SPANISH, month).map(|m| format!("{d} de {m} de {y}")),
            Language::Ar => name(&ARABIC, month).map(|m| format!("{d} {m} {y}")),
            Language::Ru => name(&RUSSIAN_OF, month).map(|m| format!("{d} {m} {y} года")),
            Language::Zh => (1..=12).contains(&month).then(|| format!("{y}年{month}月{d}日")),
        };
        written.unwrap_or_else(|| format!("{year}-{month:02}-{day:02}"))
    }

    /// A month: `March 2026`. `month` counts from 1; a month beyond 12 is written as digits, `2026-13`.
    pub fn month_year(&self, year: i32, month: u8) -> String {
        let y = self.digits_of(year);
        let written = match self.language {
            Language::En => name(&ENGLISH, month).map(|m| format!("{m} {y}")),
            Language::Fr => name(&FRENCH, month).map(|m| format!("{m} {y}")),
            Language::Es => name(&SPANISH, month).map(|m| format!("{m} de {y}")),
            Language::Ar => name(&ARABIC, month).map(|m| format!("{m} {y}")),
            Language::Ru => name(&RUSSIAN, month).map(|m| format!("{m} {y} года")),
            Language::Zh => (1..=12).contains(&month).then(|| format!("{y}年{month}月")),
        };
        written.unwrap_or_else(|| format!("{year}-{month:02}"))
    }

    /// A year, never grouped: `2026`, in Chinese with its unit, `2026年`.
    pub fn year(&self, year: i32) -> String {
        let unit = if matches!(self.language, Language::Zh) { "年" } else { "" };
        format!("{}{unit}", self.digits_of(year))
    }

    /// A time of day in 24 hours: `09:10`, in French `9 h 10`.
    pub fn time(&self, hour: u8, minute: u8) -> String {
        match self.language {
            Language::Fr => format!("{hour}\u{202F}h\u{202F}{minute:02}"),
            _ => self.ungrouped(&format!("{hour:02}:{minute:02}")),
        }
    }

    fn digits_of(&self, number: i32) -> String {
        self.ungrouped(&number.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_without_a_day_is_written_by_month_or_year() {
        // Partial dates are common in the files; each precision has its own form.
        let month = |language| Words::of(language).month_year(2026, 3);
        assert_eq!(month(Language::En), "March 2026");
        assert_eq!(month(Language::Fr), "mars 2026");
        assert_eq!(month(Language::Es), "marzo de 2026");
        assert_eq!(month(Language::Ar), "آذار/مارس ٢٠٢٦");
        assert_eq!(month(Language::Ru), "март 2026 года");
        assert_eq!(month(Language::Zh), "2026年3月");
        assert_eq!(Words::of(Language::Ar).year(2026), "٢٠٢٦");
        assert_eq!(Words::of(Language::Zh).year(2026), "2026年");
    }

    #[test]
    fn the_first_of_a_month_and_impossible_months() {
        // French writes the first as an ordinal; a month that does not exist stays readable and does not panic.
        assert_eq!(Words::of(Language::Fr).date(2026, 5, 1), "1er mai 2026");
        for language in Language::ALL {
            assert_eq!(Words::of(language).date(2026, 13, 1), "2026-13-01");
            assert_eq!(Words::of(language).month_year(2026, 0), "2026-00");
        }
    }

    #[test]
    fn times_have_two_digits() {
        // The forms of the interface brief, §4.
        assert_eq!(Words::of(Language::Fr).time(10, 22), "10\u{202F}h\u{202F}22");
        assert_eq!(Words::of(Language::Ar).time(10, 22), "١٠:٢٢");
        assert_eq!(Words::of(Language::En).time(9, 5), "09:05");
    }
}
