//! Proving it is you: before what changes who may come in, what a key opens, or what is destroyed; and what somebody is told who comes in.

use crate::{
    client::Answer,
    pages::{LANGUAGES, is_sound},
    trust::{PASSWORD, account, as_session, code_at, token_of, two_people},
    world::{World, clock},
};
use lantern_access::{
    credential::{Account, Instant, Login},
    policy::Role,
};
use lantern_gate::Standing;
use lantern_store::{Act, EntityFilter};

/// So many seconds after the moment of the tests.
fn after(seconds: i64) -> String {
    Instant::parse(&clock().at).unwrap().plus_seconds(seconds).to_string()
}

/// A session that was opened ten minutes ago and stands open.
async fn old(world: &World, login: &str) -> String {
    format!("lantern={}", token_of(world, login, &after(-600)).await)
}

/// Somebody who works here.
async fn works(world: &World, account: &Account) {
    let act = Act { actor: "test".to_owned(), purpose: "to show".to_owned(), at: clock().at };
    world.gate.keep(&act, account.id, 0, account).await.unwrap();
}

async fn post(world: &World, cookie: &str, path: &str, fields: &str) -> Answer {
    let mark = as_session(world, "GET", "/en/account", cookie, "").await.form_token().to_owned();
    as_session(world, "POST", path, cookie, &format!("form={mark}&{fields}")).await
}

fn given(answer: &Answer) -> String {
    let token = answer.head.lines().filter_map(|line| line.strip_prefix("set-cookie: lantern=")).find_map(|rest| rest.split(';').next());
    format!("lantern={}", token.expect("a session was given"))
}

/// The proof, with the code that an authenticator shows so many seconds after the moment of the tests: each counts once.
fn proof(seconds: i64) -> String {
    format!("proof=1&password={}&code={}", PASSWORD.replace(' ', "+"), code_at(&after(seconds)))
}

async fn proposals(world: &World) -> u64 {
    world.store.entities("proposal", &EntityFilter::default(), 0, 1).await.unwrap().1
}

const INVITE: &str = "/en/people/invite";
const INVITED: &str = "login=worker-77&role=case_worker&agency=shelter";

/// From an old session nothing is done before the proof, and the page that asks holds nothing of what was typed; a wrong proof leaves it
/// waiting; with the right one it is done as it was typed, under a new session, and the old one opens nothing.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_waits_for_the_proof() {
    let world = World::region().await;
    two_people(&world).await;
    works(&world, &account("audit-1", Role::Auditor, None)).await;
    let nobody = post(&world, &old(&world, "audit-1").await, INVITE, INVITED).await;
    assert!(nobody.status == 403 && !nobody.body.contains("name=\"proof\""), "who may not do it at all is asked for no proof");
    let cookie = old(&world, "keeper-1").await;
    let asked = post(&world, &cookie, INVITE, INVITED).await;
    assert_eq!(asked.status, 403, "{}", asked.body);
    is_sound("the proof", &asked);
    assert!(asked.body.contains("name=\"proof\"") && asked.body.contains(&format!("action=\"{INVITE}\"")), "{}", asked.body);
    assert!(!asked.body.contains("worker-77") && !asked.body.contains("case_worker"), "what was typed does not stand in the page");
    let wrong = post(&world, &cookie, INVITE, "proof=1&password=wrong&code=000000").await;
    assert!(wrong.status == 403 && wrong.body.contains("name=\"proof\"") && !wrong.head.contains("set-cookie: lantern="), "{}", wrong.status);
    assert_eq!(proposals(&world).await, 0);
    let done = post(&world, &cookie, INVITE, &proof(0)).await;
    assert_eq!((done.status, done.location(), proposals(&world).await), (303, "/en/people/waiting", 1), "{}", done.body);
    let fresh = given(&done);
    assert_eq!(as_session(&world, "GET", "/en/account", &cookie, "").await.status, 303, "the old session opens nothing");
    let waiting = as_session(&world, "GET", "/en/people/waiting", &fresh, "").await;
    assert!(waiting.body.contains("worker-77"), "{}", waiting.body);
    assert_eq!(post(&world, &fresh, INVITE, &INVITED.replace("77", "78")).await.status, 303, "for five minutes it is not asked again");
}

