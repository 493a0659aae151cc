//! Where words stand on a map: inside their area where they fit, and never on each other.

use super::projection::{Point, Rings, surface};
use crate::value::real;

const SCANS: usize = 21;

/// A place for words in an area, with the room that it has there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) at: Point,
    pub(crate) room: f64,
}

/// The best place for a line of text of some height: among level lines through the largest ring, the one with most room above, on and below it.
pub(crate) fn place(rings: &Rings, text_height: f64) -> Option<Place> {
    let ring = rings.iter().max_by(|one, other| surface(one).total_cmp(&surface(other)))?;
    let (top, bottom) = ring.iter().fold((f64::MAX, f64::MIN), |(top, bottom), point| (top.min(point.1), bottom.max(point.1)));
    let mut best: Option<(f64, Place)> = None;
    for scan in 0..SCANS {
        let y = top + (bottom - top) * (real(scan) + 0.5) / real(SCANS);
        for (start, end) in spans(ring, y) {
            let (mut left, mut right) = (start, end);
            for other in [y - text_height / 2.0, y + text_height / 2.0] {
                let middle = f64::midpoint(start, end);
                let around = spans(ring, other).into_iter().find(|(from, to)| *from <= middle && middle <= *to);
                let (from, to) = around.unwrap_or((middle, middle));
                left = left.max(from);
                right = right.min(to);
            }
            // Of two places with equal room the one nearer to the middle looks right.
            let off_middle = (y - f64::midpoint(top, bottom)).abs();
            let score = (right - left).max((end - start) * 0.2) - off_middle * 0.5;
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, Place { at: (f64::midpoint(left, right.max(left)), y), room: (right - left).max(0.0) }));
            }
        }
    }
    best.map(|(_, place)| place)
}

/// Where a level line is inside a ring.
fn spans(ring: &[Point], y: f64) -> Vec<(f64, f64)> {
    let mut crossings: Vec<f64> = Vec::new();
    for (from, to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        if (from.1 > y) != (to.1 > y) {
            crossings.push(from.0 + (y - from.1) / (to.1 - from.1) * (to.0 - from.0));
        }
    }
    crossings.sort_by(f64::total_cmp);
    crossings.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

/// The rectangles that are taken by words, and those crossed by routes, where words stand only if there is no better place.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    words: Vec<[f64; 4]>,
    crossed: Vec<[f64; 4]>,
}

impl Taken {
    /// Notes that a route passes here.
    pub(crate) fn cross(&mut self, middle: Point, side: f64) {
        self.crossed.push(around(middle, side, side));
    }

    /// Takes the rectangle of a size around the first of some middles that is free of words and inside the map; with `clear` also free of routes.
    pub(crate) fn take(&mut self, middles: &[Point], size: (f64, f64), map: (f64, f64), clear: bool) -> Option<Point> {
        let fits = |middle: &&Point| {
            let wanted = around(**middle, size.0, size.1);
            let inside = wanted[0] >= 2.0 && wanted[1] >= 2.0 && wanted[2] <= map.0 - 2.0 && wanted[3] <= map.1 - 2.0;
            inside && self.words.iter().all(|other| apart(&wanted, other)) && (!clear || self.crossed.iter().all(|other| apart(&wanted, other)))
        };
        let middle = middles.iter().find(fits).copied()?;
        self.words.push(around(middle, size.0, size.1));
        Some(middle)
    }
}

fn around(middle: Point, width: f64, height: f64) -> [f64; 4] {
    [middle.0 - width / 2.0, middle.1 - height / 2.0, middle.0 + width / 2.0, middle.1 + height / 2.0]
}

fn apart(one: &[f64; 4], other: &[f64; 4]) -> bool {
    one[2] <= other[0] || other[2] <= one[0] || one[3] <= other[1] || other[3] <= one[1]
}
