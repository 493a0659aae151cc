//! The frame of a picture: its name, its label, its direction, its width, and where it will be shown.

/// Direction of writing, which is also the direction in which bars and time run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// English, French, Spanish, Russian, Chinese.
    LeftToRight,
    /// Arabic.
    RightToLeft,
}

/// How wide a picture is drawn. Text has the same size at every width, so a picture is drawn for each rather than scaled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// The whole sheet: 806 px.
    Wide,
    /// Beside a table: 524 px.
    Beside,
    /// A phone, or half the sheet: 384 px.
    Narrow,
}

impl Width {
    /// The width in CSS pixels.
    pub fn pixels(self) -> f64 {
        match self {
            Self::Wide => 806.0,
            Self::Beside => 524.0,
            Self::Narrow => 384.0,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Wide => "picture picture-wide",
            Self::Beside => "picture picture-beside",
            Self::Narrow => "picture picture-narrow",
        }
    }
}

/// Where a picture will be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// A page: colours and fonts are custom properties (`--ln-…`) with the light ones as fallback.
    Screen,
    /// A PDF: colours are the light ones themselves, and text is laid out without relying on the SVG property `direction`, which converters ignore.
    Paper,
}

/// What a caller decides about a picture before it is drawn.
#[derive(Debug, Clone)]
pub struct Frame {
    id: String,
    label: String,
    direction: Direction,
    width: Width,
    medium: Medium,
}

impl Frame {
    /// A wide frame for a page. `id` must be unique in the page, since the names of patterns begin with it; characters other than ASCII letters, digits and
    /// hyphens are replaced. `label` says title and finding in words: it is all that a person hears who cannot see the picture.
    pub fn new(id: &str, label: &str, direction: Direction) -> Self {
        let safe: String = id.chars().take(60).map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        Self { id: format!("p-{safe}"), label: label.to_owned(), direction, width: Width::Wide, medium: Medium::Screen }
    }

    /// The same frame at another width. The width becomes part of the id, so that two widths can stand in one page.
    #[must_use]
    pub fn at(&self, width: Width) -> Self {
        Self { width, ..self.clone() }
    }

    /// The same frame for another medium.
    #[must_use]
    pub fn on(&self, medium: Medium) -> Self {
        Self { medium, ..self.clone() }
    }

    pub(crate) fn id(&self) -> String {
        let width = match self.width {
            Width::Wide => "w",
            Width::Beside => "b",
            Width::Narrow => "n",
        };
        format!("{}-{width}", self.id)
    }

    pub(crate) fn label(&self) -> &str {
        &self.label
    }

    pub(crate) fn direction(&self) -> Direction {
        self.direction
    }

    pub(crate) fn width(&self) -> Width {
        self.width
    }

    pub(crate) fn pixels(&self) -> f64 {
        self.width.pixels()
    }

    pub(crate) fn class(&self) -> &'static str {
        self.width.class()
    }

    pub(crate) fn medium(&self) -> Medium {
        self.medium
    }

    /// Size of all text. Naskh is at its limit below 14 px on a poor screen.
    pub(crate) fn text_size(&self) -> f64 {
        match self.direction {
            Direction::LeftToRight => 13.0,
            Direction::RightToLeft => 14.0,
        }
    }

    /// Distance between two lines of text.
    pub(crate) fn leading(&self) -> f64 {
        match self.direction {
            Direction::LeftToRight => 17.0,
            Direction::RightToLeft => 21.0,
        }
    }
}

/// A finished drawing: one `svg` element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    svg: String,
    height: u32,
}

impl Picture {
    pub(crate) fn new(svg: String, height: u32) -> Self {
        Self { svg, height }
    }

    /// The element, ready to be put into a page as it is or kept as a file.
    pub fn svg(&self) -> &str {
        &self.svg
    }

    /// Height in CSS pixels.
    pub fn height(&self) -> u32 {
        self.height
    }
}

impl std::fmt::Display for Picture {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.svg)
    }
}

/// The same data drawn for the sheet and for a phone; the style sheet shows one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Class `picture-wide` or `picture-beside`.
    pub wide: Picture,
    /// Class `picture-narrow`.
    pub narrow: Picture,
}

/// Something that can be drawn.
pub trait Chart {
    /// Draws into a frame. There is no picture where there is nothing to show: the page then says so in words.
    fn draw(&self, frame: &Frame) -> Option<Picture>;

    /// Draws at the width of the frame and once more for a phone.
    fn draw_pair(&self, frame: &Frame) -> Option<Pair> {
        Some(Pair { wide: self.draw(frame)?, narrow: self.draw(&frame.at(Width::Narrow))? })
    }
}
