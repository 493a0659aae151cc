//! Signing in on a provider's word: whom it opens for, whom not, and what it does not open.

use crate::world::{World, agency, block};
use lantern_access::{
    credential::{Account, AccountState, Instant, Login},
    policy::{Purpose, Role},
};
use lantern_gate::{Entered, GateError, Held, Standing, VouchedSubject};
use lantern_vault::{Cost, Entropy, Passphrase, Protection};

const PASSWORD: &str = "the grey heron waits";
/// Moments with the codes that RFC 6238, appendix B, has for them.
const FIRST: (&str, &str) = ("2005-03-18T01:58:31Z", "050471");
const SECOND: (&str, &str) = ("2009-02-13T23:31:30Z", "005924");
const THIRD: (&str, &str) = ("2033-05-18T03:33:20Z", "279037");
const ISSUER: &str = "https://login.example.org/house";

async fn held(world: &World, login: &str) -> Held<Account> {
    world.gate.account(&Login::parse(login).unwrap()).await.unwrap().unwrap()
}

/// Somebody who has proved herself in this very moment.
async fn fresh(world: &World, login: &str, (at, code): (&str, &str)) -> Entered {
    world.gate.sign_in_password((login, PASSWORD, code), None, *blake3::hash(format!("{login} {at}").as_bytes()).as_bytes(), at).await.unwrap().entered
}

/// A house where worker-1 has linked her account.
async fn linked() -> (World, VouchedSubject) {
    let world = World::new().await;
    world.worker("worker-1", Role::CaseWorker, Some("shelter")).await;
    world.worker("worker-2", Role::CaseWorker, Some("shelter")).await;
    let subject = world.gate.vouched(ISSUER, "248289761001");
    let entered = fresh(&world, "worker-1", FIRST).await;
    world.gate.link_subject(&entered, &subject, FIRST.0).await.unwrap();
    (world, subject)
}

/// The linked subject comes in as the account that linked it; another subject, the same of another issuer, and an account that is closed for a time do not, and all are answered alike.
#[test]
fn only_a_linked_subject_comes_in() {
    block(async {
        let (world, subject) = linked().await;
        let comes = async |subject: &VouchedSubject| world.gate.sign_in_vouched(subject, None, None, [7; 32], SECOND.0).await;
        assert_eq!(comes(&subject).await.unwrap().entered.login(), "worker-1");
        for (issuer, who) in [(ISSUER, "248289761002"), ("https://login.example.org/other", "248289761001"), (ISSUER, "worker-1"), (ISSUER, "")] {
            assert!(matches!(comes(&world.gate.vouched(issuer, who)).await, Err(GateError::SignInFailed)), "{issuer} {who}");
        }
        let mut closed = held(&world, "worker-1").await;
        closed.body.change_state(AccountState::Suspended, Instant::parse(SECOND.0).unwrap()).unwrap();
        world.gate.keep(&crate::world::act(), closed.id, closed.version, &closed.body).await.unwrap();
        assert!(matches!(comes(&subject).await, Err(GateError::SignInFailed)));
    });
}

/// Where our own second factor is asked for, a wrong code, an old one and one used already open nothing, and guessing is slowed.
#[test]
fn the_second_factor_is_asked() {
    block(async {
        let (world, subject) = linked().await;
        let comes = async |code: &str, at: &str| {
            world.gate.sign_in_vouched(&subject, Some(code), None, [7; 32], at).await.map(|opened| opened.entered.login().to_owned())
        };
        for wrong in ["", "000000", FIRST.1] {
            assert!(matches!(comes(wrong, SECOND.0).await, Err(GateError::SignInFailed)), "{wrong}");
        }
        assert_eq!(comes(SECOND.1, SECOND.0).await.unwrap(), "worker-1");
        assert!(matches!(comes(SECOND.1, SECOND.0).await, Err(GateError::SignInFailed)), "used");
        let mut slowed = false;
        for _ in 0..12 {
            slowed |= matches!(comes("000000", SECOND.0).await, Err(GateError::Throttled { .. }));
        }
        assert!(slowed);
    });
}

