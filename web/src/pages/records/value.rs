//! Values of a record in the reader's words.

use lantern_facts::Dimension;
use lantern_model::{Censored, Coded, Field, Kind, value::NONE_OF_THEM};
use lantern_publish::{Names, Places};
use lantern_vocab::Missing;
use lantern_words::{Arg, Words};

/// The name of a field.
pub fn field_name(words: &Words, field: &Field) -> String {
    words.text(&format!("field-{}-{}", field.unit.name().replace('_', "-"), field.name.replace('_', "-")))
}

/// What names are needed to read a value aloud.
#[derive(Clone, Copy)]
pub struct Values<'a> {
    /// The language.
    pub words: &'static Words,
    /// The names of areas.
    pub places: &'a Places,
}

impl Values<'_> {
    /// The value of a field.
    pub fn say(&self, field: &Field, value: &Coded) -> String {
        if let Some(missing) = value.as_missing() {
            return self.words.text(missing_key(missing));
        }
        if value.as_text() == NONE_OF_THEM {
            return self.words.text("typology-none-of-them");
        }
        match field.kind {
            Kind::Code(set) | Kind::Codes(set) => self.listed(value, |code| self.code(set, code)),
            Kind::Country | Kind::Countries => self.listed(value, |code| self.place("exploitation_country", code)),
            Kind::Area | Kind::Areas => self.listed(value, |code| self.place("exploitation_area", code)),
            Kind::Date | Kind::Year => self.date(value.as_text()),
            Kind::Count => self.count(value.as_text()),
            Kind::Text => String::new(),
        }
    }

    fn listed(&self, value: &Coded, label: impl Fn(&str) -> String) -> String {
        let labels: Vec<String> = value.list().map(label).collect();
        self.words.list(&labels)
    }

    fn code(&self, set: &str, code: &str) -> String {
        let code_of_set = lantern_vocab::set(set).and_then(|set| set.code(code));
        code_of_set.map_or_else(|| code.to_owned(), |known| self.words.ungrouped(known.label(self.words.language())))
    }

    fn place(&self, dimension: &str, code: &str) -> String {
        let names = Names { words: self.words, places: self.places, sources: &[] };
        Dimension::parse(dimension).map_or_else(|| code.to_owned(), |dimension| names.label(dimension, code))
    }

    /// A date with the precision in which it was told, and what the source wrote where that was another calendar.
    fn date(&self, text: &str) -> String {
        let (gregorian, told) = text.split_once('@').map_or((text, None), |(date, told)| (date, told.split_once(':')));
        let date = self.gregorian(gregorian);
        let calendar = told.and_then(|(calendar, told)| Some((calendar_key(calendar)?, told)));
        match calendar {
            Some((key, told)) => {
                let (told, calendar) = (self.words.ungrouped(told), self.words.text(key));
                let as_told = self.words.with("records-told-as", &[("date", Arg::from(&told)), ("calendar", Arg::from(&calendar))]);
                format!("{date} ({as_told})")
            }
            None => date,
        }
    }

    fn gregorian(&self, text: &str) -> String {
        let year = |text: &str| text.parse().map_or_else(|_| text.to_owned(), |year| self.words.year(year));
        if let Some((first, last)) = text.split_once('/') {
            return format!("{}–{}", year(first), year(last));
        }
        let parts: Vec<Option<i32>> = text.split('-').map(|part| part.parse().ok()).collect();
        let small = |part: i32| u8::try_from(part).unwrap_or_default();
        match parts.as_slice() {
            [Some(year), Some(month), Some(day)] => self.words.date(*year, small(*month), small(*day)),
            [Some(year), Some(month)] => self.words.month_year(*year, small(*month)),
            _ => year(text),
        }
    }

    fn count(&self, text: &str) -> String {
        let Some(count) = Censored::parse(text) else { return text.to_owned() };
        match (count.low(), count.high()) {
            (low, Some(high)) if low == high => self.words.number(low),
            (low, Some(high)) => self.words.range(low, high),
            (low, None) => format!("≥ {}", self.words.number(low)),
        }
    }
}

/// The words for a reason why there is no value.
pub const fn missing_key(missing: Missing) -> &'static str {
    match missing {
        Missing::Unknown => "typology-unknown",
        Missing::NotAsked => "typology-not-asked",
        Missing::Declined => "typology-declined",
        Missing::NotApplicable => "typology-not-applicable",
    }
}

fn calendar_key(code: &str) -> Option<&'static str> {
    match code {
        "hijri" => Some("records-calendar-hijri"),
        "persian" => Some("records-calendar-persian"),
        "ethiopic" => Some("records-calendar-ethiopic"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lantern_model::field;
    use lantern_vocab::Language;

    fn said(language: Language, path: &str, text: &str) -> String {
        let field = field::by_path(path).unwrap();
        Values { words: Words::of(language), places: &Places::default() }.say(field, &Coded::checked(field, text).unwrap())
    }

    /// Every kind of value is said in the reader's words and digits; what was told in another calendar is said beside it.
    #[test]
    fn values_are_said() {
        assert_eq!(said(Language::En, "victim.sex", "female"), "Female");
        assert_eq!(said(Language::En, "victim.sex", "!declined"), "declined");
        assert_eq!(said(Language::En, "victim.detection_date", "2024-03"), "March 2024");
        assert_eq!(said(Language::En, "victim.detection_date", "2014/2018"), "2014–2018");
        assert_eq!(said(Language::En, "victim.detection_date", "2024-03-05@hijri:1445-08-24"), "5 March 2024 (in the source: 1445-08-24, Hijri calendar)");
        assert_eq!(said(Language::En, "event.exploitation_area", "XA-01"), "XA-01");
        assert_eq!(said(Language::Ar, "victim.birth_year", "1998"), "١٩٩٨");
        assert!(said(Language::Ar, "victim.age_group", "18_20").contains("من ١٨ إلى ٢٠ سنة"));
        assert_eq!(said(Language::En, "event.months", "<5"), "1–4");
    }
}
