//! A person's rights, each tried to be taken from her.

mod house;

use house::{House, NOW, after};
use lantern_access::{
    consent::{Country, Hold, HoldProblem, Line, Person, Request, RequestKind, RequestProblem, RequestState, RetentionAction, RetentionKind, RetentionStart},
    credential::{Day, Login},
    policy::{BasisKind, Role},
};
use lantern_gate::{Confirmation, Decided, Entered, Gate, GateError, GateSettings, NewHold, Order, OrderState, Wanted};
use lantern_model::{AgencyCode, Coded, Identity, RecordId, field};
use lantern_store::{AccessFilter, EntityChange, StoreError};
use lantern_vault::Entropy;
use std::collections::BTreeMap;
use uuid::Uuid;

const ADULT: &[(&str, &str)] = &[("victim.family_name", "An invented name"), ("victim.sex", "female"), ("victim.age_group", "18_20")];
const CHILD: &[(&str, &str)] = &[("victim.family_name", "An invented child"), ("victim.sex", "male"), ("victim.age_group", "9_17")];

fn alone() -> Confirmation {
    Confirmation { alone: true, ..Confirmation::default() }
}

fn shelter() -> AgencyCode {
    AgencyCode::parse("shelter").unwrap()
}

/// A confirmed erasure of a record: the worker receives it, the supervisor hears the person alone.
async fn confirmed(house: &House, (worker, supervisor): (&Entered, &Entered), record: RecordId, confirmation: Confirmation) -> Uuid {
    let id = house.gate.open_request(worker, record, RequestKind::Erase, false, NOW).await.unwrap();
    house.gate.confirm_erasure(supervisor, id, confirmation, NOW).await.unwrap();
    id
}

async fn two(house: &House) -> (Entered, Entered) {
    (house.somebody("worker-1", Role::CaseWorker, "shelter").await, house.somebody("lead-1", Role::Supervisor, "shelter").await)
}

async fn is_there(house: &House, record: RecordId) -> bool {
    house.gate.store().record(record).await.unwrap().is_some()
}

fn hold(owner: &str, until: i64) -> NewHold {
    let until = Day::parse(&after(until)[..10]).unwrap();
    NewHold { basis: BasisKind::CourtOrder, legal_basis: Line::parse("district court, file 12/2033").unwrap(), owner: Login::parse(owner).unwrap(), until }
}

/// Somebody beside the person, a worker instead of a supervisor, a day too early: nothing is destroyed; on the fifteenth day it is, and the
/// log still verifies.
#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_takes_the_person_alone_and_fourteen_days() {
    let house = House::new().await;
    let (worker, lead) = two(&house).await;
    let record = house.records("shelter", &[ADULT]).await[0];
    let gate = &house.gate;
    let id = gate.open_request(&worker, record, RequestKind::Erase, false, NOW).await.unwrap();
    assert_eq!(gate.open_request(&lead, record, RequestKind::Erase, false, NOW).await.unwrap(), id, "what is open is not asked twice");
    assert!(gate.requests_about(record).await.unwrap()[0].body.stops_sharing_since().is_some(), "sharing stops at once");
    assert!(matches!(gate.confirm_erasure(&lead, id, Confirmation::default(), NOW).await, Err(GateError::Request(RequestProblem::NotAlone))));
    assert!(matches!(gate.confirm_erasure(&worker, id, alone(), NOW).await, Err(GateError::Refused { .. })), "a worker hears no confirmation");
    assert!(matches!(gate.decide_request(&lead, id, Decided::Done, NOW).await, Err(GateError::Request(RequestProblem::NotConfirmed))));
    assert_eq!(gate.keep_house(&after(100)).await.unwrap().destroyed, [], "without her word nothing goes, however long it waits");
    gate.confirm_erasure(&lead, id, alone(), NOW).await.unwrap();
    for days in [0, 13] {
        assert_eq!(gate.keep_house(&after(days)).await.unwrap().destroyed, [], "day {days}");
    }
    assert!(is_there(&house, record).await);
    let round = gate.keep_house(&after(14)).await.unwrap();
    assert_eq!((round.destroyed, round.pending), (vec![record], 0));
    assert!(!is_there(&house, record).await);
    assert!(gate.requests_about(record).await.unwrap().is_empty(), "what she asked goes with her");
    let (order, tombstone) = gate.order(&lead, id, NOW).await.unwrap();
    assert_eq!((order.body.state, tombstone.unwrap().request), (OrderState::Done, Some(id)));
    assert_eq!(gate.keep_house(&after(15)).await.unwrap().destroyed, [], "once");
    assert_eq!(gate.store().examine().await.unwrap().flaws, []);
}

