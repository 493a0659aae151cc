//! Each rule of sharing is tried to be broken through the functions that pages and commands call.

use crate::sharing_world::{AT, CANARIES, House, after, day, draft, groups, request, terms};
use lantern_access::{
    consent::{
        Assent, BasisKind, CaregiverBar, ConsentProblem, DataGroup, DecisionProblem, Flag, GivenBy, HandoverRefusal, PersonAge, ProtocolProblem, RecipientId,
        RecipientKind, Request, RequestKind, SealKey, ShareRefusal, Told,
    },
    credential::{Day, Instant, Login},
    policy::Purpose,
};
use lantern_gate::{AskingDraft, ConsentDraft, GateError, ShareRequest, SharingProblem, item_id};
use lantern_ledger::{AccessKind, LeafKind, ProofFile};
use lantern_model::{Unit, field};
use lantern_store::{AccessFilter, Act, Change, EntityChange};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::Command,
};
use uuid::Uuid;

const EVERYTHING: [DataGroup; 4] = [DataGroup::Coded, DataGroup::Identity, DataGroup::Contact, DataGroup::Location];
const CODED: [DataGroup; 1] = [DataGroup::Coded];

/// A key pair of age, as its own program or this library makes it.
fn key_pair() -> (String, String) {
    use age::secrecy::ExposeSecret;
    let secret = age::x25519::Identity::generate();
    (secret.to_public().to_string(), secret.to_string().expose_secret().to_owned())
}

fn opens(sealed: &[u8], secret: &str) -> bool {
    age::decrypt(&secret.parse::<age::x25519::Identity>().unwrap(), sealed).is_ok()
}

fn refusal<T>(answer: Result<T, GateError>) -> SharingProblem {
    match answer {
        Err(GateError::Sharing(problem)) => problem,
        Err(other) => panic!("another error: {other}"),
        Ok(_) => panic!("it was not refused"),
    }
}

fn refused<T>(answer: Result<T, GateError>) -> ShareRefusal {
    match refusal(answer) {
        SharingProblem::Share(refusal) => refusal,
        other => panic!("another problem: {other}"),
    }
}

fn is_not_there<T>(answer: &Result<T, GateError>) -> bool {
    matches!(answer, Err(GateError::NotFound))
}

fn by<T>(answer: Result<T, GateError>) -> Vec<String> {
    match answer {
        Err(GateError::Refused { by }) => by,
        Err(other) => panic!("another error: {other}"),
        Ok(_) => panic!("it was allowed"),
    }
}

/// A clinic with a key and a protocol for a referral of everything, a consent for some of it.
async fn clinic(house: &House, key: &str, agreed: &[DataGroup]) -> (RecipientId, Uuid, Uuid) {
    let clinic = house.recipient(RecipientKind::Medical, None, Some(key)).await;
    let protocol = house.protocol(clinic, Purpose::Referral, DataGroup::ALL).await;
    let consent = house.consent(house.record, clinic, Purpose::Referral, agreed).await;
    (clinic, protocol, consent)
}

