//! Who proved herself, how lately, and what an account's person is told of it.

use crate::world::{AT, World, agency, block, later};
use lantern_access::{
    credential::{Account, AccountState, Instant, Login, PasskeyAnswer, ResetScope, Totp},
    policy::{Action, Context, Purpose, Resource, Role, Sensitivity, Wing},
};
use lantern_gate::{Door, Entered, Gate, GateError, GateSettings, Held, NewsKind, Standing, VaultStart};
use lantern_ledger::AccessKind;
use lantern_vault::Passphrase;
use std::{
    fmt::{self, Write as _},
    sync::{Arc, Mutex},
    time::{Duration, Instant as Clock},
};
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span,
};
use zeroize::Zeroizing;

const PASSWORD: &str = "the grey heron waits";
const NAMED: &[(&str, &str)] = &[("victim.given_name", "Nobodysname")];

/// What the authenticator of everybody in the world shows at a moment.
fn code_at(at: &str) -> String {
    let secret = b"12345678901234567890".to_vec();
    let authenticator = totp_rs::Builder::new().with_algorithm(totp_rs::Algorithm::SHA1).with_digits(6).with_secret(secret).build().unwrap();
    authenticator.generate(u64::try_from(Instant::parse(at).unwrap().unix_seconds()).unwrap()).to_string()
}

/// Signs somebody in, and gives the token of the session.
async fn signs_in(gate: &Gate, login: &str, at: &str) -> String {
    let random = *blake3::hash(format!("{login} {at}").as_bytes()).as_bytes();
    gate.sign_in_password((login, PASSWORD, &code_at(at)), None, random, at).await.unwrap().token.to_string()
}

/// Somebody behind a session, some time after signing in.
async fn behind(gate: &Gate, token: &str, at: &str) -> Entered {
    let Standing::Active(entered) = gate.session(token, at).await.unwrap() else { panic!("no session") };
    entered
}

async fn account(gate: &Gate, login: &str) -> Held<Account> {
    gate.account(&Login::parse(login).unwrap()).await.unwrap().unwrap()
}

async fn suspended(gate: &Gate, login: &str) -> Held<Account> {
    let mut held = account(gate, login).await;
    held.body.change_state(AccountState::Suspended, Instant::parse(AT).unwrap()).unwrap();
    held
}

fn not_fresh<T>(answer: &Result<T, GateError>) -> bool {
    matches!(answer, Err(GateError::NotFresh))
}

fn in_person<T>(answer: Result<T, GateError>) -> bool {
    matches!(answer, Err(GateError::Refused { by }) if by == ["in-person-only"])
}

fn passphrase() -> Passphrase {
    Passphrase::new("the second grey heron".to_owned()).unwrap()
}

