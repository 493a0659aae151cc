//! The readers of files, from outside: encodings, workbooks, hostile input, arbitrary input, and the official dictionary.
#![allow(missing_docs, reason = "tests")]

mod dictionary;
mod encodings;
mod hostile;
mod json_lines;
mod made;
mod property;
mod speed;
mod template;
mod workbooks;
