//! The complaint channel: what enters the journal and when, who sees what, and what one person alone cannot do.

use lantern_access::{
    credential::{Account, AccountState, Agency, Instant, Login, PasswordCost, PasswordHash, Totp},
    policy::Role,
};
use lantern_gate::{ComplaintProblem, ComplaintStage, Door, Entered, Gate, GateError, GateSettings, Help, Incoming, KeyStage, Standing};
use lantern_ledger::AccessKind;
use lantern_model::AgencyCode;
use lantern_store::{AccessFilter, Act, Change, EntityFilter, Folder, Place, Store};
use serde_json::json;
use std::collections::BTreeSet;
use tempfile::TempDir;
use uuid::Uuid;

const AT: &str = "2026-03-04T05:06:07Z";
const LATER: &str = "2026-03-04T17:30:00Z";
const NEXT_DAY: &str = "2026-03-05T00:10:00Z";
const PASSWORD: &str = "the grey heron waits";
/// The RFC 6238 secret.
const SECRET: [u8; 20] = *b"12345678901234567890";
const LOOK_UP: &str = "00112233445566778899aabbccddeeff";

fn account(login: &str, role: Role, agency: Option<&str>) -> Account {
    let begun = Instant::parse("2005-03-18T01:58:29Z").unwrap();
    let agency = agency.map(|code| Agency::parse(code).unwrap());
    let mut account = Account::invite(Uuid::new_v4(), Login::parse(login).unwrap(), BTreeSet::from([role]), agency, begun);
    account.credentials.password = Some(PasswordHash::make(PASSWORD, PasswordCost { memory_kib: 64, passes: 1, lanes: 1 }, [3; 16]).unwrap());
    let mut totp = Totp::begin(SECRET);
    totp.confirm("081804", begun).unwrap();
    account.credentials.totp = Some(totp);
    account.change_state(AccountState::Active, begun).unwrap();
    account
}

struct House {
    gate: Gate,
    keeper: Entered,
    _folder: TempDir,
}

impl House {
    /// Two people who keep the house, three organisations, and a handler in each.
    async fn new() -> (Self, [Entered; 3]) {
        let folder = TempDir::new().unwrap();
        let place = Place::Folder { folder: Folder::new(folder.path().join("data")), key_files: folder.path().join("keys") };
        let act = Act { actor: "test".to_owned(), purpose: "to show".to_owned(), at: AT.to_owned() };
        let store = Store::create(&place, &act).await.unwrap();
        for code in ["relief", "clinic", "ombud"] {
            let change = Change::Agency { code: AgencyCode::parse(code).unwrap(), name: code.to_owned(), kind: None };
            store.commit(&act, change).await.unwrap();
        }
        let gate = Gate::open(store, GateSettings { local: true, ..GateSettings::default() }).unwrap();
        let local = gate.enter_local(Door::Command).await.unwrap();
        gate.first_accounts(&local, [account("keeper-1", Role::Administrator, None), account("watch-1", Role::DataProtection, None)], AT).await.unwrap();
        let keeper = enter(&gate, "keeper-1").await;
        let house = Self { gate, keeper, _folder: folder };
        let handlers =
            [house.handler("focal-1", Some("relief")).await, house.handler("focal-2", Some("clinic")).await, house.handler("focal-3", Some("ombud")).await];
        (house, handlers)
    }

    async fn handler(&self, login: &str, agency: Option<&str>) -> Entered {
        let second = self.gate.account(&Login::parse("watch-1").unwrap()).await.unwrap().unwrap().body;
        self.gate.save_account(&self.keeper, &account(login, Role::PseaFocalPoint, agency), 0, Some(&second), AT).await.unwrap();
        enter(&self.gate, login).await
    }

    /// A complaint about the first organisation.
    async fn complain(&self, sealed: &str) {
        let incoming = Incoming { organisation: AgencyCode::parse("relief").unwrap(), look_up: LOOK_UP.to_owned(), sealed: sealed.to_owned() };
        self.gate.receive_complaint(incoming, AT).await.unwrap();
    }

