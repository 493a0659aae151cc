//! Outlines that cross the line of 180°: on paper it is the edge, so that they are cut there.

use super::topology::Degrees;

/// Half way round the earth, where the paper ends.
const EDGE: f64 = 180.0;

/// Rings on the paper: a ring that goes over the edge comes back on the other side as a ring of its own.
pub(crate) fn cut_ring(ring: Vec<Degrees>) -> Vec<Vec<Degrees>> {
    if !ring.windows(2).any(|pair| jumps(pair[0], pair[1])) {
        return vec![ring];
    }
    let whole = unrolled(&ring);
    let turned = |turn: f64| whole.iter().map(|(longitude, latitude)| (longitude + turn, *latitude)).collect::<Vec<_>>();
    let sheets = [0.0, -2.0 * EDGE, 2.0 * EDGE].map(|turn| keep(&keep(&turned(turn), -EDGE, 1.0), EDGE, -1.0));
    sheets.into_iter().filter(|ring| ring.len() > 2).collect()
}

/// A line in the pieces that it has on the paper.
pub(crate) fn cut_line(line: Vec<Degrees>) -> Vec<Vec<Degrees>> {
    let mut pieces = Vec::new();
    let mut piece: Vec<Degrees> = Vec::with_capacity(line.len());
    for point in line {
        if let Some(before) = piece.last().copied().filter(|before| jumps(*before, point)) {
            let latitude = f64::midpoint(before.1, point.1);
            piece.push((EDGE.copysign(before.0), latitude));
            pieces.push(std::mem::replace(&mut piece, vec![(EDGE.copysign(point.0), latitude)]));
        }
        piece.push(point);
    }
    pieces.push(piece);
    pieces
}

/// Neighbours more than half the earth apart are neighbours over the edge.
fn jumps(from: Degrees, to: Degrees) -> bool {
    (to.0 - from.0).abs() > EDGE
}

/// The ring without jumps, beyond the edge where it must. One that goes round a pole is closed over the pole.
fn unrolled(ring: &[Degrees]) -> Vec<Degrees> {
    let mut points: Vec<Degrees> = Vec::with_capacity(ring.len() + 2);
    let mut turn = 0.0;
    for (index, point) in ring.iter().enumerate() {
        if index > 0 && jumps(ring[index - 1], *point) {
            turn += 2.0 * EDGE.copysign(ring[index - 1].0);
        }
        points.push((point.0 + turn, point.1));
    }
    if let (Some(first), Some(last)) = (points.first().copied(), points.last().copied())
        && (last.0 - first.0).abs() > EDGE
    {
        let pole = 90.0_f64.copysign(first.1);
        points.extend([(last.0, pole), (first.0, pole)]);
    }
    points
}

/// What of a ring lies on one side of a meridian (Sutherland and Hodgman, 1974).
fn keep(ring: &[Degrees], edge: f64, side: f64) -> Vec<Degrees> {
    let mut kept = Vec::with_capacity(ring.len());
    for (index, point) in ring.iter().enumerate() {
        let before = ring[(index + ring.len() - 1) % ring.len()];
        let (inside, was_inside) = ((point.0 - edge) * side >= 0.0, (before.0 - edge) * side >= 0.0);
        if inside != was_inside {
            let part = (edge - before.0) / (point.0 - before.0);
            kept.push((edge, before.1 + (point.1 - before.1) * part));
        }
        if inside {
            kept.push(*point);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn width(ring: &[Degrees]) -> f64 {
        let (west, east) = ring.iter().fold((f64::MAX, f64::MIN), |(west, east), point| (west.min(point.0), east.max(point.0)));
        east - west
    }

    /// A land over the edge becomes two narrow rings, not a stripe round the earth; any other ring stays as it is.
    #[test]
    fn lands_over_the_edge_are_cut() {
        let inland = vec![(10.0, 0.0), (20.0, 0.0), (20.0, 10.0), (10.0, 0.0)];
        assert_eq!(cut_ring(inland.clone()), [inland]);
        let over = vec![(170.0, 60.0), (-170.0, 60.0), (-170.0, 70.0), (170.0, 70.0), (170.0, 60.0)];
        let rings = cut_ring(over);
        assert_eq!(rings.len(), 2);
        assert!(rings.iter().all(|ring| (width(ring) - 10.0).abs() < 1e-9), "{rings:?}");
    }

    /// A land round a pole fills the paper as far as the pole.
    #[test]
    fn a_land_round_the_pole_is_closed_over_it() {
        let rings = cut_ring(vec![(-180.0, -70.0), (-60.0, -65.0), (60.0, -65.0), (180.0, -70.0), (-180.0, -70.0)]);
        assert!(rings.iter().flatten().any(|point| point.1 <= -90.0), "{rings:?}");
        assert!(rings.iter().any(|ring| width(ring) > 350.0), "{rings:?}");
    }

    /// A line over the edge ends there and goes on at the other side.
    #[test]
    fn lines_are_cut() {
        assert_eq!(cut_line(vec![(179.0, 1.0), (-179.0, 3.0)]), [vec![(179.0, 1.0), (180.0, 2.0)], vec![(-180.0, 2.0), (-179.0, 3.0)]]);
        assert_eq!(cut_line(vec![(1.0, 1.0), (2.0, 2.0)]).len(), 1);
    }
}
