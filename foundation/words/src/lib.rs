//! The program's sentences in six languages, with the forms of their numbers, dates and lists.
//!
//! The sentences are Fluent messages in `locales/LANGUAGE/*.ftl`, compiled in and parsed once per language. A message is
//! asked for by its key; the same keys with the same variables exist in all six languages, which tests prove.
//!
//! ```
//! use lantern_vocab::Language;
//! use lantern_words::{Arg, Words};
//!
//! let words = Words::of(Language::En);
//! assert_eq!(words.with("import-ready", &[("count", Arg::count(1_231_u32))]), "1,231 rows are ready");
//! assert_eq!(words.share(71, 100), "71%");
//! ```

mod dates;
mod figures;
mod lists;
mod locales;

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use lantern_vocab::Language;

pub use figures::Whole;

/// Which digits numbers are written in.
///
/// It matters to Arabic only: Eastern Arabic digits are usual in the Mashriq, Latin ones in the Maghreb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Numerals {
    /// The digits that the language uses by default.
    #[default]
    OfLanguage,
    /// 0 to 9, in every language.
    Latin,
}

/// What a variable of a message stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arg<'a> {
    /// A text that is put in as it is: a name, a code, a date or share already written by [`Words`].
    Text(&'a str),
    /// A whole number: it chooses the plural form and is written in the language's digits.
    Number(i64),
}

impl Arg<'_> {
    /// A number of any whole type. Numbers beyond an `i64` are held at its limit; no count comes near it.
    pub fn count(number: impl Whole) -> Self {
        let number = number.whole();
        Self::Number(i64::try_from(number).unwrap_or(if number < 0 { i64::MIN } else { i64::MAX }))
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

/// The words of one language: its messages and the way it writes figures, dates and lists.
pub struct Words {
    language: Language,
    figures: figures::Figures,
    bundle: FluentBundle<FluentResource>,
    keys: Vec<&'static str>,
}

/// One entry per language, and Arabic with Latin digits; each is parsed when it is first asked for and lives as long as the program.
static AR: LazyLock<Words> = LazyLock::new(|| Words::load(Language::Ar, Numerals::OfLanguage));
static AR_LATIN: LazyLock<Words> = LazyLock::new(|| Words::load(Language::Ar, Numerals::Latin));
static EN: LazyLock<Words> = LazyLock::new(|| Words::load(Language::En, Numerals::OfLanguage));
static ES: LazyLock<Words> = LazyLock::new(|| Words::load(Language::Es, Numerals::OfLanguage));
static FR: LazyLock<Words> = LazyLock::new(|| Words::load(Language::Fr, Numerals::OfLanguage));
static RU: LazyLock<Words> = LazyLock::new(|| Words::load(Language::Ru, Numerals::OfLanguage));
static ZH: LazyLock<Words> = LazyLock::new(|| Words::load(Language::Zh, Numerals::OfLanguage));

/// The keys of all messages, in the order of the files. Other crates test their use of keys against it.
pub fn keys() -> impl Iterator<Item = &'static str> {
    EN.keys.iter().copied()
}

