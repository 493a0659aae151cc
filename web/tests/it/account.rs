//! One's own session: coming in, being locked out with unsent work, going; and what the pages of oversight show to whom.

use crate::{
    client::{Answer, ask, sign_in},
    pages::{LANGUAGES, get, is_sound},
    trust::{PASSWORD, as_session, code_at, token_of, two_people},
    world::{World, clock},
};
use lantern_store::RecordFilter;

/// The session that an answer gives.
fn given(answer: &Answer) -> String {
    let token = answer.head.lines().filter_map(|line| line.strip_prefix("set-cookie: lantern=")).find_map(|rest| rest.split(';').next());
    format!("lantern={}", token.expect("a session was given"))
}

/// A second browser of `local`.
async fn another_browser(world: &World) -> (String, String) {
    let code = world.gate.local_code([8; 16], &clock().at).unwrap();
    let opened = world.gate.sign_in_local(&code, [9; 32], &clock().at).await.unwrap();
    (opened.token.to_string(), format!("lantern={}", *opened.token))
}

/// A form that arrives in a locked session does nothing, is sealed, and is offered once to the same person under a new token.
#[tokio::test(flavor = "multi_thread")]
async fn unsent_work_waits_sealed() {
    let world = World::empty().await;
    let (token, cookie) = another_browser(&world).await;
    let mark = as_session(&world, "GET", "/en/files", &cookie, "").await.form_token().to_owned();
    world.gate.lock_session(&token, &clock().at).await.unwrap();
    let before = world.store.position().await.unwrap();
    let path = "/en/import/0123456789abcdef0123456789abcdef/answers";
    let forged = as_session(&world, "POST", path, &cookie, "form=00&dataset=forged").await;
    assert_eq!(forged.status, 400, "what this server did not draw is not kept");
    let sent = as_session(&world, "POST", path, &cookie, &format!("form={mark}&dataset=the+grey+heron")).await;
    assert!(sent.status == 423 && !sent.body.contains("heron"), "{}", sent.status);
    assert_eq!(world.store.position().await.unwrap(), before, "nothing was done");
    let kept = world.store.take_draft("local", "form").await.unwrap().unwrap();
    assert!(!kept.windows(5).any(|part| part == b"heron"), "the store holds no clear word");
    world.store.put_draft("local", "form", &kept, &clock().at).await.unwrap();

    let wrong = as_session(&world, "POST", "/en/unlock", &cookie, &format!("form={mark}&local={}", "0".repeat(32))).await;
    assert_eq!(wrong.status, 423);
    let code = world.gate.local_code([3; 16], &clock().at).unwrap();
    let unlocked = as_session(&world, "POST", "/en/unlock", &cookie, &format!("form={mark}&local={code}")).await;
    assert_eq!((unlocked.status, unlocked.location()), (303, "/en/unsent"));
    assert_eq!(as_session(&world, "GET", "/en/files", &cookie, "").await.status, 303, "the old token opens nothing");
    let fresh = given(&unlocked);
    let offered = as_session(&world, "GET", "/en/unsent", &fresh, "").await;
    assert!(offered.body.contains("the grey heron") && offered.body.contains(&format!("action=\"{path}\"")), "{}", offered.body);
    assert!(!offered.body.contains(&mark), "the form carries the mark of the new token");
    is_sound("the unsent form", &offered);
    assert_eq!(as_session(&world, "GET", "/en/unsent", &fresh, "").await.status, 303, "it is offered once");
}

/// Password and code open under a token that is new; a wrong one says nothing of which part; signing out ends it everywhere.
#[tokio::test(flavor = "multi_thread")]
async fn somebody_comes_and_goes() {
    let world = World::empty().await;
    two_people(&world).await;
    let page = as_session(&world, "GET", "/en/sign-in", "", "").await;
    let nonce = page.head.split("lantern-form=").nth(1).and_then(|rest| rest.split(';').next()).unwrap();
    let (cookie, mark) = (format!("lantern-form={nonce}"), page.form_token());
    let code = code_at(&clock().at);
    let form =
        |login: &str, password: &str, code: &str| format!("form={mark}&login={login}&password={}&code={code}&back=//evil.example", password.replace(' ', "+"));
    let failures = [form("watch-1", "a wrong password", &code), form("watch-1", PASSWORD, "000000"), form("nobody-1", PASSWORD, &code)];
    let mut said = Vec::new();
    for body in &failures {
        let answer = as_session(&world, "POST", "/en/sign-in", &cookie, body).await;
        assert_eq!(answer.status, 401, "{body}");
        assert!(!answer.body.contains(PASSWORD) && !answer.head.contains("set-cookie: lantern="), "{body}");
        said.push(answer.body.replace("watch-1", "x").replace("nobody-1", "x"));
    }
    assert!(said.windows(2).all(|pair| pair[0] == pair[1]), "the three failures look alike");
    let opened = as_session(&world, "POST", "/en/sign-in", &cookie, &form("watch-1", PASSWORD, &code)).await;
    assert_eq!((opened.status, opened.location()), (303, "/en/account/notices?back=%2fen%2f"), "two tries were hers to read, and the way back stays here");
    let session = given(&opened);
    let account = as_session(&world, "GET", "/en/account", &session, "").await;
    assert!(account.status == 200 && account.body.contains("watch-1"));
    let again = as_session(&world, "POST", "/en/sign-in", &cookie, &form("watch-1", PASSWORD, &code)).await;
    assert_eq!(again.status, 401, "a code opens once");
    let gone = as_session(&world, "POST", "/en/sign-out", &session, &format!("form={}", account.form_token())).await;
    assert!(gone.status == 303 && gone.head.contains("clear-site-data: \"cache\"") && gone.head.contains("lantern=; path=/; max-age=0"), "{}", gone.head);
    assert_eq!(as_session(&world, "GET", "/en/account", &session, "").await.status, 303);
}

