//! The real program in temporary folders: what a person types, and what comes of it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod authority;
mod backups;
mod canaries;
mod complaints;
mod demo;
mod figures;
mod help;
mod home;
mod identities;
mod imports;
mod instruments;
mod layouts;
mod ledger;
mod names;
mod openid;
mod operations;
mod postgres;
mod real_files;
mod rights;
mod server;
mod settings;
mod sharing;
mod tls;
mod tokens;
mod ways;
mod witness;