impl Words {
    /// The words of `language` with its own digits.
    pub fn of(language: Language) -> &'static Self {
        Self::with_numerals(language, Numerals::OfLanguage)
    }

    /// The words of `language`, with the digits asked for.
    pub fn with_numerals(language: Language, numerals: Numerals) -> &'static Self {
        match (language, numerals) {
            (Language::Ar, Numerals::OfLanguage) => &AR,
            (Language::Ar, Numerals::Latin) => &AR_LATIN,
            (Language::En, _) => &EN,
            (Language::Es, _) => &ES,
            (Language::Fr, _) => &FR,
            (Language::Ru, _) => &RU,
            (Language::Zh, _) => &ZH,
        }
    }

    /// The language of these words.
    pub fn language(&self) -> Language {
        self.language
    }

    /// `"rtl"` or `"ltr"`, as the `dir` attribute of a page has it.
    pub fn direction(&self) -> &'static str {
        if self.language.is_right_to_left() { "rtl" } else { "ltr" }
    }

    /// The message `key`, which has no variables. A key that does not exist shows itself as `⟦key⟧`.
    pub fn text(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The message `key` with its variables filled in. A key that does not exist shows itself as `⟦key⟧`.
    ///
    /// Texts whose direction may differ from the sentence are set between isolating marks (U+2067 or U+2068, and U+2069), so
    /// that a file name does not turn an Arabic sentence round.
    pub fn with(&self, key: &str, variables: &[(&str, Arg<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("⟦{key}⟧");
        };
        let mut arguments = FluentArgs::with_capacity(variables.len());
        for (name, value) in variables {
            match value {
                Arg::Text(text) => arguments.set(*name, FluentValue::from(self.isolated(text))),
                Arg::Number(number) => arguments.set(*name, figures::plural_number(self.language, *number)),
            }
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        debug_assert!(errors.is_empty(), "message {key}: {errors:?}");
        text.into_owned()
    }

    /// A text as it may stand inside a sentence of this language.
    ///
    /// Fluent's own isolation is off, because it opens a left-to-right isolate round "٧١٪", which has no strong letter. In
    /// Arabic every text is isolated; elsewhere only one that holds right-to-left letters.
    fn isolated(&self, text: &str) -> String {
        if !self.language.is_right_to_left() {
            return if text.chars().any(is_right_to_left) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() };
        }
        let mark = if text.chars().any(char::is_alphabetic) { '\u{2068}' } else { '\u{2067}' };
        format!("{mark}{text}\u{2069}")
    }

    fn load(language: Language, numerals: Numerals) -> Self {
        let figures = figures::Figures::of(language, numerals);
        let identifier = language.code().parse().expect("the six codes are language tags");
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(figures::formatter(language, numerals)));
        if (language, numerals) == (Language::Ar, Numerals::Latin) {
            bundle.set_transform(Some(figures::latin_digits));
        }
        let mut keys = Vec::new();
        for &(name, source) in locales::files(language) {
            keys.extend(locales::keys_in(source));
            let resource = match FluentResource::try_new(source.to_owned()) {
                Ok(resource) => resource,
                Err((_, errors)) => panic!("{}/{name}: {errors:?}; a test parses every file", language.code()),
            };
            if let Err(errors) = bundle.add_resource(resource) {
                panic!("{}/{name}: {errors:?}; a test refuses a key that stands twice", language.code());
            }
        }
        Self { language, figures, bundle, keys }
    }
}

/// Letters of the right-to-left scripts in use: Hebrew, Arabic, Syriac, Thaana, N'Ko and the presentation forms.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}') && letter.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_key_shows_itself() {
        // A page with a wrong key shows which one, instead of nothing.
        assert_eq!(Words::of(Language::Fr).text("no-such-key"), "⟦no-such-key⟧");
    }

    #[test]
    fn texts_are_isolated_where_directions_meet() {
        // A Latin file name in an Arabic sentence, a share without letters, and an Arabic name in an English sentence.
        let arabic = Words::of(Language::Ar);
        assert_eq!(arabic.isolated("a.csv"), "\u{2068}a.csv\u{2069}");
        assert_eq!(arabic.isolated("٧١٪"), "\u{2067}٧١٪\u{2069}");
        let english = Words::of(Language::En);
        assert_eq!(english.isolated("a.csv"), "a.csv");
        assert_eq!(english.isolated("ملف"), "\u{2068}ملف\u{2069}");
    }

    #[test]
    fn counts_of_any_type_become_numbers() {
        // A count cannot overflow on its way into a sentence.
        assert_eq!(Arg::count(3_usize), Arg::Number(3));
        assert_eq!(Arg::count(u64::MAX), Arg::Number(i64::MAX));
    }
}