/// Without consent nothing leaves; with one, only to that recipient, for that purpose, those groups, until its day, and not after it was
/// taken back. A share is in the register and in the log, under a leaf of its own kind.
#[tokio::test(flavor = "multi_thread")]
async fn a_case_leaves_only_as_agreed() {
    let house = House::new().await;
    let clinic = house.recipient(RecipientKind::Medical, None, None).await;
    let other = house.recipient(RecipientKind::Protection, None, None).await;
    let protocol = house.protocol(clinic, Purpose::Referral, DataGroup::ALL).await;
    let for_other = house.protocol(other, Purpose::Referral, DataGroup::ALL).await;
    let casework = house.protocol(clinic, Purpose::Casework, DataGroup::ALL).await;
    let asked = request(house.record, clinic, protocol, Purpose::Referral, &CODED);
    assert_eq!(refused(house.share("worker-1", &asked, AT).await), ShareRefusal::NoBasis);
    let consent = house.consent(house.record, clinic, Purpose::Referral, &CODED).await;
    let elsewhere = request(house.record, other, for_other, Purpose::Referral, &CODED);
    assert_eq!(refused(house.share("worker-1", &elsewhere, AT).await), ShareRefusal::NotCovered, "another recipient");
    let otherwise = request(house.record, clinic, casework, Purpose::Casework, &CODED);
    assert_eq!(refused(house.share("worker-1", &otherwise, AT).await), ShareRefusal::NotCovered, "another purpose");
    let more = request(house.record, clinic, protocol, Purpose::Referral, &[DataGroup::Coded, DataGroup::Legal]);
    assert_eq!(refused(house.share("worker-1", &more, AT).await), ShareRefusal::NotCovered, "more data");
    let before = house.gate.store().position().await.unwrap();
    assert_eq!(refused(house.share("worker-1", &asked, &after(181)).await), ShareRefusal::Expired);
    assert_eq!(house.gate.store().position().await.unwrap(), before, "what is refused leaves no entry that says something left");
    let made = house.share("worker-1", &asked, AT).await.unwrap();
    assert!(!made.sealed && std::path::Path::new(&made.file_name).extension().is_some_and(|end| end == "json"));
    let held = house.gate.share_made(&house.enter("worker-1").await, made.share, AT).await.unwrap().body;
    assert_eq!((held.basis, held.basis_id, held.protocol), (BasisKind::Consent, consent, protocol));
    assert_eq!(held.file_hash, blake3::hash(&made.bytes).to_hex().to_string());
    let log = house.gate.store().access_log(&AccessFilter { subject: Some(*house.record.bytes()), ..AccessFilter::default() }, 0, 10).await.unwrap().0;
    let line = log.iter().find(|line| line.what == AccessKind::Share).unwrap();
    assert_eq!((line.position, line.basis.as_deref()), (held.logged_at, Some(consent.to_string().as_str())));
    let leaf = house.gate.store().ledger_line_of(held.logged_at).await.unwrap().unwrap().leaf;
    assert_eq!(leaf.kind(), LeafKind::Share);
    house.gate.withdraw_consent(&house.enter("registrar-1").await, consent, AT).await.unwrap();
    assert_eq!(refused(house.share("worker-1", &asked, AT).await), ShareRefusal::Withdrawn, "at once");
}

/// The package holds what was agreed and nothing beside it: no value of another group, no code on sexual violence, no code of the record.
/// Debian's age opens it, and its proof holds under the log's key.
#[tokio::test(flavor = "multi_thread")]
async fn a_package_holds_nothing_beyond_its_groups() {
    let house = House::new().await;
    let (public, secret) = key_pair();
    let agreed = [DataGroup::Coded, DataGroup::Contact];
    let (clinic, protocol, _) = clinic(&house, &public, &agreed).await;
    let asked = request(house.record, clinic, protocol, Purpose::Referral, &agreed);
    let locked = house.share("worker-1", &asked, AT).await;
    assert!(matches!(locked, Err(GateError::AgencyLocked { .. })), "the agency's key is locked");
    house.unlock().await;
    let made = house.share("worker-1", &asked, AT).await.unwrap();
    assert!(made.sealed && made.file_name.ends_with(".json.age"));
    let identity: age::x25519::Identity = secret.parse().unwrap();
    let plain = age::decrypt(&identity, &made.bytes).unwrap();
    let text = String::from_utf8(plain.clone()).unwrap();
    let mut planted = 0;
    for (path, canary, group) in CANARIES {
        assert_eq!(text.contains(&format!("\"{canary}\"")), agreed.contains(&group), "{path}");
        planted += 1;
    }
    assert_eq!(planted, 8);
    assert!(text.contains("forced_labour") && text.contains("debt_bondage"));
    assert!(!text.contains("sexual") && !text.contains("prostitution"), "{text}");
    assert!(!text.contains(&house.record.to_string()) && !text.contains("worker-1"), "{text}");
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((document["lantern_share"].as_u64(), document["from"].as_str()), (Some(1), Some("shelter")));
    assert_eq!(document["share"], made.share.to_string());
    assert_eq!(document["data"].as_object().unwrap().keys().collect::<Vec<_>>(), ["coded", "contact"]);
    let proof = ProofFile::parse(document["proof"].as_str().unwrap()).unwrap();
    let extra: Value = serde_json::from_slice(proof.extra.as_deref().unwrap()).unwrap();
    let leaf: Vec<u8> = (0..34).map(|at| u8::from_str_radix(&extra["leaf"].as_str().unwrap()[2 * at..2 * at + 2], 16).unwrap()).collect();
    let policy = format!("log {}\nquorum none\n", house.gate.store().ledger_verifier().vkey());
    let policy = lantern_ledger::Policy::parse(policy.as_bytes()).unwrap();
    assert!(proof.verify(&policy, &leaf).is_ok());
    opens_with_debian(&secret, &made.bytes, &plain);
}