    /// Who looked at complaints, newest first: the login and the basis.
    async fn log(&self) -> Vec<(String, String)> {
        let lines = self.gate.store().access_log(&AccessFilter::default(), 0, 100).await.unwrap().0;
        let ours = lines.into_iter().filter(|line| line.what == AccessKind::Complaint && line.subjects == 1);
        ours.map(|line| (line.actor, line.basis.unwrap())).collect()
    }
}

async fn enter(gate: &Gate, login: &str) -> Entered {
    let authenticator = totp_rs::Builder::new().with_algorithm(totp_rs::Algorithm::SHA1).with_digits(6).with_secret(SECRET.to_vec()).build().unwrap();
    let code = authenticator.generate(u64::try_from(Instant::parse(AT).unwrap().unix_seconds()).unwrap()).to_string();
    let random = *blake3::hash(login.as_bytes()).as_bytes();
    let token = gate.sign_in_password((login, PASSWORD, &code), None, random, AT).await.unwrap().token;
    let Standing::Active(entered) = gate.session(&token, AT).await.unwrap() else { panic!("no session") };
    entered
}

/// Proves that a complaint stays out of the journal on its day, enters on the next with nothing finer than the day, and is one however often it was sent.
#[tokio::test(flavor = "multi_thread")]
async fn the_journal_does_not_tell_the_hour() {
    let (house, [_, clinic, _]) = House::new().await;
    let before = house.gate.store().position().await.unwrap();
    house.complain("sealed").await;
    house.complain("sealed").await;
    assert_eq!(house.gate.take_in_complaints(LATER).await.unwrap(), 0);
    assert_eq!(house.gate.store().position().await.unwrap(), before, "nothing of the day it came");
    let seen = house.gate.complaints(&clinic, LATER).await.unwrap();
    assert_eq!(seen.len(), 1, "a handler sees it at once");
    assert_eq!((seen[0].file.received.as_str(), seen[0].file.stage), ("2026-03-04", ComplaintStage::New));

    assert_eq!(house.gate.take_in_complaints(NEXT_DAY).await.unwrap(), 1);
    assert_eq!(house.gate.take_in_complaints(NEXT_DAY).await.unwrap(), 0);
    let entity = house.gate.store().entity("complaint", seen[0].id).await.unwrap().unwrap();
    assert_eq!((entity.created_at.as_str(), entity.values["received"].as_str()), (NEXT_DAY, Some("2026-03-04")));
    assert!(!serde_json::to_string(&entity.values).unwrap().contains("05:06"), "no hour is kept");
    let kinds: Vec<_> = house.gate.store().ledger_lines(0, 1_000).await.unwrap().iter().map(|line| line.leaf.kind()).collect();
    assert!(!kinds.contains(&lantern_ledger::LeafKind::Complaint), "the published log does not say what it was");
    house.complain("sealed").await;
    let seen = house.gate.complaints(&clinic, NEXT_DAY).await.unwrap();
    assert_eq!(seen.len(), 1);
    assert_eq!(house.gate.sealed_outside(&seen[0]).await.unwrap(), "sealed");
}

/// Proves that for a handler of the organisation complained of there is no complaint: not in the list, not by its id, for no act.
#[tokio::test(flavor = "multi_thread")]
async fn the_organisation_complained_of_sees_nothing() {
    let (house, [relief, clinic, _]) = House::new().await;
    house.complain("sealed").await;
    let id = house.gate.complaints(&clinic, LATER).await.unwrap()[0].id;
    assert!(house.gate.complaints(&relief, LATER).await.unwrap().is_empty());
    let gate = &house.gate;
    gate.keep_half(&clinic, id, "half", LATER).await.unwrap();
    for refused in [
        gate.complaint(&relief, id, LATER).await.map(drop),
        gate.take_complaint(&relief, id, LATER).await.map(drop),
        gate.keep_half(&relief, id, "half", LATER).await,
        gate.open_complaint(&relief, id, LATER).await.map(drop),
        gate.answer_complaint(&relief, id, "answer", LATER).await,
        gate.mark_help(&relief, id, Help::Offered, LATER).await,
        gate.close_complaint(&relief, id, true, LATER).await,
        gate.complaint(&clinic, Uuid::nil(), LATER).await.map(drop),
    ] {
        assert!(matches!(refused, Err(GateError::NotFound)), "{refused:?}");
    }
    assert!(house.log().await.is_empty(), "a refusal leaves no entry that names it");
}

