//! Whoever tries to come in, to stay in, or to see what is not theirs.

use crate::{
    client::{Answer, ask, sign_in},
    pages::get,
    world::{World, clock},
};
use lantern_access::{
    credential::{Account, AccountState, Agency, Instant, Login, PasswordCost, PasswordHash, Totp},
    policy::Role,
};
use lantern_gate::Door;
use lantern_store::{AccessFilter, RecordFilter};
use std::{collections::BTreeSet, fmt::Write as _};
use uuid::Uuid;

pub const PASSWORD: &str = "the grey heron waits";
/// The RFC 6238 secret, and its code at the time of the tests' first sign-in.
const SECRET: [u8; 20] = *b"12345678901234567890";

fn instant(at: &str) -> Instant {
    Instant::parse(at).unwrap()
}

/// An account that can sign in. Its authenticator was confirmed long before.
pub fn account(login: &str, role: Role, agency: Option<&str>) -> Account {
    let begun = instant("2005-03-18T01:58:29Z");
    let mut account =
        Account::invite(Uuid::new_v4(), Login::parse(login).unwrap(), BTreeSet::from([role]), agency.map(|code| Agency::parse(code).unwrap()), begun);
    account.credentials.password = Some(PasswordHash::make(PASSWORD, PasswordCost { memory_kib: 64, passes: 1, lanes: 1 }, [3; 16]).unwrap());
    let mut totp = Totp::begin(SECRET);
    totp.confirm("081804", begun).unwrap();
    account.credentials.totp = Some(totp);
    account.change_state(AccountState::Active, begun).unwrap();
    account
}

/// What an authenticator with the secret shows at a moment.
pub fn code_at(at: &str) -> String {
    let authenticator = totp_rs::Builder::new().with_algorithm(totp_rs::Algorithm::SHA1).with_digits(6).with_secret(SECRET.to_vec()).build().unwrap();
    authenticator.generate(u64::try_from(instant(at).unix_seconds()).unwrap()).to_string()
}

pub async fn token_of(world: &World, login: &str, at: &str) -> String {
    let code = code_at(at);
    let random = *blake3::hash(login.as_bytes()).as_bytes();
    world.gate.sign_in_password((login, PASSWORD, &code), None, random, at).await.unwrap().token.to_string()
}

pub async fn two_people(world: &World) {
    let local = world.gate.enter_local(Door::Command).await.unwrap();
    let accounts = [account("keeper-1", Role::Administrator, None), account("watch-1", Role::DataProtection, None)];
    world.gate.first_accounts(&local, accounts, &clock().at).await.unwrap();
}

pub async fn as_session(world: &World, method: &str, path: &str, cookie: &str, body: &str) -> Answer {
    let host = world.address.to_string();
    ask(world.address, method, path, &[("host", &host), ("cookie", cookie), ("content-type", "application/x-www-form-urlencoded")], body).await
}

/// Without a session every page that shows anything leads to the sign-in, and nothing can be posted.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_sees_anything() {
    let world = World::region().await;
    for path in ["/en/", "/en/typology", "/en/table", "/en/records", "/en/files", "/en/people", "/en/ledger", "/en/account"] {
        let answer = as_session(&world, "GET", path, "", "").await;
        assert!(answer.status == 303 && answer.location().starts_with("/en/sign-in"), "{path}: {}", answer.status);
    }
    for path in ["/en/import", "/en/files/x/discard", "/en/set-up/finish"] {
        let answer = as_session(&world, "POST", path, "", "form=x").await;
        assert!([401, 403, 404, 303].contains(&answer.status), "{path}: {}", answer.status);
        assert!(!answer.body.contains("shelter"), "{path} tells something");
    }
}

/// A form without a mark, with another session's mark, or from another site is refused and does nothing.
#[tokio::test(flavor = "multi_thread")]
async fn forms_of_others_are_refused() {
    let world = World::region().await;
    let code = world.gate.local_code([8; 16], &clock().at).unwrap();
    let other = world.gate.sign_in_local(&code, [9; 32], &clock().at).await.unwrap();
    let cookie = format!("lantern={}", *other.token);
    let mark = as_session(&world, "GET", "/en/files", &cookie, "").await.form_token().to_owned();
    let before = world.store.position().await.unwrap();
    for body in [String::new(), "appearance=dark".to_owned(), format!("form={mark}&appearance=dark"), "form=00&appearance=dark".to_owned()] {
        let host = world.address.to_string();
        let answer = ask(world.address, "POST", "/en/appearance", &[("host", &host), ("content-type", "application/x-www-form-urlencoded")], &body).await;
        assert_eq!(answer.status, 400, "{body}");
    }
    assert_eq!(world.store.position().await.unwrap(), before);
}

