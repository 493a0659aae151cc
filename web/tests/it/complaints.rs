//! Complaining as a stranger does, and handling it as two people do.

use crate::{
    client::{Answer, sign_in},
    pages::is_sound,
    trust::{account, as_session, token_of, two_people},
    world::{World, clock},
};
use lantern_access::{credential::Login, policy::Role};
use lantern_complaints::{
    Code, Complaint, Eligible, Handler, HandlerCode, Identity, Kind, Parcel, Passage, SealedComplaint, Urgency, open_first, open_second, seal, seal_answer,
};
use lantern_gate::Standing;
use lantern_ledger::AccessKind;
use lantern_model::AgencyCode;
use lantern_store::{AccessFilter, Act, Change, EntityFilter};
use std::{fmt::Write as _, fs, path::Path};

/// What stands in a complaint and nowhere else.
const CANARY: &str = "zwelgrimdoost";
/// The channel of the fixtures in `protect/complaints`: codes of keys, and for whom each handler works.
const HANDLERS: [(&str, &str); 5] = [("amber", "relief-north"), ("birch", "ombud"), ("cedar", "relief-north"), ("dune", "health"), ("elm", "health")];

fn identity(code: &str) -> Identity {
    Identity::from_secret([code.bytes().fold(1_u8, u8::wrapping_add); 32])
}

fn agency(code: &str) -> AgencyCode {
    AgencyCode::parse(code).unwrap()
}

fn login(code: &str) -> String {
    let place = HANDLERS.iter().position(|(found, _)| *found == code).unwrap();
    format!("focal-{}", place + 1)
}

/// A house with the organisations and the handlers of the fixtures. Each handler's session is theirs alone.
async fn channel() -> World {
    let world = World::empty().await;
    let act = Act { actor: "test".to_owned(), purpose: "to show".to_owned(), at: clock().at };
    for code in ["relief-north", "ombud", "health"] {
        world.store.commit(&act, Change::Agency { code: agency(code), name: format!("Agency {code}"), kind: None }).await.unwrap();
    }
    two_people(&world).await;
    let keeper = entered(&world, "keeper-1").await;
    let second = world.gate.account(&Login::parse("watch-1").unwrap()).await.unwrap().unwrap().body;
    for (code, organisation) in HANDLERS {
        let focal = account(&login(code), Role::PseaFocalPoint, Some(organisation));
        world.gate.save_account(&keeper, &focal, 0, Some(&second), &clock().at).await.unwrap();
        let focal = entered(&world, &login(code)).await;
        let recipient = identity(code).recipient().to_string();
        let id = world.gate.offer_handler_key(&focal, (code, &recipient), ("question", "answer"), &clock().at).await.unwrap();
        world.gate.prove_handler_key(&focal, id, "answer", &clock().at).await.unwrap();
    }
    world
}

async fn entered(world: &World, login: &str) -> lantern_gate::Entered {
    let token = token_of(world, login, &clock().at).await;
    TOKENS.lock().unwrap().insert((world.address, login.to_owned()), token.clone());
    let Standing::Active(entered) = world.gate.session(&token, &clock().at).await.unwrap() else { panic!("no session") };
    entered
}

/// The session of each person: an authenticator's code is good once.
static TOKENS: std::sync::LazyLock<std::sync::Mutex<std::collections::HashMap<(std::net::SocketAddr, String), String>>> =
    std::sync::LazyLock::new(Default::default);

fn cookie(world: &World, code: &str) -> String {
    format!("lantern={}", TOKENS.lock().unwrap()[&(world.address, login(code))])
}

fn encoded(pairs: &[(&str, &str)]) -> String {
    let encode = |text: &str| {
        text.bytes().fold(String::new(), |mut to, byte| {
            let _ = write!(to, "%{byte:02X}");
            to
        })
    };
    pairs.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>().join("&")
}

/// A browser without a session: its cookie, and the mark of its forms.
struct Stranger {
    cookie: String,
    mark: String,
}

impl Stranger {
    async fn come(world: &World) -> Self {
        let page = get_as(world, "/en/complain", "").await;
        assert_eq!(page.status, 200, "{}", page.body);
        let cookie = page.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap().split(';').next().unwrap().to_owned();
        let mark = get_as(world, "/en/complain/answer", &cookie).await.form_token().to_owned();
        Self { cookie, mark }
    }

    async fn post(&self, world: &World, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let pairs = [&[("form", self.mark.as_str())], pairs].concat();
        as_session(world, "POST", path, &self.cookie, &encoded(&pairs)).await
    }

