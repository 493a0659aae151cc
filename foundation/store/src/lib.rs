//! SQLite and PostgreSQL behind one enum; the only crate that changes the record.
//!
//! `commit` is the one writer: it takes who acts, for what purpose, and a [`Change`], and writes state and journal in one
//! transaction. The journal can be replayed into empty tables and gives the same state ([`Store::replay_into`]).
//! Keys are made durable in a database of their own before the transaction that needs them.

mod commit;
mod engine;
mod error;
mod folder;
mod history;
mod imports;
mod keys;
mod migrate;
mod open;
mod read;
mod replay;
mod state;

pub use commit::{Act, Change, ImportClosing, ImportOpening, RowWrite};
pub use engine::{Bind, Row};
pub use error::StoreError;
pub use folder::{Folder, FolderLock};
pub use history::{HistoryEntry, RecordSummary};
pub use imports::{ExistingRow, ImportState, ImportSummary, NewProblem, ProblemRow};
pub use open::{Place, Store};
pub use read::{Agency, Dataset, StateRow};

/// The version of the database layout that this program writes; the last migration's number.
pub const LAYOUT_VERSION: i64 = migrate::LATEST;
