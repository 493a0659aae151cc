//! A hostile walk: every role at every door of pages and programs that is not its own, other agencies' ids, forged forms, odd
//! methods, odd paths. What is refused tells nothing.

use crate::{
    client::{Answer, ask},
    pages::get,
    programs::{login_of, staff, token_for},
    trust::{as_session, code_at, token_of},
    world::{World, clock},
};
use lantern_access::policy::Role;
use lantern_gate::Entered;
use lantern_model::AgencyCode;
use lantern_store::RecordFilter;
use lantern_web::doors::{Door, Open};
use std::sync::atomic::{AtomicU32, Ordering};

const FORM: &str = "application/x-www-form-urlencoded";

/// One more request from an address that has not asked before, so that no pace stands in the way of an answer.
pub async fn strange(world: &World, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    static NEXT: AtomicU32 = AtomicU32::new(0x0a00_0001);
    let address = std::net::Ipv4Addr::from(NEXT.fetch_add(1, Ordering::Relaxed)).to_string();
    let host = world.address.to_string();
    let all: Vec<(&str, &str)> = [("host", host.as_str()), ("x-test-address", address.as_str())].into_iter().chain(headers.iter().copied()).collect();
    ask(world.address, method, path, &all, body).await
}

/// What of another agency a refusal could give away.
struct Other {
    record: String,
    import: String,
}

impl Other {
    async fn of(world: &World, agency: &str) -> Self {
        let code = AgencyCode::parse(agency).unwrap();
        let records = world.store.records(&RecordFilter { agency: Some(code.clone()), ..RecordFilter::default() }, 0, 1).await.unwrap().0;
        let imports = world.store.imports(100).await.unwrap();
        Self { record: records[0].record.to_string(), import: imports.iter().find(|one| one.agency == code).unwrap().import.to_string() }
    }

    /// An address that names something of the other agency, or of somebody else.
    fn address(&self, door: &Door) -> String {
        let fill = [("{language}", "en"), ("{record}", &self.record), ("{import}", &self.import), ("{login}", "watch-1"), ("{set}", "sex")];
        let path = fill.into_iter().fold(door.path.clone(), |path, (name, value)| path.replace(name, value));
        // Whatever else an address names: an id that is nobody's.
        let parts = path.split('/').map(|part| if part.starts_with('{') { "00000000-0000-0000-0000-000000000000" } else { part });
        parts.collect::<Vec<_>>().join("/")
    }

    /// Whether a refusal says something that only the other agency and its people know.
    fn leaks(&self, answer: &Answer) -> bool {
        ["Agency police", "register.csv"].iter().any(|word| answer.body.contains(word))
            // The address that was asked comes back in ways to the sign-in and to other languages.
            || answer.body.matches(&self.record).count() > ["/", "%2F"].iter().map(|before| answer.body.matches(&format!("{before}{}", self.record)).count()).sum()
    }
}

fn may(world: &World, door: &Door, entered: &Entered) -> bool {
    match door.need.open {
        Open::Policy => door.need.granted(world.gate.policies(), entered, &door.need.thing(entered.agency())).is_ok(),
        _ => true,
    }
}

/// Nobody: every door that is not for strangers leads to the sign-in or says no.
#[tokio::test(flavor = "multi_thread")]
async fn strangers_get_nothing() {
    let world = World::region().await;
    staff(&world, "shelter", &[]).await;
    let other = Other::of(&world, "police").await;
    for door in lantern_web::doors(&world.state).list() {
        if matches!(door.need.open, Open::Asset | Open::Anyone | Open::Stranger) {
            continue;
        }
        for forged in ["", "lantern=00", &format!("lantern={}", "a".repeat(64))] {
            let answer = strange(&world, door.method, &other.address(&door), &[("cookie", forged), ("content-type", FORM)], "form=x").await;
            let is_sent_away = answer.status == 303 && answer.location().starts_with("/en/sign-in");
            assert!(is_sent_away || [400, 401, 404].contains(&answer.status), "{} {}: {}", door.method, door.path, answer.status);
            assert!(!other.leaks(&answer), "{} {} tells something", door.method, door.path);
        }
    }
}

