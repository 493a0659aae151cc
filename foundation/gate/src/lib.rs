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

mod accesslog;
mod accounts;
mod breached;
mod browsing;
mod compartment;
mod complaints;
mod copies;
mod emergency;
mod entered;
mod error;
mod finding;
mod fresh;
mod gate;
mod kept;
mod keys;
mod local;
mod look;
mod notices;
mod openid;
mod outside;
mod people;
mod rights;
mod session;
mod sharing;
mod signin;
mod stretch;
mod tokens;
mod vault;

pub use accesslog::{AccessLog, Ledger, Writing};
pub use accounts::{body_of, may_reset, wing_of};
pub use breached::Breached;
pub use browsing::{BrowsingReport, OpenedCanary};
pub use complaints::{
    ComplaintAnswer, ComplaintFile, ComplaintHandler, ComplaintProblem, ComplaintStage, HALF_HOURS, HalfStanding, HandlerKey, Help, HelpMark, Incoming,
    KeyStage, OpenedHalf, SeenComplaint,
};
pub use copies::{BackupMade, KEY_COPY_DAYS_MAX, KeyCopy};
pub use emergency::{BrokenGlass, GLASSES_MAX, GlassAnswer, GlassReason, GlassVerdict};
pub use entered::{Door, Entered, LOCAL};
pub use error::GateError;
pub use finding::{FoundPeople, PEOPLE_MAX, SoughtIn};
pub use gate::{Gate, GateSettings, TOKEN_SCOPE};
pub use kept::{Held, Kept};
pub use keys::{AgencyKey, Told};
pub use look::{OPENED_MAX, Opened as OpenedRecord, OpenedValue, Word};
pub use notices::{News, NewsKind, Notices};
pub use openid::VouchedSubject;
pub use rights::{
    CodedValue, Confirmation, Decided, DueFile, DueState, ExportedChange, ExportedEntity, ExportedLook, ExportedValue, Ground, HOUSEKEEPING, IdentityValue,
    IncidentMove, NewHold, Order, OrderState, PersonExport, RequestAt, Round, TwoSigned, Wanted, Worker,
};
pub use session::{Opened, Proof, Standing};
pub use sharing::{
    AskingDraft, AtTheDoor, ConsentDraft, Item, Papers, RecipientDraft, SharePackage, ShareRequest, SharingProblem, group_of, item_id,
    speaks_of_sexual_violence,
};
pub use tokens::{TOKENS_MAX, WantedToken};
pub use vault::{Dial, VaultStart};
