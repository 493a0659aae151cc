//! Colours by their role. The values are the light tokens of the interface; a page may put its own in their place.

use crate::frame::Medium;

/// A colour by its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    Text,
    Second,
    Caption,
    Hairline,
    Control,
    Sheet,
    Sunk,
    Sea,
    Land,
    Act,
    OnAct,
    Lamp,
    Clay,
    Data(usize),
    Ramp(usize),
    OnRampLow,
    OnRampHigh,
    /// Text on the middle step and on the two light series: dark in both themes, because both themes draw them in a middle tone.
    OnMiddle,
}

impl Ink {
    fn token(self) -> (&'static str, &'static str) {
        const DATA: [(&str, &str); 4] = [("--ln-data-1", "#0B5663"), ("--ln-data-2", "#875017"), ("--ln-data-3", "#B3859A"), ("--ln-data-4", "#6B89CD")];
        const RAMP: [(&str, &str); 5] =
            [("--ln-ramp-1", "#DCE8E6"), ("--ln-ramp-2", "#A9CBCB"), ("--ln-ramp-3", "#6FA5AA"), ("--ln-ramp-4", "#357783"), ("--ln-ramp-5", "#0B4A56")];
        match self {
            Self::Text => ("--ln-ink", "#14262B"),
            Self::Second => ("--ln-ink-2", "#43565A"),
            Self::Caption => ("--ln-ink-3", "#5A6C70"),
            Self::Hairline => ("--ln-line", "#CFD7D4"),
            Self::Control => ("--ln-control", "#6F8286"),
            Self::Sheet => ("--ln-sheet", "#FCFDFB"),
            Self::Sunk => ("--ln-sunk", "#E4E9E6"),
            Self::Sea => ("--ln-sea", "#DAE5EA"),
            Self::Land => ("--ln-land", "#EFEFEA"),
            Self::Act => ("--ln-act", "#0B5663"),
            Self::OnAct => ("--ln-on-act", "#FFFFFF"),
            Self::Lamp => ("--ln-lamp-edge", "#B5760A"),
            Self::Clay => ("--ln-clay", "#96301F"),
            Self::Data(series) => DATA[series.min(3)],
            Self::Ramp(step) => RAMP[step.min(4)],
            Self::OnRampLow => ("--ln-ramp-on-low", "#14262B"),
            Self::OnRampHigh => ("--ln-ramp-on-high", "#FFFFFF"),
            Self::OnMiddle => ("--ln-ramp-on-middle", "#05090B"),
        }
    }

    /// The colour as the value of an attribute. Attributes rather than styles: the page's content security policy allows no style in elements.
    pub(crate) fn on(self, medium: Medium) -> String {
        let (name, light) = self.token();
        match medium {
            Medium::Screen => format!("var({name}, {light})"),
            Medium::Paper => light.to_owned(),
        }
    }

    /// Colour of text on a step of the ramp (0 to 4).
    pub(crate) fn on_ramp(step: usize) -> Self {
        match step {
            0 | 1 => Self::OnRampLow,
            2 => Self::OnMiddle,
            _ => Self::OnRampHigh,
        }
    }

    /// Colour of text on a series (0 to 3).
    pub(crate) fn on_data(series: usize) -> Self {
        if series < 2 { Self::OnAct } else { Self::OnMiddle }
    }
}

/// How an area is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fill {
    /// One colour.
    Solid(Ink),
    /// Withheld, or not recorded.
    Hatched,
    /// Nothing was reported.
    Dotted,
}
