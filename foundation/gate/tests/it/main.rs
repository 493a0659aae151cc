//! The gate over a store of its own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod complaints;
