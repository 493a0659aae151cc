//! Keys, opened names, emergencies, finding, looking around: who may, what it leaves behind, and what a locked key shows.

use crate::{
    client::{Answer, sign_in},
    pages::{get, is_sound},
    trust::{account, as_session, token_of, two_people},
    world::{World, clock},
};
use lantern_access::{credential::Login, policy::Role};
use lantern_ledger::AccessKind;
use lantern_model::{AgencyCode, RecordId};
use lantern_store::{AccessFilter, RecordFilter};
use std::fmt::Write as _;
use zeroize::Zeroizing;

impl World {
    /// Somebody new, invited by the keeper and seconded by the officer, signs in.
    pub async fn worker(&self, keeper: &str, login: &str, role: Role, agency: Option<&str>) -> String {
        self.hired(keeper, login, role, agency).await;
        token_of(self, login, &clock().at).await
    }

    /// The same, who has not signed in yet.
    pub async fn hired(&self, keeper: &str, login: &str, role: Role, agency: Option<&str>) {
        let lantern_gate::Standing::Active(entered) = self.gate.session(keeper, &clock().at).await.unwrap() else { panic!("no session") };
        let second = self.gate.account(&Login::parse("watch-1").unwrap()).await.unwrap().unwrap().body;
        self.gate.save_account(&entered, &account(login, role, agency), 0, Some(&second), &clock().at).await.unwrap();
    }

    pub async fn records_of(&self, agency: &str) -> Vec<RecordId> {
        let filter = RecordFilter { agency: Some(AgencyCode::parse(agency).unwrap()), ..RecordFilter::default() };
        self.store.records(&filter, 0, 10).await.unwrap().0.into_iter().map(|one| one.record).collect()
    }

    async fn looks(&self, what: AccessKind) -> usize {
        self.store.access_log(&AccessFilter::default(), 0, 500).await.unwrap().0.into_iter().filter(|line| line.what == what).count()
    }

    /// Posts as whoever has this token, with the mark of a page that she may see.
    async fn send_as_her(&self, token: &str, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let cookie = format!("lantern={token}");
        let mark = as_session(self, "GET", "/en/account", &cookie, "").await.form_token().to_owned();
        let mut body = format!("form={mark}");
        for (name, value) in pairs {
            let _ = write!(body, "&{name}=");
            for byte in value.bytes() {
                let _ = write!(body, "%{byte:02X}");
            }
        }
        as_session(self, "POST", path, &cookie, &body).await
    }

    async fn see(&self, token: &str, path: &str) -> Answer {
        as_session(self, "GET", path, &format!("lantern={token}"), "").await
    }
}

const NAME: &str = "Nobodysname";