/// Behind a session that has stood open for longer than five minutes nobody changes who may come in or what a key opens, by whatever
/// way it is asked, and nothing is written; within five minutes she does.
#[test]
fn an_open_session_is_no_proof() {
    block(async {
        let world = World::new().await;
        world.import(1, "shelter", &[NAMED]).await;
        for (login, role, of) in
            [("keeper-1", Role::Administrator, None), ("watch-1", Role::DataProtection, None), ("head-1", Role::Supervisor, Some("shelter"))]
        {
            world.worker(login, role, of).await;
        }
        world.worker("worker-1", Role::CaseWorker, Some("shelter")).await;
        let (gate, shelter) = (&world.gate, agency("shelter"));
        let tokens = [signs_in(gate, "keeper-1", AT).await, signs_in(gate, "watch-1", AT).await, signs_in(gate, "head-1", AT).await];
        let now = later(301);
        let (keeper, watch, head) = (behind(gate, &tokens[0], &now).await, behind(gate, &tokens[1], &now).await, behind(gate, &tokens[2], &now).await);
        gate.unlock_agency(&head, &shelter, None, &now).await.unwrap();
        let (worker, lately) = (account(gate, "worker-1").await, behind(gate, &tokens[0], &later(299)).await);
        gate.issue_reset(&lately, &worker.body, ResetScope::Password, [7; 14], &later(299)).await.unwrap();
        let reset = gate.resets().await.unwrap()[0].id;
        let before = gate.store().position().await.unwrap();
        let out = suspended(gate, "worker-1").await;
        assert!(not_fresh(&gate.save_account(&keeper, &out.body, out.version, None, &now).await));
        assert!(not_fresh(&gate.issue_reset(&keeper, &worker.body, ResetScope::Password, [8; 14], &now).await));
        assert!(not_fresh(&gate.confirm_reset(&watch, reset, true, &now).await));
        assert!(not_fresh(&gate.sign_out_everywhere(&keeper, worker.id, &now).await));
        let mut own = account(gate, "keeper-1").await;
        own.body.credentials.totp = account(gate, "watch-1").await.body.credentials.totp;
        own.body.credentials.password = None;
        assert!(not_fresh(&gate.save_own(&keeper, &own.body, own.version, &now).await));
        assert!(not_fresh(&gate.sign_out_everywhere(&keeper, own.id, &now).await) && not_fresh(&gate.end_other_sessions(&keeper, None, &now).await));
        assert!(not_fresh(&gate.recovery_sheets(&head, &shelter, (2, 3), &now).await));
        assert!(not_fresh(&gate.rotate_agency(&head, &shelter, (None, passphrase()), &|_, _| {}, &now).await));
        assert!(not_fresh(&gate.recover_agency(&head, &shelter, vec![Zeroizing::new("academic acid".to_owned())], passphrase(), &now).await));
        assert_eq!(gate.store().position().await.unwrap(), before, "nothing was written");
        let opened = gate.unlock_session(&tokens[2], proof(&later(330)), None, [9; 32], &later(330)).await.unwrap();
        assert_eq!(gate.recovery_sheets(&opened.entered, &shelter, (2, 3), &later(331)).await.unwrap().len(), 3);
        assert!(gate.session(&tokens[2], &later(331)).await.is_ok_and(|standing| matches!(standing, Standing::Ended)), "the old token opens nothing");
    });
}

fn proof(at: &str) -> lantern_gate::Proof<'static> {
    lantern_gate::Proof::Password { password: PASSWORD, code: code_at(at).leak() }
}

/// A token does what it is for with the keys of its agency, and nothing that decides who may come in, whatever its scope says.
#[test]
fn a_token_is_nobody() {
    block(async {
        let world = World::new().await;
        world.import(1, "shelter", &[NAMED]).await;
        let keeper = world.worker("keeper-1", Role::Administrator, None).await;
        let head = world.worker("head-1", Role::Supervisor, Some("shelter")).await;
        let worker = world.worker("worker-1", Role::CaseWorker, Some("shelter")).await;
        let gate = &world.gate;
        let (out, mut own) = (suspended(gate, "worker-1").await, account(gate, "worker-1").await);
        assert!(in_person(gate.save_account(&keeper, &out.body, out.version, None, AT).await));
        assert!(in_person(gate.issue_reset(&keeper, &own.body, ResetScope::Everything, [7; 14], AT).await));
        assert!(in_person(gate.sign_out_everywhere(&keeper, own.id, AT).await) && in_person(gate.end_other_sessions(&worker, None, AT).await));
        own.body.credentials.totp = account(gate, "head-1").await.body.credentials.totp;
        assert!(in_person(gate.save_own(&worker, &own.body, own.version, AT).await));
        assert!(gate.notices_read(&worker, AT).await.is_err(), "nor does it read what a person is told");
        gate.unlock_agency(&head, &agency("shelter"), None, AT).await.unwrap();
        assert!(gate.recovery_sheets(&head, &agency("shelter"), (2, 3), AT).await.is_ok());
    });
}

/// Two who take each other's right away at the same moment do not both succeed: two persons remain who give a sign-in back.
#[test]
fn two_at_once_leave_two() {
    block(async {
        let world = World::new().await;
        for login in ["keeper-1", "keeper-2", "keeper-3"] {
            world.worker(login, Role::Administrator, None).await;
        }
        let gate = &world.gate;
        let keeper = behind(gate, &signs_in(gate, "keeper-3", AT).await, AT).await;
        let (one, other) = (suspended(gate, "keeper-1").await, suspended(gate, "keeper-2").await);
        let tasks = [one, other].map(|held| {
            let (gate, keeper) = (gate.clone(), keeper.clone());
            tokio::spawn(async move { gate.save_account(&keeper, &held.body, held.version, None, AT).await })
        });
        let mut done = 0;
        for task in tasks {
            done += usize::from(task.await.unwrap().is_ok());
        }
        assert_eq!(done, 1, "with one of them gone, the other stays");
    });
}