/// The cadence may nothing by itself: it carries out no order without a request that its person confirmed, and none whose signer the
/// deployment's rules no longer let sign.
#[tokio::test(flavor = "multi_thread")]
async fn the_cadence_has_no_rights_of_its_own() {
    let house = House::new().await;
    let (worker, lead) = two(&house).await;
    let records = house.records("shelter", &[ADULT, ADULT]).await;
    let gate = &house.gate;
    let id = confirmed(&house, (&worker, &lead), records[0], alone()).await;
    let mut forged = serde_json::to_value(gate.kept::<Order>(id).await.unwrap().unwrap().body).unwrap();
    let forged_id = Uuid::new_v4();
    (forged["id"], forged["person"]) = (forged_id.to_string().into(), records[1].to_string().into());
    let act = lantern_store::Act { actor: "housekeeping".to_owned(), purpose: "person_request".to_owned(), at: NOW.to_owned() };
    gate.keep(&act, forged_id, 0, &serde_json::from_value::<Order>(forged).unwrap()).await.unwrap();
    let rule = "@id(\"no-erasures-here\") forbid (principal, action == Action::\"confirm_erasure\", resource);";
    let narrowing = vec![("own.cedar".to_owned(), rule.to_owned())];
    let narrowed = Gate::open(gate.store().clone(), GateSettings { narrowing, ..GateSettings::default() }).unwrap();
    let round = narrowed.keep_house(&after(20)).await.unwrap();
    assert_eq!((round.destroyed.len(), round.waiting.len()), (0, 2), "the rules are asked again");
    let round = gate.keep_house(&after(20)).await.unwrap();
    assert_eq!((round.destroyed, round.waiting), (vec![records[0]], vec![(forged_id, RequestProblem::NotConfirmed)]));
}

/// She takes it back on the last day, and nothing is destroyed ever after; a second confirmation begins the fourteen days anew.
#[tokio::test(flavor = "multi_thread")]
async fn she_may_change_her_mind() {
    let house = House::new().await;
    let (worker, lead) = two(&house).await;
    let records = house.records("shelter", &[ADULT, ADULT]).await;
    let gate = &house.gate;
    let id = confirmed(&house, (&worker, &lead), records[0], alone()).await;
    gate.cancel_request(&worker, id, &after(13)).await.unwrap();
    assert_eq!(gate.keep_house(&after(400)).await.unwrap().destroyed, []);
    assert!(is_there(&house, records[0]).await);
    assert!(matches!(gate.confirm_erasure(&lead, id, alone(), &after(14)).await, Err(GateError::Request(RequestProblem::Over))));
    let other = confirmed(&house, (&worker, &lead), records[1], alone()).await;
    gate.confirm_erasure(&lead, other, alone(), &after(10)).await.unwrap();
    assert_eq!(gate.keep_house(&after(23)).await.unwrap().destroyed, []);
    assert_eq!(gate.keep_house(&after(24)).await.unwrap().destroyed, [records[1]]);
    assert!(matches!(gate.cancel_request(&worker, other, &after(24)).await, Err(GateError::NotFound)));
}

