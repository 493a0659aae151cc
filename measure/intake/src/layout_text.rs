//! The TOML form of a layout: read, checked line by line, and turned into a [`Layout`].

use crate::fold::fold;
use crate::layout::{Century, Column, Constant, Flag, LAYOUT_FORMAT, Layout, LayoutError, Reading, When};
use lantern_model::field::{self, Class, Field, Kind, Unit};
use lantern_model::{Coded, SourceKind, calendar::Calendar, date::DateOrder};
use lantern_vocab::{Language, Missing};
use lantern_words::Words;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use toml::Spanned;

/// The longest layout text, in bytes: many times a layout with a line for every code of every list.
const TEXT_BYTES_MAX: usize = 1024 * 1024;

/// The most columns, flags counted one by one.
const COLUMNS_MAX: usize = 2_000;

/// The most words in one list or value map.
const WORDS_MAX: usize = 5_000;

/// The most units of one kind in a row; nobody writes more perpetrators side by side.
const SEQUENCE_MAX: u8 = 50;

/// How many perpetrators the catalogue's layout gives columns to.
const CATALOGUE_PERPETRATORS: u8 = 3;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LayoutFile {
    lantern_layout: Spanned<i64>,
    id: Spanned<String>,
    source_kind: Spanned<String>,
    agency_kind: Option<String>,
    #[serde(default)]
    title: BTreeMap<Spanned<String>, String>,
    #[serde(default)]
    key: Vec<String>,
    #[serde(default)]
    key_optional: bool,
    #[serde(default)]
    ignore: Vec<String>,
    recognised_from: Option<usize>,
    date_order: Option<Spanned<String>>,
    calendar: Option<Spanned<String>>,
    century: Option<Spanned<String>>,
    #[serde(default)]
    separators: Vec<Spanned<String>>,
    #[serde(default)]
    none: Vec<String>,
    #[serde(default)]
    missing: BTreeMap<Spanned<String>, Vec<String>>,
    #[serde(default)]
    aliases: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    column: Vec<Spanned<ColumnRow>>,
    #[serde(default)]
    flags: Vec<Spanned<FlagsRow>>,
    #[serde(default)]
    constant: Vec<Spanned<ConstantRow>>,
    #[serde(default)]
    catalogue: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnRow {
    heading: Spanned<String>,
    #[serde(default)]
    also: Vec<String>,
    field: Spanned<String>,
    sequence: Option<u8>,
    #[serde(default)]
    values: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(default)]
    missing: BTreeMap<Spanned<String>, Vec<String>>,
    #[serde(default)]
    none: Vec<String>,
    empty: Option<Spanned<String>>,
    #[serde(default)]
    separators: Vec<Spanned<String>>,
    date_order: Option<Spanned<String>>,
    calendar: Option<Spanned<String>>,
    century: Option<Spanned<String>>,
    #[serde(default)]
    strip: String,
    #[serde(default)]
    prefix: String,
    others: Option<Spanned<String>>,
    #[serde(default)]
    required: bool,
    when: Option<WhenRow>,
    unreadable: Option<UnreadableRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WhenRow {
    heading: String,
    is: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnreadableRow {
    field: Spanned<String>,
    value: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FlagsRow {
    field: Spanned<String>,
    sequence: Option<u8>,
    #[serde(default)]
    closed: bool,
    empty: Option<Spanned<String>>,
    #[serde(default)]
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
    columns: BTreeMap<Spanned<String>, Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConstantRow {
    field: Spanned<String>,
    sequence: Option<u8>,
    value: Spanned<String>,
}

/// Turns places in the text into lines and words into errors.
struct Lines<'a>(&'a str);

impl Lines<'_> {
    fn at(&self, byte: usize) -> usize {
        self.0.as_bytes().iter().take(byte).filter(|b| **b == b'\n').count() + 1
    }

    fn error<T>(&self, place: &Spanned<T>, problem: impl Into<String>) -> LayoutError {
        LayoutError { line: self.at(place.span().start), problem: problem.into() }
    }
}

/// What a layout says once for all its columns.
struct Defaults {
    date_order: Option<DateOrder>,
    calendar: Option<Calendar>,
    century: Option<Century>,
    separators: Vec<char>,
    none: Vec<String>,
    missing: Vec<(String, Missing)>,
}

/// Reads and checks a layout.
pub fn parse(text: &str) -> Result<Layout, LayoutError> {
    let lines = Lines(text);
    if text.len() > TEXT_BYTES_MAX {
        return Err(LayoutError { line: 1, problem: format!("the layout is longer than {TEXT_BYTES_MAX} bytes; keep only what the file needs") });
    }
    let file: LayoutFile = toml::from_str(text)
        .map_err(|error| LayoutError { line: error.span().map_or(1, |span| lines.at(span.start)), problem: error.message().trim().to_owned() })?;
    if *file.lantern_layout.get_ref() != LAYOUT_FORMAT {
        return Err(lines.error(&file.lantern_layout, format!("this program reads layouts of format {LAYOUT_FORMAT}; write lantern_layout = {LAYOUT_FORMAT}")));
    }
    let id = file.id.get_ref().clone();
    if !(1..=60).contains(&id.len()) || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        return Err(lines.error(&file.id, "an id has 1 to 60 of a-z, 0-9 and -"));
    }
    let source_kind = SourceKind::from_code(file.source_kind.get_ref())
        .ok_or_else(|| lines.error(&file.source_kind, format!("source_kind is one of {}", SourceKind::ALL.map(SourceKind::code).join(", "))))?;
    let defaults = defaults(&lines, &file)?;
    let columns = all_columns(&lines, &file, &defaults)?;
    if columns.is_empty() {
        return Err(lines.error(&file.id, "the layout maps no column; add a [[column]] with heading and field"));
    }
    if columns.len() > COLUMNS_MAX || file.ignore.len() > COLUMNS_MAX || file.key.len() > 20 {
        return Err(lines.error(&file.id, format!("more than {COLUMNS_MAX} columns, or more than 20 key columns")));
    }
    let constants = file.constant.iter().map(|row| constant(&lines, row.get_ref())).collect::<Result<Vec<_>, _>>()?;
    let distinct: HashSet<String> = columns.iter().map(|column| fold(&column.headings[0])).collect();
    // Three headings that belong together do not come together by chance; a layout of one or two columns needs all of them.
    let recognised_from = file.recognised_from.unwrap_or_else(|| distinct.len().div_ceil(2).clamp(1, 6).max(distinct.len().min(3)));
    let aliases = file.aliases.into_iter().collect();
    Ok(Layout {
        id,
        titles: titles(&lines, file.title)?,
        source_kind,
        agency_kind: file.agency_kind,
        key: file.key,
        key_optional: file.key_optional,
        columns,
        constants,
        ignore: file.ignore,
        aliases,
        recognised_from,
    })
}

fn titles(lines: &Lines<'_>, title: BTreeMap<Spanned<String>, String>) -> Result<HashMap<Language, String>, LayoutError> {
    title
        .into_iter()
        .map(|(code, name)| {
            Language::from_code(code.get_ref())
                .map(|language| (language, name))
                .ok_or_else(|| lines.error(&code, "a title's language is one of ar, en, es, fr, ru, zh"))
        })
        .collect()
}

fn defaults(lines: &Lines<'_>, file: &LayoutFile) -> Result<Defaults, LayoutError> {
    Ok(Defaults {
        date_order: file.date_order.as_ref().map(|text| date_order(lines, text)).transpose()?,
        calendar: file.calendar.as_ref().map(|text| calendar(lines, text)).transpose()?,
        century: file.century.as_ref().map(|text| century(lines, text)).transpose()?,
        separators: separators(lines, &file.separators)?,
        none: file.none.clone(),
        missing: missing_words(lines, &file.missing)?,
    })
}

fn all_columns(lines: &Lines<'_>, file: &LayoutFile, defaults: &Defaults) -> Result<Vec<Column>, LayoutError> {
    let mut columns = Vec::new();
    for row in &file.column {
        columns.push(column(lines, row.get_ref(), defaults, &file.aliases)?);
    }
    for (number, group) in file.flags.iter().enumerate() {
        columns.extend(flags(lines, (number, group.get_ref()), defaults, &file.aliases)?);
    }
    if file.catalogue {
        columns.extend(catalogue(defaults));
    }
    Ok(columns)
}

fn column(lines: &Lines<'_>, row: &ColumnRow, defaults: &Defaults, aliases: &BTreeMap<String, Vec<String>>) -> Result<Column, LayoutError> {
    let field = known_field(lines, &row.field)?;
    if row.values.len() > WORDS_MAX {
        return Err(lines.error(&row.field, format!("more than {WORDS_MAX} values")));
    }
    if field.class == Class::Identity && !row.values.is_empty() {
        return Err(lines.error(&row.field, "an identity field takes no values; remove them"));
    }
    let mut values = Vec::with_capacity(row.values.len());
    for (from, to) in &row.values {
        let codes = checked(lines, field, to)?;
        values.push((from.get_ref().clone(), codes));
    }
    let mut missing = missing_words(lines, &row.missing)?;
    missing.extend(defaults.missing.iter().cloned());
    let own_separators = separators(lines, &row.separators)?;
    let others_skipped = match row.others.as_ref().map(|text| (text, text.get_ref().as_str())) {
        None | Some((_, "problem")) => false,
        Some((_, "skip")) => true,
        Some((place, _)) => return Err(lines.error(place, "others is \"problem\" (a value in no list is named) or \"skip\" (it says nothing)")),
    };
    Ok(Column {
        headings: headings(row.heading.get_ref(), &row.also, aliases),
        field,
        sequence: sequence(lines, &row.field, row.sequence)?,
        reading: Reading {
            values,
            missing,
            none: row.none.iter().chain(&defaults.none).cloned().collect(),
            empty: row.empty.as_ref().map(|text| missing_code(lines, text)).transpose()?,
            separators: if own_separators.is_empty() { defaults.separators.clone() } else { own_separators },
            date_order: row.date_order.as_ref().map(|text| date_order(lines, text)).transpose()?.or(defaults.date_order),
            calendar: row.calendar.as_ref().map(|text| calendar(lines, text)).transpose()?.or(defaults.calendar),
            century: row.century.as_ref().map(|text| century(lines, text)).transpose()?.or(defaults.century),
            strip: row.strip.chars().collect(),
            prefix: row.prefix.clone(),
            others_skipped,
            required: row.required,
            flag: None,
            when: row.when.as_ref().map(|when| When { heading: when.heading.clone(), is: when.is.clone() }),
            unreadable: row.unreadable.as_ref().map(|to| unreadable(lines, to)).transpose()?,
        },
    })
}

fn flags(
    lines: &Lines<'_>,
    (number, group): (usize, &FlagsRow),
    defaults: &Defaults,
    aliases: &BTreeMap<String, Vec<String>>,
) -> Result<Vec<Column>, LayoutError> {
    let field = known_field(lines, &group.field)?;
    if !matches!(field.kind, Kind::Codes(_)) {
        return Err(lines.error(&group.field, format!("\"{}\" takes one value; flags need a field of several", field.path())));
    }
    let mut columns = Vec::with_capacity(group.columns.len());
    for (heading, codes) in &group.columns {
        let codes = checked(lines, field, codes)?.split(' ').map(str::to_owned).collect();
        let words = |list: &[String], answer: &str| list.iter().map(|word| (word.clone(), answer.to_owned())).collect::<Vec<_>>();
        columns.push(Column {
            headings: headings(heading.get_ref(), &[], aliases),
            field,
            sequence: sequence(lines, &group.field, group.sequence)?,
            reading: Reading {
                values: [words(&group.yes, "yes"), words(&group.no, "no")].concat(),
                missing: defaults.missing.clone(),
                empty: group.empty.as_ref().map(|text| missing_code(lines, text)).transpose()?,
                flag: Some(Flag { group: number, codes, closed: group.closed }),
                ..Reading::default()
            },
        });
    }
    Ok(columns)
}

fn constant(lines: &Lines<'_>, row: &ConstantRow) -> Result<Constant, LayoutError> {
    let field = known_field(lines, &row.field)?;
    let value = Coded::checked(field, row.value.get_ref())
        .map_err(|problem| lines.error(&row.value, format!("\"{}\" for {}: {problem}", row.value.get_ref(), field.path())))?;
    Ok(Constant { field, sequence: sequence(lines, &row.field, row.sequence)?, value })
}

fn unreadable(lines: &Lines<'_>, to: &UnreadableRow) -> Result<(&'static Field, Coded), LayoutError> {
    let field = known_field(lines, &to.field)?;
    let value = Coded::checked(field, to.value.get_ref())
        .map_err(|problem| lines.error(&to.value, format!("\"{}\" for {}: {problem}", to.value.get_ref(), field.path())))?;
    Ok((field, value))
}

/// Columns for every field of the people, event and case units: under its path, and under its label in each language where
/// no other field has the same one.
fn catalogue(defaults: &Defaults) -> Vec<Column> {
    let units = [(Unit::Case, 1), (Unit::Victim, 1), (Unit::Event, 1), (Unit::Perpetrator, CATALOGUE_PERPETRATORS)];
    let labels = |field: &Field| {
        let key = format!("field-{}", field.path().replace(['.', '_'], "-"));
        Language::ALL.map(|language| Words::of(language).text(&key)).into_iter().filter(|label| !label.contains('⟦')).collect::<Vec<_>>()
    };
    let mut owners: HashMap<String, HashSet<u16>> = HashMap::new();
    for field in field::all() {
        for label in labels(field) {
            owners.entry(fold(&label)).or_default().insert(field.number);
        }
    }
    let mut columns = Vec::new();
    for (unit, count) in units {
        for sequence in 0..count {
            for field in field::of(unit) {
                let place = if sequence == 0 { String::new() } else { format!(" {}", sequence + 1) };
                let path = if sequence == 0 { field.path() } else { format!("{}.{}.{}", unit.name(), sequence + 1, field.name) };
                let own = labels(field).into_iter().filter(|label| owners[&fold(label)].len() == 1).map(|label| format!("{label}{place}"));
                let mut headings = vec![path];
                headings.extend(own);
                let reading = Reading {
                    missing: defaults.missing.clone(),
                    none: defaults.none.clone(),
                    separators: defaults.separators.clone(),
                    date_order: defaults.date_order,
                    calendar: defaults.calendar,
                    century: defaults.century,
                    ..Reading::default()
                };
                columns.push(Column { headings, field, sequence, reading });
            }
        }
    }
    columns
}

fn headings(heading: &str, also: &[String], aliases: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let mut headings = vec![heading.to_owned()];
    headings.extend(also.iter().cloned());
    headings.extend(aliases.get(heading).into_iter().flatten().cloned());
    headings
}

fn known_field(lines: &Lines<'_>, path: &Spanned<String>) -> Result<&'static Field, LayoutError> {
    field::by_path(path.get_ref()).ok_or_else(|| {
        let (unit, _) = path.get_ref().split_once('.').unwrap_or((path.get_ref(), ""));
        let of_unit: Vec<&str> = field::all().iter().filter(|field| field.unit.name() == unit).map(|field| field.name).collect();
        let advice = if of_unit.is_empty() {
            "a field is written unit.name, such as victim.sex".to_owned()
        } else {
            format!("{unit} has the fields {}", of_unit.join(", "))
        };
        lines.error(path, format!("there is no field \"{}\"; {advice}", path.get_ref()))
    })
}

/// The canonical text of a value in a value map; several codes are written with spaces between them.
fn checked(lines: &Lines<'_>, field: &Field, value: &Spanned<String>) -> Result<String, LayoutError> {
    Coded::checked(field, value.get_ref()).map(|coded| coded.as_text().to_owned()).map_err(|problem| {
        let set = field.kind.set().and_then(lantern_vocab::set);
        let codes = set.map(|set| set.codes().iter().map(lantern_vocab::Code::code).collect::<Vec<_>>().join(", "));
        let advice = codes.map_or_else(String::new, |codes| format!("; use one of {codes}, or !unknown, !not_asked, !declined, !not_applicable"));
        lines.error(value, format!("\"{}\" for {}: {problem}{advice}", value.get_ref(), field.path()))
    })
}

fn sequence(lines: &Lines<'_>, place: &Spanned<String>, sequence: Option<u8>) -> Result<u8, LayoutError> {
    match sequence.unwrap_or(1) {
        number @ 1..=SEQUENCE_MAX => Ok(number - 1),
        _ => Err(lines.error(place, format!("sequence counts the units of one kind in a row, from 1 to {SEQUENCE_MAX}"))),
    }
}

fn missing_words(lines: &Lines<'_>, missing: &BTreeMap<Spanned<String>, Vec<String>>) -> Result<Vec<(String, Missing)>, LayoutError> {
    let mut words = Vec::new();
    for (code, list) in missing {
        let missing = missing_code(lines, code)?;
        words.extend(list.iter().take(WORDS_MAX).map(|word| (word.clone(), missing)));
    }
    Ok(words)
}

fn missing_code(lines: &Lines<'_>, code: &Spanned<String>) -> Result<Missing, LayoutError> {
    Missing::ALL
        .into_iter()
        .find(|missing| missing.code() == code.get_ref())
        .ok_or_else(|| lines.error(code, "a missing value is one of unknown, not_asked, declined, not_applicable"))
}

fn separators(lines: &Lines<'_>, list: &[Spanned<String>]) -> Result<Vec<char>, LayoutError> {
    list.iter()
        .map(|text| {
            let mut signs = text.get_ref().chars();
            match (signs.next(), signs.next()) {
                (Some(sign), None) => Ok(sign),
                _ => Err(lines.error(text, "a separator is one sign")),
            }
        })
        .collect()
}

fn date_order(lines: &Lines<'_>, text: &Spanned<String>) -> Result<DateOrder, LayoutError> {
    match text.get_ref().as_str() {
        "year-month-day" => Ok(DateOrder::YearMonthDay),
        "day-month-year" => Ok(DateOrder::DayMonthYear),
        "month-day-year" => Ok(DateOrder::MonthDayYear),
        "year" => Ok(DateOrder::Year),
        _ => Err(lines.error(text, "date_order is one of year-month-day, day-month-year, month-day-year, year")),
    }
}

fn calendar(lines: &Lines<'_>, text: &Spanned<String>) -> Result<Calendar, LayoutError> {
    Calendar::from_code(text.get_ref()).ok_or_else(|| lines.error(text, format!("calendar is one of {}", Calendar::ALL.map(Calendar::code).join(", "))))
}

fn century(lines: &Lines<'_>, text: &Spanned<String>) -> Result<Century, LayoutError> {
    match text.get_ref().as_str() {
        "past" => Ok(Century::Past),
        number => number.parse().ok().filter(|year: &i32| year % 100 == 0 && (1200..=2100).contains(year)).map(Century::Fixed).ok_or_else(|| {
            lines.error(text, "century is \"past\" (the latest one that is not in the future), or a full century of the calendar, such as \"2000\"")
        }),
    }
}
