//! Backups: the journal, the log and, apart from them, the wrapped keys, sealed as age files; restored and moved through replay.
//!
//! A backup never holds a state table: a restore replays the journal, so that it rebuilds the tables for whatever keys are left.
//! Whoever was erased after the backup was made is erased again before the restored store opens. Agencies' keys are in no backup.
//! The format is described in `docs/operations.md`; `age` and `tar` open it.
//!
//! ```
//! use lantern_backup::{KeyCopyLabel, Opener, Restore, Seal, Target, back_up, copy_keys, restore};
//! use lantern_store::{Act, Change, Folder, Place, Store};
//! use zeroize::Zeroizing;
//! # let folder = tempfile::tempdir()?;
//! # tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
//! let at = "2026-03-17T08:00:00Z";
//! let act = Act { actor: "officer".into(), purpose: "administration".into(), at: at.into() };
//! let place = |name: &str| { let data = Folder::new(folder.path().join(name)); Place::Folder { key_files: data.key_files(), folder: data } };
//! let store = Store::create(&place("data"), &act).await?;
//! store.commit(&act, Change::Setting { name: "threshold".into(), value: "11".into() }).await?;
//!
//! let passphrase = Zeroizing::new("an invented passphrase".to_owned());
//! let (seal, opener) = (Seal::under(&passphrase)?, Opener::passphrase(&passphrase));
//! let (data, keys) = (folder.path().join("data.age"), folder.path().join("keys.age"));
//! back_up(&store, &Target { path: &data, seal: &seal, replaces: false }, at, &[], &mut |_, _| ()).await?;
//! let label = KeyCopyLabel { copy: "registered before", made_at: at, expires_at: "2026-04-16T08:00:00Z" };
//! copy_keys(&store, &Target { path: &keys, seal: &seal, replaces: false }, &label).await?;
//! store.close().await;
//!
//! let empty = Folder::new(folder.path().join("restored"));
//! let asked = Restore { data: (&data, &opener), keys: (&keys, &opener), place: &place("restored"), folder: &empty, key_files: empty.key_files(), act: &act };
//! restore(&asked, &mut |_, _| ()).await?;
//! let store = Store::open(&place("restored")).await?;
//! assert_eq!(store.setting("threshold").await?.as_deref(), Some("11"));
//! # store.close().await;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod archive;
mod error;
mod head;
mod items;
mod make;
mod moving;
mod parts;
mod restore;
mod seal;

pub use error::BackupError;
pub use head::{DataHead, FORMAT, KeysHead, Kind};
pub use make::{KeyCopyLabel, Made, Target, back_up, copy_keys};
pub use moving::{Move, move_store};
pub use restore::{RESTORED, Restore, Restored, restore};
pub use seal::{Opener, PASSPHRASE_CHARACTERS_MIN, Seal};