/// She takes it back in the very moment in which the cadence comes: one of the two wins, and whoever lost is told.
#[tokio::test(flavor = "multi_thread")]
async fn taking_back_and_destroying_never_both_win() {
    let house = House::new().await;
    let (worker, lead) = two(&house).await;
    let records = house.records("shelter", &[ADULT; 12]).await;
    let gate = &house.gate;
    for record in records {
        let id = confirmed(&house, (&worker, &lead), record, alone()).await;
        let day = after(14);
        let (round, taken_back) = tokio::join!(gate.keep_house(&day), gate.cancel_request(&worker, id, &day));
        assert_eq!(round.unwrap().destroyed.len(), usize::from(taken_back.is_err()));
        assert_eq!(is_there(&house, record).await, taken_back.is_ok());
    }
}

/// A hold refuses the confirmation; one that comes later makes the destruction wait, and its end lets it go on.
#[tokio::test(flavor = "multi_thread")]
async fn a_hold_keeps_until_its_end() {
    let house = House::new().await;
    let (worker, lead) = two(&house).await;
    house.somebody("lead-2", Role::Supervisor, "shelter").await;
    let records = house.records("shelter", &[ADULT, ADULT]).await;
    let gate = &house.gate;
    let consent = NewHold { basis: BasisKind::Consent, ..hold("lead-2", 20) };
    assert!(matches!(gate.set_hold(&lead, records[0], consent, NOW).await, Err(GateError::Hold(HoldProblem::Basis))));
    assert!(matches!(gate.set_hold(&lead, records[0], hold("lead-1", 20), NOW).await, Err(GateError::HoldOwner)), "nobody owns her own hold");
    assert!(matches!(gate.set_hold(&worker, records[0], hold("lead-2", 20), NOW).await, Err(GateError::Refused { .. })), "a worker holds nothing");
    gate.set_hold(&lead, records[0], hold("lead-2", 20), NOW).await.unwrap();
    let id = gate.open_request(&worker, records[0], RequestKind::Erase, false, NOW).await.unwrap();
    assert!(matches!(gate.confirm_erasure(&lead, id, alone(), NOW).await, Err(GateError::Request(RequestProblem::Held))));
    let later = confirmed(&house, (&worker, &lead), records[1], alone()).await;
    gate.set_hold(&lead, records[1], hold("lead-2", 20), &after(1)).await.unwrap();
    for days in [14, 20] {
        let round = gate.keep_house(&after(days)).await.unwrap();
        assert_eq!((round.destroyed, round.waiting), (Vec::new(), vec![(later, RequestProblem::Held)]), "day {days}");
    }
    assert_eq!(gate.keep_house(&after(21)).await.unwrap().destroyed, [records[1]]);
}

/// Whoever set a hold does not release it, and nobody releases one alone.
#[tokio::test(flavor = "multi_thread")]
async fn a_hold_is_released_by_two() {
    let house = House::new().await;
    let (worker, lead) = two(&house).await;
    let other = house.somebody("lead-2", Role::Supervisor, "shelter").await;
    let stranger = house.somebody("chief-1", Role::Supervisor, "police").await;
    let record = house.records("shelter", &[ADULT]).await[0];
    let gate = &house.gate;
    let id = gate.set_hold(&lead, record, hold("lead-2", 20), NOW).await.unwrap();
    assert!(matches!(gate.propose_release(&lead, id, NOW).await, Err(GateError::Hold(HoldProblem::SamePerson))));
    for nobody in [&worker, &stranger] {
        assert!(matches!(gate.propose_release(nobody, id, NOW).await, Err(GateError::NotFound)));
    }
    let proposal = gate.propose_release(&other, id, NOW).await.unwrap();
    assert!(matches!(gate.countersign(&other, proposal, NOW).await, Err(GateError::Hold(HoldProblem::SamePerson))));
    for nobody in [&worker, &stranger] {
        assert!(matches!(gate.countersign(nobody, proposal, NOW).await, Err(GateError::NotFound)));
    }
    assert!(gate.holds_about(record).await.unwrap()[0].body.blocks(Day::parse(&NOW[..10]).unwrap()), "until then it holds");
    gate.countersign(&lead, proposal, NOW).await.unwrap();
    let released: &Hold = &gate.holds_about(record).await.unwrap()[0].body;
    assert_eq!(released.released().map(|(_, by)| by.as_str()), Some("lead-2"));
    assert!(matches!(gate.countersign(&lead, proposal, NOW).await, Err(GateError::NotFound)), "once");
}

