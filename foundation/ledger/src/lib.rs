//! The append-only log: tiles, signed checkpoints, proofs, witnesses.
//!
//! A leaf is version, kind and a salted commitment, so that the log hurts nobody; the tree is RFC 6962 over SHA-256; files,
//! notes and proofs are those of C2SP (tlog-tiles, tlog-checkpoint, signed-note, tlog-cosignature, tlog-witness, tlog-policy,
//! tlog-proof), so that a tool which we did not write can check them. Nothing here reads a file, a clock or a source of
//! randomness: they come in as arguments.
//!
//! ```
//! use lantern_ledger::{Checkpoint, Frontier, Growth, Leaf, LeafKind, NoteSigner, leaf_hash, verify_inclusion};
//! let signer = NoteSigner::from_seed("log.example/one", [7; 32])?;
//! let leaf = Leaf::commit(LeafKind::Change, &[9; 32], b"what happened");
//! let mut growth = Growth::from_frontier(Frontier::empty());
//! growth.push(leaf_hash(b"an older entry"));
//! let index = growth.push(leaf_hash(leaf.bytes()));
//! let note = signer.sign(&Checkpoint { origin: "log.example/one".into(), size: growth.size(), root: growth.root() }.to_text())?;
//! // Whoever has the leaf, the path and the signed checkpoint needs nothing else.
//! let checkpoint = Checkpoint::open(&note, &signer.verifier())?;
//! let proof = growth.inclusion(index).expect("the leaf was added here");
//! verify_inclusion(index, checkpoint.size, &leaf_hash(leaf.bytes()), &proof, &checkpoint.root)?;
//! # Ok::<(), lantern_ledger::LedgerError>(())
//! ```

mod access;
pub mod audit;
mod bundle;
mod cbor;
mod checkpoint;
mod cosignature;
mod entry;
mod error;
mod frontier;
mod growth;
mod hash;
mod leaf;
mod note;
mod policy;
mod proof;
mod prooffile;
mod receipt;
mod tile;
pub mod witness;

pub use access::{ACCESS_SUBJECTS_MAX, AccessEvent, AccessKind};
pub use bundle::{Bundle, LEAF_BYTES_MAX};
pub use checkpoint::Checkpoint;
pub use cosignature::{CosignatureVerifier, Cosigner};
pub use entry::{CommitEvent, ENTRY_BYTES_MAX, JournalEntry, JournalEntryOwned};
pub use error::LedgerError;
pub use frontier::{Frontier, TREE_SIZE_MAX};
pub use growth::Growth;
pub use hash::{EMPTY_ROOT, Hash, entries_root, leaf_hash, node_hash};
pub use leaf::{Leaf, LeafKind};
pub use note::{NOTE_BYTES_MAX, NOTE_SIGNATURES_MAX, Note, NoteSignature, NoteSigner, NoteVerifier};
pub use policy::{POLICY_BYTES_MAX, POLICY_ITEMS_MAX, Policy, Seen, TimeBounds};
pub use proof::{NodeSource, PROOF_HASHES_MAX, consistency_proof, inclusion_proof, verify_consistency, verify_inclusion};
pub use prooffile::ProofFile;
pub use receipt::{Receipt, Verified};
pub use tile::{Files, TILE_WIDTH, TileFolder, TilePath, TileWrite, TileWriter, tiles_for};
