//! A person has her record put right: it counts at once, and what its source goes on saying does not silently undo it.

use crate::world::{Database, Import, World, act, counted, import, on_each_engine, row};
use lantern_model::{Coded, Identity, RecordId, Unit, field};
use lantern_store::{Change, Correction, RecordFilter, Store, StoreError};

const NAME: (&str, &str) = ("victim.family_name", "An invented name");
const FEMALE: &[(&str, &str)] = &[NAME, ("victim.sex", "female"), ("event.acts", "recruitment")];

fn correction(record: RecordId, base_version: u32, values: &[(&str, Option<&str>)]) -> Correction {
    let value = |(path, text): &(&str, Option<&str>)| {
        let field = field::by_path(path).unwrap();
        (field.unit, 0, field, text.map(|text| Coded::checked(field, text).unwrap()))
    };
    Correction { record, base_version, values: values.iter().map(value).collect(), identity: None }
}

async fn correct(store: &Store, correction: Correction) -> Result<(), StoreError> {
    store.commit(&act("puts it right at her wish"), Change::Correct(correction)).await.map(drop)
}

async fn version(store: &Store, record: RecordId) -> u32 {
    store.record(record).await.unwrap().unwrap().summary.version
}

async fn one_person(store: &Store) -> RecordId {
    import(store, false, vec![row("a", 2, FEMALE)]).await;
    store.records(&RecordFilter::default(), 0, 1).await.unwrap().0[0].record
}

/// The words that an agency's key opens of a record.
async fn opened(world: &World, store: &Store, record: RecordId) -> Vec<String> {
    let agency = world.key_folder().agency_key("shelter", &mut lantern_vault::Entropy::from_system()).unwrap();
    let open = |value: &lantern_store::SealedValue| {
        let key = agency.open_person_key_for(&value.wrapped, record.bytes()).unwrap();
        String::from_utf8(key.open(&value.context, &value.value).unwrap()).unwrap()
    };
    store.sealed_of(record).await.unwrap().iter().map(open).collect()
}

/// It counts at once, moves the figures, keeps the identity that it cannot open, and the history says what it was.
#[test]
fn a_correction_counts_at_once() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let record = one_person(&store).await;
        let before = store.counting_position().await.unwrap();
        correct(&store, correction(record, 1, &[("victim.sex", Some("male")), ("event.acts", None)])).await.unwrap();
        assert!(store.counting_position().await.unwrap() > before, "figures are made anew");
        assert_eq!(counted(&store).await, ["male"]);
        assert_eq!(store.records(&RecordFilter::default(), 0, 10).await.unwrap().1, 1);
        assert_eq!(opened(world, &store, record).await, ["An invented name"]);
        let history = store.history(record).await.unwrap();
        assert!(history[0].is_correction && !history[1].is_correction);
        let changes: Vec<_> =
            history[0].changes.iter().map(|change| (change.before.as_ref().map(Coded::as_text), change.after.as_ref().map(Coded::as_text))).collect();
        assert_eq!(changes, [(Some("female"), Some("male")), (Some("recruitment"), None)]);
        assert_eq!(store.record(record).await.unwrap().unwrap().summary.elements, "not_enough_known");
        assert_eq!(store.examine().await.unwrap().flaws, []);
    });
}

