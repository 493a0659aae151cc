//! The legend: swatches and words in a line that breaks where it must.

use crate::canvas::{Anchor, Canvas, Stroke, Style};
use crate::ink::{Fill, Ink};
use crate::steps::{Ramp, Steps, route_width};
use crate::value::Value;

const SWATCH_LENGTH: f64 = 22.0;
const SWATCH_HEIGHT: f64 = 13.0;
const ITEM_GAP: f64 = 18.0;
const ROW_HEIGHT: f64 = 22.0;

/// What a word in the legend explains.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Swatch {
    Area(Fill),
    Line(Stroke),
}

/// One swatch with its words.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) swatch: Swatch,
    pub(crate) label: String,
}

impl Item {
    pub(crate) fn area(fill: Fill, label: &str) -> Self {
        Self { swatch: Swatch::Area(fill), label: label.to_owned() }
    }

    pub(crate) fn line(stroke: Stroke, label: &str) -> Self {
        Self { swatch: Swatch::Line(stroke), label: label.to_owned() }
    }
}

/// Draws the items from `y` downwards and says where the legend ends. Items without words are left out.
pub(crate) fn draw(canvas: &mut Canvas<'_>, y: f64, items: &[Item]) -> f64 {
    draw_under(canvas, y, "", items)
}

/// Draws the items after words that hold for all of them.
pub(crate) fn draw_under(canvas: &mut Canvas<'_>, y: f64, words: &str, items: &[Item]) -> f64 {
    let room = canvas.frame().pixels();
    let face = canvas.face(false);
    canvas.text_within(0.0, y + 13.0, Anchor::Start, Style::QUIET, words, room);
    let mut s = if words.is_empty() { 0.0 } else { face.width(words).min(room) + ITEM_GAP };
    let mut top = y;
    let mut any = !words.is_empty();
    for item in items.iter().filter(|item| !item.label.is_empty()) {
        let length = SWATCH_LENGTH + 7.0 + face.width(&item.label).min(room - SWATCH_LENGTH - 7.0);
        if any && s + length > room {
            s = 0.0;
            top += ROW_HEIGHT;
        }
        any = true;
        match item.swatch {
            Swatch::Area(fill) => canvas.rect(s, top + 2.0, SWATCH_LENGTH, SWATCH_HEIGHT, fill),
            Swatch::Line(stroke) => canvas.line((s, top + 8.5), (s + SWATCH_LENGTH, top + 8.5), stroke),
        }
        canvas.text_within(s + SWATCH_LENGTH + 7.0, top + 13.0, Anchor::Start, Style::QUIET, &item.label, room - SWATCH_LENGTH - 7.0);
        s += length + ITEM_GAP;
    }
    if any { top + ROW_HEIGHT } else { y }
}

/// The items that explain a ramp: classes, then what is withheld and what was not reported, each only if it occurs.
pub(crate) fn of_ramp(ramp: &Ramp, withheld: bool, nothing: bool) -> Vec<Item> {
    let steps = ramp.steps.as_slice();
    let mut items: Vec<Item> =
        steps.iter().enumerate().map(|(class, step)| Item::area(Fill::Solid(Ink::Ramp(ramp.steps.colour(class))), &step.label)).collect();
    if withheld {
        items.push(Item::area(Fill::Hatched, &ramp.withheld));
    }
    if nothing {
        items.push(Item::area(Fill::Dotted, &ramp.nothing));
    }
    items
}

/// The items that explain the width of routes.
pub(crate) fn of_routes(widths: &Steps, withheld: Option<&str>) -> Vec<Item> {
    let mut items: Vec<Item> = widths
        .as_slice()
        .iter()
        .take(3)
        .map(|step| Item::line(Stroke::of(Ink::Data(1), route_width(widths, &Value::Count(step.from, String::new()))), &step.label))
        .collect();
    if let Some(word) = withheld {
        items.push(Item::line(Stroke { ink: Ink::Data(1), width: 1.8, dashed: true }, word));
    }
    items
}
