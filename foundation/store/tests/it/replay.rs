//! The journal gives the tables again.

use crate::world::{Import, act, agency, import, on_each_engine, row};
use lantern_model::{AgencyCode, Coded, DatasetName, ImportId, Record, SourceKind, Unit, field};
use lantern_store::{Change, ImportOpening, NewProblem, RowWrite, Store, StoreError};
use uuid::Uuid;

const ONE: &[(&str, &str)] =
    &[("victim.family_name", "Invented"), ("victim.sex", "female"), ("event.acts", "recruitment transfer"), ("case.status", "!unknown")];
const TWO: &[(&str, &str)] = &[("victim.family_name", "Invented"), ("victim.phone", "000"), ("victim.sex", "male"), ("event.exploitation_area", "XA-01")];

/// Everything that can happen to a dataset, and an import that is still open at the end.
async fn live(store: &Store) {
    agency(store, "shelter").await;
    store.commit(&act("sets the threshold"), Change::Setting { name: "threshold".into(), value: "11".into() }).await.unwrap();
    import(store, false, (0..40).map(|at| row(&format!("k{at}"), at + 2, if at % 3 == 0 { ONE } else { TWO })).collect()).await;
    import(store, false, (0..20).map(|at| row(&format!("k{at}"), at + 2, TWO)).collect()).await;
    let given_up = Import::open(store, true).await;
    given_up.rows(vec![row("k1", 2, ONE), row("only here", 3, ONE)]).await;
    given_up.discard().await;
    import(store, true, (10..30).map(|at| row(&format!("k{at}"), at + 2, TWO)).collect()).await;
    import(store, false, vec![row("k2", 4, TWO), row("k2", 5, ONE), row("only here", 3, TWO), row("k3", 6, &[])]).await;
    two_perpetrators(store).await;
    figures(store).await;
    let open = Import::open(store, true).await;
    let problem = NewProblem { row_number: 9, column: Some("âge".into()), class: "age-range".into(), value_class: Some("number".into()), rejected: true };
    open.rows_with((10..25).map(|at| row(&format!("k{at}"), at + 2, TWO)).collect(), vec![problem]).await;
}

/// Two units of one kind, and later one of them gone.
async fn two_perpetrators(store: &Store) {
    let roles = field::by_path("perpetrator.sex").unwrap();
    for sequences in [&[0, 1][..], &[1]] {
        let mut with = row("pair", 90, ONE);
        with.content[0] = u8::try_from(sequences.len()).unwrap();
        for sequence in sequences {
            with.record.entity_mut(Unit::Perpetrator, *sequence).coded.insert(roles.number, Coded::checked(roles, "male").unwrap());
        }
        import(store, false, vec![with]).await;
    }
}

/// A source without persons: its entries stand under the dataset's key.
async fn figures(store: &Store) {
    let import = ImportId::new(Uuid::now_v7());
    let opening = ImportOpening {
        import,
        agency: AgencyCode::parse("shelter").unwrap(),
        dataset: DatasetName::parse("figures").unwrap(),
        layout: "glotip".into(),
        source_kind: SourceKind::Aggregate,
        file_name: "figures.xlsx".into(),
        file_hash: [1; 32],
        whole: false,
    };
    store.commit(&act("imports a file"), Change::OpenImport(opening)).await.unwrap();
    let value = field::by_path("aggregate.value").unwrap();
    let mut record = Record::new(SourceKind::Aggregate);
    record.set_coded(value, Coded::checked(value, "<5").unwrap());
    let row = RowWrite { row_key: [1; 16], content: [2; 16], row_number: 2, record, additional: false };
    Import { store, id: import }.rows(vec![row]).await;
    Import { store, id: import }.close().await;
}

/// Tables that the lives of other tests fill: courts, looks, entities and erasures.
const ELSEWHERE: &[&str] = &[
    "court_case",
    "access_entry",
    "access_subject",
    "entity",
    "entity_version",
    "entity_key",
    "entity_sealed",
    "erasure",
    "erased_row",
    "corrected",
    "rotation",
];

/// A store rebuilt from journal and keys has the same tables, byte for byte, and goes on living as the first does.
#[test]
fn replay_equals_the_state() {
    on_each_engine(async |world| {
        let first = Store::create(&world.place("first").await, &act("first set-up")).await.unwrap();
        live(&first).await;
        let second = Store::create(&world.place("second").await, &act("restores")).await.unwrap();
        first.replay_into(&second).await.unwrap();
        let (expected, found) = (first.table_hashes().await.unwrap(), second.table_hashes().await.unwrap());
        for (expected, found) in expected.iter().zip(&found) {
            assert_eq!(expected, found, "table {}", expected.table);
            assert!(expected.rows > 0 || ELSEWHERE.contains(&expected.table), "the life above touches {}", expected.table);
        }
        for store in [&first, &second] {
            let (shelter, intake) = (AgencyCode::parse("shelter").unwrap(), DatasetName::parse("intake").unwrap());
            let open = store.open_import(&shelter, &intake).await.unwrap().unwrap();
            let closed = Import { store, id: open.import }.close().await;
            assert_eq!(closed.withdrawn, 9, "rows 25 to 29 and the four of later files");
        }
        assert!(matches!(first.replay_into(&second).await, Err(StoreError::NotEmpty)));
    });
}
