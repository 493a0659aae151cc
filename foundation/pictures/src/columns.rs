//! Columns over time. A gap stays a gap: hatched, and with its reason.

use crate::canvas::{Anchor, Canvas, STUB, Stroke, Style};
use crate::frame::{Chart, Frame, Picture};
use crate::ink::{Fill, Ink};
use crate::legend::{self, Item};
use crate::steps;
use crate::value::{Value, length, real};

const COLUMNS_MAX: usize = 120;
const REASONS_MAX: usize = 6;
const PLOT_HEIGHT: f64 = 180.0;

/// What is known about one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// A count, or a withheld one.
    Value(Value),
    /// Nothing was counted, for this reason.
    Gap(String),
}

/// One period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The period, such as a year.
    pub label: String,
    /// What is known about it.
    pub slot: Slot,
}

/// A line of the scale with its formatted number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Where the line is.
    pub at: u64,
    /// The formatted number.
    pub text: String,
}

/// Columns over time on a scale from zero; time runs in the direction of writing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// The periods in order, none left out: a period without data is a gap.
    pub columns: Vec<Column>,
    /// Lines of the scale, see [`Columns::scale`]; may be empty where every column carries its number.
    pub ticks: Vec<Tick>,
}

impl Columns {
    /// Round numbers for the lines of the scale; the caller formats them into ticks.
    pub fn scale(&self) -> Vec<u64> {
        steps::scale(self.largest())
    }

    fn largest(&self) -> u64 {
        let known = |column: &Column| match &column.slot {
            Slot::Value(value) => value.known(),
            Slot::Gap(_) => None,
        };
        self.columns.iter().filter_map(known).max().unwrap_or(0)
    }
}

/// Where the columns stand.
struct Layout {
    start: f64,
    pitch: f64,
    bar: f64,
    top: f64,
    base: f64,
    largest: u64,
    every_number: bool,
    label_every: usize,
}

impl Chart for Columns {
    fn draw(&self, frame: &Frame) -> Option<Picture> {
        let columns = &self.columns[..self.columns.len().min(COLUMNS_MAX)];
        if columns.is_empty() {
            return None;
        }
        let mut canvas = Canvas::new(frame);
        let layout = self.layout(&canvas, columns);
        for tick in self.ticks.iter().filter(|tick| tick.at <= layout.largest) {
            let y = layout.base - length(tick.at, layout.largest, PLOT_HEIGHT);
            canvas.text(layout.start - 10.0, y + 4.5, Anchor::End, Style::QUIET, &tick.text);
            if tick.at > 0 {
                canvas.line((layout.start, y), (frame.pixels(), y), Stroke::of(Ink::Hairline, 1.0));
            }
        }
        let last = columns.iter().rposition(|column| matches!(&column.slot, Slot::Value(value) if !value.is_withheld()));
        for (index, column) in columns.iter().enumerate() {
            draw_column(&mut canvas, column, &layout, index, last == Some(index));
            if (columns.len() - 1 - index).is_multiple_of(layout.label_every) {
                let style = if last == Some(index) { Style::STRONG } else { Style::QUIET };
                let middle = layout.start + (real(index) + 0.5) * layout.pitch;
                canvas.text_within(middle, layout.base + 18.0, Anchor::Middle, style, &column.label, layout.pitch * real(layout.label_every));
            }
        }
        canvas.line((layout.start, layout.base), (frame.pixels(), layout.base), Stroke::of(Ink::Caption, 1.0));
        let bottom = legend::draw(&mut canvas, layout.base + 32.0, &reasons(columns));
        Some(canvas.finish(bottom))
    }
}

impl Columns {
    fn layout(&self, canvas: &Canvas<'_>, columns: &[Column]) -> Layout {
        let width = canvas.frame().pixels();
        let (plain, strong) = (canvas.face(false), canvas.face(true));
        let tick_room = plain.widest(self.ticks.iter().map(|tick| tick.text.as_str())).min(width * 0.2);
        let start = if tick_room > 0.0 { tick_room + 10.0 } else { 0.0 };
        let pitch = (width - start) / real(columns.len());
        let label_room = strong.widest(columns.iter().map(|column| column.label.as_str())) + 10.0;
        let mut label_every = 1;
        while label_every < columns.len() && pitch * real(label_every) < label_room {
            label_every += 1;
        }
        let numbers = strong.widest(columns.iter().filter_map(|column| match &column.slot {
            Slot::Value(value @ Value::Count(..)) => Some(value.text()),
            _ => None,
        }));
        let ticks_most = self.ticks.iter().map(|tick| tick.at).max().unwrap_or(0);
        let largest = self.largest().max(ticks_most);
        Layout { start, pitch, bar: (pitch * 0.68).min(46.0), top: 22.0, base: 22.0 + PLOT_HEIGHT, largest, every_number: numbers + 4.0 <= pitch, label_every }
    }
}

fn draw_column(canvas: &mut Canvas<'_>, column: &Column, layout: &Layout, index: usize, last: bool) {
    let middle = layout.start + (real(index) + 0.5) * layout.pitch;
    let s = middle - layout.bar / 2.0;
    let value = match &column.slot {
        Slot::Gap(reason) => {
            canvas.band(middle - layout.pitch / 2.0, layout.top, layout.pitch, PLOT_HEIGHT, reason);
            return;
        }
        Slot::Value(value) => value,
    };
    let Some(count) = value.known() else {
        canvas.rect_with_title(s, layout.base - STUB, layout.bar, STUB, Fill::Hatched, Some(value.text()));
        return;
    };
    let high = if count == 0 { 0.0 } else { length(count, layout.largest, PLOT_HEIGHT).max(1.5) };
    if high > 0.0 {
        let ink = if last { Ink::Ramp(4) } else { Ink::Ramp(3) };
        canvas.rect(s, layout.base - high, layout.bar, high, Fill::Solid(ink));
    }
    if last || layout.every_number {
        let style = if last { Style::STRONG } else { Style::PLAIN };
        // The last number may be wider than its column; it then ends with the picture.
        let half = canvas.face(true).width(value.text()) / 2.0;
        let at = middle.min(canvas.frame().pixels() - half).max(half);
        canvas.text(at, layout.base - high - 6.0, Anchor::Middle, style.with_halo(Ink::Sheet), value.text());
    }
}

/// The reasons for gaps with the periods they hold for, and the word for what is withheld. Periods that follow each other for one reason are one entry.
fn reasons(columns: &[Column]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut index = 0;
    while index < columns.len() && items.len() < REASONS_MAX {
        if let Slot::Gap(reason) = &columns[index].slot {
            let first = index;
            while matches!(columns.get(index + 1), Some(Column { slot: Slot::Gap(next), .. }) if next == reason) {
                index += 1;
            }
            let period = if first == index { columns[first].label.clone() } else { format!("{}–{}", columns[first].label, columns[index].label) };
            items.push(Item::area(Fill::Hatched, &format!("{period}: {reason}")));
        }
        index += 1;
    }
    let withheld = columns.iter().find_map(|column| match &column.slot {
        Slot::Value(Value::Withheld(word)) => Some(word),
        _ => None,
    });
    items.extend(withheld.map(|word| Item::area(Fill::Hatched, word)));
    items
}
