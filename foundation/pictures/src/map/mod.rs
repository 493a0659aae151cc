//! Maps of areas and routes. A map is never mirrored, shows no dots for people, and nothing finer than the areas it is given.

mod areas;
mod drawing;
mod labels;
mod lines;
mod meridian;
mod projection;
mod topology;

pub use areas::{Area, Areas};

use crate::frame::{Chart, Frame, Picture};
use crate::steps::{Ramp, Steps};
use crate::value::Value;

/// An area that the map is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The code of the area.
    pub code: String,
    /// Its name in the language of the page.
    pub label: String,
    /// Its number; none means that nothing was reported, which is drawn dotted and is not zero.
    pub value: Option<Value>,
}

/// A route between two areas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Code of the area where it begins.
    pub from: String,
    /// Code of the area where it ends.
    pub to: String,
    /// How many described it.
    pub value: Value,
}

/// A map of areas with five steps of one hue, and routes over it.
#[derive(Debug, Clone)]
pub struct Map<'a> {
    /// The outlines.
    pub areas: &'a Areas,
    /// Outlines of what lies around, drawn as land in water; without it the surroundings are left plain.
    pub context: Option<&'a Areas>,
    /// What is shown. Areas that are not among these are drawn as land.
    pub shown: Vec<Shown>,
    /// Codes of the areas to which the map is fitted; where empty, those with a number, else all shown.
    pub fit: Vec<String>,
    /// Classes and words for the areas.
    pub ramp: Ramp,
    /// Routes.
    pub routes: Vec<Line>,
    /// Up to three classes of width of routes.
    pub widths: Steps,
    /// What the widths count, before them in the legend, such as "people who described this route"; may be empty.
    pub widths_label: String,
    /// Pairs of codes whose common line is not agreed: it is drawn dashed.
    pub not_agreed: Vec<(String, String)>,
    /// The words for such lines in the legend.
    pub not_agreed_label: String,
    /// The disclaimer that stands under every map.
    pub disclaimer: String,
}

impl<'a> Map<'a> {
    /// A map of some areas, without routes.
    pub fn new(areas: &'a Areas, shown: Vec<Shown>, ramp: Ramp, disclaimer: impl Into<String>) -> Self {
        Self {
            areas,
            context: None,
            shown,
            fit: Vec::new(),
            ramp,
            routes: Vec::new(),
            widths: Steps::default(),
            widths_label: String::new(),
            not_agreed: Vec::new(),
            not_agreed_label: String::new(),
            disclaimer: disclaimer.into(),
        }
    }

    /// Codes with a number that the outlines do not have: the page must name them, for the map cannot show them.
    pub fn not_on_map(&self) -> Vec<&str> {
        let missing = |code: &str| self.areas.with_code(code).next().is_none();
        let areas = self.shown.iter().filter(|shown| shown.value.is_some()).map(|shown| shown.code.as_str());
        let ends = self.routes.iter().flat_map(|route| [route.from.as_str(), route.to.as_str()]);
        let mut codes: Vec<&str> = areas.chain(ends).filter(|code| missing(code)).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// The codes to which the map is fitted.
    fn fitted(&self) -> Vec<&str> {
        if !self.fit.is_empty() {
            return self.fit.iter().map(String::as_str).collect();
        }
        let with_number = || self.shown.iter().filter(|shown| shown.value.is_some()).map(|shown| shown.code.as_str());
        let ends = self.routes.iter().flat_map(|route| [route.from.as_str(), route.to.as_str()]);
        let codes: Vec<&str> = with_number().chain(ends).collect();
        if codes.is_empty() { self.shown.iter().map(|shown| shown.code.as_str()).collect() } else { codes }
    }
}

impl Chart for Map<'_> {
    fn draw(&self, frame: &Frame) -> Option<Picture> {
        if self.shown.is_empty() && self.routes.is_empty() {
            return None;
        }
        drawing::draw(self, frame)
    }
}
