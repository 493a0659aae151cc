//! The form language, its results, and the instruments that come with the program.

mod bundled;
mod expressions;
mod hostile;
mod javarosa;
mod monotone;
mod oracle;
mod reading;
mod small;
mod xform;