/// Proves that one person is never both, that each step is in the access log before anything is handed out, and that a half has an end.
#[tokio::test(flavor = "multi_thread")]
async fn two_people_open_and_the_log_names_both() {
    let (house, [_, clinic, ombud]) = House::new().await;
    house.complain("sealed").await;
    let gate = &house.gate;
    let id = gate.complaints(&clinic, LATER).await.unwrap()[0].id;
    let nothing = gate.open_complaint(&ombud, id, LATER).await;
    assert!(matches!(nothing, Err(GateError::Complaint(ComplaintProblem::NoHalf))));
    assert!(matches!(gate.answer_complaint(&clinic, id, "answer", LATER).await, Err(GateError::Complaint(ComplaintProblem::NotOpened))));

    assert_eq!(gate.take_complaint(&clinic, id, LATER).await.unwrap(), "sealed");
    assert_eq!(house.log().await, [("focal-2".to_owned(), "first".to_owned())]);
    gate.keep_half(&clinic, id, "half", LATER).await.unwrap();
    let alone = gate.open_complaint(&clinic, id, LATER).await;
    assert!(matches!(&alone, Err(GateError::Refused { by }) if by == &["complaints-two-people"]), "one person is not two");
    let late = "2026-03-07T17:30:00Z";
    assert!(matches!(gate.open_complaint(&ombud, id, late).await, Err(GateError::Complaint(ComplaintProblem::NoHalf))), "after 72 hours it is over");

    let opened = gate.open_complaint(&ombud, id, "2026-03-06T08:00:00Z").await.unwrap();
    assert_eq!((opened.sealed.as_str(), opened.half.as_str()), ("sealed", "half"));
    assert_eq!(house.log().await[0], ("focal-3".to_owned(), "with:focal-2".to_owned()));
    let seen = gate.complaint(&clinic, id, late).await.unwrap();
    let opened_by: Vec<&str> = seen.file.opened_by.iter().map(Login::as_str).collect();
    assert_eq!((seen.file.stage, opened_by.as_slice()), (ComplaintStage::Opened, ["focal-2", "focal-3"].as_slice()));
    gate.answer_complaint(&clinic, id, "answer", late).await.unwrap();
    gate.mark_help(&ombud, id, Help::Accepted, late).await.unwrap();
    let answers = gate.complaint_answers(LOOK_UP).await.unwrap();
    assert_eq!((answers.len(), answers[0].sealed.as_str(), answers[0].day.as_str()), (1, "answer", "2026-03-07"));
    assert!(gate.complaint_answers("ffffffffffffffffffffffffffffffff").await.unwrap().is_empty());
    let body = async |kind: &str| serde_json::Value::Object(gate.store().entities(kind, &EntityFilter::default(), 0, 2).await.unwrap().0.remove(0).values);
    let help = json!({ "outcome": "accepted", "by": "focal-3", "day": "2026-03-07" });
    let file = json!({ "version": 1, "organisation": "relief", "received": "2026-03-04", "look_up": LOOK_UP, "stage": "answered", "opened_by": ["focal-2", "focal-3"], "help": help });
    assert_eq!(body("complaint").await, file, "what is kept is a promise");
    assert_eq!(body("complaint_sealed").await, json!({ "version": 1, "sealed": "sealed" }));
    let answer = json!({ "version": 1, "complaint": id.to_string(), "look_up": LOOK_UP, "day": "2026-03-07", "by": "focal-2", "sealed": "answer" });
    assert_eq!(body("complaint_answer").await, answer);
    gate.take_in_complaints(late).await.unwrap();
    let mut kept = gate.store().entity_history("complaint", id).await.unwrap();
    kept.retain(|version| version.set.iter().any(|(_, value)| value.as_ref().is_some_and(|value| value == "half")));
    assert!(kept.is_empty() && gate.half_of(&seen, LATER).await.unwrap().is_none(), "a half ends, and stands in no history");
}

