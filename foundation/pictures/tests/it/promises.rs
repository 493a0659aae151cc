//! What holds for every picture.

use crate::samples::{self, TONGUES, all};
use lantern_pictures::{
    Bar, Bars, Chart, Columns, Direction, Frame, Map, Matrix, Medium, Picture, Pyramids, Ramp, Ribbon, Routes, Shares, Stacks, Value, Width,
};
use proptest::prelude::*;
use quick_xml::events::Event;

/// Reads a picture with an XML reader and returns, for every element of a name, its attributes.
fn elements(picture: &Picture, wanted: &str) -> Vec<Vec<(String, String)>> {
    let mut reader = quick_xml::Reader::from_str(picture.svg());
    let mut found = Vec::new();
    let mut depth = 0_i32;
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Eof => break,
            Event::End(_) => depth -= 1,
            Event::Text(text) => assert!(!text.is_empty() || depth > 0),
            event @ (Event::Start(_) | Event::Empty(_)) => {
                depth += i32::from(matches!(event, Event::Start(_)));
                let (Event::Start(element) | Event::Empty(element)) = event else { unreachable!("matched above") };
                let attributes: Vec<(String, String)> = element
                    .attributes()
                    .map(|attribute| attribute.expect("a well-formed attribute, once"))
                    .map(|attribute| (attribute.key.as_ref().to_owned(), attribute.value.into_owned()))
                    .collect();
                if element.name().as_ref() == wanted {
                    found.push(attributes);
                }
            }
            _ => {}
        }
    }
    assert_eq!(depth, 0, "every element is closed");
    found
}

fn attribute(element: &[(String, String)], name: &str) -> f64 {
    element.iter().find(|(key, _)| key == name).map_or(0.0, |(_, value)| value.parse().expect("a number"))
}

fn hatched(picture: &Picture) -> Vec<Vec<(String, String)>> {
    elements(picture, "rect").into_iter().filter(|rect| rect.iter().any(|(key, value)| key == "fill" && value.ends_with("-hatch)"))).collect()
}

/// Every picture is one well-formed element with a role and a label, and names nothing outside itself.
#[test]
fn pictures_are_well_formed_and_labelled() {
    for tongue in &TONGUES {
        for width in [Width::Wide, Width::Beside, Width::Narrow] {
            for (name, picture) in all(tongue, width) {
                let root = elements(&picture, "svg");
                assert_eq!(root.len(), 1, "{name}");
                assert!(root[0].contains(&("role".to_owned(), "img".to_owned())), "{name}");
                assert!(root[0].iter().any(|(key, value)| key == "aria-label" && !value.is_empty()), "{name}");
                assert!(!picture.svg().contains("href") && !picture.svg().contains("style="), "{name}");
                for rect in elements(&picture, "rect") {
                    assert!(attribute(&rect, "x") >= -1.0 && attribute(&rect, "x") + attribute(&rect, "width") <= width.pixels() + 0.2, "{name}: {rect:?}");
                }
            }
        }
    }
}

/// On paper no colour depends on a style sheet and no text on a property that converters to PDF ignore.
#[test]
fn paper_stands_by_itself() {
    let frame = Frame::new("areas", "label", Direction::RightToLeft).on(Medium::Paper);
    let picture = samples::bars(&TONGUES[1]).draw(&frame).expect("there are bars");
    assert!(!picture.svg().contains("var(") && !picture.svg().contains("rtl"));
    elements(&picture, "svg");
}

/// Two frames with one name and two widths do not share the name of a pattern.
#[test]
fn widths_do_not_share_names() {
    let frame = Frame::new("areas <1>", "label", Direction::LeftToRight);
    let pair = samples::bars(&TONGUES[0]).draw_pair(&frame).expect("there are bars");
    assert!(pair.wide.svg().contains("id=\"p-areas--1--w-hatch\"") && pair.narrow.svg().contains("id=\"p-areas--1--n-hatch\""));
}

/// Where there is nothing to show there is no picture.
#[test]
fn nothing_gives_no_picture() {
    let frame = Frame::new("none", "label", Direction::LeftToRight);
    let areas = samples::areas();
    let charts: Vec<Box<dyn Chart + '_>> = vec![
        Box::new(Bars::default()),
        Box::new(Shares::default()),
        Box::new(Stacks::default()),
        Box::new(Pyramids::default()),
        Box::new(Columns::default()),
        Box::new(Matrix::default()),
        Box::new(Routes::default()),
        Box::new(Ribbon::default()),
        Box::new(Map::new(&areas, vec![], Ramp::default(), "")),
    ];
    assert!(charts.iter().all(|chart| chart.draw(&frame).is_none() && chart.draw_pair(&frame).is_none()));
}