/// A token that somebody planted in the browser is not taken up; the one after the sign-in is new, and the local code is spent.
#[tokio::test(flavor = "multi_thread")]
async fn a_planted_session_is_not_taken_up() {
    let world = World::empty().await;
    let planted = format!("lantern={}; lantern-form={}", "a".repeat(64), "b".repeat(64));
    let page = as_session(&world, "GET", "/en/enter", &planted, "").await;
    let code = world.gate.local_code([5; 16], &clock().at).unwrap();
    let body = format!("form={}&code={code}", page.form_token());
    let answer = as_session(&world, "POST", "/en/enter", &planted, &body).await;
    assert_eq!((answer.status, answer.location()), (303, "/en/"));
    let given = answer.head.split("lantern=").nth(1).unwrap().split(';').next().unwrap().to_owned();
    assert!(given.len() == 64 && given != "a".repeat(64));
    assert!(answer.head.contains("httponly") && answer.head.contains("samesite=strict"));
    assert_eq!(as_session(&world, "GET", "/en/", &planted, "").await.status, 303, "the planted one opens nothing");
    assert_eq!(as_session(&world, "GET", "/en/", &format!("lantern={given}"), "").await.status, 200);
    let again = as_session(&world, "POST", "/en/enter", &planted, &body).await;
    assert_eq!(again.status, 401, "a code is good once");
}

/// With the first two accounts `local` is over; an administrator signs in and sees no record; a locked session reads nothing.
#[tokio::test(flavor = "multi_thread")]
async fn local_ends_and_an_administrator_sees_no_record() {
    let world = World::region().await;
    assert_eq!(get(world.address, "/en/records").await.status, 200);
    two_people(&world).await;
    assert_eq!(get(world.address, "/en/records").await.status, 303, "the local session has ended");
    assert!(world.gate.enter_local(Door::Command).await.is_err());
    let token = token_of(&world, "keeper-1", &clock().at).await;
    sign_in(world.address, &token);
    assert_eq!(get(world.address, "/en/people").await.status, 200);
    for path in ["/en/records", "/en/files"] {
        let answer = get(world.address, path).await;
        assert_eq!(answer.status, 403, "{path}");
        assert!(!answer.body.contains("shelter"), "{path}");
    }
    let record = world.store.records(&RecordFilter::default(), 0, 1).await.unwrap().0[0].record;
    let (there, nowhere) = (get(world.address, &format!("/en/records/{record}")).await, get(world.address, &format!("/en/records/{}", Uuid::nil())).await);
    assert_eq!(there.status, nowhere.status, "a record that is not hers looks like none");
    world.gate.lock_session(&token, &clock().at).await.unwrap();
    let locked = get(world.address, "/en/people").await;
    assert!(locked.status == 423 && !locked.body.contains("watch-1"), "{}", locked.status);
}

/// A worker sees her agency's records only; another's answers like one that is not there, and each look is written down.
#[tokio::test(flavor = "multi_thread")]
async fn another_agencys_record_is_not_there() {
    let world = World::region().await;
    two_people(&world).await;
    let keeper = token_of(&world, "keeper-1", &clock().at).await;
    let lantern_gate::Standing::Active(entered) = world.gate.session(&keeper, &clock().at).await.unwrap() else { panic!("no session") };
    let second = world.gate.account(&Login::parse("watch-1").unwrap()).await.unwrap().unwrap().body;
    world.gate.save_account(&entered, &account("worker-1", Role::CaseWorker, Some("shelter")), 0, Some(&second), &clock().at).await.unwrap();
    sign_in(world.address, &token_of(&world, "worker-1", &clock().at).await);
    let mut seen = Vec::new();
    for record in world.store.records(&RecordFilter::default(), 0, 1_000).await.unwrap().0 {
        let wanted = if record.agency.as_str() == "shelter" { 200 } else { 404 };
        if seen.contains(&(record.agency.as_str().to_owned(), wanted)) {
            continue;
        }
        let before = world.store.access_log(&AccessFilter { subject: Some(*record.record.bytes()), ..AccessFilter::default() }, 0, 10).await.unwrap().1;
        let answer = get(world.address, &format!("/en/records/{}", record.record)).await;
        assert_eq!(answer.status, wanted, "{}", record.agency.as_str());
        let after = world.store.access_log(&AccessFilter { subject: Some(*record.record.bytes()), ..AccessFilter::default() }, 0, 10).await.unwrap().1;
        assert_eq!(after > before, wanted == 200, "a look is written down, a refusal shows nothing");
        seen.push((record.agency.as_str().to_owned(), wanted));
    }
    assert!(seen.len() >= 3);
    let list = get(world.address, "/en/records").await;
    assert_eq!(list.status, 200);
    assert!(!list.body.contains("police") && !list.body.contains("child-protection"), "the list is scoped");
}

