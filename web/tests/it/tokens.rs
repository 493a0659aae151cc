//! Tokens: narrow, dated, taken back, and never the way to more than their account may.

use crate::{
    client::sign_in,
    pages::{LANGUAGES, get, is_sound},
    programs::{call, call_with, entered, fresh, login_of, staff, token_for},
    trust::{PASSWORD, as_session, code_at},
    world::{World, clock},
};
use lantern_access::{
    credential::{AccountState, Instant, Login, Reset, ResetScope},
    policy::{Action, Role},
};
use lantern_gate::{GateError, WantedToken};

const WHOAMI: &str = "/api/v1/whoami";

fn wanted(scope: &[Action], life_days: i64) -> WantedToken<'static> {
    WantedToken { label: "nightly figures", scope: scope.iter().copied().collect(), life_days }
}

/// An open session alone makes no token; nor does anybody make one for what the account may not do.
#[tokio::test(flavor = "multi_thread")]
async fn a_token_needs_a_fresh_proof_and_is_no_wider_than_its_account() {
    let world = World::region().await;
    staff(&world, "shelter", &[Role::CaseWorker]).await;
    let session = crate::trust::token_of(&world, "caseworker-1", &clock().at).await;
    let idle = entered(&world, &session).await;
    let refused = world.gate.make_token(&idle, wanted(&[Action::ViewRecords], 30), [1; 32], &clock().at).await;
    assert!(matches!(refused, Err(GateError::NotFresh)));
    let person = fresh(&world, "caseworker-1").await;
    let beyond = world.gate.make_token(&person, wanted(&[Action::ViewRecords, Action::ManageAccounts], 30), [1; 32], &clock().at).await;
    assert!(matches!(beyond, Err(GateError::BeyondToken(actions)) if actions == [Action::ManageAccounts]));
    for life in [0, 367] {
        assert!(world.gate.make_token(&person, wanted(&[Action::ViewRecords], life), [1; 32], &clock().at).await.is_err(), "{life}");
    }
    let local = World::empty().await;
    let local = local.gate.enter_local(lantern_gate::Door::Command).await.unwrap();
    assert!(world.gate.make_token(&local, wanted(&[Action::ViewRecords], 30), [1; 32], &clock().at).await.is_err(), "`local` has none");
}

/// A token opens what it is for and nothing else, and nothing at all once it is over, taken back, or its account is suspended.
#[tokio::test(flavor = "multi_thread")]
async fn a_token_opens_what_it_is_for() {
    let world = World::region().await;
    staff(&world, "shelter", &[Role::Statistician, Role::CaseWorker]).await;
    let token = token_for(&world, "statistician-1", &[Action::ViewPublicFigures]).await;
    let known = call(&world, "GET", WHOAMI, &token).await;
    assert!(known.status == 200 && known.body.contains("\"statistician-1\"") && known.body.contains("\"view_public_figures\""), "{}", known.body);
    assert_eq!(call(&world, "GET", "/api/v1/figures/table?by=sex", &token).await.status, 200);
    let narrow = call(&world, "GET", "/api/v1/records", &token).await;
    assert!(narrow.status == 403 && narrow.body.contains("\"token_scope\"") && !narrow.body.contains("shelter"), "{}", narrow.body);
    let exact: serde_json::Value = serde_json::from_str(&call(&world, "GET", "/api/v1/figures/table?by=sex", &token).await.body).unwrap();
    assert_eq!(exact["figures"], "public", "a token that is not for exact figures gets the public ones");

    for wrong in ["", "lantern_", &format!("lantern_{}", "0".repeat(64)), &token[1..], &format!("{token}0")] {
        let answer = call(&world, "GET", WHOAMI, wrong).await;
        assert!(answer.status == 401 && answer.head.contains("www-authenticate: bearer") && answer.body.contains("\"sign_in\""), "{wrong}: {}", answer.head);
    }
    let worker = token_for(&world, "caseworker-1", &[Action::ViewRecords]).await;
    assert_eq!(call(&world, "GET", "/api/v1/records", &worker).await.status, 200);
    let mut held = world.gate.account(&Login::parse("caseworker-1").unwrap()).await.unwrap().unwrap();
    held.body.change_state(AccountState::Suspended, Instant::parse(&clock().at).unwrap()).unwrap();
    let keeper = fresh(&world, "keeper-1").await;
    world.gate.save_account(&keeper, &held.body, held.version, None, &clock().at).await.unwrap();
    assert_eq!(call(&world, "GET", "/api/v1/records", &worker).await.status, 401, "a suspended account's token opens nothing");
    assert!(world.gate.enter_token(&token, lantern_gate::Door::Api, "2026-05-01T00:00:00Z").await.is_err(), "its life is over");
}

