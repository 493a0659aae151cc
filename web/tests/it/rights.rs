//! A person's rights on the pages: what whoever sits with the person sees and does, and what nobody else does.

use crate::{
    client::{Answer, ask},
    trust::{account, as_session, token_of, two_people},
    world::{World, clock},
};
use lantern_access::{
    credential::{Instant, Login},
    policy::Role,
};
use lantern_gate::Standing;
use lantern_model::RecordId;
use lantern_store::{AccessFilter, RecordFilter};

/// Somebody of an agency signs in; gives the cookie of the session.
async fn somebody(world: &World, login: &str, role: Role, agency: &str) -> String {
    let keeper = world.gate.account(&Login::parse("keeper-1").unwrap()).await.unwrap();
    if keeper.is_none() {
        two_people(world).await;
    }
    // The authenticator's code is good once, so a second one comes in by the session of the first sign-in: it follows from the login.
    let token = if keeper.is_none() { token_of(world, "keeper-1", &clock().at).await } else { blake3::hash(b"keeper-1").to_hex().to_string() };
    let Standing::Active(keeper) = world.gate.session(&token, &clock().at).await.unwrap() else { panic!("no session") };
    let second = world.gate.account(&Login::parse("watch-1").unwrap()).await.unwrap().unwrap().body;
    world.gate.save_account(&keeper, &account(login, role, Some(agency)), 0, Some(&second), &clock().at).await.unwrap();
    format!("lantern={}", token_of(world, login, &before(4)).await)
}

/// So many minutes before the moment of the tests.
fn before(minutes: i64) -> String {
    Instant::parse(&clock().at).unwrap().plus_seconds(-minutes * 60).to_string()
}

/// Housekeeping of a later day has ended every session: somebody signs in again, with a later code of the authenticator.
async fn again(world: &World, login: &str, minutes_before: i64) {
    token_of(world, login, &before(minutes_before)).await;
}

async fn see(world: &World, cookie: &str, path: &str) -> Answer {
    as_session(world, "GET", path, cookie, "").await
}

/// Posts a form that the server drew for this session.
async fn post(world: &World, cookie: &str, path: &str, fields: &str) -> Answer {
    let mark = see(world, cookie, "/en/rights").await.form_token().to_owned();
    as_session(world, "POST", path, cookie, &format!("form={mark}&{fields}")).await
}

/// A record of an agency of which nothing says that it is a child's.
async fn record_of(world: &World, agency: &str) -> RecordId {
    for line in world.store.records(&RecordFilter::default(), 0, 1_000).await.unwrap().0.iter().filter(|line| line.agency.as_str() == agency) {
        let detail = world.store.record(line.record).await.unwrap().unwrap();
        let says = |text: &str| detail.units.iter().flat_map(|unit| &unit.values).any(|(field, value)| field.name == "age_group" && value.as_text() == text);
        if !says("0_8") && !says("9_17") {
            return line.record;
        }
    }
    panic!("no adult's record of {agency}")
}

fn after(days: i64) -> String {
    Instant::parse(&clock().at).unwrap().plus_seconds(days * 86_400).to_string()
}

