//! Counts that a source may have censored: "fewer than five" is neither 0 nor 5.

use std::fmt;

/// A count with its bounds, both inclusive; `high` is none where the source names no upper bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Censored {
    low: u64,
    high: Option<u64>,
}

/// Larger counts are a mistake of the file, not a figure about people.
const LARGEST: u64 = 1_000_000_000_000;

impl Censored {
    /// An exact count.
    pub const fn exact(value: u64) -> Self {
        Self { low: value, high: Some(value) }
    }

    /// The smallest value it may stand for.
    pub const fn low(self) -> u64 {
        self.low
    }

    /// The largest value it may stand for.
    pub const fn high(self) -> Option<u64> {
        self.high
    }

    /// The value, where the source gave it.
    pub fn value(self) -> Option<u64> {
        self.high.filter(|high| *high == self.low)
    }

    /// Reads `12`, `1,204`, `<5` (1 to 4: the sources that censor print their zeros), `<=5`, `>10`, `>=10`, `10+`, `5-9`.
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '\u{a0}' | '\u{202f}' | '٬')).collect();
        let number = |t: &str| t.parse::<u64>().ok().filter(|n| *n <= LARGEST && t.bytes().all(|b| b.is_ascii_digit()));
        if let Some(rest) = text.strip_prefix("<=").or_else(|| text.strip_prefix('≤')) {
            return number(rest).filter(|n| *n >= 1).map(|high| Self { low: 1, high: Some(high) });
        }
        if let Some(rest) = text.strip_prefix('<') {
            return number(rest).filter(|n| *n >= 2).map(|high| Self { low: 1, high: Some(high - 1) });
        }
        if let Some(rest) = text.strip_prefix(">=").or_else(|| text.strip_prefix('≥')) {
            return number(rest).map(|low| Self { low, high: None });
        }
        if let Some(rest) = text.strip_prefix('>') {
            return number(rest).map(|low| Self { low: low + 1, high: None });
        }
        if let Some(rest) = text.strip_suffix('+') {
            return number(rest).map(|low| Self { low, high: None });
        }
        if let Some((low, high)) = text.split_once(['-', '–']) {
            let (low, high) = (number(low)?, number(high)?);
            return (low <= high).then_some(Self { low, high: Some(high) });
        }
        number(&text).map(Self::exact)
    }
}

impl fmt::Display for Censored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.high) {
            (low, Some(high)) if low == high => write!(f, "{low}"),
            (1, Some(high)) => write!(f, "<{}", high + 1),
            (low, Some(high)) => write!(f, "{low}-{high}"),
            (low, None) => write!(f, ">={low}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Censored counts keep their bounds and print as they are read.
    #[test]
    fn censored_counts_keep_their_bounds() {
        for (text, low, high, printed) in [
            ("12", 12, Some(12), "12"),
            ("0", 0, Some(0), "0"),
            ("1,204", 1204, Some(1204), "1204"),
            ("<5", 1, Some(4), "<5"),
            ("≤4", 1, Some(4), "<5"),
            (">=10", 10, None, ">=10"),
            ("15+", 15, None, ">=15"),
            ("5–9", 5, Some(9), "5-9"),
        ] {
            let count = Censored::parse(text).unwrap();
            assert_eq!((count.low(), count.high()), (low, high), "{text}");
            assert_eq!(count.to_string(), printed);
            assert_eq!(Censored::parse(printed), Some(count), "{printed} reads back");
        }
        for text in ["", "five", "-3", "<1", "9-5", "1e3", "99999999999999999999"] {
            assert_eq!(Censored::parse(text), None, "{text}");
        }
    }
}