/// The same row leaves it alone; a row that differs elsewhere keeps it; a row that tells something new there ends it.
#[test]
fn a_later_file_does_not_silently_undo_it() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let record = one_person(&store).await;
        correct(&store, correction(record, 1, &[("victim.sex", Some("male"))])).await.unwrap();
        let (again, _) = import(&store, true, vec![row("a", 2, FEMALE)]).await;
        assert_eq!((again.unchanged, again.changed), (1, 0));
        assert_eq!(counted(&store).await, ["male"]);
        let elsewhere = [FEMALE, &[("victim.citizenship", "XA")]].concat();
        assert_eq!(import(&store, true, vec![row("a", 2, &elsewhere)]).await.0.changed, 1);
        assert_eq!(counted(&store).await, ["male"], "the file tells of the sex what it told before");
        let citizenship = field::by_path("victim.citizenship").unwrap();
        let detail = store.record(record).await.unwrap().unwrap();
        assert!(detail.units[0].values.iter().any(|(field, value)| field.number == citizenship.number && value.as_text() == "XA"), "its news went in");
        import(&store, true, vec![row("a", 2, &[NAME, ("victim.sex", "other")])]).await;
        assert_eq!(counted(&store).await, ["other"], "the source says something new");
        import(&store, true, vec![row("a", 2, FEMALE)]).await;
        assert_eq!(counted(&store).await, ["female"], "the correction has ended");
    });
}

/// A file that is being read meanwhile neither withdraws it nor makes two of it; one that is given up undoes nothing.
#[test]
fn open_imports_and_corrections_go_together() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let record = one_person(&store).await;
        let open = Import::open(&store, true).await;
        open.rows(vec![row("a", 2, FEMALE)]).await;
        correct(&store, correction(record, 1, &[("victim.sex", Some("male"))])).await.unwrap();
        assert_eq!(open.close().await.withdrawn, 0, "the file holds the row");
        assert_eq!(counted(&store).await, ["male"]);
        let open = Import::open(&store, false).await;
        open.rows(vec![row("a", 2, &[NAME, ("victim.sex", "other")])]).await;
        let refused = correct(&store, correction(record, 2, &[("event.acts", None)])).await;
        assert!(matches!(refused, Err(StoreError::ImportOpen)), "two versions would count");
        open.discard().await;
        correct(&store, correction(record, 2, &[("event.acts", None)])).await.unwrap();
        let elsewhere = [FEMALE, &[("victim.citizenship", "XA")]].concat();
        import(&store, false, vec![row("a", 2, &elsewhere)]).await;
        assert_eq!(counted(&store).await, ["male"], "what the discarded file said ended nothing");
        assert_eq!(version(&store, record).await, 5);
    });
}

/// A record that is withdrawn and comes back comes back put right.
#[test]
fn it_outlives_a_withdrawal() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let record = one_person(&store).await;
        correct(&store, correction(record, 1, &[("victim.sex", Some("male"))])).await.unwrap();
        import(&store, true, vec![row("b", 3, &[("victim.sex", "other")])]).await;
        assert_eq!(counted(&store).await, ["other"]);
        assert!(matches!(correct(&store, correction(record, 2, &[("victim.sex", None)])).await, Err(StoreError::NotFound(_))));
        assert_eq!(opened(world, &store, record).await, ["An invented name"], "what is still held can still be shown to her");
        import(&store, false, vec![row("a", 2, FEMALE)]).await;
        assert_eq!(counted(&store).await, ["male", "other"]);
    });
}

/// Two people's corrections of different fields both stand; of the same field, the second is told. Fields of another class are refused.
#[test]
fn corrections_meet() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let record = one_person(&store).await;
        correct(&store, correction(record, 1, &[("victim.sex", Some("male"))])).await.unwrap();
        let late = correct(&store, correction(record, 1, &[("victim.sex", Some("other"))])).await;
        assert!(matches!(late, Err(StoreError::Conflict { field }) if field == "victim.sex"));
        correct(&store, correction(record, 1, &[("victim.citizenship", Some("XB"))])).await.unwrap();
        assert_eq!((version(&store, record).await, counted(&store).await), (3, vec!["male".to_owned()]));
        let position = store.position().await.unwrap();
        correct(&store, correction(record, 3, &[("victim.sex", Some("male"))])).await.unwrap();
        assert_eq!(store.position().await.unwrap(), position, "what is there already changes nothing");
        let name = field::by_path("victim.family_name").unwrap();
        let wrong = Correction { values: vec![(Unit::Victim, 0, name, None)], ..correction(record, 3, &[]) };
        assert!(correct(&store, wrong).await.is_err());
    });
}