/// What waits at one door is not done at another, nor for another session; a form that is only a proof does nothing; and a proof that
/// reaches a locked session is kept nowhere.
#[tokio::test(flavor = "multi_thread")]
async fn what_waits_is_for_one_door_and_one_session() {
    let world = World::region().await;
    two_people(&world).await;
    works(&world, &account("keeper-2", Role::Administrator, None)).await;
    let (cookie, other) = (old(&world, "keeper-1").await, old(&world, "keeper-2").await);
    assert_eq!(post(&world, &cookie, INVITE, &proof(0)).await.status, 400, "nothing waits");
    assert_eq!(post(&world, &cookie, INVITE, INVITED).await.status, 403);
    assert_eq!(post(&world, &other, INVITE, &proof(0)).await.status, 400, "it is not hers");
    assert_eq!(post(&world, &cookie, "/en/people/account/keeper-2/state", &proof(0)).await.status, 400);
    assert_eq!(post(&world, &cookie, INVITE, &proof(0)).await.status, 400, "it fell away");
    let mark = as_session(&world, "GET", "/en/account", &cookie, "").await.form_token().to_owned();
    world.gate.lock_session(cookie.strip_prefix("lantern=").unwrap(), &clock().at).await.unwrap();
    assert_eq!(as_session(&world, "POST", INVITE, &cookie, &format!("form={mark}&{}", proof(0))).await.status, 423);
    let keeper = world.gate.account(&Login::parse("keeper-1").unwrap()).await.unwrap().unwrap().id;
    assert!(world.store.take_draft(&keeper.to_string(), "form").await.unwrap().is_none(), "no password lies in a draft");
    assert_eq!(proposals(&world).await, 0);
}

/// A passphrase that was typed waits in no page; after the proof the form is answered as ever, by a page of the new session.
#[tokio::test(flavor = "multi_thread")]
async fn a_passphrase_waits_too() {
    let world = World::region().await;
    two_people(&world).await;
    works(&world, &account("head-1", Role::Supervisor, Some("shelter"))).await;
    let cookie = old(&world, "head-1").await;
    let path = "/en/keys/shelter/rotate";
    let asked = post(&world, &cookie, path, "old=&new=zebra&again=zebra").await;
    assert!(asked.status == 403 && asked.body.contains("name=\"proof\"") && !asked.body.contains("zebra"), "{}", asked.body);
    let answered = post(&world, &cookie, path, &proof(0)).await;
    assert_eq!(answered.status, 422, "the passphrase is too short: {}", answered.body);
    is_sound("the keys", &answered);
    let (fresh, mark) = (given(&answered), answered.form_token().to_owned());
    let locked = as_session(&world, "POST", "/en/keys/shelter/lock", &fresh, &format!("form={mark}")).await;
    assert_eq!(locked.status, 303, "the page's forms belong to the new session: {}", locked.body);
    let refused = post(&world, &old(&world, "watch-1").await, "/en/people/resets/00000000-0000-0000-0000-000000000000/confirm", "seen=1").await;
    assert_eq!(refused.status, 403);
    let none =
        post(&world, &format!("lantern={}", session_of(&world, "watch-1")), "/en/people/resets/00000000-0000-0000-0000-000000000000/confirm", &proof(0)).await;
    assert_eq!(none.status, 404);
    let (fresh, mark) = (given(&none), none.form_token().to_owned());
    assert_eq!(
        as_session(&world, "POST", "/en/account/prove", &fresh, &format!("form={mark}&back=/en/policy")).await.location(),
        "/en/policy",
        "so do an error's"
    );
}

/// The token that [`token_of`] gave somebody.
fn session_of(_: &World, login: &str) -> String {
    blake3::hash(login.as_bytes()).to_hex().to_string()
}

/// What was tried in somebody's name comes before everything else when she signs in, in every language, for her alone, and once.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_tried_is_told_first() {
    let world = World::empty().await;
    two_people(&world).await;
    let page = as_session(&world, "GET", "/en/sign-in", "", "").await;
    let nonce = page.head.split("lantern-form=").nth(1).and_then(|rest| rest.split(';').next()).unwrap();
    let (cookie, mark) = (format!("lantern-form={nonce}"), page.form_token());
    let sign_in = async |login: &str, password: &str| {
        let body = format!("form={mark}&login={login}&password={}&code={}&back=/en/policy", password.replace(' ', "+"), code_at(&clock().at));
        as_session(&world, "POST", "/en/sign-in", &cookie, &body).await
    };
    for _ in 0..2 {
        assert_eq!(sign_in("watch-1", "a wrong password").await.status, 401);
    }
    assert_eq!(sign_in("keeper-1", PASSWORD).await.location(), "/en/policy", "nobody else is told");
    let opened = sign_in("watch-1", PASSWORD).await;
    assert_eq!(opened.location(), "/en/account/notices?back=%2fen%2fpolicy");
    let session = given(&opened);
    for language in LANGUAGES {
        let told = as_session(&world, "GET", &format!("/{language}/account/notices"), &session, "").await;
        assert_eq!(told.status, 200);
        is_sound("the notices", &told);
    }
    let told = as_session(&world, "GET", opened.location(), &session, "").await;
    assert!(told.body.contains("2 tries") && !told.body.contains("wrong password"), "{}", told.body);
    assert_eq!(post(&world, &session, "/en/account/notices", "back=//evil.example").await.location(), "/en/");
    assert_eq!(as_session(&world, "GET", "/en/account/notices?back=/en/policy", &session, "").await.location(), "/en/policy", "told once");
}