fn opens_with_debian(secret: &str, sealed: &[u8], plain: &[u8]) {
    if Command::new("age").arg("--version").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "age is not installed; CI must open packages by hand");
        println!("skipped: the program age is not installed");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let [key, file] = ["key.txt", "package.age"].map(|name| folder.path().join(name));
    fs::write(&key, secret).unwrap();
    fs::write(&file, sealed).unwrap();
    let opened = Command::new("age").arg("--decrypt").arg("--identity").arg(&key).arg(&file).output().unwrap();
    assert!(opened.status.success() && opened.stdout == plain, "{}", String::from_utf8_lossy(&opened.stderr));
}

/// Nothing but coded answers ever leaves in the clear.
#[tokio::test(flavor = "multi_thread")]
async fn identities_never_leave_in_the_clear() {
    let house = House::new().await;
    house.unlock().await;
    let clinic = house.recipient(RecipientKind::Medical, None, None).await;
    let protocol = house.protocol(clinic, Purpose::Referral, DataGroup::ALL).await;
    house.consent(house.record, clinic, Purpose::Referral, &EVERYTHING).await;
    for group in DataGroup::ALL.iter().copied().filter(|group| *group != DataGroup::Coded) {
        if EVERYTHING.contains(&group) {
            let asked = request(house.record, clinic, protocol, Purpose::Referral, &[group]);
            assert_eq!(refused(house.share("worker-1", &asked, AT).await), ShareRefusal::NoKey, "{group}");
        }
    }
    let asked = request(house.record, clinic, protocol, Purpose::Referral, &CODED);
    assert!(house.share("worker-1", &asked, AT).await.is_ok());
}

/// Immigration enforcement, armed and intelligence bodies receive nothing, and nobody is even asked whether they may.
#[tokio::test(flavor = "multi_thread")]
async fn some_bodies_receive_nothing() {
    let house = House::new().await;
    for kind in [RecipientKind::ImmigrationEnforcement, RecipientKind::Armed, RecipientKind::Intelligence] {
        let body = house.recipient(kind, Some((Flag::No, Flag::Yes)), None).await;
        let drafted = house.gate.draft_protocol(&house.enter("supervisor-1").await, terms(body, Purpose::Casework, &CODED), AT).await;
        assert_eq!(refused(drafted), ShareRefusal::RecipientReceivesNothing, "{kind}");
        let agreed = house.gate.record_consent(&house.enter("worker-1").await, house.record, draft(body, Purpose::Casework, &CODED), AT).await;
        assert_eq!(refused(agreed), ShareRefusal::RecipientReceivesNothing, "{kind}");
        let asking =
            AskingDraft { kind: BasisKind::CourtOrder, purpose: Purpose::Casework, recipient: body, groups: groups(&CODED), child: false, reference: None };
        assert_eq!(refused(house.gate.ask_for_basis(&house.enter("worker-1").await, house.record, asking, AT).await), ShareRefusal::RecipientReceivesNothing);
        let asked = request(house.record, body, Uuid::nil(), Purpose::Casework, &CODED);
        assert_eq!(refused(house.share("worker-1", &asked, AT).await), ShareRefusal::RecipientReceivesNothing, "{kind}");
    }
}

/// What was told to protection goes to no court and no police as a case, with whatever consent, and no detective sees it.
#[tokio::test(flavor = "multi_thread")]
async fn the_wall_stands() {
    let house = House::new().await;
    let (public, _) = key_pair();
    for (kind, purpose) in [(RecipientKind::Judicial, Purpose::Investigation), (RecipientKind::Investigative, Purpose::Casework)] {
        let court = house.recipient(kind, Some((Flag::No, Flag::Yes)), Some(&public)).await;
        let protocol = house.protocol(court, purpose, &CODED).await;
        house.consent(house.record, court, purpose, &CODED).await;
        let asked = request(house.record, court, protocol, purpose, &CODED);
        assert_eq!(refused(house.share("worker-1", &asked, AT).await), ShareRefusal::DoorOnly);
        assert!(is_not_there(&house.share("detective-1", &asked, AT).await), "a detective is not shown that the file exists");
        let theirs = ShareRequest { record: house.police, ..asked };
        assert!(is_not_there(&house.share("worker-1", &theirs, AT).await), "nor a worker that the police have one");
    }
    // A purpose of prosecution is behind the wall, whoever receives it.
    let clinic = house.recipient(RecipientKind::Medical, Some((Flag::No, Flag::Yes)), Some(&public)).await;
    let protocol = house.protocol(clinic, Purpose::Sanctions, &CODED).await;
    house.consent(house.record, clinic, Purpose::Sanctions, &CODED).await;
    assert_eq!(refused(house.share("worker-1", &request(house.record, clinic, protocol, Purpose::Sanctions, &CODED), AT).await), ShareRefusal::DoorOnly);
}