/// Looks that are fired together are counted one after the other: no more is opened than one account may open in an hour.
#[test]
fn looks_at_once_are_all_counted() {
    block(async {
        let world = World::new().await;
        let records = world.import(1, "shelter", &[NAMED; 30]).await;
        let worker = world.worker("worker-1", Role::CaseWorker, Some("shelter")).await;
        let thing = Resource::record("shelter", Wing::Measure, Sensitivity::Identity);
        let tasks: Vec<_> = (0..6)
            .map(|_| {
                let (gate, worker, thing, records) = (world.gate.clone(), worker.clone(), thing.clone(), records.clone());
                let how = (Action::OpenIdentity, AccessKind::Identity);
                tokio::spawn(async move { gate.look(&worker, how, (&thing, &Context::new(Purpose::Casework)), None, &records, AT).await.is_ok() })
            })
            .collect();
        let mut done = 0;
        for task in tasks {
            done += usize::from(task.await.unwrap());
        }
        assert_eq!(done, 1, "thirty and thirty are more than fifty");
    });
}

/// Everybody's sessions end at once, whoever stole one as well, and it stands in the journal; a request that was under way does not bring
/// one back. Whoever keeps no accounts ends nobody's.
#[test]
fn all_sessions_end() {
    block(async {
        let world = World::new().await;
        for (login, role) in [("keeper-1", Role::Administrator), ("worker-1", Role::CaseWorker), ("worker-2", Role::CaseWorker)] {
            world.worker(login, role, None).await;
        }
        let gate = &world.gate;
        let (first, second) = (signs_in(gate, "worker-1", AT).await, signs_in(gate, "worker-1", &later(60)).await);
        let keeper = behind(gate, &signs_in(gate, "keeper-1", AT).await, &later(90)).await;
        let other = behind(gate, &signs_in(gate, "worker-2", AT).await, &later(90)).await;
        let worker = account(gate, "worker-1").await.id;
        assert!(gate.sign_out_everywhere(&other, worker, &later(90)).await.is_err());
        assert!(matches!(gate.session(&first, &later(90)).await.unwrap(), Standing::Active(_)));
        let rows = gate.store().sessions_of(&worker.to_string(), &later(90)).await.unwrap();
        let before = gate.store().position().await.unwrap();
        gate.sign_out_everywhere(&keeper, worker, &later(100)).await.unwrap();
        assert!(gate.store().position().await.unwrap() > before, "it is in the journal");
        for row in &rows {
            gate.store().put_session(row).await.unwrap();
        }
        for token in [&first, &second] {
            assert!(matches!(gate.session(token, &later(101)).await.unwrap(), Standing::Ended));
        }
        let again = behind(gate, &signs_in(gate, "worker-1", &later(120)).await, &later(121)).await;
        assert_eq!(gate.notices(&again, &later(121)).await.unwrap().news.iter().map(|news| news.what).collect::<Vec<_>>(), [NewsKind::SessionsEnded]);
    });
}

/// Tries in somebody's name and changes of what proves her are told to her alone, once; a guesser of names learns nothing of it.
#[test]
fn a_person_is_told_what_was_tried() {
    block(async {
        let world = World::new().await;
        for login in ["worker-1", "worker-2"] {
            world.worker(login, Role::CaseWorker, None).await;
        }
        let gate = &world.gate;
        signs_in(gate, "worker-1", AT).await;
        for (login, password, code) in [("worker-1", "wrong", "000000"), ("worker-1", PASSWORD, "000000"), ("nobody-7", "wrong", "000000")] {
            let tried = gate.sign_in_password((login, password, code), None, [1; 32], &later(30)).await;
            assert!(matches!(tried, Err(GateError::SignInFailed)), "{login}");
        }
        let entered = behind(gate, &signs_in(gate, "worker-1", &later(90)).await, &later(90)).await;
        let told = gate.notices(&entered, &later(90)).await.unwrap();
        assert_eq!((told.before.unwrap().to_string(), told.failed, told.news.len()), (AT.to_owned(), 2, 0));
        let other = behind(gate, &signs_in(gate, "worker-2", &later(90)).await, &later(90)).await;
        assert!(!gate.notices(&other, &later(90)).await.unwrap().has_news(), "nobody else's tries");
        let mut own = account(gate, "worker-1").await;
        own.body.credentials.password = account(gate, "worker-2").await.body.credentials.password;
        own.body.credentials.totp = Some(Totp::begin([5; 20]));
        gate.save_own(&entered, &own.body, own.version, &later(91)).await.unwrap();
        let told = gate.notices(&entered, &later(92)).await.unwrap();
        assert_eq!(told.news.iter().map(|news| news.what).collect::<Vec<_>>(), [NewsKind::Password, NewsKind::Authenticator]);
        gate.notices_read(&entered, &later(93)).await.unwrap();
        let told = gate.notices(&entered, &later(94)).await.unwrap();
        assert!(!told.has_news() && told.before.is_some(), "told once");
    });
}

