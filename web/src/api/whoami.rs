//! Who asks, and what the token is for.

use crate::doors::{Doors, Need, Operation, Pass};
use axum::Json;
use lantern_access::credential::ApiToken;
use schemars::JsonSchema;
use serde::Serialize;

/// The door.
pub fn routes(doors: Doors) -> Doors {
    doors.api("/whoami", Need::bearer(), Operation::get("whoami", "Whose token this is, and what it is for").gives::<Whoami>(), whoami)
}

/// Who asks.
#[derive(Serialize, JsonSchema)]
struct Whoami {
    /// The account's login, a code.
    login: String,
    /// What the account is trusted to do.
    roles: Vec<String>,
    /// The agency to which the account belongs.
    agency: Option<String>,
    /// What this token is for: actions, each a code. The account's own rules hold beside it.
    scope: Vec<String>,
    /// When this token ends.
    expires: Option<String>,
}

async fn whoami(pass: Pass) -> Json<Whoami> {
    let entered = &pass.entered;
    Json(Whoami {
        login: entered.login().to_owned(),
        roles: entered.roles().iter().map(|role| role.code().to_owned()).collect(),
        agency: entered.agency().map(str::to_owned),
        scope: entered.token().map(super::tokens::scope_of).unwrap_or_default(),
        expires: entered.token().map(ApiToken::expires).map(|at| at.to_string()),
    })
}
