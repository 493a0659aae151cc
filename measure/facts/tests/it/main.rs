//! The facts over a real store in a temporary folder.

#![expect(clippy::unwrap_used, reason = "a test stops where something fails")]

mod aggregates;
mod counting;
mod files;
mod property;
mod quality;
mod world;
