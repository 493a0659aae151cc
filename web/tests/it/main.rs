//! The pages over a real server and a tiny store: what a browser would get.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod account;
mod api;
mod client;
mod complaints;
mod doctor;
mod forms;
mod hostile;
mod keys;
mod lines;
mod names;
mod openid;
mod pages;
mod programs;
mod proof;
#[expect(dead_code, reason = "some of its faults are tried beside the protocol alone")]
#[path = "../../../foundation/openid/tests/it/provider.rs"]
mod provider;
mod rights;
mod sharing;
mod standing;
mod tokens;
mod trust;
mod ways;
mod world;
mod writing;