/// Whoever prosecutes receives nothing where death may be the penalty, a trial is not fair, or nobody looked; and the one who entered a
/// body does not say herself that it is a good one.
#[tokio::test(flavor = "multi_thread")]
async fn jurisdictions_are_looked_at_by_two() {
    let house = House::new().await;
    let (public, _) = key_pair();
    let expected = [
        (None, ShareRefusal::DeathPenalty),
        (Some((Flag::Yes, Flag::Yes)), ShareRefusal::DeathPenalty),
        (Some((Flag::Unknown, Flag::Yes)), ShareRefusal::DeathPenalty),
        (Some((Flag::No, Flag::No)), ShareRefusal::FairTrial),
        (Some((Flag::No, Flag::Unknown)), ShareRefusal::FairTrial),
        (Some((Flag::No, Flag::Yes)), ShareRefusal::NoProtocol),
    ];
    for (flags, refusal) in expected {
        let court = house.recipient(RecipientKind::Judicial, flags, Some(&public)).await;
        let asked = request(house.record, court, Uuid::nil(), Purpose::Investigation, &CODED);
        assert_eq!(refused(house.share("worker-1", &asked, AT).await), refusal, "{flags:?}");
        let late = house.share("worker-1", &asked, &after(299)).await;
        assert_eq!(refused(late), refusal, "within the year");
    }
    let court = house.recipient(RecipientKind::Judicial, None, None).await;
    let source = lantern_access::consent::Line::parse("I know it").unwrap();
    let own = house.gate.assess_recipient(&house.enter("coordinator-1").await, court, (Flag::No, Flag::Yes), source, AT).await;
    assert_eq!(refusal(own), SharingProblem::AssessedByAdder);
}

/// Whoever brings a recipient's new key cannot put it into use; another takes only the very key that she compared; giving it up stops sealed
/// files at once.
#[tokio::test(flavor = "multi_thread")]
async fn a_recipients_key_is_changed_by_two() {
    let house = House::new().await;
    house.unlock().await;
    let ((old, old_secret), (new, new_secret), (strange, _)) = (key_pair(), key_pair(), key_pair());
    let wanted = [DataGroup::Identity];
    let (clinic, protocol, _) = clinic(&house, &old, &wanted).await;
    let asked = request(house.record, clinic, protocol, Purpose::Referral, &wanted);
    let key = |text: &str| SealKey::parse(text).unwrap();
    let (coordinator, officer) = (house.enter("coordinator-1").await, house.enter("officer-1").await);
    house.gate.offer_recipient_key(&coordinator, clinic, key(&new), AT).await.unwrap();
    assert_eq!(refusal(house.gate.take_recipient_key(&coordinator, clinic, &key(&new), AT).await), SharingProblem::KeyTakenByBringer);
    assert_eq!(refusal(house.gate.take_recipient_key(&officer, clinic, &key(&strange), AT).await), SharingProblem::OtherKeyWaits);
    let worker = house.gate.offer_recipient_key(&house.enter("worker-1").await, clinic, key(&strange), AT).await;
    assert!(matches!(worker, Err(GateError::Refused { .. })), "whoever works on cases changes no recipient");
    let made = house.share("worker-1", &asked, AT).await.unwrap();
    assert!(opens(&made.bytes, &old_secret) && !opens(&made.bytes, &new_secret), "until then the key before counts");
    house.gate.take_recipient_key(&officer, clinic, &key(&new), AT).await.unwrap();
    let made = house.share("worker-1", &asked, AT).await.unwrap();
    assert!(opens(&made.bytes, &new_secret) && !opens(&made.bytes, &old_secret));
    house.gate.drop_recipient_key(&coordinator, clinic, AT).await.unwrap();
    assert_eq!(refused(house.share("worker-1", &asked, AT).await), ShareRefusal::NoKey);
}

