//! Routes from origin over transit to destination. Each route is one line with its number on it; the width says its class.

use crate::canvas::{Anchor, Canvas, Stroke, Style, number};
use crate::frame::{Chart, Frame, Picture, Width};
use crate::ink::{Fill, Ink};
use crate::legend;
use crate::routes_narrow;
use crate::steps::{Steps, route_width};
use crate::value::{Value, real};

const ROUTES_MAX: usize = 40;
/// Height that each route has at each of its stops.
const SLOT: f64 = 24.0;
const STOP_GAP: f64 = 12.0;
const STOP_LENGTH: f64 = 5.0;

/// One route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// Where it began.
    pub origin: String,
    /// Through where it led, if that is known.
    pub transit: Option<String>,
    /// Where it ended.
    pub destination: String,
    /// How many described it.
    pub value: Value,
}

/// A picture of routes: three columns of stops and lines between them; on a phone, one line under the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Routes {
    /// Heading of the first column.
    pub origin_heading: String,
    /// Heading of the middle column.
    pub transit_heading: String,
    /// Heading of the last column.
    pub destination_heading: String,
    /// The routes; the withheld ones are drawn after the others, in the order given.
    pub routes: Vec<Route>,
    /// Up to three classes of width.
    pub widths: Steps,
}

impl Routes {
    /// Largest first, withheld last as given: their place must not tell their size.
    pub(crate) fn ordered(&self) -> Vec<&Route> {
        let mut routes: Vec<&Route> = self.routes.iter().collect();
        routes.sort_by_key(|route| (route.value.is_withheld(), std::cmp::Reverse(route.value.known().unwrap_or(0))));
        routes.truncate(ROUTES_MAX);
        routes
    }

    /// The legend of widths and of what is withheld.
    pub(crate) fn draw_legend(&self, canvas: &mut Canvas<'_>, y: f64) -> f64 {
        let withheld = self.routes.iter().find(|route| route.value.is_withheld()).map(|route| route.value.text());
        legend::draw(canvas, y, &legend::of_routes(&self.widths, withheld))
    }
}

/// How a route is drawn: a withheld one is always the thinnest, and dashed.
pub(crate) fn route_stroke(widths: &Steps, value: &Value) -> Stroke {
    Stroke { ink: Ink::Data(1), width: route_width(widths, value), dashed: value.is_withheld() }
}

impl Chart for Routes {
    fn draw(&self, frame: &Frame) -> Option<Picture> {
        let routes = self.ordered();
        if routes.is_empty() {
            return None;
        }
        let canvas = Canvas::new(frame);
        Some(if frame.width() == Width::Narrow { routes_narrow::draw(canvas, self, &routes) } else { draw_columns(canvas, self, &routes) })
    }
}

/// A stop: a place in one column with the routes that touch it.
struct Stop<'a> {
    /// None where a route goes from origin to destination without a known transit.
    name: Option<&'a str>,
    routes: Vec<usize>,
    top: f64,
}

/// One column of stops, in the order in which the routes first touch them.
struct Level<'a> {
    stops: Vec<Stop<'a>>,
    /// Where the line of each route passes.
    passes: Vec<f64>,
    height: f64,
}

impl<'a> Level<'a> {
    fn of(names: impl Iterator<Item = Option<&'a str>>, extra: f64) -> Self {
        let mut stops: Vec<Stop<'a>> = Vec::new();
        let mut count = 0;
        for (route, name) in names.enumerate() {
            count += 1;
            match stops.iter_mut().find(|stop| stop.name == name) {
                Some(stop) => stop.routes.push(route),
                None => stops.push(Stop { name, routes: vec![route], top: 0.0 }),
            }
        }
        let mut passes = vec![0.0; count];
        let mut y = 0.0;
        for stop in &mut stops {
            y += if stop.name.is_some() { extra } else { 0.0 };
            stop.top = y;
            for route in &stop.routes {
                passes[*route] = y + SLOT / 2.0;
                y += SLOT;
            }
            y += STOP_GAP;
        }
        Self { stops, passes, height: y - STOP_GAP }
    }

    /// Puts shorter columns into the middle of the tallest.
    fn centre(&mut self, tallest: f64) {
        let shift = (tallest - self.height) / 2.0;
        self.stops.iter_mut().for_each(|stop| stop.top += shift);
        self.passes.iter_mut().for_each(|pass| *pass += shift);
    }
}

