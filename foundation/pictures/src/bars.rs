//! Horizontal bars: a label, a bar, the number, and the share.

use crate::canvas::{Anchor, Canvas, STUB, Stroke, Style};
use crate::frame::{Chart, Frame, Picture, Width};
use crate::ink::{Fill, Ink};
use crate::text::Lines;
use crate::value::{Value, length, real};

/// Largest number of bars in one picture; a table serves better beyond.
const BARS_MAX: usize = 200;

/// What a bar stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BarKind {
    /// A named category.
    Known,
    /// All other categories together: paler, after the named ones.
    Other,
    /// Not recorded: hatched, last.
    Unknown,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What is counted.
    pub label: String,
    /// The count.
    pub value: Value,
    /// The formatted share, where one is shown.
    pub share: Option<String>,
    /// What the bar stands for.
    pub kind: BarKind,
}

impl Bar {
    fn of(label: impl Into<String>, value: Value, kind: BarKind) -> Self {
        Self { label: label.into(), value, share: None, kind }
    }

    /// A bar for a named category.
    pub fn known(label: impl Into<String>, value: Value) -> Self {
        Self::of(label, value, BarKind::Known)
    }

    /// A bar for all other categories.
    pub fn other(label: impl Into<String>, value: Value) -> Self {
        Self::of(label, value, BarKind::Other)
    }

    /// A bar for what was not recorded.
    pub fn unknown(label: impl Into<String>, value: Value) -> Self {
        Self::of(label, value, BarKind::Unknown)
    }

    /// The same bar with its formatted share.
    #[must_use]
    pub fn share(self, share: impl Into<String>) -> Self {
        Self { share: Some(share.into()), ..self }
    }
}

/// In which order bars stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Largest first, then the withheld ones in the order given (a withheld bar's place must not tell its size), then other, then unknown.
    #[default]
    LargestFirst,
    /// As given: for age groups and whatever has an order of its own.
    AsGiven,
}

/// A picture of horizontal bars on one scale from zero.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bars {
    /// The bars.
    pub bars: Vec<Bar>,
    /// Their order.
    pub order: Order,
    /// Heading above the numbers, such as "people"; may be empty.
    pub value_heading: String,
    /// Heading above the shares, such as "of those known"; may be empty.
    pub share_heading: String,
}

impl Bars {
    /// Bars, largest first, without headings.
    pub fn of(bars: Vec<Bar>) -> Self {
        Self { bars, ..Self::default() }
    }

    fn ordered(&self) -> Vec<&Bar> {
        let mut bars: Vec<&Bar> = self.bars.iter().collect();
        if self.order == Order::LargestFirst {
            bars.sort_by_key(|bar| (bar.kind as u8, bar.value.known().map_or(1, |_| 0), std::cmp::Reverse(bar.value.known().unwrap_or(0))));
        }
        bars.truncate(BARS_MAX);
        bars
    }

    fn headings(&self) -> bool {
        !self.value_heading.is_empty() || !self.share_heading.is_empty()
    }
}

impl Chart for Bars {
    fn draw(&self, frame: &Frame) -> Option<Picture> {
        let bars = self.ordered();
        if bars.is_empty() {
            return None;
        }
        let canvas = Canvas::new(frame);
        Some(if frame.width() == Width::Narrow { draw_narrow(canvas, self, &bars) } else { draw_wide(canvas, self, &bars) })
    }
}

/// Where the columns of a picture of bars stand.
struct Layout {
    label_room: f64,
    axis: f64,
    bar_room: f64,
    number_room: f64,
    share_room: f64,
    largest: u64,
}

impl Layout {
    fn of(canvas: &Canvas<'_>, chart: &Bars, bars: &[&Bar]) -> Self {
        let width = canvas.frame().pixels();
        let (plain, strong) = (canvas.face(false), canvas.face(true));
        let label_room = plain.widest(bars.iter().map(|bar| bar.label.as_str())).clamp(40.0, width * 0.34);
        let number_room = strong.widest(bars.iter().map(|bar| bar.value.text())).min(width * 0.2);
        let widest_share = plain.widest(bars.iter().filter_map(|bar| bar.share.as_deref()).chain([chart.share_heading.as_str()]));
        let share_room = widest_share.min(width * 0.2);
        let axis = label_room + 12.0;
        let share_gap = if share_room > 0.0 { 24.0 } else { 0.0 };
        let bar_room = (width - axis - 8.0 - number_room - share_gap - share_room).max(40.0);
        let largest = bars.iter().filter_map(|bar| bar.value.known()).max().unwrap_or(0);
        Self { label_room, axis, bar_room, number_room, share_room, largest }
    }
}

