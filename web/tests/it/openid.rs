//! Signing in at an OpenID provider through the pages: the whole way, and everything that must not be a way.

use crate::{
    client::{Answer, ask},
    pages::is_sound,
    provider::{CLIENT, FakeProvider, SECRET, Signing},
    trust::{PASSWORD, code_at, token_of, two_people},
    world::{World, clock},
};
use lantern_access::{
    credential::{AccountState, Instant, Login},
    policy::Role,
};
use lantern_openid::{OpenIdSettings, Provider, SecondFactor, Wanted};
use lantern_transport::Client;
use lantern_vault::{Cost, Entropy, Passphrase, Protection};
use serde_json::json;
use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};
use url::Url;

const FORM: &str = "application/x-www-form-urlencoded";

static NEXT: AtomicU32 = AtomicU32::new(0x0a00_0001);

fn now() -> i64 {
    Instant::parse(&clock().at).unwrap().unix_seconds()
}

/// A browser with its cookies. It sends strict ones only where our own page led.
struct Browser<'a> {
    world: &'a World,
    jar: BTreeMap<String, (String, bool)>,
}

impl<'a> Browser<'a> {
    fn new(world: &'a World) -> Self {
        Self { world, jar: BTreeMap::from([("lantern-none".to_owned(), ("x".to_owned(), false))]) }
    }

    async fn ask(&mut self, method: &str, path: &str, body: &str, from_elsewhere: bool) -> Answer {
        let sent = self.jar.iter().filter(|(_, (_, lax))| *lax || !from_elsewhere).map(|(name, (value, _))| format!("{name}={value}"));
        let cookie = sent.collect::<Vec<_>>().join("; ");
        let host = self.world.address.to_string();
        // From another address each time, so that no pace stands in the way of an answer.
        let address = std::net::Ipv4Addr::from(NEXT.fetch_add(1, Ordering::Relaxed)).to_string();
        let headers = [("host", host.as_str()), ("cookie", cookie.as_str()), ("content-type", FORM), ("x-test-address", address.as_str())];
        let answer = ask(self.world.address, method, path, &headers, body).await;
        for line in answer.head.lines().filter_map(|line| line.strip_prefix("set-cookie: ")) {
            let (name, rest) = line.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if value.is_empty() {
                self.jar.remove(name);
            } else {
                self.jar.insert(name.to_owned(), (value.to_owned(), line.contains("samesite=lax")));
            }
        }
        answer
    }

    async fn see(&mut self, path: &str) -> Answer {
        self.ask("GET", path, "", false).await
    }

    /// Sends a form that stands on a page, filled in.
    async fn send(&mut self, page: &str, path: &str, filled: &str) -> Answer {
        let mark = self.see(page).await.form_token().to_owned();
        self.ask("POST", path, &format!("form={mark}{filled}"), false).await
    }

    /// Comes back from the provider.
    async fn comes_back(&mut self, back: &Url) -> Answer {
        self.ask("GET", &format!("{}?{}", back.path(), back.query().unwrap()), "", true).await
    }

    fn session(&self) -> Option<&str> {
        self.jar.get("lantern").map(|(value, _)| value.as_str())
    }

    /// Presses the button of the sign-in page: where the page leads.
    async fn sent_off(&mut self) -> Url {
        let page = self.send("/en/sign-in", "/en/sign-in/openid", "&back=").await;
        way_on(&page)
    }

    /// The whole way to the last button.
    async fn vouched_for(&mut self, provider: &FakeProvider) -> Answer {
        let back = provider.consent(&self.sent_off().await);
        self.comes_back(&back).await
    }
}

/// The address of the provider on a page that leads there.
fn way_on(page: &Answer) -> Url {
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.head.contains("refresh: 0; url=http://127.0.0.1") && !page.head.contains("location:"));
    let href = page.body.split("href=\"").find(|rest| rest.starts_with("http://127.0.0.1")).unwrap();
    Url::parse(&href.split('"').next().unwrap().replace("&amp;", "&")).unwrap()
}

