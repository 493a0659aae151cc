//! Routes on a map: bent lines between areas, with an arrow at the end.

use super::projection::Point;
use crate::canvas::number;

/// A bent line from one place to another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bend {
    from: Point,
    control: Point,
    to: Point,
}

impl Bend {
    /// Bends a line to one side, so that there and back again are two lines. Both ends keep a little away from the middle of their areas, where the names
    /// stand.
    pub(crate) fn between(from: Point, to: Point, start_gap: f64, end_gap: f64) -> Option<Self> {
        let (across, down) = (to.0 - from.0, to.1 - from.1);
        let distance = across.hypot(down);
        if distance < 8.0 {
            return None;
        }
        // Near neighbours: the line keeps half of the way at least.
        let (start_gap, end_gap) = (start_gap.min(distance * 0.2), end_gap.min(distance * 0.3));
        let control = (f64::midpoint(from.0, to.0) + down * 0.16, f64::midpoint(from.1, to.1) - across * 0.16);
        let whole = Self { from, control, to };
        let (start, end) = (start_gap / distance, 1.0 - end_gap / distance);
        let (first, last) = (whole.at(start), whole.at(end));
        // The control point of a part of the curve lies where the tangents at its ends meet.
        let slope = whole.slope(start);
        let span = (end - start) / 2.0;
        Some(Self { from: first, control: (first.0 + slope.0 * span, first.1 + slope.1 * span), to: last })
    }

    /// The point at a part of the way.
    pub(crate) fn at(&self, part: f64) -> Point {
        let rest = 1.0 - part;
        let mix = |from: f64, control: f64, to: f64| rest * rest * from + 2.0 * rest * part * control + part * part * to;
        (mix(self.from.0, self.control.0, self.to.0), mix(self.from.1, self.control.1, self.to.1))
    }

    fn slope(&self, part: f64) -> Point {
        let mix = |from: f64, control: f64, to: f64| 2.0 * (1.0 - part) * (control - from) + 2.0 * part * (to - control);
        (mix(self.from.0, self.control.0, self.to.0), mix(self.from.1, self.control.1, self.to.1))
    }

    /// Path data of the line.
    pub(crate) fn path(&self) -> String {
        format!(
            "M{} {}Q{} {} {} {}",
            number(self.from.0),
            number(self.from.1),
            number(self.control.0),
            number(self.control.1),
            number(self.to.0),
            number(self.to.1)
        )
    }

    /// Path data of the arrow at the end; it reaches beyond the line, whose blunt end it hides.
    pub(crate) fn arrow(&self, width: f64) -> String {
        let (across, down) = (self.to.0 - self.control.0, self.to.1 - self.control.1);
        let length = across.hypot(down).max(0.001);
        let (along, aside) = ((across / length, down / length), (-down / length, across / length));
        let (reach, half) = (width * 1.1 + 7.0, width * 0.75 + 3.4);
        let point = |forward: f64, sideways: f64| (self.to.0 + along.0 * forward + aside.0 * sideways, self.to.1 + along.1 * forward + aside.1 * sideways);
        let (left, tip, right) = (point(-2.0, half), point(reach, 0.0), point(-2.0, -half));
        format!("M{} {}L{} {}L{} {}Z", number(left.0), number(left.1), number(tip.0), number(tip.1), number(right.0), number(right.1))
    }
}