/// From the page of a record to "destroyed here": received, not alone refused, confirmed, counted down, taken back, asked again, destroyed.
#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_on_the_pages() {
    let world = World::region().await;
    let worker = somebody(&world, "worker-1", Role::CaseWorker, "shelter").await;
    let lead = somebody(&world, "lead-1", Role::Supervisor, "shelter").await;
    let record = record_of(&world, "shelter").await;
    assert!(
        see(&world, &worker, &format!("/en/records/{record}")).await.body.contains(&format!("/en/records/{record}/rights")),
        "the record's page leads there"
    );
    let looks = async || world.store.access_log(&AccessFilter { subject: Some(*record.bytes()), ..AccessFilter::default() }, 0, 10).await.unwrap().1;
    let before_it = looks().await;
    let page = see(&world, &worker, &format!("/en/records/{record}/rights")).await;
    assert_eq!(looks().await, before_it + 1, "what somebody asked for is about that person: the look is written down");
    assert!(page.status == 200 && page.body.contains("fourteen days to change your mind"), "{}", page.status);
    let opened = post(&world, &worker, &format!("/en/records/{record}/rights/request"), "kind=erase").await;
    assert_eq!(opened.status, 303);
    let request = opened.location().to_owned();
    let shown = see(&world, &worker, &request).await;
    assert!(shown.body.contains("Sharing has stopped.") && !shown.body.contains("name=\"alone\""), "a worker hears no confirmation");
    assert!(see(&world, &worker, "/en/rights").await.body.contains(&record.to_string()), "it stands in the worklist");
    assert_eq!(post(&world, &worker, &format!("{request}/confirm"), "alone=1").await.status, 403);
    let beside = post(&world, &lead, &format!("{request}/confirm"), "").await;
    assert!(beside.status == 400 && beside.body.contains("nobody beside them"), "{}", beside.body);
    assert_eq!(post(&world, &lead, &format!("{request}/confirm"), "alone=1").await.status, 303);
    let waiting = see(&world, &lead, &request).await.body;
    assert!(waiting.contains("14 days") && waiting.contains("18 March 2026"), "{waiting}");
    assert_eq!(post(&world, &worker, &format!("{request}/cancel"), "").await.status, 303);
    assert_eq!(world.gate.keep_house(&after(100)).await.unwrap().destroyed, []);
    again(&world, "worker-1", 3).await;
    again(&world, "lead-1", 3).await;
    let second = post(&world, &worker, &format!("/en/records/{record}/rights/request"), "kind=erase").await.location().to_owned();
    assert_eq!(post(&world, &lead, &format!("{second}/confirm"), "alone=1").await.status, 303);
    assert_eq!(world.gate.keep_house(&after(13)).await.unwrap().destroyed, []);
    assert_eq!(world.gate.keep_house(&after(14)).await.unwrap().destroyed, [record]);
    again(&world, "lead-1", 2).await;
    let gone = see(&world, &lead, &second).await;
    assert!(gone.status == 200 && gone.body.contains("Erased on 18 March 2026"), "no copy of its keys was ever registered: {}", gone.body);
    assert_eq!(see(&world, &lead, &format!("/en/records/{record}")).await.status, 404);
    assert_eq!(see(&world, &lead, &format!("/en/records/{record}/rights")).await.status, 404);
}

/// Another agency's supervisor, an administrator and somebody who is nobody find nothing behind any door, and change nothing.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_anothers_is_not_there() {
    let world = World::region().await;
    let worker = somebody(&world, "worker-1", Role::CaseWorker, "shelter").await;
    let stranger = somebody(&world, "chief-1", Role::Supervisor, "police").await;
    let record = record_of(&world, "shelter").await;
    let request = post(&world, &worker, &format!("/en/records/{record}/rights/request"), "kind=erase").await.location().to_owned();
    let before = world.store.position().await.unwrap();
    let here = format!("/en/records/{record}/rights");
    for path in [request.clone(), here.clone(), format!("{here}/correct")] {
        assert_eq!(see(&world, &stranger, &path).await.status, 404, "{path}");
    }
    let posts = [
        (format!("{request}/confirm"), "alone=1"),
        (format!("{request}/cancel"), ""),
        (format!("{request}/decide"), "what=done"),
        (format!("{here}/request"), "kind=see"),
        (format!("{here}/see"), ""),
        (format!("{here}/export"), ""),
        (format!("{here}/hold"), "basis=court_order&ground=x&owner=worker-1&until=2026-04-01"),
        (format!("{here}/correct"), "field=victim.sex&number=0&version=1&value=male"),
    ];
    for (path, fields) in &posts {
        let answer = post(&world, &stranger, path, fields).await;
        assert!(answer.status == 404 && !answer.body.contains("female"), "{path}: {}", answer.status);
    }
    assert_eq!(world.store.position().await.unwrap(), before, "nothing was written");
    for (path, _) in &posts {
        let host = world.address.to_string();
        let unmarked =
            ask(world.address, "POST", path, &[("host", &host), ("cookie", &worker), ("content-type", "application/x-www-form-urlencoded")], "form=00").await;
        assert_eq!(unmarked.status, 400, "{path} without the mark of its form");
    }
}

