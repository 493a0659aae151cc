//! Numbers and shares as each language writes them, after the table in the interface brief, §3.

use std::borrow::Cow;

use fluent_bundle::FluentValue;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use lantern_vocab::Language;

use crate::{Numerals, Words};

/// The whole number types that counts come in.
pub trait Whole: Copy {
    /// The same number, widest.
    fn whole(self) -> i128;
}

macro_rules! whole {
    ($($number:ty),+) => {
        $(impl Whole for $number {
            fn whole(self) -> i128 {
                i128::try_from(self).unwrap_or(i128::MAX)
            }
        })+
    };
}

whole!(i32, i64, i128, u8, u16, u32, u64, usize);

/// The signs of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    group: &'static str,
    decimal: &'static str,
    percent: &'static str,
    minus: &'static str,
    eastern_digits: bool,
}

impl Figures {
    /// The signs of `language`. Spanish and Russian group from four digits on, as the table does.
    pub const fn of(language: Language, numerals: Numerals) -> Self {
        let (group, decimal, percent) = match (language, numerals) {
            (Language::Ar, Numerals::OfLanguage) => ("٬", "٫", "٪"),
            // As the CLDR has it for Morocco, Algeria and Tunisia.
            (Language::Ar, Numerals::Latin) => (".", ",", "%"),
            (Language::En | Language::Zh, _) => (",", ".", "%"),
            (Language::Es | Language::Ru, _) => ("\u{A0}", ",", "\u{A0}%"),
            (Language::Fr, _) => ("\u{202F}", ",", "\u{202F}%"),
        };
        // U+061C keeps the minus on the side where Arabic reads it first.
        let minus = if matches!(language, Language::Ar) { "\u{61C}\u{2212}" } else { "\u{2212}" };
        let eastern_digits = matches!((language, numerals), (Language::Ar, Numerals::OfLanguage));
        Self { group, decimal, percent, minus, eastern_digits }
    }

    /// A whole number, grouped by thousands.
    fn whole(self, number: i128) -> String {
        let sign = if number < 0 { self.minus } else { "" };
        format!("{sign}{}", self.grouped(&number.unsigned_abs().to_string()))
    }

    /// Latin digits, grouped by thousands and turned into the language's digits.
    fn grouped(self, digits: &str) -> String {
        let mut text = String::with_capacity(digits.len() * 2);
        for (position, digit) in digits.chars().enumerate() {
            if position > 0 && (digits.len() - position).is_multiple_of(3) {
                text.push_str(self.group);
            }
            text.push(digit);
        }
        self.digits(text)
    }

    /// `text` with its Latin digits turned into the language's digits.
    fn digits(self, text: String) -> String {
        if !self.eastern_digits {
            return text;
        }
        text.chars().map(eastern_digit).collect()
    }
}

/// A share in units of 1 / `parts_per_whole`, rounded half up; none of nothing.
fn rounded_share(numerator: u64, denominator: u64, parts_per_whole: u128) -> Option<u128> {
    let (numerator, denominator) = (u128::from(numerator), u128::from(denominator));
    (2 * parts_per_whole * numerator + denominator).checked_div(2 * denominator)
}

/// What stands where a share has no whole to be a share of.
const NO_SHARE: &str = "–";

impl Words {
    /// A whole number, grouped: `1,284`.
    pub fn number(&self, number: impl Whole) -> String {
        self.figures.whole(number.whole())
    }

    /// A difference with its sign: `+12`, `−3`, `0`.
    pub fn signed(&self, number: impl Whole) -> String {
        let number = number.whole();
        let mark = if self.figures.minus.starts_with('\u{61C}') { "\u{61C}" } else { "" };
        let plus = if number > 0 { format!("{mark}+") } else { String::new() };
        format!("{plus}{}", self.figures.whole(number))
    }

