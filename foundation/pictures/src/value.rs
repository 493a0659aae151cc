//! Values: a number and how it is written, or the word that stands where a number is withheld.

/// A count as a picture shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A published count and its formatted text.
    Count(u64, String),
    /// Not published: only the word for that is known here, so that nothing about the size can leak into a drawing.
    Withheld(String),
}

impl Value {
    /// A count with its formatted text.
    pub fn count(count: u64, text: impl Into<String>) -> Self {
        Self::Count(count, text.into())
    }

    /// A withheld count with the word that says so.
    pub fn withheld(word: impl Into<String>) -> Self {
        Self::Withheld(word.into())
    }

    /// The number, where it is published.
    pub fn known(&self) -> Option<u64> {
        match self {
            Self::Count(count, _) => Some(*count),
            Self::Withheld(_) => None,
        }
    }

    /// The formatted number, or the word for withheld.
    pub fn text(&self) -> &str {
        match self {
            Self::Count(_, text) | Self::Withheld(text) => text,
        }
    }

    /// Whether the number is withheld.
    pub fn is_withheld(&self) -> bool {
        matches!(self, Self::Withheld(_))
    }
}

/// A part of a whole as a picture shows it.
#[derive(Debug, Clone, PartialEq)]
pub enum Share {
    /// The part, from 0 to 1, and its formatted text. What is outside is drawn as the nearest end; what is not a number, as 0.
    Part(f64, String),
    /// Not published, with the word for that.
    Withheld(String),
}

impl Share {
    /// A part of a whole with its formatted text.
    pub fn part(part: f64, text: impl Into<String>) -> Self {
        Self::Part(part, text.into())
    }

    /// A withheld share with the word that says so.
    pub fn withheld(word: impl Into<String>) -> Self {
        Self::Withheld(word.into())
    }

    /// The part between 0 and 1, where it is published.
    pub(crate) fn known(&self) -> Option<f64> {
        match self {
            Self::Part(part, _) if part.is_nan() => Some(0.0),
            Self::Part(part, _) => Some(part.clamp(0.0, 1.0)),
            Self::Withheld(_) => None,
        }
    }

    /// The formatted share, or the word for withheld.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Part(_, text) | Self::Withheld(text) => text,
        }
    }
}

/// A count as a length on a linear scale. Counts above 2^53 lose their last digits here, which no picture can show.
#[expect(clippy::cast_precision_loss, reason = "a length on paper has three significant digits")]
pub(crate) fn length(count: u64, largest: u64, room: f64) -> f64 {
    if largest == 0 { 0.0 } else { (count as f64 / largest as f64) * room }
}

/// A small number of rows or columns as a coordinate.
#[expect(clippy::cast_precision_loss, reason = "rows and columns of a picture are far below 2^53")]
pub(crate) fn real(count: usize) -> f64 {
    count as f64
}
