//! The gate on a real store with a real vault.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod complaints;
mod emergency;
mod finding;
mod keys;
mod looking;
mod openid;
mod paths;
mod proof;
mod rights;
mod sharing;
mod sharing_world;
mod world;