/// A cookie opens no door of the programming interface, a token none of the pages, and two tokens are none.
#[tokio::test(flavor = "multi_thread")]
async fn cookies_and_tokens_open_different_doors() {
    let world = World::region().await;
    staff(&world, "shelter", &[Role::Statistician]).await;
    let cookie = format!("lantern={}", crate::trust::token_of(&world, "statistician-1", &clock().at).await);
    let token = token_for(&world, "statistician-1", &[]).await;
    let by_cookie = as_session(&world, "GET", "/api/v1/records", &cookie, "").await;
    assert!(by_cookie.status == 401 && !by_cookie.head.contains("set-cookie"), "{}", by_cookie.head);
    let disguised = as_session(&world, "GET", "/api/lists/sex", &cookie, "").await;
    assert_eq!(disguised.status, 404, "no page is called api");
    let bearer = format!("Bearer {token}");
    let on_page = call_with(&world, "GET", "/en/records", "", &[("authorization", &bearer)], "").await;
    assert_eq!(on_page.status, 303);
    let twice = call_with(&world, "GET", WHOAMI, &token, &[("authorization", &bearer)], "").await;
    assert_eq!(twice.status, 401);
    let whole = call(&world, "GET", WHOAMI, &token).await;
    assert!(whole.head.contains("cache-control: no-store") && !whole.head.contains("access-control-") && !whole.head.contains("set-cookie"), "{}", whole.head);
}