    /// The words that are shown after sending, once.
    async fn words(&self, world: &World) -> String {
        let shown = get_as(world, "/en/complain/sent", &self.cookie).await;
        is_sound("the words", &shown);
        let words = shown.body.split("data-words>").nth(1).unwrap().split('<').next().unwrap().to_owned();
        assert_eq!(words.split(' ').count(), 7, "{words}");
        let again = get_as(world, "/en/complain/sent", &self.cookie).await;
        assert!(!again.body.contains(&words), "they are shown once");
        words
    }
}

async fn get_as(world: &World, path: &str, cookie: &str) -> Answer {
    as_session(world, "GET", path, cookie, "").await
}

/// A handler's form, sent from their own page.
async fn handled(world: &World, code: &str, path: &str, pairs: &[(&str, &str)]) -> Answer {
    let cookie = cookie(world, code);
    let mark = get_as(world, "/en/complaints", &cookie).await.form_token().to_owned();
    let pairs = [&[("form", mark.as_str())], pairs].concat();
    as_session(world, "POST", path, &cookie, &encoded(&pairs)).await
}

fn typed() -> Vec<(&'static str, &'static str)> {
    vec![
        ("organisation", "relief-north"),
        ("kind", "sea"),
        ("urgency", "now"),
        ("text", "At the store he asked what else I could give. zwelgrimdoost"),
        ("contact", "yes"),
        ("contact_means", "through the midwife zwelgrimdoost"),
    ]
}

/// Every byte below a folder, and everything that the store gives back open.
async fn kept(world: &World) -> Vec<u8> {
    fn walk(folder: &Path, bytes: &mut Vec<u8>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { walk(&path, bytes) } else { bytes.extend(fs::read(&path).unwrap_or_default()) }
        }
    }
    let mut bytes = Vec::new();
    walk(world.folder(), &mut bytes);
    for kind in ["complaint", "complaint_sealed", "complaint_answer", "complaint_handler"] {
        for entity in world.store.entities(kind, &EntityFilter::default(), 0, 500).await.unwrap().0 {
            bytes.extend(serde_json::to_vec(&entity.values).unwrap());
            bytes.extend(format!("{:?}", world.store.entity_history(kind, entity.id).await.unwrap()).into_bytes());
        }
    }
    for owner in ["complaint-waiting", "complaint-half"] {
        for (place, _) in world.store.draft_places(owner).await.unwrap() {
            bytes.extend(place.as_bytes());
            bytes.extend(world.store.draft(owner, &place).await.unwrap().unwrap());
        }
    }
    bytes
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// The one complaint that a handler sees in the list.
async fn only_one(world: &World, code: &str) -> String {
    let list = get_as(world, "/en/complaints", &cookie(world, code)).await;
    is_sound("the list", &list);
    let id = list.body.split("/en/complaints/").filter_map(|rest| rest.get(..36)).find(|id| uuid_like(id));
    id.unwrap_or_else(|| panic!("no complaint in the list: {}", list.body)).to_owned()
}

fn uuid_like(text: &str) -> bool {
    text.len() == 36 && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-') && text.matches('-').count() == 4
}

/// Opens a complaint as two people do: each key stays on its own machine, only halves and sealed texts travel.
async fn opened_by(world: &World, id: &str, first: &str, second: &str) -> lantern_complaints::Opened {
    let taken = handled(world, first, &format!("/en/complaints/{id}/take"), &[]).await;
    assert_eq!(taken.status, 200, "{}", taken.body);
    assert!(taken.head.contains("attachment; filename=\"complaint.json\""), "{}", taken.head);
    let half = open_first(&Parcel::parse(taken.body.as_bytes()).unwrap().sealed, &identity(first)).unwrap();
    let half = serde_json::to_string(&half).unwrap();
    let kept = handled(world, first, &format!("/en/complaints/{id}/half"), &[("half", &half)]).await;
    assert_eq!(kept.status, 303, "{}", kept.body);
    let taken = handled(world, second, &format!("/en/complaints/{id}/open"), &[]).await;
    assert_eq!(taken.status, 200, "{}", taken.body);
    let parcel = Parcel::parse(taken.body.as_bytes()).unwrap();
    open_second(parcel.half.as_ref().unwrap(), &parcel.sealed, &identity(second)).unwrap()
}

