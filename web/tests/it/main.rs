//! The pages over a real server and a tiny store: what a browser would get.

mod client;
mod keys;
mod pages;
mod world;
mod writing;
