//! Every door, walked by whoever may pass it, in a house where every name and every word about a person is one that stands nowhere
//! else: where it is shown, the look was written down by name; with a log that cannot be written, it is shown nowhere.

mod failing;

use crate::{
    client::Answer,
    hostile::strange,
    programs::{entered, login_of, staff, token_for},
    trust::{as_session, token_of},
    world::{World, clock},
};
use failing::FailingLog;
use lantern_access::{
    consent::RequestKind,
    policy::{Action, Role},
};
use lantern_gate::{Decided, GlassReason, Incoming};
use lantern_model::{AgencyCode, Identity, RecordId};
use lantern_store::{AccessFilter, RecordFilter};
use lantern_web::doors::{Door, Open};
use std::{collections::BTreeSet, sync::Arc};

/// What stands in the files of people and in what was written about them.
const TOLD: [&str; 3] = ["nobodysname", "grellindor", "quevistrane"];
const WORDS: &str = "the brother of grellindor";
const REASON: &str = "because of quevistrane";

/// Whoever has most to do with people's files, and two who have nothing to do with them.
const WALKERS: [Role; 6] = [Role::CaseWorker, Role::Supervisor, Role::DataProtection, Role::PseaFocalPoint, Role::Auditor, Role::Statistician];

/// A form that fits every door: each takes of it what it knows.
const FORM: &str = "purpose=casework&place=names&words=nobodysname&reason=life&confirmed=yes";

/// Whether something about one person comes of this, so that the look at it is owed to the log whether or not a name is in it.
fn is_about_a_person(door: &Door) -> bool {
    matches!(door.need.action, Action::ViewRecords | Action::ViewRecord | Action::ViewHistory | Action::ViewConsents) && door.method == "GET"
}

/// What is posted to be shown something. Everything else that is posted changes something and answers with a way on.
fn shows_when_posted(door: &Door) -> bool {
    let shows = [Action::OpenIdentity, Action::BreakGlass, Action::FindPerson, Action::ExportPerson, Action::ConfirmBreakGlass, Action::AnswerComplaint];
    shows.contains(&door.need.action) && !["/answer", "/half", "/help", "/stage", "/key", "/prove", "/retire"].iter().any(|end| door.path.ends_with(end))
}

struct House {
    world: World,
    log: Arc<FailingLog>,
    her: RecordId,
    glass: String,
    request: String,
    complaint: String,
}

impl House {
    async fn new() -> Self {
        let log = Arc::new(FailingLog::default());
        let world = World::named_with(Some(log.clone())).await;
        staff(&world, "shelter", &[Role::CaseWorker, Role::Supervisor, Role::PseaFocalPoint, Role::Auditor, Role::Statistician]).await;
        let (gate, at) = (&world.gate, clock().at);
        let shelter = AgencyCode::parse("shelter").unwrap();
        let worker = entered(&world, &token_of(&world, &login_of(Role::CaseWorker), &at).await).await;
        let head = entered(&world, &token_of(&world, &login_of(Role::Supervisor), &at).await).await;
        let handler = entered(&world, &token_of(&world, &login_of(Role::PseaFocalPoint), &at).await).await;
        let filter = RecordFilter { agency: Some(shelter.clone()), ..RecordFilter::default() };
        let her = world.store.records(&filter, 0, 10).await.unwrap().0.iter().find(|one| one.row_number == 2).unwrap().record;
        gate.unlock_agency(&worker, &shelter, None, &at).await.unwrap();
        gate.reindex(&worker, &shelter, false, &|_, _| {}, &at).await.unwrap();
        gate.break_glass(&worker, her, (GlassReason::Life, Identity::new(WORDS.to_owned()).unwrap()), &at).await.unwrap();
        let glass = gate.broken_glasses(&head, &at).await.unwrap()[0].id.to_string();
        let request = gate.open_request(&worker, her, RequestKind::Correct, false, &at).await.unwrap();
        gate.decide_request(&head, request, Decided::Refused(Identity::new(REASON.to_owned()).unwrap()), &at).await.unwrap();
        let incoming = Incoming { organisation: AgencyCode::parse("north").unwrap(), look_up: "0".repeat(32), sealed: "sealed".to_owned() };
        gate.receive_complaint(incoming, &at).await.unwrap();
        let complaint = gate.complaints(&handler, &at).await.unwrap()[0].id.to_string();
        Self { world, log, her, glass, request: request.to_string(), complaint }
    }

    /// Where a door leads for her and for what was written about her.
    fn address(&self, door: &Door) -> String {
        let id = match door.path.as_str() {
            path if path.contains("/emergencies/") => &self.glass,
            path if path.contains("/complaints/") => &self.complaint,
            _ => &self.request,
        };
        let record = self.her.to_string();
        let fill = [("{language}", "en"), ("{record}", record.as_str()), ("{id}", id), ("{agency}", "shelter"), ("{set}", "sex"), ("{login}", "watch-1")];
        let path = fill.into_iter().fold(door.path.clone(), |path, (name, value)| path.replace(name, value));
        path.split('/').map(|part| if part.starts_with('{') { "00000000-0000-0000-0000-000000000000" } else { part }).collect::<Vec<_>>().join("/")
    }

