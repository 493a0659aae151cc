//! Which picture suits a table, drawn from the same figures.

use super::{Drawn, Layout};
use lantern_facts::{Dimension, DimensionKind, Figure, Table, TableRow};
use lantern_pictures::{
    Bar, Bars, Column, Columns, Direction, Frame, Matrix, Order, Panel, Pyramids, Ramp, Route, Routes, Share, ShareRow, Shares, Slot, Step, Steps, Tick, Value,
};
use lantern_publish::Names;
use lantern_vocab::Set;
use lantern_words::{Arg, Words};
use std::collections::BTreeMap;

/// More bars than this say less than the table does.
const BARS_MAX: usize = 15;
/// More columns than this make cells too small for their numbers.
const MATRIX_COLUMNS_MAX: usize = 14;
const MATRIX_ROWS_MAX: usize = 25;
const PANELS_MAX: usize = 8;
const ROUTES_MAX: usize = 12;
/// So many columns fit half of the sheet.
const NARROW_YEARS_MAX: usize = 8;
/// The longest stretch of years that is drawn year by year.
const YEARS_MAX: i32 = 60;

/// The direction in which bars and time run.
pub fn direction(words: &Words) -> Direction {
    if words.direction() == "rtl" { Direction::RightToLeft } else { Direction::LeftToRight }
}

/// A figure as a picture shows it. A range is drawn from its lower end and written as a range.
pub fn value(names: &Names<'_>, figure: Figure) -> Value {
    match figure {
        Figure::Exact(count) | Figure::Between { low: count, .. } => Value::count(count, names.figure(figure)),
        Figure::Withheld => Value::withheld(names.figure(figure)),
    }
}

/// The picture of a table; none where nothing is known, or a table says it better.
pub fn of_table(names: &Names<'_>, table: &Table, frame: &Frame) -> Option<Drawn> {
    if !table.rows.iter().any(TableRow::is_known) {
        return None;
    }
    let names_are = |wanted: &[&str]| table.by.len() == wanted.len() && table.by.iter().all(|one| wanted.contains(&one.name()));
    match table.by.as_slice() {
        [one] if one.kind() == DimensionKind::Year => years(names, table, frame),
        [one] if one.kind() == DimensionKind::Route => routes(names, table, frame),
        [one] if matches!(one.name(), "act" | "means" | "control") => shares(names, table, frame),
        [one] => bars(names, table, *one, frame),
        _ if names_are(&["sex", "age_broad"]) || names_are(&["sex", "age_group"]) => pyramids(names, table, None, frame),
        [form, ..] if names_are(&[form.name(), "sex", "age_broad"]) || names_are(&[form.name(), "sex", "age_group"]) => pyramids(names, table, Some(0), frame),
        [_, _] => matrix(names, table, frame),
        _ => combinations(names, table, frame),
    }
}

/// The place of a code in the order of its set.
fn place(dimension: Dimension, code: &str) -> usize {
    set_of(dimension).and_then(|set| set.position(code)).unwrap_or(usize::MAX)
}

fn set_of(dimension: Dimension) -> Option<&'static Set> {
    match dimension.kind() {
        DimensionKind::Set(set) => lantern_vocab::set(set),
        _ => None,
    }
}

fn known(table: &Table) -> impl Iterator<Item = &TableRow> {
    table.rows.iter().filter(|row| row.is_known())
}

fn bars(names: &Names<'_>, table: &Table, dimension: Dimension, frame: &Frame) -> Option<Drawn> {
    let mut rows: Vec<&TableRow> = known(table).take(BARS_MAX).collect();
    // Age groups have an order of their own.
    let is_ordered = dimension.kind() == DimensionKind::Set("age_group");
    if is_ordered {
        rows.sort_by_key(|row| place(dimension, &row.codes[0]));
    }
    let bar = |row: &TableRow| {
        let label = names.label(dimension, &row.codes[0]);
        if row.is_known() { Bar::known(label, value(names, row.figure)) } else { Bar::unknown(label, value(names, row.figure)) }
    };
    let missing = table.rows.iter().filter(|row| !row.is_known());
    let bars = Bars {
        bars: rows.into_iter().chain(missing).map(bar).collect(),
        order: if is_ordered { Order::AsGiven } else { Order::LargestFirst },
        value_heading: names.unit(table.unit),
        // The shares stand in the table beside it.
        share_heading: String::new(),
    };
    Drawn::of(&bars, frame, Layout::Half)
}

/// Three dimensions and more: the most frequent combinations, each with all its labels.
fn combinations(names: &Names<'_>, table: &Table, frame: &Frame) -> Option<Drawn> {
    let bars = known(table).take(BARS_MAX).map(|row| Bar::known(names.row(&table.by, &row.codes), value(names, row.figure))).collect();
    Drawn::of(&Bars { value_heading: names.unit(table.unit), ..Bars::of(bars) }, frame, Layout::Folded)
}

