//! The gate over a real store: what somebody who has come in can do, and what nobody can.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod rights;
