//! Sex and age: back-to-back bars, one panel per form of exploitation, one scale for all panels.

use crate::canvas::{Anchor, Canvas, STUB, Stroke, Style};
use crate::frame::{Chart, Frame, Picture};
use crate::ink::{Fill, Ink};
use crate::value::{Value, length, real};

const PANELS_MAX: usize = 40;
const AGES_MAX: usize = 30;
const ROW_HEIGHT: f64 = 27.0;
const BAR_HEIGHT: f64 = 20.0;
const PANEL_GAP: f64 = 38.0;

/// One panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// What the panel shows, such as a form of exploitation.
    pub title: String,
    /// The formatted total of the panel; may be empty, and is where a total would give a withheld number back.
    pub total: String,
    /// For each age group, the count on the start side (women, girls) and the one on the end side (men, boys).
    pub rows: Vec<(Value, Value)>,
    /// A line below, such as those whose sex or age is not recorded; may be empty.
    pub note: String,
}

/// Small multiples of back-to-back bars.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pyramids {
    /// The age groups, from the top.
    pub ages: Vec<String>,
    /// Heading of the start side.
    pub start_heading: String,
    /// Heading of the end side.
    pub end_heading: String,
    /// The panels.
    pub panels: Vec<Panel>,
}

/// What all panels have in common.
struct Layout {
    length: f64,
    gap: f64,
    half: f64,
    number_room: f64,
    largest: u64,
    height: f64,
}

impl Chart for Pyramids {
    fn draw(&self, frame: &Frame) -> Option<Picture> {
        let panels = &self.panels[..self.panels.len().min(PANELS_MAX)];
        if panels.is_empty() || self.ages.is_empty() {
            return None;
        }
        let mut canvas = Canvas::new(frame);
        let columns = if frame.pixels() > 760.0 && panels.len() > 1 { 2 } else { 1 };
        let layout = self.layout(&canvas, panels, columns);
        for (index, panel) in panels.iter().enumerate() {
            let s = real(index % columns) * (layout.length + PANEL_GAP);
            let y = real(index / columns) * layout.height;
            self.draw_panel(&mut canvas, panel, &layout, s, y);
        }
        Some(canvas.finish(real(panels.len().div_ceil(columns)) * layout.height - 20.0))
    }
}

impl Pyramids {
    fn layout(&self, canvas: &Canvas<'_>, panels: &[Panel], columns: usize) -> Layout {
        let width = canvas.frame().pixels();
        let face = canvas.face(false);
        let length = ((width - PANEL_GAP * real(columns - 1)) / real(columns)).min(520.0);
        let values = || panels.iter().flat_map(|panel| panel.rows.iter().flat_map(|(start, end)| [start, end]));
        let gap = face.widest(self.ages.iter().map(String::as_str)).clamp(24.0, length * 0.3) + 22.0;
        let number_room = face.widest(values().filter(|value| !value.is_withheld()).map(Value::text)).min(length * 0.2);
        let half = (length - gap) / 2.0 - number_room - 6.0;
        let largest = values().filter_map(Value::known).max().unwrap_or(0);
        let ages = real(self.ages.len().min(AGES_MAX));
        let note = if panels.iter().any(|panel| !panel.note.is_empty()) { canvas.frame().leading() + 4.0 } else { 0.0 };
        Layout { length, gap, half, number_room, largest, height: 58.0 + ages * ROW_HEIGHT + note + 30.0 }
    }

    fn draw_panel(&self, canvas: &mut Canvas<'_>, panel: &Panel, layout: &Layout, s: f64, y: f64) {
        let total_room = canvas.face(false).width(&panel.total);
        canvas.text_within(s, y + 14.0, Anchor::Start, Style::STRONG, &panel.title, layout.length - total_room - 16.0);
        canvas.text_within(s + layout.length, y + 14.0, Anchor::End, Style::QUIET, &panel.total, layout.length / 2.0);
        canvas.line((s, y + 23.0), (s + layout.length, y + 23.0), Stroke::of(Ink::Control, 1.0));
        let middle = s + layout.length / 2.0;
        let (start, end) = (middle - layout.gap / 2.0, middle + layout.gap / 2.0);
        let side = layout.half + layout.number_room;
        // A heading that is longer than its bars begins at the edge of the panel and may reach over the ages.
        let fits = |heading: &str| canvas.face(false).width(heading) <= side;
        let (start_fits, end_fits) = (fits(&self.start_heading), fits(&self.end_heading));
        let (at, anchor, room) = if start_fits { (start, Anchor::End, side) } else { (s, Anchor::Start, layout.length / 2.0 - 8.0) };
        canvas.text_within(at, y + 43.0, anchor, Style::QUIET, &self.start_heading, room);
        let (at, anchor, room) = if end_fits { (end, Anchor::Start, side) } else { (s + layout.length, Anchor::End, layout.length / 2.0 - 8.0) };
        canvas.text_within(at, y + 43.0, anchor, Style::QUIET, &self.end_heading, room);
        let mut top = y + 54.0;
        for (age, (women, men)) in self.ages.iter().take(AGES_MAX).zip(&panel.rows) {
            canvas.text_within(middle, top + 14.5, Anchor::Middle, Style::QUIET, age, layout.gap - 16.0);
            let long = bar_length(women, layout);
            draw_side(canvas, women, start - long, top, long, Ink::Data(0));
            if !women.is_withheld() {
                canvas.text_within(start - long - 5.0, top + 14.5, Anchor::End, Style::PLAIN, women.text(), layout.number_room + 1.0);
            }
            let long = bar_length(men, layout);
            draw_side(canvas, men, end, top, long, Ink::Data(1));
            if !men.is_withheld() {
                canvas.text_within(end + long + 5.0, top + 14.5, Anchor::Start, Style::PLAIN, men.text(), layout.number_room + 1.0);
            }
            top += ROW_HEIGHT;
        }
        canvas.text_within(s, top + 13.0, Anchor::Start, Style::QUIET, &panel.note, layout.length);
    }
}

fn bar_length(value: &Value, layout: &Layout) -> f64 {
    match value.known() {
        None => STUB,
        Some(0) => 0.0,
        Some(count) => length(count, layout.largest, layout.half).max(1.5),
    }
}

fn draw_side(canvas: &mut Canvas<'_>, value: &Value, s: f64, y: f64, long: f64, ink: Ink) {
    if value.is_withheld() {
        canvas.stub(s, y, BAR_HEIGHT, value.text());
    } else if long > 0.0 {
        canvas.rect(s, y, long, BAR_HEIGHT, Fill::Solid(ink));
    }
}