fn ours(provider: &FakeProvider, wanted: Wanted) -> Provider {
    let wanted = Wanted { issuer: provider.issuer.clone(), client_id: CLIENT.to_owned(), name: Some("House login".to_owned()), ..wanted };
    let settings = OpenIdSettings::checked(wanted, SECRET.to_owned().into()).unwrap();
    Provider::new(settings, Client::new(None).unwrap()).patient_for(Duration::from_secs(2))
}

/// A house with a provider, where worker-1 of the shelter has linked her account through the pages.
async fn house(wanted: Wanted) -> (World, FakeProvider) {
    let provider = FakeProvider::serve(now()).await;
    provider.manner().claims = Box::new(|claims| claims["acr"] = json!("gold"));
    let world = World::named_by(ours(&provider, wanted)).await;
    two_people(&world).await;
    let keeper = token_of(&world, "keeper-1", &later(-60)).await;
    world.hired(&keeper, "worker-1", Role::CaseWorker, Some("shelter")).await;
    let worker = token_of(&world, "worker-1", &later(-60)).await;
    let mut browser = Browser::new(&world);
    browser.jar.insert("lantern".to_owned(), (worker, false));
    let page = browser.see("/en/account").await;
    assert!(page.body.contains("Not linked"));
    is_sound("linking", &browser.see("/en/account/openid").await);
    let back = provider.consent(&way_on(&browser.send("/en/account/openid", "/en/account/openid", "").await));
    let landed = browser.comes_back(&back).await;
    assert!(landed.status == 200 && landed.head.contains("refresh: 0; url=/en/account/openid"), "{}", landed.head);
    is_sound("confirming", &browser.see("/en/account/openid").await);
    let proof = format!("&password={PASSWORD}&code={}", code_at(&clock().at)).replace(' ', "+");
    let wrong = browser.send("/en/account/openid", "/en/account/openid/link", "&password=x&code=000000").await;
    assert_eq!(wrong.status, 400, "without a proof nothing is linked");
    assert!(held(&world).await.body.credentials.openid.is_none());
    let old = browser.session().unwrap().to_owned();
    let done = browser.send("/en/account/openid", "/en/account/openid/link", &proof).await;
    assert_eq!((done.status, done.location()), (303, "/en/account"), "{}", done.body);
    assert_ne!(browser.session().unwrap(), old, "whoever proves herself goes on under a new token");
    assert!(browser.see("/en/account").await.body.contains("Linked"));
    assert!(held(&world).await.body.credentials.openid.is_some());
    (world, provider)
}

fn later(seconds: i64) -> String {
    Instant::parse(&clock().at).unwrap().plus_seconds(seconds).to_string()
}

async fn held(world: &World) -> lantern_gate::Held<lantern_access::credential::Account> {
    world.gate.account(&Login::parse("worker-1").unwrap()).await.unwrap().unwrap()
}

/// Where the provider asserts enough, a person goes there, comes back, presses a button and is in, with the rights of her account and no others; what the provider claims of roles is not read, and no name opens until the agency's key is unlocked.
#[tokio::test(flavor = "multi_thread")]
async fn the_whole_way() {
    let (world, provider) = house(Wanted { acr_values: vec!["gold".into()], second_factor: SecondFactor::Never, ..Wanted::default() }).await;
    assert!(world.gate.store().key_files().has_agency_key("shelter"));
    let first = Passphrase::new("the first grey heron".to_owned()).unwrap();
    world.gate.store().key_files().set_passphrase("shelter", None, Protection::Passphrase(&first, Cost::LEAST), &mut Entropy::from_system()).unwrap();
    let mut browser = Browser::new(&world);
    let page = browser.see("/en/sign-in").await;
    assert!(page.body.contains("Sign in with House login"));
    is_sound("sign-in", &page);
    let landed = browser.vouched_for(&provider).await;
    assert!(landed.status == 200 && landed.head.contains("refresh: 0; url=/en/sign-in/openid/go-on"), "{} {}", landed.status, landed.body);
    assert!(browser.session().is_none(), "no session without an act of the person (ASVS 5.0, 7.6.2)");
    let known = browser.see("/en/sign-in/openid/go-on").await;
    is_sound("known", &known);
    assert!(known.body.contains("worker-1") && !known.body.contains("name=\"code\""));
    assert_eq!(browser.ask("POST", "/en/sign-in/openid/go-on", "form=00", false).await.status, 400, "nor by a form of others");
    let entered = browser.send("/en/sign-in/openid/go-on", "/en/sign-in/openid/go-on", "").await;
    assert_eq!((entered.status, entered.location()), (303, "/en/account/notices?back=%2fen%2f"), "that the account was linked is told first");
    assert!(!browser.jar.contains_key("lantern-openid"));
    assert_eq!(browser.see("/en/records").await.status, 200);
    assert_eq!(browser.see("/en/people").await.status, 403, "the roles that a provider tells are not read");
    let mut shut = 0;
    for record in world.records_of("shelter").await {
        let path = format!("/en/records/{record}/identity");
        if browser.see(&path).await.status == 200 {
            assert_eq!(browser.send("/en/account", &path, "&purpose=casework").await.status, 423, "the key stays shut");
            shut += 1;
        }
    }
    assert_eq!(shut, 2);
    let again = browser.send("/en/account", "/en/sign-out", "").await;
    assert_eq!(again.status, 303);
    assert_eq!(browser.see("/en/records").await.status, 303);
}

