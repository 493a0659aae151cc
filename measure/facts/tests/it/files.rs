//! Snapshots as files: when they are built, when they go, and what they give away.

use crate::world::{Row, World, query, rows};
use lantern_facts::{Dimension, FactsError, Protection, Snapshot};
use lantern_model::{PartialDate, SourceKind};
use std::{fs, path::Path};

const MARKED: &[Row<'static>] = &[&[("victim.sex", "female"), ("event.exploitation_area", "MARKERAREA-07")]];

fn folders(derived: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(derived).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// An open import does not count; closing it makes a new snapshot, and the old one is deleted and says so when asked.
#[tokio::test]
async fn a_snapshot_is_as_of_one_position() {
    let mut world = World::of(MARKED).await;
    let first = world.snapshot().await;
    assert_eq!(folders(&world.derived()), [format!("facts-2-{}", first.position())]);
    world.open("agency-b", SourceKind::CaseRecords, MARKED).await;
    let second = world.snapshot().await;
    assert_eq!(rows(&second.table(&query("sex", &[])).await.unwrap()), ["female=1"]);
    assert_eq!(second.sources().iter().map(|source| (source.agency.as_str(), source.records)).collect::<Vec<_>>(), [("agency-a", 1), ("agency-b", 0)]);
    world.import("agency-c", SourceKind::CaseRecords, MARKED).await;
    let third = world.snapshot().await;
    assert_eq!(rows(&third.table(&query("source", &[])).await.unwrap()), ["0=1", "2=1"]);
    assert!(third.position() > second.position());
    assert_eq!(folders(&world.derived()), [format!("facts-2-{}", third.position())]);
    let gone = second.table(&query("sex", &[])).await;
    assert!(matches!(gone, Err(FactsError::Superseded)), "{gone:?}");
}

/// Nothing imported: an empty snapshot opens, and a question is answered with what to do.
#[tokio::test]
async fn an_empty_store_has_nothing_to_count() {
    let snapshot = World::new().await.snapshot().await;
    assert!(matches!(snapshot.table(&query("sex", &[])).await, Err(FactsError::Empty)));
}

/// No text of a record and no name of a column can be read in the encrypted files, while a plain copy shows that the
/// search would find them.
#[tokio::test]
async fn encrypted_files_give_nothing_away() {
    let world = World::of(MARKED).await;
    let snapshot = world.snapshot().await;
    let plain = world.derived().join("plain");
    Snapshot::write(&world.store, &plain, Protection::Plain, &|_, _| {}).await.unwrap();
    let holds = |folder: &Path, marker: &str| {
        fs::read_dir(folder).unwrap().any(|entry| fs::read(entry.unwrap().path()).unwrap().windows(marker.len()).any(|bytes| bytes == marker.as_bytes()))
    };
    let sealed = world.derived().join(format!("facts-2-{}", snapshot.position()));
    for marker in ["MARKERAREA-07", "agency-a", "exploitation_area"] {
        assert!(holds(&plain, marker) && !holds(&sealed, marker), "{marker}");
    }
    let copy = Snapshot::open(&plain, Protection::Plain, 1).await.unwrap();
    assert_eq!(copy.table(&query("exploitation_area sex", &[])).await.unwrap(), snapshot.table(&query("exploitation_area sex", &[])).await.unwrap());
}

/// A changed byte of a footer, a wrong key, and a file of another snapshot are all refused.
#[tokio::test]
async fn altered_files_are_refused() {
    let mut world = World::of(MARKED).await;
    let position = world.snapshot().await.position();
    let folder = world.derived().join(format!("facts-2-{position}"));
    let kept = world.derived().join("kept");
    fs::create_dir(&kept).unwrap();
    fs::copy(folder.join("records.parquet"), kept.join("records.parquet")).unwrap();
    let key = Protection::Encrypted(world.store.facts_key());
    assert!(Snapshot::open(&folder, key, 1).await.is_ok());
    assert!(matches!(Snapshot::open(&folder, Protection::Encrypted([7; 32]), 1).await, Err(FactsError::Altered { .. })));
    for file in ["values.parquet", "records.parquet"] {
        let sound = fs::read(folder.join(file)).unwrap();
        let mut bytes = sound.clone();
        let at = bytes.len() - 60;
        bytes[at] ^= 1;
        fs::write(folder.join(file), &bytes).unwrap();
        assert!(matches!(Snapshot::open(&folder, key, 1).await, Err(FactsError::Altered { .. })), "{file}");
        fs::write(folder.join(file), sound).unwrap();
    }
    world.import("agency-b", SourceKind::CaseRecords, MARKED).await;
    let later = world.snapshot().await.position();
    let folder = world.derived().join(format!("facts-2-{later}"));
    fs::copy(kept.join("records.parquet"), folder.join("records.parquet")).unwrap();
    assert!(matches!(Snapshot::current(&world.store, &world.derived()).await, Err(FactsError::Altered { .. })));
}

/// The feed of the release gives canonical texts with their number, counted people only, and holds back what is recent:
/// by month of detection, a year alone as its December, and the month of the import where no date is told.
#[tokio::test]
async fn the_release_feed_holds_back() {
    let dated = |sex: &'static str, date: &'static str| vec![("victim.sex", sex), ("victim.detection_date", date), ("event.acts", "recruitment receipt")];
    let world = [
        dated("female", "2025-08-31"),
        dated("female", "2025-09-01"),
        dated("male", "2025"),
        dated("male", "2024"),
        vec![("victim.sex", "other")],
        vec![("victim.status", "at_risk")],
    ];
    let world = World::of(&world.iter().map(Vec::as_slice).collect::<Vec<_>>()).await;
    let snapshot = world.snapshot().await;
    let dimensions = ["sex", "act"].map(|name| Dimension::named(name).unwrap());
    let feed = async |until: Option<&str>| {
        let month = until.map(|text| PartialDate::parse(text).unwrap().month_index().unwrap());
        let mut rows = Vec::new();
        snapshot.each_row(&dimensions, SourceKind::CaseRecords, month, |texts, count| rows.push(format!("{}={count}", texts.join("|")))).await.unwrap();
        rows
    };
    assert_eq!(feed(None).await, ["female|recruitment receipt=2", "male|recruitment receipt=2", "other|!not_recorded=1"]);
    assert_eq!(feed(Some("2025-08")).await, ["female|recruitment receipt=1", "male|recruitment receipt=1"]);
    assert_eq!(feed(Some("2026-03")).await.len(), 3);
}