/// Without script: written, opened by two outside, answered, read by the words; and no file, no entity and no draft holds a word of it or of the code.
#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_goes_its_way_without_script() {
    let world = channel().await;
    let stranger = Stranger::come(&world).await;
    let sent = stranger.post(&world, "/en/complain", &typed()).await;
    assert_eq!((sent.status, sent.location()), (303, "/en/complain/sent"), "{}", sent.body);
    let words = stranger.words(&world).await;

    let id = only_one(&world, "birch").await;
    let opened = opened_by(&world, &id, "birch", "dune").await;
    assert!(opened.complaint.text.as_str().contains(CANARY) && opened.complaint.kind == Kind::SexualExploitationOrAbuse);
    assert!(opened.complaint.contact.unwrap().means.as_str().contains("midwife"));
    let answer = seal_answer(&opened.address, &Passage::text("Somebody listens on Tuesday. tarnhoodvale").unwrap()).unwrap();
    let kept_answer = handled(&world, "birch", &format!("/en/complaints/{id}/answer"), &[("sealed", &answer.to_json())]).await;
    assert_eq!(kept_answer.status, 303, "{}", kept_answer.body);
    assert_eq!(handled(&world, "dune", &format!("/en/complaints/{id}/help"), &[("outcome", "offered")]).await.status, 303);
    is_sound("the complaint", &get_as(&world, &format!("/en/complaints/{id}"), &cookie(&world, "birch")).await);

    let asked = stranger.post(&world, "/en/complain/answer", &[("code", &words.to_uppercase())]).await;
    assert_eq!((asked.status, asked.location()), (303, "/en/complain/read"), "no word in the address");
    let read = get_as(&world, "/en/complain/read", &stranger.cookie).await;
    is_sound("the answer", &read);
    assert!(read.body.contains("Somebody listens on Tuesday.") && read.head.contains("no-store"));
    assert!(!get_as(&world, "/en/complain/read", &stranger.cookie).await.body.contains("Tuesday"), "they are shown once");

    let more = stranger.post(&world, "/en/complain/more", &[typed(), vec![("code", &words)]].concat()).await;
    assert_eq!(more.status, 303, "{}", more.body);
    assert_eq!(world.gate.complaints(&world_entered(&world, "elm").await, &clock().at).await.unwrap().len(), 2, "what was added lies beside it");
    world.gate.take_in_complaints("2026-03-05T00:10:00Z").await.unwrap();

    let bytes = kept(&world).await;
    assert!(holds(&bytes, "relief-north"), "the search sees what is kept");
    let two_words = words.split(' ').take(2).collect::<Vec<_>>().join(" ");
    for secret in [CANARY, "midwife", "tarnhoodvale", "Tuesday", &words, &two_words, &words.replace(' ', "+")] {
        assert!(!holds(&bytes, secret), "{secret} is kept");
    }
    let log = world.store.access_log(&AccessFilter::default(), 0, 50).await.unwrap().0;
    let looks: Vec<_> =
        log.iter().filter(|line| line.what == AccessKind::Complaint).map(|line| (line.actor.as_str(), line.basis.as_deref().unwrap())).collect();
    assert_eq!(looks, [(login("dune").as_str(), "with:focal-2"), (login("birch").as_str(), "first")]);
}

async fn world_entered(world: &World, code: &str) -> lantern_gate::Entered {
    let token = TOKENS.lock().unwrap()[&(world.address, login(code))].clone();
    let Standing::Active(entered) = world.gate.session(&token, &clock().at).await.unwrap() else { panic!("no session") };
    entered
}