/// A child's file waits while its country's law is not in the table, or keeps it; where the law keeps nothing it goes.
#[tokio::test(flavor = "multi_thread")]
async fn the_law_on_childrens_files_is_kept() {
    let house = House::new().await;
    let (worker, lead) = two(&house).await;
    let records = house.records("shelter", &[CHILD, CHILD, CHILD, CHILD]).await;
    let country = |code| Some(Country::parse(code).unwrap());
    let closed = Some(Day::parse("2030-01-01").unwrap());
    let mut ids = Vec::new();
    for (record, country, file_closed) in
        [(records[0], None, closed), (records[1], country("XA"), closed), (records[2], country("XA"), None), (records[3], country("XB"), None)]
    {
        ids.push(confirmed(&house, (&worker, &lead), record, Confirmation { alone: true, country, file_closed }).await);
    }
    let request = house.gate.kept::<Request>(ids[0]).await.unwrap().unwrap().body;
    assert_eq!(house.gate.what_keeps(&request, NOW).await.unwrap(), Some(RequestProblem::ChildLawUnknown), "it is told on the first day");
    let round = house.gate.keep_house(&after(30)).await.unwrap();
    assert_eq!(round.destroyed, [records[3]]);
    let mut waiting = round.waiting;
    waiting.sort_by_key(|(id, _)| ids.iter().position(|one| one == id));
    let expected = [RequestProblem::ChildLawUnknown, RequestProblem::ChildLawKeeps, RequestProblem::ChildLawKeeps];
    assert_eq!(waiting, ids.iter().copied().zip(expected).collect::<Vec<_>>());
    assert_eq!(house.gate.keep_house(&after(366 * 8)).await.unwrap().destroyed, [records[1]], "ten years after the closing");
}

/// Another agency's people, an administrator and an officer of no agency see no request and do nothing; the answer is that of nothing there.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_there_for_others() {
    let house = House::new().await;
    let (worker, lead) = two(&house).await;
    let stranger = house.somebody("chief-1", Role::Supervisor, "police").await;
    let record = house.records("shelter", &[ADULT]).await[0];
    let id = confirmed(&house, (&worker, &lead), record, alone()).await;
    let gate = &house.gate;
    for nobody in [&stranger, &house.comes_in("watch-1").await] {
        let not_there = |error: GateError| assert!(matches!(error, GateError::NotFound), "{}: {error}", nobody.login());
        not_there(gate.request(nobody, id, NOW).await.unwrap_err());
        not_there(gate.cancel_request(nobody, id, NOW).await.unwrap_err());
        not_there(gate.confirm_erasure(nobody, id, alone(), NOW).await.unwrap_err());
        not_there(gate.open_request(nobody, record, RequestKind::See, false, NOW).await.unwrap_err());
        not_there(gate.export_person(nobody, record, NOW).await.unwrap_err());
        not_there(gate.order(nobody, id, NOW).await.map(drop).unwrap_err());
        not_there(gate.requests(nobody, &shelter(), None, (0, 10), NOW).await.map(drop).unwrap_err());
        not_there(gate.holds(nobody, &shelter(), (0, 10), NOW).await.map(drop).unwrap_err());
    }
    let keeper = house.comes_in("keeper-1").await;
    assert!(gate.export_person(&keeper, record, NOW).await.is_err() && gate.request(&keeper, id, NOW).await.is_err());
}

