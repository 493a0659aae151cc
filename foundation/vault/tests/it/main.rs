//! The vault process, asked by somebody who wants more than the log allows.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod asking;
mod memory;
mod outside;
mod searching;
