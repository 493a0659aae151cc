//! Finding a person again, by her words and by nobody else's.

use crate::world::{AT, World, act, agency, block};
use lantern_access::policy::{Purpose, Role};
use lantern_gate::{GateError, SoughtIn};
use lantern_ledger::AccessKind;
use lantern_store::{Change, Erasure};
use lantern_vault::Passphrase;

/// A person is found by the words of her names in any order, by the groups of her number, in her own agency only; with another key too;
/// and never again after she was erased.
#[test]
fn a_person_is_found_by_her_words() {
    block(async {
        let world = World::new().await;
        let rows: [&[(&str, &str)]; 4] = [
            &[
                ("victim.given_name", "Ana-María"),
                ("victim.family_name", "Nobodysname"),
                ("victim.phone", "+998 71 5550199"),
                ("victim.narrative", "the ferryman said Zuleikha"),
            ],
            &[("victim.given_name", "Nobodysname"), ("victim.family_name", "Ana")],
            &[("victim.given_name", "Ana"), ("victim.family_name", "Other")],
            &[("victim.given_name", "Ana"), ("victim.family_name", "Nobodysname"), ("victim.age_group", "9_17")],
        ];
        let records = world.import(1, "shelter", &rows).await;
        world.import(2, "north", &[&[("victim.given_name", "Ana"), ("victim.family_name", "Nobodysname")]]).await;
        let worker = world.worker("worker-1", Role::CaseWorker, Some("shelter")).await;
        let head = world.worker("head-1", Role::Supervisor, Some("shelter")).await;
        let shelter = agency("shelter");
        let find = async |place, text: &str| world.gate.find_person(&worker, Purpose::Casework, (place, text), AT).await;
        let names = async |text: &str| {
            let mut found = find(SoughtIn::Names, text).await.unwrap().records;
            found.sort();
            found.iter().map(|one| records.iter().position(|record| record == one).unwrap()).collect::<std::collections::BTreeSet<_>>()
        };
        assert!(matches!(find(SoughtIn::Names, "ana").await, Err(GateError::AgencyLocked { .. })));
        assert_eq!(world.looks(AccessKind::Search).await.len(), 1, "a search is written down before the vault is asked");
        world.gate.unlock_agency(&worker, &shelter, None, AT).await.unwrap();
        assert!(find(SoughtIn::Names, "ana").await.unwrap().incomplete, "nothing is indexed yet, and it says so");
        assert_eq!(world.gate.reindex(&worker, &shelter, false, &|_, _| {}, AT).await.unwrap(), 4);
        assert_eq!(world.gate.reindex(&worker, &shelter, false, &|_, _| {}, AT).await.unwrap(), 0);
        assert_eq!(names("nobodysname ANA").await, [0, 1].into(), "in either field; a child's file is not found by who is not trained");
        assert_eq!(names("maria").await, [0].into());
        assert_eq!(find(SoughtIn::Phone, "5550199").await.unwrap().records.len(), 1);
        assert!(names("5550199").await.is_empty() && names("zuleikha").await.is_empty(), "a number is no name, and a story is not looked through");
        assert!(matches!(find(SoughtIn::Names, "a").await, Err(GateError::WordTooShort { .. })));
        assert!(find(SoughtIn::Names, "one two three four five").await.is_err());
        assert!(world.looks(AccessKind::List).await.contains(&("worker-1".to_owned(), 2)), "who was found is named");
        let wrong = world.gate.find_person(&worker, Purpose::Investigation, (SoughtIn::Names, "ana"), AT).await;
        assert!(matches!(wrong, Err(GateError::Refused { .. })));
        let watch = world.worker("watch-1", Role::DataProtection, None).await;
        assert!(world.gate.find_person(&watch, Purpose::Casework, (SoughtIn::Names, "ana"), AT).await.is_err());

        let new = Passphrase::new("the second grey heron".to_owned()).unwrap();
        world.gate.rotate_agency(&head, &shelter, (None, new), &|_, _| {}, AT).await.unwrap();
        let found = find(SoughtIn::Names, "maria").await.unwrap();
        assert!(found.records.is_empty() && found.incomplete, "the old key's words are forgotten");
        assert_eq!(world.gate.reindex(&worker, &shelter, false, &|_, _| {}, AT).await.unwrap(), 4);
        assert_eq!(names("maria").await, [0].into());
        let erasure = Erasure { records: vec![records[0]], ground: "wish".into(), request: None };
        world.gate.store().commit(&act(), Change::Erase(erasure)).await.unwrap();
        assert!(names("maria").await.is_empty());
        assert_eq!(world.gate.reindex(&worker, &shelter, true, &|_, _| {}, AT).await.unwrap(), 3, "the erased person is not indexed again");
        assert!(names("maria").await.is_empty());
    });
}
