//! SQLite and PostgreSQL behind one enum; the only crate that changes the record.
//!
//! [`Store::commit`] is the one writer: it takes who acts, for what purpose, and a [`Change`], and writes state and journal
//! in one transaction. The journal can be replayed into empty tables and gives the same state ([`Store::replay_into`]).
//! Keys are made durable in a database of their own before the transaction that needs them.
//!
//! ```
//! use lantern_store::{Act, Change, Folder, Place, Store};
//! # let folder = tempfile::tempdir()?;
//! # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
//! let data = Folder::new(folder.path().join("data"));
//! let place = Place::Folder { key_files: data.key_files(), folder: data };
//! let act = Act { actor: "officer".into(), purpose: "first set-up".into(), at: "2026-03-17T08:00:00Z".into() };
//! let store = Store::create(&place, &act).await?;
//! let done = store.commit(&act, Change::Setting { name: "threshold".into(), value: "11".into() }).await?;
//! assert_eq!(done.position, 2); // the first entry is the making of the store
//! assert_eq!(store.setting("threshold").await?.as_deref(), Some("11"));
//! store.close().await;
//! # Ok::<(), lantern_store::StoreError>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod access;
mod agency;
mod batch;
mod bind;
mod check;
mod commit;
mod correct;
mod destroy;
mod engine;
mod entity;
mod entity_read;
mod erase;
mod error;
mod examine;
mod export;
mod folder;
mod health;
mod history;
mod identity_read;
mod imports;
mod keys;
mod ledger;
mod lookup;
mod migrate;
mod open;
mod problems;
mod read;
mod rebuild;
mod rekey;
mod replay;
mod roles;
mod rotate;
mod rows;
mod scan;
mod sealing;
mod search;
mod sequencer;
mod session;
mod setting;
mod state;
mod tiles;
mod wipe;
mod withdraw;

pub use access::{AccessCount, AccessFilter, AccessLine};
pub use agency::Agency;
pub use batch::{NewProblem, PROBLEMS_MAX};
pub use check::TableHash;
pub use commit::{Act, Change, Committed, SETTING_BYTES_MAX, TEXT_BYTES_MAX};
pub use correct::Correction;
pub use destroy::{ErasedRecord, KEY_COPY};
pub use entity::EntityChange;
pub use entity_read::{Entity, EntityFilter, EntityVersion, SealedEntityValue};
pub use erase::{ERASED_MAX, ERASED_PERSON, Erasure, HOLD};
pub use error::StoreError;
pub use examine::{Examination, Flaw};
pub use export::{Counts, KeyExport, KeyRows, Snapshot, VersionKey};
pub use folder::{Folder, FolderLock};
pub use health::Leftovers;
pub use history::{FieldChange, HistoryEntry};
pub use identity_read::SealedValue;
pub use imports::{ImportClosing, ImportOpening, ImportStanding, ImportState, PROBLEM_FILE_BYTES_MAX};
pub use ledger::LedgerLine;
pub use open::{Place, Store};
pub use problems::{ImportSummary, ProblemGroup, ProblemRow};
pub use read::{Dataset, PAGE_MAX, RecordDetail, RecordFilter, RecordStanding, RecordSummary, UnitValues};
pub use rebuild::Rebuild;
pub use rekey::STORE_KEY_CHANGED;
pub use roles::WideRole;
pub use rotate::{OldKey, REWRAPPED_MAX, Rotation, RotationState};
pub use rows::{ImportRows, OutsideRow, ROWS_MAX, RowWrite, Standing};
pub use scan::{RecordRow, StateRow};
pub use search::{FOUND_MAX, INDEX_MAX, Indexed, ToIndex, TokenScheme, WORDS_MAX};
pub use session::{DRAFT_BYTES_MAX, SessionRow};
pub use tiles::{CHECKPOINT_FILE, KEY_FILE, LogFolder, Publication};
pub use wipe::{Wiped, wipe_databases};

/// The version of the database layout that this program writes; the last migration's number.
pub const LAYOUT_VERSION: i64 = migrate::LATEST;
