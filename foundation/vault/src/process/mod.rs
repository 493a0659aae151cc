//! The vault process: the only holder of agencies' secret keys.
//!
//! [`run`] is the body of the small child process that every command starts which opens identities; [`Vault`] is how the
//! command talks to it, over one end of a pair of sockets that nobody else can reach. The process is told once whose ledger
//! counts. From then on it gives out the key of a person only against a [`lantern_ledger::Receipt`]: signed by that ledger,
//! for an entry that names this person, newer than the unlocking, and used once. So a read that left no line in the ledger
//! does not happen, and neither does one that is hidden behind an old line.
//!
//! What it does not stop: whoever is root on a machine with an unlocked vault reads its memory, and whoever controls the
//! command sees the keys that were asked for with a line. After locking, keys are wiped where they lay and the stack below is
//! overwritten; registers, pages that the kernel swapped out where memory could not be held ([`MemoryLock`]), and buffers of
//! the kernel's sockets are out of reach.
//!
//! ```
//! use lantern_ledger::{Checkpoint, EMPTY_ROOT, NoteSigner};
//! use lantern_vault::{Entropy, KeyFolder, Protection, process};
//! use std::os::unix::net::UnixStream;
//! # let folder = tempfile::tempdir()?;
//! # let keys = KeyFolder::new(folder.path().join("keys"));
//! # keys.create_agency_key("shelter", Protection::Open, &mut Entropy::from_system())?;
//! let ledger = NoteSigner::from_seed("log.example/one", [7; 32])?;
//! let checkpoint = ledger.sign(&Checkpoint { origin: "log.example/one".into(), size: 0, root: EMPTY_ROOT }.to_text())?;
//! // A command starts `Vault::spawn(program, &verifier)`; here the other end runs in a thread.
//! let (ours, theirs) = UnixStream::pair()?;
//! let served = std::thread::spawn(|| process::serve(theirs));
//! let mut vault = process::Vault::over(ours, &ledger.verifier())?;
//! vault.unlock("shelter", &keys.agency_key_text("shelter")?, None, &checkpoint)?;
//! assert_eq!(vault.unlocked()?, ["shelter"]);
//! vault.lock_all()?;
//! drop(vault);
//! served.join().expect("the thread ends by itself")?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answer;
mod client;
mod frame;
mod harden;
mod question;
mod receipts;
mod refusal;
mod server;

pub use client::{IndexItem, SealedField, Vault, WrappedKey};
pub use harden::{Hardening, MemoryLock, leave_no_core};
pub use refusal::Refusal;
pub use server::{run, serve};

/// More persons, or values to search for, are not asked about at once.
pub const ITEMS_MAX: usize = 65_536;
