//! Another key, in whatever order it breaks off; and a key that comes back from paper.

use crate::world::{AT, World, act, agency, block};
use lantern_access::policy::{Purpose, Role};
use lantern_gate::GateError;
use lantern_ledger::AccessKind;
use lantern_store::{Change, Rotation};
use lantern_vault::{Cost, Entropy, Passphrase, Protection, ProtectionKind, VaultError};
use zeroize::Zeroizing;

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned()).unwrap()
}

const FIRST: &str = "the first grey heron";
const SECOND: &str = "the second grey heron";

const NAMED: &[(&str, &str)] = &[("victim.given_name", "Nobodysname")];

/// A key is changed: who was there opens with the new one, a file that broke off half-way goes on, and the old file is gone at the end.
#[test]
fn a_key_is_changed_and_goes_on_after_a_kill() {
    block(async {
        let mut world = World::new().await;
        let records = world.import(1, "shelter", &[NAMED; 3]).await;
        let files = world.gate.store().key_files().clone();
        files.set_passphrase("shelter", None, Protection::Passphrase(&passphrase(FIRST), Cost::LEAST), &mut Entropy::from_system()).unwrap();
        let head = world.worker("head-1", Role::Supervisor, Some("shelter")).await;
        let worker = world.worker("worker-1", Role::CaseWorker, Some("shelter")).await;
        let shelter = agency("shelter");
        let rotate = async |world: &World, old: &str, new: &str| {
            world.gate.rotate_agency(&head, &shelter, (Some(passphrase(old)), passphrase(new)), &|_, _| {}, AT).await
        };
        assert!(matches!(rotate(&world, "something else here", SECOND).await, Err(GateError::Vault(VaultError::WrongPassphrase(_)))));
        assert!(files.previous_agency_key_text("shelter").unwrap().is_none(), "who does not open the old key changes nothing");
        let refused = world.gate.rotate_agency(&worker, &shelter, (Some(passphrase(FIRST)), passphrase(SECOND)), &|_, _| {}, AT).await;
        assert!(matches!(refused, Err(GateError::Refused { .. })));
        // Killed after the new file was written, then after the first commit: both go on.
        files.replace_agency_key("shelter", Protection::Passphrase(&passphrase(SECOND), Cost::LEAST), &mut Entropy::from_system()).unwrap();
        world.restart().await;
        assert!(world.gate.agency_keys(&head).await.unwrap()[0].rotating);
        let public_key = files.agency_public("shelter").unwrap().to_bytes();
        world.gate.store().commit(&act(), Change::Rotate(Rotation { agency: shelter.clone(), public_key, wrapped: Vec::new(), whole: false })).await.unwrap();
        world.restart().await;
        world.gate.unlock_agency(&worker, &shelter, Some(passphrase(SECOND)), AT).await.unwrap();
        assert!(matches!(world.gate.open_record(&worker, records[0], Purpose::Casework, AT).await, Err(GateError::DoesNotOpen)), "nothing is wrapped anew yet");
        rotate(&world, FIRST, SECOND).await.unwrap();
        assert!(files.previous_agency_key_text("shelter").unwrap().is_none() && world.gate.store().rotations().await.unwrap().is_empty());
        for record in &records {
            assert_eq!(world.gate.open_record(&worker, *record, Purpose::Casework, AT).await.unwrap().values[0].text.as_str(), "Nobodysname");
        }
        assert!(world.looks(AccessKind::Keys).await.contains(&("head-1".to_owned(), 3)), "the entry names whose keys were wrapped");
        // Killed when only the old file was left: it goes, whoever still knows its passphrase.
        world.restart().await;
        let state = &world.gate.agency_keys(&head).await.unwrap()[0];
        assert_eq!((state.unlocked, state.rotating, state.fits, state.protection), (false, false, true, Some(ProtectionKind::Passphrase)));
    });
}

