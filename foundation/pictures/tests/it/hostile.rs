//! Files of areas that mean harm, or are broken.

use crate::samples::{TONGUES, TOPOLOGY};
use lantern_pictures::{Areas, Chart, Error, Map, Ramp, Shown, Width};
use proptest::prelude::*;

fn read(text: &str) -> Result<Areas, Error> {
    Areas::from_topojson(text.as_bytes(), None)
}

fn topology(geometry: &str, arcs: &str) -> String {
    format!(r#"{{"type":"Topology","objects":{{"a":{{"type":"GeometryCollection","geometries":[{geometry}]}}}},"arcs":{arcs}}}"#)
}

const SQUARE: &str = "[[[0,0],[0,1],[1,1],[0,0]]]";

/// A reference to a line that is not there is refused, also at the ends of the range of integers.
#[test]
fn references_out_of_range_are_refused() {
    for reference in ["1", "-2", "9223372036854775807", "-9223372036854775808"] {
        let fault = read(&topology(&format!(r#"{{"type":"Polygon","arcs":[[{reference}]]}}"#), SQUARE)).unwrap_err();
        assert_eq!(fault, Error::MissingArc { area: 1 });
    }
}

/// What is not JSON, not a topology, nested without end, or not a number is refused with its place.
#[test]
fn what_is_no_topology_is_refused() {
    let nested = topology(&format!(r#"{{"type":"Polygon","properties":{{"x":{}{}}},"arcs":[[0]]}}"#, "[".repeat(200_000), "]".repeat(200_000)), SQUARE);
    let in_arcs = topology(&format!(r#"{{"type":"Polygon","arcs":{}0{}}}"#, "[".repeat(100_000), "]".repeat(100_000)), SQUARE);
    let texts = ["", "{", "[]", "null", "{\"type\":\"Topology\"}", &nested, &in_arcs];
    for text in texts {
        assert!(matches!(read(text), Err(Error::NotTopology { .. })), "{}", &text[..text.len().min(40)]);
    }
    for number in ["NaN", "Infinity", "1e999", "\"1\"", "null"] {
        assert!(read(&topology(r#"{"type":"Polygon","arcs":[[0]]}"#, &format!("[[[{number},0],[0,1],[1,1]]]"))).is_err(), "{number}");
    }
}

/// Coordinates that leave the globe are refused, also where only the sum of differences does.
#[test]
fn coordinates_off_the_globe_are_refused() {
    let far = read(&topology(r#"{"type":"Polygon","arcs":[[0]]}"#, "[[[1e300,0],[0,1],[1,1]]]")).unwrap_err();
    assert_eq!(far, Error::OffTheGlobe { line: 1 });
    let text =
        r#"{"objects":{"a":{"geometries":[{"type":"Polygon","arcs":[[0]]}]}},"transform":{"scale":[1e308,1],"translate":[0,0]},"arcs":[[[1,1],[9,1],[9,9]]]}"#;
    assert_eq!(read(text).unwrap_err(), Error::OffTheGlobe { line: 1 });
}

/// One long line used over and over, and more of anything than a map needs, is refused before it takes memory.
#[test]
fn too_much_is_refused() {
    let line = format!("[[{}]]", vec!["[1,1]"; 50_000].join(","));
    let ring = format!("[{}]", vec!["0"; 1_000].join(","));
    let fault = read(&topology(&format!(r#"{{"type":"Polygon","arcs":[{ring}]}}"#), &line)).unwrap_err();
    assert!(matches!(fault, Error::TooMany { what: "points in outlines", .. }));
    let references = format!("[{}]", vec!["0"; 200_001].join(","));
    assert!(matches!(read(&topology(&format!(r#"{{"type":"Polygon","arcs":[{references}]}}"#), SQUARE)), Err(Error::TooMany { .. })));
    assert!(matches!(Areas::from_topojson(&vec![b' '; 9 * 1024 * 1024], None), Err(Error::TooLarge { .. })));
}

/// A file without polygons, or without the object asked for, is named as such.
#[test]
fn files_without_areas_are_refused() {
    assert_eq!(read(&topology(r#"{"type":"Point","coordinates":[0,0]},{"type":null}"#, SQUARE)).unwrap_err(), Error::Empty);
    assert_eq!(read(&topology(r#"{"type":"Polygon","arcs":[[]]}"#, SQUARE)).unwrap_err(), Error::Empty);
    let missing = Areas::from_topojson(TOPOLOGY.as_bytes(), Some("nowhere")).unwrap_err();
    assert_eq!(missing, Error::NoObject { name: "nowhere".to_owned() });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// A file with any byte changed, or cut anywhere, is read or refused, and what is read can be drawn.
    #[test]
    fn damaged_files_never_panic(at in 0..TOPOLOGY.len(), byte: u8, cut: bool) {
        let mut bytes = TOPOLOGY.as_bytes().to_vec();
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        if let Ok(areas) = Areas::from_topojson(&bytes, None) {
            let shown = areas.iter().map(|area| Shown { code: area.code().to_owned(), label: area.code().to_owned(), value: None }).collect();
            let _ = Map::new(&areas, shown, Ramp::default(), "d").draw(&TONGUES[0].frame("map", Width::Narrow));
        }
    }
}
