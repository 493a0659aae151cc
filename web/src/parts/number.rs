//! Numbers, dates, codes and names inside a sentence of any direction.

use lantern_words::Words;
use maud::{Markup, html};

/// A number, share, range or date. One that holds only Arabic digits has no strong letter and would fall to left-to-right, so
/// in Arabic the direction is said.
pub fn number(words: &Words, text: &str) -> Markup {
    let direction = (words.direction() == "rtl").then_some("rtl");
    html! { bdi class="num" dir=[direction] { (text) } }
}

/// A number that leads back to its records, where there is a list of just these.
pub fn walk_back(words: &Words, text: &str, address: Option<&str>) -> Markup {
    match address {
        Some(address) => html! { a class="wb" href=(address) { (number(words, text)) } },
        None => number(words, text),
    }
}

/// A record code, hash, command or file name.
pub fn code(text: &str) -> Markup {
    html! { bdi class="code" dir="ltr" { (text) } }
}

/// A name that people or agencies gave.
pub fn name(text: &str) -> Markup {
    html! { bdi { (text) } }
}

/// The day of an instant (RFC 3339) or of a date, in words; another text stays as it is.
pub fn day(words: &Words, instant: &str) -> String {
    let mut parts = instant.get(..10).unwrap_or_default().split('-');
    let mut next = || parts.next();
    match (next().and_then(|year| year.parse().ok()), next().and_then(|month| month.parse().ok()), next().and_then(|day| day.parse().ok())) {
        (Some(year), Some(month), Some(day)) => words.date(year, month, day),
        _ => instant.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lantern_vocab::Language;

    /// An instant becomes a day in words, and what is none is shown as it is.
    #[test]
    fn instants_become_days() {
        let words = Words::of(Language::En);
        assert_eq!(day(words, "2026-03-17T09:10:00Z"), "17 March 2026");
        assert_eq!(day(words, "2026-03-17"), "17 March 2026");
        for text in ["", "yesterday", "2026", "ناهرين-٢٠٢٦"] {
            assert_eq!(day(words, text), text);
        }
    }
}