/// The copy holds every field, every consent and sealed word, every look and hold; nothing of anybody else; and no worker's name.
#[tokio::test(flavor = "multi_thread")]
async fn the_copy_is_everything_and_only_hers() {
    let house = House::new().await;
    let (worker, lead) = two(&house).await;
    house.somebody("lead-2", Role::Supervisor, "shelter").await;
    let other = [("victim.family_name", "Somebody else"), ("victim.phone", "00 999"), ("victim.sex", "male")];
    let records = house.records("shelter", &[ADULT, &other]).await;
    let gate = &house.gate;
    gate.set_hold(&lead, records[0], hold("lead-2", 20), NOW).await.unwrap();
    for (record, words) in [(records[0], "told in her own words"), (records[1], "told by another")] {
        let id = gate.open_request(&worker, record, RequestKind::Correct, false, NOW).await.unwrap();
        gate.decide_request(&lead, id, Decided::Refused(Identity::new(words.to_owned()).unwrap()), NOW).await.unwrap();
    }
    let export = gate.export_person(&worker, records[0], &after(1)).await.unwrap();
    let text = serde_json::to_string(&export).unwrap();
    for hers in [
        "An invented name",
        "18_20",
        "female",
        "told in her own words",
        "district court, file 12/2033",
        "\"lantern_person_export\":1",
        "case_worker",
        "supervisor",
    ] {
        assert!(text.contains(hers), "{hers} is missing: {text}");
    }
    for anothers in ["Somebody else", "00 999", "told by another", "worker-1", "lead-1", "lead-2", &records[1].to_string()] {
        assert!(!text.contains(anothers), "{anothers} is in it: {text}");
    }
    let last = &export.looks[0];
    assert_eq!((last.what, last.by.agency.as_deref()), ("export", Some("shelter")), "this very look is the newest");
    let filter = AccessFilter { subject: Some(*records[0].bytes()), ..AccessFilter::default() };
    assert_eq!(export.looks.len() as u64, gate.store().access_log(&filter, 0, 10).await.unwrap().1);
    let detail = gate.store().record(records[0]).await.unwrap().unwrap();
    assert_eq!(export.coded.len(), detail.units.iter().map(|unit| unit.values.len()).sum::<usize>());
    assert_eq!((export.identity.len(), export.kept.len()), (detail.sealed_fields.len(), 2));
    gate.lock_agency(&worker, &shelter(), NOW).await.unwrap();
    assert!(matches!(gate.export_person(&worker, records[0], NOW).await, Err(GateError::AgencyLocked { .. })));
}

/// A child's copy is given by somebody trained to work with children, and by nobody else.
#[tokio::test(flavor = "multi_thread")]
async fn a_childs_copy_takes_training() {
    let house = House::new().await;
    let (worker, _) = two(&house).await;
    let record = house.records("shelter", &[CHILD]).await[0];
    assert!(matches!(house.gate.export_person(&worker, record, NOW).await, Err(GateError::Refused { .. })));
    let family = field::by_path("victim.family_name").unwrap();
    let name = vec![(family.unit, 0, family, None)];
    assert!(matches!(house.gate.correct(&worker, (record, 1), Vec::new(), name, NOW).await, Err(GateError::Refused { .. })));
}