/// Data on sexual violence leave for a referral with consent and by a specialist; nobody else, for nothing else, on no other basis.
#[tokio::test(flavor = "multi_thread")]
async fn sexual_violence_leaves_only_on_the_way_to_a_service() {
    let house = House::new().await;
    house.unlock().await;
    let (public, secret) = key_pair();
    let wanted = [DataGroup::Coded, DataGroup::SexualViolence];
    let (clinic, protocol, _) = clinic(&house, &public, &wanted).await;
    let asked = request(house.record, clinic, protocol, Purpose::Referral, &wanted);
    assert!(by(house.share("worker-1", &asked, AT).await).contains(&"records-gbv-specialist-only".to_owned()));
    let made = house.share("gbv-1", &asked, AT).await.unwrap();
    let identity: age::x25519::Identity = secret.parse().unwrap();
    assert!(String::from_utf8(age::decrypt(&identity, &made.bytes).unwrap()).unwrap().contains("sexual_exploitation"));
    let casework = house.protocol(clinic, Purpose::Casework, DataGroup::ALL).await;
    house.consent(house.record, clinic, Purpose::Casework, &wanted).await;
    let asked = request(house.record, clinic, casework, Purpose::Casework, &wanted);
    assert_eq!(refused(house.share("gbv-1", &asked, AT).await), ShareRefusal::SexualViolence);
}

/// What stands between a person and her lawyer never leaves, and a protocol that is a draft, over, for something else or another's is none.
#[tokio::test(flavor = "multi_thread")]
async fn privilege_and_protocols_hold() {
    let house = House::new().await;
    let (public, _) = key_pair();
    let (clinic, protocol, _) = clinic(&house, &public, &CODED).await;
    let asked = request(house.record, clinic, protocol, Purpose::Referral, &CODED);
    assert_eq!(refused(house.share("worker-1", &ShareRequest { privileged: true, ..asked.clone() }, AT).await), ShareRefusal::Privileged);
    let supervisor = house.enter("supervisor-1").await;
    let drafted = house.gate.draft_protocol(&supervisor, terms(clinic, Purpose::Referral, &CODED), AT).await.unwrap();
    assert_eq!(refused(house.share("worker-1", &ShareRequest { protocol: drafted, ..asked.clone() }, AT).await), ShareRefusal::ProtocolNotLive);
    assert_eq!(refusal(house.gate.approve_protocol(&supervisor, drafted, AT).await), SharingProblem::Protocol(ProtocolProblem::ApprovedByDrafter));
    assert!(house.gate.approve_protocol(&house.enter("worker-1").await, drafted, AT).await.is_err(), "a worker puts nothing into force");
    assert!(by(house.gate.approve_protocol(&house.enter("foreign-1").await, drafted, AT).await).contains(&"records-own-agency-only".to_owned()));
    assert_eq!(refused(house.share("worker-1", &ShareRequest { protocol: Uuid::nil(), ..asked.clone() }, AT).await), ShareRefusal::NoProtocol);
    let legal_aid = house.protocol(clinic, Purpose::LegalAid, &CODED).await;
    assert_eq!(refused(house.share("worker-1", &ShareRequest { protocol: legal_aid, ..asked.clone() }, AT).await), ShareRefusal::ProtocolPurpose);
    let narrow = house.protocol(clinic, Purpose::Referral, &[DataGroup::Contact]).await;
    assert_eq!(refused(house.share("worker-1", &ShareRequest { protocol: narrow, ..asked.clone() }, AT).await), ShareRefusal::ProtocolGroups);
    house.gate.end_protocol(&house.enter("supervisor-2").await, protocol, AT).await.unwrap();
    assert_eq!(refused(house.share("worker-1", &asked, AT).await), ShareRefusal::ProtocolNotLive);
    // A coordinator's draft needs two others whose signatures count.
    let drafted = house.gate.draft_protocol(&house.enter("coordinator-1").await, terms(clinic, Purpose::Referral, &CODED), AT).await.unwrap();
    assert!(house.gate.approve_protocol(&supervisor, drafted, AT).await.is_err());
    house.gate.check_protocol(&supervisor, drafted, AT).await.unwrap();
    assert_eq!(refusal(house.gate.approve_protocol(&supervisor, drafted, AT).await), SharingProblem::Protocol(ProtocolProblem::ApprovedByDrafter));
    house.gate.approve_protocol(&house.enter("officer-1").await, drafted, AT).await.unwrap();
    assert!(house.share("worker-1", &ShareRequest { protocol: drafted, ..asked }, AT).await.is_ok());
}

