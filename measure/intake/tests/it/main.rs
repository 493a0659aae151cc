//! The crate from outside, in one binary.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bench;
mod hostile;
mod imports;
mod layouts;
mod outside;
mod real_files;
mod words;
