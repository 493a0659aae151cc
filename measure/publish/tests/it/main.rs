//! What leaves, over a real store in a temporary folder, counted by hand and attacked.

#![expect(clippy::unwrap_used, reason = "a test stops where something fails")]

mod attack;
mod attacker;
mod counts;
mod days;
mod desk;
mod files;
mod people;
mod refusals;
mod scope;
mod world;