/// What a real browser sealed is taken; with other handlers, another organisation or another body it is refused by the status that the script knows.
#[tokio::test(flavor = "multi_thread")]
async fn sealed_in_the_browser() {
    let world = channel().await;
    let stranger = Stranger::come(&world).await;
    let page = get_as(&world, "/en/complain", &stranger.cookie).await;
    is_sound("the form", &page);
    for part in
        ["data-handlers=\"[{&quot;code&quot;:&quot;", "data-fields", "id=\"complaint-form\"", "complaint.js", "autocomplete=\"off\"", "data-state=\"plain\""]
    {
        assert!(page.body.contains(part), "{part}");
    }
    assert!(!page.body.contains("focal-"), "no login stands on the page");
    assert!(page.body.contains("<title>Question 1</title>") && page.body.contains("Call 1199"));

    let fixture = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../protect/complaints/tests/fixtures/v1/by-browser.json")).unwrap();
    assert_eq!(stranger.post(&world, "/en/complain", &[("sealed", &fixture)]).await.status, 204);
    assert_eq!(stranger.post(&world, "/en/complain", &[("sealed", &fixture)]).await.status, 204, "sent twice it is one");
    let opened = opened_by(&world, &only_one(&world, "elm").await, "elm", "birch").await;
    assert!(opened.complaint.text.as_str().contains("what else"));

    let handler = |code: &str, organisation: &str| Handler {
        code: HandlerCode::parse(code).unwrap(),
        organisation: agency(organisation),
        recipient: identity(code).recipient(),
    };
    let sealed = |organisation: &str, people: &[(&str, &str)]| {
        let handlers: Vec<Handler> = people.iter().map(|(code, organisation)| handler(code, organisation)).collect();
        let complaint = Complaint { kind: Kind::Other, urgency: Urgency::Soon, text: Passage::text("x").unwrap(), contact: None };
        seal(&complaint, &Eligible::for_organisation(&handlers, &agency(organisation)).unwrap(), &Code::generate([8; 9]).keys(), [4; 32]).unwrap().to_json()
    };
    let fewer = sealed("relief-north", &[("birch", "ombud"), ("dune", "health")]);
    assert_eq!(stranger.post(&world, "/en/complain", &[("sealed", &fewer)]).await.status, 409);
    let elsewhere = sealed("nowhere", &HANDLERS);
    let renamed = fixture.replacen("relief-north", "health", 1);
    let longer = format!("{fixture}{}", " ".repeat(200 * 1024));
    for (hostile, status) in [("{}", 400), ("[]", 400), ("null", 400), (elsewhere.as_str(), 400), (renamed.as_str(), 409), (longer.as_str(), 400)] {
        let answer = stranger.post(&world, "/en/complain", &[("sealed", hostile)]).await;
        assert_eq!(answer.status, status, "{}", &hostile[..hostile.len().min(60)]);
    }
    let list = world.gate.complaints(&world_entered(&world, "birch").await, &clock().at).await.unwrap();
    assert_eq!(list.len(), 1, "nothing hostile was kept");
    let lookup = SealedComplaint::from_stored(fixture.as_bytes()).unwrap().look_up().to_string();
    let known = stranger.post(&world, "/en/complain/answer", &[("lookup", &lookup)]).await;
    assert_eq!((known.status, known.body.as_str()), (200, "{\"answers\":[]}"));
}

/// A code without an answer and one that nobody has look alike, byte for byte; a mistyped one is told, without being shown again.
#[tokio::test(flavor = "multi_thread")]
async fn unknown_codes_tell_nothing() {
    let world = channel().await;
    let stranger = Stranger::come(&world).await;
    assert_eq!(stranger.post(&world, "/en/complain", &typed()).await.status, 303);
    let words = stranger.words(&world).await;
    let unknown = Code::generate([77; 9]).phrase();
    let mut pages = Vec::new();
    for code in [words.as_str(), unknown.as_str()] {
        assert_eq!(stranger.post(&world, "/en/complain/answer", &[("code", code)]).await.status, 303);
        pages.push(get_as(&world, "/en/complain/read", &stranger.cookie).await.body);
    }
    assert_eq!(pages[0], pages[1]);
    for lookup in ["0".repeat(32), "f".repeat(32)] {
        assert_eq!(stranger.post(&world, "/en/complain/answer", &[("lookup", &lookup)]).await.body, "{\"answers\":[]}");
    }
    for (code, sentence) in [("one two three", "not seven words"), (&words.split(' ').rev().collect::<Vec<_>>().join(" "), "do not belong together")] {
        let answer = stranger.post(&world, "/en/complain/answer", &[("code", code)]).await;
        assert_eq!(answer.status, 400);
        assert!(answer.body.contains(sentence) && !answer.body.contains(code), "{}", answer.body);
    }
}