/// Each role by its session and by a token for all that it may: a door that is not its own answers 403 or 404 and tells nothing, and
/// behind its own doors nothing of another agency is found.
#[tokio::test(flavor = "multi_thread")]
async fn every_role_stays_in_its_rooms() {
    let world = World::region().await;
    let roles: Vec<Role> = Role::ALL.iter().copied().filter(|role| *role != Role::Local).collect();
    staff(&world, "shelter", &roles).await;
    let other = Other::of(&world, "police").await;
    let doors = lantern_web::doors(&world.state).list();
    let (mut refused, mut passed) = (0, 0);
    for role in roles {
        let login = login_of(role);
        let token = if role == Role::Administrator { blake3::hash(b"keeper-1").to_hex().to_string() } else { token_of(&world, &login, &clock().at).await };
        let entered = crate::programs::entered(&world, &token).await;
        let (cookie, bearer) = (format!("lantern={token}"), format!("Bearer {}", token_for(&world, &login, &[]).await));
        let mark = as_session(&world, "GET", "/en/account", &cookie, "").await.form_token().to_owned();
        for door in &doors {
            let (is_own, path, is_program) = (may(&world, door, &entered), other.address(door), door.operation.is_some());
            // Behind its own doors this walk does nothing, and looks only where an address names something that is not its own.
            let names = door.path.replace("{language}", "").contains('{');
            if is_own && (door.method != "GET" || !names) {
                continue;
            }
            let headers = if is_program { [("cookie", ""), ("authorization", bearer.as_str())] } else { [("cookie", cookie.as_str()), ("content-type", FORM)] };
            let answer = strange(&world, door.method, &path, &headers, &format!("form={mark}")).await;
            let what = format!("{role} {} {path}: {}", door.method, answer.status);
            if !is_own {
                assert!([403, 404].contains(&answer.status), "{what}");
                assert!(!other.leaks(&answer), "{what} tells something");
                refused += 1;
                continue;
            }
            assert!(answer.status < 500, "{what}: {}", answer.body);
            // Oversight of the log is of all agencies; everything else of a record or a file is its agency's.
            let is_oversight = matches!(role, Role::Auditor | Role::DataProtection) && door.path.contains("/access");
            if (door.path.contains("{record}") || door.path.contains("{import}")) && !is_oversight && !door.path.ends_with("/discard") {
                assert!([403, 404].contains(&answer.status), "{what} is another agency's");
                assert!(!other.leaks(&answer), "{what} tells something");
            }
            passed += 1;
        }
    }
    assert!(refused > 500 && passed > 100, "{refused} refused, {passed} passed");
}

/// A form without its mark, with another's, as a form with a file, or from another site does nothing at any door that is posted to.
#[tokio::test(flavor = "multi_thread")]
async fn forged_forms_do_nothing_anywhere() {
    let world = World::region().await;
    staff(&world, "shelter", &[Role::Supervisor]).await;
    let other = Other::of(&world, "police").await;
    let token = token_of(&world, "supervisor-1", &clock().at).await;
    let cookie = format!("lantern={token}");
    let theirs = as_session(&world, "GET", "/en/account", &format!("lantern={}", blake3::hash(b"keeper-1").to_hex()), "").await.form_token().to_owned();
    let own = as_session(&world, "GET", "/en/account", &cookie, "").await.form_token().to_owned();
    let before = world.store.position().await.unwrap();
    for door in lantern_web::doors(&world.state).list().iter().filter(|door| door.method == "POST" && door.operation.is_none()) {
        let path = other.address(door);
        for body in ["", "form=", &format!("form={theirs}"), &format!("form={theirs}&form={own}")] {
            let answer = strange(&world, "POST", &path, &[("cookie", &cookie), ("content-type", FORM)], body).await;
            assert_eq!(answer.status, 400, "{path}: {body}");
        }
        let file = "--edge\r\ncontent-disposition: form-data; name=\"x\"\r\n\r\n1\r\n--edge--\r\n";
        for kind in ["multipart/form-data; boundary=edge", "text/plain", "application/json"] {
            let answer = strange(&world, "POST", &path, &[("cookie", &cookie), ("content-type", kind)], file).await;
            assert!([400, 403].contains(&answer.status), "{path} as {kind}: {}", answer.status);
        }
        for (name, value) in [("origin", "https://evil.example"), ("origin", "null"), ("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site")] {
            let headers = [("cookie", cookie.as_str()), ("content-type", FORM), (name, value)];
            assert_eq!(strange(&world, "POST", &path, &headers, &format!("form={own}")).await.status, 403, "{path} from {value}");
        }
    }
    assert_eq!(world.store.position().await.unwrap(), before, "nothing was written");
    assert_eq!(as_session(&world, "GET", "/en/account", &cookie, "").await.status, 200, "and the session still stands");
}

