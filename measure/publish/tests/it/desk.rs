//! The desk: figures are counted once, and again when something changed.

use crate::people::{Dice, people, rows_of};
use crate::world::{NO_DELAY, TODAY, World, query};
use lantern_facts::{Query, Scope, Table};
use lantern_model::SourceKind;
use lantern_publish::{Choice, FigureDesk, Figures};
use std::sync::Arc;

/// The same figures while nothing that counts has changed; new ones after an import has ended, and on another day.
#[tokio::test]
async fn figures_are_kept_while_they_hold() {
    let mut world = World::of(&rows_of(&people(31, 200))).await;
    let desk = FigureDesk::new(world.store.clone(), world.derived(), NO_DELAY);
    let first = desk.figures(TODAY).await.unwrap();
    assert!(Arc::ptr_eq(&first, &desk.figures(TODAY).await.unwrap()));
    let next_day = desk.figures("2026-03-05").await.unwrap();
    assert!(!Arc::ptr_eq(&first, &next_day) && next_day.today() == "2026-03-05" && next_day.position() == first.position());
    let old = first.table(&query("", &[]), Choice::Operational).await.unwrap();
    world.import("agency-a", SourceKind::CaseRecords, &rows_of(&people(32, 250))).await;
    let after = desk.figures("2026-03-05").await.unwrap();
    assert!(!Arc::ptr_eq(&next_day, &after) && after.position() > first.position());
    let new = after.table(&query("", &[]), Choice::Operational).await.unwrap();
    assert!(old.all.exact() < new.all.exact());
}

/// Many who ask at once wait for one count and share it, and so does the decision what is public.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_askers_count_once() {
    let world = World::of(&rows_of(&people(33, 400))).await;
    let desk = Arc::new(FigureDesk::new(world.store.clone(), world.derived(), NO_DELAY));
    let askers: Vec<_> = (0..8)
        .map(|_| {
            let desk = Arc::clone(&desk);
            tokio::spawn(async move {
                let figures = desk.figures(TODAY).await.unwrap();
                let table = figures.table(&query("sex", &[]), Choice::Public).await.unwrap();
                (figures, table)
            })
        })
        .collect();
    let mut answers = Vec::new();
    for asker in askers {
        answers.push(asker.await.unwrap());
    }
    assert!(answers.iter().all(|(figures, table)| Arc::ptr_eq(figures, &answers[0].0) && *table == answers[0].1));
}

async fn everything(figures: &Figures) -> Vec<Table> {
    let mut tables = Vec::new();
    for by in figures.public_tables(SourceKind::CaseRecords).await.unwrap() {
        let query = Query { by, conditions: Vec::new(), source_kind: None };
        tables.push(figures.table(&query, Choice::Public).await.unwrap());
        tables.push(figures.table(&query, Choice::Operational).await.unwrap());
    }
    for choice in [Choice::Public, Choice::Operational] {
        tables.extend(figures.typology(&Scope::default(), choice).await.unwrap().parts.into_iter().flat_map(|part| part.tables));
    }
    tables
}

/// The same records in another order give the same figures, withheld cells included.
#[tokio::test]
async fn the_order_of_records_leaves_no_trace() {
    let mut rows = rows_of(&people(34, 800));
    let first = everything(&*World::of(&rows).await.shown(NO_DELAY, TODAY).await).await;
    Dice(5).shuffle(&mut rows);
    let second = everything(&*World::of(&rows).await.shown(NO_DELAY, TODAY).await).await;
    assert_eq!(first.len(), second.len());
    for (one, other) in first.iter().zip(&second) {
        assert_eq!(one, other);
    }
    assert!(first.len() > 80);
}
