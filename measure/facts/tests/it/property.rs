//! Sums that hold for any rows and on any number of cores.

use crate::world::{World, query};
use lantern_facts::{Figure, Protection, Snapshot};
use lantern_model::SourceKind;
use proptest::{collection::vec, option, prelude::*, sample::select};
use tokio::runtime::Runtime;

type Choice = [Option<&'static str>; 5];

const PATHS: [&str; 5] = ["victim.sex", "victim.status", "event.forms", "event.acts", "perpetrator.kind"];

fn choice() -> impl Strategy<Value = Choice> {
    let of = |codes: &[&'static str]| option::of(select(codes.to_vec()));
    [
        of(&["female", "male", "!unknown", "!declined"]),
        of(&["presumed", "identified", "at_risk", "withdrawn", "!not_asked"]),
        of(&["forced_labour", "forced_labour forced_begging", "-", "!unknown"]),
        of(&["recruitment", "recruitment receipt", "-"]),
        of(&["individual", "!unknown"]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    /// The rows of an additive table add up to all, known rows to known; a table with several values is at least that large;
    /// and one core counts what four count.
    #[test]
    fn rows_add_up(choices in vec(choice(), 1..40)) {
        Runtime::new().unwrap().block_on(async {
            let rows: Vec<Vec<(&str, &str)>> = choices.iter().map(|choice| PATHS.into_iter().zip(choice).filter_map(|(path, text)| text.map(|text| (path, text))).collect()).collect();
            let mut world = World::new().await;
            world.import("agency-a", SourceKind::CaseRecords, &rows.iter().map(Vec::as_slice).collect::<Vec<_>>()).await;
            let plain = world.derived().join("plain");
            Snapshot::write(&world.store, &plain, Protection::Plain, &|_, _| {}).await.unwrap();
            let one = Snapshot::open(&plain, Protection::Plain, 1).await.unwrap();
            let four = Snapshot::open(&plain, Protection::Plain, 4).await.unwrap();
            for by in ["sex", "sex status", "form_group", "form_count sex", "form", "form act sex", "perpetrator_kind", ""] {
                let table = one.table(&query(by, &[])).await.unwrap();
                prop_assert_eq!(&table, &four.table(&query(by, &[])).await.unwrap());
                let sum = |known: bool| table.rows.iter().filter(|row| !known || row.is_known()).filter_map(|row| row.figure.exact()).sum::<u64>();
                let (Figure::Exact(all), Figure::Exact(known)) = (table.all, table.known) else { panic!("records are exact") };
                prop_assert!(if table.additive { (sum(false), sum(true)) == (all, known) } else { sum(false) >= all && sum(true) >= known }, "{}", by);
            }
            Ok(())
        })?;
    }
}