    /// A decimal number given as plain text, such as `1284.5` or `-0.25`: grouped, with the language's decimal mark and all its
    /// decimals. Another text comes back as it is.
    pub fn decimal(&self, text: &str) -> String {
        let (sign, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (self.figures.minus, rest),
            None => ("", text),
        };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_digits(whole) || !is_digits(fraction) {
            return text.to_owned();
        }
        let whole = self.figures.grouped(whole);
        if !unsigned.contains('.') {
            return format!("{sign}{whole}");
        }
        format!("{sign}{whole}{}{}", self.figures.decimal, self.figures.digits(fraction.to_owned()))
    }

    /// A share in percent, rounded half up: `71%`. A share of nothing is `–`.
    pub fn share(&self, numerator: u64, denominator: u64) -> String {
        match rounded_share(numerator, denominator, 100) {
            Some(percent) => format!("{}{}", self.figures.grouped(&percent.to_string()), self.figures.percent),
            None => NO_SHARE.to_owned(),
        }
    }

    /// A share in percent with one decimal, rounded half up: `70.6%`. A share of nothing is `–`.
    pub fn share_one_decimal(&self, numerator: u64, denominator: u64) -> String {
        match rounded_share(numerator, denominator, 1_000) {
            Some(permille) => {
                let percent = self.decimal(&format!("{}.{}", permille / 10, permille % 10));
                format!("{percent}{}", self.figures.percent)
            }
            None => NO_SHARE.to_owned(),
        }
    }

    /// From one number to another: `9–17`.
    pub fn range(&self, low: impl Whole, high: impl Whole) -> String {
        format!("{}–{}", self.number(low), self.number(high))
    }

    /// From one age to another, in years: `9–17`, in Chinese with its unit, `9–17岁`.
    pub fn ages(&self, low: impl Whole, high: impl Whole) -> String {
        let unit = if matches!(self.language, Language::Zh) { "岁" } else { "" };
        format!("{}{unit}", self.range(low, high))
    }

    /// A text of Latin digits, such as a year or a time of day, in the language's digits and not grouped.
    pub fn ungrouped(&self, text: &str) -> String {
        self.figures.digits(text.to_owned())
    }
}

fn eastern_digit(letter: char) -> char {
    match letter.to_digit(10) {
        Some(digit) => char::from_u32(0x0660 + digit).unwrap_or(letter),
        None => letter,
    }
}

/// A text with its Eastern Arabic digits written in Latin ones: literal digits of the Arabic messages, for the Maghreb.
pub fn latin_digits(text: &str) -> Cow<'_, str> {
    if !text.contains(|letter| ('٠'..='٩').contains(&letter)) {
        return Cow::Borrowed(text);
    }
    let latin = |letter: char| match letter {
        '٠'..='٩' => char::from_digit(u32::from(letter) - 0x0660, 10).unwrap_or(letter),
        other => other,
    };
    Cow::Owned(text.chars().map(latin).collect())
}

/// How a number variable of a message is written. Fluent takes a plain function, so there is one for each set of signs; its
/// memory `M` for plural rules is not needed.
pub fn formatter<M>(language: Language, numerals: Numerals) -> fn(&FluentValue, &M) -> Option<String> {
    match (language, numerals) {
        (Language::Ar, Numerals::OfLanguage) => |value, _| written(value, Language::Ar, Numerals::OfLanguage),
        (Language::Ar, Numerals::Latin) => |value, _| written(value, Language::Ar, Numerals::Latin),
        (Language::En, _) => |value, _| written(value, Language::En, Numerals::OfLanguage),
        (Language::Es, _) => |value, _| written(value, Language::Es, Numerals::OfLanguage),
        (Language::Fr, _) => |value, _| written(value, Language::Fr, Numerals::OfLanguage),
        (Language::Ru, _) => |value, _| written(value, Language::Ru, Numerals::OfLanguage),
        (Language::Zh, _) => |value, _| written(value, Language::Zh, Numerals::OfLanguage),
    }
}

