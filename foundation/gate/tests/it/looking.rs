//! Whoever opens a name leaves a trace first, whatever comes after.

use crate::world::{AT, World, agency, block, later};
use lantern_access::policy::{Action, Context, Purpose, Resource, Role, Sensitivity, Wing};
use lantern_gate::GateError;
use lantern_ledger::AccessKind;
use lantern_model::RecordId;

const NAMED: &[(&str, &str)] = &[("victim.given_name", "Nobodysname"), ("victim.sex", "female")];

/// The entry stands in the log before the vault is asked: a locked one leaves it there and opens nothing; an unlocked one opens.
#[test]
fn the_trace_comes_first() {
    block(async {
        let world = World::new().await;
        let records = world.import(1, "shelter", &[NAMED]).await;
        let worker = world.worker("worker-1", Role::CaseWorker, Some("shelter")).await;
        let locked = world.gate.open_record(&worker, records[0], Purpose::Casework, AT).await;
        assert!(matches!(locked, Err(GateError::AgencyLocked { ref agency }) if agency == "shelter"));
        assert_eq!(world.looks(AccessKind::Identity).await, [("worker-1".to_owned(), 1)], "the look was written down though nothing was seen");
        world.gate.unlock_agency(&worker, &agency("shelter"), None, AT).await.unwrap();
        let opened = world.gate.open_record(&worker, records[0], Purpose::Casework, AT).await.unwrap();
        assert_eq!(opened.values.iter().map(|value| (value.field.name, value.text.as_str())).collect::<Vec<_>>(), [("given_name", "Nobodysname")]);
        assert_eq!(world.looks(AccessKind::Identity).await.len(), 2);
        world.gate.lock_agency(&worker, &agency("shelter"), AT).await.unwrap();
        assert!(world.gate.open_record(&worker, records[0], Purpose::Casework, AT).await.is_err());
        assert_eq!(world.looks(AccessKind::Identity).await.len(), 3);
    });
}

/// Another agency's record is not there, a child's needs who is trained, a wrong purpose and `local` are refused; none leaves an entry.
#[test]
fn what_is_refused_leaves_no_entry_and_opens_nothing() {
    block(async {
        let world = World::new().await;
        let own = world.import(1, "shelter", &[NAMED, &[("victim.given_name", "Nobodyschild"), ("victim.age_group", "9_17")]]).await;
        let others = world.import(2, "north", &[NAMED]).await;
        let local = world.gate.enter_local(lantern_gate::Door::Command).await.unwrap();
        let worker = world.worker("worker-1", Role::CaseWorker, Some("shelter")).await;
        let keeper = world.worker("keeper-1", Role::Administrator, None).await;
        world.gate.unlock_agency(&worker, &agency("shelter"), None, AT).await.unwrap();
        let open = async |who, record: RecordId, purpose| world.gate.open_record(who, record, purpose, AT).await.map(drop);
        assert!(matches!(open(&worker, others[0], Purpose::Casework).await, Err(GateError::NotFound)));
        assert!(matches!(open(&worker, RecordId::new(uuid::Uuid::nil()), Purpose::Casework).await, Err(GateError::NotFound)));
        for purpose in [Purpose::Statistics, Purpose::Investigation, Purpose::Audit] {
            assert!(matches!(open(&worker, own[0], purpose).await, Err(GateError::Refused { .. })), "{purpose}");
        }
        assert!(matches!(open(&worker, own[1], Purpose::Casework).await, Err(GateError::Refused { ref by }) if by == &["records-child-trained-only"]));
        assert!(matches!(open(&keeper, own[0], Purpose::Casework).await, Err(GateError::NotFound)));
        assert!(open(&local, own[0], Purpose::Casework).await.is_err());
        // A thing that claims to be another agency's does not open this one's.
        let claimed = Resource::record("shelter", Wing::Protect, Sensitivity::Identity);
        let context = Context::new(Purpose::Casework);
        assert!(matches!(world.gate.open_identity(&worker, (&claimed, &context), None, &others, AT).await, Err(GateError::NotFound)));
        assert!(world.looks(AccessKind::Identity).await.is_empty());
    });
}

/// Opening is limited by the hour; a list after it is not, and neither is a list of many counted.
#[test]
fn only_opening_is_limited() {
    block(async {
        let world = World::new().await;
        let rows = vec![NAMED; 50];
        let records = world.import(1, "shelter", &rows).await;
        let worker = world.worker("worker-1", Role::CaseWorker, Some("shelter")).await;
        world.gate.unlock_agency(&worker, &agency("shelter"), None, AT).await.unwrap();
        world.gate.open_record(&worker, records[0], Purpose::Casework, AT).await.unwrap();
        let coded = Resource::record("shelter", Wing::Measure, Sensitivity::Coded);
        let list =
            async || world.gate.look(&worker, (Action::ViewRecords, AccessKind::List), (&coded, &Context::new(Purpose::Casework)), None, &records, AT).await;
        for _ in 0..4 {
            list().await.unwrap();
        }
        for record in &records[1..] {
            world.gate.open_record(&worker, *record, Purpose::Casework, AT).await.unwrap();
        }
        assert!(matches!(world.gate.open_record(&worker, records[0], Purpose::Casework, AT).await, Err(GateError::RateExceeded { .. })));
        list().await.unwrap();
        world.gate.open_record(&worker, records[0], Purpose::Casework, &later(3_601)).await.unwrap();
    });
}

/// Who opens a record that nobody has a reason to open stands in the report; a list of it is nothing, and a record that is a canary no
/// longer rings no more, while the alarm from before stays.
#[test]
fn canaries_ring() {
    block(async {
        let world = World::new().await;
        let records = world.import(1, "shelter", &[NAMED, NAMED]).await;
        let worker = world.worker("worker-1", Role::CaseWorker, Some("shelter")).await;
        let watch = world.worker("watch-1", Role::DataProtection, None).await;
        assert!(world.gate.place_canary(&worker, records[0], AT).await.is_err(), "who works with records places none");
        assert!(world.gate.canaries(&worker, AT).await.is_err() && world.gate.browsing_report(&worker, 30, AT).await.is_err());
        world.gate.place_canary(&watch, records[0], AT).await.unwrap();
        world.gate.place_canary(&watch, records[0], AT).await.unwrap();
        assert_eq!(world.gate.canaries(&watch, AT).await.unwrap().len(), 1, "once is enough");
        world.gate.unlock_agency(&worker, &agency("shelter"), None, AT).await.unwrap();
        let coded = Resource::record("shelter", Wing::Measure, Sensitivity::Coded);
        let how = (Action::ViewRecords, AccessKind::List);
        world.gate.look(&worker, how, (&coded, &Context::new(Purpose::Casework)), None, &records, &later(1)).await.unwrap();
        world.gate.open_record(&worker, records[1], Purpose::Casework, &later(2)).await.unwrap();
        assert!(world.gate.browsing_report(&watch, 30, &later(3)).await.unwrap().alarms.is_empty());
        world.gate.open_record(&worker, records[0], Purpose::Casework, &later(4)).await.unwrap();
        world.gate.remove_canary(&watch, records[0], &later(5)).await.unwrap();
        world.gate.open_record(&worker, records[0], Purpose::Casework, &later(6)).await.unwrap();
        let alarms = world.gate.browsing_report(&watch, 30, &later(7)).await.unwrap().alarms;
        assert_eq!(alarms.iter().map(|alarm| (alarm.login.as_str(), alarm.at.clone())).collect::<Vec<_>>(), [("worker-1", later(4))]);
        assert!(world.gate.canaries(&watch, AT).await.unwrap().is_empty());
    });
}
