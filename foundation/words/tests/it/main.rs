//! The six languages say the same things: same files, same keys, same variables, whole plurals, and figures as the brief has them.

mod catalogue;

use std::collections::BTreeSet;

use catalogue::Catalogue;
use lantern_vocab::Language;
use lantern_words::{Arg, Numerals, Words, keys};

/// Numbers that reach every plural category of the six languages, and a large one.
const NUMBERS: [i64; 12] = [0, 1, 2, 3, 5, 11, 21, 22, 100, 101, 1_284, 1_000_000];

/// Every language has the messages of English in the same files, and none that English lacks.
#[test]
fn every_language_has_the_same_keys_in_the_same_files() {
    let english = Catalogue::read(Language::En);
    for language in Language::ALL {
        let other = Catalogue::read(language);
        let code = language.code();
        let missing: Vec<_> = english.places().difference(&other.places()).map(|(key, file)| format!("{file}: {key}")).collect();
        let surplus: Vec<_> = other.places().difference(&english.places()).map(|(key, file)| format!("{file}: {key}")).collect();
        assert!(missing.is_empty(), "{code} lacks: {missing:#?}");
        assert!(surplus.is_empty(), "English lacks what {code} has: {surplus:#?}");
    }
}

/// No message file on disk is left out of the program, and its list of keys is complete.
#[test]
fn every_key_on_disk_is_compiled_in() {
    let english = Catalogue::read(Language::En);
    let on_disk: BTreeSet<&str> = english.messages.keys().map(String::as_str).collect();
    assert_eq!(keys().collect::<BTreeSet<_>>(), on_disk);
    assert_eq!(keys().count(), on_disk.len());
}

/// A translation neither forgets a variable nor invents one.
#[test]
fn every_message_uses_the_same_variables_as_english() {
    let english = Catalogue::read(Language::En);
    for language in Language::ALL {
        let other = Catalogue::read(language);
        for key in english.messages.keys() {
            assert_eq!(other.variables(key), english.variables(key), "{}: {key}", language.code());
        }
    }
}

/// Arabic has six plural categories and Russian four; a selector that lacks one would say a sentence that nobody says.
#[test]
fn plural_selectors_have_every_category() {
    let cases: [(Language, &[&str]); 6] = [
        (Language::Ar, &["few", "many", "one", "other", "two", "zero"]),
        (Language::Ru, &["few", "many", "one", "other"]),
        (Language::En, &["one", "other"]),
        (Language::Es, &["one", "other"]),
        (Language::Fr, &["one", "other"]),
        // Chinese has one form; where a label leaves the number to the figure above it, a selector still takes the variable.
        (Language::Zh, &["other"]),
    ];
    for (language, expected) in cases {
        let expected: BTreeSet<String> = expected.iter().map(|category| (*category).to_owned()).collect();
        let catalogue = Catalogue::read(language);
        assert!(catalogue.messages.values().any(|message| !message.selectors.is_empty()), "{} has plurals", language.code());
        for (key, message) in &catalogue.messages {
            for selector in &message.selectors {
                assert_eq!(*selector, expected, "{}: {key}", language.code());
            }
        }
    }
}

/// Every message can be said in every language, with numbers of every plural form and with texts, and shows no sign of an error.
#[test]
fn every_message_can_be_formatted() {
    let english = Catalogue::read(Language::En);
    for language in Language::ALL {
        for numerals in [Numerals::OfLanguage, Numerals::Latin] {
            let words = Words::with_numerals(language, numerals);
            for key in english.messages.keys() {
                let names: Vec<String> = english.variables(key).into_iter().collect();
                let samples = NUMBERS.into_iter().map(Arg::Number).chain([Arg::Text("sample")]);
                for sample in samples.take(if names.is_empty() { 1 } else { usize::MAX }) {
                    let variables: Vec<_> = names.iter().map(|name| (name.as_str(), sample)).collect();
                    let text = words.with(key, &variables);
                    let place = format!("{} {key} with {sample:?}: {text}", language.code());
                    assert!(!text.trim().is_empty(), "{place}");
                    assert!(!text.contains(['⟦', '{', '}']), "{place}");
                    let eastern = text.contains(|letter| ('٠'..='٩').contains(&letter));
                    assert!(!eastern || (language, numerals) == (Language::Ar, Numerals::OfLanguage), "{place}");
                }
            }
        }
    }
}

/// The table of numbers, shares, dates and ranges of the interface brief, §3.
#[test]
fn figures_are_written_as_the_brief_has_them() {
    let table = [
        (Language::En, "1,284.5", "71%", "17 March 2026", "9–17"),
        (Language::Fr, "1\u{202F}284,5", "71\u{202F}%", "17 mars 2026", "9–17"),
        (Language::Ar, "١٬٢٨٤٫٥", "٧١٪", "١٧ آذار/مارس ٢٠٢٦", "٩–١٧"),
        (Language::Es, "1\u{A0}284,5", "71\u{A0}%", "17 de marzo de 2026", "9–17"),
        (Language::Ru, "1\u{A0}284,5", "71\u{A0}%", "17 марта 2026 года", "9–17"),
        (Language::Zh, "1,284.5", "71%", "2026年3月17日", "9–17岁"),
    ];
    for (language, number, share, date, ages) in table {
        let words = Words::of(language);
        assert_eq!(words.decimal("1284.5"), number);
        assert_eq!(words.share(71, 100), share);
        assert_eq!(words.date(2026, 3, 17), date);
        assert_eq!(words.ages(9_u8, 17_u8), ages);
    }
}

/// The Maghreb writes Arabic with Latin digits, in figures, in dates and inside sentences.
#[test]
fn arabic_with_latin_digits() {
    let words = Words::with_numerals(Language::Ar, Numerals::Latin);
    assert_eq!(words.share(71, 100), "71%");
    assert_eq!(words.date(2026, 3, 17), "17 آذار/مارس 2026");
    assert_eq!(words.ages(9_u8, 17_u8), "9–17");
}

/// The number chooses the form of the word, after the plural rules of the CLDR; Russian 11 and 21 differ.
#[test]
fn numbers_choose_the_form_of_the_word() {
    let rows = |language, count: u32| Words::of(language).with("count-rows", &[("count", Arg::count(count))]);
    assert_eq!(rows(Language::En, 1), "1 row");
    assert_eq!(rows(Language::En, 1_284), "1,284 rows");
    assert_eq!(rows(Language::Fr, 0), "0 ligne");
    assert_eq!(rows(Language::Fr, 2), "2 lignes");
    for (count, text) in [(1, "1 строка"), (3, "3 строки"), (5, "5 строк"), (11, "11 строк"), (21, "21 строка"), (1_284, "1\u{A0}284 строки")]
    {
        assert_eq!(rows(Language::Ru, count), text);
    }
}

/// The language switch shows each language by its own name.
#[test]
fn each_language_names_itself() {
    for language in Language::ALL {
        assert_eq!(Words::of(language).text("frame-own-name"), language.own_name());
    }
}
