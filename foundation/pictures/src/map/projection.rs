//! From degrees to paper: an equirectangular projection, narrowed by the cosine of the middle latitude and fitted to what is shown.

use super::areas::Area;
use super::topology::Degrees;
use crate::canvas::number;

/// A point on paper.
pub(crate) type Point = (f64, f64);

/// How far outlines are kept beyond the edge, so that no cut is seen.
const OVERHANG: f64 = 20.0;
/// Points nearer to each other than this are one on paper.
const NEAR: f64 = 0.9;
/// Islands smaller than this many square pixels are left out, unless they are all there is of an area.
const SPECK: f64 = 1.5;
const PADDING: f64 = 18.0;
/// Tallest map in pixels: it should be seen at once with its legend.
const HEIGHT_MAX: f64 = 520.0;

/// Shapes as rings of points on paper.
pub(crate) type Rings = Vec<Vec<Point>>;

/// A projection fitted to areas.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Projection {
    west: f64,
    north: f64,
    narrowing: f64,
    scale: f64,
    left: f64,
    top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Projection {
    /// Fits the areas into a width; the height follows from their shape within bounds. None where they have no extent.
    pub(crate) fn fit<'a>(areas: impl Iterator<Item = &'a Area>, width: f64) -> Option<Self> {
        let (mut west, mut east, mut south, mut north) = (f64::MAX, f64::MIN, f64::MAX, f64::MIN);
        for (longitude, latitude) in areas.flat_map(main_rings).flatten() {
            west = west.min(*longitude);
            east = east.max(*longitude);
            south = south.min(*latitude);
            north = north.max(*latitude);
        }
        if west > east || south > north {
            return None;
        }
        // A single small area is shown with some of what surrounds it.
        let narrowing = f64::midpoint(south, north).to_radians().cos().max(0.2);
        let (across, down) = (((east - west) * narrowing).max(0.01), (north - south).max(0.01));
        let height = (width * down / across).clamp(width * 0.42, (width * 0.82).min(HEIGHT_MAX));
        let scale = ((width - 2.0 * PADDING) / across).min((height - 2.0 * PADDING) / down);
        let left = (width - across * scale) / 2.0;
        let top = (height - down * scale) / 2.0;
        Some(Self { west, north, narrowing, scale, left, top, width, height })
    }

    /// A place on paper.
    pub(crate) fn point(&self, degrees: Degrees) -> Point {
        (self.left + (degrees.0 - self.west) * self.narrowing * self.scale, self.top + (self.north - degrees.1) * self.scale)
    }

    /// The rings of an area on paper, cut at the edge of the map.
    pub(crate) fn rings(&self, area: &Area) -> Rings {
        let mut rings: Rings = area.polygons.iter().flatten().map(|ring| self.cut(&self.thin(ring))).filter(|ring| ring.len() > 2).collect();
        if rings.iter().any(|ring| surface(ring) >= SPECK) {
            rings.retain(|ring| surface(ring) >= SPECK);
        }
        rings
    }

    /// A line on paper, in the pieces that touch the map.
    pub(crate) fn pieces(&self, line: &[Degrees]) -> Rings {
        let mut pieces: Rings = Vec::new();
        let mut piece: Vec<Point> = Vec::new();
        let points = self.thin(line);
        let closed = line.len() > 1 && line.first() == line.last();
        if closed && surface(&points) < SPECK {
            return pieces;
        }
        for pair in points.windows(2) {
            if self.near_map(pair[0], pair[1]) {
                if piece.is_empty() {
                    piece.push(pair[0]);
                }
                piece.push(pair[1]);
            } else if !piece.is_empty() {
                pieces.push(std::mem::take(&mut piece));
            }
        }
        if !piece.is_empty() {
            pieces.push(piece);
        }
        pieces
    }

    fn near_map(&self, from: Point, to: Point) -> bool {
        let apart = |from: f64, to: f64, end: f64| (from < -OVERHANG && to < -OVERHANG) || (from > end + OVERHANG && to > end + OVERHANG);
        !apart(from.0, to.0, self.width) && !apart(from.1, to.1, self.height)
    }

    fn thin(&self, line: &[Degrees]) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::with_capacity(line.len());
        let last = line.len().saturating_sub(1);
        for (index, degrees) in line.iter().enumerate() {
            let point = self.point(*degrees);
            let far = points.last().is_none_or(|before| (before.0 - point.0).abs() + (before.1 - point.1).abs() >= NEAR);
            if far || index == last {
                points.push(point);
            }
        }
        points
    }

    /// Cuts a ring at the four edges, one after the other (Sutherland and Hodgman, 1974).
    fn cut(&self, ring: &[Point]) -> Vec<Point> {
        let edges = [(0, -OVERHANG, 1.0), (0, self.width + OVERHANG, -1.0), (1, -OVERHANG, 1.0), (1, self.height + OVERHANG, -1.0)];
        let mut points = ring.to_vec();
        for (axis, edge, side) in edges {
            let along = |point: &Point| if axis == 0 { point.0 } else { point.1 };
            let mut kept = Vec::with_capacity(points.len());
            for (index, point) in points.iter().enumerate() {
                let before = &points[(index + points.len() - 1) % points.len()];
                let (inside, was_inside) = ((along(point) - edge) * side >= 0.0, (along(before) - edge) * side >= 0.0);
                if inside != was_inside {
                    let part = (edge - along(before)) / (along(point) - along(before));
                    kept.push((before.0 + (point.0 - before.0) * part, before.1 + (point.1 - before.1) * part));
                }
                if inside {
                    kept.push(*point);
                }
            }
            points = kept;
        }
        points
    }
}