fn draw_wide(mut canvas: Canvas<'_>, chart: &Bars, bars: &[&Bar]) -> Picture {
    let width = canvas.frame().pixels();
    let leading = canvas.frame().leading();
    let layout = Layout::of(&canvas, chart, bars);
    let mut y = 2.0;
    if chart.headings() {
        canvas.text_within(layout.axis, 14.0, Anchor::Start, Style::QUIET, &chart.value_heading, layout.bar_room + layout.number_room);
        canvas.text_within(width, 14.0, Anchor::End, Style::QUIET, &chart.share_heading, layout.share_room);
        y = leading + 8.0;
    }
    let top = y;
    for bar in bars {
        let label = canvas.face(false).wrap(&bar.label, layout.label_room, 2);
        let height = (real(label.count()) * leading + 8.0).max(28.0);
        let middle = y + height / 2.0;
        let first = middle + 4.5 - real(label.count() - 1) * leading / 2.0;
        canvas.lines(layout.axis - 12.0, first, Anchor::End, Style::PLAIN, &label);
        let end = layout.axis + draw_bar(&mut canvas, bar, layout.axis, middle - 9.0, 18.0, layout.bar_room, layout.largest);
        canvas.text_within(end + 7.0, middle + 4.5, Anchor::Start, number_style(bar), bar.value.text(), layout.number_room + 1.0);
        if let Some(share) = &bar.share {
            canvas.text_within(width, middle + 4.5, Anchor::End, Style::QUIET, share, layout.share_room + 1.0);
        }
        y += height;
    }
    canvas.line((layout.axis, top - 2.0), (layout.axis, y + 2.0), Stroke::of(Ink::Caption, 1.0));
    canvas.finish(y + 4.0)
}

fn draw_narrow(mut canvas: Canvas<'_>, chart: &Bars, bars: &[&Bar]) -> Picture {
    let width = canvas.frame().pixels();
    let leading = canvas.frame().leading();
    let layout = Layout::of(&canvas, chart, bars);
    let share_gap = if layout.share_room > 0.0 { 14.0 } else { 0.0 };
    let number_end = width - layout.share_room - share_gap;
    let label_room = (number_end - layout.number_room - 14.0).max(80.0);
    let mut y = 0.0;
    if chart.headings() {
        canvas.text_within(number_end, 14.0, Anchor::End, Style::QUIET, &chart.value_heading, number_end);
        canvas.text_within(width, 14.0, Anchor::End, Style::QUIET, &chart.share_heading, layout.share_room);
        y = leading + 6.0;
    }
    for bar in bars {
        let label: Lines = canvas.face(false).wrap(&bar.label, label_room, 2);
        let first = y + leading - 4.0;
        let last = first + real(label.count() - 1) * leading;
        canvas.lines(0.0, first, Anchor::Start, Style::PLAIN, &label);
        canvas.text_within(number_end, last, Anchor::End, number_style(bar), bar.value.text(), layout.number_room + 1.0);
        if let Some(share) = &bar.share {
            canvas.text_within(width, last, Anchor::End, Style::QUIET, share, layout.share_room + 1.0);
        }
        draw_bar(&mut canvas, bar, 0.0, last + 7.0, 10.0, width, layout.largest);
        y = last + 7.0 + 10.0 + 12.0;
    }
    canvas.finish(y - 8.0)
}

fn number_style(bar: &Bar) -> Style {
    if bar.value.is_withheld() || bar.kind == BarKind::Unknown { Style::QUIET } else { Style::STRONG }
}

/// Draws one bar and says how long it came out. A count above zero is never thinner than a line that can be seen.
fn draw_bar(canvas: &mut Canvas<'_>, bar: &Bar, s: f64, y: f64, height: f64, room: f64, largest: u64) -> f64 {
    let Some(count) = bar.value.known() else {
        canvas.stub(s, y, height, bar.value.text());
        return STUB;
    };
    if count == 0 {
        return 0.0;
    }
    let long = length(count, largest, room).max(1.5);
    match bar.kind {
        BarKind::Known => canvas.rect(s, y, long, height, Fill::Solid(Ink::Data(0))),
        BarKind::Other => {
            canvas.rect(s, y, long, height, Fill::Solid(Ink::Ramp(1)));
            canvas.outline(s, y, long, height, Stroke::of(Ink::Control, 0.8));
        }
        BarKind::Unknown => canvas.rect(s, y, long, height, Fill::Hatched),
    }
    long
}
