//! The layout file beside an agency's file: which column means which field, and which of its words mean which code.

use super::column::{Column, DateStyle, Fills, Spec, Word};
use crate::places::{AREAS, COUNTRIES, Tongue};
use std::fmt::Write as _;

/// The text of the layout, in the format that the importer reads.
pub(crate) fn text(spec: &Spec) -> String {
    let mut text = format!("# Invented data, CC0 1.0. How the columns and words of {} are read.\n", spec.file);
    text.push_str("lantern_layout = 1\n");
    let mut line = |name: &str, value: String| writeln!(text, "{name} = {value}").expect("writing to memory cannot fail");
    line("id", quoted(spec.code));
    line("source_kind", quoted("case_records"));
    line("key", list(spec.keys.iter().copied()));
    line("separators", list([spec.separator.to_string().as_str()]));
    let (order, calendar) = match spec.dates {
        DateStyle::Iso | DateStyle::Chinese => ("year-month-day", None),
        DateStyle::Slashes | DateStyle::Points => ("day-month-year", None),
        DateStyle::Hijri => ("year-month-day", Some("hijri")),
    };
    line("date_order", quoted(order));
    if let Some(calendar) = calendar {
        line("calendar", quoted(calendar));
    }
    let remarks = spec.columns.iter().filter(|column| matches!(column.fills, Fills::Remark(_))).map(|column| column.heading);
    line("ignore", list(remarks));
    let language = tongue_code(spec.tongue);
    write!(text, "\n[title]\n{language} = {}\n\n[missing]\n", quoted(spec.layout_title)).expect("writing to memory cannot fail");
    for missing in ["unknown", "not_asked", "declined", "not_applicable"] {
        let words: Vec<&str> = spec.absences.iter().filter(|(_, code)| code.strip_prefix('!') == Some(missing)).map(|(word, _)| *word).collect();
        if !words.is_empty() {
            writeln!(text, "{missing} = {}", list(words)).expect("writing to memory cannot fail");
        }
    }
    for column in spec.columns {
        column_text(&mut text, spec, column);
    }
    text
}

fn column_text(text: &mut String, spec: &Spec, column: &Column) {
    let Some(path) = path(column.fills) else { return };
    write!(text, "\n[[column]]\nheading = {}\nfield = {}\n", quoted(column.heading), quoted(path)).expect("writing to memory cannot fail");
    if let Fills::Alleged(sequence @ 1.., _, _) | Fills::AllegedCountry(sequence @ 1.., _) = column.fills {
        writeln!(text, "sequence = {}", sequence + 1).expect("writing to memory cannot fail");
    }
    let words = words(spec, column.fills);
    if !words.is_empty() {
        text.push_str("[column.values]\n");
        for (code, word) in words {
            writeln!(text, "{} = {}", quoted(word), quoted(code)).expect("writing to memory cannot fail");
        }
    }
}

/// Each word once, with the first code that has it.
fn words(spec: &Spec, fills: Fills) -> Vec<Word> {
    let all: Vec<Word> = match fills {
        Fills::Status(words) | Fills::Answer(_, words) | Fills::Alleged(_, _, words) => words.to_vec(),
        Fills::Area(_) => AREAS.iter().map(|area| (area.code, area.names.in_tongue(spec.tongue))).collect(),
        Fills::Country(_, stateless) => countries(spec.tongue).chain(std::iter::once(("stateless", stateless)).filter(|(_, word)| !word.is_empty())).collect(),
        Fills::AllegedCountry(_, _) => countries(spec.tongue).collect(),
        _ => Vec::new(),
    };
    let mut words: Vec<Word> = Vec::with_capacity(all.len());
    for (code, word) in all {
        if !words.iter().any(|(_, known)| *known == word) {
            words.push((code, word));
        }
    }
    words
}

fn countries(tongue: Tongue) -> impl Iterator<Item = Word> {
    COUNTRIES.iter().map(move |country| (country.code, country.names.in_tongue(tongue)))
}

/// The field that the column fills; none for columns that no layout takes.
pub(super) const fn path(fills: Fills) -> Option<&'static str> {
    Some(match fills {
        Fills::Key | Fills::SecondKey | Fills::Remark(_) | Fills::Constant(_) => return None,
        Fills::FamilyName => "victim.family_name",
        Fills::GivenName | Fills::FullName => "victim.given_name",
        Fills::Phone => "victim.phone",
        Fills::Address => "victim.address",
        Fills::Document => "victim.document_number",
        Fills::BirthDate => "victim.birth_date",
        Fills::Narrative => "victim.narrative",
        Fills::Status(_) => "victim.status",
        Fills::Age => "victim.age_at_detection",
        Fills::AgeThen => "victim.age_at_recruitment",
        Fills::Answer(item, _)
        | Fills::Alleged(_, item, _)
        | Fills::Area(item)
        | Fills::Country(item, _)
        | Fills::AllegedCountry(_, item)
        | Fills::PlaceCode(item)
        | Fills::Date(item) => item.path(),
    })
}

const fn tongue_code(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::Arabic => "ar",
        Tongue::English => "en",
        Tongue::Spanish => "es",
        Tongue::French => "fr",
        Tongue::Russian => "ru",
        Tongue::Chinese => "zh",
    }
}

/// A TOML string; the words of the agencies hold neither quotes nor backslashes nor control signs.
fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let texts: Vec<String> = texts.into_iter().map(quoted).collect();
    format!("[{}]", texts.join(", "))
}