/// Present, of those recorded; what was not recorded beside it, not hidden.
fn shares(names: &Names<'_>, table: &Table, frame: &Frame) -> Option<Drawn> {
    let (Some(known_units), Some(all)) = (table.known.exact(), table.all.exact()) else { return bars(names, table, table.by[0], frame) };
    let missing =
        if all > 0 { Share::part(part(all.saturating_sub(known_units), all), names.words.share(all.saturating_sub(known_units), all)) } else { return None };
    let row = |row: &TableRow| {
        let present = match row.figure.exact() {
            Some(count) => Share::part(part(count, known_units), names.words.share(count, known_units)),
            None => Share::withheld(names.figure(row.figure)),
        };
        ShareRow { label: names.label(table.by[0], &row.codes[0]), present, missing: missing.clone() }
    };
    let shares = Shares {
        rows: known(table).take(BARS_MAX).map(row).collect(),
        present_heading: names.words.text("typology-share-known"),
        missing_heading: names.words.text("typology-not-recorded"),
    };
    Drawn::of(&shares, frame, Layout::Half)
}

#[expect(clippy::cast_precision_loss, reason = "the length of a bar")]
fn part(count: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { count as f64 / whole as f64 }
}

/// Columns year by year; a year without records stays a gap, with its reason. Spans of years are bars.
fn years(names: &Names<'_>, table: &Table, frame: &Frame) -> Option<Drawn> {
    let figures: BTreeMap<i32, Figure> = known(table).filter_map(|row| Some((row.codes[0].parse().ok()?, row.figure))).collect();
    let (first, last) = (*figures.keys().next()?, *figures.keys().next_back()?);
    if figures.len() < known(table).count() || last - first >= YEARS_MAX {
        return bars(names, table, table.by[0], frame);
    }
    let gap = names.words.text("typology-no-reports");
    let column = |year: i32| Column {
        label: names.words.year(year),
        slot: figures.get(&year).map_or_else(|| Slot::Gap(gap.clone()), |figure| Slot::Value(value(names, *figure))),
    };
    let mut columns = Columns { columns: (first..=last).map(column).collect(), ticks: Vec::new() };
    columns.ticks = columns.scale().into_iter().map(|at| Tick { at, text: names.words.number(at) }).collect();
    let layout = if columns.columns.len() > NARROW_YEARS_MAX { Layout::Whole } else { Layout::Half };
    Drawn::of(&columns, frame, layout)
}

fn routes(names: &Names<'_>, table: &Table, frame: &Frame) -> Option<Drawn> {
    let route = |row: &TableRow| {
        let stops: Vec<&str> = row.codes[0].split('>').collect();
        let area = |code: &str| names.label(table.by[0], code);
        let (origin, rest) = stops.split_first()?;
        let (destination, transit) = rest.split_last()?;
        let transit = (!transit.is_empty()).then(|| transit.iter().map(|code| area(code)).collect::<Vec<_>>().join(", "));
        Some(Route { origin: area(origin), transit, destination: area(destination), value: value(names, row.figure) })
    };
    let routes: Vec<Route> = known(table).filter_map(route).take(ROUTES_MAX).collect();
    let widths = steps(names, routes.iter().map(|route| &route.value), 3);
    let text = |key: &str| names.words.text(key);
    let picture = Routes {
        origin_heading: text("typology-routes-origin"),
        transit_heading: text("typology-routes-transit"),
        destination_heading: text("typology-routes-destination"),
        routes,
        widths,
    };
    Drawn::of(&picture, frame, Layout::Whole)
}

/// Classes with round bounds, written as ranges.
pub fn steps<'a>(names: &Names<'_>, values: impl IntoIterator<Item = &'a Value>, count: usize) -> Steps {
    let bounds = Steps::suggest(values, count);
    let words = names.words;
    let label = |at: usize| match (bounds[at], bounds.get(at + 1)) {
        (low, Some(next)) if next - 1 > low => words.range(low, next - 1),
        (low, Some(_)) => words.number(low),
        (low, None) => words.with("typology-map-more", &[("low", Arg::from(&words.number(low)))]),
    };
    Steps::new(bounds.iter().enumerate().map(|(at, from)| Step::new(*from, label(at))).collect())
}

/// Classes and the words for what is no number.
pub fn ramp<'a>(names: &Names<'_>, values: impl IntoIterator<Item = &'a Value>) -> Ramp {
    Ramp { steps: steps(names, values, Steps::COUNT_MAX), withheld: names.words.text("typology-withheld"), nothing: names.words.text("typology-no-reports") }
}

