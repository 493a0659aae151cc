//! Lines that look like rivers, ridges and coasts: midpoints are moved sideways, again and again, with whole numbers only.

use super::graph::{Line, NODES};
use crate::dice::Dice;

/// A point of the drawing, in thousandths of a degree from its north-western corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) column: i32,
    pub(super) row: i32,
}

/// Below this length a piece stays straight.
const PIECE: i64 = 75;

/// The line with its bends, both nodes included.
pub(super) fn drawn(line: &Line, dice: &mut Dice) -> Vec<Point> {
    let point = |(column, row): (i32, i32)| Point { column: column * 10, row: row * 10 };
    let corners: Vec<Point> = [NODES[line.from]].into_iter().chain(line.through.iter().copied()).chain([NODES[line.to]]).map(point).collect();
    let mut points = vec![corners[0]];
    for pair in corners.windows(2) {
        bend(pair[0], pair[1], line.roughness, 0, &mut points, dice);
    }
    points
}

/// Adds the points after `from` up to and with `to`. Twelve halvings are more than any line here needs.
fn bend(from: Point, to: Point, roughness: i32, depth: u32, points: &mut Vec<Point>, dice: &mut Dice) {
    let (across, down) = (to.column - from.column, to.row - from.row);
    let square = i64::from(across) * i64::from(across) + i64::from(down) * i64::from(down);
    if square < PIECE * PIECE || depth == 12 {
        points.push(to);
        return;
    }
    // Sideways by a share of the length, in thousandths; never nearly straight at first, so that no border looks ruled.
    let mut share = dice.between(-roughness, roughness);
    if depth < 2 && share.abs() < roughness / 3 {
        share = if share < 0 { -roughness / 3 } else { roughness / 3 };
    }
    let middle = Point { column: i32::midpoint(from.column, to.column) - down * share / 1000, row: i32::midpoint(from.row, to.row) + across * share / 1000 };
    bend(from, middle, roughness, depth + 1, points, dice);
    bend(middle, to, roughness, depth + 1, points, dice);
}