fn draw_columns(mut canvas: Canvas<'_>, chart: &Routes, routes: &[&Route]) -> Picture {
    let width = canvas.frame().pixels();
    let leading = canvas.frame().leading();
    let with_transit = routes.iter().any(|route| route.transit.is_some());
    let mut origins = Level::of(routes.iter().map(|route| Some(route.origin.as_str())), 0.0);
    let mut transits = Level::of(routes.iter().map(|route| route.transit.as_deref()), leading);
    let mut destinations = Level::of(routes.iter().map(|route| Some(route.destination.as_str())), 0.0);
    let transit_height = if with_transit { transits.height } else { 0.0 };
    let tallest = origins.height.max(destinations.height).max(transit_height);
    for stops in [&mut origins, &mut transits, &mut destinations] {
        stops.centre(tallest);
    }
    let room = |names: &Level<'_>, canvas: &Canvas<'_>| canvas.face(false).widest(names.stops.iter().filter_map(|stop| stop.name)).clamp(60.0, width * 0.24);
    let (origin_room, destination_room) = (room(&origins, &canvas), room(&destinations, &canvas));
    let (from, to) = (origin_room + 10.0, width - destination_room - 10.0);
    let middle = f64::midpoint(from, to);
    let top = leading + 14.0;
    // Names may be shorter than the heading over them, so that the outer headings begin and end at the edges.
    let beside_middle = (to - from) * 0.28;
    canvas.text_within(0.0, 14.0, Anchor::Start, Style::QUIET, &chart.origin_heading, from + beside_middle);
    canvas.text_within(width, 14.0, Anchor::End, Style::QUIET, &chart.destination_heading, width - to + beside_middle);
    if with_transit {
        canvas.text_within(middle, 14.0, Anchor::Middle, Style::QUIET, &chart.transit_heading, (to - from) * 0.4);
    }
    // Thin lines last, so that a wide one never hides them.
    for (index, route) in routes.iter().enumerate() {
        let ends = ((from + STOP_LENGTH, top + origins.passes[index]), (to, top + destinations.passes[index]));
        let via = with_transit.then(|| (middle, top + transits.passes[index]));
        draw_line(&mut canvas, ends, via, route_stroke(&chart.widths, &route.value));
    }
    draw_stops(&mut canvas, &origins, top, from, Some((origin_room, Anchor::End, origin_room)));
    draw_stops(&mut canvas, &destinations, top, to, Some((width - destination_room, Anchor::Start, destination_room)));
    if with_transit {
        draw_stops(&mut canvas, &transits, top, middle - STOP_LENGTH / 2.0, None);
    }
    for (index, route) in routes.iter().enumerate() {
        let style = Style { ink: Ink::Data(1), bold: true, halo: None };
        let s = from + STOP_LENGTH + 14.0 + canvas.face(true).width(route.value.text()) / 2.0;
        canvas.plate((canvas.x(s), top + origins.passes[index]), style, route.value.text());
    }
    let bottom = chart.draw_legend(&mut canvas, top + tallest + 18.0);
    canvas.finish(bottom)
}

/// A line that leaves and arrives level, over its transit where there is one.
fn draw_line(canvas: &mut Canvas<'_>, ends: ((f64, f64), (f64, f64)), via: Option<(f64, f64)>, stroke: Stroke) {
    let (start, end) = ends;
    let mut data = format!("M{} {}", number(canvas.x(start.0)), number(start.1));
    let mut from = start;
    for stop in via.into_iter().chain([end]) {
        let bend = f64::midpoint(from.0, stop.0);
        let points = [(bend, from.1), (bend, stop.1), stop].map(|(s, y)| format!("{} {}", number(canvas.x(s)), number(y)));
        data.push('C');
        data.push_str(&points.join(" "));
        from = stop;
    }
    canvas.stroked_path(&data, stroke);
}

/// Draws the stops of a column; names stand beside it, or over each stop where there is no side.
fn draw_stops(canvas: &mut Canvas<'_>, column: &Level<'_>, top: f64, s: f64, beside: Option<(f64, Anchor, f64)>) {
    for stop in &column.stops {
        let Some(name) = stop.name else { continue };
        let height = real(stop.routes.len()) * SLOT;
        canvas.rect(s, top + stop.top, STOP_LENGTH, height, Fill::Solid(Ink::Second));
        if let Some((at, anchor, room)) = beside {
            let lines = canvas.face(false).wrap(name, room, if height > 2.0 * canvas.frame().leading() { 2 } else { 1 });
            let first = top + stop.top + height / 2.0 + 4.5 - real(lines.count() - 1) * canvas.frame().leading() / 2.0;
            canvas.lines(at, first, anchor, Style::PLAIN, &lines);
        } else {
            let style = Style::PLAIN.with_halo(Ink::Sheet);
            canvas.text_within(s + STOP_LENGTH / 2.0, top + stop.top - 5.0, Anchor::Middle, style, name, 150.0);
        }
    }
}
