//! Pictures of data: charts and maps as SVG drawn on the server, the same in the page and in the PDF.
//!
//! This crate does no input or output, knows no language and no clock. A caller hands over numbers together with the words and formatted numbers that stand
//! beside
//! them, and gets back one SVG element. Charts are laid out in logical coordinates (`s`, from inline-start), so that one drawing serves both directions of
//! writing.
//! Maps are never mirrored. A withheld number is a stub of constant length: neither its length nor its place says how large it is.
//!
//! ```
//! use lantern_pictures::{Bar, Bars, Chart, Direction, Frame, Value};
//!
//! let chart = Bars::of(vec![
//!     Bar::known("Telmar", Value::count(285, "285")).share("17%"),
//!     Bar::known("Nahrin", Value::count(410, "410")).share("24%"),
//!     Bar::known("Ashkor", Value::withheld("withheld")),
//! ]);
//! let frame = Frame::new("areas", "Most people were exploited in Nahrin", Direction::LeftToRight);
//! let picture = chart.draw(&frame).expect("there are bars");
//! assert!(picture.svg().starts_with("<svg"));
//! assert!(Bars::of(vec![]).draw(&frame).is_none());
//! ```

mod bars;
mod canvas;
mod columns;
mod error;
mod frame;
mod ink;
mod legend;
mod map;
mod matrix;
mod pyramids;
mod ribbon;
mod routes;
mod routes_narrow;
mod shares;
mod stacks;
mod steps;
mod text;
mod value;

pub use bars::{Bar, BarKind, Bars, Order};
pub use columns::{Column, Columns, Slot, Tick};
pub use error::Error;
pub use frame::{Chart, Direction, Frame, Medium, Pair, Picture, Width};
pub use map::{Area, Areas, Line, Map, Shown};
pub use matrix::Matrix;
pub use pyramids::{Panel, Pyramids};
pub use ribbon::{Ribbon, Segment, SegmentKind};
pub use routes::{Route, Routes};
pub use shares::{ShareRow, Shares};
pub use stacks::{Stack, Stacks};
pub use steps::{Ramp, Step, Steps};
pub use value::{Share, Value};
