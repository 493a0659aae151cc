//! `lantern tokens`: what lets programs act as an account. A token comes of the page of the account; a program that holds one makes
//! another that is for no more and ends no later.

use super::{Asked, grid};
use crate::{
    arguments::{Reading, Tokens},
    clock,
    outcome::{Mistyped, Outcome},
};
use anyhow::{Context, Result};
use lantern_access::{
    credential::{ApiToken, Scope},
    policy::Action,
};
use lantern_gate::{Held, WantedToken};
use lantern_vault::Entropy;
use lantern_words::Arg;
use serde_json::json;
use std::path::Path;
use uuid::Uuid;

/// Does it.
pub async fn run(tokens: &Tokens, asked: &Asked) -> Result<Outcome> {
    match tokens {
        Tokens::List(reading) => list(reading, asked).await,
        Tokens::Make { label, scope, days, out, .. } => {
            make(WantedToken { label, scope: actions(scope, asked)?, life_days: *days }, &asked.path(out), asked).await
        }
        Tokens::Revoke { token, .. } => revoke(token, asked).await,
    }
}

/// The actions that were typed.
fn actions(codes: &[String], asked: &Asked) -> Result<Scope> {
    let unknown = |code: &String| {
        let all = asked.house.gate.token_scope(&asked.entered).iter().map(|action| action.code()).collect::<Vec<_>>().join(", ");
        Mistyped::error(asked.words().with("api-cli-unknown-action", &[("name", Arg::from(code)), ("actions", Arg::from(&all))]))
    };
    codes.iter().map(|code| Action::from_code(code).ok_or_else(|| unknown(code))).collect()
}

async fn make(wanted: WantedToken<'_>, out: &Path, asked: &Asked) -> Result<Outcome> {
    // The file is there before the token is: a token that cannot be written down would live unseen.
    let disk = lantern_disk::Disk::real();
    disk.create(out, b"").with_context(|| format!("cannot write {}; nothing was made", out.display()))?;
    let made = asked.house.gate.make_token(&asked.entered, wanted, Entropy::from_system().bytes()?, &clock::now().at).await;
    let (held, text) = match made {
        Ok(made) => made,
        Err(error) => {
            std::fs::remove_file(out)?;
            return Err(error.into());
        }
    };
    disk.replace(out, format!("{}\n", *text).as_bytes()).with_context(|| format!("cannot write {}: revoke the token {}", out.display(), held.id))?;
    let (path, ends) = (out.display().to_string(), day(&held.body.expires().to_string()));
    asked.console.say(&asked.words().with("api-cli-made", &[("path", Arg::from(&path)), ("date", Arg::from(&ends))]));
    Ok(Outcome::Done)
}

fn day(at: &str) -> String {
    at.get(..10).unwrap_or_default().to_owned()
}

fn as_object(held: &Held<ApiToken>, used: Option<&String>) -> serde_json::Value {
    let token = &held.body;
    let scope: Vec<&str> = token.scope.iter().map(|action| action.code()).collect();
    json!({ "token": held.id.to_string(), "label": token.label, "scope": scope, "created_at": token.created().to_string(), "expires": token.expires().to_string(),
        "revoked_at": token.revoked().map(|at| at.to_string()), "used_at": used })
}

async fn list(reading: &Reading, asked: &Asked) -> Result<Outcome> {
    let (gate, words, now) = (&asked.house.gate, asked.words(), clock::now().at);
    let login = &asked.entered.account().context("`local` has no tokens: this house has no accounts yet")?.login;
    let heads = ["api-token-id", "api-token-label", "api-token-scope", "api-token-ends", "api-token-used"].map(|key| words.text(key));
    let mut grid = grid::grid(asked.console.width(), &heads, 5);
    let held = gate.tokens_of(login).await?;
    for one in &held {
        let used = gate.token_used(&one.body, &now).await?;
        if reading.json {
            asked.console.say(&as_object(one, used.as_ref()).to_string());
            continue;
        }
        let scope: Vec<&str> = one.body.scope.iter().map(|action| action.code()).collect();
        let ends = if one.body.revoked().is_some() { words.text("api-token-revoked") } else { day(&one.body.expires().to_string()) };
        grid.add_row([one.id.to_string(), one.body.label.clone(), scope.join(" "), ends, used.as_deref().map(day).unwrap_or_default()]);
    }
    match (reading.json, held.is_empty()) {
        (false, true) => asked.console.say(&words.text("api-tokens-empty")),
        (false, false) => asked.console.say(&grid.to_string()),
        (true, _) => {}
    }
    Ok(Outcome::Done)
}

async fn revoke(token: &str, asked: &Asked) -> Result<Outcome> {
    let id = Uuid::parse_str(token).map_err(|_| Mistyped::error(format!("\"{token}\" is not the id of a token; `lantern tokens list` lists them")))?;
    asked.house.gate.revoke_token(&asked.entered, id, &clock::now().at).await?;
    asked.console.say(&asked.words().text("api-cli-revoked"));
    Ok(Outcome::Done)
}