/// Where the provider asserts nothing, our own second factor is asked for: without it, or with a wrong code, nobody is in.
#[tokio::test(flavor = "multi_thread")]
async fn a_second_factor_of_ours_is_asked() {
    let (world, provider) = house(Wanted::default()).await;
    let mut browser = Browser::new(&world);
    browser.vouched_for(&provider).await;
    let known = browser.see("/en/sign-in/openid/go-on").await;
    assert!(known.body.contains("name=\"code\""));
    for wrong in ["", "&code=", "&code=000000"] {
        let answer = browser.send("/en/sign-in/openid/go-on", "/en/sign-in/openid/go-on", wrong).await;
        assert_eq!(answer.status, 401, "{wrong}");
        assert!(browser.session().is_none());
    }
    assert!(held(&world).await.body.credentials.openid.unwrap().used().is_none());
}

/// What comes back to another browser, twice, changed, or uncalled for signs nobody in; a person whom nobody linked, a token that is not believed and an account that is closed are one and the same answer.
#[tokio::test(flavor = "multi_thread")]
async fn everything_else_is_one_refusal() {
    let (world, provider) = house(Wanted { acr_values: vec!["gold".into()], second_factor: SecondFactor::Never, ..Wanted::default() }).await;
    let gold = || Box::new(|claims: &mut serde_json::Value| claims["acr"] = json!("gold"));
    let mut refusals = Vec::new();
    let mut refused = |what: &str, browser: &Browser<'_>, answer: Answer| {
        assert!(answer.status == 401 && browser.session().is_none(), "{what}: {} {}", answer.status, answer.body);
        assert!(!answer.body.contains("worker-1") && !answer.body.contains("code-"), "{what} tells something");
        let mark = answer.form_token().to_owned();
        // Nothing but the marks of the forms and the address that was asked may differ.
        let plain = answer.body.replace(&mark, "");
        refusals.push(plain.split("<main").nth(1).unwrap().split("</main").next().unwrap().to_owned());
    };
    let (mut mine, mut theirs) = (Browser::new(&world), Browser::new(&world));
    let back = provider.consent(&theirs.sent_off().await);
    let answer = mine.comes_back(&back).await;
    refused("a browser that began nothing", &mine, answer);
    mine.sent_off().await;
    let answer = mine.comes_back(&back).await;
    refused("the state of another browser", &mine, answer);
    assert_eq!(theirs.comes_back(&back).await.status, 200, "that one goes on");
    let answer = theirs.comes_back(&back).await;
    assert!(answer.status == 401 && theirs.session().is_none(), "the same answer of the provider twice");
    for (what, change) in [("twice", "&code=another"), ("iss", "&iss=https%3A%2F%2Fother.example"), ("state", "&state=another")] {
        let back = provider.consent(&mine.sent_off().await);
        let answer = mine.comes_back(&Url::parse(&format!("{back}{change}")).unwrap()).await;
        refused(what, &mine, answer);
    }
    mine.sent_off().await;
    let answer = mine.ask("GET", "/en/sign-in/openid/return?error=access_denied&state=x", "", true).await;
    refused("an error of the provider", &mine, answer);
    for signing in [Signing::None, Signing::HsByPublicKey, Signing::Stranger] {
        provider.sign_by(signing);
        let answer = mine.vouched_for(&provider).await;
        refused("a signature", &mine, answer);
    }
    provider.sign_by(Signing::EdDsa);
    for (what, name, value) in
        [("nonce", "nonce", json!("other")), ("aud", "aud", json!("other")), ("expired", "exp", json!(now())), ("acr", "acr", json!("silver"))]
    {
        provider.manner().claims = Box::new(move |claims| {
            claims["acr"] = json!("gold");
            claims[name] = value.clone();
        });
        let answer = mine.vouched_for(&provider).await;
        refused(what, &mine, answer);
    }
    provider.manner().claims = gold();
    provider.manner().subject = "a person whom nobody linked".to_owned();
    let answer = mine.vouched_for(&provider).await;
    refused("nobody linked", &mine, answer);
    provider.manner().subject = "248289761001".to_owned();
    let mut worker = held(&world).await;
    worker.body.change_state(AccountState::Suspended, Instant::parse(&clock().at).unwrap()).unwrap();
    world.gate.keep(&act(), worker.id, worker.version, &worker.body).await.unwrap();
    let answer = mine.vouched_for(&provider).await;
    refused("a closed account", &mine, answer);
    refusals.dedup();
    assert_eq!(refusals.len(), 1, "{refusals:#?}");
}