/// What a page asks by itself, how far a long import is, does not keep a session awake: it locks after a quarter of an hour.
#[tokio::test(flavor = "multi_thread")]
async fn progress_keeps_nobody_awake() {
    let world = World::region().await;
    two_people(&world).await;
    works(&world, &account("head-1", Role::Supervisor, Some("shelter"))).await;
    let (cookie, account) = (old(&world, "head-1").await, world.gate.account(&Login::parse("head-1").unwrap()).await.unwrap().unwrap().id);
    let seen = async || world.store.sessions_of(&account.to_string(), &clock().at).await.unwrap()[0].seen_at.clone();
    for path in ["/en/import/0123456789abcdef0123456789abcdef/progress", "/en/keys/shelter/progress", "/en/files?again"] {
        let answer = as_session(&world, "GET", path, &cookie, "").await;
        assert!([200, 205, 404].contains(&answer.status), "{path}: {}", answer.status);
        assert_eq!(seen().await, after(-600), "{path}");
    }
    assert!(matches!(world.gate.session_unseen(cookie.strip_prefix("lantern=").unwrap(), &after(300)).await.unwrap(), Standing::Locked(_)));
    assert_eq!(as_session(&world, "GET", "/en/files", &cookie, "").await.status, 200);
    assert_eq!(seen().await, clock().at, "a page that she asked for is a sign of her");
}

/// What everybody tries and what was stolen elsewhere is no new password, and the page says which it is.
#[tokio::test(flavor = "multi_thread")]
async fn common_and_stolen_passwords_are_refused() {
    let world = World::empty().await;
    two_people(&world).await;
    let cookie = format!("lantern={}", token_of(&world, "watch-1", &clock().at).await);
    let change = async |new: &str| post(&world, &cookie, "/en/account/password", &format!("password=x&code=000000&new={}", new.replace(' ', "+"))).await;
    let stolen = change("plum gravel oxide rain").await;
    assert!(stolen.status == 400 && stolen.body.contains("stolen elsewhere") && !stolen.body.contains("plum gravel"), "{}", stolen.body);
    if lantern_web::are_bundled() {
        let common = change("Justin-Bieber-2026").await;
        assert!(common.status == 400 && common.body.contains("tried first"), "{}", common.body);
        let listed = crate::client::ask(world.address, "GET", "/assets/x/passwords.txt", &[("host", &world.address.to_string())], "").await;
        assert_eq!(listed.status, 404, "the list is the server's own");
    } else {
        println!("skipped: the browser files are not bundled");
    }
    let own = change("plum gravel oxide hail").await;
    assert!(own.status == 400 && own.body.contains("did not fit"), "the new one is taken, the old one is wrong: {}", own.body);
}

/// Whoever keeps the accounts ends all sessions of one person, and everybody their own, this one included.
#[tokio::test(flavor = "multi_thread")]
async fn everybody_can_be_signed_out() {
    let world = World::empty().await;
    two_people(&world).await;
    let (keeper, watch) =
        (format!("lantern={}", token_of(&world, "keeper-1", &clock().at).await), format!("lantern={}", token_of(&world, "watch-1", &clock().at).await));
    let page = as_session(&world, "GET", "/en/people/account/watch-1", &keeper, "").await;
    assert!(page.body.contains("/en/people/account/watch-1/sessions/end"), "{}", page.body);
    assert_eq!(as_session(&world, "GET", "/en/account", &watch, "").await.status, 200);
    assert_eq!(post(&world, &keeper, "/en/people/account/watch-1/sessions/end", "").await.status, 303);
    assert_eq!(as_session(&world, "GET", "/en/account", &watch, "").await.status, 303, "she is out");
    let gone = post(&world, &keeper, "/en/account/sessions/end-all", "").await;
    assert!(gone.location() == "/en/signed-out" && gone.head.contains("lantern=; path=/; max-age=0"), "{}", gone.head);
    assert_eq!(as_session(&world, "GET", "/en/account", &keeper, "").await.status, 303);
}