/// A number as Fluent is given it. In Arabic the form of the word follows the last two digits from 100 on (CLDR: 103 to 110 few,
/// 111 to 199 many), which `intl_pluralrules` 7.0.2 leaves out: the plural rule is given those digits, and the number itself
/// travels in an option that nothing else uses.
#[expect(clippy::cast_precision_loss, reason = "at most 100")]
pub fn plural_number(language: Language, number: i64) -> FluentValue<'static> {
    if !matches!(language, Language::Ar) || number < 100 {
        return FluentValue::from(number);
    }
    let last_two = number % 100;
    let chooses = if last_two < 3 { 100 } else { last_two };
    let options = FluentNumberOptions { currency: Some(number.to_string()), ..FluentNumberOptions::default() };
    FluentValue::Number(FluentNumber { value: chooses as f64, options })
}

#[expect(clippy::cast_possible_truncation, reason = "only whole numbers are put in, and Fluent holds them as floats")]
fn written(value: &FluentValue, language: Language, numerals: Numerals) -> Option<String> {
    match value {
        FluentValue::Number(number) => {
            let whole = number.options.currency.as_ref().and_then(|text| text.parse().ok()).unwrap_or(number.value as i128);
            Some(Figures::of(language, numerals).whole(whole))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_half_up() {
        // 0.5 percent becomes 1, and a share of nothing is no number.
        let words = Words::of(Language::En);
        assert_eq!(words.share(1, 200), "1%");
        assert_eq!(words.share(49, 10_000), "0%");
        assert_eq!(words.share(5, 5), "100%");
        assert_eq!(words.share(u64::MAX, u64::MAX), "100%");
        assert_eq!(words.share(3, 0), "–");
        assert_eq!(words.share_one_decimal(1, 2_000), "0.1%");
        assert_eq!(words.share_one_decimal(2, 3), "66.7%");
        assert_eq!(Words::of(Language::Fr).share_one_decimal(2, 3), "66,7\u{202F}%");
    }

    #[test]
    fn arabic_words_follow_the_last_two_digits() {
        // 1,231 rows take the form of 31; 103 that of 3; 100 and 102 have one of their own. The figure itself stays whole.
        let words = Words::of(Language::Ar);
        let rows = |count: u32| words.with("count-rows", &[("count", crate::Arg::count(count))]);
        let noun = |count: u32| rows(count).chars().filter(|letter| letter.is_alphabetic()).collect::<String>();
        assert_eq!(noun(1_231), noun(31));
        assert_eq!(noun(103), noun(3));
        assert_eq!(noun(102), noun(100));
        assert_ne!(noun(102), noun(103));
        assert!(rows(1_231).contains("١٬٢٣١"), "{}", rows(1_231));
    }

    #[test]
    fn numbers_are_grouped_and_signed() {
        // Groups of three from the right, at every length; the sign is a minus, not a hyphen.
        let words = Words::of(Language::En);
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-1_500, "−1,500")] {
            assert_eq!(words.number(number), text);
        }
        assert_eq!(words.signed(12), "+12");
        assert_eq!(words.signed(0), "0");
        assert_eq!(Words::of(Language::Ar).signed(12), "\u{61C}+١٢");
        assert_eq!(words.number(u64::MAX), "18,446,744,073,709,551,615");
    }

    #[test]
    fn decimals_keep_their_digits_and_other_texts_stay() {
        // A decimal is never rounded here, and what is not a number is not touched.
        let words = Words::of(Language::Es);
        assert_eq!(words.decimal("1284.50"), "1\u{A0}284,50");
        assert_eq!(words.decimal("-7"), "−7");
        for text in ["", ".", "1.", "1e5", "1,5", "<5", "1.2.3"] {
            assert_eq!(words.decimal(text), text);
        }
    }

    #[test]
    fn latin_digits_replace_eastern_ones_only() {
        // Letters and Latin digits stay.
        assert_eq!(latin_digits("من ١ إلى ١٨ (4)"), "من 1 إلى 18 (4)");
        assert!(matches!(latin_digits("نص"), Cow::Borrowed(_)));
    }
}