fn act() -> lantern_store::Act {
    lantern_store::Act { actor: "test".to_owned(), purpose: "administration".to_owned(), at: clock().at }
}

/// A link belongs to the account that asked for it: another account in the same browser does not get it; whoever keeps the accounts sees it and takes it back, and a house without a provider has none of these doors.
#[tokio::test(flavor = "multi_thread")]
async fn a_link_belongs_to_who_asked() {
    let (world, provider) = house(Wanted { second_factor: SecondFactor::Always, ..Wanted::default() }).await;
    let keeper = token_of(&world, "keeper-1", &clock().at).await;
    let mut browser = Browser::new(&world);
    browser.jar.insert("lantern".to_owned(), (keeper, false));
    provider.manner().subject = "another person".to_owned();
    let back = provider.consent(&way_on(&browser.send("/en/account/openid", "/en/account/openid", "").await));
    browser.comes_back(&back).await;
    assert!(browser.see("/en/account/openid").await.body.contains("/account/openid/link\""));
    let watch = token_of(&world, "watch-1", &clock().at).await;
    let keeper = browser.jar.insert("lantern".to_owned(), (watch, false)).unwrap();
    assert!(!browser.see("/en/account/openid").await.body.contains("/account/openid/link\""), "offered to the account that asked only");
    let answer = browser.send("/en/account", "/en/account/openid/link", "&password=x&code=1").await;
    assert_eq!((answer.status, answer.location()), (303, "/en/account/openid"));
    browser.jar.insert("lantern".to_owned(), keeper);
    let page = browser.see("/en/people/account/worker-1").await;
    is_sound("account", &page);
    assert!(page.body.contains("Linked") && !page.body.contains("248289761001"));
    let answer = browser.send("/en/people/account/worker-1", "/en/people/account/worker-1/openid/unlink", "").await;
    assert_eq!(answer.status, 303);
    assert!(held(&world).await.body.credentials.openid.is_none());
    let bare = World::named().await;
    two_people(&bare).await;
    let mut browser = Browser::new(&bare);
    assert!(!browser.see("/en/sign-in").await.body.contains("openid"));
    assert_eq!(browser.send("/en/sign-in", "/en/sign-in/openid", "").await.status, 404);
    for path in ["/en/sign-in/openid/return?code=a&state=b", "/en/sign-in/openid/go-on"] {
        assert_eq!(browser.see(path).await.status, 404, "{path}");
    }
}
