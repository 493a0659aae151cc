//! A broken glass: with a reason, seen by others, answered by a second person.

use crate::world::{AT, World, agency, block, later};
use lantern_access::policy::Role;
use lantern_gate::{GateError, GlassReason, GlassVerdict};
use lantern_ledger::AccessKind;
use lantern_model::Identity;

fn words(text: &str) -> Identity {
    Identity::new(text.to_owned()).unwrap()
}

/// The reason is kept and the notice given before the vault is asked; the officer and the supervisor see it, whoever broke the glass
/// cannot answer herself, an answer stands once, and only the agency's key opens the words.
#[test]
fn a_broken_glass_is_answered_by_another() {
    block(async {
        let world = World::new().await;
        let records = world.import(1, "shelter", &[&[("victim.given_name", "Nobodysname")]]).await;
        let others = world.import(2, "north", &[&[("victim.given_name", "Nobodysname")]]).await;
        let worker = world.worker("worker-1", Role::CaseWorker, Some("shelter")).await;
        let head = world.worker("head-1", Role::Supervisor, Some("shelter")).await;
        let watch = world.worker("watch-1", Role::DataProtection, None).await;
        let clerk = world.worker("clerk-1", Role::Registration, Some("shelter")).await;
        let stranger = world.worker("head-2", Role::Supervisor, Some("north")).await;
        let break_it = async |who, record, text, at: &str| world.gate.break_glass(who, record, (GlassReason::Life, words(text)), at).await;
        assert!(matches!(break_it(&worker, records[0], " \n", AT).await, Err(GateError::NoReason)));
        assert!(matches!(break_it(&clerk, records[0], "she is in danger", AT).await, Err(GateError::Refused { .. })));
        assert!(matches!(break_it(&worker, others[0], "she is in danger", AT).await, Err(GateError::NotFound)));
        assert!(world.gate.broken_glasses(&watch, AT).await.unwrap().is_empty());
        assert!(matches!(break_it(&worker, records[0], "she is in danger", AT).await, Err(GateError::AgencyLocked { .. })));
        assert_eq!(world.gate.broken_glasses(&watch, AT).await.unwrap().len(), 1, "the notice came before the vault's answer");
        world.gate.unlock_agency(&worker, &agency("shelter"), None, AT).await.unwrap();
        let opened = break_it(&worker, records[0], "her brother is at the door", &later(1)).await.unwrap();
        assert_eq!(opened.values[0].text.as_str(), "Nobodysname");
        assert_eq!(world.looks(AccessKind::Break).await.len(), 2);

        assert!(world.gate.broken_glasses(&worker, AT).await.unwrap().is_empty() && world.gate.broken_glasses(&stranger, AT).await.unwrap().is_empty());
        let glass = world.gate.broken_glasses(&head, AT).await.unwrap().remove(0);
        assert_eq!((glass.body.by.as_str(), glass.body.record(), glass.body.reason), ("worker-1", Some(records[0]), GlassReason::Life));
        assert!(!serde_json::to_string(&glass.body).unwrap().contains("brother"));
        assert_eq!(world.gate.glass_words(&head, glass.id, AT).await.unwrap().as_str(), "her brother is at the door");
        assert!(matches!(world.gate.answer_glass(&worker, glass.id, GlassVerdict::Confirmed, AT).await, Err(GateError::NotFound)));
        assert!(world.gate.glass_words(&stranger, glass.id, AT).await.is_err());
        world.gate.answer_glass(&watch, glass.id, GlassVerdict::Questioned, AT).await.unwrap();
        assert!(world.gate.answer_glass(&head, glass.id, GlassVerdict::Confirmed, AT).await.is_err(), "an answer stands");

        // The supervisor's own glass is for others to answer; one that nobody answers in time is late.
        break_it(&head, records[0], "a fire", &later(2)).await.unwrap();
        let own = world.gate.broken_glasses(&watch, AT).await.unwrap().remove(0);
        assert!(matches!(world.gate.answer_glass(&head, own.id, GlassVerdict::Confirmed, AT).await, Err(GateError::NotFound)));
        let instant = |at: &str| lantern_access::credential::Instant::parse(at).unwrap();
        assert!(!own.body.is_late(instant(&later(80_000))) && own.body.is_late(instant(&later(90_000))));
    });
}

/// The limit of the ordinary way does not stand in the way of an emergency; breaking has its own.
#[test]
fn breaking_has_its_own_limit() {
    block(async {
        let world = World::new().await;
        let rows: Vec<&[(&str, &str)]> = vec![&[("victim.given_name", "Nobodysname")]; 50];
        let records = world.import(1, "shelter", &rows).await;
        let worker = world.worker("worker-1", Role::CaseWorker, Some("shelter")).await;
        world.gate.unlock_agency(&worker, &agency("shelter"), None, AT).await.unwrap();
        for record in &records {
            world.gate.open_record(&worker, *record, lantern_access::policy::Purpose::Casework, AT).await.unwrap();
        }
        for _ in 0..5 {
            world.gate.break_glass(&worker, records[0], (GlassReason::Threat, words("a fire")), AT).await.unwrap();
        }
        let sixth = world.gate.break_glass(&worker, records[0], (GlassReason::Threat, words("a fire")), AT).await;
        assert!(matches!(sixth, Err(GateError::RateExceeded { .. })));
    });
}
