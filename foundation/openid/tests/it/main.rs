//! Signing in by a provider that does everything right, and by one that does one thing wrong.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod provider;
mod tokens;
mod ways;
