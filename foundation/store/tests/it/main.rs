//! One conformance suite over both engines: SQLite always, PostgreSQL where LANTERN_TEST_POSTGRES names a server
//! (`tests/with-postgres.sh cargo test -p lantern-store`).

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod corrections;
mod crash;
mod entities;
mod erasure;
mod finding;
mod imports;
mod keys;
mod lists;
mod opening;
mod power;
mod publications;
mod rekey;
mod remains;
mod replay;
mod roles;
mod rotation;
mod soak;
mod upgrading;
mod wiping;
mod world;