/// Two workers put the same field right differently: the second is told. Names change one by one, and those that nobody named stay.
#[tokio::test(flavor = "multi_thread")]
async fn corrections_do_not_overwrite_each_other() {
    let house = House::new().await;
    let (worker, lead) = two(&house).await;
    let record = house.records("shelter", &[&[("victim.family_name", "Wrong"), ("victim.given_name", "Right"), ("victim.sex", "female")]]).await[0];
    let gate = &house.gate;
    let sex = |code: &str| {
        let field = field::by_path("victim.sex").unwrap();
        vec![(field.unit, 0, field, Some(Coded::checked(field, code).unwrap()))]
    };
    gate.correct(&worker, (record, 1), sex("male"), Vec::new(), NOW).await.unwrap();
    let conflict = gate.correct(&lead, (record, 1), sex("other"), Vec::new(), NOW).await;
    assert!(matches!(conflict, Err(GateError::Store(StoreError::Conflict { .. }))), "{conflict:?}");
    let family = field::by_path("victim.family_name").unwrap();
    let name = vec![(family.unit, 0, family, Some(Identity::new("Mended".to_owned()).unwrap()))];
    gate.correct(&worker, (record, 2), Vec::new(), name, NOW).await.unwrap();
    let export = gate.export_person(&worker, record, NOW).await.unwrap();
    let names: Vec<(&str, &str)> = export.identity.iter().map(|value| (value.field.as_str(), value.value.as_str())).collect();
    assert_eq!(names, [("victim.family_name", "Mended"), ("victim.given_name", "Right")]);
    assert!(export.looks.iter().any(|look| look.what == "identity"), "the opening before the correction was written down");
    let stranger = house.somebody("chief-1", Role::Supervisor, "police").await;
    assert!(matches!(gate.correct(&stranger, (record, 3), sex("other"), Vec::new(), NOW).await, Err(GateError::NotFound)));
}

/// Sixteen random bytes in a coded value and in the words of her request: after the erasure they are in no table of either database. "Erased"
/// is said only when the last registered copy of her keys has run out.
#[tokio::test(flavor = "multi_thread")]
async fn no_canary_is_left_and_erased_waits_for_the_copies() {
    let house = House::new().await;
    let (worker, lead) = two(&house).await;
    let canary = Uuid::from_bytes(Entropy::from_system().bytes().unwrap()).simple().to_string();
    let with_canary = [("victim.family_name", canary.as_str()), ("event.exploitation_area", canary.as_str())];
    let record = house.records("shelter", &[&with_canary, ADULT]).await[0];
    let gate = &house.gate;
    let found = async || house.everything().await.windows(canary.len()).filter(|part| *part == canary.as_bytes()).count();
    assert!(found().await > 0, "the search finds what is there");
    let copy = EntityChange {
        kind: lantern_store::KEY_COPY,
        id: Uuid::new_v4(),
        base_version: 0,
        subject: None,
        agency: None,
        set: BTreeMap::from([("made_at".to_owned(), Some(NOW.into())), ("expires_at".to_owned(), Some(after(40).into()))]),
        seal: BTreeMap::new(),
        keys: None,
    };
    let act = lantern_store::Act { actor: "test".to_owned(), purpose: "to show".to_owned(), at: NOW.to_owned() };
    gate.store().commit(&act, lantern_store::Change::Entities(vec![copy])).await.unwrap();
    let id = confirmed(&house, (&worker, &lead), record, alone()).await;
    let round = gate.keep_house(&after(14)).await.unwrap();
    assert_eq!((round.destroyed, round.erased), (vec![record], Vec::new()), "destroyed here, not yet erased");
    assert_eq!(found().await, 0);
    assert!(gate.order(&lead, id, NOW).await.unwrap().1.unwrap().erased_at.is_none());
    assert_eq!(gate.keep_house(&after(40)).await.unwrap().erased, [], "on its last day the copy is still there");
    assert_eq!(gate.keep_house(&after(41)).await.unwrap().erased, [record]);
    assert!(gate.order(&lead, id, NOW).await.unwrap().1.unwrap().erased_at.is_some());
    assert_eq!(gate.store().examine().await.unwrap().flaws, []);
}