/// The copy is a file that no cache keeps, whose name says nothing, with an entry in the log before it; on the page and in the file no worker is named.
#[tokio::test(flavor = "multi_thread")]
async fn a_person_sees_what_is_held() {
    let world = World::region().await;
    let worker = somebody(&world, "worker-1", Role::CaseWorker, "shelter").await;
    let record = record_of(&world, "shelter").await;
    let here = format!("/en/records/{record}/rights");
    let looks = async || world.store.access_log(&AccessFilter { subject: Some(*record.bytes()), ..AccessFilter::default() }, 0, 10).await.unwrap().1;
    let before = looks().await;
    let page = post(&world, &worker, &format!("{here}/see"), "").await;
    assert!(page.status == 200 && page.body.contains("What is held about you") && page.head.contains("no-store"), "{}", page.status);
    let main = page.body.split("<main").nth(1).unwrap();
    assert!(!main.contains("worker-1"), "the page names no worker: {main}");
    assert!(main.contains("Case worker"), "it says in which role somebody looked");
    let file = post(&world, &worker, &format!("{here}/export"), "").await;
    assert!(file.head.contains("application/json") && file.head.contains("filename=\"my-data.json\"") && file.head.contains("no-store"), "{}", file.head);
    let body: serde_json::Value = serde_json::from_str(&file.body).unwrap();
    assert_eq!((body["lantern_person_export"].as_u64(), body["record"].as_str()), (Some(1), Some(record.to_string().as_str())));
    assert!(!file.body.contains("worker-1"));
    assert_eq!(looks().await, before + 2, "each look was written down");
}

/// A value is chosen from its list and put right; who works on an older version of it is told, and what is no code is refused.
#[tokio::test(flavor = "multi_thread")]
async fn a_value_is_put_right() {
    let world = World::region().await;
    let worker = somebody(&world, "worker-1", Role::CaseWorker, "shelter").await;
    let (record, sex) = {
        let mut found = None;
        for line in world.store.records(&RecordFilter::default(), 0, 300).await.unwrap().0.iter().filter(|line| line.agency.as_str() == "shelter") {
            let detail = world.store.record(line.record).await.unwrap().unwrap();
            let sex = detail.units[0].values.iter().find(|(field, _)| field.name == "sex").map(|(_, value)| value.as_text().to_owned());
            if sex.as_deref() == Some("female") {
                found = Some((line.record, sex));
                break;
            }
        }
        found.unwrap()
    };
    assert_eq!(sex.as_deref(), Some("female"));
    let here = format!("/en/records/{record}/rights/correct");
    assert!(see(&world, &worker, &here).await.body.contains("field=victim.sex"));
    let form = see(&world, &worker, &format!("{here}?field=victim.sex&number=0")).await;
    assert!(form.body.contains("value=\"male\"") && form.body.contains("value=\"!declined\""), "{}", form.body);
    assert_eq!(post(&world, &worker, &here, "field=victim.sex&number=0&version=1&value=nonsense").await.status, 400);
    assert_eq!(post(&world, &worker, &here, "field=victim.sex&number=0&version=1&value=male").await.status, 303);
    let now = world.store.record(record).await.unwrap().unwrap();
    assert!(now.units[0].values.iter().any(|(field, value)| field.name == "sex" && value.as_text() == "male"));
    assert_eq!(post(&world, &worker, &here, "field=victim.sex&number=0&version=1&value=other").await.status, 409, "it was changed since");
    assert_eq!(post(&world, &worker, &here, "field=aggregate.value&number=0&version=2&value=1").await.status, 404, "no field of a person");
}

