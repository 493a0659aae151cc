//! Totals that states reported, and court cases.

use crate::world::{Row, World, query, rows};
use lantern_facts::{FactsError, Figure, Scope};
use lantern_model::SourceKind;

const TOTALS: &[Row<'static>] = &[
    &[
        ("aggregate.country", "XA"),
        ("aggregate.indicator", "detected_victims"),
        ("aggregate.category", "total"),
        ("aggregate.year", "2020"),
        // One source writes "Total" for both, another leaves the cells empty.
        ("aggregate.sex", "!not_applicable"),
        ("aggregate.age_status", "!not_applicable"),
        ("aggregate.value", "12"),
    ],
    &[
        ("aggregate.country", "XA"),
        ("aggregate.indicator", "detected_victims"),
        ("aggregate.category", "total"),
        ("aggregate.year", "2020"),
        ("aggregate.sex", "female"),
        ("aggregate.value", "9"),
    ],
    &[
        ("aggregate.country", "XA"),
        ("aggregate.indicator", "detected_victims"),
        ("aggregate.category", "total"),
        ("aggregate.year", "2020"),
        ("aggregate.sex", "male"),
        ("aggregate.value", "<5"),
    ],
    &[
        ("aggregate.country", "XB"),
        ("aggregate.indicator", "detected_victims"),
        ("aggregate.category", "total"),
        ("aggregate.year", "2020"),
        ("aggregate.value", "<5"),
    ],
    &[
        ("aggregate.country", "XB"),
        ("aggregate.indicator", "detected_victims"),
        ("aggregate.category", "by_form"),
        ("aggregate.form", "forced_labour"),
        ("aggregate.year", "2020"),
        ("aggregate.value", "<5"),
    ],
    &[
        ("aggregate.country", "XB"),
        ("aggregate.indicator", "detected_victims"),
        ("aggregate.category", "own_nationals"),
        ("aggregate.year", "2020"),
        ("aggregate.value", "7"),
    ],
    &[
        ("aggregate.country", "XB"),
        ("aggregate.indicator", "persons_convicted"),
        ("aggregate.category", "total"),
        ("aggregate.year", "2020"),
        ("aggregate.value", ">=10"),
    ],
    &[
        ("aggregate.country", "XB"),
        ("aggregate.indicator", "persons_convicted"),
        ("aggregate.category", "total"),
        ("aggregate.year", "2021"),
        ("aggregate.value", "!unknown"),
    ],
];

/// "<5" is 1 to 4 and never 0 or 5; a total is not added to its own parts; two indicators are never one sum.
#[tokio::test]
async fn censored_totals_keep_their_bounds() {
    let mut world = World::new().await;
    world.import("unodc", SourceKind::Aggregate, TOTALS).await;
    let snapshot = world.snapshot().await;
    let by_country = snapshot.table(&query("aggregate_country", &["aggregate_indicator=detected_victims"])).await.unwrap();
    assert_eq!(rows(&by_country), ["XA=12".to_owned(), format!("XB={:?}", Figure::Between { low: 1, high: Some(4) })]);
    assert_eq!((by_country.all, by_country.additive), (Figure::Between { low: 13, high: Some(16) }, true));
    let by_sex = snapshot.table(&query("aggregate_sex", &["aggregate_indicator=detected_victims"])).await.unwrap();
    assert_eq!(rows(&by_sex), ["female=9".to_owned(), format!("male={:?}", Figure::Between { low: 1, high: Some(4) })]);
    let by_form = snapshot.table(&query("aggregate_form aggregate_indicator", &[])).await.unwrap();
    assert_eq!(by_form.rows[0].codes, ["forced_labour", "detected_victims"]);
    assert_eq!(snapshot.table(&query("aggregate_indicator", &[])).await.unwrap().rows[1].figure, Figure::Between { low: 10, high: None });
    assert!(matches!(snapshot.table(&query("aggregate_country", &[])).await, Err(FactsError::IndicatorNeeded)));
    let typology = snapshot.typology(&Scope::default()).await.unwrap();
    assert_eq!((typology.source_kind, typology.parts[0].tables[0].id), (SourceKind::Aggregate, Some("aggregate")));
}

/// Court cases have tables of their own, and nothing of the typology of persons.
#[tokio::test]
async fn court_cases_stand_alone() {
    let mut world = World::new().await;
    world
        .import(
            "unodc",
            SourceKind::CourtCase,
            &[&[("court_case.acts", "recruitment transfer"), ("court_case.verdict_date", "2015-06")], &[("court_case.acts", "transfer")]],
        )
        .await;
    let snapshot = world.snapshot().await;
    assert_eq!(rows(&snapshot.table(&query("court_act", &[])).await.unwrap()), ["transfer=2", "recruitment=1"]);
    assert_eq!(rows(&snapshot.table(&query("court_year", &[])).await.unwrap()), ["2015=1", "!not_recorded=1"]);
    assert!(matches!(snapshot.table(&query("sex", &[])).await, Err(FactsError::NotInKind { .. })));
    let typology = snapshot.typology(&Scope::default()).await.unwrap();
    assert_eq!(typology.parts.len(), 1);
}
