//! Stacked bars: how each row divides into at most four series, with what is not recorded hatched at the end.

use crate::canvas::{Anchor, Canvas, STUB, Stroke, Style};
use crate::frame::{Chart, Frame, Picture, Width};
use crate::ink::{Fill, Ink};
use crate::legend::{self, Item};
use crate::value::{Value, length, real};

const ROWS_MAX: usize = 100;
const SERIES_MAX: usize = 4;

/// One row of parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stack {
    /// What is divided.
    pub label: String,
    /// The parts, in the order of the series; what goes beyond four is not drawn.
    pub parts: Vec<Value>,
    /// What was not recorded, where it is counted.
    pub missing: Option<Value>,
}

/// Stacked bars. Rows are drawn as shares of their own published parts, so that they can be compared however many they stand for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stacks {
    /// Names of the series, four at most.
    pub series: Vec<String>,
    /// The word for what was not recorded, in the legend.
    pub missing: String,
    /// The rows, in the order given.
    pub rows: Vec<Stack>,
}

impl Chart for Stacks {
    fn draw(&self, frame: &Frame) -> Option<Picture> {
        let rows = &self.rows[..self.rows.len().min(ROWS_MAX)];
        if rows.is_empty() || self.series.is_empty() {
            return None;
        }
        let mut canvas = Canvas::new(frame);
        let stacked = frame.width() == Width::Narrow;
        let width = frame.pixels();
        let mut items: Vec<Item> =
            self.series.iter().take(SERIES_MAX).enumerate().map(|(series, name)| Item::area(Fill::Solid(Ink::Data(series)), name)).collect();
        if rows.iter().any(|row| row.missing.is_some()) {
            items.push(Item::area(Fill::Hatched, &self.missing));
        }
        let mut y = legend::draw(&mut canvas, 0.0, &items) + 6.0;
        let label_room = if stacked { width } else { canvas.face(false).widest(rows.iter().map(|row| row.label.as_str())).clamp(60.0, width * 0.3) };
        let start = if stacked { 0.0 } else { label_room + 12.0 };
        for row in rows {
            let label = canvas.face(false).wrap(&row.label, label_room, 2);
            let labels = real(label.count()) * frame.leading();
            if stacked {
                canvas.lines(0.0, y + frame.leading() - 4.0, Anchor::Start, Style::PLAIN, &label);
                draw_row(&mut canvas, row, start, y + labels + 2.0, width - start);
                y += labels + 36.0;
            } else {
                let height = (labels + 10.0).max(34.0);
                let middle = y + height / 2.0;
                canvas.lines(start - 12.0, middle + 4.5 - real(label.count() - 1) * frame.leading() / 2.0, Anchor::End, Style::PLAIN, &label);
                draw_row(&mut canvas, row, start, middle - 11.0, width - start);
                y += height;
            }
        }
        Some(canvas.finish(y))
    }
}

/// One part of a row on its way to paper.
struct Part<'a> {
    value: &'a Value,
    fill: Fill,
    text: Ink,
}

/// Draws the parts one after the other. Withheld parts take a stub each, at their place, before the rest is divided by the published counts.
fn draw_row(canvas: &mut Canvas<'_>, row: &Stack, start: f64, y: f64, room: f64) {
    let series = row.parts.iter().take(SERIES_MAX).enumerate();
    let parts: Vec<Part<'_>> = series
        .map(|(series, value)| Part { value, fill: Fill::Solid(Ink::Data(series)), text: Ink::on_data(series) })
        .chain(row.missing.iter().map(|value| Part { value, fill: Fill::Hatched, text: Ink::Text }))
        .collect();
    let total = parts.iter().filter_map(|part| part.value.known()).fold(0_u64, u64::saturating_add);
    let stubs = real(parts.iter().filter(|part| part.value.is_withheld()).count()) * (STUB + 2.0);
    let mut s = start;
    for part in &parts {
        let Some(count) = part.value.known() else {
            canvas.stub(s, y, 22.0, part.value.text());
            s += STUB + 2.0;
            continue;
        };
        let long = length(count, total, room - stubs);
        if long > 0.0 {
            canvas.rect_with_title(s, y, (long - 1.0).max(0.5), 22.0, part.fill, Some(part.value.text()));
        }
        let style = Style { ink: part.text, ..Style::PLAIN };
        if canvas.face(false).width(part.value.text()) + 12.0 <= long {
            if part.fill == Fill::Hatched {
                canvas.plate((canvas.x(s + long / 2.0), y + 11.0), style, part.value.text());
            } else {
                canvas.text(s + long / 2.0, y + 15.5, Anchor::Middle, style, part.value.text());
            }
        }
        s += long;
    }
    if total == 0 && stubs == 0.0 {
        canvas.line((start, y), (start, y + 22.0), Stroke::of(Ink::Caption, 1.0));
    }
}