/// A locked key shows nothing and leads to the page that unlocks it, the look is written down all the same; unlocked, the page shows the
/// name once, closes by itself, and says it in no address and no title. Whoever may not, finds nothing there.
#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_opened_against_a_trace() {
    let world = World::named().await;
    two_people(&world).await;
    let keeper = token_of(&world, "keeper-1", &clock().at).await;
    let (own, others) = (world.records_of("shelter").await, world.records_of("north").await);
    let worker = world.worker(&keeper, "worker-1", Role::CaseWorker, Some("shelter")).await;
    let statistician = world.worker(&keeper, "count-1", Role::Statistician, Some("shelter")).await;
    let mut opened = 0;
    for record in &own {
        let (page, path) = (world.see(&worker, &format!("/en/records/{record}")).await, format!("/en/records/{record}/identity"));
        let ask = world.see(&worker, &path).await;
        assert!(page.status == 200 && !page.body.contains(NAME));
        assert_eq!(page.body.contains(&format!("href=\"{path}\"")), ask.status == 200, "the way stands where it leads somewhere");
        if ask.status == 404 {
            // The child's: she is not trained, and nothing says so.
            assert_eq!(world.send_as_her(&worker, &path, &[("purpose", "casework")]).await.status, 404);
            continue;
        }
        is_sound("asking", &ask);
        assert!(ask.body.contains("leaves a trace") && !ask.body.contains(NAME));
        for purpose in ["", "statistics", "investigation"] {
            assert_eq!(world.send_as_her(&worker, &path, &[("purpose", purpose)]).await.status, 404, "{purpose}");
        }
        assert_eq!(world.looks(AccessKind::Identity).await, opened);
        let locked = world.send_as_her(&worker, &path, &[("purpose", "casework")]).await;
        assert!(locked.status == 423 && locked.body.contains("href=\"/en/keys/shelter\"") && !locked.body.contains(NAME), "{}", locked.body);
        assert_eq!(world.looks(AccessKind::Identity).await, opened + 1);
        assert_eq!(world.send_as_her(&worker, "/en/keys/shelter/unlock", &[]).await.status, 303);
        let shown = world.send_as_her(&worker, &path, &[("purpose", "casework")]).await;
        is_sound("the name", &shown);
        assert!(shown.status == 200 && shown.body.contains(NAME) && shown.head.contains("cache-control: no-store"));
        assert!(shown.body.contains("data-close=\"60\"") && shown.body.contains("<noscript><meta http-equiv=\"refresh\" content=\"60; url="));
        let title = shown.body.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
        assert!(!title.contains(NAME) && !shown.body.contains(&format!("={NAME}")));
        assert!(!world.see(&worker, &path).await.body.contains(NAME), "loading the address again closes it");
        opened += 2;
        assert_eq!(world.looks(AccessKind::Identity).await, opened);
        assert_eq!(world.send_as_her(&worker, "/en/keys/shelter/lock", &[]).await.status, 303);
    }
    assert_eq!(opened, 4, "two grown-ups, each asked for twice");
    let foreign = format!("/en/records/{}/identity", others[0]);
    assert_eq!((world.see(&worker, &foreign).await.status, world.send_as_her(&worker, &foreign, &[("purpose", "casework")]).await.status), (404, 404));
    let refused = world.see(&statistician, &format!("/en/records/{}/identity", own[0])).await;
    assert_eq!(refused.status, 403);
    assert_eq!(world.looks(AccessKind::Identity).await, opened);
}

