//! Accounts, roles, policies, purposes, consent and the other bases: one gate.
//!
//! [`policy`] answers who may do what, to what, for which purpose and on which basis; [`credential`] proves who asks;
//! [`consent`] holds the bases on which anything about a person may be shared. Nothing here reads a clock, a file or the network.

mod codes;
pub mod consent;
pub mod credential;
pub mod policy;

pub(crate) use codes::codes;
