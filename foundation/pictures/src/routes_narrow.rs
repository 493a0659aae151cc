//! Routes on a phone: one under the other, each a line with its stops.

use crate::canvas::{Anchor, Canvas, Stroke, Style};
use crate::frame::Picture;
use crate::ink::Ink;
use crate::routes::{Route, Routes, route_stroke};

/// Draws the routes as a list of lines.
pub(crate) fn draw(mut canvas: Canvas<'_>, chart: &Routes, routes: &[&Route]) -> Picture {
    let width = canvas.frame().pixels();
    let leading = canvas.frame().leading();
    let (start, end) = (5.0, width - 5.0);
    let middle = width / 2.0;
    let third = width / 3.0 - 8.0;
    let with_transit = routes.iter().any(|route| route.transit.is_some());
    let side = if with_transit { third } else { width / 2.0 - 8.0 };
    canvas.text_within(0.0, 14.0, Anchor::Start, Style::QUIET, &chart.origin_heading, side);
    canvas.text_within(width, 14.0, Anchor::End, Style::QUIET, &chart.destination_heading, side);
    if with_transit {
        canvas.text_within(middle, 14.0, Anchor::Middle, Style::QUIET, &chart.transit_heading, third);
    }
    canvas.line((0.0, leading + 5.0), (width, leading + 5.0), Stroke::of(Ink::Hairline, 1.0));
    let mut y = leading + 10.0;
    for route in routes {
        let base = y + leading - 3.0;
        canvas.text_within(0.0, base, Anchor::Start, Style::PLAIN, &route.origin, side);
        canvas.text_within(width, base, Anchor::End, Style::PLAIN, &route.destination, side);
        if let Some(transit) = &route.transit {
            canvas.text_within(middle, base, Anchor::Middle, Style::PLAIN, transit, third);
        }
        let line = base + 15.0;
        canvas.line((start, line), (end, line), route_stroke(&chart.widths, &route.value));
        let stops = [Some(start), route.transit.as_ref().map(|_| middle), Some(end)];
        for stop in stops.into_iter().flatten() {
            canvas.dot(stop, line, 4.2, Ink::Sheet, Stroke::of(Ink::Second, 1.8));
        }
        let style = Style { ink: Ink::Data(1), bold: true, halo: None };
        canvas.plate((canvas.x(width / 4.0), line), style, route.value.text());
        y = line + 16.0;
    }
    let bottom = chart.draw_legend(&mut canvas, y + 6.0);
    canvas.finish(bottom)
}
