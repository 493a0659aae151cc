//! The map of the region as TopoJSON: areas that share their lines, and countries made of the same lines.

mod graph;
mod line;

use crate::dice::{Dice, Stream};
use crate::places::{AREAS, COUNTRIES, Names};
use graph::{LINES, RINGS};
use line::{Point, drawn};
use serde_json::{Map, Value, json};

/// One unit of the drawing in degrees; the region lies in the middle of an ocean, where no country is.
const SCALE_DEGREES: f64 = 0.001;
/// Longitude and latitude of the south-western corner of the drawing.
const CORNER: (f64, f64) = (-40.0, 10.0);
/// The height of the drawing in units; its rows are counted from above, latitudes from below.
const HEIGHT: i32 = 9_200;

/// The region has one geography, whatever happens in it: people's stories change with the seed, borders do not.
const GEOGRAPHY: u64 = 9;

fn arcs() -> Vec<Vec<Point>> {
    let mut dice = Dice::new(GEOGRAPHY, Stream::Map, 0);
    LINES.iter().map(|line| drawn(line, &mut dice)).collect()
}

/// The map's text.
pub(crate) fn topojson() -> String {
    let areas: Vec<Value> = AREAS
        .iter()
        .zip(RINGS)
        .map(|(area, ring)| {
            let mut properties = named(area.code, &area.names);
            properties.insert("country".to_owned(), Value::from(area.country));
            json!({ "type": "Polygon", "id": area.code, "properties": properties, "arcs": [ring] })
        })
        .collect();
    let countries: Vec<Value> = COUNTRIES
        .iter()
        .map(|country| {
            let properties = named(country.code, &country.names);
            json!({ "type": "Polygon", "id": country.code, "properties": properties, "arcs": [outline(country.code)] })
        })
        .collect();
    let text = json!({
        "type": "Topology",
        "transform": { "scale": [SCALE_DEGREES, SCALE_DEGREES], "translate": [CORNER.0, CORNER.1] },
        "objects": {
            "areas": { "type": "GeometryCollection", "geometries": areas },
            "countries": { "type": "GeometryCollection", "geometries": countries },
        },
        "arcs": arcs().iter().map(|arc| steps(arc)).collect::<Vec<_>>(),
    });
    format!("{text}\n")
}

fn named(code: &str, names: &Names) -> Map<String, Value> {
    let texts = [
        ("code", code),
        ("name_ar", names.ar),
        ("name_en", names.en),
        ("name_es", names.es),
        ("name_fr", names.fr),
        ("name_ru", names.ru),
        ("name_zh", names.zh),
    ];
    texts.into_iter().map(|(property, text)| (property.to_owned(), Value::from(text))).collect()
}

/// Positions as differences, the first one from the corner.
fn steps(arc: &[Point]) -> Vec<[i32; 2]> {
    let (mut column, mut row) = (0, 0);
    let mut steps = Vec::with_capacity(arc.len());
    for point in arc {
        let north = HEIGHT - point.row;
        steps.push([point.column - column, north - row]);
        (column, row) = (point.column, north);
    }
    steps
}

/// The ring round a country: the lines that only one of its areas has, in their order round it.
fn outline(country: &str) -> Vec<i32> {
    let own = || AREAS.iter().zip(RINGS).filter(|(area, _)| area.country == country).flat_map(|(_, ring)| ring.iter().copied());
    let mut left: Vec<i32> = own().filter(|line| !own().any(|other| other == !*line)).collect();
    let mut ring = vec![left.remove(0)];
    while let Some(position) = left.iter().position(|line| ends(*line).0 == ends(ring[ring.len() - 1]).1) {
        ring.push(left.remove(position));
    }
    ring
}

/// The nodes at which a line begins and ends; the one's complement of a number is the line backwards.
fn ends(line: i32) -> (usize, usize) {
    let number = usize::try_from(if line < 0 { !line } else { line }).expect("numbers of lines are small");
    let line_between = (LINES[number].from, LINES[number].to);
    if line < 0 { (line_between.1, line_between.0) } else { line_between }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every area's ring closes, each line stands in one ring or, once in each direction, in two; countries close too and
    /// leave no line over.
    #[test]
    fn rings_close_and_share_their_lines() {
        assert_eq!(RINGS.len(), AREAS.len());
        let closes = |ring: &[i32]| (0..ring.len()).all(|at| ends(ring[at]).1 == ends(ring[(at + 1) % ring.len()]).0);
        for (area, ring) in AREAS.iter().zip(RINGS) {
            assert!(closes(ring), "{}", area.code);
        }
        let used: Vec<i32> = RINGS.iter().flat_map(|ring| ring.iter().copied()).collect();
        for line in 0..i32::try_from(LINES.len()).unwrap() {
            let count = |wanted: i32| used.iter().filter(|line| **line == wanted).count();
            assert!(matches!((count(line), count(!line)), (1, 0 | 1) | (0, 1)), "line {line}");
        }
        for country in &COUNTRIES {
            let ring = outline(country.code);
            assert!(closes(&ring), "{}", country.code);
            let own = AREAS.iter().zip(RINGS).filter(|(area, _)| area.country == country.code).flat_map(|(_, ring)| ring.iter().copied()).collect::<Vec<_>>();
            assert_eq!(ring.len(), own.iter().filter(|line| !own.contains(&!**line)).count(), "{}", country.code);
        }
    }

    /// No two lines of the map cross: areas would overlap.
    #[test]
    fn lines_do_not_cross() {
        let segments: Vec<(Point, Point)> = arcs().iter().flat_map(|arc| arc.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()).collect();
        for (at, one) in segments.iter().enumerate() {
            for other in &segments[at + 1..] {
                assert!(!cross(*one, *other), "{one:?} crosses {other:?}");
            }
        }
    }

    fn cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
        if a.column.max(b.column) < c.column.min(d.column) || c.column.max(d.column) < a.column.min(b.column) {
            return false;
        }
        let side = |a: Point, b: Point, c: Point| {
            (i64::from(b.column - a.column) * i64::from(c.row - a.row) - i64::from(b.row - a.row) * i64::from(c.column - a.column)).signum()
        };
        side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
    }
}