/// Without consent something leaves on a supervisor's decision only, on what a worker asked for, cut down and never widened, while it lasts.
#[tokio::test(flavor = "multi_thread")]
async fn another_basis_is_decided_by_a_supervisor() {
    let house = House::new().await;
    let clinic = house.recipient(RecipientKind::Medical, None, None).await;
    let protocol = house.protocol(clinic, Purpose::Referral, &CODED).await;
    let asked = request(house.record, clinic, protocol, Purpose::Referral, &CODED);
    let wanted = |kind| AskingDraft { kind, purpose: Purpose::Referral, recipient: clinic, groups: groups(&CODED), child: false, reference: None };
    let worker = house.enter("worker-1").await;
    assert_eq!(
        refusal(house.gate.ask_for_basis(&worker, house.record, wanted(BasisKind::Consent), AT).await),
        SharingProblem::Decision(DecisionProblem::ConsentIsNotDecided)
    );
    let asking = house.gate.ask_for_basis(&worker, house.record, wanted(BasisKind::VitalInterests), AT).await.unwrap();
    assert_eq!(refused(house.share("worker-1", &asked, AT).await), ShareRefusal::NoBasis, "asked is not decided");
    let (decide, all) = ((day(7), Told::Told), groups(DataGroup::ALL));
    assert!(is_not_there(&house.gate.decide_basis(&worker, asking, &all, decide, AT).await), "a worker decides nothing");
    assert!(is_not_there(&house.gate.decide_basis(&house.enter("foreign-1").await, asking, &all, decide, AT).await), "nor another agency's supervisor");
    let supervisor = house.enter("supervisor-1").await;
    let too_long = house.gate.decide_basis(&supervisor, asking, &all, (day(8), Told::Told), AT).await;
    assert_eq!(refusal(too_long), SharingProblem::Decision(DecisionProblem::EndOutOfRange));
    let decision = house.gate.decide_basis(&supervisor, asking, &all, decide, AT).await.unwrap().unwrap();
    assert!(house.share("worker-1", &asked, AT).await.is_ok());
    assert!(is_not_there(&house.gate.decide_basis(&supervisor, asking, &all, decide, AT).await), "once");
    let papers = house.gate.papers(&supervisor, house.record, AT).await.unwrap();
    assert_eq!(papers.decisions[0].body.groups, groups(&CODED), "nothing was added to what was asked");
    assert_eq!(refused(house.share("worker-1", &asked, &after(8)).await), ShareRefusal::NoBasis, "it ends");
    house.gate.revoke_decision(&house.enter("supervisor-2").await, decision, AT).await.unwrap();
    assert_eq!(refused(house.share("worker-1", &asked, AT).await), ShareRefusal::NoBasis);
    // Nobody decides what she asked for herself, and a duty is one of the table.
    let own = house.gate.ask_for_basis(&supervisor, house.record, wanted(BasisKind::VitalInterests), AT).await.unwrap();
    assert_eq!(refusal(house.gate.decide_basis(&supervisor, own, &all, decide, AT).await), SharingProblem::Decision(DecisionProblem::DecidedByAsker));
    let duty = house.gate.ask_for_basis(&worker, house.record, wanted(BasisKind::LegalDuty), AT).await.unwrap();
    assert_eq!(refusal(house.gate.decide_basis(&supervisor, duty, &all, decide, AT).await), SharingProblem::Decision(DecisionProblem::NoReference));
}

/// A child's consent needs the child's word and the caregiver's, or the guardian's where the caregiver cannot; a person trained for
/// children takes it; and no carer consents for an adult.
#[tokio::test(flavor = "multi_thread")]
async fn children_and_supported_decisions() {
    let house = House::new().await;
    let clinic = house.recipient(RecipientKind::Medical, None, None).await;
    let adult_from = Day::parse("2027-04-01").unwrap();
    let child = ConsentDraft {
        age: PersonAge::Child { adult_from },
        given_by: GivenBy::Caregiver,
        assent: Some(Assent::Given),
        ..draft(clinic, Purpose::Referral, &CODED)
    };
    let (trained, untrained) = (house.enter("worker-9").await, house.enter("worker-1").await);
    let of_nobody = |answer| by(answer).contains(&"records-child-trained-only".to_owned());
    assert!(of_nobody(house.gate.record_consent(&untrained, house.child, child.clone(), AT).await));
    let grown_up = draft(clinic, Purpose::Referral, &CODED);
    assert!(of_nobody(house.gate.record_consent(&untrained, house.child, grown_up, AT).await), "nor does she say that a child has grown up");
    let tried = async |draft: ConsentDraft| match refusal(house.gate.record_consent(&trained, house.child, draft, AT).await) {
        SharingProblem::Consent(problem) => problem,
        other => panic!("{other}"),
    };
    assert_eq!(tried(ConsentDraft { assent: None, ..child.clone() }).await, ConsentProblem::AssentMissing);
    assert_eq!(tried(ConsentDraft { assent: Some(Assent::Refused), ..child.clone() }).await, ConsentProblem::AssentRefused);
    assert_eq!(tried(ConsentDraft { given_by: GivenBy::Itself, ..child.clone() }).await, ConsentProblem::ChildAlone);
    assert_eq!(tried(ConsentDraft { caregiver_bar: Some(CaregiverBar::Suspected), ..child.clone() }).await, ConsentProblem::CaregiverBarred);
    assert_eq!(tried(ConsentDraft { given_by: GivenBy::Guardian, ..child.clone() }).await, ConsentProblem::GuardianWithoutCause);
    assert_eq!(tried(ConsentDraft { limits_told_at: None, ..child.clone() }).await, ConsentProblem::LimitsNotTold);
    let later = Instant::parse(&after(1)).unwrap();
    assert_eq!(tried(ConsentDraft { limits_told_at: Some(later), ..child.clone() }).await, ConsentProblem::LimitsNotTold);
    let adult = draft(clinic, Purpose::Referral, &CODED);
    assert_eq!(tried(ConsentDraft { given_by: GivenBy::Caregiver, ..adult.clone() }).await, ConsentProblem::AdultByOther);
    assert_eq!(tried(ConsentDraft { given_by: GivenBy::SupportedSelf, ..adult.clone() }).await, ConsentProblem::SupporterNotChosen);
    house.gate.record_consent(&trained, house.child, ConsentDraft { until: day(700), ..child }, AT).await.unwrap();
    let protocol = house.protocol(clinic, Purpose::Referral, &CODED).await;
    let asked = request(house.child, clinic, protocol, Purpose::Referral, &CODED);
    assert!(by(house.share("worker-1", &asked, AT).await).contains(&"records-child-trained-only".to_owned()));
    assert!(house.share("worker-9", &asked, AT).await.is_ok());
}