/// A hold is shown with its ground, owner and end, refuses the confirmation, and ends by two signatures.
#[tokio::test(flavor = "multi_thread")]
async fn a_hold_on_the_pages() {
    let world = World::region().await;
    let worker = somebody(&world, "worker-1", Role::CaseWorker, "shelter").await;
    let lead = somebody(&world, "lead-1", Role::Supervisor, "shelter").await;
    let other = somebody(&world, "lead-2", Role::Supervisor, "shelter").await;
    let record = record_of(&world, "shelter").await;
    let fields = "basis=court_order&ground=district+court%2C+file+12&owner=lead-2&until=2026-05-01";
    assert_eq!(post(&world, &lead, &format!("/en/records/{record}/rights/hold"), &fields.replace("lead-2", "lead-1")).await.status, 400, "not one's own");
    assert_eq!(post(&world, &lead, &format!("/en/records/{record}/rights/hold"), fields).await.status, 303);
    let request = post(&world, &worker, &format!("/en/records/{record}/rights/request"), "kind=erase").await.location().to_owned();
    let shown = see(&world, &lead, &request).await.body;
    assert!(["district court, file 12", "lead-2", "1 May 2026", "Court order"].iter().all(|part| shown.contains(part)), "{shown}");
    let refused = post(&world, &lead, &format!("{request}/confirm"), "alone=1").await;
    assert!(refused.status == 400 && refused.body.contains("The law requires that this be kept"), "{}", refused.body);
    let holds = see(&world, &other, "/en/rights/holds").await.body;
    let release = holds.split("/en/rights/holds/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(post(&world, &lead, &format!("/en/rights/holds/{release}"), "").await.status, 400, "whoever set it does not release it");
    assert_eq!(post(&world, &other, &format!("/en/rights/holds/{release}"), "").await.status, 303);
    let waiting = see(&world, &lead, "/en/rights/holds").await.body;
    let sign = waiting.split("/en/rights/signed/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(post(&world, &other, &format!("/en/rights/signed/{sign}"), "").await.status, 400, "nobody signs beside herself");
    assert_eq!(post(&world, &lead, &format!("/en/rights/signed/{sign}"), "").await.status, 303);
    assert_eq!(post(&world, &lead, &format!("{request}/confirm"), "alone=1").await.status, 303);
}

/// The officer sets a schedule with a second signature, keeps the register, and goes through an incident in its order; every page stands in
/// all six languages; whoever only works here reports and reads.
#[tokio::test(flavor = "multi_thread")]
async fn registers_and_schedules() {
    let world = World::region().await;
    let worker = somebody(&world, "worker-1", Role::CaseWorker, "shelter").await;
    let lead = somebody(&world, "lead-1", Role::Supervisor, "shelter").await;
    let officer = somebody(&world, "watch-2", Role::DataProtection, "shelter").await;
    let schedule = "kind=case_file&from=created&action=erase&days=1&source=decision+4";
    assert_eq!(post(&world, &worker, "/en/rights/retention", schedule).await.status, 403);
    assert_eq!(post(&world, &officer, "/en/rights/retention", schedule).await.status, 303);
    let sign = see(&world, &lead, "/en/rights/retention").await.body.split("/en/rights/signed/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(post(&world, &lead, &format!("/en/rights/signed/{sign}"), "").await.status, 303);
    assert!(world.gate.keep_house(&after(2)).await.unwrap().proposed > 0);
    for login in ["worker-1", "lead-1", "watch-2"] {
        again(&world, login, 3).await;
    }
    let due = see(&world, &lead, "/en/rights/retention").await.body;
    let one = due.split("/en/rights/retention/due/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(post(&world, &worker, &format!("/en/rights/retention/due/{one}"), "what=destroy").await.status, 403);
    assert_eq!(post(&world, &lead, &format!("/en/rights/retention/due/{one}"), "what=keep").await.status, 303);
    let entry =
        "title=case+work&agency=shelter&purposes=casework&bases=consent&whose=persons_at_risk&groups=coded&kept=case_file&class=severe&safeguards=sealed+names";
    let unassessed = post(&world, &officer, "/en/rights/processing", entry).await;
    assert!(unassessed.status == 400 && unassessed.body.contains("impact assessment"), "{}", unassessed.status);
    assert_eq!(post(&world, &officer, "/en/rights/processing", &format!("{entry}&assessed=2026-01-01")).await.status, 303);
    assert!(see(&world, &worker, "/en/rights/processing").await.body.contains("case work"), "whoever works here may read it");
    assert_eq!(post(&world, &worker, "/en/rights/incidents", "kind=lost_device&groups=identity&persons=3").await.location(), "/en/rights");
    assert_eq!(see(&world, &worker, "/en/rights/incidents").await.status, 403);
    let list = see(&world, &officer, "/en/rights/incidents").await.body;
    let id = list.split("/en/rights/incidents/").find(|part| part.len() > 36 && part.as_bytes()[8] == b'-').unwrap()[..36].to_owned();
    let incident = format!("/en/rights/incidents/{id}");
    assert_eq!(post(&world, &officer, &incident, "what=step&code=cause_mended").await.status, 400, "out of order");
    for step in
        ["what=assess&code=high", "what=step&code=contained", "what=step&code=cause_mended", "what=tell&code=told", "what=close&lesson=lock+the+cabinet"]
    {
        assert_eq!(post(&world, &officer, &incident, step).await.status, 303, "{step}");
    }
    for language in ["ar", "en", "es", "fr", "ru", "zh"] {
        for page in
            ["/rights", "/rights/holds", "/rights/retention", "/rights/processing", "/rights/processing/entry", "/rights/incidents", "/rights/incidents/report"]
        {
            let answer = see(&world, &officer, &format!("/{language}{page}")).await;
            assert!(answer.status == 200 && !answer.body.contains('⟦'), "/{language}{page}: {}", answer.status);
        }
        let answer = see(&world, &officer, &format!("/{language}/rights/incidents/{id}")).await;
        assert!(answer.status == 200 && !answer.body.contains('⟦'));
    }
}
