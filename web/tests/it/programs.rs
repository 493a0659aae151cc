//! Programs that ask, each with the token of an account.

use crate::{
    client::{Answer, ask},
    trust::{PASSWORD, account, code_at, token_of, two_people},
    world::{World, clock},
};
use lantern_access::{
    credential::{Instant, Login},
    policy::{Action, Role},
};
use lantern_gate::{Entered, Standing, WantedToken};
use std::sync::atomic::{AtomicI64, Ordering};

/// When tokens of the tests were made.
const BEFORE: &str = "2026-03-04T05:00:07Z";

/// The login of the one who has a role in a test.
pub fn login_of(role: Role) -> String {
    match role {
        Role::Administrator => "keeper-1".to_owned(),
        Role::DataProtection => "watch-1".to_owned(),
        other => format!("{}-1", other.code().replace('_', "")),
    }
}

/// Somebody with a session that stands open.
pub async fn entered(world: &World, token: &str) -> Entered {
    let Standing::Active(entered) = world.gate.session(token, &clock().at).await.unwrap() else { panic!("no session") };
    entered
}

/// The first two people, and somebody of one agency for each other role.
pub async fn staff(world: &World, agency: &str, roles: &[Role]) {
    two_people(world).await;
    let keeper = entered(world, &token_of(world, "keeper-1", &clock().at).await).await;
    let second = world.gate.account(&Login::parse("watch-1").unwrap()).await.unwrap().unwrap().body;
    for role in roles.iter().filter(|role| !matches!(role, Role::Administrator | Role::DataProtection | Role::Local)) {
        // Who audits the deployment belongs to no agency.
        let of = if *role == Role::Auditor { None } else { Some(agency) };
        world.gate.save_account(&keeper, &account(&login_of(*role), *role, of), 0, Some(&second), &clock().at).await.unwrap();
    }
}

/// Somebody who proved herself a moment ago. A code counts once and no earlier one after it, so each proof is a minute later.
pub async fn fresh(world: &World, login: &str) -> Entered {
    static MINUTES: AtomicI64 = AtomicI64::new(5);
    let at = Instant::parse(&clock().at).unwrap().plus_seconds(60 * MINUTES.fetch_add(1, Ordering::Relaxed)).to_string();
    let random = *blake3::hash(format!("fresh {login} {at}").as_bytes()).as_bytes();
    world.gate.sign_in_password((login, PASSWORD, &code_at(&at)), None, random, &at).await.unwrap().entered
}

/// A token of somebody, for these actions; for all that the account may do where none are named.
pub async fn token_for(world: &World, login: &str, scope: &[Action]) -> String {
    let person = fresh(world, login).await;
    let scope = if scope.is_empty() { world.gate.token_scope(&person) } else { scope.to_vec() };
    let random = *blake3::hash(format!("token {login} {scope:?}").as_bytes()).as_bytes();
    let wanted = WantedToken { label: "nightly figures", scope: scope.into_iter().collect(), life_days: 30 };
    world.gate.make_token(&person, wanted, random, BEFORE).await.unwrap().1.to_string()
}

/// Asks as a program does.
pub async fn call(world: &World, method: &str, path: &str, token: &str) -> Answer {
    call_with(world, method, path, token, &[], "").await
}

/// The same with further headers and a body.
pub async fn call_with(world: &World, method: &str, path: &str, token: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let (host, bearer) = (world.address.to_string(), format!("Bearer {token}"));
    let mut all = vec![("host", host.as_str()), ("cookie", "")];
    if !token.is_empty() {
        all.push(("authorization", bearer.as_str()));
    }
    all.extend(headers);
    ask(world.address, method, path, &all, body).await
}
