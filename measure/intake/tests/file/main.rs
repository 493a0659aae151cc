//! The readers of files, from outside: encodings, workbooks, hostile input, arbitrary input, and the official dictionary.
#![expect(clippy::unwrap_used, reason = "what is made for a test is there, or the test fails")]

mod dictionary;
mod encodings;
mod hostile;
mod json_lines;
mod made;
mod property;
mod template;
mod workbooks;