/// A map names the areas and ends of routes that its outlines do not have.
#[test]
fn maps_name_what_they_cannot_show() {
    let areas = samples::areas();
    let mut map = samples::map(&TONGUES[0], &areas);
    assert!(map.not_on_map().is_empty());
    map.shown[0].code = "XA-99".to_owned();
    map.routes[0].to = "XA-98".to_owned();
    assert_eq!(map.not_on_map(), vec!["XA-98", "XA-99"]);
}

/// A map has the same outlines in both directions, and in Arabic says so on its text alone.
#[test]
fn maps_are_not_mirrored() {
    let areas = samples::areas();
    let paths = |index: usize| {
        let picture = samples::map(&TONGUES[index], &areas).draw(&TONGUES[index].frame("map", Width::Wide)).expect("there are areas");
        elements(&picture, "path").iter().filter_map(|path| path.iter().find(|(key, _)| key == "d").cloned()).take(5).collect::<Vec<_>>()
    };
    assert_eq!(paths(0), paths(1));
}

/// Areas that are given the code of another lose the line between them.
#[test]
fn assigned_areas_become_one() {
    let mut areas = samples::areas();
    areas.assign("XB-1", "XA-3");
    assert_eq!(areas.iter().filter(|area| area.code() == "XA-3").count(), 2);
    let map = samples::map(&TONGUES[0], &areas);
    let picture = map.draw(&TONGUES[0].frame("map", Width::Wide)).expect("there are areas");
    let dashed = elements(&picture, "path").into_iter().filter(|path| path.iter().any(|(key, value)| key == "stroke-dasharray" && !value.is_empty())).count();
    assert_eq!(dashed, 1, "only the withheld route is dashed");
}

fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,40}",
        "[<>&\"']{1,12}",
        "[\u{627}-\u{64a} ]{1,120}",
        "[\u{4e00}-\u{9fa5}，。]{1,120}",
        "[\u{0}-\u{1f}\u{202a}-\u{202e}\u{2066}-\u{2069}]{1,9}",
        "W{1,400}"
    ]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<u64>().prop_map(|count| Value::count(count, count.to_string())),
        (0_u64..500).prop_map(|count| Value::count(count, count.to_string())),
        label().prop_map(Value::Withheld)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Whatever the labels and numbers are, bars are well formed, stay inside the picture, and every withheld one has the same length.
    #[test]
    fn bars_hold_for_any_words_and_numbers(rows in prop::collection::vec((label(), value(), label()), 1..12), arabic: bool, narrow: bool) {
        let bars = rows.into_iter().map(|(label, value, share)| Bar::known(label, value).share(share)).collect();
        let direction = if arabic { Direction::RightToLeft } else { Direction::LeftToRight };
        let width = if narrow { Width::Narrow } else { Width::Wide };
        let picture = Bars::of(bars).draw(&Frame::new("any", "any", direction).at(width)).expect("there are bars");
        prop_assert!(hatched(&picture).iter().all(|stub| (attribute(stub, "width") - 16.0).abs() < 0.05));
        for rect in elements(&picture, "rect") {
            prop_assert!(attribute(&rect, "x") >= -0.1 && attribute(&rect, "x") + attribute(&rect, "width") <= width.pixels() + 0.2);
        }
    }

    /// A withheld number changes nothing but its stub: the other bars and the order are the same whatever it would have been, because it is not known to the
    /// picture.
    #[test]
    fn withheld_bars_stand_after_known_ones_in_the_order_given(counts in prop::collection::vec(1_u64..1_000, 1..6)) {
        let mut bars = vec![Bar::known("first hidden", Value::withheld("w")), Bar::known("second hidden", Value::withheld("w"))];
        bars.extend(counts.iter().map(|count| Bar::known("open", Value::count(*count, count.to_string()))));
        let svg = Bars::of(bars).draw(&Frame::new("any", "any", Direction::LeftToRight)).expect("there are bars").svg().to_owned();
        let (last_open, first, second) = (svg.rfind(">open<"), svg.find("first hidden"), svg.find("second hidden"));
        prop_assert!(last_open < first && first < second);
    }
}
