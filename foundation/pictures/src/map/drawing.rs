//! Drawing a map: surroundings, areas, the lines between them, routes, words, legend, disclaimer.

use super::areas::{Area, Areas, Border};
use super::labels::{Place, Taken, place};
use super::lines::Bend;
use super::projection::{Point, Projection, Rings, closed_path, open_path};
use super::{Map, Shown};
use crate::canvas::{Anchor, Canvas, Stroke, Style};
use crate::frame::{Frame, Picture};
use crate::ink::{Fill, Ink};
use crate::legend::{self, Item};
use crate::routes::route_stroke;
use crate::steps::Ramp;
use crate::value::{Value, real};
use std::cmp::Reverse;
use std::collections::BTreeMap;

const ROUTES_MAX: usize = 40;
const AREAS_LABELLED_MAX: usize = 300;

/// The map on its way to paper.
struct Drawing<'a> {
    map: &'a Map<'a>,
    projection: Projection,
    shown: BTreeMap<&'a str, &'a Shown>,
    places: BTreeMap<&'a str, Place>,
    taken: Taken,
}

pub(super) fn draw(map: &Map<'_>, frame: &Frame) -> Option<Picture> {
    let fitted = map.fitted();
    let areas = map.areas.iter().filter(|area| fitted.contains(&area.code()));
    let projection = Projection::fit(areas, frame.pixels())?;
    let shown = map.shown.iter().map(|shown| (shown.code.as_str(), shown)).collect();
    let mut canvas = Canvas::new(frame);
    let mut drawing = Drawing { map, projection, shown, places: BTreeMap::new(), taken: Taken::default() };
    canvas.begin_clip(projection.width, projection.height);
    drawing.surroundings(&mut canvas);
    drawing.areas(&mut canvas);
    drawing.borders(&mut canvas, map.areas);
    drawing.routes(&mut canvas);
    drawing.labels(&mut canvas);
    canvas.end_clip();
    canvas.outline(0.5, 0.5, projection.width - 1.0, projection.height - 1.0, Stroke::of(Ink::Hairline, 1.0));
    let mut y = legend::draw(&mut canvas, projection.height + 10.0, &drawing.legend());
    y = drawing.routes_legend(&mut canvas, y);
    let disclaimer = canvas.face(false).wrap(&map.disclaimer, frame.pixels().min(620.0), 6);
    canvas.lines(0.0, y + 16.0, Anchor::Start, Style { ink: Ink::Caption, ..Style::PLAIN }, &disclaimer);
    if !map.disclaimer.is_empty() {
        y += 8.0 + real(disclaimer.count()) * frame.leading();
    }
    Some(canvas.finish(y + 4.0))
}

fn fill_of(ramp: &Ramp, value: Option<&Value>) -> Fill {
    match value {
        None => Fill::Dotted,
        Some(Value::Withheld(_)) => Fill::Hatched,
        Some(Value::Count(count, _)) => Fill::Solid(Ink::Ramp(ramp.steps.colour(ramp.steps.class(*count)))),
    }
}