/// Each sees the keys of her own agency; a supervisor makes sheets, replaces the key and brings one back; a worker does none of it, and a
/// wrong passphrase is told at its field.
#[tokio::test(flavor = "multi_thread")]
async fn keys_are_kept_by_their_agency() {
    const NEW: &str = "seven grey herons over the water";
    let world = World::named().await;
    two_people(&world).await;
    let keeper = token_of(&world, "keeper-1", &clock().at).await;
    let worker = world.worker(&keeper, "worker-1", Role::CaseWorker, Some("shelter")).await;
    let head = world.worker(&keeper, "head-1", Role::Supervisor, Some("shelter")).await;
    assert_eq!(world.see(&keeper, "/en/keys").await.status, 403, "who keeps the house holds no key");
    let list = world.see(&worker, "/en/keys").await;
    is_sound("the keys", &list);
    assert!(list.body.contains("/en/keys/shelter") && !list.body.contains("north"));
    assert_eq!(world.see(&worker, "/en/keys/north").await.status, 404);
    assert_eq!(world.send_as_her(&worker, "/en/keys/north/unlock", &[]).await.status, 404);
    let page = world.see(&worker, "/en/keys/shelter").await;
    is_sound("a key", &page);
    assert!(page.body.contains("lies open in its file") && !page.body.contains("/rotate"));
    for act in ["sheets", "rotate", "recover"] {
        assert_eq!(world.send_as_her(&worker, &format!("/en/keys/shelter/{act}"), &[]).await.status, 403, "{act}");
    }
    assert_eq!(world.send_as_her(&head, "/en/keys/shelter/sheets", &[]).await.status, 423, "a locked key is not divided");
    let short = world.send_as_her(&head, "/en/keys/shelter/rotate", &[("new", "short"), ("again", "short")]).await;
    assert!(short.status == 422 && short.body.contains("fewer than 16 letters"), "{}", short.body);
    let pairs = [("new", NEW), ("again", NEW)];
    assert_eq!(world.send_as_her(&head, "/en/keys/shelter/rotate", &pairs).await.status, 303);
    for _ in 0..10_000 {
        if !world.see(&head, "/en/keys/shelter").await.body.contains("data-progress") {
            break;
        }
        tokio::task::yield_now().await;
    }
    assert_eq!(world.send_as_her(&head, "/en/keys/shelter/lock", &[]).await.status, 303);
    let wrong = world.send_as_her(&worker, "/en/keys/shelter/unlock", &[("passphrase", "an altogether wrong one")]).await;
    assert!(wrong.status == 422 && wrong.body.contains("does not open the key") && !wrong.body.contains("altogether"), "{}", wrong.body);
    assert_eq!(world.send_as_her(&worker, "/en/keys/shelter/unlock", &[("passphrase", NEW)]).await.status, 303);
    let sheets = world.send_as_her(&head, "/en/keys/shelter/sheets", &[("sheets", "2-3")]).await;
    is_sound("the sheets", &sheets);
    let words: Vec<String> = sheets
        .body
        .split("class=\"words\"")
        .skip(1)
        .map(|sheet| {
            sheet.split("</ol>").next().unwrap().split("<li>").skip(1).map(|word| word.split('<').next().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
        })
        .collect();
    assert!(words.len() == 3 && words.iter().all(|sheet| sheet.split(' ').count() == 33));
    let recover = async |words: String| {
        world
            .send_as_her(
                &head,
                "/en/keys/shelter/recover",
                &[("words", &words), ("recovered", "eight grey herons over the water"), ("recovered_again", "eight grey herons over the water")],
            )
            .await
    };
    let few = recover(words[0].clone()).await;
    assert!(few.status == 422 && !few.body.contains(&words[0]), "{}", few.body);
    assert_eq!(recover(format!("{}\n{}", words[2], words[0])).await.status, 303);
    let text = world.store.key_files().agency_key_text("shelter").unwrap();
    assert!(!Zeroizing::new(text.to_string()).contains("heron"));
    assert_eq!(world.send_as_her(&worker, "/en/keys/shelter/lock", &[]).await.status, 303);
    assert_eq!(world.send_as_her(&worker, "/en/keys/shelter/unlock", &[("passphrase", "eight grey herons over the water")]).await.status, 303);
}

/// A person of the own agency is found by her words, in coded form; what was typed stands in no address, a letter alone is refused, and
/// who may not look for people does not get in.
#[tokio::test(flavor = "multi_thread")]
async fn people_are_found_without_names() {
    let world = World::named().await;
    two_people(&world).await;
    let keeper = token_of(&world, "keeper-1", &clock().at).await;
    let worker = world.worker(&keeper, "worker-1", Role::CaseWorker, Some("shelter")).await;
    let watch = token_of(&world, "watch-1", &clock().at).await;
    assert_eq!(world.see(&watch, "/en/find").await.status, 403);
    is_sound("finding", &world.see(&worker, "/en/find").await);
    let find = async |words: &str| world.send_as_her(&worker, "/en/find", &[("place", "names"), ("words", words)]).await;
    assert_eq!(find(NAME).await.status, 423);
    assert_eq!(world.send_as_her(&worker, "/en/keys/shelter/unlock", &[]).await.status, 303);
    for _ in 0..10_000 {
        if !find(NAME).await.body.contains("not indexed yet") {
            break;
        }
        tokio::task::yield_now().await;
    }
    let found = find("nobodysname ana").await;
    is_sound("what was found", &found);
    let page = found.body.split("<main").nth(1).unwrap();
    assert_eq!(page.matches("href=\"/en/records/").count(), 1, "her own agency's grown-up: {page}");
    assert!(!page.to_lowercase().contains("nobodysname") && page.contains("Age"), "neither what is held nor what was typed comes back");
    let short = find("a").await;
    assert!(short.status == 422 && short.body.contains("at least"), "{}", short.body);
    assert!(world.looks(AccessKind::Search).await > 1);
    let log = world.see(&watch, "/en/log").await;
    assert!(log.body.contains("worker-1") && !log.body.to_lowercase().contains("nobodysname"));
}

/// A broken glass opens at once and waits for others: the officer and the supervisor answer, the worker does not, and without words it
/// stays whole. A canary rings in the report, which only the officer reads.
#[tokio::test(flavor = "multi_thread")]
async fn others_see_what_was_opened() {
    let world = World::named().await;
    two_people(&world).await;
    let keeper = token_of(&world, "keeper-1", &clock().at).await;
    let own = world.records_of("shelter").await;
    let worker = world.worker(&keeper, "worker-1", Role::CaseWorker, Some("shelter")).await;
    let head = world.worker(&keeper, "head-1", Role::Supervisor, Some("shelter")).await;
    let stranger = world.worker(&keeper, "head-2", Role::Supervisor, Some("north")).await;
    let watch = token_of(&world, "watch-1", &clock().at).await;
    for (who, status) in [(&worker, 403), (&head, 403), (&watch, 200)] {
        assert_eq!(world.see(who, "/en/browsing").await.status, status);
    }
    assert_eq!(world.send_as_her(&worker, "/en/keys/shelter/unlock", &[]).await.status, 303);
    let mut emergency = None;
    for record in &own {
        if world.see(&worker, &format!("/en/records/{record}/emergency")).await.status == 200 {
            emergency = Some(*record);
        }
    }
    let path = format!("/en/records/{}/emergency", emergency.unwrap());
    is_sound("the emergency", &world.see(&worker, &path).await);
    assert_eq!(world.send_as_her(&worker, &path, &[("reason", "life"), ("words", " ")]).await.status, 422);
    assert_eq!(world.looks(AccessKind::Break).await, 0);
    let placed = world.send_as_her(&watch, "/en/browsing/canaries", &[("record", &emergency.unwrap().to_string())]).await;
    assert_eq!(placed.status, 303, "{}", placed.body);
    assert_eq!(world.send_as_her(&watch, "/en/browsing/canaries", &[("record", "nothing")]).await.status, 422);
    assert_eq!(world.send_as_her(&worker, "/en/browsing/canaries", &[("record", &own[0].to_string())]).await.status, 403);
    let shown = world.send_as_her(&worker, &path, &[("reason", "life"), ("words", "her brother is at the door")]).await;
    assert!(shown.status == 200 && shown.body.contains(NAME), "{}", shown.body);
    let report = world.see(&watch, "/en/browsing").await;
    is_sound("the report", &report);
    assert!(report.body.contains("worker-1") && report.body.contains(&emergency.unwrap().to_string()) && !report.body.contains(NAME));

    assert_eq!(world.see(&worker, "/en/browsing/emergencies").await.status, 403);
    assert!(!world.see(&stranger, "/en/browsing/emergencies").await.body.contains("worker-1"), "another agency's");
    let list = world.see(&head, "/en/browsing/emergencies").await;
    is_sound("the emergencies", &list);
    assert!(list.body.contains("worker-1") && !list.body.contains("brother"));
    let id = list.body.split("/browsing/emergencies/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let read = world.send_as_her(&head, &format!("/en/browsing/emergencies/{id}/words"), &[]).await;
    assert!(read.status == 200 && read.body.contains("her brother is at the door"), "{}", read.body);
    let answer = format!("/en/browsing/emergencies/{id}/answer");
    assert_eq!(world.send_as_her(&stranger, &answer, &[("verdict", "confirmed")]).await.status, 404);
    assert_eq!(world.send_as_her(&watch, &answer, &[("verdict", "confirmed")]).await.status, 303);
    assert_eq!(world.send_as_her(&head, &answer, &[("verdict", "questioned")]).await.status, 409, "an answer stands");
    assert!(world.see(&head, "/en/browsing/emergencies").await.body.contains("confirmed by"));
    // Asking a page of another's server does nothing without its mark.
    sign_in(world.address, &worker);
    assert_eq!(get(world.address, "/en/find").await.status, 200);
}
