//! Maps: the areas of the deployment, or countries. Nothing finer than the areas given, and never mirrored.

use super::{
    Drawn, Layout,
    picture::{ramp, steps, value},
};
use crate::assets;
use lantern_facts::{Figure, Table};
use lantern_pictures::{Areas, Frame, Line, Map, Shown, Value};
use lantern_publish::Names;
use std::collections::{BTreeMap, BTreeSet};

/// Routes drawn over a map; the table holds all of them.
const ROUTES_MAX: usize = 8;

/// The outlines that a server has.
#[derive(Debug, Default)]
pub struct Maps {
    /// First-level areas of the deployment.
    areas: Option<Areas>,
    /// Countries of the deployment, where its file has them: invented ones are on no map of the world.
    own_countries: Option<Areas>,
    /// Countries of the world, from the package world-atlas (Natural Earth), by M49 code.
    world: Option<Areas>,
}

impl Maps {
    /// Reads the outlines once. A file that cannot be drawn leaves the tables alone.
    pub fn read(deployment: Option<&str>) -> Self {
        let read = |text: &str, object| match Areas::from_topojson(text.as_bytes(), Some(object)) {
            Ok(areas) => Some(areas),
            Err(problem) => {
                tracing::warn!(object, %problem, "no map can be drawn from this file");
                None
            }
        };
        let has_countries = deployment.filter(|text| text.contains("\"countries\""));
        Self {
            areas: deployment.and_then(|text| read(text, "areas")),
            own_countries: has_countries.and_then(|text| read(text, "countries")),
            world: assets::text("countries.json").and_then(|text| read(&text, "countries")),
        }
    }

    /// Whether first-level areas can be drawn.
    pub const fn has_areas(&self) -> bool {
        self.areas.is_some()
    }
}

/// What a map needs beside its outlines.
struct Sheet<'a> {
    names: &'a Names<'a>,
    table: &'a Table,
    frame: &'a Frame,
}

/// The map of areas, with the routes most often described. The second part names the places that the outlines lack.
pub fn map_of_areas(maps: &Maps, names: &Names<'_>, table: &Table, routes: Option<&Table>, frame: &Frame) -> Option<(Drawn, Vec<String>)> {
    let outlines = maps.areas.as_ref()?;
    let figures: BTreeMap<&str, Figure> = known(table).collect();
    let codes: BTreeSet<&str> = outlines.iter().map(lantern_pictures::Area::code).chain(figures.keys().copied()).collect();
    let shown = codes.into_iter().map(|code| shown(names, table, code, code.to_owned(), figures.get(code).copied())).collect();
    Sheet { names, table, frame }.draw(outlines, Layout::TwoThirds, shown, routes.map_or_else(Vec::new, |routes| lines(names, routes)))
}

/// The map of countries.
pub fn map_of_countries(maps: &Maps, names: &Names<'_>, table: &Table, frame: &Frame) -> Option<(Drawn, Vec<String>)> {
    let figures: BTreeMap<&str, Figure> = known(table).collect();
    let is_own = figures.keys().any(|code| lantern_vocab::is_user_assigned(code));
    let (outlines, layout, on_map): (&Areas, Layout, fn(&str) -> String) = if is_own {
        (maps.own_countries.as_ref()?, Layout::TwoThirds, str::to_owned)
    } else {
        // The world is wide: beside a table its countries are too small to be told apart.
        (maps.world.as_ref()?, Layout::Whole, |code| lantern_vocab::country(code).map_or_else(|| code.to_owned(), |country| country.m49().to_owned()))
    };
    let shown = figures.iter().map(|(code, figure)| shown(names, table, code, on_map(code), Some(*figure))).collect();
    Sheet { names, table, frame }.draw(outlines, layout, shown, Vec::new())
}

fn known(table: &Table) -> impl Iterator<Item = (&str, Figure)> {
    table.rows.iter().filter(|row| row.is_known() && row.codes[0] != "-").map(|row| (row.codes[0].as_str(), row.figure))
}

fn shown(names: &Names<'_>, table: &Table, code: &str, on_map: String, figure: Option<Figure>) -> Shown {
    Shown { code: on_map, label: names.label(table.by[0], code), value: figure.map(|figure| value(names, figure)) }
}

impl Sheet<'_> {
    fn draw(&self, outlines: &Areas, layout: Layout, shown: Vec<Shown>, routes: Vec<Line>) -> Option<(Drawn, Vec<String>)> {
        let words = self.names.words;
        let ramp = ramp(self.names, shown.iter().filter_map(|area| area.value.as_ref()));
        let labels: BTreeMap<String, String> = shown.iter().map(|area| (area.code.clone(), area.label.clone())).collect();
        let mut map = Map::new(outlines, shown, ramp, words.text("frame-boundaries"));
        map.widths = steps(self.names, routes.iter().map(|route| &route.value), 3);
        map.routes = routes;
        map.not_agreed_label = words.text("typology-map-not-agreed");
        let absent = map.not_on_map().into_iter().map(|code| labels.get(code).cloned().unwrap_or_else(|| self.names.label(self.table.by[0], code))).collect();
        Some((Drawn::of(&map, self.frame, layout)?, absent))
    }
}

/// Origin and destination: of a route through areas, or in the public table of the two.
fn ends_of(codes: &[String]) -> Option<(&str, &str)> {
    match codes {
        [route] => route.split_once('>').map(|(from, rest)| (from, rest.rsplit('>').next().unwrap_or(rest))),
        [from, to] => Some((from, to)),
        _ => None,
    }
}

/// Lines from origin to destination: routes that differ only in between are one line. A line stands only where each of its
/// figures is exact, and only the largest are drawn.
fn lines(names: &Names<'_>, routes: &Table) -> Vec<Line> {
    let mut ends: BTreeMap<(&str, &str), Option<u64>> = BTreeMap::new();
    for row in routes.rows.iter().filter(|row| row.is_known()) {
        let Some((from, to)) = ends_of(&row.codes) else { continue };
        if from != to {
            let sum = ends.entry((from, to)).or_insert(Some(0));
            *sum = sum.zip(row.figure.exact()).map(|(sum, count)| sum.saturating_add(count));
        }
    }
    let mut lines: Vec<(u64, (&str, &str))> = ends.into_iter().filter_map(|(ends, sum)| Some((sum.filter(|sum| *sum > 0)?, ends))).collect();
    lines.sort_by_key(|(count, ends)| (std::cmp::Reverse(*count), *ends));
    let line =
        |(count, (from, to)): (u64, (&str, &str))| Line { from: from.to_owned(), to: to.to_owned(), value: Value::count(count, names.words.number(count)) };
    lines.into_iter().take(ROUTES_MAX).map(line).collect()
}