/// A wrong code is answered after the same while for a login with an open reset, for one without, and for nobody's.
#[test]
fn a_reset_that_is_open_does_not_show() {
    block(async {
        let world = World::new().await;
        for (login, role) in
            [("keeper-1", Role::Administrator), ("watch-1", Role::DataProtection), ("worker-1", Role::CaseWorker), ("worker-2", Role::CaseWorker)]
        {
            world.worker(login, role, None).await;
        }
        let gate = &world.gate;
        let (keeper, watch) = (behind(gate, &signs_in(gate, "keeper-1", AT).await, AT).await, behind(gate, &signs_in(gate, "watch-1", AT).await, AT).await);
        let code = gate.issue_reset(&keeper, &account(gate, "worker-1").await.body, ResetScope::Password, [7; 14], AT).await.unwrap();
        let reset = gate.resets().await.unwrap()[0].id;
        gate.confirm_reset(&watch, reset, true, AT).await.unwrap();
        let wrong = code.text().replace(|letter: char| letter.is_alphanumeric(), "2");
        for login in ["worker-1", "worker-2", "nobody-7"] {
            let begun = Clock::now();
            assert!(matches!(gate.redeem_reset((login, &wrong), None, None, None, &later(30)).await, Err(GateError::SignInFailed)));
            let took = begun.elapsed();
            assert!((Duration::from_millis(250)..Duration::from_secs(5)).contains(&took), "{login}: {took:?}");
        }
    });
}

/// Lines of the program's own log.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<String>>>);

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let _ = write!(self.0, "{field}={value:?} ");
    }
}

impl Subscriber for Lines {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "security"
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut line = Line(String::new());
        event.record(&mut line);
        self.0.lock().unwrap().push(line.0);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

/// A wrong password, passkey, token and printed code each leave a line in the program's log, without a name, a code or a token in it.
#[test]
fn what_does_not_fit_is_a_line() {
    let lines = Lines::default();
    let guard = tracing::subscriber::set_default(lines.clone());
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
        let world = World::new().await;
        let gate = &world.gate;
        let said = |what: &str| {
            let lines = std::mem::take(&mut *lines.0.lock().unwrap());
            assert!(lines.len() == 1 && lines[0].contains(what), "{what}: {lines:?}");
            assert!(!lines[0].contains("worker") && !lines[0].contains("4242"), "{lines:?}");
        };
        let code = "4242".repeat(8);
        assert!(gate.sign_in_local(&code, [1; 32], AT).await.is_err());
        said("printed code");
        world.worker("worker-1", Role::CaseWorker, None).await;
        lines.0.lock().unwrap().clear();
        assert!(gate.sign_in_password(("worker-1", "4242", "424242"), None, [1; 32], AT).await.is_err());
        said("password");
        for wrong in ["lantern_4242".to_owned(), format!("lantern_{}", "4242".repeat(16))] {
            assert!(gate.enter_token(&wrong, Door::Api, AT).await.is_err());
            said("token");
        }
        let origin = Some(url::Url::parse("http://localhost:7388").unwrap());
        let with_passkeys = Gate::open(gate.store().clone(), GateSettings { vault: VaultStart::Thread, origin, ..GateSettings::default() }).unwrap();
        assert!(matches!(with_passkeys.finish_passkey([4; 16], PasskeyAnswer("4242"), [1; 32], AT).await, Err(GateError::SignInFailed)));
        said("passkey");
    });
    drop(guard);
}