/// The codes of one dimension in the rows: most frequent first where the table is, known ones only.
fn codes_at(table: &Table, at: usize) -> Vec<&str> {
    let mut codes: Vec<&str> = Vec::new();
    for row in known(table) {
        let code = row.codes[at].as_str();
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

fn matrix(names: &Names<'_>, table: &Table, frame: &Frame) -> Option<Drawn> {
    let (mut down, mut across) = (codes_at(table, 0), codes_at(table, 1));
    if across.len() > MATRIX_COLUMNS_MAX {
        return combinations(names, table, frame);
    }
    down.truncate(MATRIX_ROWS_MAX);
    match table.by[1].kind() {
        DimensionKind::Set(_) => across.sort_by_key(|code| place(table.by[1], code)),
        DimensionKind::Year => across.sort_unstable(),
        _ => {}
    }
    let figures: BTreeMap<(&str, &str), Figure> = known(table).map(|row| ((row.codes[0].as_str(), row.codes[1].as_str()), row.figure)).collect();
    let cell = |row: &str, column: &str| figures.get(&(row, column)).map(|figure| value(names, *figure));
    let cells: Vec<Vec<Option<Value>>> = down.iter().map(|row| across.iter().map(|column| cell(row, column)).collect()).collect();
    let ramp = ramp(names, cells.iter().flatten().flatten());
    let labels = |codes: &[&str], at: usize| codes.iter().map(|code| names.label(table.by[at], code)).collect();
    Drawn::of(&Matrix { rows: labels(&down, 0), columns: labels(&across, 1), ramp, cells }, frame, Layout::Folded)
}

/// Back-to-back bars by sex and age, one panel per code of the dimension at `panel`, or one for all.
fn pyramids(names: &Names<'_>, table: &Table, panel: Option<usize>, frame: &Frame) -> Option<Drawn> {
    let at = |wanted: &str| table.by.iter().position(|one| one.name().starts_with(wanted));
    let (sex, age) = (at("sex")?, at("age")?);
    let mut ages = codes_at(table, age);
    ages.sort_by_key(|code| place(table.by[age], code));
    let titles = panel.map_or_else(|| vec![None], |at| by_total(table, at).into_iter().map(Some).collect());
    let panels = titles.into_iter().take(PANELS_MAX).map(|code: Option<&str>| {
        let rows: Vec<&TableRow> = table.rows.iter().filter(|row| panel.zip(code).is_none_or(|(at, code)| row.codes[at] == code)).collect();
        let figure = |wanted_sex: &str, wanted_age: &str| {
            let found = rows.iter().find(|row| row.codes[sex] == wanted_sex && row.codes[age] == wanted_age);
            value(names, found.map_or(Figure::Exact(0), |row| row.figure))
        };
        let beside: Vec<Figure> =
            rows.iter().filter(|row| !matches!(row.codes[sex].as_str(), "female" | "male") || !row.is_known()).map(|row| row.figure).collect();
        Panel {
            // The title of the table stands over the picture already.
            title: panel.zip(code).map_or_else(|| names.unit(table.unit), |(at, code)| names.label(table.by[at], code)),
            total: sum(rows.iter().map(|row| row.figure)).map_or_else(String::new, |total| names.words.number(total)),
            rows: ages.iter().map(|age| (figure("female", age), figure("male", age))).collect(),
            note: sum(beside)
                .filter(|count| *count > 0)
                .map_or_else(String::new, |count| names.words.with("typology-pyramid-beside", &[("count", Arg::count(count))])),
        }
    });
    let picture = Pyramids {
        panels: panels.collect(),
        ages: ages.iter().map(|code| names.label(table.by[age], code)).collect(),
        start_heading: names.words.text("typology-women-girls"),
        end_heading: names.words.text("typology-men-boys"),
    };
    Drawn::of(&picture, frame, if panel.is_some() { Layout::Folded } else { Layout::Half })
}

/// The sum of exact figures; none as soon as one is not exact, for it would give that one away.
fn sum(figures: impl IntoIterator<Item = Figure>) -> Option<u64> {
    figures.into_iter().try_fold(0_u64, |sum, figure| Some(sum.saturating_add(figure.exact()?)))
}

/// The known codes of a dimension, those with the largest published figures first; "none of them" is no panel.
fn by_total(table: &Table, at: usize) -> Vec<&str> {
    let mut totals: BTreeMap<&str, u64> = BTreeMap::new();
    for row in table.rows.iter().filter(|row| !lantern_facts::is_missing(&row.codes[at]) && row.codes[at] != "-") {
        *totals.entry(row.codes[at].as_str()).or_default() += row.figure.exact().unwrap_or(0);
    }
    let mut codes: Vec<(&str, u64)> = totals.into_iter().collect();
    codes.sort_by_key(|(code, total)| (std::cmp::Reverse(*total), place(table.by[at], code)));
    codes.into_iter().map(|(code, _)| code).collect()
}
