//! Several words in one sentence, as each language joins them.

use lantern_vocab::Language;

use crate::Words;

impl Words {
    /// `items` in one phrase: `a, b and c`. Nothing for no items.
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        let Some((last, rest)) = items.split_last() else {
            return String::new();
        };
        let last = self.isolated(last.as_ref());
        if rest.is_empty() {
            return last;
        }
        let rest: Vec<String> = rest.iter().map(|item| self.isolated(item.as_ref())).collect();
        match self.language {
            Language::En => format!("{} and {last}", rest.join(", ")),
            Language::Fr => format!("{} et {last}", rest.join(", ")),
            Language::Ru => format!("{} и {last}", rest.join(", ")),
            Language::Es => format!("{} {} {last}", rest.join(", "), spanish_and(&last)),
            // Arabic repeats the conjunction, written together with the word that follows.
            Language::Ar => format!("{} و{last}", rest.join(" و")),
            Language::Zh => format!("{}和{last}", rest.join("、")),
        }
    }

    /// A label as it stands inside a sentence: its first letter small, unless the word is an abbreviation. For the labels of
    /// coded values only, never for names of people, places or agencies.
    pub fn in_sentence(&self, label: &str) -> String {
        let mut letters = label.chars();
        let (Some(first), second) = (letters.next(), letters.next()) else {
            return String::new();
        };
        if second.is_some_and(char::is_uppercase) {
            return label.to_owned();
        }
        first.to_lowercase().chain(label.chars().skip(1)).collect()
    }
}

/// "y" becomes "e" before the sound of i, written i- or hi-, but not before the glides hia-, hie-, hio-, hiu-.
fn spanish_and(next: &str) -> &'static str {
    let next = next.to_lowercase();
    let glides = ["hia", "hie", "hio", "hiu", "ia", "ie", "io", "iu"];
    let sounds_like_i = next.starts_with(['i', 'í']) || next.starts_with("hi") || next.starts_with("hí");
    if sounds_like_i && !glides.iter().any(|glide| next.starts_with(glide)) { "e" } else { "y" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_joined_as_each_language_does() {
        // One, two and three items in six languages.
        let of = |language, items: &[&str]| Words::of(language).list(items);
        assert_eq!(of(Language::En, &[]), "");
        assert_eq!(of(Language::En, &["a"]), "a");
        assert_eq!(of(Language::En, &["a", "b"]), "a and b");
        assert_eq!(of(Language::En, &["a", "b", "c"]), "a, b and c");
        assert_eq!(of(Language::Fr, &["a", "b", "c"]), "a, b et c");
        assert_eq!(of(Language::Es, &["a", "b", "c"]), "a, b y c");
        assert_eq!(of(Language::Es, &["edad", "identidad"]), "edad e identidad");
        assert_eq!(of(Language::Es, &["agua", "hielo"]), "agua y hielo");
        assert_eq!(of(Language::Ru, &["а", "б", "в"]), "а, б и в");
        assert_eq!(of(Language::Zh, &["甲", "乙", "丙"]), "甲、乙和丙");
        let arabic = of(Language::Ar, &["نهرين", "تلمار", "كفرا"]).replace(['\u{2068}', '\u{2069}'], "");
        assert_eq!(arabic, "نهرين وتلمار وكفرا");
    }

    #[test]
    fn labels_lose_their_capital_inside_a_sentence() {
        // Abbreviations keep it; scripts without capitals are not changed.
        let words = Words::of(Language::En);
        assert_eq!(words.in_sentence("Forced labour"), "forced labour");
        assert_eq!(words.in_sentence("NGO"), "NGO");
        assert_eq!(words.in_sentence(""), "");
        assert_eq!(Words::of(Language::Ru).in_sentence("Принудительный труд"), "принудительный труд");
    }
}