/// Another agency's supervisor, a detective and an administrator are not shown a person's papers, nor the register of what was shared.
#[tokio::test(flavor = "multi_thread")]
async fn papers_are_their_agencys_own() {
    let house = House::new().await;
    let (public, _) = key_pair();
    let (clinic, protocol, consent) = clinic(&house, &public, &CODED).await;
    let made = house.share("worker-1", &request(house.record, clinic, protocol, Purpose::Referral, &CODED), AT).await.unwrap();
    for login in ["foreign-1", "detective-1", "keeper-1", "officer-1", "coordinator-1"] {
        let entered = house.enter(login).await;
        assert!(is_not_there(&house.gate.papers(&entered, house.record, AT).await), "{login}");
        assert!(is_not_there(&house.gate.withdraw_consent(&entered, consent, AT).await), "{login}");
        assert!(is_not_there(&house.gate.consent_to_show(&entered, consent, AT).await), "{login}");
    }
    for (login, sees) in [("foreign-1", false), ("detective-1", false), ("keeper-1", false), ("officer-1", true), ("supervisor-2", true)] {
        let entered = house.enter(login).await;
        assert_eq!(house.gate.share_made(&entered, made.share, AT).await.is_ok(), sees, "{login}");
        let listed = house.gate.shares(&entered, (0, 10), AT).await.map_or(0, |(list, _)| list.len());
        assert_eq!(listed, usize::from(sees), "{login}");
    }
    for login in ["worker-1", "lawyer-1", "registrar-1"] {
        assert_eq!(house.gate.papers(&house.enter(login).await, house.record, AT).await.unwrap().consents.len(), 1, "{login}");
    }
}

/// Who asks for erasure or restriction stops everything that rests on her consent, at once.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_of_the_person_stops_sharing() {
    let house = House::new().await;
    let (public, _) = key_pair();
    let (clinic, protocol, _) = clinic(&house, &public, &CODED).await;
    let asked = request(house.record, clinic, protocol, Purpose::Referral, &CODED);
    assert!(house.share("worker-1", &asked, AT).await.is_ok());
    let person = lantern_access::consent::Person::new(house.record);
    let stop = Request::receive(Uuid::new_v4(), person, RequestKind::Erase, false, Login::parse("worker-1").unwrap(), Instant::parse(AT).unwrap());
    let Value::Object(fields) = serde_json::to_value(&stop).unwrap() else { panic!("no object") };
    let set: BTreeMap<String, Option<Value>> = fields.into_iter().map(|(name, value)| (name, Some(value))).collect();
    let change =
        EntityChange { kind: "request", id: stop.id, base_version: 0, subject: Some(house.record), agency: None, set, seal: BTreeMap::new(), keys: None };
    let act = Act { actor: "worker-1".to_owned(), purpose: "person_request".to_owned(), at: AT.to_owned() };
    house.gate.store().commit(&act, Change::Entities(vec![change])).await.unwrap();
    assert_eq!(refused(house.share("worker-1", &asked, AT).await), ShareRefusal::StoppedByPerson);
}