/// The outer rings that decide what the map is fitted to: the largest of an area and those at least a quarter as large. Far small islands do not shrink a
/// country.
fn main_rings(area: &Area) -> Vec<&Vec<Degrees>> {
    let rings: Vec<(&Vec<Degrees>, f64)> = area.polygons.iter().filter_map(|polygon| polygon.first()).map(|ring| (ring, surface(ring))).collect();
    let largest = rings.iter().map(|(_, surface)| *surface).fold(0.0, f64::max);
    rings.into_iter().filter(|(_, surface)| *surface >= largest / 4.0).map(|(ring, _)| ring).collect()
}

/// Surface of a ring, without its sign.
pub(crate) fn surface(ring: &[Point]) -> f64 {
    let closed = ring.iter().zip(ring.iter().cycle().skip(1));
    closed.map(|(from, to)| from.0 * to.1 - to.0 * from.1).sum::<f64>().abs() / 2.0
}

/// Path data of closed rings.
pub(crate) fn closed_path(rings: &Rings) -> String {
    let mut data = String::new();
    for ring in rings {
        push_points(&mut data, ring);
        data.push('Z');
    }
    data
}

/// Path data of open lines.
pub(crate) fn open_path(lines: &Rings) -> String {
    let mut data = String::new();
    for line in lines {
        push_points(&mut data, line);
    }
    data
}

/// Writes points as differences in tenths of a pixel: shorter than places, and without a growing error, since what is rounded are the places.
fn push_points(data: &mut String, points: &[Point]) {
    let round = |point: &Point| ((point.0 * 10.0).round(), (point.1 * 10.0).round());
    let mut before = (0.0, 0.0);
    for (index, point) in points.iter().enumerate() {
        let place = round(point);
        if index == 0 {
            data.push('M');
        } else if place == before {
            continue;
        } else {
            data.push('l');
        }
        let origin = if index == 0 { (0.0, 0.0) } else { before };
        data.push_str(&number((place.0 - origin.0) / 10.0));
        data.push(' ');
        data.push_str(&number((place.1 - origin.1) / 10.0));
        before = place;
    }
}