    /// How many entries name her, and who wrote the newest.
    async fn entries(&self) -> (u64, Option<String>) {
        let filter = AccessFilter { subject: Some(*self.her.bytes()), ..AccessFilter::default() };
        let (lines, all) = self.world.store.access_log(&filter, 0, 1).await.unwrap();
        (all, lines.into_iter().next().map(|line| line.actor))
    }
}

/// Somebody who walks: the session, its mark, and a token for programs.
struct Walker {
    login: String,
    cookie: String,
    mark: String,
    bearer: String,
}

impl Walker {
    async fn of(house: &House, role: Role) -> Self {
        let login = login_of(role);
        // Everybody has signed in once already but those who did not come to set the house up.
        let session = blake3::hash(login.as_bytes()).to_hex().to_string();
        let known = house.world.gate.session(&session, &clock().at).await.is_ok_and(|standing| matches!(standing, lantern_gate::Standing::Active(_)));
        let session = if known { session } else { token_of(&house.world, &login, &clock().at).await };
        let cookie = format!("lantern={session}");
        let mark = as_session(&house.world, "GET", "/en/account", &cookie, "").await.form_token().to_owned();
        let bearer = format!("Bearer {}", token_for(&house.world, &login, &[]).await);
        Self { login, cookie, mark, bearer }
    }

    async fn asks(&self, house: &House, door: &Door) -> Answer {
        let form = "application/x-www-form-urlencoded";
        let headers = if door.operation.is_some() {
            [("cookie", ""), ("authorization", self.bearer.as_str())]
        } else {
            [("cookie", self.cookie.as_str()), ("content-type", form)]
        };
        let body = if door.method == "POST" { format!("form={}&{FORM}", self.mark) } else { String::new() };
        strange(&house.world, door.method, &house.address(door), &headers, &body).await
    }
}

fn tells(answer: &Answer) -> bool {
    let body = answer.body.to_lowercase();
    TOLD.iter().any(|told| body.contains(told))
}

/// The doors that are walked: every page that can be looked at, and what is posted to be shown something.
fn walked(doors: Vec<Door>) -> Vec<Door> {
    let is_walked = |door: &Door| door.need.open != Open::Asset && (door.method == "GET" || shows_when_posted(door));
    doors.into_iter().filter(is_walked).collect()
}

/// Proves that a name, a word of an emergency and the reason of a refusal come out of the doors of the golden list and of no other; that
/// each of them, and each page about one person, leaves an entry of that very reader that names her; and that none of them shows
/// anything once the log cannot be written.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_door_shows_of_a_person_is_written_down() {
    let house = House::new().await;
    let doors = walked(lantern_web::doors(&house.world.state).list());
    let (mut open, mut looks) = (BTreeSet::new(), 0);
    for role in WALKERS {
        let walker = Walker::of(&house, role).await;
        for door in &doors {
            let before = house.entries().await.0;
            let answer = walker.asks(&house, door).await;
            let (after, last) = house.entries().await;
            let (place, is_named) = (format!("{} {}", door.method, door.path), tells(&answer));
            if is_named {
                open.insert(place.clone());
            }
            if is_named || (answer.status == 200 && is_about_a_person(door)) {
                assert!(after > before && last.as_deref() == Some(walker.login.as_str()), "{role} {place}: nothing was written down");
                looks += 1;
                house.log.fail(true);
                let refused = walker.asks(&house, door).await;
                house.log.fail(false);
                assert!(refused.status >= 400 && !tells(&refused), "{role} {place} answers {} without a log", refused.status);
            }
        }
    }
    assert!(looks > 20, "{looks} looks");
    let text = open.iter().map(|place| format!("{place}\n")).collect::<Vec<_>>().concat();
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/openings.txt");
    if std::env::var("LANTERN_GOLDEN").is_ok_and(|value| value == "write") {
        std::fs::write(&golden, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(&golden).unwrap_or_default(), "run with LANTERN_GOLDEN=write and read the difference");
    println!("{} doors, {looks} looks, {} doors that name somebody", doors.len(), open.len());
}

/// Proves that pages and programs come to people's data by the gate's own ways alone: each call of one stands in the golden list, and
/// nothing here speaks to a vault or reads what is sealed.
#[test]
fn pages_have_no_way_of_their_own() {
    let ways: Vec<&str> = include_str!("../../../foundation/gate/tests/golden/ways.txt").lines().filter_map(|line| line.split(" | ").next()).collect();
    let mut calls = BTreeSet::new();
    let mut files = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let (source, name) = (std::fs::read_to_string(&path).unwrap(), path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display().to_string());
        for word in ["PersonKey", "process::Vault", "sealed_of(", "entity_sealed(", "Change::Access"] {
            assert!(!source.contains(word), "{name} goes round the gate: {word}");
        }
        calls.extend(ways.iter().filter(|way| source.contains(&format!("gate.{way}("))).map(|way| format!("{name} | {way}\n")));
    }
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/ways.txt");
    let text: String = calls.into_iter().collect();
    if std::env::var("LANTERN_GOLDEN").is_ok_and(|value| value == "write") {
        std::fs::write(&golden, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(&golden).unwrap_or_default(), "run with LANTERN_GOLDEN=write and read the difference");
}
