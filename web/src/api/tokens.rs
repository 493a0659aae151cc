//! The account's own tokens. A token makes another one that is for no more and ends no later.

use super::list::{List, Paging};
use crate::{
    AppState, View, WebError,
    doors::{Doors, Need, Operation, Pass},
    pages::tokens::{not_made, with_use},
    session::random,
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use lantern_access::{
    credential::{ApiToken, Login},
    policy::Action,
};
use lantern_gate::WantedToken;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The doors.
pub fn routes(doors: Doors) -> Doors {
    const OWN: Need = Need::signed_in(Action::ManageTokens);
    let many_of = Operation::get("tokens_list", "The account's own tokens, oldest first").paged().gives::<List<HeldToken>>();
    let make = Operation::post("tokens_create", "Make a token that is for no more, and ends no later, than the one that asks").takes::<New>().gives::<Made>();
    let revoke_of = Operation::delete("tokens_revoke", "Take a token back, and those that were made with it");
    doors.api("/tokens", OWN, many_of, many).api("/tokens", OWN, make, create).api("/tokens/{token}", OWN, revoke_of, revoke)
}

/// A token; its text is kept nowhere.
#[derive(Serialize, JsonSchema)]
pub struct HeldToken {
    /// Its id.
    token: String,
    /// What its owner calls it.
    label: String,
    /// What it is for: actions, each a code.
    scope: Vec<String>,
    /// When it was made.
    created_at: String,
    /// When it ends.
    expires: String,
    /// When it was taken back.
    revoked_at: Option<String>,
    /// When it was last used, to the minute.
    used_at: Option<String>,
}

/// What a new token shall be.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct New {
    /// What it is called.
    label: String,
    /// What it is for: actions, each a code.
    scope: Vec<String>,
    /// How many days it lives.
    life_days: i64,
}

/// A token that was just made.
#[derive(Serialize, JsonSchema)]
struct Made {
    #[serde(flatten)]
    token: HeldToken,
    /// Its text, shown this once.
    text: String,
}

/// The codes of what a token is for.
pub fn scope_of(token: &ApiToken) -> Vec<String> {
    token.scope.iter().map(|action| action.code().to_owned()).collect()
}

fn line(token: &ApiToken, used_at: Option<String>) -> HeldToken {
    HeldToken {
        token: token.id.to_string(),
        label: token.label.clone(),
        scope: scope_of(token),
        created_at: token.created().to_string(),
        expires: token.expires().to_string(),
        revoked_at: token.revoked().map(|at| at.to_string()),
        used_at,
    }
}

/// The tokens of one account.
pub async fn of(state: &AppState, login: &Login, paging: Paging) -> Result<Json<List<HeldToken>>, WebError> {
    let held = with_use(state, login).await?;
    Ok(Json(List::cut(held.into_iter().map(|(held, used)| line(&held.body, used)), paging)))
}

async fn many(State(state): State<AppState>, pass: Pass, paging: Paging) -> Result<Json<List<HeldToken>>, WebError> {
    of(&state, &pass.entered.account().ok_or(WebError::NotFound)?.login, paging).await
}

async fn create(State(state): State<AppState>, view: View, pass: Pass, Json(new): Json<New>) -> Result<(StatusCode, Json<Made>), WebError> {
    let scope = new.scope.iter().map(|code| Action::from_code(code)).collect::<Option<_>>().ok_or_else(|| WebError::Refused(view.t("api-scope-unknown")))?;
    let wanted = WantedToken { label: &new.label, scope, life_days: new.life_days };
    let (held, text) = state.gate.make_token(&pass.entered, wanted, random()?, &state.now()).await.map_err(|error| not_made(&view, error))?;
    Ok((StatusCode::CREATED, Json(Made { token: line(&held.body, None), text: text.to_string() })))
}

async fn revoke(State(state): State<AppState>, pass: Pass, Path(token): Path<String>) -> Result<StatusCode, WebError> {
    let id = Uuid::parse_str(&token).map_err(|_| WebError::NotFound)?;
    crate::pages::tokens::revoke(&state, &pass, id, None).await?;
    Ok(StatusCode::NO_CONTENT)
}
