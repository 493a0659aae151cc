//! What persons ask for, from the command line of the real program: received, confirmed, destroyed when its day has come.

use crate::{home::Home, server::Server};
use lantern_access::{
    consent::RequestKind,
    credential::{Account, AccountState, Agency, ApiToken, Instant, Login, PasswordCost, PasswordHash, Totp},
    policy::{Action, Role},
};
use lantern_gate::{Confirmation, Door, Gate, GateSettings};
use lantern_model::RecordId;
use lantern_store::{Act, Change, Folder, Place, RecordFilter, Store};
use std::{collections::BTreeSet, fs, os::unix::fs::PermissionsExt};
use uuid::Uuid;

/// Long before any clock that these tests meet.
const LONG_AGO: &str = "2020-01-01T08:00:00Z";
const BEGUN: &str = "2005-03-18T01:58:29Z";

fn account(login: &str, role: Role, agency: Option<&str>) -> Account {
    let begun = Instant::parse(BEGUN).unwrap();
    let agency = agency.map(|code| Agency::parse(code).unwrap());
    let mut account = Account::invite(Uuid::new_v4(), Login::parse(login).unwrap(), BTreeSet::from([role]), agency, begun);
    let cost = PasswordCost { memory_kib: 64, passes: 1, lanes: 1 };
    account.credentials.password = Some(PasswordHash::make("the grey heron waits", cost, [3; 16]).unwrap());
    // The secret of RFC 6238, and its code at that second.
    let mut totp = Totp::begin(*b"12345678901234567890");
    totp.confirm("081804", begun).unwrap();
    account.credentials.totp = Some(totp);
    account.change_state(AccountState::Active, begun).unwrap();
    account
}

/// Two keepers, a worker and a supervisor of the agency "shelter", the latter two with token files.
async fn people(home: &Home, gate: &Gate) {
    let local = gate.enter_local(Door::Command).await.unwrap();
    gate.first_accounts(&local, [account("keeper-1", Role::Administrator, None), account("watch-1", Role::DataProtection, None)], LONG_AGO).await.unwrap();
    let act = Act { actor: "test".to_owned(), purpose: "to show".to_owned(), at: LONG_AGO.to_owned() };
    for (number, (login, role)) in [(1, ("worker-1", Role::CaseWorker)), (2, ("lead-1", Role::Supervisor))] {
        let one = account(login, role, Some("shelter"));
        gate.keep(&act, one.id, 0, &one).await.unwrap();
        let now = Instant::parse(LONG_AGO).unwrap();
        let scope: BTreeSet<Action> = Action::ALL.iter().copied().collect();
        for (name, at) in [("", now), ("old-", now)] {
            // A token lives a year at most, so the commands' tokens begin now.
            let begins = if name.is_empty() { yesterday(home) } else { at };
            let random = *blake3::hash(format!("{name}{number}").as_bytes()).as_bytes();
            let (token, text) = ApiToken::make(Uuid::new_v4(), one.login.clone(), "test", scope.clone(), 300, random, begins).unwrap();
            gate.keep(&act, token.id, 0, &token).await.unwrap();
            let file = home.file(&format!("{name}{login}.token"), &text);
            fs::set_permissions(file, fs::Permissions::from_mode(0o600)).unwrap();
        }
    }
}

/// The clock that the program reads, a day early: that of a file written just now.
fn yesterday(home: &Home) -> Instant {
    let written = fs::metadata(home.file("now", "")).unwrap().modified().unwrap();
    let seconds = written.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    Instant::parse("1970-01-01T00:00:00Z").unwrap().plus_seconds(i64::try_from(seconds).unwrap() - 86_400)
}

/// The records of the house, and for the first of them an erasure that was confirmed long ago.
async fn confirmed_long_ago(home: &Home) -> (Vec<RecordId>, Uuid) {
    let folder = Folder::new(home.path("store"));
    let store = Store::open(&Place::Folder { key_files: folder.key_files(), folder }).await.unwrap();
    let gate = Gate::open(store, GateSettings { local: true, ..GateSettings::default() }).unwrap();
    people(home, &gate).await;
    let records: Vec<RecordId> = gate.store().records(&RecordFilter::default(), 0, 10).await.unwrap().0.iter().map(|line| line.record).collect();
    let lead = gate.enter_token(&home.read("old-lead-1.token"), Door::Command, LONG_AGO).await.unwrap();
    let request = gate.open_request(&lead, records[0], RequestKind::Erase, false, LONG_AGO).await.unwrap();
    gate.confirm_erasure(&lead, request, Confirmation { alone: true, ..Confirmation::default() }, LONG_AGO).await.unwrap();
    let act = Act { actor: "test".to_owned(), purpose: "to show".to_owned(), at: LONG_AGO.to_owned() };
    gate.store().commit(&act, Change::Setting { name: "seen".to_owned(), value: "1".to_owned() }).await.unwrap();
    gate.store().close().await;
    (records, request)
}

