//! Shares among those recorded, with what was not recorded beside: what is missing is shown, not hidden.

use crate::canvas::{Anchor, Canvas, STUB, Stroke, Style};
use crate::frame::{Chart, Frame, Picture, Width};
use crate::ink::{Fill, Ink};
use crate::value::{Share, real};

const ROWS_MAX: usize = 100;

/// One row: how often something was present where it was recorded, and how often nothing was recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareRow {
    /// What was present.
    pub label: String,
    /// Share of those for whom it was recorded either way.
    pub present: Share,
    /// Share of all for whom it was not recorded.
    pub missing: Share,
}

/// Paired bars on one scale from nothing to all.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shares {
    /// The rows, in the order given.
    pub rows: Vec<ShareRow>,
    /// Heading such as "present, of those recorded".
    pub present_heading: String,
    /// Heading such as "not recorded".
    pub missing_heading: String,
}

/// Where the two columns stand. One per cent is as long in both.
struct Layout {
    label_room: f64,
    present: f64,
    missing: f64,
    whole: f64,
    number_room: f64,
    missing_most: f64,
}

impl Chart for Shares {
    fn draw(&self, frame: &Frame) -> Option<Picture> {
        let rows = &self.rows[..self.rows.len().min(ROWS_MAX)];
        if rows.is_empty() {
            return None;
        }
        let mut canvas = Canvas::new(frame);
        let stacked = frame.width() == Width::Narrow;
        let layout = self.layout(&canvas, rows, stacked);
        let top = self.draw_headings(&mut canvas, &layout);
        let leading = frame.leading();
        let label_lines: Vec<_> = rows.iter().map(|row| canvas.face(false).wrap(&row.label, layout.label_room, 2)).collect();
        let heights: Vec<f64> =
            label_lines.iter().map(|label| real(label.count()) * leading + if stacked { 34.0 } else { 10.0 }).map(|height| height.max(32.0)).collect();
        let bottom = top + heights.iter().sum::<f64>();
        if !stacked {
            draw_rules(&mut canvas, &layout, top - 4.0, bottom);
        }
        let mut y = top;
        for ((row, label), height) in rows.iter().zip(&label_lines).zip(&heights) {
            let labels = real(label.count()) * leading;
            let middle = if stacked { y + labels + 14.0 } else { y + height / 2.0 };
            if stacked {
                canvas.lines(0.0, y + leading - 4.0, Anchor::Start, Style::PLAIN, label);
                draw_rules(&mut canvas, &layout, middle - 13.0, middle + 13.0);
            } else {
                let first = middle + 4.5 - real(label.count() - 1) * leading / 2.0;
                canvas.lines(layout.present - 12.0, first, Anchor::End, Style::PLAIN, label);
            }
            draw_row(&mut canvas, row, &layout, middle);
            y += height;
        }
        Some(canvas.finish(bottom + 2.0))
    }
}

impl Shares {
    fn layout(&self, canvas: &Canvas<'_>, rows: &[ShareRow], stacked: bool) -> Layout {
        let width = canvas.frame().pixels();
        let (plain, strong) = (canvas.face(false), canvas.face(true));
        let number_room = strong.widest(rows.iter().flat_map(|row| [row.present.text(), row.missing.text()])).min(width * 0.2);
        let label_room = if stacked { width - 12.0 } else { plain.widest(rows.iter().map(|row| row.label.as_str())).clamp(60.0, width * 0.3) };
        let present = if stacked { 0.5 } else { label_room + 12.0 };
        let missing_most = rows.iter().filter_map(|row| row.missing.known()).fold(0.0, f64::max);
        // Two columns share what is left: a whole for the first, the largest missing share and its number for the second.
        let left = width - present - 28.0 - number_room - 6.0;
        let heading_least = plain.width(&self.missing_heading).min(width * 0.3);
        let whole = (left / (1.0 + missing_most)).min(left + number_room - heading_least).max(60.0);
        Layout { label_room, present, missing: present + whole + 28.0, whole, number_room, missing_most }
    }

    fn draw_headings(&self, canvas: &mut Canvas<'_>, layout: &Layout) -> f64 {
        let leading = canvas.frame().leading();
        let width = canvas.frame().pixels();
        let present = canvas.face(false).wrap(&self.present_heading, layout.whole + 12.0, 2);
        let missing = canvas.face(false).wrap(&self.missing_heading, width - layout.missing, 2);
        let lines = present.count().max(missing.count());
        // Both headings stand on the line nearest to the bars.
        let base = |count: usize| 14.0 + real(lines - count) * leading;
        canvas.lines(layout.present, base(present.count()), Anchor::Start, Style::QUIET, &present);
        canvas.lines(layout.missing, base(missing.count()), Anchor::Start, Style::QUIET, &missing);
        14.0 + real(lines - 1) * leading + 12.0
    }
}

/// The lines at none, half and all, and the one from which the missing share is drawn.
fn draw_rules(canvas: &mut Canvas<'_>, layout: &Layout, top: f64, bottom: f64) {
    let (half, whole) = (layout.present + layout.whole / 2.0, layout.present + layout.whole);
    for (s, ink) in [(layout.present, Ink::Caption), (half, Ink::Hairline), (whole, Ink::Hairline), (layout.missing, Ink::Caption)] {
        canvas.line((s, top), (s, bottom), Stroke::of(ink, 1.0));
    }
}

fn draw_row(canvas: &mut Canvas<'_>, row: &ShareRow, layout: &Layout, middle: f64) {
    let end = if let Some(part) = row.present.known() {
        let long = part * layout.whole;
        canvas.rect(layout.present, middle - 10.0, long, 20.0, Fill::Solid(Ink::Data(0)));
        layout.present + long
    } else {
        canvas.stub(layout.present, middle - 10.0, 20.0, row.present.text());
        layout.present + STUB
    };
    // At the far end there is no room outside the bar, so the number goes into it.
    let inside = end + 6.0 + layout.number_room > layout.missing - 2.0 && layout.missing_most > 0.0;
    let (at, anchor, style) = if inside {
        (end - 6.0, Anchor::End, Style { ink: Ink::OnAct, ..Style::STRONG })
    } else if row.present.known().is_some() {
        (end + 6.0, Anchor::Start, Style::STRONG.with_halo(Ink::Sheet))
    } else {
        (end + 6.0, Anchor::Start, Style::QUIET.with_halo(Ink::Sheet))
    };
    canvas.text_within(at, middle + 4.5, anchor, style, row.present.text(), layout.number_room + 1.0);
    let missing_end = if let Some(part) = row.missing.known() {
        let long = part * layout.whole;
        if long > 0.0 {
            canvas.rect(layout.missing, middle - 6.0, long, 12.0, Fill::Hatched);
        }
        layout.missing + long
    } else {
        canvas.stub(layout.missing, middle - 6.0, 12.0, row.missing.text());
        layout.missing + STUB
    };
    canvas.text_within(missing_end + 6.0, middle + 4.5, Anchor::Start, Style::QUIET, row.missing.text(), layout.number_room + 1.0);
}
