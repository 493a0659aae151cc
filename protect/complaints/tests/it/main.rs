//! What the sealed complaint channel promises, tried from outside.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod answers;
mod browser;
mod codes;
mod debian;
mod formats;
mod hostile;
mod invented;
mod two;
