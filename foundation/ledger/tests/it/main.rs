//! The log against known vectors, a naive tree, other people's implementations, and whoever tries to cheat.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod audit;
mod folder;
mod go;
mod naive;
mod notes;
mod oracles;
mod policies;
mod proof_files;
mod python;
mod records;
mod tampering;
mod tiles;
mod trees;
mod witnesses;
