//! A figure: the finding, what is drawn, the picture beside the table with the same numbers, and how to take it away.

use lantern_pictures::{Chart, Frame, Width};
use maud::{Markup, PreEscaped, html};

/// How picture and table share the sheet. Text in pictures is never scaled below 13 px, so the width decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A picture of half the sheet, the table beside it.
    Half,
    /// A map, the table in the third that is left.
    TwoThirds,
    /// A picture of the whole sheet, the table under it.
    Whole,
    /// Small multiples or cells: a picture of the whole sheet, the table behind a link under it.
    Folded,
}

/// A picture with the place it needs.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// One or two drawings of the same.
    pub picture: Markup,
    /// How it stands.
    pub layout: Layout,
}

impl Drawn {
    /// Draws a chart for its place; none where there is nothing to draw.
    pub fn of(chart: &dyn Chart, frame: &Frame, layout: Layout) -> Option<Self> {
        let picture = match layout {
            Layout::Half => html! { div class="pair" { (PreEscaped(chart.draw(&frame.at(Width::Narrow))?.svg())) } },
            Layout::TwoThirds => pair(chart, &frame.at(Width::Beside))?,
            Layout::Whole | Layout::Folded => pair(chart, &frame.at(Width::Wide))?,
        };
        Some(Self { picture, layout })
    }
}

/// The wide and the narrow drawing; the style sheet shows the one that fits.
pub fn pair(chart: &dyn Chart, frame: &Frame) -> Option<Markup> {
    let (wide, narrow) = (chart.draw(frame)?, chart.draw(&frame.at(Width::Narrow))?);
    Some(html! { div class="pair both" { div class="fits-wide" { (PreEscaped(wide.svg())) } div class="fits-narrow" { (PreEscaped(narrow.svg())) } } })
}

/// Everything of one figure.
pub struct FigurePart<'a> {
    /// Its id in the page.
    pub id: &'a str,
    /// The finding, or the title where there is none: a heading element.
    pub heading: Markup,
    /// What is drawn, in a line.
    pub what: Markup,
    /// The picture, where there is one.
    pub drawn: Option<Drawn>,
    /// The table.
    pub table: Markup,
    /// The words of the link behind which the table of a wide picture stands.
    pub table_link: &'a str,
    /// Lines under it: marks, cuts, downloads.
    pub how: Vec<Markup>,
}

impl FigurePart<'_> {
    /// The figure.
    pub fn draw(&self) -> Markup {
        html! {
            figure class="fig" id=(self.id) {
                figcaption { (self.heading) p class="quiet small" { (self.what) } }
                @match &self.drawn {
                    Some(Drawn { picture, layout: Layout::Folded }) => { (picture) (behind_a_link(self.table_link, &self.table)) }
                    Some(Drawn { picture, layout: Layout::Whole }) => { (picture) div class="under" { (self.table) } }
                    Some(Drawn { picture, layout }) => {
                        div class={ "beside " @if *layout == Layout::Half { "even" } @else { "mapbeside" } } { (picture) (self.table) }
                    }
                    None => { (self.table) }
                }
                @for line in &self.how { p class="how" { (line) } }
            }
        }
    }
}

/// A table behind a link, in the page and without script.
pub fn behind_a_link(link: &str, table: &Markup) -> Markup {
    html! { details class="same" { summary { (link) } (table) } }
}
