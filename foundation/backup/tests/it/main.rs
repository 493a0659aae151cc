//! Backups, restores and moves, on SQLite always and on PostgreSQL where LANTERN_TEST_POSTGRES names a server
//! (`foundation/store/tests/with-postgres.sh cargo test -p lantern-backup`).

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod altered;
mod cipher;
mod erasure;
mod fixture;
mod killed;
mod moves;
mod round;
mod soak;
mod world;
