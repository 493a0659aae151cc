//! A table of cells, each a square of the ramp with its number: two dimensions at one glance.

use crate::canvas::{Anchor, Canvas, Style};
use crate::frame::{Chart, Frame, Picture, Width};
use crate::ink::{Fill, Ink};
use crate::legend;
use crate::steps::Ramp;
use crate::text::Lines;
use crate::value::{Value, real};

const ROWS_MAX: usize = 100;
const COLUMNS_MAX: usize = 60;
const CELL_HEIGHT: f64 = 30.0;
/// The widest that a single long word makes a column, on the sheet and on a phone.
const COLUMN_WORD_WIDE: f64 = 92.0;
const COLUMN_WORD_NARROW: f64 = 80.0;

/// Rows by columns. Where there are more columns than fit, the table goes on below with the same rows, so that no heading has to stand on its side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matrix {
    /// Labels of the rows.
    pub rows: Vec<String>,
    /// Headings of the columns.
    pub columns: Vec<String>,
    /// For each row, a cell per column; none means that nothing was reported.
    pub cells: Vec<Vec<Option<Value>>>,
    /// Classes and words.
    pub ramp: Ramp,
}

impl Chart for Matrix {
    fn draw(&self, frame: &Frame) -> Option<Picture> {
        let rows = &self.rows[..self.rows.len().min(ROWS_MAX)];
        let columns = &self.columns[..self.columns.len().min(COLUMNS_MAX)];
        if rows.is_empty() || columns.is_empty() || self.cells.is_empty() {
            return None;
        }
        let mut canvas = Canvas::new(frame);
        let width = frame.pixels();
        let least = if frame.width() == Width::Narrow { 58.0 } else { 76.0 };
        // A column is as wide as the longest word over it, so that no heading breaks inside a word; the labels of rows give way.
        let (widest, fewest) = if frame.width() == Width::Narrow { (COLUMN_WORD_NARROW, 0.25) } else { (COLUMN_WORD_WIDE, 0.17) };
        let least = (canvas.face(false).widest(columns.iter().flat_map(|heading| heading.split_whitespace())) + 6.0).clamp(least, widest);
        let left_for_labels = (width - 12.0 - least * real(columns.len())).max(width * fewest);
        let label_room = canvas.face(false).widest(rows.iter().map(String::as_str)).clamp(60.0, width * 0.3).min(left_for_labels);
        let start = label_room + 12.0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most a dozen cells fit a width")]
        let fitting = (((width - start) / least) as usize).max(1);
        let blocks = columns.len().div_ceil(fitting);
        let per_block = columns.len().div_ceil(blocks);
        let pitch = ((width - start) / real(per_block)).min(140.0);
        let labels: Vec<Lines> = rows.iter().map(|label| canvas.face(false).wrap(label, label_room, 3)).collect();
        let mut y = 0.0;
        for (block, headings) in columns.chunks(per_block).enumerate() {
            let place = Place { start, pitch, first: block * per_block };
            y = self.draw_block(&mut canvas, headings, &labels, &place, y) + 22.0;
        }
        let cells = || self.cells.iter().flatten();
        let withheld = cells().any(|cell| cell.as_ref().is_some_and(Value::is_withheld));
        let items = legend::of_ramp(&self.ramp, withheld, cells().any(Option::is_none));
        let bottom = legend::draw(&mut canvas, y - 4.0, &items);
        Some(canvas.finish(bottom))
    }
}

/// Where a block of columns stands.
struct Place {
    start: f64,
    pitch: f64,
    first: usize,
}

impl Matrix {
    fn draw_block(&self, canvas: &mut Canvas<'_>, headings: &[String], labels: &[Lines], place: &Place, y: f64) -> f64 {
        let leading = canvas.frame().leading();
        let wrapped: Vec<Lines> = headings.iter().map(|heading| canvas.face(false).wrap(heading, place.pitch - 4.0, 4)).collect();
        let deepest = wrapped.iter().map(Lines::count).max().unwrap_or(1);
        for (index, heading) in wrapped.iter().enumerate() {
            let first = y + 13.0 + real(deepest - heading.count()) * leading;
            canvas.lines(place.start + (real(index) + 0.5) * place.pitch, first, Anchor::Middle, Style::QUIET, heading);
        }
        let mut top = y + real(deepest) * leading + 8.0;
        for (row, label) in labels.iter().enumerate() {
            let height = (real(label.count()) * leading + 6.0).max(CELL_HEIGHT);
            let middle = top + height / 2.0;
            canvas.lines(place.start - 12.0, middle + 4.5 - real(label.count() - 1) * leading / 2.0, Anchor::End, Style::PLAIN, label);
            for column in 0..headings.len() {
                let cell = self.cells.get(row).and_then(|cells| cells.get(place.first + column)).and_then(Option::as_ref);
                self.draw_cell(canvas, cell, place.start + real(column) * place.pitch, top, place.pitch, height);
            }
            top += height;
        }
        top
    }

    fn draw_cell(&self, canvas: &mut Canvas<'_>, cell: Option<&Value>, s: f64, y: f64, pitch: f64, height: f64) {
        let (s, y, pitch, height) = (s + 1.0, y + 1.0, pitch - 2.0, height - 2.0);
        let (fill, ink) = match cell {
            None => {
                canvas.rect_with_title(s, y, pitch, height, Fill::Dotted, Some(&self.ramp.nothing));
                return;
            }
            Some(Value::Withheld(word)) => {
                canvas.rect_with_title(s, y, pitch, height, Fill::Hatched, Some(word));
                return;
            }
            // A true zero is a number like any other, but outside the ramp, and never white.
            Some(Value::Count(0, _)) => (Ink::Sunk, Ink::Second),
            Some(Value::Count(count, _)) => {
                let colour = self.ramp.steps.colour(self.ramp.steps.class(*count));
                (Ink::Ramp(colour), Ink::on_ramp(colour))
            }
        };
        canvas.rect(s, y, pitch, height, Fill::Solid(fill));
        let text = cell.map_or("", Value::text);
        canvas.text_within(s + pitch / 2.0, y + height / 2.0 + 4.5, Anchor::Middle, Style { ink, ..Style::PLAIN }, text, pitch - 4.0);
    }
}