/// A program makes tokens for no more and for no longer than its own, and they fall with it; nobody takes another's back.
#[tokio::test(flavor = "multi_thread")]
async fn a_token_begets_no_more_than_itself() {
    let world = World::region().await;
    staff(&world, "shelter", &[Role::Statistician, Role::Coordinator]).await;
    let mother = token_for(&world, "statistician-1", &[Action::ManageTokens, Action::ViewQuality]).await;
    let ask_for = async |body: &str| call_with(&world, "POST", "/api/v1/tokens", &mother, &[("content-type", "application/json")], body).await;
    let wider = ask_for(r#"{"label":"wider","scope":["view_records"],"life_days":1}"#).await;
    assert!(wider.status == 400 && wider.body.contains("\"refused\""), "{}", wider.body);
    let longer = ask_for(r#"{"label":"longer","scope":["view_quality"],"life_days":366}"#).await;
    assert_eq!(longer.status, 400, "{}", longer.body);
    for odd in ["", "[]", r#"{"label":"x","scope":["fly"],"life_days":1}"#, r#"{"label":"x","scope":["view_quality"],"life_days":1,"login":"keeper-1"}"#] {
        let answer = ask_for(odd).await;
        assert!(answer.status == 400 && answer.head.contains("application/problem+json"), "{odd}: {}", answer.body);
    }
    let made = ask_for(r#"{"label":"narrower","scope":["view_quality"],"life_days":1}"#).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let made: serde_json::Value = serde_json::from_str(&made.body).unwrap();
    let daughter = made["text"].as_str().unwrap();
    assert_eq!(call(&world, "GET", "/api/v1/figures/quality", daughter).await.status, 200);
    assert_eq!(call(&world, "GET", "/api/v1/tokens", daughter).await.status, 403);

    let own: serde_json::Value = serde_json::from_str(&call(&world, "GET", "/api/v1/tokens", &mother).await.body).unwrap();
    let id = own["items"][0]["token"].as_str().unwrap();
    assert!(own["all"] == 2 && own["items"][0]["used_at"].is_string() && !own.to_string().contains(&mother[8..]), "{own}");
    let stranger = token_for(&world, "coordinator-1", &[Action::ManageTokens]).await;
    assert_eq!(call(&world, "DELETE", &format!("/api/v1/tokens/{id}"), &stranger).await.status, 404, "another's token is not there");
    assert_eq!(call(&world, "DELETE", &format!("/api/v1/tokens/{id}"), &mother).await.status, 204);
    for token in [mother.as_str(), daughter] {
        assert_eq!(call(&world, "GET", WHOAMI, token).await.status, 401);
    }
}

/// A lost sign-in that is given back ends the tokens that were made with it.
#[tokio::test(flavor = "multi_thread")]
async fn a_reset_takes_tokens_back() {
    let world = World::region().await;
    staff(&world, "shelter", &[Role::Statistician]).await;
    let token = token_for(&world, "statistician-1", &[]).await;
    let keeper = fresh(&world, "keeper-1").await;
    let account = world.gate.account(&Login::parse("statistician-1").unwrap()).await.unwrap().unwrap().body;
    let code = world.gate.issue_reset(&keeper, &account, ResetScope::Password, [7; 14], &clock().at).await.unwrap();
    let id = world.gate.resets().await.unwrap().iter().map(|held: &lantern_gate::Held<Reset>| held.id).next().unwrap();
    let watch = fresh(&world, "watch-1").await;
    world.gate.confirm_reset(&watch, id, true, &clock().at).await.unwrap();
    assert_eq!(call(&world, "GET", WHOAMI, &token).await.status, 200);
    let password = account.credentials.password.clone();
    world.gate.redeem_reset(("statistician-1", &code.text()), password, None, None, &clock().at).await.unwrap();
    assert_eq!(call(&world, "GET", WHOAMI, &token).await.status, 401);
}

fn encoded(pairs: &[(&str, &str)]) -> String {
    pairs.iter().map(|(name, value)| format!("{name}={}", value.replace(' ', "+"))).collect::<Vec<_>>().join("&")
}

/// On the page: proved by password and code, shown once, listed without its text, taken back; an administrator sees and ends it too.
#[tokio::test(flavor = "multi_thread")]
async fn the_page_makes_and_revokes() {
    let world = World::region().await;
    staff(&world, "shelter", &[Role::Statistician]).await;
    let login = login_of(Role::Statistician);
    let opened = world.gate.sign_in_password((&login, PASSWORD, &code_at("2026-03-04T05:00:07Z")), None, [4; 32], "2026-03-04T05:00:07Z").await.unwrap();
    let cookie = format!("lantern={}", *opened.token);
    let page = as_session(&world, "GET", "/en/account/tokens", &cookie, "").await;
    let mark = page.form_token();
    assert!(page.body.contains("value=\"view_figures\"") && !page.body.contains("value=\"manage_accounts\""), "only what the account may do is offered");
    let figures = page.body.split("<legend>Figures</legend>").nth(1).and_then(|rest| rest.split("</fieldset>").next()).unwrap();
    assert!(figures.contains("value=\"view_quality\"") && !figures.contains("value=\"view_policy\""), "what belongs together stands together: {figures}");
    assert!(!page.body.contains("<legend>Sealed complaints</legend>"), "a theme of which nothing is allowed is not named");
    let code = code_at(&clock().at);
    let form = |code: &str, label: &str| {
        encoded(&[
            ("form", mark),
            ("label", label),
            ("days", "30"),
            ("scope", "view_quality"),
            ("scope", "view_figures"),
            ("password", PASSWORD),
            ("code", code),
        ])
    };
    let wrong = as_session(&world, "POST", "/en/account/tokens", &cookie, &form("000000", "figures")).await;
    assert_eq!(wrong.status, 400);
    assert!(!wrong.body.contains("lantern_") && !wrong.body.contains(PASSWORD));
    let made = as_session(&world, "POST", "/en/account/tokens", &cookie, &form(&code, "figures")).await;
    assert_eq!((made.status, made.location()), (303, "/en/account/tokens"));
    let renewed = made.head.split("set-cookie: lantern=").nth(1).and_then(|rest| rest.split(';').next()).unwrap();
    let cookie = format!("lantern={renewed}");
    let shown = as_session(&world, "GET", "/en/account/tokens", &cookie, "").await;
    let at = shown.body.find("lantern_").expect("it is shown");
    let text = shown.body[at..at + 72].to_owned();
    is_sound("a new token", &shown);
    assert_eq!(call(&world, "GET", "/api/v1/figures/quality", &text).await.status, 200);
    for language in LANGUAGES {
        let listed = as_session(&world, "GET", &format!("/{language}/account/tokens"), &cookie, "").await;
        assert!(listed.status == 200 && listed.body.contains("figures") && !listed.body.contains("lantern_"), "it is shown once");
        is_sound(language, &listed);
    }
    let id = world.gate.tokens_of(&Login::parse(&login).unwrap()).await.unwrap()[0].id;
    sign_in(world.address, &crate::trust::token_of(&world, "watch-1", &clock().at).await);
    let other = get(world.address, "/en/account/tokens").await;
    assert!(!other.body.contains("figures</bdi>"), "another's tokens are not listed");
    let host = world.address.to_string();
    let headers = [("host", host.as_str()), ("content-type", "application/x-www-form-urlencoded")];
    let taken = crate::client::ask(world.address, "POST", "/en/account/tokens/revoke", &headers, &format!("form={}&token={id}", other.form_token())).await;
    assert_eq!(taken.status, 404);
    // The session in which the keeper entered the staff.
    sign_in(world.address, blake3::hash(b"keeper-1").to_hex().as_str());
    let person = get(world.address, "/en/people/account/statistician-1").await;
    assert!(person.body.contains("figures</bdi>"), "{}", person.body);
    let path = "/en/people/account/statistician-1/tokens";
    let taken = crate::client::ask(world.address, "POST", path, &headers, &format!("form={}&token={id}", person.form_token())).await;
    assert_eq!(taken.status, 303, "{}", taken.body);
    assert_eq!(call(&world, "GET", WHOAMI, &text).await.status, 401);
}

/// A token that ends in a few days is named to its owner and by the doctor; a fresh one is not, however short its life.
#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_ends_is_named() {
    let world = World::region().await;
    staff(&world, "shelter", &[Role::Statistician]).await;
    let session = format!("lantern={}", crate::trust::token_of(&world, "statistician-1", &clock().at).await);
    let person = fresh(&world, "statistician-1").await;
    let make = async |label: &'static str, life_days: i64, at: &str| {
        let wanted = WantedToken { label, ..wanted(&[Action::ViewPublicFigures], life_days) };
        world.gate.make_token(&person, wanted, *blake3::hash(label.as_bytes()).as_bytes(), at).await.unwrap();
    };
    make("for a week", 7, &clock().at).await;
    let cookie = format!("lantern={}", blake3::hash(b"keeper-1").to_hex());
    assert!(!as_session(&world, "GET", "/en/doctor", &cookie, "").await.body.contains("Tokens for programs that end"));
    make("for a month", 30, "2026-02-07T05:06:07Z").await;
    let account = as_session(&world, "GET", "/en/account", &session, "").await;
    assert!(account.body.contains("for a month") && account.body.contains("9 March 2026") && !account.body.contains("for a week"), "{}", account.body);
    let doctor = as_session(&world, "GET", "/en/doctor", &cookie, "").await;
    assert!(doctor.status == 200 && doctor.body.contains("Tokens for programs that end") && !doctor.body.contains("for a month"), "{}", doctor.body);
}