/// A session that somebody planted is not taken up by a sign-in with a password, and ends with it.
#[tokio::test(flavor = "multi_thread")]
async fn a_planted_session_ends_at_the_sign_in() {
    let world = World::empty().await;
    staff(&world, "shelter", &[]).await;
    let planted = token_of(&world, "watch-1", "2026-03-04T05:00:07Z").await;
    world.gate.lock_session(&planted, "2026-03-04T05:00:07Z").await.unwrap();
    let cookie = format!("lantern={planted}; lantern-form={}", "b".repeat(64));
    let page = as_session(&world, "GET", "/en/sign-in", &cookie, "").await;
    let body = format!("form={}&login=watch-1&password={}&code={}", page.form_token(), crate::trust::PASSWORD.replace(' ', "+"), code_at(&clock().at));
    let answer = as_session(&world, "POST", "/en/sign-in", &cookie, &body).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let given = answer.head.split("set-cookie: lantern=").nth(1).and_then(|rest| rest.split(';').next()).unwrap();
    assert_ne!(given, planted);
    assert_eq!(as_session(&world, "GET", "/en/account", &format!("lantern={planted}"), "").await.status, 303, "the planted one opens nothing");
}

/// Methods that nobody offers, names that are not ours, paths that lead elsewhere, lines that would break a header.
#[tokio::test(flavor = "multi_thread")]
async fn odd_requests_get_nothing() {
    let world = World::region().await;
    for path in ["/en/", "/en/sign-in", "/api/v1/whoami", "/api/problems/ours", "/assets/x/index.css"] {
        for method in ["TRACE", "CONNECT", "OPTIONS", "PUT", "PATCH", "PROPFIND"] {
            let answer = strange(&world, method, path, &[("x-secret", "Nobodysname"), ("cookie", "")], "").await;
            assert!([400, 401, 403, 404, 405].contains(&answer.status), "{method} {path}: {}", answer.status);
            assert!(!answer.body.contains("Nobodysname") && !answer.head.contains("access-control-"), "{method} {path}");
        }
    }
    for path in [
        "/en/templates/..%2f..%2fCargo.toml",
        "/en/templates/%2e%2e%2flantern.xlsx",
        "/en/lists/..%2f..%2fetc%2fpasswd",
        "/en/files/..%2f..%2fproblems.csv",
        "/en/ledger/..%2frecord.db",
        "/api/v1/lists/..%2f..%2fetc%2fpasswd",
        "/api/v1/ledger/..%2f..%2frecord.db",
        "/api/..%2fen%2frecords",
        "/api/problems/..%2fours",
        "/%61pi/lists/sex",
    ] {
        let answer = get(world.address, path).await;
        assert!([400, 401, 404].contains(&answer.status), "{path}: {}", answer.status);
        assert!(!answer.body.contains("root:") && !answer.body.contains("[package]") && !answer.body.contains("SQLite"), "{path}");
    }
    for path in ["/en/records?back=%0d%0aset-cookie:%20evil=1", "/en/records?%0d%0aevil:%201", "/en/sign-in?back=%0d%0aevil:%201"] {
        let answer = strange(&world, "GET", path, &[("cookie", "")], "").await;
        assert!(!answer.head.contains("\r\nset-cookie: evil") && !answer.head.contains("\r\nevil:"), "{path}: {}", answer.head);
    }
    for host in ["evil.example", "127.0.0.1", ""] {
        for path in ["/en/", "/api/v1/whoami"] {
            assert_eq!(ask(world.address, "GET", path, &[("host", host)], "").await.status, 421, "{host} {path}");
        }
    }
    let huge = format!("{{\"label\":\"{}\"}}", "x".repeat(2 * 1024 * 1024));
    staff(&world, "shelter", &[Role::Statistician]).await;
    let bearer = format!("Bearer {}", token_for(&world, "statistician-1", &[]).await);
    let headers = [("cookie", ""), ("authorization", bearer.as_str()), ("content-type", "application/json")];
    let answer = strange(&world, "POST", "/api/v1/tokens", &headers, &huge).await;
    assert!(answer.status == 413 && answer.body.contains("\"too_large\""), "{}: {}", answer.status, answer.body);
    let crossed = strange(&world, "POST", "/api/v1/tokens", &[headers[0], headers[1], headers[2], ("origin", "https://evil.example")], "{}").await;
    assert!(crossed.status == 403 && crossed.body.contains("\"other_site\""), "{}", crossed.body);
}
