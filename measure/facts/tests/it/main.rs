//! The facts over a real store in a temporary folder.

mod aggregates;
mod counting;
mod files;
mod property;
mod quality;
mod world;
