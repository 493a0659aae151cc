//! The ribbon: a whole file from its first row to its last, with marks where rows are not simply ready.

use crate::canvas::{Anchor, Canvas, Style};
use crate::frame::{Chart, Frame, Picture};
use crate::ink::{Fill, Ink};
use crate::legend::{self, Item};
use crate::value::{length, real};

const HEIGHT: f64 = 40.0;
/// Shortest mark in pixels; one row in a million must still be seen.
const MARK_PIXELS_MIN: usize = 2;

/// What will become of rows. Where two kinds fall on one pixel, the later in this list is shown: what needs a person must not be hidden by what does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SegmentKind {
    /// Ready to be taken in.
    Ready,
    /// Held already, and the same.
    Unchanged,
    /// Held already, and would be updated.
    Changed,
    /// Raises a question.
    Question,
    /// Cannot be read and stays outside.
    Outside,
}

impl SegmentKind {
    fn ink(self) -> Ink {
        match self {
            Self::Ready => Ink::Ramp(0),
            Self::Unchanged => Ink::Ramp(1),
            Self::Changed => Ink::Act,
            Self::Question => Ink::Lamp,
            Self::Outside => Ink::Clay,
        }
    }

    /// Where the mark begins, from the top: height tells the kinds apart where colour does not.
    fn top(self) -> f64 {
        match self {
            Self::Ready | Self::Unchanged | Self::Outside => 0.0,
            Self::Changed => 20.0,
            Self::Question => 8.0,
        }
    }
}

/// Rows that follow each other and share a fate. Rows count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// First row.
    pub first_row: u64,
    /// Last row.
    pub last_row: u64,
    /// What will become of them.
    pub kind: SegmentKind,
}

/// A file as a ribbon. The drawing has one piece per pixel at most, however many segments there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ribbon {
    /// Number of rows of the file.
    pub rows: u64,
    /// What is not simply ready, and what is, in any order; rows in no segment are ready.
    pub segments: Vec<Segment>,
    /// Words under the beginning, such as "row 1".
    pub first_label: String,
    /// Words under the end.
    pub last_label: String,
    /// Words for the kinds, in the order in which they stand in the legend; may be empty.
    pub legend: Vec<(SegmentKind, String)>,
}

impl Chart for Ribbon {
    fn draw(&self, frame: &Frame) -> Option<Picture> {
        if self.rows == 0 {
            return None;
        }
        let mut canvas = Canvas::new(frame);
        let pixels = self.pixels(frame.pixels());
        let base = if pixels.iter().all(|kind| *kind == SegmentKind::Unchanged) { SegmentKind::Unchanged } else { SegmentKind::Ready };
        canvas.rect(0.0, 0.0, frame.pixels(), HEIGHT, Fill::Solid(base.ink()));
        let mut start = 0;
        while start < pixels.len() {
            let kind = pixels[start];
            let end = pixels[start..].iter().position(|other| *other != kind).map_or(pixels.len(), |run| start + run);
            if kind != base {
                canvas.rect(real(start), kind.top(), real(end - start), HEIGHT - kind.top(), Fill::Solid(kind.ink()));
            }
            start = end;
        }
        let room = frame.pixels() / 2.0 - 8.0;
        canvas.text_within(0.0, HEIGHT + 17.0, Anchor::Start, Style::QUIET, &self.first_label, room);
        canvas.text_within(frame.pixels(), HEIGHT + 17.0, Anchor::End, Style::QUIET, &self.last_label, room);
        let items: Vec<Item> = self.legend.iter().map(|(kind, words)| Item::area(Fill::Solid(kind.ink()), words)).collect();
        let bottom = legend::draw(&mut canvas, HEIGHT + 34.0, &items);
        Some(canvas.finish(if items.is_empty() { HEIGHT + 24.0 } else { bottom }))
    }
}

impl Ribbon {
    /// The kind that each pixel shows.
    fn pixels(&self, width: f64) -> Vec<SegmentKind> {
        let place = |row: u64| -> usize {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a pixel of a picture is a small positive number")]
            let pixel = length(row.min(self.rows), self.rows, width) as usize;
            pixel
        };
        let mut pixels = vec![SegmentKind::Ready; place(self.rows)];
        let mut segments = self.segments.clone();
        segments.sort_by_key(|segment| segment.kind);
        for segment in segments.iter().filter(|segment| segment.first_row <= segment.last_row && segment.first_row <= self.rows) {
            let first = place(segment.first_row.saturating_sub(1)).min(pixels.len().saturating_sub(MARK_PIXELS_MIN));
            let last = place(segment.last_row).max(first + MARK_PIXELS_MIN).min(pixels.len());
            pixels[first..last].fill(segment.kind);
        }
        pixels
    }
}