/// Identity values are replaced all together, under a key of their own.
#[test]
fn a_name_is_put_right() {
    on_each_engine(async |world| {
        let store = world.store().await;
        let record = one_person(&store).await;
        let name = field::by_path("victim.family_name").unwrap();
        let identity = Some(vec![(Unit::Victim, 0, name, Identity::new("Another invented name".to_owned()).unwrap())]);
        correct(&store, Correction { identity, ..correction(record, 1, &[]) }).await.unwrap();
        assert_eq!(opened(world, &store, record).await, ["Another invented name"]);
        assert_eq!(counted(&store).await, ["female"]);
        assert!(store.history(record).await.unwrap()[0].changes[0].sealed);
    });
}

/// A store rebuilt from the journal stands where the first stands with every correction, and treats the next file alike.
#[test]
fn replay_gives_corrections_again() {
    on_each_engine(async |world| {
        let first = world.store().await;
        let rows = |values: &[(&str, &str)]| (0..6).map(|at| row(&format!("k{at}"), at + 2, values)).collect::<Vec<_>>();
        import(&first, false, rows(FEMALE)).await;
        let records: Vec<RecordId> = first.records(&RecordFilter::default(), 0, 10).await.unwrap().0.iter().map(|line| line.record).collect();
        for record in &records[..4] {
            correct(&first, correction(*record, 1, &[("victim.sex", Some("male"))])).await.unwrap();
        }
        correct(&first, correction(records[0], 2, &[("victim.sex", Some("female"))])).await.unwrap();
        import(&first, true, rows(&[FEMALE, &[("victim.citizenship", "XA")]].concat()).split_off(2)).await;
        let open = Import::open(&first, true).await;
        open.rows(vec![row("k2", 4, &[FEMALE, &[("victim.citizenship", "XA")]].concat()), row("k3", 5, &[NAME, ("victim.sex", "other")])]).await;
        correct(&first, correction(records[2], 3, &[("event.acts", None)])).await.unwrap();
        let second = Store::create(&world.place("second").await, &act("restores")).await.unwrap();
        first.replay_into(&second).await.unwrap();
        for (expected, found) in first.table_hashes().await.unwrap().iter().zip(&second.table_hashes().await.unwrap()) {
            assert_eq!(expected, found, "table {}", expected.table);
            assert!(expected.table != "corrected" || expected.rows >= 6, "corrections stand: {}", expected.rows);
        }
        for store in [&first, &second] {
            let closed = Import { store, id: open.id }.close().await;
            assert_eq!(closed.withdrawn, 2, "k4 and k5");
            import(store, false, rows(FEMALE)).await;
        }
        assert_eq!(counted(&first).await, counted(&second).await);
    });
}

/// What a record said before it was put right is destroyed with it.
#[test]
fn corrections_are_erased_too() {
    on_each_engine(async |world| {
        let place = world.place("data").await;
        let store = Store::create(&place, &act("first set-up")).await.unwrap();
        crate::world::agency(&store, "shelter").await;
        let record = one_person(&store).await;
        correct(&store, correction(record, 1, &[("victim.sex", Some("male"))])).await.unwrap();
        let erasure = lantern_store::Erasure { records: vec![record], ground: "wish".into(), request: None };
        store.commit(&act("erases a person"), Change::Erase(erasure)).await.unwrap();
        for sql in ["select told from corrected", "select sex from victim", "select value from sealed"] {
            assert!(world.beside(&place, Database::Record, sql).await.is_empty(), "{sql}");
        }
        assert!(world.beside(&place, Database::Keys, "select coded from record_key").await.is_empty());
        assert!(matches!(correct(&store, correction(record, 2, &[])).await, Err(StoreError::Erased)));
    });
}