/// Handlers of the organisation complained of find nothing, people without the role are refused, and nobody is both persons.
#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_see_it_does_not() {
    let world = channel().await;
    let stranger = Stranger::come(&world).await;
    stranger.post(&world, "/en/complain", &typed()).await;
    let id = only_one(&world, "birch").await;
    let list = get_as(&world, "/en/complaints", &cookie(&world, "amber")).await;
    assert!(list.status == 200 && !list.body.contains(&id), "the list of the organisation itself is empty");
    assert_eq!(get_as(&world, &format!("/en/complaints/{id}"), &cookie(&world, "amber")).await.status, 404);
    for step in ["take", "half", "open", "answer", "help", "stage"] {
        let answer = handled(&world, "amber", &format!("/en/complaints/{id}/{step}"), &[("half", "{}"), ("sealed", "{}"), ("outcome", "offered")]).await;
        assert_eq!(answer.status, 404, "{step}");
    }
    let taken = handled(&world, "birch", &format!("/en/complaints/{id}/take"), &[]).await;
    let sealed = Parcel::parse(taken.body.as_bytes()).unwrap().sealed;
    let half = serde_json::to_string(&open_first(&sealed, &identity("birch")).unwrap()).unwrap();
    assert_eq!(handled(&world, "dune", &format!("/en/complaints/{id}/half"), &[("half", &half)]).await.status, 400, "another's half is not theirs to give");
    assert_eq!(handled(&world, "birch", &format!("/en/complaints/{id}/half"), &[("half", &half)]).await.status, 303);
    let alone = handled(&world, "birch", &format!("/en/complaints/{id}/open"), &[]).await;
    assert!(alone.status == 403 && !alone.body.contains("\"half\""), "{}", alone.status);
    assert_eq!(handled(&world, "amber", &format!("/en/complaints/{id}/open"), &[]).await.status, 404, "nor are they the second");
    sign_in(world.address, &TOKENS.lock().unwrap()[&(world.address, "keeper-1".to_owned())]);
    assert_eq!(crate::pages::get(world.address, "/en/complaints").await.status, 403);
}

/// Somebody who has signed in is nobody here: their session is not looked at, not even a locked one, and no login shows.
#[tokio::test(flavor = "multi_thread")]
async fn a_session_leaves_no_trace() {
    let world = channel().await;
    let session = cookie(&world, "birch");
    let token = session.strip_prefix("lantern=").unwrap().to_owned();
    let rows = async |account: &str| -> Vec<_> {
        world.store.sessions_of(account, &clock().at).await.unwrap().into_iter().map(|row| (row.hash, row.seen_at, row.body)).collect()
    };
    let account = world.gate.account(&Login::parse(&login("birch")).unwrap()).await.unwrap().unwrap().id.to_string();
    let before = rows(&account).await;
    let page = get_as(&world, "/en/complain", &session).await;
    assert!(page.status == 200 && !page.body.contains("focal-") && !page.body.contains("/sign-out"));
    assert!(!page.head.contains("set-cookie: lantern=;"), "the session is left alone");
    let form = page.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap().split(';').next().unwrap().to_owned();
    let both = format!("{session}; {form}");
    let mark = get_as(&world, "/en/complain", &both).await.form_token().to_owned();
    world.gate.lock_session(&token, &clock().at).await.unwrap();
    let locked = rows(&account).await;
    let body = encoded(&[vec![("form", mark.as_str())], typed()].concat());
    assert_eq!(as_session(&world, "POST", "/en/complain", &both, &body).await.status, 303, "a locked session is no hindrance");
    assert_eq!(rows(&account).await, locked);
    assert_eq!(before.len(), locked.len());
    assert!(world.store.draft_places(&account).await.unwrap().is_empty(), "nothing of it was kept as unsaved work");
}

/// A flood from one place is slowed down, a form without its mark is refused, and where nobody could open anything nothing is taken.
#[tokio::test(flavor = "multi_thread")]
async fn bounds_hold_and_a_closed_channel_says_so() {
    let world = channel().await;
    let stranger = Stranger::come(&world).await;
    let unmarked = as_session(&world, "POST", "/en/complain", &stranger.cookie, &encoded(&typed())).await;
    assert_eq!(unmarked.status, 400);
    let mut statuses = Vec::new();
    for _ in 0..14 {
        statuses.push(stranger.post(&world, "/en/complain", &[("sealed", "{}")]).await.status);
    }
    assert!(statuses.contains(&429), "{statuses:?}");
    let empty = World::empty().await;
    let page = get_as(&empty, "/en/complain", "").await;
    is_sound("the closed channel", &page);
    assert!(page.body.contains("Nobody independent can read it here") && page.body.contains("Call 1199") && !page.body.contains("complaint-form"));
    let stranger = Stranger {
        cookie: page.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap().split(';').next().unwrap().to_owned(),
        mark: String::new(),
    };
    let mark = get_as(&empty, "/en/complain/answer", &stranger.cookie).await.form_token().to_owned();
    let refused = Stranger { mark, ..stranger }.post(&empty, "/en/complain", &typed()).await;
    assert_eq!(refused.status, 400);
    assert!(empty.store.draft_places("complaint-waiting").await.unwrap().is_empty());
}