/// Every answer tells the browser to keep to itself, a refusal as well.
#[tokio::test(flavor = "multi_thread")]
async fn every_answer_is_closed() {
    let world = World::empty().await;
    for (path, status) in [("/en/", 200), ("/en/nowhere", 404), ("/en/sign-in", 303), ("/assets/x/nothing.css", 404)] {
        let answer = get(world.address, path).await;
        assert_eq!(answer.status, status, "{path}");
        for header in [
            "content-security-policy: default-src 'none'",
            "frame-ancestors 'none'; report-uri /reports",
            "x-content-type-options: nosniff",
            "referrer-policy: same-origin",
            "cross-origin-opener-policy: same-origin",
            "cross-origin-resource-policy: same-origin",
            "permissions-policy: ",
            "x-frame-options: deny",
        ] {
            assert!(answer.head.contains(header), "{path}: {header}");
        }
        assert!(!answer.head.contains("unsafe-inline") && !answer.head.contains("access-control-allow"), "{path}");
        assert!(path.starts_with("/assets/") || answer.head.contains("cache-control: no-store"), "{path}");
    }
}

/// One address that keeps guessing is told to wait, before anything is looked at.
#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_guesses_waits() {
    let world = World::empty().await;
    let page = as_session(&world, "GET", "/en/enter", "lantern-form=00", "").await;
    let nonce = page.head.split("lantern-form=").nth(1).and_then(|rest| rest.split(';').next()).unwrap();
    let (cookie, body) = (format!("lantern-form={nonce}"), format!("form={}&code={}", page.form_token(), "0".repeat(32)));
    let mut last = None;
    for _ in 0..40 {
        let answer = as_session(&world, "POST", "/en/enter", &cookie, &body).await;
        assert!([401, 429].contains(&answer.status), "{}", answer.status);
        last = Some(answer);
    }
    let last = last.unwrap();
    assert!(last.status == 429 && last.head.contains("retry-after: "), "{}", last.head);
    is_sound("too many", &last);
}

/// Oversight reads who looked at what and how the log stands; an administrator does not read the access log; a set-up cannot be
/// begun a second time.
#[tokio::test(flavor = "multi_thread")]
async fn oversight_sees_the_logs() {
    let world = World::region().await;
    let record = world.store.records(&RecordFilter::default(), 0, 1).await.unwrap().0[0].record;
    assert_eq!(get(world.address, &format!("/en/records/{record}")).await.status, 200);
    two_people(&world).await;
    sign_in(world.address, &token_of(&world, "watch-1", &clock().at).await);
    for language in LANGUAGES {
        for path in [
            "/log",
            "/ledger",
            "/account",
            "/account/access",
            "/account/password",
            "/account/authenticator",
            "/policy",
            "/people/waiting",
            "/sign-in",
            "/reset",
        ] {
            let path = format!("/{language}{path}");
            let page = get(world.address, &path).await;
            assert!([200, 303].contains(&page.status), "{path}: {}", page.status);
            if page.status == 200 {
                is_sound(&path, &page);
                assert!(!page.body.contains("trafficking</title>"), "{path}");
            }
        }
    }
    let of_record = get(world.address, &format!("/en/records/{record}/access")).await;
    assert!(of_record.status == 200 && of_record.body.contains(">local<"), "{}", of_record.body);
    let file = get(world.address, &format!("/en/log.csv?record={record}")).await;
    assert!(file.head.contains("lantern-access.csv") && file.body.contains("\"local\",\"record\""), "{}", file.body);
    assert!(!get(world.address, "/en/log").await.body.contains(&record.to_string()), "a list of looks is no list of people");
    let mark = get(world.address, "/en/ledger").await.form_token().to_owned();
    let host = world.address.to_string();
    let headers = [("host", host.as_str()), ("content-type", "application/x-www-form-urlencoded")];
    let checked = crate::client::ask(world.address, "POST", "/en/ledger/check", &headers, &format!("form={mark}")).await;
    assert_eq!(checked.status, 303, "{}", checked.body);
    assert!(get(world.address, "/en/ledger").await.body.contains("state done"), "nothing was altered");
    let checkpoint = get(world.address, "/en/ledger/checkpoint").await.body;
    assert!(world.store.ledger_verifier().open(&checkpoint).is_ok(), "the file is the signed head");

    sign_in(world.address, &token_of(&world, "keeper-1", &clock().at).await);
    assert_eq!(get(world.address, "/en/log").await.status, 403);
    assert_eq!(get(world.address, &format!("/en/records/{record}/access")).await.status, 403);
    for path in ["/en/set-up", "/en/set-up/person/1", "/en/set-up/check"] {
        assert_eq!(get(world.address, path).await.status, 404, "{path}");
    }
}

/// A browser's report is taken from anybody, without a cookie, and answers nothing; what is no report is refused.
#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_taken() {
    let world = World::empty().await;
    let host = world.address.to_string();
    let send = async |body: &str| ask(world.address, "POST", "/reports", &[("host", &host), ("content-type", "application/csp-report")], body).await;
    let taken = send(r#"{"csp-report": {"document-uri": "http://127.0.0.1/en/records/AB12", "effective-directive": "script-src-elem"}}"#).await;
    assert!(taken.status == 204 && taken.body.is_empty() && !taken.head.contains("set-cookie"), "{}", taken.head);
    for other in ["", "form=x", r#"{"csp-report": {"effective-directive": "AB12"}}"#] {
        assert_eq!(send(other).await.status, 400, "{other}");
    }
}