/// A link is made and taken back by its owner in a moment in which she proved herself to us; a session on the provider's word is none, and the subject of one account links no other.
#[test]
fn a_link_needs_a_fresh_proof() {
    block(async {
        let (world, subject) = linked().await;
        let opened = world.gate.sign_in_vouched(&subject, None, None, [7; 32], SECOND.0).await.unwrap();
        let other = world.gate.vouched(ISSUER, "another person");
        assert!(matches!(world.gate.link_subject(&opened.entered, &other, SECOND.0).await, Err(GateError::NotFresh)));
        assert!(matches!(world.gate.unlink_own(&opened.entered, SECOND.0).await, Err(GateError::NotFresh)));
        let Standing::Active(standing) = world.gate.session(&opened.token, SECOND.0).await.unwrap() else { panic!("no session") };
        assert!(matches!(world.gate.link_subject(&standing, &other, SECOND.0).await, Err(GateError::NotFresh)));
        let second = fresh(&world, "worker-2", SECOND).await;
        assert!(matches!(world.gate.link_subject(&second, &subject, SECOND.0).await, Err(GateError::SignInFailed)), "somebody else's");
        assert!(held(&world, "worker-2").await.body.credentials.openid.is_none());
        let own = fresh(&world, "worker-1", SECOND).await;
        world.gate.unlink_own(&own, SECOND.0).await.unwrap();
        assert!(world.gate.linked(&subject).await.unwrap().is_none());
        assert!(matches!(world.gate.sign_in_vouched(&subject, None, None, [8; 32], SECOND.0).await, Err(GateError::SignInFailed)));
        world.gate.link_subject(&second, &subject, SECOND.0).await.unwrap();
        assert_eq!(world.gate.sign_in_vouched(&subject, None, None, [9; 32], SECOND.0).await.unwrap().entered.login(), "worker-2");
    });
}

/// Whoever keeps the accounts takes a link back, and a session begun by it ends at once; a worker takes none of another's back.
#[test]
fn a_link_is_taken_back_by_who_keeps_the_accounts() {
    block(async {
        let (world, subject) = linked().await;
        let opened = world.gate.sign_in_vouched(&subject, None, None, [7; 32], SECOND.0).await.unwrap();
        let colleague = fresh(&world, "worker-2", SECOND).await;
        assert!(matches!(world.gate.unlink(&colleague, held(&world, "worker-1").await, SECOND.0).await, Err(GateError::Refused { .. })));
        world.worker("keeper-1", Role::Administrator, None).await;
        let keeper = fresh(&world, "keeper-1", SECOND).await;
        world.gate.unlink(&keeper, held(&world, "worker-1").await, SECOND.0).await.unwrap();
        assert!(matches!(world.gate.session(&opened.token, SECOND.0).await.unwrap(), Standing::Ended));
        assert!(world.gate.linked(&subject).await.unwrap().is_none());
    });
}

/// Whoever comes in on a provider's word opens no name until somebody unlocks the agency's key as ever, whatever the provider claims.
#[test]
fn no_key_opens_on_a_providers_word() {
    block(async {
        let (mut world, subject) = linked().await;
        let record = world.import(1, "shelter", &[&[("victim.given_name", "Nobodysname")]]).await[0];
        let passphrase = || Passphrase::new("the first grey heron".to_owned()).unwrap();
        let sealed = Protection::Passphrase(&passphrase(), Cost::LEAST);
        world.gate.store().key_files().set_passphrase("shelter", None, sealed, &mut Entropy::from_system()).unwrap();
        world.restart().await;
        let worker = world.gate.sign_in_vouched(&subject, None, None, [7; 32], SECOND.0).await.unwrap().entered;
        let opens = async || world.gate.open_record(&worker, record, Purpose::Casework, SECOND.0).await;
        assert!(matches!(opens().await, Err(GateError::AgencyLocked { .. })));
        assert!(world.gate.unlock_agency(&worker, &agency("shelter"), None, SECOND.0).await.is_err(), "without its passphrase it stays shut");
        assert!(matches!(opens().await, Err(GateError::AgencyLocked { .. })));
        world.gate.unlock_agency(&worker, &agency("shelter"), Some(passphrase()), SECOND.0).await.unwrap();
        assert_eq!(opens().await.unwrap().values[0].text.as_str(), "Nobodysname");
    });
}

/// Linking, each sign-in by the link and unlinking stand in the journal; the subject stands nowhere in it, nor in the account.
#[test]
fn what_happens_is_written_down_without_the_subject() {
    block(async {
        let (world, subject) = linked().await;
        let position = async || world.gate.store().position().await.unwrap();
        let before = position().await;
        world.gate.sign_in_vouched(&subject, None, None, [7; 32], SECOND.0).await.unwrap();
        let after = position().await;
        assert_ne!(before, after);
        let own = fresh(&world, "worker-1", THIRD).await;
        let before = position().await;
        world.gate.unlink_own(&own, THIRD.0).await.unwrap();
        assert_ne!(before, position().await);
        let account = serde_json::to_string(&held(&world, "worker-1").await.body).unwrap();
        assert!(!account.contains("248289761001"));
        world.gate.store().close().await;
        let text = std::fs::read(world.folder.path().join("data").join("record.db")).unwrap();
        assert!(!text.windows(12).any(|bytes| bytes == b"248289761001"));
    });
}
