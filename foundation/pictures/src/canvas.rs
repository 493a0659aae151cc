//! The canvas: shapes and text in logical coordinates, written as SVG.

use crate::frame::{Direction, Frame, Medium, Picture};
use crate::ink::{Fill, Ink};
use crate::text::{Face, Lines, escape};
use std::fmt::Write as _;

/// Side of the hatched stub that stands for every withheld number.
pub(crate) const STUB: f64 = 16.0;

/// Which point of a text is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How text looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub(crate) ink: Ink,
    pub(crate) bold: bool,
    pub(crate) halo: Option<Ink>,
}

impl Style {
    pub(crate) const PLAIN: Self = Self { ink: Ink::Text, bold: false, halo: None };
    pub(crate) const STRONG: Self = Self { ink: Ink::Text, bold: true, halo: None };
    pub(crate) const QUIET: Self = Self { ink: Ink::Second, bold: false, halo: None };

    pub(crate) const fn with_halo(self, halo: Ink) -> Self {
        Self { halo: Some(halo), ..self }
    }
}

/// A stroke of some colour and width.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stroke {
    pub(crate) ink: Ink,
    pub(crate) width: f64,
    pub(crate) dashed: bool,
}

impl Stroke {
    pub(crate) const fn of(ink: Ink, width: f64) -> Self {
        Self { ink, width, dashed: false }
    }
}

/// A drawing in the making. `s` counts from inline-start, `y` from the top.
pub(crate) struct Canvas<'a> {
    frame: &'a Frame,
    body: String,
    definitions: String,
    hatched: bool,
    dotted: bool,
}

impl<'a> Canvas<'a> {
    pub(crate) fn new(frame: &'a Frame) -> Self {
        Self { frame, body: String::new(), definitions: String::new(), hatched: false, dotted: false }
    }

