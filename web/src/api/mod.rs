//! The programming interface: what pages and commands can do, for programs that bring a token.
//!
//! Each resource is one file: its shapes, its doors with what their description says, and handlers that ask the same functions
//! that the pages ask. So a list of records is one entry in the access log here as there, and a rule that changes changes both.

mod access;
mod accounts;
mod agencies;
mod describe;
mod figures;
mod imports;
mod instruments;
mod ledger;
mod list;
mod lists;
pub mod openapi;
pub mod problem;
mod records;
mod tokens;
mod whoami;

use crate::doors::{Doors, Need};

/// Whether an address belongs to the programming interface.
pub fn is_below(path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    path == "/api" || path.starts_with("/api/")
}

/// Every door below `/api`.
pub fn routes(doors: Doors) -> Doors {
    let state = doors.state().clone();
    let version = describe::routes(Doors::new(&state));
    let version = lists::routes(agencies::routes(whoami::routes(version)));
    let version = figures::routes(imports::routes(version));
    let version = access::routes(records::routes(version));
    let version = instruments::routes(version);
    let version = tokens::routes(accounts::routes(ledger::routes(version)));
    doors.under("/v1", version).api("/problems/{code}", Need::stranger(), problem::OPERATION, problem::one)
}
