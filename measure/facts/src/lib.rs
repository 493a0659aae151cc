//! The de-identified analytical tables: Arrow, Parquet, DataFusion.
//!
//! A [`Snapshot`] shows the record as of one journal position. It is a star of small numbers: one wide row per record,
//! one per alleged perpetrator, per reported total and per court case, each cell a key into the texts of its column.
//! It is rebuilt whole from the state tables, kept as encrypted Parquet, and deleted when the record moves on. No column
//! could hold a name, and no record id is in it: a figure can be counted from it, a person cannot be looked up.
//!
//! Rules that hold for every table: kinds of source are never summed, units are never mixed, the ways of having no value
//! stay apart, and people at risk are not counted as people recorded.
//!
//! ```no_run
//! # async fn run(store: &lantern_store::Store) -> Result<(), lantern_facts::FactsError> {
//! use lantern_facts::{Condition, Dimension, Query, Snapshot};
//!
//! let snapshot = Snapshot::current(store, &store.folder().derived()).await?;
//! let query = Query { by: vec![Dimension::named("sex")?], conditions: vec![Condition::parse("form=forced_labour")?], source_kind: None };
//! for row in snapshot.table(&query).await?.rows {
//!     println!("{}: {:?}", row.codes[0], row.figure);
//! }
//! # Ok(()) }
//! ```

mod build;
mod column;
mod consistency;
mod count;
mod cursor;
mod dimension;
mod engine;
mod error;
mod manifest;
mod plan;
mod protection;
mod quality;
mod records_of;
mod rows;
mod snapshot;
mod table;
mod typology;
mod values;
mod walk;
mod writer;

pub use count::order_rows;
pub use dimension::{CountUnit, Dimension, DimensionKind};
pub use error::FactsError;
pub use manifest::Source;
pub use protection::Protection;
pub use quality::{Completeness, SourceQuality, Timeliness};
pub use records_of::records_of;
pub use snapshot::Snapshot;
pub use table::{Condition, DIMENSIONS_MAX, Figure, FigureKind, NOT_RECORDED, Query, ROWS_MAX, Table, TableRow, is_missing};
pub use typology::{Part, Scope, Typology, TypologyTable, typology_tables, typology_tables_of};