/// Suspending an account ends its sessions at once.
#[tokio::test(flavor = "multi_thread")]
async fn a_suspended_account_is_out() {
    let world = World::region().await;
    two_people(&world).await;
    let keeper = token_of(&world, "keeper-1", &clock().at).await;
    let lantern_gate::Standing::Active(entered) = world.gate.session(&keeper, &clock().at).await.unwrap() else { panic!("no session") };
    let second = world.gate.account(&Login::parse("watch-1").unwrap()).await.unwrap().unwrap().body;
    let worker = account("worker-1", Role::CaseWorker, Some("shelter"));
    world.gate.save_account(&entered, &worker, 0, Some(&second), &clock().at).await.unwrap();
    sign_in(world.address, &token_of(&world, "worker-1", &clock().at).await);
    assert_eq!(get(world.address, "/en/records").await.status, 200);
    let mut held = world.gate.account(&worker.login).await.unwrap().unwrap();
    held.body.change_state(AccountState::Suspended, instant(&clock().at)).unwrap();
    world.gate.save_account(&entered, &held.body, held.version, None, &clock().at).await.unwrap();
    assert_eq!(get(world.address, "/en/records").await.status, 303);
    // The last two who can give a sign-in back cannot be taken away.
    let mut last = world.gate.account(&Login::parse("watch-1").unwrap()).await.unwrap().unwrap();
    last.body.change_state(AccountState::Suspended, instant(&clock().at)).unwrap();
    assert!(world.gate.save_account(&entered, &last.body, last.version, None, &clock().at).await.is_err());
}

/// Paths above the assets, headers through redirects, and bodies without end.
#[tokio::test(flavor = "multi_thread")]
async fn odd_questions_get_nothing() {
    let world = World::empty().await;
    for path in
        ["/assets/../Cargo.toml", "/assets/x/%2e%2e%2f%2e%2e%2fCargo.toml", "/assets/x/..%2fCargo.toml", "/en/..%2f..%2fetc/passwd", "/assets//etc/passwd"]
    {
        let answer = get(world.address, path).await;
        assert!(answer.status == 404 || answer.status == 400, "{path}: {}", answer.status);
        assert!(!answer.body.contains("[workspace]") && !answer.body.contains("root:"), "{path}");
    }
    let mark = get(world.address, "/en/files").await.form_token().to_owned();
    for back in ["//evil.example/", "https://evil.example/", "/en/%0d%0aset-cookie:%20x=1", "\\\\evil.example"] {
        let mut body = format!("form={mark}&appearance=dark&back=");
        for byte in back.bytes() {
            let _ = write!(body, "%{byte:02X}");
        }
        let host = world.address.to_string();
        let answer = ask(world.address, "POST", "/en/appearance", &[("host", &host), ("content-type", "application/x-www-form-urlencoded")], &body).await;
        assert!(!answer.head.contains("evil") && !answer.head.contains("set-cookie: x=1"), "{back}: {}", answer.head);
    }
    let huge = format!("form={mark}&appearance={}", "x".repeat(2 * 1024 * 1024));
    let host = world.address.to_string();
    let answer = ask(world.address, "POST", "/en/appearance", &[("host", &host), ("content-type", "application/x-www-form-urlencoded")], &huge).await;
    assert_eq!(answer.status, 413);
}

/// Guessing is slowed: after some wrong tries nothing is looked at for a while, whatever is typed.
#[tokio::test(flavor = "multi_thread")]
async fn guessing_is_slowed() {
    let world = World::empty().await;
    two_people(&world).await;
    let mut throttled = false;
    for _ in 0..12 {
        let tried = world.gate.sign_in_password(("keeper-1", "a wrong password", "000000"), None, [1; 32], &clock().at).await;
        throttled |= matches!(tried, Err(lantern_gate::GateError::Throttled { .. }));
    }
    assert!(throttled);
    let unknown = world.gate.sign_in_password(("nobody-9", "a wrong password", "000000"), None, [1; 32], &clock().at).await;
    assert!(matches!(unknown, Err(lantern_gate::GateError::SignInFailed)), "an unknown login fails like a wrong password");
}

/// Every door with the roles that may pass: a route without a rule, or a rule that changed, shows here.
#[tokio::test(flavor = "multi_thread")]
async fn every_door_is_listed() {
    let world = World::empty().await;
    let found = lantern_web::doors::Doors::matrix(&lantern_web::doors(&world.state));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/doors.txt");
    if std::env::var_os("LANTERN_GOLDEN").is_some_and(|value| value == "write") {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden")).unwrap();
        std::fs::write(path, &found).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), found, "LANTERN_GOLDEN=write renews it");
}

/// No source file of the pages adds a route but through the doors.
#[test]
fn no_route_goes_past_the_doors() {
    fn walk(folder: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if std::fs::read_to_string(&path).is_ok_and(|text| text.contains(".route(")) {
                found.push(path.file_name().unwrap().to_string_lossy().into_owned());
            }
        }
    }
    let mut found = Vec::new();
    walk(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut found);
    assert_eq!(found, ["doors.rs"]);
}