/// The door opens for one item, chosen by the person, with counsel, after two signatures of which one is a supervisor's, once; and what
/// leaves is that item alone.
#[tokio::test(flavor = "multi_thread")]
async fn the_door_opens_once_for_one_item() {
    let house = House::new().await;
    house.unlock().await;
    let (public, secret) = key_pair();
    let court = house.recipient(RecipientKind::Judicial, Some((Flag::No, Flag::Yes)), Some(&public)).await;
    let protocol = house.protocol(court, Purpose::Investigation, &[DataGroup::Narrative]).await;
    let consent = house.consent(house.record, court, Purpose::Investigation, &[DataGroup::Narrative]).await;
    let [worker, other, supervisor, lawyer] =
        [house.enter("worker-1").await, house.enter("worker-9").await, house.enter("supervisor-1").await, house.enter("lawyer-1").await];
    let narrative = item_id(house.record, (Unit::Victim, 0, field::by_path("victim.narrative").unwrap().number));
    let shut = |answer: Result<Uuid, GateError>| refusal(answer);
    assert_eq!(shut(house.gate.prepare_handover(&worker, consent, narrative, false, AT).await), SharingProblem::Handover(HandoverRefusal::NotChosenByPerson));
    let types = item_id(house.record, (Unit::Event, 0, field::by_path("event.forms").unwrap().number));
    assert_eq!(shut(house.gate.prepare_handover(&worker, consent, types, true, AT).await), SharingProblem::Handover(HandoverRefusal::Closed));
    assert!(is_not_there(&house.gate.prepare_handover(&house.enter("foreign-1").await, consent, narrative, true, AT).await));
    assert!(is_not_there(&house.gate.prepare_handover(&house.enter("detective-1").await, consent, narrative, true, AT).await));
    let id = house.gate.prepare_handover(&worker, consent, narrative, true, AT).await.unwrap();
    let door = async |entered: &lantern_gate::Entered| house.gate.hand_over(entered, id, protocol, AT).await;
    let told = |answer| match refusal(answer) {
        SharingProblem::Handover(refusal) => refusal,
        other => panic!("{other}"),
    };
    assert_eq!(told(door(&worker).await.map(drop)), HandoverRefusal::NoCounsel);
    assert!(house.gate.counsel_was_there(&supervisor, id, AT).await.is_err(), "counsel is a lawyer");
    house.gate.counsel_was_there(&lawyer, id, AT).await.unwrap();
    assert_eq!(told(door(&worker).await.map(drop)), HandoverRefusal::TwoSignatures);
    house.gate.sign_handover(&worker, id, AT).await.unwrap();
    assert_eq!(told(house.gate.sign_handover(&worker, id, AT).await), HandoverRefusal::TwoSignatures, "nobody signs twice");
    assert_eq!(told(house.gate.sign_handover(&lawyer, id, AT).await), HandoverRefusal::TwoSignatures, "counsel does not sign for the agency");
    assert_eq!(told(door(&worker).await.map(drop)), HandoverRefusal::TwoSignatures, "one is not two");
    house.gate.sign_handover(&supervisor, id, AT).await.unwrap();
    assert_eq!(told(door(&other).await.map(drop)), HandoverRefusal::TwoSignatures, "one of the signers opens");
    // The supervisor would open with a case worker's signature beside her own: the second must be a supervisor's or a lawyer's.
    assert!(by(door(&supervisor).await.map(drop)).contains(&"door-two-signatures".to_owned()));
    assert_eq!(refused(house.gate.hand_over(&worker, id, Uuid::nil(), AT).await.map(drop)), ShareRefusal::NoProtocol);
    let made = door(&worker).await.unwrap();
    let identity: age::x25519::Identity = secret.parse().unwrap();
    let text = String::from_utf8(age::decrypt(&identity, &made.bytes).unwrap()).unwrap();
    for (path, canary, _) in CANARIES {
        assert_eq!(text.contains(&format!("\"{canary}\"")), path == "victim.narrative", "{path}");
    }
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["data"]["narrative"].as_array().unwrap().len(), 1);
    assert_eq!(told(door(&worker).await.map(drop)), HandoverRefusal::DoneAlready);
    let held = house.gate.share_made(&worker, made.share, AT).await.unwrap().body;
    assert_eq!(held.handover, Some(id));
    let _: BTreeSet<DataGroup> = held.groups;
}
