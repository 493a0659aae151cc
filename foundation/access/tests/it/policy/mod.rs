//! The policies, tried from outside.

mod golden;
mod narrowing;
mod oracle;
mod removal;
mod rules;
mod rules_of_house;
mod samples;
mod words;