    pub(crate) fn frame(&self) -> &'a Frame {
        self.frame
    }

    pub(crate) fn face(&self, bold: bool) -> Face {
        Face { size: self.frame.text_size(), bold }
    }

    /// Where a logical coordinate lies on paper.
    pub(crate) fn x(&self, s: f64) -> f64 {
        match self.frame.direction() {
            Direction::LeftToRight => s,
            Direction::RightToLeft => self.frame.pixels() - s,
        }
    }

    fn colour(&self, ink: Ink) -> String {
        ink.on(self.frame.medium())
    }

    /// The value of a `fill` attribute.
    pub(crate) fn fill(&mut self, fill: Fill) -> String {
        match fill {
            Fill::Solid(ink) => self.colour(ink),
            Fill::Hatched => {
                self.hatched = true;
                format!("url(#{}-hatch)", self.frame.id())
            }
            Fill::Dotted => {
                self.dotted = true;
                format!("url(#{}-dots)", self.frame.id())
            }
        }
    }

    fn stroke(&self, stroke: Stroke) -> String {
        let dash = if stroke.dashed { " stroke-dasharray=\"5 4\"" } else { "" };
        format!(" stroke=\"{}\" stroke-width=\"{}\"{dash}", self.colour(stroke.ink), number(stroke.width))
    }

    /// A rectangle that begins at `s` and goes on for `length` towards inline-end. Patterns get a thin edge, so that they are seen as a shape.
    pub(crate) fn rect(&mut self, s: f64, y: f64, length: f64, height: f64, fill: Fill) {
        self.rect_with_title(s, y, length, height, fill, None);
    }

    /// A rectangle with words for a person who points at it.
    pub(crate) fn rect_with_title(&mut self, s: f64, y: f64, length: f64, height: f64, fill: Fill, title: Option<&str>) {
        let x = self.x(s).min(self.x(s + length));
        let paint = self.fill(fill);
        let edge = if matches!(fill, Fill::Solid(_)) { String::new() } else { self.stroke(Stroke::of(Ink::Caption, 0.75)) };
        let _ = write!(
            self.body,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{paint}\"{edge}",
            number(x),
            number(y),
            number(length),
            number(height)
        );
        match title {
            Some(title) => {
                let _ = write!(self.body, "><title>{}</title></rect>", escape(title));
            }
            None => self.body.push_str("/>"),
        }
    }

    /// A hatched band without an edge: it shows that something is missing there, and must not look like a bar.
    pub(crate) fn band(&mut self, s: f64, y: f64, length: f64, height: f64, title: &str) {
        let x = self.x(s).min(self.x(s + length));
        let paint = self.fill(Fill::Hatched);
        let _ = write!(
            self.body,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{paint}\" opacity=\".55\"><title>{}</title></rect>",
            number(x),
            number(y),
            number(length),
            number(height),
            escape(title)
        );
    }

    /// The stub that stands for a withheld number.
    pub(crate) fn stub(&mut self, s: f64, y: f64, height: f64, word: &str) {
        self.rect_with_title(s, y, STUB, height, Fill::Hatched, Some(word));
    }

    /// An edge without a fill.
    pub(crate) fn outline(&mut self, s: f64, y: f64, length: f64, height: f64, stroke: Stroke) {
        let x = self.x(s).min(self.x(s + length));
        let stroke = self.stroke(stroke);
        let _ = write!(
            self.body,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\"{stroke}/>",
            number(x),
            number(y),
            number(length),
            number(height)
        );
    }

    /// A straight line.
    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: Stroke) {
        let (x1, x2) = (self.x(from.0), self.x(to.0));
        let stroke = self.stroke(stroke);
        let _ = write!(self.body, "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{stroke}/>", number(x1), number(from.1), number(x2), number(to.1));
    }

    /// A filled circle.
    pub(crate) fn dot(&mut self, s: f64, y: f64, radius: f64, ink: Ink, edge: Stroke) {
        let (x, fill, stroke) = (self.x(s), self.colour(ink), self.stroke(edge));
        let _ = write!(self.body, "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{fill}\"{stroke}/>", number(x), number(y), number(radius));
    }

    /// A filled path in paper coordinates.
    pub(crate) fn filled_path(&mut self, data: &str, fill: Fill) {
        let paint = self.fill(fill);
        let _ = write!(self.body, "<path d=\"{data}\" fill=\"{paint}\" fill-rule=\"evenodd\"/>");
    }

    /// A stroked path in paper coordinates.
    pub(crate) fn stroked_path(&mut self, data: &str, stroke: Stroke) {
        let stroke = self.stroke(stroke);
        let _ = write!(self.body, "<path d=\"{data}\" fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\"{stroke}/>");
    }

    /// Everything drawn until `end_clip` stays inside this rectangle, given in paper coordinates.
    pub(crate) fn begin_clip(&mut self, width: f64, height: f64) {
        let id = self.frame.id();
        let _ = write!(self.definitions, "<clipPath id=\"{id}-clip\"><rect width=\"{}\" height=\"{}\"/></clipPath>", number(width), number(height));
        let _ = write!(self.body, "<g clip-path=\"url(#{id}-clip)\">");
    }

    pub(crate) fn end_clip(&mut self) {
        self.body.push_str("</g>");
    }

    /// One line of text whose baseline is at `y`.
    pub(crate) fn text(&mut self, s: f64, y: f64, anchor: Anchor, style: Style, text: &str) {
        self.text_at(self.x(s), y, anchor, style, text, None);
    }

    /// One line of text that is shortened to its room.
    pub(crate) fn text_within(&mut self, s: f64, y: f64, anchor: Anchor, style: Style, text: &str, room: f64) {
        let lines = self.face(style.bold).wrap(text, room, 1);
        self.lines(s, y, anchor, style, &lines);
    }

    /// Lines of text, the first baseline at `y`.
    pub(crate) fn lines(&mut self, s: f64, y: f64, anchor: Anchor, style: Style, lines: &Lines) {
        let mut baseline = y;
        for line in &lines.lines {
            self.text_at(self.x(s), baseline, anchor, style, line, lines.full.as_deref());
            baseline += self.frame.leading();
        }
    }

    /// One line of text at a place on paper, which is how maps put it.
    pub(crate) fn text_at(&mut self, x: f64, y: f64, anchor: Anchor, style: Style, text: &str, full: Option<&str>) {
        if text.is_empty() {
            return;
        }
        let turned = self.frame.medium() == Medium::Paper && self.frame.direction() == Direction::RightToLeft;
        let anchor = match (anchor, turned) {
            (Anchor::Middle, _) => " text-anchor=\"middle\"",
            (Anchor::Start, false) | (Anchor::End, true) => "",
            (Anchor::End, false) | (Anchor::Start, true) => " text-anchor=\"end\"",
        };
        let colour = self.colour(style.ink);
        let weight = if style.bold { " font-weight=\"600\"" } else { "" };
        // Converters to PDF take every line for left-to-right; an isolate says otherwise where the property is ignored.
        let words = if turned { format!("\u{2067}{}\u{2069}", escape(text)) } else { escape(text) };
        let place = format!("<text x=\"{}\" y=\"{}\"{anchor}{weight}", number(x), number(y));
        let halo = style
            .halo
            .map_or_else(String::new, |ink| format!(" paint-order=\"stroke\" stroke=\"{}\" stroke-width=\"3.5\" stroke-linejoin=\"round\"", self.colour(ink)));
        let _ = write!(self.body, "{place} fill=\"{colour}\"{halo}>");
        if let Some(full) = full {
            let _ = write!(self.body, "<title>{}</title>", escape(full));
        }
        let _ = write!(self.body, "{words}</text>");
    }

    /// A text on a plate of the sheet's colour, its middle at a place on paper: on a line the halo of a small Arabic digit would not be enough.
    pub(crate) fn plate(&mut self, middle: (f64, f64), style: Style, text: &str) {
        let face = self.face(style.bold);
        let (width, height) = (face.width(text) + 8.0, face.size + 4.0);
        let sheet = self.colour(Ink::Sheet);
        let _ = write!(
            self.body,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2\" fill=\"{sheet}\"/>",
            number(middle.0 - width / 2.0),
            number(middle.1 - height / 2.0),
            number(width),
            number(height)
        );
        self.text_at(middle.0, middle.1 + face.size * 0.35, Anchor::Middle, style, text, None);
    }

    /// Closes the drawing at a height.
    pub(crate) fn finish(self, height: f64) -> Picture {
        let frame = self.frame;
        let id = frame.id();
        let (sheet, caption, control) = (self.colour(Ink::Sheet), self.colour(Ink::Caption), self.colour(Ink::Control));
        let mut definitions = self.definitions;
        if self.hatched {
            let _ = write!(
                definitions,
                "<pattern id=\"{id}-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect width=\"6\" height=\"6\" fill=\"{sheet}\"/>\
                 <path d=\"M-1 1 1-1M0 6 6 0M5 7 7 5\" fill=\"none\" stroke=\"{caption}\" stroke-width=\".8\"/></pattern>"
            );
        }
        if self.dotted {
            let _ = write!(
                definitions,
                "<pattern id=\"{id}-dots\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect width=\"6\" height=\"6\" fill=\"{sheet}\"/>\
                 <circle cx=\"1.5\" cy=\"1.5\" r=\".9\" fill=\"{control}\"/></pattern>"
            );
        }
        if !definitions.is_empty() {
            definitions = format!("<defs>{definitions}</defs>");
        }
        let font = match frame.medium() {
            Medium::Screen => "var(--ln-font-instrument, 'Noto Sans', 'Noto Naskh Arabic', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif)",
            Medium::Paper => "'Noto Sans', 'Noto Naskh Arabic', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif",
        };
        let direction = match (frame.medium(), frame.direction()) {
            (Medium::Screen, Direction::RightToLeft) => "rtl",
            _ => "ltr",
        };
        let (width, height) = (number(frame.pixels()), height.ceil().max(1.0));
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
             aria-label=\"{}\" direction=\"{direction}\" font-family=\"{font}\" font-size=\"{}\">{definitions}{}</svg>",
            frame.class(),
            escape(frame.label()),
            number(frame.text_size()),
            self.body,
        );
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height is a small positive whole number here")]
        Picture::new(svg, height as u32)
    }
}

/// A coordinate with one decimal at most. What is not a number becomes 0, so that no drawing can be broken by one.
pub(crate) fn number(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.1}");
    let short = text.strip_suffix(".0").unwrap_or(&text);
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}
