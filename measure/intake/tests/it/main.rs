//! The crate from outside, in one binary.

mod bench;
mod hostile;
mod imports;
mod layouts;
mod real_files;
