//! What the pictures promise: the same drawing for the same data, well-formed, mirrored, and silent about what is withheld.

mod golden;
mod hostile;
mod promises;
mod samples;