impl Drawing<'_> {
    fn surroundings(&self, canvas: &mut Canvas<'_>) {
        let ground = if self.map.context.is_some() { Ink::Sea } else { Ink::Land };
        // Drawn on paper coordinates: from the left edge whatever the direction, which is the same rectangle either way.
        canvas.rect(0.0, 0.0, self.projection.width, self.projection.height, Fill::Solid(ground));
        let Some(context) = self.map.context.filter(|context| !std::ptr::eq(*context, self.map.areas)) else { return };
        let mut land: Rings = Vec::new();
        context.iter().for_each(|area| land.extend(self.projection.rings(area)));
        canvas.filled_path(&closed_path(&land), Fill::Solid(Ink::Land));
        self.borders(canvas, context);
    }

    /// Fills the areas, and finds on the way where each has room for its name.
    fn areas(&mut self, canvas: &mut Canvas<'_>) {
        let text_height = canvas.frame().text_size() + 2.0;
        let mut land: Rings = Vec::new();
        for area in self.map.areas.iter() {
            let rings = self.projection.rings(area);
            if rings.is_empty() {
                continue;
            }
            if let Some(found) = place(&rings, text_height) {
                let known = self.places.get(area.code()).is_some_and(|before| before.room >= found.room);
                if !known {
                    self.places.insert(area.code(), found);
                }
            }
            match self.shown.get(area.code()) {
                Some(shown) => canvas.filled_path(&closed_path(&rings), fill_of(&self.map.ramp, shown.value.as_ref())),
                None => land.extend(rings),
            }
        }
        if !land.is_empty() {
            canvas.filled_path(&closed_path(&land), Fill::Solid(Ink::Land));
        }
    }

    /// Lines between areas, then between countries, then those not agreed; each kind is one path.
    fn borders(&self, canvas: &mut Canvas<'_>, areas: &Areas) {
        let (mut inner, mut outer, mut states, mut open): (Rings, Rings, Rings, Rings) = Default::default();
        for border in &areas.borders {
            let pieces = self.projection.pieces(&border.points);
            match self.kind(areas, border) {
                Some(BorderKind::Area) => inner.extend(pieces),
                Some(BorderKind::Outer) => outer.extend(pieces),
                Some(BorderKind::State) => states.extend(pieces),
                Some(BorderKind::NotAgreed) => open.extend(pieces),
                None => {}
            }
        }
        let dashed = Stroke { ink: Ink::Text, width: 1.1, dashed: true };
        let under = Stroke::of(Ink::Sheet, 1.6);
        for (lines, stroke) in [
            (&inner, Stroke::of(Ink::Sheet, 1.1)),
            (&outer, Stroke::of(Ink::Control, 0.7)),
            (&states, Stroke::of(Ink::Caption, 0.8)),
            (&open, under),
            (&open, dashed),
        ] {
            if !lines.is_empty() {
                canvas.stroked_path(&open_path(lines), stroke);
            }
        }
    }

    fn kind(&self, areas: &Areas, border: &Border) -> Option<BorderKind> {
        let side = |side: Option<usize>| side.map(|index| &areas.areas[index]);
        let (Some(one), Some(other)) = (side(border.sides[0]), side(border.sides[1])) else { return Some(BorderKind::Outer) };
        let is_pair = |pair: &(String, String)| {
            let matches = |area: &Area, code: &str| area.code() == code || area.country() == code;
            (matches(one, &pair.0) && matches(other, &pair.1)) || (matches(one, &pair.1) && matches(other, &pair.0))
        };
        if one.code() == other.code() {
            None
        } else if self.map.not_agreed.iter().any(is_pair) {
            Some(BorderKind::NotAgreed)
        } else if one.country() == other.country() {
            Some(BorderKind::Area)
        } else {
            Some(BorderKind::State)
        }
    }

    fn routes(&mut self, canvas: &mut Canvas<'_>) {
        let mut routes: Vec<_> = self.map.routes.iter().take(ROUTES_MAX).collect();
        // Wide ones first, so that they do not hide the others; withheld ones last, as given.
        routes.sort_by_key(|route| (route.value.is_withheld(), Reverse(route.value.known().unwrap_or(0))));
        let bends: Vec<(Bend, &Value)> = routes
            .iter()
            .filter_map(|route| {
                let (from, to) = (self.places.get(route.from.as_str())?, self.places.get(route.to.as_str())?);
                let width = route_stroke(&self.map.widths, &route.value).width;
                Some((Bend::between(from.at, to.at, 12.0, 14.0 + width)?, &route.value))
            })
            .collect();
        for (bend, value) in &bends {
            let stroke = route_stroke(&self.map.widths, value);
            canvas.stroked_path(&bend.path(), Stroke::of(Ink::Sheet, stroke.width + 2.6));
            canvas.filled_path(&bend.arrow(stroke.width + 1.6), Fill::Solid(Ink::Sheet));
        }
        for (bend, value) in &bends {
            let stroke = route_stroke(&self.map.widths, value);
            canvas.stroked_path(&bend.path(), stroke);
            canvas.filled_path(&bend.arrow(stroke.width), Fill::Solid(stroke.ink));
        }
        for (bend, _) in &bends {
            (0..=20_u8).for_each(|part| self.taken.cross(bend.at(f64::from(part) / 20.0), 8.0));
            self.taken.cross(bend.at(1.0), 18.0);
        }
        for (bend, value) in &bends {
            self.route_number(canvas, bend, value);
        }
    }

    /// Puts the number on its line, at the first place along it that is free.
    fn route_number(&mut self, canvas: &mut Canvas<'_>, bend: &Bend, value: &Value) {
        let face = canvas.face(true);
        let (width, height) = (face.width(value.text()) + 8.0, face.size + 4.0);
        let map = (self.projection.width, self.projection.height);
        let places = [0.5, 0.4, 0.6, 0.3, 0.7].map(|part| bend.at(part));
        if let Some(at) = self.taken.take(&places, (width, height), map, false) {
            canvas.plate(at, Style { ink: Ink::Data(1), bold: true, halo: None }, value.text());
        }
    }

    /// Writes the names that fit, those of the largest numbers first. What is withheld comes in the order given.
    fn labels(&mut self, canvas: &mut Canvas<'_>) {
        let mut shown: Vec<&Shown> = self.map.shown.iter().collect();
        shown.sort_by_key(|shown| (shown.value.as_ref().is_none_or(Value::is_withheld), Reverse(shown.value.as_ref().and_then(Value::known).unwrap_or(0))));
        for shown in shown.into_iter().take(AREAS_LABELLED_MAX) {
            if let Some(place) = self.places.get(shown.code.as_str()).copied() {
                self.label(canvas, shown, place);
            }
        }
    }

    fn label(&mut self, canvas: &mut Canvas<'_>, shown: &Shown, place: Place) {
        let face = canvas.face(true);
        let leading = face.size + 3.0;
        let map = (self.projection.width, self.projection.height);
        // A halo lets a name reach a little over its borders.
        let room = place.room * 1.15 + 14.0;
        // A name is never broken inside a word: where it does not fit, the table beside the map has it.
        let broken = face.widest(shown.label.split_whitespace()) > room;
        let lines = face.wrap(&shown.label, room, 2);
        if broken || lines.full.is_some() {
            return;
        }
        let width = face.widest(lines.lines.iter().map(String::as_str)) + 4.0;
        let height = leading * real(lines.count());
        let shifts = [(0.0, 0.0), (0.0, 16.0), (0.0, -16.0), (0.0, 24.0), (0.0, -24.0), (-18.0, 12.0), (18.0, 12.0), (-18.0, -12.0), (18.0, -12.0)];
        let places = shifts.map(|(aside, down)| (place.at.0 + aside, place.at.1 + down));
        let free = self.taken.take(&places, (width, height), map, true).or_else(|| self.taken.take(&places, (width, height), map, false));
        let Some(at) = free else { return };
        let style = label_style(&self.map.ramp, shown.value.as_ref());
        let first = at.1 + face.size * 0.35 - leading * real(lines.count() - 1) / 2.0;
        for (index, line) in lines.lines.iter().enumerate() {
            let baseline: Point = (at.0, first + real(index) * leading);
            canvas.text_at(baseline.0, baseline.1, Anchor::Middle, style, line, None);
        }
    }

    fn legend(&self) -> Vec<Item> {
        let values = || self.map.shown.iter().filter(|shown| self.places.contains_key(shown.code.as_str())).map(|shown| shown.value.as_ref());
        let withheld = values().flatten().any(Value::is_withheld);
        let mut items = legend::of_ramp(&self.map.ramp, withheld, values().any(|value| value.is_none()));
        if !self.map.not_agreed.is_empty() {
            items.push(Item::line(Stroke { ink: Ink::Text, width: 1.1, dashed: true }, &self.map.not_agreed_label));
        }
        items
    }

    /// The widths of routes, on a line of their own under what they count.
    fn routes_legend(&self, canvas: &mut Canvas<'_>, y: f64) -> f64 {
        if self.map.routes.is_empty() {
            return y;
        }
        let word = self.map.routes.iter().find(|route| route.value.is_withheld()).map(|route| route.value.text());
        let items = legend::of_routes(&self.map.widths, word);
        legend::draw_under(canvas, y, &self.map.widths_label, &items)
    }
}

/// What a line of the file is on the map.
enum BorderKind {
    Area,
    Outer,
    State,
    NotAgreed,
}

/// Names on dark areas are light with a dark halo, all others dark with a light one.
fn label_style(ramp: &Ramp, value: Option<&Value>) -> Style {
    let Some(count) = value.and_then(Value::known) else { return Style::STRONG.with_halo(Ink::Sheet) };
    let colour = ramp.steps.colour(ramp.steps.class(count));
    Style { ink: Ink::on_ramp(colour), bold: true, halo: Some(Ink::Ramp(colour)) }
}