/// Any three of five sheets bring a key back under a new passphrase; two, a foreign set, or those of the old key write nothing.
#[test]
fn a_key_comes_back_from_paper() {
    block(async {
        let world = World::new().await;
        let records = world.import(1, "shelter", &[NAMED]).await;
        world.import(2, "north", &[NAMED]).await;
        let head = world.worker("head-1", Role::Supervisor, Some("shelter")).await;
        let other = world.worker("head-2", Role::Supervisor, Some("north")).await;
        let (shelter, north) = (agency("shelter"), agency("north"));
        world.gate.unlock_agency(&head, &shelter, None, AT).await.unwrap();
        world.gate.unlock_agency(&other, &north, None, AT).await.unwrap();
        assert!(world.gate.recovery_sheets(&other, &shelter, (3, 5), AT).await.is_err(), "another agency's");
        let sheets = world.gate.recovery_sheets(&head, &shelter, (3, 5), AT).await.unwrap();
        let foreign = world.gate.recovery_sheets(&other, &north, (2, 3), AT).await.unwrap();
        let files = world.gate.store().key_files().clone();
        let before = files.agency_key_text("shelter").unwrap();
        let recover = async |sheets: &[&String]| {
            let sheets = sheets.iter().map(|sheet| Zeroizing::new((*sheet).clone())).collect();
            world.gate.recover_agency(&head, &shelter, sheets, passphrase(FIRST), AT).await
        };
        let entries = world.looks(AccessKind::Keys).await.len();
        assert!(matches!(recover(&[&sheets[0], &sheets[1]]).await, Err(GateError::Vault(VaultError::Shares(_)))));
        assert!(matches!(recover(&[&foreign[0], &foreign[1]]).await, Err(GateError::KeyDoesNotFit { .. })));
        assert_eq!(files.agency_key_text("shelter").unwrap(), before, "nothing was written");
        assert_eq!(world.looks(AccessKind::Keys).await.len(), entries + 2, "each try stands in the log");
        recover(&[&sheets[4], &sheets[0], &sheets[2]]).await.unwrap();
        world.gate.lock_agency(&head, &shelter, AT).await.unwrap();
        assert!(matches!(world.gate.unlock_agency(&head, &shelter, None, AT).await, Err(GateError::Vault(VaultError::NeedsPassphrase(_)))));
        world.gate.unlock_agency(&head, &shelter, Some(passphrase(FIRST)), AT).await.unwrap();
        assert_eq!(world.gate.open_record(&head, records[0], Purpose::Casework, AT).await.unwrap().values[0].text.as_str(), "Nobodysname");
    });
}

/// A name of the agency changes nothing of its key, whatever file somebody put in the folder; and such a file is not unlocked.
#[test]
fn a_foreign_file_is_no_key() {
    block(async {
        let world = World::new().await;
        world.import(1, "shelter", &[NAMED]).await;
        let head = world.worker("head-1", Role::Supervisor, Some("shelter")).await;
        let shelter = agency("shelter");
        let key = world.gate.store().agency_public_key(&shelter).await.unwrap();
        let path = world.folder.path().join("data/keys/agency-shelter.key");
        std::fs::remove_file(&path).unwrap();
        let files = world.gate.store().key_files().clone();
        assert!(matches!(world.gate.unlock_agency(&head, &shelter, None, AT).await, Err(GateError::NoKeyFile { .. })));
        world.gate.store().commit(&act(), Change::Agency { code: shelter.clone(), name: "Another name".into(), kind: None }).await.unwrap();
        assert!(!path.exists(), "no key was made in the place of the lost one");
        files.create_agency_key("shelter", Protection::Open, &mut Entropy::from_system()).unwrap();
        world.gate.store().commit(&act(), Change::Agency { code: shelter.clone(), name: "A third name".into(), kind: None }).await.unwrap();
        assert_eq!(world.gate.store().agency_public_key(&shelter).await.unwrap(), key);
        assert!(matches!(world.gate.unlock_agency(&head, &shelter, None, AT).await, Err(GateError::KeyDoesNotFit { .. })));
        assert!(!world.gate.agency_keys(&head).await.unwrap()[0].fits);
    });
}