/// Proves that a handler who loses the right meanwhile is no first person any more.
#[tokio::test(flavor = "multi_thread")]
async fn who_was_suspended_is_no_first_person() {
    let (house, [_, clinic, ombud]) = House::new().await;
    house.complain("sealed").await;
    let id = house.gate.complaints(&clinic, LATER).await.unwrap()[0].id;
    house.gate.keep_half(&clinic, id, "half", LATER).await.unwrap();
    let mut held = house.gate.account(&Login::parse("focal-2").unwrap()).await.unwrap().unwrap();
    held.body.change_state(AccountState::Suspended, Instant::parse(LATER).unwrap()).unwrap();
    house.gate.save_account(&house.keeper, &held.body, held.version, None, LATER).await.unwrap();
    assert!(matches!(house.gate.open_complaint(&ombud, id, LATER).await, Err(GateError::Complaint(ComplaintProblem::NoHalf))));
}

/// Proves that nothing is sealed to a key before its owner answered for it, to nobody's key twice, and to no key of somebody who left.
#[tokio::test(flavor = "multi_thread")]
async fn keys_are_proved_and_end_with_their_owner() {
    let (house, [relief, clinic, _]) = House::new().await;
    let gate = &house.gate;
    let id = gate.offer_handler_key(&clinic, ("h1", "age1one"), ("question", "answer"), AT).await.unwrap();
    assert!(gate.complaint_handlers().await.unwrap().is_empty(), "an offered key is none yet");
    assert!(matches!(gate.prove_handler_key(&clinic, id, "guess", AT).await, Err(GateError::Complaint(ComplaintProblem::ProofWrong))));
    assert!(matches!(gate.prove_handler_key(&relief, id, "answer", AT).await, Err(GateError::NotFound)), "another's key is not theirs to prove");
    gate.prove_handler_key(&clinic, id, " answer\n", AT).await.unwrap();
    let handlers = gate.complaint_handlers().await.unwrap();
    assert_eq!((handlers.len(), handlers[0].agency.as_str(), handlers[0].code.as_str()), (1, "clinic", "h1"));
    let same = gate.offer_handler_key(&relief, ("h1", "age1one"), ("question", "answer"), AT).await;
    assert!(matches!(same, Err(GateError::Complaint(ComplaintProblem::SameKey))));

    let next = gate.offer_handler_key(&clinic, ("h2", "age1two"), ("question", "other"), AT).await.unwrap();
    gate.prove_handler_key(&clinic, next, "other", AT).await.unwrap();
    let stages: BTreeSet<_> =
        gate.handler_keys(handlers[0].account).await.unwrap().into_iter().map(|key| (key.body.code, key.body.stage == KeyStage::Proved)).collect();
    assert_eq!(stages, BTreeSet::from([("h1".to_owned(), false), ("h2".to_owned(), true)]));

    let mut held = gate.account(&Login::parse("focal-2").unwrap()).await.unwrap().unwrap();
    held.body.roles = BTreeSet::from([Role::Statistician]);
    let second = gate.account(&Login::parse("watch-1").unwrap()).await.unwrap().unwrap().body;
    gate.save_account(&house.keeper, &held.body, held.version, Some(&second), LATER).await.unwrap();
    assert!(gate.complaint_handlers().await.unwrap().is_empty(), "the key ends with the role");
    let nowhere = house.handler("focal-9", None).await;
    assert!(matches!(
        gate.offer_handler_key(&nowhere, ("h9", "age1nine"), ("question", "answer"), AT).await,
        Err(GateError::Complaint(ComplaintProblem::NoOrganisation))
    ));
}
