//! Servers of this crate as strangers meet them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod certificates;
mod encrypted;
mod loghost;
mod server;
mod strangers;