fn house() -> (Home, Vec<RecordId>, Uuid) {
    let home = Home::new();
    home.done(&["init", "--data", "store"]);
    home.file("people.csv", "record,victim.sex,victim.detection_date,victim.status,event.exploitation_area,event.forms\n1,female,2024-03-05,identified,XA-01,forced_labour\n2,male,2024-04,presumed,XA-02,forced_labour\n");
    home.done(&["import", "people.csv", "--agency", "shelter", "--data", "store"]);
    home.done(&["typology", "--data", "store"]);
    let (records, request) = tokio::runtime::Runtime::new().unwrap().block_on(confirmed_long_ago(&home));
    (home, records, request)
}

fn as_somebody<'a>(login: &'a str, token: &'a str, arguments: &[&'a str]) -> Vec<&'a str> {
    [arguments, &["--data", "store", "--as", login, "--token-file", token]].concat()
}

/// A request is written down, another one whose day has come is carried out, its figures go, and nothing else.
#[test]
fn requests_from_the_command_line() {
    let (home, records, request) = house();
    let (worker, lead) = (("worker-1", "worker-1.token"), ("lead-1", "lead-1.token"));
    let run = |(login, token): (&str, &str), arguments: &[&str]| home.run(&as_somebody(login, token, arguments));
    let other = records[1].to_string();
    assert_eq!(run(worker, &["requests", "open", &other, "--kind", "erase"]).code, 0);
    let listed = run(worker, &["requests", "list", "--json", "--state", "received"]).out;
    let line: serde_json::Value = serde_json::from_str(listed.trim()).unwrap();
    assert_eq!((line["record"].as_str(), line["kind"].as_str()), (Some(other.as_str()), Some("erase")));
    let id = line["request"].as_str().unwrap();
    let beside = run(lead, &["erase", id]);
    assert!(beside.code != 0 && beside.err.contains("nobody beside them"), "{}", beside.err);
    assert_ne!(run(worker, &["erase", id, "--alone"]).code, 0, "a worker hears no confirmation");
    assert_eq!(run(lead, &["erase", id, "--alone"]).code, 0);
    let exported = run(worker, &["person", "export", &other, "--out", "hers.json"]);
    assert_eq!((exported.code, crate::home::mode(&home.path("hers.json"))), (0, 0o600), "{}", exported.err);
    let hers: serde_json::Value = serde_json::from_str(&home.read("hers.json")).unwrap();
    assert_eq!(hers["record"].as_str(), Some(other.as_str()));
    let snapshots = || fs::read_dir(home.path("store/derived")).map_or(0, Iterator::count);
    assert_eq!(snapshots(), 1, "figures were counted");
    let kept = run(worker, &["housekeeping", "--json"]);
    let done: serde_json::Value = serde_json::from_str(kept.out.trim()).unwrap();
    assert_eq!((done["destroyed"].as_u64(), done["erased"].as_u64()), (Some(1), Some(1)), "{}", kept.out);
    assert_eq!(snapshots(), 0, "figures that counted the person are gone");
    assert!(!run(lead, &["requests", "list", "--json"]).out.contains(&request.to_string()), "what she asked went with her");
    assert_eq!(run(worker, &["requests", "cancel", id]).code, 0);
    assert_eq!(run(worker, &["holds", "list"]).code, 0);
    assert_eq!(run(worker, &["register", "processing"]).code, 0);
    assert_ne!(run(worker, &["register", "incidents"]).code, 0);
    assert!(run(worker, &["retention", "list", "--json"]).out.contains("no_indication"));
    home.done(&["ledger", "verify", "store"]);
}

/// A running server keeps house by itself, and says nothing of anybody in its log.
#[test]
fn a_server_keeps_house() {
    let (home, records, _) = house();
    let Some(server) = Server::start(&home, "store") else { return };
    let gone = || {
        let listed = home.run(&as_somebody("worker-1", "worker-1.token", &["requests", "list", "--json"])).out;
        (!listed.contains(&records[0].to_string())).then_some(())
    };
    crate::home::wait_for("the first round", gone);
    assert_eq!(server.stop(), 0);
}
