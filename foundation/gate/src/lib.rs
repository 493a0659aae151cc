//! The gate: nobody reads about a person and nobody changes anything but through it.
//!
//! Pages, commands and the programming interface come here with somebody who has signed in. The gate asks the policies
//! (`lantern-access`), writes the look down (`lantern-store`, which puts it into the ledger), and only then asks the vault
//! (`lantern-vault`), which opens nothing that the entry does not name. An act that changes something is made here and nowhere else.
//!
//! ```
//! use lantern_access::policy::{Action, Context, Purpose, Resource, ResourceKind};
//! use lantern_gate::{Door, Gate, GateSettings};
//! # use lantern_store::{Act, Folder, Place, Store};
//! # let folder = tempfile::tempdir()?;
//! # tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
//! # let data = Folder::new(folder.path().join("data"));
//! # let place = Place::Folder { key_files: data.key_files(), folder: data };
//! # let act = Act { actor: "local".into(), purpose: "administration".into(), at: "2026-03-17T08:00:00Z".into() };
//! # let store = Store::create(&place, &act).await?;
//! let gate = Gate::open(store, GateSettings { local: true, ..GateSettings::default() })?;
//! let local = gate.enter_local(Door::Command).await?;
//! let (figures, account) = (Resource::new(ResourceKind::Figures), Resource::new(ResourceKind::Account));
//! let context = Context::new(Purpose::Statistics);
//! assert!(gate.may(&local, Action::ViewFigures, &figures, &context, "2026-03-17T08:00:00Z").is_ok());
//! assert!(gate.may(&local, Action::ManageAccounts, &account, &context, "2026-03-17T08:00:00Z").is_err());
//! # gate.store().close().await;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod accounts;
mod browsing;
mod entered;
mod error;
mod gate;
mod kept;
mod local;
mod look;
mod people;
mod session;
mod signin;
mod tokens;
mod vault;

pub use accounts::{body_of, may_reset, wing_of};
pub use browsing::{BrowsingReport, OpenedCanary};
pub use entered::{Door, Entered, LOCAL};
pub use error::GateError;
pub use gate::{Gate, GateSettings, TOKEN_SCOPE};
pub use kept::{Held, Kept};
pub use look::{OPENED_MAX, Opened as OpenedRecord, OpenedValue};
pub use session::{Opened, Proof, Standing};
pub use tokens::{TOKENS_MAX, Wanted};
