//! What is refused, and what is offered instead.

use crate::people::{people, rows_of};
use crate::world::{NO_DELAY, Shown, TODAY, World, public, query};
use lantern_facts::{Condition, Dimension, FactsError, Figure, Query, Scope};
use lantern_publish::{Choice, PublishError};

async fn figures() -> Shown {
    World::of(&rows_of(&people(21, 1200))).await.shown(NO_DELAY, TODAY).await
}

/// Every refusal names tables that are themselves public, as near as there are.
#[tokio::test]
async fn refusals_name_public_tables() {
    let figures = figures().await;
    for (by, conditions, expected) in [
        ("form sex age_group", &[][..], "form_group sex age_broad"),
        ("gender sex", &[], "sex"),
        ("act sex", &[], "act; sex"),
        ("exploitation_area sex", &[], "exploitation_area; sex"),
        ("sex", &["exploitation_area=XA-01"], "exploitation_area; sex"),
        ("sex", &["form_group=forced_labour,forced_marriage"], "form_group sex"),
        ("", &["citizenship=XA", "citizenship=XB"], "citizenship"),
        ("act", &["act=receipt"], "act"),
        ("exploitation_country", &[], ""),
    ] {
        let refused = figures.table(&query(by, conditions), Choice::Public).await;
        let Err(PublishError::NotPublic { nearest }) = refused else { panic!("{by} {conditions:?}: {refused:?}") };
        let sorted = |table: &[&str]| {
            let mut names = table.to_vec();
            names.sort_unstable();
            names.join(" ")
        };
        let mut named: Vec<String> = nearest.iter().map(|table| sorted(&table.iter().map(|one| one.name()).collect::<Vec<_>>())).collect();
        let mut wanted: Vec<String> = expected.split("; ").filter(|one| !one.is_empty()).map(|one| sorted(&one.split(' ').collect::<Vec<_>>())).collect();
        named.sort();
        wanted.sort();
        assert_eq!(named, wanted, "{by} {conditions:?}");
        for by in nearest {
            figures.table(&Query { by, conditions: Vec::new(), source_kind: None }, Choice::Public).await.unwrap();
        }
    }
}

/// What does not exist is a question that cannot be answered, not a table that is kept back.
#[tokio::test]
async fn mistakes_are_questions() {
    let figures = figures().await;
    assert!(matches!(Dimension::named("shoe_size"), Err(FactsError::UnknownDimension { .. })));
    for (by, conditions) in [("sex", &["sex=femail"][..]), ("sex sex", &[]), ("sex aggregate_country", &[]), ("sex age_broad form status displacement", &[])] {
        for choice in [Choice::Operational, Choice::Public] {
            let refused = figures.table(&query(by, conditions), choice).await;
            assert!(matches!(refused, Err(PublishError::Question(_))), "{by} {conditions:?}: {refused:?}");
        }
    }
}

/// A condition on what a table is divided by keeps its row; the same condition twice is one.
#[tokio::test]
async fn a_table_may_be_filtered_by_its_own_dimension() {
    let figures = figures().await;
    let whole = public(&figures, "sex", &[]).await;
    for conditions in [&["sex=female"][..], &["sex=female", "sex=female"]] {
        let table = public(&figures, "sex", conditions).await;
        assert_eq!((table.rows.as_slice(), table.all), (&whole.rows[..1], whole.rows[0].figure));
    }
    assert!(matches!(whole.rows[0].figure, Figure::Exact(count) if count > 500));
}

/// The public typology under a condition holds what is public under it, and says what is nearest where nothing is.
#[tokio::test]
async fn the_typology_bends() {
    let figures = figures().await;
    let typology = async |conditions: &[&str]| {
        let conditions = conditions.iter().map(|text| Condition::parse(text).unwrap()).collect();
        figures.typology(&Scope { source_kind: None, conditions }, Choice::Public).await
    };
    for conditions in [&[][..], &["sex=female"], &["form_group=forced_labour"], &["exploitation_area=XA-01"], &["status=identified"]] {
        let typology = typology(conditions).await.unwrap();
        assert!(typology.parts.iter().flat_map(|part| &part.tables).all(|table| table.conditions.len() == conditions.len()), "{conditions:?}");
    }
    let refused = typology(&["gender=woman"]).await;
    assert!(matches!(refused, Err(PublishError::NotPublic { .. } | PublishError::Question(_))), "{refused:?}");
    assert!(matches!(typology(&["disability=with,without"]).await, Err(PublishError::NotPublic { .. })));
}
