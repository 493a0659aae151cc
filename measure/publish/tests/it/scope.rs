//! Whose records are in public figures, and which kinds of source stand beside them.

use crate::people::{Person, people, rows_of};
use crate::world::{NO_DELAY, Row, TODAY, World, public, query, row, rows};
use lantern_facts::{Figure, FigureKind, Scope};
use lantern_model::SourceKind;
use lantern_publish::{Choice, Figures, PublicRule, PublishError};

fn woman(more: &[(&'static str, &str)]) -> Row {
    let mut all = row(&[("victim.sex", "female"), ("event.forms", "forced_labour")]);
    all.extend(row(more));
    all
}

fn many(count: usize, row: &Row) -> Vec<Row> {
    vec![row.clone(); count]
}

async fn total(figures: &Figures) -> Figure {
    public(figures, "", &[]).await.all
}

/// People at risk, people found to be no victims, withdrawn records and imports that are still open are in no public total, and
/// their statuses are refused rather than answered with 0.
#[tokio::test]
async fn only_people_recorded_count() {
    let mut world = World::new().await;
    let mut all = many(60, &woman(&[]));
    for status in ["at_risk", "no_indication", "not_a_victim", "withdrawn"] {
        all.extend(many(20, &woman(&[("victim.status", status)])));
    }
    all.extend(many(30, &woman(&[("victim.status", "identified")])));
    world.import("agency-a", SourceKind::CaseRecords, &all).await;
    let figures = world.figures(NO_DELAY, TODAY).await;
    assert_eq!(total(&figures).await, Figure::Exact(90));
    assert_eq!(rows(&public(&figures, "status", &[]).await), ["identified=30", "!unknown_or_few=60"]);
    let refused = figures.table(&query("sex", &["status=at_risk"]), Choice::Public).await;
    assert!(matches!(refused, Err(PublishError::NotPublic { .. })), "{refused:?}");
    world.open("agency-b", SourceKind::CaseRecords, &many(50, &woman(&[])), false).await;
    assert_eq!(total(&world.figures(NO_DELAY, TODAY).await).await, Figure::Exact(90));
    let import = world.open("agency-a", SourceKind::CaseRecords, &all[..40], true).await;
    world.close(import).await;
    assert_eq!(total(&world.figures(NO_DELAY, TODAY).await).await, Figure::Exact(40));
}

/// The delay counts months back from today: the month itself is in, the next is not; a year alone is its December, and no date
/// at all is the month of the import.
#[tokio::test]
async fn the_newest_months_are_held_back() {
    let mut all = Vec::new();
    for (count, date) in [(20, "2025-09-30"), (30, "2025-10-01"), (40, "2025"), (50, "2024"), (25, "2025-09")] {
        all.extend(many(count, &woman(&[("victim.detection_date", date)])));
    }
    all.extend(many(60, &woman(&[])));
    all.extend(many(15, &woman(&[("victim.registration_date", "2025-08-02")])));
    let world = World::of(&all).await;
    let rule = PublicRule { threshold: 11, delay_months: 6 };
    for (today, expected) in [
        ("2026-03-01", 20 + 50 + 25 + 15),
        ("2026-02-28", 50 + 15),
        ("2026-03-31", 110),
        ("2026-04-01", 140),
        ("2026-05-31", 140),
        ("2026-06-01", 180),
        ("2026-08-31", 180),
        ("2026-09-01", 240),
        ("no day at all", 0),
    ] {
        assert_eq!(total(&world.figures(rule, today).await).await, Figure::Exact(expected), "{today}");
    }
    assert_eq!(rows(&public(&world.figures(rule, "2026-06-01").await, "year_detection", &[]).await), ["2025=115", "2024=50", "!unknown_or_few=15"]);
}

/// Kinds of source are never summed; k-anonymised files have public figures of their own; a kind that is not there has none.
#[tokio::test]
async fn kinds_stay_apart() {
    let mut world = World::of(&many(50, &woman(&[]))).await;
    world.import("ctdc", SourceKind::KAnonymised, &many(70, &woman(&[]))).await;
    let figures = world.figures(NO_DELAY, TODAY).await;
    let mixed = figures.table(&query("sex", &[]), Choice::Public).await;
    assert!(matches!(mixed, Err(PublishError::Question(_))), "{mixed:?}");
    for (kind, expected) in [(SourceKind::CaseRecords, 50), (SourceKind::KAnonymised, 70), (SourceKind::Synthetic, 0)] {
        let query = lantern_facts::Query { source_kind: Some(kind), ..query("sex", &[]) };
        let table = figures.table(&query, Choice::Public).await.unwrap();
        assert_eq!((table.all, table.source_kind, table.figures), (Figure::Exact(expected), kind, FigureKind::Public { threshold: 11 }));
        assert_eq!(figures.public_tables(kind).await.unwrap().is_empty(), expected == 0);
    }
}

/// Totals that states reported and court cases were public before: they pass as they are, bounds included, and say so.
#[tokio::test]
async fn what_was_public_passes() {
    let mut world = World::of(&rows_of(&people(3, 200))).await;
    let total = |country: &str, value: &str| {
        row(&[
            ("aggregate.country", country),
            ("aggregate.indicator", "detected_victims"),
            ("aggregate.category", "total"),
            ("aggregate.year", "2020"),
            ("aggregate.value", value),
        ])
    };
    world.import("unodc", SourceKind::Aggregate, &[total("XA", "3"), total("XB", "<5")]).await;
    world.import("courts", SourceKind::CourtCase, &[row(&[("court_case.acts", "transfer")])]).await;
    let figures = world.figures(NO_DELAY, TODAY).await;
    let totals = public(&figures, "aggregate_country", &["aggregate_indicator=detected_victims"]).await;
    assert_eq!(rows(&totals), ["XA=3".to_owned(), format!("XB={:?}", Figure::Between { low: 1, high: Some(4) })]);
    let cases = public(&figures, "court_act", &[]).await;
    assert_eq!((rows(&cases), cases.figures), (vec!["transfer=1".to_owned()], FigureKind::Public { threshold: 11 }));
    for kind in [SourceKind::Aggregate, SourceKind::CourtCase] {
        let typology = figures.typology(&Scope { source_kind: Some(kind), conditions: Vec::new() }, Choice::Public).await.unwrap();
        assert!(typology.parts.iter().flat_map(|part| &part.tables).all(|table| table.figures == FigureKind::Public { threshold: 11 }));
    }
}

/// Alleged perpetrators have no public tables, whether a table divides by them or only asks for them.
#[tokio::test]
async fn perpetrators_are_refused() {
    let all = many(80, &woman(&[("perpetrator.kind", "armed_group")]));
    let figures = World::of(&all).await.shown(NO_DELAY, TODAY).await;
    assert_eq!(figures.table(&query("perpetrator_kind", &[]), Choice::Operational).await.unwrap().all, Figure::Exact(80));
    for (by, conditions) in [("perpetrator_kind", &[][..]), ("perpetrator_role", &["sex=female"]), ("", &["perpetrator_kind=armed_group"])] {
        let refused = figures.table(&query(by, conditions), Choice::Public).await;
        assert!(matches!(refused, Err(PublishError::NotPublic { .. })), "{by}: {refused:?}");
    }
    let typology = figures.typology(&Scope::default(), Choice::Public).await.unwrap();
    assert!(typology.parts.iter().all(|part| part.key != "perpetrators"));
}

/// Nobody at all, or all held back, is a true zero, and too few for any table are no table.
#[tokio::test]
async fn the_empty_and_the_tiny() {
    let few: Vec<Person> = people(4, 6);
    let figures = World::of(&rows_of(&few)).await.shown(NO_DELAY, TODAY).await;
    assert!(matches!(figures.table(&query("", &[]), Choice::Public).await, Err(PublishError::NotPublic { nearest }) if nearest.is_empty()));
    assert!(matches!(figures.typology(&Scope::default(), Choice::Public).await, Err(PublishError::NotPublic { .. })));
    let figures = World::of(&rows_of(&few)).await.shown(PublicRule { threshold: 11, delay_months: u32::MAX }, TODAY).await;
    assert_eq!(total(&figures).await, Figure::Exact(0));
}
