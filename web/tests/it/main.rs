//! The pages over a real server and a tiny store: what a browser would get.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod account;
mod client;
mod complaints;
mod keys;
mod names;
mod pages;
mod rights;
mod sharing;
mod trust;
mod world;
mod writing;