/// A schedule takes two, lists each file once, destroys nothing by itself, and stops at holds and children.
#[tokio::test(flavor = "multi_thread")]
async fn retention_asks_before_it_acts_and_acts_once() {
    let house = House::new().await;
    let (worker, lead) = two(&house).await;
    house.somebody("lead-2", Role::Supervisor, "shelter").await;
    let officer = house.comes_in("watch-1").await;
    let records = house.records("shelter", &[ADULT, ADULT, ADULT, CHILD]).await;
    let gate = &house.gate;
    let source = Line::parse("decision 4 of the board").unwrap();
    let schedule = Wanted::SetSchedule { kind: RetentionKind::CaseFile, from: RetentionStart::Created, days: 100, action: RetentionAction::Erase, source };
    assert!(gate.propose_schedule(&lead, schedule.clone(), NOW).await.is_err(), "schedules are the data-protection officer's");
    let proposal = gate.propose_schedule(&officer, schedule, NOW).await.unwrap();
    assert!(gate.countersign(&officer, proposal, NOW).await.is_err() && gate.countersign(&worker, proposal, NOW).await.is_err());
    assert_eq!(gate.keep_house(&after(200)).await.unwrap().proposed, 0, "one signature sets nothing");
    gate.countersign(&lead, proposal, NOW).await.unwrap();
    assert_eq!(gate.keep_house(&after(99)).await.unwrap().proposed, 0);
    let round = gate.keep_house(&after(100)).await.unwrap();
    assert_eq!((round.proposed, round.destroyed), (4, Vec::new()));
    assert_eq!(gate.keep_house(&after(101)).await.unwrap().proposed, 0, "each file is listed once");
    gate.set_hold(&lead, records[2], hold("lead-2", 150), &after(101)).await.unwrap();
    let due = gate.due_files(&lead, &shelter(), (0, 100), NOW).await.unwrap().0;
    let of = |record: RecordId| due.iter().find(|held| held.body.person == Person::new(record)).unwrap().id;
    assert!(gate.decide_due(&worker, of(records[0]), true, None, &after(101)).await.is_err(), "a supervisor decides");
    gate.decide_due(&lead, of(records[0]), true, None, &after(101)).await.unwrap();
    gate.decide_due(&lead, of(records[1]), false, None, &after(101)).await.unwrap();
    assert!(matches!(gate.decide_due(&lead, of(records[2]), true, None, &after(101)).await, Err(GateError::Request(RequestProblem::Held))));
    assert!(matches!(gate.decide_due(&lead, of(records[3]), true, None, &after(101)).await, Err(GateError::Request(RequestProblem::ChildLawUnknown))));
    let law = Some(Country::parse("XA").unwrap());
    assert!(matches!(gate.decide_due(&lead, of(records[3]), true, law, &after(101)).await, Err(GateError::Request(RequestProblem::ChildLawKeeps))));
    let round = gate.keep_house(&after(102)).await.unwrap();
    assert_eq!((round.destroyed, round.proposed), (vec![records[0]], 0));
    assert_eq!(gate.keep_house(&after(400)).await.unwrap().destroyed, []);
    assert_eq!(gate.store().erasure(records[0]).await.unwrap().unwrap().ground, "retention");
}

/// A restriction stops sharing and goes on until the person lifts it; a withdrawal stops what rests on consent while it is open.
#[tokio::test(flavor = "multi_thread")]
async fn restrictions_last() {
    let house = House::new().await;
    let (worker, lead) = two(&house).await;
    let record = house.records("shelter", &[ADULT]).await[0];
    let gate = &house.gate;
    let id = gate.open_request(&worker, record, RequestKind::Restrict, false, NOW).await.unwrap();
    gate.decide_request(&lead, id, Decided::Done, NOW).await.unwrap();
    assert!(gate.requests_about(record).await.unwrap()[0].body.stops_sharing_since().is_some());
    gate.decide_request(&lead, id, Decided::Lifted, NOW).await.unwrap();
    assert!(gate.requests_about(record).await.unwrap()[0].body.stops_sharing_since().is_none());
    let (open, all) = gate.requests(&worker, &shelter(), Some(RequestState::Received), (0, 10), NOW).await.unwrap();
    assert_eq!((open.len(), all), (0, 0));
}
